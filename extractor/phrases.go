package extractor

import (
	"cmp"
	"slices"
)

// phrases is a trie over the words of all phrases that the rules know: triggers, conditions, operators and marks of boilerplate
// (Fredkin, Trie Memory, CACM 1960). A text is led through it once, as it is read; later steps ask what was found.
type phrases struct {
	numbers map[string]uint32 // of the words that phrases are made of, from 1 on, by their folded text
	first   map[string]*phraseNode
	count   int // of triggers
}

// phraseNode stands for the words on the way to it, and has what the rules say of the phrase that they are.
type phraseNode struct {
	words     int32
	cue       cue          // of the condition; 0 for none
	discards  bool         // a mark of boilerplate
	next      []phraseStep // by number
	triggers  []phraseTrigger
	operators []int // classes
}

// phraseStep leads from a phrase to the one with another word.
type phraseStep struct {
	number uint32
	to     *phraseNode
}

// phraseTrigger is a phrase at which a rule fires.
type phraseTrigger struct {
	rule  *rule
	words int32
	order int // in which triggers are tried that begin at one word
}

// phraseHit is a phrase that stands in the text.
type phraseHit struct {
	at   int32 // its first word
	cue  cue
	node *phraseNode
}

func newPhrases() *phrases {
	return &phrases{numbers: map[string]uint32{}, first: map[string]*phraseNode{}}
}

// add returns the node of a phrase, new or known.
func (p *phrases) add(words []string) *phraseNode {
	n := p.first[words[0]]
	if n == nil {
		n = &phraseNode{words: 1}
		p.first[words[0]] = n
	}
	for _, w := range words[1:] {
		number := p.numbers[w]
		if number == 0 {
			number = uint32(len(p.numbers) + 1)
			p.numbers[w] = number
		}
		k, ok := slices.BinarySearchFunc(n.next, number, phraseStep.compare)
		if !ok {
			n.next = slices.Insert(n.next, k, phraseStep{number, &phraseNode{words: n.words + 1}})
		}
		n = n.next[k].to
	}
	return n
}

func (s phraseStep) compare(number uint32) int { return cmp.Compare(s.number, number) }

// trigger files a phrase at which a rule fires, once.
func (p *phrases) trigger(words []string, r *rule) {
	n := p.add(words)
	if slices.ContainsFunc(n.triggers, func(t phraseTrigger) bool { return t.rule == r }) {
		return
	}
	p.count++
	n.triggers = append(n.triggers, phraseTrigger{rule: r, words: int32(len(words)), order: p.count})
}

// tells reports whether the rules know the phrase as it is.
func (n *phraseNode) tells() bool {
	return n.cue > 0 || len(n.triggers) > 0 || len(n.operators) > 0 || n.discards
}

// step is the node of the phrase with one more word, or nil.
func (n *phraseNode) step(number uint32) *phraseNode {
	if number == 0 || len(n.next) == 0 {
		return nil
	}
	k, ok := slices.BinarySearchFunc(n.next, number, phraseStep.compare)
	if !ok {
		return nil
	}
	return n.next[k].to
}

// findPhrases finds the phrases of all sentences, and adds what they are to the sentences' summaries.
func (d *document) findPhrases() {
	d.hits, d.roused = d.hits[:0], d.roused[:0]
	for si := range d.sums {
		sum := &d.sums[si]
		sum.hits = int32(len(d.hits))
		for _, i := range d.opening[sum.opening:sum.openingTo] {
			d.phrasesFrom(i)
		}
		sum.hitsTo = int32(len(d.hits))
		d.sumPhrases(sum, d.sentences[si].Last)
	}
	d.stirs, d.roused = d.roused, d.stirs
}

// phrasesFrom finds the phrases that begin at word i.
func (d *document) phrasesFrom(i int32) {
	l := d.words[i].lexeme
	n := l.phrase
	if l.phraseAlone {
		d.hits = append(d.hits, phraseHit{i, n.cue, n})
	}
	if l.leads == 0 || int(i)+1 == len(d.words) || l.leads&phraseBit(d.words[i+1].lexeme.number) == 0 {
		return
	}
	for last := i + 1; int(last) < len(d.words); last++ {
		if n = n.step(d.words[last].lexeme.number); n == nil {
			return
		}
		if n.tells() {
			d.hits = append(d.hits, phraseHit{i, n.cue, n})
		}
	}
}

// phraseBit is a bit for the number of a word; none for 0.
func phraseBit(number uint32) uint64 {
	if number == 0 {
		return 0
	}
	return 1 << (number & 63)
}

// leads has the bits of the words with which a phrase goes on.
func (n *phraseNode) leads() uint64 {
	var out uint64
	for _, s := range n.next {
		out |= phraseBit(s.number)
	}
	return out
}

// sumPhrases adds to the summary of a sentence what its phrases are, and to the words at which rules may fire those that begin
// triggers.
func (d *document) sumPhrases(sum *summary, last int32) {
	stirs := d.stirs[sum.from:sum.to]
	sum.from = int32(len(d.roused))
	for _, h := range d.hits[sum.hits:sum.hitsTo] {
		sum.cues.add(h.cue)
		sum.boilerplate = sum.boilerplate || h.node.discards
		if h.at+h.node.words <= last {
			d.operate(sum, h)
		}
		if len(h.node.triggers) == 0 {
			continue
		}
		for len(stirs) > 0 && stirs[0] <= h.at {
			d.roused, stirs = append(d.roused, stirs[0]), stirs[1:]
		}
		if n := len(d.roused); n == int(sum.from) || d.roused[n-1] != h.at {
			d.roused = append(d.roused, h.at)
		}
		sum.stirsAlone = sum.stirsAlone || slices.ContainsFunc(h.node.triggers, func(t phraseTrigger) bool { return t.rule.firesAlone() })
	}
	d.roused = append(d.roused, stirs...)
	sum.to = int32(len(d.roused))
}

// operate gives a phrase's first word the classes of the operators that the phrase is.
func (d *document) operate(sum *summary, h phraseHit) {
	for _, class := range h.node.operators {
		w := &d.words[h.at]
		w.class.add(class)
		w.flags |= isOperator
		sum.classes.add(class)
	}
}

// hitsAt lists the phrases that begin at word i, the shortest first.
func (d *document) hitsAt(i int32) []phraseHit {
	w := &d.words[i]
	if w.lexeme.phrase == nil {
		return nil
	}
	sum := &d.sums[w.sentence]
	hits := d.hits[sum.hits:sum.hitsTo]
	first := 0
	for first < len(hits) && hits[first].at < i {
		first++
	}
	last := first
	for last < len(hits) && hits[last].at == i {
		last++
	}
	return hits[first:last]
}

// triggersAt lists the trigger phrases that stand at word i, in the order of their rules.
func (d *document) triggersAt(i int32) []phraseTrigger {
	var out []phraseTrigger
	for _, h := range d.hitsAt(i) {
		if len(out) == 0 {
			out = h.node.triggers
		} else if len(h.node.triggers) > 0 {
			out = slices.Concat(out, h.node.triggers)
			slices.SortFunc(out, func(a, b phraseTrigger) int { return cmp.Compare(a.order, b.order) })
		}
	}
	return out
}
