package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says what a token is.
type Kind uint8

// The four kinds of token.
const (
	Word   Kind = iota // letters, with inner hyphens, digits and dots: TikTok-Verbot, Bürger:innen, chuv.ch
	Number             // digits with inner separators: 16, 1.000, 3,5
	Punct              // one sign
	Break              // line ends; Blank is set where a blank line parts paragraphs
)

// Shape is a set of marks that later steps would otherwise read off the letters again.
type Shape uint8

// The marks of a token.
const (
	Upper   Shape = 1 << iota // begins with a capital letter
	Caps                      // two or more letters, all capital
	Hyphen                    // has an inner hyphen
	GapTail                   // ends in a hyphen that stands for the head of a later word: "Handy-" in "Handy- und Tablet-Verbot"
	GapHead                   // begins with such a hyphen: "-behörden"
	Elided                    // a French elided word with its apostrophe: "l'", "qu'"
	Blank                     // a break of two or more lines
	Spaced                    // white space stands before it
)

// Token is a piece of text by byte offsets.
type Token struct {
	Start, End int32
	Kind       Kind
	Shape      Shape
}

// Text cuts the token out of its text.
func (t Token) Text(text string) string { return text[t.Start:t.End] }

// Is reports whether all marks of s are set.
func (t Token) Is(s Shape) bool { return t.Shape&s == s }

// Tokenize appends the tokens of text to dst in one pass. Spaces make no token; every other byte lies in exactly one.
// It is linear in len(text) and allocates only where dst must grow. Bytes that are no UTF-8 become signs of their own.
func Tokenize(dst []Token, text string) []Token {
	s := scanner{text: text}
	for s.pos < len(text) {
		k := byteKinds[text[s.pos]]
		if k&isBlank != 0 {
			s.pos++
			s.spaced = Spaced
			continue
		}
		var t Token
		if k&isASCIILetter != 0 {
			t = s.plainWord()
		} else if t = s.other(); t.End == 0 {
			s.spaced = Spaced
			continue
		}
		t.Shape |= s.spaced
		dst = append(dst, t)
		s.spaced = 0
		if t.Kind == Break {
			s.spaced = Spaced
		}
	}
	return dst
}

// plainWord eats a word that begins with a letter of ASCII. Most are written small but for that letter and end at a space or
// comma, or a point with one behind: nothing about them needs a closer look.
func (s *scanner) plainWord() Token {
	text, start := s.text, s.pos
	pos := start + 1
	for pos < len(text) {
		if k := byteKinds[text[pos]]; k&(isASCIILetter|isCapital) == isASCIILetter {
			pos++
			continue
		} else if k&endsWord != 0 {
			break
		}
		if pos+1 < len(text) && (text[pos] == 0xC3 && smallBehindC3(text[pos+1])) {
			pos += 2
			continue
		}
		if pos+1 < len(text) && text[pos] == '.' && byteKinds[text[pos+1]]&endsWord != 0 {
			break
		}
		return s.word(start, 0)
	}
	s.pos = pos
	t := Token{Start: int32(start), End: int32(pos)}
	if text[start] < 'a' {
		t.Shape = Upper
	}
	return t
}

// smallBehindC3 reports whether a byte makes a small letter with 0xC3 before it: ß to ÿ, but not ÷.
func smallBehindC3(c byte) bool { return 0x9F <= c && c <= 0xBF && c != 0xB7 }

type scanner struct {
	text   string
	pos    int
	spaced Shape // Spaced behind white space
}

// other eats a token that begins with no letter of ASCII; a rarer space is none, which ends at 0.
func (s *scanner) other() Token {
	start := s.pos
	r, size := s.rune(s.pos)
	switch {
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
		return s.lineBreak()
	case isSpace(r):
		s.pos += size
		return Token{}
	case isDigit(r):
		return s.number()
	case isLetter(r) || isJoiner(r):
		return s.word(start, 0)
	case isHyphen(r) && s.gapHead(size):
		s.pos += size
		return s.word(start, GapHead)
	}
	s.pos += size
	return Token{Start: int32(start), End: int32(s.pos), Kind: Punct}
}

