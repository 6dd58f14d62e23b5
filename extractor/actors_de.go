package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/forms"
)

// appellant is who asks others to do what the infinitive clause c tells: bittet die Schulen, kein Zoom zu verwenden. Or -1.
func (d *document) appellant(c int32) int32 {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 || d.clauses[cl.parent].passive || d.appealedTo(&d.clauses[cl.parent]) < 0 {
		return -1
	}
	return d.clauseActor(cl.parent, -1)
}

// isCourt reports whether a mention is a court.
func (d *document) isCourt(m int32) bool { return d.mentions[m].sort == "court" }

// at is the body for which a trigger noun holds: TikTok-Verbot bei der Caritas, an der Universität Bern. Or -1.
func (d *document) at(i int32) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.modifier || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if l := d.left(m.first); l.rel != relPrep || l.noun != i || l.prep != "bei" && l.prep != "an" {
			continue
		}
		if !d.words[m.head].is(isPlu) {
			return int32(k)
		}
		if m.place >= 0 && m.sort == "school" { // an Aargauer Schulen
			if e := &d.g.gaz.Entries()[m.place]; e.Sort == "state" || e.Sort == "country" {
				return d.add(mention{kind: placeMention, first: m.first, last: m.first + 1, head: m.first, entry: m.place, place: m.place, clause: m.clause})
			}
		}
	}
	return -1
}

// gappedActor is the institution of a clause that leaves out its verb and has the service t as its own object: Luxemburg sperrt
// Temu, Belgien Shein. Or -1.
func (d *document) gappedActor(t, trigger int32) int32 {
	m := &d.mentions[t]
	if !d.g.german || m.modifier {
		return -1
	}
	l := d.left(m.first)
	if l.rel == relCoord {
		return -1
	}
	i := l.at - 1
	for i > 0 && d.g.however[d.words[i].fold] { // Köln dagegen Teams
		i--
	}
	if i < 1 || d.words[i].mention < 0 {
		return -1
	}
	a := d.words[i].mention
	o := &d.mentions[a]
	if !o.acts() || o.modifier || o.last != i+1 || d.words[o.first].sentence != d.words[m.first].sentence {
		return -1
	}
	b := d.left(o.first)
	if b.prep != "" && (!d.g.placePreps[b.prep] || b.rel != relNone && b.rel != relCoord) || b.rel == relGen || b.rel == relAppos || b.at < 1 {
		return -1
	}
	for n := 0; b.rel == relCoord && n < 8; n++ {
		b = d.left(d.phraseHead(b.noun))
	}
	if b.at < 1 {
		return -1
	}
	before := &d.words[b.at-1]
	if before.fold != "," && before.fold != ";" && before.fold != "und" {
		return -1
	}
	n := d.next(m.last - 1)
	if n >= 0 && d.words[n].clause == d.words[m.first].clause && d.words[n].is(verbal) && !boundaryBetween(d, m.last, n) {
		return -1 // a verb of its own follows
	}
	other := false
	for k := range d.mentions { // the clause before has its own service and its own subject
		x := &d.mentions[k]
		if x.kind == targetMention && d.words[x.first].sentence == d.words[m.first].sentence && x.last <= o.first {
			other = true
		}
	}
	if !other {
		return -1
	}
	return a
}

// boundaryBetween reports whether a sign that parts clauses stands from token a up to b.
func boundaryBetween(d *document, a, b int32) bool {
	for ; a < b; a++ {
		if boundary(&d.words[a]) {
			return true
		}
	}
	return false
}

