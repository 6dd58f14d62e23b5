package extractor

import (
	"strings"

	"edikt/language"
)

// takesUpFrench reports whether the bare institution m can mean the fuller c: la mairie after Lyon, la direction after le CHU
// de Nantes, l'institution after le Musée d'art. Where the nouns leave it to the sorts, known is false.
func (d *document) takesUpFrench(m, c *mention) (fits, known bool) {
	w := &d.words[m.head]
	switch {
	case c.kind == placeMention:
		return d.placeTakenUpFrench(m, c), true
	case c.kind != actorMention || c.entry < 0 && d.words[c.head].is(isPlu) && !w.is(isPlu):
		return false, true // la municipalité is none of the villes
	case c.sort == "org" && c.entry < 0 && len(d.words[c.head].readings) == 0 && d.words[m.first].sentence-d.words[c.first].sentence <= 2:
		return m.sort == "city" || m.sort == "school" || m.sort == "university" || m.sort == "association" || d.leadership(m) || w.class.has(d.g.known.anyorg), true // Nyon, which no table has
	case d.leadership(m):
		return d.house(c), true
	case w.fold == "établissement":
		switch c.sort {
		case "school", "university", "hospital", "museum":
			return true, true
		}
		return false, true
	case w.class.has(d.g.known.anyorg):
		return d.house(c) || c.sort == "dpa" || c.sort == "parliament", true
	}
	return false, false
}

// placeTakenUpFrench reports whether the bare institution m is the one of a place named shortly before: la mairie after Lyon,
// le gouvernement after la Suède.
func (d *document) placeTakenUpFrench(m, c *mention) bool {
	e := &d.g.gaz.Entries()[c.entry]
	if e.Jurisdiction == "" || d.words[m.first].sentence-d.words[c.first].sentence > 3 && c.first >= d.titleEnd {
		return false
	}
	if d.origin(e.Jurisdiction) && !d.nominative(d.words[c.first].mention) {
		return false // ses liens avec Pékin
	}
	switch d.words[m.head].fold {
	case "canton":
		return len(e.Jurisdiction) > 3 && e.Jurisdiction[:3] == "CH-" && e.Sort != "city"
	case "région", "province", "département":
		return len(e.Jurisdiction) > 3 && e.Sort != "city"
	case "pays", "confédération":
		return len(e.Jurisdiction) == 2
	}
	switch m.sort {
	case "city":
		return e.Sort == "city"
	case "government":
		return e.Sort != "city"
	}
	return false
}

// leadership reports whether the mention is who leads a house, and says of which only elsewhere: la direction, le directeur, le
// conseil d'administration.
func (d *document) leadership(m *mention) bool {
	return m.sort == "board" || d.words[m.head].class.has(d.g.known.leadership)
}

// house reports whether the mention is an institution with a roof and a direction of its own.
func (d *document) house(c *mention) bool {
	if d.leadership(c) {
		return false
	}
	switch c.sort {
	case "school", "university", "hospital", "museum", "company", "club", "association", "church", "agency", "org":
		return true
	case "media":
		return d.nominative(d.words[c.first].mention) // not: selon le quotidien
	}
	return false
}

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
		if own == other || other == "" || own == "" || own == "EU" || len(other) > 2 && own[:2] == other[:2] {
			continue
		}
		m.entry, m.place, m.head = -1, p, m.first
		d.words[m.last].mention = int32(k)
		m.last++
	}
}

// sourceFrench is whom a sentence is credited to with other words than selon: d'après le ministère, à en croire la mairie,
// aux dires de la direction, assure-t-on à la préfecture. Or -1.
func (d *document) sourceFrench(s language.Sentence) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || m.kind == personMention || m.first < s.First || m.last > s.Last || m.sort == "media" {
			continue
		}
		l := d.left(m.first)
		switch {
		case l.prep == "après" && l.at > s.First && d.words[l.at-1].fold == "d'":
			return int32(k)
		case l.prep == "" && l.at > s.First+1 && d.words[l.at-1].fold == "croire" && d.words[l.at-2].fold == "en":
			return int32(k)
		case d.g.placePreps[l.prep] || l.prep == "auprès" || l.prep == "de" && l.noun >= 0 && d.words[l.noun].fold == "côté":
			if l.at > s.First && d.saysOn(s.First, l.at) {
				return int32(k)
			}
		}
	}
	return -1
}

// saysOn reports whether a verb of saying with "on" behind it stands right before token at: indique-t-on, fait-on savoir.
func (d *document) saysOn(first, at int32) bool {
	for i := at - 1; i >= first && i >= at-4; i-- {
		w := &d.words[i]
		if w.is(isInverted) && strings.HasSuffix(w.fold, "-on") {
			return w.class.has(d.g.known.say) || w.class.has(d.g.known.tell)
		}
		if w.mention >= 0 || boundary(w) {
			return false
		}
	}
	return false
}
