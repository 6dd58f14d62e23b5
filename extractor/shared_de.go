package extractor

import (
	"strings"

	"edikt/language"
)

// sharedHeadsGerman makes institutions of the places that share the plural noun of the one before: die Universitäten Bern, Basel und Genf.
func (d *document) sharedHeadsGerman() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != placeMention || m.modifier || m.entry < 0 || d.left(m.first).rel != relCoord {
			continue
		}
		if o := d.firstInRow(m); o >= 0 && d.sharesHead(&d.mentions[o]) {
			m.kind, m.sort, m.place, m.entry, m.like = actorMention, d.mentions[o].sort, m.entry, -1, o+1
		}
	}
}

// firstInRow is the mention with which the row begins that m goes on, or -1.
func (d *document) firstInRow(m *mention) int32 {
	l, o := d.left(m.first), int32(-1)
	for n := 0; l.rel == relCoord && n < 12; n++ {
		if o = d.words[l.noun].mention; o < 0 {
			return -1
		}
		l = d.left(d.mentions[o].first)
	}
	return o
}

// sharesHead reports whether a plural noun and a name behind it make an institution of a sort that has many: Landkreise Celle, Kliniken in Ulm.
func (d *document) sharesHead(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.place < 0 || m.first != m.head || m.last == m.head+1 || !d.severalOnly(m.head) && !d.words[m.head].is(isPlu) {
		return false
	}
	switch m.sort {
	case "university", "school", "hospital", "church", "club", "museum", "police", "court", "association":
		return true
	case "city":
		return district(d.words[m.head].fold)
	}
	return false
}

// singularOf is what one of several institutions with the noun at i is called: Universität for Universitäten.
func (d *document) singularOf(i int32) string {
	w := &d.words[i]
	text := d.span(i, i+1).Text
	lemma := d.lemmaText(w.noun)
	switch {
	case w.noun == 0:
		return text
	case w.mod == "":
		return lemma
	case len(w.mod) < len(text):
		return text[:len(w.mod)] + strings.ToLower(lemma)
	}
	return text
}

// sharingEntity is who a place means that shares the plural noun of the institution before it.
func (d *document) sharingEntity(m *mention) entity {
	name := d.singularOf(d.mentions[m.like-1].head) + " " + d.span(m.first, m.last).Text
	return ownBody(name, d.g.gaz.Entries()[m.place].Jurisdiction, m.sort)
}

// abbreviated makes institutions of the later places of an abbreviation that stands in brackets behind a name: der Rat für Rundfunk (RfR) ... Der RfR.
func (d *document) abbreviated() {
	for k := range d.mentions {
		m := d.mentions[k]
		i := m.last + 1
		if m.kind != actorMention || m.modifier || int(i)+1 >= len(d.words) || d.words[m.head].mention != int32(k) || d.words[i-1].fold != "(" || d.words[i+1].fold != ")" || !d.shortName(i) {
			continue
		}
		for j := i + 2; int(j) < len(d.words); j++ {
			if d.words[j].fold == d.words[i].fold && d.shortName(j) {
				d.add(mention{kind: actorMention, first: j, last: j + 1, head: j, entry: -1, place: m.place, sort: m.sort, same: int32(k) + 1})
			}
		}
	}
}

// shortName reports whether an abbreviation that nothing else is known of stands at i.
func (d *document) shortName(i int32) bool {
	w := &d.words[i]
	return w.mention < 0 && w.tok.Kind == language.Word && w.tok.Is(language.Caps) && len(w.fold) > 1
}
