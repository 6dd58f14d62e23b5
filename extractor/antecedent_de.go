package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// pluralAntecedents takes up several services at once: die beiden Dienste, diese Plattformen, die drei Apps; and beide alone where
// the clause is passive. It reports whether the word at i was read so.
func (d *document) pluralAntecedents(i int32) bool {
	n := d.howManyGerman(i)
	if n < 0 {
		return false
	}
	entries := d.toldTogether(i, n)
	d.takeUp(i, entries...)
	return len(entries) > 0
}

// howManyGerman is how many services the word at i takes up, 0 for as many as stand in a row, -1 for none.
func (d *document) howManyGerman(i int32) int {
	w := &d.words[i]
	if w.mention >= 0 {
		return -1
	}
	if w.fold == "beide" || w.fold == "beiden" {
		next := i + 1
		if c := w.clause; c < 0 || !d.clauses[c].passive || int(next) < len(d.words) && (d.words[next].is(isNoun|isAdj|isName) && !d.words[next].is(isPunct|isFinite|isPP) || d.words[next].mention >= 0) {
			return -1
		}
		return 2
	}
	if c := w.clause; w.fold == "sie" && c >= 0 && d.clauses[c].passive && d.severalOnly(i) && d.subjectOf(c).pronoun == i && d.rowNearest(i) {
		return 0 // TikTok und WeChat stehen auf der Liste, sie sind gesperrt
	}
	if !w.is(isNoun) || !w.class.has(d.g.known.service) || d.modified(i) || d.namedRight(i, d.sentences[w.sentence].Last) {
		return -1
	}
	l := d.left(i)
	if l.det < 0 {
		return -1
	}
	count := -1
	for j := l.at; j < i; j++ {
		switch f := d.words[j].fold; {
		case f == "beide" || f == "beiden" || f == "beider":
			return 2
		case d.g.numbers[f] > 1 && d.g.numbers[f] < 6:
			count = d.g.numbers[f]
		case d.g.otherDet[f] || d.g.indefinite[f]:
			return -1
		}
	}
	if !d.words[l.det].is(isDet) || !w.is(isPlu) || !d.pluralDet(l.det, i) {
		return -1
	}
	if count > 0 {
		return count
	}
	return 0
}

// rowNearest reports whether no other things are told between the service named last, in the sentence of token i or the one before, and i.
func (d *document) rowNearest(i int32) bool {
	for j := i - 1; j >= 0 && d.words[i].sentence-d.words[j].sentence <= 1; j-- {
		if d.targetAt(j) >= 0 {
			return true
		}
		if w := &d.words[j]; w.is(isNoun) && w.is(isPlu) && d.left(j).prep == "" {
			return false
		}
	}
	return false
}

// onTheSide reports whether a service is named only as what another comes in the place of or beside: statt auf Skype, neben Zoom.
func (d *document) onTheSide(m *mention) bool {
	switch d.left(m.first).prep {
	case "statt", "anstatt", "anstelle", "neben", "ausser", "gegenüber", "ohne", "samt", "mitsamt":
		return true
	}
	return d.addedTo(m) || d.outdoes(m)
}

// outdoes reports whether a service is only told to be more of something than the one spoken of: nur ChatGPT ist noch beliebter.
func (d *document) outdoes(m *mention) bool {
	if m.clause < 0 || int(m.clause) >= len(d.clauses) || d.clauses[m.clause].verb != d.g.sein || d.left(m.first).prep != "" || m.entry == d.mainTarget() {
		return false
	}
	return slices.ContainsFunc(d.clauses[m.clause].words, d.comparative)
}

// addedTo reports whether a service, or the first of its row, is only told as one more beside the article's main one: setzte auch gleich
// RedNote und Lemon8 auf den Index.
func (d *document) addedTo(m *mention) bool {
	main := d.mainTarget()
	if main < 0 || m.entry == main || m.group < 0 || int(m.group) >= len(d.mentions) || m.clause < 0 || d.clauses[m.clause].kind != mainClause {
		return false
	}
	first := d.mentions[m.group].first
	if first > m.first || d.words[first].sentence != d.words[m.first].sentence {
		first = m.first
	}
	for i := d.left(first).at; i >= 0 && i > first-7 && d.words[i].clause == d.words[first].clause; i-- {
		switch d.words[i].fold {
		case "auch", "zudem", "ausserdem", "zusätzlich", "überdies":
			return true
		}
	}
	return false
}

