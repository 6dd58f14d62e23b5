package extractor

import (
	"slices"
	"strings"

	"edikt"
)

// fadesOut reports whether a system or an office program only goes away: it is replaced, nobody is forbidden to use it.
func (d *document) fadesOut(trigger, entry int32) bool {
	c := d.words[trigger].clause
	if !d.g.unaccusative(d.words[trigger].verb) || c >= 0 && d.clauses[c].finite >= 0 && d.g.modalOf(d.words[d.clauses[c].finite].verb) == modalMust {
		return false
	}
	switch d.g.gaz.Entries()[entry].Sort {
	case "os", "office", "mail", "collab", "browser", "database", "dev":
		return true
	}
	return false
}

// leaves reports whether it is the subject that goes away from a service: Das Amt ist von Facebook verschwunden.
func (d *document) leaves(trigger int32, why string) bool {
	if c := d.words[trigger].clause; c >= 0 && slices.ContainsFunc(d.clauses[c].words, func(i int32) bool { return anybody[d.words[i].fold] }) {
		return false // kommt man nicht mehr auf X
	}
	return strings.HasPrefix(why, "prep:") && d.g.unaccusative(d.words[trigger].verb)
}

// isAccount reports whether the noun at i can only be a presence on a platform.
func (d *document) isAccount(i int32) bool {
	for _, e := range [...]string{"konto", "account", "profil", "kanal", "auftritt", "vertrag", "lizenz"} {
		if strings.HasSuffix(d.words[i].fold, e) {
			return true
		}
	}
	return false
}

// ownStatement reports whether clause c is a complement with an institution of its own as its subject: will, dass die Polizei darauf
// verzichtet.
func (d *document) ownStatement(c int32) bool {
	cl := &d.clauses[c]
	return cl.kind == complementClause && !cl.reported && d.subjectOf(c).mention >= 0
}

// asksWhether reports whether clause c is an indirect question with ob.
func (d *document) asksWhether(c int32) bool {
	cl := &d.clauses[c]
	return cl.kind == indirectQuestion && len(cl.words) > 0 && d.words[cl.words[0]].fold == "ob"
}

// leavesBehind reports whether an infinitive clause says how one gets away from a service: X den Rücken zu kehren, die Finger von TikTok
// zu lassen.
func (d *document) leavesBehind(c int32) bool {
	cl := &d.clauses[c]
	return cl.kind == infinitiveClause && cl.final >= 0 && d.tellsLeaving(cl)
}

// tellsLeaving reports whether the verb of a clause, or what stands beside it, is one for getting away from a service.
func (d *document) tellsLeaving(cl *clause) bool {
	if d.g.classOf(cl.verb).has(d.g.known.rid) {
		return true
	}
	for _, i := range cl.words {
		switch d.words[i].fold {
		case "rücken", "finger", "bogen", "lebewohl", "adieu", "abstand":
			return true
		}
	}
	return false
}

// ofNetworks reports whether a clause speaks of a vendor's parts in the networks of a country, which nobody gives up of his own: In den
// Kernnetzen sollen Bauteile von ZTE ersetzt werden.
func (d *document) ofNetworks(c, entry int32) bool {
	if d.g.gaz.Entries()[entry].Sort != "network" {
		return false
	}
	for _, i := range d.clauses[c].words {
		switch d.words[i].fold {
		case "kernnetz", "kernnetzen", "mobilfunknetz", "mobilfunknetze", "mobilfunknetzen":
			return true
		}
	}
	return false
}

// anybody are words for people in general.
var anybody = wordSet("man", "niemand", "keiner")

