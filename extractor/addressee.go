package extractor

import (
	"slices"

	"edikt"
)

// binding says how surely those whom a mention names are the ones that a measure binds or advises.
type binding uint8

const (
	unbound binding = iota
	nearby          // people in a place where nobody is bound: in den Schulen, avec les élus
	bodies          // a body that could act itself: Ministerien sollten ..., aux ministères
	people          // Beamten, ses agents
)

// addressee is who is bound or advised, and how surely: people and bodies of the clause and the clauses around it, or a clause
// that says who is meant. It reports whether they are those who provide services.
func (d *document) addressee(r *rule, c, trigger, actor int32) (who string, sure binding, through bool) {
	frame := d.frame(c)
	m, sure := d.boundIn(frame, c, actor)
	if m >= 0 && (binds(r.kind) || d.climb(d.mentions[m].first).prep != "") {
		if sure < people && binds(r.kind) {
			if first, last := d.stranger(r, frame, c, trigger); first >= 0 {
				return d.span(first, last).Text, people, false
			}
		}
		return d.textOf(m), sure, d.words[d.mentions[m].head].class.has(d.g.known.provider)
	}
	if binds(r.kind) {
		if first, last := d.stranger(r, frame, c, trigger); first >= 0 {
			return d.span(first, last).Text, people, false
		}
	}
	if !d.g.german {
		if who := d.underAge(c); who != "" {
			return who, people, false
		}
	}
	if who := d.whoever(c); who != "" {
		return who, people, false
	}
	return "", unbound, false
}

// addressNear gives what forbids, obliges or advises nobody named in its clause the people of its sentence, or of the two
// before it in the paragraph.
func (d *document) addressNear(events []found) {
	for i := range events {
		f := &events[i]
		if f.Addressee == "" && binds(f.Kind) {
			if m := d.peopleNear(f, events); m >= 0 {
				f.Addressee = d.textOf(m)
			}
		}
	}
}

// binds reports whether measures of a kind are for others to follow.
func binds(kind edikt.Kind) bool {
	switch kind {
	case edikt.Ban, edikt.Mandate, edikt.AdviceAgainst, edikt.AdviceFor:
		return true
	}
	return false
}

// boundIn is the mention in some clauses that is bound the most surely, or -1.
func (d *document) boundIn(clauses []int32, c, actor int32) (int32, binding) {
	best, most := int32(-1), unbound
	for _, in := range clauses {
		for _, i := range d.clauses[in].words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i {
				continue
			}
			if b := d.binding(m, in, actor, in == c); b > most {
				best, most = m, b
			}
		}
	}
	return best, most
}

// binding looks at where a mention stands in a clause, which may be that of the measure itself.
func (d *document) binding(m, c, actor int32, measure bool) binding {
	x := &d.mentions[m]
	group := x.kind == groupMention || d.officials(x)
	if m == actor || actor >= 0 && x.group == d.mentions[actor].group || !group && (x.kind != actorMention || x.sort == "person") {
		return unbound
	}
	p := d.climb(x.first)
	if d.ofMeasure(&p) {
		switch {
		case group:
			return people
		case x.sort == "government":
			return nearby // Handys des Bundes: it is its people who are bound
		}
		return bodies
	}
	switch {
	case len(p.steps) > 0 || !d.g.german && d.g.agentPreps[p.prep]:
		return unbound
	case group && p.prep == "" && d.demands(m, c):
		return unbound
	case group && (p.prep == "" || d.g.addresseePreps[p.prep]):
		return people
	case group && d.g.placePreps[p.prep]:
		return nearby
	case p.prep == d.g.outOf && x.entry < 0 && x.sort != "government" && (group || d.words[x.head].class.has(d.g.known.group)):
		return nearby // aus den Behörden verbannt, chassé de l'administration
	case d.g.addresseePreps[p.prep] || p.prep == "" && d.governed(m, c, measure):
		return bodies
	case !d.g.german && p.prep == "dans" && d.words[x.head].is(isPlu) && d.words[x.head].class.has(d.g.known.group):
		return nearby
	}
	return unbound
}

// demands reports whether a mention is the subject of a verb of demanding, planning or saying: Die Grünen fordern ...
func (d *document) demands(m, c int32) bool {
	cl := &d.clauses[c]
	if cl.passive || cl.finite < 0 || d.words[cl.finite].is(isModal) {
		return false
	}
	if l := d.left(d.mentions[m].first); l.det >= 0 && d.words[l.det].is(isDat) {
		return false
	}
	if s := d.subjectOf(c); s.mention != m && s.noun != d.mentions[m].head {
		return false
	}
	v := d.g.classOf(cl.verb)
	return v.any(d.g.known.operators) || v.has(d.g.known.say) || v.has(d.g.known.tell)
}

// ofMeasure reports whether a phrase hangs on what a measure takes away or on the measure itself: Handys der Beamten,
// ein Verbot für Lehrkräfte, l'usage de TikTok par les agents.
func (d *document) ofMeasure(p *path) bool {
	for _, s := range p.steps {
		w := &d.words[s.noun]
		if s.rel == relPrep && s.prep != "von" && s.prep != "durch" && s.prep != "par" && !d.g.addresseePreps[s.prep] {
			continue // pendant les cours
		}
		if w.class.any(d.g.known.workplace) || w.class.has(d.g.known.use) || d.mentionOf(s.noun, targetMention) >= 0 || d.g.addresseePreps[s.prep] && s.rel == relPrep {
			return true
		}
	}
	return false
}

