package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
)

// statedGerman weighs what German says of a measure outside its clause; it reports whether anything is stated.
func (p *candidate) statedGerman() bool {
	d, r, c, i := p.d, p.r, p.c, p.trigger[0]
	s := p.status
	if s == proposed && (p.noun && d.polled(c) || d.polledOutside(c)) || d.polledPeople(c) || d.notAll(c) {
		return false
	}
	if s == fact && (p.binding() || channelKind(r.kind) || r.kind == edikt.Abstention) && (d.howTo(c) || d.shareActs(c)) {
		return false
	}
	if !p.noun && p.t.why == "object" && d.firstOfTwo(p.m, i) || p.noun && (d.explainer(c) || s == rejected && d.expects(c)) {
		return false
	}
	if d.onlyIf(c) || p.noun && p.t.why == "topic" && d.onlyAfter(i) {
		return false
	}
	s = d.headedStatus(c, d.headed(c, s))
	if e, _ := d.wished(c); e != noEffect && s != rejected {
		s = apply(s, e, false)
	}
	if (s == fact || s == announced) && d.demandedNext(c) {
		s = proposed
	}
	if s == fact && r.fixed && r.kind == edikt.Ban && (d.lasted(&d.clauses[c]) || d.ranOut(&d.clauses[c])) {
		s = ended
	}
	if p.binding() && d.words[i].verb != 0 && d.middle(&d.clauses[c]) && (r.kind == edikt.Mandate || d.words[i].verb == d.g.lassen) {
		return false // lässt sich nur noch über Umwege nutzen; lässt sich nicht rechtskonform betreiben
	}
	if s == fact && r.kind == edikt.Adoption && !p.noun && d.letsTry(c, i) {
		s = proposed
	}
	if s == fact && r.kind == edikt.Ban && !p.noun && d.graceFor(c) {
		s = announced
	}
	if s == announced && p.binding() && d.deputiesWant(c) {
		s = proposed
	}
	p.status = s
	if p.noun && p.binding() && d.left(i).prep == "zwischen" {
		return false // kein Zusammenhang zwischen Handyverboten und Noten
	}
	if d.leftToOthers(c) {
		return false
	}
	if cl := &d.clauses[c]; s == fact && p.binding() && cl.parent >= 0 && d.toldToBan(c, cl.parent) >= 0 {
		p.status = announced // hat die Regierung beauftragt, X zu sperren
	}
	if cl := &d.clauses[c]; s == proposed && p.binding() && cl.kind == relativeClause && d.paperRejected(cl) {
		p.status = rejected
	}
	if newcomer(r.kind) && d.keptFrom(c) {
		return false // will Meta daran hindern, Beiträge auf Facebook zu verwenden
	}
	if !p.binding() && d.whoeverYoung(c) {
		return false // wer unter 16 ist, soll kein Konto mehr haben: a ban
	}
	if channelKind(r.kind) && (d.someOfThem(c) || d.peopleMust(c) || d.makerTells(c) || d.hasTo(c, i)) {
		return false
	}
	switch r.kind {
	case edikt.Exit:
		if p.noun && d.goesFrom(i, p.t.mention) || d.ofNetworks(c, p.m.entry) || !p.noun && d.platform(p.m.entry) && d.lemmaText(d.words[i].verb) == "ausbauen" {
			return false
		}
	case edikt.Adoption:
		if d.thereBefore(c, p.m.entry) || d.usedUntil(c, p.m.entry) || d.g.gaz.Entries()[p.m.entry].Sort == "media" {
			return false
		}
		if s == fact && p.noun && d.hadBeen(c) || p.boughtUp() {
			return false
		}
		if s == fact && d.stillToCome(p.m) {
			p.status = announced
		}
		if s == proposed && (d.peopleShould(c) || d.inventory(c)) || d.singleAct(c, p.t.why) || d.dutyOfWhoever(c) || s == rejected && d.usesNot(c, i) {
			return false
		}
	case edikt.Abstention:
		if s == proposed || s == rejected && !r.fixed || p.t.why == "subject" && d.g.actsThere[d.words[i].fold] {
			return false // Länder, in denen Wero nicht aktiv ist
		}
	case edikt.Review:
		if p.noun && d.suitOfMaker(i) {
			return false
		}
		if s == rejected && d.soFar(c) || p.t.why == "topic" && d.makerTells(c) {
			return false // wurde bisher keiner Prüfung unterzogen; der Anbieter hat eine Untersuchung eröffnet
		}
	case edikt.Ban:
		if d.leavesOpenTo(c, i) || d.inFamily(c) || p.m.entry >= 0 && d.g.gaz.Entries()[p.m.entry].Sort == "device" && d.personTakes(c) {
			return false
		}
		if d.lawForbids(c) {
			return false
		}
		if d.fadesOut(i, p.m.entry) || d.leaves(i, p.t.why) {
			return false
		}
	}
	return !d.keepsAccount(r, i, s)
}

