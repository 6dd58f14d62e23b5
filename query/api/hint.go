package api

import (
	"context"
	"fmt"
	"slices"

	"edikt/query"
)

// maxHintSearches bounds what an empty answer may cost.
const maxHintSearches = 8

// hints finds out what stands between a query and its first hit: which of its parts, left out or spelt like a value that
// occurs, brings hits back. At most three come out, the first of them the most useful.
func (h *Handler) hints(ctx context.Context, q query.Request, empty query.Result) ([]Hint, error) {
	var hints []Hint
	parts := []query.Expr{q.Query}
	if and, ok := q.Query.(query.And); ok {
		parts = and.Of
	}
	for i, part := range parts[:min(len(parts), maxHintSearches)] {
		rest := without(parts, i)
		found, err := h.find(ctx, query.Request{Query: rest, Type: q.Type, Sort: query.ByNewest, Limit: 1, Facets: facetOf(part), Now: q.Now})
		if err != nil {
			return nil, err
		}
		if hint, ok := hintFor(part, rest, found); ok {
			hints = append(hints, hint)
		}
	}
	slices.SortStableFunc(hints, func(a, b Hint) int { return b.Total - a.Total })
	if reach := reachHint(empty); reach.Message != "" {
		hints = append(hints, reach)
	}
	return hints[:min(len(hints), 3)], nil
}

// without joins all parts but one.
func without(parts []query.Expr, i int) query.Expr {
	rest := slices.Delete(slices.Clone(parts), i, i+1)
	switch len(rest) {
	case 0:
		return nil
	case 1:
		return rest[0]
	}
	return query.And{Of: rest}
}

// facetOf asks for the values that occur in the field of a keyword clause, where they are counted.
func facetOf(e query.Expr) []string {
	if k, ok := e.(query.Keyword); ok && slices.Contains(FacetFields(), string(k.Field)) {
		return []string{string(k.Field)}
	}
	return nil
}

// hintFor proposes to change a part of the query, given what the rest of it finds.
func hintFor(part, rest query.Expr, found query.Result) (Hint, bool) {
	if found.Total == 0 {
		return Hint{}, false
	}
	if k, ok := part.(query.Keyword); ok && len(k.Values) == 1 {
		if near := nearestCount(k.Values[0], found.Facets[string(k.Field)]); near.Count > 0 {
			better := query.Keyword{Field: k.Field, Values: []string{near.Value}}
			return Hint{fmt.Sprintf("no hit for %s; did you mean %s?", part, better), joined(rest, better), near.Count}, true
		}
	}
	if rest == nil {
		return Hint{}, false // everything is no help
	}
	return Hint{fmt.Sprintf("no hit for %s together with the rest; without it there are %d", part, found.Total), rest.String(), found.Total}, true
}

func joined(rest, e query.Expr) string {
	switch r := rest.(type) {
	case nil:
		return e.String()
	case query.And:
		return query.And{Of: append(slices.Clone(r.Of), e)}.String()
	}
	return query.And{Of: []query.Expr{rest, e}}.String()
}

func nearestCount(typed string, counts []query.Count) query.Count {
	var values []string
	for _, c := range counts {
		values = append(values, c.Value)
	}
	for _, v := range query.Nearest(typed, values) {
		if v != typed {
			return counts[slices.Index(values, v)]
		}
	}
	return query.Count{}
}

// reachHint tells from when to when the index reaches.
func reachHint(r query.Result) Hint {
	if r.First == "" || r.Last == "" {
		return Hint{Message: "the index holds nothing yet; 'edikt crawl' or 'edikt ingest' fills it"}
	}
	return Hint{Message: fmt.Sprintf("the index holds articles from %s to %s", r.First.Day(), r.Last.Day())}
}
