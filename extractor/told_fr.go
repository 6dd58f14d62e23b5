package extractor

// toldReach is how many sentences behind an event a body that does something without saying to what still does it to that service.
const toldReach = 2

// toldTargets are the services of the event told last, where a body does something that is clear in itself and names no matter of its
// own: L'Italie bloque DeepSeek. L'autorité irlandaise enquête. Or nil.
func (d *document) toldTargets(c, i int32) []foundTarget {
	k := d.lastFound(i, nil, toldReach)
	if k < 0 || !d.bodyActs(c) {
		return nil
	}
	return d.sameTargets(d.found[k])
}

// bodyActs reports whether the subject of a clause, or of the one that governs it, is an institution or a country, or a pronoun for one.
func (d *document) bodyActs(c int32) bool {
	for d.clauses[c].kind == infinitiveClause && d.clauses[c].parent >= 0 {
		c = d.clauses[c].parent
	}
	s := d.subjectFrench(c)
	if s.mention < 0 {
		return s.pronoun >= 0
	}
	m := &d.mentions[s.mention]
	switch {
	case m.kind == placeMention:
		return m.entry >= 0
	case m.kind != actorMention || m.sort == "police" || m.sort == "media" || m.sort == "person" && !d.namedBody(m):
		return false
	}
	return d.namedBody(m) || m.anaphor
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

// matterPreps stand before what an enquiry or a warning is about.
var matterPreps = wordSet("sur", "contre", "après", "visant", "concernant", "envers", "pour", "suite")

// peopleAt reports whether the word at i names people.
func (d *document) peopleAt(i int32) bool {
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].kind == groupMention || d.words[i].class.has(d.g.known.group) || d.words[i].class.has(d.g.known.public)
}
