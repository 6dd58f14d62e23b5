package extractor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edikt"
)

// TestPhrases: a text is led through the trie once, and what was found at a word is told in the order of length, triggers in that of
// their rules.
func TestPhrases(t *testing.T) {
	p := newPhrases()
	first, second := &rule{index: 1}, &rule{index: 2}
	p.trigger([]string{"zum", "ersten", "mal"}, first)
	p.trigger([]string{"zum", "ersten"}, second)
	p.add([]string{"zum"}).cue = 7
	for _, c := range []struct {
		words, want string
	}{
		{"zum ersten mal", "1 2 3"},
		{"zum ersten schritt", "1 2"},
		{"zum mal", "1"},
		{"ersten mal", ""},
	} {
		var got []string
		words := strings.Fields(c.words)
		n := p.first[words[0]]
		for _, w := range append(words[1:], "") {
			if n != nil && n.tells() {
				got = append(got, fmt.Sprint(n.words))
			}
			if n != nil {
				n = n.step(p.numbers[w])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: phrases of %v words, want %q", c.words, got, c.want)
		}
	}
}

// TestTriggersAt: the phrases of one word come in the order of their rules, whatever their length, and hits end with the text.
func TestTriggersAt(t *testing.T) {
	x := builtIn(t)
	d := newDocument()
	for lang, text := range map[string]string{"de": "Die Stadt kehrt X den Rücken. Sie ist nicht mehr bei X zu", "fr": "La ville tourne le dos à X. Elle met fin à"} {
		d.reset(x.grammars[lang], &edikt.Article{Lang: lang, Text: text})
		d.read()
		hits := 0
		for i := range d.words {
			triggers := d.triggersAt(int32(i))
			hits += len(d.hitsAt(int32(i)))
			if !slices.IsSortedFunc(triggers, func(a, b phraseTrigger) int { return a.order - b.order }) {
				t.Errorf("%s: triggers at %q are out of order", lang, d.words[i].fold)
			}
			for _, h := range d.hitsAt(int32(i)) {
				if h.at != int32(i) || int(h.at+h.node.words) > len(d.words) {
					t.Errorf("%s: a phrase of %d words at %d of %d", lang, h.node.words, h.at, len(d.words))
				}
			}
		}
		if hits != len(d.hits) || hits == 0 {
			t.Errorf("%s: %d phrases at the words, %d in all", lang, hits, len(d.hits))
		}
	}
}
