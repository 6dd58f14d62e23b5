package alert

import (
	"container/heap"
	"time"

	"edikt"
)

// shelf keeps the changes that items wait with, each once, as long as one of them does.
type shelf struct {
	store   Store
	changes map[string]*shelved
}

type shelved struct {
	Change edikt.Change
	refs   int
}

func shelfKey(id string) string { return "change." + edikt.HashText("change", id) }

// put keeps a change that an item is about to name.
func (s *shelf) put(c *edikt.Change) error {
	if s.changes[c.ID] != nil {
		return nil
	}
	if err := put(s.store, shelfKey(c.ID), c); err != nil {
		return err
	}
	s.changes[c.ID] = &shelved{Change: *c}
	return nil
}

func (s *shelf) hold(items ...item) {
	for _, it := range items {
		if x := s.changes[it.Change]; x != nil {
			x.refs++
		}
	}
}

// drop lets go of the changes that items named, and forgets those that nothing names any more.
func (s *shelf) drop(items ...item) error {
	for _, it := range items {
		x := s.changes[it.Change]
		if x == nil {
			continue
		}
		if x.refs--; x.refs <= 0 {
			delete(s.changes, it.Change)
			if err := s.store.Put(shelfKey(it.Change), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// sweep forgets what a crash left without anything that names it.
func (s *shelf) sweep() error {
	for id, x := range s.changes {
		if x.refs == 0 {
			delete(s.changes, id)
			if err := s.store.Put(shelfKey(id), nil); err != nil {
				return err
			}
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

func (e *Engine) schedule(g *group) { heap.Push(&e.agenda, appointment{e.due(g), g.key()}) }

// upcoming is the group that is due next, nil where nothing waits.
func (e *Engine) upcoming() (*group, time.Time) {
	for len(e.agenda) > 0 {
		next := e.agenda[0]
		if g := e.groups[next.key]; g != nil && e.due(g).Equal(next.at) {
			return g, next.at
		}
		heap.Pop(&e.agenda)
	}
	return nil, time.Time{}
}