// actedGerman finds who acts from what the clause says, outwards; it reports whether anybody can have acted.
func (p *candidate) actedGerman() bool {
	d, r, c, i := p.d, p.r, p.c, p.trigger[0]
	if !p.nobody() && channelKind(r.kind) && d.onceUpon(c, p.actors[0]) || !r.other && d.privateSubject(c) {
		return false
	}
	if !p.nobody() && (d.privatePerson(p.actors[0]) || channelKind(r.kind) && d.ownMaker(p.actors[0], p.m)) {
		return false
	}
	if !p.nobody() && d.none(p.actors[0]) && !(r.kind == edikt.Abstention && d.severalOnly(d.mentions[p.actors[0]].head)) {
		return false
	}
	p.actors = d.standIns(p.actors, c)
	if a := d.gappedActor(p.t.mention, i); a >= 0 {
		p.act(a, true, 0.85)
	}
	if r.kind == edikt.Ban && len(p.actors) == 1 {
		p.actors = []int32{d.landOf(p.actors[0])}
	}
	told := !p.nobody()
	named := d.named(slices.Clone(p.actors))
	if p.unnamedActs(named) {
		return false
	}
	if p.noun && len(named) == 0 && told && p.status == proposed && channelKind(r.kind) {
		if a := d.clauseActor(c, i); a >= 0 {
			named = d.named(d.group(a)) // dringt auf den Umstieg der Ministerien: who wants it
		}
	}
	if told && len(named) == 0 {
		if a := d.landOfMany(c, p.actors[0]); a >= 0 {
			named = append(named, a)
		}
	}
	p.actors = named
	if p.nobody() {
		p.actors, p.conf = d.listBefore(c), 0.9
	}
	if p.nobody() && (told && channelKind(r.kind) && p.status == proposed && d.clauses[c].stated() || // Unternehmen sollten die Software austauschen
		r.kind == edikt.Exit && d.sentences[d.clauses[c].sentence].Headline) { // Schluss mit WhatsApp
		return false
	}
	if channelKind(r.kind) && p.status == proposed && !p.nobody() && d.quoted(&d.mentions[p.actors[0]]) {
		return false // ..., so das Amt, sollten Gäste die App nutzen: others would
	}
	if p.reachesNobody() {
		return false
	}
	p.whoseMeasure()
	if p.nobody() && !r.other && (p.binding() || r.again || r.kind == edikt.Review) {
		if a := d.peopleFor(c); a >= 0 {
			p.act(a, false, 0.8)
		}
	}
	if p.nobody() && !r.other && !d.obliged(r, c) {
		if a := d.unknownActor(c, i); a >= 0 && !(r.again && (d.looselyNamed(a) || r.fixed && len(r.words.list) == 0)) {
			p.act(a, true, 0.7)
		}
	}
	if p.nobody() || p.status == ended && r.kind == edikt.Ban && d.isCourt(p.actors[0]) { // a court lifts what another imposed
		if a := d.actorBefore(p.m.entry, r, i); a >= 0 && (p.nobody() || !d.elsewhere(c, a)) {
			p.act(a, false, 0.7)
		}
	}
	p.actors, p.conf = d.decided(r, c, i, p.m.entry, p.status, p.actors, p.conf)
	if p.status == rejected && !p.nobody() && d.isCourt(p.actors[0]) {
		return false // what a court refuses is another's measure
	}
	p.nearGerman()
	if p.weighsOwnUse() {
		return false
	}
	if p.nobody() && r.kind == edikt.Abstention {
		if a := d.soughtInVain(c, i); a >= 0 {
			p.act(a, false, 0.8)
		}
	}
	if p.nobody() && r.kind == edikt.Mandate && p.status == rejected && p.t.why == "topic" {
		return false // Vorgeschrieben ist das nicht
	}
	return !p.noun || !p.nobody() || r.kind != edikt.Ban || !d.talkedOf(c, i)
}

