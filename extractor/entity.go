package extractor

import (
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// entity is who a mention means, with one identity across articles and languages.
type entity struct {
	id, authority, name, jurisdiction, sort string
}

// entityOf settles who mention k is.
func (d *document) entityOf(k int32) entity {
	m := &d.mentions[k]
	if m.same > 0 {
		return d.entityOf(m.same - 1)
	}
	if m.like > 0 && d.g.german {
		return d.sharingEntity(m)
	}
	if m.like > 0 {
		return d.kindredEntity(m)
	}
	switch {
	case m.kind == personMention && d.speaksFor(k) >= 0:
		return d.entityOf(d.speaksFor(k))
	case m.entry >= 0 && m.kind == placeMention:
		return d.placeEntity(m)
	case m.entry >= 0 && d.g.german && d.foreignFederal(m) != "":
		return d.federalBody(m)
	case m.entry >= 0 && d.shortened(k) >= 0:
		return d.entityOf(d.shortened(k))
	case m.entry >= 0:
		e := d.g.gaz.Entries()[m.entry]
		return entity{e.ID, e.Authority, e.Name.In(d.g.lang), e.Jurisdiction, e.Sort}
	case m.kind == personMention && d.titled(k) >= 0:
		return d.entityOf(d.titled(k))
	case m.kind == personMention:
		name := language.OneLine(d.span(m.first, m.last).Text)
		jur := d.nearJurisdiction(m.first)
		return entity{"person/" + gazetteer.SlugOf(name), "person/" + gazetteer.SlugOf(name), name, jur, "person"}
	}
	return d.headEntity(k)
}

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

// placeEntity is the government that a country, state or city stands for.
func (d *document) placeEntity(m *mention) entity {
	e := d.g.gaz.Entries()[m.entry]
	if land, ok := d.asLand(m, &e); ok {
		e = land
	}
	if u, ok := d.asCommission(m, &e); ok {
		return entity{u.ID, u.Authority, u.Name.In(d.g.lang), u.Jurisdiction, u.Sort}
	}
	if o := d.namesakeTown(m, &e); o >= 0 {
		return d.entityOf(o)
	}
	id := e.ID + "/government"
	switch e.Sort {
	case "city":
		id = e.ID
	}
	auth := e.Authority
	if auth == "" {
		auth = id
	}
	name := e.Name.In(d.g.lang)
	if g, ok := d.g.gaz.ByID(id); ok {
		name, auth = g.Name.In(d.g.lang), g.Authority
	}
	return entity{id, auth, name, e.Jurisdiction, "government"}
}

// headEntity is an institution named by a head noun: of a place where one is named beside it, else the one of its sort
// told before, else an organisation of its own.
func (d *document) headEntity(k int32) entity {
	m := &d.mentions[k]
	h := d.g.headNoun(&d.words[m.head])
	text := unquoted(d.nominativeText(m))
	if office, _, ok := strings.Cut(text, ", "); ok && !d.g.german {
		text = office // le maire de Lyon, Anne Martin
	}
	if d.g.german && d.sharesHead(m) && d.words[m.head].is(isPlu) {
		text = d.singularOf(m.head) + " " + language.OneLine(d.span(m.head+1, m.last).Text)
	}
	jur := ""
	if m.place >= 0 {
		jur = d.g.gaz.Entries()[m.place].Jurisdiction
	}
	if p := d.placeMeant(m); d.g.german && m.place < 0 && p >= 0 {
		jur = d.g.gaz.Entries()[p].Jurisdiction
		if d.g.gaz.Entries()[p].Sort == "city" {
			text += " " + d.g.gaz.Entries()[p].Name.In(d.g.lang)
		}
		return entity{id: "org/" + gazetteer.SlugOf(text), authority: "org/" + gazetteer.SlugOf(text), name: text, jurisdiction: jur, sort: m.sort}
	}
	if e := d.unionBody(k); e >= 0 {
		u := d.g.gaz.Entries()[e]
		return entity{u.ID, u.Authority, u.Name.In(d.g.lang), u.Jurisdiction, u.Sort}
	}
	here := d.placedHere(m)
	if here >= 0 {
		jur = d.g.gaz.Entries()[here].Jurisdiction
	}
	if o := d.fullerName(k); o >= 0 && here < 0 {
		return d.entityOf(o)
	}
	if o := d.namesake(k); o >= 0 && here < 0 {
		return d.entityOf(o)
	}
	if o := d.headedByName(k); o >= 0 {
		return d.entityOf(o)
	}
	if o := d.seated(k); o >= 0 {
		return d.entityOf(o)
	}
	if o := d.ofCountry(k); o >= 0 {
		return d.entityOf(o)
	}
	if o := d.knownHolder(m); o >= 0 {
		return d.entityOf(o)
	}
	if o := d.memberState(k); o >= 0 {
		return d.entityOf(o)
	}
	if d.townHall(m) {
		return d.placeEntity(&mention{kind: placeMention, first: m.first, last: m.last, head: m.head, entry: m.place, place: m.place})
	}
	if o := d.namedFrench(m); o >= 0 && here < 0 {
		return d.entityOf(o)
	}
	if o := d.describedByPlace(k); o >= 0 {
		return d.entityOf(o)
	}
	if o := d.describedBody(k); o >= 0 {
		return d.entityOf(o)
	}
	if i := d.townAround(m); i >= 0 {
		return d.townEntity(m, i)
	}
	if m.anaphor && here < 0 && !d.words[m.head].class.has(d.g.known.federal) && !d.introduced(m) {
		if m.sort == "city" && !d.g.german {
			if i := d.unlistedTown(m); i >= 0 {
				if o := d.words[i].mention; o >= 0 && d.mentions[o].sort == "city" && !d.mentions[o].anaphor {
					return d.entityOf(o) // la ville de Dijon ... La mairie
				}
				return d.ofTown(m, i)
			}
		}
		if o := d.actedBefore(k); o >= 0 && !(d.g.german && d.nearer(k, o)) {
			return d.entityOf(o)
		}
		if o := d.sameBefore(k); o >= 0 {
			return d.entityOf(o)
		}
		if name := d.bodyOfOffice(m); name != "" {
			return entity{id: "org/" + gazetteer.SlugOf(name), authority: "org/" + gazetteer.SlugOf(name), name: name, jurisdiction: d.headJurisdiction(m), sort: m.sort}
		}
		if o := d.namedLater(k); o >= 0 {
			return d.entityOf(o)
		}
	}
	if jur == "" || d.words[m.head].class.has(d.g.known.federal) && !federations[jur[:2]] && d.foreignFederal(m) == "" {
		jur = d.headJurisdiction(m)
	}
	e := entity{name: text, jurisdiction: jur, sort: m.sort}
	switch own := d.ownName(m); {
	case h == nil && m.sort == "dpa" && m.place >= 0: // la Cnil espagnole
		b := d.g.gaz.Body(jur, gazetteer.Head{Text: text, Lang: d.g.lang, Sort: "dpa", Slug: "dpa", Rule: "own"})
		e.id, e.authority, e.name = b.ID, b.Authority, b.Name.In(d.g.lang)
	case m.sort == "person" && own >= 0:
		e.id = "person/" + gazetteer.SlugOf(language.OneLine(d.span(own, m.last).Text))
	case h != nil && h.Slug != "" && jur != "" && (h.Sort == "government" || h.Sort == "parliament") && d.bareHead(m):
		e.id = strings.ToLower(jur) + "/" + h.Slug
		if known, ok := d.g.gaz.ByID(e.id); ok {
			e.authority = known.Authority
			e.name = known.Name.In(d.g.lang)
		}
	case h != nil && h.Slug != "" && jur != "" && m.last-m.first <= 2 && h.Sort == "ministry":
		e.id = strings.ToLower(jur) + "/" + gazetteer.SlugOf(d.words[m.head].fold)
	default:
		e.id = "org/" + gazetteer.SlugOf(text)
	}
	if e.authority == "" {
		e.authority = e.id
		if h != nil && h.Rule == "government" && jur != "" {
			e.authority = gazetteer.Government(jur)
		}
	}
	return e
}

// ownName is where a person's name begins behind the title, or -1: Premier ministre Luís Montenegro, not ministre de la Justice.
func (d *document) ownName(m *mention) int32 {
	i := m.head + 1
	if i < m.last && !d.words[i].tok.Is(language.Upper) && d.words[i].is(isNoun) { // Premier ministre
		i++
	}
	if i < m.last && d.words[i].tok.Is(language.Upper) && !d.words[i].is(isPrep|isDet) {
		return i
	}
	return -1
}

// federations are the countries that call their level Bund.
var federations = map[string]bool{"DE": true, "AT": true, "CH": true}

// otherFederations are countries whose federal bodies German calls so too: die brasilianische Bundespolizei.
var otherFederations = wordSet("US", "BR", "CA", "MX", "AU", "BE", "MY", "NG", "IN", "RU", "AR", "AE", "PK")

// headJurisdiction is the jurisdiction of an institution that names no place: a federal one that of the federation the
// article is about, else the nearest.
func (d *document) headJurisdiction(m *mention) string {
	w := &d.words[m.head]
	if !w.class.has(d.g.known.federal) && !strings.HasPrefix(w.fold, "bundes") {
		if w.class.has(d.g.known.union) {
			return "EU"
		}
		return d.nearJurisdiction(m.first)
	}
	fits := func(c string) bool { return federations[c] }
	if d.g.german && !d.ownFederation(w.fold) {
		fits = func(c string) bool { return federations[c] || otherFederations[c] }
		if j := d.nearJurisdiction(m.first); len(j) >= 2 && fits(j[:2]) {
			return j[:2]
		}
	}
	return d.mainCountry(fits, "DE")
}

// ownFederation reports whether a noun means a body of the countries that speak German: Bundestag, but not Bundesgericht.
func (d *document) ownFederation(fold string) bool {
	for _, p := range [...]string{"bundestag", "bundesrat", "bundeskanzler", "bundesregierung", "bundespresse"} {
		if strings.HasPrefix(fold, p) {
			return true
		}
	}
	return !strings.HasPrefix(fold, "bundes") || fold == "bundes"
}

// mainCountry is the country named most in the article among those that fit; the outlet's or the given one where there is none.
func (d *document) mainCountry(fits func(string) bool, otherwise string) string {
	count := map[string]int{}
	best := ""
	if fits(d.outlet) {
		otherwise = d.outlet
	}
	for k := range d.mentions {
		j := d.jurisdictionOf(&d.mentions[k])
		if len(j) < 2 || !fits(j[:2]) {
			continue
		}
		count[j[:2]]++
		if best == "" || count[j[:2]] > count[best] {
			best = j[:2]
		}
	}
	if best == "" {
		return otherwise
	}
	return best
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

// bareHead reports whether the name is the head with a place at most.
func (d *document) bareHead(m *mention) bool { return m.last-m.first <= 3 }

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
	if !d.g.german {
		if fits, known := d.takesUpFrench(m, c); known {
			return fits
		}
	}
	if d.g.german {
		if fits, known := d.rolesAgree(m, c); known {
			return fits
		}
	}
	if d.widelyTakesUp(m, c) {
		return true
	}
	if c.sort == m.sort && m.sort != "" {
		return m.sort != "government" || c.entry < 0 || strings.HasSuffix(d.g.gaz.Entries()[c.entry].ID, "/government")
	}
	return d.words[m.head].class.has(d.g.known.anyauthority) && (d.g.german || m.last == m.head+1) && (c.sort == "agency" || c.sort == "dpa" || c.sort == "ministry" || c.sort == "regulator" || d.g.german && c.sort == "court" && c.entry >= 0)
}

// nearJurisdiction is the jurisdiction that an unplaced institution at token i most likely has: of the place named last in
// its paragraph, else of the article's most frequent country, else of the outlet.
func (d *document) nearJurisdiction(i int32) string {
	best, at, sure := "", int32(-1), false
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.first < at {
			continue
		}
		j := d.jurisdictionOf(m)
		if j == "" || d.sentences[d.words[m.first].sentence].Paragraph != d.sentences[d.words[i].sentence].Paragraph {
			continue
		}
		written := d.g.german && d.inDateline(m)
		if (d.g.german || m.kind == placeMention && d.left(m.first).prep != "") && d.origin(j) && !written {
			continue // Konzern aus China
		}
		best, at, sure = j, m.first, written
	}
	if best != "" && (sure || !d.origin(best)) {
		return best
	}
	return d.mainJurisdiction()
}

