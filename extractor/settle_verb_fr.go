package extractor

// settleVerb decides whether the word at i is a verb.
func (d *document) settleVerb(i, first, last int32) {
	w := &d.words[i]
	if !w.is(verbal) {
		return
	}
	var left *word
	if i > first {
		left = &d.words[i-1]
	}
	ambiguous := w.is(isNoun|isAdj|isPrep|isDet|isAdv|isNum) || w.all(isPP|isFinite)
	switch {
	case left != nil && left.fold == "même" && w.is(isNoun) && w.is(isFinite) && i == first+1:
		w.flags &^= isFinite | isPP // Même consigne aux Pays-Bas
		return
	case left == nil && w.all(isPP|isNoun) && i+2 < last && d.words[i+1].is(isPrep) && d.targetAt(i+2) >= 0:
		w.flags &^= isNoun | isFinite // Partie de X en mai, la ville ...
		return
	case left == nil && w.all(isPP|isFinite):
		w.flags &^= isFinite // Interdit en Inde depuis 2020, TikTok ...
	case left == nil || left.is(isPunct):
		if left != nil && w.all(isPP|isFinite) && d.auxAcross(i, first) >= 0 {
			w.flags &^= isFinite
		}
		if w.is(isNoun) && w.is(isFinite) && !w.is(isAux|isModal) && (left == nil || d.groupHasVerb(i, first, last)) {
			w.flags &^= isFinite
		}
	case left.is(isDet|isNum) && !left.is(isPron) && !left.is(isAux) && !left.year():
		if w.is(isPP) && !w.is(isFinite|isAdj) && !d.nounNext(i, last) {
			w.flags = w.flags&^(verbal|isAux) | isNoun // des crues, l'été
			return
		}
		if d.g.numbers[left.fold] > 1 && (!ambiguous || w.all(isFinite|isPP) && d.onlySingular(i)) {
			w.flags &^= isPP // un parent sur deux dit
			return
		}
		if w.is(isFinite) && !w.is(isAux) || w.is(isInf) && w.is(isNoun) {
			w.flags &^= isFinite | isInf | isModal
			if !w.is(isPP | isAdj) {
				w.flags |= isNoun
			}
			if w.is(isPP) && w.is(isNoun) {
				w.flags &^= isPP
			}
		}
	case left.is(isPrep) && !left.is(isPron|isAdv|isSubj):
		if w.is(isFinite) && !w.is(isInf) && left.fold != "ne" {
			w.flags &^= isFinite
		}
		if w.is(isPP) && w.is(isNoun) && d.g.preposition(left.fold) == "de" {
			w.flags &^= isPP // n'a plus droit de cité
		}
	case left.is(isPron|isRel) && !left.is(isDet) || left.fold == "ne" || left.fold == "n'":
		if w.is(isFinite) {
			w.flags &^= isNoun | isAdj | isPP | isPrep | isDet
		}
	case w.is(isFinite) && w.is(isPP):
		if d.pairsFinite(i, first) || d.relativeWaits(i, first) || d.carriesInfinitive(i, last) && !d.auxLeft(i, first) {
			w.flags &^= isPP
		} else if d.continuesPerfect(i, first) || d.auxAcross(i, first) >= 0 {
			w.flags &^= isFinite
		} else if d.auxLeft(i, first) || d.targetLeft(i, first) && !d.objectNext(i, last) || d.groupHasVerb(i, first, last) {
			w.flags &^= isFinite
		} else {
			w.flags &^= isPP
		}
	case ambiguous && w.is(isFinite):
		d.settleHomograph(i, first, last)
	}
	if w.is(isPP) && w.is(isNoun) && i > first && d.auxLeft(i, first) {
		w.flags &^= isNoun
	}
}

// carriesInfinitive reports whether an infinitive stands right behind the word at i, which then is no participle: TikTok dit avoir banni ....
func (d *document) carriesInfinitive(i, last int32) bool {
	return i+1 < last && d.words[i+1].is(isInf) && !d.words[i+1].is(isNoun|isPrep) && d.words[i+1].mention < 0
}

// relativeWaits reports whether a relative clause that has no verb yet opens before the word at i: l'enquête que Berne conduit sur Temu avance.
func (d *document) relativeWaits(i, first int32) bool {
	for j := i - 1; j >= first && !boundary(&d.words[j]); j-- {
		w := &d.words[j]
		if w.is(isFinite) && w.mention < 0 {
			return false
		}
		if w.is(isRel) && w.mention < 0 && w.fold != "dont" {
			return true
		}
	}
	return false
}

