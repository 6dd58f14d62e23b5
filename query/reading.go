package query

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"edikt"
	"edikt/language/analysis"
)

// key is something a document holds that a query can require.
type key struct {
	space Field // a field, or one of the spaces below
	text  string
}

// Spaces beside the keyword fields. A term stands in anyTerm and in the field of its text.
const (
	anyTerm  Field = "*"
	concept  Field = "@"
	anyForm  Field = "="
	opening  Field = "^"  // the first two letters of a form: what prefixes require
	initial  Field = "^1" // the first letter: what fuzzy words require
	keyGuess       = 256  // keys of a usual event document
)

// reading is a document whose words were analysed once, for any number of queries.
type reading struct {
	doc   *edikt.Document
	keys  map[key]struct{}
	texts []readText
	dates map[Period][2]time.Time // of the periods asked for so far
	now   time.Time
}

type readText struct {
	field Field
	words []analysis.Word
}

func (a *Analyzers) read(d *edikt.Document, now time.Time) *reading {
	r := &reading{doc: d, keys: make(map[key]struct{}, keyGuess), dates: map[Period][2]time.Time{}, now: now}
	analyzer := a.For(strings.ToLower(d.Article.Lang))
	for _, t := range Texts(d) {
		rt := readText{t.Field, analyzer.Index(nil, t.Text)}
		r.texts = append(r.texts, rt)
		r.addWords(rt)
	}
	for _, c := range Concepts(d) {
		r.add(concept, c)
	}
	for _, f := range fields {
		if f.typ == keywordType {
			for _, v := range Values(d, f.name) {
				r.add(f.name, v)
			}
		}
	}
	return r
}

func (r *reading) add(space Field, text string) { r.keys[key{space, text}] = struct{}{} }

func (r *reading) addWords(t readText) {
	for _, w := range t.words {
		for _, term := range w.Terms {
			r.add(anyTerm, term.Text)
			r.add(t.field, term.Text)
		}
		r.add(anyForm, w.Form)
		r.add(opening, firstRunes(w.Form, MinPrefix))
		r.add(initial, firstRunes(w.Form, 1))
	}
}

// firstRunes cuts s after n runes.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// period resolves a period against now, once a document.
func (r *reading) period(p Period) (from, until time.Time) {
	b, ok := r.dates[p]
	if !ok {
		b[0], b[1] = p.Range(r.now)
		r.dates[p] = b
	}
	return b[0], b[1]
}

// anyWord reports whether a word of one of the fields passes the test.
func (r *reading) anyWord(in []Field, test func(form string) bool) bool {
	for _, t := range r.texts {
		if !slices.Contains(in, t.field) {
			continue
		}
		for i := range t.words {
			if test(t.words[i].Form) {
				return true
			}
		}
	}
	return false
}

// sequence reports whether the forms stand next to each other in one text of the fields.
func (r *reading) sequence(in []Field, forms []string) bool {
	for _, t := range r.texts {
		if slices.Contains(in, t.field) && hasSequence(t.words, forms) {
			return true
		}
	}
	return false
}

func hasSequence(words []analysis.Word, forms []string) bool {
	for i := 0; i+len(forms) <= len(words); i++ {
		n := 0
		for n < len(forms) && words[i+n].Form == forms[n] {
			n++
		}
		if n == len(forms) {
			return true
		}
	}
	return false
}

// withinEdits reports whether two forms are near: see FormFuzzy.
func withinEdits(a, b string, edits int) bool {
	if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); d > edits || -d > edits || firstRunes(a, 1) != firstRunes(b, 1) {
		return false
	}
	return distance(a, b) <= edits
}
