package extractor

import (
	"slices"
	"strings"

	"edikt/language/forms"
)

// takesUpOwner is whom the possessive before the account, the people or the devices of a clause takes up, where the clause itself names nobody
// who acts: Der VfB Ulm zieht Konsequenzen. Sein Konto auf X ruht; Auf ihren Rechnern ist Zoom verboten. Or -1.
func (d *document) takesUpOwner(c int32) int32 {
	s := d.subjectOf(c)
	if s.mention >= 0 || s.pronoun >= 0 || d.peopleBehind(c) {
		return -1
	}
	for _, i := range d.clauses[c].words {
		if w := &d.words[i]; !w.is(isNoun) || s.noun >= 0 && s.noun != i || !d.belongs(i) {
			continue
		}
		if l := d.left(i); l.det >= 0 && possessorGender(d.words[l.det].fold) != 0 {
			return d.subjectBefore(l.det)
		}
	}
	return -1
}

// peopleBehind reports whether people whom a possessive before them can mean stand in a clause without a preposition: Auf ihren Handys dürfen
// Beamte ....
func (d *document) peopleBehind(c int32) bool {
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		if d.mentionOf(i, groupMention) < 0 {
			return false
		}
		l := d.left(i)
		return l.prep == "" && l.rel == relNone && (l.det < 0 || possessorGender(d.words[l.det].fold) == 0)
	})
}

// belongs reports whether a noun means what an institution has: an account, a device, people at work.
func (d *document) belongs(i int32) bool {
	w := &d.words[i]
	return w.class.has(d.g.known.account) || w.class.has(d.g.known.device) || w.class.any(d.g.atWork)
}

// possessorGender is the gender of whom a possessive of the third person takes up; 0 for another word.
func possessorGender(fold string) forms.Features {
	end, masculine := strings.CutPrefix(fold, "sein")
	want := forms.Masc | forms.Neut
	if !masculine {
		var ok bool
		if end, ok = strings.CutPrefix(fold, "ihr"); !ok {
			return 0
		}
		want = forms.Fem | forms.Pl
	}
	switch end {
	case "", "e", "en", "em", "er", "es":
		return want
	}
	return 0
}
