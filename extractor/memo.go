package extractor

import (
	"hash/maphash"
	"strings"

	"edikt/language"
)

// lexeme is what is known of a token by itself, before its neighbours are looked at. News repeats its words, so it is worked
// out once and kept from one article to the next.
type lexeme struct {
	word              // as it enters every article
	text       string // as it was read
	*openings         // what may begin with it
	cue        uint64 // which words of the rules' conditions it may be
	opens      bool   // an operator of several words or a mark of boilerplate may begin with it
	naming     bool   // a name may begin with it or stand in it
	stirs      bool   // a rule may fire at it
	stirsAlone bool   // ... in a sentence without a service
}

// openings is what may begin with a word. Most words open nothing.
type openings struct {
	names     []*nameEntry
	seconds   uint64 // the first bytes of the second words of the names, one bit for four of them
	short     bool   // one of the names has one word
	phrases   []phraseTrigger
	operators []opPhrase // of several words
	discards  [][]string // marks of boilerplate
	joined    classSet   // classes of the verbs that it makes with a particle
}

var noOpenings = new(openings)

// memo remembers lexemes by text and place: an open-addressing table. It is one document's own.
type memo struct {
	seed  maphash.Seed
	slots []memoSlot
	used  int
	bytes int // of text
}

type memoSlot struct {
	hash   uint64 // its lowest bit says whether the lexeme opens a sentence
	lexeme *lexeme
}

// Past these bounds a memory starts anew.
const (
	memoLexemes = 1 << 16
	memoBytes   = 4 << 20
)

// of returns the lexeme of a token.
func (m *memo) of(g *grammar, t language.Token, text string, initial bool) *lexeme {
	if 2*m.used >= len(m.slots) || m.bytes >= memoBytes {
		m.grow()
	}
	hash := maphash.String(m.seed, text) &^ 1
	if initial {
		hash |= 1
	}
	mask := uint64(len(m.slots) - 1)
	i := hash >> 1 & mask
	for ; m.slots[i].lexeme != nil; i = (i + 1) & mask {
		if s := &m.slots[i]; s.hash == hash && s.lexeme.text == text {
			return s.lexeme
		}
	}
	l := g.learn(t, strings.Clone(text), initial)
	m.slots[i] = memoSlot{hash, l}
	m.used++
	m.bytes += len(text)
	return l
}

// grow makes room for twice as many lexemes, or empties a memory that is full.
func (m *memo) grow() {
	old := m.slots
	switch {
	case old == nil:
		m.seed = maphash.MakeSeed()
		m.slots = make([]memoSlot, 1<<12)
	case m.used >= memoLexemes || m.bytes >= memoBytes:
		m.slots = make([]memoSlot, 1<<12)
		m.used, m.bytes = 0, 0
		return
	default:
		m.slots = make([]memoSlot, 2*len(old))
	}
	mask := uint64(len(m.slots) - 1)
	for _, s := range old {
		if s.lexeme == nil {
			continue
		}
		i := s.hash >> 1 & mask
		for m.slots[i].lexeme != nil {
			i = (i + 1) & mask
		}
		m.slots[i] = s
	}
}

// lineBreak is the lexeme of all line ends.
var lineBreak = func() *lexeme {
	l := &lexeme{word: word{fold: "\n", sentence: -1, clause: -1, partner: -1, mention: -1}, openings: noOpenings}
	l.lexeme = l
	return l
}()

// learn works out a token that was not met before.
func (g *grammar) learn(t language.Token, text string, initial bool) *lexeme {
	l := &lexeme{word: word{tok: t, fold: language.Fold(text), sentence: -1, clause: -1, partner: -1, mention: -1}, text: text}
	l.lexeme = l
	switch t.Kind {
	case language.Punct:
		l.flags = punctFlags(l.fold)
	case language.Number:
		l.flags = isNum
	default:
		l.fold = g.ungendered(l.fold)
		l.readings = g.forms.Lookup(strings.TrimSuffix(l.fold, "'")) // l', qu' stand there without
		g.classify(&l.word, initial)
		if g.german && strings.Contains(text, "-Jährige") { // 16-Jährige begins with no capital
			l.flags |= isNoun
			l.class.add(g.known.group)
		}
	}
	g.foresee(l)
	return l
}

// foresee notes what may begin with a word, so that later steps pass over all others.
func (g *grammar) foresee(l *lexeme) {
	o := openings{phrases: g.byPhrase[l.fold], operators: g.opPhrases[l.fold], discards: g.discards[l.fold]}
	compound := l.mod != "" || l.tok.Is(language.Hyphen)
	if l.tok.Kind != language.Punct {
		o.names = g.names.beginning(l.fold)
		for _, e := range o.names {
			if len(e.tokens) == 1 {
				o.short = true
			} else {
				o.seconds |= firstByte(e.tokens[1])
			}
		}
		l.naming = len(o.names) > 0 || compound
	}
	l.cue = g.cues[l.fold]
	l.opens = len(o.operators)+len(o.discards) > 0 || l.fold == "|"
	if compound && l.is(isNoun) { // Verbotsdebatte
		l.stirs, l.stirsAlone = true, true
	}
	l.arouse(g.byVerb[l.verb]...)
	l.arouse(g.byNoun[l.noun]...)
	for _, p := range o.phrases {
		l.arouse(p.rule)
	}
	for _, p := range g.forms.Particles(l.verb) {
		o.joined = o.joined.union(g.classOf(p.Lemma))
		l.arouse(g.byVerb[p.Lemma]...)
	}
	l.openings = noOpenings
	if len(o.names)+len(o.phrases)+len(o.operators)+len(o.discards) > 0 || !o.joined.empty() {
		l.openings = &o
	}
}

// arouse notes that rules may fire at the word.
func (l *lexeme) arouse(rules ...*rule) {
	for _, r := range rules {
		l.stirs = true
		l.stirsAlone = l.stirsAlone || r.Implicit || r.same
	}
}

// firstByte is a bit for the first byte of a word.
func firstByte(fold string) uint64 {
	if fold == "" {
		return 0
	}
	return 1 << (fold[0] % 64)
}
