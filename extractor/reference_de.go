package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// substitute reports whether a service is only what comes in the place of another: schickt sie stattdessen zu Teams.
func (d *document) substitute(m *mention) bool {
	if m.clause < 0 || int(m.clause) >= len(d.clauses) || m.modifier {
		return false
	}
	switch d.left(m.first).prep {
	case "zu", "durch":
		return true
	}
	for _, i := range d.clauses[m.clause].words {
		switch d.words[i].fold {
		case "stattdessen", "ersatzweise", "alternativ":
			return true
		}
	}
	return false
}

// experiencer is whom the pronoun at i takes up where the clause before it opens with a dative and nobody acts in it: Dem
// Datenschützer missfällt das. Er ...; Der Beauftragten ist das zu wenig: Sie .... Or -1.
func (d *document) experiencer(i int32) int32 {
	c := d.words[i].clause
	if c <= 0 {
		return -1
	}
	for b := c - 1; b >= 0 && d.clauses[b].sentence >= d.words[i].sentence-1; b-- {
		cl := &d.clauses[b]
		if cl.kind != mainClause || len(cl.words) == 0 || cl.words[0] >= i {
			continue
		}
		m := d.openingMention(cl)
		if m < 0 || d.subjectOf(b).mention >= 0 || d.nominative(m) || d.left(d.mentions[m].first).prep != "" || !d.agrees(i, m) {
			return -1
		}
		return m
	}
	return -1
}

// openingMention is who stands in the first phrase of a clause, or -1.
func (d *document) openingMention(cl *clause) int32 {
	for _, i := range cl.words {
		if cl.finite >= 0 && i >= cl.finite {
			return -1
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// severalOnly reports whether the finite verb of the clause at token i can only be plural.
func (d *document) severalOnly(i int32) bool {
	c := d.words[i].clause
	if c < 0 || int(c) >= len(d.clauses) || d.clauses[c].finite < 0 {
		return false
	}
	plural := false
	for _, r := range d.words[d.clauses[c].finite].readings {
		if r.POS != forms.Verb || !r.Features.Has(forms.Finite) {
			continue
		}
		if r.Features.Has(forms.Sg) {
			return false
		}
		plural = plural || r.Features.Has(forms.Pl)
	}
	return plural
}

// single reports whether mention m is one person or body that no other is coordinated with.
func (d *document) single(m int32) bool {
	x := &d.mentions[m]
	for k := range d.mentions {
		if int32(k) != m && d.mentions[k].group == x.group && d.mentions[k].acts() {
			return false
		}
	}
	if x.kind == personMention {
		return true
	}
	f := d.nounFeatures(x.head)
	return x.kind == placeMention || f != 0 && f&forms.Pl == 0
}

// townsmen is the institution that a noun for the people of a town means: Die Hamburger begründeten .... Or -1.
func (d *document) townsmen(noun int32) int32 {
	p := d.g.placeAdjective(d.words[noun].fold)
	if p < 0 || d.left(noun).det < 0 {
		return -1
	}
	jur := d.g.gaz.Entries()[p].Jurisdiction
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.modifier || m.first >= noun || d.words[noun].sentence-d.words[m.first].sentence > 4 {
			continue
		}
		if m.place == p || jur != "" && d.jurisdictionOf(m) == jur {
			best = int32(k)
		}
	}
	return best
}

// placeMeant is the place that "dortig" or "hiesig" before an institution points to: the one named last, at most two sentences
// back. It returns a gazetteer entry, or -1.
func (d *document) placeMeant(m *mention) int32 {
	i := m.first - 1
	if i < 0 || !strings.HasPrefix(d.words[i].fold, "dortig") && !strings.HasPrefix(d.words[i].fold, "hiesig") {
		return -1
	}
	best, at := int32(-1), int32(-1)
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.first >= i || o.first < at || o.kind == targetMention || d.words[i].sentence-d.words[o.first].sentence > 2 {
			continue
		}
		p := o.place
		if (o.kind == placeMention || o.kind == partMention) && o.entry >= 0 {
			p = o.entry
		}
		if p >= 0 && d.g.gaz.Entries()[p].Jurisdiction != "" {
			best, at = p, o.first
		}
	}
	return best
}

// obliqueRelative reports whether the pronoun of a relative clause cannot be its subject: mit denen, dem, dessen.
func (d *document) obliqueRelative(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || len(cl.words) == 0 {
		return false
	}
	w := &d.words[cl.words[0]]
	switch w.fold {
	case "dem", "denen", "den", "dessen", "deren":
		return true
	}
	return w.is(isPrep)
}

// localBodies reports whether two events tell of one town: the one names it, the other its administration, or both their offices.
func (d *document) localBodies(a, b *found) bool {
	if !d.g.german || a.actor < 0 || b.actor < 0 {
		return false
	}
	p, bareA := d.townOf(a.actor)
	q, bareB := d.townOf(b.actor)
	return p >= 0 && p == q && (bareA || bareB || d.mentions[a.actor].sort == d.mentions[b.actor].sort)
}

// townOf is the town that a mention names or whose administration it is, and whether it only names it.
func (d *document) townOf(k int32) (entry int32, bare bool) {
	m := &d.mentions[k]
	switch {
	case m.kind == placeMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Sort == "city":
		return m.entry, true
	case m.kind == actorMention && m.sort == "city" && m.place >= 0 && !d.office(m.head):
		return m.place, false
	}
	return -1, false
}

// polledPeople reports whether a clause tells what every second or third one asked wants: jeder Sechste will.
func (d *document) polledPeople(c int32) bool {
	for _, i := range d.clauses[c].words {
		f := d.words[i].fold
		if (f == "jeder" || f == "jede" || f == "jedem") && int(i)+1 < len(d.words) && ordinalOfMany(d.words[i+1].fold) {
			return true
		}
	}
	return false
}

func ordinalOfMany(fold string) bool {
	switch strings.TrimSuffix(fold, "r") {
	case "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte", "zwölfte", "zwanzigste", "hundertste":
		return true
	}
	return false
}

// demandedNext reports whether the next sentence says of what a clause tells that someone only demands it: Das verlangt eine Motion.
func (d *document) demandedNext(c int32) bool {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si || cl.kind != mainClause || len(cl.words) == 0 {
			continue
		}
		switch d.words[cl.words[0]].fold {
		case "das", "dies", "so":
		default:
			return false
		}
		return cl.finite == cl.words[0]+1 && !cl.passive && d.effectOf(cl.finite) == opDemand
	}
	return false
}

