package analysis

import (
	"slices"
	"strings"
	"testing"

	"edikt/language/gazetteer"
)

func TestLexicon(t *testing.T) {
	l := NewLexicon(gazetteer.Load())
	for _, c := range []struct{ words, want string }{
		{"twitter", "target:x"},
		{"office 365", "target:microsoft-365"},
		{"tiktok", "target:tiktok"},
		{"verbietet", "kind:ban"},
		{"interdiction", "kind:ban"},
		{"frankreich", "jurisdiction:FR"},
		{"allemagne", "jurisdiction:DE"},
		{"école", "scope:schools"},
	} {
		if got := l.Concepts(strings.Fields(c.words)); !slices.Contains(got, c.want) {
			t.Errorf("%s: got %v, want %s among them", c.words, got, c.want)
		}
	}
	if got := l.Concepts([]string{"mandarine"}); got != nil {
		t.Errorf("mandarine: got %v", got)
	}
}
