package api

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"edikt"
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
		var near Hint
		switch part := part.(type) {
		case query.Word:
			if near, err = h.spelling(ctx, q, part, rest); err == nil && near.Total == 0 {
				near, err = h.takenApart(ctx, q, part, rest)
			}
		case query.Phrase:
			near, err = h.unquoted(ctx, q, part, rest)
		}
		if err != nil {
			return nil, err
		}
		if near.Total > 0 {
			hint, ok = near, true
		}
		if ok {
			hints = append(hints, hint)
		}
	}
	slices.SortStableFunc(hints, func(a, b Hint) int { return b.Total - a.Total })
	if len(hints) == 0 {
		var err error
		if hints, err = h.elsewhere(ctx, q, parts); err != nil {
			return nil, err
		}
	}
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
		return otherValues(part, found) // everything is no help
	}
	return Hint{fmt.Sprintf("no hit for %s together with the rest; without it there are %d", part, found.Total), rest.String(), found.Total}, true
}

// otherValues lists what a field holds instead of the value asked for.
func otherValues(part query.Expr, found query.Result) (Hint, bool) {
	k, ok := part.(query.Keyword)
	if !ok || len(found.Facets[string(k.Field)]) == 0 {
		return Hint{}, false
	}
	var values []string
	for _, c := range found.Facets[string(k.Field)] {
		if len(values) == maxValues {
			values = append(values, "…")
			break
		}
		values = append(values, c.Value)
	}
	return Hint{Message: fmt.Sprintf("no hit for %s; the index has %s", part, strings.Join(values, ", "))}, true
}

// maxValues bounds how many values a hint lists.
const maxValues = 6

// unquoted asks for the words of a phrase without its quotation marks.
func (h *Handler) unquoted(ctx context.Context, q query.Request, p query.Phrase, rest query.Expr) (Hint, error) {
	words := []query.Expr{rest}
	for _, w := range strings.Fields(p.Text) {
		e, err := query.Parse(w)
		if err != nil {
			continue
		}
		if word, ok := e.(query.Word); ok && word.In == "" {
			words = append(words, query.Word{In: p.In, Text: word.Text})
		}
	}
	if len(words) < 3 {
		return Hint{}, nil // one word is what the phrase was
	}
	apart := query.Join(words...)
	found, err := h.find(ctx, query.Request{Query: apart, Type: q.Type, Sort: query.ByNewest, Limit: 1, Now: q.Now})
	if err != nil || found.Total == 0 {
		return Hint{}, err
	}
	return Hint{fmt.Sprintf("no hit for %s as it stands; without the quotation marks there are %d", p, found.Total), apart.String(), found.Total}, nil
}

// takenApart asks for the parts of a German compound: a text that bans phones need not say Handyverbot.
func (h *Handler) takenApart(ctx context.Context, q query.Request, w query.Word, rest query.Expr) (Hint, error) {
	var parts []query.Expr
	for _, p := range h.compounds().Parts(w.Text) {
		parts = append(parts, query.Word{In: w.In, Text: p})
	}
	if len(parts) < 2 {
		return Hint{}, nil
	}
	apart := query.Join(append([]query.Expr{rest}, parts...)...)
	found, err := h.find(ctx, query.Request{Query: apart, Type: q.Type, Sort: query.ByNewest, Limit: 1, Now: q.Now})
	if err != nil || found.Total == 0 {
		return Hint{}, err
	}
	return Hint{fmt.Sprintf("no hit for %s; with its parts as words of their own there are %d", w, found.Total), apart.String(), found.Total}, nil
}

// elsewhere looks further where no single part stands in the way: among documents of other types, and for each part alone.
func (h *Handler) elsewhere(ctx context.Context, q query.Request, parts []query.Expr) ([]Hint, error) {
	total := func(e query.Expr, t edikt.DocumentType) (int, error) {
		found, err := h.find(ctx, query.Request{Query: e, Type: t, Sort: query.ByNewest, Limit: 1, Now: q.Now})
		return found.Total, err
	}
	for _, t := range []edikt.DocumentType{edikt.EventDocument, edikt.ArticleDocument} {
		if t == q.Type {
			continue
		}
		n, err := total(q.Query, t)
		if err != nil {
			return nil, err
		}
		if n > 0 && t == edikt.EventDocument {
			return []Hint{{Message: fmt.Sprintf("among the events there are %d", n)}}, nil
		}
		if n > 0 {
			return []Hint{{Message: fmt.Sprintf("among the articles there are %d", n)}}, nil
		}
	}
	if len(parts) < 2 {
		return nil, nil
	}
	var alone []string
	for _, part := range parts[:min(len(parts), maxHintSearches)] {
		n, err := total(part, q.Type)
		if err != nil {
			return nil, err
		}
		alone = append(alone, fmt.Sprintf("%s %d", part, n))
	}
	return []Hint{{Message: fmt.Sprintf("nothing answers all of it; each part alone: %s", strings.Join(alone, ", "))}}, nil
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
