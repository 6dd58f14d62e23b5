package extractor

import "edikt/language/gazetteer"

// makersTold lets nouns for a maker mean the service told before: a exclu les équipements du groupe chinois, a banni le constructeur. As
// a subject that acts the maker stays one.
func (d *document) makersTold() {
	for k := range d.mentions {
		if m := &d.mentions[k]; d.onlySaysMaker(m) {
			if i := d.wareOf(m); i >= 0 {
				d.meanService(i, m)
			}
		}
	}
}

// suiteOf is the one product of its sort of a maker told in this sentence or the two before, from the country that the adjective of the noun
// at i says: Microsoft ... la suite américaine. An entry, or -1.
func (d *document) suiteOf(i int32) int32 {
	home := d.homeOf(i)
	if home == "" {
		return -1
	}
	for k := len(d.mentions) - 1; k >= 0; k-- {
		m := &d.mentions[k]
		if m.kind != targetMention || m.entry < 0 || m.first >= i || d.words[i].sentence-d.words[m.first].sentence > 2 || d.g.gaz.Entries()[m.entry].Type != gazetteer.Vendor || !d.nativeOf(m.entry, home) {
			continue
		}
		if e := d.onlyChild(m, i); e >= 0 {
			return e
		}
	}
	return -1
}

// onlySaysMaker reports whether the mention is a definite noun for a maker, with an adjective of its country at most.
func (d *document) onlySaysMaker(m *mention) bool {
	if m.kind != actorMention && m.kind != groupMention || m.entry >= 0 || m.last > m.head+2 || m.clause < 0 {
		return false
	}
	w := &d.words[m.head]
	if w.is(isPlu) || !w.class.has(d.g.nounClass["vendor"]) && !w.class.has(d.g.nounClass["provider"]) {
		return false
	}
	if n := m.head + 1; n < m.last && d.g.placeAdjective(d.words[n].fold) < 0 {
		return false
	}
	l := d.left(m.first)
	return l.det >= 0 && !d.g.indefinite[d.words[l.det].fold] && !ownWords[d.words[l.det].fold]
}

// wareOf is the word that stands for the service of which m only says the maker: what is the maker's, or the maker itself where it does not
// act. Or -1.
func (d *document) wareOf(m *mention) int32 {
	l := d.left(m.first)
	if l.rel == relGen && l.noun >= 0 {
		w := &d.words[l.noun]
		if w.mention >= 0 || !w.class.any(d.g.known.transparent) && !w.class.has(d.g.known.device) {
			return -1
		}
		return l.noun
	}
	cl := &d.clauses[m.clause]
	if l.prep != "" || l.rel != relNone || m.first < cl.finite && !cl.passive || d.governsAny(m.clause) {
		return -1
	}
	return m.head
}

// meanService lets the word at i mean the service told before of the maker that m names.
func (d *document) meanService(i int32, m *mention) {
	e := d.madeByTold(m, i == m.head)
	if e < 0 {
		return
	}
	if i == m.head {
		m.kind = partMention
	}
	d.takeUp(i, e)
}

// madeByTold is the service spoken of before m, named in one of the three sentences before, of a maker from the country that the adjective
// says; alone only where the article is mostly about a maker or what is known by its maker's name. An entry, or -1.
func (d *document) madeByTold(m *mention, alone bool) int32 {
	t := d.topic(m.first)
	if t < 0 {
		return -1
	}
	told := &d.mentions[t]
	if home := d.homeOf(m.head); home != "" && !d.from(told.entry, home) || alone && (!d.knownByMaker(told.entry) || told.entry != d.mainTarget()) || d.generic(told.entry) ||
		told.first > m.first || d.words[m.first].sentence-d.words[told.first].sentence > 3 {
		return -1
	}
	return told.entry
}

// knownByMaker reports whether an entry is a maker, or wares that bear its name.
func (d *document) knownByMaker(entry int32) bool {
	e := &d.g.gaz.Entries()[entry]
	if e.Type == gazetteer.Vendor {
		return true
	}
	switch e.Sort {
	case "security", "drone", "camera", "network":
		return true
	}
	return false
}
