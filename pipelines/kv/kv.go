// Package kv is a small durable map from keys to values: an append-only file of checksummed lines, rewritten when most
// of it is history. The keys are held in memory, the values are read when asked for. A value that Put returned for
// survives the process and the machine.
package kv

import (
	"bufio"
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

	"edikt"
)

// Store is the map. Its methods may be called from several goroutines.
type Store struct {
	mu     sync.Mutex
	path   string
	file   *os.File // nil: in memory only
	size   int64    // of the file up to the last whole line
	lines  int
	places map[string]place
	values map[string][]byte // in memory only
	failed error
}

// place is where the newest line of a key lies.
type place struct {
	offset int64
	length int
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
	s := &Store{path: path, file: f, places: map[string]place{}}
	if err := errors.Join(s.load(), edikt.SyncDir(filepath.Dir(path))); err != nil {
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
		e, err := decode(line)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", s.path, n, err)
		}
		s.note(e.Key, e.Value == nil, len(line))
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

func decode(line []byte) (e entry, err error) {
	if len(line) < 10 || fmt.Sprintf("%08x", crc32.ChecksumIEEE(line[9:])) != string(line[:8]) {
		return e, errors.New("damaged line")
	}
	return e, json.Unmarshal(line[9:], &e)
}

// note takes in that the next line of the file, so many bytes long, holds key or deletes it.
func (s *Store) note(key string, deleted bool, length int) {
	if deleted {
		delete(s.places, key)
	} else {
		s.places[key] = place{s.size, length}
	}
	s.size += int64(length)
	s.lines++
}

// read gets the line of a place.
func (s *Store) read(p place) ([]byte, error) {
	line := make([]byte, p.length)
	if _, err := s.file.ReadAt(line, p.offset); err != nil {
		return nil, fmt.Errorf("read %s: %w", s.path, err)
	}
	return line, nil
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
	if s.file == nil || s.lines < 1000 || s.lines < 2*len(s.places) {
		return nil
	}
	return s.compact()
}

// compact rewrites the file without its history and goes on with the new one.
func (s *Store) compact() error {
	fresh, err := s.rewrite()
	if err != nil {
		return fmt.Errorf("rewrite %s: %w", s.path, err)
	}
	if err := s.replace(fresh); err != nil {
		s.failed = fmt.Errorf("rewrite %s: %w", s.path, err)
	}
	return s.failed
}

// rewrite writes the newest line of each key to a file beside the old one, and returns what is in it.
func (s *Store) rewrite() (fresh *Store, err error) {
	f, err := os.OpenFile(s.path+".new", os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	fresh = &Store{places: make(map[string]place, len(s.places))}
	w := bufio.NewWriterSize(f, 1<<20)
	for _, k := range slices.Sorted(maps.Keys(s.places)) {
		line, err := s.read(s.places[k])
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(line); err != nil {
			return nil, err
		}
		fresh.note(k, false, len(line))
	}
	return fresh, errors.Join(w.Flush(), f.Sync())
}

// replace puts the new file in place of the old one, whole or not at all, and opens it. Both are closed meanwhile: not
// every system renames an open file.
func (s *Store) replace(fresh *Store) error {
	if err := s.file.Close(); err != nil {
		return err
	}
	err := os.Rename(s.path+".new", s.path)
	f, openErr := os.OpenFile(s.path, os.O_RDWR, 0o600)
	if err := errors.Join(err, openErr); err != nil {
		return err
	}
	s.file, s.places, s.size, s.lines = f, fresh.places, fresh.size, fresh.lines
	_, err = f.Seek(s.size, io.SeekStart)
	return errors.Join(err, edikt.SyncDir(filepath.Dir(s.path)))
}

// Get returns the value of key, or nil where there is none.
func (s *Store) Get(key string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		return slices.Clone(s.values[key]), nil
	}
	p, ok := s.places[key]
	if !ok {
		return nil, nil
	}
	line, err := s.read(p)
	if err != nil {
		return nil, err
	}
	e, err := decode(line)
	if err != nil {
		return nil, fmt.Errorf("%s, byte %d: %w", s.path, p.offset, err)
	}
	return e.Value, nil
}

// Put keeps value under key; a nil value deletes. When it returns without an error, the value is on the disk.
func (s *Store) Put(key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if s.file == nil {
		if value == nil {
			delete(s.values, key)
		} else {
			s.values[key] = slices.Clone(value)
		}
		return nil
	}
	if _, there := s.places[key]; value == nil && !there {
		return nil
	}
	if err := s.write(key, value); err != nil {
		return err
	}
	return s.settle()
}

func (s *Store) write(key string, value []byte) error {
	line, err := encode(key, value)
	if err != nil {
		return err
	}
	if err := s.append(line); err != nil {
		return err
	}
	s.note(key, value == nil, len(line))
	return nil
}

// append writes lines behind the last one and waits for the disk. After a failed write the end of the file is cut back;
// where even that fails, the store refuses every further write.
func (s *Store) append(lines []byte) error {
	_, err := s.file.Write(lines)
	if err = errors.Join(err, s.file.Sync()); err != nil {
		_, seek := s.file.Seek(s.size, io.SeekStart)
		s.failed = errors.Join(s.file.Truncate(s.size), seek)
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	return nil
}

// Flush has nothing to do: Put waits for the disk. Stores that gather what is put have more to it.
func (s *Store) Flush() error { return nil }

// Keys lists the keys that begin with prefix, sorted.
func (s *Store) Keys(prefix string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var keys []string
	keep := func(k string) {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	for k := range s.places {
		keep(k)
	}
	for k := range s.values {
		keep(k)
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
