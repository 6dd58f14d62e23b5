package extractor

import (
	"slices"

	"edikt"
)

// holderOfAccount is the body that hangs on the account which the noun at trigger is about: la fermeture du compte X de la ville. Or -1.
func (d *document) holderOfAccount(c, trigger int32) int32 {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i <= trigger || i > trigger+4 || !w.is(isNoun) || !w.class.has(d.g.known.account) {
			continue
		}
		if l := d.left(i); l.rel != relGen || l.noun != trigger {
			continue
		}
		for k := range d.mentions {
			m := &d.mentions[k]
			if !m.acts() || m.first <= i || m.first > i+8 || m.kind == placeMention && d.sortOf(m) == "country" {
				continue
			}
			if l := d.left(m.first); l.rel == relGen && (l.noun == i || d.targetAt(l.noun) >= 0 && l.noun == i+1) {
				return int32(k)
			}
		}
	}
	return -1
}

// userOfService is the institution whose messenger or tool the clause says a service is: deviendra la messagerie obligatoire de la
// police bernoise. Or -1.
func (d *document) userOfService(c int32) int32 {
	for i, m := range d.actingIn(&d.clauses[c]) {
		if d.mentions[m].sort == "company" {
			continue
		}
		if l := d.left(i); l.rel == relGen && d.words[l.noun].class.has(d.g.known.service) {
			return m
		}
	}
	return -1
}

// employer is the institution told before whose people a group is: les agents municipaux, ses collaborateurs, les enseignants. It
// is who acted last, else the first institution of the article; -1 for people who are nobody's staff.
func (d *document) employer(group int32) int32 {
	g := &d.mentions[group]
	if d.words[g.head].class.has(d.g.known.public) || d.left(g.first).det < 0 || d.setOff(g) {
		return -1
	}
	if ownWords[d.words[d.left(g.first).det].fold] {
		if m := d.mainSubjectBefore(g.first); m >= 0 && d.mentions[m].kind == actorMention && !d.mentions[m].anaphor && d.mentions[m].sort != "person" {
			return m // La chaîne DR avait pris les devants. Ses journalistes ...
		}
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order < g.first && f.actor >= 0 && d.words[g.first].sentence-d.words[f.order].sentence <= 3 && d.mentions[f.actor].kind != groupMention {
			if f.Kind == edikt.Ban && slices.Contains(f.Scope, edikt.Public) {
				return -1 // what a state does to all says nothing of whose teachers they are
			}
			return f.actor
		}
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == actorMention && m.first < g.first && m.first < d.titleEnd+40 && m.sort != "media" && m.sort != "person" {
			return int32(k)
		}
	}
	return -1
}

// setOff reports whether people are set against who was told before: Les professeurs, eux, ....
func (d *document) setOff(g *mention) bool {
	if int(g.last)+1 >= len(d.words) || d.words[g.last].fold != "," {
		return false
	}
	f := d.words[g.last+1].fold
	return f == "eux" || f == "elles" || f == "lui" || f == "elle"
}

// objectActor is the institution that is the object of the verb at i: joindre la mairie sur WhatsApp, s'adresser à la caisse. Or -1.
func (d *document) objectActor(c, i int32) int32 {
	if m := d.cliticActor(c, i); m >= 0 {
		return m
	}
	for _, dom := range d.domain(c) {
		for _, j := range d.clauses[dom].words {
			if l := d.left(j); j <= i || l.prep != "" && l.prep != "à" || l.rel != relNone {
				continue
			}
			m := d.words[j].mention
			if m >= 0 && d.mentions[m].first == j && d.mentions[m].kind == actorMention {
				return m
			}
			if w := &d.words[j]; m < 0 && w.is(isNoun|isName) && !w.is(isPunct) && d.canAct(j) { // joindre la SNCB
				last := max(j+1, d.extentRight(j+1, d.sentences[w.sentence].Last))
				return d.add(mention{kind: actorMention, first: j, last: last, head: j, entry: -1, place: d.placeIn(j, last), clause: dom, sort: "org"})
			}
		}
	}
	return -1
}

// cliticActor is the institution that the object pronoun before the verb at i means: a écrit qu'on ne l'y lirait plus; vous ne nous
// trouverez plus sur X, prévient la ville. Or -1.
func (d *document) cliticActor(c, i int32) int32 {
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j >= i || !w.is(isPron) || w.is(isDet) || !d.sameVerbGroup(j, i) {
			continue
		}
		switch w.fold {
		case "nous":
			if f := d.words[max(j-1, 0)].fold; f == "vous" || f == "on" || f == "ne" {
				return d.speaker(c)
			}
		case "l'", "le", "la", "les":
			if p := d.clauses[c].parent; p >= 0 && d.clauses[c].kind == complementClause {
				return d.subjectFrench(p).mention
			}
			if c > 0 && d.clauses[c-1].sentence == d.clauses[c].sentence { // Le muséum est parti; on le retrouve sur LinkedIn
				return d.subjectFrench(c - 1).mention
			}
			return d.subjectBefore(j)
		}
	}
	return -1
}

// ownerOfTool is the institution that the predicate of a clause about a service names: devient la messagerie de l'armée, fait son entrée
// au tribunal. Or -1.
func (d *document) ownerOfTool(c int32) int32 {
	cl := &d.clauses[c]
	for _, i := range cl.words {
		m := d.words[i].mention
		if i < cl.finite || m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention || d.mentions[m].sort == "media" {
			continue
		}
		if l := d.left(i); l.noun > cl.finite && (l.rel == relGen || l.rel == relPrep && d.g.placePreps[l.prep]) {
			return m
		}
	}
	return -1
}

// groupSubject is the group of people that is the subject of an active clause, or -1.
func (d *document) groupSubject(c int32) int32 {
	if s := d.subjectFrench(c); s.noun >= 0 && !d.clauses[c].passive {
		if m := d.words[s.noun].mention; m >= 0 && d.mentions[m].kind == groupMention {
			return m
		}
	}
	return -1
}

// staffOf is the institution whose staff changes its tool: les agents municipaux basculeront sur Nextcloud. Or -1.
func (d *document) staffOf(r *rule, c int32) int32 {
	if r.kind != edikt.Exit && r.kind != edikt.Adoption {
		return -1
	}
	m := d.groupSubject(c)
	if m < 0 {
		return -1
	}
	if a := d.attachedActor(d.mentions[m].head); a >= 0 {
		if d.mentions[a].kind == actorMention {
			return a // les fonctionnaires du ministère écrivent sous LibreOffice
		}
		return -1
	}
	return d.employer(m)
}

// likelyMaker reports whether the mention is a company without a name that nothing before names: l'entreprise is most likely the
// service's maker.
func (d *document) likelyMaker(a int32) bool {
	m := &d.mentions[a]
	return m.kind == actorMention && m.anaphor && m.sort == "company" && d.words[m.head].class.has(d.g.known.vendor) && d.actedBefore(a) < 0 && d.sameBefore(a) < 0
}
