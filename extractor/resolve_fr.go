package extractor

import (
	"edikt"
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
	case chambers[w.fold] != "" && chambers[d.words[c.head].fold] != "" && chambers[w.fold] != chambers[d.words[c.head].fold]:
		return false, true // la Chambre after the Sénat
	case offices[w.fold] != "" && offices[d.words[d.nounOf(c)].fold] != "" && offices[w.fold] != offices[d.words[d.nounOf(c)].fold]:
		return false, true // the rectorat is no préfecture
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

// describedByPlace is the house with a name of its own that its noun and an adjective of place take up: le quotidien bordelais after
// Sud Ouest, le club parisien after PSG. Or -1.
func (d *document) describedByPlace(k int32) int32 {
	m := &d.mentions[k]
	if d.g.german || m.kind != actorMention || m.entry >= 0 || m.place < 0 || m.last != m.head+2 || !d.house(m) && m.sort != "media" {
		return -1
	}
	if l := d.left(m.first); l.det < 0 || d.g.indefinite[d.words[l.det].fold] || d.words[m.head].is(isPlu) {
		return -1
	}
	where := d.g.gaz.Entries()[m.place].Jurisdiction
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.first >= m.first || c.sort != m.sort || d.words[m.first].sentence-d.words[c.first].sentence > 4 || best >= 0 && d.mentions[best].first > c.first {
			continue
		}
		if c.entry < 0 && !d.words[c.head].tok.Is(language.Upper) && !d.words[c.head].tok.Is(language.Caps) || d.words[c.head].fold == d.words[m.head].fold {
			continue
		}
		if j := d.jurisdictionOf(c); j == "" || where == "" || j[:2] == where[:2] {
			best = int32(o)
		}
	}
	return best
}

// chambers tell the houses of a parliament apart.
var chambers = map[string]string{"sénat": "upper", "sénats": "upper", "chambre": "lower", "assemblée": "lower"}

// offices tell the state's offices in a place apart.
var offices = map[string]string{"rectorat": "schools", "académie": "schools", "préfecture": "state", "parquet": "justice", "tribunal": "justice",
	"gendarmerie": "gendarmerie", "police": "police", "hôpital": "health", "mairie": "town", "ville": "town", "commune": "town", "municipalité": "town",
	"métropole": "metro", "agglomération": "metro", "communauté": "metro", "intercommunalité": "metro"}

// placeTakenUpFrench reports whether the bare institution m is the one of a place named shortly before: la mairie after Lyon,
// le gouvernement after la Suède.
func (d *document) placeTakenUpFrench(m, c *mention) bool {
	e := &d.g.gaz.Entries()[c.entry]
	if e.Jurisdiction == "" || d.words[m.first].sentence-d.words[c.first].sentence > 3 && c.first >= d.titleEnd {
		return false
	}
	if d.origin(e.Jurisdiction) && !d.nominative(d.words[c.first].mention) && d.left(c.first).at != d.sentences[d.words[c.first].sentence].First {
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

// leavesOffice reports whether a person leaves without the text saying what: La directrice s'en va. It is the office.
func (d *document) leavesOffice(r *rule, actor int32, t foundTarget, trigger int32) bool {
	if d.g.german {
		return d.leavesOfficeGerman(r, actor, t, trigger)
	}
	if r.kind != edikt.Exit || t.why != "topic" && t.why != "pronoun" && t.why != "same" || t.why != "same" && d.words[trigger].sentence-d.words[d.mentions[t.mention].first].sentence < 2 {
		return false
	}
	m := &d.mentions[actor]
	if m.kind != personMention && m.kind != actorMention {
		return false
	}
	switch d.lemmaText(d.words[trigger].verb) {
	case "aller", "partir", "retirer", "quitter":
	default:
		return false
	}
	return m.kind == personMention || d.officeFrench(m)
}

// officeFrench reports whether an institution is told by the office of one person: le maire de Lyon, la directrice, le ministre.
func (d *document) officeFrench(m *mention) bool {
	return m.sort == "person" || d.officeWord(&d.words[m.head])
}

// officeWord reports whether a noun is an office of one person.
func (d *document) officeWord(w *word) bool {
	return w.class.has(d.g.known.leadership) || officeHeads[w.fold] || d.g.sortOf(w) == "person"
}

// officeHeads are nouns for one person among the heads of institutions.
var officeHeads = wordSet("proviseur", "proviseure", "recteur", "rectrice", "maire", "bourgmestre", "édile", "préfet", "préfète", "procureur",
	"procureure", "syndic", "syndique", "évêque", "archevêque", "pape",
	"échevin", "échevine", "ambassadeur", "ambassadrice", "médiateur", "médiatrice", "juge", "magistrat", "préposé", "préposée", "commissaire", "doyen", "doyenne")

// oneBody reports whether the word behind "de" at i is one institution: directeur de l'hôpital, not: centre pour les écoles.
func (d *document) oneBody(i int32, w *word) bool {
	if d.g.german || d.g.preposition(d.words[i].fold) != "de" || d.words[i].fold == "des" || !w.class.has(d.g.known.actorHead) || w.is(isPlu) {
		return false
	}
	return i > 0 && d.officeWord(&d.words[i-1]) || i > 1 && d.words[i-1].is(isAdj) && d.officeWord(&d.words[i-2])
}