// weighsOwnUse reports whether who only thinks about using a service seems to examine it, or who examines others' use to think about its own:
// Die Stadt prüft den Einsatz von Copilot is no review, Die Datenschutzbehörde prüft ihn no adoption.
func (p *candidate) weighsOwnUse() bool {
	d := p.d
	if p.nobody() {
		return false
	}
	overseer := d.oversees(p.actors[0])
	switch p.r.kind {
	case edikt.Adoption:
		return p.noun && p.status == proposed && overseer && d.words[p.trigger[0]].class.has(d.g.known.use)
	case edikt.Review:
		if p.t.why == "question" && !overseer && d.helpsThem(p.m.clause) {
			return true // prüft, ob ChatGPT bei Anfragen helfen kann
		}
		path := d.pathOf(p.t.mention)
		return !p.noun && d.effectOf(p.trigger[0]) == opConsider && slices.ContainsFunc(path.steps, func(s step) bool {
			w := &d.words[s.noun]
			return w.class.has(d.g.known.use) && (!overseer || w.fold == "einführung" || w.fold == "anschaffung" || w.fold == "beschaffung")
		})
	}
	return false
}

// helpsThem reports whether a clause asks what a service is good for.
func (d *document) helpsThem(c int32) bool {
	if c < 0 || d.clauses[c].kind != indirectQuestion {
		return false
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "helfen", "eignen", "unterstützen", "entlasten", "taugen", "nützen", "lohnen":
		return true
	}
	return false
}

// thereBefore reports whether another clause of the sentence says that the service was used already: verbreitet sie nun über X und Y; auf Y
// war sie vorher schon.
func (d *document) thereBefore(c, entry int32) bool {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if int32(k) == c || cl.sentence != d.clauses[c].sentence || cl.verb != d.g.sein || cl.finite < 0 || !d.words[cl.finite].is(isPast) || !d.holdsEntry(cl, entry) {
			continue
		}
		if d.holdsFold(cl, "schon") || d.holdsFold(cl, "bereits") {
			return true
		}
	}
	return false
}

// paperRejected reports whether a relative clause is about a paper that the clause outside says is turned down: lehnt die Petition ab, die
// ein Verbot fordert.
func (d *document) paperRejected(cl *clause) bool {
	if cl.anchor < 0 || cl.parent < 0 || !d.words[cl.anchor].class.has(d.g.known.paper) || d.subjectOf(cl.parent).noun == cl.anchor {
		return false
	}
	p := &d.clauses[cl.parent]
	return !p.passive && p.neg < 0 && slices.ContainsFunc(p.words, func(i int32) bool { return d.words[i].is(verbal) && d.effectOf(i) == opReject })
}

