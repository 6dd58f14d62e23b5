package extractor

import "slices"

// A gap is a finite verb that two conjuncts share, each with a right bracket and a service of its own: hat WhatsApp verboten
// und Threema eingeführt; steigt bei X aus und bei Bluesky ein. The second conjunct becomes a clause of its own, in which the
// shared verb, or the particle in its stead, stands second.

// conjunct reports whether the coordinator at i parts two clauses, and the finite verbs that the one before and the one behind it
// share with another segment, or -1. shared is what the one before shares already.
func (d *document) conjunct(start, i, last, shared int32) (before, behind int32, ok bool) {
	if f := d.gap(start, i, i+1, last, shared); f >= 0 {
		return shared, f, true
	}
	if d.infinitivePair(start, i, i+1, last) {
		return shared, -1, true
	}
	if f := d.gapFinal(start, i, i+1, last); f >= 0 {
		return f, -1, true
	}
	if f := d.perfectGoesOn(start, i, last, shared); f >= 0 {
		if d.ownObject(i+1, last) {
			return shared, f, true
		}
		return shared, -1, false
	}
	return shared, -1, d.finiteBetween(start, i) && (d.opensClause(i+1, last, d.modalBetween(start, i)) || d.goesOnFinite(start, i, last))
}

// perfectGoesOn is the auxiliary of the conjunct before the coordinator at i if the form that closes the one behind, which could be finite, is its
// second participle: hat den Anbieter gewarnt und ein Verfahren eröffnet. Or -1.
func (d *document) perfectGoesOn(start, i, last, shared int32) int32 {
	stop := i + 1
	for stop < last && !boundary(&d.words[stop]) && d.words[stop].fold != "." && !d.clauseCoordinator(d.words[stop].fold) {
		stop++
	}
	one, two := d.bracketEnd(start, i), stop-1
	if one != i-1 || two <= i || !d.words[two].is(isPP) || !d.words[two].is(isFinite) || d.finiteWithin(i+1, two) {
		return -1
	}
	f := shared
	if f < 0 {
		s := d.newSegment(start, i, 0)
		if f = s.finite; s.opener >= 0 || s.zu >= 0 || f < 0 || f >= one {
			return -1
		}
	}
	if v := &d.words[f]; !v.is(isAux) || v.verb == d.g.werden || !d.words[one].is(isPP) {
		return -1
	}
	return f
}

// ownObject reports whether a conjunct that begins at i opens with a noun and its article, not in the dative, or with a service: und ein Verfahren
// eröffnet; und Zoom untersagt.
func (d *document) ownObject(i, last int32) bool {
	if i < last && d.targetAt(i) >= 0 {
		return true
	}
	if i+1 >= last || !d.words[i].is(isDet) || d.words[i].is(isPrep) {
		return false
	}
	switch d.words[i].fold {
	case "der", "dem", "einem", "einer", "ihrem", "ihrer", "seinem", "seiner", "diesem", "dieser":
		return false
	case "den":
		return !d.words[d.nounFrom(i+1, last)].is(isPlu) // und den Schulen untersagt
	}
	return true
}

// nounFrom is the first noun from token i on, or last.
func (d *document) nounFrom(i, last int32) int32 {
	for ; i < last-1 && !d.words[i].is(isNoun); i++ {
	}
	return i
}

// goesOnFinite reports whether a form behind the coordinator at i that could be an infinitive is finite, because the bracket before
// closes with a participle: haben X verlassen und informieren jetzt bei Mastodon.
func (d *document) goesOnFinite(start, i, last int32) bool {
	if i+2 >= last || i < 1 {
		return false
	}
	v, p := &d.words[i+1], &d.words[i-1]
	if !v.all(isFinite|isInf) || v.is(isPP|isNoun|isAux|isModal) {
		return false
	}
	f := d.newSegment(start, i, 0).finite
	if f >= 0 && f < i-1 && !d.words[f].is(isModal|isAux) {
		_, particle := d.joins(f, i-1)
		return particle // schliessen sich an und verbannen
	}
	if !p.is(isPP) {
		return false
	}
	return f >= 0 && f < i-1 && d.words[f].is(isAux) && (d.words[f].verb == d.g.haben || d.words[f].verb == d.g.sein)
}

// gap returns the finite verb of the segment from start to end that what follows at i up to the next sign shares, or -1.
// before is the verb that the segment itself shares with the one before it, or -1.
func (d *document) gap(start, end, i, last, before int32) int32 {
	one := d.bracketEnd(start, end)
	stop := i
	for stop < last && !boundary(&d.words[stop]) && d.words[stop].fold != "." && !(stop > i && d.clauseCoordinator(d.words[stop].fold) && d.words[stop-1].is(isPP|isInf)) {
		stop++
	}
	two := d.bracketEnd(i, stop)
	if one < 0 || two < 0 || !d.namesService(start, one) || !d.namesService(i, two) && !d.ownsAccount(i, two) {
		return -1
	}
	f := before
	if f < 0 {
		s := d.newSegment(start, end, 0)
		f = s.finite
		if s.opener >= 0 || s.zu >= 0 || f < 0 || f >= one {
			return -1
		}
	}
	if d.shares(f, one) && d.shares(f, two) && !d.finiteWithin(i, two) {
		return f
	}
	return -1
}

