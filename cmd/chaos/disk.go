//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// fullDisk feeds articles to an edikt on a small disk until that is full, makes it fuller than full, and gives it room again.
func fullDisk(ctx context.Context, o options) error {
	disk := filepath.Join(o.dir, "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		return err
	}
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=160m"); err != nil {
		return fmt.Errorf("a disk of its own: %w (needs root)", err)
	}
	defer unix.Unmount(disk, unix.MNT_DETACH)
	data, ballast := filepath.Join(disk, "data"), filepath.Join(disk, "ballast")
	p, err := newProgram(o, data, "nats: {ack_wait: 1s, min_free_mb: 24}\nlog: {level: info}\n")
	if err != nil {
		return err
	}
	defer p.close()
	if err := p.start(); err != nil {
		return err
	}
	c := corpus{size: o.articles, at: time.Now(), filler: strings.Repeat(" Und so ging es den ganzen Tag weiter, ohne dass jemand etwas davon hatte.", 50)}
	f := newFeeder(c, 50)
	f.allow(c.size / 3)
	done, stop := f.start(ctx, p.take)
	defer stop()
	if err := until(ctx, 2*time.Minute, "the first third is taken", func() (bool, error) { return f.progress() >= c.size/3, f.trouble() }); err != nil {
		return err
	}
	for _, s := range []struct {
		name string
		left int64 // bytes that others leave on the disk
	}{{"less than its bound is left", 12 << 20}, {"nothing at all is left", 0}} {
		if err := filled(ctx, p, f, ballast, s.name, s.left); err != nil {
			return err
		}
	}
	f.allow(c.size)
	<-done
	err = until(ctx, 5*time.Minute, "all stages are done", func() (bool, error) {
		s, err := p.status(ctx)
		return err == nil && s.idle(), err
	})
	err = errors.Join(err, p.died(), counts(ctx, p, c))
	return errors.Join(err, p.signal(syscall.SIGINT), streamCounts(ctx, data, c))
}

// filled lets others fill the disk while articles come in, looks at what edikt says, and takes it away again.
func filled(ctx context.Context, p *program, f *feeder, ballast, name string, left int64) error {
	f.allow(f.progress() + f.corpus.size/3)
	pause(ctx, 100*time.Millisecond) // into the middle of the work
	if err := fill(ballast, left); err != nil {
		return err
	}
	refused := func() (n int, text string) {
		f.mu.Lock()
		defer f.mu.Unlock()
		for t, k := range f.refused {
			n, text = n+k, t
		}
		return n, text
	}
	before, _ := refused()
	err := until(ctx, time.Minute, "articles are refused", func() (bool, error) {
		n, text := refused()
		return n > before+5 && strings.Contains(text, "disk"), f.trouble()
	})
	taken := f.progress()
	pause(ctx, 3*time.Second)
	_, text := refused()
	fmt.Printf("   %s: %d taken, then refused: %.160s\n", name, taken, text)
	if s, serr := p.status(ctx); serr == nil {
		for _, x := range s.Stages {
			if x.Paused != "" {
				fmt.Printf("   stage %s pauses: %.120s\n", x.Name, x.Paused)
			}
		}
	}
	if err := errors.Join(err, p.died(), os.Remove(ballast)); err != nil {
		return err
	}
	return until(ctx, 2*time.Minute, "it goes on when there is room", func() (bool, error) { return f.progress() >= min(taken+1, f.corpus.size), f.trouble() })
}

// fill writes a file until only so much room is left.
func fill(path string, left int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	chunk := make([]byte, 1<<20)
	for {
		var st unix.Statfs_t
		if err := unix.Statfs(filepath.Dir(path), &st); err != nil {
			return err
		}
		if left > 0 && int64(st.Bavail)*st.Bsize <= left {
			return nil
		}
		if _, err := f.Write(chunk); errors.Is(err, unix.ENOSPC) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
