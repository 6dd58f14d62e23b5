package extractor

import (
	"testing"

	"edikt"
)

// work is what it took to read articles, counted: the same on any machine.
type work struct {
	bytes   int
	words   int // looked up, of articles that name a service
	clauses int // parsed, of sentences near one in which a rule could fire
	tried   int // rules at a trigger, whose words may be there
	found   int
}

// read reads an article as extractPart does and adds what it took.
func (w *work) read(x *Extractor, a *edikt.Article) {
	g := x.grammars[a.Lang]
	if g == nil {
		return
	}
	w.bytes += len(a.Text)
	d := g.documents.Get().(*document)
	defer g.documents.Put(d)
	d.reset(g, a)
	if !g.filter.named(d) {
		return
	}
	d.read()
	w.words += len(d.words)
	if !d.mark() {
		return
	}
	d.relate()
	d.match()
	w.clauses += len(d.clauses)
	w.tried += d.tried
	w.found += len(d.found)
}

// perKB is how often something was done a thousand bytes.
func (w *work) perKB(n int) float64 { return float64(n) * 1000 / float64(w.bytes) }

// TestWork bounds the work on everyday news, in which services are named and nothing is decided about them. A new rule that wakes on
// everyday words shows here: let it ask for more before it fires. Raise a bound only where that cannot be.
func TestWork(t *testing.T) {
	x := builtIn(t)
	var w work
	for _, a := range corpus(t, "testdata/general.jsonl") {
		w.read(x, &a)
	}
	for _, c := range []struct {
		what       string
		got, bound float64
	}{
		{"words read", w.perKB(w.words), 180},
		{"clauses parsed", w.perKB(w.clauses), 18},
		{"rules tried", w.perKB(w.tried), 35},
	} {
		if c.got > c.bound || c.got == 0 {
			t.Errorf("%s: %.1f a thousand bytes, want at most %.0f", c.what, c.got, c.bound)
		}
	}
	if w.found > 0 {
		t.Errorf("%d events in articles without any", w.found)
	}
}
