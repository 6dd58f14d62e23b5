package extractor

import (
	"slices"

	"edikt"
)

// perfect reports whether the clause ends in haben or sein after a participle.
func (q *qualifier) perfect(cl *clause) bool {
	n := 0
	for _, i := range cl.words {
		w := &q.d.words[i]
		if w.is(isInf) && (w.verb == q.d.g.haben || w.verb == q.d.g.sein) && w.verb != 0 {
			n++
		}
	}
	return n > 0
}

// tense weighs future, conditional and conditions.
func (q *qualifier) tense(s status, cl *clause, trigger int32, noun bool) status {
	d := q.d
	if cl.finite >= 0 {
		f := &d.words[cl.finite]
		future := f.is(isFuture) && !f.is(isSubj2)
		if d.g.german && f.verb == d.g.werden && f.is(isFinite) && !f.is(isPast|isSubj2) && d.infinitiveFinal(cl) {
			future = true
		}
		if future && !d.g.german && d.futurePerfect(cl) {
			switch {
			case d.byThen(cl.sentence) || channelKind(q.r.kind) && !noun:
				s = max(s, announced) // d'ici l'été, elle aura remplacé ...
			case channelKind(q.r.kind):
				future = false // le retrait n'aura pris qu'un jour
			default:
				future, s = false, max(s, ended)
			}
		}
		if future && s == fact && !d.fromNowOn(cl) {
			s = announced
			if !d.g.german && d.conditioned(cl) {
				s = proposed
			}
		}
		if d.g.german && f.is(isSubj2) && f.is(isAux) && d.g.hypothetical(f) && s != rejected && s != ended {
			if cl.kind == relativeClause && cl.anchor >= 0 && d.words[cl.anchor].class.has(d.g.known.paper) && !d.lawPends(cl) || d.toldAsToCome(cl) {
				s = max(s, announced) // eine Weisung vorbereitet, die ... verpflichten würde
			} else {
				s = max(s, proposed)
			}
		}
		if !d.g.german && f.is(isSubj2) && !f.is(isModal) && s != rejected && s != ended {
			s = d.conditional(s, cl)
		}
	}
	if !d.g.german && s == fact && d.nearFuture(cl) {
		s = announced
	}
	if !d.g.german && s == fact && d.purposeful(cl) && !(q.r.kind == edikt.Ban && d.timeGiven(d.words[trigger].clause)) {
		s = proposed
		if d.inAccord(cl.parent) {
			s = announced
		}
	}
	if !d.g.german && s == fact && (d.retracted(d.words[trigger].clause) || d.allowedSince(d.words[trigger].clause)) {
		s = ended
	}
	if s == fact && noun && d.g.german && d.comes(cl, trigger) {
		s = announced
	}
	if s == fact && !noun && d.g.german && cl.finite >= 0 && cl.finite == trigger && !d.words[trigger].is(isPast) && d.words[trigger].class.has(d.g.known.coming) {
		s = announced
	}
	if s == fact && (q.r.kind == edikt.Exit || q.r.kind == edikt.Adoption) && d.until(cl) {
		s = announced
	}
	if s == fact && d.g.german && cl.finite >= 0 && cl.passive && d.words[cl.finite].verb == d.g.gehoeren {
		s = proposed // TikTok gehört verboten
	}
	if s == fact && d.g.german && q.r.again && d.date.Start().IsZero() && cl.finite >= 0 && !d.words[cl.finite].is(isPast|isAux|isModal) && d.dated(cl) {
		s = announced // Im Mai 2027 kommt das Wallis dazu
	}
	if s == fact && (d.soon(cl) || (q.r.kind == edikt.Ban || q.r.kind == edikt.Mandate) && d.bindsAhead(cl)) {
		s = announced
	}
	if s == fact && d.g.german && (d.thence(cl) || q.r.kind != edikt.AdviceAgainst && q.r.kind != edikt.AdviceFor && d.onceSo(cl)) {
		s = announced
	}
	if s == fact && d.g.german && (q.r.kind == edikt.Ban && d.threatened(cl) || d.asAnnounced(cl)) {
		s = announced
	}
	if s == fact && (d.lasted(cl) || !noun && d.ranOut(cl)) {
		s = ended
	}
	if cl.kind == conditionClause || s == ended && d.g.german && d.onCondition(cl) {
		return nothing
	}
	return s
}

