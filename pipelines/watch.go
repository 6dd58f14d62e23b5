package pipelines

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"edikt"
	"edikt/language/gazetteer"
)

// Watch finds articles that name one of a list of targets, events or not.
type Watch struct{ names []string }

// NewWatch takes the ids of targets as the gazetteer has them and returns those it does not know.
func NewWatch(targets []string) (w *Watch, unknown []string) {
	g := gazetteer.Load()
	entries := g.Entries()
	w = &Watch{}
	for _, id := range targets {
		if _, ok := g.ByID(id); !ok {
			unknown = append(unknown, id)
		}
	}
	for _, n := range g.Names() {
		// Names that need a cue beside them (X, Teams) would watch half of the language.
		if n.Policy != gazetteer.Context && slices.Contains(targets, entries[n.Entry].ID) {
			w.names = append(w.names, n.Text)
		}
	}
	return w, unknown
}

// Names reports whether the article names a watched target as a word of its own.
func (w *Watch) Names(a *edikt.Article) bool {
	for _, n := range w.names {
		if hasWord(a.Title, n) || hasWord(a.Text, n) {
			return true
		}
	}
	return false
}

func hasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = end
	}
}
