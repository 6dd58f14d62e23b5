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
		id := "person/" + gazetteer.SlugOf(name)
		return entity{id, id, name, jur, "person"}
	}
	return d.headEntity(k)
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
	if e.Sort == "city" {
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
		return ownBody(text, jur, m.sort)
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
		if e, ok := d.bareEntity(k); ok {
			return e
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

// bareEntity is the institution told before, or else later, that the bare head k takes up: Das Innenministerium prüft ... Das Ministerium hat
// .... It is false where none is told.
func (d *document) bareEntity(k int32) (entity, bool) {
	m := &d.mentions[k]
	if m.sort == "city" && !d.g.german {
		if i := d.unlistedTown(m); i >= 0 {
			if o := d.words[i].mention; o >= 0 && d.mentions[o].sort == "city" && !d.mentions[o].anaphor {
				return d.entityOf(o), true // la ville de Dijon ... La mairie
			}
			return d.ofTown(m, i), true
		}
	}
	if o := d.actedBefore(k); o >= 0 && !(d.g.german && d.nearer(k, o)) {
		return d.entityOf(o), true
	}
	if o := d.sameBefore(k); o >= 0 {
		return d.entityOf(o), true
	}
	if name := d.bodyOfOffice(m); name != "" {
		return ownBody(name, d.headJurisdiction(m), m.sort), true
	}
	if o := d.namedLater(k); o >= 0 {
		return d.entityOf(o), true
	}
	return entity{}, false
}

// ownBody is an organisation that no table knows, with its name as its identity: org/verein-alpenblick.
func ownBody(name, jurisdiction, sort string) entity {
	id := "org/" + gazetteer.SlugOf(name)
	return entity{id: id, authority: id, name: name, jurisdiction: jurisdiction, sort: sort}
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

// bareHead reports whether the name is the head with a place at most.
func (d *document) bareHead(m *mention) bool { return m.last-m.first <= 3 }

// span is the text of the tokens from first up to last, without last itself, and where it stands in the article: Stadt Ulm.
func (d *document) span(first, last int32) edikt.Span {
	a, b := int(d.tokens[first].Start), int(d.tokens[last-1].End)
	return edikt.Span{Text: d.text[a:b], Start: a, End: b}
}
