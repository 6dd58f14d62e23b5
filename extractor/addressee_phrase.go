package extractor

import (
	"strings"

	"edikt/language"
)

// textOf is the phrase of a mention as a reader would cite it: with the adjectives before it, what it belongs to, and those
// named together with it.
func (d *document) textOf(m int32) string {
	x := &d.mentions[m]
	first := d.adjectivesBefore(x.first)
	if d.ofYears(x.head) && first > 0 && d.words[first-1].fold == "unter" {
		first-- // unter 16-Jährige
	}
	return d.span(first, d.companyOf(x.last)).Text
}

// ofYears reports whether a noun names people by their age: 16-Jährige.
func (d *document) ofYears(i int32) bool {
	f := d.words[i].fold
	return f[0] >= '1' && f[0] <= '9' && strings.Contains(f, "jährige")
}

// adjectivesBefore is where the adjectives right before a noun begin: obere Bundesbehörden. Words of quantity stay outside.
func (d *document) adjectivesBefore(first int32) int32 {
	begin := d.sentences[d.words[first].sentence].First
	i := first
	for i > begin && i > first-3 {
		w := &d.words[i-1]
		if !w.is(isAdj) && d.g.placeAdjective(w.fold) < 0 || w.is(isNum|isDet|isPrep|isFinite) || d.g.otherDet[w.fold] || !d.modifies(i-1, first) {
			break
		}
		i--
	}
	return i
}

// companyOf follows what stands behind the noun that ends at last: its second gender, what it belongs to, and what is
// coordinated with it. Mitarbeiterinnen und Mitarbeiter der Stadt; fonctionnaires, enseignants et étudiants.
func (d *document) companyOf(last int32) int32 {
	end := d.sentences[d.words[last-1].sentence].Last
	for range maxCompany {
		last = d.belonging(d.secondGender(last, end), end)
		next := d.fellow(last, end)
		if next < 0 {
			return last
		}
		last = next
	}
	return last
}

// maxCompany bounds the phrases that are named together.
const maxCompany = 6

// secondGender follows the feminine ending that stands behind a noun: Lehrer(innen), Lehrer/-innen, agent(e)s.
func (d *document) secondGender(i, end int32) int32 {
	if i+1 >= end || d.spaced(i) || d.words[i].fold != "(" && d.words[i].fold != "/" {
		return i
	}
	j := i + 1
	if d.words[j].fold == "-" && j+1 < end && !d.spaced(j+1) { // Lehrer/-innen
		j++
	}
	f := d.words[j].fold
	if len(f) > 1 && f[0] == '-' {
		f = f[1:]
	}
	if f != "innen" && f != "in" && !inclusiveEndings[f] || d.spaced(j) {
		return i
	}
	if d.words[i].fold == "/" {
		return j + 1
	}
	if j+1 >= end || d.words[j+1].fold != ")" {
		return i
	}
	if j+2 < end && !d.spaced(j+2) && inclusiveEndings[d.words[j+2].fold] {
		return j + 3
	}
	return j + 2
}

// spaced reports whether white space stands before token i.
func (d *document) spaced(i int32) bool {
	return i > 0 && d.words[i].tok.Start > d.words[i-1].tok.End
}

// belonging follows adjectives behind a French noun and one or two phrases that say whose or of where: der Stadt Bern, de la
// fonction publique luxembourgeoise.
func (d *document) belonging(i, end int32) int32 {
	for range 2 {
		if !d.g.german {
			for i < end && (d.words[i].is(isAdj|isPP) || d.g.placeAdjective(d.words[i].fold) >= 0) && !d.words[i].is(isFinite|isDet|isPrep|isAux) && !d.serviceLike(i) {
				i++
			}
		}
		if n := d.ofAge(i, end); n > i {
			return n
		}
		n := d.owner(i, end)
		if n <= i {
			return i
		}
		i = n
	}
	return i
}

