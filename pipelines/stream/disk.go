package stream

import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// ErrDiskFull means that nothing is written until there is room again. The bound lies above zero because a server
// that meets the end of its disk in mid-write turns itself off.
var ErrDiskFull = errors.New("disk full")

// disk watches the free space; a nil disk is somebody else's and always has room.
type disk struct {
	dir string
	min uint64
	now func() time.Time

	mu      sync.Mutex
	checked time.Time
	err     error
}

// diskInterval is how long an answer holds; far less can be written meanwhile than the bound keeps free.
const diskInterval = 250 * time.Millisecond

func (d *disk) check() error {
	if d == nil {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if now := d.now(); now.Sub(d.checked) >= diskInterval || now.Before(d.checked) {
		d.checked, d.err = now, d.measure()
	}
	return d.err
}

func (d *disk) measure() error {
	free, err := freeBytes(d.dir)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", d.dir, err)
	}
	if free < d.min {
		return fmt.Errorf("%w: %s has %d MB left, wanted are %d MB", ErrDiskFull, d.dir, free>>20, d.min>>20)
	}
	return nil
}

// CheckDisk fails with ErrDiskFull where too little room is left to write anything.
func (c *Conn) CheckDisk() error { return c.disk.check() }

// LowDisk reports whether the disk of the embedded server nears the bound below which nothing is written.
func (c *Conn) LowDisk() (free uint64, low bool) {
	if c.disk == nil {
		return 0, false
	}
	free, err := freeBytes(c.disk.dir)
	return free, err == nil && free < 4*c.disk.min
}
