package crawler

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// One contract for both states.
func TestStates(t *testing.T) {
	now := func() time.Time { return testNow }
	dir := t.TempDir()
	file, err := OpenState(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, s := range map[string]State{"memory": &MemoryState{}, "file": file} {
		if _, ok := s.Get("a"); ok {
			t.Errorf("%s: a key that was never put", name)
		}
		for _, v := range []string{"eins", "", "zwei"} {
			if err := s.Put("a", []byte(v)); err != nil {
				t.Fatal(err)
			}
			if got, ok := s.Get("a"); !ok || string(got) != v {
				t.Errorf("%s: got %q, put %q", name, got, v)
			}
		}
	}
}

// Whatever a kill leaves at the end of the file, all that was acknowledged before it is read again.
func TestFileStateSurvivesTornEnds(t *testing.T) {
	now := func() time.Time { return testNow }
	dir := t.TempDir()
	s, err := OpenState(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	var ends []int64
	for i := range 20 {
		if err := s.Put(fmt.Sprint("key", i), bytes.Repeat([]byte{byte(i)}, i*7)); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, s.size)
	}
	s.Close()
	whole, err := os.ReadFile(filepath.Join(dir, "seen.log"))
	if err != nil {
		t.Fatal(err)
	}
	for cut := len(stateMagic); cut <= len(whole); cut += 13 {
		dir := t.TempDir()
		torn := append(append([]byte(nil), whole[:cut]...), "halber Satz"...)
		if err := os.WriteFile(filepath.Join(dir, "seen.log"), torn, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := OpenState(dir, now)
		if err != nil {
			t.Fatal(err)
		}
		for i, end := range ends {
			got, ok := s.Get(fmt.Sprint("key", i))
			if want := end <= int64(cut); ok != want || ok && len(got) != i*7 {
				t.Fatalf("cut at %d: key%d there %v, %d bytes", cut, i, ok, len(got))
			}
		}
		if err := s.Put("danach", []byte("ja")); err != nil {
			t.Fatal(err)
		}
		s.Close()
		if s, err = OpenState(dir, now); err != nil {
			t.Fatal(err)
		}
		if v, _ := s.Get("danach"); string(v) != "ja" {
			t.Fatalf("cut at %d: what was put afterwards is gone", cut)
		}
		s.Close()
	}
}

func TestFileStateRefusesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "seen.log"), []byte("ein Tagebuch, kein Zustand"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenState(dir, time.Now); err == nil {
		t.Error("opened, and would have cut, a file that is not its own")
	}
}

// Replaced records and those that nobody named for half a year go when the file is opened.
func TestFileStateCompacts(t *testing.T) {
	now := testNow
	clock := func() time.Time { return now }
	dir := t.TempDir()
	s, err := OpenState(dir, clock)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("alt", []byte("x")); err != nil {
		t.Fatal(err)
	}
	now = now.Add(stateKeep + time.Hour)
	for i := range 40 {
		if err := s.Put("oft", bytes.Repeat([]byte{byte(i)}, 100_000)); err != nil {
			t.Fatal(err)
		}
	}
	before := s.size
	s.Close()
	if s, err = OpenState(dir, clock); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if v, _ := s.Get("oft"); len(v) != 100_000 || v[0] != 39 {
		t.Errorf("the newest value is gone")
	}
	if _, ok := s.Get("alt"); ok {
		t.Error("a key of half a year ago is still there")
	}
	if info, _ := os.Stat(filepath.Join(dir, "seen.log")); info.Size() > before/10 {
		t.Errorf("%d bytes after compaction of %d", info.Size(), before)
	}
	if err := s.Put(sourceKey("blatt"), []byte("{}")); err != nil {
		t.Fatal(err)
	}
	snapshot, err := ReadState(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := snapshot.Get(sourceKey("blatt")); !ok {
		t.Error("the copy for readers lacks a source")
	}
}
