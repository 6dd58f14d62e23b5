package extractor

import (
	"edikt"
	"edikt/language/gazetteer"
)

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

// asOnlyThat is the rule of what is to be used where the infinitive of the service leaves that alone: demande de ne plus utiliser que Tchap.
func (d *document) asOnlyThat(r *rule, m *mention, c int32) *rule {
	to, ok := insteadOf[r.kind]
	if !ok || m.clause == c || m.clause < 0 || d.clauses[m.clause].kind != infinitiveClause || !d.onlyOne(m.clause) {
		return r
	}
	as := *r
	as.kind = to
	return &as
}

// insteadOf is what asking people to use something is, by what asking them to leave something is.
var insteadOf = map[edikt.Kind]edikt.Kind{edikt.Ban: edikt.Mandate, edikt.AdviceAgainst: edikt.AdviceFor}

// fileReplacement files what people are told to use instead of the service that they are told to leave: conseille d'abandonner Zoom pour
// Jitsi; a demandé à ses écoles de quitter Zoom pour enseigner avec Teams.
func (p *candidate) fileReplacement() {
	d := p.d
	to, ok := insteadOf[p.r.kind]
	if !ok || p.m.clause == p.c || p.m.clause < 0 || d.clauses[p.m.clause].kind != infinitiveClause || d.words[p.m.first].sentence != d.words[p.trigger[0]].sentence {
		return
	}
	for k := range d.mentions {
		if !d.takesPlace(p.m, int32(k)) {
			continue
		}
		q, as := *p, *p.r
		as.kind = to
		q.r, q.m, q.t = &as, &d.mentions[k], foundTarget{int32(k), 0.8, "instead"}
		q.file()
	}
}

// takesPlace reports whether service k stands in the clause of m as what m is given up for.
func (d *document) takesPlace(m *mention, k int32) bool {
	o := &d.mentions[k]
	if o.kind != targetMention || o.first < m.last || o.clause < 0 || o.entry == m.entry || o.group == m.group || d.words[o.first].sentence != d.words[m.first].sentence || d.generic(o.entry) {
		return false
	}
	verb, path := d.lemmaText(d.clauses[m.clause].verb), d.pathOf(k)
	if cl := &d.clauses[o.clause]; o.clause != m.clause {
		return d.purposeful(cl) && cl.parent == m.clause && (usedBy[path.prep] || path.prep == "" && d.g.classOf(cl.verb).has(d.g.known.useVerb))
	}
	switch path.prep {
	case "pour":
		return d.g.classOf(d.clauses[m.clause].verb).has(d.g.known.step)
	case "contre", "par":
		return verb == "troquer" || verb == "remplacer" || verb == "échanger"
	}
	return benefits[d.words[path.top].fold] && path.prep != ""
}

// benefits are nouns for what gains where something is given up: au profit de, en faveur de.
var benefits = wordSet("profit", "bénéfice", "faveur")

// usedBy are prepositions before what something is done with.
var usedBy = wordSet("avec", "sur", "par", "via", "sous")

// usedWith reports whether the service is what the infinitive that the trigger governs is to be done with: recommande de passer par Olvid,
// invite à échanger via Tchap.
func (d *document) usedWith(r *rule, m *mention, c int32, p *path) bool {
	if d.g.german || m.clause == c || m.clause < 0 || len(p.steps) > 0 || !usedBy[p.prep] || d.parted(p) || !r.places.object {
		return false
	}
	switch r.kind {
	case edikt.Ban, edikt.AdviceAgainst, edikt.AdviceFor, edikt.Mandate:
	default:
		return false
	}
	cl := &d.clauses[m.clause]
	return cl.kind == infinitiveClause && cl.parent == c && !d.adjunct(cl) && d.g.classOf(cl.verb).has(d.g.known.useVerb)
}

// asShopDemand is the rule of a ban that is asked for where makers or shops are asked to take the service out: demande à Apple de retirer
// DeepSeek; presse Google d'envisager son retrait.
func (d *document) asShopDemand(r *rule, m *mention, c int32) *rule {
	if r.kind != edikt.AdviceAgainst && r.kind != edikt.Exit && r.kind != edikt.Ban {
		return r
	}
	g := c
	if cl := &d.clauses[c]; cl.kind == infinitiveClause && cl.parent >= 0 {
		g = cl.parent
	}
	if !d.asksMaker(g, m) {
		return r
	}
	as := *r
	as.kind, as.fixed, as.status = edikt.Ban, true, proposed
	return &as
}

// asksMaker reports whether a maker other than the one of service m is asked for something in clause c.
func (d *document) asksMaker(c int32, m *mention) bool {
	for _, i := range d.clauses[c].words {
		if t := d.targetAt(i); t >= 0 && d.mentions[t].first == i && d.mentions[t].entry != m.entry && d.makerAsked(t) {
			return true
		}
	}
	return false
}

// makerAsked reports whether mention k is a maker of whom something is asked: prie Google d'examiner son retrait.
func (d *document) makerAsked(k int32) bool {
	m := &d.mentions[k]
	if d.g.german || m.clause < 0 {
		return false
	}
	if l := d.left(m.first); l.prep != "" && l.prep != "à" {
		return false
	}
	for _, i := range d.clauses[m.clause].words {
		if w := &d.words[i]; i < m.first && w.is(verbal) && askVerbs[d.lemmaText(w.verb)] {
			return d.isMaker(k)
		}
	}
	return false
}

// isMaker reports whether mention k names a firm: one of the vendors, or a service of whose name others are.
func (d *document) isMaker(k int32) bool {
	if d.mentions[k].entry < 0 {
		return false
	}
	entries := d.g.gaz.Entries()
	e := &entries[d.mentions[k].entry]
	if e.Type == gazetteer.Vendor {
		return true
	}
	for i := range entries { // by place: an entry is much to copy
		if entries[i].Parent == e.ID {
			return true
		}
	}
	return false
}

// askVerbs turn to those who are to do something and cannot be told to.
var askVerbs = wordSet("demander", "prier", "presser", "appeler", "exhorter", "inviter", "inciter", "conjurer", "implorer")

// ofDuty reports whether the service stands in the duty that the verb at i in clause c takes back: retire l'obligation
// d'installer X takes no X away.
func (d *document) ofDuty(r *rule, m *mention, c, i int32) bool {
	if r.kind != edikt.Ban || d.effectOf(i) != opLift && d.lemmaText(d.words[i].verb) != "supprimer" || m.clause == c || m.clause < 0 || d.clauses[m.clause].kind != infinitiveClause {
		return false
	}
	first := d.clauses[m.clause].words[0]
	for _, j := range d.clauses[c].words {
		if i < j && j < first && first-j < 8 && dutyNouns[d.words[j].fold] && d.left(j).prep == "" {
			return true
		}
	}
	return false
}

// dutyNouns are nouns for what binds somebody: l'obligation d'utiliser Tchap.
var dutyNouns = wordSet("obligation", "ordre", "injonction", "consigne")
