package extractor

import (
	"strings"

	"edikt/language"
)

// appositions joins an institution with the short name in brackets behind it, agence de cybersécurité (ACN), and an office
// with the name of who holds it: la ministre de la Justice, Emilie Enger Mehl, ....
func (d *document) appositions(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind == actorMention && m.sort == "person" && m.first >= first+2 && m.first < last && d.words[m.first-1].fold == "," {
			if p := d.words[m.first-2].mention; p >= 0 && d.mentions[p].kind == personMention { // Mona Fortier, présidente du Conseil
				m.kind = partMention
				continue
			}
		}
		if m.kind == actorMention && m.first >= first && m.last < last && d.words[m.last].fold == "," && d.words[m.first].is(isPlu) && d.left(m.first).det >= 0 {
			d.holders(m.last, last)
		}
		office := d.officeFrench(m) || m.entry >= 0 && d.officeWord(&d.words[m.first])
		if m.kind != actorMention || m.entry >= 0 && !office || m.first < first || m.last > last || m.last+1 >= last {
			continue
		}
		sign, name := &d.words[m.last], &d.words[m.last+1]
		switch {
		case sign.fold == "(" && m.last+2 < last && d.words[m.last+2].fold == ")" && name.tok.Is(language.Caps) && !d.isTarget(name):
			d.stretch(int32(k), m.last+3)
		case sign.fold == "," && office && !d.words[m.head].is(isPlu) && name.mention >= 0 && d.mentions[name.mention].kind == personMention:
			d.stretch(int32(k), d.mentions[name.mention].last)
		case sign.fold == "," && office && !d.words[m.head].is(isPlu) && name.is(isDet) && d.describedHolder(m.last+1, last) >= 0:
			d.stretch(int32(k), d.mentions[d.describedHolder(m.last+1, last)].last)
		case office && m.entry < 0 && !d.words[m.head].is(isPlu) && d.holderBehind(m.last, last) >= 0:
			d.stretch(int32(k), d.mentions[d.holderBehind(m.last, last)].last)
		case sign.fold == "," && office && m.entry < 0 && name.mention >= 0 && d.mentions[name.mention].kind == actorMention && (d.mentions[name.mention].sort == "person" || d.knownPerson(name.mention)):
			d.fronted(int32(k), name.mention)
		}
	}
}

// holders takes the persons in a row behind the comma at i, which ends in et, for the members of the body before it: les deux questeurs du
// parlement, Anne Dupuis et Luc Morel, ....
func (d *document) holders(i, last int32) {
	row := [8]int32{}
	n := 0
	for i+1 < last && n < len(row) {
		m := d.words[i+1].mention
		if m < 0 || d.mentions[m].kind != personMention || d.mentions[m].first != i+1 {
			return
		}
		row[n] = m
		n++
		closed := d.words[i].fold == "et"
		if i = d.mentions[m].last; i >= last || !closed && !d.rowSign(i) {
			return
		}
		if closed {
			break
		}
	}
	for _, m := range row[:n] {
		d.mentions[m].kind = partMention
	}
}

// holderBehind is the person who holds an office whose noun a complement parts from the comma: sa ministre de tutelle, Anne Dupuis. Or -1.
func (d *document) holderBehind(i, last int32) int32 {
	if i+3 >= last || d.g.preposition(d.words[i].fold) != "de" || !d.words[i+1].is(isNoun) || d.words[i+1].mention >= 0 || d.words[i+2].fold != "," {
		return -1
	}
	m := d.words[i+3].mention
	if m < 0 || d.mentions[m].kind != personMention || d.mentions[m].first != i+3 {
		return -1
	}
	return m
}

// describedHolder is the person who holds an office where a noun says of what party or sort he is: le maire, l'écologiste Anne Dupuis. Or -1.
func (d *document) describedHolder(det, last int32) int32 {
	for i := det + 1; i < last && i < det+4; i++ {
		w := &d.words[i]
		if m := w.mention; m >= 0 && d.mentions[m].kind == personMention && d.mentions[m].first == i && i > det+1 {
			return m
		}
		if w.mention >= 0 || !w.is(isNoun|isAdj) || w.is(isPunct|isPrep|isFinite) {
			return -1
		}
	}
	return -1
}

// namedMembers makes persons of members of a parliament or council whom the text names: le sénateur Wyden.
func (d *document) namedMembers(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != groupMention || m.first < first || m.last >= last || !memberNouns[d.words[m.head].fold] || !d.strangeName(m.last) {
			continue
		}
		end := m.last + 1
		for end < last && d.strangeName(end) {
			end++
		}
		m.kind, m.sort = actorMention, "person"
		d.stretch(int32(k), end)
	}
}

