package extractor

import (
	"slices"

	"edikt"
)

// repetition is a hit of a rule that repeats what was told.
type repetition struct {
	rule    *rule
	clause  int32
	trigger [2]int32
}

// repeatLater makes the events of a sentence's rules that repeat, once all that it tells itself is found: Dans le sillage d'Ottawa,
// qui a banni TikTok, le Québec a pris une mesure semblable.
func (d *document) repeatLater() {
	slices.SortStableFunc(d.later, func(a, b repetition) int { return int(a.trigger[0] - b.trigger[0]) })
	for _, r := range d.later {
		d.proposeSame(r.rule, r.clause, r.trigger)
	}
	d.later = d.later[:0]
}

// alike reports whether the noun at i is said to be like what was told: la même mesure, une règle semblable, des mesures du
// même ordre, une motion en ce sens.
func (d *document) alike(i int32) bool {
	if i > 0 && d.words[i-1].sentence == d.words[i].sentence && d.words[i-1].class.has(d.g.known.alike) {
		return true // Même consigne à Lille
	}
	for j := d.left(i).at; j < i; j++ {
		if d.words[j].class.has(d.g.known.alike) {
			return true
		}
	}
	s := d.sentences[d.words[i].sentence]
	for j := i + 1; j < s.Last && j < i+8; j++ {
		w := &d.words[j]
		if w.fold == "même" && j+1 < s.Last && d.words[j+1].is(isNoun) {
			return false // un avertissement de la même institution
		}
		if w.class.has(d.g.known.alike) && j < i+4 && !(w.fold == "même" && d.words[j-1].is(isFinite)) {
			return true
		}
		if slices.ContainsFunc(ofThisSort, func(words []string) bool { return d.phraseAt(words, j) }) {
			return true
		}
		if boundary(w) || w.mention >= 0 {
			return false
		}
	}
	return false
}

// ofThisSort are turns that say of a noun that it is like what was told: une mesure de ce type, une consigne en ce sens.
var ofThisSort = [][]string{{"en", "ce", "sens"}, {"dans", "ce", "sens"}, {"dans", "le", "même", "sens"}, {"de", "ce", "type"}, {"de", "ce", "genre"}, {"de", "la", "sorte"}}

// alone reports whether the verb at i says nothing but itself: hésite encore, étudie la question, y songe. With a matter of its
// own it is about that: hésite à baisser les impôts.
func (d *document) alone(c, i int32) bool {
	for k := range d.clauses {
		o := &d.clauses[k]
		if o.parent == c && len(o.words) > 0 && o.words[0] > i && (o.kind == infinitiveClause || o.kind == complementClause || o.kind == indirectQuestion) {
			return false
		}
	}
	if d.g.classOf(d.words[i].verb).has(d.g.known.copula) && (d.predicates(i) || d.words[i].is(isPP)) {
		return false
	}
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j <= i || !w.is(isNoun|isName) || w.is(isPunct|verbal) {
			continue
		}
		l := d.left(j)
		if w.class.has(d.g.known.time) || w.class.has(d.g.known.matter) || l.rel == relGen || d.g.placePreps[l.prep] || turns[w.fold] {
			continue
		}
		return false
	}
	return true
}

// saysNoMore reports whether the noun at i is left without a matter of its own, so that it is about what was told: voudrait une loi
// avant l'été.
func (d *document) saysNoMore(i int32) bool {
	n := i + 1
	s := d.sentences[d.words[i].sentence]
	for n < s.Last && d.words[n].is(isAdj|isPP) && !d.words[n].is(isFinite|isPrep|isPunct) {
		n++
	}
	if n >= s.Last {
		return true
	}
	switch w := &d.words[n]; w.lexeme.base {
	case "de", "sur", "contre", "pour", "à", "visant", "interdisant", "obligeant", "qui", "que", "qu'", "dont", "relative", "relatif":
		return false
	default:
		return !d.presentParticiple(n) && !w.is(isRel)
	}
}

