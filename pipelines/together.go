package pipelines

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// BatchStore keeps several values with one wait for the disk.
type BatchStore interface {
	Get(key string) ([]byte, error)
	Keys(prefix string) ([]string, error)
	PutAll(map[string][]byte) error
}

// Together is a store whose values reach the disk with Flush. A stage flushes before it passes anything on: until then
// nobody has heard of what it did, and a crash only makes it do that again.
type Together struct {
	under   BatchStore
	mu      sync.RWMutex
	pending map[string][]byte
}

// NewTogether writes to under.
func NewTogether(under BatchStore) *Together {
	return &Together{under: under, pending: map[string][]byte{}}
}

// Get returns the value that was put last.
func (t *Together) Get(key string) ([]byte, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if v, ok := t.pending[key]; ok {
		return v, nil
	}
	return t.under.Get(key)
}

// Put keeps a value until Flush writes it.
func (t *Together) Put(key string, value []byte) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.pending[key] = slices.Clone(value)
	return nil
}

// Keys lists the keys that begin with prefix, sorted.
func (t *Together) Keys(prefix string) ([]string, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	below, err := t.under.Keys(prefix)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, k := range below {
		keys[k] = true
	}
	for k, v := range t.pending {
		if strings.HasPrefix(k, prefix) {
			keys[k] = v != nil
		}
	}
	maps.DeleteFunc(keys, func(_ string, there bool) bool { return !there })
	return slices.Sorted(maps.Keys(keys)), nil
}

// Flush writes what was put. After an error it is still pending.
func (t *Together) Flush() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.pending) == 0 {
		return nil
	}
	if err := t.under.PutAll(t.pending); err != nil {
		return err
	}
	t.pending = map[string][]byte{}
	return nil
}