// governed reports whether a body without a preposition is told what to do: it is no subject, or the subject of a duty or of
// the measure itself though another acts.
func (d *document) governed(m, c int32, measure bool) bool {
	s := d.subjectOf(c)
	if s.mention >= 0 && d.mentions[s.mention].group == d.mentions[m].group {
		f := d.clauses[c].finite
		return measure || f >= 0 && d.words[f].is(isModal) && !d.words[f].is(isFuture)
	}
	if !d.g.german {
		return d.words[d.mentions[m].head].class.has(d.g.known.group)
	}
	x := &d.mentions[m]
	return s.mention >= 0 && (d.left(x.first).det >= 0 || x.entry < 0 && x.last == x.head+1) || !d.nominative(m)
}

// underAge reads French ages: aux moins de 15 ans.
func (d *document) underAge(c int32) string {
	for _, in := range d.frame(c) {
		for _, i := range d.clauses[in].words {
			if d.words[i].fold == "moins" && d.phraseAt([]string{"moins", "de"}, i) && int(i)+3 < len(d.words) && d.words[i+3].fold == "ans" {
				return d.span(i, i+4).Text
			}
		}
	}
	return ""
}

// whoever is a clause that says who is meant: Wer in der Armee dient, muss ...; alle, die beim Land arbeiten; ceux qui ...
func (d *document) whoever(c int32) string {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != d.clauses[c].sentence || len(cl.words) == 0 {
			continue
		}
		first, last := cl.words[0], cl.words[len(cl.words)-1]
		switch {
		case cl.kind == indirectQuestion || cl.kind == mainClause && cl.finite == last && cl.finite != first:
			if d.g.whoWords[d.words[first].fold] {
				return d.span(first, last+1).Text
			}
		case cl.kind == relativeClause:
			before := first - 1
			if before >= 0 && d.words[before].fold == "," {
				before--
			}
			if before >= 0 && d.words[before].sentence == cl.sentence && d.g.everyone[d.words[before].fold] {
				return d.span(before, last+1).Text
			}
		}
	}
	return ""
}

// peopleNear is the group of people named nearest to a measure: in its sentence, in the two before it in its paragraph, in the
// one behind it, or where the measure is told in a headline in the two behind that; or -1. What a sentence says of another's
// measure is about that one's people.
func (d *document) peopleNear(f *found, events []found) int32 {
	home := d.words[f.order].sentence
	paragraph := d.sentences[home].Paragraph
	for k := home; k >= 0 && k >= home-2 && d.sentences[k].Paragraph == paragraph; k-- {
		if k < home && d.anothers(k, f, events) {
			return -1
		}
		if m := d.peopleIn(k, f, k < home); m >= 0 {
			return m
		}
	}
	headline := d.sentences[home].Headline || f.order < d.titleEnd
	for k := home + 1; k < int32(len(d.sentences)) && k <= home+2 && (headline || k == home+1 && d.sentences[k].Paragraph == paragraph); k++ {
		if !d.awake[k] {
			continue
		}
		if d.anothers(k, f, events) {
			return -1
		}
		if m := d.boundBehind(k, f); m >= 0 {
			return m
		}
	}
	return -1
}

// anothers reports whether a sentence tells of a measure that somebody else than f's actor takes.
func (d *document) anothers(k int32, f *found, events []found) bool {
	return slices.ContainsFunc(events, func(o found) bool { return d.words[o.order].sentence == k && o.ActorID() != f.ActorID() })
}

// peopleIn is the group in a sentence that stands nearest to the measure, or -1. In a sentence other than its own, users and
// citizens are named in passing.
func (d *document) peopleIn(k int32, f *found, other bool) int32 {
	best, far := int32(-1), int32(0)
	s := d.sentences[k]
	for i := s.First; i < s.Last; i++ {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention || m == f.actor || f.actor >= 0 && d.mentions[m].group == d.mentions[f.actor].group {
			continue
		}
		if other && d.words[d.mentions[m].head].class.has(d.g.known.public) {
			continue
		}
		if gap := max(i-f.order, f.order-i); best < 0 || gap < far {
			best, far = m, gap
		}
	}
	return best
}

// boundBehind is the group that a sentence behind the measure says is bound, in a clause with a modal verb or as those whom
// the measure meets: Lehrkräfte müssen ..., Betroffen sind 300 Angestellte; or -1.
func (d *document) boundBehind(k int32, f *found) int32 {
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != k || cl.finite < 0 {
			continue
		}
		if !d.words[cl.finite].is(isModal) && !slices.ContainsFunc(cl.words, func(i int32) bool { return d.g.meets[d.words[i].fold] }) {
			continue
		}
		for _, i := range cl.words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention || m == f.actor {
				continue
			}
			if p := d.climb(i); len(p.steps) == 0 && (p.prep == "" || d.g.addresseePreps[p.prep]) {
				return m
			}
		}
	}
	return -1
}

// mentionOf is the mention of a kind at a noun, or -1.
func (d *document) mentionOf(noun int32, kind mentionKind) int32 {
	if noun < 0 {
		return -1
	}
	if m := d.words[noun].mention; m >= 0 && d.mentions[m].kind == kind {
		return m
	}
	return -1
}
