package alert

import (
	"container/heap"
	"encoding/json"
	"fmt"
	"time"

	"edikt"
)

// shelf keeps the changes that items wait with, each once, as long as one of them does. They lie in the store; in memory
// are only the numbers of items that name each, by its key there.
type shelf struct {
	store Store
	refs  map[string]int
}

const shelfPrefix = "change."

func shelfKey(id string) string { return shelfPrefix + edikt.HashText("change", id) }

// put keeps a change that an item is about to name.
func (s *shelf) put(c *edikt.Change) error {
	key := shelfKey(c.ID)
	if s.refs[key] > 0 {
		return nil
	}
	return put(s.store, key, c)
}

// get takes a change off the store; nil where it is not there.
func (s *shelf) get(id string) (*edikt.Change, error) {
	data, err := s.store.Get(shelfKey(id))
	if err != nil || data == nil {
		return nil, err
	}
	c := new(edikt.Change)
	if err := json.Unmarshal(data, c); err != nil {
		return nil, fmt.Errorf("read change %s: %w", id, err)
	}
	return c, nil
}

func (s *shelf) hold(items ...item) {
	for _, it := range items {
		s.refs[shelfKey(it.Change)]++
	}
}

// drop lets go of the changes that items named, and forgets those that nothing names any more.
func (s *shelf) drop(items ...item) error {
	for _, it := range items {
		key := shelfKey(it.Change)
		if s.refs[key]--; s.refs[key] > 0 {
			continue
		}
		delete(s.refs, key)
		if err := s.store.Put(key, nil); err != nil {
			return err
		}
	}
	return nil
}

// sweep forgets what a crash left without anything that names it.
func (s *shelf) sweep() error {
	keys, err := s.store.Keys(shelfPrefix)
	if err != nil {
		return fmt.Errorf("list %s*: %w", shelfPrefix, err)
	}
	for _, k := range keys {
		if s.refs[k] > 0 {
			continue
		}
		if err := s.store.Put(k, nil); err != nil {
			return err
		}
	}
	return nil
}

// agenda orders groups by when they are due. Entries that are overtaken stay until they come up, and are skipped then.
type agenda []appointment

type appointment struct {
	at  time.Time
	key string
}

func (a agenda) Len() int           { return len(a) }
func (a agenda) Less(i, j int) bool { return a[i].at.Before(a[j].at) }
func (a agenda) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)        { *a = append(*a, x.(appointment)) }
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// schedule puts a group on the agenda, unless it stands there for that time already.
func (e *Engine) schedule(w *waiting) {
	if at := e.due(w); !at.Equal(w.scheduled) {
		w.scheduled = at
		heap.Push(&e.agenda, appointment{at, w.key})
	}
}

// upcoming is the group that is due next, nil where nothing waits.
func (e *Engine) upcoming() (*waiting, time.Time) {
	for len(e.agenda) > 0 {
		next := e.agenda[0]
		if w := e.groups[next.key]; w != nil && w.scheduled.Equal(next.at) {
			return w, next.at
		}
		heap.Pop(&e.agenda)
	}
	return nil, time.Time{}
}
