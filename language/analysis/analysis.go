package analysis

import (
	"strings"

	"edikt/language"
)

// Analyzer turns text in one language into terms. It is safe for concurrent use and remembers the words it has seen.
type Analyzer struct {
	lang  string
	split func(form string) []part // index side, the whole word first
	small func(form string) string // term of the verb that a noun looks like when it is written small; nil where there is none
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

// reading is what the index makes of a form.
type reading struct {
	parts []part
	small string // further term where it is written with a small letter
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
	dst = a.Words(dst, text)
	terms := make([]Term, 0, 2*(len(dst)-first))
	for i := first; i < len(dst); i++ {
		n := len(terms)
		terms = a.appendTerms(terms, &dst[i], text)
		dst[i].Terms = terms[n:len(terms):len(terms)]
	}
	if a.verbs != nil {
		a.verbs.join(dst[first:], text)
	}
	return dst
}

// appendTerms appends the index terms of a word, with offsets into its text. Where folding changed the length of a word
// its parts cannot be placed and stand for the whole.
func (a *Analyzer) appendTerms(dst []Term, w *Word, text string) []Term {
	r := a.memo.read(w.Form, a.read)
	for _, p := range r.parts {
		t := Term{p.term, w.Start, w.End}
		if w.End-w.Start == len(w.Form) {
			t.Start, t.End = w.Start+p.start, w.Start+p.end
		}
		dst = append(dst, t)
	}
	if c := text[w.Start]; r.small != "" && 'a' <= c && c <= 'z' {
		dst = append(dst, Term{r.small, w.Start, w.End})
	}
	return dst
}

func (a *Analyzer) read(form string) reading {
	r := reading{parts: a.split(form)}
	if a.small != nil {
		r.small = a.small(form)
	}
	return r
}

// Words appends the words of text without their terms to dst.
func (a *Analyzer) Words(dst []Word, text string) []Word {
	return a.appendWords(dst, text)
}

// Parts cuts a compound into the words that it is made of, as they stand in it; nil where word is none.
func (a *Analyzer) Parts(word string) []string {
	words := a.Index(nil, word)
	if len(words) != 1 {
		return nil
	}
	var out []string
	for at := words[0].Start; at < words[0].End; {
		part := Term{End: words[0].End + 1}
		for _, t := range words[0].Terms[1:] { // the shortest of those that begin nearest
			if t.Start >= at && (part.Text == "" || t.Start < part.Start || t.Start == part.Start && t.End < part.End) {
				part = t
			}
		}
		if part.Text == "" {
			break
		}
		out = append(out, word[part.Start:part.End])
		at = part.End
	}
	if len(out) < 2 {
		return nil
	}
	return out
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
func (a *Analyzer) appendWords(dst []Word, text string) []Word {
	broken := false
	for _, t := range language.Tokenize(make([]language.Token, 0, 8+len(text)/5), text) {
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
		if t.Is(language.Elided) && a.lang == French {
			continue
		}
		n := len(dst)
		if t.Shape&(language.Hyphen|language.GapTail|language.GapHead) == 0 {
			dst = a.appendWord(dst, text, int(t.Start), int(t.End))
		} else {
			dst = a.appendParts(dst, text, int(t.Start), int(t.End))
		}
		if len(dst) > n {
			dst[n].Break, broken = broken, false
		}
	}
	return dst
}

func (a *Analyzer) appendParts(dst []Word, text string, start, end int) []Word {
	if end-start <= maxClosed {
		joined := strings.Map(func(r rune) rune {
			if isHyphen(r) {
				return -1
			}
			return r
		}, text[start:end])
		if form := a.memo.form(joined); closed[form] {
			return append(dst, Word{Form: form, Start: start, End: end})
		}
	}
	for start < end {
		n := strings.IndexFunc(text[start:end], isHyphen)
		stop, next := end, end
		if n >= 0 {
			stop = start + n
			next = stop + len(string([]rune(text[stop:end])[0]))
		}
		dst = a.appendWord(dst, text, start, stop)
		start = next
	}
	return dst
}

func (a *Analyzer) appendWord(dst []Word, text string, start, end int) []Word {
	if form := a.memo.form(text[start:end]); form != "" {
		dst = append(dst, Word{Form: form, Start: start, End: end})
	}
	return dst
}

// closed are words that are written with a hyphen or without; they are one word either way.
var closed = set("email emails ebook ebooks ecommerce wifi wlan lkw pkw tiktok whatsapp youtube chatgpt deepseek onlyoffice libreoffice smartphone smartphones homeoffice weekend weekends " +
	"plateforme plateformes platesformes portemonnaie knowhow comeback blackout lockdown multimedia multimédia antivirus cybersécurité cyberattaque cyberattaques microordinateur sousmarin startup startups")

// maxClosed is more than the bytes of the longest of them, with its hyphens.
const maxClosed = 24

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

// maxForm bounds the length of forms; longer ones are no words.
const maxForm = 120

// Form folds a word for comparison and cuts it where it is far too long for one. Unlike language.Fold it keeps ß, which tells Maße from Masse.
func Form(word string) string {
	if len(word) > maxForm {
		word = strings.ToValidUTF8(word[:maxForm], "")
	}
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
