package extractor

import "edikt"

// germanActing are the places where German tells who acts, the surest first.
var germanActing = []actorStep{
	{when: ofNoun, find: forTheOne, sure: 0.9},
	{when: ofNoun, find: attachedToNoun, sure: 0.95},
	{when: both(ofNoun, ofBinding), find: fromWhomDemanded, sure: 0.85},
	{when: ofNoun, find: relativeToNoun, sure: 0.9, alone: true},
	{when: ofNoun, find: agentOfTrigger, sure: 0.95},
	{find: whoIssued, sure: 0.9},
	{when: endsInNoun, find: attachedToEnd, sure: 0.9},
	{find: onCommand, sure: 0.9},
	{when: isReached, find: whoIsReached, sure: 0.9},
	{when: noDoer, find: agentOfPassive, sure: 0.95},
	{find: inWhoseName, sure: 0.9, alone: true},
	{find: fromWhomItCame, sure: 0.9, alone: true},
	{when: oneOfMany, find: theSubject, sure: 0.95, alone: true},
	{when: doer, find: theSubject, sure: 0.95},
	{when: passiveOfNoun, find: subjectOfClause, sure: 0.7},
	{find: whoWishes, sure: 0.85},
	{when: isDecreed, find: whoDecreed, sure: 0.9},
	{find: forTheOne, sure: 0.9},
	{when: ofBinding, find: behindTheAdministration, sure: 0.8},
	{when: aboutPeople, find: ownerOfPeople, sure: 0.85},
	{when: aboutPeople, find: unknownEmployer, sure: 0.75, alone: true},
	{when: ofStatement, find: whereItIsSaidToHold(1), sure: 0.8}, // not where it is said
	{find: whoDemands, sure: 0.85},
	{when: ofAdvice, find: whoAppeals, sure: 0.85},
	{when: ofBinding, find: countedDeputies, sure: 0.8, alone: true},
	{when: both(ofChannel, saidForOne), find: ownerOfTheAccount, sure: 0.85},
	{when: saidByOne, find: whatDortMeans, sure: 0.85},
	{find: whoGoverns, sure: 0.85},
	{when: leavesOwnerOpen, find: whosePossession, sure: 0.8},
	{when: bindsOthers, find: whosePaper, sure: 0.75, alone: true},
	{when: both(ofChannel, ofPassive), find: beforeTheColon, sure: 0.75},
	{find: amongThose, sure: 0.85},
	{when: ofChannel, find: inTheHeading, sure: 0.8},
	{when: ofNoun, find: atTheNoun, sure: 0.8},
	{when: ofChannel, find: peopleInGeneral},
	{when: both(ofBinding, ofPassive), find: whoRulesTheLand, sure: 0.75, alone: true},
	{find: whereItHolds, sure: 0.8},
	{when: ofChannel, find: onThePremises, sure: 0.75},
	{when: both(ofChannel, ofPassive), find: attachedToSubject, sure: 0.75},
	{when: ofChannel, find: concernedAbove, sure: 0.8},
	{when: tellsAStep, find: whoIsConcerned, sure: 0.8},
	{when: leavesDoerOpen, find: whatDortMeans, sure: 0.75},
	{when: ofChannel, find: staffOfOne, sure: 0.75},
	{when: bindsOthers, find: whereTheBoundAre, sure: 0.7, alone: true},
	{when: ofChannel, find: ownerOfTheAccount, sure: 0.8},
	{when: both(ofBinding, ofPassive), find: bodyThatIsBound, sure: 0.7},
	{find: whoever, sure: 0.75, alone: true},
	{find: inTheHeadline, sure: 0.75},
	{when: ofBinding, find: behindTheColon, sure: 0.7},
	{find: theSource, sure: 0.6, alone: true},
	{when: ofStatement, find: whereItIsSaid, sure: 0.6, alone: true},
	{find: actedRightNow, sure: 0.6, unbound: true},
}

// whoRulesTheLand is the authority of the sentence before where a ban holds "im Land".
func whoRulesTheLand(q *actorSearch) int32 { return q.rulerOfLand(q.c) }

// fromWhomDemanded is of whom the clause demands a measure: Die Eltern verlangen vom Land ein Verbot.
func fromWhomDemanded(q *actorSearch) int32 { return q.demandedFrom(q.c) }

// inWhoseName is for whom somebody speaks in the clause: im Namen der Stadt.
func inWhoseName(q *actorSearch) int32 { return q.inTheNameOf(q.c) }

// fromWhomItCame is whose order, advice or consent it is that came: Vom Ministerium kam die Weisung.
func fromWhomItCame(q *actorSearch) int32 { return q.cameFrom(q.c) }

// leavesOwnerOpen is where only a possessive may say whose account, people or devices it is about.
func leavesOwnerOpen(q *actorSearch) bool { return ofChannel(q) || doerOpen(q) }

// whosePaper is the body of whose paper the sentence before tells: Das Schulamt hat eine Liste verschickt. Demnach dürfen Lehrer ....
func whosePaper(q *actorSearch) int32 {
	for _, i := range q.cl.words {
		if f := q.words[i].fold; f == "demnach" || f == "danach" {
			return q.bodyBefore(i)
		}
	}
	return -1
}

