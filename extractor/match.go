package extractor

import (
	"slices"

	"edikt"
)

// match fires every rule at its triggers.
func (d *document) match() {
	d.found = d.found[:0]
	d.served = d.naming(d.served[:0])
	for c := range d.clauses {
		cl := &d.clauses[c]
		if d.discarded(cl.sentence) {
			continue
		}
		for _, i := range cl.words {
			d.matchWord(int32(c), i)
		}
	}
}

// matchWord tries the rules that are anchored at one word: the rarest thing a rule has is its lemma.
func (d *document) matchWord(c, i int32) {
	w := &d.words[i]
	if w.is(isPunct | isPart) {
		return
	}
	if w.verb != 0 && w.is(verbal) {
		for _, r := range d.g.byVerb[w.verb] {
			d.try(r, c, [2]int32{i, i + 1}, verbTrigger)
		}
	}
	if w.noun != 0 && w.is(isNoun) {
		for _, r := range d.g.byNoun[w.noun] {
			d.try(r, c, [2]int32{i, i + 1}, nounTrigger)
		}
	}
	if l := d.g.triggerModifier(w); l != 0 {
		for _, r := range d.g.byNoun[l] {
			d.try(r, c, [2]int32{i, i + 1}, nounTrigger)
		}
	}
	for _, p := range d.g.byPhrase[w.fold] {
		if d.phraseAt(p.words, i) {
			d.try(p.rule, c, [2]int32{i, i + int32(len(p.words))}, phraseTriggerKind)
		}
	}
}

// triggerKind is what made a rule fire.
type triggerKind uint8

const (
	verbTrigger triggerKind = iota
	nounTrigger
	phraseTriggerKind
)

// try fires a rule at its trigger.
func (d *document) try(r *rule, c int32, trigger [2]int32, kind triggerKind) {
	if d.trace != nil && d.trace.profile != nil {
		d.clocked(r, func() { d.fire(r, c, trigger, kind) })
		return
	}
	d.fire(r, c, trigger, kind)
}

// fire looks for the targets of a rule whose trigger stands in clause c, and proposes an event for each.
func (d *document) fire(r *rule, c int32, trigger [2]int32, kind triggerKind) {
	if kind == verbTrigger && !d.verbFits(r, c, trigger[0]) || kind != verbTrigger && !d.g.german && !d.formFits(r, c, trigger[0]) {
		return
	}
	if !d.applies(r, c) {
		d.miss(r, trigger[0], trigger[1], "a word that the rule wants is missing, or one that it refuses stands there")
		return
	}
	if r.same {
		d.proposeSame(r, c, trigger)
		return
	}
	targets := d.targets(r, c, trigger, kind)
	if len(targets) == 0 {
		d.miss(r, trigger[0], trigger[1], "no service stands where the rule looks for its target")
	}
	for _, t := range targets {
		d.propose(r, c, trigger, t)
	}
}

func (d *document) targets(r *rule, c int32, trigger [2]int32, kind triggerKind) []foundTarget {
	if kind == nounTrigger {
		return d.targetsOfNoun(r, c, trigger[0])
	}
	out := d.targetsOfVerb(r, c, trigger[0])
	if kind == phraseTriggerKind && !d.g.german {
		out = slices.DeleteFunc(out, func(t foundTarget) bool { return !d.behindPhrase(r, t, trigger[0], trigger[1]) })
	}
	return out
}

// verbFits reports whether the verb at i is of the form that the rule wants, and no auxiliary or adjective.
func (d *document) verbFits(r *rule, c, i int32) bool {
	w := &d.words[i]
	if r.Form == "zu" && !w.is(isZu) || !d.g.german && (!d.formFits(r, c, i) || d.auxiliaryUse(i) || d.infinitiveSubject(c, i)) {
		return false
	}
	return (!w.is(isAux|isModal) || r.auxiliary) && (!w.is(isAdj) || w.is(verbal))
}

// phraseAt reports whether the folded words stand at i.
func (d *document) phraseAt(words []string, i int32) bool {
	if int(i)+len(words) > len(d.words) {
		return false
	}
	for k, w := range words {
		if d.words[int(i)+k].fold != w {
			return false
		}
	}
	return true
}

// holds reports whether one of the conditions is met in the clause, in the infinitive clauses inside it, or in the clause
// that it completes.
func (d *document) holds(conds []condition, c int32) bool {
	if len(conds) == 0 {
		return false
	}
	for _, in := range d.frame(c) {
		for k := range conds {
			if (in == c || !conds[k].local) && d.holdsOne(&conds[k], in) {
				return true
			}
		}
	}
	return false
}

