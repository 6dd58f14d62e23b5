package extractor

import (
	"strings"

	"edikt/language"
)

// What German tells of those whose acts are no measures: private persons and families, shares of many, makers, readers who are told how.

// privatePerson reports whether a person is named with a calling that makes nobody of public office of him: Rentner Karl Huber, die Bäckerin
// Eva Kunz.
func (d *document) privatePerson(a int32) bool {
	m := &d.mentions[a]
	if m.kind != personMention {
		return false
	}
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind != personMention || o.first == 0 || d.words[o.last-1].fold != d.words[m.last-1].fold {
			continue
		}
		for i := o.first - 1; i < o.last-1; i++ {
			if d.words[i].class.has(d.g.known.private) {
				return true
			}
		}
	}
	return false
}

// privateSubject reports whether one with a calling that is no public office acts in a clause: Die Bäckerin aus Kassel löschte Instagram.
func (d *document) privateSubject(c int32) bool {
	s := d.subjectOf(c)
	n := s.noun
	if s.mention >= 0 {
		n = d.mentions[s.mention].first
	}
	if n < 0 || d.clauses[c].passive || !d.words[n].class.has(d.g.known.private) {
		return false
	}
	l := d.left(n)
	if l.det < 0 {
		return false
	}
	switch f := d.words[l.det].fold; f {
	case "der", "ein", "eine":
		return true
	case "die":
		return strings.HasSuffix(d.words[n].fold, "in")
	}
	return false
}

// soughtInVain is whom people look for in vain on a platform: Auf TikTok sucht man das Bundesamt vergeblich. Or -1.
func (d *document) soughtInVain(c, i int32) int32 {
	if d.lemmaText(d.words[i].verb) != "suchen" {
		return -1
	}
	man, found := false, int32(-1)
	for j, m := range d.actingIn(&d.clauses[c]) {
		if l := d.left(j); found < 0 && l.prep == "" && l.rel == relNone {
			found = m
		}
	}
	for _, j := range d.clauses[c].words {
		man = man || d.words[j].fold == "man"
	}
	if !man {
		return -1
	}
	return found
}

// onceUpon reports whether a clause only says when something was, by what a person without an office did: als Jörg Brandt sich dort anmeldete.
func (d *document) onceUpon(c, a int32) bool {
	cl := &d.clauses[c]
	return cl.kind == adverbialClause && len(cl.words) > 0 && d.words[cl.words[0]].fold == "als" && d.mentions[a].kind == personMention && d.titled(a) < 0
}

// ownMaker reports whether who acts is the firm that the service is: Die Firma Huawei verlässt den russischen Markt.
func (d *document) ownMaker(a int32, m *mention) bool {
	o := &d.mentions[a]
	return o.kind == actorMention && o.sort == "company" && o.last == m.first
}

// leavesOpenTo reports whether the verb at i only says that something may come to pass that hangs on it: schließt nicht aus, TikTok zu sperren.
func (d *document) leavesOpenTo(c, i int32) bool {
	if !d.words[i].is(verbal) || d.lemmaText(d.words[i].verb) != "ausschließen" {
		return false
	}
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.kind == infinitiveClause && cl.parent == c && !d.adjunct(cl) {
			return true
		}
	}
	return false
}

// inFamily reports whether a clause tells what somebody forbids his own family: verbot ihrer Tochter TikTok.
func (d *document) inFamily(c int32) bool {
	cl := &d.clauses[c]
	if cl.passive {
		return false
	}
	for n, i := range cl.words {
		w := &d.words[i]
		if n == 0 || !w.is(isNoun) || !w.class.has(d.g.known.family) && w.fold != "tochter" && w.fold != "sohn" && w.fold != "enkel" && w.fold != "kindern" {
			continue
		}
		if f := d.words[cl.words[n-1]].fold; strings.HasPrefix(f, "ihre") || strings.HasPrefix(f, "seine") {
			m := d.subjectOf(c).mention
			return m >= 0 && d.mentions[m].kind == personMention && d.titled(m) < 0
		}
	}
	return false
}

// personTakes reports whether a person without an office acts in a clause: nahm Karin Pfister ihm das Smartphone weg.
func (d *document) personTakes(c int32) bool {
	m := d.subjectOf(c).mention
	return !d.clauses[c].passive && m >= 0 && d.mentions[m].kind == personMention && d.titled(m) < 0 && d.speaksFor(m) < 0
}

