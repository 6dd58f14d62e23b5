package extractor

import "strings"

// Whom a person or a head noun without a name of its own means: another one that the article names.

// speaksFor is the institution whose spokesperson the person is: Anna Muster, Sprecherin der Stadt Basel. Or -1.
func (d *document) speaksFor(k int32) int32 {
	m := &d.mentions[k]
	s := d.sentences[d.words[m.first].sentence]
	for i := max(s.First, m.first-6); i < min(s.Last, m.last+4); i++ {
		if !d.words[i].class.has(d.g.known.spokes) {
			continue
		}
		for o := range d.mentions {
			c := &d.mentions[o]
			if !c.acts() || c.kind == personMention || c.first <= i || c.first > i+6 {
				continue
			}
			if l := d.left(c.first); l.noun == i && c.first <= i+4 || d.g.german && l.prep == "von" && l.at == m.last && i < m.first {
				return int32(o)
			}
		}
		if o := d.strangeBody(i, s.Last); o >= 0 {
			return o
		}
		if i+1 < s.Last && d.words[i].mod != "" { // Stadtsprecherin, Regierungssprecher
			return -1
		}
	}
	return -1
}

// titled is the mention that names the same person with an office: Premierminister Xavier Bettel for Xavier Bettel. Or -1.
func (d *document) titled(k int32) int32 {
	m := &d.mentions[k]
	last := d.words[m.last-1].fold
	for o := range d.mentions {
		c := &d.mentions[o]
		if int32(o) != k && c.kind == actorMention && c.entry < 0 && c.sort == "person" && c.last > c.head+1 && d.words[c.last-1].fold == last {
			return int32(o)
		}
	}
	return -1
}

// fullerName is a known institution of the same sort whose name holds the first part of this one's: the Verteidigungsressort
// is the Bundesverteidigungsministerium. Or -1.
func (d *document) fullerName(k int32) int32 {
	m := &d.mentions[k]
	mod := strings.TrimSuffix(d.words[m.head].mod, "s")
	if len(mod) < 5 || m.sort == "" || m.last > m.head+1 {
		return -1
	}
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.kind != actorMention || c.entry < 0 || c.sort != m.sort || int32(o) == k {
			continue
		}
		if strings.Contains(d.words[c.head].fold, mod) {
			return int32(o)
		}
	}
	return -1
}

// namesake is the one institution of the article that bears the same head with a name behind it: das Staatstheater is the
// Staatstheater Kassel. Or -1, also where there are several.
func (d *document) namesake(k int32) int32 {
	m := &d.mentions[k]
	if m.kind != actorMention || m.place >= 0 || m.last > m.head+1 || d.words[m.head].is(isPlu) || d.words[m.head].mod == "" && d.g.german || d.introduced(m) {
		return -1
	}
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if int32(o) == k || c.kind != actorMention || d.words[c.head].fold != d.words[m.head].fold || c.last == c.head+1 {
			continue
		}
		if best >= 0 && d.span(c.head, c.last).Text != d.span(d.mentions[best].head, d.mentions[best].last).Text {
			return -1
		}
		best = int32(o)
	}
	return best
}

// unionBody is the gazetteer's entry of a body of the European Union that is named by its head alone beside the Union or
// Brussels: die EU-Institutionen Kommission und Parlament. Or -1.
func (d *document) unionBody(k int32) int32 {
	m := &d.mentions[k]
	full, ok := d.g.unionBodies[d.words[m.head].fold]
	if !ok || m.last > m.head+1 || d.words[m.head].mod != "" {
		return -1
	}
	if m.place >= 0 && !strings.HasPrefix(d.g.gaz.Entries()[m.place].ID, "be") && d.g.gaz.Entries()[m.place].ID != "eu" {
		return -1
	}
	near := false
	s := d.sentences[d.words[m.first].sentence]
	for o := range d.mentions {
		c := &d.mentions[o]
		if c.entry < 0 || c.kind == targetMention || c.first >= s.Last || d.sentences[d.words[c.first].sentence].Paragraph < s.Paragraph-1 {
			continue
		}
		if j := d.g.gaz.Entries()[c.entry].Jurisdiction; j == "EU" {
			near = true
		}
	}
	if !near {
		return -1
	}
	for _, e := range d.g.names.first[full[0]] {
		if len(e.tokens) == len(full) && e.found.kind == actorMention && (len(full) == 1 || e.tokens[1] == full[1]) {
			return e.found.entry
		}
	}
	return -1
}

