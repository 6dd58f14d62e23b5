package extractor

import "edikt/language"

// toldReach is how many sentences behind an event a body that does something without saying to what still does it to that service.
const toldReach = 2

// toldTargets are the services of the event told last, where a body does something that is clear in itself and names no matter of its
// own: L'Italie bloque DeepSeek. L'autorité irlandaise enquête. Or nil.
func (d *document) toldTargets(r *rule, c, i int32) []foundTarget {
	k := d.lastFound(i, nil, toldReach)
	s := d.sentences[d.clauses[c].sentence]
	if k < 0 || !d.bodyActs(r, c) || r.Form == "told" && d.namesService(s.First, s.Last) || d.namesOtherService(s, d.mentions[d.found[k].mention].entry) {
		return nil
	}
	return d.sameTargets(d.found[k])
}

// namesOtherService reports whether a sentence is about a service with another entry.
func (d *document) namesOtherService(s language.Sentence, entry int32) bool {
	for i := s.First; i < s.Last; i++ {
		if t := d.targetAt(i); t >= 0 && d.mentions[t].entry != entry {
			return true
		}
	}
	return false
}

// bodyActs reports whether the subject of a clause, or of the one that governs it, is an institution or a country, or a pronoun for one;
// a name that no table knows may take up or leave a service.
func (d *document) bodyActs(r *rule, c int32) bool {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	s := d.subjectFrench(c)
	if s.mention < 0 {
		return s.pronoun >= 0 || s.noun >= 0 && channelKind(r.kind) && d.strangeName(s.noun) && d.left(s.noun).det < 0
	}
	m := &d.mentions[s.mention]
	switch {
	case m.kind == placeMention:
		return m.entry >= 0
	case m.kind != actorMention || m.sort == "police" && m.entry < 0 || m.sort == "media" || m.sort == "person" && !d.namedBody(m):
		return false
	}
	return d.namedBody(m) || m.anaphor || d.locativeWithin(c, 1) >= 0 // En Irlande, les autorités enquêtent
}

// unburdened reports whether the verb at i has no matter of its own: only people, times, places and the nouns in via stand behind it.
// Met en garde les parents, not: met en garde contre le froid.
func (d *document) unburdened(r *rule, c, i int32) bool {
	if d.governsAny(c) {
		return false
	}
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j > i && matterPreps[w.fold] && !d.ownPart(j+2) {
			return false
		}
		if j <= i || !w.is(isNoun|isName) || w.is(isPunct|verbal) || w.class.any(r.via) || w.class.has(d.g.known.time) || turns[w.fold] {
			continue
		}
		if l := d.left(j); d.g.placePreps[l.prep] && d.targetAt(j) < 0 || d.peopleAt(j) && (l.prep == "" || l.rel == relGen) {
			continue
		}
		return false
	}
	return true
}

// handles reports whether the verb at i is about what the maker of a service told before does with it, or what becomes of data: examine
// les transferts de données, enquête sur la façon dont l'éditeur s'y prend. What another body does is another matter.
func (d *document) handles(r *rule, c, i int32) bool {
	n := d.firstMatter(c, i)
	if n < 0 || !d.words[n].class.any(r.via) {
		return false
	}
	maker := false
	for j, last := n, d.sentences[d.words[n].sentence].Last; j < last; j++ {
		w := &d.words[j]
		if m := w.mention; m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].sort != "company" {
			return false
		}
		maker = maker || w.is(isNoun) && (w.class.has(d.g.known.vendor) || w.class.has(d.g.known.service) || dataWords[w.fold])
	}
	return maker
}

// firstMatter is the first noun behind the verb at i that is no time and no turn, with a preposition of matter or none. Or -1.
func (d *document) firstMatter(c, i int32) int32 {
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j <= i || !w.is(isNoun) || w.class.has(d.g.known.time) || turns[w.fold] {
			continue
		}
		switch d.left(j).prep {
		case "", "sur", "à", "de":
			return j
		}
		return -1
	}
	return -1
}

// dataWords are what a service gathers.
var dataWords = wordSet("données", "conversations", "cookies", "algorithme", "algorithmes", "mineurs")

// matterPreps stand before what an enquiry or a warning is about.
var matterPreps = wordSet("sur", "contre", "après", "visant", "concernant", "envers", "pour", "suite")

// peopleAt reports whether the word at i names people.
func (d *document) peopleAt(i int32) bool {
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].kind == groupMention || d.words[i].class.has(d.g.known.group) || d.words[i].class.has(d.g.known.public)
}

// takesUpDeed reports whether the verb at i takes up what another is told to have done: l'a fait, en fera autant, l'envisage. What is
// not done is no measure: ne l'a pas fait.
func (d *document) takesUpDeed(c, i int32) bool {
	if d.governsAny(c) || d.causes(i) || d.plainlyUndone(c, i) {
		return false
	}
	if d.lemmaText(d.words[i].verb) == "faire" && d.asMuch(i) {
		return true
	}
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j < i && (w.fold == "le" || w.fold == "l'") && w.is(isPron) && !w.is(isDet) && d.sameVerbGroup(j, i) {
			return d.objectless(c, i)
		}
	}
	return false
}

// plainlyUndone reports whether the verb at i is negated where it tells what is or was: ne l'a pas fait, but not: ne le fera pas.
func (d *document) plainlyUndone(c, i int32) bool {
	cl := &d.clauses[c]
	return cl.neg >= 0 && cl.finite >= 0 && d.words[i].is(isFinite|isPP) && d.lemmaText(d.words[i].verb) == "faire" && !d.words[cl.finite].is(isFuture|isSubj2) && !d.nearFuture(cl)
}

// asMuch reports whether a word behind the verb at i likens what it tells to what was told: autant, pareil, de même.
func (d *document) asMuch(i int32) bool {
	n := d.next(i)
	for n >= 0 && d.words[n].is(isNeg) {
		n = d.next(n)
	}
	return n >= 0 && (d.words[n].fold == "autant" || d.words[n].fold == "pareil" || d.words[n].fold == "de" && d.phraseAt(likewise, n))
}

var likewise = []string{"de", "même"}

// objectless reports whether nothing but times and phrases with a preposition follows the verb at i.
func (d *document) objectless(c, i int32) bool {
	for _, j := range d.clauses[c].words {
		w := &d.words[j]
		if j <= i || !w.is(isNoun|isName) || w.is(isPunct|verbal) || w.class.has(d.g.known.time) {
			continue
		}
		l := d.left(d.phraseHead(j))
		if m := w.mention; m >= 0 && d.mentions[m].acts() && (l.rel == relCoord || l.at > i && d.words[l.at-1].fold == ",") {
			continue // Caen l'a fait en mars, Rouen en avril
		}
		if l.prep == "" {
			return false
		}
	}
	return true
}