// newcomer reports whether a kind tells what is to be used from now on, and not what is left or kept out.
func newcomer(k edikt.Kind) bool {
	return k == edikt.Adoption || k == edikt.Mandate || k == edikt.AdviceFor
}

// agreeing is the mention of the service that a noun or pronoun taking one up means for an event of a kind: where the one told last was
// told as the newcomer, who leaves "den Dienst" leaves the one that was left before; and the other way round.
func (d *document) agreeing(k edikt.Kind, t foundTarget, trigger int32) int32 {
	m := &d.mentions[t.mention]
	unsaid := !d.g.german && (t.why == "pronoun" || t.why == "topic")
	if !m.anaphor && !unsaid || k == edikt.Review || !d.g.german && k == edikt.Abstention {
		return t.mention
	}
	if f := d.toldInSentence(k, t.mention, trigger); d.g.german && f >= 0 {
		return d.found[f].mention
	}
	own, other := -1, -1
	for f := range d.found {
		e := &d.found[f]
		if e.order >= trigger || d.words[trigger].sentence-d.words[e.order].sentence > 4 || e.Kind == edikt.Review || e.Kind == edikt.Abstention {
			continue
		}
		switch o := &d.mentions[e.mention]; {
		case o.entry == m.entry:
			own = f
		case newcomer(e.Kind) == newcomer(k) && !d.generic(o.entry) && (!m.anaphor || d.means(m, there) || d.g.names.fits(o.entry, &d.words[m.head])):
			other = f
		}
	}
	if own < 0 || other < 0 || newcomer(d.found[own].Kind) == newcomer(k) {
		return t.mention
	}
	return d.found[other].mention
}

// toldInSentence is the last event of a kind before a trigger in its sentence, if a noun takes up a service that the sentence does not
// name and may as well mean that event's: Taiwan untersagte die Verwendung, Australien warf die Software von den Geräten. Or -1.
func (d *document) toldInSentence(k edikt.Kind, target, trigger int32) int {
	m := &d.mentions[target]
	si := d.words[trigger].sentence
	for i := d.sentences[si].First; i < m.first; i++ {
		if t := d.targetAt(i); t >= 0 && d.mentions[t].entry == m.entry {
			return -1
		}
	}
	best := -1
	for f := range d.found {
		e := &d.found[f]
		if e.order < trigger && d.words[e.order].sentence == si && e.Kind == k && (d.means(m, there) || d.g.names.fits(d.mentions[e.mention].entry, &d.words[m.head])) {
			best = f
		}
	}
	return best
}

// genitiveOfOne reports whether what looks like the general name of many is the genitive of one: des Chatbots.
func (d *document) genitiveOfOne(e *nameEntry, i, last int32) bool {
	entry := &d.g.gaz.Entries()[e.found.entry]
	if entry.Type != gazetteer.Generic || entry.Sort == "device" || !strings.HasSuffix(d.words[last-1].fold, "s") || i == 0 {
		return false
	}
	for i--; i > 0 && d.words[i].sentence == d.words[last-1].sentence && d.words[i].is(isAdj) && !d.words[i].is(isDet|isNoun); i-- { // des neuen Chatbots
	}
	switch d.words[i].fold {
	case "des", "eines", "dieses", "jenes", "seines", "ihres":
		return true
	}
	return false
}

