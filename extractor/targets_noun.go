package extractor

import (
	"edikt"
	"strings"
)

// targetsOfNoun finds the services that hang on a trigger noun: inside its compound, by genitive or preposition, in an
// infinitive clause that it opens, or as the article's topic where the noun refers back ("das Verbot").
func (d *document) targetsOfNoun(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if m.modifier && m.first == i {
			if r.places.modifier {
				out = append(out, foundTarget{int32(k), 1, "compound"})
			}
			continue
		}
		p := d.pathOf(int32(k))
		if d.g.german && d.onDevice(m, &p, i) {
			continue // ein TikTok-Bann auf den Handys der Minister
		}
		if d.g.german && d.ofActor(&p, i) && r.places.preps[p.steps[0].prep] && !r.Only {
			out = append(out, foundTarget{int32(k), 0.9, "attached"})
			continue
		}
		if s := p.reaches(i); s != nil && d.nounPlace(r, s) && d.passableTo(r, &p, i) && (!r.Only || d.passesVia(r, &p)) {
			out = append(out, foundTarget{int32(k), 0.95, "attached"})
		}
	}
	if len(out) > 0 {
		return out
	}
	if out = d.afterNoun(r, c, i); len(out) > 0 {
		return out
	}
	if r.Implicit && d.refersBack(i) && !(d.g.german && r.kind == edikt.Adoption && !d.definite(i)) && !(d.g.german && d.left(i).prep == "trotz") && !(!d.g.german && r.kind == edikt.Exit && d.words[i].is(isPlu)) { // pendant les sorties: of school
		m := d.told(r.kind, i)
		if main := d.mainTarget(); m < 0 && d.g.german && r.Weak && r.kind == edikt.Ban && main >= 0 && d.generic(main) {
			m = d.lastOf(main, i)
		}
		if m < 0 && d.g.german && r.kind == edikt.Review {
			m = d.toldAny(i)
		}
		if m < 0 {
			m = d.topic(i)
		}
		if m >= 0 && !(d.g.german && d.takesOther(c, m)) {
			out = append(out, foundTarget{m, 0.7, "topic"})
		}
		if d.g.german && len(out) > 0 {
			out = d.toldWith(out, r.kind, i)
		}
	}
	return out
}

func (d *document) nounPlace(r *rule, s *step) bool {
	switch s.rel {
	case relGen:
		return r.places.genitive
	case relPrep:
		return r.places.preps[s.prep] || s.prep == "von" && r.places.genitive
	}
	return r.places.modifier || r.places.genitive
}

// passableTo is passable for the nouns below noun.
func (d *document) passableTo(r *rule, p *path, noun int32) bool {
	for k, s := range p.steps {
		if s.noun == noun {
			q := path{steps: p.steps[:k]}
			return d.passable(r, &q)
		}
	}
	return true
}

// afterNoun finds targets that no attachment reached: in the infinitive clause behind the noun, or behind one of the
// rule's prepositions further right in the clause ("Verbot für Beamte von TikTok").
func (d *document) afterNoun(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.first <= i && r.kind != edikt.Review || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		cl := &d.clauses[m.clause]
		p := d.pathOf(int32(k))
		if !d.passable(r, &p) || r.Only && !d.passesVia(r, &p) {
			continue
		}
		switch {
		case d.aimsAt(r, i, m, &p):
			out = append(out, foundTarget{int32(k), 0.85, "aim"})
		case m.clause != c && !d.partOfName(i) && cl.kind == infinitiveClause && cl.parent == c && (p.prep == "" || d.g.german && r.kind == edikt.Mandate && r.places.preps[p.prep] || d.words[max(cl.final, 0)].class.has(d.g.known.useVerb) || !d.g.german && r.kind == edikt.Ban && (p.prep == "par" || p.prep == "via" || p.prep == "avec")):
			out = append(out, foundTarget{int32(k), 0.85, "infinitive"})
		case !d.g.german && m.clause != c && d.saidOfNoun(r, i, m, &p):
			out = append(out, foundTarget{int32(k), 0.85, "relative"})
		case !d.g.german && (d.eventBetween(i, m.first) || r.kind == edikt.Review && p.prep == "sur" && d.chargeBetween(i, m.first) || d.ownComplement(i) && d.signBetween(i, m.first) || m.first < i && p.prep != "contre"):
		case d.g.german && r.kind == edikt.Adoption && m.clause == c && p.prep == "auf" && r.places.preps["auf"] && m.first-i < 12 && (d.movedFrom(m) || d.behindActor(m, i)):
			out = append(out, foundTarget{int32(k), 0.85, "prep:auf"})
		case m.clause == c && p.prep != "" && (d.g.german || !d.finiteBetween(i, m.first)) && r.places.preps[p.prep] && p.prep != "in" && p.prep != "auf" && m.first-i < 18:
			out = append(out, foundTarget{int32(k), 0.75, "prep:" + p.prep})
		}
		if len(out) == 0 && r.kind == edikt.Review && m.clause == c && (p.prep == "gegen" || p.prep == "contre") {
			out = append(out, foundTarget{int32(k), 0.8, "prep:" + p.prep})
		}
	}
	return out
}

// signBetween reports whether a sign parts two tokens.
func (d *document) signBetween(i, j int32) bool {
	for i++; i < j; i++ {
		if boundary(&d.words[i]) {
			return true
		}
	}
	return false
}

// refersBack reports whether the noun at i points to something told: das Verbot, diese Entscheidung, the bare noun with a
// possessive; not "ein Verbot", not a noun whose own compound or complement says what it is about.
func (d *document) refersBack(i int32) bool {
	w := &d.words[i]
	if w.mod != "" && !d.g.transparentModifier(w.mod) && !(d.g.german && d.g.triggerModifier(w) != 0 && strings.IndexByte(strings.TrimSuffix(w.mod, "-"), '-') < 0) {
		return false // TikTok-Verbotsdebatte, but: die Ausstiegs-Debatte
	}
	if !d.g.german && d.ownComplement(i) {
		return false
	}
	if d.g.german && (d.aboutOther(i) || d.doneToBody(i)) {
		return false
	}
	l := d.left(i)
	if l.det >= 0 && d.g.indefinite[d.words[l.det].fold] {
		return d.clauseTopical(i)
	}
	if d.negatedNoun(i) {
		return true // n'envisage aucune restriction; plant kein Verbot
	}
	if d.g.german && d.extendedArticle(i) >= 0 {
		return true
	}
	return l.det >= 0 || l.prep != "" || d.words[i].is(isPlu) || d.sentences[w.sentence].Headline
}

// aimsAt reports whether a French clause says that the examination at i is about the service: l'enquête vise Temu; une enquête, qui
// porte aussi sur Temu.
func (d *document) aimsAt(r *rule, i int32, m *mention, p *path) bool {
	if d.g.german || r.kind != edikt.Review || m.first < i || len(p.steps) > 0 || p.prep != "" && p.prep != "sur" || m.clause < 0 {
		return false
	}
	cl := &d.clauses[m.clause]
	if cl.passive || cl.finite < i || m.first < cl.finite || !aims[d.lemmaText(cl.verb)] {
		return false
	}
	return cl.kind == relativeClause && d.subjectRelative(cl) && d.nounBefore(cl.words[0]) == i || cl.kind != relativeClause && d.subjectFrench(m.clause).noun == i
}

var aims = wordSet("porter", "viser", "concerner", "cibler", "toucher", "englober", "couvrir", "inclure")
