package extractor

import "strings"

// makerAntecedent takes up a service by the definite noun for who makes or runs it, where something is done to that one: Die Behörde
// ermittelt gegen das Unternehmen; verbannt Bauteile des Konzerns. It reports whether the word at i was read so.
func (d *document) makerAntecedent(i int32) bool {
	w := &d.words[i]
	if !w.is(isNoun) || !w.class.has(d.g.nounClass["vendor"]) || w.clause < 0 || !d.plainMaker(i) || d.makersAt(i) || !d.doneTo(i) {
		return false
	}
	t := d.topic(i)
	if t < 0 || d.generic(d.mentions[t].entry) {
		return false
	}
	e := d.mentions[t].entry
	if home := d.homeOf(i); home != "" && !d.from(e, home) {
		return false
	}
	if k := w.mention; k >= 0 {
		d.mentions[k].kind = partMention
	}
	d.takeUp(i, e)
	return true
}

// plainMaker reports whether nothing at the noun for a maker at i says which one is meant, and no firm is told before that it could mean.
func (d *document) plainMaker(i int32) bool {
	k := d.words[i].mention
	if k >= 0 {
		m := &d.mentions[k]
		if m.entry >= 0 || m.last > i+1 || m.first < i || m.place >= 0 && d.homeOf(i) == "" || m.kind == targetMention {
			return false
		}
		if m.kind == actorMention && (d.sameBefore(k) >= 0 || d.firmBefore(i)) {
			return false
		}
	}
	l := d.left(i)
	if l.det < 0 && l.prep == "" || l.det >= 0 && (!d.words[l.det].is(isDet) || d.g.indefinite[d.words[l.det].fold] || d.g.otherDet[d.words[l.det].fold] || ownDet(d.words[l.det].fold)) {
		return false
	}
	return !d.otherAdjective(l.at, i) && !d.namedRight(i, d.sentences[d.words[i].sentence].Last) && !d.modified(i) && !d.specified(i)
}

// firmBefore reports whether a name that no table knows, and so maybe a firm's, is the subject of a clause with a service in the two sentences before token i.
func (d *document) firmBefore(i int32) bool {
	for c := range d.clauses {
		cl := &d.clauses[c]
		if far := d.words[i].sentence - cl.sentence; far < 1 || far > 2 {
			continue
		}
		if s := d.subjectOf(int32(c)); s.mention < 0 && s.noun >= 0 && len(d.words[s.noun].readings) == 0 && d.words[s.noun].is(isName) && d.holdsTarget(int32(c)) {
			return true
		}
	}
	return false
}

// makersAt reports whether article and noun at i are plural: die Hersteller speaks of several.
func (d *document) makersAt(i int32) bool {
	l := d.left(i)
	if l.det < 0 {
		return false
	}
	switch d.words[l.det].fold {
	case "die", "diese":
		return !d.g.feminine(&d.words[i])
	case "der", "dieser":
		return d.severalOnly(i)
	}
	return false
}

// specified reports whether a genitive or a preposition behind the noun at i says more of it: der Betreiber der Kläranlage, Anbieter von Strom.
func (d *document) specified(i int32) bool {
	if int(i)+1 >= len(d.words) {
		return false
	}
	switch d.words[i+1].fold {
	case "der", "des", "eines", "einer", "dieser", "dieses", "von", "vom", "für", "aus":
		return true
	}
	return false
}

// isWarned reports whether the maker of a service is only who is warned of something: warnte das Unternehmen vor Klagen.
func (d *document) isWarned(m *mention, p *path, c, trigger int32) bool {
	return m.anaphor && m.clause == c && p.prep == "" && len(p.steps) == 0 && d.words[m.head].class.has(d.g.nounClass["vendor"]) && d.lemmaText(d.words[trigger].verb) == "warnen"
}

// servesItsOwn reports whether a service opens a clause and does something to what is its own: Facebook zeigt seinen Nutzern mehr Werbung.
func (d *document) servesItsOwn(cl *clause) bool {
	if !cl.stated() || len(cl.words) == 0 || int(cl.finite)+2 >= len(d.words) {
		return false
	}
	m := d.words[cl.words[0]].mention
	if m < 0 || d.mentions[m].kind != targetMention || d.mentions[m].last != cl.finite {
		return false
	}
	w, n := &d.words[cl.finite+1], &d.words[cl.finite+2]
	return w.is(isDet) && (strings.HasPrefix(w.fold, "sein") || strings.HasPrefix(w.fold, "ihre")) && n.mention >= 0 && d.mentions[n.mention].kind == groupMention
}

// makerPreps stand before the maker of a service whom somebody leaves, keeps to or warns of.
var makerPreps = wordSet("von", "an", "vor", "auf", "mit", "zu")

// doneTo reports whether the noun at i stands where a clause tells to whom or about whom something is done: gegen den Anbieter, die Technik
// des Anbieters; or, without a preposition, not as the subject nor in the dative, beside somebody who acts.
func (d *document) doneTo(i int32) bool {
	l := d.left(i)
	switch {
	case l.rel == relGen, l.rel == relPrep && l.prep == "von":
		return d.words[l.noun].class.any(d.g.known.transparent)
	case l.prep == "gegen":
		return true
	case makerPreps[l.prep] && l.rel != relGen:
		s := d.subjectOf(d.words[i].clause).mention
		return s >= 0 && s != d.words[i].mention
	case l.prep != "" || l.rel != relNone || l.det < 0:
		return false
	}
	switch d.words[l.det].fold {
	case "den", "diesen", "das", "die", "dieses", "diese":
	default:
		return false
	}
	s := d.subjectOf(d.words[i].clause)
	return s.mention >= 0 && s.mention != d.words[i].mention || s.pronoun >= 0 && s.pronoun < i
}
