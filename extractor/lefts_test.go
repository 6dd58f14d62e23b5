package extractor

import "testing"

// TestLefts proves on the examples of all rules that what is remembered of a noun is what reading it again would tell.
func TestLefts(t *testing.T) {
	remembered := 0
	eachMarked(t, func(d *document, s Sample) {
		d.relate()
		d.match()
		for _, k := range d.lefts.known {
			remembered++
			if now := d.leftOf(k.noun); now != k.leftSide {
				t.Errorf("%s: before %q stands %+v, remembered is %+v", s.Text, d.words[k.noun].fold, now, k.leftSide)
			}
		}
	})
	if remembered == 0 {
		t.Error("nothing was remembered")
	}
}
