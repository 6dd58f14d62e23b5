package extractor

import (
	"slices"

	"edikt/language"
)

// parseGerman puts the clauses of one sentence together: it cuts at signs and at coordinators between two finite
// verbs, reads what each piece needs (a subordinate clause its verb at the end, a main clause the right part of
// its bracket), and joins pieces until each has it. After Neumann, Backofen, Baur, Becker, Braun (ANLP 1997): the
// topological field structure first.
func (d *document) parseGerman(si int32) {
	s := d.sentences[si]
	d.settleGerman(s.First, s.Last)
	segs := d.segmentGerman(s.First, s.Last)
	p := germanParser{d: d, si: si, first: int32(len(d.clauses)), open: -1}
	for i := range segs {
		if i > 0 && d.startsAnew(segs[i:], s.First) && p.told() {
			p.finish()
			p = germanParser{d: d, si: si, first: int32(len(d.clauses)), open: -1}
		}
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
		if w.is(isAdj) && w.is(verbal) && !w.is(isAux|isModal) && i > first && i+1 < last && !d.words[i+1].is(isDet) && d.nounAhead(i+1, last) && d.attributeAt(i, first) {
			w.flags &^= verbal // das verbotene Programm
		}
		if w.is(verbal) && d.properName(i) {
			w.flags &^= verbal // Skype und Zoom; Google Analytics
			w.verb = 0
		}
		if w.all(isNoun|isFinite) && !w.is(isAux|isModal|isPP|isInf) && (d.startsAt(i, first) && d.nounOpens(i, last) || w.is(isPast) && d.titles(i, last)) {
			w.flags &^= verbal // Anrufe über WhatsApp lässt die Behörde nicht durch; Abschied von X: Bern geht
			w.verb = 0
		}
		if w.is(isDet) && d.nounAhead(i+1, last) {
			d.onlyDeterminer(w) // einige Ämter, seine Leute
		}
		if w.fold == "an" && d.closesTime(i, first) {
			w.flags &^= isPrep // von Ende 2026 an keine Technik
		}
		if w.fold == "sondern" && w.is(isConj) {
			w.flags &^= verbal // nicht X, sondern Y
			w.verb = 0
		}
		if d.participleFirst(i, last) {
			w.flags &^= isNoun // Verboten ist ...
			w.noun = 0
		}
		if w.is(isNoun) && w.is(isPrep) && d.startsAt(i, first) && i+1 < last && (d.words[i+1].is(isDet) || d.words[i+1].mention >= 0 && d.targetAt(i+1) < 0) {
			w.flags &^= isNoun // Aus dem Ministerium hieß es
			w.noun = 0
		}
		if w.is(isSubj) && w.is(isAdv|isPron) && d.startsAt(i, first) && i+1 < last && d.words[i+1].is(isFinite) && !d.words[i+1].is(isNoun) {
			w.flags &^= isSubj // Damit ist das Verbot gekippt
		}
		if d.startsAt(i, first) && w.fold == "als" && !d.verbFinalAhead(i+1, last) {
			w.flags &^= isSubj // Als erste Behörde arbeitet ...
		}
		if w.is(isSubj) && w.is(isPrep) && (d.startsAt(i, first) || d.words[i-1].fold != ",") && !(d.startsAt(i, first) && d.verbFinalAhead(i+1, last)) {
			w.flags &^= isSubj // seit Montag, während der Zeit
		}
		if w.is(isSubj) && w.is(isPrep) && (w.fold == "statt" || w.fold == "anstatt") && !d.zuAhead(i+1, last) {
			w.flags &^= isSubj // statt Zoom soll das Amt Jitsi bekommen
		}
		if w.is(isSubj) && w.is(isPrep) && i > first && i+1 < last && d.words[i-1].fold == "," && d.timeBehind(i) {
			w.flags &^= isSubj // das Amt, seit 2009 auf X aktiv, hat; will X, das stört, bis zum Sommer verlassen
		}
		if w.is(isSubj) && w.is(isPrep) && (d.startsAt(i, first) || d.words[i-1].fold == ",") && d.verbFinalAhead(i+1, last) && !d.datedVerb(i+1, last) {
			w.flags &^= isPrep // während der Kanton, der ..., sie verbietet
		}
		if w.is(isDet) && w.is(isRel) && i > first && d.words[i-1].fold == "," && !d.finiteAhead(i+1, last) {
			w.flags &^= isRel
		}
		if w.is(isDet) && w.is(isRel) && i > first+1 && d.words[i-1].is(isPrep) && d.words[i-2].fold == "," && !d.finiteBetween(i+1, last) {
			w.flags &^= isRel // riet Anna Muster, die Beauftragte, für den Austausch davon ab
		}
	}
}

