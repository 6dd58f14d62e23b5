package extractor

import "edikt"

// outward weighs the clauses that the trigger's clause depends on: fordert, dass; plant, ... zu; prüft, ob.
func (q *qualifier) outward(s status, c int32) status {
	d := q.d
	for range 4 {
		cl := &d.clauses[c]
		if cl.parent < 0 || cl.parent == c {
			return s
		}
		p := &d.clauses[cl.parent]
		if !d.g.german && d.gerund(cl) {
			negated := false
			if t, ok := d.phraseEffects(s, cl.parent, q.trigger, &negated); ok && t == ended {
				return ended // en coupant X, il a porté une atteinte disproportionnée à ...
			}
			return q.tense(s, p, q.trigger[0], false) // en quittant X, la ville entend ...: done by then
		}
		switch cl.kind {
		case infinitiveClause, complementClause, indirectQuestion:
		case relativeClause: // ein Gesetzentwurf, der die App verbieten will
			if d.g.german && cl.anchor >= 0 && s == fact && d.lawAdopted(p, cl) {
				return announced // hat ein Gesetz verabschiedet, das die App verbietet
			}
			if cl.anchor >= 0 {
				switch e := d.effectOf(cl.anchor); e {
				case opDemand, opConsider, opPlan:
					return q.fate(apply(s, e, false), cl.parent, cl.anchor)
				}
				if !d.g.german && d.words[cl.anchor].class.has(d.g.known.document) {
					return q.paperStatus(s, cl.parent, cl.anchor)
				}
			}
			if d.wishesToSee(cl) {
				break
			}
			if d.g.german && cl.anchor >= 0 && d.words[cl.anchor].class.has(d.g.known.paper) {
				return q.ofPaper(s, cl.parent, cl.anchor)
			}
			if !(d.g.german && cl.anchor >= 0 && cl.finite >= 0 && d.words[cl.finite].is(isSubj2) && d.words[cl.anchor].class.has(d.g.known.paper)) {
				return s
			} // erwägt ein Rundschreiben, das ... verbieten würde
		default:
			if d.purpose(cl) {
				return max(s, proposed)
			}
			if d.g.german && cl.kind == adverbialClause && len(cl.words) > 0 && d.words[cl.words[0]].fold == "wie" {
				return q.ways(s, c)
			}
			if !d.g.german && cl.finite >= 0 && d.presentParticiple(cl.finite) {
				return q.tense(s, p, q.trigger[0], false) // Linux prenant le relais: when what is told outside happens
			}
			return s
		}
		if !d.g.german && d.unhesitating(cl.parent) {
			c = cl.parent
			continue
		}
		negated := d.negated(cl.parent, q.trigger)
		weighed := false
		if !(d.g.german && s == rejected && q.r.kind == edikt.Ban) && q.steered(cl, p) {
			return nothing
		}
		if cl.kind == indirectQuestion {
			if d.g.german && d.disputed(cl.parent) {
				return nothing
			}
			s = apply(s, opConsider, false)
		}
		if d.littleOf(p) || !negated && d.plansDropped(cl, p) {
			return rejected
		}
		for _, i := range p.words {
			w := &d.words[i]
			if w.is(isModal) {
				if cl.kind == complementClause && !negated && d.g.modalOf(w.verb) == modalWill && d.subjectOf(c).mention >= 0 {
					s = max(s, proposed) // will, dass der Bund sie verbietet
					continue
				}
				s = q.modal(s, w, p, &negated)
				continue
			}
			if !w.is(verbal|isOperator) && !(w.is(isNoun) && (d.governsClause(i, cl) || d.g.german && d.paperSubject(p, i))) && !((w.is(isAdj|isAdv) || len(w.readings) == 0) && !weighed) {
				continue
			}
			if d.tellsDone(i, c, q.trigger[0]) {
				continue
			}
			if e := d.effectOn(cl, p, i); e != noEffect && e != opSay && e != opOpine {
				if e == opAdvise && !d.g.german && d.motionAsks(p) {
					e = opDemand
				}
				if e == opDemand && q.r.kind == edikt.Ban && d.g.german && !negated && d.bidsProviders(p) {
					continue // verlangt von den Netzbetreibern, Telegram zu sperren
				}
				if e == opDemand && q.r.kind == edikt.Ban && !d.g.german && !negated && d.tellsOwn(p, i) {
					continue // demande à ses agents de supprimer X
				}
				if e == opAdvise && d.g.german && negated && (q.r.kind == edikt.AdviceAgainst || q.r.kind == edikt.AdviceFor) {
					return nothing // hat nicht dazu geraten, X zu löschen
				}
				if e == opDemand && d.g.german && !negated && cl.kind == infinitiveClause && d.words[q.trigger[0]].is(isNoun) && !d.words[q.trigger[0]].is(verbal) && q.r.kind == edikt.AdviceAgainst {
					s, weighed = max(s, proposed), true // drängt die Behörde, eine Warnung auszusprechen
					continue
				}
				if e == opDemand && d.g.german && !negated && cl.kind == infinitiveClause && (q.r.kind == edikt.AdviceAgainst || q.r.kind == edikt.AdviceFor) {
					weighed = true // ruft dazu auf, X zu verlassen: that is the advice
					continue
				}
				if q.urgesReview(w) {
					e = opDemand
				}
				if e == opOrder && q.r.kind != edikt.Ban || e == opDecide && q.r.kind == edikt.Review && !d.g.german && !negated {
					continue // décide d'instruire: it does
				}
				if !d.g.german && e == opAdvise && q.r.kind == edikt.Mandate && len(q.r.Phrases) == 0 && !cl.passive && !p.passive {
					e = opDemand // suggère d'imposer X
				}
				if d.g.german && e == opDemand && (q.r.kind == edikt.AdviceAgainst || q.r.kind == edikt.AdviceFor) {
					continue // rief dazu auf, X zu verlassen: that is the advice
				}
				if e == opDeny && d.g.german && d.subjectOf(cl.parent).mention < 0 && d.subjectOf(cl.parent).pronoun < 0 {
					return nothing // a company denies what it is said to have done
				}
				if (e == opOrder || e == opAdvise) && d.urges(i, q.trigger[0]) {
					e = opDemand
				}
				s = apply(s, e, negated)
				negated, weighed = false, true
				if w.is(isNoun) && d.stance(p, i) == opReject { // stimmte gegen den Antrag, TikTok zu sperren
					s = rejected
				}
			}
		}
		if !d.g.german {
			if t, ok := d.phraseEffects(s, cl.parent, q.trigger, &negated); ok {
				s, weighed = t, true
			}
		}
		if negated && !weighed {
			s = rejected
		}
		s = q.tense(s, p, q.trigger[0], false)
		c = cl.parent
	}
	return s
}