// usedUntil reports whether a relative clause in the pluperfect only tells how the service was used that the sentence says is given up:
// trennt sich von Kaspersky, dessen Programme er installiert hatte.
func (d *document) usedUntil(c, entry int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || cl.finite < 0 || !d.words[cl.finite].is(isPast) || !d.words[cl.finite].is(isAux) {
		return false
	}
	return slices.ContainsFunc(d.found, func(f found) bool {
		return f.Kind == edikt.Exit && d.mentions[f.mention].entry == entry && d.words[f.order].sentence == cl.sentence
	})
}

// ownerOfSubject is the institution whose thing does what a channel's clause tells: Die E-Mails der Stadt laufen jetzt über X. Or -1.
func (p *candidate) ownerOfSubject() int32 {
	d, cl := p.d, &p.d.clauses[p.c]
	s := d.subjectOf(p.c)
	if !channelKind(p.r.kind) || p.status == proposed || s.mention >= 0 || s.noun < 0 || cl.passive || !cl.stated() {
		return -1
	}
	a := d.attachedActor(s.noun)
	if a < 0 || d.mentions[a].kind != actorMention || d.words[d.mentions[a].head].class.one(d.g.known.person, d.g.known.front) || d.canOnlyAsk(a) {
		return -1
	}
	return a
}

// oversees reports whether an institution watches over what others do.
func (d *document) oversees(a int32) bool {
	switch d.mentions[a].sort {
	case "dpa", "regulator", "court", "prosecutor", "union":
		return true
	}
	if d.mentions[a].kind != actorMention {
		return false
	}
	f := d.words[d.mentions[a].head].fold
	return strings.HasSuffix(f, "aufsicht") || strings.HasSuffix(f, "kartellamt") || strings.HasSuffix(f, "netzagentur") || strings.HasPrefix(f, "regulierungsbehörde")
}

// takenOffByOther reports whether a service is taken off the net by who rules or watches over others: Die Aufsicht nahm Telegram vom Netz.
func (p *candidate) takenOffByOther(a int32) bool {
	d := p.d
	if p.r.kind != edikt.Exit || p.noun || !d.sovereign(a) && !d.oversees(a) {
		return false
	}
	cl := &d.clauses[p.c]
	return d.holdsFold(cl, "netz") && (d.holdsFold(cl, "vom") || d.holdsFold(cl, "aus")) && d.left(p.m.first).prep == "" && !p.m.account
}

// boughtUp reports whether a network itself is bought: Elon Musk kaufte Twitter.
func (p *candidate) boughtUp() bool {
	d := p.d
	if d.lemmaText(d.words[p.trigger[0]].verb) != "kaufen" {
		return false
	}
	switch d.g.gaz.Entries()[p.m.entry].Sort {
	case "social", "video":
		return true
	}
	return false
}

// nearGerman looks for who acts near by: who is spoken of, who acted last.
func (p *candidate) nearGerman() {
	d, c, i := p.d, p.c, p.trigger[0]
	if !p.nobody() {
		return
	}
	if a := d.nearby(p.r, c, i); a >= 0 && p.status != proposed {
		p.act(a, false, 0.65)
		return
	}
	if a := d.aboutBody(p.r, c, p.m.entry); a >= 0 {
		p.act(a, false, 0.65)
		return
	}
	if a := d.authorityAhead(p.r, c, p.status); a >= 0 {
		p.act(a, false, 0.65)
		return
	}
	if a := p.ownerOfSubject(); a >= 0 {
		p.act(a, false, 0.7)
		return
	}
	if !p.r.Weak {
		return
	}
	a := d.goesOnGerman(p.r, c, i, p.m.entry)
	if a < 0 {
		return
	}
	p.act(a, false, 0.65)
	if n := len(d.found); n > 0 && p.status == fact && d.found[n-1].status == announced && d.found[n-1].actor == a && d.presentTense(c) {
		p.status = announced // verabschieden sich im Sommer von X; dafür kommt Y
	}
}

