package extractor

import "slices"

// finish settles verb, voice and kind of the clauses of the sentence once all of them are read: a été banni is passive.
func (p *frenchParser) finish() {
	d := p.d
	asks := d.isQuestion(p.si)
	for c := len(d.clauses) - 1; c >= 0 && d.clauses[c].sentence == p.si; c-- {
		cl := &d.clauses[c]
		cl.question = asks && cl.kind != relativeClause
		d.groupFrench(cl)
		if p.pairs(int32(c)) {
			d.clauses[cl.parent].branches = true
		}
	}
}

// pairs reports whether infinitive clause c stands beside another one, each with a service of its own: de quitter WhatsApp et
// d'utiliser Signal.
func (p *frenchParser) pairs(c int32) bool {
	d := p.d
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 || c == 0 || len(cl.words) == 0 || d.adjunct(cl) || !d.clauseServes(cl) {
		return false
	}
	before := &d.clauses[c-1]
	if w := cl.words[0]; !d.words[w].is(isConj) && w > 0 && !d.words[w-1].is(isConj) && d.words[w-1].fold != "," {
		return false
	}
	return before.kind == infinitiveClause && before.parent == cl.parent && !d.adjunct(before) && d.clauseServes(before)
}

// clauseServes reports whether a service is named in the clause.
func (d *document) clauseServes(cl *clause) bool {
	for _, i := range cl.words {
		if d.targetAt(i) >= 0 {
			return true
		}
	}
	return false
}

// groupFrench settles verb, negation and voice of a French clause.
func (d *document) groupFrench(cl *clause) {
	for _, i := range cl.words {
		if d.words[i].is(isNeg) && cl.neg < 0 {
			cl.neg = i
		}
	}
	if cl.finite >= 0 {
		f := &d.words[cl.finite]
		f.flags &^= isNoun | isAdj
		if f.is(isPP) && f.is(isFinite) {
			f.flags &^= isPP
		}
		cl.verb = f.verb
		if cl.final >= 0 && f.is(isAux|isModal) {
			cl.verb = d.words[cl.final].verb
		}
	} else if cl.final >= 0 {
		cl.verb = d.words[cl.final].verb
	} else if cl.kind == mainClause {
		cl.kind = fragment
	}
	if !cl.passive || cl.leading && cl.finite < 0 && cl.kind == relativeClause && d.g.unaccusative(cl.verb) {
		cl.passive = d.passiveFrench(cl)
	}
}

// passiveFrench reports whether être, rester or demeurer with a participle (not of a verb of movement or a reflexive one) makes the
// clause passive, or a bare participle stands for it as in headlines.
func (d *document) passiveFrench(cl *clause) bool {
	etre, reflexive, pp := false, false, int32(-1)
	if cl.finite >= 0 {
		etre = d.words[cl.finite].verb == d.g.etre || d.g.classOf(d.words[cl.finite].verb).has(d.g.known.copula)
	}
	for _, i := range cl.words {
		w := &d.words[i]
		switch {
		case w.verb == d.g.etre && w.is(isAux):
			etre = true
		case w.fold == "se" || w.fold == "s'":
			reflexive = true
		case w.is(isPP) && !w.is(isAux) && pp < 0:
			pp = i
		}
	}
	if pp < 0 || reflexive {
		return false
	}
	if cl.finite < 0 && cl.kind != infinitiveClause && !cl.bare {
		return !d.words[pp].is(isFinite) && !(pp == d.sentences[cl.sentence].First && d.g.unaccusative(d.words[pp].verb)) // Partie de X en mai, la ville ...
	}
	return etre && !d.g.unaccusative(d.words[pp].verb)
}

// permitted reports whether a noun of permission or ban governs the infinitive clause c: n'a plus le droit d'installer,
// interdiction d'ouvrir, la possibilité de passer à. Such use is no start.
func (d *document) permitted(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || len(cl.words) == 0 {
		return false
	}
	first := cl.words[0]
	if p := d.g.preposition(d.words[first].fold); p != "de" || first == 0 {
		return false
	}
	switch d.words[first-1].fold {
	case "droit", "possibilité":
		return !d.considers(cl.parent)
	case "interdiction", "autorisation", "permission", "défense", "liberté":
		return true
	}
	return false
}

// considers reports whether a verb of clause c weighs what could be done: étudie la possibilité de passer à LibreOffice, se réserve
// le droit de le faire.
func (d *document) considers(c int32) bool {
	if c < 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(verbal) && (d.effectOf(i) == opConsider || d.lemmaText(w.verb) == "réserver") {
			return true
		}
	}
	return false
}

// seesItself reports whether the subject bears what the infinitive says: le personnel s'est vu interdire ChatGPT.
func (d *document) seesItself(c int32) bool {
	cl := &d.clauses[c]
	for n, i := range cl.words {
		if w := &d.words[i]; n > 0 && w.is(verbal) && d.lemmaText(w.verb) == "voir" {
			for _, j := range cl.words[:n] {
				if f := d.words[j].fold; f == "se" || f == "s'" {
					return true
				}
			}
		}
	}
	return false
}

// ownParticiple leaves of the services of a clause without a verb those right before the participle at i: Teams remisé, Zoom adopté.
func (d *document) ownParticiple(found []foundTarget, c, i int32) []foundTarget {
	if len(found) < 2 || d.clauses[c].finite >= 0 || !d.words[i].is(isPP) || d.words[i].is(isFinite) {
		return found
	}
	out := found[:0:0]
	for _, t := range found {
		m := d.mentions[t.mention].first
		if m < i && !slices.ContainsFunc(d.clauses[c].words, func(j int32) bool { return j > m && j < i && d.words[j].is(isPP) }) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return found
	}
	return out
}

// subjectAbove is the service that is the subject of the verb that carries the infinitive of clause c: Copilot s'apprête à faire
// son entrée. Or nil.
func (d *document) subjectAbove(r *rule, c int32) []foundTarget {
	cl := &d.clauses[c]
	if !r.places.subject || cl.kind != infinitiveClause || cl.parent < 0 || d.adjunct(cl) || d.clauses[cl.parent].passive {
		return nil
	}
	if m := d.targetAt(d.subjectFrench(cl.parent).noun); m >= 0 {
		return d.withCoordinates([]foundTarget{{m, 0.85, "subject"}})
	}
	return nil
}
