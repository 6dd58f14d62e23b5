package extractor

import (
	"slices"

	"edikt"
)

// admissibleFrench is admissible for what only French texts say.
func (p *candidate) admissibleFrench() bool {
	d, c, i := p.d, p.c, p.trigger[0]
	if p.r.kind == edikt.Exit && (d.forbidsOthers(p.m) || d.takenFromStaff(c, i)) {
		as := *p.r
		as.kind = edikt.Ban
		p.r = &as
	}
	p.r = d.asCounsel(d.asOnlyThat(d.asOwnDuty(d.asGuidance(p.r, c), c), p.m, c), c, i, p.m)
	p.r = d.asShopDemand(p.r, p.m, c)
	if d.shunned(p.m) {
		switch p.r.kind {
		case edikt.Adoption:
			p.r = d.asExit(p.r) // tourne avec Linux et non plus avec Windows
		case edikt.Abstention, edikt.Mandate, edikt.Ban:
			return false
		}
	}
	if p.r.kind == edikt.Abstention && d.commander(c) >= 0 && d.subjectFrench(c).mention < 0 {
		as := *p.r
		as.kind = edikt.Ban // vivent sans X, sur ordre du ministre
		p.r = &as
	}
	r := p.r
	switch {
	case r.kind == edikt.Ban && p.t.why == "subject" && d.serviceRules(c, i):
		return false
	case r.kind == edikt.Exit && r.Negated == "required" && d.preferred(c, p.m) && !d.neAhead(p.m):
		return false
	case r.kind != edikt.Exit && r.kind != edikt.Adoption && d.byService(c):
		return false
	case !p.noun && len(r.Nouns) == 0 && d.ofDuty(r, p.m, c, i):
		return false
	case r.kind == edikt.Ban && p.t.why == "prep:de" && d.deprived(i) || r.Form == "only" && p.m.clause == c && d.beforeQue(p.m, c):
		return false
	case r.kind == edikt.Adoption && (d.permitted(c) || d.keepsOn(c) || p.t.why == "topic" && p.leftBefore()):
		return false
	case r.kind == edikt.Adoption && d.timeGiven(c) && d.givenToMany(d.clauses[c].parent):
		as := *r
		as.kind, as.fixed, as.status = edikt.Mandate, true, announced
		p.r = &as // donne un an aux ministères pour passer à Linux
	case channelKind(r.kind) && d.timeGiven(c) || p.contested():
		return false
	case channelKind(r.kind) && !r.other && d.anyoneActs(c) || r.kind == edikt.Mandate && p.t.why == "pronoun" && d.banTold(i):
		return false
	case channelKind(r.kind) && d.generic(p.m.entry) && d.g.gaz.Entries()[p.m.entry].Sort == "device":
		return false // ceux de l'Orne s'y mettront: a ban
	case r.kind == edikt.Mandate && d.effectOf(i) == opDemand && d.controlled(c) >= 0 && d.mentions[d.controlled(c)].kind != groupMention:
		return false // demande à la Ville de passer à Linux
	}
	return true
}

// takenFromStaff reports whether the verb at i takes a service off the machines of one's people: l'a retirée des ordinateurs de ses
// salariés. They may use it no longer.
func (d *document) takenFromStaff(c, i int32) bool {
	switch d.lemmaText(d.words[i].verb) {
	case "retirer", "supprimer", "effacer", "ôter", "enlever", "désinstaller", "bannir":
	default:
		return false
	}
	for _, j := range d.clauses[c].words {
		m := d.words[j].mention
		if j < i || m < 0 || d.mentions[m].kind != groupMention || d.mentions[m].first != j {
			continue
		}
		if l := d.left(j); l.rel == relGen && l.det >= 0 && ownWords[d.words[l.det].fold] && d.words[l.noun].class.any(d.g.known.workplace) {
			return true
		}
	}
	return false
}