// freeNames adds to the mentions the names that are coordinated with an institution and that no table knows: Verdi und die
// IG Bau. A name has a word that the form lists do not have, or begins with an abbreviation.
func (d *document) freeNames() {
	for k := 0; k < len(d.mentions); k++ {
		m := d.mentions[k]
		if !m.acts() || m.modifier || m.kind == personMention || int(m.last)+1 >= len(d.words) || !d.awake[d.words[m.first].sentence] {
			continue
		}
		d.freeNameAhead(int32(k))
		s := d.sentences[d.words[m.first].sentence]
		i := m.last
		if i >= s.Last || !d.g.coordinators[d.words[i].fold] || d.words[i].fold == "noch" {
			continue
		}
		i++
		if i < s.Last && d.words[i].is(isDet) && !d.words[i].is(isPrep) {
			i++
		}
		n := d.freeName(i, s.Last)
		if n == 0 || i+n < s.Last && !d.words[i+n].is(isFinite) && !d.g.coordinators[d.words[i+n].fold] && d.words[i+n].fold != "." {
			continue
		}
		if d.words[m.last].fold == "," && n == 2 && d.bareOffice(int32(k)) { // die Bürgermeisterin, Anna Lang,
			d.add(mention{kind: personMention, first: i, last: i + n, head: i + n - 1, entry: -1, place: -1, sort: "person"})
			continue
		}
		a := d.add(mention{kind: actorMention, first: i, last: i + n, head: i, entry: -1, place: d.placeIn(i, i+n), sort: "org"})
		d.mentions[a].group = d.mentions[k].group
	}
}

// freeNameAhead adds to the mentions the name of one word that no table knows and that opens a sentence before institution k: Attac und
// Greenpeace haben X verlassen.
func (d *document) freeNameAhead(k int32) {
	m := d.mentions[k]
	first := d.sentences[d.words[m.first].sentence].First
	i := m.first - 1
	if i > first && d.words[i].is(isDet) {
		i--
	}
	if i != first+1 || d.words[i].fold != "und" || int(m.last) >= len(d.words) || !d.words[m.last].is(isFinite) {
		return
	}
	w := &d.words[first]
	if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.mention >= 0 || len(w.readings) > 0 || w.mod != "" || w.noun != 0 || adjectiveEnding(w.fold) && strings.HasSuffix(w.fold, "e") {
		return
	}
	a := d.add(mention{kind: actorMention, first: first, last: i, head: first, entry: -1, place: -1, sort: "org"})
	d.mentions[a].group = m.group
}

// freeName is how many words of an unknown name stand at i.
func (d *document) freeName(i, last int32) int32 {
	n := int32(0)
	sure := false
	for i+n < last && n < 4 {
		w := &d.words[i+n]
		if k := &d.g.known; w.tok.Kind != 0 || w.mention >= 0 || !w.is(isNoun|isName) || w.is(isPunct) || w.class.one(k.group, k.service, k.time, k.nobody) {
			break
		}
		if len(w.readings) == 0 && w.mod == "" || n == 0 && strings.ToUpper(w.fold) != w.fold && isCaps(d.tokens[i].Text(d.text)) && len(w.fold) > 1 {
			sure = true
		}
		n++
	}
	if !sure {
		return 0
	}
	return n
}

// obliged reports whether the subject of a clause is bound by the measure and does not take it: Die Schulen müssen auf Zoom
// verzichten.
func (d *document) obliged(r *rule, c int32) bool {
	if !d.g.german || r.kind != edikt.Ban && r.kind != edikt.Mandate {
		return false
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isModal) && d.g.modalOf(w.verb) == modalMust {
			return true
		}
	}
	return false
}

// unnamedSort reports whether several bodies of a sort stay unnamed although their country is told: Kärntner Städte. Its
// authorities and ministries are the state itself.
func (d *document) unnamedSort(m *mention) bool {
	if d.g.gaz.Entries()[m.place].Sort == "city" {
		return false // Altenburger Museen
	}
	switch m.sort {
	case "city", "school", "university", "association", "company", "club", "museum", "hospital":
		return true
	}
	return manyLands(d.words[m.head].fold) // immer mehr US-Staaten
}

// manyLands reports whether a noun names several states at once: US-Staaten, Bundesländer.
func manyLands(fold string) bool {
	return strings.HasSuffix(fold, "staaten") || strings.HasSuffix(fold, "länder")
}

