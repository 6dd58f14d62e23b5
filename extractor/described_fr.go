package extractor

import (
	"slices"
	"strings"

	"edikt/language"
	"edikt/language/gazetteer"
)

// describedBody is the body with a name of its own that a definite noun and its field or seat take up: l'institut de recherche after
// Ifremer, la juridiction de La Haye after the Cour pénale internationale. Or -1.
func (d *document) describedBody(k int32) int32 {
	m := &d.mentions[k]
	if d.g.german || m.kind != actorMention || m.entry >= 0 || m.last < m.head+2 || d.words[m.head].is(isPlu) || m.first != m.head {
		return -1
	}
	l := d.left(m.first)
	if l.det < 0 || d.g.indefinite[d.words[l.det].fold] || ownWords[d.words[l.det].fold] || l.prep == "chez" || d.leadership(m) || d.officeFrench(m) || m.sort == "army" {
		return -1
	}
	where := ""
	if m.place >= 0 {
		if wideHeads[d.words[m.head].fold] == nil {
			return -1
		}
		where = d.g.gaz.Entries()[m.place].Jurisdiction
	}
	for i := m.head; i < m.last; i++ {
		if w := &d.words[i]; w.tok.Is(language.Upper) && (m.place < 0 || i == m.head) {
			return -1 // a name
		}
	}
	if m.place < 0 && d.opensInPlace(d.words[m.first].sentence, m.first) {
		return -1 // En Italie, l'autorité de protection des données ...
	}
	general := m.place < 0 && m.last == m.head+2 && d.words[m.head+1].is(isAdj) && (d.words[m.head].class.has(d.g.known.anyorg) || firmNouns[d.words[m.head].fold])
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.first >= m.first || d.words[m.first].sentence-d.words[c.first].sentence > 3 || c.like > 0 || !d.calledByName(int32(o)) && !(general && d.fuller(c)) || c.entry < 0 && c.sort != "org" && c.sort != m.sort {
			continue
		}
		if best >= 0 && d.mentions[best].first > c.first || c.sort != "org" && c.sort != m.sort && !d.widelyTakesUp(m, c) {
			continue
		}
		if j := d.jurisdictionOf(c); j == "" || where == "" || j[:2] == where[:2] {
			best = int32(o)
		}
	}
	if best >= 0 && d.left(d.mentions[best].first).prep != "" {
		return -1
	}
	return best
}

// firmNouns take up a firm or house of whatever name with an adjective: l'entreprise municipale after la société de transports de Cluj.
var firmNouns = wordSet("entreprise", "société", "compagnie", "firme", "régie", "association", "fondation")

// fuller reports whether a mention is one body with a complement or name of its own.
func (d *document) fuller(c *mention) bool {
	return c.kind == actorMention && c.entry < 0 && !c.anaphor && c.last > c.head+2 && !d.words[c.head].is(isPlu) && c.sort != "person"
}

// opensInPlace reports whether a place or house is named with its preposition between the start of a sentence and token i.
func (d *document) opensInPlace(si, i int32) bool {
	for j := d.sentences[si].First; j < i; j++ {
		if k := d.words[j].mention; k >= 0 && d.mentions[k].first == j && d.mentions[k].acts() && d.g.placePreps[d.left(j).prep] {
			return true
		}
	}
	return false
}

// shortened is the body named before whose full name begins with the words in small letters that name k bears: l'école polytechnique after
// the EPFL. Or -1.
func (d *document) shortened(k int32) int32 {
	m := &d.mentions[k]
	if d.g.german || m.kind != actorMention || m.last < m.first+2 || d.words[m.first].tok.Is(language.Upper) {
		return -1
	}
	text := language.Fold(d.span(m.first, m.last).Text)
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.entry < 0 || c.entry == m.entry || c.first >= m.first || c.sort != m.sort || best >= 0 && d.mentions[best].first > c.first {
			continue
		}
		if strings.HasPrefix(language.Fold(d.g.gaz.Entries()[c.entry].Name.In(d.g.lang)), text+" ") {
			best = int32(o)
		}
	}
	return best
}

