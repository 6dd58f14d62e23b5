package extractor

import "edikt/language"

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

// dash reports whether a sign is a hyphen or a dash that stands alone.
func dash(fold string) bool { return fold == "-" || fold == "–" || fold == "—" }

// segmentGerman cuts the sentence at its signs, and at und, oder, aber where finite verbs stand on both sides.
func (d *document) segmentGerman(first, last int32) []segment {
	segs := d.segments[:0]
	start, after, shares := first, rune(0), int32(-1)
	cut := func(end int32) {
		if start < end {
			s := d.newSegment(start, end, after)
			s.shares = shares
			segs = append(segs, s)
		}
		shares = -1
	}
	for i := first; i < last; i++ {
		w := &d.words[i]
		switch {
		case w.fold == "(" && d.aside(i, last) > 0:
			i = d.aside(i, last)
		case w.fold == "," && d.comparison(i, last) > 0:
			i = d.comparison(i, last)
		case w.fold == "," && i > start && d.incise(i, last) > 0:
			i = d.incise(i, last)
		case boundary(w):
			f := int32(-1)
			if w.fold == "," || w.fold == ";" {
				f = d.gap(start, i, i+1, last, shares)
			}
			cut(i)
			start, after, shares = i+1, rune(w.fold[0]), f
			if w.fold[0] >= 0x80 {
				after = '"'
			}
			if dash(w.fold) && i-first < 7 && !d.finiteBetween(first, i) { // Perth (dpa) - Wer dort wohnt, darf ...
				after = 0
			}
		case w.is(isConj) && i > start && d.clauseCoordinator(w.fold):
			if before, behind, ok := d.conjunct(start, i, last, shares); ok {
				shares = before
				cut(i)
				start, after, shares = i, '+', behind
			}
		}
	}
	cut(last)
	d.segments = segs
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

// comparison returns the comma that closes a comparison without a verb, such as: , wie zuvor schon Hessen,; 0 where i opens none.
func (d *document) comparison(i, last int32) int32 {
	if i+2 >= last || d.words[i+1].fold != "wie" {
		return 0
	}
	for j := i + 2; j < last && j < i+12; j++ {
		w := &d.words[j]
		switch {
		case w.fold == ",":
			return j
		case boundary(w) || w.is(isFinite) && !w.is(isNoun|isAdj|isPrep):
			return 0
		}
	}
	return 0
}

// incise returns the comma that closes an aside on who says so, in the midst of what is said: , so ein Sprecher,; , laut Ministerium,; 0
// where i opens none.
func (d *document) incise(i, last int32) int32 {
	if i+2 >= last || d.words[i+1].fold != "so" && d.words[i+1].fold != "laut" {
		return 0
	}
	for j := i + 2; j < last && j < i+12; j++ {
		w := &d.words[j]
		switch {
		case w.fold == ",":
			if j+1 < last && !d.words[j+1].is(isSubj|isRel|isConj) && !(d.words[j+1].is(isDet) && d.opensRelative(j+1)) {
				return j
			}
			return 0
		case boundary(w) || w.is(isFinite) && !w.is(isNoun|isAdj|isPrep):
			return 0
		}
	}
	return 0
}

// clauseCoordinator reports whether a word joins main clauses: Zürich geht, doch Bern bleibt.
func (d *document) clauseCoordinator(fold string) bool {
	switch fold {
	case "und", "oder", "aber", "sondern", "denn", "doch":
		return true
	}
	return false
}

// finiteBetween reports whether a finite verb that is no noun stands from token a up to b.
func (d *document) finiteBetween(a, b int32) bool {
	for ; a < b; a++ {
		if d.words[a].is(isFinite) && !d.words[a].is(isNoun) {
			return true
		}
	}
	return false
}

// modalBetween reports whether a finite modal verb stands from token a up to b: soll, dürfen.
func (d *document) modalBetween(a, b int32) bool {
	for ; a < b; a++ {
		if w := &d.words[a]; w.is(isModal) && w.is(isFinite) {
			return true
		}
	}
	return false
}

// opensClause reports whether what follows a coordinator is a clause of its own: a finite verb before the next boundary. Under a
// modal verb an infinitive that ends it closes the bracket: dürfen Kinder und Jugendliche keine Konten haben.
func (d *document) opensClause(i, last int32, modal bool) bool {
	for first := i; i < last && !boundary(&d.words[i]); i++ {
		w := &d.words[i]
		if modal && w.is(isInf) && w.is(isAux) && (i+1 >= last || d.words[i+1].is(isPunct)) {
			return false
		}
		if modal && w.is(isPP) && i+1 < last && d.words[i+1].is(isInf) && d.words[i+1].is(isAux) {
			continue // dürfen RT und Sputnik nicht mehr verbreitet werden
		}
		if i > first && d.clauseCoordinator(w.fold) && i+1 < last && d.words[i+1].is(isFinite) {
			return false // folgt Kanada und den USA und verbietet: the cut is at the second one
		}
		if w.is(isFinite) && (!w.all(isFinite|isInf) || w.is(isModal|isAux)) && (!w.is(isPP) || i+1 < last && !boundary(&d.words[i+1])) {
			return true
		}
	}
	return false
}

// newSegment describes the words from first up to last, behind the sign after: what opens them and what verbs they hold.
func (d *document) newSegment(first, last int32, after rune) segment {
	s := segment{first: first, last: last, opener: -1, finite: -1, zu: -1, nonfinite: -1, after: after, shares: -1}
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
	if w.is(isAdv) && !w.is(isSubj) && beforeSubjunction[w.fold] && i+1 < s.last && d.words[i+1].is(isSubj) {
		i++
		w = &d.words[i]
	}
	switch {
	case w.fold == "wie" && s.after == 0 && (d.secondFinite(i, s.last) || d.alsoBehindVerb(i, s.last)): // Wie Hessen verbietet auch Bayern Teams
	case w.is(isSubj) && !(w.is(isPrep) && (!d.finiteEnd(i, s.last) || d.datedVerb(i+1, s.last))):
		s.opener, s.kind = i, d.g.subordinator(w.fold)
		if w.fold == "um" || w.fold == "ohne" || w.fold == "statt" || w.fold == "anstatt" {
			s.kind = infinitiveClause
		}
	case (w.fold == "um" || w.fold == "ohne" || w.fold == "statt" || w.fold == "anstatt") && d.zuAhead(i, s.last):
		s.opener, s.kind = i, infinitiveClause
	case s.after == ',' && d.asksWhich(i) && d.finiteEnd(i+1, s.last):
		s.opener, s.kind = i, indirectQuestion
	case s.after == ',' && !s.coordinated && w.is(isRel) && d.finiteEnd(i+1, s.last) && !d.secondFinite(i, s.last) && !d.endsRow(s, i):
		s.opener, s.kind = i, relativeClause
	case s.after == ',' && w.is(isPrep) && i+1 < s.last && d.words[i+1].is(isRel) && d.finiteEnd(i+2, s.last):
		s.opener, s.kind = i+1, relativeClause
	case (s.after == ',' || s.after == 0 || s.after == ':') && d.g.isWh(w.fold) && d.finiteEnd(i+1, s.last) && (s.after == ',' || !d.verbSecond(i+1, s.last)):
		s.opener, s.kind = i, indirectQuestion
	}
}

// beforeSubjunction are adverbs that may stand before what opens a subordinate clause: auch wenn, nur weil.
var beforeSubjunction = wordSet("auch", "vor", "selbst", "nur", "so", "zumal", "etwa")

// asksWhich reports whether welche at i opens a question: a noun stands behind it, and no noun before the sign: untersucht, welche Daten
// abfließen.
func (d *document) asksWhich(i int32) bool {
	if f := d.words[i].fold; f != "welche" && f != "welcher" && f != "welches" && f != "welchen" && f != "welchem" || int(i)+1 >= len(d.words) {
		return false
	}
	b := d.prev(i)
	return b >= 0 && !d.words[b].is(isName) && (!d.words[b].is(isNoun) || d.words[b].is(verbal)) && d.nounAhead(i+1, int32(len(d.words)))
}

// pronominal reports whether der, die, das at i is a pronoun for sure and no article: the word behind it is a determiner, a pronoun,
// a preposition or an adverb itself.
func (d *document) pronominal(i, last int32) bool {
	if i+1 >= last {
		return false
	}
	w := &d.words[i+1]
	if m := d.targetAt(i + 1); m >= 0 && w.noun == 0 && w.mod == "" && !d.mentions[m].modifier && !d.mentions[m].anaphor && d.mentions[m].first == i+1 {
		return true // die Stadt, die Facebook an Schulen untersagt
	}
	return w.is(isDet|isPron|isPrep|isAdv|isNeg) && !w.is(isNoun|isName|isAdj|isPP|isNum)
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
			if x := &d.words[k]; x.is(isNoun|isName|isDet|isPron|isAdv|isNeg) && (!x.is(verbal) || x.is(isAdv) && !x.is(isInf|isPP|isAux|isModal)) && !x.is(isPunct) {
				return true
			}
		}
		return false
	}
	return false
}

