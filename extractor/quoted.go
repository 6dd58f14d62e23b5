package extractor

import (
	"strings"

	"edikt/language"
)

// quotedNames gives institutions the names that stand in quotes right behind their noun: die Zeitung „Le Monde“, l'association
// « Villes libres ». What stands there then acts no more by itself.
func (d *document) quotedNames(si int32) {
	s := d.sentences[si]
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.entry >= 0 || m.first < s.First || m.last >= s.Last || m.sort == "person" {
			continue
		}
		end := d.quoteEnd(m.last, s.Last)
		if end < 0 || d.namesService(m.last, end) {
			continue
		}
		for i := m.last; i <= end; i++ {
			o := d.words[i].mention
			if o >= 0 && d.mentions[o].entry >= 0 && d.mentions[o].kind == actorMention && d.mentions[o].first == m.last+1 && d.mentions[o].last == end {
				m.entry, m.sort = d.mentions[o].entry, d.mentions[o].sort
			}
			if o >= 0 {
				d.mentions[o].kind = partMention
			}
			d.words[i].mention = int32(k)
		}
		m.last, m.anaphor = end+1, false
	}
}

// quoteEnd is the sign that closes the name whose opening quote stands at i, or -1.
func (d *document) quoteEnd(i, last int32) int32 {
	if !d.words[i].is(isPunct) || !d.words[i].is(isOpen) || d.words[i].fold == "(" || i+2 >= last || !d.words[i+1].tok.Is(language.Upper) {
		return -1
	}
	for j := i + 2; j < last && j < i+8; j++ {
		if w := &d.words[j]; w.is(isPunct) {
			if w.is(isClose) && w.fold != ")" {
				return j
			}
			return -1
		}
	}
	return -1
}

// unquoted is the name in quotes in the text of an institution, or the text itself.
func unquoted(text string) string {
	i := strings.IndexAny(text, "„“«»\"‹›")
	if i < 0 {
		return text
	}
	return strings.Trim(text[i:], "„“”«»\"‹› \u00a0\u202f")
}
