package extractor

func (p *frenchParser) finish() {
	d := p.d
	asks := d.isQuestion(p.si)
	for c := len(d.clauses) - 1; c >= 0 && d.clauses[c].sentence == p.si; c-- {
		cl := &d.clauses[c]
		cl.question = asks && cl.kind != relativeClause
		d.groupFrench(cl)
	}
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
	if !cl.passive {
		cl.passive = d.passiveFrench(cl)
	}
}

// passiveFrench reports whether être with a participle (not of a verb of movement or a reflexive one) makes the
// clause passive, or a bare participle stands for it as in headlines.
func (d *document) passiveFrench(cl *clause) bool {
	etre, reflexive, pp := false, false, int32(-1)
	if cl.finite >= 0 {
		etre = d.words[cl.finite].verb == d.g.etre
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
	if cl.finite < 0 && cl.kind != infinitiveClause {
		return !d.words[pp].is(isFinite)
	}
	return etre && !d.g.unaccusative(d.words[pp].verb)
}
