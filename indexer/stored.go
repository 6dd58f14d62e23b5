package indexer

import (
	"bytes"
	"fmt"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// stored reads stored fields by the number of a document, without the detour over its id that Bleve takes.
type stored struct {
	segments []*scorch.SegmentSnapshot
	offsets  []uint64 // number of the first document of each segment
}

func newStored(r index.IndexReader) (*stored, error) {
	if wrapped, ok := r.(reader); ok {
		r = wrapped.IndexReader
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("a reader of type %T", r)
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

// A sketch holds one byte for each word of a text, by which almost all documents that hold the words of a phrase but
// not the phrase are told without reading them. Texts are parted by their field's number above sketchWords.
const sketchWords = 0xF0

var sketchFields = [...]query.Field{query.TitleField, query.EvidenceField, query.NamesField, query.TextField}

func sketchMark(f query.Field) byte {
	for i, x := range sketchFields {
		if x == f {
			return sketchWords + byte(i)
		}
	}
	return sketchWords + byte(len(sketchFields))
}

// sketchByte hashes a form (FNV-1a) to one of the bytes of words.
func sketchByte(form string) byte {
	h := uint32(2166136261)
	for i := range len(form) {
		h = (h ^ uint32(form[i])) * 16777619
	}
	return byte((h ^ h>>15) % sketchWords)
}

func appendSketch(dst []byte, f query.Field, words []lang.Word) []byte {
	dst = append(dst, sketchMark(f))
	for i := range words {
		dst = append(dst, sketchByte(words[i].Form))
	}
	return dst
}

func sketchOf(forms []string) []byte {
	out := make([]byte, len(forms))
	for i, f := range forms {
		out[i] = sketchByte(f)
	}
	return out
}

// sketched reports whether one of the fields may hold the words in a row.
func sketched(sketch, words []byte, in []query.Field) bool {
	for len(sketch) > 0 {
		mark, end := sketch[0], 1
		for end < len(sketch) && sketch[end] < sketchWords {
			end++
		}
		for _, f := range in {
			if sketchMark(f) == mark && bytes.Contains(sketch[1:end], words) {
				return true
			}
		}
		sketch = sketch[end:]
	}
	return false
}
