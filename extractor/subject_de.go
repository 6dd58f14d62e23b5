package extractor

import (
	"edikt/language"
	"edikt/language/forms"
)

// subject is who a clause is about.
type subject struct {
	mention int32 // an institution, place or person; -1 for none
	pronoun int32 // a pronoun in its stead; -1 for none
	noun    int32 // a noun that is no mention; -1 for none
	pos     int32
}

// subjectOf finds the subject of a clause, without looking beyond it.
func (d *document) subjectOf(c int32) subject {
	if !d.g.german {
		return d.subjectFrench(c)
	}
	s := subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
	cl := &d.clauses[c]
	if cl.kind == infinitiveClause || cl.gapped {
		return s
	}
	resumes := d.resumes(cl)
	for n, i := range cl.words {
		w := &d.words[i]
		if n > 1 && resumes && d.clauseBefore(c) >= 0 {
			break // und rät Kunden ab: the subject stands in the clause before
		}
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && d.nominative(m) && !(cl.finite >= 0 && d.quoted(&d.mentions[m])) && !d.deniedForAnother(&d.mentions[m]) {
			if s.pronoun >= 0 && (d.surelySubject(s.pronoun) || d.speaksOfOne(s.pronoun, cl) && d.left(i).det < 0 && d.nounFeatures(d.mentions[m].head).Has(forms.Pl)) {
				continue // sagte er der Agentur; Sie rät Firmen und Vereinen
			}
			if s.noun >= 0 && cl.finite > s.noun && i > cl.finite && d.trailing(&d.mentions[m]) {
				return s // Der ADAC hat ... verlassen, die Caritas auch
			}
			if s.noun >= 0 && i > cl.finite && (cl.finite > s.noun || d.trailing(&d.mentions[m])) && d.words[s.noun].class.has(d.g.known.front) {
				return s // der Rat der Stadt hat ... verboten, die Kreisverwaltung ...
			}
			if k := d.nameApposed(m, cl); k >= 0 {
				s.noun, s.pos = k, k
				return s
			}
			if s.mention < 0 {
				s.mention, s.pos = m, i
				return s
			}
		}
		if s.pronoun < 0 && s.pos < 0 && !(n > 1 && resumes) && (w.is(isPron) && d.g.subjectPronouns[w.fold] && !w.is(isDet) || d.demonstrative(i, cl)) && (d.surelySubject(i) || !d.dutyOfWhoever(c)) {
			s.pronoun = i
			s.pos = i
			if !d.g.german {
				return s
			}
			continue
		}
		if s.noun >= 0 && s.noun < cl.finite && i == cl.finite+1 && cl.stated() && w.is(isPron) && !w.is(isDet) && d.objectAhead(s.noun, i, cl) {
			s.noun, s.pronoun, s.pos = -1, i, i // Neuigkeiten verbreitet er dort
			return s
		}
		if s.noun < 0 && s.pos < 0 && w.is(isNoun) && !d.attributeOfGroup(i) && (w.mention < 0 || d.mentions[w.mention].kind == groupMention) && d.plainSubject(i, cl) {
			s.noun = i
			s.pos = i
		}
	}
	if s.pronoun >= 0 && s.noun > s.pronoun {
		s.noun = -1
	}
	return s
}

// objectAhead reports whether the noun before the verb of a clause is its object, because the pronoun at i behind the verb is the subject:
// Neuigkeiten verbreitet er; ihre Leser findet sie.
func (d *document) objectAhead(noun, i int32, cl *clause) bool {
	switch d.words[i].fold {
	case "er", "man", "wir", "ich":
		return true
	case "sie", "es":
		l := d.left(noun)
		return l.det >= 0 && possessorGender(d.words[l.det].fold) != 0 || d.severalOnly(noun) && d.onlySingular(cl.finite)
	}
	return false
}

// nameApposed is the unknown name with which a clause opens and of which mention m, between commas, only says what it is: Porto, die
// zweitgrösste Stadt Portugals, hat .... Or -1.
func (d *document) nameApposed(m int32, cl *clause) int32 {
	x := &d.mentions[m]
	if x.kind != actorMention || x.sort != "city" || x.entry >= 0 {
		return -1
	}
	l := d.left(x.first)
	if l.at < 2 || l.det < 0 || d.words[l.at-1].fold != "," || int(x.last) >= len(d.words) || d.words[x.last].fold != "," || cl.finite != x.last+1 {
		return -1
	}
	i := l.at - 2
	w := &d.words[i]
	if i != cl.words[0] || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.mention >= 0 || len(w.readings) > 0 {
		return -1
	}
	return i
}

