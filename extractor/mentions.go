package extractor

import (
	"strings"

	"edikt/language"
)

// mention is a place in the text that names a service, an institution, a place or a group of people.
type mention struct {
	kind        mentionKind
	first, last int32 // tokens
	head        int32 // the noun that carries it
	clause      int32
	group       int32 // mentions coordinated with each other share the first one's number
	entry       int32 // in the gazetteer, or -1
	place       int32 // the place inside or behind an institution's name: belgische Regierung; an entry, or -1
	modifier    bool  // only the first part of a compound: TikTok-Verbot
	anaphor     bool  // refers back: die App, das Ministerium
	account     bool  // refers back to an account on the service: das Konto ... es
	sort        string
	same        int32 // 1 + the mention that it names again, or 0
	like        int32 // 1 + the mention whose noun it shares, or 0: celle de Bordeaux
}

type mentionKind uint8

const (
	targetMention mentionKind = iota
	actorMention
	placeMention
	groupMention
	personMention
)

// acts reports whether the mention can be who does something.
func (m *mention) acts() bool {
	return m.kind == actorMention || m.kind == placeMention || m.kind == personMention
}

// mark finds all mentions: names of the gazetteer first; then, near sentences that may state an event, institutions by
// their head nouns, persons, groups. It reports whether there is such a sentence.
func (d *document) mark() bool {
	d.mentions = d.mentions[:0]
	next := int32(0)
	for _, i := range d.nameable {
		if i >= next {
			next = i + d.nameAt(i, d.sentences[d.words[i].sentence].Last)
		}
	}
	if !d.wake() {
		return false
	}
	d.origins()
	for si, s := range d.sentences {
		if d.awake[si] {
			if !d.g.german {
				d.settleFrench(s.First, s.Last) // la Cnil juge ...: no judge
			}
			d.heads(s.First, s.Last)
			d.persons(s.First, s.Last)
			if !d.g.german {
				d.branches(s.First, s.Last)
				d.oneOf(s.First, s.Last)
				d.sharedHeads(s.First, s.Last)
				d.counterparts(s.First, s.Last)
				d.placeTurns(s.First, s.Last)
				d.foreign(s.First, s.Last)
				d.namedMembers(s.First, s.Last)
				d.appositions(s.First, s.Last)
				d.quotedTitles(s.First, s.Last)
				d.rowNames(s.First, s.Last)
				d.placedNames(s.First, s.Last)
				d.apposedNames(s.First, s.Last)
			}
			if d.g.german {
				d.properNames(s.First, s.Last)
			}
			d.quotedNames(int32(si))
			d.dateline(s.Lead, s.Last)
			d.asideOf(s.Lead, s.First)
		}
	}
	d.subsidiaries()
	d.fullNames()
	for si, s := range d.sentences {
		if d.awake[si] {
			d.surnames(s.First, s.Last)
		}
	}
	return true
}

// dateline takes the place at the start of an article's paragraph (Köln - ..., Berlin (dpa) – ...) out of those who act.
func (d *document) dateline(first, last int32) {
	at := first
	if d.g.german && at+1 < last && d.words[at].fold == "(" {
		at++ // (Köln/ots) Das Museum ...
	}
	m := d.words[at].mention
	if m >= 0 && d.g.german && d.mentions[m].kind == personMention && d.mentions[m].last+1 < last && dash(d.words[d.mentions[m].last].fold) {
		d.mentions[m].kind = partMention // Mountain View - ...
	}
	if m < 0 || d.mentions[m].kind != placeMention {
		return
	}
	i := d.mentions[m].last
	for i < last && (d.words[i].fold == "/" || d.words[i].fold == ",") && i+1 < last && d.words[i+1].tok.Is(language.Upper) {
		i += 2
	}
	dated := at > first
	if d.g.german {
		i, dated = d.datelineEnd(i, last, dated)
	}
	if i < last && d.words[i].fold == "(" {
		for i < last && d.words[i].fold != ")" {
			i++
		}
		i++
		dated = true
	}
	if i < last && (d.words[i].fold == "-" || d.words[i].fold == "–" || d.words[i].fold == "—" || d.words[i].fold == ".") && i+1 < last || d.g.german && d.goesOnBehind(first, i, last, dated) {
		d.mentions[m].kind = partMention
		d.begun = i
		for j := d.mentions[m].last; d.g.german && j < i; j++ { // Kiel/Magdeburg
			if k := d.words[j].mention; k >= 0 && d.mentions[k].kind == placeMention {
				d.mentions[k].kind = partMention
			}
		}
	}
}

// asideOf takes the agency and the places of a dateline out of those who act.
func (d *document) asideOf(lead, first int32) {
	for i := lead; i < first; i++ {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].kind != targetMention {
			d.mentions[m].kind = partMention
		}
	}
}

