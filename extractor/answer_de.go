package extractor

import "edikt"

// A question without a verb puts what the sentence behind it speaks about: Und TikTok? Brauchen wir nicht. One with a verb is a
// statement once it is answered: Verlässt die Stadt X? Ja.

const (
	shortQuestion = 9 // tokens
	interviewLong = 8 // sentences that one answer may have
)

// putBefore is the service that a question without a verb right before sentence si asks about: Und ein Kanal bei Telegram? Or -1.
func (d *document) putBefore(si int32) int32 {
	if !d.g.german || si == 0 || int(si) >= len(d.sentences) || !d.isQuestion(si-1) || d.isQuestion(si) {
		return -1
	}
	s := d.sentences[si-1]
	if s.Last-s.First > shortQuestion {
		return -1
	}
	found := int32(-1)
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if m := d.serviceIn(i); m >= 0 {
			found = m
			continue
		}
		if w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isDet|isInf|isPP) && !(w.verb == d.g.sein && d.words[s.First].is(isConj) || d.howAbout(s.First)) {
			return -1
		}
	}
	return found
}

// howAbout reports whether a question that begins at i only asks what is with something: Was ist mit TikTok? Wie steht es um X?
func (d *document) howAbout(i int32) bool {
	if d.words[i].is(isConj) {
		i++
	}
	f := d.words[i].fold
	return f == "was" || f == "wie"
}

// serviceIn is the service that begins with the word at i or is the first part of it, or -1.
func (d *document) serviceIn(i int32) int32 {
	if m := d.targetAt(i); m >= 0 {
		return m
	}
	if d.words[i].mod == "" {
		return -1
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.modifier && m.first == i && m.kind == targetMention {
			return int32(k)
		}
	}
	return -1
}

// answersTopic finds the service that the clause leaves out because the question before asked about it.
func (d *document) answersTopic(r *rule, c int32) []foundTarget {
	cl := &d.clauses[c]
	if cl.finite < 0 || cl.kind != mainClause && !cl.reported || !d.opensWith(cl, cl.finite) && !d.opensWithThat(cl) {
		return nil
	}
	m := d.putBefore(cl.sentence)
	if m < 0 || !d.lacksObject(c) {
		return nil
	}
	p := d.pathOf(m)
	if !d.passable(r, &p) || r.Only && !d.passesVia(r, &p) {
		return nil
	}
	if p.prep == "" && (r.places.object || r.places.subject) || p.prep != "" && r.places.preps[p.prep] || r.places.anywhere {
		return []foundTarget{{m, 0.8, "asked"}}
	}
	return nil
}

// opensWithThat reports whether a demonstrative pronoun stands before the clause's verb: Das haben wir nicht.
func (d *document) opensWithThat(cl *clause) bool {
	return len(cl.words) > 1 && cl.words[1] == cl.finite && articles[d.words[cl.words[0]].fold]
}

// lacksObject reports whether no noun but the subject stands in a clause without a preposition.
func (d *document) lacksObject(c int32) bool {
	s := d.subjectOf(c)
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if !w.is(isNoun) || w.is(verbal) || i == s.noun || w.mention >= 0 {
			continue
		}
		if l := d.left(i); l.prep == "" && l.rel == relNone {
			return false
		}
	}
	return true
}

// answered is the status of what a question with a body as its subject asks, by the first word of the sentence behind it: Verlässt die
// Stadt X? Nein. It is nothing where that neither agrees nor denies.
func (q *qualifier) answered(s status, c int32) status {
	d := q.d
	si := d.clauses[c].sentence + 1
	if !d.g.german || !channelKind(q.r.kind) || s != fact && s != announced || int(si) >= len(d.sentences) || d.isQuestion(si) {
		return nothing
	}
	if m := d.subjectOf(c).mention; m < 0 || d.mentions[m].kind == personMention {
		return nothing
	}
	i := d.sentences[si].First
	for i+1 < d.sentences[si].Last && d.words[i].is(isPunct) {
		i++
	}
	switch d.words[i].fold {
	case "ja", "jawohl", "genau", "stimmt", "richtig":
		if d.presentTense(c) {
			return announced
		}
		return s
	case "nein", "keineswegs", "mitnichten":
		if q.r.kind != edikt.Abstention {
			return rejected
		}
	}
	return nothing
}

// interviewed is the body that the last question before sentence si is about, which "wir" in the answer means: Warum bleibt die Polizei
// Köln? Weil wir .... Or -1.
func (d *document) interviewed(si int32) int32 {
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if cl.sentence >= si || !cl.question {
			continue
		}
		if si-cl.sentence > interviewLong {
			return -1
		}
		if m := d.subjectOf(int32(c)).mention; m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].sort != "person" {
			return m
		}
	}
	return -1
}

// addressed takes those whom a sentence speaks to out of those who act: Frau Muster, viele Behörden haben X verlassen.
func (d *document) addressed() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != personMention || int(m.last)+2 >= len(d.words) || d.words[m.last].fold != "," || d.words[m.last+1].is(isRel) {
			continue
		}
		s := d.sentences[d.words[m.first].sentence]
		first := m.first
		if first > s.First && (d.words[first-1].fold == "herr" || d.words[first-1].fold == "frau") {
			first--
		}
		if f := d.words[first].fold; first != s.First || f != "herr" && f != "frau" {
			continue
		}
		i := m.last + 1
		for i < s.Last && !boundary(&d.words[i]) && !(d.words[i].is(isFinite) && !d.words[i].is(isNoun|isAdj)) {
			i++
		}
		if i < s.Last && d.words[i].is(isFinite) {
			m.kind = partMention
		}
	}
}
