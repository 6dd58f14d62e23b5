package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
)

// A process that dies of itself (not killed, not with its machine) leaves its last words in edikt.crash. The next one on the
// folder keeps them as edikt.crash.last, and takes what was in hand for suspect.
func (n *node) openCrashRecord(context.Context) error {
	path := n.path("edikt.crash")
	words, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("record of crashes: %w", err)
	}
	if len(words) > 0 {
		n.crashed = true
		n.log.Error("the former process on this folder crashed", "see", path+".last")
		if err := os.Rename(path, path+".last"); err != nil {
			return fmt.Errorf("record of crashes: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("record of crashes: %w", err)
	}
	err = debug.SetCrashOutput(f, debug.CrashOptions{})
	if err = errors.Join(err, f.Close()); err != nil { // the runtime has a handle of its own
		return fmt.Errorf("record of crashes: %w", err)
	}
	n.onClose(func() error {
		return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), os.Remove(path))
	})
	return nil
}
