package indexer

import (
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// leaf gives the methods of a search.Searcher that only Bleve's own scoring needs.
type leaf struct{ count uint64 }

func (leaf) Weight() float64            { return 0 }
func (leaf) SetQueryNorm(float64)       {}
func (l leaf) Count() uint64            { return l.count }
func (leaf) Min() int                   { return 0 }
func (leaf) Size() int                  { return 0 }
func (leaf) DocumentMatchPoolSize() int { return 1 }

// BM25 with the usual constants; the average length of a field is taken as fixed, since it hardly moves between
// collections and then needs no pass over all shards.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// termSearcher scores the documents that hold a term by BM25, with its frequency over all shards.
type termSearcher struct {
	leaf
	postings index.TermFieldReader
	weight   float64 // idf and boost
	average  float64 // length of the field
	doc      index.TermFieldDoc
}

func (s *termSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	d, err := s.postings.Next(s.doc.Reset())
	return s.match(ctx, d, err)
}

func (s *termSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	d, err := s.postings.Advance(id, s.doc.Reset())
	return s.match(ctx, d, err)
}

func (s *termSearcher) match(ctx *search.SearchContext, d *index.TermFieldDoc, err error) (*search.DocumentMatch, error) {
	if d == nil || err != nil {
		return nil, err
	}
	m := ctx.DocumentMatchPool.Get()
	m.IndexInternalID = append(m.IndexInternalID, d.ID...)
	length := s.average
	if d.Norm > 0 {
		length = 1 / (d.Norm * d.Norm)
	}
	tf := float64(d.Freq)
	m.Score = s.weight * tf * (bm25K + 1) / (tf + bm25K*(1-bm25B+bm25B*length/s.average))
	return m, nil
}

func (s *termSearcher) Close() error { return s.postings.Close() }

// flatSearcher gives every document of another searcher the same score.
type flatSearcher struct {
	search.Searcher
	score float64
}

func (s *flatSearcher) Weight() float64      { return 0 }
func (s *flatSearcher) SetQueryNorm(float64) {}

func (s *flatSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Next(ctx)
	if m != nil {
		m.Score = s.score
	}
	return m, err
}

func (s *flatSearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	m, err := s.Searcher.Advance(ctx, id)
	if m != nil {
		m.Score = s.score
	}
	return m, err
}

// anySearcher unites searchers. Scores add up, or the best one counts where the parts are ways to say the same.
type anySearcher struct {
	leaf
	of    []search.Searcher
	heads []*search.DocumentMatch
	best  bool
	begun bool
}

func newAnySearcher(of []search.Searcher, best bool) *anySearcher {
	s := &anySearcher{of: of, heads: make([]*search.DocumentMatch, len(of)), best: best}
	for _, x := range of {
		s.count += x.Count()
	}
	return s
}

func (s *anySearcher) DocumentMatchPoolSize() int {
	n := len(s.of)
	for _, x := range s.of {
		n += x.DocumentMatchPoolSize()
	}
	return n
}

func (s *anySearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if !s.begun {
		s.begun = true
		for i := range s.of {
			if err := s.pull(ctx, i); err != nil {
				return nil, err
			}
		}
	}
	return s.merge(ctx)
}

func (s *anySearcher) pull(ctx *search.SearchContext, i int) (err error) {
	s.heads[i], err = s.of[i].Next(ctx)
	return err
}

func (s *anySearcher) Advance(ctx *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	for i, h := range s.heads {
		if s.begun && (h == nil || h.IndexInternalID.Compare(id) >= 0) {
			continue
		}
		if h != nil {
			ctx.DocumentMatchPool.Put(h)
		}
		var err error
		if s.heads[i], err = s.of[i].Advance(ctx, id); err != nil {
			return nil, err
		}
	}
	s.begun = true
	return s.merge(ctx)
}

// merge takes the lowest document off all heads that stand at it.
func (s *anySearcher) merge(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	low := -1
	for i, h := range s.heads {
		if h != nil && (low < 0 || h.IndexInternalID.Compare(s.heads[low].IndexInternalID) < 0) {
			low = i
		}
	}
	if low < 0 {
		return nil, nil
	}
	out := s.heads[low]
	if err := s.pull(ctx, low); err != nil {
		return nil, err
	}
	for i := low + 1; i < len(s.heads); i++ {
		h := s.heads[i]
		if h == nil || !h.IndexInternalID.Equals(out.IndexInternalID) {
			continue
		}
		if !s.best {
			out.Score += h.Score
		} else if h.Score > out.Score {
			out.Score = h.Score
		}
		ctx.DocumentMatchPool.Put(h)
		if err := s.pull(ctx, i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *anySearcher) Close() error {
	var err error
	for _, x := range s.of {
		if e := x.Close(); err == nil {
			err = e
		}
	}
	return err
}
