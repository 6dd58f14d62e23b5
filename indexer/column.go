package indexer

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// columnStore keeps the columns of a shard's segments as long as the shard holds them.
type columnStore struct {
	mu        sync.Mutex
	bySegment map[uint64]*columns
}

// of gives the columns of segments and forgets those of all others. A search that still reads one that was merged away
// makes its columns anew.
func (s *columnStore) of(segments []*scorch.SegmentSnapshot) []*columns {
	s.mu.Lock()
	defer s.mu.Unlock()
	out, held := make([]*columns, len(segments)), make(map[uint64]*columns, len(segments))
	for i, seg := range segments {
		c := s.bySegment[seg.Id()]
		if c == nil {
			c = &columns{fields: map[string]*column{}}
		}
		out[i], held[seg.Id()] = c, c
	}
	s.bySegment = held
	return out
}

// columns are what searches want to know of each document of a segment. They are made when first asked for and never
// change: 4 bytes a document for its rank and for each field counted, and for each further value of one document.
type columns struct {
	mu     sync.Mutex
	fields map[string]*column
	ranks  []uint32
}

// column is the values of a field by document.
type column struct {
	values []string   // in order
	layers [][]uint32 // the first value of each document, the second, and so on: 1 + its place in values, 0 for none
}

// column gives the values of a field.
func (v *view) column(field string) (*column, error) {
	v.columns.mu.Lock()
	defer v.columns.mu.Unlock()
	if c := v.columns.fields[field]; c != nil {
		return c, nil
	}
	d, err := v.dict(field)
	if err != nil {
		return nil, err
	}
	c, err := newColumn(d, int(v.segment.FullSize()))
	if err == nil {
		v.columns.fields[field] = c
	}
	return c, err
}

func newColumn(d segment.TermDictionary, docs int) (*column, error) {
	c := &column{}
	var list segment.PostingsList
	var it segment.PostingsIterator
	err := ranged(nil, nil, nil)(d, func(term []byte) (err error) {
		c.values = append(c.values, string(term))
		if list, err = d.PostingsList(term, nil, list); err != nil {
			return err
		}
		it = list.Iterator(false, false, false, it)
		for {
			p, err := it.Next()
			if p == nil || err != nil {
				return err
			}
			c.add(uint32(p.Number()), docs)
		}
	})
	return c, err
}

// add gives a document the newest value.
func (c *column) add(doc uint32, docs int) {
	for _, layer := range c.layers {
		if layer[doc] == 0 {
			layer[doc] = uint32(len(c.values))
			return
		}
	}
	layer := make([]uint32, docs)
	layer[doc] = uint32(len(c.values))
	c.layers = append(c.layers, layer)
}

// ranks gives the place of each document by order, the oldest first.
func (v *view) ranks() ([]uint32, error) {
	v.columns.mu.Lock()
	defer v.columns.mu.Unlock()
	if v.columns.ranks != nil {
		return v.columns.ranks, nil
	}
	type item struct {
		order string
		doc   uint32
	}
	list := make([]item, v.segment.FullSize())
	for i := range list {
		order, err := v.order(uint32(i))
		if err != nil {
			return nil, fmt.Errorf("order of document %d: %w", i, err)
		}
		list[i] = item{order, uint32(i)}
	}
	slices.SortFunc(list, func(a, b item) int { return cmp.Compare(a.order, b.order) })
	ranks := make([]uint32, len(list))
	for i, x := range list {
		ranks[x.doc] = uint32(i)
	}
	v.columns.ranks = ranks
	return ranks, nil
}
