package extractor

import (
	"slices"
)

// parseGerman puts the clauses of one sentence together: it cuts at signs and at coordinators between two finite
// verbs, reads what each piece needs (a subordinate clause its verb at the end, a main clause the right part of
// its bracket), and joins pieces until each has it. After Neumann, Backofen, Baur, Becker, Braun (ANLP 1997): the
// topological field structure first.
func (d *document) parseGerman(si int32) {
	s := d.sentences[si]
	d.settleGerman(s.First, s.Last)
	segs := d.segmentGerman(s.First, s.Last)
	p := germanParser{d: d, si: si, open: -1}
	for i := range segs {
		p.rest = segs[i+1:]
		p.more = i+1 < len(segs) && slices.ContainsFunc(segs[i+1:], func(s segment) bool { return s.finite >= 0 })
		p.take(&segs[i])
	}
	p.finish()
}

// settleGerman decides between readings where the neighbours tell.
func (d *document) settleGerman(first, last int32) {
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.is(isPrep) && w.fold == "zu" && i+1 < last && d.words[i+1].is(isInf) && !d.words[i+1].is(isNoun) {
			w.flags &^= isPrep // zu nutzen
			d.words[i+1].flags = d.words[i+1].flags&^(isInf|isFinite) | isZu
		}
		if w.is(isAdj) && w.is(verbal) && i+1 < last && !d.words[i+1].is(isDet) && d.nounAhead(i+1, last) && i > first && (d.words[i-1].is(isDet|isAdj|isPrep|isNum) || d.words[i-1].fold == "," || d.extended(i, first)) && !w.is(isAux|isModal) {
			w.flags &^= verbal // das verbotene Programm
		}
		if m := d.targetAt(i); m >= 0 && !d.mentions[m].anaphor && w.is(verbal) {
			w.flags &^= verbal // Skype und Zoom; Google Analytics
			w.verb = 0
		}
		if i == first && w.all(isNoun|isFinite) && !w.is(isAux|isModal|isPP|isInf) && d.nounOpens(i, last) {
			w.flags &^= verbal // Anrufe über WhatsApp lässt die Behörde nicht durch
			w.verb = 0
		}
		if d.participleFirst(i, last) {
			w.flags &^= isNoun // Verboten ist ...
			w.noun = 0
		}
		if w.is(isSubj) && w.is(isAdv|isPron) && i == first && i+1 < last && d.words[i+1].is(isFinite) && !d.words[i+1].is(isNoun) {
			w.flags &^= isSubj // Damit ist das Verbot gekippt
		}
		if w.is(isSubj) && w.is(isPrep) && (i == first || d.words[i-1].fold != ",") && !(i == first && d.verbFinalAhead(i+1, last)) {
			w.flags &^= isSubj // seit Montag, während der Zeit
		}
		if w.is(isSubj) && w.is(isPrep) && (w.fold == "statt" || w.fold == "anstatt") && !d.zuAhead(i+1, last) {
			w.flags &^= isSubj // statt Zoom soll das Amt Jitsi bekommen
		}
		if w.is(isSubj) && w.is(isPrep) && (i == first || d.words[i-1].fold == ",") && d.verbFinalAhead(i+1, last) {
			w.flags &^= isPrep // während der Kanton, der ..., sie verbietet
		}
		if w.is(isDet) && w.is(isRel) && i > first && d.words[i-1].fold == "," {
			if !d.finiteAhead(i+1, last) {
				w.flags &^= isRel
			}
		}
	}
}

// extended reports whether an attribute with a phrase of its own before it stands at i: eine vom Amt entwickelte App. Its article
// stands right before a preposition.
func (d *document) extended(i, first int32) bool {
	for j := i - 2; j >= first && j > i-12; j-- {
		w := &d.words[j]
		if boundary(w) && w.fold != "(" && w.fold != ")" {
			return false
		}
		if w.is(isDet) && !w.is(isPrep|isNoun) && d.words[j+1].is(isPrep) && !d.words[j+1].is(isPart) {
			return j+2 < i && !d.finiteBetween(j+1, i)
		}
	}
	return false
}

// nounOpens reports whether a word that could be a finite verb opens its sentence as a noun: a sure finite verb comes before the
// next sign, and not right behind it.
func (d *document) nounOpens(i, last int32) bool {
	for j := i + 1; j < last && !boundary(&d.words[j]); j++ {
		w := &d.words[j]
		if w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isDet|isAdv|isInf|isPP|isSubj|isPron) || w.is(isFinite) && w.is(isAux|isModal) {
			return j > i+1 || !d.words[i].is(isInf)
		}
	}
	return false
}

