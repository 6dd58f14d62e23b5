package extractor

// bears reports whether a word of clause c bears a class for a condition.
func (d *document) bears(class int, c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].class.has(class) && d.counts(class, c, i) {
			return true
		}
	}
	return false
}

// counts reports whether the word at i bears its class for a condition: names of institutions never do (the Conseil d'État
// advises nobody), what a platform moderates only as an object or subject.
func (d *document) counts(class int, c, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 && (d.mentions[m].kind == actorMention || d.mentions[m].kind == partMention) && d.mentions[m].entry >= 0 {
		return false
	}
	if w.fold == "ordre" && d.phraseAt(orderOfTheDay, i) {
		return false // à l'ordre du jour
	}
	if class == d.g.known.advice && w.is(isNoun) && d.left(i).prep == "sur" {
		return false // sur recommandation de l'agence, il a exclu X
	}
	if class == d.g.known.can && w.is(isSubj2) {
		return false // pourrait se doter de Threema: a proposal
	}
	if class == d.g.known.advice && w.is(verbal) && d.motionAsks(&d.clauses[c]) {
		return false // un postulat invite le gouvernement à ...
	}
	if class == d.g.known.realm && w.clause >= 0 && !d.clauses[w.clause].passive {
		if by := d.subjectFrench(w.clause); by.noun == i || w.mention >= 0 && by.mention == w.mention {
			return false // le lycée a supprimé X: who acts is no place that it is thrown out of
		}
	}
	if class == d.g.known.account && d.occasion(i) {
		return false // bloque Grok en raison de la diffusion d'images
	}
	if class == d.g.known.moderation {
		if t := d.targetAt(i); t >= 0 && d.mentions[t].anaphor {
			return false // a bloqué le site: the shop told before
		}
		if n := d.next(i); groupWords[w.fold] && w.is(isPlu) && n >= 0 && d.targetAt(n) >= 0 {
			return false // les groupes WhatsApp
		}
		if m := w.mention; m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].last-d.mentions[m].first > 1 {
			return false // le groupe scolaire Sainte-Marie
		}
		if cl := &d.clauses[max(0, w.clause)]; !cl.passive && cl.finite > i && d.subjectFrench(max(0, w.clause)).noun == i {
			return false // le député veut interdire ...
		}
		if f := d.clauses[c].finite; i < f && w.class.has(d.g.known.document) {
			return false // la loi interdit ...
		}
		l := d.left(i)
		return w.is(isNoun) && l.prep == "" && l.rel == relNone
	}
	return true
}

// occasion reports whether the noun at i only says why or after what something is done: en raison de la publication de ..., après la
// diffusion de ....
func (d *document) occasion(i int32) bool {
	l := d.left(i)
	switch l.prep {
	case "après", "pour", "malgré", "depuis", "contre":
		return true
	}
	return l.rel == relGen && occasionNouns[d.words[l.noun].fold]
}

// occasionNouns stand before what a measure is taken for.
var occasionNouns = wordSet("raison", "cause", "motif", "suite", "prétexte", "lendemain", "titre")

// holdsClass reports whether a noun of clause c is of one of the classes: son compte X for those of accounts.
func (d *document) holdsClass(s classSet, c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isNoun) && w.class.any(s) {
			return true
		}
	}
	return false
}