// toldBodies are the bodies told before that a noun with its number takes up: Stockholm, puis Oslo. Les deux capitales ont .... Nil where not
// just as many stand in the sentence before or the rest of this one.
func (d *document) toldBodies(noun int32) []int32 {
	l := d.left(noun)
	if l.det < 0 || d.words[l.det].fold != "les" && d.words[l.det].fold != "ces" {
		return nil
	}
	n := 0
	for i := l.det + 1; i < noun; i++ {
		if v := d.g.numbers[d.words[i].fold]; v > 1 && v < 5 {
			n = v
		}
	}
	if n == 0 {
		return nil
	}
	si := d.words[noun].sentence
	var out []int32
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= l.det || d.words[m.first].sentence < si-1 || !m.acts() || m.kind == personMention || m.modifier || m.anaphor || !d.ofNumber(noun, m) {
			continue
		}
		if t := d.left(m.first); t.prep != "" && t.rel != relCoord || slices.ContainsFunc(out, func(o int32) bool { return d.entityOf(o).id == d.entityOf(int32(k)).id }) {
			continue
		}
		out = append(out, int32(k))
	}
	if len(out) != n {
		return nil
	}
	return out
}

// ofNumber reports whether a body can be one of those that the plural noun at i counts: two villes are towns, two pays countries.
func (d *document) ofNumber(i int32, m *mention) bool {
	switch f := d.words[i].fold; f {
	case "villes", "cités", "communes", "municipalités", "capitales", "métropoles", "mairies":
		return m.kind == placeMention && (f == "capitales" || d.sortOf(m) == "city") || m.sort == "city"
	case "pays", "états", "nations", "gouvernements", "royaumes":
		return m.kind == placeMention && d.sortOf(m) == "country" || m.sort == "government"
	case "régions", "provinces", "cantons", "départements", "länder":
		return m.kind == placeMention && d.sortOf(m) != "country" && d.sortOf(m) != "city"
	}
	if m.kind != actorMention || d.words[i].class.has(d.g.known.service) {
		return false
	}
	return d.words[i].class.has(d.g.known.anyorg) || d.words[i].class.has(d.g.known.anyauthority) || d.g.sortOf(&d.words[i]) != "" && d.g.sortOf(&d.words[i]) == m.sort
}

// weSay is who nous means in clause c: the body of the sentence before where an officer speaks of whom no body is told, else who speaks. La
// Ville de Pau renonce. « Nous avons quitté X », dit l'échevine.
func (d *document) weSay(c, pronoun int32) int32 {
	m := d.speaker(c)
	if m < 0 || d.words[pronoun].fold != "nous" || d.mentions[m].kind != actorMention || d.mentions[m].entry >= 0 || d.mentions[m].place >= 0 || !d.officeFrench(&d.mentions[m]) {
		return m
	}
	b := d.mainSubjectBefore(d.sentences[d.clauses[c].sentence].First)
	if b < 0 || d.mentions[b].kind != actorMention || d.officeFrench(&d.mentions[b]) {
		return m
	}
	switch d.mentions[b].sort {
	case "city", "university", "hospital", "museum", "school", "company", "association", "club", "org", "bank", "church":
		return b
	}
	return m
}

// holderNamed is the mention by name, told before, of who holds the office that mention k gives alone, or of the body by its letters that it
// describes: une circulaire d'Anne Dupuis ... La Première ministre; le BEUC ... l'organisation. Or -1.
func (d *document) holderNamed(k int32, id string) int32 {
	m := &d.mentions[k]
	if d.g.german || m.kind != actorMention || m.sort == "person" && !m.anaphor || m.sort != "person" && (m.entry >= 0 || d.words[m.head].tok.Is(language.Upper)) {
		return -1
	}
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.first >= m.first || c.kind != actorMention || c.entry < 0 || c.sort != "person" && !d.words[c.first].tok.Is(language.Caps) {
			continue
		}
		if len(d.words[c.first].readings) == 0 && d.g.gaz.Entries()[c.entry].ID == id && (best < 0 || d.mentions[best].first < c.first) {
			best = int32(o)
		}
	}
	return best
}

