package extractor

import (
	"slices"
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

// named leaves out bodies that the text leaves unnamed: viele Firmen, westliche Regierungen.
func (d *document) named(actors []int32) []int32 {
	return slices.DeleteFunc(actors, func(a int32) bool {
		m := &d.mentions[a]
		if d.g.german && len(actors) > 1 && a != actors[0] && d.sharesNumber(m) {
			return true
		}
		if l := d.left(m.first); !d.g.german && d.anySchool(m) && l.prep != "" && !d.g.agentPreps[l.prep] {
			return true // dans les écoles
		}
		if !d.g.german && d.likelyMaker(a) {
			return true
		}
		if !d.g.german && m.kind == actorMention && m.entry < 0 && (m.last == m.head+1 || d.localMany(m)) && d.counted(d.left(m.first).at, m.head) && (d.words[m.head].is(isPlu) || d.words[m.head].fold == "pays" && !d.introduced(m)) {
			return true // trois musées parisiens
		}
		w := &d.words[m.head]
		if d.g.german && m.kind == actorMention && m.entry < 0 && m.place < 0 && m.last == m.head+1 && m.first == m.head && d.left(m.first).det < 0 && d.left(m.first).at == m.first && d.nounFeatures(m.head).Has(forms.Pl) && d.severalOnly(m.head) {
			return true // Unternehmen und Behörden sollten
		}
		if m.kind != actorMention || m.entry >= 0 || m.place >= 0 && !(d.g.german && d.unnamedSort(m)) || !w.is(isPlu) && (d.g.german && !manyLands(w.fold) || !d.g.german && !d.several(m)) || m.last > m.head+1 {
			return false
		}
		return (w.mod == "" || d.g.german && (m.sort == "government" || manyLands(w.fold))) && !d.counted(d.left(m.first).at, m.first)
	})
}

// landOfMany is the place whose authorities act where they are left unnamed: In Indien blockierten die Behörden TikTok. Or -1.
func (d *document) landOfMany(c, many int32) int32 {
	switch d.mentions[many].sort {
	case "agency", "ministry", "government", "police":
	default:
		return -1
	}
	if m := d.locativeWithin(c, 1); m >= 0 && d.mentions[m].kind == placeMention {
		return m
	}
	return -1
}

// actsForLand reports whether the authorities m are the subject of an active clause without a duty, for which their land stands as actor.
func (d *document) actsForLand(m, c, land int32) bool {
	cl := &d.clauses[c]
	return !cl.passive && cl.finite >= 0 && !d.words[cl.finite].is(isModal) && d.isSubject(m, c) && d.landOfMany(c, m) == land
}

// unknownActor makes an institution of a subject that the gazetteer does not know: Borussia Wuppertal, das Rektorat. Words
// for services, times, papers and groups of people are none.
func (d *document) unknownActor(c, trigger int32) int32 {
	if d.g.german && d.resumes(&d.clauses[c]) && d.clauseBefore(c) >= 0 {
		c = d.clauseBefore(c) // Datatilsynet geht weiter und rät davon ab
	}
	for hops := 0; c >= 0 && hops < 3; hops++ {
		cl := &d.clauses[c]
		if s := d.subjectOf(c); d.g.german && !cl.passive && s.noun >= 0 && s.noun != trigger {
			if l := d.left(s.noun); l.det >= 0 && s.pronoun < 0 && !d.words[s.noun].is(isPlu) && ownDet(d.words[l.det].fold) { // ihr Kommunikationsteam
				if m := d.bodyBefore(s.noun); m >= 0 {
					return m
				}
			}
		}
		if s := d.subjectOf(c); !cl.passive && s.noun >= 0 && s.noun != trigger && d.canAct(s.noun) && !(d.g.german && d.offered(c, s.noun)) {
			first := s.noun
			for first > 0 && d.words[first-1].sentence == d.words[first].sentence && d.words[first-1].mention < 0 && d.plainName(first-1) && d.words[first-1].is(isNoun|isName) {
				first--
			}
			last := max(s.noun+1, d.extentRight(s.noun+1, d.sentences[cl.sentence].Last))
			return d.add(mention{kind: actorMention, first: first, last: last, head: s.noun, entry: -1, place: d.placeIn(first, last), clause: c, sort: "org", anaphor: d.g.german && last == first+1 && d.words[first].class.has(d.g.known.anyorg)})
		}
		if cl.kind != infinitiveClause && cl.kind != complementClause {
			return -1
		}
		c = cl.parent
	}
	return -1
}

// offered reports whether the noun at i is only what there is, or what somebody may do something with: Neuigkeiten gibt es auf X; solche
// Artikel darf Shein anbieten.
func (d *document) offered(c, i int32) bool {
	cl := &d.clauses[c]
	if cl.verb == d.g.geben && d.holdsFold(cl, "es") {
		return true
	}
	if cl.finite < 0 || i > cl.finite {
		return false
	}
	m := d.targetAt(cl.finite + 1)
	return m >= 0 && d.left(d.mentions[m].first).prep == "" && d.words[cl.finite].is(isModal)
}

// holdsFold reports whether a word stands in a clause.
func (d *document) holdsFold(cl *clause, fold string) bool {
	return slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].fold == fold })
}

// canAct reports whether an unknown noun may be an institution: a proper name, or a singular noun that is no abstract.
func (d *document) canAct(i int32) bool {
	w := &d.words[i]
	k := &d.g.known
	if d.g.german && (w.is(isNeg) || manyLands(w.fold) || d.modified(i) || d.g.placeAdjective(w.fold) >= 0 || d.inhabits(w) || d.isAccount(i)) || d.hyphened(i) {
		return false
	}
	if w.mention >= 0 || w.class.has(k.service) || w.class.has(k.group) || w.class.has(k.time) || w.class.has(k.post) || w.class.any(k.transparent) ||
		w.class.any(k.operators) || w.class.has(k.trigger) || w.class.has(k.nobody) || w.is(isPlu|isPron) {
		return false
	}
	if !d.g.german && !d.namedHere(i) {
		return false
	}
	for _, e := range d.g.abstract {
		if strings.HasSuffix(w.fold, e) && (d.g.german || !d.strangeName(i)) {
			return false
		}
	}
	l := d.left(i)
	if l.det >= 0 && d.g.indefinite[d.words[l.det].fold] {
		return false
	}
	return l.det >= 0 || w.noun == 0 && !d.counted(l.at, i)
}

// inhabits reports whether a noun means those who live in a country: Esten.
func (d *document) inhabits(w *word) bool {
	_, ok := d.g.peoples[w.fold]
	return ok && w.tok.Is(language.Upper)
}

// counted reports whether a number stands among the words before a noun.
func (d *document) counted(first, noun int32) bool {
	for j := first; j < noun; j++ {
		if d.words[j].is(isNum) || d.words[j].class.has(d.g.known.many) {
			return true
		}
	}
	return false
}
