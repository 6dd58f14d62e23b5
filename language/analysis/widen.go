package analysis

import "strings"

// Weights of wider spellings: below the exact one, digraphs being safer guesses than missing dots.
const (
	digraphWeight = 0.8
	sharpWeight   = 0.8
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
	if g.known(form) {
		return out
	}
	if s := digraphs.Replace(form); s != form {
		add(s, digraphWeight)
	}
	for i, n := 0, 0; i < len(form) && n < maxBare; i++ {
		if u, ok := dotted[form[i]]; ok && len(form) > 3 {
			n++
			add(form[:i]+u+form[i+1:], bareWeight)
		}
	}
	return out
}

// listed reports whether form is in a family of its own.
func (g *germanWords) listed(form string) bool {
	_, ok := g.family[form]
	return ok
}

var (
	digraphs = strings.NewReplacer("aue", "aue", "eue", "eue", "que", "que", "ae", "ä", "oe", "ö", "ue", "ü")
	dotted   = map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}
)
