package extractor

import (
	"slices"

	"edikt"
)

// inheritGerman gives the institutions and services of phrases without a verb the events of the clause that they lean on:
// Wellington ebenso; ZTE auch nicht; nach Ottawa hat auch Canberra ...; wie schon die Feuerwehr.
func (d *document) inheritGerman() {
	d.ruled()
	n := len(d.found)
	if n > 0 {
		d.likewiseStrangers(n)
	}
	for c := range d.clauses {
		if k := d.modelled(int32(c)); k >= 0 {
			d.inheritActor(k, n, true)
		}
	}
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.modifier || m.kind == partMention {
			continue
		}
		switch {
		case m.kind == targetMention && (d.trailing(m) || d.alsoLike(m)):
			d.inheritTarget(int32(k), n)
		case m.acts() && (d.trailing(m) || d.standsAgainst(int32(k))):
			d.inheritActor(int32(k), n, false)
		case m.acts() && !(m.entry < 0 && m.place < 0 && d.words[m.head].is(isPlu)) && d.forerunner(m):
			d.inheritActor(int32(k), n, true)
		}
	}
}

// trailing reports whether a mention makes a clause of its own with a word of ellipsis: , Wellington ebenso; auch ZTE nicht.
func (d *document) trailing(m *mention) bool {
	l := d.left(m.first)
	s := d.sentences[d.words[m.first].sentence]
	before := l.at - 1
	leads := false
	for before >= s.First && (d.words[before].class.has(d.g.known.ellipsis) || d.words[before].fold == "auch" || orderWords[d.words[before].fold]) {
		leads, before = true, before-1
	}
	for leads && before >= s.First && orderSteps[d.words[before].fold] {
		before-- // wenig später, einen Tag darauf
	}
	if l.rel == relCoord {
		before = m.first - 1
		for before >= s.First && d.words[before].is(isDet|isPrep) {
			before--
		}
	}
	if before > s.First && genitiveName(d.words[before].fold) && d.words[before].mention >= 0 && before == m.first-1 {
		before-- // Belgiens Behörde ebenfalls
	}
	if before >= s.First {
		switch d.words[before].fold {
		case ",", ";", "und", "–", "aber":
		default:
			return false
		}
	}
	i := m.last
	follows, parted := false, before >= s.First
	for i < s.Last && !boundary(&d.words[i]) && d.words[i].fold != "." && !d.words[i].is(isConj) {
		w := &d.words[i]
		switch {
		case w.class.has(d.g.known.ellipsis) || w.fold == "auch" || parted && orderWords[w.fold]:
			follows = true
		case parted && orderSteps[w.fold] && int(i)+1 < len(d.words) && (orderWords[d.words[i+1].fold] || orderSteps[d.words[i+1].fold]):
		case w.is(isNeg) || besideOrder[w.fold] || w.class.has(d.g.known.soon):
		default:
			t := d.timeFrom(i)
			if t == i {
				return false
			}
			i = t
			follows = follows || parted && d.parallel(m) // Hessen verbot TikTok im März, Bayern im April
			continue
		}
		i++
	}
	return follows || leads && (before >= s.First || i >= s.Last-1)
}

// orderWords put one who acts behind another: dann Graz, tags darauf Stavanger, Linz zuletzt; orderSteps may stand before them, besideOrder
// anywhere about: Köln schon jetzt.
var (
	orderWords = wordSet("dann", "danach", "darauf", "schliesslich", "zuletzt", "später", "davor", "zuvor", "anschliessend", "daraufhin", "hernach")
	orderSteps = wordSet("kurz", "wenig", "tags", "etwas", "bald", "gleich", "einen", "ein", "eine", "zwei", "drei", "tag", "tage", "woche",
		"wochen", "monat", "monate", "jahr", "jahre", "stunden", "kurze", "zeit", "nur", "schon", "bereits")
	besideOrder = wordSet("wenig", "schon", "bereits", "längst", "nun", "jetzt", "inzwischen", "mittlerweile")
)

