package language

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Sentence is a run of tokens: Tokens[First:Last]. Breaks and the spaces around it belong to none.
type Sentence struct {
	First, Last int32
	Lead        int32 // where its dateline begins; First where it has none
	Paragraph   int32 // counted from 0
	Headline    bool  // a paragraph of its own without a full stop
}

// Sentences appends the sentences of tokens to dst. They end at . ! ? … (with closing quotes and brackets), and at
// line ends unless the line is merely wrapped; not after abbreviations, ordinals and initials. The rules are our own.
func Sentences(dst []Sentence, text string, tokens []Token) []Sentence {
	s := splitter{text: text, tokens: tokens, hard: hardWrapped(text, tokens)}
	first := 0
	for i := 0; i < len(tokens); i++ {
		switch {
		case tokens[i].Kind == Break:
			if !s.wrapped(i) {
				dst = s.add(dst, first, i, tokens[i].Is(Blank))
				first = i + 1
			}
			if tokens[i].Is(Blank) {
				s.paragraph++
			}
		case tokens[i].Kind == Punct && s.ends(i):
			end := s.closing(i + 1)
			dst = s.add(dst, first, end, false)
			first = end
			i = end - 1
		}
	}
	return s.add(dst, first, len(tokens), true)
}

type splitter struct {
	text      string
	tokens    []Token
	paragraph int32
	hard      bool // the lines are cut at a fixed width
}

func (s *splitter) add(dst []Sentence, first, last int, blank bool) []Sentence {
	for first < last && s.tokens[first].Kind == Break {
		first++
	}
	if first >= last {
		return dst
	}
	opens := s.startsParagraph(first)
	if opens && first+1 < last && s.bullet(first) {
		first++
	}
	lead := first
	headline := opens && !s.stopped(last) && last-first < 40
	if opens && !headline {
		first = s.behindDateline(first, last)
	}
	return append(dst, Sentence{First: int32(first), Last: int32(last), Lead: int32(lead), Paragraph: s.paragraph, Headline: headline})
}

// bullet reports whether the sign at i only marks an item of a list.
func (s *splitter) bullet(i int) bool {
	if s.tokens[i].Kind != Punct || s.tokens[i].End == s.tokens[i+1].Start {
		return false
	}
	switch s.sign(i) {
	case '•', '▪', '■', '●', '·', '►', '▶', '→', '*', '-', '–', '—':
		return true
	}
	return false
}

// datelineTokens is how long a dateline is at most, its date and agency included.
const datelineTokens = 14

// behindDateline is where the text begins behind a dateline, which a dash or a bar closes: Köln (dpa) - Die Stadt ...; BERLIN taz | Am
// Montag ...; else first. A dash without an agency in brackets closes one of capitalised words alone.
func (s *splitter) behindDateline(first, last int) int {
	if s.tokens[first].Kind == Punct && s.sign(first) == '(' {
		if end := s.placeInBrackets(first, last); end > first {
			return end
		}
	}
	for i := first + 1; i < min(last-1, first+datelineTokens); i++ {
		if s.tokens[i].Kind != Punct {
			continue
		}
		switch s.sign(i) {
		case '-', '–', '—', '|':
			if s.apart(i) && s.opens(i+1) && s.dateline(first, i) {
				return i + 1
			}
			return first
		case '(', ')', '/', ',', '.':
		default:
			return first
		}
	}
	return first
}

// placeInBrackets is where the text begins behind a place in brackets that opens a paragraph: (New York) La commission ...; else first.
func (s *splitter) placeInBrackets(first, last int) int {
	for i := first + 1; i < min(last-1, first+6); i++ {
		switch t := s.tokens[i]; {
		case t.Kind == Punct && s.sign(i) == ')':
			if i > first+1 && s.tokens[i+1].Kind == Word && s.tokens[i+1].Is(Upper) {
				return i + 1
			}
			return first
		case t.Kind != Word || !t.Is(Upper):
			return first
		}
	}
	return first
}

