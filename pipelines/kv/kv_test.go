package kv

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSurvivesReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "alerts.log")
	s := open(t, path)
	put(t, s, "a.1", "one")
	put(t, s, "a.2", "two")
	put(t, s, "a.1", "uno")
	if err := s.Put("a.2", nil); err != nil {
		t.Fatal(err)
	}
	// No Close: a killed process closes nothing.
	s = open(t, path)
	wantKeys(t, s, "a.", "a.1")
	if v, _ := s.Get("a.1"); string(v) != "uno" {
		t.Errorf("a.1 = %q", v)
	}
	if v, _ := s.Get("a.2"); v != nil {
		t.Errorf("a.2 = %q, want it deleted", v)
	}
}

func TestDropsATornLastLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.log")
	s := open(t, path)
	put(t, s, "whole", "yes")
	whole := s.size
	put(t, s, "torn", strings.Repeat("x", 100))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := whole; cut < int64(len(data)); cut += 7 {
		if err := os.WriteFile(path, data[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		s = open(t, path)
		wantKeys(t, s, "", "whole")
		put(t, s, "later", "yes")
		wantKeys(t, open(t, path), "", "later", "whole")
	}
}

func TestRefusesADamagedLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.log")
	s := open(t, path)
	put(t, s, "a", "one")
	put(t, s, "b", "two")
	data, _ := os.ReadFile(path)
	data[12] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "state.log:1: damaged line") {
		t.Errorf("err = %v, want the file and the line", err)
	}
}

func TestRewritesHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.log")
	s := open(t, path)
	for i := range 3000 {
		put(t, s, fmt.Sprint("k", i%3), fmt.Sprint(i))
	}
	if s.lines > 1000 {
		t.Errorf("%d lines for 3 keys", s.lines)
	}
	s = open(t, path)
	wantKeys(t, s, "k", "k0", "k1", "k2")
	if v, _ := s.Get("k2"); string(v) != "2999" {
		t.Errorf("k2 = %s", v)
	}
}

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func put(t *testing.T, s *Store, k, v string) {
	t.Helper()
	if err := s.Put(k, []byte(v)); err != nil {
		t.Fatal(err)
	}
}

func wantKeys(t *testing.T, s *Store, prefix string, want ...string) {
	t.Helper()
	keys, err := s.Keys(prefix)
	if err != nil || fmt.Sprint(keys) != fmt.Sprint(want) {
		t.Errorf("keys = %v, %v, want %v", keys, err, want)
	}
}
