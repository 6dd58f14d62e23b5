package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

// facet is the values of a field among the hits.
type facet struct {
	Field  string
	Values []facetValue
	More   []facetValue // the rarer ones
}

// facetValue is a value with the search that asks for it, or that asks for it no more.
type facetValue struct {
	Name, Value, Href string
	Count             int
	Chosen            bool
}

// facetShown is how many values a facet shows at once.
const facetShown = 7

func (s *searchPage) facet(e query.Expr, field string, counts []query.Count) facet {
	f := facet{Field: field}
	chosen := chosenIn(e, query.Field(field))
	for _, c := range counts {
		f.add(s, e, c.Value, c.Count, slices.Contains(chosen, c.Value))
	}
	for _, value := range chosen { // one that finds nothing can be taken away too
		if !slices.ContainsFunc(counts, func(c query.Count) bool { return c.Value == value }) {
			f.add(s, e, value, 0, true)
		}
	}
	slices.SortStableFunc(f.Values, func(a, b facetValue) int { return cmp.Or(rank(b.Chosen)-rank(a.Chosen), b.Count-a.Count) })
	if len(f.Values) > facetShown+1 {
		f.Values, f.More = f.Values[:facetShown], f.Values[facetShown:min(len(f.Values), 40)]
	}
	return f
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *facet) add(s *searchPage, e query.Expr, value string, count int, chosen bool) {
	f.Values = append(f.Values, facetValue{Name: clip(s.Value(f.Field, value), 60), Value: value, Count: count, Chosen: chosen,
		Href: address(printed(toggled(e, query.Field(f.Field), value)), s.Type, s.Sort)})
}

// chosenIn are the values of a field that every hit of a query must hold one of.
func chosenIn(e query.Expr, f query.Field) []string {
	for _, x := range parts(e) {
		if k, ok := x.(query.Keyword); ok && k.Field == f {
			return k.Values
		}
	}
	return nil
}

// toggled asks for a value of a field too, or no more.
func toggled(e query.Expr, f query.Field, value string) query.Expr {
	rest := slices.Clone(parts(e))
	for i, x := range rest {
		k, ok := x.(query.Keyword)
		if !ok || k.Field != f {
			continue
		}
		if j := slices.Index(k.Values, value); j >= 0 {
			k.Values = slices.Delete(slices.Clone(k.Values), j, j+1)
		} else {
			k.Values = append(slices.Clone(k.Values), value)
		}
		rest[i] = k
		if len(k.Values) == 0 {
			rest = slices.Delete(rest, i, i+1)
		}
		return query.Join(rest...)
	}
	return query.Join(append(rest, query.Keyword{Field: f, Values: []string{value}})...)
}

// chart counts hits by time. Each bar is a link; a range of them can be brushed.
type chart struct {
	Bars        []bar
	Width       int
	First, Last string
	Unit        string
	Clear       string // address without dates, where there are some
}

// bar is a bucket, in units of the drawing.
type bar struct {
	Value       string
	Count       int
	X, Y, H     int
	Href        string
	Placeholder bool // nothing in it
}

// The drawing: bars of a width, with a gap, below a height.
const (
	barStep   = 10
	barHeight = 60
	maxBars   = 130
)

// interval is how fine time is counted: by the length of what the query asks for.
func interval(e query.Expr) string {
	for _, x := range parts(e) {
		d, ok := x.(query.Dates)
		if !ok || d.Field != query.DateField {
			continue
		}
		from, until := edikt.Date(d.From).Start(), edikt.Date(d.Until).Start()
		switch length := until.Sub(from); {
		case from.IsZero() || until.IsZero():
			if strings.HasSuffix(d.From, "d") || strings.HasSuffix(d.From, "w") {
				return "day"
			}
		case length <= 100*24*time.Hour:
			return "day"
		case length <= 800*24*time.Hour:
			return "week"
		}
	}
	return "month"
}

func (s *searchPage) chart(e query.Expr, unit string, counts []query.Count) *chart {
	counts = slices.DeleteFunc(slices.Clone(counts), func(c query.Count) bool { return c.Value == "" })
	if len(counts) == 0 {
		return nil
	}
	counts = padded(gapless(counts, unit), unit)
	counts = counts[max(0, len(counts)-maxBars):]
	c := &chart{First: counts[0].Value, Last: counts[len(counts)-1].Value, Unit: unit, Width: len(counts) * barStep}
	rest := withoutDates(e)
	if printed(rest) != printed(e) {
		c.Clear = address(printed(rest), s.Type, s.Sort)
	}
	highest := 1
	for _, n := range counts {
		highest = max(highest, n.Count)
	}
	for i, n := range counts {
		b := bar{Value: n.Value, Count: n.Count, X: i * barStep, H: n.Count * barHeight / highest, Placeholder: n.Count == 0}
		if n.Count > 0 {
			b.H = max(b.H, 2)
		}
		b.Y = barHeight - b.H
		if dates, err := query.Parse("date:" + n.Value); err == nil {
			b.Href = address(printed(query.Join(rest, dates)), s.Type, s.Sort)
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// minBars is how many buckets are drawn at least: a few wide blocks would tell nothing.
const minBars = 14

// padded puts empty buckets before the first where there are few.
func padded(counts []query.Count, unit string) []query.Count {
	at := bucketStart(counts[0].Value, unit)
	if at.IsZero() {
		return counts
	}
	for len(counts) < minBars {
		at = at.AddDate(0, 0, -1)
		at = bucketStart(bucketName(at, unit), unit)
		counts = append([]query.Count{{Value: bucketName(at, unit)}}, counts...)
	}
	return counts
}

// gapless puts in the buckets in which nothing was found.
func gapless(counts []query.Count, unit string) []query.Count {
	if len(counts) == 0 {
		return nil
	}
	slices.SortFunc(counts, func(a, b query.Count) int { return cmp.Compare(a.Value, b.Value) })
	known := map[string]int{}
	for _, c := range counts {
		known[c.Value] = c.Count
	}
	at, last := bucketStart(counts[0].Value, unit), counts[len(counts)-1].Value
	if at.IsZero() {
		return counts
	}
	var out []query.Count
	for range 5000 {
		name := bucketName(at, unit)
		out = append(out, query.Count{Value: name, Count: known[name]})
		if name >= last {
			return out
		}
		at = nextBucket(at, unit)
	}
	return counts
}
