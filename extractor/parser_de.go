package extractor

import "slices"

// germanParser puts segments together.
type germanParser struct {
	d     *document
	si    int32
	first int32   // of the sentence's clauses
	open  int32   // the main clause at hand
	stack []int32 // subordinate clauses that may still take words, innermost last
	more  bool    // a finite verb comes in a later segment
	rest  []segment
}

// take adds the next segment of a sentence to the clauses: it opens one of its own, goes on with an open one or closes it.
func (p *germanParser) take(s *segment) {
	if s.opener < 0 && s.coordinated && s.finite >= 0 && p.relates(s) {
		s.opener, s.kind = s.first+1, relativeClause
	}
	if (s.kind == relativeClause && !p.d.pronominal(s.opener, s.last) || s.opener < 0) && s.finite >= 0 && s.after != ':' && s.after != ';' && p.awaits(s) {
		s.opener, s.kind, s.nonfinite, s.finite = -1, mainClause, lastVerb(s), -1 // will die App von den Handys der Räte, der Polizei verbannen
	}
	if p.opensList(s) {
		p.rest[0].first = s.first // plant, TikTok, WeChat und Weibo zu sperren
		return
	}
	switch {
	case s.shares >= 0 && s.opener < 0 && p.sharesOpen(s):
		p.share(s)
	case s.kind == relativeClause && s.opener >= 0 && !p.more && p.continues(s):
		// obwohl Kanada, die USA und die Kommission die App verbannt haben
	case s.kind == relativeClause && s.opener >= 0 && p.completes(s) && p.continues(s):
		// mit dem Kelber, damals Beauftragter, der Regierung aufgab, die Seite zu schliessen
	case s.opener >= 0:
		p.subordinate(s)
	case len(p.stack) > 0 && p.continues(s):
		// an incomplete subordinate clause gets its verb
	case len(p.stack) > 0 && s.opener < 0 && s.after == ',' && s.finite > s.first+2 && p.verbFinal(s) && p.twin(s):
		// dass A verbietet und es bei B, C und D Bedenken gibt
	case s.zu >= 0 && s.finite < 0:
		p.infinitive(s)
	case s.finite >= 0:
		p.main(s)
	default:
		p.verbless(s)
	}
}

// opensList reports whether a segment behind a comma is nothing but a service with which the objects of the infinitive begin that the next segments
// bring.
func (p *germanParser) opensList(s *segment) bool {
	if s.after != ',' || p.open < 0 || len(p.stack) > 0 || !p.onlyService(s) {
		return false
	}
	for i := range p.rest {
		r := &p.rest[i]
		if r.after != ',' || r.opener >= 0 || r.finite >= 0 {
			return false
		}
		if r.zu >= 0 {
			return true
		}
		if !p.onlyService(r) {
			return false
		}
	}
	return false
}

// onlyService reports whether a segment is the name of a service and nothing else.
func (p *germanParser) onlyService(s *segment) bool {
	m := p.d.targetAt(s.first)
	return m >= 0 && p.d.mentions[m].first == s.first && p.d.mentions[m].last == s.last && !p.d.mentions[m].modifier
}

// relates reports whether a segment behind a coordinator is a second relative clause about the same noun: das dem Konzern gehört und
// das viele nutzen.
func (p *germanParser) relates(s *segment) bool {
	n := len(p.stack)
	return n > 0 && p.d.clauses[p.stack[n-1]].kind == relativeClause && s.first+1 < s.last && p.d.words[s.first+1].is(isRel) && p.d.pronominal(s.first+1, s.last) && p.verbFinal(s)
}

// awaits reports whether the open main clause has a modal or auxiliary verb and not yet the infinitive or participle that
// the verb of the segment can be. Behind subordinate clauses that part it, each with its verb, that one closes the segment:
// hat TikTok, das seit Jahren in Verruf steht, von den Handys verbannt.
func (p *germanParser) awaits(s *segment) bool {
	w := &p.d.words[lastVerb(s)]
	if p.open < 0 || !w.is(isInf|isPP) || w.is(isModal|isAux) || len(p.stack) > 0 && (s.coordinated || s.after != ',' || !p.closesWith(s, lastVerb(s)) || p.lacking()) {
		return false
	}
	cl := &p.d.clauses[p.open]
	if cl.finite < 0 || cl.final >= 0 {
		return false
	}
	f := &p.d.words[cl.finite]
	return f.is(isModal) && w.is(isInf) || f.is(isAux) && (w.is(isPP) || f.verb == p.d.g.werden)
}

// lastVerb is the verb that closes a segment's bracket: the participle right behind what could be its finite verb, fallen gelassen.
func lastVerb(s *segment) int32 {
	if s.nonfinite == s.finite+1 {
		return s.nonfinite
	}
	return s.finite
}

