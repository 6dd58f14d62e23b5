package extractor

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
