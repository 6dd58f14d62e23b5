package extractor

import (
	"slices"

	"edikt"
)

// otherwise is who acts where the first one found is no institution of a name: who says so, who stands before the colon or
// behind it.
func (d *document) otherwise(r *rule, c int32, trigger [2]int32) int32 {
	if m := d.joinsThose(&d.clauses[c]); m >= 0 {
		return m
	}
	if m := d.speaker(c); m >= 0 {
		return m
	}
	if m := d.behindColon(c); m >= 0 {
		return m
	}
	return d.actsElsewhere(r, c, trigger)
}

// otherActor looks for the actor where French names it beside the clause: behind a colon, or in the place that "y" means.
func (d *document) otherActor(c int32) int32 {
	if m := d.behindColon(c); m >= 0 {
		return m
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.fold == "y" && w.is(isPron) {
			if s := d.subjectFrench(c); s.noun >= 0 && s.mention < 0 && (d.strangeName(s.noun) || d.targetAt(s.noun) < 0 && d.canAct(s.noun)) {
				return -1 // Auxerre s'y refuse
			}
			return d.placeBefore(i)
		}
	}
	if cl := &d.clauses[c]; cl.kind == relativeClause && len(cl.words) > 0 && d.words[cl.words[0]].fold == "où" && cl.anchor >= 0 { // la Norvège, où X est banni
		if m := d.words[cl.anchor].mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// actsElsewhere finds the actor in the words around a clause whose own subject does not act: the institution whose circular
// it is, who signed the decree that forbids, the people who change their tool, the subject before a colon.
func (d *document) actsElsewhere(r *rule, c int32, trigger [2]int32) int32 {
	cl := &d.clauses[c]
	if n := trigger[1] - 1; len(r.Phrases) > 0 && d.words[n].is(isNoun) { // dans le viseur du parquet
		if m := d.attachedActor(n); m >= 0 {
			return m
		}
	}
	if m := d.authorOfPaper(c); m >= 0 {
		return m
	}
	if m := d.signerOfPaper(c); m >= 0 {
		return m
	}
	if m := d.keeperOfList(c); m >= 0 && (r.kind == edikt.Mandate || cl.neg >= 0) {
		return m
	}
	if (r.kind == edikt.Ban || r.kind == edikt.Mandate) && cl.kind == infinitiveClause && cl.parent >= 0 && d.peopleBound(c) {
		if m := d.ownerOfGroup(cl.parent); m >= 0 { // les soldats de l'armée ont reçu l'ordre de ...
			return m
		}
	}
	if cl.kind == relativeClause && cl.anchor >= 0 && cl.parent >= 0 && d.words[cl.anchor].class.has(d.g.known.document) {
		if m := d.clauseActor(cl.parent, -1); m >= 0 {
			return m
		}
	}
	if m := d.whosePeopleAct(r, c); m >= 0 {
		return m
	}
	if m := d.ownerOfSubject(r, c); m >= 0 {
		return m
	}
	if m := d.beforeColon(c); m >= 0 {
		return m
	}
	if r.kind == edikt.Mandate {
		if m := d.userOfService(c); m >= 0 {
			return m
		}
	}
	if g := d.groupSubject(c); r.other && g >= 0 {
		if det := d.left(d.mentions[g].first).det; det >= 0 && ownWords[d.words[det].fold] {
			if m := d.employer(g); m >= 0 { // ses médecins ne peuvent plus ...
				return m
			}
		}
	}
	if b := d.boundClause(c); (r.other || d.clauses[b].passive) && (r.kind == edikt.Ban || r.kind == edikt.Mandate) {
		if m := d.homeOfBound(b); m >= 0 {
			return m
		}
	}
	if cl.passive || r.other || r.Negated != "" || cl.finite < 0 {
		if m := d.saysSoNext(c); m >= 0 {
			return m
		}
		if m := d.decidedSo(c); m >= 0 {
			return m
		}
		if m := d.orderedNext(c, toldNouns); m >= 0 {
			return m
		}
	}
	if cl.passive || d.targetSubject(c) || (len(r.Phrases) > 0 || cl.kind == infinitiveClause) && r.kind == edikt.Ban || r.kind == edikt.Adoption && d.subjectFrench(c).pos < 0 {
		if m := d.roomOwner(c); m >= 0 {
			return m
		}
	}
	if (r.kind == edikt.Adoption || r.kind == edikt.Exit) && !cl.passive && d.targetSubject(c) {
		if m := d.ownerOfTool(c); m >= 0 {
			return m
		}
	}
	if cl.passive && (r.kind == edikt.AdviceFor || r.kind == edikt.AdviceAgainst) {
		return d.lastActor(trigger[0])
	}
	return -1
}

// whosePeopleAct is whose people leave, take up or examine a service, or those people themselves: les étudiants de l'université stockeront tout chez
// Nextcloud. Or -1.
func (d *document) whosePeopleAct(r *rule, c int32) int32 {
	switch r.kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.Review:
	default:
		return -1
	}
	if r.other {
		return -1
	}
	examines := r.kind == edikt.Review
	if !examines {
		if a := d.bodyOfPeople(c); a >= 0 {
			return a
		}
	}
	m := d.groupSubject(c)
	if m < 0 {
		return -1
	}
	if head := &d.words[d.mentions[m].head]; !examines && (head.class.has(d.g.known.public) || head.class.any(d.g.atSchool)) {
		return -1
	}
	if s := d.speaker(c); s >= 0 && !examines { // les militaires basculeront sur Signal, a annoncé le ministère
		return s
	}
	return m
}

// bodyOfPeople is the body that hangs on the people who are the subject of clause c, or of the one that governs it: un élu de la Ville suggère de
// fermer X, but not the place of its public: les habitants de Gand. Or -1.
func (d *document) bodyOfPeople(c int32) int32 {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	m := d.groupSubject(c)
	if m < 0 {
		return -1
	}
	head := d.mentions[m].head
	if a := d.attachedActor(head); a >= 0 && !(d.mentions[a].kind == placeMention && d.words[head].class.has(d.g.known.public)) {
		return a
	}
	return -1
}

// ownerOfSubject is the body that hangs on a subject which does nothing itself, a paper, an account or a service: l'instance Mastodon de la
// Chancellerie ferme. Or -1.
func (d *document) ownerOfSubject(r *rule, c int32) int32 {
	n := d.subjectFrench(c).noun
	if n < 0 {
		return -1
	}
	w, k := &d.words[n], &d.g.known
	if !d.clauses[c].passive && d.targetAt(n) < 0 && len(r.Phrases) == 0 && !w.class.has(k.document) && !w.class.has(k.account) && !w.class.has(k.work) {
		return -1
	}
	if m := d.attachedActor(n); m >= 0 {
		return m
	}
	if next := d.next(n); next >= 0 && d.targetAt(next) >= 0 {
		return d.attachedActor(next)
	}
	return -1
}

// examinerIn is the institution that hangs on an enquiry named in the clause: fait l'objet, depuis mars, d'une enquête de la Cnil. Or -1.
func (d *document) examinerIn(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if d.words[i].is(isNoun) && slices.Contains(d.nounKinds(i), edikt.Review) {
			if m := d.attachedActor(i); m >= 0 {
				return m
			}
		}
	}
	return -1
}

// lastActor is who acted in the event told last, in the same sentence or the one before.
func (d *document) lastActor(trigger int32) int32 {
	for k := len(d.found) - 1; k >= 0; k-- {
		if f := &d.found[k]; f.order < trigger && f.actor >= 0 && d.words[trigger].sentence-d.words[f.order].sentence <= 2 {
			return f.actor
		}
	}
	return -1
}