// alsoLike reports whether a service is likened to what the clause before the comma tells: WeChat ist tabu, ebenso wie die Programme von
// Kaspersky.
func (d *document) alsoLike(m *mention) bool {
	first := d.sentences[d.words[m.first].sentence].First
	for i := m.first - 1; i > first+1 && i > m.first-5; i-- {
		w := &d.words[i]
		switch {
		case w.fold == "von" && i > first+2 && (d.words[i-1].fold == "die" || d.words[i-1].fold == "den" || d.words[i-1].fold == "das" || d.words[i-1].fold == "der") && i == m.first-1:
			f := d.words[i-2].fold
			return f == "und" || f == "auch" || f == "sowie" // die Sperre von TikTok und die von WeChat
		case w.fold == "wie":
			f := d.words[i-1].fold
			return (f == "ebenso" || f == "genauso" || f == "so" || f == "gleich") && d.words[i-2].fold == ","
		case w.mention >= 0 || !w.is(isDet|isPrep|isNoun|isAdj) || boundary(w):
			return false
		}
	}
	return false
}

// timeFrom is where a time that begins at token i ends: seit Neuestem, ab Mai, im Herbst. It is i itself where none does.
func (d *document) timeFrom(i int32) int32 {
	if d.words[i].fold == "seit" && int(i)+1 < len(d.words) && (d.words[i+1].fold == "neuestem" || d.words[i+1].fold == "kurzem" || d.words[i+1].fold == "langem" || d.words[i+1].fold == "längerem") {
		return i + 2
	}
	for _, t := range d.times(d.words[i].sentence) {
		if t.last > i && (t.first == i || t.first == i+1 && d.words[i].is(isPrep)) {
			return t.last
		}
	}
	return i
}

// forerunner reports whether a mention is one that did before what its clause tells of another: Nach Ottawa hat auch
// Canberra ...; wie schon die Feuerwehr.
func (d *document) forerunner(m *mention) bool {
	l := d.left(m.first)
	at := l.at
	for n := 0; l.rel == relCoord && n < 8; n++ {
		l = d.left(d.phraseHead(l.noun))
		at = l.at
	}
	s := d.sentences[d.words[m.first].sentence]
	if l.prep == "wie" {
		return at == s.First || d.words[at-1].fold != "wenig" || d.deniedIn(d.words[m.first].sentence) // ebenso wenig wie die Feuerwehr
	}
	if d.ofNoun(d.words[m.first].mention) && d.models(m.first-1) || l.rel == relGen && d.models(l.noun) || l.prep == "von" && l.noun >= 0 && d.models(l.noun) {
		return true
	}
	if l.prep != "nach" && l.prep != "neben" || !d.startsAt(at, s.First) && !(l.prep == "neben" && m.last < s.Last && d.words[m.last].fold == "auch") || m.clause < 0 {
		return false
	}
	for i := m.last; i < s.Last; i++ {
		w := &d.words[i]
		if boundary(w) && w.fold != "," {
			return false
		}
		if d.g.alsoWords[w.fold] || w.class.has(d.g.known.soon) || w.fold == "nun" || w.fold == "jetzt" {
			return true
		}
	}
	return false
}

// deniedIn reports whether a clause of a sentence is negated: ist nicht mehr dort, ebenso wenig wie der Kreis.
func (d *document) deniedIn(si int32) bool {
	for k := range d.clauses {
		if cl := &d.clauses[k]; cl.sentence == si && cl.neg >= 0 && cl.verb != d.g.werden {
			return true
		}
	}
	return false
}

// models reports whether the noun at i says whose example is followed: nach dem Vorbild Litauens, nach dem Muster der Stadt Köln.
func (d *document) models(i int32) bool {
	switch d.words[i].fold {
	case "vorbild", "beispiel", "muster":
		p := d.left(i).prep
		return p == "nach"
	}
	return false
}

