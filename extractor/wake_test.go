package extractor

import (
	"slices"
	"testing"
)

// TestWake proves on the examples of all rules that sleeping sentences state nothing: where every sentence may fire its rules, those
// that do were awake before. TestExamples asks for the events of the others.
func TestWake(t *testing.T) {
	eachMarked(t, func(d *document, s Sample) {
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
	})
}