// nameAt files the longest name of the gazetteer that begins at i and returns its length in tokens, 0 for none.
func (d *document) nameAt(i, last int32) int32 {
	if len(d.mentions) >= partMentions {
		return 0
	}
	best, bestLen := d.g.names.longest(d, i, last)
	if bestLen > 0 {
		d.add(mention{kind: best.kind, first: i, last: i + bestLen, head: d.nameHead(best.kind, i, i+bestLen), entry: best.entry, place: best.place, sort: best.sort})
		if best.kind == targetMention {
			d.takeQuotes(int32(len(d.mentions) - 1))
		}
		return bestLen
	}
	d.compoundName(i)
	return 0
}

func (d *document) add(m mention) int32 {
	d.lefts.forget()
	n := int32(len(d.mentions))
	m.group = n
	d.mentions = append(d.mentions, m)
	if !m.modifier {
		for i := m.first; i < m.last; i++ {
			d.words[i].mention = n
		}
	}
	return n
}

// compoundName finds a name as the first part of a compound: TikTok-Verbot, US-Kongress, Handyverbot.
func (d *document) compoundName(i int32) {
	w := &d.words[i]
	if w.mod = d.g.firstPart(w); w.mod == "" {
		return
	}
	if n, ok := d.g.names.modifier(d, w); ok {
		d.add(mention{kind: n.kind, first: i, last: i + 1, head: i, entry: n.entry, place: n.place, modifier: true, sort: n.sort})
	}
}

// firstPart is the first part of a compound, in German also of one whose last part means nothing to the rules.
func (g *grammar) firstPart(w *word) string {
	if w.mod == "" && g.german && w.tok.Is(language.Hyphen) {
		return w.fold[:max(0, strings.LastIndexByte(w.fold, '-'))]
	}
	return w.mod
}

// heads makes institutions of head nouns with what stands around them: die belgische Regierung, Universität Basel,
// ministère de l'Intérieur; and groups of people of theirs.
func (d *document) heads(first, last int32) {
	k := &d.g.known
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.mention >= 0 && d.mentions[w.mention].kind != placeMention || !w.is(isNoun) && (d.g.german || !w.tok.Is(language.Upper) && len(w.lexeme.heads) == 0) {
			continue
		}
		switch {
		case !d.g.german && (d.addLongHead(i, first, last) || d.longNounAt(i) != nil || d.schoolYard(i, last)):
		case !w.is(isNoun): // le Grand Conseil begins with an adjective
		case !d.g.german && w.mention < 0 && (d.ofService(i, last) || d.itsServices(i, last) || d.onService(i, last)):
		case w.class.has(k.actorHead) && !w.class.has(k.thing) && w.mention < 0:
			d.addHead(i, first, last)
		case d.g.german && w.class.has(k.anyorg) && w.mention < 0 && d.oneBodyTold(i):
			d.add(mention{kind: actorMention, first: i, last: i + 1, head: i, entry: -1, place: -1, sort: "org", anaphor: true})
		case w.class.has(k.group) && w.mention < 0 && !d.describing(i, first):
			a, b := d.extent(i, first, last)
			d.add(mention{kind: groupMention, first: i, last: i + 1, head: i, entry: -1, place: d.placeIn(a, b), sort: "group"})
		}
	}
	if d.g.german {
		d.townBodies(first, last)
	}
	d.ownBodies(first, last)
}

// ownBodies makes a country's genitive part of the institution named behind it: Österreichs Bundesheer.
func (d *document) ownBodies(first, last int32) {
	if !d.g.german {
		return
	}
	for i := first; i+1 < last; i++ {
		p, m := d.words[i].mention, d.words[i+1].mention
		if p < 0 || m < 0 || d.mentions[p].kind != placeMention || d.mentions[m].kind != actorMention || d.mentions[m].entry < 0 || d.mentions[p].last != i+1 || d.mentions[m].first != i+1 || !genitiveName(d.words[i].fold) {
			continue
		}
		d.mentions[p].kind = partMention
	}
}

func (d *document) addHead(i, first, last int32) {
	if d.g.german && d.words[i].fold == "stelle" && i > first && (d.words[i-1].fold == "die" || d.words[i-1].fold == "deren" || d.words[i-1].fold == "dessen" || d.words[i-1].fold == "ihre" || d.words[i-1].fold == "seine") && i > first+1 && d.words[i-2].fold == "an" {
		return // an die Stelle des alten Programms
	}
	if d.g.german && d.words[i].fold == "stellen" && i > first && d.words[i-1].is(isNum) {
		return // streicht 40 Stellen
	}
	if d.g.german && d.g.placeAdjective(d.words[i].fold) >= 0 {
		return // die Waadtländer
	}
	a, b := d.extent(i, first, last)
	from := i
	if d.g.german && b == i+1 {
		b = d.membersBehind(i, last)
	}
	if i > first && d.g.ranks[d.words[i-1].fold] { // Brasiliens Oberster Gerichtshof
		from = a
	}
	if d.g.german && from == i {
		if from = d.properAdjective(i, first); from == i {
			from = d.namesBefore(i, first)
		}
	}
	if !d.g.german {
		from = d.nameOfTown(i, first)
		a = min(a, from)
	}
	m := mention{kind: actorMention, first: from, last: b, head: i, entry: -1, place: d.placeIn(a, b), sort: d.g.sortOf(&d.words[i])}
	if m.place < 0 {
		m.place = d.modifierPlace(i)
	}
	if d.newsAgency(i, b) {
		m.sort = "media"
	}
	if k := d.knownAt(i+1, last); k >= 0 && (b == i+1 || d.g.german && m.sort == "club" && d.mentions[k].last == b && d.mentions[k].sort == m.sort) { // der Verein noyb: the one known by name
		d.mentions[k].first = i
		d.words[i].mention = k
		return
	}
	for j := i; j < b; j++ { // names inside become part of it
		if n := d.words[j].mention; n >= 0 && d.mentions[n].kind != targetMention {
			d.mentions[n].kind = partMention
		}
	}
	for j := a; j < i; j++ {
		if n := d.words[j].mention; n >= 0 && d.mentions[n].kind == placeMention {
			d.mentions[n].kind = partMention
		}
	}
	m.anaphor = m.place < 0 && b == i+1 && !(d.g.german && from < i) && (d.words[i].mod == "" || d.g.german && d.g.roleModifiers[d.words[i].mod]) && !d.words[i].is(isPlu) && (d.g.german || !d.counted(d.left(from).at, from))
	d.add(m)
}

