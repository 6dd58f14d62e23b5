package extractor

import (
	"slices"
	"strings"
)

// seesItselfForced reports whether the participle at i only says why somebody does what hangs on it: sieht sich gezwungen, X zu
// verlassen.
func (d *document) seesItselfForced(p *clause, i int32) bool {
	if !d.words[i].is(isPP) || p.finite < 0 || i == p.finite {
		return false
	}
	switch d.lemmaText(d.words[p.finite].verb) {
	case "sehen", "fühlen", "finden":
		return d.reflexive(p)
	}
	return false
}

// reflexive reports whether the subject of a clause acts on itself.
func (d *document) reflexive(cl *clause) bool {
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "sich", "uns", "mich":
			return true
		}
	}
	return false
}

// ordersStaff reports whether the clause p tells people at work to do what hangs on it, which is more than a wish: verlangt von den
// Beamten, Threema zu nutzen.
func (d *document) ordersStaff(cl, p *clause) bool {
	if cl.kind != infinitiveClause && cl.kind != complementClause || p.passive || p.finite < 0 {
		return false
	}
	asked := false
	for _, i := range p.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention || !d.words[d.mentions[m].head].class.any(d.g.atWork) {
			continue
		}
		l := d.left(i)
		asked = asked || l.rel == relNone && l.prep == "von"
	}
	return asked && !d.onlyDemands(d.words[p.finite].clause)
}

// askedOfStaff reports whether the verb at i says what people at work are asked to do.
func (d *document) askedOfStaff(c, i int32) bool {
	cl := &d.clauses[c]
	return d.words[i].is(isZu) && cl.parent >= 0 && d.ordersStaff(cl, &d.clauses[cl.parent])
}

// onlyDemands reports whether the subject of a clause is one who has no staff to order about: a party, an association, a deputy.
func (d *document) onlyDemands(c int32) bool {
	m := d.subjectOf(c).mention
	return m < 0 || d.onlyProposes(m) || d.canOnlyAsk(m)
}

// othersDuty reports whether a reported clause says what a body would have to do: der Staat müsse TikTok verbieten.
func (d *document) othersDuty(cl *clause) bool {
	if cl.passive || cl.kind != complementClause && cl.kind != mainClause || cl.finite < 0 {
		return false
	}
	m := d.subjectOf(d.words[cl.finite].clause).mention
	return m >= 0 && d.mentions[m].kind != personMention
}

// bidsProviders reports whether a body that is no mere asker turns to those through whom a state reaches everybody's services: Die Regierung
// verlangt von den Netzbetreibern ....
func (d *document) bidsProviders(p *clause) bool {
	if p.finite < 0 || d.onlyDemands(d.words[p.finite].clause) {
		return false
	}
	for _, i := range p.words {
		if d.words[i].class.has(d.g.known.provider) && d.left(i).prep == "von" {
			return true
		}
	}
	return false
}

// graceFor reports whether those through whom services run have until a time to come to block one: haben bis Mai Zeit, Telegram zu sperren;
// müssen X bis Freitag sperren; wies sie an, X bis Ende April zu sperren.
func (d *document) graceFor(c int32) bool {
	cl := &d.clauses[c]
	if !d.g.classOf(cl.verb).has(d.g.known.block) && d.lemmaText(cl.verb) != "abschalten" && d.lemmaText(cl.verb) != "abklemmen" {
		return false
	}
	within := func(cl *clause) bool {
		for n, i := range cl.words {
			if f := d.words[i].fold; (f == "bis" || f == "binnen" || f == "innerhalb" || f == "innert") && d.timeAhead(cl.words[n+1:]) {
				return true
			}
		}
		return false
	}
	reaches := func(cl *clause) bool {
		return slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].class.has(d.g.known.provider) })
	}
	if cl.kind == infinitiveClause && cl.parent >= 0 {
		p := &d.clauses[cl.parent]
		if !reaches(p) {
			return false
		}
		if within(cl) {
			return p.finite >= 0 && !d.onlyDemands(cl.parent)
		}
		for _, i := range p.words {
			if f := d.words[i].fold; f == "zeit" || strings.HasSuffix(f, "frist") {
				return d.words[i].is(isNoun)
			}
		}
		return false
	}
	return cl.finite >= 0 && d.g.modalOf(d.words[cl.finite].verb) == modalMust && !d.words[cl.finite].is(isPast) && reaches(cl) && within(cl)
}

// partySays reports whether what a reported clause says must be done is said by who cannot decide it: TikTok müsse verboten werden, sagte der
// Bildungssprecher der FPÖ.
func (d *document) partySays(cl *clause) bool {
	if !cl.passive || !cl.reported {
		return false
	}
	p := cl.parent
	if p < 0 {
		for k := range d.clauses { // ..., sagte der Sprecher
			if o := &d.clauses[k]; o.sentence == cl.sentence && o.finite > cl.finite && o.kind == mainClause && d.g.classOf(o.verb).has(d.g.known.say) {
				p = int32(k)
			}
		}
	}
	if p < 0 {
		return false
	}
	s := d.subjectOf(p)
	if s.mention >= 0 && (d.onlyProposes(s.mention) || d.canOnlyAsk(s.mention)) {
		return true
	}
	n := s.noun
	if n < 0 && s.mention >= 0 {
		n = d.mentions[s.mention].head
	}
	if n < 0 {
		return false
	}
	field, ok := strings.CutSuffix(strings.TrimSuffix(d.words[n].fold, "in"), "sprecher")
	return ok && fields[field]
}