// contested reports whether a court is only asked about the ban told before: Attal suspend TikTok. La Ligue a saisi le Conseil d'État.
func (p *candidate) contested() bool {
	d := p.d
	if p.r.kind != edikt.Review || p.t.why != "topic" && p.t.why != "pronoun" || !d.holdsWord(d.clauses[p.c].sentence, courtWords) {
		return false
	}
	k := d.lastFound(p.trigger[0], nil, 2)
	return k >= 0 && (d.found[k].Kind == edikt.Ban || d.found[k].Kind == edikt.Mandate) && d.found[k].status < proposed
}

// courtWords name those who judge what authorities do.
var courtWords = wordSet("conseil", "tribunal", "justice", "cour", "référé", "juge", "constitutionnelle")

// keepsOn reports whether a clause only says that something goes on, which is no start: continue de recourir à X.
func (d *document) keepsOn(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 {
		return false
	}
	return slices.ContainsFunc(d.clauses[cl.parent].words, func(i int32) bool {
		return d.words[i].is(verbal) && goingOn[d.lemmaText(d.words[i].verb)]
	})
}

var goingOn = wordSet("continuer", "persister", "persévérer", "obstiner")

// leftBefore reports whether the service has been left by then: quittera Azure; la bascule doit être achevée en 2026.
func (p *candidate) leftBefore() bool {
	return slices.ContainsFunc(p.d.found, func(f found) bool {
		return f.Kind == edikt.Exit && p.d.mentions[f.mention].entry == p.m.entry && f.order < p.trigger[0] && f.status < proposed
	})
}

// statedFrench weighs what French says of a measure outside its clause; it reports whether anything is stated.
func (p *candidate) statedFrench() bool {
	d, r := p.d, p.r
	if r.fixed && p.status == fact && r.kind != edikt.Abstention && d.aheadFrench(p.c) {
		p.status = announced
	}
	if p.status == announced && d.tookEffect(d.clauses[p.c].sentence+1) {
		p.status = fact
	}
	p.headed()
	if p.status == announced && d.effectiveSince(d.clauses[p.c].sentence) {
		p.status = fact
	}
	if p.status == announced && p.binding() && d.passesHouse(p.c) {
		p.status = proposed
	}
	if p.status == fact && d.inTheEnd(p.m, p.trigger[1]) {
		p.status = announced
	}
	if p.noun && d.exempt(p.c, p.t.mention) {
		return false
	}
	if p.noun && d.surveyed(d.clauses[p.c].sentence) || r.kind == edikt.Adoption && p.status == rejected && d.forbidden(p.c) {
		return false
	}
	if r.kind == edikt.Abstention && p.status != fact {
		p.r = d.asExit(r) // veut se passer de X: it uses it now
	}
	return true
}

// serviceRules reports whether the service is the subject of an active verb of allowing at i, whose rules are its own: YouTube ne permettra plus
// d'afficher ...
func (d *document) serviceRules(c, i int32) bool {
	cl := &d.clauses[c]
	if cl.passive || cl.finite != i || !d.words[i].is(isFinite) {
		return false
	}
	switch d.lemmaText(d.words[i].verb) {
	case "permettre", "autoriser", "admettre", "accepter", "tolérer":
		return true
	}
	return false
}

// forbidden reports whether a clause says what people can do no longer, which is a ban on them: ne pourront plus acheter de caméras Hikvision.
func (d *document) forbidden(c int32) bool {
	cl := &d.clauses[c]
	return cl.finite >= 0 && cl.neg >= 0 && d.g.modalOf(d.words[cl.finite].verb) == modalCan && slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].fold == "plus" })
}

