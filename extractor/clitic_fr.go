package extractor

import "edikt"

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
