package extractor

import (
	"strings"

	"edikt/language"
)

// townBefore reports whether what stands right before token i makes a town of it: Stadt Essen, Uni Siegen, in Halle.
func (d *document) townBefore(i int32) bool {
	if i == 0 || d.words[i-1].sentence != d.words[i].sentence {
		return false
	}
	w := &d.words[i-1]
	return w.fold == "in" || w.fold == "aus" || w.is(isNoun) && w.class.has(d.g.known.actorHead) && !w.is(isPlu)
}

// cantonBefore reports whether what stands right before token i makes a canton of it: Kanton Uri, im Kanton Zug.
func (d *document) cantonBefore(i int32) bool {
	return i > 0 && d.words[i-1].sentence == d.words[i].sentence && strings.HasSuffix(strings.TrimSuffix(d.words[i-1].fold, "s"), "kanton")
}

// localBefore is the institution or place that "dort" and "hier" mean: the one named last before the clause, at most a
// sentence back. Or -1.
func (d *document) localBefore(c int32) int32 {
	at := int32(-1)
	for _, i := range d.clauses[c].words {
		if f := d.words[i].fold; f == "darin" || f == "hierin" {
			return d.bodyBefore(i) // what a letter says
		}
		if f := d.words[i].fold; f == "dort" || f == "hier" || f == "hierzulande" || f == "ebendort" {
			at = i
		}
	}
	if at < 0 {
		return -1
	}
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != placeMention && m.kind != actorMention || m.modifier || m.sort == "media" || m.first >= at || d.words[m.first].clause == c {
			continue
		}
		if d.words[at].sentence-d.words[m.first].sentence > 1 || d.predicate(m) {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// predicate reports whether a bare noun only says what the subject of its clause is: Texas ist der erste Bundesstaat.
func (d *document) predicate(m *mention) bool {
	if m.entry >= 0 || m.clause < 0 || int(m.clause) >= len(d.clauses) || d.clauses[m.clause].verb != d.g.sein {
		return false
	}
	s := d.subjectOf(m.clause).mention
	return s >= 0 && d.mentions[s].first != m.first && d.left(m.first).prep == "" && d.left(m.first).rel == relNone
}

// subjectOfPredicate is the institution of which the noun at i says what it is: Tirol ist das erste Bundesland, das .... Or -1.
func (d *document) subjectOfPredicate(i int32) int32 {
	c := d.words[i].clause
	if c < 0 || d.clauses[c].verb != d.g.sein || d.clauses[c].passive {
		return -1
	}
	s := d.subjectOf(c)
	if l := d.left(d.phraseHead(i)); s.mention < 0 || s.pos >= i || l.prep != "" || l.rel != relNone || l.det < 0 || !articles[d.words[l.det].fold] {
		return -1
	}
	return s.mention
}

// premises is the institution on whose grounds, in whose rooms, vehicles or hands something is: auf den Schiffen der Marine. Or -1.
func (d *document) premises(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention {
			continue
		}
		l := d.left(i)
		if f := d.clauses[c].finite; f >= 0 && (l.rel == relGen || l.prep == "aus" || l.prep == "von") && d.expletive(c) {
			return m // Nachrichten aus der Gemeinde gibt es jetzt auf Threads
		}
		if l.rel != relGen || l.noun < 0 || d.words[l.noun].mention >= 0 || d.words[l.noun].class.any(d.g.known.carriers) {
			continue
		}
		switch p := d.left(l.noun); p.prep {
		case "in", "an", "auf", "bei":
			if p.rel == relNone {
				return m
			}
		}
	}
	return -1
}

// expletive reports whether a clause only says what there is: gibt es.
func (d *document) expletive(c int32) bool {
	f := d.clauses[c].finite
	switch d.words[f].fold {
	case "gibt", "gab", "gebe":
	default:
		return false
	}
	for _, i := range d.clauses[c].words {
		if d.words[i].fold == "es" {
			return true
		}
	}
	return false
}

// townBodies makes institutions of a noun right before the name of a town, which no head noun did: die Volksbühne Moers, die HTL
// Mödling.
func (d *document) townBodies(first, last int32) {
	k := &d.g.known
	for i := first + 1; i < last; i++ {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].kind != placeMention || d.mentions[m].first != i || d.mentions[m].sort != "city" {
			continue
		}
		w := &d.words[i-1]
		if w.mention >= 0 || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || !w.is(isNoun|isName) || w.is(isPlu|isPrep|isDet) {
			continue
		}
		if w.is(isAdj) && w.noun == 0 && len(w.readings) > 0 || d.g.areas[w.fold] {
			continue
		}
		if w.class.one(k.group, k.service, k.time, k.trigger, k.person, k.nobody, k.post) || w.class.any(k.operators) || w.class.any(k.transparent) {
			continue
		}
		if l := d.left(i - 1); (l.det < 0 && i-1 > first || l.prep != "" && l.det < 0) && len(w.readings) > 0 {
			continue // a proper name needs no article: Rapid Wien
		}
		p := d.mentions[m].entry
		last := d.mentions[m].last
		d.mentions[m].kind = partMention
		d.add(mention{kind: actorMention, first: i - 1, last: last, head: i - 1, entry: -1, place: p, sort: "org"})
	}
}

// kindOfPlace reports whether the word before the place at token i only says what it is: im Nachbarland Kenia, der Bundesstaat Texas.
func (d *document) kindOfPlace(i int32) bool {
	m := d.words[i].mention
	if i == 0 || m < 0 || d.mentions[m].kind != placeMention || d.mentions[m].first != i || d.words[i-1].sentence != d.words[i].sentence {
		return false
	}
	w := &d.words[i-1]
	if !w.is(isNoun) || w.mention >= 0 || !w.tok.Is(language.Upper) || w.is(isPlu) {
		return false
	}
	for _, e := range d.g.placeKinds {
		if strings.HasSuffix(w.fold, e) {
			return true
		}
	}
	return false
}

// serves reports whether a relative clause says where people work or learn: alle, die im Rathaus arbeiten.
func (d *document) serves(cl *clause) bool {
	for _, i := range cl.words {
		f := d.words[i].fold
		switch f {
		case "tätig", "angestellt", "beschäftigt", "dienen", "dient", "lernen", "lernt", "lehren", "lehrt":
			return true
		}
		if strings.HasPrefix(f, "arbeite") || strings.HasPrefix(f, "studier") || strings.HasPrefix(f, "unterricht") {
			return true
		}
	}
	return false
}

// townHall reports whether a mention is the house from which a town is run: Rathaus von Passau stands for Passau.
func (d *document) townHall(m *mention) bool {
	if !d.g.german || m.place < 0 || d.g.gaz.Entries()[m.place].Sort != "city" {
		return false
	}
	switch strings.TrimSuffix(d.words[m.head].fold, "es") {
	case "rathaus", "rathauses", "stadthaus", "gemeindehaus", "gemeindeamt", "stadtamt":
		return true
	}
	return false
}
