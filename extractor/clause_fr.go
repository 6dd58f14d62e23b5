package extractor

import "edikt/language/forms"

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
	if boundary(w) {
		p.sign(i)
		return i + 1
	}
	if w.is(isPunct) {
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
	return false
}

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
		if cl.finite < 0 && cl.kind != infinitiveClause && !cl.passive {
			return c
		}
	}
	return -1
}

// hasFinite reports whether the stretch from i to the next sign has a finite verb that no opener in it takes.
func (p *frenchParser) hasFinite(i int32) bool {
	n := 0
	for ; i < p.last && !boundary(&p.d.words[i]); i++ {
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
	if w < 0 || !p.inserted(i) {
		return false
	}
	tells := false
	for j := i; j < p.last && !boundary(&d.words[j]) && j < i+4; j++ {
		tells = tells || d.words[j].is(verbal) && (d.words[j].class.has(d.g.known.say) || d.words[j].class.has(d.g.known.tell))
	}
	if !tells {
		return false
	}
	for _, j := range d.clauses[w].words {
		if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && d.nominative(m) || d.words[j].is(isPron) && d.g.subjectPronouns[d.words[j].fold] {
			return false
		}
	}
	return true
}

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
	case w.is(isRel) && !w.is(isNoun):
		if w.fold == "dont" {
			return p.finiteBefore(i+1, ",")
		}
		return w.fold == "qui" || p.finiteAhead(i)
	case w.is(isSubj):
		if w.fold == "comme" || w.fold == "si" {
			return p.finiteNear(i)
		}
		return w.fold != "alors" && w.fold != "afin" && w.fold != "parce" && w.fold != "pourvu" && w.fold != "tandis" && p.finiteAhead(i)
	}
	return false
}

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
	case p.gerundAt(i):
		p.infinitive(i, "en")
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
	if prep == "de" && i > 0 {
		switch f := d.words[i-1].fold; f {
		case "avant", "lieu", "afin":
			prep, anchor = f, i-1
		}
	}
	if prep == "sans" || prep == "avant" || prep == "après" || prep == "lieu" {
		kind = adverbialClause
	}
	c := d.newClause(p.si, kind, parent)
	d.clauses[c].anchor = anchor
	if parent < 0 {
		d.clauses[c].leading = true
		p.leading = append(p.leading, c)
	}
	p.current = c
}

// gerundAt reports whether a present participle opens a clause at i: en bannissant, emboîtant le pas.
func (p *frenchParser) gerundAt(i int32) bool {
	d := p.d
	w := &d.words[i]
	if w.fold == "en" && i+1 < p.last {
		return d.presentParticiple(i + 1)
	}
	if !d.presentParticiple(i) {
		return false
	}
	if i == d.sentences[p.si].First || d.words[i-1].fold == "," {
		return true
	}
	return len(d.g.byVerb[w.verb]) > 0 && d.nounLeft(i-1, d.sentences[p.si].First) >= 0 // une loi interdisant ...
}

// gerundWord is the present participle of a clause that opens at i, or -1.
func (p *frenchParser) gerundWord(i int32) int32 {
	switch {
	case !p.gerundAt(i):
		return -1
	case p.d.words[i].fold == "en":
		return i + 1
	}
	return i
}

func (d *document) presentParticiple(i int32) bool {
	for _, r := range d.words[i].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.PresentParticiple) {
			return true
		}
	}
	return false
}

// reduced reports whether the participle at i is a relative clause without its verb: l'application, bannie en Inde, ...
func (p *frenchParser) reduced(i int32) bool {
	d := p.d
	if len(d.g.byVerb[d.words[i].verb]) == 0 {
		return false
	}
	first := d.sentences[p.si].First
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.is(isAux) || w.is(isPron) && !w.is(isDet) {
			return false
		}
		if w.is(isAdv|isNeg) && !w.is(isNoun) {
			continue
		}
		if w.is(isPrep | isConj | isDet) {
			return false
		}
		break
	}
	if i == first {
		return p.finiteAhead(i)
	}
	if p.current < 0 {
		return p.finiteAhead(i)
	}
	cl := &d.clauses[p.current]
	if d.words[i-1].fold != "," && d.nounLeft(i-1, first) < 0 {
		return false
	}
	return cl.finite >= 0 && !p.auxiliaryOnly(cl, i) || cl.finite < 0 && cl.kind != infinitiveClause && p.hasFinite(i) || cl.kind == infinitiveClause
}

// auxiliaryOnly reports whether the clause's finite verb still waits for its participle.
func (p *frenchParser) auxiliaryOnly(cl *clause, i int32) bool {
	return p.d.words[cl.finite].is(isAux) && cl.final < 0
}

