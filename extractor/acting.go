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
		m := step.find(&q)
		switch {
		case m == enough:
			return nil, 0
		case m < 0:
			continue
		case step.alone:
			return []int32{m}, step.sure
		case step.unbound:
			return d.unbound(d.group(m)), step.sure
		}
		return d.group(m), step.sure
	}
	return nil, 0
}

// unless is m, or nobody where a condition holds.
func unless(refused bool, m func() int32) int32 {
	if refused {
		return -1
	}
	return m()
}

func (q *actorSearch) binding() bool { return q.r.kind == edikt.Ban || q.r.kind == edikt.Mandate }

func (q *actorSearch) ofKind(kinds ...edikt.Kind) bool { return slices.Contains(kinds, q.r.kind) }

// attachedToNoun is who hangs on the trigger noun: das Verbot der Stadt, le retrait de la ville.
func attachedToNoun(q *actorSearch) int32 {
	return unless(!q.noun, func() int32 { return q.attachedActor(q.trigger[0]) })
}

func relativeToNoun(q *actorSearch) int32 {
	return unless(!q.noun, func() int32 { return q.relativeActor(q.trigger[0]) })
}

func agentOfTrigger(q *actorSearch) int32 {
	return unless(!q.noun, func() int32 { return q.agentOfNoun(q.trigger[0]) })
}

// onCommand is on whose order something happens: auf Geheiß Pekings, sur ordre de la mairie.
func onCommand(q *actorSearch) int32 { return q.commander(q.c) }

// whoIsReached is the object of a rule about who can be reached; nobody else acts in it.
func whoIsReached(q *actorSearch) int32 {
	if !q.r.reached {
		return -1
	}
	if m := q.objectActor(q.c, q.trigger[0]); m >= 0 {
		return m
	}
	return enough
}

// saysNoDoer reports whether the clause has no subject that acts: a passive, or a German es gibt.
func (q *actorSearch) saysNoDoer() bool { return q.cl.passive || q.g.german && q.thereIs(q.c) }

// agentOfPassive is who stands behind von, durch, par.
func agentOfPassive(q *actorSearch) int32 {
	return unless(!q.saysNoDoer(), func() int32 { return q.agent(q.c) })
}

// theSubject is the subject of the clause where it acts and is not bound; one alone where a relative clause is about one.
func theSubject(one bool) func(q *actorSearch) int32 {
	return func(q *actorSearch) int32 {
		if q.saysNoDoer() || q.r.other || one != (q.cl.kind == relativeClause && q.singular(q.c)) {
			return -1
		}
		m := q.clauseActor(q.c, q.trigger[0])
		return unless(m < 0 || q.obliged(q.r, q.c), func() int32 { return m })
	}
}

// subjectOfPassive is the subject of a passive whose trigger is a noun.
func subjectOfPassive(q *actorSearch) int32 {
	return unless(!q.cl.passive || !q.noun || q.r.other || q.cl.finite < 0, func() int32 { return q.clauseActor(q.c, q.trigger[0]) })
}

// whoGoverns is who acts in the clauses that this one hangs on.
func whoGoverns(q *actorSearch) int32 { return q.governingActor(q.advisedClause(q.r, q.c)) }

func beforeTheColon(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind) || !q.cl.passive, func() int32 { return q.aheadOfColon(q.c) })
}

func amongThose(q *actorSearch) int32 { return q.oneOfThose(q.c) }

func inTheHeading(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind), func() int32 { return q.headedActor(q.c) })
}

// whereItHolds is the place or house in which the measure holds.
func whereItHolds(q *actorSearch) int32 { return q.locative(q.c, q.trigger[0]) }

// whereItIsSaidToHold is the place that a statement is about: Im Landkreis gibt es kein ..., sagt der Sprecher.
func whereItIsSaidToHold(hops int) func(q *actorSearch) int32 {
	return func(q *actorSearch) int32 {
		return unless(!q.statementOf(q.c), func() int32 { return q.locativeWithin(q.c, hops) })
	}
}

func whoever(q *actorSearch) int32       { return q.whoeverPlace(q.c) }
func inTheHeadline(q *actorSearch) int32 { return q.headlinePlace(q.r, q.c) }
func theSource(q *actorSearch) int32     { return q.sourceActor(q.c) }
func actedRightNow(q *actorSearch) int32 { return q.actedJustBefore(q.r, q.c) }