// sharesNumber reports whether a plural without article or number is coordinated with one before it: 63 Hochschulen und
// Forschungseinrichtungen are one body of people who act.
func (d *document) sharesNumber(m *mention) bool {
	w := &d.words[m.head]
	l := d.left(m.first)
	if m.kind != actorMention || m.entry >= 0 || m.place >= 0 || m.last > m.head+1 || l.rel != relCoord || l.det >= 0 || l.at < m.first-1 {
		return false
	}
	if !w.is(isPlu) && d.nounFeatures(m.head)&(forms.Pl|forms.Genders) != forms.Pl {
		return false
	}
	o := d.words[l.noun].mention
	return o >= 0 && d.counted(d.left(d.mentions[o].first).at, d.mentions[o].first)
}

// investigates reports whether an actor can open proceedings: an authority or a state, no association or company.
func (d *document) investigates(a int32) bool {
	switch d.mentions[a].sort {
	case "association", "company", "club", "party", "media", "museum", "school":
		return false
	}
	return true
}

// ownStaff is whose people the subject of a clause are: Künftig konferieren die Mitarbeiter über Jitsi. The owner named behind
// them, else the body that was subject last. Or -1.
func (d *document) ownStaff(c int32) int32 {
	s := d.subjectOf(c)
	if s.mention >= 0 || s.noun < 0 || d.mentionOf(s.noun, groupMention) < 0 || d.clauses[c].passive {
		return -1
	}
	if at := d.left(s.noun).at; at > 0 && d.g.examples[d.words[at-1].fold] {
		return -1 // darunter Angestellte der Bahn
	}
	if m := d.attachedActor(s.noun); m >= 0 {
		return m
	}
	if l := d.left(s.noun); l.det < 0 || d.g.indefinite[d.words[l.det].fold] {
		return -1
	}
	return d.bodyBefore(s.noun)
}

// elaborated reports whether an event only says of a place what the clause behind its colon tells of who acts there: In Hessen läuft ein
// Verfahren: Der Beauftragte prüft ....
func (d *document) elaborated(f *found, all []found) bool {
	if !f.placed || !d.words[f.order].is(isNoun) {
		return false
	}
	return slices.ContainsFunc(all, func(o found) bool {
		return d.toldAgain(f, &o) && d.words[o.order].sentence == d.words[f.order].sentence && d.colonBetween(f.order, o.order)
	})
}

// toldAgain reports whether o, told behind f, says the same of the same service and in the same country, and names an institution that acts.
func (d *document) toldAgain(f, o *found) bool {
	if o.order <= f.order || o.actor < 0 || o.Kind != f.Kind || o.Target.ID != f.Target.ID || d.mentions[o.actor].kind != actorMention {
		return false
	}
	return len(o.Jurisdiction) >= 2 && len(f.Jurisdiction) >= 2 && o.Jurisdiction[:2] == f.Jurisdiction[:2]
}

// headlined reports whether an event of a headline names only the country, or the Bund, for which an authority acts in the text: Rom sperrt
// DeepSeek. Die Datenschutzbehörde ....
func (d *document) headlined(f *found, all []found) bool {
	if f.actor < 0 || d.mentions[f.actor].kind != placeMention && !d.bareOf(f.actor) && d.words[d.mentions[f.actor].head].fold != "bund" || !d.sentences[d.words[f.order].sentence].Headline {
		return false
	}
	for i := range all {
		o := &all[i]
		if d.toldAgain(f, o) && d.investigates(o.actor) && (o.status == ended) == (f.status == ended) && (o.status == rejected) == (f.status == rejected) {
			return true
		}
	}
	return false
}

