package stream

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestOwner(t *testing.T) {
	dir := t.TempDir()
	me := Owner{PID: 42, Version: "1.2", Since: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), HTTP: "http://127.0.0.1:8080"}
	l, err := Acquire(dir, me)
	if err != nil {
		t.Fatal(err)
	}
	var held *HeldError
	if _, err := Acquire(dir, Owner{PID: 43}); !errors.As(err, &held) || held.Owner != me {
		t.Fatalf("second owner: %v", err)
	}
	for _, want := range []string{dir, "process 42", "1.2", "http://127.0.0.1:8080"} {
		if !strings.Contains(held.Error(), want) {
			t.Errorf("%q does not name %s", held.Error(), want)
		}
	}
	if err := l.Release(); err != nil {
		t.Fatal(err)
	}
	l, err = Acquire(dir, Owner{PID: 43})
	if err != nil {
		t.Fatal(err)
	}
	l.Release()
}

var racesFlag = flag.Int("races", 10, "how often TestOwnerRace starts two processes at once")

// TestOwnerRace starts two processes on one folder at the same moment: one owns it, the other is refused.
func TestOwnerRace(t *testing.T) {
	if dir := os.Getenv("EDIKT_TEST_OWNER"); dir != "" {
		own(dir)
	}
	for range *racesFlag {
		race(t, t.TempDir())
	}
}

const refused = 3

// own is the life of one of the processes: refused, or owner until its input ends.
func own(dir string) {
	if _, err := Acquire(dir, Owner{PID: os.Getpid()}); err != nil {
		os.Exit(refused)
	}
	io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

func race(t *testing.T, dir string) {
	ends := make(chan int, 2)
	var inputs []io.Closer
	for range 2 {
		cmd := exec.Command(os.Args[0], "-test.run=TestOwnerRace")
		cmd.Env = append(os.Environ(), "EDIKT_TEST_OWNER="+dir)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, in)
		go func() {
			cmd.Wait()
			ends <- cmd.ProcessState.ExitCode()
		}()
	}
	if code := <-ends; code != refused { // the owner waits for its input
		t.Errorf("the first to end has exit code %d", code)
	}
	for _, in := range inputs {
		in.Close()
	}
	if code := <-ends; code != 0 {
		t.Errorf("the owner ends with exit code %d", code)
	}
}
