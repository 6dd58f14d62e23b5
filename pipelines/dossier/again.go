package dossier

import (
	"slices"
	"strings"
	"unicode"

	"edikt/language"
)

// The words by which a text says that what ended has come back, bare of umlauts and accents. Those that begin a word stand for
// all that begin like them.
var (
	againWords      = []string{"erneut", "wieder", "abermals", "nochmals", "neuerlich"}
	againBeginnings = []string{"erneute", "neuerliche", "wiedereinfuhr", "wiedereingefuhr", "wiedereinzufuhr", "retabli", "reinstaur", "reintrodui", "reinterdi"}
	againBefore     = []string{"a", "de"} // nouveau
	neverAgain      = "immer"             // wieder: tells of a habit
)

// saysAgain reports whether a text tells of something that comes back.
func saysAgain(text string) bool {
	words := strings.FieldsFunc(language.Bare(language.Fold(text)), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1]
		}
		switch {
		case w == "nouveau" && slices.Contains(againBefore, before):
			return true
		case slices.Contains(againWords, w) && before != neverAgain:
			return true
		case slices.ContainsFunc(againBeginnings, func(b string) bool { return strings.HasPrefix(w, b) }):
			return true
		}
	}
	return false
}
