package extractor

import (
	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// subjectFrench finds the subject of a French clause: before its verb a noun phrase without a preposition; behind it only
// where word order turns, in "rapporte l'agence", "que vante l'État", "Sont écartées les offres".
func (d *document) subjectFrench(c int32) subject {
	s := subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
	cl := &d.clauses[c]
	if cl.kind == infinitiveClause || cl.kind == adverbialClause && cl.finite < 0 || len(cl.words) == 0 {
		return s
	}
	if cl.finite >= 0 && d.words[cl.finite].is(isInverted) {
		s.pronoun, s.pos = cl.finite, cl.finite
		return s
	}
	tentative := s
	end := cl.finite
	if end < 0 {
		end = cl.words[len(cl.words)-1] + 1
	}
	for _, i := range cl.words {
		if i >= end {
			break
		}
		if d.subjectAt(&s, i) {
			if cl.finite < 0 || !d.bareNoun(s.mention) {
				return s
			}
			if tentative.pos < 0 {
				tentative = s
			}
			s = subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
		}
	}
	if tentative.pos >= 0 {
		return tentative
	}
	if s.pos >= 0 || cl.finite < 0 {
		return s
	}
	if d.invertible(cl) {
		d.subjectBehind(&s, cl)
	}
	return s
}

// bareNoun reports whether the mention is a common noun without an article, an apposition in front: Premier service à ..., l'Institut.
func (d *document) bareNoun(m int32) bool {
	n := &d.mentions[m]
	return n.kind == actorMention && n.entry < 0 && d.left(n.first).det < 0 && !d.words[n.first].is(isPlu)
}

// subjectAt notes what stands at i and reports whether it settles the subject.
func (d *document) subjectAt(s *subject, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 {
		if d.mentions[m].first != i || !d.nominative(m) {
			return false
		}
		switch {
		case d.mentions[m].acts():
			s.mention, s.pos = m, i
			return true
		case s.pos < 0:
			s.noun, s.pos = i, i
		}
		return false
	}
	if w.is(isPron) && d.g.subjectPronouns[w.fold] && !w.is(isDet) {
		if s.pos < 0 {
			s.pronoun, s.pos = i, i
		}
		return false
	}
	if s.pos < 0 && w.is(isNoun) && !w.class.has(d.g.known.time) {
		if l := d.left(i); l.prep == "" && l.rel == relNone {
			s.noun, s.pos = i, i
		}
	}
	return false
}

// invertible reports whether the subject may stand behind the verb: in relative clauses, after a verb of saying, and where
// the clause begins with its verb or a participle.
func (d *document) invertible(cl *clause) bool {
	if cl.kind == relativeClause {
		return true
	}
	f := &d.words[cl.finite]
	first := cl.words[0]
	if first == cl.finite || d.words[first].is(isPP) || f.class.has(d.g.known.say) {
		return true
	}
	return cl.final >= 0 && d.words[cl.final].class.has(d.g.known.say)
}

func (d *document) subjectBehind(s *subject, cl *clause) {
	for _, i := range cl.words {
		if i <= cl.finite {
			continue
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.nominative(m) {
			if d.mentions[m].acts() {
				s.mention, s.pos = m, i
			}
			return
		}
	}
}

// controlled is who is to act where a verb of asking governs the infinitive: demande au gouvernement d'interdire,
// appelle les communes à quitter; -1 where the subject of the governing clause acts itself.
func (d *document) controlled(p int32) int32 {
	cl := &d.clauses[p]
	asks := false
	for _, i := range cl.words {
		if d.words[i].is(verbal) && d.effectOf(i) == opDemand {
			asks = true
		}
		m := d.words[i].mention
		if !asks || m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relNone && (l.prep == "à" || l.prep == "") {
			return m
		}
	}
	return -1
}

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

// barePiece reports whether a noun before a name is no word for a service but a piece on it: vidéo TikTok, groupe WhatsApp.
func (d *document) barePiece(r *rule, noun int32) bool {
	w := &d.words[noun]
	k := d.g.known
	if !d.g.german && (w.fold == "groupe" || w.fold == "groupes" || w.fold == "boucle" || w.fold == "boucles") {
		n := d.next(noun)
		if m := d.targetAt(max(n, 0)); n >= 0 && m >= 0 && d.g.gaz.Entries()[d.mentions[m].entry].Type == gazetteer.Service {
			return true // le groupe WhatsApp
		}
	}
	return !d.g.german && !w.class.has(k.service) && !w.class.any(k.transparent) && !w.class.any(r.via)
}

// cliticTargets is the service that a pronoun of the verb group takes up: l'interdit, en a privé, y est bloqué, s'en
// servir; and the subject pronoun of a passive: elle est bannie des appareils.
func (d *document) cliticTargets(r *rule, c, trigger int32) []foundTarget {
	cl := &d.clauses[c]
	if p := d.subjectOf(c); cl.passive && p.pronoun >= 0 && (r.places.object || r.places.subject) && !d.impersonalIl(c, p.pronoun) {
		return d.topics(p.pronoun)
	}
	for _, i := range cl.words {
		if i >= trigger {
			break
		}
		w := &d.words[i]
		if !w.is(isPron) || w.is(isDet) || trigger-i > 6 {
			continue
		}
		fits := false
		switch w.fold {
		case "l'", "le", "la", "les":
			fits = r.places.object && !cl.passive
		case "en":
			fits = r.places.preps["de"]
		case "y":
			fits = r.places.preps["sur"] || r.places.preps["à"]
		}
		if fits && d.sameVerbGroup(i, trigger) {
			return d.topics(i)
		}
	}
	return nil
}

// impersonalIl reports whether il stands for an infinitive: il est interdit de.
func (d *document) impersonalIl(c, pronoun int32) bool {
	f := d.words[pronoun].fold
	if f != "il" && !d.words[pronoun].is(isInverted) {
		return false
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; o.parent == c && (o.kind == infinitiveClause || o.kind == complementClause) {
			return true
		}
	}
	return false
}

// sameVerbGroup reports whether only clitics, auxiliaries, negation and adverbs stand between a and b.
func (d *document) sameVerbGroup(a, b int32) bool {
	for i := a + 1; i < b; i++ {
		w := &d.words[i]
		if w.mention >= 0 || w.is(isNoun|isPunct|isPrep) && !w.is(isPron|isAux|isModal|isAdv) {
			return false
		}
	}
	return true
}

// topics is the service told last before token i, for a plural pronoun with those it is coordinated with.
func (d *document) topics(i int32) []foundTarget {
	m := d.topic(i)
	if m < 0 {
		return nil
	}
	out := []foundTarget{{m, 0.75, "pronoun"}}
	if f := d.words[i].fold; f == "les" || f == "ils" || f == "elles" {
		out = d.withCoordinates(out)
	}
	return out
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
		if !d.tells(cl) {
			continue
		}
		if s := d.subjectOf(int32(k)); s.mention >= 0 && s.pos > cl.finite {
			if m := &d.mentions[s.mention]; m.kind != personMention && m.sort != "media" && m.sort != "person" || m.kind == actorMention && m.sort != "media" {
				return s.mention
			}
		}
	}
	return -1
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

// serviceActs reports whether the service itself is the subject of an active clause: Facebook bloque ..., TikTok retire ....
func (d *document) serviceActs(r *rule, c int32) bool {
	cl := &d.clauses[c]
	if r.kind == edikt.Exit || r.places.subject || !r.places.object || cl.passive || cl.finite < 0 {
		return false
	}
	s := d.subjectFrench(c)
	if s.noun < 0 || s.mention >= 0 {
		return cl.kind == relativeClause && s.pos < 0 && d.targetAt(cl.anchor) >= 0 && d.subjectRelative(cl)
	}
	if d.targetAt(s.noun) >= 0 {
		return true
	}
	n := d.next(s.noun) // l'appli Kick bannit
	return n >= 0 && n < cl.finite && d.words[s.noun].class.has(d.g.known.service) && d.targetAt(n) >= 0
}

// subjectRelative reports whether the relative clause opens with qui.
func (d *document) subjectRelative(cl *clause) bool {
	return len(cl.words) > 0 && d.words[cl.words[0]].fold == "qui"
}

// otherActor looks for the actor where French names it beside the clause: behind a colon, or in the place that "y" means.
func (d *document) otherActor(c int32) int32 {
	if m := d.behindColon(c); m >= 0 {
		return m
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.fold == "y" && w.is(isPron) {
			return d.placeBefore(i)
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
	if cl.kind == relativeClause && cl.anchor >= 0 && cl.parent >= 0 && d.words[cl.anchor].class.has(d.g.known.document) {
		if m := d.clauseActor(cl.parent, -1); m >= 0 {
			return m
		}
	}
	switch r.kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.Review:
		if s := d.subjectFrench(c); s.noun >= 0 && !cl.passive && !r.other {
			if m := d.words[s.noun].mention; m >= 0 && d.mentions[m].kind == groupMention {
				return m
			}
		}
	}
	if s := d.subjectFrench(c); s.noun >= 0 && (cl.passive || d.targetAt(s.noun) >= 0 || len(r.Phrases) > 0) {
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
	if cl.passive || r.other || r.Negated != "" {
		if m := d.saysSoNext(c); m >= 0 {
			return m
		}
	}
	if cl.passive && (r.kind == edikt.AdviceFor || r.kind == edikt.AdviceAgainst) {
		return d.lastActor(trigger[0])
	}
	return -1
}

// lastActor is who acted in the event told last, in the same sentence or the one before.
func (d *document) lastActor(trigger int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		if f := &d.found[k]; f.order < trigger && f.actor >= 0 && d.words[trigger].sentence-d.words[f.order].sentence <= 1 {
			return f.actor
		}
	}
	return -1
}

// saysSoNext is the subject of the next sentence where it says that it has said this: Le ministère vient de le rappeler.
func (d *document) saysSoNext(c int32) int32 {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || cl.finite < 0 || cl.kind != mainClause {
			continue
		}
		s := d.subjectFrench(int32(k))
		if s.mention < 0 {
			return -1
		}
		for _, dom := range d.domain(int32(k)) {
			for n, i := range d.clauses[dom].words {
				w := &d.words[i]
				if (w.fold == "le" || w.fold == "l'") && w.is(isPron) && !w.is(isDet) && d.tells(&d.clauses[dom]) && n < len(d.clauses[dom].words) {
					return s.mention
				}
			}
		}
		return -1
	}
	return -1
}

// authorOfPaper is the institution that hangs on a paper named in the clause's sentence: selon une circulaire du Premier ministre.
func (d *document) authorOfPaper(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last; i++ {
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
		if s := d.subjectFrench(d.words[i-1].clause); s.mention >= 0 && d.mentions[s.mention].sort != "media" {
			return s.mention
		}
		return -1
	}
	return -1
}

// relativePlace reports whether the relative pronoun stands in one of the rule's places: que the object, qui the subject or,
// in a passive, the object, où and dont those of a preposition.
func (d *document) relativePlace(r *rule, c int32) bool {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return false
	}
	switch d.words[cl.words[0]].fold {
	case "où":
		return r.places.preps["sur"] || r.places.preps["à"]
	case "dont":
		return r.places.preps["de"] || r.places.object
	case "qui":
		return r.places.subject || r.places.object && cl.passive
	}
	return r.places.relative
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
			if p := d.subjectFrench(w.clause); p.mention >= 0 && d.mentions[p.mention].sort != "media" {
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
		if !o.placed && o.Actor != nil && o.Kind == f.Kind && o.Target.ID == f.Target.ID && o.Jurisdiction == f.Jurisdiction && o.ActorID() != f.ActorID() {
			return true
		}
	}
	return false
}

// firstPerson reports whether the pronoun at i means who speaks: nous, je.
func (d *document) firstPerson(i int32) bool {
	f := d.words[i].fold
	return f == "nous" || f == "je" || f == "j'"
}

// anchorOf is the noun that a relative clause hangs on; for a participle in front of its sentence, the subject behind it:
// Bannie en Inde, l'application TikTok ....
func (d *document) anchorOf(c int32) int32 {
	cl := &d.clauses[c]
	if d.g.german || cl.anchor >= 0 || !cl.passive || cl.parent < 0 {
		return cl.anchor
	}
	s := d.subjectFrench(cl.parent)
	if s.noun < 0 || d.targetAt(s.noun) >= 0 {
		return s.noun
	}
	if n := d.next(s.noun); n >= 0 && d.words[s.noun].class.has(d.g.known.service) && d.targetAt(n) >= 0 {
		return n
	}
	return -1
}

// namedHere reports whether the noun at i is a name or stands before one: only such unknown nouns are institutions in French.
func (d *document) namedHere(i int32) bool {
	if d.words[i].tok.Is(language.Upper) {
		return true
	}
	n := i + 1
	return int(n) < len(d.words) && d.words[n].sentence == d.words[i].sentence && d.words[n].tok.Is(language.Upper) && d.words[n].mention < 0
}
