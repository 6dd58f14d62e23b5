package extractor

import (
	"slices"

	"edikt"
)

// found target: a mention, and how sure the way to it was.
type foundTarget struct {
	mention int32
	conf    float64
	why     string
}

// domain lists the clauses in which a trigger's arguments may stand: its own, its infinitive and complement clauses.
func (d *document) domain(c int32) []int32 {
	out := append(d.domainBuf[:0], c)
	si := d.clauses[c].sentence
	first := int(c)
	for first > 0 && d.clauses[first-1].sentence == si {
		first--
	}
	for k := first; k < len(d.clauses) && d.clauses[k].sentence == si; k++ {
		cl := &d.clauses[k]
		if d.branch > 0 && cl.parent == c && int32(k) != d.branch && cl.kind == infinitiveClause {
			continue
		}
		if slices.Contains(out, cl.parent) && (cl.kind == infinitiveClause || cl.kind == complementClause) && (d.g.german || !d.gerund(cl)) {
			out = append(out, int32(k))
		}
	}
	d.domainBuf = out
	return out
}

// nearTargets leaves out the services of adjunct infinitives where the verb has one of its own: quitte X pour rejoindre Mastodon.
func (d *document) nearTargets(found []foundTarget, c int32) []foundTarget {
	own := func(t foundTarget) bool {
		at := d.mentions[t.mention].clause
		return at == c || !d.adjunct(&d.clauses[at])
	}
	if !slices.ContainsFunc(found, own) {
		return found
	}
	return slices.DeleteFunc(found, func(t foundTarget) bool { return !own(t) })
}

// adjunct reports whether an infinitive clause only says what for, how or when: um, ohne, statt TikTok zu verbieten; pour, sans, au
// lieu de bannir TikTok. What stands in it is no argument of the verb outside.
func (d *document) adjunct(cl *clause) bool {
	if !d.g.german && cl.kind == infinitiveClause && len(cl.words) > 0 && d.presentParticiple(cl.words[0]) {
		return true // Quittant X, ...
	}
	if cl.anchor < 0 || cl.kind != infinitiveClause && !cl.bare {
		return false
	}
	switch d.words[cl.anchor].fold {
	case "um", "ohne", "statt", "anstatt", "pour", "afin", "sans", "lieu", "plutôt", "avant", "après", "en":
		return true
	}
	return false
}

// undone reports whether the clause says what is not done: ohne, statt, sans, au lieu de, plutôt que de.
func (d *document) undone(cl *clause) bool {
	if !d.adjunct(cl) {
		return false
	}
	switch d.words[cl.anchor].fold {
	case "ohne", "statt", "anstatt", "sans", "lieu", "plutôt":
		return true
	}
	return false
}

