package extractor

// parseFrench puts the clauses of one sentence together in one pass: subordinators, relatives and infinitives open
// clauses; signs and coordinators close them where what follows has a finite verb of its own.
func (d *document) parseFrench(si int32) {
	s := d.sentences[si]
	p := frenchParser{d: d, si: si, last: s.Last, main: -1, current: -1, saved: -1}
	for i := s.First; i < s.Last; {
		i = p.step(i)
	}
	p.finish()
}

// frenchParser reads the clauses of one French sentence from left to right.
type frenchParser struct {
	d       *document
	si      int32
	last    int32
	main    int32
	current int32   // the clause that takes the next words
	saved   int32   // the clause to go back to behind a bracket or an inserted "a annoncé Ottawa"
	leading []int32 // subordinate clauses before their main clause
}

// step files the word at i and returns the next one.
func (p *frenchParser) step(i int32) int32 {
	d := p.d
	w := &d.words[i]
	if w.mention >= 0 && d.mentions[w.mention].kind == actorMention && !w.is(isFinite) {
		w.flags &^= verbal // la préposée à la protection des données
	}
	if boundary(w) {
		p.sign(i)
		return i + 1
	}
	if w.is(isPunct) {
		return i + 1
	}
	if p.cleft(i) {
		d.clauses[p.current].finite = -1 // C'est sur Mastodon que la ville ...: its verb is yet to come
		d.give(p.current, i, i+1)
		return i + 1
	}
	if n := p.opener(i); n > i {
		return n
	}
	if w.is(isConj) && p.current >= 0 {
		if n := p.coordinate(i); n > i {
			return n
		}
	}
	p.put(i)
	return i + 1
}

// cleft reports whether the que at i only sets off a phrase with a preposition: c'est vers Nextcloud que la ville se tourne.
func (p *frenchParser) cleft(i int32) bool {
	d := p.d
	if f := d.words[i].fold; f != "que" && f != "qu'" || p.current < 0 || !p.finiteAhead(i) {
		return false
	}
	cl := &d.clauses[p.current]
	if cl.kind != mainClause || len(cl.words) < 4 || cl.finite != cl.words[1] || cl.final >= 0 || d.words[cl.finite].verb != d.g.etre {
		return false
	}
	if f := d.words[cl.words[0]].fold; f != "c'" && f != "ce" {
		return false
	}
	switch d.words[cl.words[2]].fold {
	case "sur", "via", "vers", "par", "avec", "à", "au", "chez", "sous":
		return true
	}
	return false
}

// put gives one word to the current clause.
func (p *frenchParser) put(i int32) {
	d := p.d
	if p.current < 0 {
		p.newMain()
	}
	cl := &d.clauses[p.current]
	w := &d.words[i]
	if w.is(isFinite) {
		if p.leaves(cl, i) {
			p.current = cl.parent
			p.bringClitics(i)
			cl = &d.clauses[p.current]
		}
		if cl.finite < 0 && !(cl.kind == infinitiveClause) {
			cl.finite = i
		}
	}
	if w.is(isInf|isPP) && !w.is(isAux) && i != cl.finite {
		cl.final = i
	}
	d.give(p.current, i, i+1)
}

// bringClitics gives the current clause the clitics and the negation right before its verb at i, which the clause inside had taken: le réseau
// que Metz a quitté n'en souffre pas.
func (p *frenchParser) bringClitics(i int32) {
	d := p.d
	first := i
	for j := i - 1; j > 0 && d.clitic(j); j-- {
		first = j
	}
	if first == i {
		return
	}
	inner := &d.clauses[d.words[first].clause]
	inner.words = inner.words[:len(inner.words)-int(i-first)]
	d.give(p.current, first, i)
}

// clitic reports whether the word at i can only stand right before a verb: ne, se, y, en, lui.
func (d *document) clitic(i int32) bool {
	w := &d.words[i]
	return w.fold == "ne" || w.fold == "n'" || w.is(isPron) && !w.is(isDet|isRel|isPrep|isPunct) && !d.g.subjectPronouns[w.fold]
}

// leaves reports whether a finite verb at i belongs to the clause outside: a relative clause has its verb already, a
// participle or infinitive needs none.
func (p *frenchParser) leaves(cl *clause, i int32) bool {
	if cl.parent < 0 || p.d.clauses[cl.parent].finite >= 0 {
		return false
	}
	switch cl.kind {
	case relativeClause:
		return cl.finite >= 0 || cl.passive
	case infinitiveClause:
		return true
	}
	return cl.bare
}

