package extractor

import (
	"hash/maphash"
	"strings"

	"edikt/language"
)

// lexeme is what is known of a token by itself, before its neighbours are looked at. News repeats its words, so it is worked
// out once and kept from one article to the next.
type lexeme struct {
	word                   // as it enters every article
	joined    classSet     // classes of the verbs that its base makes with a particle
	cue       uint64       // which words of the rules' conditions it may be; see cues
	names     []*nameEntry // that may begin with it
	phrases   []phraseTrigger
	operators []opPhrase // operators of several words that begin with it
	discards  [][]string // marks of boilerplate that begin with it
	naming    bool       // a name may begin with it or stand in it
	stirring  bool       // a rule may fire at it
	opening   bool       // an operator or a mark of boilerplate may begin with it
}

// memo remembers lexemes by the text that they were read from: an open-addressing table. It is one document's own.
type memo struct {
	seed  maphash.Seed
	slots []memoSlot
	used  int
	bytes int
}

type memoSlot struct {
	hash    uint64
	text    string
	lexemes [2]*lexeme // inside a sentence, at its start
}

// Past these bounds a memory starts anew.
const (
	memoForms = 1 << 16
	memoBytes = 4 << 20
)

// of returns the lexeme of a token.
func (m *memo) of(g *grammar, t language.Token, text string, initial bool) *lexeme {
	if 2*m.used >= len(m.slots) {
		m.grow()
	}
	hash := maphash.String(m.seed, text)
	mask := uint64(len(m.slots) - 1)
	i := hash & mask
	for m.slots[i].text != "" && (m.slots[i].hash != hash || m.slots[i].text != text) {
		i = (i + 1) & mask
	}
	s := &m.slots[i]
	if s.text == "" {
		s.hash, s.text = hash, strings.Clone(text)
		m.used++
		m.bytes += len(text)
	}
	n := 0
	if initial {
		n = 1
	}
	if s.lexemes[n] == nil {
		s.lexemes[n] = g.learn(t, s.text, initial)
	}
	return s.lexemes[n]
}

// grow makes room for twice as many forms, or empties a memory that is full.
func (m *memo) grow() {
	old := m.slots
	switch {
	case old == nil:
		m.seed = maphash.MakeSeed()
		m.slots = make([]memoSlot, 1<<12)
	case m.used >= memoForms || m.bytes >= memoBytes:
		m.slots = make([]memoSlot, 1<<12)
		m.used, m.bytes = 0, 0
		return
	default:
		m.slots = make([]memoSlot, 2*len(old))
	}
	mask := uint64(len(m.slots) - 1)
	for _, s := range old {
		if s.text == "" {
			continue
		}
		i := s.hash & mask
		for m.slots[i].text != "" {
			i = (i + 1) & mask
		}
		m.slots[i] = s
	}
}

// lineBreak is the lexeme of all line ends.
var lineBreak = func() *lexeme {
	l := &lexeme{word: word{fold: "\n", sentence: -1, clause: -1, partner: -1, mention: -1}}
	l.lexeme = l
	return l
}()

// learn works out a token that was not met before.
func (g *grammar) learn(t language.Token, text string, initial bool) *lexeme {
	l := &lexeme{word: word{tok: t, fold: language.Fold(text), sentence: -1, clause: -1, partner: -1, mention: -1}}
	w := &l.word
	w.lexeme = l
	switch t.Kind {
	case language.Punct:
		w.flags = punctFlags(w.fold)
	case language.Number:
		w.flags = isNum
	default:
		w.fold = g.ungendered(w.fold)
		w.readings = g.forms.Lookup(strings.TrimSuffix(w.fold, "'")) // l', qu' stand there without
		g.classify(w, initial)
	}
	g.foresee(l)
	return l
}

// foresee notes what may begin with a word, so that later steps pass over all others.
func (g *grammar) foresee(l *lexeme) {
	l.cue = g.cues[l.fold]
	l.phrases, l.operators, l.discards = g.byPhrase[l.fold], g.opPhrases[l.fold], g.discards[l.fold]
	l.opening = len(l.operators)+len(l.discards) > 0 || l.fold == "|"
	compound := l.mod != "" || l.tok.Is(language.Hyphen)
	if l.tok.Kind != language.Punct {
		l.names = g.names.beginning(l.fold)
		l.naming = len(l.names) > 0 || compound
	}
	l.stirring = len(g.byVerb[l.verb])+len(g.byNoun[l.noun])+len(l.phrases) > 0 || compound && l.is(isNoun)
	for _, p := range g.forms.Particles(l.verb) {
		l.joined = l.joined.union(g.classOf(p.Lemma))
		l.stirring = l.stirring || len(g.byVerb[p.Lemma]) > 0
	}
}
