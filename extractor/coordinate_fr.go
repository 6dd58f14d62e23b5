package extractor

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
	case next.is(isInf) && !next.is(isNoun) && cl.kind != infinitiveClause && p.modalWith(cl):
		p.joinNonfinite()
	case next.is(isInf) && !next.is(isNoun) && !next.is(isAux):
		parent := p.current
		if cl.kind == infinitiveClause && cl.parent >= 0 {
			parent = cl.parent
		}
		anchor := i
		if cl.kind == infinitiveClause && d.purposeful(cl) { // pour la relancer ou y renoncer
			anchor = cl.anchor
		}
		c := d.newClause(p.si, infinitiveClause, parent)
		d.clauses[c].anchor = anchor
		p.current = c
	case next.is(isPP) && !next.is(isAux) && cl.finite >= 0 && d.words[cl.finite].is(isAux) && cl.final >= 0:
		p.joinNonfinite()
	case p.participleOf(j, cl):
		p.joinNonfinite()
	case p.hasFinite(i + 1):
		if cl.kind == infinitiveClause && p.waiting() >= 0 {
			return i
		}
		if cl.finite < 0 && p.waiting() == p.current { // Paris et Berlin ont
			return i
		}
		if p.pairsServices(i) {
			return i
		}
		p.join(i, true)
	default:
		return i
	}
	d.give(p.current, i, i+1)
	return i + 1
}

// pairsServices reports whether the conjunction at i joins two services in a participle's phrase on a subject that still lacks its verb: Les
// décrets pris contre X et Y ont été suspendus.
func (p *frenchParser) pairsServices(i int32) bool {
	d := p.d
	cl := &d.clauses[p.current]
	if i+1 >= p.last || cl.kind != relativeClause || !cl.passive || cl.finite >= 0 || p.waiting() < 0 || d.targetAt(i-1) < 0 {
		return false
	}
	m := d.targetAt(i + 1)
	return m >= 0 && d.mentions[m].last < p.last && d.words[d.mentions[m].last].is(isFinite)
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

// joinNonfinite opens a clause for a second participle or infinitive of one finite verb: a interdit TikTok et banni Signal; va
// quitter X et rejoindre Mastodon. The shared verb is among its words too.
func (p *frenchParser) joinNonfinite() {
	d := p.d
	cl := d.clauses[p.current]
	n := d.newClause(p.si, cl.kind, cl.parent)
	d.clauses[n].anchor, d.clauses[n].finite = cl.anchor, cl.finite
	d.clauses[n].words = append(d.clauses[n].words, cl.finite)
	p.current = n
}

// modalWith reports whether the clause has a modal verb, or aller, and its infinitive.
func (p *frenchParser) modalWith(cl *clause) bool {
	d := p.d
	return cl.finite >= 0 && (d.words[cl.finite].is(isModal) || d.words[cl.finite].verb == d.g.aller) && cl.final >= 0 && d.words[cl.final].is(isInf)
}

// participleOf reports whether a service with a participle stands at j that shares the clause's auxiliary: TikTok est interdit et
// WhatsApp déconseillé.
func (p *frenchParser) participleOf(j int32, cl *clause) bool {
	d := p.d
	if cl.finite < 0 || cl.final < 0 || !d.words[cl.finite].is(isAux) || !d.words[cl.final].is(isPP) || p.hasFinite(j) {
		return false
	}
	if d.words[j].is(isDet) {
		j++
	}
	if j >= p.last || d.targetAt(j) < 0 {
		return false
	}
	for j = d.mentions[d.targetAt(j)].last; j < p.last && d.words[j].is(isAdv|isNeg|isPP) && !d.words[j].is(isPunct); j++ {
		if w := &d.words[j]; w.is(isPP) && !w.is(isAux) {
			return true
		}
	}
	return false
}

// conjoined is the place in the current clause of a ", et" behind which the subject of the verb right behind the comma at i stands, or -1:
// L'école impose Jitsi, et les autres outils, Zoom en tête, n'ont plus cours.
func (p *frenchParser) conjoined(i int32) int {
	d := p.d
	cl := &d.clauses[p.current]
	if cl.kind != mainClause || cl.finite < 0 || !p.verbNext(i+1) || p.tellsNext(i+1) {
		return -1
	}
	for n := len(cl.words) - 2; n > 0 && cl.words[n] > cl.finite; n-- {
		j := cl.words[n]
		if w := &d.words[j]; w.is(isConj) && (w.fold == "et" || w.fold == "mais") {
			if next := &d.words[j+1]; d.words[j-1].fold == "," && (next.is(isDet) || next.is(isName)) || d.actorNext(j+1) {
				return n
			}
		}
	}
	return -1
}

// actorNext reports whether an institution stands at i, with or without its article.
func (d *document) actorNext(i int32) bool {
	if d.words[i].is(isDet) && int(i)+1 < len(d.words) {
		i++
	}
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].acts()
}

// splitAt gives the words of the current clause from the nth on to a main clause of their own.
func (p *frenchParser) splitAt(n int) {
	d := p.d
	old := p.current
	moved := d.clauses[old].words[n:]
	d.clauses[old].words = d.clauses[old].words[:n:n]
	p.newMain()
	for _, i := range moved {
		d.give(p.current, i, i+1)
	}
	if f := d.clauses[old].final; f >= moved[0] {
		d.clauses[old].final = -1
	}
}

// outOfAside is the clause outside of a remark with a participle that the comma at i ends, where a further phrase of it follows: enquête
// sur Temu, accusé de fraude, et depuis mai sur Shein. Or -1.
func (p *frenchParser) outOfAside(i int32) int32 {
	d := p.d
	if i+2 >= p.last || !d.words[i+1].is(isConj) || !d.words[i+2].is(isPrep) || d.words[i+2].is(isDet) || p.hasFinite(i+1) {
		return -1
	}
	cl := &d.clauses[p.current]
	for cl.kind == infinitiveClause && cl.parent >= 0 {
		cl = &d.clauses[cl.parent]
	}
	if cl.kind == relativeClause && cl.passive && cl.finite < 0 && len(cl.words) > 0 && cl.words[0] > 0 && d.words[cl.words[0]-1].fold == "," {
		return cl.parent
	}
	return -1
}