// deniedForAnother reports whether an institution is the one that did not act, and another behind sondern did: nicht die Stadt, sondern das
// Land hat X verboten.
func (d *document) deniedForAnother(m *mention) bool {
	at := d.left(m.first).at
	return at > 0 && d.words[at-1].fold == "nicht" && int(m.last)+1 < len(d.words) && d.words[m.last].fold == "," && d.words[m.last+1].fold == "sondern"
}

// attributeOfGroup reports whether the word that opens a sentence at i only says of what country the people behind it are: Belgische
// Beamte.
func (d *document) attributeOfGroup(i int32) bool {
	return d.g.placeAdjective(d.words[i].fold) >= 0 && int(i)+1 < len(d.words) && d.mentionOf(i+1, groupMention) >= 0
}

// surelySubject reports whether the pronoun at i can only be a subject.
func (d *document) surelySubject(i int32) bool {
	switch d.words[i].fold {
	case "er", "man", "wir", "ich":
		return true
	}
	return false
}

// speaksOfOne reports whether the pronoun at i stands before a finite verb that can only be singular: Sie rät Firmen und Vereinen.
func (d *document) speaksOfOne(i int32, cl *clause) bool {
	return cl.finite == i+1 && d.onlySingular(cl.finite)
}

// isSubjectPath reports whether a phrase without a preposition is the subject of the clause that holds it.
func (d *document) isSubjectPath(c, mc int32, p *path, trigger int32) bool {
	cl := &d.clauses[mc]
	if cl.kind == infinitiveClause {
		return false
	}
	if d.g.german {
		return d.germanSubject(mc, p)
	}
	if cl.finite < 0 { // headline: TikTok interdit en Inde
		return p.top < trigger && !cl.passive
	}
	if cl.passive {
		return false
	}
	return p.top < cl.finite && p.prep == "" && p.top < trigger
}

// germanSubject decides subject or object by case where the article shows it, else by what else could be the subject.
func (d *document) germanSubject(c int32, p *path) bool {
	cl := &d.clauses[c]
	if cl.passive {
		return false
	}
	if p.det >= 0 {
		switch f := d.words[p.det].fold; f {
		case "den", "einen", "dem", "einem", "des", "diesen", "ihren", "seinen":
			return false
		case "der":
			if !d.g.feminine(&d.words[p.top]) {
				return true
			}
			return false
		}
	}
	if d.anyoneSubject(cl) {
		return false
	}
	s := d.subjectOf(c)
	if s.mention >= 0 {
		return d.coordinatedWith(s.mention, p.top) // SpaceX und die Nasa haben verboten
	}
	if s.pronoun >= 0 {
		return s.pronoun == p.top
	}
	if s.noun >= 0 && s.noun != p.top {
		return false
	}
	if cl.kind == relativeClause && !d.obliqueRelative(c) { // das TikTok verbietet: the pronoun is the subject
		return false
	}
	return cl.finite >= 0 && !cl.gapped && !d.resumes(cl) && !d.freeSubject(c) && !d.secondConjunct(c) && !d.behindService(cl, p.top)
}

// behindService reports whether another service without a preposition, which is the subject then, stands before token i in the clause:
// hat Linux Windows abgelöst.
func (d *document) behindService(cl *clause, i int32) bool {
	if m := d.words[i].mention; m < 0 || d.mentions[m].anaphor {
		return false
	}
	for _, j := range cl.words {
		m := d.words[j].mention
		if j >= i {
			return false
		}
		if m < 0 || d.mentions[m].first != j || d.mentions[m].kind != targetMention || d.mentions[m].modifier || d.mentions[m].last > i {
			continue
		}
		if l := d.left(j); l.prep == "" && l.rel == relNone && d.mentions[d.words[i].mention].group != d.mentions[m].group {
			return true
		}
	}
	return false
}

// coordinatedWith reports whether mention m is joined by und to the name that token top belongs to.
func (d *document) coordinatedWith(m, top int32) bool {
	l := d.left(d.mentions[m].first)
	at := d.mentions[m].first
	if l.det >= 0 {
		at = l.det
	}
	return at >= 2 && d.g.coordinators[d.words[at-1].fold] && d.words[top].mention >= 0 && d.words[at-2].mention == d.words[top].mention
}

// freeSubject reports whether a clause that begins with who is the subject: Wer hier arbeitet, muss Signal nutzen.
func (d *document) freeSubject(c int32) bool {
	cl := &d.clauses[c]
	if c == 0 || len(cl.words) == 0 || cl.words[0] != cl.finite {
		return false
	}
	before := &d.clauses[c-1]
	return before.parent == c && before.sentence == cl.sentence && len(before.words) > 0 && d.words[before.words[0]].fold == "wer"
}

