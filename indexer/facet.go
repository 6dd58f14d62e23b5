package indexer

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"edikt/query"

	"github.com/RoaringBitmap/roaring/v2"
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
	mu        sync.Mutex
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

// add counts the values of documents.
func (c *counts) add(v *view, docs *roaring.Bitmap) error {
	if c == nil || docs.IsEmpty() {
		return nil
	}
	for _, field := range c.fields {
		column, err := v.column(field)
		if err != nil {
			return err
		}
		c.addColumn(field, column, docs)
	}
	return nil
}

func (c *counts) addColumn(field string, column *column, docs *roaring.Bitmap) {
	found := make([]int, 1+len(column.values))
	for _, layer := range column.layers {
		each(docs, func(doc uint32) { found[layer[doc]]++ })
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, n := range found[1:] {
		if n > 0 {
			c.values[field][column.values[i]] += n
		}
	}
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
