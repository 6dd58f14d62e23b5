// Package kv is a small durable map from keys to values: an append-only file of checksummed lines, held in memory and
// rewritten when most of it is history. A value that Put returned for survives the process and the machine.
package kv

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Store is the map. Its methods may be called from several goroutines.
type Store struct {
	mu     sync.Mutex
	path   string
	file   *os.File // nil: in memory only
	size   int64    // of the file up to the last whole line
	lines  int
	values map[string][]byte
	failed error
}

// NewMemory makes a store that lives as long as the process.
func NewMemory() *Store { return &Store{values: map[string][]byte{}} }

// Open reads the store at path, or begins one. A last line cut short by a crash was never promised and is dropped;
// a damaged line before it is an error.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s := &Store{path: path, file: f, values: map[string][]byte{}}
	if err := s.load(); err != nil {
		f.Close()
		return nil, err
	}
	if err := s.settle(); err != nil {
		s.file.Close()
		return nil, err
	}
	return s, nil
}

// load reads every line and cuts the file behind the last whole one.
func (s *Store) load() error {
	r := bufio.NewReaderSize(s.file, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			break // what is left has no end: a write that never returned
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", s.path, err)
		}
		if err := s.apply(line); err != nil {
			return fmt.Errorf("%s:%d: %w", s.path, n, err)
		}
		s.size += int64(len(line))
		s.lines++
	}
	if err := s.file.Truncate(s.size); err != nil {
		return fmt.Errorf("cut %s: %w", s.path, err)
	}
	_, err := s.file.Seek(s.size, io.SeekStart)
	return err
}

// entry is a line: its checksum in front of it, as eight hexadecimal digits and a blank.
type entry struct {
	Key   string `json:"k"`
	Value []byte `json:"v,omitempty"` // none: deleted
}

func (s *Store) apply(line []byte) error {
	if len(line) < 10 || fmt.Sprintf("%08x", crc32.ChecksumIEEE(line[9:])) != string(line[:8]) {
		return errors.New("damaged line")
	}
	var e entry
	if err := json.Unmarshal(line[9:], &e); err != nil {
		return err
	}
	s.set(e.Key, e.Value)
	return nil
}

func (s *Store) set(key string, value []byte) {
	if value == nil {
		delete(s.values, key)
		return
	}
	s.values[key] = value
}

func encode(key string, value []byte) ([]byte, error) {
	body, err := json.Marshal(entry{key, value})
	if err != nil {
		return nil, err
	}
	body = append(body, '\n')
	return append(fmt.Appendf(nil, "%08x ", crc32.ChecksumIEEE(body)), body...), nil
}

// settle rewrites the file where more than half of its lines are history.
func (s *Store) settle() error {
	if s.file == nil || s.lines < 1000 || s.lines < 2*len(s.values) {
		return nil
	}
	var buf bytes.Buffer
	for _, k := range slices.Sorted(maps.Keys(s.values)) {
		line, err := encode(k, s.values[k])
		if err != nil {
			return err
		}
		buf.Write(line)
	}
	f, err := replaceFile(s.path, buf.Bytes())
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", s.path, err)
	}
	s.file.Close()
	s.file, s.size, s.lines = f, int64(buf.Len()), len(s.values)
	return nil
}

// replaceFile puts a new file in place of the old one, whole or not at all, and returns it open at its end.
func replaceFile(path string, data []byte) (*os.File, error) {
	f, err := os.OpenFile(path+".new", os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync())
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Get returns the value of key, or nil where there is none. The caller must not change it.
func (s *Store) Get(key string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.values[key], nil
}

// Put keeps value under key; a nil value deletes. When it returns without an error, the value is on the disk.
func (s *Store) Put(key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if value == nil && s.values[key] == nil {
		return nil
	}
	value = slices.Clone(value)
	if err := s.write(key, value); err != nil {
		return err
	}
	s.set(key, value)
	return s.settle()
}

// write appends the line and waits for the disk. After a failed write the end of the file is cut back; where even
// that fails, the store refuses every further write.
func (s *Store) write(key string, value []byte) error {
	if s.file == nil {
		return nil
	}
	line, err := encode(key, value)
	if err != nil {
		return err
	}
	_, err = s.file.Write(line)
	if err = errors.Join(err, s.file.Sync()); err != nil {
		_, seek := s.file.Seek(s.size, io.SeekStart)
		s.failed = errors.Join(s.file.Truncate(s.size), seek)
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	s.size += int64(len(line))
	s.lines++
	return nil
}

// Keys lists the keys that begin with prefix, sorted.
func (s *Store) Keys(prefix string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var keys []string
	for k := range s.values {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys, nil
}

// Close releases the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		return nil
	}
	if s.failed == nil {
		s.failed = errors.New("store is closed")
	}
	return s.file.Close()
}