// participle opens a reduced relative clause.
func (p *frenchParser) participle(i int32) {
	d := p.d
	c := d.newClause(p.si, relativeClause, p.current)
	cl := &d.clauses[c]
	cl.passive = true
	cl.anchor = -1
	if i > d.sentences[p.si].First {
		cl.anchor = d.nounBefore(i)
	}
	if p.current < 0 {
		cl.leading = true
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
	}
	if cl.leading {
		p.leading = append(p.leading, c)
	}
	p.current = c
	if first < opener {
		d.give(c, first, opener)
	}
}

// kindOfQue tells alors que, parce que from a dit que.
func (p *frenchParser) kindOfQue(i int32) clauseKind {
	j := p.d.prev(i)
	if j < 0 {
		return adverbialClause
	}
	switch p.d.words[j].fold {
	case "alors", "tandis", "parce", "bien", "dès", "depuis", "pendant", "avant", "après", "afin", "pourvu", "sans", "pour", "ainsi", "lors", "puis", "ce", "autant", "plus", "moins":
		return adverbialClause
	}
	return complementClause
}

// indirect reports whether si asks: se demande si, examine si.
func (p *frenchParser) indirect(i int32) bool {
	d := p.d
	j := d.prev(i)
	for n := 0; j >= 0 && n < 3; n++ {
		if e := d.effectOf(j); e == opConsider || e == opDecide || e == opDemand {
			return true
		}
		j = d.prev(j)
	}
	return false
}

// complement reports whether que opens a complement (a dit que) and no relative clause (l'application que ...).
func (p *frenchParser) complement(i int32) bool {
	d := p.d
	j := d.prev(i)
	if j < 0 {
		return true
	}
	w := &d.words[j]
	if w.mention >= 0 {
		return false
	}
	return !w.is(isNoun|isName) || w.is(verbal) && !w.is(isNoun) || w.is(isAdv)
}

// coordinate starts a clause at the coordinator i where a verb of its own follows, and returns the next word; i else.
func (p *frenchParser) coordinate(i int32) int32 {
	d := p.d
	w := &d.words[i]
	switch w.fold {
	case "et", "ou", "mais", "car", "or", "puis", "donc":
	default:
		return i
	}
	j := i + 1
	for j < p.last && d.words[j].is(isAdv|isNeg|isPron) && !d.words[j].is(isFinite|isNoun|isDet) || j < p.last && d.words[j].fold == "l'" && j+1 < p.last && d.words[j+1].is(isFinite) {
		j++
	}
	if j >= p.last {
		return i
	}
	next := &d.words[j]
	cl := &d.clauses[p.current]
	switch {
	case next.is(isFinite):
		p.join(i, false)
	case next.is(isInf) && !next.is(isNoun) && !next.is(isAux):
		parent := p.current
		if cl.kind == infinitiveClause && cl.parent >= 0 {
			parent = cl.parent
		}
		c := d.newClause(p.si, infinitiveClause, parent)
		d.clauses[c].anchor = i
		p.current = c
	case next.is(isPP) && !next.is(isAux) && cl.finite >= 0 && d.words[cl.finite].is(isAux) && cl.final >= 0:
		p.joinParticiple()
	case p.hasFinite(i + 1):
		if cl.kind == infinitiveClause && p.waiting() >= 0 {
			return i
		}
		if cl.finite < 0 && p.waiting() == p.current { // Paris et Berlin ont
			return i
		}
		p.join(i, true)
	default:
		return i
	}
	d.give(p.current, i, i+1)
	return i + 1
}

// join opens a coordinate clause on the level of the nearest finite clause; with a subject of its own, on the highest.
func (p *frenchParser) join(i int32, subject bool) {
	d := p.d
	c := p.current
	outward := subject || i > 0 && d.words[i-1].fold == ","
	for c >= 0 && (d.clauses[c].finite < 0 || outward && d.clauses[c].kind == relativeClause) && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	kind, parent, anchor := d.clauses[c].kind, d.clauses[c].parent, d.clauses[c].anchor
	if kind == fragment {
		kind = mainClause
	}
	n := d.newClause(p.si, kind, parent)
	d.clauses[n].anchor = anchor
	p.current = n
	if kind == mainClause {
		p.main = n
	}
}

// joinParticiple opens a clause for a second participle of one auxiliary: a interdit TikTok et banni Signal.
func (p *frenchParser) joinParticiple() {
	d := p.d
	cl := d.clauses[p.current]
	n := d.newClause(p.si, cl.kind, cl.parent)
	d.clauses[n].anchor, d.clauses[n].finite = cl.anchor, cl.finite
	p.current = n
}

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
