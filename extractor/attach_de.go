package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/gazetteer"
)

// opensSubordinate reports whether the noun at first stands in a clause that opened behind the comma after noun n: Tuena, der
// die Kommission leitet. Nothing is coordinated then.
func (d *document) opensSubordinate(first, n int32) bool {
	a, b := d.words[first].clause, d.words[n].clause
	if a < 0 || b < 0 || a == b {
		return false
	}
	switch d.clauses[a].kind {
	case relativeClause, complementClause, adverbialClause, conditionClause, indirectQuestion:
		return d.clauses[a].parent == b
	}
	return false
}

// opensMain reports whether the noun at first opens a main clause with its verb right behind, after the verb of the one that noun n
// stands in: Hessen sperrt Teams an Schulen, Bayern zieht nach.
func (d *document) opensMain(first, n int32) bool {
	a, b := d.words[first].clause, d.words[n].clause
	m := d.words[first].mention
	if a < 0 || b < 0 || a == b || m < 0 || !d.clauses[a].stated() {
		return false
	}
	return d.clauses[a].finite == d.mentions[m].last && d.clauses[b].finite >= 0 && d.clauses[b].finite < n
}

// appositive reports whether a comma parts an office and the name of who holds it: Anna Muster, Bürgermeisterin von Villach, is
// one person, as is der Beauftragte, Max Muster, ....
func (d *document) appositive(first, n int32) bool {
	a, b := d.words[first].mention, d.words[n].mention
	if a < 0 || b < 0 || d.mentions[a].first != first {
		return false
	}
	if d.holderOf(b, a) {
		return true
	}
	last := d.mentions[a].last
	if l := d.left(d.mentions[b].first); d.mentions[a].kind == personMention && l.rel == relGen && d.words[l.noun].class.has(d.g.known.front) && int(last) < len(d.words) && d.words[last].fold == "," {
		return true // die Chefin der Staatskanzlei, Anna Muster, ...
	}
	return d.holderOf(a, b) && d.left(d.mentions[b].first).det >= 0 && (int(last) >= len(d.words) || d.words[last].fold == "," || d.words[last].fold == ".")
}

// holderOf reports whether mention a can be the person who holds the office b, which has no name: Anna Muster, die Ministerin.
func (d *document) holderOf(a, b int32) bool {
	if !d.bareOffice(b) {
		return false
	}
	m := &d.mentions[a]
	return m.kind == personMention || d.knownPerson(a) || m.entry >= 0 && m.sort == d.mentions[b].sort
}

// tellsWhatItIs reports whether the bare noun at first says between commas what the institution before it is: der Köchebund, Dachverband von
// 40 Vereinen, verlässt X.
func (d *document) tellsWhatItIs(det, first, n int32) bool {
	a, b := d.words[first].mention, d.words[n].mention
	if det >= 0 || a < 0 || b < 0 {
		return false
	}
	m := &d.mentions[a]
	if m.kind != actorMention || m.entry >= 0 || m.place >= 0 || m.first != m.head || d.words[m.head].noun == 0 || d.words[m.head].is(isPlu) || !d.mentions[b].acts() {
		return false
	}
	s := d.sentences[d.words[first].sentence]
	next := m.last
	if next >= s.Last || !d.words[next].is(isPrep|isDet) || d.words[next].is(isFinite) {
		return false
	}
	for i := next; i < s.Last; i++ {
		w := &d.words[i]
		if w.fold == "," {
			return i+1 < s.Last && d.words[i+1].is(isFinite) && !d.words[i+1].is(isNoun|isAdj)
		}
		if boundary(w) || w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isDet) {
			return false
		}
	}
	return false
}

// anchoredGerman reports whether a relative clause behind a service is about the noun at i on which the service hangs: das Verbot von TikTok,
// das die Regierung verhängt hat.
func (d *document) anchoredGerman(cl *clause, i int32) bool {
	if !d.g.german || cl.anchor <= i || len(cl.words) == 0 {
		return false
	}
	m := d.targetAt(cl.anchor)
	if m < 0 || d.left(d.mentions[m].first).noun != i {
		return false
	}
	want, ok := relativeGender[d.words[cl.words[0]].fold]
	return ok && d.nounFeatures(i)&want != 0
}

// bareOffice reports whether a mention is an office without the name of who holds it.
func (d *document) bareOffice(k int32) bool {
	m := &d.mentions[k]
	return m.kind == actorMention && m.entry < 0 && d.words[m.head].class.has(d.g.known.person)
}

// knownPerson reports whether a mention is the name of a person whose office the gazetteer knows.
func (d *document) knownPerson(m int32) bool {
	n := &d.mentions[m]
	if n.kind != actorMention || n.entry < 0 || n.last-n.first < 2 {
		return false
	}
	given, name := &d.words[n.first], &d.words[n.last-1]
	if len(name.readings) > 0 {
		return false
	}
	e := &d.g.gaz.Entries()[n.entry]
	if n.last-n.first == 2 && (len(given.readings) == 0 || !d.g.german && name.tok.Is(language.Upper)) && given.tok.Is(language.Upper) && !name.tok.Is(language.Caps) &&
		d.g.sortOf(name) == "" && officeSorts(d.g.german)[e.Sort] {
		return true // David Amiel, whom the table knows by his ministry
	}
	return !given.is(isAdj|isDet) && strings.HasSuffix(e.ID, gazetteer.SlugOf(d.span(n.last-1, n.last).Text))
}