// predicates reports whether the verb at i links its subject with what follows: reste prudent, demeure interdite.
func (d *document) predicates(i int32) bool {
	n := d.next(i)
	if n != i+1 {
		return false
	}
	w := &d.words[n]
	return !w.is(isAdv|isPrep) && (w.is(isAdj|isPP) || len(w.readings) == 0 && !w.is(isName|isDet) && w.mention < 0)
}

// mainOf is the measure of which event k is only the second half: who left one service for another is followed in leaving. Or k.
func (d *document) mainOf(k int) int {
	if d.g.german || k < 0 || d.found[k].Kind != edikt.Adoption || d.found[k].actor < 0 {
		return k
	}
	for o := k - 1; o >= 0; o-- {
		if f := &d.found[o]; f.Kind == edikt.Exit && f.ActorID() == d.found[k].ActorID() && f.status < proposed && d.words[d.found[k].order].sentence-d.words[f.order].sentence <= 3 {
			return o
		}
	}
	return k
}

// holdsElsewhere reports whether the measure named at i is said to hold somewhere, and nobody to take it: En Belgique, la règle vaut
// pour six mois.
func (d *document) holdsElsewhere(c, i int32) bool {
	l := d.left(i)
	if l.prep != "" || l.det < 0 || d.g.indefinite[d.words[l.det].fold] || d.clauses[c].finite < i || d.subjectFrench(c).mention >= 0 {
		return false
	}
	return d.locativeWithin(c, 1) >= 0
}

// nounKinds are the kinds of measure that the noun at i itself names: an interdiction a ban, a plainte a review. None for
// nouns of any measure.
func (d *document) nounKinds(i int32) []edikt.Kind {
	var out []edikt.Kind
	if w := &d.words[i]; !d.g.german && w.is(isNoun) {
		for _, r := range d.g.byNoun[w.noun] {
			switch {
			case r.same || anyStep[w.fold]:
			case r.kind == edikt.AdviceFor: // a recommandation may be against it
				out = append(out, edikt.AdviceFor, edikt.AdviceAgainst)
			default:
				out = append(out, r.kind)
			}
		}
	}
	return out
}

// anyStep are nouns for a step of any kind, whatever rule knows them: le même choix.
var anyStep = wordSet("choix", "virage", "saut")

// kindsTold are the kinds of measure that a rule which repeats may repeat at token i: a mesure or règle is no examination.
func (d *document) kindsTold(r *rule, i int32) []edikt.Kind {
	kinds := d.nounKinds(i)
	if len(kinds) == 0 && !d.g.german {
		for _, k := range r.After {
			kinds = append(kinds, edikt.Kind(k))
		}
	}
	if len(kinds) == 0 && r.Form == "alike" {
		return []edikt.Kind{edikt.Ban, edikt.Mandate, edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.AdviceFor, edikt.AdviceAgainst}
	}
	return kinds
}

// ownTargets are the services that the clause names for a measure like the one told: la même interdiction pour WeChat.
func (d *document) ownTargets(c, trigger int32) []foundTarget {
	var out []foundTarget
	for _, i := range d.clauses[c].words {
		m := d.targetAt(i)
		if m < 0 || d.mentions[m].first != i {
			continue
		}
		if i < trigger {
			if last := d.mentions[m].last; d.left(i).at == d.clauses[c].words[0] && d.left(i).prep == "sur" && d.words[last].fold == "," {
				out = append(out, foundTarget{m, 0.75, "same"}) // Sur Teams, la Bavière avait donné le signal
			}
			continue
		}
		prep := d.climb(i).prep
		if prep == "à" && d.words[trigger].is(verbal) && widening[d.lemmaText(d.words[trigger].verb)] {
			prep = "pour" // étend la mesure à Twitter
		}
		switch prep {
		case "pour", "contre", "envers", "concernant", "visant", "de", "avec":
			out = append(out, foundTarget{m, 0.75, "same"})
		}
	}
	return out
}

