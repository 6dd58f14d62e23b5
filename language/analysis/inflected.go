package analysis

import (
	"strings"

	"edikt/language/forms"
)

// infinitiveOf looks a folded form up in a table of conjugated forms. Nouns are left to the rules for nouns, and so are forms that
// are nothing but an imperative: they look like the noun that the verb is made of.
func infinitiveOf(t *forms.Table, form string) (string, bool) {
	found := ""
	for _, r := range t.Lookup(form) {
		switch {
		case r.POS == forms.Noun:
			return "", false
		case r.POS != forms.Verb || r.Features.Has(forms.Imperative) || r.Features.Has(forms.Aux) || found != "":
		default:
			found = t.Lemma(r.Lemma).Text
		}
	}
	return found, found != ""
}

// conjugatedDE gives the infinitive of a form that the table of all forms has; the lists of this package need not name its verb.
func conjugatedDE(form string) (string, bool) {
	infinitive, ok := infinitiveOf(forms.German(), sharp.Replace(form))
	return sharp.Replace(infinitive), ok
}

// isInfinitiveDE reports whether form is the infinitive of a verb, whatever else it may be.
func isInfinitiveDE(form string) bool {
	for _, r := range forms.German().Lookup(sharp.Replace(form)) {
		if r.POS == forms.Verb && r.Features.Has(forms.Infinitive) {
			return true
		}
	}
	return false
}

var sharp = strings.NewReplacer("ß", "ss")
