package extractor

import (
	"slices"

	"edikt/language/forms"
)

// standIns are who acts in the place of a body of several that stays unnamed: its examples (60 Hochschulen, darunter die TU
// Graz), the list that a colon sets beside it (drei Länder ...: Indien, Nepal und Albanien), the two told before (beide Vereine).
func (d *document) standIns(actors []int32, c int32) []int32 {
	out := actors[:0:0]
	for _, a := range actors {
		list := d.examplesOf(a)
		if m := &d.mentions[a]; len(list) == 0 && d.severalBodies(m) {
			if list = d.listBehind(a); len(list) == 0 {
				list = d.listBefore(c)
			}
			if len(list) == 0 && m.clause != c && m.clause >= 0 && int(m.clause) < len(d.clauses) { // sie: the clubs of the sentence before
				list = d.listBefore(m.clause)
			}
			if len(list) == 0 {
				list = d.bothBefore(m)
			}
		}
		if len(list) == 0 {
			list = []int32{a}
		}
		out = append(out, list...)
	}
	return out
}

// severalBodies reports whether a mention is an unnamed body of several: zwei Klubs, immer mehr Städte, die beiden Länder.
func (d *document) severalBodies(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.last > m.head+1 {
		return false
	}
	if d.words[m.head].is(isPlu) {
		return true
	}
	if f := d.nounFeatures(m.head); f&forms.Pl == 0 {
		return false
	}
	for j := d.left(m.first).at; j < m.first; j++ {
		if d.words[j].is(isNum) || d.g.pluralWords[d.words[j].fold] {
			return true
		}
	}
	return false
}

// examplesOf are the institutions named as examples of a: Hochschulen wie Trier; mehrere Städte haben ..., darunter Köln.
func (d *document) examplesOf(a int32) []int32 {
	m := &d.mentions[a]
	if !d.words[m.head].is(isPlu) && !d.severalBodies(m) {
		return nil
	}
	var out []int32
	s := d.sentences[d.words[m.first].sentence]
	for k := range d.mentions {
		o := &d.mentions[k]
		if !o.acts() || o.modifier || int32(k) == a || o.first < m.last || o.last > s.Last {
			continue
		}
		l := d.left(o.first)
		for n := 0; l.rel == relCoord && n < 8; n++ {
			l = d.left(d.phraseHead(l.noun))
		}
		if l.rel == relLike && l.noun >= m.first && l.noun < m.last {
			out = append(out, int32(k))
			continue
		}
		if l.rel == relLike && d.words[l.noun].mention >= 0 && d.mentions[d.words[l.noun].mention].acts() {
			continue // another is likened to it
		}
		if d.afterExample(d.firstOf(l), s.First) && d.severalBodies(m) {
			out = append(out, int32(k))
		}
	}
	return out
}

// firstOf is where the phrase that l looked left of begins, without the word for an example.
func (d *document) firstOf(l leftSide) int32 {
	if l.rel == relLike {
		return l.at + 1
	}
	return l.at
}

// afterExample reports whether a word that gives examples, with a comma before it, stands right before token i: ..., darunter
// Köln; ..., allen voran die Uni Bonn.
func (d *document) afterExample(i, first int32) bool {
	for n := 0; i > first && n < 3; n++ {
		i--
		switch d.words[i].fold {
		case "darunter", "voran", "beispielsweise", "namentlich", "nämlich", "inklusive", "einschliesslich":
			return true
		case "ihnen", "denen":
			return i > first && d.words[i-1].fold == "unter"
		case "auch", "etwa", "unter", "anderem", "zum", "beispiel", "zuletzt", "jüngst", "schon":
		default:
			return false
		}
	}
	return false
}