// memberNouns are people who sit in a parliament or council, before their name: le sénateur Wyden.
var memberNouns = wordSet("sénateur", "sénatrice", "député", "députée", "eurodéputé", "eurodéputée", "conseiller", "conseillère", "élu", "élue", "parlementaire", "représentant", "représentante")

// isTarget reports whether a word is part of the name of a service: Google in Google Drive.
func (d *document) isTarget(w *word) bool {
	return w.mention >= 0 && d.mentions[w.mention].kind == targetMention
}

// stretch makes mention k reach to token last; names inside become part of it.
func (d *document) stretch(k, last int32) {
	m := &d.mentions[k]
	for i := m.last; i < last; i++ {
		if o := d.words[i].mention; o >= 0 {
			d.mentions[o].kind = partMention
		}
		d.words[i].mention = k
	}
	m.last = last
}

// fronted gives a person whom the tables know the office named before: la ministre du Numérique, Vanessa Matz.
func (d *document) fronted(office, person int32) {
	o, p := &d.mentions[office], &d.mentions[person]
	for i := o.first; i < p.first; i++ {
		d.words[i].mention = person
	}
	o.kind, p.first = partMention, o.first
}

// ofAnother reports whether the service only says whose another thing is: les ateliers de VK.
func (d *document) ofAnother(m *mention) bool {
	l := d.left(m.first)
	return l.rel == relGen && l.noun >= 0 && !d.words[l.noun].class.any(d.g.known.carriers)
}

// longHead is a head noun of several words: conseillère fédérale, gendarme de la vie privée.
type longHead struct {
	words []string
	sort  string
}

// addLongHead makes an institution of a head of several words at i.
func (d *document) addLongHead(i, first, last int32) bool {
	best := -1
	heads := d.words[i].lexeme.heads
	for k := range heads {
		if d.phraseAt(heads[k].words, i) && (best < 0 || len(heads[k].words) > len(heads[best].words)) {
			best = k
		}
	}
	if best < 0 || d.words[i].mention >= 0 {
		return false
	}
	a, _ := d.extent(i, first, last)
	b := d.extentRight(i+int32(len(heads[best].words)), last)
	m := mention{kind: actorMention, first: i, last: b, head: i, entry: -1, place: d.placeIn(a, b), sort: heads[best].sort}
	for j := a; j < b; j++ {
		if n := d.words[j].mention; n >= 0 && d.mentions[n].kind != targetMention {
			d.mentions[n].kind = partMention
		}
	}
	m.anaphor = m.place < 0 && b == i+int32(len(heads[best].words))
	d.add(m)
	return true
}

// anySchool reports whether the institution is any of its sort: à l'école, au lycée, à l'hôpital.
func (d *document) anySchool(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.last > m.head+1 && !(d.words[m.head].is(isPlu) && m.sort == "school") && !(m.last == m.head+2 && schoolSorts[d.words[m.head+1].fold]) {
		return false
	}
	return m.sort == "school" || m.sort == "hospital" || m.sort == "university" || m.sort == "association"
}

// schoolSorts are adjectives of any school of a sort: à l'école primaire.
var schoolSorts = wordSet("primaire", "primaires", "maternelle", "maternelles", "secondaire", "secondaires", "élémentaire", "élémentaires", "obligatoire", "fondamental", "publique", "public", "privé", "privée", "professionnel", "technique")

// ofService reports whether the noun at i only completes another without an article: un téléphone de service.
func (d *document) ofService(i, last int32) bool {
	if i == 0 {
		return false
	}
	switch d.words[i-1].fold {
	case "de", "d'", "en", "hors":
	default:
		return false
	}
	if d.words[i].fold == "cours" && d.words[i-1].fold == "en" {
		return true // en cours à la préfecture
	}
	if i > 1 && d.words[i].fold == "service" && (d.words[i-2].class.has(d.g.known.document) || d.words[i-2].class.has(d.g.known.device)) {
		return true // une note de service de la direction, les téléphones de service de l'armée
	}
	return d.extentRight(i+1, last) == i+1 && !d.words[i].is(isPlu)
}

// itsServices reports whether the noun at i means what a service offers: se passer de ses services, un de ses outils.
func (d *document) itsServices(i, last int32) bool {
	w := &d.words[i]
	if i == 0 || !w.class.has(d.g.known.service) || !ownWords[d.words[i-1].fold] || d.extentRight(i+1, last) > i+1 {
		return false
	}
	return i > 1 && (d.words[i-2].is(isPrep) || d.words[i-2].fold == "à")
}

// beforePlace reports whether the word at i may belong to a name that ends in place m: Caritas Genève, the letters of a body that acts, a person's
// name.
func (d *document) beforePlace(i int32, m *mention, last int32) bool {
	w := &d.words[i]
	if d.strangeName(i) && (!w.tok.Is(language.Caps) || len(w.fold) < 6 && !newsAgencies[w.fold] && m.last < last && d.words[m.last].is(isFinite)) {
		return true
	}
	return w.mention >= 0 && d.mentions[w.mention].kind == personMention
}

