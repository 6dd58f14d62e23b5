package extractor

import "edikt/language"

// rowNames makes institutions of names that no table knows where they stand in a row with one that is known: le CNRS et l'Inalco,
// Emmaüs, APF France handicap et la Ligue.
func (d *document) rowNames(first, last int32) {
	d.capitalRow(first, last)
	d.bareSubject(first, last)
	for i := first; i < last; i++ {
		if !d.strangeName(i) && !d.capitalNoun(i, first) && !d.opensRow(i, first, last) {
			continue
		}
		end := i + 1
		if !d.strangeName(i) {
			end = max(end, d.extentRight(i+1, last))
		}
		for end < last && (d.strangeName(end) || d.words[end].mention >= 0 && d.mentions[d.words[end].mention].kind == placeMention && d.words[end].tok.Is(language.Upper)) {
			end++
		}
		if d.inRow(i, end, first, last) || d.timed(i, end, first, last) || i > first && d.words[i-1].fold == "chez" { // interdit chez Siemens
			for j := i; j < end; j++ {
				if o := d.words[j].mention; o >= 0 {
					d.mentions[o].kind = partMention
				}
			}
			d.add(mention{kind: actorMention, first: i, last: end, head: i, entry: -1, place: -1, sort: "org"})
		}
		i = end - 1
	}
}

// strangeName reports whether the word at i is a name of no known meaning.
func (d *document) strangeName(i int32) bool {
	w := &d.words[i]
	return w.tok.Kind == language.Word && (w.tok.Is(language.Upper) || w.tok.Is(language.Caps)) && w.mention < 0 && len(w.readings) == 0 && w.noun == 0 && (len(w.fold) > 2 || len(w.fold) == 2 && w.tok.Is(language.Caps))
}

// capitalRow makes institutions of the nouns in a row that opens a sentence as the subject of a verb in the plural and in which each is written
// large: La Défense, le Commerce et les Affaires étrangères ont ....
func (d *document) capitalRow(first, last int32) {
	if first+1 >= last || !d.words[first].is(isDet) || d.words[first].is(isPrep) {
		return
	}
	row := [8][2]int32{}
	n := 0
	i := first
	for n < len(row) && i+1 < last && d.words[i].is(isDet) && !d.words[i].is(isPrep) && d.capitalNoun(i+1, first) {
		end := max(i+2, d.extentRight(i+2, last))
		row[n] = [2]int32{i + 1, end}
		n++
		if end >= last || !d.rowSign(end) {
			i = end
			break
		}
		i = end + 1
	}
	if n < 2 || i >= last || !d.words[i].is(isFinite) || d.onlySingular(i) {
		return
	}
	for _, r := range row[:n] {
		d.add(mention{kind: actorMention, first: r[0], last: r[1], head: r[0], entry: -1, place: -1, sort: "ministry"})
	}
}

// bareSubject makes an institution of a noun without an article that opens its sentence as the subject of a verb, which only names do: Alliance Sud
// a quitté X, Terre des hommes ferme son compte.
func (d *document) bareSubject(first, last int32) {
	w := &d.words[first]
	k := &d.g.known
	if first+2 >= last || !bareNoun(w) || w.is(isAdv|isFinite|isPron) || w.tok.Is(language.Caps) || w.class.has(k.time) || w.class.has(k.service) {
		return
	}
	if w.class.has(k.group) || w.class.has(k.trigger) || w.class.any(k.carriers) || w.class.any(k.operators) || w.class.has(k.actorHead) {
		return
	}
	end := first + 1
	for end+1 < last && end < first+5 && d.namePart(end) {
		if d.g.preposition(d.words[end].fold) == "de" {
			end++
		}
		end++
	}
	v := &d.words[end]
	if end == first+1 || end+1 >= last || !v.is(isFinite) || v.is(isModal) || v.verb == d.g.etre || !d.onlySingular(end) || d.words[end+1].fold == "été" || v.is(isNoun) && !v.is(isAux) {
		return
	}
	d.add(mention{kind: actorMention, first: first, last: end, head: first, entry: -1, place: -1, sort: "org"})
}

// bareNoun reports whether a word is a noun in the singular that is written large and belongs to no name that is known: Alliance, Libération.
func bareNoun(w *word) bool {
	return w.mention < 0 && w.is(isNoun) && !w.is(isDet|isPrep|isPlu) && w.tok.Is(language.Upper)
}

// namePart reports whether the word at i, or the noun behind the "de" at i, goes on with a name: Alliance | Sud, Terre | des hommes.
func (d *document) namePart(i int32) bool {
	w := &d.words[i]
	if d.strangeName(i) || w.is(isNoun|isName) && w.tok.Is(language.Upper) && w.mention < 0 {
		return true
	}
	return d.g.preposition(w.fold) == "de" && d.words[i+1].is(isNoun) && d.words[i+1].mention < 0
}

