package indexer

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// place is where a hit stands in the list: by score, then by order (time and id), both falling. It is unique.
type place struct {
	Score float64 `json:"s,omitempty"`
	Order string  `json:"o"`
}

// before reports whether p stands in front of q.
func (p place) before(q place) bool {
	if p.Score != q.Score {
		return p.Score > q.Score
	}
	return p.Order > q.Order
}

// found is a hit that made it into the page.
type found struct {
	place
	shard  int // index into readers
	id     index.IndexInternalID
	others int // further hits of its group, where hits are grouped
}

// page collects the best hits behind a place, in order. It is a heap with the worst hit on top.
type page struct {
	size  int
	after *place
	heap  []found
}

// wants reports whether a hit with this score may get in; its order is looked up only then.
func (p *page) wants(score float64) bool {
	return p.size > 0 && (len(p.heap) < p.size || score >= p.heap[0].Score)
}

func (p *page) add(f found) {
	switch {
	case p.after != nil && !p.after.before(f.place):
		return
	case len(p.heap) < p.size:
		p.heap = append(p.heap, f)
		p.up(len(p.heap) - 1)
	case f.before(p.heap[0].place):
		p.heap[0] = f
		p.down(0)
	}
}

func (p *page) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !p.heap[parent].before(p.heap[i].place) {
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
			if c < len(p.heap) && p.heap[worst].before(p.heap[c].place) {
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
func (p *page) sorted() []found {
	out := make([]found, len(p.heap))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = p.heap[0]
		last := len(p.heap) - 1
		p.heap[0], p.heap = p.heap[last], p.heap[:last]
		p.down(0)
	}
	return out
}

// stepsBetweenChecks is how many hits pass between looks at the deadline.
const stepsBetweenChecks = 4096

// visit runs a searcher over a shard and calls each for every hit, until it returns false.
func visit(ctx context.Context, r index.IndexReader, s search.Searcher, each func(m *search.DocumentMatch) (bool, error)) error {
	defer s.Close()
	sctx := &search.SearchContext{DocumentMatchPool: search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0), IndexReader: r}
	for n := 1; ; n++ {
		m, err := s.Next(sctx)
		if err != nil || m == nil {
			return errors.Join(err, ctx.Err())
		}
		more, err := each(m)
		if err != nil || !more {
			return err
		}
		sctx.DocumentMatchPool.Put(m)
		if n%stepsBetweenChecks == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// order reads the order of documents.
type order struct {
	values index.DocValueReader
	got    string
}

func newOrder(r index.IndexReader) (*order, error) {
	v, err := r.DocValueReader([]string{orderField})
	return &order{values: v}, err
}

func (o *order) of(id index.IndexInternalID) (string, error) {
	o.got = ""
	err := o.values.VisitDocValues(id, func(_ string, term []byte) { o.got = string(term) })
	return o.got, err
}
