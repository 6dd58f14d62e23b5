package indexer

import (
	"math"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// best gives the first hits behind a place; nil is the beginning of the list.
func (s *one) best(size int, after *place) ([]found, error) {
	if s.newest {
		return s.newestOf(size, after)
	}
	p := &page{size: size}
	var mu sync.Mutex
	err := sideBySide(s.workers, len(s.views), func(i int) error {
		v := s.views[i]
		some, err := s.bestOf(v, v.found.docs, size, after)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for _, f := range some {
			p.add(f)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p.sorted()
}

// newestOf walks the shards from the newest until the page is full.
func (s *one) newestOf(size int, after *place) ([]found, error) {
	p := &page{size: size}
	for i, v := range s.views {
		if i > 0 && v.shard != s.views[i-1].shard && p.full() {
			break
		}
		some, err := s.bestOf(v, v.found.docs, size, after)
		if err != nil {
			return nil, err
		}
		for _, f := range some {
			p.add(f)
		}
	}
	return p.sorted()
}

// bestOf gives the first of some hits of a view, in no order.
func (s *one) bestOf(v *view, docs *roaring.Bitmap, size int, after *place) ([]found, error) {
	if err := s.ctx.Err(); err != nil || docs.IsEmpty() {
		return nil, err
	}
	ranks, err := v.ranks()
	if err != nil {
		return nil, err
	}
	top, end := math.Inf(1), uint32(0)
	if after != nil {
		top = after.Score
		if end, err = v.rankOf(after.Order); err != nil {
			return nil, err
		}
	}
	score := func(uint32) float64 { return 0 }
	if !s.newest {
		scorer := newScorer(s.rarity, int(v.segment.FullSize()))
		defer scorer.release()
		if err := scorer.add(&v.found, docs); err != nil {
			return nil, err
		}
		score = func(doc uint32) float64 { return scorer.scores[doc] }
	}
	p := &page{size: size}
	each(docs, func(doc uint32) {
		f := found{score: score(doc), view: v, doc: doc, rank: ranks[doc]}
		if f.score < top || f.score == top && f.rank < end {
			p.add(f)
		}
	})
	return p.heap, nil
}

// rankOf gives how many documents of a view stand before an order, counted from the oldest.
func (v *view) rankOf(order string) (uint32, error) {
	d, err := v.dict(orderField)
	if err != nil {
		return 0, err
	}
	e, err := terms(d, []byte(order), nil).Next()
	if err != nil {
		return 0, err
	}
	ranks, err := v.ranks()
	if err != nil || e == nil {
		return uint32(len(ranks)), err
	}
	docs, err := v.unite(orderField, listed([]string{e.Term}))
	if err != nil || docs.IsEmpty() {
		return 0, err
	}
	return ranks[docs.Minimum()], nil
}
