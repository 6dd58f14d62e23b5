package eval

import (
	"slices"

	"edikt"
)

// fields compares jurisdiction, scope, when and addressee on the events whose kind, target and actor were found.
// Only what the gold states counts.
func (s *scorer) fields(a *Article, found []edikt.Event) {
	for g, p := range s.matcher.pair(Who, a.Events, found) {
		if p < 0 {
			continue
		}
		for i, c := range s.compare(&a.Events[g], &found[p]) {
			if c.given {
				s.report.Fields[i].Given++
			}
			if c.given && c.right {
				s.report.Fields[i].Right++
			}
		}
	}
}

type comparison struct{ given, right bool }

// compare answers in the order of Report.Fields.
func (s *scorer) compare(g *Event, p *edikt.Event) [4]comparison {
	return [4]comparison{
		{g.Jurisdiction != "", country(g.Jurisdiction) == country(foundJurisdiction(p))},
		{len(g.Scope) > 0, slices.ContainsFunc(g.Scope, func(sc edikt.Scope) bool { return slices.Contains(p.Scope, sc) })},
		{g.When != "", g.When == p.When},
		{g.Addressee != "", s.sameAddressee(g.Addressee, p.Addressee)},
	}
}

// sameAddressee asks for one word in common: where a group's name begins and ends is a matter of taste.
func (s *scorer) sameAddressee(gold, found string) bool {
	g, p := s.matcher.actors.parse(gold), s.matcher.actors.parse(found)
	return hits(g.all(), p.all()) > 0
}

func (n name) all() map[string]bool {
	out := map[string]bool{}
	for _, part := range []map[string]bool{n.sorts, n.rest} {
		for w := range part {
			out[w] = true
		}
	}
	return out
}
