package extractor

import (
	"slices"

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
	already  bool  // told to have held before
	again    bool  // by a rule that repeats what was told of another
	through  bool  // it binds those who provide the service: it reaches everybody
	bound    binding
	who      classSet // of the noun for those bound
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
	return d.mentions[a].entry >= 0 && d.mentions[a].entry == m.entry || !d.g.german && d.makerActs(a, m)
}

func (d *document) event(r *rule, c int32, trigger [2]int32, t foundTarget, actor int32, s status, conf float64) found {
	m := &d.mentions[t.mention]
	si := d.words[trigger[0]].sentence
	entry := d.g.gaz.Entries()[m.entry]
	f := found{status: s, fixed: r.fixed, headline: d.sentences[si].Headline && si < 3, present: d.presentTense(c), order: trigger[0], mention: t.mention, actor: actor, again: r.again}
	if cl := &d.clauses[c]; !d.g.german && cl.kind == relativeClause && cl.passive && cl.finite < 0 {
		f.aside = true
	}
	f.already = !d.g.german && d.held(c)
	e := &f.Event
	e.Kind, e.Rule, e.Confidence = r.kind, r.ID, conf
	e.Trigger = d.span(trigger[0], trigger[1])
	if d.lent(trigger[0]) {
		e.Trigger = d.span(d.words[trigger[0]].partner, d.words[trigger[0]].partner+1)
	}
	span := d.span(d.inQuotes(m))
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
	if o := d.holderNamed(actor, ent.id); o >= 0 {
		span = d.span(d.mentions[o].first, d.mentions[o].last)
	}
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
