package extractor

import (
	"slices"
	"strings"

	"edikt/language/forms"
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
		if w.is(isAdj) && w.is(verbal) && i+1 < last && !d.words[i+1].is(isDet) && d.nounAhead(i+1, last) && i > first && (d.words[i-1].is(isDet|isAdj|isPrep|isNum) || d.words[i-1].fold == ",") && !w.is(isAux|isModal) {
			w.flags &^= verbal // das verbotene Programm
		}
		if m := d.targetAt(i); m >= 0 && !d.mentions[m].anaphor && w.is(verbal) {
			w.flags &^= verbal // Skype und Zoom; Google Analytics
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
			return false
		}
	}
	return false
}

// boundary reports whether a sign may part clauses.
func boundary(w *word) bool {
	if !w.is(isPunct) {
		return false
	}
	switch w.fold {
	case ",", ";", ":", "–", "—", "(", ")", "-", "…", "!", "?", "|", "„", "“", "\"", "«", "»", "”":
		return true
	}
	return false
}

// segmentGerman cuts the sentence at its signs, and at und, oder, aber where finite verbs stand on both sides.
func (d *document) segmentGerman(first, last int32) []segment {
	var segs []segment
	start, after := first, rune(0)
	cut := func(end int32) {
		if start < end {
			segs = append(segs, d.newSegment(start, end, after))
		}
	}
	for i := first; i < last; i++ {
		w := &d.words[i]
		switch {
		case w.fold == "(" && d.aside(i, last) > 0:
			i = d.aside(i, last)
		case boundary(w):
			cut(i)
			start, after = i+1, rune(w.fold[0])
			if w.fold[0] >= 0x80 {
				after = '"'
			}
		case w.is(isConj) && i > start && d.clauseCoordinator(w.fold) && d.finiteBetween(start, i) && d.opensClause(i+1, last):
			cut(i)
			start, after = i, '+'
		case w.is(isConj) && i > start && w.fold == "als" || w.fold == "wie" && w.is(isSubj) && i > start:
			// comparisons stay inside
		}
	}
	cut(last)
	return segs
}

// aside returns the closing bracket of a short aside without a finite verb, such as (BSI); 0 where i opens none.
func (d *document) aside(i, last int32) int32 {
	for j := i + 1; j < last && j < i+10; j++ {
		w := &d.words[j]
		if w.fold == ")" {
			return j
		}
		if w.is(isFinite) && !w.is(isNoun|isAdj|isPP|isPrep) {
			return 0
		}
	}
	return 0
}

func (d *document) clauseCoordinator(fold string) bool {
	switch fold {
	case "und", "oder", "aber", "sondern", "denn", "doch":
		return true
	}
	return false
}

func (d *document) finiteBetween(a, b int32) bool {
	for ; a < b; a++ {
		if d.words[a].is(isFinite) && !d.words[a].is(isNoun) {
			return true
		}
	}
	return false
}

// opensClause reports whether what follows a coordinator is a clause of its own: a finite verb before the next boundary.
func (d *document) opensClause(i, last int32) bool {
	for first := i; i < last && !boundary(&d.words[i]); i++ {
		w := &d.words[i]
		if i > first && d.clauseCoordinator(w.fold) && i+1 < last && d.words[i+1].is(isFinite) {
			return false // folgt Kanada und den USA und verbietet: the cut is at the second one
		}
		if w.is(isFinite) && (!w.all(isFinite|isInf) || w.is(isModal|isAux)) && (!w.is(isPP) || i+1 < last && !boundary(&d.words[i+1])) {
			return true
		}
	}
	return false
}

func (d *document) newSegment(first, last int32, after rune) segment {
	s := segment{first: first, last: last, opener: -1, finite: -1, zu: -1, nonfinite: -1, after: after}
	i := first
	for i < last && (d.words[i].is(isPunct) || d.words[i].is(isConj) && !d.words[i].is(isSubj)) {
		s.coordinated = s.coordinated || d.words[i].is(isConj)
		i++
	}
	d.openerGerman(&s, i)
	d.verbsGerman(&s)
	return s
}

