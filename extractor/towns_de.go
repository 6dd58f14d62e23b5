package extractor

import (
	"strings"

	"edikt/language"
)

// townsmen is the institution that a noun for the people of a town means: Die Hamburger begründeten .... Or -1.
func (d *document) townsmen(noun int32) int32 {
	p := d.g.placeAdjective(d.words[noun].fold)
	if p < 0 || d.left(noun).det < 0 {
		return -1
	}
	jur := d.g.gaz.Entries()[p].Jurisdiction
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.modifier || m.first >= noun || d.words[noun].sentence-d.words[m.first].sentence > 4 {
			continue
		}
		if m.place == p || jur != "" && d.jurisdictionOf(m) == jur {
			best = int32(k)
		}
	}
	return best
}

// peopleFor is the place whose people are the subject of a clause and mean those who rule there: Die Dänen verbieten Zoom; die Waadtländer
// ziehen nach. A mention of it is made. Or -1.
func (d *document) peopleFor(c int32) int32 {
	s := d.subjectOf(c)
	if s.noun < 0 || d.clauses[c].passive || d.words[s.noun].mention >= 0 {
		return -1
	}
	i := s.noun
	p, ok := d.g.peoples[d.words[i].fold]
	if !ok {
		p = d.g.placeAdjective(d.words[i].fold)
	}
	if p < 0 || d.g.gaz.Entries()[p].Sort != "country" && d.g.gaz.Entries()[p].Sort != "state" || !d.words[i].tok.Is(language.Upper) {
		return -1
	}
	if l := d.left(i); l.det != i-1 || d.words[l.det].fold != "die" {
		return -1
	}
	if n := d.next(i); n >= 0 && d.words[n].is(isNoun|isName) && d.words[n].tok.Is(language.Upper) {
		return -1 // die Basler Messe
	}
	return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p, clause: c, sort: d.g.gaz.Entries()[p].Sort})
}

// placeMeant is the place that "dortig" or "hiesig" before an institution points to: the one named last, at most two sentences
// back. It returns a gazetteer entry, or -1.
func (d *document) placeMeant(m *mention) int32 {
	i := m.first - 1
	if i < 0 || !strings.HasPrefix(d.words[i].fold, "dortig") && !strings.HasPrefix(d.words[i].fold, "hiesig") {
		return -1
	}
	best, at := int32(-1), int32(-1)
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.first >= i || o.first < at || o.kind == targetMention || d.words[i].sentence-d.words[o.first].sentence > 2 {
			continue
		}
		p := o.place
		if (o.kind == placeMention || o.kind == partMention) && o.entry >= 0 {
			p = o.entry
		}
		if p >= 0 && d.g.gaz.Entries()[p].Jurisdiction != "" {
			best, at = p, o.first
		}
	}
	return best
}

// localBodies reports whether two events tell of one town: the one names it, the other its administration, or both their offices.
func (d *document) localBodies(a, b *found) bool {
	if !d.g.german || a.actor < 0 || b.actor < 0 {
		return false
	}
	p, bareA := d.townOf(a.actor)
	q, bareB := d.townOf(b.actor)
	return p >= 0 && p == q && (bareA || bareB || d.mentions[a.actor].sort == d.mentions[b.actor].sort)
}

// townOf is the town that a mention names or whose administration it is, and whether it only names it.
func (d *document) townOf(k int32) (entry int32, bare bool) {
	m := &d.mentions[k]
	switch {
	case m.kind == placeMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Sort == "city":
		return m.entry, true
	case m.kind == actorMention && m.sort == "city" && m.place >= 0 && !d.office(m.head):
		return m.place, false
	}
	return -1, false
}

// opensWithPlace reports whether a place stands before the verb of a clause: und in Australien ist Schluss.
func (d *document) opensWithPlace(cl *clause) bool {
	for _, i := range cl.words {
		if i >= cl.finite {
			return false
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].kind == placeMention && d.g.placePreps[d.left(d.mentions[m].first).prep] {
			return true
		}
	}
	return false
}

