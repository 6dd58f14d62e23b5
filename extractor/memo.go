package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

// lexeme is what is known of a folded form by itself, kept from one article to the next: news repeats its words.
type lexeme struct {
	variants [8]*variant // by capital, by the start of a sentence, by a gap hyphen in front
	names    []*nameEntry
	named    bool // names is filled
}

// variant is a word as classify left it.
type variant struct {
	readings   []forms.Reading
	class      classSet
	flags      wordFlags
	noun, verb uint32
	mod        string
}

// memoSize bounds the forms that one document's memory holds; past it, it starts anew.
const memoSize = 1 << 16

// recall fills a word from memory, or works it out and remembers it.
func (d *document) recall(w *word, initial bool) {
	if d.memo == nil || len(d.memo) >= memoSize {
		d.memo = make(map[string]*lexeme, 1<<12)
	}
	l := d.memo[w.fold]
	if l == nil {
		l = new(lexeme)
		d.memo[strings.Clone(w.fold)] = l
	}
	n := variantOf(w, initial)
	k := l.variants[n]
	if k == nil {
		k = d.g.learn(*w, initial)
		l.variants[n] = k
	}
	w.lexeme, w.readings, w.class, w.flags, w.noun, w.verb, w.mod = l, k.readings, k.class, k.flags, k.noun, k.verb, k.mod
}

// learn works out a word that was not met before.
func (g *grammar) learn(w word, initial bool) *variant {
	w.fold = strings.Clone(w.fold)
	w.readings = g.forms.Lookup(strings.TrimSuffix(w.fold, "'")) // l', qu' stand there without
	g.classify(&w, initial)
	return &variant{w.readings, w.class, w.flags, w.noun, w.verb, w.mod}
}

func variantOf(w *word, initial bool) int {
	n := 0
	if w.tok.Is(language.Upper) {
		n |= 1
	}
	if initial {
		n |= 2
	}
	if w.tok.Is(language.GapHead) {
		n |= 4
	}
	return n
}

// candidates are the names that may begin with the word.
func (d *document) candidates(w *word) []*nameEntry {
	l := w.lexeme
	if l == nil {
		return d.g.names.beginning(w.fold)
	}
	if !l.named {
		l.names, l.named = d.g.names.beginning(w.fold), true
	}
	return l.names
}
