package extractor

import (
	"slices"
	"strings"
	"testing"

	"edikt"
	"edikt/language/gazetteer"
)

// TestEveryService reads a ban of each service that the gazetteer names beyond doubt: whatever signs its name holds (Google+, DALL-E,
// Rocket.Chat, eBay), the prefilter lets it through, it is one name, and a rule takes it.
func TestEveryService(t *testing.T) {
	x := builtIn(t)
	says := map[string]string{"de": "Die Stadt Jena verbietet NAME auf Diensthandys.", "fr": "La Ville de Namur interdit NAME à ses agents."}
	for lang, text := range says {
		gaz := x.grammars[lang].gaz
		for _, n := range gaz.Names() {
			e := &gaz.Entries()[n.Entry]
			if e.Type != gazetteer.Service || n.Lang != "" && n.Lang != lang || n.Policy == gazetteer.Context || n.From != "" || n.To != "" || n.Role == gazetteer.Genitive || strings.ContainsAny(n.Text, "*") {
				continue
			}
			a := edikt.Article{Lang: lang, Date: "2025-05-05", Text: strings.Replace(text, "NAME", n.Text, 1)}
			if !slices.ContainsFunc(x.Extract(&a).Events, func(ev edikt.Event) bool { return ev.Target.ID == e.ID }) {
				t.Errorf("%s %s: no event in %q", lang, e.ID, a.Text)
			}
		}
	}
}
