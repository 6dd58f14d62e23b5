package extractor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// prefilter says whether an article can state an event at all. It is an Aho-Corasick automaton (Aho, Corasick, CACM 1975)
// over the bytes of all names of services, of the nouns that take them up, and of the triggers that may mean the
// article's topic without naming it; deterministic, over classes of bytes, both cases of a letter in one class.
//
// An article without a name is done. One with a name and such a trigger is read in full. Of any other only the
// paragraphs with a name or a noun for a service are looked at: a rule that wants the service in its own sentence can
// fire nowhere else.
type prefilter struct {
	class  [256]uint8
	width  int
	next   []int32 // state * width + class -> state
	accept []int32 // state -> 1 + first pattern that ends here, or 0
	chain  []int32 // pattern -> 1 + next pattern that ends in the same state, or 0
	pats   []pattern
}

// pattern is a piece of text with what must stand around it.
type pattern struct {
	length int
	sort   patternSort
	name   gazetteer.Name // of a service
	strict bool           // as written, with no letter or digit beside it: short and ambiguous names
}

type patternSort uint8

const (
	serviceName patternSort = iota
	serviceNoun             // die App
	looseForm               // verboten
)

// newPrefilter builds the automaton of a language.
func newPrefilter(g *grammar) *prefilter {
	f := &prefilter{width: 1}
	b := filterBuilder{f: f, trie: []map[uint8]int32{{}}, out: []int32{0}}
	for _, n := range g.gaz.Names() {
		e := g.gaz.Entries()[n.Entry]
		if n.Lang != "" && n.Lang != g.lang || e.Type != gazetteer.Service && e.Type != gazetteer.Vendor && e.Type != gazetteer.Generic || n.Role == gazetteer.Genitive {
			continue
		}
		b.addName(n)
	}
	b.addForms(g)
	b.finish()
	return f
}

// manyParticles is how many separable verbs a base may have before its own forms say too little: ziehen, machen, stellen.
const manyParticles = 6

// addForms adds the forms of nouns for services and of loose triggers.
func (b *filterBuilder) addForms(g *grammar) {
	for form, readings := range g.forms.All {
		for _, r := range readings {
			switch {
			case r.POS == forms.Noun && g.classOf(r.Lemma).has(g.known.service):
				b.add(form, pattern{sort: serviceNoun})
			case b.loose(g, r):
				b.add(form, pattern{sort: looseForm})
			}
		}
	}
	for form, c := range g.formClass {
		if c.has(g.known.service) {
			b.add(form, pattern{sort: serviceNoun})
		}
	}
	for _, list := range g.byPhrase {
		for _, p := range list {
			if p.rule.Implicit || p.rule.same {
				b.add(strings.Join(p.words, " "), pattern{sort: looseForm})
			}
		}
	}
}

// loose reports whether a reading is of a trigger that needs no service in its sentence; of separable verbs that stand apart,
// the base counts unless it is a verb of all work.
func (b *filterBuilder) loose(g *grammar, r forms.Reading) bool {
	if g.triggers[r.Lemma]&looseTrigger != 0 {
		return true
	}
	particles := g.forms.Particles(r.Lemma)
	if r.POS != forms.Verb || len(particles) > manyParticles {
		return false
	}
	for _, p := range particles {
		if g.triggers[p.Lemma]&looseTrigger != 0 {
			return true
		}
	}
	return false
}

type filterBuilder struct {
	f    *prefilter
	trie []map[uint8]int32
	out  []int32
}

// classOf numbers a byte; both cases of an ASCII letter share a number.
func (b *filterBuilder) classOf(c byte) uint8 {
	f := b.f
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	if f.class[c] == 0 {
		f.class[c] = uint8(f.width)
		f.width++
		if 'a' <= c && c <= 'z' {
			f.class[c&^0x20] = f.class[c]
		}
	}
	return f.class[c]
}

func (b *filterBuilder) addName(n gazetteer.Name) {
	b.add(strings.ToLower(n.Text), pattern{name: n, strict: len(n.Text) < 5 || n.Policy == gazetteer.Context})
}

// add files a pattern; text is in small letters.
func (b *filterBuilder) add(text string, p pattern) {
	if len(text) < 2 && p.sort != serviceName {
		return
	}
	state := int32(0)
	for i := range len(text) {
		c := b.classOf(text[i])
		next, ok := b.trie[state][c]
		if !ok {
			next = int32(len(b.trie))
			b.trie = append(b.trie, map[uint8]int32{})
			b.out = append(b.out, 0)
			b.trie[state][c] = next
		}
		state = next
	}
	p.length = len(text)
	f := b.f
	f.pats = append(f.pats, p)
	f.chain = append(f.chain, b.out[state])
	b.out[state] = int32(len(f.pats))
}