// actedFrench finds who acts from what the clause says, outwards; it reports whether anybody can have acted.
func (p *candidate) actedFrench() bool {
	d, c, i := p.d, p.c, p.trigger[0]
	if a := d.strangeSubject(p.r, c); a >= 0 {
		p.act(a, true, 0.8)
	}
	p.actors = d.exemplarsFrench(p.actors)
	if list := d.listedSubject(c); p.nobody() && len(list) > 0 {
		p.actors, p.conf = list, 0.85
	}
	named := d.named(slices.Clone(p.actors))
	if p.strangers(named) || p.unnamedActs(named) || p.privately() {
		return false
	}
	p.crowd = len(named) == 0 && !p.nobody() && d.manyAct(c) // plusieurs ministères ont ...
	p.actors = named
	if p.reachesNobody() {
		return false
	}
	if p.nobody() && p.conf > 0 {
		if a := d.otherwise(p.r, c, p.trigger); a >= 0 {
			p.actors, p.conf = d.named(d.group(a)), 0.7
		}
	}
	if p.nobody() && p.r.Form == "counselled" {
		if a := d.counsellor(d.clauses[c].sentence); a >= 0 {
			p.act(a, true, 0.85)
		}
	}
	if p.nobody() { // En Zambie, les autorités ont ...
		if a := d.locative(c, i); a >= 0 && d.mentions[a].kind == placeMention {
			p.act(a, false, 0.8)
		}
	}
	p.whoseMeasure()
	if p.nobody() && !p.r.other && !d.obliged(p.r, c) {
		if a := d.unknownActor(c, i); a >= 0 {
			p.act(a, true, 0.7)
		}
	}
	p.forAll()
	if a := d.townOfBoard(p.actors, c); a >= 0 {
		p.act(a, false, 0.8)
	}
	p.besideFrench()
	if a := d.gappedFrench(p.t.mention, i); a >= 0 {
		p.act(a, false, 0.85)
	}
	if p.r.kind == edikt.Exit && len(p.r.Phrases) > 0 && p.status == fact && !p.nobody() && d.wholeCountry(p.actors[0]) {
		as := *p.r
		as.kind = edikt.Ban
		p.r = &as // TikTok, c'est fini en Albanie
	}
	if p.r.state && (p.nobody() || !d.sovereign(p.actors[0])) {
		return false
	}
	if p.givesUpOwn() {
		p.r = d.asExit(p.r)
	}
	if p.status == rejected && p.r.kind == edikt.Ban && !p.nobody() && d.isCourt(p.actors[0]) && (p.noun || d.clauses[c].kind != infinitiveClause) {
		return false // what a court refuses is another's measure
	}
	return p.nearFrench()
}

// forAll makes a ban of what is told to be over in a country: TikTok, c'est fini en Albanie.
func (p *candidate) forAll() {
	d, r := p.d, p.r
	if r.kind != edikt.Exit || len(r.Phrases) == 0 || len(p.actors) != 1 || p.t.why != "subject" && p.t.why != "object" {
		return
	}
	m := &d.mentions[p.actors[0]]
	if m.kind != placeMention || m.entry < 0 || d.g.gaz.Entries()[m.entry].Sort != "country" || !d.g.placePreps[d.left(m.first).prep] {
		return
	}
	as := *r
	as.kind = edikt.Ban
	p.r = &as
}

// askedOf reports whether advice would come from the very body that is asked: Une pétition demande au Département d'abandonner X.
func (p *candidate) askedOf(a int32) bool {
	if p.r.kind != edikt.AdviceAgainst && p.r.kind != edikt.AdviceFor {
		return false
	}
	return p.d.controlled(p.c) == a || p.d.clauses[p.c].parent >= 0 && p.d.controlled(p.d.clauses[p.c].parent) == a
}

// strangers reports whether those who act cannot have taken the measure: its maker, an outage, who is nobody's institution.
func (p *candidate) strangers(named []int32) bool {
	d, r, c := p.d, p.r, p.c
	if r.kind == edikt.Ban && d.outage(d.clauses[c].sentence) {
		return true
	}
	if len(named) > 0 {
		return false
	}
	if len(p.actors) == 1 && d.likelyMaker(p.actors[0]) && r.kind != edikt.Review && !d.clauses[c].passive && d.subjectFrench(c).mention == p.actors[0] {
		return true // le groupe y renonce: its maker
	}
	return p.status == rejected && !r.again && p.binding() && d.strangerActs(c) // la Fapel ne veut pas d'une interdiction
}

