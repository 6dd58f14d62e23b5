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

// adviser is whose advice, warning or finding a clause behind it says that was: Finger weg von X: So lautet der Rat des Amtes; das
// empfiehlt die Aufsicht. Or -1.
func (d *document) adviser(c, trigger int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if int32(k) == c || cl.sentence < si || cl.sentence > si+1 || cl.kind != mainClause || cl.finite < trigger || cl.question || cl.neg >= 0 {
			continue
		}
		if cl.sentence > si && d.sentences[cl.sentence].Paragraph != d.sentences[si].Paragraph && !d.sentences[si].Headline || !d.pointsAt(cl) {
			continue
		}
		for _, i := range cl.words {
			if w := &d.words[i]; w.is(isNoun) && w.class.has(d.g.known.message) {
				if m := d.attachedActor(i); m >= 0 {
					return m
				}
				return d.responsible(int32(k))
			}
		}
		if d.holdsVerb(cl, d.g.known.advise) || d.holdsVerb(cl, d.g.known.say) {
			return d.responsible(int32(k))
		}
	}
	return -1
}

// pointsAt reports whether a clause begins with a word for what was said before it: so, das, diesen Rat, zu diesem Schluss.
func (d *document) pointsAt(cl *clause) bool {
	for n, i := range cl.words {
		if n > 2 || i == cl.finite {
			return false
		}
		if f := d.words[i].fold; d.g.backWords[f] || strings.HasPrefix(f, "dies") {
			return true
		}
	}
	return false
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

// pressReports reports whether the subject m of a clause is a paper, by its sort or its title in quotes, that only reports: berichtet
// das „Tagblatt“.
func (d *document) pressReports(c, m int32) bool {
	x := &d.mentions[m]
	if x.sort != "media" && (x.first == 0 || !d.words[x.first-1].is(isOpen)) {
		return false
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "berichten", "melden", "vermelden", "schreiben", "erfahren", "zitieren", "wissen", "enthüllen":
		return true
	}
	return false
}

// spokenFor is the body for which the subject of a clause stands: ein Sprecher des Ministeriums, die Leiterin des Amtes; for one
// named alone or only by its sort (eine Sprecherin, ein Vereinssprecher), the body told last. Or -1.
func (d *document) spokenFor(c int32) int32 {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		spokes := w.class.has(d.g.known.spokes)
		if !w.is(isNoun) || !spokes && !(w.class.has(d.g.known.front) && d.plainNominative(i)) {
			continue
		}
		if m := d.frontOf(i); m >= 0 {
			return m
		}
		if l := d.left(i); spokes && l.prep == "" {
			return d.bodyOfSort(i)
		}
	}
	return -1
}

// frontSubject is the body whose front (Leitung, Spitze, Chefin) stands as the subject behind the verb of a clause, or -1.
func (d *document) frontSubject(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isNoun) && w.class.has(d.g.known.front) && d.plainNominative(i) {
			return d.frontOf(i)
		}
	}
	return -1
}

// spokesman reports whether a person who only speaks for a body is named in the clause.
func (d *document) spokesman(c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isNoun) && w.class.has(d.g.known.spokes) {
			return true
		}
	}
	return false
}

// frontOf is the body that the noun at i is the front of: Leiter des Amtes, Sprecherin der Stadt. Or -1.
func (d *document) frontOf(i int32) int32 {
	for k := range d.mentions {
		if m := &d.mentions[k]; m.acts() && m.kind != personMention && m.first > i && m.first < i+4 && d.left(m.first).noun == i {
			return int32(k)
		}
	}
	return -1
}

// plainNominative reports whether a noun that is no mention stands without a preposition and with an article of the nominative.
func (d *document) plainNominative(i int32) bool {
	l := d.left(i)
	if l.prep != "" || l.rel != relNone || l.det < 0 {
		return false
	}
	switch d.words[l.det].fold {
	case "die", "das", "ein", "eine", "ihr", "ihre", "sein", "seine", "dessen", "deren":
		return true
	case "der":
		return !d.g.feminine(&d.words[i]) || d.g.masculineNominative(&d.words[i])
	}
	return false
}

// bodyOfSort is the body told last that the first part of the noun at i fits: Vereinssprecher, Stadtsprecherin; any where it has
// none. Or -1.
func (d *document) bodyOfSort(i int32) int32 {
	mod := d.words[i].mod
	b := d.bodyBefore(i)
	if mod == "" || mod == "presse" || mod == "medien" {
		return b
	}
	for _, try := range [...]string{mod, strings.TrimSuffix(mod, "s"), strings.TrimSuffix(mod, "en")} {
		if h, ok := d.g.headSuffix[try]; ok && b >= 0 && (d.mentions[b].sort == d.g.gaz.Heads()[h].Sort || d.namesHeadText(&d.mentions[b], try)) {
			return b
		}
	}
	return -1
}