// base is the event among the first n whose trigger stands nearest to token i in its sentence, before it unless anywhere; for
// the first word of a sentence without events, the last one of the sentence before. Or -1.
func (d *document) base(i int32, n int, anywhere bool) int {
	si := d.words[i].sentence
	best := -1
	for f := range n {
		o := d.found[f].order
		if d.words[o].sentence != si || !anywhere && o > i {
			continue
		}
		if best < 0 || abs(o-i) < abs(d.found[best].order-i) {
			best = f
		}
	}
	if best < 0 && !anywhere && d.left(i).at <= d.sentences[si].First+1 {
		if f := d.lastFound(i, nil, 3); f >= 0 && f < n && d.words[d.found[f].order].sentence == si-1 {
			return f
		}
	}
	return best
}

// abs is a number without its sign: 3 for -3.
func abs(n int32) int32 { return max(n, -n) }

// inheritActor copies the events at the trigger that mention k leans on, with k as their actor.
func (d *document) inheritActor(k int32, n int, before bool) {
	b := d.base(d.mentions[k].first, n, before)
	if b < 0 || d.found[b].Actor == nil {
		return
	}
	for f := range n {
		e := d.found[f]
		if e.order != d.found[b].order || e.Kind != d.found[b].Kind || e.Actor == nil || d.isActor(k, f) {
			continue
		}
		if before && e.status != ended {
			e.status = fact
		}
		switch {
		case before:
		case e.status != rejected && d.standsAgainst(k):
			e.status = rejected
		case e.status == fact && d.soonBehind(d.mentions[k].last):
			e.status = announced
		}
		e.Confidence *= 0.85
		for _, a := range d.named(d.group(k)) {
			if d.isActor(a, f) {
				continue
			}
			c := e
			d.setActor(&c.Event, a)
			c.actor = a
			d.ownTime(&c.Event, k)
			d.found = append(d.found, c)
		}
	}
}

// soonBehind reports whether what stands from token i on to the next sign says that something is to come: in Litauen bald ebenso.
func (d *document) soonBehind(i int32) bool {
	last := d.sentences[d.words[i-1].sentence].Last
	for ; i < last && !boundary(&d.words[i]); i++ {
		if d.words[i].class.has(d.g.known.soon) {
			return true
		}
		for _, t := range d.times(d.words[i].sentence) {
			if t.first == i && (t.ahead || d.isFutureDate(t.value)) {
				return true
			}
		}
	}
	return false
}

// inheritTarget copies the events at the trigger that the service k leans on.
func (d *document) inheritTarget(k int32, n int) {
	m := &d.mentions[k]
	if slices.ContainsFunc(d.found[:n], func(f found) bool { return f.mention == k }) {
		return
	}
	b := d.base(m.first, n, false)
	if b < 0 || d.mentions[d.found[b].mention].entry == m.entry {
		return
	}
	entry := d.g.gaz.Entries()[m.entry]
	span := d.span(m.first, m.last)
	for f := range n {
		e := d.found[f]
		if e.order != d.found[b].order || e.Kind != d.found[b].Kind || e.mention != d.found[b].mention {
			continue
		}
		e.mention = k
		e.Target = edikt.Target{ID: entry.ID, Name: entry.Name.In(d.g.lang), Text: span.Text, Start: span.Start, End: span.End}
		e.Confidence *= 0.85
		d.found = append(d.found, e)
	}
}

// leftFor is the exit that an adoption goes with: who follows someone from one service to another leaves the first. Whoever did so
// before, did what others only announce, be they one body or two.
func (d *document) leftFor(base int, before bool) int {
	b := &d.found[base]
	if b.Kind != edikt.Adoption {
		return base
	}
	for k := base - 1; k >= 0; k-- {
		if f := &d.found[k]; f.Kind == edikt.Ban && f.ActorID() == b.ActorID() && f.Target.ID != b.Target.ID && d.words[b.order].sentence-d.words[f.order].sentence <= 4 {
			return k // banned one and took another in its place
		}
	}
	for k := base - 1; k >= 0; k-- {
		if f := &d.found[k]; f.Kind == edikt.Exit && (f.ActorID() == b.ActorID() || before && f.status == b.status) && d.words[b.order].sentence-d.words[f.order].sentence <= 2 {
			return k
		}
	}
	return base
}

