package kv

import (
	"path/filepath"
	"testing"
)

func TestPutAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.kv")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("gone", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := s.PutAll(map[string][]byte{"a": []byte("1"), "b": []byte("2"), "gone": nil}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for k, want := range map[string]string{"a": "1", "b": "2", "gone": ""} {
		if got, err := s.Get(k); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", k, got, err)
		}
	}
}