// endsRow reports whether what stands at i ends the row of those who act with which the sentence opens, and no relative pronoun does: Der
// Kanton Zug, das Land Tirol und die Stadt Ulm verlassen X.
func (d *document) endsRow(s *segment, i int32) bool {
	first := d.sentences[d.words[i].sentence].First
	if i < first+2 || d.actorEndingAt(i-1) < 0 || d.left(d.mentions[d.actorEndingAt(i-1)].first).at != first {
		return false
	}
	und := false
	for j := i + 1; j+1 < s.last; j++ {
		w := &d.words[j]
		und = und || w.fold == "und" || w.fold == "sowie"
		if und && w.is(isFinite) && !w.is(isNoun) && d.actorEndingAt(j) >= 0 {
			return d.targetAt(j+1) >= 0 || d.words[j+1].is(isNoun|isName|isDet|isPrep)
		}
	}
	return false
}

// actorEndingAt is the institution or place whose name ends right before token i, or -1.
func (d *document) actorEndingAt(i int32) int32 {
	if i == 0 {
		return -1
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.acts() && m.last == i {
			return int32(k)
		}
	}
	return -1
}

// alsoBehindVerb reports whether a form that could be finite stands before auch, nun or jetzt: Wie zuvor Hessen untersagt nun auch Bayern Teams.
func (d *document) alsoBehindVerb(i, last int32) bool {
	for j := i + 2; j+1 < last; j++ {
		if f := d.words[j+1].fold; (f == "auch" || f == "nun" || f == "jetzt") && d.words[j].is(isFinite) && !d.words[j].is(isNoun|isAdv) {
			return true
		}
	}
	return false
}

