package query

import (
	"time"

	"edikt"
	"edikt/language/analysis"
)

// Matcher is a query made ready to be asked of single documents, without an index. It is safe for concurrent use.
type Matcher struct {
	a    *Analyzers
	root node
}

// Compile makes a query ready to match. It gives the answer that the index gives.
func Compile(e Expr, a *Analyzers) *Matcher { return &Matcher{a, a.node(a.Plan(e))} }

// Match reports whether the query finds the document at a time.
func (m *Matcher) Match(d *edikt.Document, now time.Time) bool { return m.root(m.a.read(d, now)) }

// node answers for a document that has been read.
type node func(*reading) bool

func (a *Analyzers) node(p Plan) node {
	switch p := p.(type) {
	case AllOf:
		return all(a.nodes(p.Of))
	case AnyOf:
		return anyNode(a.nodes(p.Of))
	case NoneOf:
		of := a.node(p.Of)
		return func(r *reading) bool { return !of(r) }
	case Terms:
		return keysNode(termKeys(p))
	case Concept:
		return keysNode(conceptKeys(p))
	case Exact:
		return a.exactNode(p)
	case FormPrefix:
		first := key{opening, firstRunes(p.Prefix, MinPrefix)}
		return func(r *reading) bool {
			return (len(first.text) >= len(p.Prefix) || r.hasKey(first)) && r.anyWord(p.In, func(form string) bool { return len(form) >= len(p.Prefix) && form[:len(p.Prefix)] == p.Prefix })
		}
	case FormFuzzy:
		return func(r *reading) bool {
			return r.anyWord(p.In, func(form string) bool { return withinEdits(p.Form, form, p.Edits) })
		}
	case Keyword:
		return keywordNode(p)
	case Number:
		return func(r *reading) bool {
			for _, n := range Numbers(r.doc, p.Field) {
				if n >= p.Min && n <= p.Max {
					return true
				}
			}
			return false
		}
	case Dates:
		return datesNode(p)
	}
	return func(*reading) bool { return true }
}

func (a *Analyzers) nodes(of []Plan) []node {
	out := make([]node, len(of))
	for i, p := range of {
		out[i] = a.node(p)
	}
	return out
}

func all(of []node) node {
	return func(r *reading) bool {
		for _, n := range of {
			if !n(r) {
				return false
			}
		}
		return true
	}
}

func anyNode(of []node) node {
	return func(r *reading) bool {
		for _, n := range of {
			if n(r) {
				return true
			}
		}
		return false
	}
}

func keysNode(keys []key) node {
	return func(r *reading) bool {
		for _, k := range keys {
			if r.hasKey(k) {
				return true
			}
		}
		return false
	}
}

func (r *reading) hasKey(k key) bool {
	_, ok := r.keys[k]
	return ok
}

// exactNode compares with the words as the document's own language cuts them: French drops elided articles.
func (a *Analyzers) exactNode(p Exact) node {
	french, other := forms(a.For(analysis.French), p.Text), forms(a.plain, p.Text)
	return func(r *reading) bool {
		want := other
		if r.doc.Article.Lang == analysis.French {
			want = french
		}
		for _, f := range want {
			if !r.hasKey(key{anyForm, f}) {
				return false
			}
		}
		return len(want) > 0 && r.sequence(p.In, want)
	}
}

func forms(a *analysis.Analyzer, text string) []string {
	var out []string
	for _, w := range a.Words(nil, text) {
		out = append(out, w.Form)
	}
	return out
}

func keywordNode(p Keyword) node {
	var keys []key
	var prefixes []string
	for _, v := range p.Values {
		if v != "" && v[len(v)-1] == '*' {
			prefixes = append(prefixes, v)
			continue
		}
		keys = append(keys, key{p.Field, v})
	}
	exact := keysNode(keys)
	if prefixes == nil {
		return exact
	}
	return func(r *reading) bool {
		if exact(r) {
			return true
		}
		for _, v := range Values(r.doc, p.Field) {
			for _, asked := range prefixes {
				if KeywordMatches(asked, v) {
					return true
				}
			}
		}
		return false
	}
}

func datesNode(p Dates) node {
	return func(r *reading) bool {
		from, until := r.period(p.Period)
		for _, t := range Times(r.doc, p.Field) {
			if !t.Before(from) && (until.IsZero() || t.Before(until)) {
				return true
			}
		}
		return false
	}
}

func termKeys(p Terms) []key {
	spaces := p.In
	if len(spaces) == len(textFields) {
		spaces = []Field{anyTerm}
	}
	var keys []key
	for _, s := range spaces {
		for _, alt := range p.Any {
			keys = append(keys, key{s, alt.Term})
		}
	}
	return keys
}

func conceptKeys(p Concept) []key {
	keys := make([]key, len(p.Any))
	for i, c := range p.Any {
		keys[i] = key{concept, c}
	}
	return keys
}
