package extractor

import "edikt"

// asGuidance is the rule of a start or an end that a clause only bids others to make: qu'ils optent pour Signal is advice to use it.
func (d *document) asGuidance(r *rule, c int32) *rule {
	as := *r
	switch r.kind {
	case edikt.Adoption:
		as.kind = edikt.AdviceFor
	case edikt.Exit, edikt.Abstention:
		as.kind = edikt.AdviceAgainst
	default:
		return r
	}
	if !d.bidden(c) {
		return r
	}
	as.other, as.Weak = true, true
	return &as
}

// asCounsel is the rule of a use that others should not make, which is advice against it: les écoles ne devraient plus recourir à X, estime la
// Cnil.
func (d *document) asCounsel(r *rule, c, i int32, m *mention) *rule {
	cl := &d.clauses[c]
	if r.kind != edikt.Ban && r.kind != edikt.Adoption || cl.finite < 0 || cl.neg < 0 || d.generic(m.entry) || !d.words[i].class.has(d.g.known.useVerb) {
		return r
	}
	if f := &d.words[cl.finite]; !f.is(isSubj2) || d.g.modalOf(f.verb) != modalMust || d.bears(d.g.known.can, c) {
		return r
	}
	if s := d.subjectFrench(c); s.mention >= 0 && d.mentions[s.mention].kind == actorMention && !d.several(&d.mentions[s.mention]) {
		return r // la ville ne devrait pas passer à Teams: it will not
	}
	as := *r
	as.kind, as.fixed, as.status, as.other, as.Weak = edikt.AdviceAgainst, true, fact, true, true
	return &as
}

// bidden reports whether que opens a clause that nothing governs: Aux élus, la consigne est claire : qu'ils évitent X.
func (d *document) bidden(c int32) bool {
	cl := &d.clauses[c]
	if cl.parent >= 0 || cl.finite < 0 || len(cl.words) < 3 || cl.question || d.words[cl.finite].is(isAux|isModal|isFuture|isSubj2) {
		return false
	}
	if f := d.words[cl.words[0]].fold; f != "que" && f != "qu'" {
		return false
	}
	s := d.subjectFrench(c)
	if s.pos < 0 || s.pos > cl.finite {
		return false
	}
	before := cl.words[0] - 1
	return before < d.sentences[cl.sentence].First || d.words[before].fold == ":" || d.words[before].is(isPunct) && d.words[before].is(isOpen)
}

// advisedClause is the clause outside which whoever advises is named: not c where its infinitive hangs on those advised, les écoles feraient
// bien de quitter X.
func (d *document) advisedClause(r *rule, c int32) int32 {
	if cl := &d.clauses[c]; !d.g.german && r.other && (r.kind == edikt.AdviceAgainst || r.kind == edikt.AdviceFor) && cl.kind == infinitiveClause && cl.parent >= 0 && d.adjudged(c) {
		return cl.parent
	}
	return c
}

// peopleForbid reports whether the verb at i says that private people forbid something, in the clause or in the one that its infinitive
// hangs on: Un parent sur deux dit avoir interdit X.
func (d *document) peopleForbid(c, i int32) bool {
	if !d.g.classOf(d.words[i].verb).has(d.g.known.forbid) {
		return false
	}
	for hops := 0; c >= 0 && hops < 3; hops++ {
		cl := &d.clauses[c]
		if s := d.subjectFrench(c); s.pos >= 0 {
			return s.noun >= 0 && !cl.passive && d.words[s.noun].class.has(d.g.known.public) && d.left(s.noun).rel == relNone
		}
		if cl.kind != infinitiveClause {
			return false
		}
		c = cl.parent
	}
	return false
}

// tellsPeople reports whether the clause outside an infinitive only tells others to do what stands in it: avertit ses agents de ne plus
// recourir à X, rappelle aux communes de quitter X.
func (d *document) tellsPeople(cl, outside *clause) bool {
	return !d.g.german && cl.kind == infinitiveClause && peopleTold[d.lemmaText(outside.verb)] && !d.adjunct(cl) && !d.saysOfItself(outside)
}

// saysOfItself reports whether the finite verb of a clause is about its own subject: se dit prête à quitter X.
func (d *document) saysOfItself(cl *clause) bool {
	if cl.finite < 1 {
		return false
	}
	f := d.words[cl.finite-1].fold
	return f == "se" || f == "s'"
}

// peopleTold are verbs that with an infinitive tell others what to do.
var peopleTold = wordSet("avertir", "prévenir", "aviser", "rappeler", "dire", "répéter", "signifier", "écrire")
