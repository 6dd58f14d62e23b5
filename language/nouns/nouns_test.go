package nouns

import (
	"testing"

	"edikt"
)

func TestEveryScopeHasAName(t *testing.T) {
	for _, lang := range []string{"de", "fr", "en"} {
		for _, s := range edikt.Scopes() {
			if Scope(lang, s) == "" {
				t.Errorf("%s has no name for %s", lang, s)
			}
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ lang, iso, want string }{
		{"de", "P6M", "6 Monate"}, {"fr", "P1Y", "1 an"}, {"en", "P2W", "2 weeks"}, {"fr", "P3M", "3 mois"}, {"de", "P0D", "0 Tage"},
		{"de", "PT2H", ""}, {"de", "P1Y6M", ""}, {"de", "P-1D", ""}, {"de", "6M", ""}, {"de", "", ""}, {"de", "P", ""},
	} {
		if got, ok := Span(c.lang, c.iso); got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %q %v, want %q", c.lang, c.iso, got, ok, c.want)
		}
	}
}