// suitOfMaker reports whether the suit at i is one that the maker of a service brings: eine Klage des Konzerns gegen den Beschluss.
func (d *document) suitOfMaker(i int32) bool {
	if int(i)+2 >= len(d.words) || d.words[i+1].fold != "des" && d.words[i+1].fold != "der" {
		return false
	}
	switch d.words[i].fold {
	case "klage", "klagen", "beschwerde", "eilantrag", "berufung", "rekurs":
		return d.words[i+2].class.has(d.g.nounClass["vendor"])
	}
	return false
}

// firstOfTwo reports whether a service is what another infinitive before "und" is about, and the one at i has its own object: will X umbauen und
// Werbung verbieten.
func (d *document) firstOfTwo(m *mention, i int32) bool {
	if !d.words[i].is(isInf) || m.last > i {
		return false
	}
	other, joined, own := false, false, false
	for j := m.last; j < i; j++ {
		w := &d.words[j]
		switch {
		case joined:
			own = own || w.is(isNoun) && !w.is(verbal) && w.mention < 0 && d.left(j).prep == ""
		case w.fold == "und" || w.fold == "oder":
			joined = other
			if !other {
				return false
			}
		default:
			other = other || w.is(isInf) && !w.is(isNoun|isAux|isModal)
		}
	}
	return joined && own
}

// explainer reports whether a piece before a colon only heads what readers are told about it: TikTok-Verbot: Was Nutzer wissen müssen.
func (d *document) explainer(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite >= 0 || len(cl.words) == 0 {
		return false
	}
	i, last := cl.words[len(cl.words)-1]+1, d.sentences[cl.sentence].Last
	if i+1 >= last || d.words[i].fold != ":" {
		return false
	}
	switch d.words[i+1].fold {
	case "was", "wie", "warum", "wieso", "welche", "wann":
		return true
	}
	return false
}

// expects reports whether a clause only says what somebody takes to come or not: rechnet nicht mit einem Verbot.
func (d *document) expects(c int32) bool {
	switch d.lemmaText(d.clauses[c].verb) {
	case "rechnen", "erwarten", "glauben":
		return true
	}
	return false
}

// howTo reports whether a clause tells the reader how something is done: So löschen Sie Ihr Konto.
func (d *document) howTo(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != mainClause || cl.finite < 1 || int(cl.finite)+1 >= len(d.words) || len(cl.words) == 0 {
		return false
	}
	switch d.words[cl.finite-1].fold {
	case "so", "hier", "damit":
	default:
		return false
	}
	w := &d.words[cl.finite+1]
	return w.fold == "sie" && w.tok.Is(language.Upper) || w.fold == "du" || w.fold == "ihr"
}

// shareActs reports whether a share of many acts in a clause, as surveys tell: Die Hälfte der Firmen nutzt X nicht mehr; zwei von drei
// Schulen.
func (d *document) shareActs(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != mainClause || len(cl.words) < 4 {
		return false
	}
	for n, i := range cl.words[:3] {
		if i >= cl.finite && cl.finite >= 0 {
			return false
		}
		switch d.words[i].fold {
		case "hälfte", "drittel", "viertel", "fünftel", "zehntel", "prozent":
			return true
		case "von":
			return n == 1 && d.numeral(cl.words[0]) && d.numeral(cl.words[2])
		}
	}
	return false
}

// numeral reports whether a number stands at token i.
func (d *document) numeral(i int32) bool {
	w := &d.words[i]
	return w.tok.Kind == language.Number || d.g.numbers[w.fold] > 0
}

// onlyOpines reports whether the subject of a clause has no say: die Schülervertretung, der Elternrat, ein Schulleiter.
func (d *document) onlyOpines(c int32) bool {
	s := d.subjectOf(c)
	n := s.noun
	if s.mention >= 0 {
		if d.canOnlyAsk(s.mention) && d.mentions[s.mention].sort != "party" {
			return true
		}
		n = d.mentions[s.mention].head
	}
	if n < 0 {
		return false
	}
	f := d.words[n].fold
	return strings.HasPrefix(f, "schüler") || strings.HasPrefix(f, "eltern") || strings.HasPrefix(f, "lehrer") || strings.HasSuffix(f, "forscher") || strings.HasSuffix(f, "forscherin")
}

// forbidsSaying reports whether it is forbidden or ordered to say something through the service: hat ihnen verboten, Dienstliches per WhatsApp
// zu schreiben.
func (p *candidate) forbidsSaying() bool {
	d := p.d
	if !d.g.german || !p.binding() || !d.words[p.trigger[0]].class.has(d.g.known.forbid) || p.m.clause < 0 {
		return false
	}
	in := &d.clauses[p.m.clause]
	return in.kind == infinitiveClause && in.parent == p.c
}
