package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/gazetteer"
)

// adjectiveBehind is the place whose adjective stands right behind a measure or a paper at i: l'interdiction belge, la loi
// québécoise. An entry, or -1.
func (d *document) adjectiveBehind(i int32) int32 {
	w := &d.words[i]
	n := i + 1
	if d.g.german || int(n) >= len(d.words) || d.words[n].sentence != w.sentence || d.words[n].mention >= 0 {
		return -1
	}
	if k := d.g.known; !w.class.has(k.trigger) && !w.class.has(k.document) && !w.class.has(k.measureNoun) {
		return -1
	}
	return d.g.placeAdjective(d.words[n].fold)
}

// unlistedTown is the name of a town that no table has, told nearest before the bare mairie or commune m in its sentence or the
// one before: À Carouge, la commune ...; les services d'Échirolles ... la mairie. A token, or -1 where a known town is nearer.
func (d *document) unlistedTown(m *mention) int32 {
	si := d.words[m.first].sentence
	for i := m.first - 1; i > 0 && d.words[i].sentence >= si-1; i-- {
		w := &d.words[i]
		if o := w.mention; o >= 0 && (d.mentions[o].kind == placeMention || d.mentions[o].kind == partMention) && d.mentions[o].entry >= 0 && d.g.gaz.Entries()[d.mentions[o].entry].Sort == "city" {
			return -1
		}
		if o := w.mention; o >= 0 && d.mentions[o].kind != actorMention || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || len(w.readings) > 0 || w.noun != 0 || len(w.fold) < 3 {
			continue
		}
		switch d.words[i-1].fold {
		case "à", "de", "d'":
			return i
		}
	}
	return -1
}

// ofTown is a town hall with the name of the town at i: mairie de Carouge, commune d'Échirolles.
func (d *document) ofTown(m *mention, i int32) entity {
	link := " de "
	if strings.ContainsRune("aeiouéèh", []rune(d.words[i].fold)[0]) {
		link = " d'"
	}
	name := d.span(m.first, m.last).Text + link + d.span(i, i+1).Text
	id := "org/" + gazetteer.SlugOf(name)
	return entity{id: id, authority: id, name: name, jurisdiction: d.nearJurisdiction(m.first), sort: m.sort}
}

// verbless reports whether a clause has no finite verb, or none but c'est.
func (d *document) verbless(c int32) bool {
	f := d.clauses[c].finite
	if f < 0 {
		return true
	}
	for i := f - 1; i > 0 && i > f-3; i-- {
		if t := d.words[i].fold; (t == "c'" || t == "ce") && d.words[f].verb == d.g.etre {
			return true
		}
	}
	return false
}

// municipal reports whether event b tells of the town's own body that a names with the town: la bibliothèque de Carouge, la bibliothèque
// municipale.
func (d *document) municipal(a, b *found) bool {
	if d.g.german || a.actor < 0 || b.actor < 0 {
		return false
	}
	x, y := &d.mentions[a.actor], &d.mentions[b.actor]
	if x.kind != actorMention || y.kind != actorMention || x.entry >= 0 || y.entry >= 0 || d.words[x.head].fold != d.words[y.head].fold || x.place < 0 && x.last < x.head+3 || y.head+2 != y.last {
		return false
	}
	return ownAdjectives[d.words[y.head+1].fold]
}

// ownAdjectives say that a body is the place's own.
var ownAdjectives = wordSet("municipal", "municipale", "communal", "communale", "cantonal", "cantonale", "départemental", "départementale", "régional", "régionale", "provincial", "provinciale", "local", "locale")

// commonMany reports whether the mention is several bodies of a sort, with no name in it: les services de soins.
func (d *document) commonMany(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.place >= 0 || !d.several(m) {
		return false
	}
	for i := m.first; i < m.last; i++ {
		if d.words[i].tok.Is(language.Upper) {
			return false
		}
	}
	return len(d.listed(m)) == 0
}

// beyond are places named by what lies between; the adjective says which is meant.
var beyond = map[string]string{"outre-manche": "britannique", "outre-rhin": "allemand", "outre-atlantique": "américain", "outre-quiévrain": "belge", "outre-pyrénées": "espagnol"}

