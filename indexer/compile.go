package indexer

import (
	"context"
	"math"
	"strings"
	"time"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
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
	noScoring    = "none"
)

// compiler makes searchers of a plan, shard by shard, with statistics over all of them.
type compiler struct {
	ctx       context.Context
	analyzers *query.Analyzers
	readers   *readers
	typ       edikt.DocumentType
	now       time.Time
	idf       map[fieldTerm]float64
	failed    error // what a searcher could not return
}

type fieldTerm struct {
	field query.Field
	term  string
}

func newCompiler(ctx context.Context, x *Index, r *readers, typ edikt.DocumentType, now time.Time) *compiler {
	return &compiler{ctx: ctx, analyzers: x.analyzers, readers: r, typ: typ, now: now, idf: map[fieldTerm]float64{}}
}

// searcher compiles a plan for one shard; without scores where only the documents matter.
func (c *compiler) searcher(r index.IndexReader, p query.Plan, scored bool) (search.Searcher, error) {
	switch p := p.(type) {
	case query.AllOf:
		return c.all(r, p.Of, scored)
	case query.AnyOf:
		return c.any(r, p.Of, scored)
	case query.NoneOf:
		return c.all(r, []query.Plan{p}, scored)
	case query.Terms:
		return c.terms(r, p, scored)
	case query.Concept:
		return c.flat(scored, conceptScore)(c.union(r, conceptField, p.Any))
	case query.Exact:
		return c.exact(r, p, scored)
	case query.FormPrefix:
		return c.forms(r, p.In, scored, p.Prefix, nil)
	case query.FormFuzzy:
		return c.forms(r, p.In, scored, firstLetter(p.Form), p.Matches)
	case query.Keyword:
		return c.filter(scored)(c.keyword(r, p))
	case query.Number:
		return c.filter(scored)(c.span(r, string(p.Field), numberTerm(p.Min), numberTerm(p.Max)+"\x00"))
	case query.Dates:
		return c.filter(scored)(c.dates(r, p))
	}
	return c.everything(r)
}

func options(scored bool) search.SearcherOptions {
	if scored {
		return search.SearcherOptions{}
	}
	return search.SearcherOptions{Score: noScoring}
}

func (c *compiler) everything(r index.IndexReader) (search.Searcher, error) {
	s, err := searcher.NewMatchAllSearcher(c.ctx, r, 0, options(false))
	return c.flat(true, 0)(s, err)
}

func (c *compiler) nothing(r index.IndexReader) (search.Searcher, error) {
	return searcher.NewMatchNoneSearcher(r)
}

// filter lets a searcher choose documents without a say in their scores.
func (c *compiler) filter(scored bool) func(search.Searcher, error) (search.Searcher, error) {
	return c.flat(scored, 0)
}

func (c *compiler) flat(scored bool, score float64) func(search.Searcher, error) (search.Searcher, error) {
	return func(s search.Searcher, err error) (search.Searcher, error) {
		if err != nil || !scored {
			return s, err
		}
		return &flatSearcher{s, score}, nil
	}
}

// all joins parts; negated ones are taken away from the rest.
func (c *compiler) all(r index.IndexReader, of []query.Plan, scored bool) (search.Searcher, error) {
	var must, not []search.Searcher
	fail := func(err error) (search.Searcher, error) {
		closeAll(append(must, not...))
		return nil, err
	}
	for _, p := range of {
		negated, isNot := p.(query.NoneOf)
		if isNot {
			s, err := c.searcher(r, negated.Of, false)
			if err != nil {
				return fail(err)
			}
			not = append(not, s)
			continue
		}
		s, err := c.searcher(r, p, scored)
		if err != nil {
			return fail(err)
		}
		must = append(must, s)
	}
	if len(must) == 0 {
		s, err := c.everything(r)
		if err != nil {
			return fail(err)
		}
		must = append(must, s)
	}
	s := must[0]
	if len(must) > 1 {
		var err error
		if s, err = searcher.NewConjunctionSearcher(c.ctx, r, must, options(scored)); err != nil {
			return fail(err)
		}
	}
	if len(not) == 0 {
		return s, nil
	}
	return searcher.NewBooleanSearcher(c.ctx, r, s, nil, newAnySearcher(not, true), options(scored))
}

func closeAll(list []search.Searcher) {
	for _, s := range list {
		s.Close()
	}
}

func (c *compiler) any(r index.IndexReader, of []query.Plan, scored bool) (search.Searcher, error) {
	var list []search.Searcher
	for _, p := range of {
		s, err := c.searcher(r, p, scored)
		if err != nil {
			closeAll(list)
			return nil, err
		}
		list = append(list, s)
	}
	return c.unite(r, list, scored, false)
}

func (c *compiler) unite(r index.IndexReader, list []search.Searcher, scored, best bool) (search.Searcher, error) {
	switch {
	case len(list) == 0:
		return c.nothing(r)
	case len(list) == 1:
		return list[0], nil
	case !scored:
		return searcher.NewDisjunctionSearcher(c.ctx, r, list, 0, options(false))
	}
	return newAnySearcher(list, best), nil
}

// has reports whether documents of the type searched have a text field at all.
func (c *compiler) has(f query.Field) bool {
	if c.typ == edikt.ArticleDocument {
		return f == query.TitleField || f == query.TextField
	}
	return f != query.TextField
}

