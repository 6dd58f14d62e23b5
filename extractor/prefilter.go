package extractor

import (
	"strings"
	"unicode/utf8"

	"edikt/language/gazetteer"
)

// prefilter says whether an article names a service at all; most do not and are done. It is a trie over the bytes of the
// names, both cases of a letter in one class of bytes, that is entered where a word begins with three bytes that a name begins
// with: a name can begin nowhere else.
type prefilter struct {
	begins [1 << 15]uint8 // 1 for the first three bytes of names, the lower five bits of each
	class  [256]uint8
	width  int
	table  []int32 // row of a state + class -> row of the next state; 0 where no name goes on
	names  []filterName
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
	rows := 1
	for i := range names {
		f.number(strings.ToLower(names[i].Text))
		rows += len(names[i].Text)
	}
	f.table = make([]int32, 0, rows*f.width)
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
		switch capital := c &^ 0x20; {
		case 'a' <= c && c <= 'z':
			f.class[capital] = f.class[c]
		case i > 0 && text[i-1] == 0xC3 && c >= 0xA0 && f.class[capital] == 0: // é, É
			f.class[capital] = f.class[c]
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
	f.begin(text)
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

// begin notes the first three bytes of a name; behind a shorter name anything may stand.
func (f *prefilter) begin(text string) {
	key := 0
	for i := range min(len(text), 3) {
		key = key<<5 | int(text[i]&31)
	}
	missing := 5 * (3 - min(len(text), 3))
	for rest := range 1 << missing {
		f.begins[key<<missing|rest] = 1
	}
}

// named reports whether the document names a service.
func (f *prefilter) named(d *document) bool {
	text := d.text
	key, inside := 0, uint8(0) // inside is 1 behind a letter or digit
	if len(text) > 1 {
		key = int(text[0]&31)<<5 | int(text[1]&31)
	}
	for i := 2; i < len(text); i++ {
		key = (key<<5 | int(text[i]&31)) & (len(f.begins) - 1)
		if f.begins[key]&^inside != 0 && f.nameAt(d, i-2) {
			return true
		}
		inside = alphanumeric[text[i-2]]
	}
	for i := max(0, len(text)-2); i < len(text); i++ {
		if f.nameAt(d, i) {
			return true
		}
	}
	return false
}

// nameAt reports whether a name of a service begins at a byte. Soft hyphens and more blanks than one do not part it.
func (f *prefilter) nameAt(d *document, i int) bool {
	at := int32(0)
	for k := i; k < len(d.text); k++ {
		before := at
		at = f.table[at+int32(f.class[d.text[k]])]
		if at == 0 {
			if at = f.over(d.text, &k, before); at == 0 {
				return false
			}
			continue
		}
		if end := f.table[at+endColumn]; end != 0 && f.confirmed(d, end, i, k+1) {
			return true
		}
	}
	return false
}

// over is the state behind the signs at k that print shows as one blank or as none, and k their last byte; 0 where none stand there.
func (f *prefilter) over(text string, k *int, at int32) int32 {
	rest := text[*k:]
	switch {
	case strings.HasPrefix(rest, "\u00ad"):
		*k++
		return at
	case strings.HasPrefix(rest, "\u00a0"):
		*k++
	case rest[0] == ' ' && *k > 0 && text[*k-1] == ' ':
		return at
	case rest[0] != '\n' && rest[0] != '\t':
		return 0
	}
	return f.table[at+int32(f.class[' '])]
}

// confirmed looks at what stands around the names that end at a state.
func (f *prefilter) confirmed(d *document, end int32, first, last int) bool {
	if !boundaryBefore(d.text, first) {
		return false
	}
	for ; end != 0; end = f.names[end-1].also {
		n := &f.names[end-1]
		if n.strict && (!boundaryAfter(d.text, last) || startsUpper(n.Text) && !startsUpper(d.text[first:])) {
			continue
		}
		if d.holdsName(&n.Name) {
			return true
		}
	}
	return false
}

// alphanumeric is 1 for the bytes of ASCII letters and digits: right behind one of them no name begins.
var alphanumeric = func() (is [256]uint8) {
	for c := range utf8.RuneSelf {
		if isWordRune(rune(c)) {
			is[c] = 1
		}
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
