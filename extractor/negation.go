package extractor

import (
	"edikt"
)

// negatedNoun reports whether kein or aucun stands before the noun.
func (d *document) negatedNoun(i int32) bool {
	for j := max(d.left(i).at-1, d.sentences[d.words[i].sentence].First); j < i; j++ { // kein stands before the phrase, aucun opens it
		if d.words[j].is(isNeg) && d.g.negDet[d.words[j].fold] {
			return true
		}
	}
	return false
}

// negate is negation on the measure itself.
func (q *qualifier) negate(s status) status {
	switch q.r.kind {
	case edikt.Abstention:
		return nothing
	case edikt.Ban, edikt.AdviceAgainst, edikt.AdviceFor, edikt.Mandate:
		if !q.d.g.german && q.d.noLonger(q.trigger[0]) {
			return ended
		}
	}
	return rejected
}

// notYet reports whether a clause tells how things are so far.
func (d *document) notYet(c int32) bool {
	if c < 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		switch d.words[i].fold {
		case "noch", "bisher", "bislang":
			return true
		}
	}
	return false
}

// negated reports whether the clause's verb is negated: a negator that is no part of a fixed phrase and does not
// stand right before a constituent of its own, and that is not inside the trigger (nichts mehr verloren).
func (d *document) negated(c int32, trigger [2]int32) bool {
	cl := &d.clauses[c]
	for n, i := range cl.words {
		if !d.words[i].is(isNeg) || i >= trigger[0] && i < trigger[1] {
			continue
		}
		if t := &d.words[trigger[0]]; d.g.german && i > trigger[0] && t.clause == c && t.is(isInf|isPP|isZu) && !t.is(isFinite) && cl.finite >= 0 && cl.finite < trigger[0] {
			continue // wird X verlassen und dort keine Meldungen mehr absetzen
		}
		if d.g.german && (d.words[i].is(isOperator) || d.othersNot(i, trigger[0]) || d.elsewhereNot(i, trigger)) {
			continue // kommt nicht infrage: the phrase says it; Schweden hingegen nicht
		}
		if d.otherAct(i, trigger[0]) || !d.pseudo(cl, n) && !d.completedIn(cl, n, trigger) {
			return true
		}
	}
	return false
}

// elsewhereNot reports whether a negator only sets another service against what the clause says: ist auf X aktiv, aber nicht auf
// TikTok; nur auf TikTok nicht.
func (d *document) elsewhereNot(i int32, trigger [2]int32) bool {
	if d.words[i].fold != "nicht" || i < trigger[1] || i < 2 || int(i)+2 >= len(d.words) {
		return false
	}
	at := i // of the preposition before the service
	if m := d.targetAt(i - 1); m >= 0 {
		l := d.left(d.mentions[m].first)
		if l.at < 1 || l.prep == "" || trigger[1] == l.at+1 {
			return false
		}
		switch d.words[l.at-1].fold {
		case "nur", "einzig", "allein", "lediglich", "bloss", "ausgerechnet":
			return true
		}
		return false
	}
	if d.howeverWord(i + 1) {
		at = i + 2
	} else if d.howeverWord(i - 1) {
		at = i + 1
	}
	return at > i && d.words[at].is(isPrep)
}

// otherAct reports whether what is negated at i is the trigger's act, in whose stead another one is named: will die App nicht aus
// den Schulen verbannen, sondern den Umgang lehren.
func (d *document) otherAct(i, trigger int32) bool {
	if !d.g.german || d.words[i].fold != "nicht" || trigger < i {
		return false
	}
	last := d.sentences[d.words[i].sentence].Last
	j := trigger + 1
	for j < last && d.words[j].fold != "sondern" {
		j++
	}
	for j++; j < last; j++ {
		if w := &d.words[j]; w.is(verbal) && !w.is(isNoun|isAdj|isPrep|isDet|isAdv) {
			return true
		}
	}
	return false
}

func (d *document) howeverWord(i int32) bool {
	switch d.words[i].fold {
	case "aber", "jedoch", "allerdings", "hingegen", "dagegen", "doch":
		return true
	}
	return false
}

