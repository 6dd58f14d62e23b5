package stream

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Owner says which process holds a data folder and where it can be reached.
type Owner struct {
	PID     int       `json:"pid"`
	Version string    `json:"version"`
	Since   time.Time `json:"since"`
	Socket  string    `json:"socket,omitempty"` // for other commands on this machine
	HTTP    string    `json:"http,omitempty"`   // for browsers
	NATS    string    `json:"nats,omitempty"`   // the servers it uses, without credentials; empty: its own
}

// HeldError reports that another process owns the folder; Owner is what that process wrote about itself.
type HeldError struct {
	Dir   string
	Owner Owner
}

func (e *HeldError) Error() string {
	if e.Owner.PID == 0 {
		return fmt.Sprintf("data folder %s is held by another process", e.Dir)
	}
	s := fmt.Sprintf("data folder %s is held by edikt %s, process %d, since %s", e.Dir, e.Owner.Version, e.Owner.PID, e.Owner.Since.Format(time.DateTime))
	if e.Owner.HTTP != "" {
		s += ", at " + e.Owner.HTTP
	}
	return s
}

// Lock is the ownership of a data folder. The operating system gives it back when the process ends, however it ends.
type Lock struct {
	dir  string
	file *os.File
}

const (
	lockName  = "edikt.lock"
	ownerName = "edikt.owner"
)

// Acquire takes the folder, creating it where needed, before anything in it is opened. It fails with a *HeldError
// where another process has it.
func Acquire(dir string, o Owner) (*Lock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	switch err := lockFile(f); {
	case errors.Is(err, errLocked):
		f.Close()
		held, _ := ReadOwner(dir)
		return nil, &HeldError{Dir: dir, Owner: held}
	case err != nil:
		f.Close()
		return nil, fmt.Errorf("lock data folder %s: %w", dir, err)
	}
	l := &Lock{dir: dir, file: f}
	return l, l.Describe(o)
}

// Describe writes what others may know about the owner.
func (l *Lock) Describe(o Owner) error {
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	tmp := filepath.Join(l.dir, ownerName+".new")
	if err := os.WriteFile(tmp, data, 0o600); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	return os.Rename(tmp, filepath.Join(l.dir, ownerName))
}

// Release gives the folder back. The lock file stays: removing it would let two processes lock two files of one name.
func (l *Lock) Release() error {
	os.Remove(filepath.Join(l.dir, ownerName))
	return l.file.Close()
}

// ReadOwner returns what the owner of dir wrote about itself; it may be gone since.
func ReadOwner(dir string) (o Owner, err error) {
	data, err := os.ReadFile(filepath.Join(dir, ownerName))
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(data, &o)
}