// dutyOfWhoever reports whether a clause says what whoever the clause before is about has to do: Wer Zoom nutzt, sollte es ersetzen. A
// pronoun in it is no subject.
func (d *document) dutyOfWhoever(c int32) bool {
	f := d.clauses[c].finite
	return f >= 0 && d.words[f].is(isModal) && d.freeSubject(c)
}

// whoeverYoung reports whether the subject of a clause is whoever is younger than an age, as the clause before says: Wer unter 16 ist,
// soll ....
func (d *document) whoeverYoung(c int32) bool {
	if !d.freeSubject(c) {
		return false
	}
	for _, i := range d.clauses[c-1].words {
		if w := &d.words[i]; d.ofYears(i) || w.fold == "jünger" || w.fold == "minderjährig" || w.tok.Kind == language.Number && i > 0 && d.words[i-1].fold == "unter" {
			return true
		}
	}
	return false
}

// resumes reports whether the clause goes on with the subject of the one before it: und gibt Skype auf.
func (d *document) resumes(cl *clause) bool {
	return cl.stated() && len(cl.words) > 1 && cl.words[1] == cl.finite && d.g.coordinators[d.words[cl.words[0]].fold]
}

// subjectBefore is the last acting subject before token i, in the same or one of the two sentences before; where they have
// none, the last institution named there.
func (d *document) subjectBefore(i int32) int32 {
	si := d.words[i].sentence
	if m := d.topicalised(i); m >= 0 {
		return m
	}
	if d.g.german {
		if m := d.experiencer(i); m >= 0 {
			return m
		}
	}
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if cl.sentence > si || len(cl.words) == 0 || cl.words[0] >= i {
			continue
		}
		if cl.sentence < si-2 {
			break
		}
		if d.g.german && cl.sentence == si && cl.kind == relativeClause {
			continue // In einer Mail, die der Sender zitiert, warnte es ...
		}
		s := d.subjectOf(int32(c))
		if s.mention >= 0 && s.pos < i && d.agrees(i, s.mention) {
			return s.mention
		}
		if d.g.german && s.mention < 0 && s.pronoun < 0 {
			if m := d.spokenFor(int32(c)); m >= 0 && d.mentions[m].first < i && d.mentions[m].kind == actorMention && !d.spokesman(int32(c)) {
				return m
			}
		}
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.acts() && m.kind != placeMention && m.first < i && d.words[m.first].sentence >= si-1 && d.agrees(i, int32(k)) && (best < 0 || d.mentions[best].first < m.first) {
			best = int32(k)
		}
	}
	return best
}

// agrees reports whether the pronoun at i can mean mention m: er no ministry, es no minister. What has no gender that
// is known agrees with every pronoun.
func (d *document) agrees(i, m int32) bool {
	if !d.g.german {
		return d.agreesFrench(i, m)
	}
	want, ok := pronounGender[d.words[i].fold]
	if !ok {
		want = possessorGender(d.words[i].fold)
	}
	if want == 0 {
		return true
	}
	x := &d.mentions[m]
	if d.words[i].fold == "sie" && d.severalOnly(i) && d.single(m) {
		return false
	}
	if x.kind == personMention {
		return d.words[i].fold != "es"
	}
	if x.kind == placeMention {
		return d.words[i].fold != "er" && (ok || want&forms.Neut != 0 || d.left(x.first).det >= 0)
	}
	f := d.nounFeatures(x.head)
	return f == 0 || f&want != 0
}

var pronounGender = map[string]forms.Features{"er": forms.Masc, "sie": forms.Fem | forms.Pl, "es": forms.Neut}

// anyoneSubject reports whether a clause opens with a pronoun for people right before its verb: Alle, die hier arbeiten, dürfen ....
func (d *document) anyoneSubject(cl *clause) bool {
	for n, i := range cl.words { // unter 16-Jährige sollen, but: für unter 16-Jährige
		if n > 0 && d.ofYears(i) && d.words[i-1].fold == "unter" && (n < 2 || !d.words[i-2].is(isPrep)) {
			return true
		}
	}
	if len(cl.words) < 2 || cl.words[1] != cl.finite {
		return false
	}
	switch d.words[cl.words[0]].fold {
	case "alle", "jeder", "jede", "niemand", "keiner", "manche", "viele", "einige", "mehrere", "beide", "jemand", "letztere", "erstere":
		return true
	}
	return false
}
