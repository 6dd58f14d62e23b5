package extractor

import "edikt/language/forms"

// demonstrativeGender is what a demonstrative in the nominative takes up; 0 for another word.
func demonstrativeGender(fold string) forms.Features {
	switch fold {
	case "dieser", "jener", "ersterer", "letzterer":
		return forms.Masc
	case "diese", "jene", "erstere", "letztere":
		return forms.Fem | forms.Pl
	case "dieses", "jenes", "ersteres", "letzteres":
		return forms.Neut
	}
	return 0
}

// demonstrative reports whether the word at i is a demonstrative that stands alone as a subject, right before or behind its clause's verb:
// Diese prüft das; hat dieser den Schulen untersagt.
func (d *document) demonstrative(i int32, cl *clause) bool {
	if cl.finite != i+1 && cl.finite != i-1 || cl.finite < 0 || int(i)+1 >= len(d.words) || demonstrativeGender(d.words[i].fold) == 0 {
		return false
	}
	next := &d.words[i+1]
	if next.sentence != d.words[i].sentence || next.is(isNoun|isName) && !next.is(isPunct|isFinite) {
		return false
	}
	return cl.finite == i+1 || !next.is(isAdj|isPP|isNum) && next.is(isDet|isPron|isPrep|isAdv|isNeg|isPunct)
}

// oneOfTwo reports whether the subject of a clause picks one of two told together: erstere, letzteres.
func (d *document) oneOfTwo(c int32) bool {
	p := d.subjectOf(c).pronoun
	return p >= 0 && demonstrativeGender(d.words[p].fold) != 0 && countsTwo(d.words[p].fold)
}

// countsTwo reports whether a demonstrative picks the first or the last of two: ersterer, letztere; not: dieser.
func countsTwo(fold string) bool { return fold[0] == 'e' || fold[0] == 'l' }

// demonstrated is whom a demonstrative at i takes up: the institution named last before it that agrees, at most a sentence back; the first or
// the last of two told together where it counts them. Die Stadt fragte den Beauftragten. Dieser riet ab. Or -1.
func (d *document) demonstrated(i int32) int32 {
	fold, want := d.words[i].fold, demonstrativeGender(d.words[i].fold)
	if countsTwo(fold) {
		if list := d.pairBefore(i); len(list) > 1 && fold[0] == 'e' {
			return list[0]
		} else if len(list) > 1 {
			return list[len(list)-1]
		}
	}
	best, unsure := int32(-1), int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.modifier || m.last > i || m.sort == "media" || d.words[i].sentence-d.words[m.first].sentence > 1 || m.kind == placeMention && want != forms.Neut {
			continue
		}
		switch f := d.nounFeatures(m.head); {
		case f&want != 0 && (best < 0 || d.mentions[best].first < m.first):
			best = int32(k)
		case (f == 0 || m.kind == personMention) && (unsure < 0 || d.mentions[unsure].first < m.first):
			unsure = int32(k)
		}
	}
	if best >= 0 {
		return best
	}
	return unsure
}