// placedHere is the country or state in which its sentence says that a bare institution acts: In Norwegen will die Regierung ...; Au Kenya, le
// ministre assure que le gouvernement ... Or -1.
func (d *document) placedHere(m *mention) int32 {
	switch m.sort {
	case "government", "parliament", "ministry", "agency", "dpa", "court", "police", "army":
	default:
		return -1
	}
	if !m.anaphor || d.words[m.head].class.has(d.g.known.federal) || d.words[m.head].class.has(d.g.known.union) {
		return -1
	}
	place := int32(-1)
	for i := d.sentences[d.words[m.first].sentence].First; i < m.first; i++ {
		k := d.words[i].mention
		if k < 0 || d.mentions[k].first != i || d.mentions[k].kind != placeMention && d.mentions[k].place < 0 {
			continue
		}
		place = -1 // In Oslo sagte Schwedens Minister, die Regierung ...
		if o := &d.mentions[k]; o.kind == placeMention && (o.sort == "country" || o.sort == "state") {
			if l := d.left(i); l.rel == relNone && d.g.placePreps[l.prep] {
				place = o.place
			}
		}
	}
	return place
}

// actedBefore is the actor of an event told earlier that the bare institution k can mean, the last of them, or -1.
func (d *document) actedBefore(k int32) int32 {
	m := &d.mentions[k]
	for i := len(d.found) - 1; i >= 0; i-- {
		a := d.found[i].actor
		if a >= 0 && a != k && d.mentions[a].first < m.first && !d.mentions[a].anaphor && d.takesUp(m, &d.mentions[a]) {
			return a
		}
	}
	return -1
}

// nearer reports whether an institution that the bare club k can mean stands in the sentence right before, and o, who acted, farther off.
func (d *document) nearer(k, o int32) bool {
	at := d.words[d.mentions[k].first].sentence
	if d.mentions[o].sort != "club" || at-d.words[d.mentions[o].first].sentence < 2 {
		return false
	}
	s := d.sameBefore(k)
	return s >= 0 && s != o && at-d.words[d.mentions[s].first].sentence <= 1
}

// sameBefore is the last institution of the same sort named before k with a name of its own, or -1.
func (d *document) sameBefore(k int32) int32 {
	m := &d.mentions[k]
	best := int32(-1)
	for o := range d.mentions {
		c := &d.mentions[o]
		if !c.acts() || c.first >= m.first || c.anaphor || c.kind == personMention {
			continue
		}
		if d.takesUp(m, c) && (best < 0 || d.mentions[best].first < c.first) {
			best = int32(o)
		}
	}
	return best
}

// takesUp reports whether the bare institution m can mean the fuller c: das Ministerium after Innenministerium.
func (d *document) takesUp(m, c *mention) bool {
	if c.kind == placeMention && d.g.german {
		return d.placeTakenUp(m, c)
	}
	agree := d.takesUpFrench
	if d.g.german {
		agree = d.rolesAgree
	}
	if fits, known := agree(m, c); known {
		return fits
	}
	if d.widelyTakesUp(m, c) {
		return true
	}
	if c.sort == m.sort && m.sort != "" {
		return m.sort != "government" || c.entry < 0 || strings.HasSuffix(d.g.gaz.Entries()[c.entry].ID, "/government")
	}
	if !d.words[m.head].class.has(d.g.known.anyauthority) || !d.g.german && m.last != m.head+1 {
		return false
	}
	switch c.sort {
	case "agency", "dpa", "ministry", "regulator":
		return true
	}
	return d.g.german && c.sort == "court" && c.entry >= 0
}
