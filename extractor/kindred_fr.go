package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// oneOf finds institutions that only a pronoun and their place name: celle de Bordeaux, ceux de l'Orne. They are of the sort of
// the institution told last whose noun agrees.
func (d *document) oneOf(first, last int32) {
	for i := first; i+2 < last; i++ {
		if d.words[i+1].lexeme.base != "de" {
			continue
		}
		want, ok := demonstratives[d.words[i].fold]
		if !ok {
			continue
		}
		end := i + 2
		for end < last && d.words[end].is(isDet) && !d.words[end].is(isPrep) && end < i+4 {
			end++
		}
		if end >= last {
			continue
		}
		p := d.words[end].mention
		switch {
		case p >= 0 && (d.mentions[p].kind == placeMention || d.mentions[p].kind == partMention) && d.mentions[p].entry >= 0:
		case p < 0 && (d.strangeName(end) || d.words[end].tok.Is(language.Upper) && !d.words[end].is(verbal|isPunct)):
		case p < 0 && i > first+1 && d.rowSign(i-1) && d.words[i-2].mention >= 0 && d.institutional(d.words[i-2].mention) && d.words[end].is(isNoun|isAdj) && !d.noField(&d.words[end]) && end > i+2:
		default:
			continue
		}
		o := d.kindred(i, want)
		if o < 0 {
			continue
		}
		place := int32(-1)
		stop := d.extentRight(end, last)
		if p >= 0 {
			place, stop = d.mentions[p].entry, d.mentions[p].last
			d.mentions[p].kind = partMention
		}
		d.add(mention{kind: actorMention, first: i, last: max(stop, end+1), head: i, entry: -1, place: place, sort: d.mentions[o].sort, like: o + 1})
	}
}

var demonstratives = map[string]forms.Features{"celui": forms.Masc, "celle": forms.Fem, "ceux": forms.Masc | forms.Pl, "celles": forms.Fem | forms.Pl}

// kindred is the institution named last before i by a noun of the gender wanted, or -1.
func (d *document) kindred(i int32, want forms.Features) int32 {
	for k := len(d.mentions) - 1; k >= 0; k-- {
		m := &d.mentions[k]
		if m.kind != actorMention || m.first >= i || m.like > 0 || d.words[i].sentence-d.words[m.first].sentence > 2 {
			continue
		}
		if w := &d.words[d.nounOf(m)]; len(w.readings) == 0 && w.tok.Is(language.Caps) && len(w.fold) < 6 {
			return int32(k) // le CHU de Nantes, celui de Rennes
		}
		for _, r := range d.words[d.nounOf(m)].readings {
			if r.POS == forms.Noun && r.Features&want&(forms.Masc|forms.Fem) != 0 {
				return int32(k)
			}
		}
	}
	return -1
}

// nounOf is the noun that says what sort of institution a mention names.
func (d *document) nounOf(m *mention) int32 {
	if m.entry >= 0 {
		return m.first
	}
	return m.head
}

// kindredEntity is who "celle de Bordeaux" is: the noun of the one told before, with the place.
func (d *document) kindredEntity(m *mention) entity {
	o := &d.mentions[m.like-1]
	n := d.nounOf(o)
	name := d.span(n, n+1).Text + " " + d.span(m.first+1, m.last).Text
	if d.g.preposition(d.words[m.first].fold) == "de" { // les ministères de la Défense et du Commerce
		name = strings.TrimSuffix(d.span(n, n+1).Text, "s") + " " + d.span(m.first, m.last).Text
	}
	jur := ""
	if m.place >= 0 {
		jur = d.g.gaz.Entries()[m.place].Jurisdiction
	}
	if jur == "" {
		jur = d.nearJurisdiction(m.first)
	}
	e := entity{id: "org/" + gazetteer.SlugOf(name), name: name, jurisdiction: jur, sort: m.sort}
	e.authority = e.id
	if h := d.g.headNoun(&d.words[n]); h != nil && h.Rule == "government" && jur != "" {
		e.authority = gazetteer.Government(jur)
	}
	return e
}

// sharedHeads finds the institutions that share the plural noun of the one before: les ministères de la Défense et du Commerce, les
// universités de Pau et de Tours.
func (d *document) sharedHeads(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.entry >= 0 || m.like > 0 || m.first < first || m.last+1 >= last || !d.words[m.head].is(isPlu) || m.last <= m.head+2 {
			continue
		}
		for i := d.sharing(m.last, last); i > 0; i = d.sharing(d.mentions[len(d.mentions)-1].last, last) {
			n := i + 1
			for n < last && d.words[n].is(isDet) && !d.words[n].is(isPrep) {
				n++
			}
			if n >= last || !d.words[n].tok.Is(language.Upper) || d.words[n].mention >= 0 && d.mentions[d.words[n].mention].kind != placeMention {
				break
			}
			end := max(n+1, d.extentRight(n+1, last))
			place := d.placeIn(i, end)
			if p := d.words[n].mention; p >= 0 {
				d.mentions[p].kind = partMention
			}
			if place < 0 {
				place = d.mentions[k].place
			}
			d.add(mention{kind: actorMention, first: i, last: end, head: i, entry: -1, place: place, sort: d.mentions[k].sort, like: int32(k) + 1})
		}
	}
}

// sharing is the "de" with which the list goes on behind a conjunction at i: et du Commerce, or 0.
func (d *document) sharing(i, last int32) int32 {
	if i+2 >= last || d.words[i].fold != "et" && d.words[i].fold != "," && d.words[i].fold != "ou" || d.g.preposition(d.words[i+1].fold) != "de" {
		return 0
	}
	return i + 1
}
