package extractor

import (
	"edikt"
	"edikt/language/forms"
)

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
			fits = r.places.object && !cl.passive && !d.measureBefore(i, trigger) && !d.turnsToPeople(trigger)
		case "en":
			fits = r.places.preps["de"] && r.kind != edikt.Review || r.kind == edikt.Ban && r.places.object && d.useBehind(c, trigger) // en étudie une: another of its kind
		case "y":
			fits = r.places.preps["sur"] || r.places.preps["à"]
		}
		if fits && w.fold == "y" && (r.kind == edikt.Adoption || channelKind(r.kind) && len(d.topics(i)) == 0) && d.sameVerbGroup(i, trigger) {
			if t := d.where(i); len(t) > 0 {
				return t
			}
		}
		if fits && d.sameVerbGroup(i, trigger) {
			if r.kind == edikt.Exit && w.fold == "en" && len(d.topics(i)) == 0 {
				return d.where(i) // comptait 80 000 abonnés sur X, a choisi d'en sortir
			}
			if t := d.topics(i); len(t) == 0 || d.mentions[t[0].mention].first < i {
				if r.kind == edikt.Exit && w.fold == "en" && len(t) > 0 && !d.toldNear(t[0].mention, i) {
					return nil // s'en va: from wherever
				}
				return t
			}
			return nil // nothing told before
		}
	}
	return d.cliticInside(r, c)
}

// turnsToPeople reports whether the verb at i governs an infinitive and has whom it turns to as its object: les invite à se servir de Jitsi.
func (d *document) turnsToPeople(i int32) bool {
	if !peopleVerbs[d.lemmaText(d.words[i].verb)] {
		return false
	}
	c := d.words[i].clause
	for k := range d.clauses {
		if o := &d.clauses[k]; o.parent == c && o.kind == infinitiveClause && o.words[0] > i {
			return true
		}
	}
	return false
}

// peopleVerbs have whom they turn to as their object, and what they want of them in an infinitive.
var peopleVerbs = wordSet("inviter", "encourager", "inciter", "exhorter", "prier", "convier", "engager", "pousser", "presser", "sommer", "obliger", "contraindre", "forcer", "appeler", "conjurer", "dissuader", "autoriser", "aider")

// useBehind reports whether the use of a thing is what the verb at i takes: en proscrit l'usage.
func (d *document) useBehind(c, i int32) bool {
	for _, j := range d.clauses[c].words {
		if w := &d.words[j]; j > i && w.is(isNoun) && w.class.has(d.g.known.use) {
			return d.left(j).prep == ""
		}
	}
	return false
}

// cliticInside is the service that a pronoun takes up in the infinitive which the trigger governs: interdit à ses agents de
// l'utiliser, encourage les profs à y recourir. Or nil.
func (d *document) cliticInside(r *rule, c int32) []foundTarget {
	switch r.kind {
	case edikt.Ban, edikt.Mandate, edikt.AdviceFor, edikt.AdviceAgainst:
	default:
		return nil
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.kind != infinitiveClause || cl.parent != c || cl.sentence != d.clauses[c].sentence {
			continue
		}
		for n, i := range cl.words {
			w := &d.words[i]
			if !w.is(isPron) || w.is(isDet) || n+1 >= len(cl.words) || !d.words[cl.words[n+1]].is(isInf) {
				continue
			}
			if (r.kind == edikt.AdviceFor || r.kind == edikt.Mandate) && (!d.words[cl.words[n+1]].class.has(d.g.known.useVerb) || n > 0 && d.words[cl.words[n-1]].is(isNeg)) {
				continue // à s'en passer
			}
			switch w.fold {
			case "l'", "le", "la", "les", "y", "en":
			case "lui":
				if r.kind != edikt.Ban && r.kind != edikt.AdviceAgainst || !entrusting[d.lemmaText(d.words[cl.words[n+1]].verb)] {
					continue
				}
			default:
				continue
			}
			if t := d.topics(i); len(t) > 0 && d.mentions[t[0].mention].first < i && d.toldNear(t[0].mention, i) {
				return t
			}
		}
	}
	return nil
}

// entrusting are verbs of giving something into a service: de ne rien lui confier.
var entrusting = wordSet("confier", "soumettre", "livrer", "transmettre", "envoyer", "fournir", "verser", "communiquer", "révéler", "donner")

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
	if s := d.subjectService(m); s >= 0 && singularPronouns[d.words[i].fold] {
		m = s
	}
	out := []foundTarget{{m, 0.75, "pronoun"}}
	if f := d.words[i].fold; f == "les" || f == "ils" || f == "elles" || f == "en" && d.wholeRow(m) {
		out = d.withCoordinates(out)
	}
	return out
}

