package extractor

import "edikt/language"

// opensWithOpener reports whether a clause begins at i with a word that opens one: parce que la ville ..., et dont elle ....
func (p *frenchParser) opensWithOpener(i int32) bool {
	return i < p.last && (p.subordinates(i) || p.d.words[i].is(isConj) || p.d.words[i].is(isPrep) && i+1 < p.last && p.subordinates(i+1))
}

// subordinates reports whether the word at i opens a clause with a finite verb.
func (p *frenchParser) subordinates(i int32) bool {
	d := p.d
	w := &d.words[i]
	if w.mention >= 0 {
		return false
	}
	switch {
	case d.likewise(i) || p.restricts(i):
		return false
	case w.is(isRel) && !w.is(isNoun):
		if d.thanInfinitive(i, p.last) {
			return false
		}
		if w.fold == "dont" {
			return p.finiteBefore(i+1, ",")
		}
		return w.fold == "qui" || p.finiteAhead(i)
	case w.is(isSubj):
		if d.thanInfinitive(i, p.last) || w.fold == "comme" && p.likens(i) {
			return false
		}
		if w.fold == "comme" || w.fold == "si" {
			return p.finiteNear(i)
		}
		return w.fold != "alors" && w.fold != "afin" && w.fold != "parce" && w.fold != "pourvu" && w.fold != "tandis" && p.finiteAhead(i)
	}
	return false
}

// likens reports whether "comme" at i gives examples of the noun before it, whose verb is yet to come: Des villes comme Rennes
// et Brest ont ....
func (p *frenchParser) likens(i int32) bool {
	d := p.d
	if p.current < 0 || d.clauses[p.current].finite >= 0 || i == d.sentences[p.si].First || i+1 >= p.last {
		return false
	}
	l, n := &d.words[i-1], &d.words[i+1]
	if n.is(isDet) && i+2 < p.last {
		n = &d.words[i+2]
	}
	return (l.is(isNoun|isAdj) || l.mention >= 0) && !l.is(isPunct) && n.tok.Is(language.Upper)
}

