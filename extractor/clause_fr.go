package extractor

// parseFrench cuts a sentence at its signs and before relatives and subordinators, and gives each clause its verb
// group. A relative clause inside ends where a second finite verb needs a subject of its own.
func (d *document) parseFrench(si int32) {
	s := d.sentences[si]
	d.settleFrench(s.First, s.Last)
	p := frenchParser{d: d, si: si, main: -1, current: -1}
	start := s.First
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		switch {
		case w.fold == "(" && d.aside(i, s.Last) > 0:
			i = d.aside(i, s.Last)
		case boundary(w):
			p.take(start, i)
			start = i + 1
			p.sign(w.fold)
		case i > start && p.opens(i):
			if d.words[i-1].is(isPrep) && d.words[i-1].clause < 0 && i-1 > start && w.is(isRel) && w.fold != "que" && w.fold != "qui" {
				p.take(start, i-1)
				start = i - 1
			} else {
				p.take(start, i)
				start = i
			}
		case w.is(isConj) && i > start && (w.fold == "et" || w.fold == "mais" || w.fold == "ou" || w.fold == "car") && d.finiteBetween(start, i) && d.opensFrench(i+1, s.Last):
			p.take(start, i)
			start = i
			p.coordinate = true
		}
	}
	p.take(start, s.Last)
	p.finish()
}

// settleFrench decides between noun and verb, article and pronoun, by the left neighbour.
func (d *document) settleFrench(first, last int32) {
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.is(isPunct) {
			continue
		}
		var left *word
		if i > first {
			left = &d.words[i-1]
		}
		if w.is(isDet) && w.is(isPron) && i+1 < last { // le, la, les, l', leur
			next := &d.words[i+1]
			if next.is(isFinite|isInf) && !next.is(isNoun|isAdj|isPP) {
				w.flags &^= isDet
			} else if !next.is(verbal) || next.is(isNoun|isAdj) {
				w.flags &^= isPron
			}
		}
		if !w.is(verbal) || !w.is(isNoun|isAdj|isPrep|isDet|isAdv) && !w.all(isPP|isFinite) {
			continue
		}
		switch {
		case w.is(isAux|isModal) && !w.is(isNoun):
		case left == nil:
			if w.is(isNoun) && !w.is(isAux|isModal) {
				w.flags &^= isFinite
			}
		case left.is(isDet|isPrep|isNum) && !left.is(isPron) && w.is(isNoun|isAdj):
			if left.is(isPrep) && w.is(isInf) {
				break
			}
			w.flags &^= isFinite | isInf
		case left.is(isPron|isNeg|isRel) && w.is(isFinite) && left.fold != "pas" && left.fold != "plus":
			w.flags &^= isNoun | isAdj | isPP
		case left.is(isNoun) && w.is(isAdj|isPP) && w.is(isFinite) && d.groupHasVerb(i, first, last):
			w.flags &^= isFinite
		case left.is(isAux) && w.is(isPP):
			w.flags &^= isFinite | isNoun
		case w.is(isFinite) && w.is(isNoun) && (left.is(isNoun|isName) || left.is(isPunct)):
			if left.is(isName) || d.words[i].tok.Shape&1 == 0 && !d.groupHasVerb(i, first, last) {
				w.flags &^= isNoun
			} else {
				w.flags &^= isFinite
			}
		}
	}
}

// groupHasVerb reports whether a sure finite verb other than i stands between the nearest boundaries.
func (d *document) groupHasVerb(i, first, last int32) bool {
	sure := func(j int32) bool {
		w := &d.words[j]
		return w.is(isFinite) && !w.is(isNoun|isAdj|isPP)
	}
	for j := i - 1; j >= first && !boundary(&d.words[j]); j-- {
		if sure(j) {
			return true
		}
	}
	for j := i + 1; j < last && !boundary(&d.words[j]); j++ {
		if sure(j) {
			return true
		}
	}
	return false
}

func (d *document) opensFrench(i, last int32) bool {
	for ; i < last && !boundary(&d.words[i]); i++ {
		if d.words[i].is(isFinite) {
			return true
		}
		if d.words[i].is(isRel | isSubj) {
			return false
		}
	}
	return false
}

type frenchParser struct {
	d          *document
	si         int32
	main       int32
	current    int32 // the clause that takes the next words
	stack      []int32
	after      string
	coordinate bool
}

// sign notes which sign came last; a semicolon or colon starts a new main clause.
func (p *frenchParser) sign(fold string) {
	p.after = fold
	if fold == ";" || fold == ":" || fold == "»" || fold == "«" || fold == "“" || fold == "”" || fold == "–" || fold == "—" {
		p.current = -1
		p.stack = p.stack[:0]
		if fold == ";" || fold == ":" {
			p.main = -1
		}
	}
}

// opens reports whether the word at i begins a subordinate clause.
func (p *frenchParser) opens(i int32) bool {
	w := &p.d.words[i]
	switch {
	case w.is(isRel) && !w.is(isDet|isNoun):
		return w.fold != "que" && w.fold != "qu'" || p.finiteAfter(i)
	case w.is(isSubj):
		return p.finiteAfter(i)
	}
	return false
}

func (p *frenchParser) finiteAfter(i int32) bool {
	last := p.d.sentences[p.si].Last
	for i++; i < last; i++ {
		w := &p.d.words[i]
		if w.is(isFinite) {
			return true
		}
		if w.fold == ";" || w.fold == ":" {
			return false
		}
	}
	return false
}

