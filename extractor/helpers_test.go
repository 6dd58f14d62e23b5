package extractor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edikt"
)

// actorCase is a text and what [actorsOf] must list of it.
type actorCase struct{ text, want string }

// checkActors reads texts of one language and day with the built-in rules.
func checkActors(t *testing.T, lang string, day edikt.Date, cases []actorCase) {
	t.Helper()
	x := builtIn(t)
	for _, c := range cases {
		a := edikt.Article{ID: "t", Lang: lang, Text: c.text, Date: day}
		if got := actorsOf(x.Extract(&a).Events); got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// builtIn is the extractor with the rules of the program.
func builtIn(t testing.TB) *Extractor {
	t.Helper()
	x, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// firstOf is the first event of a text of March 10, 2025; a text without one is an error.
func firstOf(t *testing.T, x *Extractor, lang, text string) (edikt.Event, bool) {
	t.Helper()
	events := x.Extract(&edikt.Article{Lang: lang, Text: text, Date: "2025-03-10"}).Events
	if len(events) == 0 {
		t.Errorf("%s: no event", text)
		return edikt.Event{}, false
	}
	return events[0], true
}

// actorsOf lists kind, target and actor of events in order.
func actorsOf(events []edikt.Event) string {
	var out []string
	for i := range events {
		e := &events[i]
		name := "-"
		if e.Actor != nil {
			name = e.Actor.Name
		}
		out = append(out, fmt.Sprintf("%s %s %s", e.Kind, e.Target.ID, name))
	}
	slices.Sort(out)
	return strings.Join(out, "|")
}

// eachMarked reads the examples of all rules as far as the engine has to before clauses are put together, and leaves out those that
// it need not read on.
func eachMarked(t *testing.T, check func(d *document, s Sample)) {
	t.Helper()
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
				if d.mark() {
					check(d, s)
				}
			}
		}
	}
}
