package extractor

import (
	"slices"

	"edikt/language"
)

// reach is how many sentences before and after one that may state an event are read in full.
const reach = 3

// wake notes which sentences are worth reading in full: those with a trigger and a service, or with a trigger that may mean
// the article's service, and their neighbours. It reports whether there are any.
func (d *document) wake() bool {
	n := len(d.sentences)
	d.awake, d.stirring = blank(d.awake, n), blank(d.stirring, n)
	if !slices.ContainsFunc(d.mentions, func(m mention) bool { return m.kind == targetMention }) {
		return false
	}
	d.served = d.naming(d.served)
	found := false
	for si := range d.sentences {
		if !d.mayState(si, d.served[si]) {
			continue
		}
		found, d.stirring[si] = true, true
		for k := max(0, si-reach); k < min(n, si+reach+1); k++ {
			d.awake[k] = true
		}
	}
	for k := range min(2, n) {
		d.awake[k] = true
	}
	return found
}

// blank is a list of n times false, in the memory of another.
func blank(list []bool, n int) []bool {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// naming fills, for each sentence, whether it names a service.
func (d *document) naming(out []bool) []bool {
	out = blank(out, len(d.sentences))
	for i := range d.mentions {
		if m := &d.mentions[i]; m.kind == targetMention {
			out[d.words[m.first].sentence] = true
		}
	}
	return out
}

// mayState reports whether a rule could fire in a sentence: one whose trigger stands there, with the words that it wants, beside a
// service or without needing one.
func (d *document) mayState(si int, named bool) bool {
	q := quick{d: d, summary: &d.sums[si], Sentence: d.sentences[si], named: named || d.sums[si].classes.has(d.g.known.service) || d.g.german && d.sums[si].there}
	alone := !q.named && d.g.german
	if alone && !q.stirsAlone {
		return false
	}
	for _, i := range d.stirs[q.from:q.to] {
		if (!alone || d.words[i].lexeme.stirsAlone) && q.stirredAt(i) {
			return true
		}
	}
	return false
}

// quick asks, before a sentence is parsed, whether a rule could fire in it.
type quick struct {
	d *document
	language.Sentence
	*summary
	named bool
}

// summary is what the words of a sentence are together: enough to know what does not stand there.
type summary struct {
	classes    classSet
	joined     classSet // classes of the separable verbs that may be meant
	cues       cueSet
	particles  uint64
	flags      wordFlags
	from, to   int32 // of the words at which rules may fire
	stirsAlone bool
	there      bool // "dort" may mean a platform
}

func (s *summary) add(l *lexeme) {
	s.classes = s.classes.union(l.class)
	if l.joins {
		s.joined = s.joined.union(l.joined)
	}
	s.cues.add(l.cue)
	s.particles |= l.particle
	s.flags |= l.flags
	s.stirsAlone = s.stirsAlone || l.stirsAlone
	s.there = s.there || l.fold == there
}

// stirredAt reports whether a rule could fire at word i.
func (q *quick) stirredAt(i int32) bool {
	d := q.d
	w := &d.words[i]
	if q.rouse(d.g.byVerb[w.verb], w) || q.rouse(d.g.byNoun[w.noun], nil) {
		return true
	}
	if l := d.g.triggerModifier(w); l != 0 && q.rouse(d.g.byNoun[l], nil) {
		return true
	}
	for _, p := range d.phrasesAt(i) {
		if (q.named || p.rule.Implicit || p.rule.same) && d.phraseAt(p.words, i) {
			return true
		}
	}
	for _, s := range w.lexeme.separable { // rät ... ab: the parts are not yet joined
		if q.particles&s.bit != 0 && q.stands(s.particle, i) && q.rouse(s.rules, nil) {
			return true
		}
	}
	return false
}

// rouse reports whether one of the rules could fire; w is the verb that triggers it, nil for others.
func (q *quick) rouse(rules []*rule, w *word) bool {
	for _, r := range rules {
		if w != nil && w.is(isAux|isModal) && !r.auxiliary || !q.named && !r.Implicit && !r.same && q.d.g.german {
			continue
		}
		if r.Negated == "required" && q.flags&isNeg == 0 || r.Only && !q.classes.any(r.via) {
			continue
		}
		if len(r.words.list) == 0 || q.wordsStand(&r.words) {
			return true
		}
	}
	return false
}

// wordsStand reports whether one of the conditions may be met; separable verbs are not yet joined.
func (q *quick) wordsStand(conds *conditions) bool {
	if q.classes.any(conds.classes) || q.joined.any(conds.classes) {
		return true
	}
	if !q.cues.any(&conds.cues) {
		return false
	}
	for k := range conds.list {
		if c := &conds.list[k]; c.cue > 0 && q.cues.has(c.cue) && q.d.phraseWithin(c.words, q.First, q.Last) {
			return true
		}
	}
	return false
}

// stands reports whether a particle stands behind word i.
func (q *quick) stands(particle string, i int32) bool {
	for i++; i < q.Last; i++ {
		if q.d.words[i].fold == particle {
			return true
		}
	}
	return false
}

// phraseWithin reports whether the folded words begin somewhere in a stretch.
func (d *document) phraseWithin(words []string, first, last int32) bool {
	for i := first; i < last; i++ {
		if d.words[i].fold == words[0] && d.phraseAt(words, i) {
			return true
		}
	}
	return false
}
