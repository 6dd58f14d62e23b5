package extractor

import (
	"edikt"
	"edikt/language/forms"
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
	if class == d.g.known.can && w.is(isSubj2) {
		return false // pourrait se doter de Threema: a proposal
	}
	if class == d.g.known.advice && w.is(verbal) && d.motionAsks(&d.clauses[c]) {
		return false // un postulat invite le gouvernement à ...
	}
	if class == d.g.known.moderation {
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

var orderOfTheDay = []string{"ordre", "du", "jour"}

// formFits checks the form that a rule asks of its trigger: "bare" a clause without a finite verb (La Commission aussi),
// "imperative" an order to the reader (Quittez X).
func (d *document) formFits(r *rule, c, i int32) bool {
	switch r.Form {
	case "bare":
		return d.clauses[c].finite < 0
	case "imperative":
		return d.imperative(c, i)
	case "present":
		f := d.clauses[c].finite
		return (f < 0 || !d.words[f].is(isFuture|isSubj2) && !d.nearFuture(&d.clauses[c])) && !d.imperative(c, i) && !d.anybody(c)
	case "future":
		f := d.clauses[c].finite
		return f >= 0 && (d.words[f].is(isFuture|isSubj2) || d.nearFuture(&d.clauses[c]))
	case "wanted":
		cl := &d.clauses[c]
		return (cl.kind == infinitiveClause || cl.kind == complementClause) && cl.parent >= 0 && !d.adjunct(cl) || d.words[i].is(isInf) && cl.finite >= 0 && cl.finite < i
	case "exchange":
		return d.givenUp(c, i)
	case "alike":
		return d.alike(i)
	case "alone":
		return d.alone(c, i)
	case "opening":
		return d.clauses[c].finite < 0 && d.clauses[c].words[0] == i && d.sentences[d.clauses[c].sentence].First == i
	case "peer":
		return d.peer(c, i)
	case "turn":
		return !d.clauses[c].bare || d.clauses[c].kind != adverbialClause // avant de revenir en arrière
	case "own":
		return !d.governsAny(c) && !(i == d.clauses[c].finite && d.nearFuture(&d.clauses[c]))
	case "active":
		if w := &d.words[i]; w.is(isPP) && !w.is(isFinite) && !d.auxLeft(i, d.sentences[w.sentence].First) {
			return false
		}
		return !d.governsAny(c) && !d.clauses[c].passive && d.clauses[c].finite >= 0
	case "only":
		return d.onlyOne(c)
	case "bound":
		return d.peopleBound(c)
	case "governed":
		return d.orderedBefore(i)
	}
	if d.anybody(c) && (r.kind == edikt.Adoption || r.kind == edikt.Exit || r.kind == edikt.Abstention) {
		return false
	}
	if cl := &d.clauses[c]; cl.finite < 0 && !cl.question && cl.kind != infinitiveClause && cl.kind != relativeClause && d.words[i].is(isInf) && !d.words[i].is(isFinite|isPP) && len(cl.words) > 0 && cl.words[0] == i && channelKind(r.kind) {
		return false // HelloQuitteX : quitter X en gardant ses contacts
	}
	switch r.kind {
	case edikt.Adoption:
		if cl := &d.clauses[c]; cl.kind == relativeClause && cl.passive && cl.finite < 0 && d.agent(c) < 0 {
			return false // les licences, achetées en 2020, ...
		}
		return !d.imperative(c, i)
	case edikt.Exit, edikt.Abstention:
		return !d.imperative(c, i)
	}
	return true
}

func (d *document) imperative(c, i int32) bool {
	for _, r := range d.words[i].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Imperative) {
			s := d.subjectFrench(c)
			return s.pos < 0
		}
	}
	return false
}

// auxiliaryUse reports whether the auxiliary at i only carries a participle: a bloqué is no having.
func (d *document) auxiliaryUse(i int32) bool {
	if !d.words[i].is(isAux) {
		return false
	}
	for j := i + 1; j < i+6 && int(j) < len(d.words) && d.words[j].sentence == d.words[i].sentence; j++ {
		w := &d.words[j]
		switch {
		case w.is(isPP):
			return true
		case w.is(isAdv|isNeg|isPron) && !w.is(isPunct|isDet|isNoun):
		default:
			return false
		}
	}
	return false
}

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
	if r.kind == edikt.Review && d.vendorIn(r, c, i) {
		if t := d.topics(i); len(t) > 0 {
			return t
		}
	}
	if t := d.topics(i); r.Form == "topic" && len(t) > 0 && d.mentions[t[0].mention].first < i && !d.asMedium(t[0].mention) {
		if p := d.prev(d.mentions[t[0].mention].first); p < 0 || !d.g.mediumPreps[d.words[p].fold] || d.measuredAt(t[0].mention) { // Sur Twitter, il a annoncé ...
			return t
		}
	}
	return nil
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

