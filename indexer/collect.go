package indexer

import (
	"encoding/base64"
	"encoding/json"

	"edikt/query"
)

// place is where a hit stands in the list, as cursors tell it: by score, then by order (time and id), both falling. It is
// unique.
type place struct {
	Score float64 `json:"s,omitempty"`
	Order string  `json:"o"`
}

// ErrCursor is returned for a Request.After that no Result.Next was.
var ErrCursor = query.ErrCursor

func (p place) cursor() string {
	b, err := json.Marshal(p)
	if err != nil { // a score that is no number
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string) (*place, error) {
	if s == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, ErrCursor
	}
	var p place
	if err := json.Unmarshal(b, &p); err != nil || p.Order == "" {
		return nil, ErrCursor
	}
	return &p, nil
}

// found is a hit that made it into the page.
type found struct {
	score  float64
	view   *view
	doc    uint32
	rank   uint32 // in its view
	others int    // further hits of its group, where hits are grouped
	order  string // where it was asked for
}

func (f *found) place() (place, error) {
	var err error
	if f.order == "" {
		f.order, err = f.view.order(f.doc)
	}
	return place{f.score, f.order}, err
}

// page collects the best hits. It is a heap with the worst hit on top.
type page struct {
	size int
	heap []found
	err  error // of reading an order
}

// before reports whether f stands in front of g. Orders are read only of hits that nothing else tells apart.
func (p *page) before(f, g *found) bool {
	switch {
	case f.score != g.score:
		return f.score > g.score
	case f.view == g.view:
		return f.rank > g.rank
	case f.view.shard != g.view.shard:
		return f.view.shard < g.view.shard
	}
	a, err := f.place()
	if err != nil {
		p.err = err
	}
	b, err := g.place()
	if err != nil {
		p.err = err
	}
	return a.Order > b.Order
}

func (p *page) full() bool { return len(p.heap) == p.size }

func (p *page) add(f found) {
	switch {
	case !p.full():
		p.heap = append(p.heap, f)
		p.up(len(p.heap) - 1)
	case p.size > 0 && p.before(&f, &p.heap[0]):
		p.heap[0] = f
		p.down(0)
	}
}

func (p *page) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !p.before(&p.heap[parent], &p.heap[i]) {
			return
		}
		p.heap[parent], p.heap[i] = p.heap[i], p.heap[parent]
		i = parent
	}
}

func (p *page) down(i int) {
	for {
		worst := i
		for _, c := range [...]int{2*i + 1, 2*i + 2} {
			if c < len(p.heap) && p.before(&p.heap[worst], &p.heap[c]) {
				worst = c
			}
		}
		if worst == i {
			return
		}
		p.heap[worst], p.heap[i] = p.heap[i], p.heap[worst]
		i = worst
	}
}

// sorted empties the heap into a list, best first.
func (p *page) sorted() ([]found, error) {
	out := make([]found, len(p.heap))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = p.heap[0]
		last := len(p.heap) - 1
		p.heap[0], p.heap = p.heap[last], p.heap[:last]
		p.down(0)
	}
	return out, p.err
}
