package extractor

import "edikt/language"

// unnamedMany reports whether the mention is several institutions without a name: plusieurs villes, trois pays, des ministères.
func (d *document) unnamedMany(m *mention) bool {
	return m.kind == actorMention && m.entry < 0 && m.place < 0 && (m.last == m.head+1 || d.commonWords(m)) && d.several(m)
}

// commonWords reports whether several are named by common nouns alone: trois organisations de poids, plusieurs sociétés nationales.
func (d *document) commonWords(m *mention) bool {
	if !d.words[m.head].is(isPlu) || m.first != m.head {
		return false
	}
	l := d.left(m.first)
	if !d.counted(l.at, m.first) && !(l.det >= 0 && d.g.indefinite[d.words[l.det].fold]) {
		return false
	}
	for i := m.head; i < m.last; i++ {
		if d.words[i].tok.Is(language.Upper) {
			return false
		}
	}
	return true
}

// localMany reports whether the mention is several institutions of a country or region: villes bretonnes, universités flamandes.
func (d *document) localMany(m *mention) bool {
	return m.kind == actorMention && m.entry < 0 && m.place >= 0 && m.last == m.head+2 && d.words[m.head].is(isPlu) && d.g.placeAdjective(d.words[m.head+1].fold) >= 0
}

// several reports whether the noun of an institution means more than one, as its ending or what stands before it says: pays is
// both.
func (d *document) several(m *mention) bool {
	l := d.left(m.first)
	return d.words[m.head].is(isPlu) || l.det >= 0 && pluralDets[d.words[l.det].fold] || d.counted(l.at, m.first)
}

var pluralDets = wordSet("les", "des", "ces", "ses", "leurs", "certains", "certaines", "plusieurs", "quelques", "divers", "diverses", "différents", "différentes", "aux")

