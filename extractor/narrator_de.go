package extractor

import "strings"

// announcer is the institution that a sentence, or the next one with "das", lets tell what an agentless clause tells: wie das
// Rathaus mitteilte; ..., kündigte die Ministerin an. Or -1.
func (d *document) announcer(c, trigger int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if int32(k) == c || cl.sentence < si || cl.sentence > si+1 || cl.finite < 0 || !d.tellsGerman(cl) {
			continue
		}
		if cl.sentence > si && (!d.pointsBack(int32(k)) || cl.kind != mainClause) || cl.sentence == si && cl.kind != adverbialClause && !d.opensWith(cl, cl.finite) {
			continue
		}
		if m := d.responsible(int32(k)); m >= 0 && d.mentions[m].kind != placeMention {
			return m
		}
	}
	return -1
}

// responsible is the institution or office that is the subject or agent of a clause; a spokesperson's body for the
// spokesperson. Papers, agencies and people without an office only report.
func (d *document) responsible(c int32) int32 {
	m := int32(-1)
	if d.clauses[c].passive {
		m = d.agent(c)
	} else {
		s := d.subjectOf(c)
		m = s.mention
		if m < 0 {
			m = d.spokenFor(c)
		}
	}
	if m < 0 || d.mentions[m].sort == "media" || d.mentions[m].sort == "person" && d.mentions[m].kind == personMention && d.speaksFor(m) < 0 {
		return -1
	}
	return m
}

// spokenFor is the body whose spokesperson is the subject of a clause: ein Sprecher des Ministeriums; alone, the one told
// last. Or -1.
func (d *document) spokenFor(c int32) int32 {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.has(d.g.known.spokes) {
			continue
		}
		for k := range d.mentions {
			if m := &d.mentions[k]; m.acts() && m.kind != personMention && m.first > i && m.first < i+4 && d.left(m.first).noun == i {
				return int32(k)
			}
		}
		if l := d.left(i); l.prep == "" && w.mod == "" {
			return d.bodyBefore(i)
		}
	}
	return -1
}

// bodyBefore is the institution that was a subject last before token i, at most two sentences back, or -1.
func (d *document) bodyBefore(i int32) int32 {
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if len(cl.words) == 0 || cl.words[0] >= i || cl.sentence < d.words[i].sentence-2 {
			continue
		}
		if s := d.subjectOf(int32(c)); s.mention >= 0 && s.pos < i && d.mentions[s.mention].kind == actorMention && d.mentions[s.mention].sort != "media" {
			return s.mention
		}
	}
	return -1
}

// holdsVerb reports whether a verb of a class stands in the clause.
func (d *document) holdsVerb(cl *clause, class int) bool {
	for _, i := range cl.words {
		if w := &d.words[i]; w.is(verbal) && w.class.has(class) {
			return true
		}
	}
	return false
}

// tellsGerman reports whether the clause's verb is one of saying, announcing or deciding.
func (d *document) tellsGerman(cl *clause) bool {
	for _, i := range cl.words {
		w := &d.words[i]
		if !w.is(verbal) {
			continue
		}
		if w.class.has(d.g.known.say) || w.class.has(d.g.known.enact) || letKnow[w.fold] && d.lets(cl) {
			return true
		}
		switch d.effectOf(i) {
		case opSay, opDecide:
			return true
		case opPlan:
			return w.class.has(d.g.known.say)
		}
	}
	return false
}

// pointsBack reports whether the clause has what was told before as its object: das, dies, es, so, darauf, or a noun for a
// decision with its article.
func (d *document) pointsBack(c int32) bool {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	for _, i := range cl.words {
		w := &d.words[i]
		if i == s.noun || i == s.pronoun {
			continue
		}
		if d.g.backWords[w.fold] {
			n := d.next(i)
			if n < 0 || !w.is(isDet) || !d.words[n].is(isNoun|isAdj|isName) || d.words[n].is(isFinite) {
				return true
			}
			continue
		}
		if w.is(isNoun) && w.class.has(d.g.known.ruling) {
			if l := d.left(i); l.det >= 0 && l.prep == "" && !d.g.indefinite[d.words[l.det].fold] {
				return true
			}
		}
	}
	return false
}

// narrator is whom "man" and "wir" mean: the body that the sentence lets speak, else the one that was subject last. Or -1.
func (d *document) narrator(c, pronoun int32) int32 {
	for p := d.clauses[c].parent; p >= 0; p = d.clauses[p].parent {
		if m := d.responsible(p); m >= 0 {
			return m
		}
		if m := d.sayingPlace(p); m >= 0 {
			return m
		}
	}
	s := d.sentences[d.clauses[c].sentence]
	for k := range d.clauses {
		cl := &d.clauses[k]
		if int32(k) == c || cl.sentence != d.clauses[c].sentence {
			continue
		}
		if d.tellsGerman(cl) || cl.finite < 0 && len(cl.words) > 0 && d.words[cl.words[0]].fold == "so" {
			if m := d.responsible(int32(k)); m >= 0 {
				return m
			}
			if m := d.sayingPlace(int32(k)); m >= 0 {
				return m
			}
		}
	}
	if m := d.spokenFor(c); m >= 0 {
		return m
	}
	if m := d.placeJustBefore(c); m >= 0 {
		return m
	}
	if f := d.clauses[c].finite; f >= 0 && d.words[f].is(isSubj1) || s.Last-s.First < 1 {
		return d.bodyBefore(pronoun)
	}
	return -1
}

// sayingPlace is the body in which something is said: heißt es bei der Polizei, hieß es in Straßburg. Or -1.
func (d *document) sayingPlace(c int32) int32 {
	cl := &d.clauses[c]
	if !d.tellsGerman(cl) {
		return -1
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relNone && d.g.placePreps[l.prep] {
			return m
		}
	}
	return -1
}

// placeJustBefore is the town or body in which the sentence before says that something is so: In Hünenberg ist das anders. «Wir sind
// nicht auf Facebook», sagt .... Or -1.
func (d *document) placeJustBefore(c int32) int32 {
	si := d.clauses[c].sentence - 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || cl.kind != mainClause || cl.finite < 0 || d.subjectOf(int32(k)).mention >= 0 {
			continue
		}
		for _, i := range cl.words {
			if i >= cl.finite {
				break
			}
			if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && d.g.placePreps[d.left(i).prep] {
				return m
			}
		}
	}
	return -1
}

// letKnow are the infinitives that make lassen a verb of saying.
var letKnow = wordSet("wissen", "ausrichten", "verlauten", "durchblicken", "mitteilen", "verbreiten")

// lets reports whether lassen is the clause's finite verb.
func (d *document) lets(cl *clause) bool {
	if cl.finite < 0 {
		return false
	}
	f := d.words[cl.finite].fold
	return strings.HasPrefix(f, "lässt") || strings.HasPrefix(f, "liess") || strings.HasPrefix(f, "lassen")
}