// ofPaper weighs what is done with the law, decree or motion at a noun of clause c in which a measure is written: plant ein Gesetz, das
// TikTok verbietet; arbeitet an einem Erlass, der ...; hat die Weisung aufgehoben, die ....
func (q *qualifier) ofPaper(s status, c, noun int32) status {
	paper := qualifier{d: q.d, r: q.r, trigger: [2]int32{noun, noun + 1}}
	s = paper.nounPhrase(s, noun)
	s = paper.clause(s, c, noun, true)
	return paper.outward(s, c)
}

// steered reports whether the clause only says what someone is told or advised to do: the act is not done by saying so.
// Exits, adoptions and abstentions need their own actor.
func (q *qualifier) steered(cl, parent *clause) bool {
	switch q.r.kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.AdviceFor, edikt.Review:
	case edikt.Ban:
		if cl.kind != infinitiveClause {
			return false
		}
	default:
		return false
	}
	if !q.d.g.german && channelKind(q.r.kind) && parent.finite >= 0 && q.d.imperative(cl.parent, parent.finite) {
		return true // Évitez d'ouvrir ...
	}
	if channelKind(q.r.kind) && q.d.tellsPeople(cl, parent) {
		return true
	}
	for _, i := range parent.words {
		w := &q.d.words[i]
		if q.urgesReview(w) {
			continue // fordert das Kartellamt auf, Temu zu prüfen: it may
		}
		if !w.is(verbal|isNoun) && (q.d.g.german && !w.is(isOperator) || !q.d.g.german && !w.is(isAdj) && len(w.readings) > 0) {
			continue
		}
		if q.d.bids(i) {
			return true
		}
		switch q.d.effectOn(cl, parent, i) {
		case opAdvise:
			if !q.d.g.german && q.d.motionAsks(parent) {
				continue // un postulat invite le gouvernement à ...
			}
			return !q.d.urges(i, q.trigger[0])
		case opDemand:
			if !q.d.g.german && q.r.kind == edikt.Adoption && q.d.prefers(q.trigger[0]) {
				return true
			}
			if !q.d.g.german && q.r.kind != edikt.Ban && q.d.asksPeople(parent) || q.d.g.german && q.r.kind != edikt.Ban && q.d.asksOthers(parent) {
				return true
			}
			if q.d.g.german && cl.kind == infinitiveClause && w.is(verbal) && w.class.has(q.d.g.known.appeal) && q.r.kind != edikt.AdviceFor && q.r.kind != edikt.Ban && q.d.appealedTo(parent) < 0 {
				return true
			}
		case opOrder:
			if q.r.kind != edikt.Ban && !w.is(isNoun) {
				return true
			}
		}
	}
	return false
}