// properName reports whether a word of a service's or company's name stands at i.
func (d *document) properName(i int32) bool {
	k := d.words[i].mention
	if k < 0 {
		return false
	}
	m := &d.mentions[k]
	return m.kind == targetMention && !m.anaphor || m.kind == actorMention && m.sort == "company" && d.words[i].noun == 0 && d.words[i].tok.Is(language.Upper)
}

// onlyDeterminer takes from a determiner what it would be as a verb: einige is no form of einigen, seine none of sein.
func (d *document) onlyDeterminer(w *word) {
	w.flags &^= verbal
	w.class = w.class.without(d.g.classOf(w.verb)).without(d.g.classOf(d.g.sein))
	w.verb = 0
}

// attributeAt reports whether what stands before the participle or verb at i makes it an attribute: das verbotene Programm; alte, verbotene
// Programme; die 2021 verbotene App; not: 2021 verbannte Litauen die App; früh verbannte Litauen die App.
func (d *document) attributeAt(i, first int32) bool {
	w := &d.words[i-1]
	if w.year() || w.is(isAdj) && !w.is(isDet|isPrep) && !adjectiveEnding(w.fold) {
		return d.articleOfAttribute(i-1, first)
	}
	if w.is(isDet | isAdj | isPrep | isNum) {
		return true
	}
	if w.fold == "," && i > first+1 {
		if b := &d.words[i-2]; b.is(isAdj) || !b.tok.Is(language.Upper) && adjectiveEnding(b.fold) {
			return true
		}
	}
	return d.extended(i, first)
}

// articleOfAttribute reports whether an article stands before the adverbs or the time that end at token i: die im März 2021; eine früh.
func (d *document) articleOfAttribute(i, first int32) bool {
	for ; i >= first; i-- {
		switch w := &d.words[i]; {
		case w.is(isDet) && !w.is(isPrep):
			return true
		case w.is(isPrep|isAdv|isAdj|isNum) || w.class.has(d.g.known.time) || d.g.months[w.fold] > 0:
		default:
			return false
		}
	}
	return false
}

// timeBehind reports whether a preposition that could be a conjunction stands before a time at i: seit 2009, bis zum Sommer.
func (d *document) timeBehind(i int32) bool {
	next := &d.words[i+1]
	return next.tok.Kind == language.Number || d.words[i].fold == "bis" && (next.fold == "zum" || next.fold == "zur" || next.class.has(d.g.known.time))
}

// startsAnew reports whether a segment opens a sentence of its own behind a colon: Nun ist es so weit: Die Idee, X zu verlassen, hat ....
func (d *document) startsAnew(segs []segment, first int32) bool {
	s := &segs[0]
	i := s.first
	for i > first && d.words[i-1].is(isPunct) && d.words[i-1].fold != ":" {
		i--
	}
	return i > first && d.words[i-1].fold == ":" && d.words[s.first].tok.Is(language.Upper) && slices.ContainsFunc(segs, func(s segment) bool { return s.finite >= 0 })
}

// told reports whether the clauses before are a statement by themselves, and none that says, asks or advises what stands behind it.
func (p *germanParser) told() bool {
	d, main := p.d, false
	for k := int(p.first); k < len(d.clauses); k++ {
		cl := &d.clauses[k]
		main = main || cl.kind == mainClause && cl.finite >= 0
		for _, i := range cl.words {
			if w := &d.words[i]; w.is(verbal) && (w.class.any(d.g.known.speech) || d.effectOf(i) != noEffect) {
				return false
			}
		}
	}
	return main
}

// startsAt reports whether a statement begins at token i: the sentence does, or what stands behind a colon in it.
func (d *document) startsAt(i, first int32) bool {
	return i == first || i > first && d.words[i-1].fold == ":"
}

