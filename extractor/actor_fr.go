package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
)

// agentOfNoun is who stands behind "par" after a trigger noun: l'interdiction de TikTok par la Belgique.
func (d *document) agentOfNoun(i int32) int32 {
	s := d.sentences[d.words[i].sentence]
	for j := i + 1; j < s.Last && j < i+14; j++ {
		w := &d.words[j]
		if w.is(isFinite) || boundary(w) && w.fold != "»" && w.fold != "«" {
			return -1
		}
		if m := w.mention; m >= 0 && d.mentions[m].first == j && d.mentions[m].acts() {
			if l := d.left(j); d.g.agentPreps[l.prep] && !(d.g.german && l.at-1 > i && d.words[l.at-1].tok.Is(language.Upper) && d.words[l.at-1].mention < 0 && !d.words[l.at-1].class.has(d.g.known.device)) { // hob die Sperren unter Vorsitz von Oli auf
				return m
			}
		}
	}
	return -1
}

// speaker is the institution that a clause of the sentence lets speak: ..., a annoncé Ottawa; ..., rappelle le ministère.
// What it tells without naming another actor is its own measure.
func (d *document) speaker(c int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || int32(k) == c || cl.finite < 0 || cl.kind != mainClause && !(cl.kind == adverbialClause && d.words[cl.words[0]].fold == "comme") { // comme l'a indiqué le ministère
			continue
		}
		if !d.tells(cl) && !d.afterQuote(cl) {
			continue
		}
		if d.words[cl.finite].is(isInverted) && strings.HasSuffix(d.words[cl.finite].fold, "-on") {
			if m := d.locativeWithin(int32(k), 1); m >= 0 {
				return m // dit-on au diocèse
			}
		}
		if s := d.subjectOf(int32(k)); s.mention < 0 && s.noun > cl.finite && d.words[s.noun].class.has(d.g.known.front) {
			if l := d.left(s.noun); l.det >= 0 && ownWords[d.words[l.det].fold] || l.det >= 0 && d.words[l.det].fold == "sa" {
				if m := d.mainSubjectBefore(d.sentences[si].First); m >= 0 && d.mentions[m].kind == actorMention {
					return m // « Nous y restons », tranche sa porte-parole
				}
			}
			if m := d.attachedActor(s.noun); m >= 0 && d.mentions[m].sort != "media" {
				return m
			}
		} else if s.mention >= 0 && s.pos > cl.finite {
			if m := &d.mentions[s.mention]; m.kind != personMention && m.sort != "media" && m.sort != "person" || m.kind == actorMention && m.sort != "media" {
				return s.mention
			} else if m.kind == personMention && d.speaksFor(s.mention) >= 0 {
				return d.speaksFor(s.mention)
			} else if o := d.officeBehind(m); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// officeBehind is the office of a body that stands in apposition to a person: annonce Anne Dupuis, rectrice de l'université de Pau. Or -1.
func (d *document) officeBehind(m *mention) int32 {
	if m.kind != personMention || int(m.last)+1 >= len(d.words) || d.words[m.last].fold != "," {
		return -1
	}
	o := d.words[m.last+1].mention
	if o < 0 || d.mentions[o].kind != actorMention || d.mentions[o].first != m.last+1 || d.mentions[o].last < d.mentions[o].head+3 || d.mentions[o].sort == "media" || d.words[m.last+1].sentence != d.words[m.first].sentence {
		return -1
	}
	return o
}

// onlyAsked reports whether an institution acts in a clause at somebody's request and not on his order: À la demande du ministre, le régulateur a
// bloqué X.
func (d *document) onlyAsked(c int32) bool {
	cl := &d.clauses[c]
	m := d.subjectFrench(c).mention
	if cl.passive || m < 0 || d.mentions[m].kind == personMention || !d.mentions[m].acts() || d.mentions[m].sort == "company" {
		return false
	}
	return slices.ContainsFunc(cl.words, d.atRequest)
}

// atRequest reports whether the word at i is the demande at which somebody acts: à la demande de ses élus.
func (d *document) atRequest(i int32) bool {
	if d.g.german || !requests[d.words[i].fold] || !d.words[i].is(isNoun) {
		return false
	}
	l := d.left(i)
	return l.prep == "à" && l.rel == relNone && int(i)+1 < len(d.words) && d.words[i+1].lexeme.base == "de"
}

// requests are nouns at which somebody acts of his own: à l'initiative de la ministre, le régulateur ....
var requests = wordSet("demande", "initiative", "instigation", "invitation", "suggestion")

// sinceRuling reports whether the command noun at i says by whose decision something has come about: depuis une décision de la Cnil, à la
// suite d'une injonction du parquet, en vertu d'une ordonnance.
func (d *document) sinceRuling(i int32) bool {
	l := d.left(i)
	switch l.prep {
	case "depuis", "après", "suivant":
		return true
	case "à", "de":
		return l.at > 0 && rulingTurns[d.words[l.at-1].fold]
	}
	return false
}

// rulingTurns stand before the decision by which something has come about.
var rulingTurns = wordSet("suite", "vertu", "application", "exécution", "cause", "raison", "effet")

// speaksForUs reports whether the subject of a clause is who speaks: nous ne partirons pas, on ne partira pas.
func (d *document) speaksForUs(c int32) bool {
	s := d.subjectFrench(c)
	return s.mention < 0 && s.pronoun >= 0 && (d.firstPerson(s.pronoun) || d.words[s.pronoun].fold == "on")
}

// tells reports whether the clause's verb is one of saying or deciding.
func (d *document) tells(cl *clause) bool {
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(verbal) && (w.class.has(d.g.known.say) || w.class.has(d.g.known.tell)) {
			return true
		}
	}
	return false
}

// otherActor looks for the actor where French names it beside the clause: behind a colon, or in the place that "y" means.
func (d *document) otherActor(c int32) int32 {
	if m := d.behindColon(c); m >= 0 {
		return m
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.fold == "y" && w.is(isPron) {
			if s := d.subjectFrench(c); s.noun >= 0 && s.mention < 0 && (d.strangeName(s.noun) || d.targetAt(s.noun) < 0 && d.canAct(s.noun)) {
				return -1 // Auxerre s'y refuse
			}
			return d.placeBefore(i)
		}
	}
	if cl := &d.clauses[c]; cl.kind == relativeClause && len(cl.words) > 0 && d.words[cl.words[0]].fold == "où" && cl.anchor >= 0 { // la Norvège, où X est banni
		if m := d.words[cl.anchor].mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// actsElsewhere finds the actor in the words around a clause whose own subject does not act: the institution whose circular
// it is, who signed the decree that forbids, the people who change their tool, the subject before a colon.
func (d *document) actsElsewhere(r *rule, c int32, trigger [2]int32) int32 {
	cl := &d.clauses[c]
	if n := trigger[1] - 1; len(r.Phrases) > 0 && d.words[n].is(isNoun) { // dans le viseur du parquet
		if m := d.attachedActor(n); m >= 0 {
			return m
		}
	}
	if m := d.authorOfPaper(c); m >= 0 {
		return m
	}
	if m := d.signerOfPaper(c); m >= 0 {
		return m
	}
	if m := d.keeperOfList(c); m >= 0 && (r.kind == edikt.Mandate || cl.neg >= 0) {
		return m
	}
	if (r.kind == edikt.Ban || r.kind == edikt.Mandate) && cl.kind == infinitiveClause && cl.parent >= 0 && d.peopleBound(c) {
		if m := d.ownerOfGroup(cl.parent); m >= 0 { // les soldats de l'armée ont reçu l'ordre de ...
			return m
		}
	}
	if cl.kind == relativeClause && cl.anchor >= 0 && cl.parent >= 0 && d.words[cl.anchor].class.has(d.g.known.document) {
		if m := d.clauseActor(cl.parent, -1); m >= 0 {
			return m
		}
	}
	switch r.kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.Review:
		g := c
		for d.clauses[g].kind == infinitiveClause && d.clauses[g].parent >= 0 { // un élu de la Ville suggère de fermer ...
			g = d.clauses[g].parent
		}
		if m := d.groupSubject(g); m >= 0 && !r.other && r.kind != edikt.Review {
			if a := d.attachedActor(d.mentions[m].head); a >= 0 && !(d.mentions[a].kind == placeMention && d.words[d.mentions[m].head].class.has(d.g.known.public)) { // les étudiants de l'université stockeront ...; not: les habitants de Gand
				return a
			}
		}
		if m := d.groupSubject(c); m >= 0 && !r.other && (r.kind == edikt.Review || !d.words[d.mentions[m].head].class.has(d.g.known.public) && !d.words[d.mentions[m].head].class.any(d.g.atSchool)) {
			if s := d.speaker(c); s >= 0 && r.kind != edikt.Review { // les militaires basculeront sur Signal, a annoncé le ministère
				return s
			}
			return m
		}
	}
	if s := d.subjectFrench(c); s.noun >= 0 && (cl.passive || d.targetAt(s.noun) >= 0 || len(r.Phrases) > 0 || d.words[s.noun].class.has(d.g.known.document) || d.words[s.noun].class.has(d.g.known.account) || d.words[s.noun].class.has(d.g.known.work)) {
		if m := d.attachedActor(s.noun); m >= 0 {
			return m
		}
		if n := d.next(s.noun); n >= 0 && d.targetAt(n) >= 0 { // l'instance Mastodon de la Chancellerie
			if m := d.attachedActor(n); m >= 0 {
				return m
			}
		}
	}
	if m := d.beforeColon(c); m >= 0 {
		return m
	}
	if r.kind == edikt.Mandate {
		if m := d.userOfService(c); m >= 0 {
			return m
		}
	}
	if g := d.groupSubject(c); r.other && g >= 0 && d.left(d.mentions[g].first).det >= 0 && ownWords[d.words[d.left(d.mentions[g].first).det].fold] {
		if m := d.employer(g); m >= 0 { // ses médecins ne peuvent plus ...
			return m
		}
	}
	if b := d.boundClause(c); (r.other || d.clauses[b].passive) && (r.kind == edikt.Ban || r.kind == edikt.Mandate) {
		if m := d.homeOfBound(b); m >= 0 {
			return m
		}
	}
	if cl.passive || r.other || r.Negated != "" || cl.finite < 0 {
		if m := d.saysSoNext(c); m >= 0 {
			return m
		}
		if m := d.decidedSo(c); m >= 0 {
			return m
		}
		if m := d.orderedNext(c, toldNouns); m >= 0 {
			return m
		}
	}
	if cl.passive || d.targetSubject(c) || (len(r.Phrases) > 0 || cl.kind == infinitiveClause) && r.kind == edikt.Ban || r.kind == edikt.Adoption && d.subjectFrench(c).pos < 0 {
		if m := d.roomOwner(c); m >= 0 {
			return m
		}
	}
	if (r.kind == edikt.Adoption || r.kind == edikt.Exit) && !cl.passive && d.targetSubject(c) {
		if m := d.ownerOfTool(c); m >= 0 {
			return m
		}
	}
	if cl.passive && (r.kind == edikt.AdviceFor || r.kind == edikt.AdviceAgainst) {
		return d.lastActor(trigger[0])
	}
	return -1
}

// examinerIn is the institution that hangs on an enquiry named in the clause: fait l'objet, depuis mars, d'une enquête de la Cnil. Or -1.
func (d *document) examinerIn(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if d.words[i].is(isNoun) && slices.Contains(d.nounKinds(i), edikt.Review) {
			if m := d.attachedActor(i); m >= 0 {
				return m
			}
		}
	}
	return -1
}

// lastActor is who acted in the event told last, in the same sentence or the one before.
func (d *document) lastActor(trigger int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		if f := &d.found[k]; f.order < trigger && f.actor >= 0 && d.words[trigger].sentence-d.words[f.order].sentence <= 2 {
			return f.actor
		}
	}
	return -1
}

