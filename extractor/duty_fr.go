package extractor

import "edikt"

// asOwnDuty is the rule of a duty where devoir only says what a body has before it: La gendarmerie doit passer à Linux d'ici l'été is
// its own start.
func (d *document) asOwnDuty(r *rule, c int32) *rule {
	if r.kind != edikt.Mandate || !r.other || !d.duePlan(c) || !d.g.classOf(d.clauses[c].verb).has(d.g.known.step) {
		return r
	}
	as := *r
	as.kind, as.other = edikt.Adoption, false
	return &as
}

// duePlan reports whether one body is the subject of devoir in the present tense, so that what it must do is what it is going to do:
// l'hôpital doit quitter Zoom en mai; not: les écoles doivent ..., whom somebody else binds.
func (d *document) duePlan(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || cl.passive || cl.neg >= 0 {
		return false
	}
	f := &d.words[cl.finite]
	if d.g.modalOf(f.verb) != modalMust || f.is(isFuture|isPast|isSubj2) || !d.singular(c) {
		return false
	}
	m := d.subjectFrench(c).mention
	return m >= 0 && (d.mentions[m].kind == placeMention || d.mentions[m].kind == actorMention && d.mentions[m].sort != "person")
}
