package extractor

import (
	"slices"

	"edikt"
)

// actorSearch looks for who acts in a candidate: a rule's hit at a trigger in a clause.
type actorSearch struct {
	*document
	r       *rule
	c       int32
	cl      *clause
	trigger [2]int32
	noun    bool // the trigger is a noun
}

// actorStep is a place where who acts may be told.
type actorStep struct {
	when    func(q *actorSearch) bool  // where it is one; everywhere if nil
	find    func(q *actorSearch) int32 // a mention, or -1 for nobody
	sure    float64                    // how sure it is that whom the place names acts
	alone   bool                       // not with those named beside
	unbound bool                       // not if the measure binds them
}

// enough is found where nobody acts and nobody is to be looked for further on.
const enough int32 = -2

// actorsOf finds who acts in a candidate, and how sure that is: at the first place of its language that names somebody.
func (d *document) actorsOf(r *rule, c int32, trigger [2]int32, noun bool) ([]int32, float64) {
	q := actorSearch{document: d, r: r, c: c, cl: &d.clauses[c], trigger: trigger, noun: noun}
	steps := frenchActing
	if d.g.german {
		steps = germanActing
	}
	for i := range steps {
		step := &steps[i]
		if step.when != nil && !step.when(&q) {
			continue
		}
		m := step.find(&q)
		switch {
		case m == enough:
			return nil, 0
		case m < 0:
			continue
		case step.alone, !d.g.german && d.oneTakenUp(c, m), d.g.german && d.oneOfTwo(c):
			return []int32{m}, step.sure
		case step.unbound:
			return d.unbound(d.group(m)), step.sure
		}
		return d.group(m), step.sure
	}
	return nil, 0
}

// Where a place counts.
func ofNoun(q *actorSearch) bool      { return q.noun }
func ofChannel(q *actorSearch) bool   { return channelKind(q.r.kind) }
func ofBinding(q *actorSearch) bool   { return q.ofKind(edikt.Ban, edikt.Mandate) }
func ofPassive(q *actorSearch) bool   { return q.cl.passive }
func ofStatement(q *actorSearch) bool { return q.statementOf(q.c) }

// doerOpen is where the form of the clause or the rule names nobody who acts.
func doerOpen(q *actorSearch) bool { return q.cl.passive || q.r.other || q.r.Negated != "" }

func (q *actorSearch) ofKind(kinds ...edikt.Kind) bool { return slices.Contains(kinds, q.r.kind) }

// both is where both count.
func both(a, b func(q *actorSearch) bool) func(q *actorSearch) bool {
	return func(q *actorSearch) bool { return a(q) && b(q) }
}

// noDoer is where the clause has no subject that acts: a passive, or a German es gibt.
func noDoer(q *actorSearch) bool { return q.cl.passive || q.g.german && q.thereIs(q.c) }

// doer is where the subject of a clause may act, and is no single one of those that a relative clause is about; oneOfMany is where it
// is.
func doer(q *actorSearch) bool      { return !noDoer(q) && !q.r.other && !q.singularRelative() }
func oneOfMany(q *actorSearch) bool { return !noDoer(q) && !q.r.other && q.singularRelative() }

func (q *actorSearch) singularRelative() bool {
	return q.cl.kind == relativeClause && q.singular(q.c)
}

// The places of both languages.

// attachedToNoun is who hangs on the trigger noun: das Verbot der Stadt, le retrait de la ville.
func attachedToNoun(q *actorSearch) int32 { return q.attachedActor(q.trigger[0]) }

func relativeToNoun(q *actorSearch) int32 { return q.relativeActor(q.trigger[0]) }

func agentOfTrigger(q *actorSearch) int32 { return q.agentOfNoun(q.trigger[0]) }

// onCommand is on whose order something happens: auf Geheiß Pekings, sur ordre de la mairie.
func onCommand(q *actorSearch) int32 {
	if q.g.german && ofChannel(q) && doer(q) && !q.noun && q.subjectOf(q.c).mention >= 0 {
		return -1 // schaltet auf Druck des Amtes ihre Seite ab
	}
	if q.g.german || !q.onlyAsked(q.c) {
		return q.commander(q.c)
	}
	return -1
}

// whoIsReached is the object of a rule about who can be reached; nobody else acts in it.
func whoIsReached(q *actorSearch) int32 {
	if m := q.objectActor(q.c, q.trigger[0]); m >= 0 {
		return m
	}
	return enough
}

func isReached(q *actorSearch) bool { return q.r.reached }

// agentOfPassive is who stands behind von, durch, par.
func agentOfPassive(q *actorSearch) int32 { return q.agent(q.c) }

// theSubject is the subject of the clause where it is not bound.
func theSubject(q *actorSearch) int32 {
	m := q.clauseActor(q.c, q.trigger[0])
	if m >= 0 && q.obliged(q.r, q.c) {
		return -1
	}
	return m
}

// passiveOfNoun is where the subject of a passive is who acts in what the trigger noun tells.
func passiveOfNoun(q *actorSearch) bool {
	return q.noun && q.cl.passive && !q.r.other && q.cl.finite >= 0
}

func subjectOfClause(q *actorSearch) int32 { return q.clauseActor(q.c, q.trigger[0]) }

// whoGoverns is who acts in the clauses that this one hangs on.
func whoGoverns(q *actorSearch) int32 { return q.governingActor(q.advisedClause(q.r, q.c)) }

func beforeTheColon(q *actorSearch) int32 { return q.aheadOfColon(q.c) }
func amongThose(q *actorSearch) int32     { return q.oneOfThose(q.c) }
func inTheHeading(q *actorSearch) int32   { return q.headedActor(q.c) }

// whereItHolds is the place or house in which the measure holds.
func whereItHolds(q *actorSearch) int32 { return q.locative(q.c, q.trigger[0]) }

// whereItIsSaidToHold is the place that a statement is about, so many clauses outwards: Im Landkreis gibt es kein ..., sagt der Sprecher.
func whereItIsSaidToHold(hops int) func(q *actorSearch) int32 {
	return func(q *actorSearch) int32 { return q.locativeWithin(q.c, hops) }
}

func whoever(q *actorSearch) int32       { return q.whoeverPlace(q.c) }
func inTheHeadline(q *actorSearch) int32 { return q.headlinePlace(q.r, q.c) }
func theSource(q *actorSearch) int32     { return q.sourceActor(q.c) }
func actedRightNow(q *actorSearch) int32 { return q.actedJustBefore(q.r, q.c) }
