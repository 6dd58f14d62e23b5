package extractor

import (
	"edikt"
	"slices"
)

// aloneGerman reports whether the verb at i tells what somebody does who was not told of yet, without a matter of its own, so that it is about the
// service of the event told just before: Italien sperrt DeepSeek. In Dublin ermittelt die Aufsicht.
func (d *document) aloneGerman(r *rule, c, i int32) bool {
	base := d.lastFound(i, nil, 2)
	if base < 0 || d.clauses[c].kind != mainClause || !d.bareClause(r, c, [2]int32{i, i + 1}, -1) {
		return false
	}
	if slices.ContainsFunc(d.clauses[c].words, func(i int32) bool { return d.words[i].fold == "davor" }) {
		return false // Davor warnt die Polizei: what was told before is the matter
	}
	s := d.subjectOf(c).mention
	if s < 0 || d.isActor(s, base) || d.mentions[s].kind == personMention || d.mentions[s].sort == "police" {
		return false
	}
	b := &d.found[base]
	if r.kind != edikt.Review || b.Kind == r.kind {
		return true
	}
	j := d.entityOf(s).jurisdiction
	return len(j) > 1 && len(b.Jurisdiction) > 1 && j[:2] != b.Jurisdiction[:2] // who investigates at the same place may mean anything
}
