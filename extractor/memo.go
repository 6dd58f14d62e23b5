package extractor

import (
	"hash/maphash"
	"math/bits"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"edikt/language"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// lexeme is what is known of a token by itself, before its neighbours are looked at. News repeats its words, so it is worked
// out once and kept from one article to the next.
type lexeme struct { // reading looks at the word and what follows it, three lines of a cache together
	word                    // as it enters every article
	number      uint32      // as a word of phrases; 0 for none
	quiet       bool        // nothing of the rest can be said of it
	joins       bool        // it is the base of separable verbs with classes
	opens       bool        // its sense hangs on what follows: a phrase may begin with it
	phraseAlone bool        // it is a phrase by itself
	pointing    bool        // it may take up services named before: die App, beide
	there       bool        // "dort" may mean a platform
	naming      bool        // a name may begin with it or stand in it
	stirs       bool        // a rule may fire at it
	stirsAlone  bool        // ... in a sentence without a service
	dated       bool        // German: it may say from when on: ab, seit
	timely      truth       // whether a time can begin with it
	coordinates bool        // und, et, a comma
	leads       uint64      // bits of the words with which phrases go on that begin with it
	phrase      *phraseNode // with which phrases begin; nil for none
	particle    uint64      // a bit for the separable particle that it may be; some share one
	preposition uint64      // a bit for the preposition that it may be, if a rule finds its services only behind such; some share one
	*openings               // what may begin with it
	place       int32       // that it means as an adjective, or -1
	initial     bool        // it stands at the start of a sentence
	listed      bool        // a class of the rules lists it as it stands
	telling     bool        // documents are asked for it
	headed      bool        // head is known
	lists       bool        // German: it may order a list: dann, bereits
	readings    []forms.Reading
	head        *gazetteer.Head
	text        string // as it was read
	base        string // of a preposition, as g.preposition has it
}

// openings is what may begin with a word. Most words open nothing.
type openings struct {
	names     []*nameEntry
	seconds   uint64       // how the second words of the names start
	short     bool         // one of the names has one word
	parts     []*nameEntry // that the first part of a compound may be
	sorts     []string     // of the services that it names beyond doubt
	heads     []longHead   // French: heads of several words
	nouns     []longNoun   // French: nouns of several words for services
	joined    classSet     // classes of the verbs that it makes with a particle
	separable []separable  // those verbs among them at which rules fire
}

// separable is a verb with its particle and the rules that fire at it.
type separable struct {
	particle string
	bit      uint64
	rules    []*rule
}

var noOpenings = new(openings)

// truth is what is known of a question that is asked of few words.
type truth uint8

const (
	unasked truth = iota
	holds
	never
)

// answer asks where nobody has asked yet.
func (t *truth) answer(ask func() bool) bool {
	if *t == unasked {
		*t = never
		if ask() {
			*t = holds
		}
	}
	return *t == holds
}

// cue numbers the phrases that conditions want, from 1 on; 0 is no such phrase.
type cue uint16

// cueSet is a set of cues; those 256 apart share a place.
type cueSet [4]uint64

func (s *cueSet) add(c cue) {
	if c > 0 {
		s[c>>6&3] |= 1 << (c & 63)
	}
}

func (s *cueSet) has(c cue) bool { return s[c>>6&3]&(1<<(c&63)) != 0 }

func (s *cueSet) any(o *cueSet) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0
}

// memo remembers lexemes by text and place: an open-addressing table of keys and what they stand for. It is one document's own.
type memo struct {
	seed  maphash.Seed
	salt  uint64
	slots []slot
	block []lexeme // where the next ones go
	used  int
	texts texts
}

// slot is a place of the table.
type slot struct {
	key
	lexeme *lexeme // nil where the slot is free
}

// key tells tokens apart: short ones by their letters, longer ones but for two hashes that are the same.
type key struct {
	a, b uint64
	rest uint64 // the length as far as it matters, and whether the token stands at the start of a sentence
}

// keyInitial is set in the rest of the key of a token that stands at the start of a sentence.
const keyInitial = 1 << 7

// Past these bounds a memory starts anew.
const (
	memoLexemes = 1 << 16
	memoBytes   = 4 << 20
)

const blockSize = 256

// keyBytes is how long the tokens are that their keys hold wholly.
const keyBytes = 16

// at returns the lexeme of a token of text. Most are short and stand at their place in the table: they are found without a call.
func (m *memo) at(g *grammar, t *language.Token, text string, initial bool) *lexeme {
	from, n := text[t.Start:], int(t.End-t.Start)
	if n > keyBytes || len(from) < 8 || len(m.slots) == 0 {
		return m.of(g, t, from[:n], initial)
	}
	k := key{rest: uint64(n)}
	if initial {
		k.rest |= keyInitial
	}
	if n >= 8 {
		k.a, k.b = eight(from), eight(from[n-8:])
	} else {
		k.a = eight(from) & (1<<(8*n) - 1) // what stands behind the token is cut off
	}
	if s := &m.slots[m.hash(&k)&uint64(len(m.slots)-1)]; s.key == k && s.lexeme != nil {
		return s.lexeme
	}
	return m.of(g, t, from[:n], initial)
}

