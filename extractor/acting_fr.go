package extractor

import "edikt"

// frenchActing are the places where French tells who acts, the surest first.
var frenchActing = []actorStep{
	{find: attachedToEnd, sure: 0.9},
	{find: attachedToNoun, sure: 0.95},
	{find: relativeToNoun, sure: 0.9, alone: true},
	{find: agentOfTrigger, sure: 0.95},
	{find: onCommand, sure: 0.9},
	{find: whoOrderedNext, sure: 0.85},
	{find: whoIsReached, sure: 0.9},
	{find: agentOfPassive, sure: 0.95},
	{find: theSubject(true), sure: 0.95, alone: true},
	{find: theSubject(false), sure: 0.95},
	{find: subjectOfPassive, sure: 0.7},
	{find: ownerOfAgents, sure: 0.85},
	{find: whoseStaff, sure: 0.75},
	{find: whereItIsSaidToHold(3), sure: 0.8},
	{find: whoGoverns, sure: 0.85},
	{find: beforeTheColon, sure: 0.75},
	{find: amongThose, sure: 0.85},
	{find: inTheHeading, sure: 0.8},
	{find: behindTitleColon, sure: 0.8},
	{find: whoSpeaks, sure: 0.85},
	{find: whereItHolds, sure: 0.8},
	{find: whoever, sure: 0.75, alone: true},
	{find: inTheHeadline, sure: 0.75},
	{find: func(q *actorSearch) int32 { return q.otherActor(q.c) }, sure: 0.7},
	{find: func(q *actorSearch) int32 { return q.actsElsewhere(q.r, q.c, q.trigger) }, sure: 0.7},
	{find: theSource, sure: 0.6, alone: true},
	{find: actedRightNow, sure: 0.6, unbound: true},
}

// attachedToEnd is who hangs on the noun that ends a trigger of words: une mise en garde du BSI contre ....
func attachedToEnd(q *actorSearch) int32 {
	n := q.trigger[1] - 1
	if q.noun || n <= q.trigger[0] || !q.words[n].is(isNoun) || q.words[q.trigger[0]].is(verbal|isPron|isNeg) {
		return -1
	}
	return q.attachedActor(n)
}

// whoOrderedNext is who the next sentence says has ordered what this one leaves open.
func whoOrderedNext(q *actorSearch) int32 {
	open := q.cl.passive || q.r.other || q.r.Negated != "" || len(q.r.Phrases) > 0 || q.cl.finite < 0
	return unless(!open, func() int32 { return q.orderedNext(q.c, orderNouns) })
}

// ownerOfAgents is whose people a measure is about.
func ownerOfAgents(q *actorSearch) int32 {
	r := q.r
	if q.cl.passive || q.noun || r.other || r.Negated == "required" || q.seesItself(q.c) || r.kind == edikt.Ban && q.peopleBound(q.c) {
		return q.ownerOfGroup(q.c)
	}
	return -1
}

func whoseStaff(q *actorSearch) int32 {
	return unless(q.r.other, func() int32 { return q.staffOf(q.r, q.c) })
}

// behindTitleColon is who stands behind the colon of a heading without a verb.
func behindTitleColon(q *actorSearch) int32 {
	return unless(q.cl.finite >= 0 || q.atHouse(q.c), func() int32 { return q.behindColon(q.c) })
}

// whoSpeaks is who tells the measure, where nobody else is told to act in it.
func whoSpeaks(q *actorSearch) int32 {
	r := q.r
	if q.cl.passive || channelKind(r.kind) && q.speaksForUs(q.c) || q.noun || r.other || r.Negated != "" || q.cl.finite < 0 || r.Form != "" || q.ofKind(edikt.Ban, edikt.Mandate, edikt.AdviceAgainst) {
		return q.speaker(q.c)
	}
	return -1
}
