package extractor

import (
	"slices"

	"edikt"
)

// binding says how surely those whom a mention names are the ones that a measure binds or advises.
type binding uint8

const (
	unbound binding = iota
	nearby          // people in a place where nobody is bound: in den Schulen, avec les élus
	bodies          // a body that could act itself: Ministerien sollten ..., aux ministères
	people          // Beamten, ses agents
)

// address files who is bound or advised, and how surely: people and bodies of the clause and the clauses around it, or a clause
// that says who is meant. What binds those who provide services reaches everybody.
func (d *document) address(f *found, r *rule, c, trigger, actor int32) {
	frame := d.frame(c)
	m, sure := d.boundIn(r, frame, c, actor)
	if m >= 0 && !binds(r.kind) && !d.givenChannel(r, m, c) {
		m, sure = -1, unbound
	}
	if sure < people && binds(r.kind) {
		if first, last := d.stranger(r, frame, c, trigger); first >= 0 {
			f.Addressee, f.bound, f.who = d.span(first, last).Text, people, d.g.classes.of("group.staff")
			return
		}
	}
	if m >= 0 {
		f.Addressee, f.bound, f.who = d.textOf(m), sure, d.words[d.mentions[m].head].class
		if x := &d.mentions[m]; x.sort == "court" || d.officials(x) {
			f.who = f.who.union(d.g.classes.of("group.staff"))
		}
		f.through = f.who.has(d.g.known.provider)
		return
	}
	f.Addressee = d.underAge(c)
	if f.Addressee == "" && binds(r.kind) {
		f.Addressee = d.whoever(c)
	}
	if f.Addressee != "" {
		f.bound = people
	}
}

// givenChannel reports whether the people of a measure that binds nobody are those for whom a service is taken up or given up:
// stattet ihre Berater mit Copilot aus, eine Instanz für die Bundesbehörden.
func (d *document) givenChannel(r *rule, m, c int32) bool {
	if r.kind != edikt.Adoption && r.kind != edikt.Exit {
		return false
	}
	x := &d.mentions[m]
	p := d.climb(x.first)
	if d.ofTrigger(&p) {
		return x.kind == groupMention
	}
	if p.prep != "" {
		return (d.g.addresseePreps[p.prep] || p.prep == "chez") && p.prep != "an"
	}
	own := x.kind == groupMention || p.det >= 0 && d.g.theirOwn[d.words[p.det].fold] && d.boundBody(x)
	return own && d.bare(&p) && !d.isSubject(m, c)
}

// binds reports whether measures of a kind are for others to follow.
func binds(kind edikt.Kind) bool {
	switch kind {
	case edikt.Ban, edikt.Mandate, edikt.AdviceAgainst, edikt.AdviceFor:
		return true
	}
	return false
}

// boundIn is the mention in some clauses that is bound the most surely, or -1.
func (d *document) boundIn(r *rule, clauses []int32, c, actor int32) (int32, binding) {
	best, most := int32(-1), unbound
	for _, in := range clauses {
		for _, i := range d.clauses[in].words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i {
				continue
			}
			if b := d.binding(r, m, in, actor, in == c); b > most {
				best, most = m, b
			}
		}
	}
	return best, most
}

