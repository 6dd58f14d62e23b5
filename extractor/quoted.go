package extractor

import (
	"strings"

	"edikt/language"
)

// quotedNames gives institutions the names that stand in quotes right behind their noun: die Zeitung „Le Monde“, l'association
// « Villes libres ». What stands there then acts no more by itself.
func (d *document) quotedNames(si int32) {
	if d.sums[si].flags&isOpen == 0 {
		return
	}
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

// takeQuotes makes the quotes around the name of a service part of it, so that they part nothing: die App „TikTok“ verbieten.
func (d *document) takeQuotes(k int32) {
	m := &d.mentions[k]
	s := d.sentences[d.words[m.first].sentence]
	if m.first <= s.Lead || m.last >= s.Last {
		return
	}
	before, behind := &d.words[m.first-1], &d.words[m.last]
	if !quoteSigns[before.fold] || !quoteSigns[behind.fold] {
		return
	}
	for _, w := range [...]*word{before, behind} {
		w.flags, w.class, w.mention = 0, classSet{}, k
	}
	m.first, m.last = m.first-1, m.last+1
}

// origins makes what stands in brackets right behind the name of a service, its country or maker, part of the name: TikTok (China), Grok
// (xAI).
func (d *document) origins() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != targetMention || m.modifier || d.generic(m.entry) || int(m.last)+2 >= len(d.words) || d.words[m.last].fold != "(" {
			continue
		}
		end := m.last + 1
		for end < m.last+4 && int(end) < len(d.words) && d.words[end].tok.Kind == language.Word && d.words[end].tok.Is(language.Upper) && d.targetAt(end) < 0 {
			end++
		}
		if end == m.last+1 || int(end) >= len(d.words) || d.words[end].fold != ")" {
			continue
		}
		for i := m.last; i <= end; i++ {
			w := &d.words[i]
			if w.mention >= 0 {
				o := &d.mentions[w.mention]
				o.kind, o.entry, o.place = partMention, -1, -1 // nothing happens there
			}
			w.flags, w.class, w.mention = 0, classSet{}, int32(k)
		}
		m.last = end + 1
	}
}

// quoteSigns open and close what is quoted; »TikTok« closes with what opens «TikTok».
var quoteSigns = wordSet("„", "“", "”", "\"", "«", "»", "‚", "‘", "‹", "›", "'")

// inQuotes is where a name stands without the quotes that belong to its mention.
func (d *document) inQuotes(m *mention) (first, last int32) {
	if d.words[m.first].tok.Kind == language.Punct && m.last-m.first > 2 {
		return m.first + 1, m.last - 1
	}
	return m.first, m.last
}

// quotedTitles makes papers and broadcasters of the titles in quotes that no table knows and that stand where a subject does:
// « Sud Ouest » quitte X; « Libération », lui, reste.
func (d *document) quotedTitles(first, last int32) {
	for i := first; i < last; i++ {
		end := d.quoteEnd(i, last)
		if end < 0 {
			continue
		}
		if (i == first || titleFront[d.words[i-1].fold]) && d.title(i+1, end) && d.subjectEnds(end+1, last) {
			for j := i + 1; j < end; j++ {
				if o := d.words[j].mention; o >= 0 {
					d.mentions[o].kind = partMention
				}
				d.words[j].flags &^= verbal | isAdv | isPrep
			}
			d.add(mention{kind: actorMention, first: i + 1, last: end, head: i + 1, entry: -1, place: -1, sort: "media"})
		}
		i = end
	}
}

// titleFront are signs and words behind which a subject may stand.
var titleFront = wordSet(",", ";", ":", "et", "que", "qu'", "mais", "or", "puis", "–", "—", "tandis", "alors")

// titleLinks are small words inside a title.
var titleLinks = wordSet("de", "du", "des", "d'", "la", "le", "les", "l'", "et", "à", "en", "aux")

// title reports whether the words from..to are written as a title that no table knows.
func (d *document) title(from, to int32) bool {
	for i := from; i < to; i++ {
		w := &d.words[i]
		if m := w.mention; m >= 0 && (d.mentions[m].kind == targetMention || d.mentions[m].kind == actorMention && d.mentions[m].entry >= 0 || d.mentions[m].kind == personMention) {
			return false
		}
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) && !w.tok.Is(language.Caps) && !titleLinks[w.fold] {
			return false
		}
	}
	return true
}

// subjectEnds reports whether what follows at i can follow a subject: its verb, or a pronoun between commas that stresses it.
func (d *document) subjectEnds(i, last int32) bool {
	if i >= last {
		return false
	}
	w := &d.words[i]
	if w.is(isFinite) || w.fold == "ne" || w.fold == "n'" || w.fold == "se" || w.fold == "s'" || w.fold == "y" {
		return true
	}
	if i+1 >= last {
		return false
	}
	switch next := d.words[i+1].fold; w.fold {
	case ",":
		return next == "lui" || next == "elle" || next == "en" || next == "de" || next == "pour" || next == "au" || next == "comme" || next == "eux"
	case "et", "ou":
		return d.words[i+1].is(isPunct) && d.words[i+1].is(isOpen)
	}
	return false
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
