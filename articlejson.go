package edikt

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// DecodeArticle reads an article's JSON into a, which is to be new. What Edikt writes itself, and most of what others
// write, is read in one pass at a third of the cost; encoding/json has the rest, and every fault.
func DecodeArticle(data []byte, a *Article) error {
	s := articleScanner{data: data}
	if plain := new(Article); s.article(plain) {
		*a = *plain
		return nil
	}
	return json.Unmarshal(data, a)
}

// articleScanner reads a flat object of known fields. Its methods report whether there was what they look for; where not,
// or where it is unusual, the object is another reader's.
type articleScanner struct {
	data []byte
	at   int
}

func (s *articleScanner) article(a *Article) bool {
	if !s.take('{') {
		return false
	}
	for {
		key, ok := s.key()
		if !ok || !s.field(key, a) {
			return false
		}
		if s.take(',') {
			continue
		}
		return s.take('}') && s.blank() == len(s.data)
	}
}

// field reads the value of one field.
func (s *articleScanner) field(key []byte, a *Article) bool {
	switch string(key) {
	case "v":
		return s.number(&a.Version)
	case "id":
		return text(s, &a.ID)
	case "revision":
		return s.number(&a.Revision)
	case "url":
		return text(s, &a.URL)
	case "canonical":
		return text(s, &a.Canonical)
	case "source":
		return text(s, &a.Source)
	case "file":
		return text(s, &a.File)
	case "lang":
		return text(s, &a.Lang)
	case "date":
		return text(s, &a.Date)
	case "date_source":
		return text(s, &a.DateSource)
	case "modified":
		return text(s, &a.Modified)
	case "fetched":
		var at string
		return text(s, &at) && a.Fetched.UnmarshalText([]byte(at)) == nil
	case "title":
		return text(s, &a.Title)
	case "lead":
		return text(s, &a.Lead)
	case "author":
		return text(s, &a.Author)
	case "text":
		return text(s, &a.Text)
	case "text_hash":
		return text(s, &a.TextHash)
	case "paywalled":
		return s.truth(&a.Paywalled)
	case "copy_of":
		return text(s, &a.CopyOf)
	case "cause":
		return text(s, &a.Cause)
	}
	return false
}

// blank passes over white space and returns where it ends.
func (s *articleScanner) blank() int {
	for s.at < len(s.data) && (s.data[s.at] == ' ' || s.data[s.at] == '\n' || s.data[s.at] == '\t' || s.data[s.at] == '\r') {
		s.at++
	}
	return s.at
}

// take passes over one sign with white space before it.
func (s *articleScanner) take(c byte) bool {
	if at := s.blank(); at == len(s.data) || s.data[at] != c {
		return false
	}
	s.at++
	return true
}

// key reads a field's name and the colon behind it.
func (s *articleScanner) key() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	n := bytes.IndexByte(s.data[s.at:], '"')
	if n < 0 {
		return nil, false
	}
	key := s.data[s.at : s.at+n]
	s.at += n + 1
	return key, s.take(':')
}

// number reads a whole number of a few digits.
func (s *articleScanner) number(v *int) bool {
	from := s.blank()
	n := 0
	for s.at < len(s.data) && '0' <= s.data[s.at] && s.data[s.at] <= '9' {
		n = n*10 + int(s.data[s.at]-'0')
		s.at++
	}
	*v = n
	digits := s.at - from
	return digits > 0 && digits < 10 && (digits == 1 || s.data[from] != '0')
}

// truth reads true or false.
func (s *articleScanner) truth(v *bool) bool {
	rest := s.data[s.blank():]
	switch {
	case bytes.HasPrefix(rest, []byte("true")):
		s.at, *v = s.at+len("true"), true
	case bytes.HasPrefix(rest, []byte("false")):
		s.at, *v = s.at+len("false"), false
	default:
		return false
	}
	return true
}

// text reads a string.
func text[T ~string](s *articleScanner, v *T) bool {
	if !s.take('"') {
		return false
	}
	from, escapes := s.at, 0
	for ; s.at < len(s.data) && s.data[s.at] != '"'; s.at++ {
		switch c := s.data[s.at]; {
		case c == '\\':
			escapes++
			s.at++
		case c < ' ':
			return false
		}
	}
	if s.at >= len(s.data) {
		return false
	}
	raw := s.data[from:s.at]
	s.at++
	if !utf8.Valid(raw) {
		return false
	}
	if escapes == 0 {
		*v = T(raw)
		return true
	}
	plain, ok := unescaped(raw)
	*v = T(plain)
	return ok
}

// escapes are the signs that stand behind a backslash for another.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}

// unescaped undoes a string's escapes. Halves of surrogate pairs are not its business.
func unescaped(raw []byte) (string, bool) {
	var b strings.Builder
	b.Grow(len(raw))
	for {
		n := bytes.IndexByte(raw, '\\')
		if n < 0 {
			b.Write(raw)
			return b.String(), true
		}
		b.Write(raw[:n])
		c := raw[n+1]
		raw = raw[n+2:]
		if c != 'u' {
			if escapes[c] == 0 {
				return "", false
			}
			b.WriteByte(escapes[c])
			continue
		}
		r, ok := hex4(raw)
		if !ok || !utf8.ValidRune(r) {
			return "", false
		}
		b.WriteRune(r)
		raw = raw[4:]
	}
}

// hex4 reads four hexadecimal digits.
func hex4(b []byte) (r rune, ok bool) {
	if len(b) < 4 {
		return 0, false
	}
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
