package extractor

import "slices"

// peopleBound reports whether people, not an institution, are the subject of the clause or of the one that governs it: les agents
// ont dû supprimer X, ont reçu l'ordre de supprimer X.
func (d *document) peopleBound(c int32) bool {
	for hops := 0; c >= 0 && hops < 3; hops++ {
		cl := &d.clauses[c]
		if s := d.subjectFrench(c); s.pos >= 0 {
			m := int32(-1)
			if s.mention < 0 && s.noun >= 0 {
				m = d.words[s.noun].mention
			}
			return m >= 0 && d.mentions[m].kind == groupMention
		}
		if d.subjectByAge(cl) {
			return true
		}
		if cl.kind != infinitiveClause {
			return false
		}
		c = cl.parent
		if c >= 0 && d.asksPeople(&d.clauses[c]) && d.ordersIn(c) {
			return true
		}
	}
	return false
}

// placeOfBound is the country or region whose people or houses a clause names as those for whom a measure holds: banni des téléphones des
// fonctionnaires estoniens, interdit dans les écoles du canton de Vaud. Or -1.
func (d *document) placeOfBound(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; !w.is(isNoun) || !w.is(isPlu) || !d.bindable(i) {
			continue
		}
		if m := d.placeBehind(i, c); m >= 0 {
			return m
		}
	}
	return -1
}

// bindable reports whether the noun at i means people whom a state rules over, houses, or what they keep a service on; soldiers and
// policemen are their own body's.
func (d *document) bindable(i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 && d.mentions[m].kind != groupMention {
		return d.mentions[m].head == i && d.mentions[m].entry < 0 && d.ofHouses(m)
	}
	return w.class.has(d.g.known.realm) || w.class.has(d.g.known.public) || w.class.any(d.g.atSchool)
}

// placeBehind is the place whose adjective or name stands behind the noun at i: les écoles primaires belges, les écoles du canton de
// Vaud. Or -1.
func (d *document) placeBehind(i, c int32) int32 {
	last := d.sentences[d.words[i].sentence].Last
	for at := i + 1; at < last && at < i+4 && (d.words[at].is(isAdj) || d.words[at].lexeme.place >= 0) && !d.words[at].is(isPunct|isFinite); at++ {
		if m := d.adjectivePlace(at, c); m >= 0 {
			return m
		}
	}
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != placeMention || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if l := d.left(m.first); l.rel == relGen && d.phraseHead(l.noun) == d.phraseHead(i) {
			return int32(k)
		}
	}
	return -1
}

// subjectByAge reports whether the subject names people by their age: les moins de 16 ans n'ont plus accès à X.
func (d *document) subjectByAge(cl *clause) bool {
	for _, i := range cl.words {
		if i >= cl.finite {
			return false
		}
		if d.words[i].fold == "moins" && i+3 < cl.finite && d.words[i+3].fold == "ans" {
			return d.left(i).prep == ""
		}
	}
	return false
}

// ordersIn reports whether a verb of command stands in the clause: oblige les élèves à.
func (d *document) ordersIn(c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(verbal) && w.class.has(d.g.known.order) {
			return true
		}
	}
	return false
}

// holdsAside reports whether one of the conditions is met by a participle that hangs on a noun of the clause: à la liste des
// applications bloquées.
func (d *document) holdsAside(conds *conditions, c int32) bool {
	for k := c + 1; int(k) < len(d.clauses) && d.clauses[k].sentence == d.clauses[c].sentence; k++ {
		if !d.standsAside(k, c) || !d.gistOf(k).mayHold(conds) {
			continue
		}
		if p := d.words[d.clauses[k].words[0]].lexeme.phrase; p != nil && conds.wants(p.cue) {
			return true
		}
	}
	return false
}

// standsAside reports whether clause k is a bare participle on a noun of clause c.
func (d *document) standsAside(k, c int32) bool {
	cl := &d.clauses[k]
	return cl.parent == c && cl.kind == relativeClause && cl.passive && cl.finite < 0 && len(cl.words) > 0
}

// deprives reports whether the verb at i takes away what stands behind "de": prive ses élèves de smartphone.
func (d *document) deprives(i int32) bool {
	l := d.lemmaText(d.words[i].verb)
	return !d.g.german && (l == "priver" || l == "sevrer")
}

// takesOf reports whether a verb has the tool that one uses, or does without, behind "de": se servir de, se passer de.
func (d *document) takesOf(verb uint32) bool {
	switch d.lemmaText(verb) {
	case "servir", "user", "disposer", "passer", "abstenir", "dispenser":
		return true
	}
	return false
}

// takenFrom reports whether the service stands at the end of what the verb at i takes away from people whose own words end in a noun: prive
// les moins de 15 ans de réseaux sociaux.
func (d *document) takenFrom(r *rule, m *mention, c, i int32) bool {
	if m.clause != c || m.first < i+2 || !r.places.preps["de"] || !d.deprives(i) || d.g.preposition(d.words[m.first-1].fold) != "de" {
		return false
	}
	n := d.next(m.last - 1)
	return n < 0 || d.words[n].clause != c || d.g.preposition(d.words[n].fold) != "de"
}