// newMain starts a main clause and hangs on it what was read before it: Bannie en Inde, | l'application revient.
func (p *frenchParser) newMain() {
	d := p.d
	c := d.newClause(p.si, mainClause, -1)
	for _, sub := range p.leading {
		if d.clauses[sub].parent < 0 {
			d.clauses[sub].parent = c
		}
	}
	p.leading = p.leading[:0]
	p.main, p.current = c, c
}

// sign closes what a sign closes.
func (p *frenchParser) sign(i int32) {
	d := p.d
	switch d.words[i].fold {
	case ";", ":", "!", "?", "…", "|":
		p.current, p.main, p.saved = -1, -1, -1
	case "(":
		if p.finiteBefore(i+1, ")") {
			p.saved, p.current = p.current, -1
		}
	case ")":
		if p.saved >= 0 {
			p.current, p.saved = p.saved, -1
		}
	case "«", "“", "„", "\"", "»", "”":
		p.quote(i)
	case "–", "—", "-":
		if p.current >= 0 && d.clauses[p.current].finite < 0 && len(d.clauses[p.current].words) < 4 && i-d.sentences[p.si].First < 8 {
			p.current, p.main = -1, -1 // PARIS (AFP) –
			return
		}
		p.comma(i)
	case ",":
		p.comma(i)
	}
}

// quote starts a clause of its own for quoted words with a finite verb.
func (p *frenchParser) quote(i int32) {
	w := &p.d.words[i]
	if w.is(isClose) && p.saved >= 0 {
		p.current, p.saved = p.saved, -1
		return
	}
	if w.is(isOpen) && p.finiteBefore(i+1, "»") && p.current >= 0 && p.d.clauses[p.current].finite >= 0 {
		p.saved, p.current = p.current, -1
	}
}

// finiteBefore reports whether a finite verb stands between i and the closing sign.
func (p *frenchParser) finiteBefore(i int32, closing string) bool {
	for ; i < p.last; i++ {
		w := &p.d.words[i]
		if w.is(isFinite) {
			return true
		}
		if w.fold == closing || w.is(isPunct) && w.is(isClose) {
			return false
		}
	}
	return false
}

// comma decides who gets the words behind a comma.
func (p *frenchParser) comma(i int32) {
	d := p.d
	if p.saved >= 0 { // behind an inserted clause
		if p.listsServices(i) {
			return
		}
		p.current, p.saved = p.saved, -1
	}
	if p.current < 0 {
		return
	}
	switch {
	case p.conjoined(i) >= 0:
		p.splitAt(p.conjoined(i))
	case p.interrupts(i):
	case p.resumes(i) >= 0:
		p.current = p.resumes(i)
	case p.absolute(i + 1):
		p.saved, p.current = p.current, d.newClause(p.si, adverbialClause, p.current)
	case p.outOfAside(i) >= 0:
		p.current = p.outOfAside(i)
	case !p.hasFinite(i + 1):
		if p.waiting() >= 0 {
			cl := &d.clauses[p.current]
			if cl.kind == relativeClause && (cl.finite >= 0 || cl.passive) {
				p.current = p.waiting()
			}
		}
	case p.speaks(i + 1):
		p.saved, p.current = p.current, -1
	case p.waiting() >= 0:
		p.current = p.waiting()
	case p.inserted(i + 1):
		p.saved, p.current = p.current, -1
	case p.opensWithOpener(i + 1):
	default:
		p.current = -1
	}
}

// interrupts reports whether the comma at i begins or ends a phrase between an auxiliary and its participle: a, de son côté, quitté X.
func (p *frenchParser) interrupts(i int32) bool {
	d := p.d
	first := d.sentences[p.si].First
	cl := &d.clauses[p.current]
	if cl.finite < 0 || !p.auxiliaryOnly(cl, i) {
		return false
	}
	for j := i + 1; j < p.last && j < i+9; j++ {
		if w := &d.words[j]; w.is(isPP) && !w.is(isFinite) && d.auxAcross(j, first) == cl.finite {
			return true
		}
	}
	return false
}

// resumes is the clause whose participle stands behind the comma at i, which ends what parted it from its auxiliary: a, sans attendre,
// interdit X. Or -1.
func (p *frenchParser) resumes(i int32) int32 {
	d := p.d
	if i+1 >= p.last || !d.words[i+1].is(isPP) {
		return -1
	}
	aux := d.auxAcross(i+1, d.sentences[p.si].First)
	for c := d.clauses[p.current].parent; aux >= 0 && c >= 0; c = d.clauses[c].parent {
		if d.clauses[c].finite == aux {
			return c
		}
	}
	return -1
}

