package extractor

import "edikt"

// frenchActing are the places where French tells who acts, the surest first.
var frenchActing = []actorStep{
	{when: endsInWarning, find: attachedToEnd, sure: 0.9},
	{when: ofExamination, find: whoExamines, sure: 0.9},
	{when: ofNoun, find: attachedToNoun, sure: 0.95},
	{when: ofNoun, find: relativeToNoun, sure: 0.9, alone: true},
	{when: ofNoun, find: agentOfTrigger, sure: 0.95},
	{when: both(ofNoun, ofChannel), find: whoseAccount, sure: 0.9},
	{find: onCommand, sure: 0.9},
	{when: leavesOrderOpen, find: whoOrderedNext, sure: 0.85},
	{when: isReached, find: whoIsReached, sure: 0.9},
	{when: noDoer, find: agentOfPassive, sure: 0.95},
	{when: oneOfMany, find: theSubject, sure: 0.95, alone: true},
	{when: doer, find: theSubject, sure: 0.95},
	{when: passiveOfNoun, find: subjectOfClause, sure: 0.7},
	{when: leavesOrderOpen, find: whoIssuedNext, sure: 0.85},
	{when: ofWhom, find: whoseTheyAre, sure: 0.85},
	{when: aboutAgents, find: ownerOfPeople, sure: 0.85},
	{when: actsItself, find: whoseStaff, sure: 0.75},
	{when: ofStatement, find: whereItIsSaidToHold(3), sure: 0.8},
	{find: whoGoverns, sure: 0.85},
	{when: both(ofChannel, ofPassive), find: beforeTheColon, sure: 0.75},
	{find: amongThose, sure: 0.85},
	{when: ofChannel, find: inTheHeading, sure: 0.8},
	{when: isHeading, find: behindTitleColon, sure: 0.8},
	{when: mayBeTold, find: whoSpeaks, sure: 0.85},
	{find: whereItHolds, sure: 0.8},
	{when: toolTold, find: whoSpeaks, sure: 0.75},
	{find: whoever, sure: 0.75, alone: true},
	{find: inTheHeadline, sure: 0.75},
	{find: whoElse, sure: 0.7},
	{find: whoActsElsewhere, sure: 0.7},
	{find: theSource, sure: 0.6, alone: true},
	{find: actedRightNow, sure: 0.6, unbound: true},
}

// endsInWarning is where a trigger of words that begins with no verb ends in a noun: une mise en garde du BSI contre ....
func endsInWarning(q *actorSearch) bool {
	return !q.noun && endsInNoun(q) && !q.words[q.trigger[0]].is(verbal|isPron|isNeg)
}

// ofExamination is where a trigger of words says that something is examined: fait l'objet, en Belgique, d'une enquête de l'APD.
func ofExamination(q *actorSearch) bool {
	return len(q.r.Phrases) > 0 && q.r.kind == edikt.Review
}

// whoExamines is whose enquiry the clause is about: X fait l'objet d'une enquête de la Cnil.
func whoExamines(q *actorSearch) int32 { return q.examinerIn(q.c) }

// leavesOrderOpen is where a clause may leave to the next one who ordered what it tells: Les agents quittent X. L'ordre vient du recteur.
func leavesOrderOpen(q *actorSearch) bool {
	return doerOpen(q) || q.cl.finite < 0 || len(q.r.Phrases) > 0
}

// whoOrderedNext is who the next sentence says has ordered what this one leaves open.
func whoOrderedNext(q *actorSearch) int32 { return q.orderedNext(q.c, orderNouns) }

// whoseAccount is whose account the trigger noun is about: la fermeture du compte X de la ville.
func whoseAccount(q *actorSearch) int32 { return q.holderOfAccount(q.c, q.trigger[0]) }

// whoIssuedNext is whose order the next sentence calls what this one tells.
func whoIssuedNext(q *actorSearch) int32 { return q.issuerNext(q.c) }

// ofWhom is where a relative clause says what somebody's people may not do: la banque, dont les courtiers n'ont plus droit à X.
func ofWhom(q *actorSearch) bool {
	return q.cl.kind == relativeClause && q.cl.anchor >= 0 && q.words[q.cl.words[0]].fold == "dont" && q.subjectFrench(q.c).mention < 0
}

// whoseTheyAre is the body whose people the relative clause is about: la banque, dont les courtiers ....
func whoseTheyAre(q *actorSearch) int32 { return q.anchorActor(q.cl) }

// aboutAgents is where a measure is about somebody's people.
func aboutAgents(q *actorSearch) bool {
	r := q.r
	return q.cl.passive || q.noun || r.other || r.Negated == "required" || q.seesItself(q.c) || r.kind == edikt.Ban && q.peopleBound(q.c)
}

func actsItself(q *actorSearch) bool  { return !q.r.other }
func whoseStaff(q *actorSearch) int32 { return q.staffOf(q.r, q.c) }

func isHeading(q *actorSearch) bool         { return q.cl.finite < 0 && !q.atHouse(q.c) }
func behindTitleColon(q *actorSearch) int32 { return q.behindColon(q.c) }

// mayBeTold is where who tells a measure may be whose it is.
func mayBeTold(q *actorSearch) bool {
	if s := q.subjectFrench(q.c); !doerOpen(q) && !q.noun && s.mention < 0 && s.noun >= 0 && q.canAct(s.noun) {
		return false // La VUB a suivi ; ses chercheurs, dit le recteur, ...: a name that no table knows acts itself
	}
	return doerOpen(q) || q.cl.finite < 0 || channelKind(q.r.kind) && q.speaksForUs(q.c) || q.noun || q.r.Form != "" || q.ofKind(edikt.Ban, edikt.Mandate, edikt.AdviceAgainst)
}

// toolTold is where a clause only tells of services, one in another's place, and somebody says so: « Threema remplace WhatsApp », écrit l'armée.
func toolTold(q *actorSearch) bool { return ofChannel(q) && q.targetSubject(q.c) }

func whoSpeaks(q *actorSearch) int32        { return q.speaker(q.c) }
func whoElse(q *actorSearch) int32          { return q.otherActor(q.c) }
func whoActsElsewhere(q *actorSearch) int32 { return q.actsElsewhere(q.r, q.c, q.trigger) }
