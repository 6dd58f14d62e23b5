package indexer

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"

	"github.com/blevesearch/bleve/v2/search"
)

const (
	defaultLimit = 20
	maxLimit     = 10_000
)

// ErrCursor is returned for a Request.After that no Result.Next was.
var ErrCursor = query.ErrCursor

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
	ctx       context.Context
	req       query.Request
	plan      query.Plan
	readers   *readers
	c         *compiler
	newest    bool
	after     *place
	counts    *counts
	total     int
	collected bool // groups: the counts are complete
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
	s := &one{ctx: ctx, req: req, plan: x.analyzers.Plan(req.Query), readers: r, after: after, counts: counts}
	s.newest = req.Sort == query.ByNewest || !query.Ranks(req.Query)
	s.c = newCompiler(ctx, x, r, req.Type, req.Now)
	return s, nil
}

func (s *one) run() (query.Result, error) {
	var result query.Result
	hits, more, err := s.hits()
	if err != nil {
		return result, err
	}
	if result.Hits, err = s.load(hits); err != nil {
		return result, err
	}
	result.Total = s.total
	if more {
		result.Next = cursor(hits[len(hits)-1].place)
	}
	result.Facets, result.Histogram = s.counts.result()
	if result.Total == 0 {
		result.First, result.Last, err = s.bounds()
	}
	return result, err
}

// hits gives the page and whether another follows.
func (s *one) hits() ([]found, bool, error) {
	if s.req.Group {
		return s.groups()
	}
	p := &page{size: s.req.Limit + 1, after: s.after}
	if err := s.collect(p); err != nil {
		return nil, false, err
	}
	list := p.sorted()
	if len(list) > s.req.Limit {
		return list[:s.req.Limit], true, nil
	}
	return list, false, nil
}

// collect runs over the shards from the newest. In lists by time, once the page is full, the older shards are only
// counted.
func (s *one) collect(p *page) error {
	s.total = 0
	from, until := period(s.plan, s.req.Now)
	for i := range s.readers.list {
		if outside(s.readers.list[i].shard.name, from, until) {
			continue
		}
		full := s.newest && len(p.heap) == p.size
		if err := errors.Join(s.shard(i, p, full), s.c.failed); err != nil {
			return err
		}
	}
	return nil
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

// shard collects the hits of one shard, or only counts them.
func (s *one) shard(i int, p *page, onlyCount bool) error {
	r := s.readers.list[i]
	if onlyCount && s.counts == nil {
		return s.count(r)
	}
	found, err := s.c.searcher(r, s.plan, !s.newest)
	if err != nil {
		return err
	}
	c, err := newShardCollector(s, i, p, onlyCount)
	if err != nil {
		found.Close()
		return err
	}
	return visit(s.ctx, r, found, c.add)
}

// count adds up the hits of a shard that has none on the page.
func (s *one) count(r reader) error {
	if _, everything := s.plan.(query.All); everything {
		s.total += int(r.docs)
		return nil
	}
	found, err := s.c.searcher(r, s.plan, false)
	if err != nil {
		return err
	}
	if exactCount(s.plan) {
		s.total += int(found.Count())
		return found.Close()
	}
	return visit(s.ctx, r, found, func(*search.DocumentMatch) (bool, error) {
		s.total++
		return true, nil
	})
}

// exactCount reports whether the searcher of a plan knows how many documents it finds: one value of one field.
func exactCount(p query.Plan) bool {
	k, ok := p.(query.Keyword)
	return ok && len(k.Values) == 1 && !strings.HasSuffix(k.Values[0], "*")
}

// shardCollector puts the hits of a shard on the page and counts their values.
type shardCollector struct {
	s         *one
	shard     int
	page      *page
	order     *order
	counter   *shardCounts
	onlyCount bool
}

func newShardCollector(s *one, i int, p *page, onlyCount bool) (*shardCollector, error) {
	r := s.readers.list[i]
	o, err := newOrder(r)
	if err != nil {
		return nil, err
	}
	c := &shardCollector{s: s, shard: i, page: p, order: o, onlyCount: onlyCount}
	c.counter, err = s.counts.shard(r)
	return c, err
}

func (c *shardCollector) add(m *search.DocumentMatch) (bool, error) {
	c.s.total++
	if err := c.counter.add(m.IndexInternalID); err != nil {
		return false, err
	}
	score := m.Score
	if c.s.newest {
		score = 0
	}
	if c.onlyCount || !c.page.wants(score) {
		return true, nil
	}
	order, err := c.order.of(m.IndexInternalID)
	if err != nil {
		return false, err
	}
	c.page.add(found{place: place{score, order}, shard: c.shard, id: slices.Clone(m.IndexInternalID)})
	return true, nil
}

// load reads the documents of a page, verifies the phrases on their text and marks what answers the query.
func (s *one) load(hits []found) ([]query.Hit, error) {
	out := make([]query.Hit, 0, len(hits))
	marker, phrases := newMarker(s.c.analyzers, s.plan), required(s.plan)
	for _, h := range hits {
		store, err := newStored(s.readers.list[h.shard].IndexReader)
		if err != nil {
			return nil, err
		}
		d, err := store.document(h.id)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(phrases, func(p query.Exact) bool { return !holds(s.c.analyzers, &d, p) }) {
			s.total--
			continue
		}
		hit := query.Hit{Document: d, Score: h.Score, Grouped: h.others}
		if s.req.Highlight {
			hit.Highlights = marker.marks(&d)
		}
		out = append(out, hit)
	}
	return out, nil
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

func cursor(p place) string {
	b, err := json.Marshal(p)
	if err != nil { // a score that is no number
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string) (*place, error) {
	if s == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, ErrCursor
	}
	var p place
	if err := json.Unmarshal(b, &p); err != nil || p.Order == "" {
		return nil, ErrCursor
	}
	return &p, nil
}