// pairsFinite reports whether a coordinator stands before the word at i, and a verb in a simple tense before that: quitte X et
// rejoint Mastodon, but a quitté X et rejoint Mastodon.
func (d *document) pairsFinite(i, first int32) bool {
	j := i - 1
	for j > first && d.words[j].is(isPron) && !d.words[j].is(isDet|isConj) {
		j--
	}
	if j <= first || !d.words[j].is(isConj) || d.words[j].is(isAux) { // souhaite que ChatGPT soit interdit
		return false
	}
	for j--; j >= first && !boundary(&d.words[j]); j-- {
		if w := &d.words[j]; w.is(verbal) && w.mention < 0 && !w.is(isNoun|isAdj) {
			return w.is(isFinite) && !w.is(isPP|isAux|isModal)
		}
	}
	return false
}

// continuesPerfect reports whether the participle at i goes on behind a comma with the auxiliary of one before it: a publié un message,
// puis mis son compte en sommeil.
func (d *document) continuesPerfect(i, first int32) bool {
	if i-3 < first || !d.words[i-1].is(isConj) || d.words[i-2].fold != "," {
		return false
	}
	for j := i - 3; j >= first && !(boundary(&d.words[j]) && d.words[j].fold != ","); j-- {
		w := &d.words[j]
		if !w.is(verbal) || w.mention >= 0 || w.is(isNoun|isAdj) {
			continue
		}
		return w.is(isPP) && !w.is(isFinite|isAux) && d.auxLeft(j, first)
	}
	return false
}

// auxAcross is the auxiliary that a phrase between commas parts from the participle at i: s'est, pour sa part, défait de X. Or -1.
func (d *document) auxAcross(i, first int32) int32 {
	if i-3 < first || d.words[i-1].fold != "," {
		return -1
	}
	for j := i - 2; j > first && j > i-9; j-- {
		w := &d.words[j]
		if w.fold == "," {
			if d.words[j-1].is(isAux) {
				return j - 1
			}
			return -1
		}
		if boundary(w) || w.is(isFinite) && !w.is(isNoun|isPrep|isAdj) {
			return -1
		}
	}
	return -1
}

// objectNext reports whether an article or another service follows, so that the verb at i takes an object: Instagram interdit
// les jeux d'argent, Samsung interdit ChatGPT.
func (d *document) objectNext(i, last int32) bool {
	for i+1 < last && d.words[i+1].is(isAdv) && !d.words[i+1].is(isDet|isPrep|isPunct) {
		i++ // interdit désormais Zoom
	}
	if i+1 >= last {
		return false
	}
	next := &d.words[i+1]
	return next.is(isDet) && !next.is(isPrep) || next.mention >= 0 && d.mentions[next.mention].kind == targetMention
}

// nounNext reports whether a noun follows the word at i.
func (d *document) nounNext(i, last int32) bool {
	return i+1 < last && (d.words[i+1].is(isNoun) || d.words[i+1].mention >= 0)
}

// settleHomograph decides for a word that can be a finite verb and a noun or adjective: a verb where its stretch has no other.
func (d *document) settleHomograph(i, first, last int32) {
	w := &d.words[i]
	left := &d.words[i-1]
	switch {
	case w.is(isAux | isModal), left.fold == "et" && d.pairsFinite(i, first) && i+1 < last && d.words[i+1].is(isPrep|isDet):
		w.flags &^= isNoun | isAdj // bannit TikTok et enquête sur Temu
	case d.groupHasVerb(i, first, last):
		w.flags &^= isFinite
	case d.endsPhrase(i, first, last):
		w.flags &^= isFinite
		if w.is(isAdj) && left.is(isNoun) {
			w.flags &^= isNoun
		}
	case left.is(isNoun|isName|isAdj|isPP|isAdv) || left.mention >= 0 || left.year():
		w.flags &^= isNoun | isAdj
	}
}