// actedThere reports whether another event of the article tells the same measure of the same jurisdiction with an actor of its own.
func actedThere(f *found, all []found) bool {
	for i := range all {
		o := &all[i]
		if !o.placed && o.Actor != nil && (o.status == ended) == (f.status == ended) && o.Kind == f.Kind && o.Target.ID == f.Target.ID && o.Jurisdiction == f.Jurisdiction && o.ActorID() != f.ActorID() && oneScope(f, o) {
			return true
		}
	}
	return false
}

// oneScope reports whether two events may be about one scope: from work devices and from the public market are two.
func oneScope(a, b *found) bool {
	ca, cb := edikt.ScopeClass(a.Scope), edikt.ScopeClass(b.Scope)
	return ca == cb || ca == "any" || cb == "any"
}

// namedHere reports whether the noun at i is a name or stands before one: only such unknown nouns are institutions in French.
func (d *document) namedHere(i int32) bool {
	if d.words[i].tok.Is(language.Upper) {
		return true
	}
	last := d.sentences[d.words[i].sentence].Last
	for n, end := i+1, d.extentRight(i+1, last); n < end; n++ { // le parc national des Écrins
		if d.words[n].tok.Is(language.Upper) {
			return true
		}
	}
	return false
}

// otherwise is who acts where the first one found is no institution of a name: who says so, who stands before the colon or
// behind it.
func (d *document) otherwise(r *rule, c int32, trigger [2]int32) int32 {
	if m := d.joinsThose(&d.clauses[c]); m >= 0 {
		return m
	}
	if m := d.speaker(c); m >= 0 {
		return m
	}
	if m := d.behindColon(c); m >= 0 {
		return m
	}
	return d.actsElsewhere(r, c, trigger)
}

