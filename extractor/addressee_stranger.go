package extractor

import (
	"strings"

	"edikt/language/forms"
)

// stranger is the phrase of people whom no table knows, by where they stand: the subject of a measure that others take
// (Hebammen dürfen ... nicht), a dative without a preposition (untersagt den Reservisten), "à" with a plural. first is -1
// for none.
func (d *document) stranger(r *rule, frame []int32, c, trigger int32) (first, last int32) {
	if r.other && len(r.Verbs)+len(r.Phrases) > 0 {
		if s := d.subjectOf(c); s.noun >= 0 && s.mention < 0 && d.mayBeBound(s.noun) && d.manyPeople(s.noun) {
			return d.adjectivesBefore(s.noun), d.companyOf(s.noun + 1)
		}
	}
	for _, in := range frame {
		for _, i := range d.clauses[in].words {
			if d.mayBeBound(i) && (d.g.german && d.givenTo(i) || !d.g.german && (in != c || i > trigger) && d.forbiddenTo(i)) {
				return d.adjectivesBefore(i), d.companyOf(i + 1)
			}
		}
	}
	return -1, -1
}

// mayBeBound reports whether an unknown noun can name people: none of the nouns that the rules know for something else.
func (d *document) mayBeBound(i int32) bool {
	w := &d.words[i]
	k := &d.g.known
	if !w.is(isNoun) || w.mention >= 0 || w.is(isPunct|isPrep|isDet) || w.class.has(k.service) || w.class.has(k.time) || w.class.has(k.thing) || w.class.has(k.post) || w.class.any(k.carriers) || w.class.any(k.workplace) ||
		w.class.any(k.operators) || w.class.has(k.trigger) || w.class.has(k.measureNoun) || w.class.has(k.document) {
		return false
	}
	stem := strings.TrimSuffix(w.fold, "s")
	if d.g.german {
		stem = strings.TrimSuffix(w.fold, "en")
	}
	for _, e := range d.g.abstract {
		if strings.HasSuffix(stem, e) || strings.HasSuffix(w.fold, e) {
			return false
		}
	}
	return true
}

// manyPeople reports whether a noun is a plural: only such subjects mean whoever is of their kind.
func (d *document) manyPeople(i int32) bool {
	w := &d.words[i]
	if w.is(isPlu) {
		return true
	}
	if !d.g.german {
		return false
	}
	f := d.clauses[w.clause].finite
	return len(w.readings) == 0 && f >= 0 && strings.HasSuffix(d.words[f].fold, "n") // dürfen, müssen, sollen, haben
}

// givenTo reports whether a German noun is a dative plural without a preposition: untersagt den Reservisten, rät Hebammen.
func (d *document) givenTo(i int32) bool {
	w := &d.words[i]
	l := d.left(i)
	if l.prep != "" || l.rel != relNone && l.rel != relCoord || !strings.HasSuffix(w.fold, "n") || !d.dativePlural(w) {
		return false
	}
	if l.det >= 0 && (d.words[l.det].fold != "den" || w.noun != 0) {
		return dativeDets[d.words[l.det].fold] && !strings.HasSuffix(w.fold, "hn")
	}
	for _, e := range peopleEndings {
		if strings.HasSuffix(w.fold, e) {
			return true
		}
	}
	return false
}

// dativePlural reports whether the form of a noun can be a dative plural; a noun that no table knows can.
func (d *document) dativePlural(w *word) bool {
	if w.noun == 0 || len(w.readings) == 0 {
		return true
	}
	for _, r := range w.readings {
		if r.POS == forms.Noun && r.Features.Has(forms.Pl|forms.Dat) && !r.Features.Has(forms.Sg) {
			return true
		}
	}
	return false
}

var (
	dativeDets = wordSet("den", "ihren", "seinen", "allen", "unseren", "sämtlichen", "diesen", "vielen", "deren")
	// peopleEndings are those of bare dative plurals that name people.
	peopleEndings = []string{"innen", "ern", "leuten", "kräften", "enden", "isten", "euren", "oren", "ologen", "agogen"}
)

// forbiddenTo reports whether a French plural stands behind "à" and hangs on no noun: interdit aux pompistes, à ses coursiers.
func (d *document) forbiddenTo(i int32) bool {
	w := &d.words[i]
	if !w.is(isPlu) && !(len(w.readings) == 0 && strings.HasSuffix(w.fold, "s")) {
		return false
	}
	l := d.left(i)
	return l.prep == "à" && l.rel == relNone && !d.g.notPeople[w.fold] && !(l.det >= 0 && d.g.indefinite[d.words[l.det].fold])
}