// whosePossession is whom the possessive before an account, people or devices takes up: Sein Konto ruht.
func whosePossession(q *actorSearch) int32 { return q.takesUpOwner(q.c) }

// forTheOne is for whom something is said to be so: Für den Verein ist X erledigt.
func forTheOne(q *actorSearch) int32 { return q.forWhom(q.c) }

// whoIssued is whose paper or decision the clause gives again: Laut einer Weisung der Direktion ist TikTok verboten.
func whoIssued(q *actorSearch) int32 { return q.issuer(q.c) }

// endsInNoun is where a noun ends a trigger of words: im Visier der Justiz.
func endsInNoun(q *actorSearch) bool {
	last := q.trigger[1] - 1
	return last > q.trigger[0] && q.words[last].is(isNoun)
}

// attachedToEnd is who hangs on the noun that ends the trigger.
func attachedToEnd(q *actorSearch) int32 { return q.attachedActor(q.trigger[1] - 1) }

// whoWishes is whose plan or wish the clause tells: nach den Plänen der Regierung.
func whoWishes(q *actorSearch) int32 {
	_, m := q.wished(q.c)
	return m
}

// isDecreed is where the clause outside says who wills what the clause tells: Der Rat ordnete an, dass X gesperrt wird.
func isDecreed(q *actorSearch) bool {
	return (q.r.other || ofBinding(q) && q.cl.kind == complementClause) && q.decreed(q.c) && !(q.r.kind == edikt.Adoption && q.cl.reported && q.serviceSubject(q.c))
}

// whoDecreed is who wills it in the clause outside: der Rat in "Der Rat ordnete an, dass X gesperrt wird".
func whoDecreed(q *actorSearch) int32 { return q.governingActor(q.c) }

// behindTheAdministration is who is told to have acted, where the devices of "der Verwaltung" are meant.
func behindTheAdministration(q *actorSearch) int32 {
	m := q.ownerOfGroup(q.c)
	if m < 0 || !q.mentions[m].anaphor || !q.words[q.mentions[m].head].class.has(q.g.known.administration) {
		return -1
	}
	return q.ruledBefore(q.c, -1)
}

// aboutPeople is where a measure is about somebody's people or devices.
func aboutPeople(q *actorSearch) bool {
	r := q.r
	if p := q.cl.parent; p >= 0 && q.cl.kind == infinitiveClause && q.clauses[p].passive {
		return true
	}
	return q.cl.passive || q.noun || r.other && q.aboutStaff() || r.Negated == "required" || len(r.Phrases) > 0 || channelKind(r.kind) && (q.serviceSubject(q.c) || q.oneActs(q.c)) || q.obliged(r, q.c)
}

// aboutStaff reports whether people at work are the subject of the clause: Mitarbeiter der Stadt dürfen nur noch ....
func (q *actorSearch) aboutStaff() bool {
	s := q.subjectOf(q.c)
	return s.noun >= 0 && q.words[s.noun].class.any(q.g.atWork)
}

// ownerOfPeople is whose people or devices a measure is about: Den Angestellten der Bank ist WhatsApp verboten.
func ownerOfPeople(q *actorSearch) int32 {
	m := q.ownerOfGroup(q.c)
	if p := q.cl.parent; m < 0 && p >= 0 && q.cl.kind == infinitiveClause && q.clauses[p].passive {
		return q.ownerOfGroup(p) // die Mitarbeiter der Stadt sind angewiesen, X zu löschen
	}
	return m
}

// unknownEmployer is the firm, not known to any table, whose people a measure is about: Bei Brunner & Co. dürfen Angestellte ....
func unknownEmployer(q *actorSearch) int32 { return q.employerOf(q.c) }

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

// countedDeputies are the deputies, told by their number, who ask for the measure in a clause outside: 40 Abgeordnete verlangen, TikTok zu
// sperren.
func countedDeputies(q *actorSearch) int32 {
	cl := q.cl
	if cl.parent < 0 || cl.kind != infinitiveClause && cl.kind != complementClause {
		return -1
	}
	for _, i := range q.clauses[cl.parent].words {
		if w := &q.words[i]; !w.is(isNoun) || !w.class.has(q.g.known.legislator) || w.mention >= 0 && q.mentions[w.mention].kind != groupMention {
			continue
		}
		if l := q.left(i); l.prep == "" && l.rel == relNone && q.counted(l.at, i) {
			return q.add(mention{kind: actorMention, first: l.at, last: i + 1, head: i, entry: -1, place: -1, clause: cl.parent, sort: "party"})
		}
	}
	return -1
}

// ofAdvice is where a rule tells advice for or against a service.
func ofAdvice(q *actorSearch) bool { return q.ofKind(edikt.AdviceAgainst, edikt.AdviceFor) }

// whoAppeals is who turns to others with what they should do: Die Polizei appelliert an Eltern, TikTok zu löschen.
func whoAppeals(q *actorSearch) int32 { return q.appellant(q.c) }

