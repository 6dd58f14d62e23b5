package extractor

import (
	"slices"
)

// reach is how many sentences before and after one that may state an event are read in full.
const reach = 3

// wake notes which sentences are worth reading in full: those with a trigger and a service, or with a trigger that may mean
// the article's service, and their neighbours. It reports whether there are any.
func (d *document) wake() bool {
	n := len(d.sentences)
	if cap(d.awake) < n {
		d.awake = make([]bool, n)
	}
	d.awake = d.awake[:n]
	clear(d.awake)
	if !slices.ContainsFunc(d.mentions, func(m mention) bool { return m.kind == targetMention }) {
		return false
	}
	d.served = d.naming(d.served)
	found := false
	for si, s := range d.sentences {
		if !d.mayState(s.First, s.Last, d.served[si]) {
			continue
		}
		found = true
		for k := max(0, si-reach); k < min(n, si+reach+1); k++ {
			d.awake[k] = true
		}
	}
	for k := range min(2, n) {
		d.awake[k] = true
	}
	return found
}

// naming fills, for each sentence, whether it names a service.
func (d *document) naming(out []bool) []bool {
	if cap(out) < len(d.sentences) {
		out = make([]bool, len(d.sentences))
	}
	out = out[:len(d.sentences)]
	clear(out)
	for i := range d.mentions {
		if m := &d.mentions[i]; m.kind == targetMention {
			out[d.words[m.first].sentence] = true
		}
	}
	return out
}

// mayState reports whether a rule could fire in the sentence: one whose trigger stands there, with the words that it wants,
// beside a service or without needing one.
func (d *document) mayState(first, last int32, named bool) bool {
	q := quick{d: d, first: first, last: last, named: named}
	for i := first; i < last; i++ {
		if d.words[i].lexeme.stirring && q.stirs(i) {
			return true
		}
	}
	return false
}

// quick asks, before a sentence is parsed, whether a rule could fire in it.
type quick struct {
	d           *document
	first, last int32
	named       bool
	summed      bool
	summary     // of the sentence, once summed
}

// summary is what the words of a stretch are together: enough to know what does not stand there.
type summary struct {
	classes classSet
	joined  classSet // classes of the separable verbs that may be meant
	flags   wordFlags
	cues    uint64
}

func (s *summary) add(w *word) {
	s.classes = s.classes.union(w.class)
	s.joined = s.joined.union(w.lexeme.joined)
	s.flags |= w.flags
	s.cues |= w.lexeme.cue
}

// sum fills the summary.
func (q *quick) sum() {
	q.summed = true
	for i := q.first; i < q.last; i++ {
		q.add(&q.d.words[i])
	}
	q.named = q.named || q.classes.has(q.d.g.known.service)
}

// stirs reports whether a rule could fire at word i.
func (q *quick) stirs(i int32) bool {
	if !q.summed {
		q.sum()
	}
	d := q.d
	w := &d.words[i]
	if w.verb != 0 && q.rouse(d.g.byVerb[w.verb], w) || w.noun != 0 && q.rouse(d.g.byNoun[w.noun], nil) {
		return true
	}
	if l := d.g.triggerModifier(w); l != 0 && q.rouse(d.g.byNoun[l], nil) {
		return true
	}
	for _, p := range w.lexeme.phrases {
		if (q.named || p.rule.Implicit || p.rule.same) && d.phraseAt(p.words, i) {
			return true
		}
	}
	for _, p := range d.g.forms.Particles(w.verb) { // rät ... ab: the parts are not yet joined
		if rules := d.g.byVerb[p.Lemma]; len(rules) > 0 && q.stands(p.Particle, i) && q.rouse(rules, nil) {
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
		if len(r.words) == 0 || q.wordsStand(r.words) {
			return true
		}
	}
	return false
}

// wordsStand reports whether one of the conditions may be met; separable verbs are not yet joined.
func (q *quick) wordsStand(conds []condition) bool {
	for k := range conds {
		c := &conds[k]
		if c.class >= 0 && (q.classes.has(c.class) || q.joined.has(c.class)) || c.class < 0 && q.cues&c.cue != 0 && q.d.phraseWithin(c.words, q.first, q.last) {
			return true
		}
	}
	return false
}

// stands reports whether a particle stands behind word i.
func (q *quick) stands(particle string, i int32) bool {
	for i++; i < q.last; i++ {
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