// asCommission is the European Commission where Brussels is named for the Union, which forbids and examines through it.
func (d *document) asCommission(m *mention, e *gazetteer.Entry) (gazetteer.Entry, bool) {
	if !d.g.german || e.ID != "eu" || d.words[m.first].fold != "brüssel" {
		return gazetteer.Entry{}, false
	}
	return d.g.gaz.ByID("eu/commission")
}

// weighsUse reports whether a clause asks whether something may or shall be used: no examination of the service.
func (d *document) weighsUse(c int32) bool {
	modal, use := false, false
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		modal = modal || w.is(isModal)
		use = use || w.is(verbal) && (w.class.has(d.g.known.useVerb) || w.fold == "arbeiten")
	}
	return modal && use
}

// actsBeforeColon is the institution that the clause before a colon says has acted: Die Hochschule hat die Regeln verschärft: ....
// Or -1.
func (d *document) actsBeforeColon(c int32) int32 {
	colon := int32(-1)
	s := d.sentences[d.clauses[c].sentence]
	for i := s.First; i < s.Last && len(d.clauses[c].words) > 0 && i < d.clauses[c].words[0]; i++ {
		if d.words[i].fold == ":" {
			colon = i
		}
	}
	if colon < 0 {
		return -1
	}
	for k := c - 1; k >= 0 && d.clauses[k].sentence == d.clauses[c].sentence; k-- {
		cl := &d.clauses[k]
		if cl.kind != mainClause || cl.neg >= 0 || len(cl.words) == 0 || cl.words[0] > colon || !d.g.classOf(cl.verb).has(d.g.known.act) {
			continue
		}
		if m := d.subjectOf(k).mention; m >= 0 && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// decreed reports whether the clause is what another decides or orders: beschloss, dass Produkte der Firma hier nichts zu suchen
// haben.
func (d *document) decreed(c int32) bool {
	cl := &d.clauses[c]
	if cl.parent < 0 || cl.kind != complementClause && cl.kind != infinitiveClause || cl.reported {
		return false
	}
	p := &d.clauses[cl.parent]
	for _, i := range p.words {
		if w := &d.words[i]; w.is(verbal) && (d.effectOf(i) == opDecide || d.effectOf(i) == opOrder || w.class.has(d.g.known.enact)) {
			return true
		}
	}
	return false
}

// ownerLeaves reports whether it is only the maker, named as "der Konzern", that parts with its service: no exit.
func (d *document) ownerLeaves(r *rule, a int32, m *mention) bool {
	if r.kind != "exit" || d.mentions[a].kind != actorMention || d.mentions[a].entry >= 0 || d.mentions[a].place >= 0 || d.mentions[a].last > d.mentions[a].head+1 {
		return false
	}
	w := &d.words[d.mentions[a].head]
	if !w.class.has(d.g.nounClass["vendor"]) || w.mod != "" {
		return false
	}
	parent := d.g.gaz.Entries()[m.entry].Parent
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind == targetMention && o.entry >= 0 && parent != "" && d.g.gaz.Entries()[o.entry].ID == parent {
			return true
		}
	}
	return false
}

// opensWithPlace reports whether a place stands before the verb of a clause: und in Australien ist Schluss.
func (d *document) opensWithPlace(cl *clause) bool {
	for _, i := range cl.words {
		if i >= cl.finite {
			return false
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].kind == placeMention && d.g.placePreps[d.left(d.mentions[m].first).prep] {
			return true
		}
	}
	return false
}

// concerned is for whom something is no matter or no choice: Ein Verbot ist für die Regierung kein Thema. Or -1.
func (d *document) concerned(c int32) int32 {
	cl := &d.clauses[c]
	if cl.verb != d.g.sein && (d.g.kommen == 0 || cl.verb != d.g.kommen) {
		return -1
	}
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention && d.mentions[m].kind != placeMention {
			continue
		}
		if l := d.left(i); l.prep == "für" && l.rel == relNone {
			return m
		}
	}
	return -1
}

