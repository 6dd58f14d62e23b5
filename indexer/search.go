package indexer

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"edikt"
	"edikt/query"

	"github.com/RoaringBitmap/roaring/v2"
)

const (
	defaultLimit = 20
	maxLimit     = 10_000
)

// Search answers a request. It stops with the error of ctx when that ends.
func (x *Index) Search(ctx context.Context, req query.Request) (query.Result, error) {
	begun := time.Now()
	s, err := x.newSearch(ctx, req)
	if err != nil {
		return query.Result{}, err
	}
	defer s.readers.close()
	result, err := s.run()
	if err != nil {
		return query.Result{}, err
	}
	result.Took = time.Since(begun)
	return result, nil
}

// one is a single search over the shards as they were when it began.
type one struct {
	ctx     context.Context
	req     query.Request
	plan    query.Plan
	readers *readers
	views   []*view
	matcher *matcher
	workers int
	newest  bool
	after   *place
	counts  *counts
	total   int
	rarity  map[fieldTerm]float64
}

func (x *Index) newSearch(ctx context.Context, req query.Request) (*one, error) {
	if req.Type == "" {
		req.Type = edikt.EventDocument
	}
	if req.Limit <= 0 {
		req.Limit = defaultLimit
	}
	req.Limit = min(req.Limit, maxLimit)
	counts, err := newCounts(req)
	if err != nil {
		return nil, err
	}
	after, err := parseCursor(req.After)
	if err != nil {
		return nil, err
	}
	r, err := x.readers(req.Type)
	if err != nil {
		return nil, err
	}
	s := &one{ctx: ctx, req: req, plan: x.analyzers.Plan(req.Query), readers: r, workers: x.workers, after: after, counts: counts}
	s.newest = req.Sort == query.ByNewest || !query.Ranks(req.Query)
	s.matcher = &matcher{ctx, x.analyzers, req.Type, req.Now}
	if s.views, err = r.views(); err != nil {
		r.close()
		return nil, err
	}
	return s, nil
}

func (s *one) run() (query.Result, error) {
	var result query.Result
	if err := s.match(); err != nil {
		return result, err
	}
	hits, more, err := s.hits()
	if err != nil {
		return result, err
	}
	if more {
		last, err := hits[len(hits)-1].place()
		if err != nil {
			return result, err
		}
		result.Next = last.cursor()
	}
	if result.Hits, err = s.load(hits); err != nil {
		return result, err
	}
	result.Total = s.total
	result.Facets, result.Histogram = s.counts.result()
	if result.Total == 0 {
		result.First, result.Last, err = s.bounds()
	}
	return result, err
}

// match finds all that answers the plan, counts it, and learns how rare the words of the plan are. Only then can
// anything be scored.
func (s *one) match() error {
	var terms []fieldTerm
	if !s.newest {
		terms = scored(s.plan)
	}
	from, until := period(s.plan, s.req.Now)
	var total atomic.Uint64
	frequency := make([]atomic.Uint64, len(terms))
	err := sideBySide(s.workers, len(s.views), func(i int) (err error) {
		v := s.views[i]
		for j, t := range terms {
			list, err := v.list(t)
			if err != nil {
				return err
			}
			frequency[j].Add(list.Count())
		}
		v.found.docs = roaring.New()
		if outside(s.readers.list[v.shard].shard.name, from, until) {
			return nil
		}
		if v.found, err = s.matcher.match(v, s.plan, v.live); err != nil {
			return err
		}
		total.Add(v.found.docs.GetCardinality())
		return s.counts.add(v, v.found.docs)
	})
	s.total, s.rarity = int(total.Load()), make(map[fieldTerm]float64, len(terms))
	for j, t := range terms {
		s.rarity[t] = rarity(frequency[j].Load(), s.readers.total)
	}
	return err
}

// hits gives the page and whether another follows.
func (s *one) hits() ([]found, bool, error) {
	if s.req.Group {
		return s.groups()
	}
	list, err := s.best(s.req.Limit+1, s.after)
	if err != nil || len(list) <= s.req.Limit {
		return list, false, err
	}
	return list[:s.req.Limit], true, nil
}

// period is the stretch of publication that a plan is confined to; zero times are open ends.
func period(p query.Plan, now time.Time) (from, until time.Time) {
	switch p := p.(type) {
	case query.Dates:
		if p.Field == query.DateField {
			return p.Range(now)
		}
	case query.AllOf:
		for _, q := range p.Of {
			f, u := period(q, now)
			if f.After(from) {
				from = f
			}
			if !u.IsZero() && (until.IsZero() || u.Before(until)) {
				until = u
			}
		}
	}
	return from, until
}

// outside reports whether no document of a shard was published in a period.
func outside(n shardName, from, until time.Time) bool {
	begin, err := time.Parse("2006-01", n.month)
	if err != nil {
		return false // undated
	}
	return !from.IsZero() && !begin.AddDate(0, 1, 0).After(from) || !until.IsZero() && !begin.Before(until)
}

// load reads the documents of a page, verifies the phrases on their text and marks what answers the query.
func (s *one) load(hits []found) ([]query.Hit, error) {
	marker, phrases := newMarker(s.matcher.analyzers, s.plan), required(s.plan)
	out, refuted := make([]query.Hit, len(hits)), make([]bool, len(hits))
	err := sideBySide(s.workers, len(hits), func(i int) error {
		h := &hits[i]
		d, err := h.view.document(h.doc)
		if err != nil {
			return err
		}
		refuted[i] = slices.ContainsFunc(phrases, func(p query.Exact) bool { return !holds(s.matcher.analyzers, &d, p) })
		out[i] = query.Hit{Document: d, Score: h.score, Grouped: h.others}
		if s.req.Highlight && !refuted[i] {
			out[i].Highlights = marker.marks(&d)
		}
		return nil
	})
	kept := out[:0]
	for i := range out {
		if refuted[i] {
			s.total--
			continue
		}
		kept = append(kept, out[i])
	}
	return kept, err
}

// bounds gives the first and last day of what the index holds of the type.
func (s *one) bounds() (first, last edikt.Date, err error) {
	for _, r := range s.readers.list {
		d, err := r.FieldDict(string(query.DateField) + daysMark)
		if err != nil {
			return "", "", err
		}
		for {
			e, err := d.Next()
			if err != nil {
				d.Close()
				return "", "", err
			}
			if e == nil {
				break
			}
			if day := edikt.Date(e.Term); first == "" || day < first {
				first = day
			}
			if day := edikt.Date(e.Term); day > last {
				last = day
			}
		}
		d.Close()
	}
	return first, last, nil
}
