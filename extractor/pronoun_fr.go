package extractor

// cliticTargets is the service that a pronoun of the verb group takes up: l'interdit, en a privé, y est bloqué, s'en
// servir; and the subject pronoun of a passive: elle est bannie des appareils.
func (d *document) cliticTargets(r *rule, c, trigger int32) []foundTarget {
	cl := &d.clauses[c]
	if p := d.subjectOf(c); cl.passive && p.pronoun >= 0 && (r.places.object || r.places.subject) && !d.impersonalIl(c, p.pronoun) {
		return d.topics(p.pronoun)
	}
	for _, i := range cl.words {
		if i >= trigger {
			break
		}
		w := &d.words[i]
		if !w.is(isPron) || w.is(isDet) || trigger-i > 6 {
			continue
		}
		fits := false
		switch w.fold {
		case "l'", "le", "la", "les":
			fits = r.places.object && !cl.passive
		case "en":
			fits = r.places.preps["de"]
		case "y":
			fits = r.places.preps["sur"] || r.places.preps["à"]
		}
		if fits && d.sameVerbGroup(i, trigger) {
			return d.topics(i)
		}
	}
	return nil
}

// impersonalIl reports whether il stands for an infinitive: il est interdit de.
func (d *document) impersonalIl(c, pronoun int32) bool {
	f := d.words[pronoun].fold
	if f != "il" && !d.words[pronoun].is(isInverted) {
		return false
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; o.parent == c && (o.kind == infinitiveClause || o.kind == complementClause) {
			return true
		}
	}
	return false
}

// sameVerbGroup reports whether only clitics, auxiliaries, negation and adverbs stand between a and b.
func (d *document) sameVerbGroup(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		w := &d.words[i]
		if w.mention >= 0 || w.is(isNoun|isPunct|isPrep) && !w.is(isPron|isAux|isModal|isAdv) {
			return false
		}
	}
	return true
}

// topics is the service told last before token i, for a plural pronoun with those it is coordinated with.
func (d *document) topics(i int32) []foundTarget {
	m := d.topic(i)
	if m < 0 {
		return nil
	}
	out := []foundTarget{{m, 0.75, "pronoun"}}
	if f := d.words[i].fold; f == "les" || f == "ils" || f == "elles" {
		out = d.withCoordinates(out)
	}
	return out
}

// relativePlace reports whether the relative pronoun stands in one of the rule's places: que the object, qui the subject or,
// in a passive, the object, où and dont those of a preposition.
func (d *document) relativePlace(r *rule, c int32) bool {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return false
	}
	switch d.words[cl.words[0]].fold {
	case "où":
		return r.places.preps["sur"] || r.places.preps["à"]
	case "dont":
		return r.places.preps["de"] || r.places.object
	case "qui":
		return r.places.subject || r.places.object && cl.passive
	}
	return r.places.relative
}

// firstPerson reports whether the pronoun at i means who speaks: nous, je.
func (d *document) firstPerson(i int32) bool {
	f := d.words[i].fold
	return f == "nous" || f == "je" || f == "j'"
}

// anchorOf is the noun that a relative clause hangs on; for a participle in front of its sentence, the subject behind it:
// Bannie en Inde, l'application TikTok ....
func (d *document) anchorOf(c int32) int32 {
	cl := &d.clauses[c]
	if d.g.german || cl.anchor >= 0 || !cl.passive || cl.parent < 0 {
		return cl.anchor
	}
	s := d.subjectFrench(cl.parent)
	if s.noun < 0 || d.targetAt(s.noun) >= 0 {
		return s.noun
	}
	if n := d.next(s.noun); n >= 0 && d.words[s.noun].class.has(d.g.known.service) && d.targetAt(n) >= 0 {
		return n
	}
	return -1
}