// of returns the lexeme of a token.
func (m *memo) of(g *grammar, t *language.Token, text string, initial bool) *lexeme {
	if len(m.slots) == 0 {
		m.grow()
	}
	k := m.key(text, initial)
	mask := uint64(len(m.slots) - 1)
	for i := m.hash(&k); ; i++ {
		s := &m.slots[i&mask]
		if s.lexeme == nil {
			return m.learn(g, t, text, initial)
		}
		if s.key == k && (len(text) <= keyBytes || s.lexeme.text == text) {
			return s.lexeme
		}
	}
}

// learn works out the lexeme of a token that was not met before.
func (m *memo) learn(g *grammar, t *language.Token, text string, initial bool) *lexeme {
	if 2*m.used >= len(m.slots) || m.texts.size >= memoBytes {
		m.grow()
	}
	if len(m.block) == cap(m.block) {
		m.block = make([]lexeme, 0, blockSize)
	}
	m.block = append(m.block, lexeme{text: m.texts.keep(text), initial: initial})
	l := &m.block[len(m.block)-1]
	m.used++
	g.learn(l, *t)
	l.fold = m.texts.keep(l.fold)
	m.put(slot{m.key(text, initial), l})
	return l
}

// put files a lexeme that is not there.
func (m *memo) put(s slot) {
	mask := uint64(len(m.slots) - 1)
	i := m.hash(&s.key)
	for m.slots[i&mask].lexeme != nil {
		i++
	}
	m.slots[i&mask] = s
}

// silent reports whether a word neither begins nor means more than a word by itself: a sentence takes only its flags.
func (l *lexeme) silent() bool {
	return l.class.empty() && l.particle == 0 && l.preposition == 0 && !(l.joins || l.stirs || l.naming || l.pointing || l.there || l.opens)
}

// key is the key of a token, as slots have it.
func (m *memo) key(text string, initial bool) key {
	k := key{rest: uint64(min(len(text), keyBytes+1))}
	if initial {
		k.rest |= keyInitial
	}
	switch n := len(text); {
	case n > keyBytes:
		k.a, k.b = maphash.String(m.seed, text), maphash.String(m.seed, text[n/2:])
	case n >= 8:
		k.a, k.b = eight(text), eight(text[n-8:])
	default:
		for i := range n {
			k.a |= uint64(text[i]) << (8 * i)
		}
	}
	return k
}

// eight is the first eight bytes of a text as a number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// hash mixes a key with the memory's salt, so that nobody can choose words that fall together.
func (m *memo) hash(k *key) uint64 {
	high, low := bits.Mul64(k.a^m.salt, k.b^m.salt>>1^k.rest*0x9E3779B97F4A7C15)
	return high ^ low
}

// grow makes room for twice as many lexemes, or empties a memory that is full.
func (m *memo) grow() {
	slots := 2 * len(m.slots)
	if m.used >= memoLexemes || m.texts.size >= memoBytes {
		*m, slots = memo{}, 0
	}
	if slots == 0 {
		m.seed, m.salt, slots = maphash.MakeSeed(), rand.Uint64()|1<<63, 1<<12
	}
	old := m.slots
	m.slots = make([]slot, slots)
	for _, s := range old {
		if s.lexeme != nil {
			m.put(s)
		}
	}
}

// texts keeps short strings side by side.
type texts struct {
	block strings.Builder
	last  string
	size  int
}

const textBlock = 1 << 14

// keep returns a copy of s; s may be the string kept last.
func (t *texts) keep(s string) string {
	if s == t.last {
		return t.last
	}
	if t.block.Len()+len(s) > textBlock {
		t.block = strings.Builder{}
		t.block.Grow(max(textBlock, len(s)))
	}
	t.block.WriteString(s)
	t.size += len(s)
	all := t.block.String()
	t.last = all[len(all)-len(s):]
	return t.last
}

// lineBreak is the lexeme of all line ends.
var lineBreak = func() *lexeme {
	l := &lexeme{word: word{fold: "\n", sentence: -1, clause: -1, partner: -1, mention: -1}, openings: noOpenings, place: -1, timely: never, quiet: true}
	l.lexeme = l
	return l
}()