// officeSorts are the sorts of institutions that the tables name by the person at their head.
func officeSorts(german bool) map[string]bool {
	if german {
		return germanOffices
	}
	return frenchOffices
}

var (
	germanOffices = wordSet("ministry")
	frenchOffices = wordSet("ministry", "government", "dpa", "court", "agency", "police")
)

// makes reports whether a vendor stands at i: behind a noun for a company it is its name.
func (d *document) makes(i int32) bool {
	m := d.targetAt(i)
	return m >= 0 && d.g.gaz.Entries()[d.mentions[m].entry].Type == gazetteer.Vendor
}

// otherCase reports whether the noun at first is in the dative or genitive, which its article shows, and the one at n is not:
// Kelber, damals Beauftragter, der Regierung die Seite verbot.
func (d *document) otherCase(det, first, n int32) bool {
	if det < 0 || d.words[det].fold != "der" || !d.g.feminine(&d.words[first]) {
		return false
	}
	m := d.words[first].mention
	if m >= 0 && d.g.masculineNominative(&d.words[d.mentions[m].head]) {
		return false
	}
	l := d.left(d.phraseHead(n))
	return l.prep == "" && l.det < 0 && l.rel == relNone
}

// opensRelative reports whether the word at i is the pronoun that opens its relative clause.
func (d *document) opensRelative(i int32) bool {
	c := d.words[i].clause
	if c < 0 || int(c) >= len(d.clauses) || d.clauses[c].kind != relativeClause {
		return false
	}
	w := d.clauses[c].words
	return len(w) > 1 && (w[0] == i || w[1] == i && d.words[w[0]].is(isPrep))
}

// alsoAfter is the coordinator of a list that goes on with adverbs up to token i: als auch, sowie nun auch, wie auch. Or -1.
func (d *document) alsoAfter(i, begin int32) int32 {
	for n := 0; i > begin && n < 3; n++ {
		i--
		switch f := d.words[i].fold; {
		case f == "als" || f == "wie" || f == "und" || f == "sowie" || f == "," && d.notOnly(i, begin):
			return i
		case f == "sondern" && i > begin && d.words[i-1].fold == "," && d.notOnly(i-1, begin):
			return i
		case !d.g.listWords[f] && !d.g.alreadyWords[f]:
			return -1
		}
	}
	return -1
}

// notOnly reports whether nicht nur stands before the noun that ends at the comma: nicht nur Hessen, auch Bayern.
func (d *document) notOnly(comma, begin int32) bool {
	n := d.nounLeft(comma-1, begin)
	if n < 0 {
		return false
	}
	i := d.left(d.phraseHead(n)).at - 1
	return i > begin && d.words[i].fold == "nur" && d.words[i-1].fold == "nicht"
}

// comparable reports whether what stands before wie is no kind of which the noun behind is an example: hat wie Hessen; nor
// Plattformen wie Zoom.
func (d *document) comparable(l *leftSide) bool {
	if l.rel != relLike {
		return true
	}
	m := d.words[l.noun].mention
	return m >= 0 && d.mentions[m].acts() && !d.words[d.mentions[m].head].is(isPlu)
}

// opensClauseAt reports whether word i opens a subordinate clause: Wie das Amt mitteilte.
func (d *document) opensClauseAt(i int32) bool {
	c := d.words[i].clause
	return c >= 0 && int(c) < len(d.clauses) && d.clauses[c].kind != mainClause && d.clauses[c].finite >= 0 && len(d.clauses[c].words) > 0 && d.clauses[c].words[0] == i
}

// comparative reports whether an adjective in the comparative stands at i: strenger, früher, schneller als Hessen.
func (d *document) comparative(i int32) bool {
	w := &d.words[i]
	return strings.HasSuffix(w.fold, "er") && len(w.fold) > 4 && w.tok.Kind == language.Word && !w.tok.Is(language.Upper) && !w.is(isNoun|isPrep|isDet|isPron|isConj)
}

// fromTo reports whether the preposition at i opens a pair of services, one left for the other: von Windows auf Linux.
func (d *document) fromTo(i int32) bool {
	for j := i + 1; int(j) < len(d.words) && j < i+4; j++ {
		m := d.targetAt(j)
		if m < 0 {
			continue
		}
		next := d.mentions[m].last
		if int(next)+1 >= len(d.words) || d.words[next].sentence != d.words[i].sentence {
			return false
		}
		switch d.words[next].fold {
		case "auf", "zu", "zum", "zur", "nach":
			return d.targetAt(next+1) >= 0 || int(next)+2 < len(d.words) && d.words[next+1].is(isDet) && d.targetAt(next+2) >= 0
		}
		return false
	}
	return false
}

// overChannel reports whether what stands behind "über" at first is a channel, and so the way something takes and not what a noun is
// about: verschickt Warnungen über einen WhatsApp-Kanal.
func (d *document) overChannel(first int32, prep string) bool {
	return d.g.german && prep == "über" && d.words[first].class.has(d.g.known.account)
}

// genitivePlace reports whether a place in the genitive at i is part of the name of an institution behind it: Hessens Schulen.
func (d *document) genitivePlace(i int32) bool {
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].kind == partMention && d.mentions[m].last == i+1 && genitiveName(d.words[i].fold) && d.words[i-1].is(isPrep)
}
