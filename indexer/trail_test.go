package indexer

import (
	"strings"
	"testing"

	lang "edikt/language/analysis"
	"edikt/query"
)

func trailOf(language string, texts ...query.Text) trail {
	a := lang.New(language)
	t := newTrail(language, 10)
	for _, x := range texts {
		t = t.add(x.Field, a.Words(nil, x.Text))
	}
	return t
}

func TestTrail(t *testing.T) {
	german := trailOf(lang.German, query.Text{Field: query.TitleField, Text: "Verbot gilt ab Mai"}, query.Text{Field: query.TextField, Text: "Das neue Verbot kommt. Es gilt ab Juni."})
	french := trailOf(lang.French, query.Text{Field: query.TextField, Text: "L’interdiction de l’application entre en vigueur"})
	for _, c := range []struct {
		t                 trail
		in, french, other string
		want              bool
	}{
		{german, "title", "", "gilt ab mai", true},
		{german, "text", "", "gilt ab mai", false},
		{german, "text", "", "gilt ab juni", true},
		{german, "title text", "", "kommt es", true}, // sentences do not part words
		{german, "title text", "", "mai das", false}, // texts do
		{german, "text", "", "verbot gilt", false},
		{german, "text", "", "juni", true},
		{german, "text", "gilt ab juni", "gilt im juni", false},
		{french, "text", "interdiction de application", "", true},
		{french, "text", "interdiction application", "interdiction de application", false},
		{french, "evidence", "interdiction de application", "", false},
		{nil, "text", "x", "x", false},
	} {
		var in []query.Field
		for _, f := range strings.Fields(c.in) {
			in = append(in, query.Field(f))
		}
		if got := c.t.has(in, newStep(strings.Fields(c.french)), newStep(strings.Fields(c.other))); got != c.want {
			t.Errorf("%q or %q in %s: %t, want %t", c.french, c.other, c.in, got, c.want)
		}
	}
}

// TestStepBetweenWords looks for hashes whose bytes stand in the trail, but across two words.
func TestStepBetweenWords(t *testing.T) {
	words := []byte{1, 2, 3, 4, 2, 3}
	for _, c := range []struct {
		s    step
		want bool
	}{{step{2, 3}, true}, {step{4, 2}, false}, {step{3, 4, 2, 3}, true}, {step{1, 2, 3}, true}, {step{4, 2, 3}, false}} {
		if got := c.s.in(words); got != c.want {
			t.Errorf("%v: %t, want %t", c.s, got, c.want)
		}
	}
}

func FuzzTrail(f *testing.F) {
	f.Add([]byte(trailOf(lang.German, query.Text{Field: query.TextField, Text: "ein Wort"})))
	f.Add([]byte{0, 9, 200, 200, 1})
	f.Add([]byte{0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		trail(b).has(trailFields, newStep([]string{"ein"}), newStep([]string{"ein", "wort"}))
	})
}