// targetsOfVerb finds the services that stand where the rule allows them.
func (d *document) targetsOfVerb(r *rule, c, i int32) []foundTarget {
	var out []foundTarget
	if d.g.german && !r.places.subject && (r.kind == edikt.Ban && d.platformActs(c) || d.servesFirst(c) || d.servesItsOwn(&d.clauses[c])) || !d.g.german && d.serviceActs(r, c) {
		return nil
	}
	dom := d.domain(c)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || !slices.Contains(dom, m.clause) || d.words[m.head].clause < 0 || d.inTrigger(m, i) { // some sentences have no clauses
			continue
		}
		if m.clause != c && d.plannedBy(&d.clauses[m.clause]) >= 0 {
			continue // gibt den Plan auf, X zu verlassen: it is the plan that it gives up
		}
		if conf, why := d.fits(r, int32(k), c, i); conf > 0 {
			out = append(out, foundTarget{int32(k), conf, why})
		}
	}
	out = d.nearTargets(out, c)
	if d.g.german && r.kind == edikt.Adoption && r.places.subject && !r.places.object && len(out) == 2 && d.mentions[out[0].mention].group != d.mentions[out[1].mention].group {
		out = out[:1] // hat LibreOffice das Microsoft-Paket verdrängt
	}
	if !d.g.german {
		out = d.ownParticiple(out, c, i)
		if len(out) == 0 {
			out = d.subjectAbove(r, c)
		}
	}
	if !d.g.german && (r.kind == edikt.Ban || r.kind == edikt.AdviceAgainst) {
		out = d.notOrdered(out, c)
	}
	if len(out) == 0 && r.kind == edikt.Review {
		out = d.targetsInQuestion(r, c)
	}
	if len(out) == 0 && !d.g.german && (!r.Only || d.holdsClass(r.via, c)) {
		out = d.objectOutside(r, c)
	}
	if len(out) == 0 && (!r.Only || !d.g.german && d.holdsClass(r.via, c)) && d.clauses[c].kind == relativeClause { // Mastodon, où elle a ouvert un profil
		if m := d.targetAt(d.anchorOf(c)); m >= 0 && !d.onlyListed(m) && !(r.kind == edikt.Ban && d.ownAccount(m)) && !(channelKind(r.kind) && d.whatWasDone(m, c)) && (d.g.german && r.places.relative && !d.relativeSubject(c) || !d.g.german && d.relativePlace(r, c)) {
			out = d.withCoordinates(append(out, foundTarget{m, 0.9, "relative"}))
		}
	}
	if len(out) == 0 && !d.g.german {
		out = d.unsaidTargets(r, c, i)
	}
	if len(out) == 0 && d.g.german {
		out = d.answersTopic(r, c)
	}
	if len(out) == 0 && d.g.german && r.Implicit && r.Only && r.kind == edikt.Exit {
		if m := d.possessedAccount(r, c, i); m >= 0 {
			out = append(out, foundTarget{m, 0.7, "topic"})
		}
	}
	if len(out) == 0 && r.Implicit && (d.g.german || r.kind != edikt.Ban || !d.ownUseIn(c)) && d.noOtherObject(r, c, i) {
		m := d.topic(i)
		if main := d.mainTarget(); d.g.german && r.Weak && len(r.Phrases) > 0 && main >= 0 && d.generic(main) {
			m = d.lastOf(main, i)
		}
		if o := d.thereIn(c); o >= 0 {
			return append(out, foundTarget{o, 0.6, "topic"})
		}
		if m >= 0 && !(d.g.german && (d.words[d.mentions[m].first].clause == c || d.mentions[m].first > i && d.words[d.mentions[m].first].sentence == d.words[i].sentence)) {
			out = append(out, foundTarget{m, 0.6, "topic"})
			if d.g.german && d.saysBoth(c) {
				out = d.withCoordinates(out)
			}
		}
	}
	return out
}

// notOrdered leaves out the service whose maker is ordered to do something to another: ordonne à Apple de retirer TikTok.
func (d *document) notOrdered(found []foundTarget, c int32) []foundTarget {
	inside := func(t foundTarget) bool {
		cl := &d.clauses[d.mentions[t.mention].clause]
		return cl.kind == infinitiveClause && cl.parent == c
	}
	if !slices.ContainsFunc(found, inside) {
		return found
	}
	return slices.DeleteFunc(found, func(t foundTarget) bool {
		return d.mentions[t.mention].clause == c && (t.why == "prep:à" || d.isMaker(t.mention))
	})
}

// onlyListed reports whether services of a sort only say what a list holds: le cimetière des messageries interdites, la liste des
// applications bannies.
func (d *document) onlyListed(m int32) bool {
	x := &d.mentions[m]
	if d.g.german || x.entry < 0 || !d.generic(x.entry) {
		return false
	}
	p := d.pathOf(m)
	return d.whereNotWhat(x, &p, classSet{})
}

// saysBoth reports whether a clause speaks of both of those told: von beiden, beides, von allen dreien.
func (d *document) saysBoth(c int32) bool {
	for _, i := range d.clauses[c].words {
		switch d.words[i].fold {
		case "beide", "beiden", "beidem", "beides", "dreien", "allen", "allem":
			return true
		}
	}
	return false
}

// targetsInQuestion finds the services of an examination: prüft, ob Bauteile von Huawei ein Risiko sind.
func (d *document) targetsInQuestion(r *rule, c int32) []foundTarget {
	var out []foundTarget
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.modifier || d.words[m.head].clause < 0 || !d.g.german && d.onlyWhere(m) {
			continue
		}
		q := &d.clauses[m.clause]
		if d.measured(m.clause) || d.g.german && (d.left(m.first).prep == "an" || d.inventory(m.clause) || d.asksWhether(m.clause) && d.tellsLeaving(q) || (d.weighsUse(m.clause) || d.movesTo(q.verb, d.left(m.first).prep)) || d.aboutSomebody(m.clause) && d.g.mediumPreps[d.left(m.first).prep]) {
			continue // prüft, ob TikTok verboten wird
		}
		if q.kind == indirectQuestion && q.parent == c && q.sentence == d.clauses[c].sentence {
			out = append(out, foundTarget{int32(k), 0.8, "question"})
		}
	}
	return out
}

