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
			if l := d.left(j); d.g.agentPreps[l.prep] {
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
		if cl.sentence != si || int32(k) == c || cl.finite < 0 || cl.kind != mainClause {
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
		if s := d.subjectOf(int32(k)); s.mention >= 0 && s.pos > cl.finite {
			if m := &d.mentions[s.mention]; m.kind != personMention && m.sort != "media" && m.sort != "person" || m.kind == actorMention && m.sort != "media" {
				return s.mention
			} else if m.kind == personMention && d.speaksFor(s.mention) >= 0 {
				return d.speaksFor(s.mention)
			}
		}
	}
	return -1
}

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
	if r.kind == edikt.Review && len(r.Phrases) > 0 {
		if m := d.examinerIn(c); m >= 0 {
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
			if a := d.attachedActor(d.mentions[m].head); a >= 0 { // les étudiants de l'université stockeront ...
				return a
			}
		}
		if m := d.groupSubject(c); m >= 0 && !r.other && (r.kind == edikt.Review || !d.words[d.mentions[m].head].class.has(d.g.known.public)) {
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
	if cl.passive || r.other || r.Negated != "" || cl.finite < 0 {
		if m := d.saysSoNext(c); m >= 0 {
			return m
		}
		if m := d.decidedSo(c); m >= 0 {
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

// saysSoNext is the subject of the next sentence where it says that it has said this: Le ministère vient de le rappeler; Le
// gouvernement a pris cette décision mardi; La mesure a été annoncée par la ville.
func (d *document) saysSoNext(c int32) int32 {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si && !(cl.sentence == si-1 && int32(k) > c && d.behindSign(cl)) || cl.finite < 0 || cl.kind != mainClause {
			continue
		}
		s := d.subjectFrench(int32(k))
		if cl.passive && s.noun >= 0 && d.words[s.noun].class.has(d.g.known.measureNoun) {
			return d.agent(int32(k))
		}
		if s.mention < 0 || d.mentions[s.mention].sort == "media" {
			return -1
		}
		for _, dom := range d.domain(int32(k)) {
			for _, i := range d.clauses[dom].words {
				w := &d.words[i]
				if (w.fold == "le" || w.fold == "l'") && w.is(isPron) && !w.is(isDet) && d.tells(&d.clauses[dom]) {
					return s.mention
				}
				if w.is(isNoun) && w.class.has(d.g.known.measureNoun) && d.takesMeasure(i, &d.clauses[dom]) {
					return s.mention
				}
			}
		}
		return -1
	}
	return -1
}

// summedUp is who is named where the words behind the clause sum it up as advice or a rule: Évitez TikTok : c'est la consigne que la
// Cnil adresse ...; tel est le conseil du ministère; voilà ce que recommande l'agence. Or -1.
func (d *document) summedUp(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	s := d.sentences[cl.sentence]
	i := cl.words[len(cl.words)-1] + 1
	for i < s.Last && d.words[i].fold != ":" && d.words[i].fold != "»" && d.words[i].fold != "," && d.words[i].fold != "–" {
		i++
	}
	for i < s.Last && d.words[i].is(isPunct) {
		i++
	}
	if i >= s.Last {
		if int(cl.sentence)+1 >= len(d.sentences) || d.sentences[cl.sentence+1].Paragraph != s.Paragraph {
			return -1
		}
		s = d.sentences[cl.sentence+1]
		i = s.First
	}
	if !d.sumsUp(i, s.Last) {
		return -1
	}
	saying := false
	for ; i < s.Last; i++ {
		w := &d.words[i]
		k := &d.g.known
		saying = saying || w.class.has(k.document) || w.class.has(k.tell) || w.class.has(k.say) || w.class.has(k.measureNoun) || d.effectOf(i) == opAdvise || sumNouns[w.fold]
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && saying {
			if p := d.left(i).prep; (p == "" || p == "de" || p == "par") && d.mentions[m].sort != "media" {
				return m
			}
		}
	}
	return -1
}

// sumsUp reports whether a turn that sums up what was told stands at i: c'est, tel est, voilà, telle est.
func (d *document) sumsUp(i, last int32) bool {
	if i+2 >= last {
		return false
	}
	switch d.words[i].fold {
	case "voilà", "voici":
		return true
	case "c'", "tel", "telle", "tels", "telles", "ce":
		f := d.words[i+1].fold
		return f == "est" || f == "était" || f == "sont"
	}
	return false
}

var sumNouns = wordSet("conseil", "conseils", "consigne", "consignes", "message", "recommandation", "recommandations", "avertissement", "appel", "position", "credo", "règle", "injonction", "directive")

// takesMeasure reports whether the measure at i is one told before that the clause's subject takes: a pris cette décision,
// justifie la mesure.
func (d *document) takesMeasure(i int32, cl *clause) bool {
	l := d.left(i)
	if l.prep != "" || l.det < 0 || cl.passive || cl.neg >= 0 {
		return false
	}
	demonstrative := false
	switch d.words[l.det].fold {
	case "cette", "ce", "cet":
		demonstrative = true
	case "la", "le", "l'", "sa", "son":
	default:
		return false
	}
	for _, j := range cl.words {
		w := &d.words[j]
		if !w.is(verbal) {
			continue
		}
		switch d.lemmaText(w.verb) {
		case "prendre", "justifier", "annoncer", "motiver", "expliquer", "édicter", "signer", "assumer", "décréter", "dévoiler", "arrêter", "publier":
			return demonstrative || d.lemmaText(w.verb) != "prendre"
		}
	}
	return false
}

// authorOfPaper is the institution that hangs on a paper named in the clause's sentence: selon une circulaire du Premier ministre.
func (d *document) authorOfPaper(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last; i++ {
		if d.words[i].class.has(d.g.known.document) && d.words[i].is(isNoun) && i+1 < s.Last { // la loi québécoise
			if p := d.g.placeAdjective(d.words[i+1].fold); p >= 0 && d.words[i+1].mention < 0 {
				return d.add(mention{kind: placeMention, first: i + 1, last: i + 2, head: i + 1, entry: p, place: p, clause: d.words[i].clause})
			}
		}
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relGen && l.noun >= 0 && d.words[l.noun].class.has(d.g.known.document) {
			return m
		}
	}
	return -1
}

// bans reports whether a rule on bans fires on the noun at i.
func (d *document) bans(i int32) bool {
	for _, r := range d.g.byNoun[d.words[i].noun] {
		if r.kind == edikt.Ban {
			return true
		}
	}
	return false
}

// signerOfPaper is who signed or passed the paper that is the subject of clause c: un décret signé par le président rend X illégal;
// une proposition de loi déposée au Sénat prévoit de fermer X.
// Or -1.
func (d *document) signerOfPaper(c int32) int32 {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	s := d.subjectFrench(c)
	if s.noun < 0 || !d.words[s.noun].class.has(d.g.known.document) && (s.mention >= 0 || !d.words[s.noun].is(isNoun) || d.effectOf(s.noun) != opDemand && !d.bans(s.noun)) {
		return -1 // a motion, a petition
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; o.kind == relativeClause && o.passive && o.sentence == d.clauses[c].sentence && d.anchoredFrench(int32(k), s.noun) || o.anchor == s.noun && o.passive && o.parent == c {
			if m := d.agent(int32(k)); m >= 0 {
				return m
			}
			if m := d.locativeWithin(int32(k), 1); m >= 0 { // déposée au Sénat
				return m
			}
		}
	}
	return -1
}

// keeperOfList is who allows what clause c says a service is or no longer belongs to: ne figure plus parmi les outils admis par le
// rectorat, devient le seul outil autorisé à la préfecture. Or -1.
func (d *document) keeperOfList(c int32) int32 {
	for k := range d.clauses {
		if o := &d.clauses[k]; o.kind == relativeClause && o.passive && o.parent == c && permitting[d.lemmaText(o.verb)] {
			if m := d.agent(int32(k)); m >= 0 {
				return m
			}
			if m := d.locativeWithin(int32(k), 1); m >= 0 && !d.mentions[m].anaphor {
				return m
			}
		}
	}
	return -1
}

var permitting = wordSet("autoriser", "admettre", "agréer", "valider", "approuver", "recommander", "permettre", "homologuer", "certifier", "établir", "tenir", "dresser", "publier", "arrêter")

// userOfService is the institution whose messenger or tool the clause says a service is: deviendra la messagerie obligatoire de la
// police bernoise. Or -1.
func (d *document) userOfService(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() || d.mentions[m].sort == "company" {
			continue
		}
		if l := d.left(i); l.rel == relGen && d.words[l.noun].class.has(d.g.known.service) {
			return m
		}
	}
	return -1
}

// beforeColon is the subject of the clause that ends in a colon before clause c.
func (d *document) beforeColon(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	first := d.sentences[cl.sentence].First
	for i := cl.words[0] - 1; i >= first; i-- {
		if d.words[i].fold != ":" {
			if d.words[i].clause == c || d.words[i].is(isPunct) {
				continue
			}
			return -1
		}
		if i == first || d.words[i-1].clause < 0 {
			return -1
		}
		before := d.words[i-1].clause
		s := d.subjectFrench(before)
		if s.mention >= 0 && (d.mentions[s.mention].sort != "media" || d.clauses[before].finite >= 0 && !d.tells(&d.clauses[before])) {
			return s.mention // Le Monde : ... only says so; la rédaction plie bagage : ...
		}
		if s.noun >= 0 && d.words[s.noun].class.has(d.g.known.document) {
			return d.handler(d.words[i-1].clause)
		}
		return d.locativeWithin(d.words[i-1].clause, 1) // Au Parlement, le couperet est tombé : ...
	}
	return -1
}

// handler is the institution that the clause names beside the paper that it is about: l'avant-projet a passé le cap de la
// lecture au gouvernement. Or -1.
func (d *document) handler(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// behindColon is the subject of the clause behind the colon that ends clause c: Plus de WhatsApp : Matignon impose Olvid.
func (d *document) behindColon(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	colon := false
	s := d.sentences[cl.sentence]
	for i := cl.words[len(cl.words)-1] + 1; i < s.Last; i++ {
		w := &d.words[i]
		if w.fold == ":" {
			colon = true
			continue
		}
		if colon && w.clause >= 0 && w.clause != c {
			if p := d.subjectOf(w.clause); p.mention >= 0 && d.mentions[p.mention].sort != "media" {
				return p.mention
			}
			return -1
		}
		if !colon && !w.is(isPunct) {
			return -1
		}
	}
	return -1
}

// placeBefore is the last place named before token i, at most two sentences back.
func (d *document) placeBefore(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.kind != placeMention && m.kind != actorMention || d.words[i].sentence-d.words[m.first].sentence > 2 {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
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

// paperActor is who deals with the motion, bill or decree that a relative clause hangs on: le Conseil national a rejeté un
// postulat qui demandait de bannir X. Or -1.
func (d *document) paperActor(cl *clause) int32 {
	if d.g.german || cl.anchor < 0 || cl.parent < 0 || d.words[cl.anchor].mention >= 0 {
		return -1
	}
	if e := d.effectOf(cl.anchor); e != opDemand && e != opConsider && e != opDecide && !d.words[cl.anchor].class.has(d.g.known.document) {
		return -1
	}
	if s := d.subjectFrench(cl.parent); s.noun == cl.anchor {
		return -1
	}
	return d.clauseActor(cl.parent, -1)
}

// employer is the institution told before whose people a group is: les agents municipaux, ses collaborateurs, les enseignants. It
// is who acted last, else the first institution of the article; -1 for people who are nobody's staff.
func (d *document) employer(group int32) int32 {
	g := &d.mentions[group]
	if d.words[g.head].class.has(d.g.known.public) || d.left(g.first).det < 0 {
		return -1
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order < g.first && f.actor >= 0 && d.words[g.first].sentence-d.words[f.order].sentence <= 3 && d.mentions[f.actor].kind != groupMention {
			return f.actor
		}
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == actorMention && m.first < g.first && m.first < d.titleEnd+40 && m.sort != "media" && m.sort != "person" {
			return int32(k)
		}
	}
	return -1
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
	i := t.first - 1
	s := d.sentences[d.words[t.first].sentence]
	for i > trigger && d.words[i].is(isDet) {
		i--
	}
	if i <= trigger || i <= s.First || d.words[i].fold != "," {
		return -1
	}
	a := d.words[i-1].mention
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

// ownWords are the articles of people who are somebody's own.
var ownWords = wordSet("ses", "leurs", "son", "leur")

// objectActor is the institution that is the object of the verb at i: joindre la mairie sur WhatsApp, s'adresser à la caisse. Or -1.
func (d *document) objectActor(c, i int32) int32 {
	for _, dom := range d.domain(c) {
		for _, j := range d.clauses[dom].words {
			if l := d.left(j); j <= i || l.prep != "" && l.prep != "à" || l.rel != relNone {
				continue
			}
			m := d.words[j].mention
			if m >= 0 && d.mentions[m].first == j && d.mentions[m].kind == actorMention {
				return m
			}
			if w := &d.words[j]; m < 0 && w.is(isNoun|isName) && !w.is(isPunct) && d.canAct(j) { // joindre la SNCB
				last := max(j+1, d.extentRight(j+1, d.sentences[w.sentence].Last))
				return d.add(mention{kind: actorMention, first: j, last: last, head: j, entry: -1, place: d.placeIn(j, last), clause: dom, sort: "org"})
			}
		}
	}
	return -1
}

// ownerOfTool is the institution that the predicate of a clause about a service names: devient la messagerie de l'armée, fait son entrée
// au tribunal. Or -1.
func (d *document) ownerOfTool(c int32) int32 {
	cl := &d.clauses[c]
	for _, i := range cl.words {
		m := d.words[i].mention
		if i < cl.finite || m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention || d.mentions[m].sort == "media" {
			continue
		}
		if l := d.left(i); l.noun > cl.finite && (l.rel == relGen || l.rel == relPrep && d.g.placePreps[l.prep]) {
			return m
		}
	}
	return -1
}

// groupSubject is the group of people that is the subject of an active clause, or -1.
func (d *document) groupSubject(c int32) int32 {
	if s := d.subjectFrench(c); s.noun >= 0 && !d.clauses[c].passive {
		if m := d.words[s.noun].mention; m >= 0 && d.mentions[m].kind == groupMention {
			return m
		}
	}
	return -1
}

// staffOf is the institution whose staff changes its tool: les agents municipaux basculeront sur Nextcloud. Or -1.
func (d *document) staffOf(r *rule, c int32) int32 {
	if r.kind != edikt.Exit && r.kind != edikt.Adoption {
		return -1
	}
	if m := d.groupSubject(c); m >= 0 {
		return d.employer(m)
	}
	return -1
}

// likelyMaker reports whether the mention is a company without a name that nothing before names: l'entreprise is most likely the
// service's maker.
func (d *document) likelyMaker(a int32) bool {
	m := &d.mentions[a]
	return m.kind == actorMention && m.anaphor && m.sort == "company" && d.words[m.head].class.has(d.g.known.vendor) && d.actedBefore(a) < 0 && d.sameBefore(a) < 0
}

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
