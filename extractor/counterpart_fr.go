package extractor

import (
	"edikt/language"
)

// foreign makes another country's body of a name that its country's adjective follows: la Cnil espagnole, l'Assemblée nationale
// québécoise.
func (d *document) foreign(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.entry < 0 || m.first < first || m.last >= last || m.sort == "person" || m.sort == "company" || m.sort == "media" {
			continue
		}
		p := d.g.placeAdjective(d.words[m.last].fold)
		if p < 0 || d.words[m.last].mention >= 0 {
			continue
		}
		own, other := d.g.gaz.Entries()[m.entry].Jurisdiction, d.g.gaz.Entries()[p].Jurisdiction
		if own == other || other == "" || own == "" && !(m.sort == "organisation" && d.words[m.first].tok.Is(language.Upper)) || own == "EU" || own != "" && len(other) > 2 && own[:2] == other[:2] {
			continue
		}
		m.entry, m.place, m.head = -1, p, m.first
		d.words[m.last].mention = int32(k)
		m.last++
	}
}

// counterparts finds institutions that are told as another country's like of one told before: son homologue belge, sa voisine
// italienne, l'équivalent espagnol de la Cnil.
func (d *document) counterparts(first, last int32) {
	for i := first; i+1 < last; i++ {
		w := &d.words[i]
		p := d.words[i+1].lexeme.place
		if likes[w.fold] && p >= 0 && d.namedAsLike(i, first, p) {
			continue
		}
		if p < 0 || !likes[w.fold] || w.mention >= 0 || d.words[i+1].mention >= 0 {
			continue
		}
		if o := d.lastInstitution(i); o >= 0 {
			if n := i + 3; n < last && d.words[i+2].fold == "," { // son équivalent luxembourgeois, la CNPD
				if d.words[n].is(isDet) && n+1 < last {
					n++
				}
				if m := d.words[n].mention; m >= 0 && d.mentions[m].kind == actorMention {
					continue
				}
			}
			k := d.add(mention{kind: actorMention, first: i, last: i + 2, head: i, entry: -1, place: p, sort: d.mentions[o].sort, like: o + 1})
			if d.mentions[o].kind == placeMention {
				d.mentions[k].kind, d.mentions[k].entry, d.mentions[k].like = placeMention, p, 0
			}
		}
	}
}

// namedAsLike makes an institution of a name that no table knows where "l'équivalent danois" at i stands behind it in apposition:
// Datatilsynet, l'équivalent danois de la Cnil.
func (d *document) namedAsLike(i, first, place int32) bool {
	if i < first+3 || d.words[i-2].fold != "," || !d.strangeName(i-3) {
		return false
	}
	d.add(mention{kind: actorMention, first: i - 3, last: i - 2, head: i - 3, entry: -1, place: place, sort: "agency"})
	return true
}

// likes are nouns for one who is what another is elsewhere: son homologue danois, le voisin belge.
var likes = wordSet("homologue", "voisin", "voisine", "pendant", "équivalent", "équivalente", "consœur", "confrère", "collègue", "cousin", "cousine")

// lastInstitution is the institution, office or country named last before i, at most two sentences back, or -1.
func (d *document) lastInstitution(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.kind != placeMention && (m.kind != actorMention || m.like > 0) || d.words[i].sentence-d.words[m.first].sentence > 2 || d.left(m.first).prep != "" {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// namedFrench is the institution with a name of its own that a noun with its place's adjective means: l'hôpital cantonal vaudois
// where the CHUV has been named, l'université zurichoise. Or -1.
func (d *document) namedFrench(m *mention) int32 {
	if d.g.german || m.kind != actorMention || m.entry >= 0 || m.place < 0 || m.sort == "" || m.sort == "person" || d.introduced(m) || d.words[m.head].is(isPlu) {
		return -1
	}
	switch m.sort {
	case "university", "hospital", "museum", "school", "company", "dpa", "bank", "media", "club":
	default:
		return -1
	}
	for i := m.head; i < m.last; i++ {
		if d.words[i].tok.Is(language.Upper) || d.g.preposition(d.words[i].fold) == "de" {
			return -1
		}
	}
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.entry < 0 || c.sort != m.sort || c.first >= m.first || d.g.gaz.Entries()[c.entry].Jurisdiction != d.g.gaz.Entries()[m.place].Jurisdiction {
			continue
		}
		if best >= 0 && d.mentions[best].entry != c.entry {
			return -1
		}
		best = int32(o)
	}
	return best
}