// endsPhrase reports whether nothing but one phrase of a preposition stands between two boundaries, the word at i at its end, which then is no
// verb as there is no subject: Dans une note interne, la BBC incite ....
func (d *document) endsPhrase(i, first, last int32) bool {
	if i+1 >= last || d.words[i+1].fold != "," || !d.words[i].is(isAdj|isNoun) {
		return false
	}
	s := i - 1
	for s > first && !boundary(&d.words[s-1]) {
		s--
	}
	if !d.words[s].is(isPrep) || d.words[s].is(isFinite|isPron|isSubj) || i-s > 7 {
		return false
	}
	for j := s + 1; j < i; j++ {
		w := &d.words[j]
		if w.is(isPron|isSubj|isRel|isConj|isNeg) && !w.is(isDet|isPrep) || w.mention >= 0 || j > s+1 && w.is(isDet) && !w.is(isPrep) && !d.words[j-1].is(isPrep) {
			return false
		}
	}
	return true
}

// auxLeft reports whether an auxiliary governs the participle at i: only adverbs, negation and été stand between.
func (d *document) auxLeft(i, first int32) bool {
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.is(isAux) {
			return true
		}
		if d.ownPart(j) {
			j -= 2
			continue
		}
		if !w.is(isAdv|isNeg) && !betweenWords[w.fold] && !(w.fold == "de" && d.words[j+1].fold == "même") && !(w.class.has(d.g.known.time) && w.mention < 0) || w.is(isPunct) {
			return false
		}
	}
	return false
}

// betweenWords are words of adverbial turns that stand between an auxiliary and its participle: a donc banni, a depuis, dès lors, tout de même, en
// effet, du coup, bel et bien banni.
var betweenWords = wordSet("donc", "depuis", "dès", "lors", "tout", "même", "effet", "coup", "bel", "quant", "elle-même", "lui-même", "eux-mêmes", "elles-mêmes", "conséquent", "entre-temps", "passage", "ores", "ailleurs")

// targetLeft reports whether a service's name stands right before i: TikTok interdit en Albanie.
func (d *document) targetLeft(i, first int32) bool {
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.mention >= 0 {
			return d.mentions[w.mention].kind == targetMention
		}
		if w.is(isPunct) && (w.is(isOpen) || w.is(isClose)) || w.is(isAdj) && !w.is(isNoun) {
			continue
		}
		return w.class.has(d.g.known.service)
	}
	return false
}

// groupHasVerb reports whether a sure finite verb other than i stands between the nearest boundaries, outside
// clauses with an opener of their own.
func (d *document) groupHasVerb(i, first, last int32) bool {
	sure := func(j int32) bool {
		w := &d.words[j]
		if j > first && d.words[j-1].is(isDet|isPrep|isNum) && !d.words[j-1].is(isPron|isAdv) {
			return false
		}
		return w.is(isFinite) && (!w.is(isNoun|isAdj|isPP) || w.is(isAux|isModal))
	}
	for j := i - 1; j >= first && !boundary(&d.words[j]); j-- {
		if d.words[j].is(isRel|isSubj) && !d.words[j].is(isDet) && d.words[j].mention < 0 {
			break
		}
		if sure(j) {
			return !d.relativeBefore(j, first)
		}
	}
	for j := i + 1; j < last && !boundary(&d.words[j]); j++ {
		if d.words[j].is(isRel|isSubj) && d.words[j].mention < 0 || d.words[j].is(isConj) {
			return false
		}
		if sure(j) {
			return true
		}
	}
	return false
}

// relativeBefore reports whether the finite verb at j belongs to a relative clause that opens before it.
func (d *document) relativeBefore(j, first int32) bool {
	for j--; j >= first && !boundary(&d.words[j]); j-- {
		w := &d.words[j]
		if w.is(isFinite) && !w.is(isNoun|isAdj|isPP) {
			return false
		}
		if w.is(isRel) && w.mention < 0 {
			return true
		}
	}
	return false
}

// settleDuty reads avoir as devoir where an infinitive behind "à" hangs on it: les agents auront à utiliser Tchap. Negated it takes a duty back
// and stays as it is.
func (d *document) settleDuty(i, first, last int32) {
	w := &d.words[i]
	if i+2 >= last || !w.is(isAux) || !w.is(isFinite) || w.verb == d.g.etre || d.words[i+1].fold != "à" || i > first && (d.words[i-1].fold == "n'" || d.words[i-1].fold == "y") {
		return
	}
	j := i + 2
	if d.words[j].is(isPron) && !d.words[j].is(isInf) {
		j++
	}
	if j < last && d.words[j].is(isInf) && !d.words[j].is(isNoun) && d.lemmaText(w.verb) == "avoir" {
		w.flags = w.flags&^isAux | isModal
		w.verb, w.class = d.g.devoir, d.g.classOf(d.g.devoir)
	}
}