func (s *scanner) rune(at int) (rune, int) {
	if at >= len(s.text) {
		return -1, 0
	}
	if c := s.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

// lineBreak eats all line ends and the spaces between them.
func (s *scanner) lineBreak() Token {
	t := Token{Start: int32(s.pos), Kind: Break}
	lines := 0
	for s.pos < len(s.text) {
		r, size := s.rune(s.pos)
		if r == '\n' || r == 0x2029 {
			lines++
		} else if r != '\r' && r != 0x2028 && !isSpace(r) {
			break
		}
		s.pos += size
	}
	if lines > 1 {
		t.Shape |= Blank
	}
	t.End = int32(s.pos)
	return t
}

// number eats digits with inner points, commas and colons; with letters behind, it is a word (5G, 18-Jährige).
func (s *scanner) number() Token {
	start := s.pos
	for s.pos < len(s.text) {
		r, size := s.rune(s.pos)
		if !isDigit(r) {
			next, _ := s.rune(s.pos + size)
			if !isDigit(next) || r != '.' && r != ',' && r != ':' {
				if isLetter(r) || isHyphen(r) && isLetter(next) {
					return s.word(start, 0)
				}
				break
			}
		}
		s.pos += size
	}
	return Token{Start: int32(start), End: int32(s.pos), Kind: Number}
}

// word eats a word from s.pos on; start may lie before it.
func (s *scanner) word(start int, shape Shape) Token {
	first := start
	if shape&GapHead != 0 {
		first = s.pos
	}
	if k := byteKinds[s.text[first]]; k&isCapital != 0 || k&isASCIILetter == 0 && s.upperAt(first) {
		shape |= Upper
	}
	letters, upper, elision := 0, 0, false
scan:
	for {
		l, u := s.letters()
		letters, upper = letters+l, upper+u
		if s.pos == len(s.text) || byteKinds[s.text[s.pos]]&endsWord != 0 {
			break
		}
		r, size := s.rune(s.pos)
		switch {
		case isLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		case isDigit(r) || isJoiner(r) || r >= 0x300 && unicode.Is(unicode.Mn, r):
		case isApostrophe(r):
			next, _ := s.rune(s.pos + size)
			if isElided(s.text[start:s.pos]) && (isLetter(next) || isDigit(next) || isQuote(next)) {
				s.pos += size
				elision = true
				break scan
			}
			if !isLetter(next) || letters > 10 {
				break scan
			}
		case isHyphen(r):
			next, _ := s.rune(s.pos + size)
			if isLetter(next) || isDigit(next) {
				shape |= Hyphen
				break
			}
			n, gap := s.brokenLine(size, letters)
			if n > 0 {
				s.pos += n
				continue
			}
			if letters > 0 && (gap || next == ' ' || next == ',' || next == '/' || next == 0xA0) {
				s.pos += size
				shape |= GapTail
			}
			break scan
		case !s.inner(r, size):
			break scan
		}
		s.pos += size
	}
	if letters > 1 && upper == letters {
		shape |= Caps
	}
	if elision {
		shape |= Elided
	}
	return Token{Start: int32(start), End: int32(s.pos), Kind: Word, Shape: shape}
}

// brokenLine is the length of a hyphen of size bytes and the line end behind it where a narrow column parts a word, 0 where none does:
// Platt-, form in the next line. gap is set where a coordinator opens that line, so that the hyphen stands for the head of a later
// word: Handy-, und Tablet-Verbot.
func (s *scanner) brokenLine(size, letters int) (n int, gap bool) {
	at := s.pos + size
	if letters < 2 || at >= len(s.text) || s.text[at] != '\n' && s.text[at] != '\r' {
		return 0, false
	}
	if s.text[at] == '\r' {
		at++
	}
	if at >= len(s.text) || s.text[at] != '\n' {
		return 0, false
	}
	for at++; at < len(s.text) && s.text[at] == ' '; at++ {
	}
	if r, _ := s.rune(at); !isLetter(r) {
		return 0, false
	}
	end := at
	for end < len(s.text) && byteKinds[s.text[end]]&isASCIILetter != 0 {
		end++
	}
	switch s.text[at:end] {
	case "und", "oder", "bzw", "sowie", "noch", "als", "wie", "bis", "et", "ou":
		return 0, true
	}
	return at - s.pos, false
}

// upperAt reports whether a capital letter stands at a byte.
func (s *scanner) upperAt(i int) bool {
	r, _ := s.rune(i)
	return unicode.IsUpper(r)
}

// byteKind says what a byte is by itself.
type byteKind uint8

const (
	isCapital byteKind = 1 << iota
	isASCIILetter
	endsWord // white space and signs that stand in no word
	isBlank
)

var byteKinds = func() (kinds [256]byteKind) {
	for c := range utf8.RuneSelf {
		switch {
		case c == ' ':
			kinds[c] = isBlank | endsWord
		case 'a' <= c && c <= 'z':
			kinds[c] = isASCIILetter
		case 'A' <= c && c <= 'Z':
			kinds[c] = isASCIILetter | isCapital
		case !isDigit(rune(c)) && !strings.ContainsRune("'-.&*_:", rune(c)):
			kinds[c] = endsWord
		}
	}
	return kinds
}()

// letters eats the letters at s.pos that German and French are written with, and counts them and the capitals among them: what
// stands in nearly all words, without a look at Unicode's tables.
func (s *scanner) letters() (all, upper int) {
	text, pos := s.text, s.pos
	for {
		start := pos
		for pos < len(text) {
			k := byteKinds[text[pos]]
			if k&isASCIILetter == 0 {
				break
			}
			upper += int(k & isCapital)
			pos++
		}
		all += pos - start
		if pos+1 >= len(text) || text[pos] != 0xC3 || text[pos+1]&0xC0 != 0x80 || text[pos+1]|0x20 == 0xB7 { // À to ÿ, but not × and ÷
			break
		}
		if text[pos+1] < 0x9F {
			upper++
		}
		all++
		pos += 2
	}
	s.pos = pos
	return all, upper
}

// inner reports whether a sign inside a word holds it together: chuv.ch, AT&T, Bürger:innen, député·e·s.
func (s *scanner) inner(r rune, size int) bool {
	next, _ := s.rune(s.pos + size)
	switch r {
	case '.':
		prev, _ := utf8.DecodeLastRuneInString(s.text[:s.pos])
		return isLetter(next) && isLetter(prev) && (!unicode.IsUpper(next) || unicode.IsUpper(prev) || s.abbreviated() || pointed(s.text[s.pos+size:]))
	case '&':
		return unicode.IsUpper(next)
	case '*', '_', '·', '•':
		return isLetter(next) && !unicode.IsUpper(next)
	case ':':
		rest := s.text[s.pos+size:]
		return len(rest) >= 2 && rest[:2] == "in" && (len(rest) == 2 || !isLetter(rune(rest[2])) || rest[2] == 'n')
	}
	return false
}

// pointed reports whether a text begins with a word that stands behind the point of names: Character.AI, Rocket.Chat.
func pointed(text string) bool {
	end := 0
	for end < len(text) && isLetter(rune(text[end])) {
		end++
	}
	switch text[:end] {
	case "AI", "Chat", "IO", "TV":
		return true
	}
	return false
}

// abbreviated reports whether a single letter stands before the point: z.B., u.A.
func (s *scanner) abbreviated() bool {
	_, size := utf8.DecodeLastRuneInString(s.text[:s.pos])
	before, _ := utf8.DecodeLastRuneInString(s.text[:s.pos-size])
	return s.pos == size || !isLetter(before)
}

// gapHead reports whether a hyphen opens a word whose first part stands in an earlier one.
func (s *scanner) gapHead(size int) bool {
	next, _ := s.rune(s.pos + size)
	return s.spaced != 0 && isLetter(next) && !unicode.IsUpper(next)
}

// isElided reports whether w loses its vowel before another word: l', qu', jusqu'.
func isElided(w string) bool {
	switch len(w) {
	case 1:
		switch w[0] | 0x20 {
		case 'l', 'd', 'j', 'm', 't', 's', 'n', 'c':
			return true
		}
	case 2:
		return (w[0]|0x20) == 'q' && (w[1]|0x20) == 'u'
	case 5, 6, 7:
		switch string(AppendFold(make([]byte, 0, 8), w)) {
		case "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu":
			return true
		}
	}
	return false
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r == 0x202F || r == 0x2009 || r == '\v' || r == '\f' || r >= 0x2000 && r <= 0x200A || r == 0x3000 || r == 0xFEFF
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return r != utf8.RuneError && unicode.IsLetter(r)
}

// isJoiner reports whether r is invisible inside a word.
func isJoiner(r rune) bool { return r == 0xAD || r == 0x200B || r == 0x200D || r == 0x2060 }

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 }

func isApostrophe(r rune) bool { return r == '\'' || r == 0x2019 || r == 0x02BC }

func isQuote(r rune) bool { return r == '"' || r == 0xAB || r == 0x201C || r == 0x201E || r == 0x2039 }