// boundPlace is the place of those whom a measure binds: Die Schulen in Bremen dürfen ... nicht. A mention of it is made. Or -1.
func (d *document) boundPlace(c int32) int32 {
	s := d.subjectOf(c)
	m := s.mention
	if m < 0 && s.noun >= 0 {
		m = d.words[s.noun].mention
	}
	if m < 0 {
		for _, i := range d.clauses[c].words {
			if o := d.words[i].mention; o >= 0 && d.mentions[o].first == i && d.left(i).prep == "für" {
				m = o
			}
		}
	}
	if m >= 0 && d.mentions[m].kind == groupMention && d.mentions[m].first > 0 { // Niederländische Schüler
		i := d.mentions[m].first - 1
		if p := d.g.placeAdjective(d.words[i].fold); p >= 0 && d.words[i].sentence == d.words[i+1].sentence {
			if e := &d.g.gaz.Entries()[p]; e.Sort == "state" || e.Sort == "country" {
				return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p, clause: c})
			}
		}
	}
	if m >= 0 && d.placeForPeople(m) {
		return m
	}
	if m >= 0 && (d.mentions[m].kind == groupMention || d.severalBodies(&d.mentions[m]) || d.mentions[m].sort == "army") {
		if p := d.placeModifying(m, c); p >= 0 {
			return p
		}
	}
	if m >= 0 && d.mentions[m].kind == groupMention && d.mentions[m].first > 0 {
		if p := d.words[d.mentions[m].first-1].mention; p >= 0 && d.ownsNoun(p) {
			return p // Norwegens Beamte
		}
	}
	if m >= 0 && d.mentions[m].kind == placeMention && !d.mentions[m].modifier && genitiveName(d.words[d.mentions[m].first].fold) {
		for i := d.mentions[m].last; i < d.mentions[m].last+3 && int(i) < len(d.words); i++ { // Taiwans öffentliche Angestellte
			if d.words[i].class.has(d.g.known.group) {
				return m
			}
		}
	}
	if m >= 0 && d.mentions[m].place < 0 {
		m = d.placedBeside(m)
	}
	if m < 0 || d.mentions[m].kind != actorMention && d.mentions[m].kind != groupMention || d.mentions[m].place < 0 || !d.words[d.mentions[m].head].is(isPlu) {
		return -1
	}
	p := d.mentions[m].place
	if e := &d.g.gaz.Entries()[p]; e.Sort != "state" && e.Sort != "country" {
		return -1
	}
	for k := range d.mentions {
		if o := &d.mentions[k]; o.kind == placeMention && o.entry == p && !o.modifier {
			return int32(k)
		}
	}
	x := d.mentions[m]
	for i := x.first; i < x.last; i++ {
		if i != x.head && d.words[i].tok.Is(language.Upper) {
			return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p, clause: x.clause})
		}
	}
	return -1
}

// placeForPeople reports whether a mention is the country that was found in the name of the people bound: US-Beamte.
func (d *document) placeForPeople(m int32) bool {
	x := &d.mentions[m]
	w := &d.words[x.head]
	return x.kind == placeMention && !x.modifier && w.mod != "" && (w.class.has(d.g.known.group) || w.class.has(d.g.known.actorHead))
}

// placeModifying is the country that the first part of the compound m names, or that stands in the genitive before it: US-Beamte,
// Litauens Truppen. A mention of it is made. Or -1.
func (d *document) placeModifying(m, c int32) int32 {
	x := d.mentions[m]
	if i := x.first - 1; i >= 0 && genitiveName(d.words[i].fold) && d.words[i].sentence == d.words[x.head].sentence {
		if p := d.words[i].mention; p >= 0 && d.mentions[p].entry >= 0 && d.mentions[p].sort == "country" {
			if d.mentions[p].kind == placeMention {
				return p
			}
			e := d.mentions[p].entry
			return d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: e, place: e, clause: c, sort: "country"})
		}
	}
	e := x.place
	for k := range d.mentions {
		if o := &d.mentions[k]; o.kind == placeMention && o.modifier && o.first == x.head {
			e = o.entry
		}
	}
	if e < 0 || d.words[x.head].mod == "" || d.g.gaz.Entries()[e].Sort != "country" {
		return -1
	}
	return d.add(mention{kind: placeMention, first: x.first, last: x.last, head: x.head, entry: e, place: e, clause: c, sort: "country"})
}

// placedBeside is the one of those named beside a mention that says where they are: Schulen und Behörden in Russland. Else the mention.
func (d *document) placedBeside(m int32) int32 {
	for _, o := range d.group(m) {
		if d.mentions[o].place >= 0 {
			return o
		}
	}
	return m
}

// bareOf reports whether a mention names an authority only by its sort and its country: Italiens Datenschützer.
func (d *document) bareOf(k int32) bool {
	m := &d.mentions[k]
	switch m.sort {
	case "dpa", "agency", "regulator", "court":
		return m.kind == actorMention && m.entry < 0 && m.place >= 0 && m.last == m.head+1 && d.g.gaz.Entries()[m.place].Sort == "country"
	}
	return false
}

