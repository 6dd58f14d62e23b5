package indexer

import (
	"math"
	"slices"
	"sync"

	"edikt/query"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// fieldTuning is how much a field counts and how long it usually is; chosen on the queries of indexer/eval.
type fieldTuning struct{ boost, average float64 }

var tuning = map[query.Field]fieldTuning{
	query.TitleField:    {2.5, 9},
	query.EvidenceField: {1.5, 28},
	query.NamesField:    {1.5, 6},
	query.TextField:     {1, 380},
}

const (
	conceptScore = 4 // of a document that is about what a word names
	formScore    = 1 // of a prefix or fuzzy word
)

// BM25 with the usual constants; the average length of a field is taken as fixed, since it hardly moves between
// collections and then needs no pass over all shards.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// scored lists the terms whose rarity counts in the scores of a plan.
func scored(p query.Plan) (out []fieldTerm) {
	switch p := p.(type) {
	case query.AllOf:
		for _, q := range p.Of {
			out = append(out, scored(q)...)
		}
	case query.AnyOf:
		for _, q := range p.Of {
			out = append(out, scored(q)...)
		}
	case query.Terms:
		for _, f := range p.In {
			for _, a := range p.Any {
				out = append(out, fieldTerm{string(f), a.Term})
			}
		}
	}
	return out
}

// rarity is the inverse document frequency of a term in n of all documents.
func rarity(n, all uint64) float64 {
	return max(0.01, math.Log(1+(float64(all)-float64(n)+0.5)/(float64(n)+0.5)))
}

// scorer adds up the scores of a segment's documents.
type scorer struct {
	rarity map[fieldTerm]float64
	scores []float64 // by document
	best   []float64 // of the alternatives of one word; zeros between two words
	it     segment.PostingsIterator
}

var scorers = sync.Pool{New: func() any { return &scorer{} }}

// newScorer gives a scorer for so many documents, which release takes back.
func newScorer(rarity map[fieldTerm]float64, docs int) *scorer {
	s := scorers.Get().(*scorer)
	s.rarity = rarity
	s.scores = slices.Grow(s.scores[:0], docs)[:docs]
	s.best = slices.Grow(s.best[:0], docs)[:docs]
	clear(s.scores)
	clear(s.best)
	return s
}

func (s *scorer) release() {
	s.rarity, s.it = nil, nil
	scorers.Put(s)
}

// add adds what a part gives to those of its documents that lie within a set.
func (s *scorer) add(p *part, within *roaring.Bitmap) error {
	within = roaring.And(p.docs, within)
	for i := range p.of {
		if err := s.add(&p.of[i], within); err != nil {
			return err
		}
	}
	for i := range p.ways {
		if err := s.weigh(&p.ways[i], within); err != nil {
			return err
		}
	}
	switch {
	case p.ways != nil:
		each(within, func(doc uint32) { s.scores[doc] += s.best[doc]; s.best[doc] = 0 })
	case p.flat != 0:
		each(within, func(doc uint32) { s.scores[doc] += p.flat })
	}
	return nil
}

// weigh scores the documents within a set that hold a term by BM25, with its frequency over all shards.
func (s *scorer) weigh(a *alternative, within *roaring.Bitmap) error {
	t := tuning[query.Field(a.field)]
	weight := s.rarity[a.fieldTerm] * t.boost * a.weight * (bm25K + 1)
	it := a.list.Iterator(true, true, false, s.it)
	s.it = it
	inside := narrow(it, within)
	for {
		p, err := it.Next()
		if p == nil || err != nil {
			return err
		}
		doc := uint32(p.Number())
		if !inside && !within.Contains(doc) {
			continue
		}
		tf, length := float64(p.Frequency()), t.average
		if n := p.Norm(); n > 0 {
			length = 1 / (n * n)
		}
		s.best[doc] = max(s.best[doc], weight*tf/(tf+bm25K*(1-bm25B+bm25B*length/t.average)))
	}
}

// narrow spares an iterator what does not lie within a set; false means that it cannot.
func narrow(it segment.PostingsIterator, within *roaring.Bitmap) bool {
	o, ok := it.(segment.OptimizablePostingsIterator)
	if !ok || o.ActualBitmap() == nil { // of a single document
		return false
	}
	if common := roaring.And(o.ActualBitmap(), within); common.GetCardinality() < o.ActualBitmap().GetCardinality() {
		o.ReplaceActual(common)
	}
	return true
}

// each calls do for every document of a set, in order.
func each(set *roaring.Bitmap, do func(doc uint32)) {
	it := set.ManyIterator()
	var buf [256]uint32
	for n := it.NextMany(buf[:]); n > 0; n = it.NextMany(buf[:]) {
		for _, doc := range buf[:n] {
			do(doc)
		}
	}
}
