package analysis

import (
	"strings"

	"edikt/language/forms"
)

// Weights of wider spellings: below the exact one, digraphs being safer guesses than missing dots.
const (
	digraphWeight = 0.8
	sharpWeight   = 0.8
	homonymWeight = 0.8
	bareWeight    = 0.5
	maxBare       = 4
)

// widen gives the other spellings of a typed German form: ä for ae, ß for ss and back, and umlauts whose dots were
// left off. A form that is a known word of its own stands for itself: fordert never finds fördert.
func (g *germanWords) widen(form string) []Alternative {
	var out []Alternative
	own := g.class(form)
	add := func(spelling string, weight float64) {
		if t := g.class(spelling); t != own {
			out = append(out, Alternative{t, weight})
		}
	}
	if t, ok := g.homonym(form); ok {
		out = append(out, Alternative{t, homonymWeight})
	}
	if strings.Contains(form, "ß") {
		if s := strings.ReplaceAll(form, "ß", "ss"); !g.listed(s) {
			add(s, sharpWeight)
		}
	}
	if g.listed(form) {
		return out
	}
	if strings.Contains(form, "ss") {
		add(strings.Replace(form, "ss", "ß", 1), sharpWeight)
	}
	plain := g.known(form)
	if s := digraphs.Replace(form); s != form && (!plain || g.known(s)) {
		add(s, digraphWeight)
	}
	if len(form) < 4 || g.nouns[form] || g.declined[form] != "" {
		return out
	}
	if _, verb := g.verbs.class(form); plain && verb {
		return out
	}
	for _, s := range g.dotted(form) {
		if !plain || g.nouns[s] || g.listed(s) || g.declined[s] != "" {
			add(s, bareWeight) // Burgermeister may be a compound and is none
		}
	}
	return out
}

// dotted gives the spellings of form with the dots of one umlaut, and those with two that are known words.
func (g *germanWords) dotted(form string) []string {
	var one, two []string
	for i := 0; i < len(form) && len(one) < maxBare; i++ {
		u, ok := dots[form[i]]
		if !ok {
			continue
		}
		s := form[:i] + u + form[i+1:]
		one = append(one, s)
		for j := i + len(u); j < len(s) && len(two) < maxBare; j++ {
			if v, ok := dots[s[j]]; ok {
				if w := s[:j] + v + s[j+1:]; g.known(w) {
					two = append(two, w)
				}
			}
		}
	}
	return append(one, two...)
}

// homonym is the verb whose infinitive or participle looks like a listed noun: "stellen" asks for Stellen and for gestellt.
func (g *germanWords) homonym(form string) (string, bool) {
	return g.verbBeside(form, forms.Infinitive, forms.Participle)
}

// small is the term of the verb that a listed noun looks like, for texts where it is written small: stand, schloss, gaben.
func (g *germanWords) small(form string) string {
	if t, ok := g.verbBeside(form, forms.Finite, forms.Infinitive, forms.Participle); ok && t != g.class(form) {
		return t
	}
	return ""
}

// verbBeside is the term of the verb that has one of the features in a form that is listed as another word.
func (g *germanWords) verbBeside(form string, features ...forms.Features) (string, bool) {
	if !g.listed(form) && !g.nounTerms[g.noun(form)] {
		return "", false
	}
	for _, f := range features {
		if v, ok := verbDE(form, f); ok {
			if t, ok := g.verbs.class(v); ok {
				return t, true
			}
			return liquid(v), true
		}
	}
	return "", false
}

// listed reports whether form is in a family of its own.
func (g *germanWords) listed(form string) bool {
	_, ok := g.family[form]
	return ok
}

var (
	digraphs = strings.NewReplacer("aue", "aue", "eue", "eue", "que", "que", "ae", "ä", "oe", "ö", "ue", "ü")
	dots     = map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}
)