// widening are verbs by which a measure reaches another service as well.
var widening = wordSet("étendre", "élargir", "généraliser", "appliquer")

// turn makes of the events from n on what a body that goes back on b makes of its own measure: it ends what it had taken, and does
// after all not take what another did; a measure that is itself lifted ends, whoever lifts it. What only may be is left out.
func (d *document) turn(n int, b *found, lifted bool) {
	if lifted && n < len(d.found) && d.overBefore(b, d.found[n].order) {
		d.found = d.found[:n]
		for k := range d.found {
			if f := &d.found[k]; f.order == b.order && f.status == fact {
				f.status = ended // avait été coupé; l'accès a été rétabli
			}
		}
		return
	}
	kept := d.found[:n]
	for _, f := range d.found[n:] {
		if f.status != fact {
			continue
		}
		f.status = rejected
		if lifted || b.status == ended || b.status == fact && f.ActorID() == b.ActorID() {
			f.status = ended
		}
		kept = append(kept, f)
	}
	d.found = kept
}

// overBefore reports whether measure b is told in the pluperfect in the sentence of token i, which says that it was lifted: one measure that
// is over.
func (d *document) overBefore(b *found, i int32) bool {
	c := d.words[b.order].clause
	if c < 0 || d.words[b.order].sentence != d.words[i].sentence || d.clauses[c].finite < 0 {
		return false
	}
	f := &d.words[d.clauses[c].finite]
	return f.is(isAux) && f.is(isPast)
}

// toldBehind is the event that a relative clause behind token i tells: ne suivra pas la Belgique, qui a banni X. Or -1.
func (d *document) toldBehind(i int32) int {
	for k := range d.found {
		f := &d.found[k]
		if f.order > i && d.words[f.order].sentence == d.words[i].sentence && d.clauses[max(0, d.words[f.order].clause)].kind == relativeClause {
			return k
		}
	}
	return -1
}

// asTheOther is the event that is repeated where a relative clause behind token i tells what the other has done: the one of that kind told
// last, else the other's own. Madrid suit Oslo, qui a banni X.
func (d *document) asTheOther(base int, i, far int32) int {
	k := d.toldBehind(i)
	if k < 0 || base >= 0 && d.found[k].Kind == d.found[base].Kind {
		return base
	}
	if o := d.lastFound(i, []edikt.Kind{d.found[k].Kind}, 3*far); o >= 0 && d.mentions[d.found[o].mention].entry == d.mentions[d.found[k].mention].entry {
		return o
	}
	return k
}

// noFurther keeps the events from n on of the body whose measure b is repeated as far as b is: L'Espagne bannira X. Madrid suit Oslo.
func (d *document) noFurther(n int, b *found) {
	for k := n; k < len(d.found); k++ {
		f := &d.found[k]
		if f.Actor != nil && b.Actor != nil && f.ActorID() == b.ActorID() && d.mentions[f.mention].entry == d.mentions[b.mention].entry {
			f.status = max(f.status, b.status)
		}
	}
}

// namedBody reports whether an institution has a name or place of its own: no mouvement, no procédure.
func (d *document) namedBody(m *mention) bool {
	return m.kind == placeMention || m.entry >= 0 || m.place >= 0 || m.last > m.head+1
}

// ofKind reports whether an event is of one of the kinds; of any where none is asked.
func ofKind(f *found, kinds []edikt.Kind) bool {
	return len(kinds) == 0 || slices.Contains(kinds, f.Kind)
}

// mainMeasure is the event told last that an undecided or unwilling body is undecided about: where the others left X and opened
// a profile on Bluesky, it is about leaving. Or -1.
func (d *document) mainMeasure(r *rule, i int32) int {
	if d.g.german || r.Form != "alone" && !r.fixed && !d.unwilling(i) {
		return -1
	}
	best := -1
	for k := range d.found {
		f := &d.found[k]
		if f.order >= i || d.words[i].sentence-d.words[f.order].sentence > 5 || f.Kind == edikt.Adoption || f.Kind == edikt.AdviceFor {
			continue
		}
		if best < 0 || f.order >= d.found[best].order {
			best = k
		}
	}
	return best
}