// subordinate makes a clause of a segment that a conjunction, a pronoun or a question word opens: dass die Stadt X verlässt.
func (p *germanParser) subordinate(s *segment) {
	if n := len(p.stack); n > 0 && s.kind == indirectQuestion { // ob, und wenn ja, welche Daten verarbeitet werden
		if c := p.stack[n-1]; p.d.clauses[c].kind == indirectQuestion && len(p.d.clauses[c].words) == 1 {
			p.d.give(c, s.first, s.last)
			p.verbs(c, s)
			return
		}
	}
	parent := p.top()
	if s.coordinated && len(p.stack) > 0 {
		parent = p.d.clauses[p.stack[len(p.stack)-1]].parent
	}
	if s.after == ':' && s.kind == indirectQuestion {
		parent = -1 // Malaysia macht Ernst: Wer unter 16 ist, soll ....
	}
	c := p.d.newClause(p.si, s.kind, parent)
	cl := &p.d.clauses[c]
	cl.anchor = s.opener
	if s.kind == relativeClause {
		cl.anchor = p.d.relativeAnchor(s.opener, s.first)
	}
	cl.leading = parent < 0
	p.d.give(c, s.first, s.last)
	if s.shares >= 0 {
		cl.words, s.nonfinite, s.finite = append(cl.words, s.shares), p.d.bracketEnd(s.first, s.last), s.shares
	}
	p.verbs(c, s)
	p.stack = append(p.stack, c)
}

// top is the clause that a new subordinate clause hangs on.
func (p *germanParser) top() int32 {
	if n := len(p.stack); n > 0 {
		return p.stack[n-1]
	}
	return p.open
}

// continues gives a segment to an open subordinate clause that lacks its verb.
func (p *germanParser) continues(s *segment) bool {
	for n := len(p.stack) - 1; n >= 0; n-- {
		c := p.stack[n]
		cl := &p.d.clauses[c]
		if !lacksVerb(cl) {
			continue
		}
		if s.finite < 0 && s.zu < 0 && s.nonfinite < 0 && cl.kind == infinitiveClause && n < len(p.stack)-1 {
			continue
		}
		p.d.give(c, s.first, s.last)
		p.verbs(c, s)
		p.stack = p.stack[:n+1]
		return true
	}
	return false
}

// lacking reports whether a subordinate clause at hand has not got its verb yet.
func (p *germanParser) lacking() bool {
	return slices.ContainsFunc(p.stack, func(c int32) bool { return lacksVerb(&p.d.clauses[c]) })
}

// lacksVerb reports whether a subordinate clause has not got the verb that closes it.
func lacksVerb(cl *clause) bool {
	if cl.kind == infinitiveClause {
		return cl.final < 0
	}
	return cl.finite < 0
}

// infinitive makes a clause of a segment with "zu" and an infinitive: X zu verlassen.
func (p *germanParser) infinitive(s *segment) {
	parent := p.top()
	if parent >= 0 && (s.after == '+' || p.listed(parent)) {
		pair := p.listed(parent) || p.d.clauses[parent].kind == infinitiveClause
		if parent = p.d.clauses[parent].parent; parent >= 0 && pair {
			p.d.clauses[parent].branches = true
		}
	}
	c := p.d.newClause(p.si, infinitiveClause, parent)
	p.d.give(c, s.first, s.last)
	p.d.clauses[c].anchor = s.first
	p.verbs(c, s)
	p.d.clauses[c].final = s.zu
	p.stack = append(p.stack, c)
}

// listed reports whether an infinitive clause is complete, so that the next one goes on with its list: X zu verlassen, TikTok zu
// sperren; not zu prüfen, TikTok zu sperren.
func (p *germanParser) listed(c int32) bool {
	cl := &p.d.clauses[c]
	return cl.kind == infinitiveClause && cl.parent >= 0 && cl.final >= 0 && p.d.words[cl.final].is(isZu) && p.d.effectOf(cl.final) == noEffect && p.d.namesService(cl.words[0], cl.final)
}

// main opens a main clause, or gives the segment to the one that still lacks its finite verb.
func (p *germanParser) main(s *segment) {
	leading := len(p.stack) > 0 && (p.open < 0 || p.d.clauses[p.stack[0]].parent < 0)
	stack := p.stack
	p.stack = p.stack[:0]
	if p.open >= 0 && p.d.clauses[p.open].finite < 0 && s.after != ':' && s.after != ';' && p.d.clauses[p.open].kind != fragment {
		p.d.give(p.open, s.first, s.last)
		p.verbs(p.open, s)
		return
	}
	if s.after == '+' && len(stack) > 0 && p.verbFinal(s) {
		// "dass A verbietet und B erlaubt": coordinated with the subordinate clause before it
		last := stack[len(stack)-1]
		c := p.d.newClause(p.si, p.d.clauses[last].kind, p.d.clauses[last].parent)
		p.d.clauses[c].anchor = p.d.clauses[last].anchor
		p.d.give(c, s.first, s.last)
		p.verbs(c, s)
		p.stack = append(stack, c)
		return
	}
	c := p.d.newClause(p.si, mainClause, -1)
	if leading {
		for _, sub := range stack {
			if p.d.clauses[sub].parent < 0 {
				p.d.clauses[sub].parent = c
			}
		}
	}
	p.d.give(c, s.first, s.last)
	p.verbs(c, s)
	p.open = c
}

