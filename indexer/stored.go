package indexer

import (
	"fmt"

	"edikt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// stored reads stored fields by the number of a document, without the detour over its id that Bleve takes.
type stored struct {
	segments []*scorch.SegmentSnapshot
	offsets  []uint64 // number of the first document of each segment
}

func newStored(r index.IndexReader) (*stored, error) {
	snapshot, err := snapshotOf(r)
	if err != nil {
		return nil, err
	}
	s := &stored{segments: snapshot.Segments()}
	var first uint64
	for _, seg := range s.segments {
		s.offsets = append(s.offsets, first)
		first += uint64(seg.FullSize())
	}
	return s, nil
}

// visit calls each for the stored fields of a document until it returns false.
func (s *stored) visit(id index.IndexInternalID, each func(name string, value []byte) bool) error {
	n := id.Value()
	for i := len(s.offsets) - 1; i >= 0; i-- {
		if n >= s.offsets[i] {
			return s.segments[i].VisitDocument(n-s.offsets[i], func(name string, _ byte, value []byte, _ []uint64) bool { return each(name, value) })
		}
	}
	return fmt.Errorf("no document %d", n)
}

// document reads the document itself.
func (s *stored) document(id index.IndexInternalID) (edikt.Document, error) {
	var d edikt.Document
	err := fmt.Errorf("document %d is not stored", id.Value())
	if e := s.visit(id, func(name string, value []byte) bool {
		if name == storedField {
			d, err = decode(value)
			return false
		}
		return true
	}); e != nil {
		return d, e
	}
	return d, err
}
