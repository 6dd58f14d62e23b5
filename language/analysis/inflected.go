package analysis

import (
	"strings"
	"sync"

	"edikt/language"
	"edikt/language/forms"
)

// infinitiveOf looks a folded form up in a table of conjugated forms. Nouns are left to the rules for nouns, and so are forms that
// are nothing but an imperative: they look like the noun that the verb is made of. A participle may count even so: réfugié.
func infinitiveOf(t *forms.Table, form string, participles bool) (string, bool) {
	found, participle, noun := "", "", false
	for _, r := range t.Lookup(form) {
		noun = noun || r.POS == forms.Noun
		if r.POS != forms.Verb || r.Features.Has(forms.Imperative) && !r.Features.Has(forms.Pl) || r.Features.Has(forms.Aux) {
			continue
		}
		infinitive := t.Lemma(r.Lemma).Text
		if found == "" {
			found = infinitive
		}
		if participle == "" && r.Features.Has(forms.Participle) {
			participle = infinitive
		}
	}
	if noun {
		found = ""
		if participles {
			found = participle
		}
	}
	return found, found != ""
}

// conjugatedDE gives the infinitive of a form that the table of all forms has; the lists of this package need not name its verb.
func conjugatedDE(form string) (string, bool) {
	infinitive, ok := infinitiveOf(forms.German(), sharp.Replace(form), false)
	return sharp.Replace(infinitive), ok
}

// isInfinitiveDE reports whether form is the infinitive of a verb, whatever else it may be.
func isInfinitiveDE(form string) bool {
	_, ok := verbDE(form, forms.Infinitive)
	return ok
}

// verbDE gives the infinitive of the verb that has form with a feature, whatever else the form may be.
func verbDE(form string, feature forms.Features) (string, bool) {
	t := forms.German()
	for _, r := range t.Lookup(sharp.Replace(form)) {
		if r.POS == forms.Verb && r.Features.Has(feature) && !r.Features.Has(forms.Aux) {
			return sharp.Replace(t.Lemma(r.Lemma).Text), true
		}
	}
	return "", false
}

// baseFR gives the singular of a form that the table has as nothing but the plural of a noun, and the masculine of an adjective.
func baseFR(form string) (string, bool) { return baseOf(forms.French(), form, forms.Noun) }

// adjectiveDE gives the adjective of a form that is nothing else.
func adjectiveDE(form string) (string, bool) {
	form = sharp.Replace(form)
	base, ok := baseOf(forms.German(), form, forms.Adj)
	base = sharp.Replace(base)
	return base, ok && base != form
}

// baseOf gives the lemma of a form that the table has as an adjective or one other part of speech alone, and that is not the lemma itself.
func baseOf(t *forms.Table, form string, or forms.POS) (string, bool) {
	readings := t.Lookup(form)
	if len(readings) == 0 {
		return "", false
	}
	for _, r := range readings {
		if r.Lemma != readings[0].Lemma || r.POS != forms.Adj && r.POS != or {
			return "", false
		}
	}
	base := strings.ToLower(t.Lemma(readings[0].Lemma).Text)
	return base, base != form
}

// conjugatedFR gives the infinitive of a form that the table of all forms has. A form typed without its accents is looked up among
// those that stand for one verb alone.
func conjugatedFR(form string) (string, bool) {
	if infinitive, ok := infinitiveOf(forms.French(), form, true); ok {
		return infinitive, true
	}
	infinitive, ok := bareFR()[form]
	return infinitive, ok && infinitive != ""
}

// infinitiveFR reports whether a word without accents is the infinitive of a verb.
func infinitiveFR(bare string) (string, bool) {
	infinitive, ok := conjugatedFR(bare)
	infinitive = language.Bare(infinitive)
	return infinitive, ok && infinitive == bare
}

// bareFR leads the conjugated forms that have accents, written without, to their infinitive, and to nothing where they are another word.
var bareFR = sync.OnceValue(func() map[string]string {
	t := forms.French()
	out := make(map[string]string, 1<<15)
	t.All(func(form string, _ []forms.Reading) bool {
		bare := language.Bare(form)
		if bare == form || len(t.Lookup(bare)) > 0 {
			return true
		}
		if infinitive, ok := infinitiveOf(t, form, true); ok {
			if have, ok := out[bare]; ok && have != infinitive {
				infinitive = ""
			}
			out[bare] = infinitive
		}
		return true
	})
	return out
})

// bareNounsFR leads the nouns of the table, written without accents, to their spelling.
var bareNounsFR = sync.OnceValue(func() map[string]string {
	t := forms.French()
	out := map[string]string{}
	for id := 1; id < t.Len(); id++ {
		if l := t.Lemma(uint32(id)); l.POS == forms.Noun {
			out[language.Bare(strings.ToLower(l.Text))] = strings.ToLower(l.Text)
		}
	}
	return out
})

var sharp = strings.NewReplacer("ß", "ss")
