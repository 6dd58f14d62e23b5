package indexer

import (
	"context"
	"errors"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

func snapshotOf(r index.IndexReader) (*scorch.IndexSnapshot, error) {
	if wrapped, ok := r.(reader); ok {
		r = wrapped.IndexReader
	}
	s, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("a reader of type %T", r)
	}
	return s, nil
}

// bitmapSearcher finds the documents of a set for each segment. Uniting thousands of terms so costs a fraction of what
// a searcher for each of them would.
type bitmapSearcher struct {
	leaf
	sets    []*roaring.Bitmap
	offsets []uint64 // number of the first document of each segment
	segment int
	rest    roaring.IntPeekable // of the segment
}

// chooser calls each for some terms of a segment's dictionary.
type chooser func(d segment.TermDictionary, each func(term []byte) error) error

// orInto is what posting lists of zap can do beyond their interface.
type orInto interface{ OrInto(*roaring.Bitmap) }

// uniteTerms gathers the documents that hold any of the chosen terms.
func uniteTerms(ctx context.Context, r index.IndexReader, field string, choose chooser) (*bitmapSearcher, error) {
	return bySegment(ctx, r, field, func(d segment.TermDictionary) (*roaring.Bitmap, error) {
		set := roaring.New()
		var list segment.PostingsList
		return set, choose(d, func(term []byte) (err error) {
			list, err = addPostings(set, d, term, list)
			return err
		})
	})
}

// intersectTerms gathers the documents that hold all of the terms, of which there is one at least; the rarest should
// come first.
func intersectTerms(ctx context.Context, r index.IndexReader, field string, terms []string) (*bitmapSearcher, error) {
	return bySegment(ctx, r, field, func(d segment.TermDictionary) (*roaring.Bitmap, error) {
		set := roaring.New()
		list, err := addPostings(set, d, []byte(terms[0]), nil)
		for _, t := range terms[1:] {
			if err != nil || set.IsEmpty() {
				break
			}
			other := roaring.New()
			list, err = addPostings(other, d, []byte(t), list)
			set.And(other)
		}
		return set, err
	})
}

// addPostings adds the documents of a term to a set; the list is reused.
func addPostings(set *roaring.Bitmap, d segment.TermDictionary, term []byte, list segment.PostingsList) (segment.PostingsList, error) {
	list, err := d.PostingsList(term, nil, list)
	if err != nil {
		return nil, err
	}
	o, ok := list.(orInto)
	if !ok {
		return nil, fmt.Errorf("postings of type %T", list)
	}
	o.OrInto(set)
	return list, nil
}

// bySegment makes a searcher of the set that find gives for each segment, without what is deleted.
func bySegment(ctx context.Context, r index.IndexReader, field string, find func(segment.TermDictionary) (*roaring.Bitmap, error)) (*bitmapSearcher, error) {
	snapshot, err := snapshotOf(r)
	if err != nil {
		return nil, err
	}
	s := &bitmapSearcher{}
	var first uint64
	for _, seg := range snapshot.Segments() {
		set, err := inSegment(seg, field, find)
		if err = errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		s.sets, s.offsets = append(s.sets, set), append(s.offsets, first)
		s.count += set.GetCardinality()
		first += uint64(seg.FullSize())
	}
	s.open(0)
	return s, nil
}

func inSegment(seg *scorch.SegmentSnapshot, field string, find func(segment.TermDictionary) (*roaring.Bitmap, error)) (*roaring.Bitmap, error) {
	d, err := seg.Segment().Dictionary(field)
	if err != nil || d == nil {
		return roaring.New(), err
	}
	set, err := find(d)
	if err != nil {
		return nil, err
	}
	if deleted := seg.Deleted(); deleted != nil {
		set.AndNot(deleted)
	}
	return set, nil
}

// listed chooses the terms of a list.
func listed(terms []string) chooser {
	return func(_ segment.TermDictionary, each func([]byte) error) error {
		for _, t := range terms {
			if err := each([]byte(t)); err != nil {
				return err
			}
		}
		return nil
	}
}

// ranged chooses the terms from low up to, without, high that accept lets pass; a nil accept lets all pass.
func ranged(low, high []byte, accept func(term string) bool) chooser {
	return func(d segment.TermDictionary, each func([]byte) error) error {
		it := d.AutomatonIterator(nil, low, high)
		for {
			e, err := it.Next()
			if e == nil || err != nil {
				return err
			}
			if accept != nil && !accept(e.Term) {
				continue
			}
			if err := each([]byte(e.Term)); err != nil {
				return err
			}
		}
	}
}

// prefixed chooses the terms that begin with a prefix and that accept lets pass.
func prefixed(prefix string, accept func(term string) bool) chooser {
	return ranged([]byte(prefix), after(prefix), accept)
}

// after is the first term behind all that begin with a prefix; nil where there is none.
func after(prefix string) []byte {
	b := []byte(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 0xFF {
			b[i]++
			return b[:i+1]
		}
	}
	return nil
}

func (s *bitmapSearcher) open(segment int) {
	s.segment = segment
	if segment < len(s.sets) {
		s.rest = s.sets[segment].Iterator()
	}
}

func (s *bitmapSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	for s.segment < len(s.sets) {
		if s.rest.HasNext() {
			m := ctx.DocumentMatchPool.Get()
			m.IndexInternalID = index.NewIndexInternalID(m.IndexInternalID, s.offsets[s.segment]+uint64(s.rest.Next()))
			return m, nil
		}
		s.open(s.segment + 1)
	}
	return nil, nil
}

func (s *bitmapSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	n := id.Value()
	for s.segment+1 < len(s.sets) && n >= s.offsets[s.segment+1] {
		s.open(s.segment + 1)
	}
	if s.segment < len(s.sets) && n > s.offsets[s.segment] {
		s.rest.AdvanceIfNeeded(uint32(n - s.offsets[s.segment]))
	}
	return s.Next(ctx)
}

func (s *bitmapSearcher) Close() error { return nil }
