package indexer

import (
	"bytes"
	"strconv"
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

// TestCollision indexes an article whose words have all the hashes of a phrase that it does not hold.
func TestCollision(t *testing.T) {
	other := wordLike(func(w string) bool { return formHash(w) == formHash("gilt") })
	pair := wordLike(func(w string) bool { return bytes.Equal(neighbours("im", w), neighbours("verbot", "gilt")) })
	x := open(t)
	put(t, x, article("a1", lang.German, "2026-11-02", "Titel", "Verbot "+other+". Es gilt im "+pair+"."), article("a2", lang.German, "2026-11-01", "Titel", "Ein Verbot gilt."))
	if r := find(t, x, query.Request{}, `"verbot gilt"`); r.Total != 1 || len(r.Hits) != 1 || r.Hits[0].Document.ID != "a2" {
		t.Errorf("%d hits, %d in all", len(r.Hits), r.Total)
	}
	if r := find(t, x, query.Request{}, `"verbot gilt" OR nichts`); r.Total != 2 {
		t.Errorf("no collision: %d found before the text is read", r.Total)
	}
}

// wordLike makes up a word that passes a test.
func wordLike(test func(string) bool) string {
	for i := 0; ; i++ {
		if w := "wort" + strconv.Itoa(i); test(w) {
			return w
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