// absolute reports whether a noun with a present participle of its own stands between i and the next sign: ..., les autorités lui
// reprochant de ..., le ton n'y étant plus celui d'avant. It says why, and has its own negation.
func (p *frenchParser) absolute(i int32) bool {
	d := p.d
	if i >= p.last || !d.words[i].is(isDet) && d.words[i].mention < 0 || p.waiting() >= 0 {
		return false
	}
	for j := i + 1; j < p.last && !boundary(&d.words[j]); j++ {
		w := &d.words[j]
		if w.is(isFinite|isRel) || w.fold == "en" {
			return false
		}
		if (j > i+1 || d.words[i].mention >= 0) && d.presentParticiple(j) && !w.is(isNoun) {
			return true
		}
	}
	return false
}

// listsServices reports whether services stand behind the sign at i that a noun before it announces: ses réseaux, Facebook et X.
func (p *frenchParser) listsServices(i int32) bool {
	d := p.d
	if i+1 >= p.last || i == 0 || d.words[i+1].mention < 0 || d.mentions[d.words[i+1].mention].kind != targetMention {
		return false
	}
	return d.words[i-1].class.has(d.g.known.service)
}

// waiting is the clause from the current one outwards that still needs its finite verb, or -1.
func (p *frenchParser) waiting() int32 {
	d := p.d
	for c := p.current; c >= 0; c = d.clauses[c].parent {
		cl := &d.clauses[c]
		if cl.finite < 0 && !cl.bare && cl.kind != infinitiveClause && !cl.passive {
			return c
		}
	}
	return -1
}

// hasFinite reports whether the stretch from i to the next sign has a finite verb that no opener in it takes.
func (p *frenchParser) hasFinite(i int32) bool {
	n := 0
	for ; i < p.last && (!boundary(&p.d.words[i]) || n == 0 && p.d.words[i].fold == "«"); i++ {
		w := &p.d.words[i]
		if p.subordinates(i) {
			n--
		}
		if w.is(isConj) && p.verbNext(i+1) {
			return false
		}
		if w.is(isFinite) {
			n++
			if n > 0 {
				return true
			}
		}
	}
	return false
}

// verbNext reports whether only clitics, negation and adverbs stand between i and a finite verb.
func (p *frenchParser) verbNext(i int32) bool {
	for ; i < p.last; i++ {
		w := &p.d.words[i]
		if w.is(isFinite) {
			return true
		}
		if !w.is(isAdv|isNeg|isPron) || w.is(isNoun|isDet) || w.is(isPunct) {
			return false
		}
	}
	return false
}

// inserted reports whether the words from i on only say who said so: a annoncé Ottawa, rapporte l'agence.
func (p *frenchParser) inserted(i int32) bool {
	for ; i < p.last; i++ {
		w := &p.d.words[i]
		switch {
		case w.is(isFinite):
			return true
		case w.is(isPron|isNeg|isAdv|isDet) && !w.is(isNoun) && !p.d.g.subjectPronouns[w.fold]:
		default:
			return false
		}
	}
	return false
}

// speaks reports whether a verb of saying with its subject behind it follows at i, while what stands before has no subject
// that could speak: Prudence, souffle l'agence; TikTok, dit le ministre, ....
func (p *frenchParser) speaks(i int32) bool {
	d := p.d
	w := p.waiting()
	if w < 0 || !p.inserted(i) || !p.tellsNext(i) {
		return false
	}
	for _, j := range d.clauses[w].words {
		if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && d.nominative(m) || d.words[j].is(isPron) && d.g.subjectPronouns[d.words[j].fold] {
			return false
		}
		if j == d.clauses[w].words[0] && d.words[j].is(isDet) && len(d.clauses[w].words) > 1 && d.strangeName(d.clauses[w].words[1]) {
			return false // La Cimade, qui avait hésité, en a fait autant
		}
	}
	return true
}

// tellsNext reports whether a verb of saying stands at i or soon behind it, before the next sign.
func (p *frenchParser) tellsNext(i int32) bool {
	d := p.d
	for j := i; j < p.last && !boundary(&d.words[j]) && j < i+4; j++ {
		if w := &d.words[j]; w.is(verbal) && (w.class.has(d.g.known.say) || w.class.has(d.g.known.tell)) {
			return true
		}
	}
	return false
}

// gerund reports whether the clause tells by what or while what something is done: en décidant de quitter X.
func (d *document) gerund(cl *clause) bool {
	return cl.kind == infinitiveClause && cl.anchor >= 0 && d.words[cl.anchor].fold == "en"
}
