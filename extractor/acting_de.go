package extractor

import "edikt"

// germanActing are the places where German tells who acts, the surest first.
var germanActing = []actorStep{
	{find: forTheOneOfNoun, sure: 0.9},
	{find: attachedToNoun, sure: 0.95},
	{find: relativeToNoun, sure: 0.9, alone: true},
	{find: agentOfTrigger, sure: 0.95},
	{find: func(q *actorSearch) int32 { return q.issuer(q.c) }, sure: 0.9},
	{find: attachedToPhrase, sure: 0.9},
	{find: onCommand, sure: 0.9},
	{find: whoIsReached, sure: 0.9},
	{find: agentOfPassive, sure: 0.95},
	{find: theSubject(true), sure: 0.95, alone: true},
	{find: theSubject(false), sure: 0.95},
	{find: subjectOfPassive, sure: 0.7},
	{find: whoDecreed, sure: 0.9},
	{find: func(q *actorSearch) int32 { return q.forWhom(q.c) }, sure: 0.9},
	{find: behindTheAdministration, sure: 0.8},
	{find: ownerOfPeople, sure: 0.85},
	{find: whereItIsSaidToHold(1), sure: 0.8}, // not where it is said
	{find: whoDemands, sure: 0.85},
	{find: whoAppeals, sure: 0.85},
	{find: whoGoverns, sure: 0.85},
	{find: beforeTheColon, sure: 0.75},
	{find: amongThose, sure: 0.85},
	{find: inTheHeading, sure: 0.8},
	{find: atTheNoun, sure: 0.8},
	{find: peopleInGeneral},
	{find: whereItHolds, sure: 0.8},
	{find: onThePremises, sure: 0.75},
	{find: attachedToSubject, sure: 0.75},
	{find: concernedAbove, sure: 0.8},
	{find: whoIsConcerned, sure: 0.8},
	{find: whatDortMeans, sure: 0.75},
	{find: staffOfOne, sure: 0.75},
	{find: whereTheBoundAre, sure: 0.7, alone: true},
	{find: ownerOfTheAccount, sure: 0.8},
	{find: bodyThatIsBound, sure: 0.7},
	{find: whoever, sure: 0.75, alone: true},
	{find: inTheHeadline, sure: 0.75},
	{find: behindTheColon, sure: 0.7},
	{find: theSource, sure: 0.6, alone: true},
	{find: actedRightNow, sure: 0.6, unbound: true},
}

func forTheOneOfNoun(q *actorSearch) int32 {
	return unless(!q.noun, func() int32 { return q.forWhom(q.c) })
}

// attachedToPhrase is who hangs on the noun that ends the trigger: im Visier der Justiz.
func attachedToPhrase(q *actorSearch) int32 {
	last := q.trigger[1] - 1
	return unless(last <= q.trigger[0] || !q.words[last].is(isNoun), func() int32 { return q.attachedActor(last) })
}

func whoDecreed(q *actorSearch) int32 {
	if !q.r.other || !q.decreed(q.c) || q.r.kind == edikt.Adoption && q.cl.reported && q.serviceSubject(q.c) {
		return -1
	}
	return q.governingActor(q.c)
}

// behindTheAdministration is who is told to have acted, where the devices of "der Verwaltung" are meant.
func behindTheAdministration(q *actorSearch) int32 {
	m := q.ownerOfGroup(q.c)
	if m < 0 || !q.mentions[m].anaphor || !q.words[q.mentions[m].head].class.has(q.g.known.administration) || !q.binding() {
		return -1
	}
	return q.ruledBefore(q.c, -1)
}

// ownerOfPeople is whose people or devices a measure is about.
func ownerOfPeople(q *actorSearch) int32 {
	r := q.r
	if q.cl.passive || q.noun || r.Negated == "required" || len(r.Phrases) > 0 || channelKind(r.kind) && (q.serviceSubject(q.c) || q.oneActs(q.c)) || q.obliged(r, q.c) {
		return q.ownerOfGroup(q.c)
	}
	return -1
}

// whoDemands is who asks others to give up what they have: fordert die Stadt auf, ihre Seite abzuschalten.
func whoDemands(q *actorSearch) int32 {
	cl := q.cl
	if q.r.kind != edikt.Ban || cl.kind != infinitiveClause || cl.parent < 0 || q.g.classOf(cl.verb).has(q.g.known.forbid) {
		return -1
	}
	p := &q.clauses[cl.parent]
	if q.appealedTo(p) < 0 || cl.final >= 0 && q.urges(p.finite, cl.final) {
		return -1
	}
	return q.subjectOf(cl.parent).mention
}

func whoAppeals(q *actorSearch) int32 {
	return unless(!q.ofKind(edikt.AdviceAgainst, edikt.AdviceFor), func() int32 { return q.appellant(q.c) })
}

func atTheNoun(q *actorSearch) int32 {
	return unless(!q.noun, func() int32 { return q.at(q.trigger[0]) })
}

// peopleInGeneral ends the search where people in general come and go.
func peopleInGeneral(q *actorSearch) int32 {
	if channelKind(q.r.kind) && !q.noun && q.peopleAct(q.c) {
		return enough
	}
	return -1
}

func onThePremises(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind), func() int32 { return q.premises(q.c) })
}

// attachedToSubject is whose matter is done over a service: die Sitzungen des Landtags werden übertragen.
func attachedToSubject(q *actorSearch) int32 {
	s := q.subjectOf(q.c)
	return unless(!channelKind(q.r.kind) || !q.cl.passive || s.noun < 0, func() int32 { return q.attachedActor(s.noun) })
}

// concernedAbove is for whom an infinitive is something: X zu verlassen, ist für die Stadt keine Option.
func concernedAbove(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind) || q.cl.kind != infinitiveClause || q.cl.parent < 0, func() int32 { return q.concerned(q.cl.parent) })
}

func whoIsConcerned(q *actorSearch) int32 {
	told := q.noun || q.ofKind(edikt.Exit, edikt.Abstention) && len(q.r.Phrases) > 0
	return unless(!told, func() int32 { return q.concerned(q.c) })
}

func whatDortMeans(q *actorSearch) int32 {
	open := q.cl.passive || q.noun || q.r.other || q.r.Negated != "" || len(q.r.Phrases) > 0
	return unless(!open, func() int32 { return q.localBefore(q.c) })
}

func staffOfOne(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind), func() int32 { return q.ownStaff(q.c) })
}

func whereTheBoundAre(q *actorSearch) int32 {
	return unless(!q.r.other && !q.obliged(q.r, q.c), func() int32 { return q.boundPlace(q.c) })
}

func ownerOfTheAccount(q *actorSearch) int32 {
	return unless(!channelKind(q.r.kind) || q.nobodyActs(q.c), func() int32 { return q.ownerOfAccount(q.c) })
}

func bodyThatIsBound(q *actorSearch) int32 {
	return unless(!q.binding() || !q.cl.passive, func() int32 { return q.bodyBound(q.c) })
}

// behindTheColon is who acts behind the colon of a heading without a verb.
func behindTheColon(q *actorSearch) int32 {
	if q.cl.finite >= 0 || !q.binding() {
		return -1
	}
	m := q.behindColon(q.c)
	return unless(m < 0 || q.mentions[max(m, 0)].clause < 0 || q.obliged(q.r, q.mentions[max(m, 0)].clause), func() int32 { return m })
}