// fields are those for which the groups of a parliament have speakers of their own.
var fields = wordSet("sicherheits", "bildungs", "innen", "justiz", "digital", "netz", "medien", "jugend", "familien", "wehr", "verteidigungs",
	"gesundheits", "wirtschafts", "energie", "verkehrs", "datenschutz", "schul", "kultur", "fraktions", "konsumenten", "frauen", "sozial")

// toldToBan is the body that is asked or allowed to forbid what hangs on the clause p: Die Regierung wurde beauftragt, TikTok zu sperren;
// das Parlament beauftragt die Regierung, .... Or -1.
func (d *document) toldToBan(c, p int32) int32 {
	if k := d.g.classOf(d.clauses[c].verb); !d.g.german || d.clauses[c].kind != infinitiveClause || !k.has(d.g.known.forbid) && !k.has(d.g.known.block) {
		return -1
	}
	cl := &d.clauses[p]
	switch d.lemmaText(cl.verb) {
	case "beauftragen", "ermächtigen", "ersuchen":
	case "auffordern", "bitten", "drängen":
		if !cl.passive {
			return -1
		}
	default:
		return -1
	}
	s := d.subjectOf(p).mention
	if cl.passive {
		return s
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); m != s && l.prep == "" && l.rel == relNone {
			return m
		}
	}
	return -1
}

// leftToOthers reports whether an infinitive tells what is left to others or held against them: überlässt es den Ländern, X zu verbieten;
// wirft ihm vor, X nicht zu verbieten.
func (d *document) leftToOthers(c int32) bool {
	switch d.verbOutside(c) {
	case "überlassen", "freistellen", "vorwerfen", "unterstellen", "anheimstellen":
		return true
	}
	return false
}

// verbOutside is the verb of the clause on which an infinitive hangs: abhalten for "hält Meta davon ab, X zu nutzen". It is empty for
// another clause.
func (d *document) verbOutside(c int32) string {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 {
		return ""
	}
	return d.lemmaText(d.clauses[cl.parent].verb)
}

// demandedFrom is the body from which a clause demands what it is about: Die Eltern fordern vom Land ein Verbot. Or -1.
func (d *document) demandedFrom(c int32) int32 {
	cl := &d.clauses[c]
	if cl.passive || cl.finite < 0 {
		return -1
	}
	switch d.lemmaText(cl.verb) {
	case "fordern", "verlangen", "erwarten", "wünschen":
	default:
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.rel == relNone && l.prep == "von" && (d.ruling(m) || d.mentions[m].kind == placeMention) {
			return m
		}
	}
	return -1
}

// keptFrom reports whether an infinitive tells what somebody is kept from doing: hindert Meta daran, Beiträge zu verwenden.
func (d *document) keptFrom(c int32) bool {
	switch d.verbOutside(c) {
	case "hindern", "abhalten", "abbringen":
		return true
	}
	return false
}

// ownerOfDecision is whose decision, plan or order it is, told by a noun, that an infinitive behind it tells: die Entscheidung des Kreises, X zu
// verlassen. Or -1.
func (d *document) ownerOfDecision(c int32) int32 {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || len(cl.words) == 0 || cl.words[0] < 2 || d.words[cl.words[0]-1].fold != "," {
		return -1
	}
	m := d.words[cl.words[0]-2].mention
	if m < 0 || !d.mentions[m].acts() {
		return -1
	}
	l := d.left(d.mentions[m].first)
	if l.noun < 0 || l.rel != relGen && !(l.rel == relPrep && l.prep == "von") {
		return -1
	}
	switch d.effectOf(l.noun) {
	case opDemand, opConsider, opAdvise:
		return -1 // stimmte gegen den Antrag der CDU, X zu sperren
	}
	switch w := &d.words[l.noun]; {
	case w.class.has(d.g.known.ruling), w.class.has(d.g.known.command), w.class.any(d.g.known.operators), w.fold == "schritt":
		return m
	}
	return -1
}

// cameFrom is from whom an order, advice or consent is said to come: Aus dem Ministerium kam die Weisung, ...; vom Bundesrat kam grünes Licht. Or -1.
func (d *document) cameFrom(c int32) int32 {
	cl := &d.clauses[c]
	switch d.lemmaText(cl.verb) {
	case "kommen", "stammen", "ergehen", "ausgehen":
	default:
		return -1
	}
	if cl.passive || d.subjectOf(c).mention >= 0 {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.rel == relNone && (l.prep == "aus" || l.prep == "von") {
			return m
		}
	}
	return -1
}

// succeeds is who a clause says has brought about what hangs on it, in the dative: Dem Land ist es gelungen, Teams abzulösen. Or -1.
func (d *document) succeeds(c int32) int32 {
	cl := &d.clauses[c]
	if !d.g.german || !d.g.classOf(cl.verb).has(d.g.known.succeed) {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.prep == "" && l.rel == relNone {
			return m
		}
	}
	return -1
}