// terms unites a word's alternatives in all fields. In one field the best alternative counts; fields add up.
func (c *compiler) terms(r index.IndexReader, p query.Terms, scored bool) (search.Searcher, error) {
	var fields []search.Searcher
	for _, f := range p.In {
		if !c.has(f) {
			continue
		}
		var alternatives []search.Searcher
		for _, a := range p.Any {
			s, err := c.term(r, f, a, scored)
			if err != nil {
				closeAll(append(fields, alternatives...))
				return nil, err
			}
			if s != nil {
				alternatives = append(alternatives, s)
			}
		}
		if len(alternatives) == 0 {
			continue
		}
		s, err := c.unite(r, alternatives, scored, true)
		if err != nil {
			closeAll(fields)
			return nil, err
		}
		fields = append(fields, s)
	}
	return c.unite(r, fields, scored, false)
}

// term makes the searcher of one term; nil where the shard does not hold it.
func (c *compiler) term(r index.IndexReader, f query.Field, a lang.Alternative, scored bool) (search.Searcher, error) {
	if !scored {
		return searcher.NewTermSearcher(c.ctx, r, a.Term, string(f), 1, options(false))
	}
	postings, err := r.TermFieldReader(c.ctx, []byte(a.Term), string(f), true, true, false)
	if err != nil {
		return nil, err
	}
	if postings.Count() == 0 {
		return nil, postings.Close()
	}
	idf, err := c.rarity(f, a.Term)
	if err != nil {
		postings.Close()
		return nil, err
	}
	t := tuning[f]
	return &termSearcher{leaf: leaf{postings.Count()}, postings: postings, weight: idf * t.boost * a.Weight, average: t.average}, nil
}

// rarity is the inverse document frequency of a term over all shards.
func (c *compiler) rarity(f query.Field, term string) (float64, error) {
	k := fieldTerm{f, term}
	if v, ok := c.idf[k]; ok {
		return v, nil
	}
	var n uint64
	for _, r := range c.readers.list {
		postings, err := r.TermFieldReader(c.ctx, []byte(term), string(f), false, false, false)
		if err != nil {
			return 0, err
		}
		n += postings.Count()
		postings.Close()
	}
	v := math.Log(1 + (float64(c.readers.total)-float64(n)+0.5)/(float64(n)+0.5))
	c.idf[k] = max(v, 0.01)
	return c.idf[k], nil
}

// union finds the documents that hold any of the terms, without scores.
func (c *compiler) union(r index.IndexReader, field string, terms []string) (search.Searcher, error) {
	switch len(terms) {
	case 0:
		return c.nothing(r)
	case 1:
		return searcher.NewTermSearcher(c.ctx, r, terms[0], field, 1, options(false))
	}
	return uniteTerms(c.ctx, r, field, listed(terms))
}

func (c *compiler) keyword(r index.IndexReader, p query.Keyword) (search.Searcher, error) {
	var terms []string
	var list []search.Searcher
	for _, v := range p.Values {
		stem, open := strings.CutSuffix(v, "*")
		if !open {
			terms = append(terms, v)
			continue
		}
		s, err := uniteTerms(c.ctx, r, string(p.Field), prefixed(stem, nil))
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	if list == nil {
		return c.union(r, string(p.Field), terms)
	}
	s, err := uniteTerms(c.ctx, r, string(p.Field), listed(terms))
	if err != nil {
		return nil, err
	}
	return newAnySearcher(append(list, s), true), nil
}

// span finds the documents that hold a term from low up to, without, high.
func (c *compiler) span(r index.IndexReader, field, low, high string) (search.Searcher, error) {
	if low >= high {
		return c.nothing(r)
	}
	return uniteTerms(c.ctx, r, field, ranged([]byte(low), []byte(high), nil))
}

// dates unites the whole days of a period with the instants of its first and last day.
func (c *compiler) dates(r index.IndexReader, p query.Dates) (search.Searcher, error) {
	from, until := p.Range(c.now)
	field := string(p.Field)
	low, high := strings.Repeat("0", instantLen), strings.Repeat("g", instantLen)
	firstDay, lastDay := "", "~"
	if !from.IsZero() {
		low = instantTerm(from)
		firstDay = dayTerm(from.Add(24*time.Hour - time.Nanosecond))
	}
	if !until.IsZero() {
		high = instantTerm(until.Add(time.Second - time.Nanosecond))
		lastDay = dayTerm(until)
	}
	if firstDay >= lastDay {
		return c.span(r, field, low, high)
	}
	days, err := c.span(r, field+daysMark, firstDay, lastDay)
	if err != nil {
		return nil, err
	}
	parts := []search.Searcher{days}
	if !from.IsZero() {
		s, err := c.span(r, field, low, instantTerm(startOfDay(from.Add(24*time.Hour-time.Nanosecond))))
		if err != nil {
			return nil, err
		}
		parts = append(parts, s)
	}
	if !until.IsZero() {
		s, err := c.span(r, field, instantTerm(startOfDay(until)), high)
		if err != nil {
			return nil, err
		}
		parts = append(parts, s)
	}
	return newAnySearcher(parts, true), nil
}

func startOfDay(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// forms unites the words of all fields that begin with a prefix and pass a test.
func (c *compiler) forms(r index.IndexReader, in []query.Field, scored bool, prefix string, accept func(form string) bool) (search.Searcher, error) {
	var list []search.Searcher
	for _, f := range in {
		if !c.has(f) {
			continue
		}
		found, err := uniteTerms(c.ctx, r, string(f)+formsMark, prefixed(prefix, accept))
		if err != nil {
			return nil, err
		}
		if found.Count() == 0 {
			continue
		}
		s, err := c.flat(scored, formScore*tuning[f].boost)(found, nil)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	switch len(list) {
	case 0:
		return c.nothing(r)
	case 1:
		return list[0], nil
	}
	return newAnySearcher(list, false), nil
}

func firstLetter(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
