package extractor

import (
	"slices"
	"strings"

	"edikt"
)

// onlyProposes reports whether an actor cannot decide a measure for others: a party, a parliamentary group, a member of a
// parliament. What they want is a proposal.
func (d *document) onlyProposes(a int32) bool {
	m := &d.mentions[a]
	if m.kind == actorMention && m.sort == "parliament" && m.last > m.head+1 && strings.HasSuffix(d.words[m.head].fold, "rat") {
		return true // SVP-Nationalrat Mauro Tuena
	}
	return m.sort == "party" || m.kind == actorMention && d.words[m.head].class.has(d.g.known.legislator)
}

// presentTense reports whether a clause tells its measure in the plain present, which German also uses for the future, and
// no word says that it is so already.
func (d *document) presentTense(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 {
		return true // a headline
	}
	f := &d.words[cl.finite]
	if f.is(isPast|isAux|isModal) || cl.passive {
		return false
	}
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "seit", "bereits", "schon", "sofort", "inzwischen", "mittlerweile", "jetzt", "nun", "längst", "depuis", "déjà", "désormais", "maintenant", "dorénavant", "aussitôt":
			return false
		}
	}
	return f.verb != 0
}

// comes reports whether a measure is the subject of kommen in the present: Das Handyverbot kommt.
func (d *document) comes(cl *clause, trigger int32) bool {
	if cl.finite < 0 || d.words[cl.finite].is(isPast) || d.g.kommen == 0 || d.words[cl.finite].verb != d.g.kommen || cl.final >= 0 {
		return false
	}
	l := d.climb(trigger)
	return l.prep == "" && d.words[l.top].clause == d.words[cl.finite].clause
}

// othersTool reports whether a party or a member of parliament only wants others to give up or take on a tool: Grüne wollen
// DJI bei der Polizei loswerden. A channel of its own it may leave itself.
func (d *document) othersTool(r *rule, a, entry int32, s status) bool {
	if r.kind != edikt.Exit && r.kind != edikt.Adoption || s != announced && s != proposed || !d.onlyProposes(a) {
		return false
	}
	switch d.g.gaz.Entries()[entry].Sort {
	case "social", "video", "messenger", "meeting":
		return false
	}
	return true
}

// urges reports whether an order or advice to forbid only urges those who decide: fordert die Regierung auf, die App zu verbieten;
// exhorte le Conseil fédéral à interdire TikTok.
func (d *document) urges(i, trigger int32) bool {
	t := d.words[trigger].class
	switch {
	case !d.words[i].class.has(d.g.known.urge):
		return false
	case !d.g.german:
		return t.has(d.g.known.forbid) && d.urgesAuthority(d.words[i].clause, i)
	case t.has(d.g.known.block):
		a := d.appealedTo(&d.clauses[d.words[i].clause])
		return a >= 0 && (d.mentions[a].kind == placeMention || d.authority(a)) || d.canOnlyAsk(d.subjectOf(d.words[i].clause).mention)
	}
	return t.has(d.g.known.forbid)
}

// canOnlyAsk reports whether who acts gives no orders to others: an association, a club, a party.
func (d *document) canOnlyAsk(m int32) bool {
	if m < 0 {
		return false
	}
	switch d.mentions[m].sort {
	case "association", "club", "party":
		return true
	}
	return false
}

// authority reports whether a mention is a government, a parliament or a ministry.
func (d *document) authority(m int32) bool {
	switch d.mentions[m].sort {
	case "government", "parliament", "ministry":
		return true
	}
	return false
}

// polled reports whether a clause tells what people in general want or think: eine Mehrheit wünscht sich ein Verbot.
func (d *document) polled(c int32) bool {
	s := d.subjectOf(c)
	return s.mention < 0 && s.noun >= 0 && d.words[s.noun].class.has(d.g.known.public)
}

// polledOutside reports whether what people in general say governs the clause: 62 Prozent der Eltern wünschen sich, dass ....
func (d *document) polledOutside(c int32) bool {
	for hops := 0; hops < 3 && d.clauses[c].parent >= 0; hops++ {
		if c = d.clauses[c].parent; d.polled(c) {
			return true
		}
		for _, i := range d.clauses[c].words {
			if d.words[i].fold == "prozent" {
				return true
			}
		}
	}
	return false
}

