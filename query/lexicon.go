package query

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language/analysis"
	"edikt/language/gazetteer"
)

// vocabulary holds the common words that name a concept, in any of their forms. A word stands here if someone who types it wants
// the events of that sort whatever their wording or language; words that mean much else besides do not.
var vocabulary = []struct{ concept, german, french string }{
	{"kind:ban", "Verbot verbieten untersagen", "interdiction interdire bannir proscrire"},
	{"kind:advice_against", "abraten", "déconseiller"},
	{"kind:advice_for", "empfehlen", "recommander préconiser"},
	{"kind:exit", "Ausstieg aussteigen", "quitter"},
	{"kind:adoption", "einführen Einführung", "adopter adoption"},
	{"kind:mandate", "Pflicht verpflichten vorschreiben", "obligation obligatoire"},
	{"kind:abstention", "verzichten", ""},
	{"kind:review", "Untersuchung untersuchen Ermittlung", "enquête"},
	{"scope:schools", "Schule", "école lycée scolaire"},
	{"scope:children", "Kinder Jugendliche Minderjährige", "enfants mineurs adolescents"},
	{"scope:work_devices", "Diensthandy Dienstgerät Diensttelefon", ""},
}

// nameTable knows what words name: services, institutions and places by their names, kinds and scopes by their common words.
type nameTable struct {
	byName map[string][]string // forms joined by blanks -> concepts
	byTerm map[string]map[string][]string
	langs  map[string]*analysis.Analyzer
	most   int // words of the longest name
}

// newNameTable makes the lexicon of a gazetteer, whose words are read by the given analyzers.
func newNameTable(g *gazetteer.Gazetteer, langs map[string]*analysis.Analyzer) *nameTable {
	t := &nameTable{byName: make(map[string][]string, len(g.Names())), langs: langs,
		byTerm: map[string]map[string][]string{analysis.German: {}, analysis.French: {}}}
	entries := g.Entries()
	for _, n := range g.Names() {
		if c := conceptOf(entries[n.Entry]); c != "" && n.Role != gazetteer.Metonym {
			t.add(n.Text, c)
		}
	}
	for _, v := range vocabulary {
		t.addWords(analysis.German, v.german, v.concept)
		t.addWords(analysis.French, v.french, v.concept)
	}
	for _, k := range edikt.Kinds() {
		t.add(string(k), "kind:"+string(k))
	}
	return t
}

// conceptOf says what events of an entry hold, in the spelling of Concepts.
func conceptOf(e gazetteer.Entry) string {
	switch e.Type {
	case gazetteer.Service, gazetteer.Vendor, gazetteer.Generic:
		return "target:" + e.ID
	case gazetteer.Org:
		return "actor:" + e.ID
	case gazetteer.Place:
		if strings.EqualFold(e.ID, e.Jurisdiction) {
			return "jurisdiction:" + e.Jurisdiction
		}
		return "actor:" + e.ID // a city
	}
	return ""
}

func (t *nameTable) add(name, concept string) {
	words := forms(t.langs[analysis.French], name)
	if len(words) == 0 || len(words) > maxName {
		return
	}
	key := strings.Join(words, " ")
	if !slices.Contains(t.byName[key], concept) {
		t.byName[key] = append(t.byName[key], concept)
	}
	t.most = max(t.most, len(words))
}

func (t *nameTable) addWords(lang, words, concept string) {
	for _, form := range forms(t.langs[lang], words) {
		term := t.term(lang, form)
		t.byTerm[lang][term] = append(t.byTerm[lang][term], concept)
	}
}

// term is the class of a form in a language.
func (t *nameTable) term(lang, form string) string { return t.langs[lang].Query(form)[0].Term }

// Concepts is Lexicon.
func (t *nameTable) Concepts(forms []string) []string {
	if len(forms) > t.most {
		return nil
	}
	named := t.byName[strings.Join(forms, " ")]
	if len(forms) > 1 {
		return named
	}
	out := slices.Clone(named)
	for lang, byTerm := range t.byTerm {
		for _, c := range byTerm[t.term(lang, forms[0])] {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return out
}