// pronounAntecedent takes up a service by the pronoun that is the object of what someone does, or the subject of what is done to it
// or how it can be reached: die App ... Pankow hat sie eingeführt; in Senegal ist sie nicht mehr erreichbar. The gender is that of the noun that called the service so last. It reports whether the
// word at i was read so.
func (d *document) pronounAntecedent(i int32) bool {
	w := &d.words[i]
	want, ok := pronounGender[w.fold]
	if w.fold == "ihn" {
		want, ok = forms.Masc, true
	}
	c := w.clause
	if !ok || w.mention >= 0 || c < 0 || int(c) >= len(d.clauses) || w.is(isDet) {
		return false
	}
	cl := &d.clauses[c]
	if w.fold != "er" && d.dutyOfWhoever(c) {
		return d.takenUpFrom(c-1, i)
	}
	if d.toUseIt(cl) && w.fold != "er" { // rät, es nicht zu benutzen
	} else if cl.finite < 0 || cl.kind == relativeClause {
		return false
	} else if s := d.subjectOf(c); s.mention >= 0 || s.noun >= 0 && s.noun < i && d.canAct(s.noun) || s.pronoun >= 0 && s.pronoun < i && w.fold == "ihn" {
		if cl.passive || d.words[cl.finite].is(isModal) && d.g.modalOf(d.words[cl.finite].verb) != modalWill || w.fold == "er" || w.fold == "es" && d.governsAny(c) {
			return false
		}
	} else if d.severalOnly(i) || !cl.passive && !d.reachable(cl) || s.pronoun != i {
		return false
	}
	for k := i - 1; k >= 0 && w.sentence-d.words[k].sentence <= 1; k-- {
		o := &d.words[k]
		if m := d.targetAt(k); m >= 0 && w.fold == "sie" && d.subjectOf(c).pronoun != i && (o.sentence == w.sentence || d.rowNearest(i)) && d.devicesAt(k, m) {
			d.takeUp(i, d.mentions[m].entry) // gibt es keine Handys mehr, der Bund hat sie verboten
			return true
		}
		if m := o.mention; m >= 0 && d.mentions[m].acts() && d.nounFeatures(d.mentions[m].head)&want != 0 && d.words[k].sentence == w.sentence && d.subjectOf(c).mention < 0 {
			return false // another can be meant
		}
		account := o.class.has(d.g.known.account)
		if !o.is(isNoun) || !account && !o.class.has(d.g.known.service) {
			continue
		}
		if f := d.nounFeatures(k); f == 0 || f&want&^forms.Pl == 0 {
			continue
		}
		if e := d.serviceAt(k); e >= 0 && !account {
			d.takeUp(i, e)
			return true
		}
		if e := d.heldAt(k); e >= 0 && account {
			d.takeUp(i, e)
			d.mentions[len(d.mentions)-1].account = true
			return true
		}
	}
	if t := d.topic(i); t >= 0 && cl.neg >= 0 && d.toUseIt(cl) && w.sentence-d.words[d.mentions[t].first].sentence <= 1 {
		d.takeUp(i, d.mentions[t].entry) // warnt vor Zoom und bittet, es nicht zu nutzen
		return true
	}
	return false
}

// devicesAt reports whether the noun at k, which is service m, means all of a sort, in the plural: Handys.
func (d *document) devicesAt(k, m int32) bool {
	return d.mentions[m].head == k && d.generic(d.mentions[m].entry) && d.nounFeatures(k).Has(forms.Pl)
}

// takenUpFrom lets the pronoun at i take up the service named last in clause c: Wer Zoom noch nutzt, sollte es ersetzen. It reports whether
// one is named there.
func (d *document) takenUpFrom(c, i int32) bool {
	for k := len(d.mentions) - 1; k >= 0; k-- {
		if m := &d.mentions[k]; m.kind == targetMention && !m.anaphor && d.words[m.head].clause == c && !d.generic(m.entry) {
			d.takeUp(i, m.entry)
			return true
		}
	}
	return false
}

// heldAt is the service on which the noun at k calls an account: das X-Konto, ein Profil bei X. An entry or -1.
func (d *document) heldAt(k int32) int32 {
	for n := range d.mentions {
		m := &d.mentions[n]
		if m.kind != targetMention || m.entry < 0 || d.words[m.first].sentence != d.words[k].sentence {
			continue
		}
		if m.modifier && m.first == k {
			return m.entry
		}
		if l := d.left(m.first); m.first > k && l.noun == k && (l.prep == "auf" || l.prep == "bei" || l.prep == "in") {
			return m.entry
		}
	}
	return -1
}

// serviceAt is the service that the noun at k calls: as the word that takes it up, or before its name: die App TikTok. An entry or
// -1.
func (d *document) serviceAt(k int32) int32 {
	for _, j := range [...]int32{k, k + 1} {
		if int(j) < len(d.words) && d.words[j].sentence == d.words[k].sentence {
			if m := d.targetAt(j); m >= 0 && !d.generic(d.mentions[m].entry) {
				return d.mentions[m].entry
			}
		}
	}
	return -1
}