// saysBound reports whether saying something through the service is what people must or may not do: müssen über Signal schreiben.
func (d *document) saysBound(r *rule, trigger int32) bool {
	w := &d.words[trigger]
	if !d.g.german || r.kind != edikt.Ban && r.kind != edikt.Mandate || !w.is(isInf) || !w.class.has(d.g.known.say) || w.clause < 0 {
		return false
	}
	for _, i := range d.clauses[w.clause].words {
		if d.words[i].is(isModal) {
			return true
		}
	}
	return false
}

// peopleMust reports whether a clause says what the people of a body must do: Die Beamten müssen sich von der App trennen.
func (d *document) peopleMust(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || !d.words[cl.finite].is(isModal) || d.g.modalOf(d.words[cl.finite].verb) != modalMust {
		return false
	}
	s := d.subjectOf(c)
	if s.mention >= 0 || s.noun < 0 {
		return false
	}
	m := d.words[s.noun].mention
	return m >= 0 && d.mentions[m].kind == groupMention || d.words[s.noun].class.has(d.g.known.group)
}

// peopleShould reports whether a clause says what people would do well to do: Gäste sollten die App nutzen.
func (d *document) peopleShould(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || !d.words[cl.finite].is(isModal) || d.g.modalOf(d.words[cl.finite].verb) != modalShall || !d.words[cl.finite].is(isSubj2|isPast) {
		return false
	}
	s := d.subjectOf(c)
	return s.mention < 0 && s.noun >= 0 && (d.mentionOf(s.noun, groupMention) >= 0 || d.words[s.noun].class.has(d.g.known.group))
}

// threatens reports whether the clause's verb only holds out what it speaks of: droht mit einer Sperre.
func (d *document) threatens(cl *clause) bool {
	return cl.finite >= 0 && cl.verb != 0 && d.lemmaText(cl.verb) == "drohen"
}

// abandons reports whether a verb says that somebody gives up a measure of his own: rückt von seinem Verbot ab.
func (d *document) abandons(w *word, trigger int32) bool {
	if !d.g.german {
		return false
	}
	l := d.left(trigger)
	if w.verb != 0 && l.prep == "" && d.lemmaText(w.verb) == "aufgeben" && !d.words[trigger].class.has(d.g.known.account) {
		return l.det >= 0 && !d.g.indefinite[d.words[l.det].fold] // hat die Blockade aufgegeben
	}
	if !d.movesOff(w) {
		return false
	}
	return l.prep == "von" && l.det >= 0 && (strings.HasPrefix(d.words[l.det].fold, "ihre") || strings.HasPrefix(d.words[l.det].fold, "seine"))
}

// movesOff reports whether a verb with "von" says that somebody gives up what he had in mind: rückt vom Plan ab.
func (d *document) movesOff(w *word) bool {
	if w.verb == 0 {
		return false
	}
	switch d.lemmaText(w.verb) {
	case "abrücken", "abkommen", "abkehren", "abgehen":
		return true
	}
	return false
}

// wants reports whether a clause says what somebody wants done.
func (d *document) wants(c int32) bool {
	f := d.clauses[c].finite
	return f >= 0 && d.words[f].is(isModal) && d.g.modalOf(d.words[f].verb) == modalWill
}

// lawAdopted reports whether a parliament has adopted the law that a relative clause tells of.
func (d *document) lawAdopted(p, relative *clause) bool {
	w := &d.words[relative.anchor]
	if !w.class.has(d.g.known.paper) || relative.finite < 0 || d.words[relative.finite].is(isPast) {
		return false
	}
	for _, i := range p.words {
		if v := &d.words[i]; v.is(verbal) {
			switch d.lemmaText(v.verb) {
			case "billigen", "verabschieden", "beschließen", "annehmen", "absegnen", "unterzeichnen", "unterschreiben", "durchwinken":
				return true
			}
		}
	}
	return false
}

// littleOf reports whether a clause says that somebody thinks little of a measure: hält von einem Verbot wenig, hält nichts davon.
func (d *document) littleOf(cl *clause) bool {
	if !d.g.german || cl.verb == 0 || d.lemmaText(cl.verb) != "halten" {
		return false
	}
	of, little := false, false
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "von", "vom", "davon":
			of = true
		case "wenig", "nichts", "viel": // nicht viel
			little = true
		}
	}
	return of && little
}

// imagines reports whether the verb at i says what its subject thinks possible: kann sich einen Umstieg vorstellen.
func (d *document) imagines(i int32) bool {
	w := &d.words[i]
	return w.is(isInf) && w.fold == "vorstellen" && w.clause >= 0 && d.reflexive(&d.clauses[w.clause])
}

