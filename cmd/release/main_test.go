package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What is packed can be unpacked, programs run, and the same files make the same archive.
func TestPack(t *testing.T) {
	dir, at := t.TempDir(), time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	files := []string{filepath.Join(dir, "edikt"), filepath.Join(dir, "LICENSE")}
	for _, f := range files {
		if err := os.WriteFile(f, []byte("text of "+filepath.Base(f)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, zipped := range []bool{false, true} {
		one, err := pack(filepath.Join(dir, "one"), "edikt-v1", files, at, zipped)
		if err != nil {
			t.Fatal(err)
		}
		other, err := pack(filepath.Join(dir, "other"), "edikt-v1", files, at, zipped)
		if err != nil {
			t.Fatal(err)
		}
		a, b := read(t, one), read(t, other)
		if !bytes.Equal(a, b) {
			t.Errorf("two archives of the same files differ (zip: %v)", zipped)
		}
		got := untar
		if zipped {
			got = unzip
		}
		want := map[string]string{"edikt-v1/edikt": "-rwxr-xr-x text of edikt", "edikt-v1/LICENSE": "-rw-r--r-- text of LICENSE"}
		for name, text := range got(t, a) {
			if want[name] != text {
				t.Errorf("%s: %q, want %q", name, text, want[name])
			}
			delete(want, name)
		}
		if len(want) > 0 {
			t.Errorf("missing: %v", want)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func untar(t *testing.T, data []byte) map[string]string {
	zr, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(tr)
		found[h.Name] = h.FileInfo().Mode().String() + " " + string(text)
	}
}

func unzip(t *testing.T, data []byte) map[string]string {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(r)
		found[f.Name] = f.Mode().String() + " " + string(text)
	}
	return found
}

func TestUnknownPlatform(t *testing.T) {
	if err := run(t.TempDir(), "plan9/mips", true, true); err == nil {
		t.Error("no error")
	}
}