// namesHeadText reports whether a word of the name ends in a head: the Hochschule of a Hochschulsprecher.
func (d *document) namesHeadText(m *mention, head string) bool {
	for i := m.first; i < m.last; i++ {
		if strings.HasSuffix(d.words[i].fold, head) {
			return true
		}
	}
	return false
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

// bodyToldJust is the institution that the last clause before c with a subject of its own is about, in the sentence before or its
// own: what "man" does next to it, it does. Or -1.
func (d *document) bodyToldJust(c, pronoun int32) int32 {
	si := d.clauses[c].sentence
	for k := c - 1; k >= 0; k-- {
		cl := &d.clauses[k]
		if cl.sentence < si-1 || cl.sentence < si && d.sentences[cl.sentence].Paragraph != d.sentences[si].Paragraph {
			return -1
		}
		if cl.kind != mainClause || len(cl.words) == 0 || cl.words[0] >= pronoun {
			continue
		}
		s := d.subjectOf(k)
		if s.mention >= 0 && d.mentions[s.mention].kind == actorMention && d.mentions[s.mention].sort != "media" && d.mentions[s.mention].sort != "person" && !d.severalBodies(&d.mentions[s.mention]) {
			return s.mention
		}
		if s.mention >= 0 || s.noun >= 0 {
			return -1
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
		if w.class.has(d.g.known.say) || w.class.has(d.g.known.enact) || w.class.has(d.g.known.letKnow) && d.holdsLet(cl) {
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

// holdsLet reports whether the finite verb of the clause is lassen: ließ die Stadt wissen.
func (d *document) holdsLet(cl *clause) bool {
	return cl.finite >= 0 && d.words[cl.finite].verb == d.g.lassen
}

// letsKnow reports whether the clause says who lets something be known: ließ das Amt ausrichten.
func (d *document) letsKnow(cl *clause) bool {
	return d.holdsLet(cl) && cl.final >= 0 && d.words[cl.final].class.has(d.g.known.letKnow)
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
			if pronominal[w.fold] != "" && d.governsAny(c) {
				continue // will darauf verzichten, X zu verbieten
			}
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
		if m := d.spokenOnBehalf(p); m >= 0 {
			return m
		}
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
	if d.words[pronoun].fold == "wir" {
		return d.weMeans(c)
	}
	if f := d.clauses[c].finite; f >= 0 && d.words[f].is(isSubj1) || s.Last-s.First < 1 {
		return d.bodyBefore(pronoun)
	} else if f >= 0 && d.words[pronoun].fold == "man" && !d.words[f].is(isModal|isSubj2) && d.clauses[c].kind == mainClause && !d.clauses[c].question && d.locativeWithin(c, 1) < 0 {
		return d.bodyToldJust(c, pronoun) // Auf Facebook verzichtet man weiter
	}
	return -1
}

// weMeans is the body that "wir" means where the sentence does not name it: the one for which its speaker was said to speak or to
// stand, or the one asked in an interview. Or -1.
func (d *document) weMeans(c int32) int32 {
	if p := d.clauses[c].parent; p >= 0 && d.clauses[c].reported {
		if s := d.subjectOf(p); s.pos >= 0 {
			if m := d.standsFor(s.pos); m >= 0 {
				return m
			}
		}
		return d.concernedAheadOfColon(c)
	}
	return d.interviewed(d.clauses[c].sentence)
}

// standsFor is the body for which the bearer of the name at i speaks, by what stands before the name there or where it stood before:
// Rathaussprecher Kai Muster ... sagt Muster. Or -1.
func (d *document) standsFor(i int32) int32 {
	for j := i; j > 0 && d.words[i].sentence-d.words[j].sentence <= interviewLong; j-- {
		if d.words[j].fold != d.words[i].fold {
			continue
		}
		if m := d.describedBehind(j); m >= 0 {
			return m
		}
		for k := j; k >= 0 && k > j-4 && d.words[k].sentence == d.words[j].sentence; k-- {
			if w := &d.words[k]; !w.is(isNoun) || !w.class.has(d.g.known.spokes) && !w.class.has(d.g.known.front) {
				continue
			}
			if m := d.frontOf(k); m >= 0 {
				return m
			}
			return d.bodyOfSort(k)
		}
	}
	return -1
}

// sayingPlace is the body in which something is said: heißt es bei der Polizei, hieß es aus Straßburg. Or -1.
func (d *document) sayingPlace(c int32) int32 {
	cl := &d.clauses[c]
	if !d.tellsGerman(cl) {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.rel == relNone && (d.g.placePreps[l.prep] || l.prep == "aus") {
			if house := l.at - 1; house >= 0 && d.words[house].is(isNoun) && d.words[house].mention < 0 && d.words[house].class.has(d.g.known.anyorg) {
				return d.bodyBefore(house) // gab das Haus in Berlin bekannt
			}
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
