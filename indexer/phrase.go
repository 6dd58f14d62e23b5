package indexer

import (
	"slices"
	"strings"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"
)

// exact finds phrases: documents that hold all of the forms, verified on the stored text. French documents cut a phrase
// without its elided articles, so they are asked for separately where that makes a difference.
func (c *compiler) exact(r index.IndexReader, p query.Exact, scored bool) (search.Searcher, error) {
	french, other := formsOf(c.analyzers.For(lang.French), p.Text), formsOf(c.analyzers.For(""), p.Text)
	var list []search.Searcher
	for _, f := range p.In {
		if !c.has(f) {
			continue
		}
		s, err := c.phrase(r, f, other, scored)
		if err == nil && s != nil {
			list = append(list, s)
		}
		if err == nil && !slices.Equal(french, other) {
			if s, err = c.phrase(r, f, french, scored); err == nil && s != nil {
				list = append(list, s)
			}
		}
		if err != nil {
			closeAll(list)
			return nil, err
		}
	}
	s, err := c.unite(r, list, scored, false)
	if err != nil {
		return nil, err
	}
	if len(other) < 2 && slices.Equal(french, other) {
		return s, nil
	}
	store, err := newStored(r)
	if err != nil {
		return nil, err
	}
	v := &verifier{c: c, stored: store, in: p.In, french: newStep(french), other: newStep(other)}
	return searcher.NewFilteringSearcher(c.ctx, s, v.accept), nil
}

func formsOf(a *lang.Analyzer, text string) []string {
	var out []string
	for _, w := range a.Words(nil, text) {
		out = append(out, w.Form)
	}
	return out
}

// phrase finds the documents that hold all forms and all pairs of neighbours in a field.
func (c *compiler) phrase(r index.IndexReader, f query.Field, forms []string, scored bool) (search.Searcher, error) {
	if len(forms) == 0 {
		return nil, nil
	}
	var terms []string
	for i := 1; i < len(forms); i++ {
		terms = append(terms, string(neighbours(forms[i-1], forms[i])))
	}
	s, err := intersectTerms(c.ctx, r, string(f)+formsMark, append(terms, forms...))
	if err != nil || s.Count() == 0 {
		return nil, err
	}
	return c.flat(scored, float64(len(forms))*tuning[f].boost)(s, nil)
}

// verifier follows the trail of a candidate.
type verifier struct {
	c             *compiler
	stored        *stored
	in            []query.Field
	french, other step
}

func (v *verifier) accept(_ *search.SearchContext, m *search.DocumentMatch) bool {
	if v.c.failed != nil || v.c.ctx.Err() != nil {
		return false
	}
	found := false
	v.c.failed = v.stored.visit(m.IndexInternalID, func(name string, value []byte) bool {
		if name != trailField {
			return true
		}
		found = trail(value).has(v.in, v.french, v.other)
		return false
	})
	return found
}

// required are the phrases without which nothing answers a plan.
func required(p query.Plan) []query.Exact {
	switch p := p.(type) {
	case query.Exact:
		return []query.Exact{p}
	case query.AllOf:
		var out []query.Exact
		for _, q := range p.Of {
			out = append(out, required(q)...)
		}
		return out
	}
	return nil
}

// holds verifies a phrase on the text of a document, which trails leave open for one in 100,000.
func holds(a *query.Analyzers, d *edikt.Document, p query.Exact) bool {
	analyzer := a.For(strings.ToLower(d.Article.Lang))
	forms := formsOf(analyzer, p.Text)
	if len(forms) < 2 {
		return true // looked up as it stands
	}
	literally := strings.Join(forms, " ")
	for _, t := range query.Texts(d) {
		if !slices.Contains(p.In, t.Field) {
			continue
		}
		if amidBlanks(strings.ToLower(t.Text), literally) || sequenceAt(analyzer.Words(nil, t.Text), forms, 0) >= 0 {
			return true
		}
	}
	return false
}

// amidBlanks reports whether s stands in text between blanks: the usual case, for which no word needs be read.
func amidBlanks(text, s string) bool {
	i := strings.Index(text, s)
	if i < 0 {
		return false
	}
	end := i + len(s)
	return (i == 0 || text[i-1] == ' ') && (end == len(text) || text[end] == ' ')
}

// sequenceAt gives where the forms stand next to each other, from a place on; -1 where they do not.
func sequenceAt(words []lang.Word, forms []string, from int) int {
	if len(forms) == 0 {
		return -1
	}
	for i := from; i+len(forms) <= len(words); i++ {
		n := 0
		for n < len(forms) && words[i+n].Form == forms[n] {
			n++
		}
		if n == len(forms) {
			return i
		}
	}
	return -1
}
