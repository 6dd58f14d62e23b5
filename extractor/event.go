package extractor

import (
	"slices"
	"strings"

	"edikt"
)

// found is an event before merging.
type found struct {
	edikt.Event
	status   status
	fixed    bool
	order    int32
	mention  int32 // the target
	actor    int32 // a mention, or -1
	ahead    bool  // a day to come is named
	headline bool  // told in a headline
	present  bool  // told in the present tense, which may mean the future
	crowd    bool  // several without a name act: told only for those who follow
	placed   bool  // the actor is only the place in which the measure holds
	aside    bool  // told by a participle beside the clause: Bloqué depuis mai, X revient
	again    bool  // by a rule that repeats what was told of another
	through  bool  // it binds those who provide the service: it reaches everybody
	bound    binding
	who      classSet // of the noun for those bound
}

// propose turns a rule's hit on a target into events, one an actor.
func (d *document) propose(r *rule, c int32, trigger [2]int32, t foundTarget) {
	if d.g.german {
		t.mention = d.agreeing(r.kind, t.mention, trigger[0])
	}
	m := &d.mentions[t.mention]
	if !d.g.german && r.kind == edikt.Exit && d.forbidsOthers(m) {
		as := *r
		as.kind = edikt.Ban
		r = &as
	}
	if !r.again && d.asMedium(t.mention) && t.why != "compound" && !r.Only && !d.endsInPreposition(trigger) && !d.saysBound(r, trigger[0]) && !((strings.HasPrefix(t.why, "prep:") || t.why == "attached") && (channelKind(r.kind) || d.toldToDo(r, c, m) || !d.g.german && r.kind == edikt.Review && d.examinedAt(t, trigger))) {
		return
	}
	if !d.g.german && r.kind != edikt.Exit && r.kind != edikt.Adoption && d.byService(c) {
		return
	}
	if !d.g.german && r.kind == edikt.Adoption && d.permitted(c) {
		return
	}
	if !d.g.german && r.kind == edikt.Adoption && t.why == "topic" && slices.ContainsFunc(d.found, func(f found) bool {
		return f.Kind == edikt.Exit && d.mentions[f.mention].entry == m.entry && f.order < trigger[0] && f.status < proposed
	}) {
		return // quittera Azure; la bascule doit être achevée en 2026
	}
	if !d.g.german && channelKind(r.kind) && d.generic(m.entry) && d.g.gaz.Entries()[m.entry].Sort == "device" {
		return // ceux de l'Orne s'y mettront: a ban
	}
	if !d.g.german && r.kind == edikt.Mandate && d.effectOf(trigger[0]) == opDemand && d.controlled(c) >= 0 && d.mentions[d.controlled(c)].kind != groupMention {
		return // demande à la Ville de passer à Linux
	}
	if (r.kind == edikt.AdviceAgainst || r.kind == edikt.AdviceFor) && (d.advisedThere(c, m) || d.urgesBan(trigger[0])) {
		return
	}
	if d.g.german && channelKind(r.kind) && m.clause == c && d.asMedium(t.mention) && !d.holdsHere(&r.words, c) {
		return // kündigte auf X an, künftig mehr Lehrer einzustellen
	}
	noun := len(r.Nouns) > 0 && d.nounLike(trigger[0]) && !d.words[trigger[0]].is(verbal)
	negated := (d.negated(c, trigger) || noun && d.negatedNoun(trigger[0])) && !d.afterContrast(m) && !d.onlyOther(c, m) || d.beforeContrast(m)
	switch r.Negated {
	case "required":
		if !negated {
			d.miss(r, trigger[0], trigger[1], "the rule wants a negation")
			return
		}
	case "never":
		if negated {
			d.miss(r, trigger[0], trigger[1], "the rule refuses a negation")
			return
		}
	}
	s := d.qualify(r, c, trigger, noun, d.afterContrast(m))
	if s == nothing {
		if !d.g.german && d.sentenceAsks(c) {
			d.asked = append(d.asked, d.event(r, c, trigger, t, -1, proposed, 0.5))
		}
		d.miss(r, trigger[0], trigger[1], "a question, a condition, a judgement or advice to others: nothing is stated")
		return
	}
	d.because(c, trigger, s)
	if r.fixed {
		s = r.status
		if !d.g.german && s == fact && r.kind != edikt.Abstention && d.aheadFrench(c) {
			s = announced
		}
	}
	if !d.g.german && noun && d.surveyed(d.clauses[c].sentence) {
		return
	}
	if d.g.german && (noun && s == proposed && d.polled(c) || s == proposed && d.polledOutside(c) || d.polledPeople(c) || d.notAll(c)) {
		return
	}
	if d.g.german {
		s = d.headedStatus(c, d.headed(c, s))
	}
	if d.g.german && (s == fact || s == announced) && d.demandedNext(c) {
		s = proposed
	}
	if d.g.german && channelKind(r.kind) && d.peopleMust(c) {
		return
	}
	if d.g.german && channelKind(r.kind) && (d.makerTells(c) || d.hasTo(c, trigger[0]) || r.kind == edikt.Adoption && d.singleAct(c, t.why)) {
		return
	}
	if d.g.german && (d.keepsAccount(r, trigger[0], s) || r.kind == edikt.Abstention && (s == proposed || s == rejected && !r.fixed) || r.kind == edikt.Adoption && s == rejected && d.usesNot(c, trigger[0]) || r.kind == edikt.Ban && (d.fadesOut(trigger[0], m.entry) || d.leaves(trigger[0], t.why))) {
		return
	}
	if !d.g.german && r.kind == edikt.Abstention && s != fact {
		r = d.asExit(r) // veut se passer de X: it uses it now
	}
	actors, conf := d.actorsOf(r, c, trigger, noun)
	if d.g.german {
		actors = d.standIns(actors, c)
		if a := d.gappedActor(t.mention, trigger[0]); a >= 0 {
			actors, conf = d.group(a), 0.85
		}
	} else {
		actors = d.exemplarsFrench(actors)
		if list := d.listedSubject(c); len(actors) == 0 && len(list) > 0 {
			actors, conf = list, 0.85
		}
	}
	told := len(actors) > 0
	if d.g.german && r.kind == edikt.Ban && len(actors) == 1 {
		actors = []int32{d.landOf(actors[0])}
	}
	named := d.named(slices.Clone(actors))
	if !d.g.german && len(named) == 0 && len(actors) == 1 && d.likelyMaker(actors[0]) && r.kind != edikt.Review && !d.clauses[c].passive && d.subjectFrench(c).mention == actors[0] {
		return // le groupe y renonce: its maker
	}
	if !d.g.german && r.kind == edikt.Ban && d.outage(d.clauses[c].sentence) {
		return
	}
	if !d.g.german && len(named) == 0 && s == rejected && !r.again && (r.kind == edikt.Ban || r.kind == edikt.Mandate) && d.strangerActs(c) {
		return // la Fapel ne veut pas d'une interdiction
	}
	if (r.kind == edikt.Ban || r.kind == edikt.Mandate) && !r.other && (len(named) == 0 && d.privateActs(c) || d.someAct(c)) {
		return
	}
	if d.g.german && noun && len(named) == 0 && len(actors) > 0 && s == proposed && channelKind(r.kind) {
		if a := d.clauseActor(c, trigger[0]); a >= 0 {
			named = d.named(d.group(a)) // dringt auf den Umstieg der Ministerien: who wants it
		}
	}
	crowd := !d.g.german && len(named) == 0 && len(actors) > 0 && d.manyAct(c) // plusieurs ministères ont ...
	actors = named
	if len(actors) == 0 && d.g.german {
		actors, conf = d.listBefore(c), 0.9
		if told && len(actors) == 0 && channelKind(r.kind) && s == proposed && d.clauses[c].kind == mainClause {
			return // Unternehmen sollten die Software austauschen
		}
	}
	if len(actors) == 0 && d.g.german && r.kind == edikt.Exit && d.sentences[d.clauses[c].sentence].Headline {
		return // Schluss mit WhatsApp
	}
	if r.reached && len(actors) == 0 {
		d.miss(r, trigger[0], trigger[1], "nobody is named who is reached")
		return
	}
	if len(actors) == 0 && conf > 0 && !d.g.german {
		if a := d.otherwise(r, c, trigger); a >= 0 {
			actors, conf = d.named(d.group(a)), 0.7
		}
	}
	if len(actors) == 0 && !d.g.german { // En Zambie, les autorités ont ...
		if a := d.locative(c, trigger[0]); a >= 0 && d.mentions[a].kind == placeMention {
			actors, conf = []int32{a}, 0.8
		}
	}
	if len(actors) == 0 {
		if a := d.oneOfThose(c); a >= 0 {
			actors, conf = d.group(a), 0.85
		} else if a := d.measureOf(r, c, trigger[0]); a >= 0 {
			actors, conf = d.group(a), 0.8
		} else if a := d.competent(r, c); a >= 0 {
			actors, conf = d.group(a), 0.8
		}
	}
	if len(actors) == 0 && !r.other && !d.obliged(r, c) {
		if a := d.unknownActor(c, trigger[0]); a >= 0 && !(r.again && d.g.german && (d.words[d.mentions[a].head].noun != 0 || d.severalOnly(d.mentions[a].head) || d.left(d.mentions[a].first).det < 0 && d.mentions[a].last-d.mentions[a].first < 2)) {
			actors, conf = d.group(a), 0.7
		}
	}
	if len(actors) == 0 && !d.g.german && !channelKind(r.kind) && r.kind != edikt.Review {
		if a := d.summedUp(c); a >= 0 {
			actors, conf = d.group(a), 0.8
		}
	}
	if len(actors) == 0 && !d.g.german {
		if a := d.possessor(c); a >= 0 {
			actors, conf = []int32{a}, 0.7
		}
	}
	if len(actors) == 0 && !d.g.german {
		if a := d.townAhead(c); a >= 0 {
			actors, conf = []int32{a}, 0.75
		}
	}
	if len(actors) == 0 && !d.g.german {
		if a := d.goesOn(r, trigger[0]); a >= 0 {
			actors, conf = []int32{a}, 0.65
		} else if a := d.titleActor(c); a >= 0 && !r.Weak && (r.kind == edikt.Exit || r.kind == edikt.Adoption) && (d.clauses[c].passive || d.targetSubject(c)) {
			actors, conf = d.group(a), 0.6
		}
	}
	if len(actors) == 0 || d.g.german && s == ended && r.kind == edikt.Ban && d.isCourt(actors[0]) { // a court lifts what another imposed
		if a := d.actorBefore(m.entry, r, trigger[0]); a >= 0 {
			actors, conf = []int32{a}, 0.7
		}
	}
	if d.g.german {
		actors, conf = d.decided(r, c, trigger[0], m.entry, s, actors, conf)
		if s == rejected && len(actors) > 0 && d.isCourt(actors[0]) {
			return // what a court refuses is another's measure
		}
	}
	if !d.g.german {
		if a := d.gappedFrench(t.mention, trigger[0]); a >= 0 {
			actors, conf = []int32{a}, 0.85
		}
	}
	if !d.g.german && s == rejected && r.kind == edikt.Ban && len(actors) > 0 && d.isCourt(actors[0]) {
		return // what a court refuses is another's measure
	}
	if len(actors) == 0 {
		if a := d.nearby(r, c, trigger[0]); a >= 0 && s != proposed {
			actors, conf = []int32{a}, 0.65
		}
	}
	if !d.g.german && len(actors) == 0 && (r.kind == edikt.Ban || r.kind == edikt.Mandate) && d.ownWish(c) {
		return // je n'ai pas envie d'interdire le smartphone à ma fille
	}
	if !d.g.german && len(actors) == 0 && (s == rejected && r.kind == edikt.Mandate || (m.anaphor || t.why == "pronoun") && r.kind == edikt.Exit) {
		return
	}
	if d.g.german && len(actors) == 0 && r.Weak {
		if a := d.goesOnGerman(r, c, trigger[0], m.entry); a >= 0 {
			actors, conf = []int32{a}, 0.65
			if n := len(d.found); n > 0 && s == fact && d.found[n-1].status == announced && d.found[n-1].actor == a && d.presentTense(c) {
				s = announced // verabschieden sich im Sommer von X; dafür kommt Y
			}
		}
	}
	if !d.g.german && len(actors) == 0 && (r.kind == edikt.Exit || r.kind == edikt.Adoption) && d.clauses[c].passive {
		if a := d.userBefore(c, m.entry); a >= 0 {
			actors, conf = []int32{a}, 0.65
		}
	}
	if d.g.german && noun && len(actors) == 0 && r.kind == edikt.Ban && d.talkedOf(c, trigger[0]) {
		return
	}
	if r.Weak && len(actors) == 0 {
		d.miss(r, trigger[0], trigger[1], "nobody is named who acts")
		return
	}
	if len(actors) == 0 {
		actors = []int32{-1}
		conf = 0.7
	}
	for _, a := range actors {
		if a >= 0 && (d.sameAsTarget(a, m) || d.leavesOffice(r, a, t, trigger[0])) {
			continue
		}
		if a >= 0 && d.g.german && (d.othersTool(r, a, m.entry, s) && s != proposed || d.ownerLeaves(r, a, m) || d.spreads(r, c, a, m, t.why)) {
			continue
		}
		as := s
		if (as == announced || as == fact && d.clauses[c].finite < 0 && !noun && !r.fixed) && a >= 0 && d.g.german && (r.kind == edikt.Ban || r.kind == edikt.Mandate) && (d.onlyProposes(a) || d.mentions[a].sort == "association" && d.words[d.mentions[a].head].class.has(d.g.known.collective) && d.wants(c)) {
			as = proposed
		}
		d.found = append(d.found, d.event(r, c, trigger, t, a, as, t.conf*conf))
		d.found[len(d.found)-1].crowd = crowd
		d.found[len(d.found)-1].placed = a >= 0 && conf <= 0.8 && (d.g.german || !r.again || d.sortOf(&d.mentions[a]) != "city") && d.mentions[a].kind == placeMention
	}
}