// manyAct reports whether the subject is several institutions without a name: plusieurs ministères.
func (d *document) manyAct(c int32) bool {
	s := d.subjectFrench(c)
	if s.mention < 0 || d.clauses[c].passive {
		return false
	}
	m := &d.mentions[s.mention]
	l := d.left(m.first)
	return m.kind == actorMention && m.entry < 0 && d.several(m) && (l.det < 0 || d.words[l.det].fold != "les" && d.words[l.det].fold != "ces")
}

// strangerActs reports whether the subject is a name that no table knows: what such a one does not want, no authority has
// rejected.
func (d *document) strangerActs(c int32) bool {
	s := d.subjectFrench(c)
	if s.noun < 0 || s.mention >= 0 || d.clauses[c].passive || d.targetAt(s.noun) >= 0 {
		return false
	}
	w := &d.words[s.noun]
	return len(w.readings) == 0 && w.tok.Is(language.Upper) && !w.class.has(d.g.known.trigger)
}

// gappedFrench is who acts on service m where a conjunct without a verb names both: La Hesse a interdit Teams et la Bavière, Zoom.
// Or -1.
func (d *document) gappedFrench(m, trigger int32) int32 {
	t := &d.mentions[m]
	i := d.rowStart(m) - 1
	s := d.sentences[d.words[t.first].sentence]
	for i > trigger && d.words[i].is(isDet|isPrep) && !d.words[i].is(isPunct) {
		i--
	}
	if i <= trigger || i <= s.First+1 {
		return -1
	}
	switch {
	case d.words[i].fold == ",":
		i--
	case d.words[i].mention < 0 || d.mentions[d.words[i].mention].kind != placeMention && d.mentions[d.words[i].mention].entry < 0:
		return -1 // et la Norvège Telegram
	}
	for i > trigger && (apartWords[d.words[i].fold] || d.words[i].fold == "," && apartWords[d.words[i+1].fold]) {
		i-- // l'Autriche, elle, sur Temu
	}
	a := d.words[i].mention
	if a < 0 || !d.mentions[a].acts() || d.mentions[a].first <= trigger {
		return -1
	}
	l := d.left(d.mentions[a].first)
	if l.prep != "" || l.at <= s.First {
		return -1
	}
	switch d.words[l.at-1].fold {
	case "et", ",", ";", "mais":
		return a
	}
	if c := d.words[l.at].fold; c == "et" || c == "," || c == ";" {
		return a
	}
	return -1
}