// orderedBefore reports whether a word of duty or command stands before the verb at i in its sentence: doivent utiliser X, but not:
// surpris à utiliser X, ils ont dû ....
func (d *document) orderedBefore(i int32) bool {
	for j := d.sentences[d.words[i].sentence].First; j < i; j++ {
		if w := &d.words[j]; w.class.has(d.g.known.must) || w.class.has(d.g.known.order) || w.fold == "tenu" || w.fold == "tenus" || w.fold == "tenue" || w.fold == "tenues" {
			if w.is(isNoun) && !w.is(verbal) && d.words[i].is(isFinite) {
				continue // les consignes passent par X
			}
			return true
		}
	}
	return false
}

// strangeSubject is the institution that a name no table knows is where it is the subject of an active clause, or of the one that an
// infinitive hangs on: Datatilsynet, ..., vient d'en interdire l'usage. Or -1.
func (d *document) strangeSubject(r *rule, c int32) int32 {
	if r.other || r.reached {
		return -1
	}
	for hops := 0; c >= 0 && hops < 3; hops++ {
		cl := &d.clauses[c]
		if s := d.subjectFrench(c); s.pos >= 0 {
			if s.mention >= 0 || s.noun < 0 || cl.passive || cl.finite < s.noun || !d.strangeName(s.noun) || d.left(s.noun).det >= 0 {
				return -1
			}
			last := d.sentences[cl.sentence].Last
			if end := max(s.noun+1, d.extentRight(s.noun+1, last)); end >= last || d.words[end].fold != "," && !d.subjectEnds(end, last) {
				return -1
			}
			return d.unknownActor(c, -1)
		}
		if cl.kind != infinitiveClause {
			return -1
		}
		c = cl.parent
	}
	return -1
}

// timeGiven reports whether the clause only says for what others are given time: laisse deux ans aux opérateurs pour s'en défaire.
func (d *document) timeGiven(c int32) bool {
	cl := &d.clauses[c]
	if !d.purposeful(cl) || cl.parent < 0 {
		return false
	}
	for _, i := range d.clauses[cl.parent].words {
		w := &d.words[i]
		if !w.is(verbal) {
			continue
		}
		switch d.lemmaText(w.verb) {
		case "laisser", "accorder", "donner", "octroyer":
			return d.spanIn(cl.sentence)
		case "avoir": // not: a lancé une procédure pour suspendre X
			if !d.auxiliaryUse(i) {
				return d.spanIn(cl.sentence)
			}
		}
	}
	return false
}

// givenToMany reports whether a clause has a doer who gives something to people or bodies: laisse un an aux ministères.
func (d *document) givenToMany(c int32) bool {
	if d.subjectFrench(c).mention < 0 {
		return false
	}
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		m := d.words[i].mention
		return m >= 0 && d.mentions[m].first == i && (d.mentions[m].kind == groupMention || d.mentions[m].kind == actorMention) && d.several(&d.mentions[m]) && d.left(i).prep == "à"
	})
}

// spanIn reports whether a sentence names a span of time.
func (d *document) spanIn(si int32) bool {
	for i := d.sentences[si].First; i < d.sentences[si].Last; i++ {
		if d.g.units[d.words[i].fold] != 0 || d.words[i].fold == "délai" || d.words[i].fold == "sursis" || d.words[i].fold == "jusqu'" {
			return true
		}
	}
	return false
}

// anybody reports whether the clause is about whoever does something: ceux qui l'ont déjà installé.
func (d *document) anybody(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || len(cl.words) == 0 || d.words[cl.words[0]].fold != "qui" || cl.words[0] == 0 {
		return false
	}
	switch d.words[cl.words[0]-1].fold {
	case "ceux", "celles", "celui", "celle", "quiconque":
		return true
	}
	return false
}

// eventBetween reports whether an event parts the trigger at i from the service at m: enquête après la diffusion d'une vidéo sur Snapchat.
func (d *document) eventBetween(i, m int32) bool {
	for j := i + 1; j < m; j++ {
		switch d.words[j].fold {
		case "après", "suite", "lors":
			return d.words[j].sentence == d.words[i].sentence
		}
	}
	return false
}

// chargeBetween reports whether the examination at i is of an offence told before the service at m: plainte pour injures sur Facebook.
func (d *document) chargeBetween(i, m int32) bool {
	for j := i + 1; j < m; j++ {
		if w := &d.words[j]; w.fold == "pour" && w.sentence == d.words[i].sentence {
			return true
		}
	}
	return false
}

// noMoreOf reports whether the preposition before the phrase belongs to a negation: plus de smartphone en classe.
func (d *document) noMoreOf(p *path) bool {
	return !d.g.german && p.prep == "de" && p.at > 0 && (d.words[p.at-1].is(isNeg) || d.words[p.at-1].fold == "fini")
}
