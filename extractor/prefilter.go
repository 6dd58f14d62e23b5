package extractor

import (
	"strings"
	"unicode/utf8"

	"edikt/language/gazetteer"
)

// prefilter says whether an article names a service at all; most do not and are done. It is a trie over the bytes of the
// names, both cases of a letter in one class of bytes, that is entered where a word begins: a name can begin nowhere else, and
// most words leave the trie at their second or third letter.
type prefilter struct {
	class [256]uint8
	width int
	table []int32 // row of a state + class -> row of the next state; 0 where no name goes on
	names []filterName
}

// The first columns of a row: bytes that are in no name, and 1 + the first name that ends in the state, or 0.
const (
	foreignColumn = iota
	endColumn
	firstClass
)

// filterName is a name with what must stand around it.
type filterName struct {
	gazetteer.Name
	strict bool  // as written, with no letter or digit beside it: short and ambiguous names
	also   int32 // 1 + the next name of the same letters, or 0
}

// newPrefilter builds the trie of a language.
func newPrefilter(g *grammar) *prefilter {
	var names []filterName
	for _, n := range g.gaz.Names() {
		e := g.gaz.Entries()[n.Entry]
		if n.Lang != "" && n.Lang != g.lang || e.Type != gazetteer.Service && e.Type != gazetteer.Vendor && e.Type != gazetteer.Generic || n.Role == gazetteer.Genitive {
			continue
		}
		names = append(names, filterName{Name: n, strict: len(n.Text) < 5 || n.Policy == gazetteer.Context})
	}
	f := &prefilter{names: names, width: firstClass}
	for i := range names {
		f.number(strings.ToLower(names[i].Text))
	}
	f.row()
	for i := range names {
		f.add(i, strings.ToLower(names[i].Text))
	}
	return f
}

// number gives a class to each of the bytes of a text in small letters.
func (f *prefilter) number(text string) {
	for i := range len(text) {
		c := text[i]
		if f.class[c] != 0 {
			continue
		}
		f.class[c] = uint8(f.width)
		if 'a' <= c && c <= 'z' {
			f.class[c&^0x20] = f.class[c]
		}
		f.width++
	}
}

// row makes a state and returns where its row begins.
func (f *prefilter) row() int32 {
	n := len(f.table)
	f.table = append(f.table, make([]int32, f.width)...)
	return int32(n)
}

func (f *prefilter) add(name int, text string) {
	at := int32(0)
	for i := range len(text) {
		k := at + int32(f.class[text[i]])
		if f.table[k] == 0 {
			row := f.row()
			f.table[k] = row
		}
		at = f.table[k]
	}
	end := &f.table[at+endColumn]
	f.names[name].also = *end
	*end = int32(name) + 1
}

// named reports whether the document names a service.
func (f *prefilter) named(d *document) bool {
	text := d.text
	for i := 0; i < len(text); i++ {
		at := f.table[f.class[text[i]]]
		for k := i + 1; at != 0; k++ {
			if end := f.table[at+endColumn]; end != 0 && f.confirmed(d, end, i, k) {
				return true
			}
			if k == len(text) {
				break
			}
			at = f.table[at+int32(f.class[text[k]])]
		}
		for i < len(text) && alphanumeric[text[i]] {
			i++
		}
	}
	return false
}

// confirmed looks at what stands around the names that end at a state.
func (f *prefilter) confirmed(d *document, end int32, first, last int) bool {
	if !boundaryBefore(d.text, first) {
		return false
	}
	for ; end != 0; end = f.names[end-1].also {
		n := &f.names[end-1]
		if n.strict && (!boundaryAfter(d.text, last) || hasUpper(n.Text) && d.text[first:first+1] == strings.ToLower(d.text[first:first+1])) {
			continue
		}
		if d.holdsName(&n.Name) {
			return true
		}
	}
	return false
}

// alphanumeric are the bytes of ASCII letters and digits: inside a word behind one of them no name begins.
var alphanumeric = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = isWordRune(rune(c))
	}
	return is
}()

// boundaryBefore reports whether a word can begin at i.
func boundaryBefore(text string, i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return !isWordRune(r)
}

func boundaryAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return !isWordRune(r) || r == 's' && boundaryAfter(text, i+1)
}

func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r != 0xD7 && r != 0xF7 && r < 0x250
}
