package extractor

import (
	"slices"

	"edikt"
	"edikt/language/gazetteer"
)

// bears reports whether a word of clause c bears a class for a condition.
func (d *document) bears(class int, c int32) bool {
	for _, i := range d.clauses[c].words {
		if d.words[i].class.has(class) && d.counts(class, c, i) {
			return true
		}
	}
	return false
}

// counts reports whether the word at i bears its class for a condition: names of institutions never do (the Conseil d'État
// advises nobody), what a platform moderates only as an object or subject.
func (d *document) counts(class int, c, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 && (d.mentions[m].kind == actorMention || d.mentions[m].kind == partMention) && d.mentions[m].entry >= 0 {
		return false
	}
	if w.fold == "ordre" && d.phraseAt(orderOfTheDay, i) {
		return false // à l'ordre du jour
	}
	if class == d.g.known.advice && w.is(isNoun) && d.left(i).prep == "sur" {
		return false // sur recommandation de l'agence, il a exclu X
	}
	if class == d.g.known.can && w.is(isSubj2) {
		return false // pourrait se doter de Threema: a proposal
	}
	if class == d.g.known.advice && w.is(verbal) && d.motionAsks(&d.clauses[c]) {
		return false // un postulat invite le gouvernement à ...
	}
	if class == d.g.known.realm && w.clause >= 0 && !d.clauses[w.clause].passive {
		if by := d.subjectFrench(w.clause); by.noun == i || w.mention >= 0 && by.mention == w.mention {
			return false // le lycée a supprimé X: who acts is no place that it is thrown out of
		}
	}
	if class == d.g.known.account && d.occasion(i) {
		return false // bloque Grok en raison de la diffusion d'images
	}
	if class == d.g.known.moderation {
		if t := d.targetAt(i); t >= 0 && d.mentions[t].anaphor {
			return false // a bloqué le site: the shop told before
		}
		if n := d.next(i); groupWords[w.fold] && w.is(isPlu) && n >= 0 && d.targetAt(n) >= 0 {
			return false // les groupes WhatsApp
		}
		if m := w.mention; m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].last-d.mentions[m].first > 1 {
			return false // le groupe scolaire Sainte-Marie
		}
		if cl := &d.clauses[max(0, w.clause)]; !cl.passive && cl.finite > i && d.subjectFrench(max(0, w.clause)).noun == i {
			return false // le député veut interdire ...
		}
		if f := d.clauses[c].finite; i < f && w.class.has(d.g.known.document) {
			return false // la loi interdit ...
		}
		l := d.left(i)
		return w.is(isNoun) && l.prep == "" && l.rel == relNone
	}
	return true
}

// occasion reports whether the noun at i only says why or after what something is done: en raison de la publication de ..., après la
// diffusion de ....
func (d *document) occasion(i int32) bool {
	l := d.left(i)
	switch l.prep {
	case "après", "pour", "malgré", "depuis", "contre":
		return true
	}
	return l.rel == relGen && occasionNouns[d.words[l.noun].fold]
}

// occasionNouns stand before what a measure is taken for.
var occasionNouns = wordSet("raison", "cause", "motif", "suite", "prétexte", "lendemain", "titre")

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

// unsaidTargets are services that a pronoun means, or that the rule takes from the sentences before by its form "topic".
func (d *document) unsaidTargets(r *rule, c, i int32) []foundTarget {
	if out := d.cliticTargets(r, c, i); len(out) > 0 && (!r.Only || d.holdsClass(r.via, c)) {
		return out
	}
	if t := d.thisUse(r, c, i); len(t) > 0 {
		return t
	}
	if r.Form == "told" || r.Form == "handled" {
		return d.toldTargets(r, c, i)
	}
	if r.kind == edikt.Review && d.vendorIn(r, c, i) {
		if t := d.topics(i); len(t) > 0 {
			return t
		}
	}
	if t := d.theirs(c, d.topics(i)); r.Form == "topic" && len(t) > 0 && d.mentions[t[0].mention].first < i && !d.asMedium(t[0].mention) {
		if p := d.prev(d.mentions[t[0].mention].first); p < 0 || !d.g.mediumPreps[d.words[p].fold] || d.measuredAt(t[0].mention) { // Sur Twitter, il a annoncé ...
			return t
		}
	}
	return nil
}

// theirs adds the services in one row with the one told where the clause speaks of what is theirs: a voté leur retour.
func (d *document) theirs(c int32, told []foundTarget) []foundTarget {
	if len(told) == 1 && slices.ContainsFunc(d.clauses[c].words, func(i int32) bool { return d.words[i].fold == "leur" && d.words[i].is(isDet) }) {
		return d.withCoordinates(told)
	}
	return told
}