// datedVerb reports whether a date and then a finite verb stand at i: bis 2027 muss die Technik ersetzt sein is a main clause.
func (d *document) datedVerb(i, last int32) bool {
	first := i
	for i < last && (d.words[i].tok.Kind == language.Number || d.words[i].class.has(d.g.known.time) || d.words[i].is(isPrep|isPunct) && i > first) {
		i++
	}
	return i > first && i+1 < last && d.words[i].is(isFinite) && (d.words[i].is(isModal|isAux) || !d.words[i].is(isNoun|isInf|isPP))
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
		if w.is(isZu) {
			return d.finiteWithin(i, last) // , die Stadt mit der App arbeiten zu lassen
		}
		return w.is(isFinite) || d.finiteBetween(i, last) || !w.is(verbal)
	}
	return false
}

// zuAhead reports whether "zu" with an infinitive follows in the sentence from token i on, and no finite verb before it up to last.
func (d *document) zuAhead(i, last int32) bool {
	end := d.sentences[d.words[i].sentence].Last
	for ; i < end; i++ {
		if d.words[i].is(isZu) {
			return true
		}
		if w := &d.words[i]; i < last && w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isDet|isAdv|isInf|isPP|isSubj|isPron) {
			return false // statt auf X ist die Stadt nun auf Mastodon zu finden
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
	if sure < 0 && s.zu >= 0 && maybe >= 0 && d.words[maybe].is(isInf) {
		s.nonfinite = max(s.nonfinite, maybe) // auslaufen zu lassen
	} else if sure < 0 {
		s.finite = maybe
		if maybe == s.nonfinite {
			s.nonfinite = -1
		}
	}
	if s.finite >= 0 && s.nonfinite == s.finite {
		s.nonfinite = -1
	}
}