// inTrigger reports whether the mention is part of the trigger word.
func (d *document) inTrigger(m *mention, i int32) bool {
	return m.first <= i && i < m.last && !m.modifier
}

// targetAt is the target mention whose phrase holds noun, or -1.
func (d *document) targetAt(noun int32) int32 {
	if noun < 0 {
		return -1
	}
	if m := d.words[noun].mention; m >= 0 && d.mentions[m].kind == targetMention {
		return m
	}
	return -1
}

// withCoordinates adds the services that are coordinated with those found.
func (d *document) withCoordinates(found []foundTarget) []foundTarget {
	for k := 0; k < len(found); k++ {
		g := d.mentions[found[k].mention].group
		for m := range d.mentions {
			if d.mentions[m].group == g && d.mentions[m].kind == targetMention && !slices.ContainsFunc(found, func(f foundTarget) bool { return f.mention == int32(m) }) {
				found = append(found, foundTarget{int32(m), found[k].conf, found[k].why})
			}
		}
	}
	return found
}

// fits reports how well mention k stands in one of the rule's places, 0 for not at all.
func (d *document) fits(r *rule, k, c, trigger int32) (float64, string) {
	p := d.pathOf(k)
	if d.replaced(r, &d.mentions[k], c) {
		return 0.85, "prep:" + p.prep
	}
	if d.takenFrom(r, &d.mentions[k], c, trigger) {
		return 0.9, "prep:de"
	}
	if !d.passable(r, &p) {
		return 0, ""
	}
	m := &d.mentions[k]
	if m.account {
		if r.kind != edikt.Exit || !r.via.has(d.g.known.account) {
			return 0, ""
		}
	} else if r.Only && !d.passesVia(r, &p) && !d.toUse(r, &p) && !d.subjectVia(r, c, &p) {
		return 0, ""
	}
	if (r.Form == "inner" || r.Form == "refrain") && m.clause == c || r.Form == "refrain" && d.clauses[m.clause].neg < 0 || !d.g.german && r.Form == "" && d.otherDeed(r, m, c) {
		return 0, ""
	}

	if !d.g.german && p.like && r.places.object && p.prep == "de" && p.at == trigger+1 && d.words[p.at].fold == "des" {
		return 0.8, "example" // recommande des outils comme Jitsi
	}
	if d.g.german && (d.generic(m.entry) && !m.anaphor && d.amongTheOthers(m.head) || r.kind != edikt.AdviceAgainst && d.otherThan(m) || d.ofStore(m) || channelKind(r.kind) && d.makerOnly(m.entry)) {
		return 0, ""
	}
	if d.g.german && r.kind == edikt.Review && m.modifier && d.introducedAt(m.first) && d.words[m.first].class.has(d.g.known.account) {
		return 0, "" // gegen den Betreiber eines Telegram-Kanals
	}
	if d.g.german && (d.usedOn(m, &p) || d.listedPlace(m, c) || d.isWarned(m, &p, c, trigger) || d.insideScheme(m, c, trigger)) {
		return 0, ""
	}
	if d.g.german && r.kind == edikt.Ban && (d.shopItself(m, &p) || d.boundItself(r, m, c, trigger)) {
		return 0, ""
	}
	if d.g.german && r.kind == edikt.AdviceFor && m.clause != c && !d.g.gapPreps[p.prep] && d.leavesBehind(m.clause) {
		return 0, "" // rät, X den Rücken zu kehren und lieber Bluesky zu nutzen
	}
	if d.g.german && (channelKind(r.kind) || r.kind == edikt.AdviceFor) && d.generic(m.entry) && d.g.gaz.Entries()[m.entry].Sort == "device" {
		return 0, "" // nobody joins or leaves the smartphone
	}
	if !d.g.german && r.kind == edikt.Mandate && d.generic(m.entry) && m.first < trigger && d.g.gaz.Entries()[m.entry].Sort == "device" {
		return 0, "" // tout téléphone devra être équipé de Max
	}
	if !d.g.german && channelKind(r.kind) && d.generic(m.entry) && d.g.gaz.Entries()[m.entry].Sort == "device" {
		return 0, "" // fini le cellulaire en classe: a ban
	}
	if !d.g.german && r.kind == edikt.AdviceAgainst && m.clause != c && m.clause >= 0 && d.clauses[m.clause].kind == complementClause && d.subjectFrench(m.clause).mention >= 0 {
		return 0, "" // demande que la Ville quitte X
	}
	if !d.g.german && r.kind == edikt.Ban && d.ownUse(&p) && !d.passesVia(r, &p) {
		return 0, "" // suspend ses activités sur X
	}
	if d.generic(m.entry) && !d.genericFits(m, &p) && !d.noMoreOf(&p) && !d.partitive(&p) && !(p.prep == "de" && d.deprives(trigger)) || d.whereNotWhat(m, &p, r.via) || !d.g.german && (d.adviceOn(r, m, c, &p) || d.parted(&p)) || d.greeted(r, &p) {
		return 0, ""
	}
	if !d.g.german && p.prep == "sur" && d.eventBetween(trigger, m.first) {
		return 0, ""
	}
	if p.prep != "" {
		if d.usedWith(r, m, c, &p) {
			return 0.85, "prep:" + p.prep
		}
		if r.places.object && d.partitive(&p) {
			return 0.9, "object"
		}
		if r.places.object && d.g.besides[p.prep] {
			return 0.8, "besides"
		}
		if r.places.preps[p.prep] {
			return 0.95, "prep:" + p.prep
		}
		if p.like && r.places.object {
			return 0.7, "example"
		}
		if r.places.anywhere {
			return 0.7, "anywhere"
		}
		return 0, ""
	}
	if d.g.german && len(p.steps) == 1 && p.steps[0].rel == relPrep && d.words[p.steps[0].noun].class.has(d.g.known.moved) && d.movesTo(d.words[trigger].verb, p.steps[0].prep) {
		if r.kind == edikt.Exit {
			return 0, "" // stellt die Kommunikation auf Signal um
		}
		if r.kind == edikt.Adoption && r.places.preps[p.steps[0].prep] {
			return 0.85, "prep:" + p.steps[0].prep
		}
	}
	if !d.g.german && len(p.steps) > 0 && p.steps[0].rel == relPrep {
		if r.kind == edikt.Exit && (p.steps[0].prep == "vers" || p.steps[0].prep == "contre" || p.steps[0].prep == "pour" && d.g.classOf(d.words[trigger].verb).has(d.g.known.step)) {
			return 0, "" // transfère ses échanges vers Signal
		}
		if p.steps[0].prep == "contre" && !r.places.preps["contre"] && r.kind != edikt.Review {
			return 0, "" // introduit un recours contre X
		}
		if r.places.preps[p.steps[0].prep] && d.words[trigger].sentence == d.words[p.steps[0].noun].sentence && trigger < p.steps[0].noun {
			return 0.9, "prep:" + p.steps[0].prep // prend ses distances avec X: the preposition counts, whatever noun it hangs on
		}
	}
	subject := d.isSubjectPath(c, m.clause, &p, trigger)
	switch {
	case r.places.anywhere:
		return 0.8, "anywhere"
	case r.places.subject && subject:
		return 0.9, "subject"
	case r.places.object && !subject:
		return 0.95, "object"
	}
	return 0, ""
}