// endsInPreposition reports whether a trigger phrase brings the preposition of its service: Vorsicht bei.
func (d *document) endsInPreposition(trigger [2]int32) bool {
	return d.g.german && trigger[1]-trigger[0] > 1 && d.words[trigger[1]-1].is(isPrep)
}

// advisedThere reports whether the service is only where other advice is given: riet auf Telegram davon ab, sich impfen zu lassen;
// a recommandé sur Facebook de fermer les fenêtres.
func (d *document) advisedThere(c int32, m *mention) bool {
	if m.clause != c || m.modifier || !d.g.mediumPreps[d.left(m.first).prep] && !d.means(m, there) {
		return false
	}
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.parent == c && cl.kind == infinitiveClause && !d.adjunct(cl) && !d.clauseServes(cl) {
			return true
		}
	}
	return false
}

// measureOf is whose measure a clause goes on about: Das Verbot betrifft auch WhatsApp; L'interdiction vise TikTok. Or -1.
func (d *document) measureOf(r *rule, c, trigger int32) int32 {
	if r.kind != edikt.Ban && r.kind != edikt.Mandate {
		return -1
	}
	taken := false
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if w.is(isNoun) && d.measureNoun(w, r.kind) {
			l := d.left(i)
			taken = taken || l.det >= 0 && !d.g.indefinite[d.words[l.det].fold] && l.rel == relNone
		}
		taken = taken || w.fold == "damit"
	}
	for k := len(d.found) - 1; k >= 0 && taken; k-- {
		f := &d.found[k]
		if d.words[trigger].sentence-d.words[f.order].sentence > 2 {
			return -1
		}
		if f.Kind == r.kind && f.order < trigger && f.actor >= 0 {
			return f.actor
		}
	}
	return -1
}