// pointedAt is whom a clause that opens with der or die before its verb means: the institution or person named last in the
// sentence before. Die winkt ab. Or -1.
func (d *document) pointedAt(c int32) int32 {
	cl := &d.clauses[c]
	if !cl.stated() || cl.passive || len(cl.words) < 2 || cl.words[1] != cl.finite {
		return -1
	}
	i := cl.words[0]
	f := d.words[i].fold
	if f != "der" && f != "die" && f != "das" {
		return -1
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.modifier || m.first >= i || d.words[i].sentence-d.words[m.first].sentence > 1 || m.kind == placeMention {
			continue
		}
		if g := d.nounFeatures(m.head); g != 0 && g&relativeGender[f] == 0 {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// forWhom is for whom a step is an option or none: Für die Stadt kommt ein Ausstieg nicht infrage; ist das kein Thema. Or -1.
func (d *document) forWhom(c int32) int32 {
	option, who := false, int32(-1)
	for _, i := range d.clauses[c].words {
		option = option || d.g.optionWords[d.words[i].fold]
		if m := d.words[i].mention; who < 0 && m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() {
			if l := d.left(i); l.prep == "für" && l.rel == relNone {
				who = m
			}
		}
	}
	if !option {
		return -1
	}
	return who
}

// nobodyActs reports whether those whose doings are none of an institution's are the subject of an active clause: Hacker haben das
// Konto der Stadt übernommen.
func (d *document) nobodyActs(c int32) bool {
	s := d.subjectOf(c)
	return s.noun >= 0 && !d.clauses[c].passive && d.words[s.noun].class.has(d.g.known.nobody)
}

// properNames makes institutions of nouns behind an article and adjectives that are written large within a sentence, as only parts
// of names are: das Deutsche Rote Kreuz, die Freie Bühne.
func (d *document) properNames(first, last int32) {
	for i := first; i+2 < last; i++ {
		if !d.words[i].is(isDet) || !articles[d.words[i].fold] {
			continue
		}
		n := i + 1
		for n+1 < last && n < i+4 && d.largeAdjective(n) {
			n++
		}
		w := &d.words[n]
		if n == i+1 {
			continue
		}
		if k := w.mention; k >= 0 {
			if m := &d.mentions[k]; m.kind == actorMention && m.entry < 0 && m.first == n { // das Technische Hilfswerk
				for m.first > i+1 {
					m.first--
					d.words[m.first].mention = k
				}
				m.anaphor = false
			}
			continue
		}
		if !d.namesBody(w) {
			continue
		}
		d.add(mention{kind: actorMention, first: i + 1, last: n + 1, head: n, entry: -1, place: d.placeIn(i+1, n+1), sort: "org"})
		i = n
	}
}

// largeAdjective reports whether an adjective that is written large, and that means no place by itself, stands at i.
func (d *document) largeAdjective(i int32) bool {
	w := &d.words[i]
	if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.tok.Is(language.Caps) || w.tok.Is(language.Hyphen) {
		return false
	}
	return w.mention < 0 && w.noun == 0 && adjectiveEnding(w.fold) && (len(w.readings) == 0 || adjectival(w))
}

// namesBody reports whether a noun can be the last one of an institution's name.
func (d *document) namesBody(w *word) bool {
	k := &d.g.known
	if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || !w.is(isNoun|isName) || w.class.any(k.operators) || w.class.any(k.transparent) {
		return false
	}
	return !w.class.one(k.service, k.group, k.time, k.post, k.measureNoun, k.trigger, k.paper, k.nobody, k.use, k.account)
}

// peopleAct reports whether people in general are the subject of an active clause: verließen eine Million Menschen den Dienst.
func (d *document) peopleAct(c int32) bool {
	cl := &d.clauses[c]
	if cl.passive || cl.finite < 0 {
		return false
	}
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "menschen", "leute", "nutzer", "nutzerinnen", "kunden", "kundinnen", "haushalte", "personen", "abonnenten", "anwender":
			if l := d.left(i); l.prep == "" && l.rel == relNone {
				return true
			}
		}
	}
	return false
}