// genericFits reports whether a target without a brand can be meant where it stands: not as the place of a measure (von den
// Handys verbannen), nor as the first part of another thing (Internetzugang).
func (d *document) genericFits(m *mention, p *path) bool {
	if d.exemplified(m) {
		return false
	}
	if m.modifier {
		return d.words[m.first].class.any(d.g.known.operators) || d.words[m.first].class.has(d.g.known.trigger)
	}
	if !d.g.german && p.prep == "de" && p.at > 0 && (keptAway[d.words[p.at-1].fold] || d.takesOf(d.words[p.at-1].verb)) {
		return true // tenir les enfants éloignés des smartphones, se servir de son téléphone
	}
	switch p.prep {
	case "von", "auf", "an", "in", "aus", "sur", "dans", "de", "per", "mit":
		return d.g.gaz.Entries()[m.entry].Sort != "device" && d.g.gaz.Entries()[m.entry].Sort != "network"
	}
	return true
}

// exemplified reports whether a service with a name stands for the general one: den KI-Assistenten Copilot, Plattformen wie Zoom.
func (d *document) exemplified(m *mention) bool {
	s := d.sentences[d.words[m.first].sentence]
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind != targetMention || o.first <= m.first || o.first >= s.Last || o.anaphor || d.generic(o.entry) {
			continue
		}
		if d.g.german && d.basedOn(m, o) {
			return true // Messenger auf Basis von Matrix
		}
		if l := d.left(o.first); o.first == m.last || l.noun == m.last-1 && (l.rel == relLike || d.g.german && l.rel == relPrep && l.prep == "zu") {
			return true // der Internetzugang zu YouTube
		}
	}
	return false
}