// hypothesis reports whether a clause only says what would be: Ein Aus für TikTok wäre verfassungswidrig; niemand dürfte X nutzen.
func (d *document) hypothesis(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || cl.reported && d.words[cl.finite].fold != "wäre" {
		return false
	}
	f := &d.words[cl.finite]
	return f.is(isSubj2) && (f.fold == "wäre" || f.fold == "wären" || f.fold == "dürfte" || f.fold == "dürften")
}

// adversative reports whether "dagegen" at i only sets a clause against the one before: its verb takes no side.
func (d *document) adversative(i int32) bool {
	c := d.words[i].clause
	if c < 0 || d.clauses[c].finite < 0 {
		return false
	}
	v := d.g.classOf(d.clauses[c].verb)
	return !v.has(d.g.known.stance) && d.lemmaText(d.clauses[c].verb) != "sprechen" && d.words[i].partner < 0
}

// inEffect reports whether a clause says that a measure holds or has begun to: gilt seit Mai, ist in Kraft getreten.
func (d *document) inEffect(cl *clause) bool {
	if !d.g.german || cl.finite < 0 || cl.neg >= 0 || d.words[cl.finite].is(isModal|isSubj2) || d.words[cl.finite].verb == d.g.werden {
		return false
	}
	switch d.lemmaText(cl.verb) {
	case "gelten", "greifen", "bestehen", "herrschen":
		return true
	}
	for _, i := range cl.words {
		if d.words[i].fold == "kraft" && i > 0 && d.words[i-1].fold == "in" {
			return d.words[cl.finite].is(isPast | isAux)
		}
	}
	return false
}

// lawForbids reports whether the law as such is the subject of a clause: Das Dienstrecht untersagt die Nutzung is no measure of anybody's.
func (d *document) lawForbids(c int32) bool {
	cl := &d.clauses[c]
	law := func(i int32) bool {
		return i >= 0 && int(i) < len(d.words) && d.words[i].is(isNoun) && strings.HasSuffix(d.words[i].fold, "recht")
	}
	return !cl.passive && cl.finite >= 0 && (law(d.subjectOf(c).noun) || law(cl.finite+2) && d.words[cl.finite+1].fold == "das")
}

// disputed reports whether a clause says that people are at odds about what it governs: Ob ..., darüber streiten die Fachleute.
func (d *document) disputed(c int32) bool {
	cl := &d.clauses[c]
	if cl.verb == 0 || d.subjectOf(c).mention >= 0 {
		return false
	}
	switch d.lemmaText(cl.verb) {
	case "streiten", "scheiden", "rätseln", "spekulieren", "zanken", "zoffen", "fragen", "auseinandergehen":
		return true
	}
	return false
}

// privateActs reports whether the subject of a clause is a parent, whose rules are no measure: Die Mutter hat ihr TikTok verboten.
func (d *document) privateActs(c int32) bool {
	cl := &d.clauses[c]
	if !d.g.german || cl.passive || cl.finite < 0 {
		return false
	}
	if s := d.subjectOf(c); s.noun >= 0 && d.words[s.noun].class.has(d.g.known.family) {
		return true
	}
	return false
}

// someAct reports whether those who act in a clause are left unnamed: manche verbieten es, andere nicht.
func (d *document) someAct(c int32) bool {
	cl := &d.clauses[c]
	if !d.g.german || cl.passive || cl.finite < 0 || len(cl.words) < 2 || cl.words[1] != cl.finite {
		return false
	}
	return someWords[d.words[cl.words[0]].fold]
}

// soFar reports whether a clause speaks only of the time until now: noch kein, bisher nicht.
func (d *document) soFar(c int32) bool {
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		switch d.words[i].fold {
		case "noch", "bisher", "bislang":
			return true
		}
		return false
	})
}

var someWords = wordSet("manche", "einige", "viele", "etliche", "andere", "mancher")

// someOfThem reports whether those who act in a clause are some of many without a name: viele davon wichen auf Rednote aus.
func (d *document) someOfThem(c int32) bool {
	cl := &d.clauses[c]
	return d.g.german && !cl.passive && cl.finite == cl.words[0]+2 && someWords[d.words[cl.words[0]].fold] && (d.words[cl.words[0]+1].fold == "davon" || d.words[cl.words[0]+1].fold == "von")
}

