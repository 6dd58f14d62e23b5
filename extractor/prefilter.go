package extractor

import (
	"strings"
	"unicode/utf8"

	"edikt/language/gazetteer"
)

// prefilter says whether an article can name a service at all. It is an Aho-Corasick automaton over the bytes of all
// names (Aho, Corasick, CACM 1975), made deterministic over classes of bytes; letters of both cases are one class.
// What it lets through is judged again word by word; what it stops never names a service.
type prefilter struct {
	class  [256]uint8
	width  int
	next   []int32 // state * width + class -> state
	accept []int32 // state -> 1 + first name that ends here, or 0
	chain  []int32 // name -> 1 + next name that ends in the same state, or 0
	names  []filterName
}

// filterName is a name with what must stand around it.
type filterName struct {
	length int
	name   gazetteer.Name
	strict bool // as written, with no letter or digit beside it: short and ambiguous names
}

// newPrefilter builds the automaton of a language's names for services.
func newPrefilter(g *grammar) *prefilter {
	f := &prefilter{width: 1}
	b := filterBuilder{f: f, trie: []map[uint8]int32{{}}, out: []int32{0}}
	for _, n := range g.gaz.Names() {
		e := g.gaz.Entries()[n.Entry]
		if n.Lang != "" && n.Lang != g.lang || e.Type != gazetteer.Service && e.Type != gazetteer.Vendor && e.Type != gazetteer.Generic || n.Role == gazetteer.Genitive {
			continue
		}
		b.add(n)
	}
	b.finish()
	return f
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

func (b *filterBuilder) add(n gazetteer.Name) {
	first, _, _ := strings.Cut(n.Text, " ") // German adjectives inflect: the first word is enough
	text := first
	if len(text) < 4 {
		text = n.Text
	}
	text = strings.ToLower(text)
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
	f := b.f
	f.names = append(f.names, filterName{length: len(text), name: n, strict: len(text) < 4 || n.Policy == gazetteer.Context})
	f.chain = append(f.chain, b.out[state])
	b.out[state] = int32(len(f.names))
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

// hits reports whether a service may be named in the text, in an article of that date.
func (f *prefilter) hits(d *document) bool {
	text := d.text
	state := int32(0)
	for i := range len(text) {
		state = f.next[int(state)*f.width+int(f.class[text[i]])]
		if f.accept[state] != 0 && f.confirmed(d, state, i+1) {
			return true
		}
	}
	return false
}

// confirmed looks at what stands around a hit that ends before end.
func (f *prefilter) confirmed(d *document, state int32, end int) bool {
	for n := f.accept[state]; n != 0; n = f.chain[n-1] {
		name := &f.names[n-1]
		start := end - name.length
		if start < 0 || !boundaryBefore(d.text, start) {
			continue
		}
		if name.strict && (!boundaryAfter(d.text, end) || hasUpper(name.name.Text) && d.text[start:start+1] == strings.ToLower(d.text[start:start+1])) {
			continue
		}
		if name.name.From != "" && !name.name.Holds(d.date) {
			continue
		}
		return true
	}
	return false
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
	return !isWordRune(r) || r == 's'
}

func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r != 0xD7 && r != 0xF7 && r < 0x250
}