// competent is who examines where the next sentence says whose task it is: Zuständig ist die Datenschutzbehörde; l'autorité
// compétente est la Cnil. Or -1.
func (d *document) competent(r *rule, c int32) int32 {
	if r.kind != edikt.Review {
		return -1
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != d.clauses[c].sentence+1 || cl.kind != mainClause || cl.question || cl.neg >= 0 {
			continue
		}
		if !slices.ContainsFunc(cl.words, func(i int32) bool { return d.g.competence[d.words[i].fold] }) {
			continue
		}
		if m := d.subjectOf(int32(k)).mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// actorBefore is who acted in the event told last about the same service, where a sentence or two later an agentless
// passive goes on about it: Untersagt ist das Programm nicht.
func (d *document) actorBefore(entry int32, r *rule, trigger int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if far := d.words[trigger].sentence - d.words[f.order].sentence; far > 2 && !(d.g.german && far <= 5 && r.kind == edikt.Review && d.also(trigger)) {
			return -1
		}
		if d.g.german && r.kind == edikt.Review && f.actor >= 0 && !d.investigates(f.actor) {
			continue
		}
		if !d.g.german && (f.Kind == edikt.Review) != (r.kind == edikt.Review) && !(r.kind == edikt.Review && f.actor >= 0 && d.investigates(f.actor)) {
			continue // who examines has not banned
		}
		if f.order < trigger && f.actor >= 0 && (d.mentions[f.mention].entry == entry || f.Kind == r.kind && d.also(trigger)) {
			return f.actor
		}
	}
	return -1
}

// also reports whether the clause at a trigger adds to what was told: auch, ferner, également.
func (d *document) also(trigger int32) bool {
	c := d.words[trigger].clause
	if c < 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		if d.g.alsoWords[d.words[i].fold] {
			return true
		}
	}
	return false
}

