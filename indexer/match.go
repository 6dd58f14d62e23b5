package indexer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// part is what a part of a plan finds in a segment, with what its documents score.
type part struct {
	docs *roaring.Bitmap
	flat float64       // of every document
	ways []alternative // of a word in one field: the best counts
	of   []part        // their scores add up
}

// alternative is a term that says the same as others.
type alternative struct {
	fieldTerm
	list   segment.PostingsList
	weight float64
}

// matcher finds what answers a plan, segment by segment.
type matcher struct {
	ctx       context.Context
	analyzers *query.Analyzers
	typ       edikt.DocumentType
	now       time.Time
}

// match finds, among the documents within a set, those that answer a plan. It does not change the set.
func (m *matcher) match(v *view, p query.Plan, within *roaring.Bitmap) (part, error) {
	if err := m.ctx.Err(); err != nil {
		return part{}, err
	}
	switch p := p.(type) {
	case query.AllOf:
		return m.all(v, p.Of, within)
	case query.AnyOf:
		return m.any(v, p.Of, within)
	case query.NoneOf:
		x, err := m.match(v, p.Of, within)
		if err != nil {
			return part{}, err
		}
		return part{docs: roaring.AndNot(within, x.docs)}, nil
	case query.Terms:
		return m.terms(v, p, within)
	case query.Concept:
		return flat(conceptScore, within)(v.unite(conceptField, listed(p.Any)))
	case query.Exact:
		return m.exact(v, p, within)
	case query.FormPrefix:
		return m.forms(v, p.In, within, p.Prefix, nil)
	case query.FormFuzzy:
		return m.forms(v, p.In, within, firstLetter(p.Form), p.Matches)
	case query.Keyword:
		return flat(0, within)(v.unite(string(p.Field), keywords(p.Values)))
	case query.Number:
		return flat(0, within)(v.span(string(p.Field), numberTerm(p.Min), numberTerm(p.Max)+"\x00"))
	case query.Dates:
		return flat(0, within)(m.dates(v, p))
	}
	return part{docs: within}, nil
}

// flat makes a part of documents that all score the same.
func flat(score float64, within *roaring.Bitmap) func(*roaring.Bitmap, error) (part, error) {
	return func(docs *roaring.Bitmap, err error) (part, error) {
		if err != nil {
			return part{}, err
		}
		docs.And(within)
		return part{docs: docs, flat: score}, nil
	}
}

// all looks at each part only where the ones before it found something, the cheap ones first.
func (m *matcher) all(v *view, of []query.Plan, within *roaring.Bitmap) (part, error) {
	of = slices.Clone(of)
	slices.SortStableFunc(of, func(a, b query.Plan) int { return cmp.Compare(cost(a), cost(b)) })
	out := part{docs: within}
	for _, p := range of {
		if out.docs.IsEmpty() {
			break
		}
		x, err := m.match(v, p, out.docs)
		if err != nil {
			return part{}, err
		}
		out.docs, out.of = x.docs, append(out.of, x)
	}
	return out, nil
}

// cost sorts parts by what they take: terms looked up, terms listed, texts followed.
func cost(p query.Plan) int {
	switch p := p.(type) {
	case query.AllOf:
		return highest(p.Of)
	case query.AnyOf:
		return highest(p.Of)
	case query.NoneOf:
		return cost(p.Of)
	case query.Number, query.Dates:
		return 1
	case query.FormPrefix:
		return 2
	case query.FormFuzzy:
		return 3
	case query.Exact:
		return 4
	}
	return 0
}

func highest(of []query.Plan) int {
	n := 0
	for _, p := range of {
		n = max(n, cost(p))
	}
	return n
}

func (m *matcher) any(v *view, of []query.Plan, within *roaring.Bitmap) (part, error) {
	out := part{docs: roaring.New()}
	for _, p := range of {
		x, err := m.match(v, p, within)
		if err != nil {
			return part{}, err
		}
		out.add(x)
	}
	return out, nil
}

func (p *part) add(x part) {
	p.docs.Or(x.docs)
	p.of = append(p.of, x)
}

// terms unites a word's alternatives in all fields. In one field the best alternative counts; fields add up.
func (m *matcher) terms(v *view, p query.Terms, within *roaring.Bitmap) (part, error) {
	out := part{docs: roaring.New()}
	for _, f := range p.In {
		if !m.has(f) {
			continue
		}
		x := part{docs: roaring.New()}
		for _, a := range p.Any {
			key := fieldTerm{string(f), a.Term}
			list, err := v.list(key)
			if err != nil {
				return part{}, err
			}
			if err := addList(x.docs, list); err != nil {
				return part{}, err
			}
			if list.Count() > 0 {
				x.ways = append(x.ways, alternative{key, list, a.Weight})
			}
		}
		x.docs.And(within)
		out.add(x)
	}
	return out, nil
}

// has reports whether documents of the type searched have a text field at all.
func (m *matcher) has(f query.Field) bool {
	if m.typ == edikt.ArticleDocument {
		return f == query.TitleField || f == query.TextField
	}
	return f != query.TextField
}

// forms unites the words of all fields that begin with a prefix and pass a test.
func (m *matcher) forms(v *view, in []query.Field, within *roaring.Bitmap, prefix string, accept func(form string) bool) (part, error) {
	out := part{docs: roaring.New()}
	for _, f := range in {
		if !m.has(f) {
			continue
		}
		x, err := flat(formScore*tuning[f].boost, within)(v.unite(string(f)+formsMark, prefixed(prefix, accept)))
		if err != nil {
			return part{}, err
		}
		out.add(x)
	}
	return out, nil
}

func firstLetter(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// keywords chooses values; one that ends in a star is all that begin so.
func keywords(values []string) chooser {
	return func(d segment.TermDictionary, each func(term []byte) error) error {
		for _, v := range values {
			choose := listed([]string{v})
			if stem, open := strings.CutSuffix(v, "*"); open {
				choose = prefixed(stem, nil)
			}
			if err := choose(d, each); err != nil {
				return err
			}
		}
		return nil
	}
}

// dates unites the whole days of a period with the instants of its first and last day.
func (m *matcher) dates(v *view, p query.Dates) (*roaring.Bitmap, error) {
	from, until := p.Range(m.now)
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
		return v.span(field, low, high)
	}
	out, err := v.span(field+daysMark, firstDay, lastDay)
	if err == nil && !from.IsZero() {
		err = v.addSpan(out, field, low, instantTerm(startOfDay(from.Add(24*time.Hour-time.Nanosecond))))
	}
	if err == nil && !until.IsZero() {
		err = v.addSpan(out, field, instantTerm(startOfDay(until)), high)
	}
	return out, err
}

func startOfDay(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// span finds the documents that hold a term from low up to, without, high.
func (v *view) span(field, low, high string) (*roaring.Bitmap, error) {
	if low >= high {
		return roaring.New(), nil
	}
	return v.unite(field, ranged([]byte(low), []byte(high), nil))
}

func (v *view) addSpan(set *roaring.Bitmap, field, low, high string) error {
	x, err := v.span(field, low, high)
	if err == nil {
		set.Or(x)
	}
	return err
}
