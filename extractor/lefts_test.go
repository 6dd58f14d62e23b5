package extractor

import (
	"testing"

	"edikt"
)

// TestLefts proves on the examples of all rules that what is remembered of a noun is what reading it again would tell.
func TestLefts(t *testing.T) {
	sources, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	x := builtIn(t)
	remembered := 0
	for _, src := range sources {
		d := newDocument()
		for i := range src.Rules {
			for _, s := range src.Rules[i].Examples {
				d.reset(x.grammars[src.Lang], &edikt.Article{Lang: src.Lang, Text: s.Text, Date: "2025-03-10"})
				d.read()
				if !d.mark() {
					continue
				}
				d.relate()
				d.match()
				for _, k := range d.lefts.known {
					remembered++
					if now := d.leftOf(k.noun); now != k.leftSide {
						t.Errorf("%s: before %q stands %+v, remembered is %+v", s.Text, d.words[k.noun].fold, now, k.leftSide)
					}
				}
			}
		}
	}
	if remembered == 0 {
		t.Error("nothing was remembered")
	}
}