// channelKind reports whether a kind is about being on a platform, so that "auf X" names the target and no medium.
func channelKind(k edikt.Kind) bool {
	return k == edikt.Exit || k == edikt.Adoption || k == edikt.Abstention
}

// sameAsTarget reports whether the actor is the service itself.
func (d *document) sameAsTarget(a int32, m *mention) bool {
	return d.mentions[a].entry >= 0 && d.mentions[a].entry == m.entry
}

func (d *document) event(r *rule, c int32, trigger [2]int32, t foundTarget, actor int32, s status, conf float64) found {
	m := &d.mentions[t.mention]
	si := d.words[trigger[0]].sentence
	entry := d.g.gaz.Entries()[m.entry]
	f := found{status: s, fixed: r.fixed, headline: d.sentences[si].Headline && si < 3, present: d.presentTense(c), order: trigger[0], mention: t.mention, actor: actor, again: r.again}
	if cl := &d.clauses[c]; !d.g.german && cl.kind == relativeClause && cl.passive && cl.finite < 0 {
		f.aside = true
	}
	e := &f.Event
	e.Kind, e.Rule, e.Confidence = r.kind, r.ID, conf
	e.Trigger = d.span(trigger[0], trigger[1])
	if d.lent(trigger[0]) {
		e.Trigger = d.span(d.words[trigger[0]].partner, d.words[trigger[0]].partner+1)
	}
	span := d.span(m.first, m.last)
	e.Target = edikt.Target{ID: entry.ID, Name: entry.Name.In(d.g.lang), Text: span.Text, Start: span.Start, End: span.End}
	sent := d.sentences[si]
	e.Evidence = d.span(sent.First, sent.Last)
	if actor >= 0 {
		d.setActor(e, actor)
	} else {
		e.Jurisdiction = d.agentless(c, trigger[0])
	}
	d.address(&f, r, c, trigger[0], actor)
	e.Scope = d.scopes(c, r, &entry, e)
	d.setTimes(&f, si)
	d.attribute(e, c)
	return f
}

