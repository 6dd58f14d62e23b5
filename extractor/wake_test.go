package extractor

import (
	"slices"
	"testing"

	"edikt"
)

// TestWake proves on the examples of all rules that sleeping sentences state nothing: where every sentence may fire its rules, those
// that do were awake before.
func TestWake(t *testing.T) {
	sources, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	x := builtIn(t)
	for _, src := range sources {
		d := newDocument()
		for i := range src.Rules {
			for _, s := range src.Rules[i].Examples {
				d.reset(x.grammars[src.Lang], &edikt.Article{Lang: src.Lang, Text: s.Text, Date: "2025-03-10"})
				d.read()
				if !d.mark() {
					continue // TestExamples asks for its events
				}
				awake := slices.Clone(d.stirring)
				for si := range d.stirring {
					d.stirring[si] = true
				}
				d.relate()
				d.match()
				for k := range d.found {
					if si := d.words[d.found[k].order].sentence; !awake[si] {
						t.Errorf("%s fires in a sentence that sleeps: %s", d.found[k].Rule, s.Text)
					}
				}
			}
		}
	}
}