// participleFirst reports whether a word that could also be a noun opens its sentence as a participle: an auxiliary follows.
func (d *document) participleFirst(i, last int32) bool {
	w := &d.words[i]
	if !w.is(isNoun) || !w.is(isPP) || i+1 >= last || !d.afterOpening(i, d.sentences[w.sentence].First) {
		return false
	}
	n := &d.words[i+1]
	return n.is(isFinite) && n.verb != 0 && (n.verb == d.g.sein || n.verb == d.g.werden || n.verb == d.g.bleiben)
}

// nounAhead reports whether a noun follows from i on with only adjectives before it.
func (d *document) nounAhead(i, last int32) bool {
	for ; i < last; i++ {
		w := &d.words[i]
		switch {
		case w.is(isNoun | isName):
			return true
		case w.is(isAdj|isDet|isNum) || w.fold == "und" || w.tok.Kind == 0 && len(w.readings) == 0:
		default:
			return false
		}
	}
	return false
}

// verbFinalAhead reports whether the words up to the next boundary end in a finite verb.
func (d *document) verbFinalAhead(i, last int32) bool {
	end := i
	for end < last && !boundary(&d.words[end]) {
		end++
	}
	return end > i && d.words[end-1].is(isFinite) || end < last && d.words[end].fold == "," && !d.finiteBetween(i, end)
}

// finiteAhead reports whether a finite verb stands between i and the next boundary.
func (d *document) finiteAhead(i, last int32) bool {
	for ; i < last; i++ {
		w := &d.words[i]
		if w.is(isFinite) {
			return true
		}
		if boundary(w) && w.fold != "," && w.fold != "(" {
			return false
		}
		if w.fold == "," && i+1 < last && !d.words[i+1].is(isAdj) {
			return d.bareVerbs(i+1, last)
		}
	}
	return false
}

// bareVerbs reports whether a piece of nothing but verbs comes before any other with a finite verb: it closes a clause that an
// apposition has parted, die Beamte zu Visio, einem Dienst des Staates, verpflichten würde.
func (d *document) bareVerbs(i, last int32) bool {
	for i < last {
		end, only, finite := i, true, false
		for end < last && !boundary(&d.words[end]) && d.words[end].fold != "." {
			w := &d.words[end]
			only = only && w.is(verbal) && !w.is(isNoun)
			finite = finite || w.is(isFinite) && !w.is(isNoun) && !(w.is(isAdj) && d.nounAhead(end+1, last))
			end++
		}
		if finite {
			return only
		}
		if end >= last || !boundary(&d.words[end]) {
			return false
		}
		i = end + 1
	}
	return false
}

// germanParser puts segments together.
type germanParser struct {
	d     *document
	si    int32
	open  int32   // the main clause at hand
	stack []int32 // subordinate clauses that may still take words, innermost last
	more  bool    // a finite verb comes in a later segment
	rest  []segment
}

