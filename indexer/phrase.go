package indexer

import (
	"errors"
	"slices"
	"strings"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// exact finds phrases: documents that hold all of the forms, verified on their trails. French documents cut a phrase
// without its elided articles, so they are asked for separately where that makes a difference.
func (m *matcher) exact(v *view, p query.Exact, within *roaring.Bitmap) (part, error) {
	french, other := formsOf(m.analyzers.For(lang.French), p.Text), formsOf(m.analyzers.For(""), p.Text)
	readings := [][]string{other}
	if !slices.Equal(french, other) {
		readings = append(readings, french)
	}
	out := part{docs: roaring.New()}
	for _, f := range p.In {
		if !m.has(f) {
			continue
		}
		for _, forms := range readings {
			x, err := flat(float64(len(forms))*tuning[f].boost, within)(v.phrase(f, forms))
			if err != nil {
				return part{}, err
			}
			out.add(x)
		}
	}
	if len(other) < 2 && len(readings) == 1 {
		return out, nil
	}
	var err error
	out.docs, err = m.verified(v, out.docs, p.In, newStep(french), newStep(other))
	return out, err
}

func formsOf(a *lang.Analyzer, text string) []string {
	var out []string
	for _, w := range a.Words(nil, text) {
		out = append(out, w.Form)
	}
	return out
}

// phrase finds the documents that hold all forms and all pairs of neighbours in a field.
func (v *view) phrase(f query.Field, forms []string) (*roaring.Bitmap, error) {
	if len(forms) == 0 {
		return roaring.New(), nil
	}
	var terms []string
	for i := 1; i < len(forms); i++ {
		terms = append(terms, string(neighbours(forms[i-1], forms[i])))
	}
	return v.intersect(string(f)+formsMark, append(terms, forms...))
}

// verified follows the trail of each candidate.
func (m *matcher) verified(v *view, candidates *roaring.Bitmap, in []query.Field, french, other step) (*roaring.Bitmap, error) {
	out := roaring.New()
	for it := candidates.Iterator(); it.HasNext(); {
		doc := it.Next()
		err := v.stored(doc, func(name string, value []byte) bool {
			if name == trailField && trail(value).has(in, french, other) {
				out.Add(doc)
			}
			return name != trailField
		})
		if err = errors.Join(err, m.ctx.Err()); err != nil {
			return nil, err
		}
	}
	return out, nil
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