// rowStart is where the row of services begins in which mention m stands.
func (d *document) rowStart(m int32) int32 {
	first := d.mentions[m].first
	for k := range d.mentions {
		if o := &d.mentions[k]; o.kind == targetMention && o.group == d.mentions[m].group && o.clause == d.mentions[m].clause && o.first < first {
			first = o.first
		}
	}
	return first
}

// ownWords are the articles of people who are somebody's own.
var ownWords = wordSet("ses", "leurs", "son", "leur")

// goesOn is who left or took up a service in the sentence before, where this one goes on about another service without naming
// anybody: La ville passe à Jitsi. Nextcloud remplacera SharePoint. Or -1.
func (d *document) goesOn(r *rule, trigger int32) int32 {
	if r.kind != edikt.Exit && r.kind != edikt.Adoption {
		return -1
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order >= trigger || f.actor < 0 || f.Kind != edikt.Exit && f.Kind != edikt.Adoption && !(r.kind == edikt.Adoption && f.Kind == edikt.Ban && d.inPlace(trigger)) {
			continue
		}
		if d.words[trigger].sentence-d.words[f.order].sentence > 2 {
			return -1
		}
		return f.actor
	}
	return -1
}

// inPlace reports whether the sentence says that one thing takes the place of another: À la place, Olvid a été installé.
func (d *document) inPlace(trigger int32) bool {
	s := d.sentences[d.words[trigger].sentence]
	for i := s.First; i < s.Last; i++ {
		switch d.words[i].fold {
		case "place", "remplacement", "désormais", "lieu", "relais", "substitution", "alternative":
			return true
		}
	}
	return false
}