// frame lists the clauses that make one statement with c: its infinitive and complement clauses, and those it completes.
func (d *document) frame(c int32) []int32 {
	out := append(d.frameBuf[:0], d.domain(c)...)
	for hops := 0; hops < 3; hops++ {
		cl := &d.clauses[c]
		if cl.parent < 0 || cl.kind != infinitiveClause && cl.kind != complementClause {
			break
		}
		c = cl.parent
		out = append(out, c)
	}
	d.frameBuf = out
	return out
}

func (d *document) holdsOne(cond *condition, c int32) bool {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if cond.class >= 0 {
			if w.class.has(cond.class) && (d.g.german || d.counts(cond.class, c, i)) {
				return true
			}
			continue
		}
		if w.fold == cond.words[0] && d.phraseAt(cond.words, i) {
			return true
		}
	}
	return false
}

func (d *document) applies(r *rule, c int32) bool {
	if r.ID == d.off || d.g.german && !r.Implicit && !r.same && !d.served[d.clauses[c].sentence] { // French clitics name no service and mean one
		return false
	}
	return (len(r.words) == 0 || d.holds(r.words, c)) && !d.holds(r.unless, c)
}

// found target: a mention, and how sure the way to it was.
type foundTarget struct {
	mention int32
	conf    float64
	why     string
}

// domain lists the clauses in which a trigger's arguments may stand: its own, its infinitive and complement clauses.
func (d *document) domain(c int32) []int32 {
	out := append(d.domainBuf[:0], c)
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence == d.clauses[c].sentence && slices.Contains(out, cl.parent) && (cl.kind == infinitiveClause || cl.kind == complementClause) {
			out = append(out, int32(k))
		}
	}
	d.domainBuf = out
	return out
}

// targetsOfVerb finds the services that stand where the rule allows them.
func (d *document) targetsOfVerb(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	if r.kind == edikt.Ban && d.g.german && !r.places.subject && d.platformActs(c) || !d.g.german && d.serviceActs(r, c) {
		return nil
	}
	dom := d.domain(c)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || !slices.Contains(dom, m.clause) || d.inTrigger(m, i) {
			continue
		}
		if conf, why := d.fits(r, int32(k), c, i); conf > 0 {
			out = append(out, foundTarget{int32(k), conf, why})
		}
	}
	if len(out) == 0 && r.kind == edikt.Review {
		out = d.targetsInQuestion(r, c)
	}
	if len(out) == 0 && !d.g.german {
		out = d.objectOutside(r, c)
	}
	if len(out) == 0 && d.clauses[c].kind == relativeClause {
		if m := d.targetAt(d.anchorOf(c)); m >= 0 && (d.g.german && r.places.relative || !d.g.german && d.relativePlace(r, c)) {
			out = d.withCoordinates(append(out, foundTarget{m, 0.9, "relative"}))
		}
	}
	if len(out) == 0 && !d.g.german {
		out = d.unsaidTargets(r, c, i)
	}
	if len(out) == 0 && r.Implicit && d.noOtherObject(r, c, i) {
		if m := d.topic(i); m >= 0 {
			out = append(out, foundTarget{m, 0.6, "topic"})
		}
	}
	return out
}

// targetsInQuestion finds the services of an examination: prüft, ob Bauteile von Huawei ein Risiko sind.
func (d *document) targetsInQuestion(r *rule, c int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.modifier {
			continue
		}
		q := &d.clauses[m.clause]
		if d.measured(m.clause) {
			continue // prüft, ob TikTok verboten wird
		}
		if q.kind == indirectQuestion && q.parent == c && q.sentence == d.clauses[c].sentence {
			out = append(out, foundTarget{int32(k), 0.8, "question"})
		}
	}
	return out
}

// platformActs reports whether a service or its maker is the subject of the clause, or says what the clause says: it
// moderates its users or sells its wares, which is no policy.
func (d *document) platformActs(c int32) bool {
	cl := &d.clauses[c]
	if cl.reported && cl.parent >= 0 && d.platformActs(cl.parent) {
		return true
	}
	if cl.passive || cl.finite < 0 || d.words[cl.finite].is(isModal) {
		return false
	}
	if cl.kind == relativeClause {
		return d.targetAt(cl.anchor) >= 0
	}
	if s := d.subjectOf(c); s.mention >= 0 || s.pronoun >= 0 && !cl.reported || s.noun >= 0 && !(s.noun > cl.finite && d.left(s.noun).det < 0) {
		return false
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != targetMention || d.mentions[m].anaphor {
			continue
		}
		p := d.pathOf(m)
		return p.prep == "" && len(p.steps) == 0 && d.germanNominative(&p)
	}
	return false
}