// pseudo reports whether the negator is part of a phrase that negates nothing: nicht nur, nicht zuletzt, ne ... que.
func (d *document) pseudo(cl *clause, n int) bool {
	i := cl.words[n]
	w := &d.words[i]
	if n+1 < len(cl.words) && d.g.pseudoAfter[d.words[cl.words[n+1]].fold] && (w.fold == "nicht" || w.fold == "pas" || w.fold == "non") {
		return true
	}
	if d.g.german && w.fold == "nicht" && d.negatesAttribute(i) {
		return true
	}
	if w.fold == "non" && n+1 < len(cl.words) && cl.words[n+1] == i+1 && (d.words[i+1].is(isAdj|isPP) || len(d.words[i+1].readings) == 0) && !d.words[i+1].is(isFinite|isPunct) {
		return true // les échanges non classifiés
	}
	if !d.g.german && d.onlyThere(cl, n) {
		return true
	}
	if w.fold == "ne" || w.fold == "n'" {
		return !d.neCompleted(cl, n) && !d.negativeSubject(cl, n)
	}
	if !d.g.german && (w.fold == "plus" && i > 0 && d.words[i-1].fold == "non" || w.fold == "non" && int(i)+1 < len(d.words) && (d.words[i+1].fold == "plus" || d.words[i+1].fold == "pas") && cl.finite >= 0 && cl.finite < i) {
		return true // publie sur Mastodon et non plus sur X
	}
	if w.fold == "ni" && d.withoutBefore(cl, n) {
		return true
	}
	if w.fold == "pas" && cl.finite >= 0 && cl.finite < i && d.closes(i+2) && d.properAt(i+1) {
		return !d.neBefore(cl, n) // Lyon a quitté X, pas Grenoble
	}
	if w.fold == "plus" || w.fold == "point" || w.fold == "jamais" || w.fold == "personne" || w.fold == "rien" {
		return !d.neBefore(cl, n)
	}
	if w.fold == "nicht" && n+2 < len(cl.words) && d.sondern(i) && !d.words[cl.words[n+1]].is(verbal) {
		return true
	}
	return false
}

// sondern reports whether a contrast follows the negator in its sentence.
func (d *document) sondern(i int32) bool {
	last := d.sentences[d.words[i].sentence].Last
	for i++; i < last; i++ {
		if d.words[i].fold == "sondern" {
			return true
		}
	}
	return false
}

// neCompleted reports whether pas, plus, jamais ... completes ne; alone or with que it negates nothing.
func (d *document) neCompleted(cl *clause, n int) bool {
	for _, i := range cl.words[n+1:] {
		switch d.words[i].fold {
		case "pas", "plus", "jamais", "aucun", "aucune", "rien", "personne", "ni", "point", "nullement", "guère":
			return true
		}
	}
	return false
}

// properAt reports whether someone who can act is named at i.
func (d *document) properAt(i int32) bool {
	return int(i) < len(d.words) && d.words[i].mention >= 0 && d.mentions[d.words[i].mention].acts()
}

func (d *document) neBefore(cl *clause, n int) bool {
	for _, i := range cl.words[:n] {
		if f := d.words[i].fold; f == "ne" || f == "n'" {
			return true
		}
	}
	return false
}

// negatesAttribute reports whether the negator at i is about the attribute of a noun: einem nicht gewinnorientierten Netz.
func (d *document) negatesAttribute(i int32) bool {
	if int(i)+2 >= len(d.words) || i == 0 || !d.words[i-1].is(isDet|isPrep) {
		return false
	}
	a := &d.words[i+1]
	return (a.is(isAdj) || len(a.readings) == 0) && !a.is(isFinite|isInf|isPrep) && adjectiveEnding(a.fold) && d.nounAhead(i+2, int32(len(d.words)))
}

// noneLeft reports whether a clause says that there is nothing left of a service: läuft kein Windows mehr; läuft Windows nicht mehr.
func (d *document) noneLeft(c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].fold == "nicht" && d.targetAt(i-1) >= 0 && int(i)+2 < len(d.words) && d.words[i+1].fold == "mehr" && d.words[i+2].is(isPunct) {
			return true
		}
		if !d.g.negDet[d.words[i].fold] || int(i)+1 >= len(d.words) {
			continue
		}
		if m := d.targetAt(i + 1); m >= 0 && int(d.mentions[m].last) < len(d.words) && d.words[d.mentions[m].last].fold == "mehr" {
			return true
		}
	}
	return false
}