// atTheNoun is the body for which the noun of the trigger holds: das Verbot an der Schule Wipkingen.
func atTheNoun(q *actorSearch) int32 { return q.at(q.trigger[0]) }

// peopleInGeneral ends the search where people in general come and go.
func peopleInGeneral(q *actorSearch) int32 {
	if !q.noun && q.peopleAct(q.c) {
		return enough
	}
	return -1
}

// onThePremises is on whose grounds or in whose rooms it is: In den Räumen der Bibliothek ist TikTok tabu.
func onThePremises(q *actorSearch) int32 { return q.premises(q.c) }

// attachedToSubject is whose matter is done over a service: die Sitzungen des Landtags werden übertragen.
func attachedToSubject(q *actorSearch) int32 {
	if s := q.subjectOf(q.c); s.noun >= 0 {
		return q.attachedActor(s.noun)
	}
	return -1
}

// concernedAbove is for whom an infinitive is something: X zu verlassen, ist für die Stadt keine Option.
func concernedAbove(q *actorSearch) int32 {
	if q.cl.kind != infinitiveClause || q.cl.parent < 0 {
		return -1
	}
	return q.concerned(q.cl.parent)
}

// tellsAStep is where a noun or a phrase of leaving tells what is done, which need not say who does it: Schluss mit X.
func tellsAStep(q *actorSearch) bool {
	return q.noun || q.ofKind(edikt.Exit, edikt.Abstention) && len(q.r.Phrases) > 0
}

// whoIsConcerned is for whom the clause says that something is so: Für die Stadt ist mit X Schluss.
func whoIsConcerned(q *actorSearch) int32 { return q.concerned(q.c) }

// leavesDoerOpen is where a clause, a noun or a phrase tells what is done without who does it: Abschied von X.
func leavesDoerOpen(q *actorSearch) bool {
	return doerOpen(q) || q.noun || len(q.r.Phrases) > 0
}

// whatDortMeans is the place or body told before that "dort" takes up: In Kiel gilt eine Regel. Dort ist TikTok verboten.
func whatDortMeans(q *actorSearch) int32 { return q.localBefore(q.c) }

// staffOfOne is the body told before whose people the clause is about: Die Bank greift durch. Angestellte dürfen ....
func staffOfOne(q *actorSearch) int32 { return q.ownStaff(q.c) }

// bindsOthers is where a measure binds others than who takes it: Lehrer dürfen WhatsApp nicht nutzen.
func bindsOthers(q *actorSearch) bool {
	return q.r.other || q.obliged(q.r, q.c) || q.noun && ofBinding(q)
}

// whereTheBoundAre is the place of those whom a measure binds: Beamte in Litauen dürfen TikTok nicht nutzen.
func whereTheBoundAre(q *actorSearch) int32 { return q.boundPlace(q.c) }

// bodyThatIsBound is the body to which something is forbidden: Der Schule ist der Einsatz von Teams untersagt.
func bodyThatIsBound(q *actorSearch) int32 { return q.bodyBound(q.c) }

// saidForOne is where a person in office or who speaks for a body tells what was done: sagte ein Sprecher.
func saidForOne(q *actorSearch) bool {
	return saidByOne(q) || q.cl.reported && q.cl.parent >= 0 && q.spokesman(q.cl.parent)
}

// saidByOne is where a person in office tells what was done: sagte die Rektorin.
func saidByOne(q *actorSearch) bool {
	if !q.cl.reported || q.cl.parent < 0 {
		return false
	}
	s := q.subjectOf(q.cl.parent).mention
	return s >= 0 && (q.mentions[s].kind == personMention || q.office(q.mentions[s].head))
}

// ownerOfTheAccount is whose account the clause is about, unless outsiders like hackers act in it: Das Konto der Stadt ruht.
func ownerOfTheAccount(q *actorSearch) int32 {
	if q.nobodyActs(q.c) {
		return -1
	}
	return q.ownerOfAccount(q.c)
}

// whereItIsSaid is the body from which a statement is said to come: hieß es aus dem Ministerium.
func whereItIsSaid(q *actorSearch) int32 {
	if q.cl.parent < 0 {
		return -1
	}
	m := q.sayingPlace(q.cl.parent)
	if m < 0 || q.mentions[m].kind == placeMention && q.bodyBefore(q.cl.words[0]) >= 0 {
		return -1
	}
	if s := q.subjectBefore(q.cl.words[0]); s >= 0 && q.mentions[m].place < 0 && q.mentions[s].kind == placeMention && q.words[q.mentions[s].first].sentence == q.cl.sentence-1 {
		return s // Hessen zögert noch. Man prüfe das, hieß es im Ministerium.
	}
	return m
}

// behindTheColon is who acts behind the colon of a heading without a verb.
func behindTheColon(q *actorSearch) int32 {
	if q.cl.finite >= 0 {
		return -1
	}
	m := q.behindColon(q.c)
	if m >= 0 && (q.mentions[m].clause < 0 || q.obliged(q.r, q.mentions[m].clause)) {
		return -1
	}
	return m
}