// knownAt is the institution of the gazetteer whose name stands right at i, or -1.
func (d *document) knownAt(i, last int32) int32 {
	if i >= last {
		return -1
	}
	if k := d.words[i].mention; k >= 0 && d.mentions[k].kind == actorMention && d.mentions[k].entry >= 0 && d.mentions[k].first == i {
		return k
	}
	return -1
}

// partMention is a name that became part of a longer one.
const partMention mentionKind = 100

// modifierPlace is the place that a compound's first part names: US-Kongress.
func (d *document) modifierPlace(i int32) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.modifier && m.first == i && m.kind == placeMention {
			m.kind = partMention
			return m.entry
		}
	}
	return -1
}

// longPlace is where the name of a place of several words ends that begins at word i, or i: St. Gallen.
func (d *document) longPlace(i int32) int32 {
	m := d.words[i].mention
	if m < 0 || d.mentions[m].kind != placeMention || d.mentions[m].first != i {
		return i
	}
	return d.mentions[m].last
}

// placeIn is the place that the words a..b name, or -1.
func (d *document) placeIn(a, b int32) int32 {
	for i := a; i < b; i++ {
		if p := d.words[i].lexeme.place; p >= 0 {
			return p
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].kind != targetMention && d.mentions[m].entry >= 0 && d.g.gaz.Entries()[d.mentions[m].entry].Jurisdiction != "" {
			return d.mentions[m].entry
		}
	}
	return -1
}

// aliases takes the abbreviation in brackets behind an institution (Bundespresseamt (BPA)) out of those who act.
func (d *document) aliases() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.first < 2 || d.words[m.first-1].fold != "(" || int(m.last) >= len(d.words) || d.words[m.last].fold != ")" {
			continue
		}
		if o := d.words[m.first-2].mention; o >= 0 && d.mentions[o].acts() {
			m.kind = partMention
		}
	}
}

// subsidiaries makes places right behind the name of a service or its maker parts of that: Huawei Schweiz, Google France.
func (d *document) subsidiaries() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != placeMention || m.sort != "country" || m.first == 0 || d.words[m.first-1].sentence != d.words[m.first].sentence || d.words[m.first].mention != int32(k) {
			continue
		}
		if t := d.targetAt(m.first - 1); t >= 0 && !d.mentions[t].anaphor && !d.mentions[t].modifier && !d.generic(d.mentions[t].entry) {
			m.kind = partMention
		}
	}
}

// newsAgency reports whether an institution is an agency that only reports: l'agence Reuters, die Agentur Interfax.
func (d *document) newsAgency(head, last int32) bool {
	if f := d.words[head].fold; f != "agence" && f != "agentur" {
		return false
	}
	for i := head + 1; i < last; i++ {
		if newsAgencies[d.words[i].fold] {
			return true
		}
	}
	return false
}

var newsAgencies = wordSet("reuters", "afp", "tass", "ats", "sda", "keystone-ats", "belga", "interfax", "ap", "dpa", "apa", "efe", "ansa", "xinhua", "bloomberg", "kyodo", "yonhap", "anadolu", "tt", "ritzau", "ntb", "pti")

// coordinateMentions gives mentions joined by commas and "und" one group.
func (d *document) coordinateMentions() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.modifier || m.kind == partMention {
			continue
		}
		l := d.left(m.first)
		if d.g.german && m.kind == targetMention && l.rel == relAppos && l.noun == m.first-1 {
			l = d.left(l.noun) // und das Mailprogramm Thunderbird
		}
		if l.rel != relCoord {
			continue
		}
		if o := d.words[l.noun].mention; o >= 0 && o != int32(k) && (d.g.german || d.mentions[o].clause == m.clause) {
			m.group = d.mentions[o].group
		}
	}
	for k := range d.mentions { // a row of three is one group in whatever order it was found
		g := d.mentions[k].group
		for n := 0; d.mentions[g].group != g && n < len(d.mentions); n++ {
			g = d.mentions[g].group
		}
		d.mentions[k].group = g
	}
}
