package kv

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// PutAll keeps several values, as Put does, with one wait for the disk. After a crash all of them are there or the last
// ones are missing.
func (s *Store) PutAll(values map[string][]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if s.file != nil {
		if err := s.writeAll(values); err != nil {
			return err
		}
	}
	for k, v := range values {
		s.set(k, slices.Clone(v))
	}
	return s.settle()
}

func (s *Store) writeAll(values map[string][]byte) error {
	var lines []byte
	for _, k := range slices.Sorted(maps.Keys(values)) {
		line, err := encode(k, values[k])
		if err != nil {
			return err
		}
		lines = append(lines, line...)
	}
	_, err := s.file.Write(lines)
	if err = errors.Join(err, s.file.Sync()); err != nil {
		_, seek := s.file.Seek(s.size, io.SeekStart)
		s.failed = errors.Join(s.file.Truncate(s.size), seek)
		return fmt.Errorf("write %s: %w", s.path, err)
	}
	s.size += int64(len(lines))
	s.lines += len(values)
	return nil
}