// talkedOf reports whether a measure is only the subject of what it does to people: Das Handyverbot spaltet die Lehrer.
func (d *document) talkedOf(c, trigger int32) bool {
	cl := &d.clauses[c]
	if !cl.stated() || cl.passive || cl.finite < 0 || cl.verb == 0 || d.words[cl.finite].is(isAux|isModal) {
		return false
	}
	switch d.lemmaText(cl.verb) {
	case "spalten", "ärgern", "freuen", "verunsichern", "bringen", "lösen", "beschäftigen", "polarisieren", "verärgern", "treiben",
		"nerven", "empören", "erregen", "wirken", "funktionieren", "entzweien", "stören":
	default:
		return false
	}
	l := d.left(trigger)
	return l.prep == "" && l.rel == relNone && d.subjectOf(c).mention < 0
}

// bids reports whether the verb at i orders something by the zu-infinitive that hangs on it: gab dem Amt auf, die Seite zu löschen.
func (d *document) bids(i int32) bool {
	if !d.g.german || !d.words[i].class.has(d.g.known.bid) {
		return false
	}
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.kind == infinitiveClause && cl.parent == d.words[i].clause && cl.final > i && d.plannedBy(cl) < 0 {
			return true
		}
	}
	return false
}

// othersNot reports whether a negator at the end is about another who acts: verbannt TikTok, Schweden hingegen nicht.
func (d *document) othersNot(i, trigger int32) bool {
	if i < 2 || i < trigger {
		return false
	}
	if m := d.words[i-1].mention; m >= 0 && d.standsAgainst(m) && d.mentions[m].first > trigger {
		return true
	}
	m := d.words[i-2].mention
	return d.g.however[d.words[i-1].fold] && m >= 0 && d.mentions[m].acts() && d.words[i-2].sentence == d.words[i].sentence && d.mentions[m].first > trigger
}

// standsAgainst reports whether a mention and a negator make a clause of their own: verlässt X, die Universität Bonn nicht.
func (d *document) standsAgainst(m int32) bool {
	x := &d.mentions[m]
	last := d.sentences[d.words[x.first].sentence].Last
	if !x.acts() || x.last >= last || d.words[x.last].fold != "nicht" || x.last+1 < last && !boundary(&d.words[x.last+1]) && d.words[x.last+1].fold != "." {
		return false
	}
	at := d.left(x.first).at
	return at > 0 && (d.words[at-1].fold == "," || d.words[at-1].fold == ";") && d.nominative(m)
}

// deniesOther reports whether the clause about a measure in general only denies another thing: Ein Verbot macht aus Streit keinen
// Frieden.
func (d *document) deniesOther(cl *clause, trigger int32) bool {
	l := d.left(trigger)
	if cl.neg < 0 || !d.g.negDet[d.words[cl.neg].fold] && d.words[cl.neg].fold != "nichts" || d.negatedNoun(trigger) || l.prep != "" {
		return false
	}
	return l.det >= 0 && d.g.indefinite[d.words[l.det].fold]
}

// judges reports whether a clause asks what a measure is worth: ob ein Verbot sinnvoll ist.
func (d *document) judges(c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].class.has(d.g.known.judged) && d.words[i].is(isAdj|isAdv) {
			return true
		}
	}
	return false
}

// appealedTo is the institution that is asked to act, or -1: forderte die Universität auf, X zu verlassen.
func (d *document) appealedTo(cl *clause) int32 {
	if !d.g.german || cl.finite < 0 || !d.g.classOf(cl.verb).has(d.g.known.appeal) {
		return -1
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || i < cl.finite || d.mentions[m].first != i || d.mentions[m].kind != actorMention && d.mentions[m].kind != placeMention {
			continue
		}
		if l := d.left(i); l.prep == "" && l.rel == relNone && (l.det < 0 || d.words[l.det].fold != "der") && d.subjectOf(d.words[i].clause).mention != m {
			return m
		}
	}
	return -1
}

// tellsOf reports whether the verb of a clause says of a measure neither that it comes nor that it is wanted: Der Rückzug fiel ihr
// nicht leicht. Its negation then leaves the measure alone.
func (d *document) tellsOf(cl *clause) bool {
	v := cl.verb
	if v == 0 || cl.finite < 0 {
		return false
	}
	c := d.g.classOf(v)
	return c.has(d.g.known.feel) && !c.any(d.g.known.operators)
}