func (d *document) setActor(e *edikt.Event, actor int32) {
	ent := d.entityOf(actor)
	m := &d.mentions[actor]
	first := m.first
	for first > 0 && d.words[first-1].sentence == d.words[m.first].sentence && d.g.placeAdjective(d.words[first-1].fold) >= 0 {
		first--
	}
	span := d.span(first, d.nameBehind(actor))
	e.Actor = &edikt.Actor{ID: ent.id, Authority: ent.authority, Name: ent.name, Text: span.Text, Jurisdiction: ent.jurisdiction, Start: span.Start, End: span.End}
	e.Jurisdiction = ent.jurisdiction
}

// agentless is the jurisdiction of an event whose actor the text does not name.
func (d *document) agentless(c, trigger int32) string {
	if m := d.locative(c, trigger); m >= 0 {
		return d.jurisdictionOf(&d.mentions[m])
	}
	return d.nearJurisdiction(trigger)
}

// attribute keeps who says so: laut Politico, so die Behörde, selon l'AFP; and the moods of reported speech.
func (d *document) attribute(e *edikt.Event, c int32) {
	cl := &d.clauses[c]
	s := d.sentences[cl.sentence]
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		switch {
		case d.g.hearsayPreps[w.fold]:
			end := i + 1
			for end < s.Last && end < i+6 && !d.words[end].is(isPunct|isFinite) {
				end++
			}
			e.Attribution = &edikt.Attribution{Source: d.span(i, end).Text, Cue: "preposition"}
			return
		case i == cl.finite && w.is(isSubj1):
			e.Attribution = &edikt.Attribution{Cue: "subjunctive"}
		case i == cl.finite && !d.g.german && w.is(isSubj2) && w.is(isAux):
			e.Attribution = &edikt.Attribution{Cue: "conditional"}
		}
	}
}