// personNouns reports whether a definite noun at i only says of what party or sort a person is whom the text has named: le démocrate.
func (d *document) personNouns(i int32) bool {
	if !partisans[d.words[i].fold] {
		return false
	}
	l := d.left(i)
	return l.det >= 0 && l.prep == "" && !d.g.indefinite[d.words[l.det].fold] && (int(i)+1 >= len(d.words) || d.words[i+1].mention < 0)
}

// partisans are nouns that only say of what party or sort a person is: le démocrate, la quinquagénaire.
var partisans = wordSet("démocrate", "républicain", "républicaine", "conservateur", "conservatrice", "socialiste", "écologiste", "libéral", "libérale",
	"centriste", "communiste", "travailliste", "indépendantiste", "élu", "élue",
	"milliardaire", "dirigeant", "dirigeante", "intéressé", "intéressée", "quinquagénaire", "quadragénaire", "sexagénaire")

// personBefore is the person named last before token i, at most two sentences back: Anne Dupuis part. La socialiste .... Or -1.
func (d *document) personBefore(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || d.words[i].sentence-d.words[m.first].sentence > 2 || m.kind != personMention && !(m.kind == actorMention && m.sort == "person") {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// strangeBody is the body of a name that no table knows behind "de" at the noun for who speaks for it at i: la porte-parole de la SNTR. Or -1.
func (d *document) strangeBody(i, last int32) int32 {
	n := i + 1
	if d.g.german || n+1 >= last || d.g.preposition(d.words[n].fold) != "de" {
		return -1
	}
	for n++; n < last && d.words[n].is(isDet) && !d.words[n].is(isNoun); n++ {
	}
	if n >= last || !d.strangeName(n) {
		return -1
	}
	end := n + 1
	for end < last && d.strangeName(end) {
		end++
	}
	return d.add(mention{kind: actorMention, first: n, last: end, head: n, entry: -1, place: -1, clause: max(0, d.words[n].clause), sort: "org"})
}

// bodyOfOffice is the name of the body that a bare noun takes up where the text has only named who heads it: Le président de la Ligue de
// handball a parlé. L'instance ....
func (d *document) bodyOfOffice(m *mention) string {
	if d.g.german {
		return ""
	}
	for o := len(d.mentions) - 1; o >= 0; o-- {
		c := &d.mentions[o]
		if c.first >= m.first || c.kind != actorMention || c.entry >= 0 || d.words[m.first].sentence-d.words[c.first].sentence > 1 || !d.officeFrench(c) {
			continue
		}
		for i := c.head + 1; i < c.last; i++ {
			w := &d.words[i]
			if !w.class.has(d.g.known.actorHead) || d.officeWord(w) {
				continue
			}
			if sort := d.g.sortOf(w); sort == m.sort || slices.Contains(wideHeads[d.words[m.head].fold], sort) {
				return language.OneLine(d.span(i, c.last).Text)
			}
			break
		}
	}
	return ""
}

// namesakeTown is the town told of by its noun and name where the seat of a region bears the same name: Namur dit stop à X. ... la Ville de Namur.
// Or -1.
func (d *document) namesakeTown(m *mention, e *gazetteer.Entry) int32 {
	if d.g.german || e.Sort != "region" && e.Sort != "state" || m.last != m.first+1 || strings.EqualFold(d.words[m.first].fold, language.Fold(e.Name.In(d.g.lang))) {
		return -1
	}
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind == actorMention && c.entry < 0 && c.sort == "city" && c.last >= c.head+3 && d.words[c.last-1].fold == d.words[m.first].fold && c.place == m.entry {
			return int32(o)
		}
	}
	return -1
}