// besideFrench looks for who acts beside the clause: who sums it up, whose people or town it is, who acted before.
func (p *candidate) besideFrench() {
	d, r, c, i := p.d, p.r, p.c, p.trigger[0]
	if p.nobody() && !channelKind(r.kind) && r.kind != edikt.Review {
		if a := d.summedUp(c); a >= 0 {
			p.act(a, true, 0.8)
		}
	}
	if p.nobody() {
		if a := d.possessor(c); a >= 0 {
			p.act(a, false, 0.7)
		}
	}
	if p.nobody() {
		if a := d.authoritiesThere(c); a >= 0 {
			p.act(a, false, 0.7)
		}
	}
	if p.nobody() {
		if a := d.townAhead(c); a >= 0 {
			p.act(a, false, 0.75)
		}
	}
	if p.nobody() {
		if a := d.goesOn(r, i); a >= 0 {
			p.act(a, false, 0.65)
		} else if a := d.titleActor(c); a >= 0 && !r.Weak && (r.kind == edikt.Exit || r.kind == edikt.Adoption) && (d.clauses[c].passive || d.targetSubject(c)) {
			p.act(a, true, 0.6)
		}
	}
	if p.nobody() {
		if a := d.actorBefore(p.m.entry, r, i); a >= 0 {
			p.act(a, false, 0.7)
		}
	}
}

// nearFrench looks for who acts near by; it reports whether the measure can stand without anybody.
func (p *candidate) nearFrench() bool {
	d, r, c := p.d, p.r, p.c
	if !p.nobody() {
		return true
	}
	if a := d.nearby(r, c, p.trigger[0]); a >= 0 && p.status != proposed {
		p.act(a, false, 0.65)
		return true
	}
	if p.binding() && !r.Weak {
		if a := d.placeOfBound(c); a >= 0 {
			p.act(a, false, 0.65)
			return true
		}
	}
	if p.binding() && d.ownWish(c) {
		return false // je n'ai pas envie d'interdire le smartphone à ma fille
	}
	if p.status == rejected && r.kind == edikt.Mandate || (p.m.anaphor || p.t.why == "pronoun") && r.kind == edikt.Exit {
		return false
	}
	if (r.kind == edikt.Exit || r.kind == edikt.Adoption) && d.clauses[c].passive {
		if a := d.userBefore(c, p.m.entry); a >= 0 {
			p.act(a, false, 0.65)
		}
	}
	return true
}

// authoritiesThere is the place told last where the subject is its authorities: X ne répond plus au Sénégal. Les autorités l'ont coupé.
// Or -1.
func (d *document) authoritiesThere(c int32) int32 {
	s := d.subjectFrench(c)
	if s.mention < 0 || d.words[d.mentions[s.mention].head].fold != "autorités" || d.left(s.pos).det < 0 {
		return -1
	}
	if m := d.placeBefore(s.pos); m >= 0 && d.mentions[m].kind == placeMention {
		return m
	}
	return -1
}

// wholeCountry reports whether a mention is a country named as where something is so: what is over there is over for everybody.
func (d *document) wholeCountry(a int32) bool {
	m := &d.mentions[a]
	return m.kind == placeMention && d.sortOf(m) == "country" && d.g.placePreps[d.left(m.first).prep]
}

// townOfBoard is the town that the clause names as the place where a board without a name of its own decides: À Gatineau, le comité
// exécutif en discutera. Or -1.
func (d *document) townOfBoard(actors []int32, c int32) int32 {
	if len(actors) != 1 {
		return -1
	}
	m := &d.mentions[actors[0]]
	if m.kind != actorMention || !m.anaphor || m.sort != "board" || d.actedBefore(actors[0]) >= 0 {
		return -1
	}
	if a := d.locativeWithin(c, 1); a >= 0 && d.mentions[a].kind == placeMention && d.sortOf(&d.mentions[a]) == "city" {
		return a
	}
	return -1
}