// openerGerman finds the subordinator, relative pronoun or um/ohne/statt that makes the segment a subordinate clause.
func (d *document) openerGerman(s *segment, i int32) {
	if i >= s.last {
		return
	}
	w := &d.words[i]
	if w.is(isAdv) && !w.is(isSubj) && i+1 < s.last && d.words[i+1].is(isSubj) && (w.fold == "auch" || w.fold == "vor" || w.fold == "selbst" || w.fold == "nur" || w.fold == "so" || w.fold == "zumal" || w.fold == "etwa") {
		i++
		w = &d.words[i]
	}
	switch {
	case w.is(isSubj) && !(w.is(isPrep) && !d.finiteEnd(i, s.last)):
		s.opener, s.kind = i, d.g.subordinator(w.fold)
		if w.fold == "um" || w.fold == "ohne" || w.fold == "statt" || w.fold == "anstatt" {
			s.kind = infinitiveClause
		}
	case (w.fold == "um" || w.fold == "ohne" || w.fold == "statt" || w.fold == "anstatt") && d.zuAhead(i, s.last):
		s.opener, s.kind = i, infinitiveClause
	case s.after == ',' && !s.coordinated && w.is(isRel) && d.finiteEnd(i+1, s.last) && !d.secondFinite(i, s.last):
		s.opener, s.kind = i, relativeClause
	case s.after == ',' && w.is(isPrep) && i+1 < s.last && d.words[i+1].is(isRel) && d.finiteEnd(i+2, s.last):
		s.opener, s.kind = i+1, relativeClause
	case (s.after == ',' || s.after == 0) && d.g.isWh(w.fold) && d.finiteEnd(i+1, s.last) && (s.after == ',' || !d.verbSecond(i+1, s.last)):
		s.opener, s.kind = i, indirectQuestion
	}
}

// secondFinite reports whether a sure finite verb stands before other words than verbs: a demonstrative opens a main clause
// (das kündigte der Minister an), no relative one.
func (d *document) secondFinite(i, last int32) bool {
	for j := i + 1; j < last; j++ {
		w := &d.words[j]
		if !w.is(isFinite) || w.is(isNoun) || w.is(isInf|isPP|isAdj|isAdv|isPrep|isDet|isPron) && !w.is(isAux|isModal) {
			continue
		}
		for k := j + 1; k < last; k++ {
			if x := &d.words[k]; x.is(isNoun|isName|isDet|isPron|isAdv|isNeg) && !x.is(verbal) && !x.is(isPunct) {
				return true
			}
		}
		return false
	}
	return false
}

// verbSecond reports whether the finite verb comes right after the first word: a direct question, not an indirect one.
func (d *document) verbSecond(i, last int32) bool {
	return i < last && d.words[i].is(isFinite) && i+1 < last
}

// finiteEnd reports whether a finite verb may close a clause that opens before i; embedded clauses may still follow.
func (d *document) finiteEnd(i, last int32) bool {
	if i >= last {
		return true // ", der," before an embedded clause
	}
	for j := last - 1; j >= i; j-- {
		w := &d.words[j]
		if w.is(isPunct) {
			continue
		}
		return w.is(isFinite) || d.finiteBetween(i, last) || !w.is(verbal)
	}
	return false
}

func (d *document) zuAhead(i, last int32) bool {
	end := d.sentences[d.words[i].sentence].Last
	for ; i < end; i++ {
		if d.words[i].is(isZu) {
			return true
		}
		if boundary(&d.words[i]) && i >= last && d.words[i].fold != "," {
			return false
		}
	}
	return false
}

// verbsGerman finds the segment's verbs. A form that could be finite or not (verbieten, untersagt) is finite only
// where no surer finite verb stands in the segment.
func (d *document) verbsGerman(s *segment) {
	sure, maybe := int32(-1), int32(-1)
	for i := s.first; i < s.last; i++ {
		w := &d.words[i]
		if w.is(isNoun) && !w.is(isFinite) || !w.is(verbal) {
			continue
		}
		if w.is(isZu) {
			s.zu = i
			continue
		}
		if w.is(isFinite) {
			ambiguous := w.is(isInf|isPP) && !w.is(isModal|isAux)
			if ambiguous || w.is(isAdj|isAdv|isPrep|isDet|isSubj|isPron) && !w.is(isAux|isModal) {
				if maybe < 0 || s.opener >= 0 {
					maybe = i
				}
			} else if sure < 0 || s.opener >= 0 {
				sure = i
			}
		}
		if w.is(isInf|isPP) && (!w.is(isModal|isAux) || i != sure) {
			s.nonfinite = i
		}
	}
	s.finite = sure
	if sure < 0 {
		s.finite = maybe
		if maybe == s.nonfinite {
			s.nonfinite = -1
		}
	}
	if s.finite >= 0 && s.nonfinite == s.finite {
		s.nonfinite = -1
	}
}

