package extractor

import (
	"edikt"
	"edikt/language/forms"
)

var orderOfTheDay = []string{"ordre", "du", "jour"}

// formFits checks the form that a rule asks of its trigger: "bare" a clause without a finite verb (La Commission aussi),
// "imperative" an order to the reader (Quittez X).
func (d *document) formFits(r *rule, c, i int32) bool {
	switch r.Form {
	case "bare":
		return d.clauses[c].finite < 0
	case "imperative":
		return d.imperative(c, i)
	case "present":
		f := d.clauses[c].finite
		return (f < 0 || !d.words[f].is(isFuture|isSubj2) && !d.nearFuture(&d.clauses[c])) && !d.imperative(c, i) && !d.anybody(c)
	case "future":
		f := d.clauses[c].finite
		return f >= 0 && (d.words[f].is(isFuture|isSubj2) || d.nearFuture(&d.clauses[c]))
	case "wanted":
		cl := &d.clauses[c]
		return (cl.kind == infinitiveClause || cl.kind == complementClause) && cl.parent >= 0 && !d.adjunct(cl) || d.words[i].is(isInf) && cl.finite >= 0 && cl.finite < i
	case "exchange":
		return d.givenUp(c, i)
	case "alike":
		return d.alike(i)
	case "alone":
		return d.alone(c, i)
	case "opening":
		return d.clauses[c].finite < 0 && d.clauses[c].words[0] == i && d.sentences[d.clauses[c].sentence].First == i
	case "peer":
		return d.peer(c, i)
	case "turn":
		return !d.clauses[c].bare || d.clauses[c].kind != adverbialClause // avant de revenir en arrière
	case "own":
		return !d.governsAny(c) && !(i == d.clauses[c].finite && d.nearFuture(&d.clauses[c]))
	case "passive":
		return d.clauses[c].passive
	case "elsewhere":
		return d.holdsElsewhere(c, i)
	case "active":
		if w := &d.words[i]; w.is(isPP) && !w.is(isFinite) && !d.auxLeft(i, d.sentences[w.sentence].First) {
			return false
		}
		return !d.governsAny(c) && !d.clauses[c].passive && d.clauses[c].finite >= 0
	case "only":
		return d.onlyOne(c)
	case "bound":
		return d.peopleBound(c)
	case "governed":
		return d.orderedBefore(i)
	}
	if d.anybody(c) && (r.kind == edikt.Adoption || r.kind == edikt.Exit || r.kind == edikt.Abstention) {
		return false
	}
	if cl := &d.clauses[c]; cl.finite < 0 && !cl.question && cl.kind != infinitiveClause && cl.kind != relativeClause && d.words[i].is(isInf) && !d.words[i].is(isFinite|isPP) && len(cl.words) > 0 && cl.words[0] == i && channelKind(r.kind) {
		return false // HelloQuitteX : quitter X en gardant ses contacts
	}
	switch r.kind {
	case edikt.Adoption:
		if cl := &d.clauses[c]; cl.kind == relativeClause && cl.passive && cl.finite < 0 && d.agent(c) < 0 {
			return false // les licences, achetées en 2020, ...
		}
		return !d.imperative(c, i)
	case edikt.Exit, edikt.Abstention:
		return !d.imperative(c, i)
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

// auxiliaryUse reports whether the auxiliary at i only carries a participle: a bloqué is no having.
func (d *document) auxiliaryUse(i int32) bool {
	if !d.words[i].is(isAux) {
		return false
	}
	for j := i + 1; j < i+6 && int(j) < len(d.words) && d.words[j].sentence == d.words[i].sentence; j++ {
		w := &d.words[j]
		switch {
		case w.is(isPP):
			return true
		case w.is(isAdv|isNeg|isPron) && !w.is(isPunct|isDet|isNoun):
		default:
			return false
		}
	}
	return false
}
