package extractor

import "edikt"

// nearby is the institution or place of which the article speaks right before a ban or duty that nobody is named for: what opens
// the sentence, else the subject or the place of one of the two sentences before. Or -1.
func (d *document) nearby(r *rule, c, trigger int32) int32 {
	if d.g.german || r.kind != edikt.Ban && r.kind != edikt.Mandate || r.again || r.Weak && !d.ruledByPaper(c) || !d.leavesOpen(r, c) {
		return -1
	}
	si := d.clauses[c].sentence
	for k := si; k >= 0 && k >= si-2; k-- {
		if k < si && d.sentences[k].Paragraph != d.sentences[si].Paragraph && !d.sentences[k].Headline {
			return -1
		}
		if m := d.spokenOf(k, trigger); m >= 0 {
			return m
		}
	}
	return -1
}

// leavesOpen reports whether the clause has nobody in it who could be the one who acts.
func (d *document) leavesOpen(r *rule, c int32) bool {
	cl := &d.clauses[c]
	if s := d.subjectFrench(c); s.pronoun >= 0 && d.firstPerson(s.pronoun) {
		return false
	}
	return cl.passive || r.other || cl.finite < 0 || len(r.Phrases) > 0 || len(r.Nouns) > 0 || r.Negated == "required" || d.targetSubject(c) || d.ruledByPaper(c)
}

// ruledByPaper reports whether a paper or a filter is the subject of the clause: une note interne bannit X, le pare-feu bloque X.
func (d *document) ruledByPaper(c int32) bool {
	s := d.subjectFrench(c)
	return s.noun >= 0 && s.mention < 0 && !d.clauses[c].passive && d.words[s.noun].class.has(d.g.known.document)
}

// forbidsOthers reports whether giving up what the mention m names means that others may not use it: a school that says adieu to
// smartphones, a state that has done with social media before 15.
func (d *document) forbidsOthers(m *mention) bool {
	if m.entry < 0 || !d.generic(m.entry) {
		return false
	}
	e := &d.g.gaz.Entries()[m.entry]
	if e.Sort != "device" && e.ID != "social-media" {
		return false
	}
	s := d.sentences[d.words[m.first].sentence]
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if w.class.has(d.g.known.public) || minorWords[w.fold] || e.Sort == "device" && schoolWords[w.fold] {
			return true
		}
	}
	return false
}

var (
	minorWords  = wordSet("ans", "mineurs", "mineur")
	schoolWords = wordSet("école", "écoles", "collège", "collèges", "lycée", "lycées", "classe", "classes", "scolaire", "établissement", "établissements", "récréation", "cours")
)

// ownWish reports whether what the clause says hangs on somebody who speaks for himself: je veux interdire X à ma fille.
func (d *document) ownWish(c int32) bool {
	for hops := 0; c >= 0 && hops < 4; hops++ {
		if s := d.subjectFrench(c); s.pronoun >= 0 {
			f := d.words[s.pronoun].fold
			fin := d.clauses[c].finite
			return f == "je" || f == "j'" || f == "on" && fin >= 0 && d.words[fin].is(isSubj2) && !d.sourced(d.clauses[c].sentence)
		}
		c = d.clauses[c].parent
	}
	return false
}

// spokenOf is the institution or place that a sentence is about, before a token: its place where one opens it, else the subject of
// its first main clause. Or -1.
func (d *document) spokenOf(si, before int32) int32 {
	s := d.sentences[si]
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first < s.First || m.last > s.Last || m.first >= before || m.kind != actorMention && m.kind != placeMention || !d.oneInstitution(m) {
			continue
		}
		l := d.left(m.first)
		switch {
		case l.prep != "" && l.at <= s.First+1 && d.g.placePreps[l.prep] && l.rel == relNone:
			return int32(k)
		case m.kind == actorMention && d.g.placePreps[l.prep] && (l.rel == relNone || d.targetAt(l.noun) >= 0):
			return int32(k)
		case d.clauses[max(0, d.words[m.first].clause)].kind == mainClause && d.nominative(int32(k)) && m.sort != "company":
			return int32(k)
		}
	}
	return -1
}

// oneInstitution reports whether a mention names one body that can rule, and no newspaper or person.
func (d *document) oneInstitution(m *mention) bool {
	return m.sort != "media" && m.sort != "person" && !m.modifier && !d.unnamedMany(m) && !d.anySchool(m) && !d.turnOfPlace(m) && !d.words[m.head].is(isPlu)
}