// asksOthers reports whether a clause demands something of a body or people that it names: verlangt vom Land, die Seite zu schliessen.
func (d *document) asksOthers(cl *clause) bool {
	for _, i := range cl.words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].modifier || d.mentions[m].kind == targetMention || d.mentions[m].kind == partMention {
			continue
		}
		l := d.left(i)
		if l.rel == relNone && (l.prep == "von" || l.prep == "" && cl.finite >= 0 && i > cl.finite && d.mentions[m].kind == groupMention || l.det >= 0 && l.prep == "" && i > cl.finite && !d.nominative(m)) {
			return true
		}
	}
	return false
}

// boundPlace is the place of those whom a measure binds: Die Schulen in Bremen dürfen ... nicht. A mention of it is made. Or -1.
func (d *document) boundPlace(c int32) int32 {
	s := d.subjectOf(c)
	m := s.mention
	if m < 0 && s.noun >= 0 {
		m = d.words[s.noun].mention
	}
	if m < 0 {
		for _, i := range d.clauses[c].words {
			if o := d.words[i].mention; o >= 0 && d.mentions[o].first == i && d.left(i).prep == "für" {
				m = o
			}
		}
	}
	if m < 0 || d.mentions[m].kind != actorMention && d.mentions[m].kind != groupMention || d.mentions[m].place < 0 || !d.words[d.mentions[m].head].is(isPlu) {
		return -1
	}
	p := d.mentions[m].place
	if e := &d.g.gaz.Entries()[p]; e.Sort != "state" && e.Sort != "country" {
		return -1
	}
	for k := range d.mentions {
		if o := &d.mentions[k]; o.kind == placeMention && o.entry == p && !o.modifier {
			return int32(k)
		}
	}
	x := d.mentions[m]
	for i := x.first; i < x.last; i++ {
		if d.words[i].is(isName) || d.words[i].noun == 0 {
			return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p, clause: x.clause})
		}
	}
	return -1
}

// ownerOfAccount is whose account the clause tells of: Der WhatsApp-Kanal der Stadt Graz ist freigeschaltet. Or -1.
func (d *document) ownerOfAccount(c int32) int32 {
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.has(d.g.known.account) || !d.modified(i) && !d.accountOf(i) {
			continue
		}
		if m := d.attachedActor(i); m >= 0 && d.mentions[m].first > i {
			return m
		}
	}
	return -1
}

// otherThan reports whether a service is only named as what another replaces: als Alternative zu WhatsApp.
func (d *document) otherThan(m *mention) bool {
	l := d.left(m.first)
	if l.prep != "zu" && l.prep != "für" || l.at == 0 {
		return false
	}
	switch d.words[l.at-1].fold {
	case "alternative", "alternativen", "ersatz", "konkurrent", "konkurrenz", "pendant", "gegenstück", "gegenentwurf", "rivale", "rivalen", "gegensatz", "antwort":
		return true
	}
	return false
}

