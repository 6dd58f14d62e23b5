package extractor

import (
	"strings"
	"testing"

	"edikt/language"
)

// TestMemo checks that a word is worked out once, apart at the start of a sentence, and that a memory of long words starts anew.
func TestMemo(t *testing.T) {
	x := builtIn(t)
	var m memo
	of := func(text string, initial bool) *lexeme {
		return m.of(x.grammars["de"], &language.Tokenize(nil, text)[0], text, initial)
	}
	inside, first := of("Verbote", false), of("Verbote", true)
	if inside == first || inside != of("Verbote", false) || first != of("Verbote", true) {
		t.Error("want one lexeme inside a sentence and another at its start")
	}
	if inside.fold != "verbote" || inside.noun == 0 || !inside.stirs || inside.is(isFinite) {
		t.Errorf("Verbote: fold %q, noun %d, stirs %v", inside.fold, inside.noun, inside.stirs)
	}
	for n := range 3 * len(m.slots) {
		of("wort"+strings.Repeat("x", n%40)+string(rune('a'+n%26))+strings.Repeat("y", n/40), false)
	}
	if inside != of("Verbote", false) {
		t.Error("a memory that grew forgot a word")
	}
	for n := range memoBytes>>12 + 1 {
		of(strings.Repeat("z", 1<<12+n), false)
	}
	if inside == of("Verbote", false) || m.texts.size >= memoBytes {
		t.Errorf("a full memory still holds %d bytes of words", m.texts.size)
	}
}
