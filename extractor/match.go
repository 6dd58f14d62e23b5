package extractor

import (
	"slices"
)

// match fires every rule at its triggers.
func (d *document) match() {
	d.found, d.asked, d.cuedIn = d.found[:0], d.asked[:0], d.cuedIn[:0]
	d.served = d.naming(d.served[:0])
	at, discarded := int32(-1), false
	d.later = d.later[:0]
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != at {
			d.repeatLater()
			at, discarded = cl.sentence, d.sums[cl.sentence].boilerplate
		}
		if discarded || !d.stirring[cl.sentence] {
			continue
		}
		for _, i := range d.triggers(cl) {
			if d.words[i].clause == int32(c) { // a shared verb is another clause's
				d.matchWord(int32(c), i)
			}
		}
	}
	d.repeatLater()
}

// triggers lists the words of a clause at which rules may fire, in German with those of the clauses beside it. French words are
// settled only later, and a particle that repeats a verb stands for it only since.
func (d *document) triggers(cl *clause) []int32 {
	if !d.g.german || cl.gapped || cl.finite >= 0 && d.lent(cl.finite) {
		return cl.words
	}
	sum := &d.sums[cl.sentence]
	return d.stirs[sum.from:sum.to]
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
	if w.noun != 0 && d.nounLike(i) && !(d.g.german && d.g.yearEnds[w.fold] != 0) { // zum Jahreswechsel
		for _, r := range d.g.byNoun[w.noun] {
			d.try(r, c, [2]int32{i, i + 1}, nounTrigger)
		}
	}
	if l := d.g.triggerModifier(w); l != 0 {
		for _, r := range d.g.byNoun[l] {
			d.try(r, c, [2]int32{i, i + 1}, nounTrigger)
		}
	}
	for _, p := range d.triggersAt(i) {
		d.try(p.rule, c, [2]int32{i, i + p.words}, phraseTriggerKind)
	}
}

// nounLike reports whether word i fires the rules of a noun: it is one, or an adjective that says what something is without.
func (d *document) nounLike(i int32) bool {
	w := &d.words[i]
	return w.is(isNoun) || d.g.german && w.noun != 0 && w.noun == d.g.free
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
	if d.trace == nil && !d.mayApply(r, c) {
		return // whoever asks why wants to know what was missing
	}
	d.tried++
	if d.g.german && (!d.pieceFits(r, c) || r.Form == "alike" && (!d.alikeGerman(trigger[0]) || d.aboutOther(trigger[0]))) || r.Form == "open" && !d.opensWith(&d.clauses[c], trigger[0]) || kind == verbTrigger && !d.verbFits(r, c, trigger[0]) || kind != verbTrigger && !d.g.german && !d.formFits(r, c, trigger[0]) {
		return
	}
	if d.clauses[c].branches {
		for k := range d.clauses {
			if cl := &d.clauses[k]; cl.parent == c && cl.kind == infinitiveClause {
				d.branch = int32(k)
				d.seek(r, c, trigger, kind)
			}
		}
		d.branch = 0
		return
	}
	d.seek(r, c, trigger, kind)
}

// seek is fire for a clause, or for one of its branches.
func (d *document) seek(r *rule, c int32, trigger [2]int32, kind triggerKind) {
	if !d.applies(r, c) {
		d.miss(r, trigger[0], trigger[1], "a word that the rule wants is missing, or one that it refuses stands there")
		return
	}
	if r.same {
		if d.g.german {
			d.proposeSame(r, c, trigger)
		} else {
			d.later = append(d.later, repetition{r, c, trigger})
		}
		return
	}
	targets := d.withoutMakers(d.targets(r, c, trigger, kind))
	targets = slices.DeleteFunc(targets, func(t foundTarget) bool { return d.makerDeals(c, t.mention) })
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
	if r.Form == "beside" {
		out = slices.DeleteFunc(out, func(t foundTarget) bool { return !d.adjoins(&d.mentions[t.mention], trigger) })
	}
	if kind == phraseTriggerKind && (!d.g.german || r.Form == "next") {
		out = slices.DeleteFunc(out, func(t foundTarget) bool { return !d.behindPhrase(r, t, trigger[0], trigger[1]) })
	}
	return out
}

