package extractor

import "edikt/language/forms"

// counts reports whether the word at i bears its class for a condition: names of institutions never do (the Conseil d'État
// advises nobody), what a platform moderates only as an object or subject.
func (d *document) counts(class int, c, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 && (d.mentions[m].kind == actorMention || d.mentions[m].kind == partMention) && d.mentions[m].entry >= 0 {
		return false
	}
	if class == d.g.known.moderation {
		l := d.left(i)
		return w.is(isNoun) && l.prep == "" && l.rel == relNone
	}
	return true
}

// formFits checks the form that a rule asks of its trigger: "bare" a clause without a finite verb (La Commission aussi),
// "imperative" an order to the reader (Quittez X).
func (d *document) formFits(r *rule, c, i int32) bool {
	switch r.Form {
	case "bare":
		return d.clauses[c].finite < 0
	case "imperative":
		return d.imperative(c, i)
	}
	return true
}

func (d *document) imperative(c, i int32) bool {
	for _, r := range d.words[i].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Imperative) {
			s := d.subjectFrench(c)
			return s.pos < 0
		}
	}
	return false
}