// opensRow reports whether a noun without an article opens its sentence and a row with an institution: Libération et Le Monde quittent X.
func (d *document) opensRow(i, first, last int32) bool {
	w := &d.words[i]
	k := &d.g.known
	if i != first || i+2 >= last || !bareNoun(w) || w.class.has(k.time) || w.class.has(k.service) || w.class.any(k.carriers) || !d.rowSign(i+1) {
		return false
	}
	n := d.words[i+2].mention
	return n >= 0 && d.mentions[n].entry >= 0 && d.institutional(n)
}

// capitalNoun reports whether the word at i is a noun that its capital and an article make a name: le Secours catholique.
func (d *document) capitalNoun(i, first int32) bool {
	w := &d.words[i]
	if i <= first || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.mention >= 0 || !w.is(isNoun|isName) {
		return false
	}
	return d.words[i-1].is(isDet) && !d.words[i-1].is(isPrep) && !w.class.has(d.g.known.time) && !w.class.has(d.g.known.service)
}

// inRow reports whether the name from..to stands between commas, et, ou, ni on both sides or at one end of such a row, and the
// neighbour in the row is an institution.
func (d *document) inRow(from, to, first, last int32) bool {
	j := from - 1
	for j >= first && d.words[j].is(isDet) && !d.words[j].is(isPrep) {
		j--
	}
	if s := d.alsoSign(j, first); s >= 0 {
		if n := d.words[s-1].mention; n >= 0 && d.institutional(n) {
			return true // la SNCF ainsi que l'Inria
		}
	}
	if j > first && d.rowSign(j) && !(d.words[j].fold == "," && to+1 < last && d.words[to].fold == "," && d.words[to+1].is(isFinite)) { // l'autorité danoise, Datatilsynet, a interdit
		if n := d.words[j-1].mention; n >= 0 && (d.institutional(n) || d.words[j].fold != "," && d.townInRow(n)) {
			return true
		}
	}
	k := d.alsoEnds(to, last)
	if k+1 >= last || !d.rowSign(k) && k == to || j >= first && d.words[j].is(isPrep) {
		return false
	}
	for k++; k < last && d.words[k].is(isDet) && !d.words[k].is(isPrep); k++ {
	}
	if k >= last || d.words[k].mention < 0 {
		return false
	}
	n := d.words[k].mention
	if !d.institutional(n) && !(from == first && d.townInRow(n)) {
		return false
	}
	next := d.mentions[n].last // in a row: A, B et C; in an apposition the verb follows the comma
	return d.words[to].fold != "," || next < last && d.rowSign(next)
}

// timed reports whether a name stands between a comma, or the et of a row, and a month, as who did in that time what the sentence told before:
// La Sorbonne est partie en mars, Dauphine en avril.
func (d *document) timed(from, to, first, last int32) bool {
	if from < first+4 || to+1 >= last || d.words[from-1].fold != "," {
		return false
	}
	for to+1 < last && d.words[to].fold == "et" && (d.words[to+1].mention >= 0 || d.strangeName(to+1)) { // Dauphine et Nanterre en avril
		to += 2
		if to < last && d.words[to].tok.Kind == language.Number {
			to++
		}
	}
	return to+1 < last && d.words[to].fold == "en" && d.words[to+1].class.has(d.g.known.time) && !d.words[to+1].is(isPlu)
}

// alsoSign is where "ainsi que" or "de même que" begins, with its comma, whose que stands at i, or -1.
func (d *document) alsoSign(i, first int32) int32 {
	if i < first+2 || d.words[i].fold != "que" && d.words[i].fold != "qu'" {
		return -1
	}
	switch d.words[i-1].fold {
	case "ainsi":
		i--
	case "même":
		i -= 2
	default:
		return -1
	}
	if i > first+1 && d.words[i-1].fold == "," {
		i--
	}
	return max(i, first+1)
}

// alsoEnds is the que of "ainsi que" or "de même que" that begins at i, behind a comma or not; i where none does.
func (d *document) alsoEnds(i, last int32) int32 {
	k := i
	if k < last && d.words[k].fold == "," {
		k++
	}
	if k+2 < last && d.words[k].fold == "de" && d.words[k+1].fold == "même" {
		k++
	}
	if k+1 < last && (d.words[k].fold == "ainsi" || d.words[k].fold == "même") && (d.words[k+1].fold == "que" || d.words[k+1].fold == "qu'") {
		return k + 1
	}
	return i
}

// rowSign reports whether the word at i joins the parts of a row: A, B et C; ni A ni B.
func (d *document) rowSign(i int32) bool {
	f := d.words[i].fold
	return f == "et" || f == "," || f == "ou" || f == "ni"
}
