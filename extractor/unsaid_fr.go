package extractor

import (
	"slices"

	"edikt"
)

// unsaidTargets are services that a pronoun means, or that the rule takes from the sentences before by its form "topic".
func (d *document) unsaidTargets(r *rule, c, i int32) []foundTarget {
	if out := d.cliticTargets(r, c, i); len(out) > 0 && (!r.Only || d.holdsClass(r.via, c)) {
		return out
	}
	if t := d.thisUse(r, c, i); len(t) > 0 {
		return t
	}
	if r.Form == "told" || r.Form == "handled" {
		return d.toldTargets(r, c, i)
	}
	if r.kind == edikt.Review && d.vendorIn(r, c, i) {
		if t := d.topics(i); len(t) > 0 {
			return t
		}
	}
	if t := d.theirs(c, d.topics(i)); r.Form == "topic" && len(t) > 0 && d.mentions[t[0].mention].first < i && !d.asMedium(t[0].mention) {
		if p := d.prev(d.mentions[t[0].mention].first); p < 0 || !d.g.mediumPreps[d.words[p].fold] || d.measuredAt(t[0].mention) { // Sur Twitter, il a annoncé ...
			return t
		}
	}
	return nil
}

// theirs adds the services in one row with the one told where the clause speaks of what is theirs: a voté leur retour.
func (d *document) theirs(c int32, told []foundTarget) []foundTarget {
	if len(told) == 1 && slices.ContainsFunc(d.clauses[c].words, func(i int32) bool { return d.words[i].fold == "leur" && d.words[i].is(isDet) }) {
		return d.withCoordinates(told)
	}
	return told
}

// thisUse is the service whose use was told where the rule's place holds a noun that takes that use up: met en garde contre cet usage,
// déconseille cette pratique.
func (d *document) thisUse(r *rule, c, trigger int32) []foundTarget {
	switch r.kind {
	case edikt.Ban, edikt.AdviceAgainst, edikt.Exit, edikt.Review, edikt.Mandate:
	default:
		return nil
	}
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i <= trigger || !w.is(isNoun) || !d.usage(i) {
			continue
		}
		l := d.left(i)
		if l.det < 0 || d.words[l.det].fold != "cet" && d.words[l.det].fold != "cette" {
			continue
		}
		if l.prep == "" && r.places.object || r.places.preps[l.prep] {
			return d.topics(i)
		}
	}
	return nil
}

// usage reports whether the noun at i may take up the use of a service.
func (d *document) usage(i int32) bool {
	w := &d.words[i]
	return w.class.has(d.g.known.use) || w.fold == "pratique" || w.fold == "habitude"
}

// vendorIn reports whether the maker of the service told last stands in one of the rule's places: demande des comptes à l'éditeur.
func (d *document) vendorIn(r *rule, c, trigger int32) bool {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i <= trigger || !w.is(isNoun) || w.is(isPlu) || !w.class.has(d.g.known.vendor) {
			continue
		}
		l := d.left(i)
		if l.det < 0 || d.g.indefinite[d.words[l.det].fold] {
			continue
		}
		if l.prep == "" && r.places.object || r.places.preps[l.prep] {
			return true
		}
	}
	return false
}