// germanParser puts segments together.
type germanParser struct {
	d     *document
	si    int32
	open  int32   // the main clause at hand
	stack []int32 // subordinate clauses that may still take words, innermost last
	more  bool    // a finite verb comes in a later segment
}

func (p *germanParser) take(s *segment) {
	if (s.kind == relativeClause || s.opener < 0) && s.finite >= 0 && s.after != ':' && s.after != ';' && p.awaits(s.finite) {
		s.opener, s.kind, s.nonfinite, s.finite = -1, mainClause, s.finite, -1 // will die App von den Handys der Räte, der Polizei verbannen
	}
	switch {
	case s.kind == relativeClause && s.opener >= 0 && !p.more && p.continues(s):
		// obwohl Kanada, die USA und die Kommission die App verbannt haben
	case s.opener >= 0:
		p.subordinate(s)
	case len(p.stack) > 0 && p.continues(s):
		// an incomplete subordinate clause gets its verb
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

func (p *germanParser) infinitive(s *segment) {
	parent := p.top()
	if parent >= 0 && s.after == '+' {
		parent = max(parent, p.d.clauses[parent].parent)
	}
	c := p.d.newClause(p.si, infinitiveClause, parent)
	p.d.give(c, s.first, s.last)
	p.d.clauses[c].anchor = s.first
	p.verbs(c, s)
	p.d.clauses[c].final = s.zu
	p.stack = append(p.stack, c)
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
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != p.si {
			continue
		}
		cl.question = d.isQuestion(p.si) && cl.kind != relativeClause
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
		if before >= 0 && cl.finite >= 0 && d.opensWith(cl, cl.finite) && d.words[cl.finite].class.any(d.g.known.speech) && d.clauses[before].parent < 0 {
			d.clauses[before].parent, d.clauses[before].kind = int32(c), complementClause
			d.clauses[before].reported = true
		}
		before = int32(c)
	}
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

// bracketGerman settles which forms are finite, joins separable verbs and finds negation and voice.
func (d *document) bracketGerman(c int32) {
	cl := &d.clauses[c]
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isFinite) && i != cl.finite {
			if w.is(isInf | isPP) {
				w.flags &^= isFinite
			}
		}
		if i == cl.finite {
			w.flags &^= isInf | isPP
		}
		if w.is(isNeg) && cl.neg < 0 {
			cl.neg = i
		}
	}
	if cl.finite >= 0 {
		d.joinParticle(cl)
		cl.verb = d.words[cl.finite].verb
	}
	if cl.final >= 0 && (cl.finite < 0 || d.words[cl.finite].is(isAux|isModal)) {
		cl.verb = d.words[cl.final].verb
	}
	cl.passive = d.passiveGerman(cl)
	if cl.finite < 0 && cl.final < 0 {
		if cl.kind == mainClause {
			cl.kind = fragment
		}
	}
}

// joinParticle finds the separable particle of the finite verb at the right end of the clause: rät ... ab.
func (d *document) joinParticle(cl *clause) {
	f := cl.finite
	for n := len(cl.words) - 1; n >= 0; n-- {
		i := cl.words[n]
		if i <= f {
			return
		}
		lemma, ok := d.joins(f, i)
		if !ok || !d.particlePlace(cl, n) {
			continue
		}
		d.words[f].verb = lemma
		d.words[f].class = d.words[f].class.union(d.g.classOf(lemma))
		d.words[f].partner, d.words[i].partner = i, f
		d.words[i].flags = isPart
		if cl.final < 0 {
			cl.final = i
		}
		return
	}
}

// joins reports whether word i is a particle of finite verb f, and the lemma they make.
func (d *document) joins(f, i int32) (uint32, bool) {
	for _, r := range d.words[f].readings {
		if r.POS != forms.Verb || !r.Features.Has(forms.Finite) {
			continue
		}
		if l, ok := d.g.forms.Join(r.Lemma, d.words[i].fold); ok {
			return l, true
		}
	}
	return 0, false
}

