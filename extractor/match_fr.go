package extractor

import (
	"edikt"
	"edikt/language/gazetteer"
)

// behindPhrase reports whether the target stands right behind a trigger phrase that ends in a preposition: place à Linux.
func (d *document) behindPhrase(r *rule, t foundTarget, first, last int32) bool {
	p := d.pathOf(t.mention)
	if !d.words[last-1].is(isPrep) && r.Form != "next" {
		return true
	}
	return p.at >= first && p.at <= last
}

// ownComplement reports whether "de" and a noun that is no service follow the trigger noun, so that it does not refer back:
// l'interdiction des PFAS.
func (d *document) ownComplement(i int32) bool {
	n := d.next(i)
	for n >= 0 && d.words[n].is(isAdj) && !d.words[n].is(isPrep) {
		n = d.next(n)
	}
	if n < 0 || d.g.preposition(d.words[n].fold) != "de" {
		return false
	}
	for n = d.next(n); n >= 0 && d.words[n].is(isDet|isAdj|isNum) && !d.words[n].is(isNoun); n = d.next(n) {
	}
	if n < 0 {
		return false
	}
	w := &d.words[n]
	k := &d.g.known
	if w.mention >= 0 {
		return d.mentions[w.mention].kind == personMention
	}
	if w.is(isInf) && !w.is(isNoun) {
		return !w.class.has(k.useVerb) // l'interdiction de manifester
	}
	return (w.is(isNoun|isName) || len(w.readings) == 0) && !w.class.any(k.transparent) && !w.class.has(k.service) && !w.class.has(k.time)
}

// byService reports whether a service is the agent of a passive: bloquées par Facebook.
func (d *document) byService(c int32) bool {
	cl := &d.clauses[c]
	if !cl.passive {
		return false
	}
	for _, i := range cl.words {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].kind == targetMention {
			if l := d.left(i); d.g.agentPreps[l.prep] && l.rel == relNone {
				return true
			}
		}
	}
	return false
}

// sameForOther makes an event of a rule that repeats the one told last for another service: TikTok a subi le même sort.
func (d *document) sameForOther(r *rule, c int32, trigger [2]int32, b found) bool {
	if !r.places.subject {
		return false
	}
	for _, i := range d.clauses[c].words {
		m := d.targetAt(i)
		if m < 0 || d.mentions[m].first != i || i > trigger[0] || d.left(i).prep != "" {
			continue
		}
		as := *r
		as.kind, as.same, as.again, as.Weak = b.Kind, false, true, false
		n := len(d.found)
		for o := range d.mentions { // les deux réseaux le sont aussi
			if d.mentions[o].kind == targetMention && d.mentions[o].first == i {
				d.propose(&as, c, trigger, foundTarget{int32(o), 0.75, "same"})
			}
		}
		for k := n; k < len(d.found); k++ {
			if d.found[k].Actor == nil && b.Actor != nil {
				d.found[k].Event.Actor, d.found[k].Event.Jurisdiction = b.Actor, b.Jurisdiction
			}
			d.found[k].Scope, d.found[k].Addressee = b.Scope, b.Addressee
			if d.found[k].When == "" {
				d.found[k].When, d.found[k].Effective = b.When, b.Effective
			}
			if f := d.clauses[c].finite; f >= 0 && d.words[f].is(isSubj2) && d.found[k].status == proposed {
				d.found[k].status = b.status // serait lui aussi concerné: hearsay
			}
		}
	}
	return true
}

// infinitiveSubject reports whether the infinitive at i is the subject of a general statement: fermer son compte relève de l'exploit.
func (d *document) infinitiveSubject(c, i int32) bool {
	w := &d.words[i]
	cl := &d.clauses[c]
	return w.is(isInf) && !w.is(isFinite) && cl.finite > i && cl.kind == mainClause && !d.judged(c, i)
}

