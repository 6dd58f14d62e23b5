package extractor

import (
	"slices"
	"strings"

	"edikt/language"
)

// addressNear gives what forbids, obliges or advises nobody named in its clause the people of its sentence, or of the two
// before it in the paragraph.
func (d *document) addressNear(events []found) {
	for i := range events {
		f := &events[i]
		if f.Addressee == "" && binds(f.Kind) {
			if m := d.peopleNear(f, events); m >= 0 {
				f.Addressee, f.who = d.textOf(m), d.words[d.mentions[m].head].class
			}
		}
	}
	for i := range events {
		d.nameFully(&events[i])
	}
}

// nameFully puts a longer name for the people bound in the place of their bare noun, where the text has it elsewhere: les élus
// after les députés français, Beamte beside Staatsbeamte.
func (d *document) nameFully(f *found) {
	if f.Addressee == "" || strings.Contains(f.Addressee, " ") {
		return
	}
	bare := d.bareName(f)
	if bare < 0 {
		return
	}
	b := &d.words[d.mentions[bare].head]
	headline := d.sentences[b.sentence].Headline
	for k := range d.mentions {
		m := &d.mentions[k]
		w := &d.words[m.head]
		if k == bare || m.modifier {
			continue
		}
		same := headline && m.kind == groupMention && d.g.german && b.mod == "" && w.mod != "" && w.noun == b.noun && (b.noun != 0 || strings.HasSuffix(w.fold, b.fold))
		elected := k < bare && d.g.elected[b.fold] && w.class.has(d.g.known.deputies) && !d.g.elected[w.fold] && w.is(isPlu)
		if same || elected {
			f.Addressee = d.textOf(int32(k))
			return
		}
	}
}

// bareName is the mention that an event's addressee was read from, or -1: in the event's own sentence before others.
func (d *document) bareName(f *found) int {
	bare := -1
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != groupMention || d.span(m.first, m.last).Text != f.Addressee {
			continue
		}
		if d.words[m.first].sentence == d.words[f.order].sentence {
			return k
		}
		if bare < 0 {
			bare = k
		}
	}
	return bare
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
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention || d.one(&d.mentions[m]) || m == f.actor || f.actor >= 0 && d.mentions[m].group == d.mentions[f.actor].group {
			continue
		}
		who := d.words[d.mentions[m].head].class
		if other && (who.has(d.g.known.public) || d.public(who)) || who.has(d.g.companies) && !d.agreed(s) && (d.actsAlone(m) || d.left(i).rel == relGen) {
			continue
		}
		if gap := max(i-f.order, f.order-i); best < 0 || gap < far {
			best, far = m, gap
		}
	}
	return best
}

// agreed reports whether a sentence tells of an agreement: those who took part bind themselves.
func (d *document) agreed(s language.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if d.g.agrees[d.words[i].fold] {
			return true
		}
	}
	return false
}

// actsAlone reports whether a mention is the subject of a clause that lays no duty on it: der Betreiber ging zum Ministerium.
func (d *document) actsAlone(m int32) bool {
	c := d.words[d.mentions[m].head].clause
	if c < 0 {
		return false
	}
	cl := &d.clauses[c]
	return !cl.passive && cl.finite >= 0 && !d.words[cl.finite].is(isModal) && d.isSubject(m, c)
}

// boundBehind is the group that a sentence behind the measure says is bound, in a clause with a modal verb or as those whom
// the measure meets, or who are told of it: Lehrkräfte müssen ..., Betroffen sind 300 Angestellte, informierte die
// Beschäftigten; or -1.
func (d *document) boundBehind(k int32, f *found) int32 {
	for c := range d.clauses {
		cl := &d.clauses[c]
		if cl.sentence != k || cl.finite < 0 {
			continue
		}
		met := d.words[cl.finite].is(isModal) || slices.ContainsFunc(cl.words, func(i int32) bool { return d.g.meets[d.words[i].fold] })
		for _, i := range cl.words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != groupMention || d.one(&d.mentions[m]) || m == f.actor {
				continue
			}
			who := d.words[d.mentions[m].head].class
			if p := d.climb(i); !d.bare(&p) || p.prep != "" && !d.g.addresseePreps[p.prep] {
				continue
			}
			if met || who.any(d.g.atWork.union(d.g.atSchool)) && !d.isSubject(m, int32(c)) {
				return m
			}
		}
	}
	return -1
}
