package kv

import (
	"maps"
	"slices"
)

// PutAll keeps several values, as Put does, with one wait for the disk. After a crash all of them are there or the last
// ones are missing.
func (s *Store) PutAll(values map[string][]byte) error {
	if s.file == nil {
		for k, v := range values {
			if err := s.Put(k, v); err != nil {
				return err
			}
		}
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return s.failed
	}
	if err := s.writeAll(values); err != nil {
		return err
	}
	return s.settle()
}

func (s *Store) writeAll(values map[string][]byte) error {
	keys := slices.Sorted(maps.Keys(values))
	lines := make([][]byte, len(keys))
	for i, k := range keys {
		var err error
		if lines[i], err = encode(k, values[k]); err != nil {
			return err
		}
	}
	if err := s.append(slices.Concat(lines...)); err != nil {
		return err
	}
	for i, k := range keys {
		s.note(k, values[k] == nil, len(lines[i]))
	}
	return nil
}

// Compact rewrites the file without its history, so that nothing of former values is left in it.
func (s *Store) Compact() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil || s.failed != nil {
		return s.failed
	}
	return s.compact()
}