// placedNames makes institutions of a name that no table knows and the place right behind it: Caritas Genève, Pro Infirmis Vaud.
func (d *document) placedNames(first, last int32) {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != placeMention || m.modifier || m.first <= first || m.last > last {
			continue
		}
		i := m.first
		for i > first && i > m.first-3 && d.beforePlace(i-1, m, last) {
			i--
		}
		if i == m.first || i > first && d.words[i-1].is(isPrep) && d.words[i-1].fold != "à" {
			continue
		}
		if p := d.words[i].mention; p >= 0 && d.mentions[p].kind != personMention {
			continue
		}
		for j := i; j < m.first; j++ {
			if p := d.words[j].mention; p >= 0 {
				d.mentions[p].kind = partMention
			}
		}
		entry := m.entry
		m.kind = partMention
		d.add(mention{kind: actorMention, first: i, last: m.last, head: i, entry: -1, place: entry, sort: "org"})
	}
}

// schoolYard reports whether the noun at i is a yard and no court: dans la cour, cour d'école, but not: dans la Cour des comptes.
func (d *document) schoolYard(i, last int32) bool {
	if d.words[i].fold != "cour" {
		return false
	}
	if i+2 < last && (d.words[i+1].fold == "d'" && d.words[i+2].fold == "école" || d.words[i+1].fold == "de" && strings.HasPrefix(d.words[i+2].fold, "récré")) {
		return true
	}
	return i > 1 && d.words[i-1].fold == "la" && d.words[i-2].fold == "dans" && !d.words[i].tok.Is(language.Upper) && d.extentRight(i+1, last) == i+1
}

// onService reports whether the noun at i is a channel on the service behind it and no broadcaster: la chaîne WhatsApp de la ville.
func (d *document) onService(i, last int32) bool {
	return d.words[i].class.has(d.g.known.account) && i+1 < last && d.targetAt(i+1) >= 0
}

// institutional reports whether the mention is an institution, no person and no place.
func (d *document) institutional(m int32) bool {
	x := &d.mentions[m]
	return x.kind == actorMention && x.sort != "person"
}

// describing reports whether a French noun for people right behind another noun is an adjective: leurs appareils personnels.
func (d *document) describing(i, first int32) bool {
	w := &d.words[i]
	return !d.g.german && i > first && (w.is(isAdj) || strings.HasPrefix(w.fold, "personnel")) && d.words[i-1].is(isNoun) && !d.words[i-1].is(isDet|isPrep|isPunct)
}

// townInRow reports whether the mention is a place in a row of those who act: Lille, Metz et Pau quittent X.
func (d *document) townInRow(n int32) bool {
	m := &d.mentions[n]
	return m.kind == placeMention && d.left(m.first).prep == ""
}

// nameOfTown is where a name begins in which the town stands before the head at i: Rennes Métropole, Bordeaux Université. Where none
// stands there, it is i.
func (d *document) nameOfTown(i, first int32) int32 {
	if i <= first || !d.words[i].tok.Is(language.Upper) {
		return i
	}
	if m := d.words[i-1].mention; m >= 0 && d.mentions[m].kind == placeMention && d.mentions[m].last == i && d.words[d.mentions[m].first].tok.Is(language.Upper) {
		return d.mentions[m].first
	}
	return i
}

// descriptions takes for no institution what only describes the one named behind it: Troisième ville de France, Lyon quitte X; Plus
// grande université du pays, Aix-Marseille .... A description opens its sentence without an article.
func (d *document) descriptions() {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.entry >= 0 || len(d.words[m.head].readings) == 0 || d.left(m.first).det >= 0 {
			continue
		}
		s := d.sentences[d.words[m.first].sentence]
		end := m.last
		if end+1 < s.Last && d.words[end].fold == "de" && d.words[end+1].mention >= 0 {
			end = d.mentions[d.words[end+1].mention].last // première ville de Suisse
		}
		if end+1 >= s.Last || d.words[end].fold != "," || !d.onlyDescribes(s.First, m.first) {
			continue
		}
		o := d.words[end+1].mention
		if o < 0 || !d.mentions[o].acts() || !d.words[end+1].tok.Is(language.Upper) {
			continue
		}
		if last := d.mentions[o].last; last >= s.Last || !d.words[last].is(isConj) && d.words[last].fold != "," { // no list
			m.kind = partMention
		}
	}
}

// onlyDescribes reports whether nothing but adjectives, ordinals and plus stand in a row of tokens.
func (d *document) onlyDescribes(first, last int32) bool {
	for ; first < last; first++ {
		if w := &d.words[first]; !w.is(isAdj|isNum) && w.fold != "plus" && len(w.readings) > 0 || w.is(isPunct|isPrep) {
			return false
		}
	}
	return true
}
