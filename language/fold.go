package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings a word to the form in which all tables hold it: lower case, ss for ß, plain apostrophe and hyphen,
// no soft hyphens nor those of a broken line, combined umlauts and accents. Umlauts and accents stay: fördert is not fordert.
func Fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '\n' {
			return string(AppendFold(make([]byte, 0, len(s)+4), s))
		}
	}
	return s
}

// AppendFold appends the folded form of s to dst.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c == '-' && i+1 < len(s) && (s[i+1] == '\n' || s[i+1] == '\r') { // a word that a narrow column parts
			for i++; i < len(s) && (s[i] == '\n' || s[i] == '\r' || s[i] == ' '); i++ {
			}
			if i < len(s) && 'A' <= s[i] && s[i] <= 'Z' {
				dst = append(dst, '-') // TikTok-, Verbot
			}
			continue
		}
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		dst = appendFolded(dst, r, size)
	}
	return dst
}

// unseen leaves out of a name the signs that only say where its words may break.
var unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00a0", " ", "\u202f", " ")

// OneLine joins the lines of a name: words that a narrow column parts become whole, other line ends become spaces. Soft hyphens and
// joiners are left out, and letters with combining marks become those of German and French.
func OneLine(name string) string {
	name = compose(unseen.Replace(name))
	if strings.IndexByte(name, '\n') < 0 {
		return name
	}
	lines := strings.FieldsFunc(name, func(r rune) bool { return r == '\n' || r == '\r' })
	out := strings.TrimSpace(lines[0])
	for _, line := range lines[1:] {
		line = strings.TrimSpace(line)
		r, _ := utf8.DecodeRuneInString(line)
		switch before, broken := strings.CutSuffix(out, "-"); {
		case broken && !unicode.IsUpper(r):
			out = before + line
		case broken:
			out += line
		default:
			out += " " + line
		}
	}
	return out
}

func appendFolded(dst []byte, r rune, size int) []byte {
	switch {
	case r == utf8.RuneError && size == 1:
		return append(dst, '?')
	case r == 'ß' || r == 'ẞ':
		return append(dst, 's', 's')
	case isJoiner(r):
		return dst
	case isApostrophe(r):
		return append(dst, '\'')
	case isHyphen(r):
		return append(dst, '-')
	case unicode.Is(unicode.Mn, r):
		return appendMark(dst, r)
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// composed holds the letters that German and French make of a letter and a combining mark.
var composed = map[[2]rune]rune{
	{'a', 0x308}: 'ä', {'o', 0x308}: 'ö', {'u', 0x308}: 'ü', {'e', 0x308}: 'ë', {'i', 0x308}: 'ï', {'y', 0x308}: 'ÿ',
	{'e', 0x301}: 'é', {'e', 0x300}: 'è', {'a', 0x300}: 'à', {'u', 0x300}: 'ù', {'c', 0x327}: 'ç',
	{'a', 0x302}: 'â', {'e', 0x302}: 'ê', {'i', 0x302}: 'î', {'o', 0x302}: 'ô', {'u', 0x302}: 'û',
}

// appendMark joins a combining mark with the letter before it; a mark that makes no letter of ours is dropped.
func appendMark(dst []byte, mark rune) []byte {
	last, size := utf8.DecodeLastRune(dst)
	if r, ok := composed[[2]rune{last, mark}]; ok {
		return utf8.AppendRune(dst[:len(dst)-size], r)
	}
	return dst
}

// compose joins the combining marks of a text with their letters, large ones too.
func compose(text string) string {
	if strings.IndexByte(text, 0xCC) < 0 { // no combining mark
		return text
	}
	dst := make([]byte, 0, len(text))
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			dst = utf8.AppendRune(dst, r)
			continue
		}
		last, size := utf8.DecodeLastRune(dst)
		small := unicode.ToLower(last)
		if c, ok := composed[[2]rune{small, r}]; ok && small != last {
			dst = utf8.AppendRune(dst[:len(dst)-size], unicode.ToUpper(c))
		} else if ok {
			dst = utf8.AppendRune(dst[:len(dst)-size], c)
		}
	}
	return string(dst)
}

// Bare strips umlauts and accents of a folded word: the form in which people type without them. œ and æ are spelt out.
func Bare(folded string) string {
	out := make([]byte, 0, len(folded))
	for _, r := range folded {
		switch r {
		case 'ä', 'à', 'â', 'á':
			r = 'a'
		case 'ö', 'ô', 'ó':
			r = 'o'
		case 'ü', 'ù', 'û', 'ú':
			r = 'u'
		case 'é', 'è', 'ê', 'ë':
			r = 'e'
		case 'î', 'ï', 'í':
			r = 'i'
		case 'ç':
			r = 'c'
		case 'ñ':
			r = 'n'
		case 'ÿ':
			r = 'y'
		case 'œ':
			out = append(out, 'o')
			r = 'e'
		case 'æ':
			out = append(out, 'a')
			r = 'e'
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