// passable reports whether every noun between trigger and target may stand there.
func (d *document) passable(r *rule, p *path) bool {
	for _, s := range p.steps {
		w := &d.words[s.noun]
		if s.rel == relLike || s.rel == relAppos && !d.barePiece(r, s.noun) {
			continue
		}
		if !d.g.german && s.rel == relAppos && groupWords[w.fold] && !(r.kind == edikt.Ban && w.is(isPlu)) {
			return false // le groupe WhatsApp de sa majorité
		}
		if o := d.targetAt(s.noun); o >= 0 {
			if d.g.german && d.mentions[o].anaphor && s.rel == relGen {
				return false // der Dienst des Unternehmens OpenAI: the service, not its maker
			}
			if !d.g.german && (s.rel == relGen || s.rel == relPrep) && !(d.mentions[o].anaphor && s.rel == relGen && d.words[s.noun].is(isPlu)) { // TikTok des téléphones; but: les applications de Kaspersky
				return false
			}
			continue
		}
		if !w.class.any(d.g.known.transparent) && !w.class.any(r.via) {
			return false
		}
	}
	return true
}

func (d *document) passesVia(r *rule, p *path) bool {
	for _, s := range p.steps {
		if d.words[s.noun].class.any(r.via) {
			return true
		}
	}
	return false
}

// partitive reports whether the "de" before the phrase is an article behind a verb of using: utiliser du matériel de Huawei.
func (d *document) partitive(p *path) bool {
	if d.g.german || p.prep != "de" || p.at == 0 {
		return false
	}
	w := &d.words[p.at-1]
	if d.words[p.at].fold == "de" || d.words[p.at].fold == "d'" { // de ne pas donner de smartphone
		return w.clause >= 0 && d.clauses[w.clause].neg >= 0 && w.is(isInf|isFinite) && !w.is(isNoun) && (getVerbs[d.lemmaText(w.verb)] || giveVerbs[d.lemmaText(w.verb)])
	}
	return w.is(isInf|isFinite) && !w.is(isNoun) && w.class.has(d.g.known.useVerb)
}

// Verbs of getting a thing oneself and of giving it to others.
var (
	getVerbs  = wordSet("acheter", "acquérir", "installer", "posséder", "avoir", "utiliser", "employer", "apporter", "commander", "télécharger", "garder", "détenir")
	giveVerbs = wordSet("donner", "offrir", "confier", "remettre", "prêter", "laisser", "fournir", "procurer", "distribuer", "accorder", "céder")
)

// toUse reports whether an infinitive of using stands before the service, which says as much as the noun: utiliser TikTok, se servir
// de ChatGPT.
func (d *document) toUse(r *rule, p *path) bool {
	if d.g.german || !r.via.has(d.g.known.use) || p.at == 0 {
		return false
	}
	w := &d.words[p.at-1]
	return w.is(isInf) && w.class.has(d.g.known.useVerb)
}

// pathOf climbs from a mention; a name inside a compound starts at the compound's head.
func (d *document) pathOf(k int32) path {
	m := &d.mentions[k]
	p := d.climb(m.first)
	if d.means(m, there) {
		p.prep = "auf"
	}
	if m.modifier {
		p.steps = append([]step{{noun: m.first, rel: relMod}}, p.steps...)
	}
	return p
}

// subjectVia reports whether the subject of a French passive is the noun over which the rule reaches the service where it is: des
// profils ont été créés sur Mastodon.
func (d *document) subjectVia(r *rule, c int32, p *path) bool {
	if d.g.german || !d.clauses[c].passive || p.prep != "sur" || len(p.steps) > 0 {
		return false
	}
	s := d.subjectFrench(c)
	return s.noun >= 0 && d.words[s.noun].class.any(r.via)
}