// movedFrom reports whether right before a service behind "auf" or "zu" another one stands behind "von": von Exchange auf Open-Xchange.
func (d *document) movedFrom(m *mention) bool {
	l := d.left(m.first)
	if l.at == 0 {
		return false
	}
	o := d.targetAt(l.at - 1)
	return o >= 0 && d.left(d.mentions[o].first).prep == "von"
}

// unbound leaves out those whom measures bind where others remain: Bund und Netzbetreiber haben sich geeinigt.
func (d *document) unbound(actors []int32) []int32 {
	if !d.g.german {
		return actors
	}
	out := slices.DeleteFunc(slices.Clone(actors), func(a int32) bool { return d.words[d.mentions[a].head].class.has(d.g.known.group) })
	if len(out) == 0 {
		return actors
	}
	return out
}

// notAll reports whether a clause only says what not everybody does: Nicht jeder, der TikTok kritisiert, will es verbieten.
func (d *document) notAll(c int32) bool {
	w := d.clauses[c].words
	if len(w) < 2 || d.words[w[0]].fold != "nicht" {
		return false
	}
	switch d.words[w[1]].fold {
	case "jeder", "jede", "jedes", "alle", "jeden":
		return true
	}
	return false
}

// headed is what a noun before a colon makes of the measure behind it: Antrag der CDU: Handys sollen ....
func (d *document) headed(c int32, s status) status {
	cl := &d.clauses[c]
	if cl.kind != mainClause && cl.kind != fragment || len(cl.words) == 0 || s != fact && s != announced {
		return s
	}
	first := d.sentences[cl.sentence].First
	colon := cl.words[0] - 1
	for colon > first && d.words[colon].is(isPunct) && d.words[colon].fold != ":" {
		colon--
	}
	if colon <= first || d.words[colon].fold != ":" || d.finiteBetween(first, colon) {
		return s
	}
	for i := first; i < colon; i++ {
		if w := &d.words[i]; !w.is(isNoun) || w.class.has(d.g.known.paper) && d.effectOf(i) == noEffect {
			continue
		}
		if e := d.effectOf(i); e == opDemand || e == opConsider {
			return proposed
		}
	}
	return s
}

// makerTells reports whether the clause's own subject is the maker or provider of a service: what it gives up is no channel.
func (d *document) makerTells(c int32) bool {
	s := d.subjectOf(c)
	if s.mention >= 0 || s.noun < 0 || d.clauses[c].passive {
		return false
	}
	w := &d.words[s.noun]
	return w.mod == "" && w.class.has(d.g.nounClass["vendor"]) && d.left(s.noun).det >= 0
}

// accountOf reports whether a service hangs on the noun at i: das Konto der Stadt auf X.
func (d *document) accountOf(i int32) bool {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == targetMention && m.first > i && m.first < i+8 && d.words[m.first].clause == d.words[i].clause {
			return true
		}
	}
	return false
}

// amongTheOthers reports whether "andere" or "übrige" stands before a noun: what was told is not meant.
func (d *document) amongTheOthers(i int32) bool {
	for j := d.left(i).at; j < i; j++ {
		if f := d.words[j].fold; strings.HasPrefix(f, "ander") || strings.HasPrefix(f, "übrig") {
			return true
		}
	}
	return false
}

// takesOther reports whether a service other than m stands in the clause without a preposition: the measure told is about that one.
func (d *document) takesOther(c, m int32) bool {
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.kind == targetMention && !o.anaphor && !o.modifier && o.clause == c && o.entry != d.mentions[m].entry && !d.generic(o.entry) {
			if p := d.climb(o.first); p.prep == "" && len(p.steps) == 0 {
				return true
			}
		}
	}
	return false
}

// ownDet reports whether a determiner is a possessive in the nominative.
func ownDet(fold string) bool {
	switch fold {
	case "ihr", "ihre", "sein", "seine", "dessen", "deren":
		return true
	}
	return false
}

// namesBefore is where the name of an institution begins whose head ends it: Thalia Theater, Maxim Gorki Theater. It is the head itself
// where no unknown capitalised words stand before it, inside the sentence.
func (d *document) namesBefore(i, first int32) int32 {
	if h := d.g.headNoun(&d.words[i]); h == nil || h.Sort != "museum" && h.Sort != "hospital" && h.Sort != "school" && h.Sort != "club" && h.Sort != "media" {
		return i
	}
	at := i
	for at > first && at > i-3 {
		w := &d.words[at-1]
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || len(w.readings) > 0 || w.noun != 0 || w.mod != "" || w.mention >= 0 || genitiveName(w.fold) && at-1 == first {
			break
		}
		at--
	}
	return at
}

