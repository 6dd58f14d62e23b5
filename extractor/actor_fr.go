package extractor

import (
	"slices"

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
			if l := d.left(j); d.g.agentPreps[l.prep] && !(d.g.german && l.at-1 > i && d.nounOfItsOwn(l.at-1)) {
				return m
			}
		}
	}
	return -1
}

// nounOfItsOwn reports whether the German word at i is a noun on which the phrase behind it hangs: hob die Sperren unter Vorsitz von Oli auf.
func (d *document) nounOfItsOwn(i int32) bool {
	w := &d.words[i]
	return w.tok.Is(language.Upper) && w.mention < 0 && !w.class.has(d.g.known.device)
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

// ownWords are the articles of people who are somebody's own: ses agents, leur personnel.
var ownWords = wordSet("ses", "leurs", "son", "leur")

// possessiveFrench reports whether a word is an article of somebody's own in any form: ses agents, sa porte-parole.
func possessiveFrench(fold string) bool { return ownWords[fold] || fold == "sa" }

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
