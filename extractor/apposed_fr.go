package extractor

import "edikt/language"

// apposedNames leaves of an institution and the name beside it, which are one, the name: Privatim, la conférence des préposés, ...;
// l'agence de cybersécurité, le NÚKIB, .... A name that no table knows is of the sort of what describes it.
func (d *document) apposedNames(first, last int32) {
	for k := 0; k < len(d.mentions); k++ {
		if m := &d.mentions[k]; m.first < first || m.last > last || !d.describesBody(m) {
			continue
		}
		m := &d.mentions[k]
		det := d.left(m.first).det
		if det < 0 {
			det = d.rankBefore(m.first, first)
		}
		if from, to := d.nameBefore(det-2, first), det-1; from >= 0 && d.left(m.first).prep == "" && d.words[to].fold == "," && d.apposedEnds(m.last, last) {
			d.goesByName(int32(k), from, to)
			continue
		}
		if m.last+1 >= last || d.words[m.last].fold != "," {
			continue
		}
		from := m.last + 1
		if d.words[from].is(isDet) && !d.words[from].is(isPrep) && from+1 < last {
			from++
		}
		to := d.nameEnd(from, last)
		if to <= from || to >= last || d.words[to].fold != "," {
			continue
		}
		if l := d.left(m.first); l.prep != "" { // sur avis de l'agence nationale, le NÚKIB, le gouvernement ...
			if n := d.words[from].mention; n >= 0 && d.mentions[n].entry >= 0 && l.rel != relCoord {
				m.entry = d.mentions[n].entry
				d.stretch(int32(k), to)
			}
			continue
		}
		if d.apposedEnds(to, last) {
			d.goesByName(int32(k), from, to)
		}
	}
}

// describesBody reports whether a mention is one institution by a common noun with its article: l'association des archivistes.
func (d *document) describesBody(m *mention) bool {
	if m.kind != actorMention || m.entry >= 0 || m.like > 0 || m.sort == "person" || d.words[m.head].is(isPlu) || m.last == m.head+1 || len(d.words[m.head].readings) == 0 && d.words[m.head].tok.Is(language.Upper) {
		return false
	}
	l := d.left(m.first)
	if l.det < 0 {
		i := d.rankBefore(m.first, d.sentences[d.words[m.first].sentence].First)
		return i > 0 && d.words[i-1].fold == ","
	}
	return !d.g.indefinite[d.words[l.det].fold] && !ownWords[d.words[l.det].fold]
}

// rankBefore is where the adjectives begin with which a body without an article is set beside a name: le CIRM, premier centre de recherche
// du pays, ....
func (d *document) rankBefore(i, first int32) int32 {
	for i > first && (d.words[i-1].is(isAdj|isNum) || d.words[i-1].fold == "plus") && !d.words[i-1].is(isPunct|isPrep|isDet|isFinite) && d.words[i-1].mention < 0 {
		i--
	}
	return i
}

// nameBefore is where the name of an institution begins that ends at token i, or -1: one of the tables, or one that no table knows at the
// start of its sentence or right behind a verb.
func (d *document) nameBefore(i, first int32) int32 {
	if i < first {
		return -1
	}
	if m := d.words[i].mention; m >= 0 {
		if d.calledByName(m) && d.mentions[m].last == i+1 {
			return d.mentions[m].first
		}
		return -1
	}
	from := i + 1
	for from > first && d.strangeName(from-1) {
		from--
	}
	if from > i {
		return -1
	}
	at := from
	if at > first && d.words[at-1].is(isDet) && !d.words[at-1].is(isPrep) {
		at-- // L'Inrap, premier organisme ...
	}
	if at > first && !d.words[at-1].is(verbal) {
		return -1
	}
	return from
}

// nameEnd is where the name of an institution ends that begins at token i, or i where none does.
func (d *document) nameEnd(i, last int32) int32 {
	if m := d.words[i].mention; m >= 0 {
		if d.calledByName(m) && d.mentions[m].first == i {
			return d.mentions[m].last
		}
		return i
	}
	for i < last && d.strangeName(i) {
		i++
	}
	return i
}

// calledByName reports whether a mention is an institution by a name, one of the tables or one that no table knows.
func (d *document) calledByName(m int32) bool {
	x := &d.mentions[m]
	return d.institutional(m) && (x.entry >= 0 || x.head == x.first && len(d.words[x.first].readings) == 0 && d.words[x.first].noun == 0)
}

// apposedEnds reports whether an apposition and no row ends at token i: behind a comma no other name follows.
func (d *document) apposedEnds(i, last int32) bool {
	if i+1 >= last {
		return true
	}
	switch d.words[i].fold {
	case ".", ";", "!", "»":
		return true
	case ",":
	default:
		return false
	}
	n := &d.words[i+1]
	return !n.is(isConj) && !(n.is(isDet) && !n.is(isPron)) && n.mention < 0
}

// goesByName makes institution k go by the name from..to, of which it only says what it is.
func (d *document) goesByName(k, from, to int32) {
	m := d.mentions[k]
	d.mentions[k].kind = partMention
	if o := d.words[from].mention; o >= 0 {
		if x := &d.mentions[o]; x.entry < 0 {
			x.sort, x.place = m.sort, m.place
		}
		return
	}
	m.first, m.last, m.head, m.anaphor = from, to, from, false
	d.add(m)
}