// dateline reports whether the tokens from first up to last are a place with its agency in brackets, or so few capitalised words that
// they can only be one; a day may follow the place.
func (s *splitter) dateline(first, last int) bool {
	words := 0
	for i := first; i < last; i++ {
		switch t := s.tokens[i]; {
		case t.Kind == Word:
			words++
			if f := s.folded(i); !t.Is(Upper) && !months[f] && f != "taz" {
				return false
			}
		case t.Kind == Number:
			if words == 0 {
				return false
			}
		case t.Kind != Punct:
			return false
		case s.sign(i) == '(' && (words > 0 || i == first):
			return true
		}
	}
	return words > 0 && words < 5
}

// apart reports whether spaces stand on both sides of the sign at i.
func (s *splitter) apart(i int) bool {
	return i > 0 && i+1 < len(s.tokens) && s.tokens[i-1].End < s.tokens[i].Start && s.tokens[i].End < s.tokens[i+1].Start
}

func (s *splitter) startsParagraph(i int) bool { return i == 0 || s.tokens[i-1].Kind == Break }

// stopped reports whether the sentence before token i closes with a stop.
func (s *splitter) stopped(i int) bool {
	for i--; i >= 0 && s.tokens[i].Kind == Punct; i-- {
		switch s.text[s.tokens[i].Start] {
		case '.', '!', ';', ':':
			return true
		}
		if s.sign(i) == '…' {
			return true
		}
	}
	return false
}

func (s *splitter) sign(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.text[s.tokens[i].Start:])
	return r
}

// ends reports whether the sign at i closes a sentence.
func (s *splitter) ends(i int) bool {
	switch c := s.text[s.tokens[i].Start]; {
	case c == '!' || c == '?' || c >= utf8.RuneSelf && s.sign(i) == '…':
		return s.opens(s.closing(i + 1))
	case c == '.':
		next := s.closing(i + 1)
		if i > 0 && s.tokens[i].Start == s.tokens[i-1].End && s.noStop(i-1, next) {
			return false
		}
		return s.opens(next)
	}
	return false
}

// noStop reports whether the point behind token i belongs to it: Dr., 15. Januar, J. Huber, u. a.
func (s *splitter) noStop(i, next int) bool {
	t := s.tokens[i]
	w := t.Text(s.text)
	if t.Kind == Number {
		return len(w) <= 2 && next < len(s.tokens) && (s.tokens[next].Kind == Number || months[s.folded(next)] || !s.tokens[next].Is(Upper))
	}
	if t.Kind != Word {
		return false
	}
	if utf8.RuneCountInString(w) == 1 && t.Is(Upper) && w != "X" {
		return true
	}
	if len(w) > longestAbbreviation || w[0] < utf8.RuneSelf && beginsAbbreviation[len(w)]&(1<<(w[0]&31)) == 0 {
		return false
	}
	folded := Fold(w)
	return abbreviations[folded] && (!sometimesLast[folded] || next < len(s.tokens) && !s.tokens[next].Is(Upper))
}

func (s *splitter) folded(i int) string { return Fold(s.tokens[i].Text(s.text)) }

// opens reports whether a sentence may begin at token i.
func (s *splitter) opens(i int) bool {
	if i >= len(s.tokens) {
		return true
	}
	t := s.tokens[i]
	switch t.Kind {
	case Break, Number:
		return true
	case Word:
		return t.Is(Upper) || t.Is(GapHead) || !lowerFirst(t.Text(s.text))
	}
	switch s.sign(i) {
	case ',', ';', ':', ')', '.', '?', '!':
		return false
	case '–', '—', '-', '|':
		return i+1 < len(s.tokens) && s.tokens[i+1].Is(Upper) && s.tokens[i+1].Kind == Word && s.sign(i) != '|'
	}
	return i+1 >= len(s.tokens) || s.tokens[i+1].Kind != Word || s.tokens[i+1].Is(Upper) || s.tokens[i+1].Is(Elided)
}

func lowerFirst(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return isLetter(r)
}

