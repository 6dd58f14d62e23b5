package extractor

import (
	"slices"

	"edikt"
)

// proposeSame makes events of a rule that repeats: Auch Wien zieht nach; une mesure similaire. Kind and target are those
// of the event told last; actor and status are the clause's own.
func (d *document) proposeSame(r *rule, c int32, trigger [2]int32) {
	far := int32(3)
	if !d.g.german && r.places.subject {
		far = 6 // lui aussi: the services stand apart from what was told
	}
	base := d.mainOf(d.lastFound(trigger[0], d.kindsTold(r, trigger[0]), far))
	if m := d.mainMeasure(r, trigger[0]); m >= 0 {
		base = m
	}
	if d.g.german {
		base = d.repeated(r, trigger[0], base)
	} else {
		base = d.notAdded(base, trigger[0], far)
	}
	if !d.g.german {
		base = d.asTheOther(base, trigger[0], far)
	}
	question := d.askedBefore(trigger[0], base)
	if base < 0 && question < 0 {
		return
	}
	if question < 0 && !d.g.german && d.found[base].Kind == edikt.Review && len(r.After) == 0 { // a step is a measure where one was told
		if m := d.lastFound(trigger[0], measures, far); m >= 0 {
			base = m
		}
	}
	if d.g.german {
		if d.opensWithWho(c) {
			return
		}
		base = d.joinedBy(d.mainTold(d.leftFor(base, r.fixed), trigger[0]), c, trigger[0])
	}
	if last := trigger[1] - 1; !d.words[last].is(isNoun|verbal) && int(trigger[1]) < len(d.words) && d.words[trigger[1]].is(isNoun) {
		return // dasselbe Muster
	}
	var b found
	if question >= 0 {
		b = d.asked[question]
	} else {
		b = d.found[base]
	}
	next := int32(-1)
	if d.words[trigger[0]].is(verbal) && (b.actor >= 0 && !d.g.german || d.g.german && d.g.unaccusative(d.words[trigger[0]].verb)) {
		next = d.nextService(c, trigger[0], b.mention)
	}
	if d.g.german && next < 0 && len(r.places.preps) == 0 && d.takesOther(c, b.mention) {
		return // führt LibreOffice ebenfalls ein
	}
	if len(r.After) > 0 && !slices.Contains(r.After, string(b.Kind)) || r.Implicit && !d.bareClause(r, c, trigger, next) {
		return
	}
	if !d.g.german && (d.sameForOther(r, c, trigger, b) || d.goesOnAbout(r, c, &b)) {
		return
	}
	as0 := *r
	as0.kind, as0.same, as0.again = b.Kind, false, true
	if d.g.german && r.places.preps["für"] {
		if d.sameForSharers(r, c, trigger, b) {
			return
		}
		for _, t := range d.targetsOfVerb(r, c, trigger[0]) {
			if s := d.qualify(&as0, c, trigger, false, false); s != nothing && d.mentions[t.mention].entry != d.mentions[b.mention].entry {
				f := d.event(&as0, c, trigger, foundTarget{t.mention, 0.75, "same"}, b.actor, max(s, b.status), b.Confidence*0.9)
				f.Addressee, f.Scope = b.Addressee, b.Scope
				d.found = append(d.found, f)
			}
		}
		return
	}
	targets := d.sameTargets(b)
	if own := d.ownTargets(c, trigger[0]); len(own) > 0 && !d.g.german {
		targets = own
	}
	if d.g.german {
		targets = d.namedBehindColon(targets, trigger[0])
	}
	as := *r
	as.kind = b.Kind
	if r.Form == "heed" {
		as.kind = heeded(b.Kind)
	}
	if !d.g.german && b.Kind == edikt.Abstention && r.fixed && r.status == proposed {
		as.kind = edikt.Adoption // n'a pas de compte; Berne y réfléchit
	}
	as.same, as.again = false, true
	if next >= 0 && !r.places.subject {
		if s := d.qualify(&as, c, trigger, false, false); s != nothing {
			f := d.event(&as, c, trigger, foundTarget{next, 0.75, "same"}, b.actor, s, b.Confidence*0.9)
			f.Addressee = b.Addressee
			d.found = append(d.found, f)
		}
		return
	}
	if !d.g.german && (d.thingActs(c, trigger[0]) || (r.Form == "bare" || r.Form == "opening") && !d.bodyIn(c) || r.Form == "opening" && trigger[1]-trigger[0] == 1 && !d.properAt(trigger[1])) {
		return // le reste a suivi; mais aussi des ordinateurs
	}
	if !d.g.german && len(d.ownTargets(c, trigger[0])) == 0 {
		d.another(r, c, trigger[0], &b)
	}
	n := len(d.found)
	for _, t := range targets {
		d.propose(&as, c, trigger, t)
	}
	if r.Form == "turn" {
		d.turn(n, &b, len(r.After) > 0)
	}
	if r.Form == "bare" && d.holdsWord(d.clauses[c].sentence, soonWords) {
		for i := n; i < len(d.found); i++ {
			d.found[i].status = max(d.found[i].status, announced)
		}
	}
	if !d.g.german && d.words[trigger[0]].class.has(d.g.known.follow) {
		d.noFurther(n, &b)
	}
	for i := n; i < len(d.found); i++ {
		f := &d.found[i]
		if len(f.Scope) == 0 {
			f.Scope = b.Scope
		}
		if f.Addressee == "" && as.kind == b.Kind {
			f.Addressee = b.Addressee
		}
		if d.g.german && f.status == fact && !f.fixed && f.present {
			f.status = b.status // hält es ebenso: as far as the other
		}
	}
}

