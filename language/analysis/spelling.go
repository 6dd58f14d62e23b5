package analysis

import (
	"strings"
	"unicode/utf8"
)

// reformed brings spellings that the reforms of 1996 and later left aside, or allow beside others, to one.
var reformed = strings.NewReplacer("delphin", "delfin", "photo", "foto", "phantas", "fantas", "telephon", "telefon", "mikrophon", "mikrofon", "saxophon", "saxofon",
	"graphi", "grafi", "topograph", "topograf", "photograph", "fotograf", "paragraph", "paragraf", "telegraph", "telegraf", "biograph", "biograf", "geograph", "geograf",
	"ntial", "nzial", "ntiell", "nziell")

// modern is form in the spelling of today: Fluß, Potential and Schiffahrt become Fluss, Potenzial and Schifffahrt. The
// length stays where only ß changes, so that the parts of a compound keep their places.
func (g *germanWords) modern(form string) string {
	if s := closedSharp(form); s != form && !g.known(form) {
		form = s
	}
	form = reformed.Replace(form)
	if s, ok := g.tripled(form); ok {
		return s
	}
	return form
}

// closedSharp writes ss for ß at the end of a form and before consonants, where ß followed short vowels until 1996.
func closedSharp(form string) string {
	for i := 0; ; {
		n := strings.Index(form[i:], "ß")
		if n < 0 {
			return form
		}
		i += n
		rest := form[i+len("ß"):]
		if next, _ := utf8.DecodeRuneInString(rest); rest == "" || !strings.ContainsRune("aeiouyäöü", next) {
			form = form[:i] + "ss" + rest
		}
		i += len("ß")
	}
}

// tripled gives back the third of three equal consonants that older spelling left out where two words meet: Schiff-ahrt. It
// asks for a verb or a compound that meets there.
func (g *germanWords) tripled(form string) (string, bool) {
	for i := 3; i+minHead < len(form); i++ {
		c := form[i]
		if c != form[i-1] || strings.IndexByte("bfglmnprst", c) < 0 || c == form[i-2] || c == form[i+1] || strings.IndexByte("aeiouy\xc3", form[i+1]) < 0 {
			continue
		}
		s := form[:i] + string(c) + form[i:]
		if _, ok := g.verbs.class(s); ok && g.modifiers[form[:i+1]] {
			return s, true
		}
		if at, _ := g.cut(s); at == i+1 && g.modifiers[form[:at]] && !g.known(form) {
			return s, true
		}
	}
	return "", false
}

// swiss gives a compound that is spelled as in Switzerland the ß that lets its parts be known; the length stays.
func (g *germanWords) swiss(form string) string {
	if !strings.Contains(form, "ss") || len(form) < 7 {
		return form
	}
	if g.known(form) || g.opaque[form] || g.declined[form] != "" {
		return form
	}
	for i := 0; i+1 < len(form); i++ {
		if form[i] == 's' && form[i+1] == 's' {
			s := form[:i] + "ß" + form[i+2:]
			if at, _ := g.cut(s); at > 0 {
				return s
			}
		}
	}
	return form
}