// adviceOn reports whether "de" and the service belong to something else than the advice: inviter lors d'un Facebook live. Only
// the infinitive of an advice takes it: inviter à se doter de Nextcloud.
func (d *document) adviceOn(r *rule, m *mention, c int32, p *path) bool {
	if r.kind == edikt.AdviceFor && (p.prep == "de" || p.prep == "sur") && m.clause == c {
		return true
	}
	if r.kind == edikt.AdviceFor && p.prep == "sur" && m.clause >= 0 { // invite à suivre la conférence sur YouTube
		if v := d.clauses[m.clause].verb; !d.g.classOf(v).has(d.g.known.useVerb) && !goingThere[d.lemmaText(v)] {
			return true
		}
	}
	return (r.kind == edikt.AdviceFor || r.kind == edikt.Adoption || r.kind == edikt.Mandate) && d.insteadOf(m, p)
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
	for n := 0; i > 0 && n < 2; i, n = i-1, n+1 {
		f, before := d.words[i].fold, d.words[i-1].fold
		if (f == "que" || f == "qu'") && before == "plutôt" || f == "lieu" && before == "au" {
			return true
		}
	}
	return false
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

// parted reports whether a comma parts the service's phrase from what stands before it: recommande de ne pas partir seul, sur YouTube.
func (d *document) parted(p *path) bool {
	return (p.prep == "sur" || p.prep == "via" || p.prep == "dans") && p.at > 0 && d.words[p.at-1].fold == ","
}

// onlyWhere reports whether the service is but the place where something is said or shown: fait débat sur Facebook, dans une vidéo TikTok.
func (d *document) onlyWhere(m *mention) bool {
	p := d.climb(m.first)
	return p.prep == "sur" || p.prep == "dans" || p.prep == "via" || p.prep == "par" && m.kind == targetMention
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
	return n == i+1 && (d.g.preposition(d.words[n].fold) == "de" || d.words[n].fold == "sans" || d.words[n].is(isAdj) && d.words[n].fold != "social" && d.words[n].fold != "sociaux" && d.g.placeAdjective(d.words[n].fold) < 0)
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

// peopleBound reports whether people, not an institution, are the subject of the clause or of the one that governs it: les agents
// ont dû supprimer X, ont reçu l'ordre de supprimer X.
func (d *document) peopleBound(c int32) bool {
	for hops := 0; c >= 0 && hops < 3; hops++ {
		cl := &d.clauses[c]
		if s := d.subjectFrench(c); s.pos >= 0 {
			m := int32(-1)
			if s.mention < 0 && s.noun >= 0 {
				m = d.words[s.noun].mention
			}
			return m >= 0 && d.mentions[m].kind == groupMention
		}
		if cl.kind != infinitiveClause {
			return false
		}
		c = cl.parent
		if c >= 0 && d.asksPeople(&d.clauses[c]) && d.ordersIn(c) {
			return true
		}
	}
	return false
}

// ordersIn reports whether a verb of command stands in the clause: oblige les élèves à.
func (d *document) ordersIn(c int32) bool {
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; w.is(verbal) && w.class.has(d.g.known.order) {
			return true
		}
	}
	return false
}

// holdsAside reports whether one of the conditions is met by a participle that hangs on a noun of the clause: à la liste des
// applications bloquées.
func (d *document) holdsAside(conds *conditions, c int32) bool {
	for k := c + 1; int(k) < len(d.clauses) && d.clauses[k].sentence == d.clauses[c].sentence; k++ {
		if !d.standsAside(k, c) || !d.gistOf(k).mayHold(conds) {
			continue
		}
		w := &d.words[d.clauses[k].words[0]]
		for n := range conds.list {
			if cond := &conds.list[n]; cond.class < 0 && len(cond.words) == 1 && w.fold == cond.words[0] {
				return true
			}
		}
	}
	return false
}

// standsAside reports whether clause k is a bare participle on a noun of clause c.
func (d *document) standsAside(k, c int32) bool {
	cl := &d.clauses[k]
	return cl.parent == c && cl.kind == relativeClause && cl.passive && cl.finite < 0 && len(cl.words) > 0
}

// deprives reports whether the verb at i takes away what stands behind "de": prive ses élèves de smartphone.
func (d *document) deprives(i int32) bool {
	l := d.lemmaText(d.words[i].verb)
	return !d.g.german && (l == "priver" || l == "sevrer")
}

// orderedBefore reports whether a word of duty or command stands before the verb at i in its sentence: doivent utiliser X, but not:
// surpris à utiliser X, ils ont dû ....
func (d *document) orderedBefore(i int32) bool {
	for j := d.sentences[d.words[i].sentence].First; j < i; j++ {
		if w := &d.words[j]; w.class.has(d.g.known.must) || w.class.has(d.g.known.order) || w.fold == "tenu" || w.fold == "tenus" || w.fold == "tenue" || w.fold == "tenues" {
			return true
		}
	}
	return false
}

// anybody reports whether the clause is about whoever does something: ceux qui l'ont déjà installé.
func (d *document) anybody(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || len(cl.words) == 0 || d.words[cl.words[0]].fold != "qui" || cl.words[0] == 0 {
		return false
	}
	switch d.words[cl.words[0]-1].fold {
	case "ceux", "celles", "celui", "celle", "quiconque":
		return true
	}
	return false
}

// eventBetween reports whether an event parts the trigger at i from the service at m: enquête après la diffusion d'une vidéo sur Snapchat.
func (d *document) eventBetween(i, m int32) bool {
	for j := i + 1; j < m; j++ {
		switch d.words[j].fold {
		case "après", "suite", "lors":
			return d.words[j].sentence == d.words[i].sentence
		}
	}
	return false
}

// noMoreOf reports whether the preposition before the phrase belongs to a negation: plus de smartphone en classe.
func (d *document) noMoreOf(p *path) bool {
	return !d.g.german && p.prep == "de" && p.at > 0 && (d.words[p.at-1].is(isNeg) || d.words[p.at-1].fold == "fini")
}

// surveyed reports whether the sentence tells of a poll: what people are said to want is no measure.
func (d *document) surveyed(si int32) bool { return d.holdsWord(si, pollWords) }

var pollWords = wordSet("sondage", "sondages", "sondés", "sondées", "baromètre")

// groupWords are circles of people on a service.
var groupWords = wordSet("groupe", "groupes", "boucle", "boucles")

// outage reports whether the sentence tells of a failure and no measure.
func (d *document) outage(si int32) bool { return d.holdsWord(si, failureWords) }

var failureWords = wordSet("panne", "pannes", "bug", "bogue", "dysfonctionnement")

// holdsWord reports whether one of the folded words stands in the sentence.
func (d *document) holdsWord(si int32, words map[string]bool) bool {
	s := d.sentences[si]
	for i := s.First; i < s.Last; i++ {
		if words[d.words[i].fold] {
			return true
		}
	}
	return false
}

// goingThere are verbs of joining somebody on a service.
var goingThere = wordSet("miser", "parier", "compter", "appuyer", "reposer", "rabattre", "fonder", "migrer", "basculer", "retrouver", "venir", "rejoindre", "créer", "inscrire", "abonner", "aller")

// ownUse reports whether the way up from a service leads over somebody's own use of it: ses activités sur X.
func (d *document) ownUse(p *path) bool {
	for _, s := range p.steps {
		if l := d.left(s.noun); (s.rel == relPrep || s.rel == relGen) && l.det >= 0 && ownWords[d.words[l.det].fold] && (l.prep == "" || l.prep == "de") {
			return true
		}
	}
	return false
}

// ownAccount reports whether the service stands behind somebody's own account: son compte X, qu'elle avait fermé.
func (d *document) ownAccount(m int32) bool {
	i := d.mentions[m].first - 1
	return !d.g.german && i > 0 && d.words[i].class.has(d.g.known.account) && ownWords[d.words[i-1].fold]
}

// asExit is a rule of abstention for what is yet to come, to be asked or refused: who means to do without a service leaves it.
func (d *document) asExit(r *rule) *rule {
	as := *r
	as.kind = edikt.Exit
	return &as
}

// ownUseIn reports whether the clause speaks of somebody's own use of a service.
func (d *document) ownUseIn(c int32) bool {
	for _, i := range d.clauses[c].words {
		if m := d.targetAt(i); m >= 0 && d.mentions[m].first == i {
			if p := d.pathOf(m); d.ownUse(&p) {
				return true
			}
		}
	}
	return false
}

// keptAway are words for those who are to stay clear of what follows.
var keptAway = wordSet("éloigné", "éloignée", "éloignés", "éloignées", "éloigner", "loin", "protéger", "préserver", "privé", "privés", "priver")

// aimOf reports whether the clause only names, in front, the aim of what clause c does: Pour remplacer WhatsApp, ....
func (d *document) aimOf(in, c int32) bool {
	cl := &d.clauses[in]
	return !d.g.german && cl.parent == c && cl.leading && d.purposeful(cl)
}
