package indexer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt/query"

	index "github.com/blevesearch/bleve_index_api"
)

// maxFacetValues bounds what a facet lists.
const maxFacetValues = 100

// monthFacet counts by month of publication.
const monthFacet = "month"

// counts adds up the values of fields over all hits. A nil counts counts nothing.
type counts struct {
	fields    []string // of the index
	facets    []string
	histogram string
	values    map[string]map[string]int // by field of the index
}

func newCounts(req query.Request) (*counts, error) {
	c := &counts{facets: req.Facets, histogram: req.Histogram, values: map[string]map[string]int{}}
	for _, f := range req.Facets {
		field := f
		if f == monthFacet {
			field = dayField
		} else if !counted[query.Field(f)] {
			return nil, fmt.Errorf("no facet %q", f)
		}
		c.need(field)
	}
	switch req.Histogram {
	case "":
	case "day", "week", "month":
		c.need(dayField)
	default:
		return nil, fmt.Errorf("no histogram by %q: day, week or month", req.Histogram)
	}
	if c.fields == nil {
		return nil, nil
	}
	return c, nil
}

func (c *counts) need(field string) {
	if !slices.Contains(c.fields, field) {
		c.fields = append(c.fields, field)
		c.values[field] = map[string]int{}
	}
}

// shardCounts counts in one shard.
type shardCounts struct {
	c      *counts
	reader index.DocValueReader
	visit  index.DocValueVisitor
}

func (c *counts) shard(r index.IndexReader) (*shardCounts, error) {
	if c == nil {
		return nil, nil
	}
	v, err := r.DocValueReader(c.fields)
	if err != nil {
		return nil, err
	}
	s := &shardCounts{c: c, reader: v}
	s.visit = func(field string, term []byte) { c.values[field][string(term)]++ }
	return s, nil
}

func (s *shardCounts) add(id index.IndexInternalID) error {
	if s == nil {
		return nil
	}
	return s.reader.VisitDocValues(id, s.visit)
}

func (c *counts) result() (map[string][]query.Count, []query.Count) {
	if c == nil {
		return nil, nil
	}
	facets := make(map[string][]query.Count, len(c.facets))
	for _, f := range c.facets {
		if f == monthFacet {
			facets[f] = byValue(bucketed(c.values[dayField], "month"))
			continue
		}
		facets[f] = byCount(c.values[f])
	}
	if c.histogram == "" {
		return facets, nil
	}
	return facets, byValue(bucketed(c.values[dayField], c.histogram))
}

func bucketed(days map[string]int, size string) map[string]int {
	out := map[string]int{}
	for day, n := range days {
		out[bucket(day, size)] += n
	}
	return out
}

// bucket names the month (2026-11), ISO week (2026-W47) or day that a day lies in.
func bucket(day, size string) string {
	switch size {
	case "month":
		return day[:len("2006-01")]
	case "week":
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			y, w := t.ISOWeek()
			return fmt.Sprintf("%04d-W%02d", y, w)
		}
	}
	return day
}

func byCount(values map[string]int) []query.Count {
	out := list(values)
	slices.SortFunc(out, func(a, b query.Count) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Value, b.Value)
	})
	return out[:min(len(out), maxFacetValues)]
}

func byValue(values map[string]int) []query.Count {
	out := list(values)
	slices.SortFunc(out, func(a, b query.Count) int { return strings.Compare(a.Value, b.Value) })
	return out
}

func list(values map[string]int) []query.Count {
	out := make([]query.Count, 0, len(values))
	for v, n := range values {
		out = append(out, query.Count{Value: v, Count: n})
	}
	return out
}