// judged reports whether the predicate behind the infinitive at i says how far the measure has come: l'interdire n'est pas à l'ordre
// du jour, bannir X est exclu.
func (d *document) judged(c, i int32) bool {
	cl := &d.clauses[c]
	if !d.words[i].is(isInf) || d.words[i].is(isFinite) || cl.finite < i {
		return false
	}
	if f := d.words[cl.finite].verb; f != d.g.etre && !d.g.classOf(f).has(d.g.known.copula) {
		return false
	}
	for k := range d.g.phraseOps {
		if d.holdsPhrase(&d.g.phraseOps[k], c, [2]int32{i, i + 1}) {
			return true
		}
	}
	for _, j := range cl.words {
		if j > cl.finite && d.words[j].is(isPP|isAdj) && d.effectOf(j) != noEffect {
			return true
		}
	}
	return false
}

// parted reports whether a comma parts the service's phrase from what stands before it, and does not only end what sets one body off from
// others: recommande de ne pas partir seul, sur YouTube; but: enquête, elle aussi, sur X.
func (d *document) parted(p *path) bool {
	if p.prep != "sur" && p.prep != "via" && p.prep != "dans" || p.at < 2 || d.words[p.at-1].fold != "," {
		return false
	}
	return !d.ownPart(p.at-2) && !apartWords[d.words[p.at-2].fold]
}

// apartWords set one body off from others or add it to them.
var apartWords = wordSet("lui", "elle", "eux", "elles", "aussi", "également")

// onlyWhere reports whether the service is but the place where something is said or shown: fait débat sur Facebook, dans une vidéo TikTok.
func (d *document) onlyWhere(m *mention) bool {
	p := d.climb(m.first)
	if m.kind == targetMention && m.clause >= 0 && d.headsNoVerb(m) {
		return false
	}
	return p.prep == "sur" || p.prep == "dans" || p.prep == "via" || p.prep == "par" && m.kind == targetMention
}

// headsNoVerb reports whether the text opens with a noun and "sur" before the service, without a verb: Silence radio sur Clubhouse en Oman.
func (d *document) headsNoVerb(m *mention) bool {
	cl := &d.clauses[m.clause]
	if cl.finite >= 0 || cl.kind == infinitiveClause || d.words[m.first].sentence != 0 || len(cl.words) == 0 || cl.words[0] != 0 || m.first < 2 || m.first > 4 {
		return false
	}
	w := &d.words[0]
	return w.is(isNoun) && !w.class.has(d.g.known.post) && d.words[m.first-1].fold == "sur"
}

// barePiece reports whether a noun before a name is no word for a service but a piece on it: vidéo TikTok, groupe WhatsApp.
func (d *document) barePiece(r *rule, noun int32) bool {
	w := &d.words[noun]
	k := &d.g.known
	if !d.g.german && groupWords[w.fold] && !(r.kind == edikt.Ban && w.is(isPlu)) {
		n := d.next(noun)
		if m := d.targetAt(max(n, 0)); n >= 0 && m >= 0 && d.g.gaz.Entries()[d.mentions[m].entry].Type == gazetteer.Service {
			return true // le groupe WhatsApp
		}
	}
	return !d.g.german && !w.class.has(k.service) && !w.class.any(k.transparent) && !w.class.any(r.via)
}

// serviceActs reports whether the service itself is the subject of an active clause: Facebook bloque ..., TikTok retire ....
func (d *document) serviceActs(r *rule, c int32) bool {
	cl := &d.clauses[c]
	if r.kind == edikt.Exit || r.places.subject || !r.places.object || cl.passive || cl.finite < 0 && cl.kind != infinitiveClause {
		return false
	}
	if cl.kind == infinitiveClause && cl.parent >= 0 && (r.kind == edikt.Mandate || r.kind == edikt.Ban) {
		if p := d.subjectFrench(cl.parent); p.mention < 0 && d.targetAt(p.noun) >= 0 && !d.clauses[cl.parent].passive {
			return true // Google n'a pas le droit d'imposer sa boutique
		}
	}
	s := d.subjectFrench(c)
	if s.noun >= 0 && s.mention < 0 && d.words[s.noun].class.has(d.g.known.vendor) && !d.words[s.noun].is(isPlu) {
		if l := d.left(s.noun); l.det >= 0 && !d.g.indefinite[d.words[l.det].fold] && len(d.topics(s.noun)) > 0 {
			return true // l'éditeur conseille de les désinstaller
		}
	}
	if s.noun < 0 || s.mention >= 0 {
		return cl.kind == relativeClause && s.pos < 0 && d.targetAt(cl.anchor) >= 0 && d.subjectRelative(cl)
	}
	if t := d.targetAt(s.noun); t >= 0 {
		return d.mentions[t].entry < 0 || d.g.gaz.Entries()[d.mentions[t].entry].Sort != "device" // tout téléphone devra comporter Max
	}
	n := d.next(s.noun) // l'appli Kick bannit
	return n >= 0 && n < cl.finite && d.words[s.noun].class.has(d.g.known.service) && d.targetAt(n) >= 0
}