// bareOf reports whether a mention names an authority only by its sort and its country: Italiens Datenschützer.
func (d *document) bareOf(k int32) bool {
	m := &d.mentions[k]
	switch m.sort {
	case "dpa", "agency", "regulator", "court":
		return m.kind == actorMention && m.entry < 0 && m.place >= 0 && m.last == m.head+1 && d.g.gaz.Entries()[m.place].Sort == "country"
	}
	return false
}

// ofStore reports whether a service is only whose store it is: aus den App-Läden von Apple.
func (d *document) ofStore(m *mention) bool {
	l := d.left(m.first)
	for n := 0; l.rel == relCoord && n < 4; n++ {
		l = d.left(d.phraseHead(l.noun))
	}
	if l.prep != "von" || l.at == 0 {
		return false
	}
	f := d.words[l.at-1].fold
	return strings.HasSuffix(f, "läden") || strings.HasSuffix(f, "laden") || strings.HasSuffix(f, "stores") || strings.HasSuffix(f, "store") || strings.HasSuffix(f, "shops")
}

// goesOnGerman is who acted in the exit, adoption or ban told last, at most a sentence back in the paragraph, where an agentless passive
// or a service as its subject goes on: Bis Mai werden alle Rechner auf Linux umgestellt. Or -1.
func (d *document) goesOnGerman(r *rule, c, trigger int32) int32 {
	cl := &d.clauses[c]
	if r.kind != edikt.Exit && r.kind != edikt.Adoption || cl.neg >= 0 || d.subjectOf(c).mention >= 0 || d.subjectOf(c).pronoun >= 0 {
		return -1
	}
	if s := d.subjectOf(c); !cl.passive && !(s.noun < 0 || d.targetAt(s.noun) >= 0) {
		return -1
	}
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order >= trigger || f.actor < 0 || f.Kind != edikt.Exit && f.Kind != edikt.Adoption && f.Kind != edikt.Ban {
			continue
		}
		a, b := d.words[trigger].sentence, d.words[f.order].sentence
		if a-b > 2 || d.sentences[a].Paragraph != d.sentences[b].Paragraph && a-b > 1 || f.Kind == edikt.Ban && d.mentions[f.actor].kind == placeMention {
			return -1
		}
		return f.actor
	}
	return -1
}

// definite reports whether a simple noun stands behind a definite article: die Anschaffung, no Produkttest.
func (d *document) definite(i int32) bool {
	l := d.left(i)
	return d.words[i].mod == "" && l.det >= 0 && articles[d.words[l.det].fold]
}

// properAdjective is where the name of an institution begins with an adjective that is written as part of it: die Medizinische
// Universität Wien. It is the head itself where none stands before it inside the sentence.
func (d *document) properAdjective(i, first int32) int32 {
	at := i
	for at-1 > first && at > i-3 {
		w := &d.words[at-1]
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.mention >= 0 || w.is(isNoun|isDet|isPrep|isPron) && !w.is(isAdj) || w.noun != 0 || !adjectiveEnding(w.fold) || d.g.placeAdjective(w.fold) >= 0 || len(w.readings) > 0 && !adjectival(w) {
			break
		}
		at--
	}
	return at
}

// keepsAccount reports whether a clause only says that an account is not deleted: no refusal to leave.
func (d *document) keepsAccount(r *rule, trigger int32, s status) bool {
	if r.kind != edikt.Exit || s != rejected {
		return false
	}
	f := d.words[trigger].fold
	return strings.HasPrefix(f, "gelöscht") || strings.HasPrefix(f, "lösch") || strings.HasPrefix(f, "archivier")
}

// adjectival reports whether a form can be an adjective, however it is written.
func adjectival(w *word) bool {
	return slices.ContainsFunc(w.readings, func(r forms.Reading) bool { return r.POS == forms.Adj })
}

// landOf is the country or state for whose schools a measure holds, instead of the schools: an den Schulen in Luxemburg.
func (d *document) landOf(a int32) int32 {
	m := d.mentions[a]
	if m.kind != actorMention || m.sort != "school" || m.entry >= 0 || m.place < 0 || m.last <= m.head+1 || !d.words[m.head].is(isPlu) || !d.g.placePreps[d.left(m.first).prep] {
		return a
	}
	if e := &d.g.gaz.Entries()[m.place]; e.Sort != "state" && e.Sort != "country" {
		return a
	}
	i := m.last - 1
	return d.add(mention{kind: placeMention, first: i, last: m.last, head: i, entry: m.place, place: m.place, clause: m.clause})
}
