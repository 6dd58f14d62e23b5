package extractor

import "edikt/language"

// namesAnother follows the fields of a French institution from the "et" at i: Musée d'art et d'histoire, Chambre de commerce et d'industrie,
// Bibliothèque nationale et universitaire. It returns the end of the second, or i where it is none.
func (d *document) namesAnother(i, last int32) int32 {
	before, n := &d.words[i-1], i+1
	if n+1 >= last {
		return i
	}
	w := &d.words[n]
	if before.is(isAdj) && w.is(isAdj) && !w.is(isNoun|isFinite|isPP) && !before.is(isNoun) {
		return n + 1
	}
	if d.g.preposition(w.fold) != "de" || before.tok.Is(language.Upper) && !d.capitalField(i-1, last) || !before.is(isNoun) || before.class.has(d.g.known.actorHead) {
		return i
	}
	for n++; n < last && d.words[n].is(isDet) && !d.words[n].is(isPrep); {
		n++
	}
	if n >= last {
		return i
	}
	if w := &d.words[n]; !w.is(isNoun) || w.mention >= 0 || w.tok.Is(language.Upper) && !before.tok.Is(language.Upper) || w.is(isPlu) && !before.is(isPlu) || d.noField(w) {
		return i
	}
	return n + 1
}

// capitalField reports whether the noun at i and the one behind "et de" are written large as fields of one house: musée d'Art et d'Histoire.
func (d *document) capitalField(i, last int32) bool {
	n := i + 2
	if d.words[i].mention >= 0 || n+1 >= last {
		return false
	}
	for n++; n+1 < last && d.words[n].is(isDet) && !d.words[n].is(isPrep); {
		n++
	}
	return d.words[n].tok.Is(language.Upper) && d.words[n].is(isNoun) && d.words[n].mention < 0
}

// leagueOf reports whether the "des" at i follows the noun for a league of people: la Ligue des familles, l'Union des étudiants.
func (d *document) leagueOf(i int32) bool {
	return !d.g.german && i > 0 && d.words[i].fold == "des" && d.words[i-1].class.has(d.g.known.actorHead) && d.g.sortOf(&d.words[i-1]) == "association"
}

// noField reports whether a noun says what a sentence is about rather than what an institution is for.
func (d *document) noField(w *word) bool {
	k := &d.g.known
	return w.class.any(k.carriers) || w.class.has(k.group) || w.class.has(k.service) || w.class.has(k.actorHead) || w.class.has(k.time) || w.class.has(k.public)
}

// fieldOf reports whether the noun at i, which might be a measure, is the field of an institution, as its adjective shows: Département de
// l'instruction publique, Centre d'études spatiales.
func (d *document) fieldOf(i, last int32) bool {
	if d.g.german || i+1 >= last {
		return false
	}
	w, next := &d.words[i], &d.words[i+1]
	return w.is(isNoun) && !w.class.has(d.g.known.service) && !w.class.any(d.g.known.transparent) && next.is(isAdj) && !next.is(isNoun|isFinite|isPP|isPrep|isDet|isPunct) && next.lexeme.place < 0 && (i+2 >= last || d.targetAt(i+2) < 0)
}