// learn works out a token that was not met before.
func (g *grammar) learn(l *lexeme, t language.Token) {
	l.word = word{tok: t, fold: language.Fold(l.text), sentence: -1, clause: -1, partner: -1, mention: -1, lexeme: l}
	switch t.Kind {
	case language.Punct:
		l.flags = punctFlags(l.fold)
	case language.Number:
		l.flags = isNum
	default:
		if last, _ := utf8.DecodeLastRuneInString(l.text); !unicode.IsUpper(last) { // agent-e, but: Gaia-X
			l.fold = g.ungendered(l.fold)
		}
		l.readings = g.forms.Lookup(strings.TrimSuffix(l.fold, "'")) // l', qu' stand there without
		g.classify(&l.word, l.initial)
		if !g.german && len(l.readings) == 0 && t.Is(language.Hyphen) && g.spelledOut(l.fold) {
			l.flags = isNum
		}
		if g.german && strings.Contains(l.text, "-Jährige") { // 16-Jährige begins with no capital
			l.flags |= isNoun
			l.class.add(g.known.group)
		}
	}
	g.foresee(l)
}

// spelledOut reports whether a word is a French number of several words: cinquante-neuf.
func (g *grammar) spelledOut(fold string) bool {
	for part := range strings.SplitSeq(fold, "-") {
		if g.numbers[part] == 0 && part != "et" && part != "vingts" && part != "cents" && part != "mille" {
			return false
		}
	}
	return true
}

// foresee notes what may begin with a word, so that later steps pass over all others.
func (g *grammar) foresee(l *lexeme) {
	o := openings{heads: g.longHeads[l.fold], nouns: g.longNouns[l.fold]}
	compound := l.mod != "" || l.tok.Is(language.Hyphen)
	if l.tok.Kind != language.Punct {
		o.names, o.parts, o.sorts = g.names.beginning(l.fold), g.names.within(g.firstPart(&l.word)), g.names.sorts(&l.word)
		for _, e := range o.names {
			if len(e.tokens) == 1 {
				o.short = true
			} else {
				o.seconds |= start(e.tokens[1])
				if len(e.tokens[1]) == 1 {
					o.seconds = ^uint64(0) // it may carry an ending
				}
			}
		}
		l.naming = len(o.names)+len(o.parts) > 0 || l.mod == "" && compound
	}
	l.base, l.coordinates, l.lists = g.preposition(l.fold), g.coordinators[l.fold], g.listWords[l.fold] || g.alreadyWords[l.fold]
	l.number, l.phrase, l.place = g.phrases.numbers[l.fold], g.phrases.first[l.fold], g.placeAdjective(l.fold)
	_, l.listed = g.formClass[l.fold]
	l.dated = g.german && l.class.has(g.known.newly) && datedWords[l.fold]
	if n := l.phrase; n != nil {
		l.leads, l.phraseAlone = n.leads(), n.tells()
	}
	l.opens = l.phrase != nil || len(o.nouns) > 0 || l.fold == "|" || l.dated
	if compound && l.is(isNoun) { // Verbotsdebatte
		l.stirs, l.stirsAlone = true, true
	}
	l.arouse(g.byVerb[l.verb]...)
	l.arouse(g.byNoun[l.noun]...)
	for _, p := range g.forms.Particles(l.verb) {
		o.joined = o.joined.union(g.classOf(p.Lemma))
		l.arouse(g.byVerb[p.Lemma]...)
		if rules := g.byVerb[p.Lemma]; len(rules) > 0 {
			o.separable = append(o.separable, separable{p.Particle, g.particles[p.Particle], rules})
		}
	}
	l.particle, l.preposition = g.particles[l.fold], g.prepositions[l.base]
	if l.fold == "anstatt" {
		l.preposition |= g.prepositions["statt"]
	}
	for _, part := range tellingParts(l.fold) {
		l.telling = l.telling || g.telling[part]
	}
	n := g.numbers[l.fold]
	l.there = g.german && (l.fold == there || l.fold == where)
	l.pointing = l.class.has(g.known.service) || n > 1 && n < 5 || l.fold == "beide" || l.fold == "beiden" || g.german && (pronounGender[l.fold] != 0 || l.fold == "ihn" || l.there)
	l.joins = !o.joined.empty()
	l.quiet = l.silent()
	l.openings = noOpenings
	if len(o.names)+len(o.parts)+len(o.heads)+len(o.nouns)+len(o.separable) > 0 || l.joins {
		l.openings = &o
	}
}

// arouse notes that rules may fire at the word.
func (l *lexeme) arouse(rules ...*rule) {
	for _, r := range rules {
		l.stirs = true
		l.stirsAlone = l.stirsAlone || r.firesAlone()
	}
}

// start is a bit for the first two bytes of a word.
func start(fold string) uint64 {
	switch len(fold) {
	case 0:
		return 0
	case 1:
		return 1 << (fold[0] % 64)
	}
	return 1 << ((fold[0] + 7*fold[1]) % 64)
}