func (p *germanParser) take(s *segment) {
	if (s.kind == relativeClause || s.opener < 0) && s.finite >= 0 && s.after != ':' && s.after != ';' && p.awaits(s.finite) {
		s.opener, s.kind, s.nonfinite, s.finite = -1, mainClause, s.finite, -1 // will die App von den Handys der Räte, der Polizei verbannen
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

// awaits reports whether the open main clause has a modal or auxiliary verb and not yet the infinitive or participle that
// word i can be.
func (p *germanParser) awaits(i int32) bool {
	w := &p.d.words[i]
	if p.open < 0 || len(p.stack) > 0 || !w.is(isInf|isPP) || w.is(isModal|isAux) {
		return false
	}
	cl := &p.d.clauses[p.open]
	if cl.finite < 0 || cl.final >= 0 {
		return false
	}
	f := &p.d.words[cl.finite]
	return f.is(isModal) && w.is(isInf) || f.is(isAux) && (w.is(isPP) || f.verb == p.d.g.werden)
}

func (p *germanParser) subordinate(s *segment) {
	parent := p.top()
	if s.coordinated && len(p.stack) > 0 {
		parent = p.d.clauses[p.stack[len(p.stack)-1]].parent
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
		lacks := cl.finite < 0 && cl.kind != infinitiveClause || cl.kind == infinitiveClause && cl.final < 0
		if !lacks {
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
	leading := p.open < 0 && len(p.stack) > 0
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
func (p *germanParser) verbFinal(s *segment) bool {
	for i := s.finite + 1; i < s.last; i++ {
		if !p.d.words[i].is(isPunct) {
			return false
		}
	}
	return true
}

// verbless gives a piece without a finite verb to where it belongs: the right bracket to the open main clause, a list
// item or apposition to the clause before it.
func (p *germanParser) verbless(s *segment) {
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
	for c := 0; c < len(d.clauses); c++ {
		cl := &d.clauses[c]
		if cl.sentence != p.si {
			continue
		}
		cl.question = d.isQuestion(p.si) && cl.kind != relativeClause
		d.splitParticles(int32(c))
		d.bracketGerman(int32(c))
	}
	d.supposed(p.si)
	d.reported(p.si)
}

// supposed makes a condition of a clause that opens with its verb before another that does: Würde man TikTok verbieten, gingen ....
func (d *document) supposed(si int32) {
	before := int32(-1)
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != si || cl.kind != mainClause || cl.finite < 0 {
			continue
		}
		if before >= 0 && !cl.question && d.opensWith(&d.clauses[before], d.clauses[before].finite) && d.opensWith(cl, cl.finite) && d.words[cl.words[0]-1].fold == "," && !d.words[cl.finite].class.any(d.g.known.speech) {
			d.clauses[before].kind, d.clauses[before].parent = conditionClause, int32(c)
		}
		before = int32(c)
	}
}

// reported hangs a statement on the clause of speaking behind it: "...", verlangen die Grünen. That clause opens with its
// finite verb.
func (d *document) reported(si int32) {
	before := int32(-1)
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != si || cl.kind != mainClause {
			continue
		}
		if before >= 0 && cl.finite >= 0 && d.opensWith(cl, cl.finite) && !d.goesOnWith(cl) && (d.words[cl.finite].class.any(d.g.known.speech) || d.letsKnow(cl)) && d.clauses[before].parent < 0 {
			d.clauses[before].parent, d.clauses[before].kind = int32(c), complementClause
			d.clauses[before].reported = true
		} else if before >= 0 && d.quotes(&d.clauses[before], cl) {
			cl.parent, cl.kind = before, complementClause
			continue
		}
		before = int32(c)
	}
}

// goesOnWith reports whether a clause that opens with its verb goes on with the subject of the one before it: verlangt aber
// Passwörter.
func (d *document) goesOnWith(cl *clause) bool {
	i := cl.finite + 1
	return int(i) < len(d.words) && d.words[i].clause == d.words[cl.finite].clause && d.g.goesOn[d.words[i].fold]
}

// opensWith reports whether word i is the first of the clause that is no sign.
func (d *document) opensWith(cl *clause, i int32) bool {
	for _, w := range cl.words {
		if !d.words[w].is(isPunct) {
			return w == i
		}
	}
	return false
}

// quotes reports whether a main clause in the subjunctive says what the one before it speaks of: widersprach der Darstellung, man
// habe die App gesperrt.
func (d *document) quotes(said, cl *clause) bool {
	if cl.finite < 0 || said.finite < 0 || !d.words[cl.finite].is(isSubj1) || d.words[said.finite].is(isSubj1) || d.opensWith(cl, cl.finite) || d.words[cl.words[0]-1].fold != "," || d.words[cl.words[0]].is(isConj) {
		return false
	}
	for _, i := range said.words {
		w := &d.words[i]
		if w.is(verbal) && (w.class.any(d.g.known.speech) || d.effectOf(i) == opDeny) {
			return true
		}
	}
	return false
}

// splitParticles makes a clause of its own of a conjunct that repeats the verb with another particle: steigt bei X aus und bei
// Bluesky ein. The particle stands for the verb.
func (d *document) splitParticles(c int32) {
	cl := &d.clauses[c]
	if cl.finite < 0 || len(cl.words) < 6 {
		return
	}
	f := cl.finite
	n := len(cl.words) - 1
	for n > 0 && d.words[cl.words[n]].is(isPunct) {
		n--
	}
	last := cl.words[n]
	lemma, ok := d.joins(f, last)
	if !ok || last <= f {
		return
	}
	for k := 1; k < n-1; k++ {
		i := cl.words[k]
		if i <= f || !d.clauseCoordinator(d.words[cl.words[k+1]].fold) {
			continue
		}
		if _, ok := d.joins(f, i); !ok || i == last {
			continue
		}
		from := cl.words[k+1]
		si, kind, parent, end := cl.sentence, cl.kind, cl.parent, cl.words[len(cl.words)-1]+1
		second := d.newClause(si, kind, parent)
		d.clauses[c].words = d.clauses[c].words[:k+1]
		d.give(second, from, end)
		w := &d.words[last]
		w.flags = d.words[f].flags
		w.verb, w.class = lemma, w.class.union(d.g.classOf(lemma))
		d.clauses[second].finite, d.clauses[second].gapped = last, true
		return
	}
}