// goesFrom reports whether the service behind a noun of leaving is who goes, because what is left stands behind it: der Abschied des Konzerns
// Meta von der Faktenprüfung, der Ausstieg von Google aus dem Geschäft.
func (d *document) goesFrom(trigger, m int32) bool {
	if m < 0 {
		return false
	}
	i := d.mentions[m].last
	if int(i)+2 >= len(d.words) || d.mentions[m].first <= trigger+1 {
		return false
	}
	genitive := false
	switch d.words[trigger+1].fold {
	case "des", "der", "eines", "einer":
		genitive = true
	case "von", "vom":
	default:
		return false
	}
	switch d.words[i].fold {
	case "von", "vom":
		if !genitive {
			return false
		}
	case "aus":
	default:
		return false
	}
	return !d.words[i+1].class.has(d.g.known.time) && !d.words[i+2].class.has(d.g.known.time)
}

// takesLeave reports whether the verb at i is verabschieden with a reflexive, which decides nothing.
func (d *document) takesLeave(i int32) bool {
	c := d.words[i].clause
	if d.words[i].verb == 0 || d.words[i].verb != d.g.verabschieden || c < 0 {
		return false
	}
	for _, j := range d.clauses[c].words {
		switch d.words[j].fold {
		case "sich", "uns", "mich":
			return true
		}
	}
	return false
}

// usesNot reports whether a clause only says that something is not used: setzt kein Microsoft 365 ein. That is no refusal to take it up.
func (d *document) usesNot(c, trigger int32) bool {
	cl := &d.clauses[c]
	w := &d.words[trigger]
	return cl.kind != infinitiveClause && w.is(verbal) && w.class.has(d.g.known.useVerb) && cl.finite >= 0 && !d.words[cl.finite].is(isModal|isFuture) && cl.parent < 0
}

// othersContract reports whether the noun at i that a service may stand behind belongs to a person: der Vertrag des Intendanten.
func (d *document) othersContract(i int32) bool {
	if int(i)+2 >= len(d.words) || !strings.HasSuffix(d.words[i].fold, "vertrag") {
		return false
	}
	switch d.words[i+1].fold {
	case "des", "der", "von", "mit":
	default:
		return false
	}
	for j := i + 2; int(j) < len(d.words) && j < i+5; j++ {
		if w := &d.words[j]; w.is(isNoun | isName) {
			return w.mention < 0 && (w.noun == 0 || w.class.has(d.g.known.person) || w.class.has(d.g.known.nobody))
		}
	}
	return false
}

// leavesOfficeGerman reports whether the farewell of a person that a noun tells, beside a service that was not told to be left, is one
// from office: Auf X wurde der Kanzler für seinen Abschied gefeiert.
func (d *document) leavesOfficeGerman(r *rule, actor int32, t foundTarget, trigger int32) bool {
	m := &d.mentions[actor]
	return r.kind == edikt.Exit && t.why == "topic" && d.words[trigger].is(isNoun) && (m.kind == personMention || m.sort == "person") && d.told(edikt.Exit, trigger) < 0
}

// possessedAccount is the service named last before token i where the clause tells of an account that the subject calls its own: hat genug
// von X und ihr Konto gelöscht. Or -1.
func (d *document) possessedAccount(r *rule, c, i int32) int32 {
	owned := false
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if !w.is(isNoun) || !w.class.any(r.via) || d.modified(j) {
			continue
		}
		l := d.left(j)
		if l.det < 0 || l.prep != "" || !possessive(d.words[l.det].fold) || int(j)+1 < len(d.words) && d.words[j+1].is(isPrep) && !d.words[j+1].is(isPart) {
			continue
		}
		owned = true
	}
	if !owned {
		return -1
	}
	for j := i - 1; j >= d.sentences[d.words[i].sentence].First; j-- {
		if m := d.targetAt(j); m >= 0 && !d.mentions[m].modifier && !d.generic(d.mentions[m].entry) && (d.words[j].clause == c || d.words[j].clause == d.clauseBefore(c)) {
			return m
		}
	}
	return -1
}

// possessive reports whether a word begins as a possessive of the third person or the first does: ihre, seinem, unser.
func possessive(fold string) bool {
	return strings.HasPrefix(fold, "ihr") || strings.HasPrefix(fold, "sein") || strings.HasPrefix(fold, "unser")
}