// closing skips the further stops, quotes and brackets that belong to a sentence ending before token i.
func (s *splitter) closing(i int) int {
	for ; i < len(s.tokens) && s.tokens[i].Kind == Punct; i++ {
		switch s.sign(i) {
		case '.', '!', '?', '…', ')', ']', '”', '’':
		case '"', '\'', '»', '«', '“', '›', '‹':
			// A quote sign with a space before and none behind opens the next sentence.
			spacedBehind := i+1 >= len(s.tokens) || s.tokens[i+1].Is(Spaced) || s.tokens[i+1].Kind == Break
			if r := s.sign(i); s.tokens[i].Is(Spaced) && (r != '»' || !spacedBehind) {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// wrapped reports whether the single line end at i merely wraps a long line.
func (s *splitter) wrapped(i int) bool {
	if s.tokens[i].Is(Blank) || i == 0 || i+1 >= len(s.tokens) {
		return false
	}
	if s.hard {
		return true
	}
	next, prev := s.tokens[i+1], s.tokens[i-1]
	if next.Kind != Word || next.Is(Upper) || prev.Kind == Punct && s.sign(i-1) != ',' {
		return false
	}
	line := 0
	for j := i - 1; j >= 0 && s.tokens[j].Kind != Break; j-- {
		line = int(s.tokens[i].Start - s.tokens[j].Start)
	}
	return line >= 50
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var months = set("januar", "jänner", "februar", "feber", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
	"jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dez", "jahrhundert", "klasse", "stock", "etage", "lebensjahr", "geburtstag")

var abbreviations = set("dr", "prof", "hr", "fr", "nr", "st", "str", "art", "abs", "bzw", "ca", "evtl", "ggf", "inkl", "max", "min", "mio", "mrd", "tsd", "sog", "u.a", "z.b",
	"d.h", "u", "z", "d", "h", "a", "b", "o", "v", "i", "s", "vgl", "usw", "etc", "al", "mr", "mrs", "ms", "me", "mm", "mme", "mlle", "mgr", "m", "av", "env", "vol", "p", "pp", "ex", "cf",
	"kap", "ziff", "lit", "bd", "hrsg", "hl", "jr", "sen", "dipl", "ing", "phil", "med", "rer", "nat", "jur", "lic", "geb", "verh", "gest", "tel", "co", "jan", "feb", "apr", "jun", "jul",
	"aug", "sept", "sep", "okt", "oct", "nov", "dez", "déc", "janv", "févr", "avr", "juil", "mi", "do", "sa", "so", "mo", "di", "u.s", "rd", "zz", "zt", "op", "no")

// longestAbbreviation is how many bytes an abbreviation has at most, in any case.
const longestAbbreviation = 8

// beginsAbbreviation has, for each length, a bit for the first letter of every abbreviation not longer: most words before a point
// are none by that alone.
var beginsAbbreviation = func() (begins [longestAbbreviation + 1]uint32) {
	for a := range abbreviations {
		for n := len(a); n <= longestAbbreviation; n++ {
			begins[n] |= 1 << (a[0] & 31)
		}
	}
	return begins
}()

// sometimesLast are abbreviations that also close sentences.
var sometimesLast = set("usw", "etc", "al", "jr", "mio", "mrd", "tsd", "max", "min", "co", "so", "do", "di", "sa", "no", "ex", "op", "mi", "art", "str", "al", "a", "s", "o", "i", "u.s", "inkl")

// Unwrap takes the single line ends out of the tokens of a text whose lines are cut at a fixed width. It works in place.
func Unwrap(tokens []Token, text string) []Token {
	if !hardWrapped(text, tokens) {
		return tokens
	}
	return slices.DeleteFunc(tokens, func(t Token) bool { return t.Kind == Break && !t.Is(Blank) })
}

// hardWrapped reports whether the text's lines are cut at a fixed width, as in mails and scans: many single line ends, most
// of them in the middle of a sentence, and no line much longer than the others.
func hardWrapped(text string, tokens []Token) bool {
	broken := strings.Count(text, "-\n") // ends of lines that lie in a word
	open, all, start := broken, broken, int32(0)
	for i, t := range tokens {
		if t.Kind != Break {
			continue
		}
		line := text[start:t.Start]
		length := len(line) - 1 - strings.LastIndexByte(line, '\n')
		start = t.End
		if t.Is(Blank) || i == 0 {
			continue
		}
		all++
		if length > 100 {
			return false
		}
		if length >= 25 && (tokens[i-1].Kind != Punct || text[tokens[i-1].Start] == ',') {
			open++
		}
	}
	return all >= 5 && open*3 >= all*2
}
