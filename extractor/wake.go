package extractor

import (
	"slices"
)

// reach is how many sentences before and after one that may state an event are read in full.
const reach = 3

// repeatReach is how many sentences behind an event a rule of kind same may still repeat it.
const repeatReach = 6

// takeUpReach is how many sentences behind a service a word that is no noun for services may still take it up.
const takeUpReach = 2

// wake notes which sentences are worth reading in full: those with a trigger and a service, or with a trigger that may mean
// the article's service, and their neighbours. It reports whether one of them may state an event; rules that repeat cannot alone.
func (d *document) wake() bool {
	n := len(d.sentences)
	d.awake, d.stirring = blank(d.awake, n), blank(d.stirring, n)
	if !slices.ContainsFunc(d.mentions, func(m mention) bool { return m.kind == targetMention }) {
		return false
	}
	d.served = d.naming(d.served)
	d.spoken = d.speaking(d.spoken)
	told := -1 - repeatReach // the last sentence that may state an event
	for si := range d.sentences {
		if !d.mayState(si, si-told <= repeatReach) {
			continue
		}
		told, d.stirring[si] = si, true
		for k := max(0, si-reach); k < min(n, si+reach+1); k++ {
			d.awake[k] = true
		}
	}
	for k := range min(2, n) {
		d.awake[k] = true
	}
	for k := range d.awake {
		d.awake[k] = d.awake[k] && !d.sums[k].boilerplate // © Agentur
	}
	return told >= 0
}

// blank is a list of n times false, in the memory of another.
func blank(list []bool, n int) []bool {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// naming fills, for each sentence, whether it names a service, or answers a question that does.
func (d *document) naming(out []bool) []bool {
	out = blank(out, len(d.sentences))
	for i := range d.mentions {
		if m := &d.mentions[i]; m.kind == targetMention {
			si := d.words[m.first].sentence
			out[si] = true
			if d.putBefore(si+1) >= 0 {
				out[si+1] = true
			}
		}
	}
	return out
}

// speaking fills, for each sentence, whether a service is spoken of there: one is named near it, or taken up by a noun, or by a word
// near such a sentence.
func (d *document) speaking(out []bool) []bool {
	n := len(d.sentences)
	out = blank(out, n)
	last := -1 - takeUpReach
	for si := range d.sentences {
		sum := &d.sums[si]
		if !d.served[si] && !sum.classes.has(d.g.known.service) && !(sum.pointing && si-last <= takeUpReach) {
			continue
		}
		last = si
		for k := max(0, si-spokenBefore); k < min(n, si+spokenBehind+1); k++ {
			out[k] = true
		}
	}
	return out
}

// mayState reports whether a rule could fire in a sentence: one whose trigger stands there, with the words that it wants, beside a
// service or without needing one. Rules that repeat can only where something was told, others without a service of their own only where
// one is spoken of too.
func (d *document) mayState(si int, told bool) bool {
	q := quick{d: d, summary: &d.sums[si], Sentence: d.sentences[si], told: told}
	q.named = d.served[si] || q.classes.has(d.g.known.service) || q.pointing && (!d.g.german || si > 0 && (d.sums[si-1].classes.has(d.g.known.service) || d.served[si-1] && q.saysNotToUse())) || q.there
	if !q.named && (d.g.german && !q.stirsAlone || !told && !d.spoken[si]) {
		return false
	}
	for _, i := range d.stirs[q.from:q.to] {
		if (q.named || !d.g.german || d.words[i].lexeme.stirsAlone || d.words[i].lexeme.phrase != nil) && q.stirredAt(i) {
			return true
		}
	}
	return false
}

// saysNotToUse reports whether a negation and a verb of using stand in the sentence: bittet, es nicht zu benutzen.
func (q *quick) saysNotToUse() bool {
	return q.flags&isNeg != 0 && q.classes.has(q.d.g.known.useVerb)
}

// summary is what the words of a sentence are together: enough to know what does not stand there.
type summary struct {
	classes      classSet
	joined       classSet // classes of the separable verbs that may be meant
	cues         cueSet
	particles    uint64
	prepositions uint64 // behind which rules find their services
	flags        wordFlags
	from, to     int32 // of the words at which rules may fire
	opening      int32 // the first of the words with which phrases may begin
	openingTo    int32
	hits, hitsTo int32 // of the phrases
	stirsAlone   bool
	boilerplate  bool
	there        bool // "dort" may mean a platform
	pointing     bool // a word stands there that may take up services named before
}

func (s *summary) add(l *lexeme) {
	s.classes = s.classes.union(l.class)
	if l.joins {
		s.joined = s.joined.union(l.joined)
	}
	s.particles |= l.particle
	s.prepositions |= l.preposition
	s.stirsAlone = s.stirsAlone || l.stirsAlone
	s.there = s.there || l.there
	s.pointing = s.pointing || l.pointing
}