// take gives the words first..last to a clause.
func (p *frenchParser) take(first, last int32) {
	d := p.d
	for first < last && d.words[first].is(isPunct) {
		first++
	}
	if first >= last {
		return
	}
	i := first
	if d.words[i].is(isConj) && i+1 < last {
		i++
	}
	if d.words[i].is(isPrep) && i+1 < last && d.words[i+1].is(isRel) {
		i++
	}
	if p.opens(i) && d.words[i].clause < 0 {
		p.subordinate(i, first, last)
		return
	}
	finite := p.firstFinite(first, last)
	switch {
	case p.coordinate && p.current >= 0 && finite >= 0:
		p.coordinate = false
		cur := &d.clauses[p.current]
		kind, parent, anchor := cur.kind, cur.parent, cur.anchor
		if d.words[first].fold == "mais" || d.words[first].fold == "car" {
			kind, parent, anchor = mainClause, -1, -1
		}
		c := d.newClause(p.si, kind, parent)
		d.clauses[c].anchor = anchor
		p.fill(c, first, last)
		p.current = c
		if kind == mainClause {
			p.main = c
		}
	case p.current >= 0 && finite < 0:
		p.returnTo()
		p.fill(p.current, first, last)
	case p.current >= 0 && d.clauses[p.current].kind != mainClause && d.clauses[p.current].finite < 0:
		p.fill(p.current, first, last)
	case p.main >= 0 && d.clauses[p.main].finite < 0:
		p.fill(p.main, first, last)
		p.current = p.main
	default:
		p.newMain(first, last)
	}
}

// returnTo leaves a complete relative clause when a sign follows it and the main clause still waits for its verb.
func (p *frenchParser) returnTo() {
	cur := &p.d.clauses[p.current]
	if cur.kind == relativeClause && cur.finite >= 0 && p.main >= 0 {
		p.current = p.main
	}
}

func (p *frenchParser) newMain(first, last int32) {
	c := p.d.newClause(p.si, mainClause, -1)
	for _, sub := range p.stack {
		if p.d.clauses[sub].parent < 0 {
			p.d.clauses[sub].parent = c
		}
	}
	p.stack = p.stack[:0]
	p.main, p.current = c, c
	p.fill(c, first, last)
}

func (p *frenchParser) firstFinite(first, last int32) int32 {
	for i := first; i < last; i++ {
		if p.d.words[i].is(isFinite) {
			return i
		}
	}
	return -1
}

func (p *frenchParser) subordinate(opener, first, last int32) {
	d := p.d
	w := &d.words[opener]
	kind := d.g.subordinator(w.fold)
	if w.is(isRel) && !(kind == complementClause && p.complement(opener)) && !d.g.isWhFr(w.fold, opener, d) {
		kind = relativeClause
	}
	c := d.newClause(p.si, kind, p.current)
	cl := &d.clauses[c]
	cl.anchor = opener
	cl.leading = p.current < 0
	if kind == relativeClause {
		cl.anchor = d.nounBefore(first)
	}
	p.stack = append(p.stack, c)
	p.current = c
	p.fill(c, first, last)
}

// complement reports whether que opens a complement (a dit que) and no relative clause (l'application que ...).
func (p *frenchParser) complement(i int32) bool {
	d := p.d
	j := d.prev(i)
	if j < 0 {
		return false
	}
	w := &d.words[j]
	return !w.is(isNoun|isName) || w.is(verbal) && !w.is(isNoun)
}

// fill gives words to clause c; where a second finite verb without a coordinator comes up in a relative clause, the
// rest goes back to the clause outside.
func (p *frenchParser) fill(c, first, last int32) {
	d := p.d
	cl := &d.clauses[c]
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.is(isFinite) && !w.is(isPunct) {
			if cl.finite < 0 {
				cl.finite = i
			} else if cl.kind == relativeClause && cl.parent >= 0 && d.clauses[cl.parent].finite < 0 && !w.is(isNoun|isAdj|isPP) {
				// La messagerie que vante l'État | sera imposée.
				start := p.groupStart(i)
				if start <= cl.finite {
					start = i
				}
				d.give(c, first, start)
				p.current = cl.parent
				p.fill(cl.parent, start, last)
				return
			}
		}
		if w.is(isInf|isPP) && !w.is(isAux) && i != cl.finite {
			cl.final = i
		}
	}
	d.give(c, first, last)
}

// groupStart goes back over the clitics and negation before a finite verb.
func (p *frenchParser) groupStart(i int32) int32 {
	for i > 0 && p.d.words[i-1].is(isPron|isNeg) && !p.d.words[i-1].is(isRel) && !p.d.words[i-1].is(isNoun) {
		i--
	}
	return i
}

func (p *frenchParser) finish() {
	d := p.d
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != p.si {
			continue
		}
		cl.question = d.isQuestion(p.si) && cl.kind != relativeClause
		d.groupFrench(cl)
	}
}

// groupFrench settles verb, negation and voice of a French clause.
func (d *document) groupFrench(cl *clause) {
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isNeg) && cl.neg < 0 {
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
	cl.passive = d.passiveFrench(cl)
}

// passiveFrench reports whether être with a participle (not of a verb of movement or a reflexive one) makes the
// clause passive, or a bare participle stands for it as in headlines.
func (d *document) passiveFrench(cl *clause) bool {
	etre, reflexive, pp := false, false, int32(-1)
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
	if cl.finite < 0 {
		return !d.words[pp].is(isFinite)
	}
	return etre && !d.g.unaccusative(d.words[pp].verb)
}