// binding looks at where a mention stands in a clause, which may be that of the measure itself.
func (d *document) binding(r *rule, m, c, actor int32, measure bool) binding {
	x := &d.mentions[m]
	group := x.kind == groupMention || d.officials(x)
	if m == actor || actor >= 0 && x.group == d.mentions[actor].group || !group && (x.kind != actorMention || x.sort == "person" || x.sort == "court" && !d.words[x.head].is(isPlu)) || group && d.one(x) {
		return unbound
	}
	if !d.g.german && actor >= 0 && d.apposedTo(x, &d.mentions[actor]) {
		return unbound
	}
	p := d.climb(x.first)
	if p.like || d.likened(p.at) || d.g.german && actor >= 0 && d.actsForLand(m, c, actor) {
		return unbound // als erster Bundesstaat; In Indien blockierten die Behörden TikTok
	}
	prep := p.prep
	if prep == "unter" && d.ofYears(x.head) {
		prep = d.left(p.at).prep // für unter 16-Jährige
	}
	if d.ofMeasure(&p) {
		switch {
		case group:
			return people
		case x.sort == "government" && !d.boundBody(x):
			return unbound // Handys des Bundes: it is its people who are bound
		}
		return bodies
	}
	switch {
	case group && !d.bare(&p) && (r.kind == edikt.Adoption || r.kind == edikt.Exit) && d.ofTrigger(&p):
		return people // la migration des collaborateurs
	case !d.bare(&p) || !d.g.german && d.g.agentPreps[prep] || !d.g.german && prep != "" && !d.words[x.head].is(isPlu) && d.anySchool(x):
		return unbound
	case group && prep == "" && d.actsItself(r, m, c, measure):
		return unbound
	case group && (prep == "" || d.g.addresseePreps[prep]):
		return people
	case group && d.g.placePreps[prep]:
		return nearby
	case prep == d.g.outOf && (group || x.entry < 0 && d.boundBody(x)):
		return nearby // aus den Behörden verbannt, chassé de l'administration
	case (d.g.german && prep == "" || prep == "à") && d.follows(c):
		return unbound
	case d.g.addresseePreps[prep] || prep == "" && d.governed(m, c, measure):
		return bodies
	case !d.g.german && prep == "dans" && d.words[x.head].is(isPlu) && d.words[x.head].class.has(d.g.known.group):
		return nearby
	}
	return unbound
}

// apposedTo reports whether the institution x only says who the one right before it is: Komdigi, le ministère indonésien du Numérique, ....
func (d *document) apposedTo(x, actor *mention) bool {
	return int(actor.last) < len(d.words) && d.words[actor.last].fold == "," && d.left(x.first).at == actor.last+1 && d.left(x.first).prep == ""
}

// boundBody reports whether an institution is one of those that measures bind: ministères, administration fédérale.
func (d *document) boundBody(x *mention) bool {
	return d.words[x.head].class.has(d.g.known.group) || !d.g.german && d.words[x.first].class.has(d.g.known.group)
}

// likened reports whether the phrase at i says as what something is done: als erster Bundesstaat, comme un élève.
func (d *document) likened(i int32) bool {
	return i > 0 && (d.words[i-1].fold == "als" || d.words[i-1].fold == "comme") && d.words[i-1].sentence == d.words[i].sentence
}

// follows reports whether a clause tells that someone does what another has done: schliesst sich der Kommission an.
func (d *document) follows(c int32) bool {
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool { return d.words[i].class.has(d.g.known.follow) })
}

// one reports whether a mention is a single person: ein Abgeordneter, une lectrice. Staff and population are many.
func (d *document) one(x *mention) bool {
	w := &d.words[x.head]
	l := d.left(x.first)
	return l.det >= 0 && d.g.single[d.words[l.det].fold] && !w.is(isPlu) && !d.g.collective[w.fold]
}

// actsItself reports whether a mention is the subject of what a clause says, without a duty: it demands or plans in the measure's
// own clause, or does something else in another.
func (d *document) actsItself(r *rule, m, c int32, measure bool) bool {
	cl := &d.clauses[c]
	if cl.passive || cl.finite < 0 || !d.isSubject(m, c) {
		return false
	}
	f := &d.words[cl.finite]
	if f.is(isModal) {
		return !r.other && d.g.modalOf(f.verb) == modalWill
	}
	if !measure {
		return !f.is(isAux)
	}
	v := d.g.classOf(cl.verb)
	return v.any(d.g.known.operators) || v.has(d.g.known.say) || v.has(d.g.known.tell)
}

// isSubject reports whether a mention is the subject of a clause, and no dative.
func (d *document) isSubject(m, c int32) bool {
	if l := d.left(d.mentions[m].first); l.det >= 0 && d.words[l.det].is(isDat) {
		return false
	}
	s := d.subjectOf(c)
	return s.mention == m || s.mention < 0 && s.noun == d.mentions[m].head
}

