package api

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
		hint, ok := hintFor(part, rest, found)
		if w, isWord := part.(query.Word); isWord {
			near, err := h.spelling(ctx, q, w, rest)
			if err != nil {
				return nil, err
			}
			if near.Total > 0 {
				hint, ok = near, true
			}
		}
		if ok {
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
	return query.Join(slices.Delete(slices.Clone(parts), i, i+1)...)
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

// minSpelling is how many letters a word must have to be taken for a slip of the pen.
const minSpelling = 5

// spelling looks for a word that is nearly the one asked for, in documents that answer the rest.
func (h *Handler) spelling(ctx context.Context, q query.Request, w query.Word, rest query.Expr) (Hint, error) {
	if utf8.RuneCountInString(w.Text) < minSpelling {
		return Hint{}, nil
	}
	near := query.Fuzzy{In: w.In, Text: w.Text, Edits: 1}
	found, err := h.find(ctx, query.Request{Query: query.Join(rest, near), Type: q.Type, Sort: query.ByRelevance, Limit: 5, Highlight: true, Now: q.Now})
	if err != nil || found.Total == 0 {
		return Hint{}, err
	}
	for _, hit := range found.Hits {
		for _, text := range marked(hit.Highlights) {
			better := query.Word{In: w.In, Text: text}
			if query.Nearest(w.Text, []string{text}) != nil && !strings.EqualFold(text, w.Text) {
				return Hint{fmt.Sprintf("no hit for %s; did you mean %s?", w, better), joined(rest, better), found.Total}, nil
			}
		}
	}
	return Hint{}, nil
}

// marked lists the words that answer a query in a hit.
func marked(highlights map[string][]query.Mark) []string {
	var out []string
	for _, field := range []query.Field{query.TitleField, query.EvidenceField, query.TextField} {
		for _, m := range highlights[string(field)] {
			for _, s := range m.Spans {
				out = append(out, m.Text[s[0]:s[1]])
			}
		}
	}
	return out
}

func joined(rest, e query.Expr) string {
	return query.Join(rest, e).String()
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
