//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// An ext4 on a file of its own can be told to stop as if the power had gone: what is not on the device by then, and what
// the journal holds that was not asked for, is lost.
const (
	ioctlShutdown = 0x8004587d // FS_IOC_SHUTDOWN
	withoutLog    = 2          // not even the journal is written
)

// mounted is a file system of our own.
type mounted struct{ image, dir string }

func makeDisk(dir string) (*mounted, error) {
	m := &mounted{filepath.Join(dir, "disk.img"), filepath.Join(dir, "disk")}
	f, err := os.Create(m.image)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(f.Truncate(2<<30), f.Close(), os.Mkdir(m.dir, 0o700)); err != nil {
		return nil, err
	}
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", m.image).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("mkfs.ext4: %w: %s", err, out)
	}
	return m, m.mount()
}

func (m *mounted) mount() error {
	if out, err := exec.Command("mount", "-o", "loop", m.image, m.dir).CombinedOutput(); err != nil {
		return fmt.Errorf("mount: %w: %s (needs root)", err, out)
	}
	return nil
}

func (m *mounted) unmount() error {
	if out, err := exec.Command("umount", m.dir).CombinedOutput(); err != nil {
		return fmt.Errorf("umount: %w: %s", err, out)
	}
	return nil
}

// cut takes the power away.
func (m *mounted) cut() error {
	d, err := os.Open(m.dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := unix.IoctlSetPointerInt(int(d.Fd()), ioctlShutdown, withoutLog); err != nil {
		return fmt.Errorf("stop the file system: %w", err)
	}
	return nil
}

// powerLoss feeds articles to an edikt whose machine loses its power again and again.
func powerLoss(ctx context.Context, o options) error {
	disk, err := makeDisk(o.dir)
	if err != nil {
		return err
	}
	defer func() { _ = unix.Unmount(disk.dir, unix.MNT_DETACH) }()
	data := filepath.Join(disk.dir, "data")
	p, err := newProgram(o, data, "nats: {ack_wait: 1s, min_free_mb: 1}\n")
	if err != nil {
		return err
	}
	defer p.close()
	c := corpus{size: o.articles, at: time.Now()}
	f := newFeeder(c, 20)
	done, stop := f.start(ctx, p.take)
	defer stop()
	for i := range o.rounds {
		if err := powerRound(ctx, o, disk, p, f, i); err != nil {
			return fmt.Errorf("round %d: %w", i+1, err)
		}
	}
	f.allow(c.size)
	if err := p.start(); err != nil {
		return err
	}
	<-done
	err = until(ctx, 5*time.Minute, "all stages are done", func() (bool, error) {
		s, err := p.status(ctx)
		return err == nil && s.idle(), err
	})
	err = errors.Join(err, counts(ctx, p, c))
	return errors.Join(err, p.signal(syscall.SIGINT), streamCounts(ctx, data, c), disk.unmount())
}

// powerRound runs edikt for a moment, takes the power away at once, and sees that everything it said it took is there.
func powerRound(ctx context.Context, o options, disk *mounted, p *program, f *feeder, i int) error {
	f.allow((i + 1) * o.articles / (o.rounds + 1))
	if err := p.start(); err != nil {
		return err
	}
	before := f.progress()
	if err := until(ctx, time.Minute, "articles are taken", func() (bool, error) { return f.progress() > before, errors.Join(f.trouble(), p.died()) }); err != nil {
		return err
	}
	pause(ctx, time.Duration(o.random.IntN(6000))*time.Millisecond)
	if err := p.signal(syscall.SIGSTOP); err != nil { // nothing is said any more that the disk could not hold
		return err
	}
	pause(ctx, 50*time.Millisecond)
	said := f.acknowledged()
	if err := disk.cut(); err != nil {
		return err
	}
	if err := errors.Join(p.signal(syscall.SIGKILL), disk.unmount(), disk.mount()); err != nil {
		return err
	}
	there, err := articlesIn(ctx, filepath.Join(disk.dir, "data"), "ARTICLES")
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	for message := range there {
		id, _, _ := strings.Cut(message, ".")
		ids[id] = true
	}
	lost := 0
	for id := range said {
		if !ids[id] {
			lost++
		}
	}
	fmt.Printf("   power loss %d: %d said to be taken, %d in the stream, %d lost\n", i+1, len(said), len(there), lost)
	if lost > 0 {
		return fmt.Errorf("%d articles are lost that were said to be taken", lost)
	}
	return nil
}