// verbFits reports whether the verb at i is of the form that the rule wants, and no auxiliary or adjective.
func (d *document) verbFits(r *rule, c, i int32) bool {
	w := &d.words[i]
	if d.g.german && r.Form == "alone" && !d.aloneGerman(r, c, i) || r.Form == "dass" && !d.ownStatement(c) || r.Form == "ob" && !d.asksWhether(c) || r.Form == "zu" && !w.is(isZu) || r.Form == "staff" && !d.askedOfStaff(c, i) || r.Form == "whoever" && !d.whoeverYoung(c) || r.Form == "sanctioned" && !d.sanctioned(c) || r.Form == "none-left" && !d.noneLeft(c) || !d.g.german && (!d.formFits(r, c, i) || d.auxiliaryUse(i) || d.infinitiveSubject(c, i)) {
		return false
	}
	return !d.bids(i) && (!w.is(isAux|isModal) || r.auxiliary) && (!w.is(isAdj) || w.is(verbal))
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

// wants reports whether a phrase is among the conditions.
func (c *conditions) wants(phrase cue) bool {
	return phrase > 0 && c.cues.has(phrase) && slices.ContainsFunc(c.list, func(o condition) bool { return o.cue == phrase })
}

// phraseAmong reports whether a phrase of the conditions is among those found.
func (c *conditions) phraseAmong(hits []phraseHit) bool {
	return slices.ContainsFunc(hits, func(h phraseHit) bool { return c.wants(h.cue) })
}

// holds reports whether one of the conditions is met in the clause, in the infinitive clauses inside it, or in the clause
// that it completes.
func (d *document) holds(conds *conditions, c int32) bool {
	if len(conds.list) == 0 {
		return false
	}
	for _, in := range d.frame(c) {
		if in != c && d.aimOf(in, c) {
			continue // Pour remplacer WhatsApp, elle recommande Threema
		}
		if d.holdsIn(conds, in, in == c) {
			return true
		}
	}
	return false
}

// frame lists the clauses that make one statement with c: its infinitive and complement clauses, and those it completes.
func (d *document) frame(c int32) []int32 {
	out := append(d.frameBuf[:0], d.domain(c)...)
	for hops := 0; hops < 3; hops++ {
		cl := &d.clauses[c]
		if cl.parent < 0 || cl.kind != infinitiveClause && cl.kind != complementClause && !(d.g.german && cl.kind == indirectQuestion && d.words[cl.words[0]].fold == "ob") {
			break
		}
		c = cl.parent
		out = append(out, c)
	}
	d.frameBuf = out
	return out
}

// holdsHere reports whether one of the conditions, if there are any, is met in the clause itself.
func (d *document) holdsHere(conds *conditions, c int32) bool {
	return len(conds.list) == 0 || d.holdsIn(conds, c, true)
}

// holdsIn reports whether a condition is met in clause c; those of the trigger's own clause are only there.
func (d *document) holdsIn(conds *conditions, c int32, own bool) bool {
	g := d.gistOf(c)
	if g.cues.any(&conds.cues) && conds.phraseAmong(g.cued) {
		return true
	}
	if !g.classes.any(conds.classes) {
		return false
	}
	for k := range conds.list {
		if l := &conds.list[k]; l.class >= 0 && (own || !l.local && !(d.g.german && l.class == d.g.known.weighed && d.adjunct(&d.clauses[c]))) && g.classes.has(l.class) && (d.g.german || d.bears(l.class, c) && (own || l.class != d.g.known.moderation || !d.clauses[c].passive)) { // les députés sont saisis d'une demande d'interdire X
			return true
		}
	}
	return false
}

// gist is what the words of a clause are together.
type gist struct {
	known   bool
	cued    []phraseHit
	cues    cueSet
	classes classSet
}

// gistOf sums up a clause, once it has all its words.
func (d *document) gistOf(c int32) *gist {
	g := &d.clauses[c].gist
	if !g.known {
		g.known = true
		first := len(d.cuedIn)
		cl := &d.clauses[c]
		sum := &d.sums[cl.sentence]
		for _, h := range d.hits[sum.hits:sum.hitsTo] {
			if h.cue > 0 && (d.words[h.at].clause == c || h.at == cl.finite) { // a shared verb is another clause's
				g.cues.add(h.cue)
				d.cuedIn = append(d.cuedIn, h)
			}
		}
		for _, i := range cl.words {
			g.classes = g.classes.union(d.words[i].class)
		}
		g.cued = d.cuedIn[first:]
	}
	return g
}

// mayHold reports whether one of the conditions may be met in the clause.
func (g *gist) mayHold(c *conditions) bool {
	return g.cues.any(&c.cues) || g.classes.any(c.classes)
}

func (d *document) applies(r *rule, c int32) bool {
	return r.ID != d.off && d.mayApply(r, c) && (len(r.words.list) == 0 || d.holds(&r.words, c) || !d.g.german && d.holdsAside(&r.words, c)) && !(d.frameGist(c).mayHold(&r.unless) && d.refuses(&r.unless, c))
}

// refuses is holds for what a rule refuses. Of the clause behind a German statement that says who said it, a word for somebody refuses
// nothing: ..., sagte ein Sprecher.
func (d *document) refuses(conds *conditions, c int32) bool {
	if !d.g.german || !d.clauses[c].reported {
		return d.holds(conds, c)
	}
	for _, in := range d.frame(c) {
		if f := d.clauses[in].finite; in == d.clauses[c].parent && f >= 0 && d.effectOf(f) == opSay {
			continue
		}
		if d.holdsIn(conds, in, in == c) {
			return true
		}
	}
	return false
}

// mayApply reports whether a rule may apply in clause c by what its words are together.
func (d *document) mayApply(r *rule, c int32) bool {
	if d.g.german && !r.Implicit && !r.same && !d.served[d.clauses[c].sentence] { // French clitics name no service and mean one
		return false
	}
	return len(r.words.list) == 0 || d.frameGist(c).mayHold(&r.words)
}

// frameGist sums up the clauses that make one statement with c, all branches among them.
func (d *document) frameGist(c int32) *gist {
	g := &d.clauses[c].frame
	if !g.known {
		g.known = true
		branch := d.branch
		d.branch = 0
		for _, in := range d.frame(c) {
			g.join(d.gistOf(in))
		}
		d.branch = branch
		for k := c + 1; !d.g.german && int(k) < len(d.clauses) && d.clauses[k].sentence == d.clauses[c].sentence; k++ {
			if d.standsAside(k, c) {
				g.join(d.gistOf(k))
			}
		}
	}
	return g
}

func (g *gist) join(o *gist) {
	g.classes = g.classes.union(o.classes)
	for i := range g.cues {
		g.cues[i] |= o.cues[i]
	}
}

// platformActs reports whether a service or its maker is the subject of the clause, or says what the clause says: it
// moderates its users or sells its wares, which is no policy.
func (d *document) platformActs(c int32) bool {
	cl := &d.clauses[c]
	if d.g.german && d.commander(c) >= 0 {
		return false // Apple löscht auf Geheiß Pekings
	}
	if cl.reported && cl.parent >= 0 && d.platformActs(cl.parent) {
		return true
	}
	if cl.passive || cl.finite < 0 || d.words[cl.finite].is(isModal) || d.g.german && len(cl.words) > 0 && d.words[cl.words[0]].fold == "wer" {
		return false
	}
	if d.g.german && d.servesItsOwn(cl) {
		return true
	}
	if b := d.clauseBefore(c); d.g.german && b >= 0 && d.resumes(cl) {
		return d.platformActs(b) // und setzt TikTok auf den Index
	}
	if cl.kind == relativeClause && !(d.g.german && d.obliqueRelative(c)) {
		return d.targetAt(cl.anchor) >= 0
	}
	if s := d.subjectOf(c); s.mention >= 0 || s.pronoun >= 0 && (!cl.reported || d.g.speakers[d.words[s.pronoun].fold]) || s.noun >= 0 && !(s.noun > cl.finite && d.left(s.noun).det < 0) {
		return false
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != targetMention {
			continue
		}
		p := d.pathOf(m)
		if d.mentions[m].anaphor && !(d.g.german && p.det >= 0 && d.words[p.det].fold == "der" && !d.g.feminine(&d.words[d.mentions[m].head])) {
			continue // die App may be the object, der Dienst acts
		}
		return p.prep == "" && len(p.steps) == 0 && d.germanNominative(&p)
	}
	return false
}

// servesFirst reports whether a German clause opens with a service's bare name, its verb and another bare name: Netflix verlässt
// Ungarn. Neither shows its case, and the first of two such is the subject.
func (d *document) servesFirst(c int32) bool {
	cl := &d.clauses[c]
	if !d.g.german || !cl.stated() || len(cl.words) < 3 || int(cl.finite)+1 >= len(d.words) {
		return false
	}
	first := cl.words[0]
	if d.g.alsoWords[d.words[first].fold] {
		first = cl.words[1] // Auch Netflix verlässt Ungarn
	}
	m, a := d.words[first].mention, d.words[cl.finite+1].mention
	return m >= 0 && a >= 0 && d.mentions[m].kind == targetMention && !d.mentions[m].anaphor && d.mentions[m].last == cl.finite &&
		!d.words[first].is(isDet|isPrep) && d.mentions[a].acts() && d.mentions[a].last == cl.finite+2 && !d.words[cl.finite].is(isAux)
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

// clauseTopical reports whether an indefinite trigger may still be about the article's topic.
func (d *document) clauseTopical(int32) bool { return true }