// notAdded is the measure on the article's main service instead of one that was only told in addition: L'Alberta bannira les téléphones. Les
// réseaux sociaux seront en outre bloqués. Le Québec a pris les devants.
func (d *document) notAdded(base int, i, far int32) int {
	main := d.mainTarget()
	if base < 0 || main < 0 || d.mentions[d.found[base].mention].entry == main || !d.also(d.found[base].order) {
		return base
	}
	for k := base - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.Kind == d.found[base].Kind && f.order < i && d.mentions[f.mention].entry == main && d.words[i].sentence-d.words[f.order].sentence <= far {
			return k
		}
	}
	return base
}

// goesOnAbout reports whether clause c only goes on about what its sentence has told of the same body: songe à bannir X ; elle tranchera
// d'ici juin.
func (d *document) goesOnAbout(r *rule, c int32, b *found) bool {
	if d.promisedBefore(r, c, b) {
		return true
	}
	return r.fixed && r.status == proposed && b.status == proposed && d.clauses[c].sentence == d.words[b.order].sentence && d.subjectFrench(c).pronoun >= 0
}

// promisedBefore reports whether clause c only says that the measure told as done had been promised in the same place: L'Union interdit X. La
// présidente l'avait promis.
func (d *document) promisedBefore(r *rule, c int32, b *found) bool {
	cl := &d.clauses[c]
	if r.Form != "deed" || b.status != fact || b.Jurisdiction == "" || cl.finite < 0 || !d.words[cl.finite].is(isAux) || !d.words[cl.finite].is(isPast) || d.words[cl.finite].is(isPP) {
		return false
	}
	switch d.lemmaText(cl.verb) {
	case "promettre", "vouloir", "souhaiter", "prévoir", "envisager":
	default:
		return false
	}
	m := d.subjectFrench(c).mention
	return m >= 0 && d.entityOf(m).jurisdiction == b.Jurisdiction
}

// unwilling reports whether the clause of token i, or one that governs it, weighs or refuses: hésite à franchir le pas.
func (d *document) unwilling(i int32) bool {
	for c, hops := d.words[i].clause, 0; c >= 0 && hops < 3; hops++ {
		for _, j := range d.clauses[c].words {
			if e := d.effectOf(j); d.words[j].is(verbal) && (e == opConsider || e == opReject) {
				return true
			}
		}
		if k := d.clauses[c].kind; k != infinitiveClause && k != complementClause {
			break
		}
		c = d.clauses[c].parent
	}
	return false
}

// measures are the kinds of what an authority or institution does itself.
var measures = []edikt.Kind{edikt.Ban, edikt.Exit, edikt.Adoption, edikt.Mandate, edikt.AdviceAgainst, edikt.AdviceFor, edikt.Abstention}

// thingActs reports whether the subject is a common noun for no institution: le reste a suivi, la décision suivra.
func (d *document) thingActs(c, trigger int32) bool {
	s := d.subjectFrench(c)
	if s.noun < 0 || s.noun == trigger || s.mention >= 0 || s.pronoun >= 0 || d.clauses[c].passive || d.clauses[c].finite <= s.noun {
		return false
	}
	w := &d.words[s.noun]
	if councils[w.fold] || !w.is(isNoun) || w.class.has(d.g.known.trigger) || w.class.has(d.g.known.measureNoun) {
		return false
	}
	return !d.canAct(s.noun)
}

// councils are nouns for those who decide in a place or house that is named beside them: À Gatineau, le conseil en discutera.
var councils = wordSet("conseil", "comité", "bureau", "majorité", "exécutif", "collège", "assemblée", "commission")
