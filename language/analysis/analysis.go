package analysis

import (
	"strings"

	"edikt/language"
)

// Analyzer turns text in one language into terms. It is safe for concurrent use and remembers the words it has seen.
type Analyzer struct {
	lang  string
	split func(form string) []part // index side, the whole word first
	class func(form string) string
	widen func(form string) []Alternative
	verbs *verbTable // nil where the language has no separable verbs
	memo  *memo
}

// part is a stretch of a form with its term.
type part struct {
	term       string
	start, end int // in the form
}

// Word is a word of a text.
type Word struct {
	Form       string // lower case, composed, ß kept: what phrases, prefixes and fuzzy words compare
	Start, End int    // byte offsets in the text
	Break      bool   // a line or sentence ends before it
	Terms      []Term // the word's own term first, then those of its parts
}

// Term is what the index holds of a word, with the byte offsets of the stretch it stands for.
type Term struct {
	Text       string
	Start, End int
}

// Alternative is a term that answers a query word; Weight is 1 for the word itself and less for wider spellings.
type Alternative struct {
	Term   string
	Weight float64
}

// New makes the analyzer of a language: de, fr, or any other, in which words are only folded.
func New(lang string) *Analyzer {
	switch lang {
	case German:
		return newGerman()
	case French:
		return newFrench()
	}
	return newPlain(lang)
}

// The languages that have an analysis of their own.
const (
	German = "de"
	French = "fr"
)

func newPlain(lang string) *Analyzer {
	a := &Analyzer{lang: lang, memo: newMemo()}
	a.class = language.Bare
	a.split = func(form string) []part { return []part{{a.class(form), 0, len(form)}} }
	a.widen = func(string) []Alternative { return nil }
	return a
}

// Index appends the words of text with all their index terms to dst.
func (a *Analyzer) Index(dst []Word, text string) []Word {
	first := len(dst)
	dst = appendWords(dst, text, a.lang == French)
	for i := first; i < len(dst); i++ {
		dst[i].Terms = a.terms(dst[i])
	}
	if a.verbs != nil {
		a.verbs.join(dst[first:], text)
	}
	return dst
}

// terms gives the index terms of a word, with offsets into its text. Where folding changed the length of a word its
// parts cannot be placed and stand for the whole.
func (a *Analyzer) terms(w Word) []Term {
	parts := a.memo.parts(w.Form, a.split)
	out := make([]Term, len(parts), len(parts)+1)
	for i, p := range parts {
		out[i] = Term{p.term, w.Start, w.End}
		if w.End-w.Start == len(w.Form) {
			out[i].Start, out[i].End = w.Start+p.start, w.Start+p.end
		}
	}
	return out
}

// Words appends the words of text without their terms to dst.
func (a *Analyzer) Words(dst []Word, text string) []Word {
	return appendWords(dst, text, a.lang == French)
}

// Query gives the terms that answer a form, as Words yields them: the word's own first, then wider ones.
func (a *Analyzer) Query(form string) []Alternative {
	return a.memo.query(form, func(form string) []Alternative {
		out := []Alternative{{a.class(form), 1}}
		for _, w := range a.widen(form) {
			out = addAlternative(out, w)
		}
		return out
	})
}

func addAlternative(list []Alternative, a Alternative) []Alternative {
	for i := range list {
		if list[i].Term == a.Term {
			list[i].Weight = max(list[i].Weight, a.Weight)
			return list
		}
	}
	return append(list, a)
}

// appendWords cuts text into words: hyphens part them, elided articles are dropped in French, the marks of inclusive
// spelling vanish (Bürger:innen, député·e·s).
func appendWords(dst []Word, text string, french bool) []Word {
	broken := false
	for _, t := range language.Tokenize(nil, text) {
		switch t.Kind {
		case language.Break:
			broken = true
			continue
		case language.Punct:
			switch text[t.Start] {
			case '.', '!', '?', ';', ':':
				broken = true
			}
			continue
		}
		if t.Is(language.Elided) && french {
			continue
		}
		n := len(dst)
		dst = appendParts(dst, text, int(t.Start), int(t.End))
		if len(dst) > n {
			dst[n].Break, broken = broken, false
		}
	}
	return dst
}

func appendParts(dst []Word, text string, start, end int) []Word {
	for start < end {
		n := strings.IndexFunc(text[start:end], isHyphen)
		stop, next := end, end
		if n >= 0 {
			stop = start + n
			next = stop + len(string([]rune(text[stop:end])[0]))
		}
		if form := Form(text[start:stop]); form != "" {
			dst = append(dst, Word{Form: form, Start: start, End: stop})
		}
		start = next
	}
	return dst
}

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

// Form folds a word for comparison. Unlike language.Fold it keeps ß, which tells Maße from Masse.
func Form(word string) string {
	var out []byte
	for {
		i := strings.Index(word, "ß")
		if i < 0 {
			break
		}
		out = append(language.AppendFold(out, word[:i]), "ß"...)
		word = word[i+len("ß"):]
	}
	if out == nil {
		word = language.Fold(word)
	} else {
		word = string(language.AppendFold(out, word))
	}
	return strings.Trim(dropInclusive(word), "'")
}

// dropInclusive removes the marks of inclusive spelling inside a folded word.
func dropInclusive(form string) string {
	if !strings.ContainsAny(form, ":*_·•") {
		return form
	}
	if strings.ContainsAny(form, "0123456789") {
		return form // 12:30
	}
	return strings.NewReplacer(":", "", "*", "", "_", "", "·", "", "•", "").Replace(form)
}