// germanNominative reports whether the article before a phrase allows the nominative.
func (d *document) germanNominative(p *path) bool {
	if !d.g.german || p.det < 0 {
		return true
	}
	switch d.words[p.det].fold {
	case "den", "dem", "einen", "einem", "des":
		return false
	}
	return true
}

// measured reports whether a clause speaks of a measure itself: what is weighed then is that, not the service.
func (d *document) measured(c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].class.has(d.g.known.measure) {
			return true
		}
	}
	return false
}

// inTrigger reports whether the mention is part of the trigger word.
func (d *document) inTrigger(m *mention, i int32) bool {
	return m.first <= i && i < m.last && !m.modifier
}

// targetAt is the target mention whose phrase holds noun, or -1.
func (d *document) targetAt(noun int32) int32 {
	if noun < 0 {
		return -1
	}
	if m := d.words[noun].mention; m >= 0 && d.mentions[m].kind == targetMention {
		return m
	}
	return -1
}

// withCoordinates adds the services that are coordinated with those found.
func (d *document) withCoordinates(found []foundTarget) []foundTarget {
	for k := 0; k < len(found); k++ {
		g := d.mentions[found[k].mention].group
		for m := range d.mentions {
			if d.mentions[m].group == g && d.mentions[m].kind == targetMention && !slices.ContainsFunc(found, func(f foundTarget) bool { return f.mention == int32(m) }) {
				found = append(found, foundTarget{int32(m), found[k].conf, found[k].why})
			}
		}
	}
	return found
}

// fits reports how well mention k stands in one of the rule's places, 0 for not at all.
func (d *document) fits(r *rule, k, c, trigger int32) (float64, string) {
	p := d.pathOf(k)
	if !d.passable(r, &p) {
		return 0, ""
	}
	if r.Only && !d.passesVia(r, &p) {
		return 0, ""
	}
	m := &d.mentions[k]
	if d.generic(m.entry) && !d.genericFits(m, &p) || d.whereNotWhat(m, &p) || !d.g.german && (d.adviceOn(r, m, c, &p) || d.parted(&p)) {
		return 0, ""
	}
	if p.prep != "" {
		if r.places.object && d.g.besides[p.prep] {
			return 0.8, "besides"
		}
		if r.places.preps[p.prep] {
			return 0.95, "prep:" + p.prep
		}
		if p.like && r.places.object {
			return 0.7, "example"
		}
		if r.places.anywhere {
			return 0.7, "anywhere"
		}
		return 0, ""
	}
	subject := d.isSubjectPath(c, m.clause, &p, trigger)
	switch {
	case r.places.anywhere:
		return 0.8, "anywhere"
	case r.places.subject && subject:
		return 0.9, "subject"
	case r.places.object && !subject:
		return 0.95, "object"
	}
	return 0, ""
}

// genericFits reports whether a target without a brand can be meant where it stands: not as the place of a measure (von den
// Handys verbannen), nor as the first part of another thing (Internetzugang).
func (d *document) genericFits(m *mention, p *path) bool {
	if d.exemplified(m) {
		return false
	}
	if m.modifier {
		return d.words[m.first].class.any(d.g.known.operators) || d.words[m.first].class.has(d.g.known.trigger)
	}
	switch p.prep {
	case "von", "auf", "an", "in", "aus", "sur", "dans", "de", "per", "mit":
		return d.g.gaz.Entries()[m.entry].Sort != "device" && d.g.gaz.Entries()[m.entry].Sort != "network"
	}
	return true
}

// exemplified reports whether a service with a name stands for the general one: den KI-Assistenten Copilot, Plattformen wie Zoom.
func (d *document) exemplified(m *mention) bool {
	s := d.sentences[d.words[m.first].sentence]
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind != targetMention || o.first <= m.first || o.first >= s.Last || o.anaphor || d.generic(o.entry) {
			continue
		}
		if o.first == m.last || d.left(o.first).noun == m.last-1 && d.left(o.first).rel == relLike {
			return true
		}
	}
	return false
}

// passable reports whether every noun between trigger and target may stand there.
func (d *document) passable(r *rule, p *path) bool {
	for _, s := range p.steps {
		w := &d.words[s.noun]
		if s.rel == relLike || s.rel == relAppos && !d.barePiece(r, s.noun) {
			continue
		}
		if d.targetAt(s.noun) >= 0 {
			if !d.g.german && (s.rel == relGen || s.rel == relPrep) { // TikTok des téléphones
				return false
			}
			continue
		}
		if !w.class.any(d.g.known.transparent) && !w.class.any(r.via) {
			return false
		}
	}
	return true
}