// ofAge is the end of an age at i, or i: mineurs de moins de 16 ans.
func (d *document) ofAge(i, end int32) int32 {
	if d.g.german && i+1 < end && d.words[i].fold == "unter" && d.words[i+1].tok.Kind == language.Number { // Kinder unter 16 Jahren
		if i+2 < end && d.g.units[d.words[i+2].fold] == 'Y' {
			return i + 3
		}
		return i + 2
	}
	if i < end && d.words[i].fold == "de" {
		i++
	}
	if i+3 < end && d.words[i].fold == "moins" && d.words[i+1].fold == "de" && d.words[i+3].fold == "ans" {
		return i + 4
	}
	return 0
}

// owner is the end of the phrase at i that says whose something is, or i.
func (d *document) owner(i, end int32) int32 {
	if i >= end {
		return i
	}
	w := &d.words[i]
	if d.g.german {
		if !w.is(isGen) || w.is(isPrep) || w.fold == "die" {
			return i
		}
	} else if f := w.fold; f != "de" && f != "du" && f != "des" && f != "d'" {
		return i
	}
	j := i + 1
	for j < end && j < i+4 && (d.words[j].is(isDet) && !d.g.german || d.words[j].is(isAdj) || d.g.placeAdjective(d.words[j].fold) >= 0) && !d.words[j].is(isNoun|isPrep|isFinite|isPunct) {
		j++
	}
	if j >= end {
		return i
	}
	n := &d.words[j]
	k := &d.g.known
	if !n.is(isNoun|isName) && n.mention < 0 || n.is(isInf|isPrep|isPunct) && n.mention < 0 || d.serviceLike(j) || n.class.has(k.use) || n.class.any(k.workplace) || n.class.has(k.trigger) || n.class.has(k.time) {
		return i
	}
	if m := n.mention; m >= 0 {
		return d.mentions[m].last
	}
	return j + 1
}

// fellow is the end of the people or bodies that a coordinator at i joins to those before it, or -1.
func (d *document) fellow(i, end int32) int32 {
	if i+1 >= end || !d.g.coordinators[d.words[i].fold] && !(d.words[i].fold == "ainsi" && d.words[i+1].fold == "que") {
		return -1
	}
	if d.words[i].fold == "/" || d.words[i].fold == "ni" || d.words[i].fold == "noch" {
		return -1
	}
	j := i + 1
	for j < end && j < i+5 && d.words[j].mention < 0 && !d.words[j].is(isFinite|isPunct|isNoun) && d.words[j].is(isDet|isAdj|isNum|isPrep) || j < end && d.words[j].fold == "que" {
		j++
	}
	if j >= end || d.words[j].mention < 0 {
		return -1
	}
	x := &d.mentions[d.words[j].mention]
	if x.first != j || x.kind != groupMention && !d.officials(x) && !(x.kind == actorMention && x.entry < 0 && x.sort != "person") || d.words[i-1].clause != d.words[j].clause {
		return -1
	}
	if j > i+1 && d.words[j-1].is(isPrep) && !d.words[i+1].is(isPrep) {
		return -1
	}
	if d.words[i].fold == "," && (x.last >= end || !d.g.coordinators[d.words[x.last].fold]) {
		return -1 // a list goes on or ends with und
	}
	return x.last
}

// officials reports whether a mention means holders of an office in general: ministres, seinen Ministern. One of them is an
// institution of its own.
func (d *document) officials(x *mention) bool {
	if x.kind != actorMention || x.sort != "person" || x.entry >= 0 {
		return false
	}
	w := &d.words[x.head]
	if w.is(isPlu) {
		return true
	}
	if !d.g.german {
		return false
	}
	l := d.left(x.first)
	if l.det < 0 {
		return false
	}
	switch f := d.words[l.det].fold; f {
	case "die", "alle", "sämtliche", "ihre", "seine", "unsere":
		return !d.g.feminine(w)
	}
	return false
}