// closesTime reports whether the word at i only closes a time that opens with a preposition: von Ende 2026 an, vom Sommer an.
func (d *document) closesTime(i, first int32) bool {
	if i == first || d.words[i-1].tok.Kind != language.Number && !d.words[i-1].class.has(d.g.known.time) && !d.isDay(i-1) {
		return false
	}
	for j := i - 1; j >= first && j > i-7 && !d.words[j].is(isFinite); j-- { // vom Schuljahr 2025/26 an
		if f := d.words[j].fold; f == "von" || f == "vom" {
			// not: den Unruhen vom Mai an der Sperre
			return j == first || f == "von" && d.onlyTime(j+1, i) || !d.words[j-1].is(isNoun) || !d.phraseFrom(i+1)
		}
	}
	return false
}

// onlyTime reports whether the words between two tokens all tell a time: Mitte 2026; not: Office 365.
func (d *document) onlyTime(i, end int32) bool {
	for ; i < end; i++ {
		if w := &d.words[i]; w.tok.Kind != language.Number && !w.class.has(d.g.known.time) && d.g.months[w.fold] == 0 && !d.isDay(i) && !w.is(isPunct) {
			return false
		}
	}
	return true
}

// phraseFrom reports whether a preposition before the word at i may govern what begins there: an der Sperre; not: an kein Handy.
func (d *document) phraseFrom(i int32) bool {
	if int(i) >= len(d.words) {
		return false
	}
	w := &d.words[i]
	return w.is(isDet|isNoun|isName|isAdj) && !d.g.negDet[w.fold]
}

// isDay reports whether the word at i names a day or moment by itself: heute, morgen, sofort.
func (d *document) isDay(i int32) bool {
	_, ok := d.g.dayWords[d.words[i].fold]
	return ok || d.words[i].fold == "sofort" || d.words[i].fold == "jetzt"
}

// extended reports whether an attribute with a phrase of its own before it stands at i: eine vom Amt entwickelte App.
func (d *document) extended(i, first int32) bool {
	a := d.articleOfPhrase(i-2, max(first, i-11))
	return a >= 0 && a+2 < i && !d.finiteBetween(a+1, i)
}

// articleOfPhrase is the article that stands right before a preposition, the last one from token i back to first before a sign: eine
// vom Amt entwickelte App. Or -1.
func (d *document) articleOfPhrase(i, first int32) int32 {
	for ; i >= first; i-- {
		w := &d.words[i]
		if boundary(w) && w.fold != "(" && w.fold != ")" {
			return -1
		}
		if w.is(isDet) && !w.is(isPrep|isNoun) && d.words[i+1].is(isPrep) && !d.words[i+1].is(isPart) {
			return i
		}
	}
	return -1
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

// titles reports whether a word that could be a past tense opens a sentence, or what follows its colon, as a noun: right behind it
// stands a preposition, as in Abschied von X, or a participle, as in Verbot aufgehoben.
func (d *document) titles(i, last int32) bool {
	if i+1 >= last {
		return false
	}
	n := &d.words[i+1]
	done := n.is(isPP) && (i+2 >= last || d.words[i+2].is(isPunct)) // Verbot ausgesetzt
	return (n.is(isPrep) || done) && d.afterOpening(i, d.sentences[d.words[i].sentence].First)
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
			return d.bareVerbs(i+1, last) || d.closedBehind(i+1, last)
		}
	}
	return false
}

// closedBehind reports whether a clause that another with a subordinator at i parts goes on behind it and ends in a sure finite verb:
// das WhatsApp, weil es Daten überträgt, verbannt hat.
func (d *document) closedBehind(i, last int32) bool {
	if !d.words[i].is(isSubj) || d.words[i].is(isPrep) {
		return false
	}
	for i < last && !boundary(&d.words[i]) {
		i++
	}
	if i+1 >= last || d.words[i].fold != "," || !d.words[i-1].is(isFinite) || d.words[i+1].is(isSubj|isRel|isFinite) && !d.words[i+1].is(isPrep) {
		return false
	}
	for i++; i < last && !boundary(&d.words[i]); i++ {
		if w := &d.words[i]; w.is(isFinite) && !w.is(isNoun) && (w.is(isAux|isModal) || !w.is(isInf|isPP|isAdj|isPrep|isAdv)) {
			return i+1 >= last || boundary(&d.words[i+1]) || d.words[i+1].fold == "."
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