// exemplarsFrench puts the names that the sentence gives in the place of several without a name: plusieurs États, dont la
// Floride; trois villes ont quitté X : Rennes, Brest et Quimper.
func (d *document) exemplarsFrench(actors []int32) []int32 {
	var out []int32
	for _, a := range actors {
		if d.unnamedMany(&d.mentions[a]) || d.localMany(&d.mentions[a]) {
			list := d.toldBodies(d.mentions[a].head)
			if len(list) == 0 {
				list = d.listed(&d.mentions[a])
			}
			if len(list) > 0 {
				out = append(out, list...)
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

// listed are the names that follow several institutions as examples, or behind the colon that ends their sentence.
func (d *document) listed(m *mention) []int32 {
	if list := d.listedBehind(m.last); len(list) > 0 {
		return list
	}
	if list := d.listedBefore(m.first); len(list) > 0 {
		return list
	}
	return d.listedLater(m.last)
}

// listedLater are the names given as examples of those told before token i at the end of the sentence, or in the next one.
func (d *document) listedLater(i int32) []int32 {
	if list := d.listedAtEnd(i); len(list) > 0 {
		return list
	}
	return d.listedNext(d.words[i-1].sentence + 1)
}

// listedAtEnd are the names that a turn behind a comma gives as examples at the end of the sentence: D'autres musées ont suivi, comme
// l'Ermitage.
func (d *document) listedAtEnd(i int32) []int32 {
	s := d.sentences[d.words[i-1].sentence]
	for ; i+1 < s.Last; i++ {
		if d.words[i].fold != "," {
			continue
		}
		n := d.exemplifies(i+1, s.Last)
		if n == 0 {
			continue
		}
		list := d.rowAt(i+1+n, s.Last)
		if len(list) == 0 {
			continue
		}
		if end := d.mentions[list[len(list)-1]].last; end >= s.Last || d.words[end].is(isPunct) {
			return list
		}
	}
	return nil
}

// listedNext are the names of those who belong to the several told before sentence si: Vingt musées quittent X. Parmi eux, l'Ermitage et
// le Prado; Au nombre des signataires figurent ....
func (d *document) listedNext(si int32) []int32 {
	if int(si) >= len(d.sentences) || d.sentences[si].Paragraph != d.sentences[si-1].Paragraph {
		return nil
	}
	s := d.sentences[si]
	f := d.words[s.First].fold
	if f != "parmi" && !(f == "au" && s.First+1 < s.Last && d.words[s.First+1].fold == "nombre") || d.holdsRelative(s.First, s.Last) {
		return nil
	}
	for i := s.First + 1; i < s.Last; i++ {
		w := &d.words[i]
		if w.is(isFinite) && !listingVerbs[d.lemmaText(w.verb)] {
			return nil
		}
		if l := d.left(i); w.mention < 0 && !d.strangeName(i) || l.prep != "" {
			continue
		}
		if list := d.rowAt(i, s.Last); len(list) > 0 {
			return list
		}
	}
	return nil
}

// holdsRelative reports whether a relative clause opens between two words: Parmi les pays qui ont banni X figure ....
func (d *document) holdsRelative(first, last int32) bool {
	for i := first; i < last; i++ {
		if w := &d.words[i]; w.is(isRel) && w.mention < 0 && !w.is(isDet) {
			return true
		}
	}
	return false
}

// listingVerbs are verbs of belonging to a list.
var listingVerbs = wordSet("figurer", "être", "compter", "trouver", "citer", "retrouver", "apparaître")

// listedSubject are the names that follow a plural subject which is no institution's noun: Plusieurs capitales, dont Riga et
// Vilnius, ont ....
func (d *document) listedSubject(c int32) []int32 {
	if list := d.listedAnchor(&d.clauses[c]); len(list) > 0 {
		return list
	}
	s := d.subjectFrench(c)
	if s.noun < 0 || s.mention >= 0 || d.clauses[c].passive || !d.words[s.noun].is(isPlu) && d.words[s.noun].fold != "autres" || d.words[s.noun].mention >= 0 || d.words[s.noun].class.has(d.g.known.service) {
		return nil
	}
	if list := d.toldBodies(s.noun); len(list) > 0 {
		return list
	}
	if list := d.listedBehind(s.noun + 1); len(list) > 0 {
		return list
	}
	return d.listedLater(s.noun + 1)
}

// listedAnchor are the names in front of a colon behind which a relative clause is about several like them: Le Monde, Sud Ouest : la liste des
// titres qui ont quitté X s'allonge.
func (d *document) listedAnchor(cl *clause) []int32 {
	if cl.kind != relativeClause || cl.anchor < 0 || cl.passive || !d.words[cl.anchor].is(isPlu) || !d.subjectRelative(cl) {
		return nil
	}
	return d.listedBefore(cl.anchor)
}

// listedBehind are the names in a row given as examples behind the words that end at i.
func (d *document) listedBehind(i int32) []int32 {
	s := d.sentences[d.words[i-1].sentence]
	near := true // only adjectives and commas between
	for ; i < s.Last; i++ {
		w := &d.words[i]
		if w.fold == ":" {
			return d.rowAt(i+1, s.Last)
		}
		if n := d.exemplifies(i, s.Last); n > 0 && near {
			if list := d.rowAt(i+n, s.Last); len(list) > 0 {
				return list
			}
		}
		near = near && (w.fold == "," || w.is(isAdj) && !w.is(isFinite) || d.g.placeAdjective(w.fold) >= 0)
	}
	return nil
}

// listedBefore are the names of the row that opens the sentence before a colon: Berne, Fribourg, Sion : trois villes qui ....
func (d *document) listedBefore(noun int32) []int32 {
	s := d.sentences[d.words[noun].sentence]
	colon := d.colonIn(s.First, noun)
	if colon < 0 {
		return nil
	}
	if list := d.rowAt(s.First, colon); len(list) > 1 {
		return list
	}
	return nil
}

// exemplifying are the turns that give examples.
var exemplifying = [][]string{{"dont"}, {"comme"}, {"notamment"}, {"parmi", "lesquels"}, {"parmi", "lesquelles"}, {"tels", "que"}, {"telles", "que"}, {"à", "commencer", "par"},
	{"à", "savoir"}, {"y", "compris"}, {"par", "exemple"}, {"entre", "autres"}, {"à", "l'", "image", "de"}, {"à", "l'", "instar", "de"},
	{"au", "premier", "rang", "desquels"}, {"au", "premier", "rang", "desquelles"}, {"d'", "abord"}, {"dont", "notamment"}}

// exemplifies is how many words the turn at i has that gives examples, 0 where none stands there.
func (d *document) exemplifies(i, last int32) int32 {
	for _, turn := range exemplifying {
		if i+int32(len(turn)) < last && d.phraseAt(turn, i) {
			return int32(len(turn))
		}
	}
	return 0
}

// rowWords stand between the names of a row: Riga, puis Vilnius et enfin Tallinn.
var rowWords = wordSet(",", "et", "ou", "puis", "enfin", "maintenant", "désormais", "bientôt")

// rowAt are the institutions and places in the row of names at i: la Lettonie, l'Estonie et la Finlande. Nil where the row goes
// over into a clause: dont la Norvège fait partie.
func (d *document) rowAt(i, last int32) []int32 {
	var out []int32
	for i < last {
		w := &d.words[i]
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && d.mentions[m].kind != personMention {
			out = append(out, m)
			i = d.mentions[m].last
			continue
		}
		if d.strangeName(i) { // a town that no table has, in a row with others
			end := i + 1
			for end < last && d.strangeName(end) {
				end++
			}
			out = append(out, d.add(mention{kind: actorMention, first: i, last: end, head: i, entry: -1, place: -1, sort: "org", clause: max(0, w.clause)}))
			i = end
			continue
		}
		if len(out) > 0 && d.g.preposition(w.fold) == "de" && d.words[i-1].fold == "et" { // à l'image de Caen et de Metz
			i++
			continue
		}
		if end := d.seatBehind(i, last); len(out) > 0 && end > i { // La Vanguardia en Espagne, Dagens Nyheter en Suède
			i = end
			continue
		}
		if w.mention < 0 && w.is(isDet) && !w.is(isNoun) || rowWords[w.fold] {
			i++
			continue
		}
		break
	}
	if i < last && i > 0 && d.words[i].is(isFinite) && d.words[i-1].fold != "," && d.onlySingular(i) {
		return nil
	}
	return out
}

// seatBehind is where the place ends that the preposition at i sets a body of a row in, or i where none follows.
func (d *document) seatBehind(i, last int32) int32 {
	switch d.words[i].fold {
	case "en", "au", "aux", "à":
	default:
		return i
	}
	if i+1 >= last {
		return i
	}
	m := d.words[i+1].mention
	if m < 0 || d.mentions[m].kind != placeMention {
		return i
	}
	return d.mentions[m].last
}