// origin reports whether a jurisdiction is only where a service of the article comes from.
func (d *document) origin(j string) bool {
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && m.entry >= 0 && d.g.gaz.Entries()[m.entry].Origin == j {
			return true
		}
	}
	return false
}

func (d *document) jurisdictionOf(m *mention) string {
	switch {
	case m.kind == targetMention || m.kind == personMention:
		return ""
	case m.place >= 0:
		return d.g.gaz.Entries()[m.place].Jurisdiction
	case m.entry >= 0:
		return d.g.gaz.Entries()[m.entry].Jurisdiction
	}
	return ""
}

// mainJurisdiction is the one that most names of the article have; the outlet's country where there is none.
func (d *document) mainJurisdiction() string {
	if d.mainJur != "?" {
		return d.mainJur
	}
	count := map[string]int{}
	d.mainJur = ""
	best := 0
	for k := range d.mentions {
		m := &d.mentions[k]
		j := d.jurisdictionOf(m)
		if j == "" || !d.g.german && m.kind == placeMention && d.left(m.first).prep == "avec" {
			continue // ses liens avec Pékin
		}
		if !d.g.german && m.kind == placeMention && d.origin(j) && !d.nominative(int32(k)) {
			continue // ses liens avec Pékin
		}
		if m.entry >= 0 || m.place >= 0 {
			count[j] += 2
		}
		if d.g.german && d.inDateline(m) {
			count[j]++
		} else if d.origin(j) {
			count[j]--
		}
		if count[j] > best {
			best, d.mainJur = count[j], j
		}
	}
	if d.mainJur == "" {
		d.mainJur = d.outlet
	}
	return d.mainJur
}

func (d *document) span(first, last int32) edikt.Span {
	a, b := int(d.tokens[first].Start), int(d.tokens[last-1].End)
	return edikt.Span{Text: d.text[a:b], Start: a, End: b}
}
