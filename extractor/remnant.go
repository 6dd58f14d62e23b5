package extractor

import "edikt"

// A remnant is what is left of a conjunct whose verb is unsaid because the one before it says it: who acts, and when or after whom.
// Hessen verbot TikTok im März, Bayern im April; Lille a quitté X en mai, puis Metz.

// pieceAt is the piece of a sentence between signs or coordinators that token i stands in, where it has no verb and one with a finite
// verb stands before it; else it is empty.
func (d *document) pieceAt(i int32) (from, to int32) {
	s := d.sentences[d.words[i].sentence]
	parts := func(j int32) bool { return boundary(&d.words[j]) || d.words[j].is(isConj) || d.words[j].fold == "." }
	from, to = i, i
	for from > s.First && !parts(from-1) {
		from--
	}
	for to < s.Last && !parts(to) {
		to++
	}
	if from == s.First || d.words[from-1].fold == ":" || !d.finiteBetween(s.First, from) {
		return 0, 0
	}
	for j := from; j < to; j++ {
		if w := &d.words[j]; w.is(isFinite|isPP|isInf|isZu) && !w.is(isNoun|isName|isAdj|isPrep|isAdv|isDet) {
			return 0, 0
		}
	}
	return from, to
}

// remnantAt is who acts in the remnant that token i stands in, or -1.
func (d *document) remnantAt(i int32) int32 {
	from, to := d.pieceAt(i)
	for j := from; j < to; j++ {
		if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && d.mentions[m].first == j {
			return m
		}
	}
	return -1
}

// remains reports whether a French mention is who acts in a remnant that holds nothing but a time or a word of order beside it.
func (d *document) remains(k int32) bool {
	m := &d.mentions[k]
	from, to := d.pieceAt(m.first)
	if from == to || !d.parallel(m) {
		return false
	}
	ordered := orderFrench[d.words[from-1].fold] // a coordinator itself: puis Metz
	for j := from; j < to; j++ {
		w := &d.words[j]
		if t := d.timeFrom(j); t > j {
			ordered, j = true, t-1
			continue
		}
		switch {
		case j >= m.first && j < m.last || w.is(isDet|isAdv|isPrep) && !w.is(isNeg):
		case orderFrench[w.fold]:
		case stepsFrench[w.fold]:
			continue
		default:
			return false
		}
		ordered = ordered || orderFrench[w.fold]
	}
	return ordered
}

// orderFrench put one who acts behind another: puis Metz, Stavanger le lendemain, la Saxe en dernier; stepsFrench may stand beside them.
var (
	orderFrench = wordSet("puis", "ensuite", "enfin", "lendemain", "surlendemain", "tard", "auparavant", "dernier", "aussitôt", "suivant", "suivante")
	stepsFrench = wordSet("année", "peu", "plus", "an", "ans", "jour", "jours", "mois", "semaine", "semaines", "heures", "quelques", "deux", "trois", "après", "avant")
)

// inheritRemnants gives those who act in French remnants the events of the clause before them.
func (d *document) inheritRemnants() {
	n := len(d.found)
	for k := range d.mentions {
		if m := &d.mentions[k]; n > 0 && m.acts() && !m.modifier && m.kind != personMention && d.remains(int32(k)) {
			d.inheritActor(int32(k), n, false)
		}
	}
}

// ownTime gives an event that mention k has inherited the time that its piece tells.
func (d *document) ownTime(e *edikt.Event, k int32) {
	var eff edikt.Effective
	for _, t := range d.times(d.words[d.mentions[k].first].sentence) {
		if d.remnantAt(t.first) != k {
			continue
		}
		if t.role == atTime {
			e.When = t.value
			d.assert(e, t)
		}
		t.addTo(&eff)
	}
	setEffect(e, eff)
}

// parallel reports whether a mention stands as the one who acts stands in the clause before it: both without a preposition, or both
// behind one of place.
func (d *document) parallel(m *mention) bool {
	prep := d.left(m.first).prep
	if prep == "" {
		return d.nominative(d.words[m.first].mention)
	}
	return d.g.placePreps[prep] && m.kind == placeMention
}