// ofHouses reports whether a mention is of houses, not of people who sit in one: les écoles, les banques, but not: les députés.
func (d *document) ofHouses(m int32) bool {
	return m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].sort != "parliament" && d.mentions[m].sort != "person"
}

// boundClause is the clause whose subject a measure of clause c binds: sont tenues | de recourir à Max.
func (d *document) boundClause(c int32) int32 {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 && !d.adjunct(&d.clauses[c]) {
		c = d.clauses[c].parent
	}
	return c
}

// homeOfBound is the country or region whose people, and nobody's staff, are bound, where its adjective stands behind them: les élèves
// valaisans ne peuvent plus ...; les écoles russes sont tenues de ...; les Indiens en sont privés. Or -1.
func (d *document) homeOfBound(c int32) int32 {
	s := d.subjectFrench(c)
	i := s.noun
	if s.mention >= 0 {
		i = d.mentions[s.mention].head
	}
	if i < 0 || !d.words[i].is(isPlu) || d.targetAt(i) >= 0 {
		return -1
	}
	at := i + 1
	if d.g.placeAdjective(d.words[i].fold) >= 0 && d.words[i].tok.Is(language.Upper) {
		at = i
	} else if int(at) >= len(d.words) || d.words[at].mention >= 0 && d.words[at].mention != d.words[i].mention || !d.words[i].class.has(d.g.known.public) && !d.ofHouses(s.mention) {
		return -1
	}
	return d.adjectivePlace(at, c)
}

// adjectivePlace is the place whose adjective stands at i, which stays part of the phrase that it stands in; or -1.
func (d *document) adjectivePlace(i, c int32) int32 {
	p := d.g.placeAdjective(d.words[i].fold)
	if p < 0 {
		return -1
	}
	within := d.words[i].mention
	defer func() { d.words[i].mention = within }()
	return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p, clause: c})
}
