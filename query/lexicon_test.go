package query

import (
	"slices"
	"strings"
	"testing"

	"edikt/language/gazetteer"
)

func TestLexicon(t *testing.T) {
	lexicon := NewAnalyzers(nil).lexicon
	for _, c := range []struct{ words, want string }{
		{"twitter", "target:x"},
		{"office 365", "target:microsoft-365"},
		{"tik tok", "target:tiktok"},
		{"verbot", "kind:ban"},
		{"verboten", "kind:ban"},
		{"interdit", "kind:ban"},
		{"ban", "kind:ban"},
		{"belgien", "jurisdiction:BE"},
		{"belgique", "jurisdiction:BE"},
		{"eu kommission", "actor:eu/commission"},
		{"schulen", "scope:schools"},
		{"tisch", ""},
		{"tisch tiktok", ""},
	} {
		got := lexicon.Concepts(strings.Fields(c.words))
		if c.want == "" && got != nil || c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("%q names %v, want %q", c.words, got, c.want)
		}
	}
}

// TestGermanWordsFindFrenchEvents and the other way round, through what an event is about.
func TestWordsFindAcrossLanguages(t *testing.T) {
	a := NewAnalyzers(nil)
	for _, c := range []struct {
		query  string
		de, fr bool
	}{
		{"Verbot tiktok", true, false},
		{"Verbot Twitter", false, true},
		{"interdiction tiktok", true, false},
		{"interdiction de TikTok", true, false}, // little words are not asked for
		{"Verbot von X in Frankreich", false, true},
		{"Frankreich", false, true},
		{"target:Twitter", false, true},
		{"target:tik-tok", true, false},
		{"target:facebook", false, false},
		{"Allemagne", true, false},
		{"de", false, true}, // alone it is a word like any other: the French sentence has none, its title has
	} {
		e, err := Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		m := Compile(e, a)
		if de, fr := m.Match(thuringia(), now), m.Match(lyon(), now); de != c.de || fr != c.fr {
			t.Errorf("%s: German %v, French %v; want %v, %v", c.query, de, fr, c.de, c.fr)
		}
	}
}

func TestAnalyzersOfTheGazetteerAreMadeOnce(t *testing.T) {
	first, second := NewAnalyzers(nil), NewAnalyzers(nil)
	if first != second {
		t.Error("two sets of analyzers for one gazetteer")
	}
}

func BenchmarkNameTable(b *testing.B) {
	for b.Loop() {
		newNameTable(gazetteer.Load(), newAnalyzers().langs)
	}
}
