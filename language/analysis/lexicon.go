package analysis

import (
	_ "embed"
	"slices"
	"strings"

	"edikt/language/gazetteer"
)

//go:embed data/concepts.txt
var conceptWords string

// Lexicon says what words stand for beyond themselves: a name for its service, place or institution, a word such as
// "Verbot" or "interdiction" for the kind of event. So a German word finds a French event.
type Lexicon struct {
	analyzers []*Analyzer
	byTerm    []map[string][]string // by analyzer: term to concepts
	names     map[string][]string   // folded name, its words parted by a space, to concepts
}

// NewLexicon makes the lexicon of a gazetteer.
func NewLexicon(g *gazetteer.Gazetteer) *Lexicon {
	l := &Lexicon{names: map[string][]string{}}
	for _, lang := range []string{German, French} {
		l.analyzers = append(l.analyzers, New(lang))
		l.byTerm = append(l.byTerm, map[string][]string{})
	}
	for line := range lines(conceptWords) {
		l.addWords(line)
	}
	entries := g.Entries()
	for _, n := range g.Names() {
		if c := conceptOf(entries[n.Entry]); c != "" {
			l.addName(n.Text, c)
		}
	}
	return l
}

// addWords reads "concept: German words | French words".
func (l *Lexicon) addWords(line string) {
	concept, words, _ := strings.Cut(line, ": ")
	for i, list := range strings.Split(words, "|") {
		for _, w := range strings.Fields(list) {
			t := l.analyzers[i].class(Form(w))
			if !slices.Contains(l.byTerm[i][t], concept) {
				l.byTerm[i][t] = append(l.byTerm[i][t], concept)
			}
		}
	}
}

func (l *Lexicon) addName(text, concept string) {
	var forms []string
	for _, w := range l.analyzers[1].Words(nil, strings.ReplaceAll(text, "*", "")) {
		forms = append(forms, w.Form)
	}
	key := nameKey(forms)
	if key != "" && !slices.Contains(l.names[key], concept) {
		l.names[key] = append(l.names[key], concept)
	}
}

func nameKey(forms []string) string { return gazetteer.Fold(strings.Join(forms, " ")) }

// conceptOf is how documents hold an entry: as target, as actor, or as jurisdiction.
func conceptOf(e gazetteer.Entry) string {
	switch e.Type {
	case gazetteer.Service, gazetteer.Vendor, gazetteer.Generic:
		return "target:" + e.ID
	case gazetteer.Org:
		return "actor:" + e.ID
	case gazetteer.Place:
		if !strings.Contains(e.ID, "/") {
			return "jurisdiction:" + strings.ToUpper(e.ID)
		}
	}
	return ""
}

// Concepts gives what the forms name together, as "field:value"; nil where nothing. It implements query.Lexicon.
func (l *Lexicon) Concepts(forms []string) []string {
	out := slices.Clone(l.names[nameKey(forms)])
	if len(forms) != 1 {
		return out
	}
	for i, a := range l.analyzers {
		for _, c := range l.byTerm[i][a.Query(forms[0])[0].Term] {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}