func (d *document) passesVia(r *rule, p *path) bool {
	for _, s := range p.steps {
		if d.words[s.noun].class.any(r.via) {
			return true
		}
	}
	return false
}

// pathOf climbs from a mention; a name inside a compound starts at the compound's head.
func (d *document) pathOf(k int32) path {
	m := &d.mentions[k]
	p := d.climb(m.first)
	if m.modifier {
		p.steps = append([]step{{noun: m.first, rel: relMod}}, p.steps...)
	}
	return p
}

// targetsOfNoun finds the services that hang on a trigger noun: inside its compound, by genitive or preposition, in an
// infinitive clause that it opens, or as the article's topic where the noun refers back ("das Verbot").
func (d *document) targetsOfNoun(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if m.modifier && m.first == i {
			if r.places.modifier {
				out = append(out, foundTarget{int32(k), 1, "compound"})
			}
			continue
		}
		p := d.pathOf(int32(k))
		if s := p.reaches(i); s != nil && d.nounPlace(r, s) && d.passableTo(r, &p, i) {
			out = append(out, foundTarget{int32(k), 0.95, "attached"})
		}
	}
	if len(out) > 0 {
		return out
	}
	if out = d.afterNoun(r, c, i); len(out) > 0 {
		return out
	}
	if r.Implicit && d.refersBack(i) && !(d.g.german && d.left(i).prep == "trotz") && !(!d.g.german && r.kind == edikt.Exit && d.words[i].is(isPlu)) { // pendant les sorties: of school
		m := d.told(r.kind, i)
		if m < 0 {
			m = d.topic(i)
		}
		if m >= 0 {
			out = append(out, foundTarget{m, 0.7, "topic"})
		}
	}
	return out
}

func (d *document) nounPlace(r *rule, s *step) bool {
	switch s.rel {
	case relGen:
		return r.places.genitive
	case relPrep:
		return r.places.preps[s.prep] || s.prep == "von" && r.places.genitive
	}
	return r.places.modifier || r.places.genitive
}

// passableTo is passable for the nouns below noun.
func (d *document) passableTo(r *rule, p *path, noun int32) bool {
	for k, s := range p.steps {
		if s.noun == noun {
			q := path{steps: p.steps[:k]}
			return d.passable(r, &q)
		}
	}
	return true
}

// afterNoun finds targets that no attachment reached: in the infinitive clause behind the noun, or behind one of the
// rule's prepositions further right in the clause ("Verbot für Beamte von TikTok").
func (d *document) afterNoun(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.first <= i && r.kind != edikt.Review || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		cl := &d.clauses[m.clause]
		p := d.pathOf(int32(k))
		if !d.passable(r, &p) {
			continue
		}
		switch {
		case m.clause != c && cl.kind == infinitiveClause && cl.parent == c && (p.prep == "" || d.words[max(cl.final, 0)].class.has(d.g.known.useVerb)):
			out = append(out, foundTarget{int32(k), 0.85, "infinitive"})
		case m.clause == c && p.prep != "" && (d.g.german || !d.finiteBetween(i, m.first)) && r.places.preps[p.prep] && p.prep != "in" && p.prep != "auf" && m.first-i < 12:
			out = append(out, foundTarget{int32(k), 0.75, "prep:" + p.prep})
		}
		if len(out) == 0 && r.kind == edikt.Review && m.clause == c && (p.prep == "gegen" || p.prep == "contre") {
			out = append(out, foundTarget{int32(k), 0.8, "prep:" + p.prep})
		}
	}
	return out
}

// refersBack reports whether the noun at i points to something told: das Verbot, diese Entscheidung, the bare noun with a
// possessive; not "ein Verbot", not a noun whose own compound or complement says what it is about.
func (d *document) refersBack(i int32) bool {
	w := &d.words[i]
	if w.mod != "" && !d.g.transparentModifier(w.mod) {
		return false
	}
	if !d.g.german && d.ownComplement(i) {
		return false
	}
	l := d.left(i)
	if l.det >= 0 && d.g.indefinite[d.words[l.det].fold] {
		return d.clauseTopical(i)
	}
	return l.det >= 0 || l.prep != "" || d.words[i].is(isPlu) || d.sentences[w.sentence].Headline
}

// clauseTopical reports whether an indefinite trigger may still be about the article's topic.
func (d *document) clauseTopical(int32) bool { return true }
