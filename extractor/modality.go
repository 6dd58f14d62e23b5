package extractor

import (
	"strings"

	"edikt"
)

// mayAdvise reports whether the French modal verb only says that somebody may come to advise: pourrait déconseiller X.
func (q *qualifier) mayAdvise(w *word) bool {
	d := q.d
	return !d.g.german && d.g.modalOf(w.verb) == modalCan && d.words[q.trigger[0]].is(verbal) && d.effectOf(q.trigger[0]) == opAdvise
}

// modal weighs a modal verb.
func (q *qualifier) modal(s status, w *word, cl *clause, negated *bool) status {
	if (q.r.kind == edikt.AdviceAgainst || q.r.kind == edikt.AdviceFor) && (q.d.g.german && q.d.g.modalOf(w.verb) == modalCan || w.is(isSubj2) && !q.mayAdvise(w) || w.is(isPast) && q.d.g.modalOf(w.verb) == modalShall) { // Behörden sollten darauf verzichten: that is the advice
		return s
	}
	if q.r.reached && q.d.g.modalOf(w.verb) == modalCan && !*negated {
		return s // peuvent désormais joindre la mairie
	}
	switch q.d.g.modalOf(w.verb) {
	case modalWill:
		if *negated && q.d.g.german && q.d.undoes(cl.final) {
			return s // will ein Verbot nicht ausschliessen: the infinitive is negated
		}
		if *negated {
			*negated = false
			return rejected
		}
		if w.is(isSubj2) && q.d.g.german && cl.reported && q.d.peopleMust(q.d.words[cl.finite].clause) {
			return s // die Beamten müssten die App löschen, teilte das Amt mit
		}
		if w.is(isSubj2) || w.is(isSubj1) && strings.HasPrefix(w.fold, "mög") || !q.d.g.german && !q.d.decides(q.r, w.clause) {
			return max(s, proposed)
		}
		return max(s, announced)
	case modalShall:
		if q.r.kind == edikt.Review && q.d.g.german && !cl.passive && !*negated && q.d.subjectOf(q.d.words[q.trigger[0]].clause).mention < 0 {
			return s // Verfahren laufen; sie sollen klären, ob ...: that is what they are for
		}
		if *negated && q.r.Negated != "required" {
			*negated = false
			return rejected
		}
		if w.is(isSubj2) || w.is(isPast) && !q.perfect(cl) {
			return max(s, proposed)
		}
		if q.perfect(cl) { // soll verboten haben: hearsay
			return s
		}
		return max(s, announced)
	case modalCan:
		if q.d.g.german && q.r.kind == edikt.Adoption && !*negated && w.is(isFinite) && !w.is(isSubj2) {
			return s // Bürger können jetzt per WhatsApp buchen
		}
		if *negated || q.r.Negated == "required" {
			return s
		}
		return max(s, proposed)
	case modalMust:
		if !q.d.g.german && channelKind(q.r.kind) && w.clause >= 0 && q.d.duePlan(w.clause) {
			return max(s, announced) // doit quitter X
		}
		if w.is(isSubj2) || w.is(isSubj1) && q.d.g.german && q.r.kind == edikt.Ban && (!q.r.other && q.d.othersDuty(cl) || q.d.partySays(cl)) {
			return max(s, proposed)
		}
		return s
	case modalMay:
		if *negated || q.r.Negated == "required" {
			return s
		}
		if w.is(isSubj2) { // dürfte: likely
			return max(s, proposed)
		}
		return s
	}
	return s
}

// undoes reports whether the verb at i rejects, lifts or denies what it governs.
func (d *document) undoes(i int32) bool {
	if i < 0 {
		return false
	}
	switch d.effectOf(i) {
	case opReject, opLift, opEnd, opDeny:
		return true
	}
	return false
}

// decides reports whether the subject of a French clause can do what it wants: la ville veut quitter X; not un député, a party, or an
// association that speaks of others.
func (d *document) decides(r *rule, c int32) bool {
	m := d.subjectOf(c).mention
	if m < 0 {
		return false
	}
	switch o := &d.mentions[m]; {
	case o.kind == personMention:
		return channelKind(r.kind)
	case o.kind == placeMention:
		return true
	default:
		return o.kind == actorMention && !d.onlyProposes(m) && (channelKind(r.kind) || !d.canOnlyAsk(m))
	}
}

// modality names the modal verbs that matter.
type modality uint8

const (
	noModal modality = iota
	modalWill
	modalShall
	modalCan
	modalMust
	modalMay
)

// modalOf is the modality of a verb lemma.
func (g *grammar) modalOf(lemma uint32) modality { return g.modals[lemma] }

var modalWords = map[string]modality{"wollen": modalWill, "möchten": modalWill, "mögen": modalWill, "sollen": modalShall, "können": modalCan,
	"müssen": modalMust, "dürfen": modalMay, "vouloir": modalWill, "pouvoir": modalCan, "devoir": modalMust}

// hypothetical reports whether a German würde, hätte or wäre is a real hypothesis and no reported speech.
func (g *grammar) hypothetical(f *word) bool { return f.verb == g.werden }