// placeTurns finds places that no name and no preposition tells: outre-Manche, côté belge.
func (d *document) placeTurns(first, last int32) {
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.mention >= 0 {
			continue
		}
		if adj, ok := beyond[w.fold]; ok {
			if p := d.g.placeAdjective(adj); p >= 0 {
				d.add(mention{kind: placeMention, first: i, last: i + 1, head: i, entry: p, place: p})
			}
			continue
		}
		if w.fold == "côté" && i+1 < last && (i == first || d.words[i-1].is(isPunct)) && d.words[i+1].mention < 0 {
			if p := d.g.placeAdjective(d.words[i+1].fold); p >= 0 {
				d.add(mention{kind: placeMention, first: i, last: i + 2, head: i, entry: p, place: p})
			}
		}
	}
}

// turnOfPlace reports whether a mention is a place told by such a turn: it says where, not who.
func (d *document) turnOfPlace(m *mention) bool {
	w := &d.words[m.first]
	return !d.g.german && m.kind == placeMention && (w.fold == "côté" || beyond[w.fold] != "")
}

// roomOwner is the institution from whose rooms, classes or machines a service goes: banni des postes de la mairie, ne sert plus
// aux cours de l'université, évincé du Parlement wallon, chassé des réseaux suédois. Or -1.
func (d *document) roomOwner(c int32) int32 {
	for _, i := range d.within(c) {
		if p := d.adjectiveOfRealm(i); p >= 0 {
			return d.add(mention{kind: placeMention, first: i + 1, last: i + 2, head: i + 1, entry: p, place: p, clause: c})
		}
		m := d.words[i].mention
		if m >= 0 && d.mentions[m].first == i && d.anySchool(&d.mentions[m]) && d.mentions[m].place >= 0 && i > 0 { // les écoles grecques
			p := d.mentions[m].place
			from := d.mentions[m].last - 1
			for o := range d.mentions { // les écoles de Los Angeles
				if x := &d.mentions[o]; x.kind == partMention && x.entry == p && x.last == d.mentions[m].last && x.first > d.mentions[m].head {
					from = x.first
				}
			}
			return d.add(mention{kind: placeMention, first: from, last: d.mentions[m].last, head: from, entry: p, place: p, clause: c})
		}
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention && d.mentions[m].kind != placeMention || d.unnamedMany(&d.mentions[m]) || d.anySchool(&d.mentions[m]) {
			continue
		}
		l := d.left(i)
		switch {
		case l.rel == relGen && l.noun >= 0 && !d.words[d.mentions[m].head].is(isPlu) && (rooms[d.words[l.noun].fold] || d.words[l.noun].class.has(d.g.known.realm)):
			return m
		case l.rel == relNone && l.prep == "de" && i > d.clauses[c].finite && d.mentions[m].sort != "company":
			return m
		}
	}
	return -1
}

// within lists the words of the clause and of the infinitives in it.
func (d *document) within(c int32) []int32 {
	var out []int32
	for _, in := range d.domain(c) {
		out = append(out, d.clauses[in].words...)
	}
	return out
}

// adjectiveOfRealm is the place whose adjective stands behind a market, network or school at i: le marché indien. An entry, or -1.
func (d *document) adjectiveOfRealm(i int32) int32 {
	n := i + 1
	if w := &d.words[i]; int(n) >= len(d.words) || !w.is(isNoun) || w.mention >= 0 && d.mentions[w.mention].kind != targetMention || !w.class.has(d.g.known.realm) || d.words[n].sentence != w.sentence || d.words[n].mention >= 0 {
		return -1
	}
	return d.g.placeAdjective(d.words[n].fold)
}

var rooms = wordSet("cours", "classe", "classes", "service", "services", "bureau", "bureaux", "poste", "postes", "réseau", "réseaux", "locaux", "salle", "salles", "couloirs", "ordinateur", "ordinateurs", "parc", "campus",
	"murs", "enceinte", "serveurs", "machines", "tablettes", "écrans", "amphis", "laboratoires")

// titleActor is the one institution or place that the title names as its subject, where the text below goes on about what
// it leaves or takes up and names nobody. Or -1.
func (d *document) titleActor(c int32) int32 {
	if d.titleEnd == 0 || len(d.clauses[c].words) == 0 || d.clauses[c].words[0] < d.titleEnd {
		return -1
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= d.titleEnd || !m.acts() || m.kind == personMention || m.sort == "media" || m.modifier {
			continue
		}
		if best >= 0 || !d.nominative(int32(k)) || d.unnamedMany(m) || m.anaphor {
			return -1
		}
		best = int32(k)
	}
	return best
}

// targetSubject reports whether a service is the subject of the clause.
func (d *document) targetSubject(c int32) bool {
	s := d.subjectFrench(c)
	return s.noun >= 0 && d.targetAt(s.noun) >= 0
}
