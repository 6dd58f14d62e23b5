package analysis

import (
	"maps"
	"slices"
	"strings"
)

// declensions leads the forms of listed nouns to their base form, so that no rule for unknown words cuts them elsewhere. Where a noun
// and the same with -e are both listed (Rind, Rinde), the longer one keeps its -e.
func (g *germanWords) declensions() map[string]string {
	out := make(map[string]string, 4*len(g.nouns))
	nouns := slices.Sorted(maps.Keys(g.nouns))
	for _, w := range nouns {
		if short, ok := strings.CutSuffix(w, "e"); ok && g.nouns[short] && !adjectives[short] && g.family[w] == "" {
			g.family[w], g.family[w+"n"] = w, w
		}
	}
	for _, w := range nouns {
		for _, form := range declension(w) {
			if len(form) < 4 || g.nouns[form] || g.family[form] != "" {
				continue // short where there is no vowel to change
			}
			if _, ok := out[form]; !ok {
				out[form] = w
			}
		}
	}
	return out
}

// latinPlurals are endings that give way to others in the plural.
var latinPlurals = [...][2]string{{"ium", "ien"}, {"eum", "een"}, {"um", "en"}, {"us", "en"}, {"ma", "men"}, {"za", "zen"}, {"na", "nen"}, {"axis", "axen"}, {"asis", "asen"}, {"rio", "rien"}, {"ia", "ien"}, {"lla", "llen"}}

// latinPlural is the plural of Museum, Virus, Thema; empty for other nouns.
func latinPlural(w string) string {
	for _, e := range latinPlurals {
		if b, ok := strings.CutSuffix(w, e[0]); ok && len(b) > 2 {
			return b + e[1]
		}
	}
	return ""
}

// declension lists the forms that a noun may have besides its own, by its ending; some of them no noun has.
func declension(w string) []string {
	if len(w) < 4 {
		return nil
	}
	if plural := latinPlural(w); plural != "" {
		return []string{w + "s", plural, strings.TrimSuffix(w, "um") + "a"} // Visa
	}
	mutated := umlauted(w)
	switch {
	case strings.HasSuffix(w, "nis"):
		return []string{w + "se", w + "sen", w + "ses"}
	case strings.HasSuffix(w, "in"):
		return []string{w + "nen", w + "s", w + "e", w + "en"}
	case strings.HasSuffix(w, "e"):
		return []string{w + "n", w + "s"}
	case strings.HasSuffix(w, "el"), strings.HasSuffix(w, "er"):
		return []string{w + "n", w + "s", mutated, mutated + "n"}
	case strings.HasSuffix(w, "en"):
		return []string{w + "s", mutated}
	case hasLinkingSuffix(w), strings.HasSuffix(w, "ik"), strings.HasSuffix(w, "ei"):
		return []string{w + "en", w + "s"}
	}
	if strings.HasSuffix(w, "r") {
		return []string{w + "s", w + "es", w + "e", w + "en", w + "n", mutated + "e", mutated + "en"} // Nachbarn
	}
	out := []string{w + "s", w + "es", w + "e", w + "en", mutated + "e", mutated + "en"}
	if isErPlural(w) {
		out = append(out, w+"er", w+"ern", mutated+"er", mutated+"ern")
	}
	return out
}