// nextService is another service that stands as the subject of the clause, or -1: Zoom ist gesperrt, Teams folgt im Mai; im Mai folgte
// Teams.
func (d *document) nextService(c, trigger, told int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m >= 0 && d.mentions[m].acts() && !(d.g.german && d.ownsNoun(m)) {
			return -1
		}
		if i >= trigger && !(d.g.german && d.noSubject(c)) {
			return -1
		}
		if m < 0 || d.mentions[m].kind != targetMention || d.mentions[m].modifier || d.mentions[m].anaphor || d.g.german && d.makerOnly(d.mentions[m].entry) {
			continue
		}
		l := d.left(d.mentions[m].first)
		if d.g.german && l.rel == relAppos { // der Assistent Copilot
			l = d.left(l.noun)
		}
		if l.prep != "" || l.rel != relNone || l.det >= 0 && d.dativeArticle(l.det, d.mentions[m].first-1) || d.mentions[m].entry == d.mentions[told].entry {
			return -1
		}
		return m
	}
	return -1
}

// dativeArticle reports whether the article before the noun at i can only be a dative: folgte der App TikTok; not: folgte der Chatbot X.
func (d *document) dativeArticle(det, i int32) bool {
	w := &d.words[det]
	return w.is(isDat) && (w.fold != "der" || i == det || d.g.feminine(&d.words[i]))
}

// noSubject reports whether a clause names nobody and nothing before its verb that it could be about: im Mai folgte Teams.
func (d *document) noSubject(c int32) bool {
	s := d.subjectOf(c)
	return s.mention < 0 && s.pronoun < 0 && (s.noun < 0 || s.noun > d.clauses[c].finite)
}

// sameTargets are the services of the event that b is one of: France bans Zoom and Teams.
func (d *document) sameTargets(b found) []foundTarget {
	out := []foundTarget{{b.mention, 0.75, "same"}}
	for _, f := range d.found {
		if f.order == b.order && f.Kind == b.Kind && !slices.ContainsFunc(out, func(t foundTarget) bool { return t.mention == f.mention }) {
			out = append(out, foundTarget{f.mention, 0.7, "same"})
		}
	}
	return out
}

// lastFound is the event of one of the kinds whose trigger stands nearest before token i, at most far sentences
// back, or -1.
func (d *document) lastFound(i int32, kinds []edikt.Kind, far int32) int {
	best := -1
	for k := range d.found {
		o := d.found[k].order
		if o < i && ofKind(&d.found[k], kinds) && d.words[i].sentence-d.words[o].sentence <= far && (best < 0 || o >= d.found[best].order) {
			best = k
		}
	}
	return best
}

// inherit gives institutions in elliptic phrases the events of their sentence: ebenso das dänische Parlament; tout comme
// la Commission; folgt Ländern wie Kanada.
func (d *document) inherit() {
	if d.g.german {
		d.inheritGerman()
	} else {
		d.inheritRemnants()
	}
	n := len(d.found)
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.modifier || !d.elliptic(m) {
			continue
		}
		si := d.words[m.first].sentence
		for f := range n {
			b := d.found[f]
			if d.words[b.order].sentence != si || b.Actor == nil && !b.crowd || d.isActor(int32(k), f) {
				continue
			}
			e := b
			e.status = fact
			if b.order < m.first && !d.leaders(m) && !d.wentBefore(m) && !d.didSo(m) {
				e.status = b.status
			}
			e.Confidence *= 0.85
			group := d.group(int32(k))
			if d.g.german {
				group = d.named(group)
			}
			for _, a := range group {
				d.setActor(&e.Event, a)
				d.found = append(d.found, e)
			}
		}
	}
}

// isActor reports whether mention k already acts in an event of this trigger.
func (d *document) isActor(k int32, f int) bool {
	ent := d.entityOf(k)
	for i := range d.found {
		o := &d.found[i]
		if o.order == d.found[f].order && o.Kind == d.found[f].Kind && o.ActorID() == ent.id {
			return true
		}
	}
	return false
}

// elliptic reports whether a word of ellipsis (ebenso, genauso, tout comme) stands right before the mention's phrase.
func (d *document) elliptic(m *mention) bool {
	l := d.left(m.first)
	if l.rel == relCoord || d.g.german && l.prep == "wie" {
		return false
	}
	if d.leaders(m) || !d.g.german && (d.didSo(m) || d.followers(&l) || d.doesLikewise(m, &l) || d.doesAsWell(m, &l) || d.precedes(m, &l)) {
		return true
	}
	for i, n := l.at-1, 0; i >= 0 && n < 3 && d.words[i].sentence == d.words[m.first].sentence; i, n = i-1, n+1 {
		if d.words[i].class.has(d.g.known.ellipsis) {
			return true
		}
		if !d.words[i].is(isPunct | isAdv | isPrep | isDet) {
			return false
		}
	}
	return false
}

// leaders reports whether the mention is among those whom someone follows: folgt Ländern wie Kanada, nach den USA zieht nach.
func (d *document) leaders(m *mention) bool {
	c := m.clause
	if c < 0 || int(c) >= len(d.clauses) {
		return false
	}
	follows := false
	for _, i := range d.clauses[c].words {
		if d.words[i].class.has(d.g.known.follow) {
			follows = true
		}
	}
	if !follows {
		return false
	}
	l := d.left(m.first)
	if d.g.german && l.rel == relNone && l.prep == "" && d.followed(m) {
		return true
	}
	if !d.g.german && l.prep == "" && l.rel == relNone && d.followedFrench(m) {
		return true
	}
	if d.g.german && l.rel == relNone && (l.prep == "hinter" || l.prep == "neben") {
		return true // reiht sich damit hinter Norwegen ein
	}
	return l.rel == relLike || l.prep == "nach" || l.prep == "après" || !d.g.german && l.prep == "à" && l.rel == relNone || l.det >= 0 && d.words[l.det].is(isDat)
}