// particlePlace reports whether the n-th word of the clause can be a particle: nothing that it could govern follows.
func (d *document) particlePlace(cl *clause, n int) bool {
	if n+1 >= len(cl.words) {
		return true
	}
	i, j := cl.words[n], cl.words[n+1]
	next := &d.words[j]
	if j == i+2 && d.words[i+1].is(isOpen) && d.words[i].is(isPrep) && next.is(isNoun|isName) { // zu „YouTube“
		return false
	}
	if j != i+1 { // an embedded clause or a sign follows
		return true
	}
	if d.words[i].is(isDet) && (next.is(isNoun|isAdj|isName) || len(next.readings) == 0 && adjectiveEnding(next.fold)) {
		return false
	}
	if !d.words[i].is(isPrep) {
		return true
	}
	if next.is(isOpen) && n+2 < len(cl.words) { // zu „YouTube“
		return false
	}
	return next.is(isPunct | isConj | isInf)
}

// passiveGerman reports whether werden or sein with a participle makes the clause passive, or it is an infinitive passive.
func (d *document) passiveGerman(cl *clause) bool {
	pp, werden, sein, haben := false, false, false, false
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isPP) && !w.is(isAux) && !d.futureOf(cl, i) {
			pp = true
		}
		switch w.verb {
		case 0:
		case d.g.werden:
			werden = true
		case d.g.sein, d.g.bleiben, d.g.gehoeren, d.g.gelten:
			sein = true
		case d.g.haben:
			haben = true
		}
	}
	return pp && (werden || sein && !haben && !d.g.unaccusative(cl.verb))
}

// futureOf reports whether a form that is participle and infinitive alike is the infinitive of a future: wird den Dienst
// verlassen. An object in the accusative shows it, or another infinitive beside it.
func (d *document) futureOf(cl *clause, i int32) bool {
	if cl.finite < 0 || d.words[cl.finite].verb != d.g.werden || d.words[cl.finite].is(isPast) || !d.words[i].is(isInf) {
		return false
	}
	for _, j := range cl.words {
		w := &d.words[j]
		if w.is(isInf) && !w.is(isPP|isAux|isModal|isNoun) {
			return true
		}
		if (w.fold == "den" || w.fold == "einen" || w.fold == "ihren" || w.fold == "seinen") && w.is(isDet) && j > cl.finite && d.prev(j) >= 0 && !d.words[d.prev(j)].is(isPrep) {
			return true
		}
	}
	return false
}

// relativeAnchor finds the noun that a relative pronoun takes up: the nearest one that agrees with it.
func (d *document) relativeAnchor(pronoun, i int32) int32 {
	want, ok := relativeGender[d.words[pronoun].fold]
	nearest := d.nounBefore(i)
	if !ok || nearest < 0 {
		return nearest
	}
	first := d.sentences[d.words[i].sentence].First
	for n, hops := nearest, 0; n >= first && hops < 4; n, hops = d.nounBefore(n), hops+1 {
		if n < 0 {
			break
		}
		f := d.nounFeatures(n)
		if f == 0 || f&want != 0 {
			return n
		}
	}
	return nearest
}

// relativeGender is what a relative pronoun can agree with; the plural counts as a gender of its own.
var relativeGender = map[string]forms.Features{"der": forms.Masc | forms.Fem, "die": forms.Fem | forms.Pl, "das": forms.Neut, "den": forms.Masc,
	"dem": forms.Masc | forms.Neut, "denen": forms.Pl, "deren": forms.Fem | forms.Pl, "dessen": forms.Masc | forms.Neut}

// nounFeatures are gender and number of the noun at i as far as its form shows them; 0 where it is unknown. A plural has
// no gender.
func (d *document) nounFeatures(i int32) forms.Features {
	var f forms.Features
	w := &d.words[i]
	readings := w.readings
	if len(readings) == 0 && w.mod != "" { // a compound has the features of its head
		readings = d.g.forms.Lookup(strings.TrimPrefix(w.fold[len(w.mod):], "-"))
	}
	for _, r := range readings {
		if r.POS != forms.Noun {
			continue
		}
		if r.Features.Has(forms.Sg) {
			f |= r.Features & forms.Genders
		}
		f |= r.Features & forms.Pl
	}
	if f.Has(forms.Pl) && f&forms.Genders != 0 { // Ministerium is no plural, Ministerien no singular, Mitarbeiter both
		if l := d.left(i); l.det >= 0 {
			switch d.words[l.det].fold {
			case "das", "dem", "des", "ein", "eine", "einen", "einem", "einer":
				f &^= forms.Pl
			}
		}
	}
	return f
}

// nounBefore finds the last noun before token i.
func (d *document) nounBefore(i int32) int32 {
	first := d.sentences[d.words[i].sentence].First
	for i--; i >= first; i-- {
		if d.words[i].is(isNoun | isName) {
			return i
		}
	}
	return -1
}
