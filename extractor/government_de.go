package extractor

import "strings"

// sameGovernment reports whether two measures taken are one because their actors are a government and an office or minister of it:
// Somalia sperrt TikTok. Kommunikationsminister Khalif wies die Anbieter an, ....
func (d *document) sameGovernment(a, b *found) bool {
	if !d.g.german || a.actor < 0 || b.actor < 0 || a.status != fact && a.status != announced || b.status != fact && b.status != announced {
		return false
	}
	if a.Jurisdiction == "" || a.Jurisdiction != b.Jurisdiction {
		return false
	}
	m, n := &d.mentions[a.actor], &d.mentions[b.actor]
	if a.Evidence.Start == b.Evidence.Start && (m.kind == placeMention && n.sort == "police" || n.kind == placeMention && m.sort == "police") {
		return true // müssen in Jordanien ohne die App auskommen, wo sie die Polizei sperren ließ
	}
	if a.Actor.Authority != b.Actor.Authority {
		return false
	}
	return d.stateOf(m) && d.holdsOffice(n) || d.stateOf(n) && d.holdsOffice(m) || d.ministerOf(m, n) || d.ministerOf(n, m)
}

// stateOf reports whether a mention is a country, a state or its government as a whole.
func (d *document) stateOf(m *mention) bool {
	return m.kind == placeMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Sort != "city" || m.kind == actorMention && m.sort == "government"
}

// holdsOffice reports whether a mention is an office of one person.
func (d *document) holdsOffice(m *mention) bool {
	return m.kind == actorMention && (m.sort == "person" || d.office(m.head))
}

// ministerOf reports whether p is the minister of ministry m by their names: Digitalministerin, Digitalministerium.
func (d *document) ministerOf(p, m *mention) bool {
	if m.sort != "ministry" || !d.holdsOffice(p) {
		return false
	}
	field, ok := strings.CutSuffix(strings.TrimSuffix(d.words[m.head].fold, "s"), "ministerium")
	if !ok {
		return false
	}
	of, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(d.words[p.head].fold, "in"), "s"), "minister")
	return ok && (field == of || field == "" || of == "")
}