// wholeRow reports whether the service of mention m stands in a row that is the subject of its clause: Facebook et X ne passent plus.
func (d *document) wholeRow(m int32) bool {
	c := d.mentions[m].clause
	return c >= 0 && d.clauses[c].finite > d.mentions[m].first && d.pathOf(m).prep == ""
}

var singularPronouns = wordSet("l'", "le", "la", "il", "elle")

// subjectService is the service that is the subject of the clause in which the one at m only stands beside it: Viber rejoint Signal:
// la Russie l'a bloqué. Or -1.
func (d *document) subjectService(m int32) int32 {
	c := d.mentions[m].clause
	if c < 0 || d.clauses[c].finite < 0 || d.mentions[m].first < d.clauses[c].finite {
		return -1
	}
	t := d.targetAt(d.subjectFrench(c).noun)
	if t < 0 || t == m || d.mentions[t].entry < 0 || d.mentions[t].entry == d.mentions[m].entry || d.generic(d.mentions[t].entry) || d.mentions[t].group != t {
		return -1
	}
	return t
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
	return r.places.relative || cl.passive && cl.finite < 0 && r.places.object
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
	if d.g.german || cl.parent < 0 {
		return cl.anchor
	}
	if cl.anchor >= 0 && (d.classed(cl) || d.trails(cl)) {
		return d.subjectFrench(cl.parent).noun
	}
	if t := d.appositionTo(cl.anchor); t >= 0 && cl.finite >= 0 {
		return t
	}
	if t := d.predicateOf(cl); t >= 0 {
		return t
	}
	if t := d.fateOf(cl); t >= 0 {
		return t
	}
	if cl.anchor >= 0 || !cl.passive {
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

// appositionTo is the service whose apposition the noun at i is: Max, une application que l'État impose. Or -1.
func (d *document) appositionTo(i int32) int32 {
	if i < 0 || !d.words[i].class.has(d.g.known.service) || d.words[i].mention >= 0 {
		return -1
	}
	if l := d.left(i); l.det >= 2 && l.prep == "" && d.words[l.det-1].fold == "," && d.targetAt(l.det-2) >= 0 {
		return l.det - 2
	}
	return -1
}

// trails reports whether a participle behind a comma is said of the service that is the subject outside, and not of the noun right
// before it: Viber a disparu l'an dernier, bloqué par le régulateur.
func (d *document) trails(cl *clause) bool {
	if !cl.passive || cl.finite >= 0 || d.targetAt(cl.anchor) >= 0 || len(cl.words) == 0 || cl.words[0] == 0 || d.words[cl.words[0]-1].fold != "," {
		return false
	}
	return d.clauses[cl.parent].finite >= 0 && d.targetAt(d.subjectFrench(cl.parent).noun) >= 0
}

// classed reports whether the noun that the relative clause hangs on only says what sort of thing the service is that is the subject
// outside: LibreOffice figure parmi les logiciels recommandés par ...; Threema est l'outil que conseille ....
func (d *document) classed(cl *clause) bool {
	n := &d.words[cl.anchor]
	if n.mention >= 0 || !n.is(isNoun) || !n.class.has(d.g.known.service) && !n.class.any(d.g.known.transparent) && n.fold != "liste" {
		return false
	}
	p := &d.clauses[cl.parent]
	if p.finite < 0 || p.passive || cl.anchor < p.finite || d.targetAt(d.subjectFrench(cl.parent).noun) < 0 {
		return false
	}
	v := d.words[p.finite].verb
	switch d.lemmaText(v) {
	case "être", "figurer", "compter", "faire", "rester", "devenir", "demeurer":
		return true
	}
	return d.words[p.finite].is(isAux) && p.final >= 0 && d.words[p.final].fold == "été"
}

// agreesFrench reports whether the pronoun at i can mean mention m: il no ministère named with la, elle no ministre named with le,
// neither of them several. What has no gender that is known agrees with every pronoun.
func (d *document) agreesFrench(i, m int32) bool {
	want, ok := frenchPronouns[d.words[i].fold]
	if !ok {
		return true
	}
	x := &d.mentions[m]
	many := x.kind == actorMention && x.entry < 0 && d.words[x.head].is(isPlu) && d.left(x.first).det >= 0
	if want.Has(forms.Pl) {
		return many || len(d.group(m)) > 1 || x.kind != placeMention && d.genderFrench(x) == 0
	}
	if many {
		return false
	}
	g := d.genderFrench(x)
	return g == 0 || want.Has(g)
}

var frenchPronouns = map[string]forms.Features{"il": forms.Masc, "elle": forms.Fem, "ils": forms.Pl, "elles": forms.Pl,
	"celui-ci": forms.Masc, "celle-ci": forms.Fem, "ceux-ci": forms.Pl, "celles-ci": forms.Pl, "dernier": forms.Masc, "dernière": forms.Fem, "derniers": forms.Pl, "dernières": forms.Pl}

// genderFrench is the gender that a mention's article shows, else the one of its noun; 0 where neither tells.
func (d *document) genderFrench(m *mention) forms.Features {
	if m.kind == personMention {
		return 0
	}
	if l := d.left(m.first); l.det >= 0 {
		switch d.words[l.det].fold {
		case "le", "un", "du", "au", "ce", "cet":
			return forms.Masc
		case "la", "une", "cette":
			return forms.Fem
		}
	}
	if m.entry >= 0 {
		return 0
	}
	var g forms.Features
	for _, r := range d.words[m.head].readings {
		if r.POS == forms.Noun {
			g |= r.Features & (forms.Masc | forms.Fem)
		}
	}
	if g == forms.Masc|forms.Fem {
		return 0
	}
	return g
}

// topicalised is the institution that the sentence sets in front of the pronoun at i: Quant au Conseil d'État, il ...; Chez
// France Travail, on .... Or -1.
func (d *document) topicalised(i int32) int32 {
	if d.g.german {
		return -1
	}
	first := d.sentences[d.words[i].sentence].First
	if d.words[first].fold != "quant" && d.words[first].fold != "pour" && d.words[first].fold != "côté" {
		return -1
	}
	for j := first + 1; j < i && j < first+4; j++ {
		if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && d.agreesFrench(i, m) {
			return m
		}
	}
	return -1
}

// oneTakenUp reports whether the subject of clause c, or of the one that governs it, is a pronoun that takes up one body only, of whatever row
// m stands in: L'université et son recteur ont hésité. Elle interdit X.
func (d *document) oneTakenUp(c, m int32) bool {
	for hops := 0; c >= 0 && hops < 3; hops++ {
		s := d.subjectFrench(c)
		if s.mention >= 0 || s.noun >= 0 {
			return false
		}
		if s.pronoun >= 0 {
			f, ok := frenchPronouns[d.words[s.pronoun].fold]
			return ok && !f.Has(forms.Pl) && d.mentions[m].last <= s.pronoun
		}
		if d.clauses[c].kind != infinitiveClause {
			return false
		}
		c = d.clauses[c].parent
	}
	return false
}

// amongOthers reports whether the service is only named among others: parmi lesquelles WeChat, hors WhatsApp.
func (d *document) amongOthers(m *mention) bool {
	if d.g.german {
		return false
	}
	if d.left(m.first).rel == relLike {
		return true
	}
	s := d.sentences[d.words[m.first].sentence]
	for i, n := m.first-1, 0; i >= s.First && n < 6; i, n = i-1, n+1 {
		switch d.words[i].fold {
		case "parmi", "hors", "hormis", "sauf", "outre", "excepté":
			return true
		}
		if d.words[i].is(isFinite) || boundary(&d.words[i]) && d.words[i].fold != "," {
			return false
		}
	}
	return false
}

// saidThere reports whether the verb at j makes something known and the preposition at i follows it with nothing but a time
// between: l'a annoncé lundi sur Bluesky.
func (d *document) saidThere(j, i int32) bool {
	w := &d.words[j]
	if j >= i || i-j > 4 || !w.is(verbal) || !w.class.has(d.g.known.tell) || d.words[i].fold != "sur" && d.words[i].fold != "via" {
		return false
	}
	for k := j + 1; k < i; k++ {
		if n := &d.words[k]; !n.class.has(d.g.known.time) && !n.is(isAdv|isPP|isDet) || n.is(isPunct) {
			return false
		}
	}
	return true
}

// emptyIl reports whether il stands for nobody: il n'est pas question, il faut, il s'agit, il y a.
func (d *document) emptyIl(c, pronoun int32) bool {
	if d.words[pronoun].fold != "il" {
		return false
	}
	if d.impersonalIl(c, pronoun) && d.clauses[c].passive {
		return true
	}
	for _, i := range d.clauses[c].words {
		if i < pronoun {
			continue
		}
		switch w := &d.words[i]; {
		case w.fold == "question" || w.fold == "possible" || w.fold == "impossible" || w.fold == "y" && d.words[min(int(i)+1, len(d.words)-1)].is(isAux):
			return true
		case w.is(isFinite):
			switch d.lemmaText(w.verb) {
			case "falloir", "convenir", "suffire", "agir":
				return true
			}
		case i > pronoun+6:
			return false
		}
	}
	return false
}

// objectOutside is the service that a relative clause hangs on where the infinitive inside lacks its object or place: Webex, qu'elle
// vient d'adopter; Bluesky, où elle vient d'ouvrir un compte.
func (d *document) objectOutside(r *rule, c int32) []foundTarget {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 || !r.places.object && !r.places.preps["sur"] {
		return nil
	}
	p := &d.clauses[cl.parent]
	if r.places.object && !channelKind(r.kind) && p.finite >= 0 && d.words[p.finite].verb == d.g.etre && cl.anchor >= 0 && d.words[cl.anchor].fold == "à" { // Temu est à éviter
		if m := d.targetAt(d.subjectFrench(cl.parent).noun); m >= 0 && d.prev(cl.anchor) == p.finite {
			return d.withCoordinates([]foundTarget{{m, 0.85, "object"}})
		}
	}
	if p.kind != relativeClause || len(p.words) == 0 {
		return nil
	}
	switch d.words[p.words[0]].fold {
	case "que", "qu'":
		if !r.places.object {
			return nil
		}
	case "où":
		if !r.places.preps["sur"] {
			return nil
		}
	default:
		return nil
	}
	if m := d.targetAt(p.anchor); m >= 0 {
		return d.withCoordinates([]foundTarget{{m, 0.85, "relative"}})
	}
	return nil
}

// where is the service that "y" means at token i: the one named last, were it only as a place: se retrouvent sur Bluesky. La ville
// y a ouvert un profil. Or nil.
func (d *document) where(i int32) []foundTarget {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || m.modifier || d.generic(m.entry) || d.words[i].sentence-d.words[m.first].sentence > 1 {
			continue
		}
		if p := d.prev(m.first); p < 0 || d.words[p].fold != "sur" {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	if best < 0 {
		return nil
	}
	return []foundTarget{{best, 0.75, "pronoun"}}
}

// toldNear reports whether the service of mention m was named, or an event told of it, at most two sentences before token i.
func (d *document) toldNear(m, i int32) bool {
	if d.words[i].sentence-d.words[d.mentions[m].first].sentence <= 2 {
		return true
	}
	for k := range d.found {
		f := &d.found[k]
		if f.order < i && d.words[i].sentence-d.words[f.order].sentence <= 2 && d.mentions[f.mention].entry == d.mentions[m].entry {
			return true
		}
	}
	return false
}

// measureBefore reports whether the clitic at i means a measure that is lifted, no service: L'interdiction n'a duré que trois
// jours. Un juge l'a suspendue.
func (d *document) measureBefore(i, trigger int32) bool {
	imposed := false
	switch d.lemmaText(d.words[trigger].verb) {
	case "suspendre", "geler", "retirer", "supprimer":
	case "imposer", "décréter", "ordonner", "prononcer", "instaurer":
		imposed = true
	default:
		return false
	}
	si := d.words[i].sentence
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if cl.sentence > si || cl.sentence < si-1 || len(cl.words) == 0 || cl.words[0] >= d.clauses[d.words[i].clause].words[0] || cl.kind != mainClause {
			continue
		}
		n := d.subjectFrench(int32(c)).noun
		return n >= 0 && d.words[n].mention < 0 && (d.words[n].class.has(d.g.known.trigger) || d.words[n].class.has(d.g.known.measureNoun)) || d.measureObject(cl, i, imposed)
	}
	return false
}

// measureObject reports whether a measure is the object told right before the clitic at i: avait attaqué la mesure devant le Conseil
// d'État, qui a refusé de la suspendre.
func (d *document) measureObject(cl *clause, i int32, imposed bool) bool {
	for _, j := range cl.words {
		if w := &d.words[j]; j < i && j > cl.finite && w.is(isNoun) && w.mention < 0 && (w.class.has(d.g.known.measureNoun) || imposed && w.class.has(d.g.known.trigger)) && d.left(j).prep == "" {
			return true
		}
	}
	return false
}