// finiteAhead reports whether a finite verb follows token i before a colon or semicolon: qui, selon la mairie, quitte X.
func (p *frenchParser) finiteAhead(i int32) bool {
	for i++; i < p.last; i++ {
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

// finiteNear reports whether a finite verb follows token i before the next boundary: comme la ville l'a dit, ....
func (p *frenchParser) finiteNear(i int32) bool {
	for i++; i < p.last && !boundary(&p.d.words[i]); i++ {
		if p.d.words[i].is(isFinite) {
			return true
		}
	}
	return false
}

// opener starts the clause that the word at i opens and returns the next word to read; i where it opens none.
func (p *frenchParser) opener(i int32) int32 {
	d := p.d
	w := &d.words[i]
	switch {
	case p.subordinates(i):
		p.subordinate(i, i)
	case w.is(isPrep) && i+1 < p.last && d.words[i+1].is(isRel) && p.subordinates(i+1) && d.words[i+1].fold != "que" && d.words[i+1].fold != "qu'":
		p.subordinate(i+1, i)
	case w.is(isPrep) && p.infinitiveAt(i+1) >= 0:
		p.infinitive(i, w.fold)
	case p.absoluteVerb(i):
		d.words[i].flags = d.words[i].flags&^(isAdj|isNoun) | isFinite
		return i
	case p.gerundAt(i):
		p.infinitive(i, "en")
	case p.carriedOn(i), d.madeNoun(i+1) >= 0:
		d.words[i].flags = d.words[i].flags&^verbal | isAdj
		return i
	case w.is(isPP) && !w.is(isAux|isFinite) && p.reduced(i):
		p.participle(i)
	default:
		return i
	}
	d.give(p.current, i, i+1)
	if g := p.gerundWord(i); g >= 0 {
		d.words[g].flags |= isInf
		d.words[g].flags &^= isAdj
	}
	if d.words[i].is(isInf|isPP) && d.clauses[p.current].final < 0 {
		d.clauses[p.current].final = i
	}
	return i + 1
}

// infinitiveAt is the infinitive that stands at i behind clitics, negation and adverbs, or -1.
func (p *frenchParser) infinitiveAt(i int32) int32 {
	for n := 0; i < p.last && n < 6; i, n = i+1, n+1 {
		w := &p.d.words[i]
		if w.is(isInf) {
			if n == 0 && (w.fold == "partir" || w.fold == "compter") && i+1 < p.last && p.d.g.preposition(p.d.words[i+1].fold) == "de" {
				return -1 // à partir de mai
			}
			return i
		}
		if w.mention >= 0 || !w.is(isNeg|isPron|isAdv) && w.fold != "ne" && w.fold != "n'" {
			return -1
		}
	}
	return -1
}

// infinitive opens an infinitive clause with the preposition at i.
func (p *frenchParser) infinitive(i int32, prep string) {
	d := p.d
	parent := p.current
	if parent >= 0 {
		cl := &d.clauses[parent]
		if cl.kind == infinitiveClause && i > 0 && (d.words[i-1].is(isConj) || d.words[i-1].fold == ",") && cl.parent >= 0 {
			parent = cl.parent // de quitter X et de fermer ...
		}
	}
	kind := infinitiveClause
	anchor := i
	if (prep == "de" || prep == "d'") && i > 0 {
		switch f := d.words[i-1].fold; f {
		case "avant", "lieu", "afin":
			prep, anchor = f, i-1
		case "que", "qu'":
			if d.thanInfinitive(i-1, p.last) {
				prep, anchor = "plutôt", i-2
			}
		}
	}
	if prep == "sans" || prep == "avant" || prep == "après" || prep == "lieu" || prep == "plutôt" {
		kind = adverbialClause
	}
	c := d.newClause(p.si, kind, parent)
	d.clauses[c].anchor, d.clauses[c].bare = anchor, true
	if parent < 0 {
		d.clauses[c].leading = true
		p.leading = append(p.leading, c)
	}
	p.current = c
}

// subordinate opens a clause with the subordinator or relative at opener; its words begin at first.
func (p *frenchParser) subordinate(opener, first int32) {
	d := p.d
	w := &d.words[opener]
	kind := d.g.subordinator(w.fold)
	if w.is(isRel) && kind != adverbialClause {
		kind = relativeClause
		if (w.fold == "que" || w.fold == "qu'") && p.complement(opener) {
			kind = p.kindOfQue(opener)
		}
	}
	if kind == conditionClause && p.indirect(opener) {
		kind = indirectQuestion
	}
	c := d.newClause(p.si, kind, p.current)
	cl := &d.clauses[c]
	cl.anchor = opener
	cl.leading = p.current < 0
	if kind == relativeClause {
		cl.anchor = d.nounBefore(first)
		if a := p.beyondParticiple(first); a >= 0 {
			cl.anchor = a
		}
		if first > 0 && (d.words[first-1].fold == ":" || d.words[first-1].fold == ";") {
			cl.anchor = -1 // Universités : qui part de X ?
		}
	}
	if cl.leading {
		p.leading = append(p.leading, c)
	}
	p.current = c
	if first < opener {
		d.give(c, first, opener)
	}
}

// beyondParticiple is the noun that the relative clause opening at i hangs on where a comma parts it from a noun with a participle of its
// own: la commission réunie par l'Élysée, qui conseille .... Or -1.
func (p *frenchParser) beyondParticiple(i int32) int32 {
	d := p.d
	if i == 0 || d.words[i-1].fold != "," || len(d.clauses) < 2 {
		return -1
	}
	for c := len(d.clauses) - 1; c >= 0 && d.clauses[c].sentence == p.si; c-- {
		cl := &d.clauses[c]
		if n := len(cl.words); cl.kind != relativeClause || cl.finite >= 0 || !cl.passive || n == 0 || cl.words[n-1] != i-2 {
			continue
		}
		if b := d.prev(cl.words[0]); b < 0 || b != cl.words[0]-1 || d.words[b].fold == "," {
			return -1
		}
		return cl.anchor
	}
	return -1
}

// indirect reports whether si asks: se demande si, examine si.
func (p *frenchParser) indirect(i int32) bool {
	d := p.d
	j := d.prev(i)
	for n := 0; j >= 0 && n < 3; n++ {
		if e := d.effectOf(j); e == opConsider || e == opDecide || e == opDemand || d.words[j].is(verbal) && findsOut[d.lemmaText(d.words[j].verb)] {
			return true
		}
		j = d.prev(j)
	}
	return false
}

// Verbs of finding out, behind which si asks.
var findsOut = map[string]bool{"vérifier": true, "contrôler": true, "savoir": true, "déterminer": true, "établir": true, "évaluer": true, "tester": true, "clarifier": true}