// followed reports whether an institution without a preposition is whom the subject of its clause follows, alone or with those
// coordinated with it: folgt Irland und dem Vereinigten Königreich.
func (d *document) followed(m *mention) bool {
	s := d.subjectOf(m.clause).mention
	if cl := &d.clauses[m.clause]; s < 0 && d.resumes(cl) && cl.finite >= 0 && m.first > cl.finite {
		return true // und folgt damit Frankreich
	}
	if at := d.left(m.first).at; at > 0 && boundary(&d.words[at-1]) && d.left(m.first).rel != relCoord {
		return false // Bonn will folgen, Köln hingegen nicht
	}
	return s >= 0 && d.mentions[s].group != m.group && d.mentions[s].first < m.first
}

// repeated is the event that a rule at token i tells again: the last one of a kind that the rule may follow; without such, rather
// a measure than advice told along with it. base is the last event of any kind, or -1.
func (d *document) repeated(r *rule, i int32, base int) int {
	if base < 0 {
		return base
	}
	var kinds []edikt.Kind
	for _, k := range r.After {
		kinds = append(kinds, edikt.Kind(k))
	}
	switch k := d.found[base].Kind; {
	case len(kinds) == 0 && len(r.Verbs) > 0 && (k == edikt.AdviceAgainst || k == edikt.AdviceFor || k == edikt.Review):
		kinds = []edikt.Kind{edikt.Ban, edikt.Exit, edikt.Adoption, edikt.Mandate, edikt.Abstention}
	case len(kinds) == 0 || slices.Contains(kinds, k):
		return base
	}
	far := int32(3)
	if len(r.After) == 0 {
		far = 6 // what is advised in its stead stands between
	}
	if m := d.lastFound(i, kinds, far); m >= 0 {
		return m
	}
	return base
}

// modelled is who, by a clause of comparison, did before what the sentence tells of another: ein Verbot, wie es die Kommission
// erlassen hat; vollzieht nach, was Kanada vorgemacht hat. Or -1.
func (d *document) modelled(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) < 3 || cl.finite < 0 || cl.passive || cl.neg >= 0 || cl.kind == mainClause {
		return -1
	}
	first := d.words[cl.words[0]].fold
	if first != "wie" && first != "was" {
		return -1
	}
	done := false
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(verbal) && (w.class.has(d.g.known.say) || d.effectOf(i) == opSay) {
			return -1
		}
		switch d.lemmaText(w.verb) {
		case "vormachen", "tun", "vorleben", "vollziehen", "vorexerzieren", "praktizieren":
			done = true
		}
		if w.is(verbal) && (w.class.has(d.g.known.enact) || d.effectOf(i) == opEnforce || d.effectOf(i) == opDecide) {
			done = done || first == "wie" && d.words[cl.words[1]].fold == "es" || d.words[cl.words[1]].fold == "sie" || d.words[cl.words[1]].fold == "ihn"
		}
	}
	if !done || first == "was" && (cl.parent < 0 || !d.copies(&d.clauses[cl.parent])) {
		return -1
	}
	return d.subjectOf(c).mention
}

// copies reports whether a clause tells of doing what another did.
func (d *document) copies(cl *clause) bool {
	for _, i := range cl.words {
		if d.words[i].class.has(d.g.known.follow) {
			return true
		}
		switch d.lemmaText(d.words[i].verb) {
		case "nachvollziehen", "wiederholen", "nachmachen", "kopieren", "nachahmen", "übernehmen", "nachholen":
			return true
		}
	}
	return false
}

// heeded is what a body does that takes the advice told: it leaves what it was advised against, and takes up the rest.
func heeded(advice edikt.Kind) edikt.Kind {
	if advice == edikt.AdviceFor {
		return edikt.Adoption
	}
	return edikt.Exit
}