// verbFinal reports whether the segment's finite verb closes it.
func (p *germanParser) verbFinal(s *segment) bool { return p.closesWith(s, s.finite) }

// closesWith reports whether the verb at i closes the segment.
func (p *germanParser) closesWith(s *segment, i int32) bool {
	for i++; i < s.last; i++ {
		if !p.d.words[i].is(isPunct) {
			return false
		}
	}
	return true
}

// verbless gives a piece without a finite verb to where it belongs: the right bracket to the open main clause, a list
// item or apposition to the clause before it.
func (p *germanParser) verbless(s *segment) {
	if p.open >= 0 && p.opensField(s) {
		p.stack = p.stack[:0]
		p.open = -1
	}
	if p.open >= 0 && (len(p.stack) == 0 || s.nonfinite >= 0 || p.needsParticle(s)) {
		p.stack = p.stack[:0]
		p.d.give(p.open, s.first, s.last)
		p.verbs(p.open, s)
		return
	}
	if n := len(p.stack); n > 0 && s.after == ',' && p.open < 0 {
		// before the main clause: an apposition after a leading clause
		p.d.give(p.stack[n-1], s.first, s.last)
		return
	}
	if p.open >= 0 {
		p.d.give(p.open, s.first, s.last)
		return
	}
	c := p.d.newClause(p.si, mainClause, -1)
	p.d.give(c, s.first, s.last)
	p.verbs(c, s)
	p.open = c
}

// opensField reports whether a piece behind a colon or semicolon is the first field of a new main clause, whose verb stands behind what
// hangs on the piece: ... geändert: Zum neuen Schuljahr, das im August beginnt, ist TikTok verboten.
func (p *germanParser) opensField(s *segment) bool {
	if s.after != ':' && s.after != ';' || s.nonfinite >= 0 || p.d.clauses[p.open].finite < 0 || len(p.rest) < 2 || p.rest[0].opener < 0 {
		return false
	}
	for i := range p.rest {
		if r := &p.rest[i]; r.opener < 0 {
			return r.finite == r.first && r.after == ','
		}
	}
	return false
}

// needsParticle reports whether the open main clause's verb finds its particle in s.
func (p *germanParser) needsParticle(s *segment) bool {
	f := p.d.clauses[p.open].finite
	if f < 0 {
		return false
	}
	for i := s.first; i < s.last; i++ {
		if _, ok := p.d.joins(f, i); ok {
			return true
		}
	}
	return false
}

// verbs files the verbs of a segment in its clause.
func (p *germanParser) verbs(c int32, s *segment) {
	cl := &p.d.clauses[c]
	if s.finite >= 0 && (cl.finite < 0 || cl.kind != mainClause && cl.kind != fragment) {
		cl.finite = s.finite
	}
	if s.zu >= 0 {
		cl.final = s.zu
	}
	if s.nonfinite >= 0 {
		cl.final = s.nonfinite
	}
}

// finish settles each clause of the sentence once all its words are there.
func (p *germanParser) finish() {
	d := p.d
	question := d.isQuestion(p.si)
	for c := p.first; c < int32(len(d.clauses)); c++ {
		cl := &d.clauses[c]
		cl.question = question && cl.kind != relativeClause
		d.splitParticles(c)
		d.bracketGerman(c)
	}
	d.supposed(p.first)
	d.reported(p.first)
}

// completes reports whether a segment that begins with an article and a noun brings the verb of the innermost subordinate
// clause, since no later segment does.
func (p *germanParser) completes(s *segment) bool {
	if len(p.stack) == 0 || s.finite < 0 || !p.verbFinal(s) || s.opener != s.first || s.first+1 >= s.last {
		return false
	}
	if w := &p.d.words[s.first]; !w.is(isDet) || !p.d.words[s.first+1].is(isNoun) || p.d.words[s.first+1].is(isFinite) {
		return false
	}
	if cl := &p.d.clauses[p.stack[len(p.stack)-1]]; cl.kind != relativeClause || cl.finite >= 0 {
		return false
	}
	for i := range p.rest {
		if r := &p.rest[i]; r.finite >= 0 {
			return r.opener >= 0 || !p.verbFinal(r)
		}
	}
	return true
}

// twin makes a second subordinate clause of what stands behind a coordinator and the verb of the innermost one, and of the
// segment, which brings its verb.
func (p *germanParser) twin(s *segment) bool {
	last := p.stack[len(p.stack)-1]
	cl := &p.d.clauses[last]
	if cl.finite < 0 || cl.kind == infinitiveClause {
		return false
	}
	n := slices.IndexFunc(cl.words, func(i int32) bool { return i > cl.finite && p.d.clauseCoordinator(p.d.words[i].fold) })
	if n < 0 {
		return false
	}
	from := cl.words[n]
	c := p.d.newClause(p.si, cl.kind, cl.parent)
	cl = &p.d.clauses[last]
	p.d.clauses[c].anchor = cl.anchor
	cl.words = cl.words[:n]
	p.d.give(c, from, s.last)
	p.verbs(c, s)
	p.stack[len(p.stack)-1] = c
	return true
}