// gapFinal is gap for subordinate clauses, whose finite verb stands at the end of the second conjunct: dass WhatsApp verboten und
// Threema eingeführt wird.
func (d *document) gapFinal(start, end, i, last int32) int32 {
	one := d.bracketEnd(start, end)
	f := i
	for f < last && !(d.words[f].is(isModal|isAux) && d.words[f].is(isFinite)) && !boundary(&d.words[f]) {
		f++
	}
	if one < 0 || f >= last || !d.words[f].is(isFinite) || !d.namesService(start, one) || !d.namesService(i, f) {
		return -1
	}
	if two := d.bracketEnd(i, f); two >= 0 && d.shares(f, one) && d.shares(f, two) && d.newSegment(start, end, ',').opener >= 0 && !d.finiteWithin(start, one) {
		return f
	}
	return -1
}

// infinitivePair reports whether two infinitives with zu stand side by side, each with a service of its own: X zu verlassen und zu
// Mastodon zu wechseln.
func (d *document) infinitivePair(start, end, i, last int32) bool {
	if !d.words[end-1].is(isZu) || !d.namesService(start, end) && !d.callsService(start, end) {
		return false
	}
	for j := i; j < last && !boundary(&d.words[j]); j++ {
		if d.words[j].is(isZu) {
			return d.namesService(i, j) || d.callsService(i, j)
		}
	}
	return false
}

// bracketEnd is the last word from a to b where it is no sign and can close a bracket, or -1.
func (d *document) bracketEnd(a, b int32) int32 {
	for b--; b > a; b-- {
		if w := &d.words[b]; !w.is(isPunct) {
			if w.is(isAux) && w.is(isInf|isPP) && !w.is(isFinite) { // verboten werden
				continue
			}
			return b
		}
	}
	return -1
}

// shares reports whether the bracket of finite verb f can close with word i: a participle, an infinitive, its particle.
func (d *document) shares(f, i int32) bool {
	v, w := &d.words[f], &d.words[i]
	if _, ok := d.joins(f, i); ok && !v.is(isModal|isAux) {
		return true
	}
	return v.is(isModal) && w.is(isInf) || v.is(isAux) && (w.is(isPP) || v.verb == d.g.werden && w.is(isInf))
}

// namesService reports whether a mention of a service stands between a and b.
func (d *document) namesService(a, b int32) bool {
	for i := a; i < b; i++ {
		if d.targetAt(i) >= 0 {
			return true
		}
	}
	return false
}

// ownsAccount reports whether an account that somebody calls his own stands between a and b: sein Profil.
func (d *document) ownsAccount(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		if w := &d.words[i]; w.is(isNoun) && w.class.has(d.g.known.account) && possessorGender(d.words[i-1].fold) != 0 {
			return true
		}
	}
	return false
}

// callsService reports whether a service told before is called by its sort between a and b: das Programm.
func (d *document) callsService(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		if w := &d.words[i]; w.is(isNoun) && w.class.has(d.g.known.service) && articles[d.words[i-1].fold] {
			return true
		}
	}
	return false
}

// finiteWithin reports whether a sure finite verb stands between a and b.
func (d *document) finiteWithin(a, b int32) bool {
	for i := a; i < b; i++ {
		if w := &d.words[i]; w.is(isFinite) && !w.is(isNoun|isAdj|isAdv|isPP|isPrep|isDet|isPron|isInf) {
			return true
		}
	}
	return false
}

// sharesOpen reports whether the clause at hand holds the verb that s shares.
func (p *germanParser) sharesOpen(s *segment) bool {
	if p.open < 0 || p.d.clauses[p.open].finite < 0 {
		return false
	}
	f := p.d.clauses[p.open].finite
	return f == s.shares || p.d.words[f].partner == s.shares
}

// share makes a clause of a conjunct that shares its finite verb with the clause at hand.
func (p *germanParser) share(s *segment) {
	d := p.d
	c := d.newClause(p.si, mainClause, -1)
	d.give(c, s.first, s.last)
	cl := &d.clauses[c]
	end := d.bracketEnd(s.first, s.last)
	at := 0 // where the verb stands: behind the coordinator, and behind a subject of its own
	if d.words[cl.words[0]].is(isConj) {
		at = 1
	}
	if m := d.words[cl.words[at]].mention; m >= 0 && d.mentions[m].acts() && !d.words[end].is(isPart) {
		at = int(d.mentions[m].last - cl.words[0])
	}
	lemma, particle := d.joins(s.shares, end)
	if particle && !d.words[s.shares].is(isModal|isAux) {
		cl.words = slices.DeleteFunc(cl.words, func(i int32) bool { return i == end })
		d.lend(s.shares, end, lemma)
		s.finite = end
	} else {
		s.finite, cl.final = s.shares, end
	}
	cl.finite = s.finite
	cl.words = slices.Insert(cl.words, min(at, len(cl.words)), s.finite)
	p.stack, p.open = p.stack[:0], c
}

// lend makes the particle at i the form of verb f, whose first particle stands in the clause before.
func (d *document) lend(f, i int32, lemma uint32) {
	v, w := &d.words[f], &d.words[i]
	form := *w.lexeme
	form.readings = v.readings
	w.lexeme = &form
	w.flags, w.noun, w.verb, w.partner = v.flags, 0, lemma, f
	w.class = d.g.classOf(lemma)
}

// lent reports whether word i is a particle in the stead of the verb before it.
func (d *document) lent(i int32) bool {
	w := &d.words[i]
	return w.partner >= 0 && w.partner < i && w.is(isFinite) && !w.is(isPart)
}