// toldToDo reports whether the service stands in the infinitive that the trigger governs, so that speaking there is what is
// forbidden or advised: prie les profs de ne plus répondre sur WhatsApp.
func (d *document) toldToDo(r *rule, c int32, m *mention) bool {
	if d.g.german || m.clause == c || m.clause < 0 {
		return false
	}
	cl := &d.clauses[m.clause]
	return cl.kind == infinitiveClause && cl.parent == c && (r.kind == edikt.Ban || r.kind == edikt.AdviceAgainst || r.kind == edikt.Mandate)
}

// partOfName reports whether the French noun at i only belongs to an institution's name: la commission d'enquête.
func (d *document) partOfName(i int32) bool {
	m := d.words[i].mention
	return !d.g.german && m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].first < i
}

// ownNetwork reports whether a network is one of cables and no service: le réseau sans fil, son réseau, le réseau de l'État.
func (d *document) ownNetwork(i int32, l *leftSide) bool {
	if f := d.words[i].fold; f != "réseau" && f != "réseaux" && f != "système" && f != "systèmes" {
		return false
	}
	if l.det >= 0 && ownWords[d.words[l.det].fold] {
		return true
	}
	n := d.next(i)
	if n != i+1 {
		return false
	}
	switch w := &d.words[n]; {
	case d.g.preposition(w.fold) == "de" && !d.offDevices(i), w.fold == "sans":
		return true
	default:
		return w.is(isAdj) && !w.is(isPrep) && w.fold != "social" && w.fold != "sociaux" && d.g.placeAdjective(w.fold) < 0
	}
}

// onlyOne reports whether the clause leaves but one thing: n'utilise plus que Tchap, n'aura plus recours qu'à Jitsi.
func (d *document) onlyOne(c int32) bool {
	cl := &d.clauses[c]
	for n, i := range cl.words {
		if d.words[i].is(isNeg) && d.onlyThere(cl, n) {
			return true
		}
	}
	return false
}

// otherDeed reports whether a service that would be taken up stands in an infinitive of another deed: a choisi de quitter X.
// What one chooses to use is chosen.
func (d *document) otherDeed(r *rule, m *mention, c int32) bool {
	if r.kind != edikt.Adoption || m.clause == c || m.clause < 0 {
		return false
	}
	cl := &d.clauses[m.clause]
	return cl.kind == infinitiveClause && !d.g.classOf(cl.verb).has(d.g.known.useVerb)
}

// usesNext reports whether the verb at i governs an infinitive of using, which is as good as the verb itself: préfère utiliser Signal.
func (d *document) usesNext(i int32) bool {
	for j := i + 1; j < i+6 && int(j) < len(d.words); j++ {
		if d.words[j].is(isInf) {
			return d.words[j].class.has(d.g.known.useVerb)
		}
	}
	return false
}

// whatWasDone reports whether a French participle is said of a measure on service m: le blocage de X, mis en place en mai.
func (d *document) whatWasDone(m, c int32) bool {
	if d.g.german || !d.clauses[c].passive {
		return false
	}
	l := d.left(d.mentions[m].first)
	return l.rel == relGen && l.noun >= 0 && d.words[l.noun].class.has(d.g.known.trigger)
}
