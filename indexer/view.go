package indexer

import (
	"errors"
	"fmt"

	"edikt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// view is what one search sees of a segment, whose documents are numbered from 0. It serves one goroutine at a time, but
// what is stored may be read by many.
type view struct {
	shard   int // index into readers; lower ones hold what is newer
	segment *scorch.SegmentSnapshot
	columns *columns
	live    *roaring.Bitmap // all documents but the deleted
	dicts   map[string]segment.TermDictionary
	lists   map[fieldTerm]segment.PostingsList
	visits  map[string]segment.DocVisitState // by field
	found   part                             // what answers the query
}

type fieldTerm struct {
	field, term string
}

// views gives the segments of all shards, those of the newest shard first.
func (r *readers) views() ([]*view, error) {
	var out []*view
	for i := range r.list {
		snapshot, ok := r.list[i].IndexReader.(*scorch.IndexSnapshot)
		if !ok {
			return nil, fmt.Errorf("a reader of type %T", r.list[i].IndexReader)
		}
		segments := snapshot.Segments()
		columns := r.list[i].shard.columns.of(segments)
		for j, s := range segments {
			out = append(out, newView(i, s, columns[j]))
		}
	}
	return out, nil
}

func newView(shard int, s *scorch.SegmentSnapshot, c *columns) *view {
	live := roaring.New()
	live.AddRange(0, uint64(s.FullSize()))
	if deleted := s.Deleted(); deleted != nil {
		live.AndNot(deleted)
	}
	return &view{shard: shard, segment: s, columns: c, live: live, dicts: map[string]segment.TermDictionary{}, lists: map[fieldTerm]segment.PostingsList{},
		visits: map[string]segment.DocVisitState{}}
}

func (v *view) dict(field string) (segment.TermDictionary, error) {
	d := v.dicts[field]
	if d != nil {
		return d, nil
	}
	d, err := v.segment.Segment().Dictionary(field)
	if err == nil {
		v.dicts[field] = d
	}
	return d, err
}

// list gives the documents that hold a term, without the deleted.
func (v *view) list(key fieldTerm) (segment.PostingsList, error) {
	if l := v.lists[key]; l != nil {
		return l, nil
	}
	d, err := v.dict(key.field)
	if err != nil {
		return nil, err
	}
	l, err := d.PostingsList([]byte(key.term), v.segment.Deleted(), nil)
	if err == nil {
		v.lists[key] = l
	}
	return l, err
}

// orInto is what posting lists of zap can do beyond their interface.
type orInto interface{ OrInto(*roaring.Bitmap) }

func addList(set *roaring.Bitmap, list segment.PostingsList) error {
	l, ok := list.(orInto)
	if !ok {
		return fmt.Errorf("postings of type %T", list)
	}
	l.OrInto(set)
	return nil
}

// few is how many documents are better added one by one than as a bitmap, whose merging goes over all that is there.
const few = 256

// unite gathers the documents that hold any of the chosen terms; deleted ones may be among them.
func (v *view) unite(field string, choose chooser) (*roaring.Bitmap, error) {
	d, err := v.dict(field)
	if err != nil {
		return nil, err
	}
	set := roaring.New()
	var bits []uint64 // of rare terms, where there are several
	var list segment.PostingsList
	var it segment.PostingsIterator
	err = choose(d, func(term []byte) (err error) {
		if list, err = d.PostingsList(term, nil, list); err != nil {
			return err
		}
		if set.IsEmpty() || list.Count() > few {
			return addList(set, list)
		}
		if bits == nil {
			bits = make([]uint64, v.segment.FullSize()/64+1)
		}
		it = list.Iterator(false, false, false, it)
		p, err := it.Next()
		for ; p != nil && err == nil; p, err = it.Next() {
			bits[p.Number()/64] |= 1 << (p.Number() % 64)
		}
		return err
	})
	if bits != nil {
		set.Or(roaring.FromDense(bits, false))
	}
	return set, err
}

// intersect gathers the documents that hold all of the terms, of which there is one at least; the rarest should come
// first.
func (v *view) intersect(field string, terms []string) (*roaring.Bitmap, error) {
	set, err := v.unite(field, listed(terms[:1]))
	for _, t := range terms[1:] {
		if err != nil || set.IsEmpty() {
			break
		}
		var other *roaring.Bitmap
		if other, err = v.unite(field, listed([]string{t})); err == nil {
			set.And(other)
		}
	}
	return set, err
}

// order reads the order of a document.
func (v *view) order(doc uint32) (string, error) { return v.value(orderField, doc) }

// value reads the value of a field that has one doc value at most.
func (v *view) value(field string, doc uint32) (string, error) {
	visitable, ok := v.segment.Segment().(segment.DocValueVisitable)
	if !ok {
		return "", fmt.Errorf("a segment of type %T", v.segment.Segment())
	}
	var got string
	visit, err := visitable.VisitDocValues(uint64(doc), []string{field}, func(_ string, term []byte) { got = string(term) }, v.visits[field])
	v.visits[field] = visit
	return got, err
}

// stored calls each for the stored fields of a document until it returns false.
func (v *view) stored(doc uint32, each func(name string, value []byte) bool) error {
	return v.segment.VisitDocument(uint64(doc), func(name string, _ byte, value []byte, _ []uint64) bool { return each(name, value) })
}

// document reads the document itself.
func (v *view) document(doc uint32) (d edikt.Document, err error) {
	missing := fmt.Errorf("document %d is not stored", doc)
	e := v.stored(doc, func(name string, value []byte) bool {
		if name == storedField {
			missing = nil
			d, err = decode(value)
		}
		return name != storedField
	})
	return d, errors.Join(e, missing, err)
}