// reachable reports whether a clause says of its subject whether it may be used or reached.
func (d *document) reachable(cl *clause) bool {
	f := d.words[cl.finite].verb
	if f != d.g.sein && f != d.g.bleiben {
		return false
	}
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "erreichbar", "verfügbar", "abrufbar", "zugänglich", "erlaubt", "zugelassen", "pflicht", "vorgeschrieben", "verbindlich",
			"tabu", "verboten", "untersagt", "gesperrt", "blockiert", "unerwünscht", "verbannt":
			return true
		}
	}
	return false
}

// toldWith adds the services that the event told last about the one found was about too: das Verbot of RT and Sputnik.
func (d *document) toldWith(out []foundTarget, k edikt.Kind, i int32) []foundTarget {
	base := -1
	for f := range d.found {
		if e := &d.found[f]; e.Kind == k && e.order < i && d.mentions[e.mention].entry == d.mentions[out[0].mention].entry {
			base = f
		}
	}
	if base < 0 || d.words[i].sentence-d.words[d.found[base].order].sentence > 3 {
		return out
	}
	for f := range d.found {
		e := &d.found[f]
		if e.order != d.found[base].order || e.Kind != k || slices.ContainsFunc(out, func(t foundTarget) bool { return d.mentions[t.mention].entry == d.mentions[e.mention].entry }) {
			continue
		}
		out = append(out, foundTarget{e.mention, 0.7, "topic"})
	}
	return out
}

// pronominal is the preposition that an adverb takes up together with what was told: davon, von dem Dienst.
var pronominal = map[string]string{"dort": "auf", "darauf": "auf", "davon": "von", "daraus": "aus", "damit": "mit", "darüber": "über", "dabei": "bei",
	"dafür": "für", "darum": "um", "dagegen": "gegen", "dorthin": "zu", "dazu": "zu"}

// pointsThere reports whether an adverb in the clause takes up a service in one of the rule's places: hat sich dort abgemeldet.
func (d *document) pointsThere(r *rule, c int32) bool {
	if d.governsAny(c) {
		return false // verzichtet darauf, zu klagen
	}
	for _, i := range d.clauses[c].words {
		if p, ok := pronominal[d.words[i].fold]; ok && r.places.preps[p] && !d.words[i].is(isSubj) {
			return true
		}
	}
	return false
}

// measureMeant reports whether "darauf" in a clause means the ban or duty told last and no service: Hessen verbietet Zoom; Bremen verzichtet
// darauf.
func (d *document) measureMeant(c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].fold == "darauf" {
			f := d.lastFound(i, nil, 3)
			return f >= 0 && (d.found[f].Kind == edikt.Ban || d.found[f].Kind == edikt.Mandate)
		}
	}
	return false
}

// namedOnceLater reports whether a service is named only once, and not before the sentence behind that of token i: what is said there is
// not about it.
func (d *document) namedOnceLater(k, i int32) bool {
	m := &d.mentions[k]
	si := d.words[i].sentence
	if d.sentences[si].Headline || d.words[m.first].sentence <= si+1 {
		return false
	}
	return !slices.ContainsFunc(d.mentions, func(o mention) bool { return o.kind == targetMention && o.entry == m.entry && o.first != m.first })
}

// meantByOrigin lets a definite noun in the singular that names services by where they come from mean the one told before it: die
// US-Software, die amerikanische Cloud.
func (d *document) meantByOrigin() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.modifier || m.anaphor || !d.generic(m.entry) {
			continue
		}
		switch d.g.gaz.Entries()[m.entry].ID {
		case "us-platforms", "cloud-us", "chinese-apps":
		default:
			continue
		}
		l := d.left(m.first)
		if l.det < 0 || !articles[d.words[l.det].fold] || d.g.indefinite[d.words[l.det].fold] || d.nounFeatures(m.head).Has(forms.Pl) {
			continue
		}
		if e := d.antecedent(m.head); e >= 0 && d.words[m.head].sentence > 0 {
			m.entry, m.anaphor = e, true
		}
	}
}

// toUseIt reports whether an infinitive clause opens with the pronoun for what is to be used or not: es nicht zu benutzen.
func (d *document) toUseIt(cl *clause) bool {
	return cl.kind == infinitiveClause && cl.final >= 0 && d.words[cl.final].is(isZu) && d.words[cl.final].class.has(d.g.known.useVerb)
}