// elsewhere reports whether a clause is set in another place than that of an actor: In Pakistan hob ein Gericht die Sperre auf.
func (d *document) elsewhere(c, a int32) bool {
	m := d.locativeWithin(c, 1)
	return m >= 0 && d.mentions[m].kind == placeMention && d.entityOf(m).jurisdiction != d.entityOf(a).jurisdiction
}

// none reports whether a mention says that no body of a sort acts: keine Behörde hat sich angemeldet.
func (d *document) none(a int32) bool {
	l := d.left(d.mentions[a].first)
	return l.det >= 0 && l.prep == "" && d.g.negDet[d.words[l.det].fold] // not: auf keinem Gerät der Stadt
}

// looselyNamed reports whether an institution is told by a common noun, a plural, or one word without an article: too little for a
// rule that only repeats.
func (d *document) looselyNamed(a int32) bool {
	m := &d.mentions[a]
	if d.namedApart(m) {
		return false
	}
	return d.words[m.head].noun != 0 || d.severalOnly(m.head) || d.left(m.first).det < 0 && m.last-m.first < 2 && !(d.words[m.head].tok.Is(language.Caps) && len(d.words[m.head].fold) > 2)
}

// namedApart reports whether a name that opens its sentence is set off against others or put beside them: Daimler hingegen plant ...; auch
// Daimler zieht nach.
func (d *document) namedApart(m *mention) bool {
	w := &d.words[m.head]
	if m.last != m.first+1 || len(w.readings) > 0 || w.noun != 0 || w.mod != "" || int(m.last) >= len(d.words) {
		return false
	}
	first := d.sentences[w.sentence].First
	if m.first == first+1 && d.words[first].fold == "auch" {
		return true
	}
	switch d.words[m.last].fold {
	case "hingegen", "dagegen", "jedoch", "allerdings", "wiederum", "indes":
		return m.first == first
	}
	return false
}

// sovereign reports whether a is a country, its government or a court: what it takes away is away for everybody.
func (d *document) sovereign(a int32) bool {
	m := &d.mentions[a]
	if m.kind == placeMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Sort == "country" || m.sort == "court" {
		return true
	}
	return m.kind == actorMention && m.sort == "government" && len(d.entityOf(a).jurisdiction) == 2
}

// othersDoing reports whether a does not act on a tool or account of its own, or is none of those whom the rule is about.
func (p *candidate) othersDoing(a int32) bool {
	d, r := p.d, p.r
	switch {
	case p.takenOffByOther(a),
		r.state && !d.sovereign(a) && !d.oversees(a),
		r.own && !p.switchesOwn(a),
		r.kind == edikt.Ban && p.switchesOwn(a),
		d.othersTool(r, a, p.m.entry, p.status) && p.status != proposed:
		return true
	}
	return d.ownerLeaves(r, a, p.m) || d.spreads(r, p.c, a, p.m, p.t.why)
}

// onlyAsks reports whether a can only ask for the ban or duty that is announced, or told without a verb.
func (p *candidate) onlyAsks(a int32) bool {
	d, r := p.d, p.r
	if !p.binding() || p.status != announced && !(p.status == fact && d.clauses[p.c].finite < 0 && !p.noun && !r.fixed) {
		return false
	}
	m := &d.mentions[a]
	return d.onlyProposes(a) || m.sort == "association" && d.words[m.head].class.has(d.g.known.collective) && d.wants(p.c)
}

// switchesOwn reports whether who switches a tool of the office off only stops using it: die Stadt schaltet Outlook ab. A state or an
// authority switches it off for others.
func (p *candidate) switchesOwn(a int32) bool {
	d := p.d
	if !d.g.switchesOff[d.lemmaText(d.words[p.trigger[0]].verb)] || d.sovereign(a) {
		return false
	}
	switch d.mentions[a].sort {
	case "dpa", "regulator", "agency", "police":
		return false
	}
	switch d.g.gaz.Entries()[p.m.entry].Sort {
	case "mail", "office", "os", "cloud", "meeting":
		return true
	}
	return false
}
