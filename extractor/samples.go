package extractor

import (
	"fmt"
	"slices"
	"strings"

	"edikt"
)

// Failure is an example that the rules do not read as it says, or a rule that its examples do not need.
type Failure struct {
	Lang   string
	Rule   string
	Text   string // of the example; empty for a failure of the rule itself
	Reason string
}

func (f Failure) String() string {
	if f.Text == "" {
		return fmt.Sprintf("%s: %s", f.Rule, f.Reason)
	}
	return fmt.Sprintf("%s: %s\n    %s", f.Rule, f.Reason, f.Text)
}

// Check runs every example of every rule against the whole rule set: what an example expects must be found, an example
// without events must give none, and each rule must be needed by one of its examples.
func (x *Extractor) Check(sources []*Source) []Failure {
	var out []Failure
	for _, src := range sources {
		for i := range src.Rules {
			out = append(out, x.checkRule(src.Lang, &src.Rules[i])...)
		}
	}
	return out
}

func (x *Extractor) checkRule(lang string, r *Rule) []Failure {
	var out []Failure
	needed := false
	for i := range r.Examples {
		s := &r.Examples[i]
		if reason := x.checkSample(lang, r, s, ""); reason != "" {
			out = append(out, Failure{lang, r.ID, s.Text, reason})
		} else if !needed && len(s.Events) > 0 && x.checkSample(lang, r, s, r.ID) != "" {
			needed = true
		}
	}
	if !needed && len(out) == 0 && slices.ContainsFunc(r.Examples, func(s Sample) bool { return len(s.Events) > 0 }) {
		out = append(out, Failure{Lang: lang, Rule: r.ID, Reason: "no example needs the rule: without it all are read the same"})
	}
	return out
}

// Lint reports what a rule set lacks: rules without two examples that give an event and two that give none, ids twice.
func Lint(sources []*Source) []Failure {
	var out []Failure
	seen := map[string]bool{}
	for _, src := range sources {
		for i := range src.Rules {
			r := &src.Rules[i]
			if seen[r.ID] {
				out = append(out, Failure{Lang: src.Lang, Rule: r.ID, Reason: "the id stands twice"})
			}
			seen[r.ID] = true
			if !strings.HasPrefix(r.ID, src.Lang+"/") {
				out = append(out, Failure{Lang: src.Lang, Rule: r.ID, Reason: "the id does not begin with the language"})
			}
			yes, no := 0, 0
			for _, s := range r.Examples {
				if len(s.Events) > 0 {
					yes++
				} else {
					no++
				}
			}
			if yes < 2 || no < 2 {
				out = append(out, Failure{Lang: src.Lang, Rule: r.ID, Reason: fmt.Sprintf("%d examples with an event and %d without; want two of each", yes, no)})
			}
		}
	}
	return out
}

// checkSample reads an example, without the rule named off, and says what is wrong; "" if nothing is.
func (x *Extractor) checkSample(lang string, r *Rule, s *Sample, off string) string {
	a := edikt.Article{ID: "example", Lang: lang, Title: s.Title, Text: s.Text, Date: edikt.Date(s.Date)}
	events := x.extract(&a, off)
	if len(s.Events) == 0 {
		if len(events) > 0 {
			return "found " + describe(&events[0]) + ", want nothing"
		}
		return ""
	}
	for i := range s.Events {
		w := &s.Events[i]
		k := slices.IndexFunc(events, func(e edikt.Event) bool { return w.matches(r, &e) })
		if k < 0 {
			found := "nothing"
			if len(events) > 0 {
				found = describe(&events[0])
			}
			return fmt.Sprintf("want %s, found %s", w.describe(r), found)
		}
	}
	if len(events) > len(s.Events) {
		return fmt.Sprintf("found %d events, want %d", len(events), len(s.Events))
	}
	return ""
}

func (w *Want) kind(r *Rule) edikt.Kind {
	if w.Kind != "" {
		return edikt.Kind(w.Kind)
	}
	return edikt.Kind(r.Kind)
}

// matches compares the fields that the example names.
func (w *Want) matches(r *Rule, e *edikt.Event) bool {
	if e.Kind != w.kind(r) || e.Target.ID != w.Target || w.Status != "" && string(e.Status) != w.Status || w.When != "" && e.When != w.When {
		return false
	}
	if w.Addressee != "" && !sameText(w.Addressee, e.Addressee) {
		return false
	}
	for _, s := range w.Scope {
		if !slices.Contains(e.Scope, edikt.Scope(s)) {
			return false
		}
	}
	return w.matchesActor(e)
}

func (w *Want) matchesActor(e *edikt.Event) bool {
	switch {
	case w.Actor == "":
		return true
	case w.Actor == "-":
		return e.Actor == nil
	case e.Actor == nil:
		return false
	}
	return w.Actor == e.Actor.ID || sameText(w.Actor, e.Actor.Text) || sameText(w.Actor, e.Actor.Name)
}

// sameText reports whether one text holds the other.
func sameText(want, got string) bool {
	if want == "-" {
		return got == ""
	}
	want, got = strings.ToLower(want), strings.ToLower(got)
	return got != "" && (strings.Contains(got, want) || strings.Contains(want, got))
}

func (w *Want) describe(r *Rule) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s > %s %s", w.kind(r), w.Status, w.Actor, w.Target, w.When))
}

func describe(e *edikt.Event) string {
	actor := "-"
	if e.Actor != nil {
		actor = e.Actor.Text
	}
	return fmt.Sprintf("%s %s %s > %s (%s)", e.Kind, e.Status, actor, e.Target.ID, e.Rule)
}