// ofTrigger reports whether a phrase is the genitive of a noun that names a measure: der Umstieg der Beschäftigten.
func (d *document) ofTrigger(p *path) bool {
	return len(p.steps) == 1 && p.steps[0].rel == relGen && d.words[p.steps[0].noun].class.has(d.g.known.trigger)
}

// ofMeasure reports whether a phrase hangs on what a measure takes away or on the measure itself: Handys der Beamten,
// ein Verbot für Lehrkräfte, l'usage de TikTok par les agents.
func (d *document) ofMeasure(p *path) bool {
	for _, s := range p.steps {
		w := &d.words[s.noun]
		if s.rel == relPrep && s.prep != "von" && s.prep != "durch" && s.prep != "par" && !d.g.addresseePreps[s.prep] {
			continue // pendant les cours
		}
		if w.class.any(d.g.known.workplace) || w.class.has(d.g.known.use) || d.mentionOf(s.noun, targetMention) >= 0 || d.g.addresseePreps[s.prep] && s.rel == relPrep {
			return true
		}
	}
	return false
}

// governed reports whether a body without a preposition is told what to do: it is no subject, or the subject of a duty or of
// the measure itself though another acts.
func (d *document) governed(m, c int32, measure bool) bool {
	s := d.subjectOf(c)
	if s.mention >= 0 && d.mentions[s.mention].group == d.mentions[m].group {
		f := d.clauses[c].finite
		return measure || f >= 0 && d.words[f].is(isModal) && !d.words[f].is(isFuture)
	}
	if !d.g.german {
		return d.words[d.mentions[m].head].class.has(d.g.known.group)
	}
	x := &d.mentions[m]
	return s.mention >= 0 && (d.left(x.first).det >= 0 || x.entry < 0 && x.last == x.head+1) || !d.nominative(m)
}

// underAge reads ages that stand for those who have them: aux moins de 15 ans, für alle unter 16 Jahren.
func (d *document) underAge(c int32) string {
	for _, in := range d.frame(c) {
		for _, i := range d.clauses[in].words {
			f := d.words[i].fold
			if d.g.german && f != "unter" || !d.g.german && f != "moins" || !d.ofMinors(i, d.sentences[d.words[i].sentence].Last) {
				continue
			}
			if !d.g.german {
				return d.span(i, i+4).Text
			}
			first, last := i, i+2
			if i > 0 && d.g.everyone[d.words[i-1].fold] {
				first--
			}
			if int(last) < len(d.words) && d.g.units[d.words[last].fold] == 'Y' {
				last++
			}
			return d.span(first, last).Text
		}
	}
	return ""
}

// whoever is a clause that says who is meant: Wer in der Armee dient, muss ...; alle, die beim Land arbeiten; ceux qui ...
func (d *document) whoever(c int32) string {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != d.clauses[c].sentence || len(cl.words) == 0 {
			continue
		}
		first, last := cl.words[0], cl.words[len(cl.words)-1]
		switch {
		case cl.kind == indirectQuestion || cl.kind == mainClause && cl.finite == last && cl.finite != first:
			if d.g.whoWords[d.words[first].fold] {
				return d.span(first, last+1).Text
			}
		case cl.kind == relativeClause:
			before := first - 1
			if before >= 0 && d.words[before].fold == "," {
				before--
			}
			if before >= 0 && d.words[before].sentence == cl.sentence && d.g.everyone[d.words[before].fold] {
				return d.span(before, last+1).Text
			}
		}
	}
	return ""
}

// bare reports whether a phrase hangs on nothing but words of quantity: 2,5 millions d'agents, Tausende Beamte.
func (d *document) bare(p *path) bool {
	for _, s := range p.steps {
		if !d.g.quantities[d.words[s.noun].fold] {
			return false
		}
	}
	return true
}

// mentionOf is the mention of a kind at a noun, or -1.
func (d *document) mentionOf(noun int32, kind mentionKind) int32 {
	if noun < 0 {
		return -1
	}
	if m := d.words[noun].mention; m >= 0 && d.mentions[m].kind == kind {
		return m
	}
	return -1
}