// urgesReview reports whether a German verb calls on somebody to examine a service: fordert das Kartellamt auf, Temu zu prüfen.
func (q *qualifier) urgesReview(w *word) bool {
	return q.d.g.german && q.r.kind == edikt.Review && w.is(verbal) && w.class.has(q.d.g.known.urge)
}

// effectOn is the effect of the word at i of the clause p on the clause that depends on it: spricht sich dafür aus, X zu verlassen.
func (d *document) effectOn(cl, p *clause, i int32) effect {
	v := &d.words[i]
	if d.g.german && d.seesItselfForced(p, i) {
		return noEffect
	}
	if v.verb != 0 && v.is(verbal) {
		if e := d.g.pointers["zu"][v.verb]; e != noEffect && cl.kind == infinitiveClause {
			return e
		}
		for _, j := range p.words {
			if e := d.g.pointers[d.words[j].fold][v.verb]; e != noEffect && (len(cl.words) == 0 || j < cl.words[0]) {
				return e
			}
		}
	}
	if e := d.effectOf(i); e != opDemand || !d.g.german || !d.ordersStaff(cl, p) {
		return e
	}
	return opOrder
}

// urgesBan reports whether the verb at i urges someone to ban a service: that is a demand and no advice.
func (d *document) urgesBan(i int32) bool {
	c := d.words[i].clause
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.parent == c && cl.kind == infinitiveClause && cl.final >= 0 && d.urges(i, cl.final) {
			return true
		}
	}
	return false
}

// governsClause reports whether the noun at i opens the clause: it stands right before it.
func (d *document) governsClause(i int32, cl *clause) bool {
	if len(cl.words) == 0 {
		return false
	}
	return i < cl.words[0] && cl.words[0]-i < 8
}

// paperSubject reports whether the noun at i is a paper and the subject of a German clause, before its verb: Ein Entwurf der Partei
// sieht vor, dass ....
func (d *document) paperSubject(cl *clause, i int32) bool {
	if i > cl.finite || cl.passive || !d.words[i].class.has(d.g.known.paper) {
		return false
	}
	l := d.left(i)
	return l.prep == "" && l.rel == relNone
}