// tellsPresent reports whether the clause of token i has a finite verb in the present tense and tells of nothing done.
func (d *document) tellsPresent(i int32) bool {
	c := d.words[i].clause
	if c < 0 || d.clauses[c].finite < 0 {
		return false
	}
	cl := &d.clauses[c]
	f := &d.words[cl.finite]
	return !f.is(isPast|isModal) && !d.inPerfect(cl) && !d.words[i].is(isPP)
}

// inPerfect reports whether a German clause with a finite verb tells of something done: hat verboten, ist gesperrt worden; not how
// something is: ist gesperrt.
func (d *document) inPerfect(cl *clause) bool {
	f := &d.words[cl.finite]
	return f.is(isAux) && f.verb != d.g.werden && cl.final >= 0 && d.words[cl.final].is(isPP) && !(cl.passive && f.verb == d.g.sein && !d.worden(cl))
}

// worden reports whether the passive of a clause is in the perfect.
func (d *document) worden(cl *clause) bool {
	return slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].fold == "worden" })
}

// punctual reports whether the clause's verb tells a step and no state: verlässt X bis Mai, führt im Herbst Linux ein, but sperrt X
// bis Mai.
func (d *document) punctual(cl *clause) bool { return d.g.classOf(cl.verb).has(d.g.known.step) }

// infinitiveFinal reports whether the right bracket is an infinitive, so that werden means the future.
func (d *document) infinitiveFinal(cl *clause) bool {
	for n := len(cl.words) - 1; n >= 0; n-- {
		w := &d.words[cl.words[n]]
		if w.is(isInf) && !w.is(isFinite) && !w.is(isNoun) {
			return !w.is(isPP) || d.futureOf(cl, cl.words[n]) // Vorlesungen werden übertragen
		}
		if w.is(isPP) && !w.is(isInf) {
			return false
		}
	}
	return false
}

// nearFuture reports whether aller carries an infinitive: va interdire; a annoncé qu'elle allait interdire.
func (d *document) nearFuture(cl *clause) bool {
	if cl.finite < 0 || d.words[cl.finite].verb != d.g.aller || d.words[cl.finite].is(isPast) && cl.kind != complementClause {
		return false
	}
	near := 0
	for _, i := range cl.words {
		if i > cl.finite {
			near++
		}
		if near > 0 && near < 6 && d.words[i].is(isInf) {
			return true
		}
	}
	return false
}

// until reports whether a statement in the present tense names a day to come by which it is done: steigt bis Herbst aus, quitte X d'ici
// à la fin de l'année.
func (d *document) until(cl *clause) bool {
	if cl.finite < 0 || d.words[cl.finite].is(isPast) || d.words[cl.finite].is(isAux) && !(cl.passive && d.words[cl.finite].verb == d.g.werden) || cl.neg >= 0 {
		return false
	}
	for n, i := range cl.words {
		if (d.words[i].fold == "bis" || d.words[i].fold == "ici" && !d.g.german && n > 0 && d.words[cl.words[n-1]].fold == "d'") && d.timeAhead(cl.words[n+1:]) {
			return true
		}
	}
	return false
}

// dated reports whether a clause names a month or a year behind "im" or "in".
func (d *document) dated(cl *clause) bool {
	for n, i := range cl.words {
		if f := d.words[i].fold; (f == "im" || f == "in") && n+1 < len(cl.words) && d.g.months[d.words[cl.words[n+1]].fold] > 0 {
			return true
		}
	}
	return false
}