// landOf is the country or state for whose schools a measure holds, instead of the schools: an den Schulen in Luxemburg.
func (d *document) landOf(a int32) int32 {
	m := d.mentions[a]
	if m.kind != actorMention || m.sort != "school" || m.entry >= 0 || m.place < 0 || !d.words[m.head].is(isPlu) {
		return a
	}
	if p := d.genitiveBefore(&m); p >= 0 {
		return p // an Hessens Schulen
	}
	if m.last <= m.head+1 && !(m.first > 0 && d.g.placeAdjective(d.words[m.first-1].fold) == m.place) || !d.g.placePreps[d.left(m.first).prep] {
		return a
	}
	if e := &d.g.gaz.Entries()[m.place]; e.Sort != "state" && e.Sort != "country" {
		return a
	}
	i := m.last - 1
	return d.add(mention{kind: placeMention, first: i, last: m.last, head: i, entry: m.place, place: m.place, clause: m.clause})
}

// genitiveBefore is the place right before a mention whose it is: Hessens Schulen. Or -1.
func (d *document) genitiveBefore(m *mention) int32 {
	if m.first == 0 || d.words[m.first-1].sentence != d.words[m.first].sentence {
		return -1
	}
	p := d.words[m.first-1].mention
	if p < 0 || d.mentions[p].kind != placeMention && d.mentions[p].kind != partMention || d.mentions[p].entry != m.place || !genitiveName(d.words[m.first-1].fold) {
		return -1
	}
	return p
}

// bodyBound is the body to which something is forbidden in the passive: Der Landespolizei ist der Einsatz nicht gestattet. Or -1.
func (d *document) bodyBound(c int32) int32 {
	for i, m := range d.actingIn(&d.clauses[c]) {
		if d.mentions[m].modifier {
			continue
		}
		l := d.left(i)
		if l.prep != "" || l.rel != relNone {
			continue
		}
		if d.mentions[m].kind == placeMention && genitiveName(d.words[i].fold) || l.det >= 0 && d.mentions[m].kind == actorMention && !d.nominative(m) {
			return m
		}
	}
	return -1
}

// townAround is where the name of the town begins in which a clause sets a body that it names by a common noun only: In Bergen hat die
// Stadtverwaltung TikTok gelöscht. Or -1.
func (d *document) townAround(m *mention) int32 {
	if !d.g.german || m.entry >= 0 || m.place >= 0 || m.clause < 0 || m.first != m.head || m.last != m.head+1 || d.words[m.head].is(isPlu) || d.office(m.head) || !d.oftenLocal(m) {
		return -1
	}
	if s := d.sentences[d.words[m.first].sentence]; s.First+2 < m.first && d.words[s.First+1].fold == ":" && d.mayBeTown(s.First) {
		return s.First // Bergen: Die Stadtverwaltung hat TikTok gelöscht
	}
	for _, i := range d.clauses[m.clause].words {
		if !d.mayBeTown(i) {
			continue
		}
		if l := d.left(i); l.prep == "in" && l.rel == relNone && l.det < 0 && l.at == i-1 {
			return i
		}
	}
	return -1
}

// mayBeTown reports whether the name of a town stands at i, or one that no table knows.
func (d *document) mayBeTown(i int32) bool {
	w := &d.words[i]
	if w.mention < 0 {
		return w.tok.Kind == language.Word && w.tok.Is(language.Upper) && !w.tok.Is(language.Caps) && len(w.readings) == 0 && w.mod == "" && w.noun == 0
	}
	x := &d.mentions[w.mention]
	if x.kind != placeMention || x.modifier || x.first != i || x.entry < 0 {
		return false
	}
	e := &d.g.gaz.Entries()[x.entry]
	return e.Sort == "city" || len(e.Jurisdiction) > 3
}

// oftenLocal reports whether bodies of a sort stand in many towns.
func (d *document) oftenLocal(m *mention) bool {
	switch m.sort {
	case "university", "hospital", "school", "museum", "police", "court":
		return true
	case "city":
		return !district(d.words[m.head].fold)
	}
	return d.runsTown(m)
}

// runsTown reports whether a common noun means who runs the town that it is set in: die Stadt, die Verwaltung.
func (d *document) runsTown(m *mention) bool {
	return m.sort == "city" || d.words[m.head].class.has(d.g.known.administration) && d.words[m.head].mod == ""
}

// townEntity is the body of a common noun in the town whose name begins at i, or the town where that is what runs it.
func (d *document) townEntity(m *mention, i int32) entity {
	town, jur := d.span(i, i+1).Text, d.nearJurisdiction(m.first)
	if k := d.words[i].mention; k >= 0 {
		x := &d.mentions[k]
		if d.runsTown(m) && d.g.gaz.Entries()[x.entry].Sort == "city" {
			return d.placeEntity(x)
		}
		town, jur = d.span(x.first, x.last).Text, d.g.gaz.Entries()[x.entry].Jurisdiction
	}
	name := town
	switch {
	case !d.runsTown(m):
		name = d.nominativeText(m) + " " + town
	case d.words[i].mention >= 0: // Kiel alone is the state
		name = "Stadt " + town
	}
	return ownBody(name, jur, m.sort)
}