// thisUse is the service whose use was told where the rule's place holds a noun that takes that use up: met en garde contre cet usage,
// déconseille cette pratique.
func (d *document) thisUse(r *rule, c, trigger int32) []foundTarget {
	switch r.kind {
	case edikt.Ban, edikt.AdviceAgainst, edikt.Exit, edikt.Review, edikt.Mandate:
	default:
		return nil
	}
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i <= trigger || !w.is(isNoun) || !d.usage(i) {
			continue
		}
		l := d.left(i)
		if l.det < 0 || d.words[l.det].fold != "cet" && d.words[l.det].fold != "cette" {
			continue
		}
		if l.prep == "" && r.places.object || r.places.preps[l.prep] {
			return d.topics(i)
		}
	}
	return nil
}

// usage reports whether the noun at i may take up the use of a service.
func (d *document) usage(i int32) bool {
	w := &d.words[i]
	return w.class.has(d.g.known.use) || w.fold == "pratique" || w.fold == "habitude"
}

func (d *document) holdsClass(s classSet, c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(isNoun) && w.class.any(s) {
			return true
		}
	}
	return false
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

// replaced reports whether the service is one that the clause says is used no more: travaille désormais avec LibreOffice au lieu d'Office,
// but not: a choisi Jitsi plutôt que Zoom.
func (d *document) replaced(r *rule, m *mention, c int32) bool {
	if d.g.german || r.kind != edikt.Adoption || r.Only || m.clause != c || len(r.words.list) == 0 || !d.shunned(m) {
		return false
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "opter", "choisir", "adopter", "préférer", "privilégier", "ouvrir", "créer", "lancer":
		return false
	}
	return true
}

// greeted reports whether the service is what another is left for: dit adieu à X et bonjour à Bluesky.
func (d *document) greeted(r *rule, p *path) bool {
	return !d.g.german && r.kind == edikt.Exit && p.prep == "à" && p.at > 0 && d.words[p.at-1].class.has(d.g.known.welcome)
}

// insteadOf reports whether the service is the one that another is put before: plutôt que WhatsApp, préférer Nextcloud à Google Drive.
func (d *document) insteadOf(m *mention, p *path) bool {
	i := p.at - 1
	if p.prep == "à" && d.lemmaText(d.clauses[m.clause].verb) == "préférer" {
		return true
	}
	if i >= 0 && (p.prep == "de" && inPlaceOf[d.words[i].fold] || p.prep == "à" && alternatives[d.words[i].fold]) {
		return true // en remplacement de X, comme alternative à X
	}
	for n := 0; i > 0 && n < 2; i, n = i-1, n+1 {
		f, before := d.words[i].fold, d.words[i-1].fold
		if (f == "que" || f == "qu'") && before == "plutôt" || f == "lieu" && before == "au" {
			return true
		}
	}
	return false
}

// inPlaceOf and alternatives are nouns behind which de or à names what another takes the place of.
var (
	inPlaceOf    = wordSet("remplacement", "place", "remplaçant", "remplaçante", "rival", "rivale", "équivalent")
	alternatives = wordSet("alternative", "alternatives", "substitut", "concurrent", "concurrente")
)

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

// givenUp reports whether another service is the object of the verb at i, so that what it is given up for is taken up: abandonne
// Zoom pour Jitsi, renonce à Teams pour Tchap.
func (d *document) givenUp(c, i int32) bool {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.clause != c || m.first < i {
			continue
		}
		if p := d.pathOf(int32(k)); p.prep == "" || p.prep == "à" || p.prep == "de" {
			return true
		}
	}
	return false
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

// vendorIn reports whether the maker of the service told last stands in one of the rule's places: demande des comptes à l'éditeur.
func (d *document) vendorIn(r *rule, c, trigger int32) bool {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i <= trigger || !w.is(isNoun) || w.is(isPlu) || !w.class.has(d.g.known.vendor) {
			continue
		}
		l := d.left(i)
		if l.det < 0 || d.g.indefinite[d.words[l.det].fold] {
			continue
		}
		if l.prep == "" && r.places.object || r.places.preps[l.prep] {
			return true
		}
	}
	return false
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
	return n == i+1 && (d.g.preposition(d.words[n].fold) == "de" && !d.offDevices(i) || d.words[n].fold == "sans" || d.words[n].is(isAdj) && !d.words[n].is(isPrep) && d.words[n].fold != "social" && d.words[n].fold != "sociaux" && d.g.placeAdjective(d.words[n].fold) < 0)
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
