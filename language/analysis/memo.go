package analysis

import "sync"

// maxMemo bounds each half of a memo's tables; a news archive's frequent words fit many times over.
const maxMemo = 1 << 15

// memo remembers what was made of a form: a handful of frequent words makes up most of every text.
type memo struct {
	index table[reading]
	words table[[]Alternative]
	forms table[string]
}

func newMemo() *memo { return &memo{} }

func (m *memo) read(form string, make func(string) reading) reading { return m.index.get(form, make) }

func (m *memo) query(form string, make func(string) []Alternative) []Alternative {
	return m.words.get(form, make)
}

func (m *memo) form(word string) string { return m.forms.get(word, Form) }

// table keeps two generations: when the young one is full it becomes the old one, and what is still in use moves
// over as it is asked for. So it is bounded and never empties at once.
type table[V any] struct {
	mu         sync.RWMutex
	young, old map[string]V
}

func (t *table[V]) get(key string, make func(string) V) V {
	t.mu.RLock()
	v, ok := t.young[key]
	t.mu.RUnlock()
	if ok {
		return v
	}
	t.mu.RLock()
	v, ok = t.old[key]
	t.mu.RUnlock()
	if !ok {
		v = make(key)
	}
	t.put(key, v)
	return v
}

func (t *table[V]) put(key string, v V) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.young == nil || len(t.young) >= maxMemo {
		t.old, t.young = t.young, map[string]V{}
	}
	t.young[string([]byte(key))] = v
}