// listBehind is the list of institutions behind the colon that closes the sentence of mention a, or nil.
func (d *document) listBehind(a int32) []int32 {
	m := &d.mentions[a]
	s := d.sentences[d.words[m.first].sentence]
	i := m.last
	for i < s.Last && d.words[i].fold != ":" && d.words[i].fold != "–" {
		i++
	}
	if i >= s.Last {
		return nil
	}
	return d.pureList(i+1, s.Last)
}

// listBefore are the institutions of a list before the colon that clause c follows: Erst der BGH, dann der Rechnungshof:
// Immer mehr Ämter verlassen X.
func (d *document) listBefore(c int32) []int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return nil
	}
	s := d.sentences[cl.sentence]
	i := cl.words[0] - 1
	for i >= s.First && d.words[i].is(isPunct) && d.words[i].fold != ":" && d.words[i].fold != "–" {
		i--
	}
	if i < s.First || !d.words[i].is(isPunct) {
		return nil
	}
	return d.pureList(s.First, i)
}

// pureList are the institutions from first to last where little more than they stands there, two at least; nil otherwise.
func (d *document) pureList(first, last int32) []int32 {
	var out []int32
	for i := first; i < last; i++ {
		w := &d.words[i]
		if k := w.mention; k >= 0 && d.mentions[k].acts() && !d.mentions[k].modifier {
			out = append(out, k)
			i = d.mentions[k].last - 1
			continue
		}
		if !w.is(isPunct|isDet|isConj|isPrep|isNum) && !d.g.listWords[w.fold] && d.g.placeAdjective(w.fold) < 0 && !goneWords[w.fold] || w.is(verbal) && !goneWords[w.fold] && !w.is(isDet|isPrep|isConj) {
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// goneWords are verbs of a list that only tells the order of those in it: erst ging Bonn, dann folgte Köln.
var goneWords = wordSet("ging", "gingen", "folgte", "folgten", "kam", "kamen")

// bothBefore are the institutions that "beide" or "diese" with the noun of m takes up: those coordinated last before it, at most
// two sentences back. Or nil.
func (d *document) bothBefore(m *mention) []int32 {
	at := d.left(m.first).at
	takes := false
	for j := at; j < m.first; j++ {
		switch d.words[j].fold {
		case "beide", "beiden", "diese", "alle":
			takes = true
		}
	}
	if !takes {
		return nil
	}
	return d.pairBefore(at)
}

// allOfThem is one of those told together before whom "beide" or "alle drei" take up as the subject of a clause: Beide haben X verlassen; nun
// haben alle drei ihr Konto gelöscht. Or -1.
func (d *document) allOfThem(c int32) int32 {
	cl := &d.clauses[c]
	if cl.finite < 0 {
		return -1
	}
	for n, i := range cl.words {
		w := &d.words[i]
		if w.fold != "beide" && w.fold != "alle" || n+1 >= len(cl.words) || i > cl.finite+1 {
			continue
		}
		next := &d.words[cl.words[n+1]]
		counted := next.is(isNum) || d.g.numbers[next.fold] > 1
		if !counted && w.fold == "alle" && !(n == 0 && cl.words[n+1] == cl.finite && i > 0 && d.words[i-1].fold == ":") || next.is(isNoun|isAdj) && !counted && !next.is(verbal|isDet|isPrep) {
			continue
		}
		if list := d.pairBefore(i); len(list) > 1 {
			return list[0]
		}
	}
	return -1
}

// pairBefore are the institutions coordinated last before token i, at most two sentences back, or nil.
func (d *document) pairBefore(i int32) []int32 {
	best := int32(-1)
	for k := range d.mentions {
		o := &d.mentions[k]
		if !o.acts() || o.modifier || o.last > i || d.words[i].sentence-d.words[o.first].sentence > 2 || o.group == int32(k) || best >= 0 && o.first < d.mentions[best].first {
			continue
		}
		best = int32(k)
	}
	if best < 0 {
		return nil
	}
	out := d.group(best)
	slices.SortFunc(out, func(x, y int32) int { return int(d.mentions[x].first - d.mentions[y].first) })
	return out
}