// finish turns the trie into a table by breadth-first search over the failure links.
func (b *filterBuilder) finish() {
	f := b.f
	n := len(b.trie)
	f.next = make([]int32, n*f.width)
	f.accept = b.out
	fail := make([]int32, n)
	queue := []int32{0}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for c := range f.width {
			t, ok := b.trie[s][uint8(c)]
			switch {
			case ok && s != 0:
				fail[t] = f.next[int(fail[s])*f.width+c]
				b.inherit(t, fail[t])
				fallthrough
			case ok:
				f.next[int(s)*f.width+c] = t
				queue = append(queue, t)
			case s != 0:
				f.next[int(s)*f.width+c] = f.next[int(fail[s])*f.width+c]
			}
		}
	}
}

// inherit lets state t also accept what its failure state accepts.
func (b *filterBuilder) inherit(t, fail int32) {
	f := b.f
	if f.accept[t] == 0 {
		f.accept[t] = f.accept[fail]
		return
	}
	last := f.accept[t]
	for f.chain[last-1] != 0 {
		last = f.chain[last-1]
	}
	f.chain[last-1] = f.accept[fail]
}

// scan runs over the text: whether a service is named, whether a loose trigger stands anywhere, and where names and nouns
// for services end.
func (f *prefilter) scan(d *document) (named, loose bool) {
	text := d.text
	state := int32(0)
	d.hits = d.hits[:0]
	for i := range len(text) {
		state = f.next[int(state)*f.width+int(f.class[text[i]])]
		if f.accept[state] == 0 {
			continue
		}
		n, l, at := f.judge(d, state, i+1)
		named, loose = named || n, loose || l
		if at && (len(d.hits) == 0 || d.hits[len(d.hits)-1] != int32(i+1)) {
			d.hits = append(d.hits, int32(i+1))
		}
		if named && loose {
			return true, true
		}
	}
	return named, loose
}

// judge looks at what ends before end and what stands around it.
func (f *prefilter) judge(d *document, state int32, end int) (named, loose, place bool) {
	for n := f.accept[state]; n != 0; n = f.chain[n-1] {
		p := &f.pats[n-1]
		start := end - p.length
		switch p.sort {
		case looseForm:
			loose = true
		case serviceNoun:
			place = true
		case serviceName:
			if f.confirmed(d, p, start, end) {
				named, place = true, true
			}
		}
	}
	return named, loose, place
}

func (f *prefilter) confirmed(d *document, p *pattern, start, end int) bool {
	if start < 0 || !boundaryBefore(d.text, start) {
		return false
	}
	if p.strict && (!boundaryAfter(d.text, end) || hasUpper(p.name.Text) && d.text[start:start+1] == strings.ToLower(d.text[start:start+1])) {
		return false
	}
	return d.holdsName(&p.name)
}

// relevant decides whether the text is worth reading in full.
func (d *document) relevant() bool {
	named, loose := d.g.filter.scan(d)
	return named && (loose || d.paragraphsMayState())
}

// paragraphsMayState looks at the paragraphs with a hit alone.
func (d *document) paragraphsMayState() bool {
	whole := d.text
	defer func() { d.text = whole }()
	done := 0
	for _, at := range d.hits {
		if int(at) <= done {
			continue
		}
		start := strings.LastIndexByte(whole[:at-1], '\n') + 1
		end := len(whole)
		if n := strings.IndexByte(whole[at:], '\n'); n >= 0 {
			end = int(at) + n
		}
		done = end
		d.text = whole[start:end]
		d.read()
		for _, s := range d.sentences {
			if d.mayState(s.First, s.Last, d.hitIn(start+int(d.tokens[s.First].Start), start+int(d.tokens[s.Last-1].End))) {
				return true
			}
		}
	}
	return false
}

// hitIn reports whether one of the prefilter's hits ends between two offsets.
func (d *document) hitIn(a, b int) bool {
	i, _ := slices.BinarySearch(d.hits, int32(a))
	return i < len(d.hits) && int(d.hits[i]) <= b
}

// boundaryBefore reports whether a word can begin at i.
func boundaryBefore(text string, i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return !isWordRune(r)
}

func boundaryAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !isWordRune(r) || r == 's' && boundaryAfter(text, i+1)
}

func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r != 0xD7 && r != 0xF7 && r < 0x250
}
