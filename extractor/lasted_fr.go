package extractor

import (
	"strconv"
	"time"

	"edikt"
)

// ranOut reports whether the clause tells of a span of time that is over: avait bloqué X durant neuf jours; a coupé X pendant une semaine en
// 2023; ont vécu sans X de mars 2018 à juillet 2019.
func (d *document) ranOut(cl *clause) bool {
	if cl.finite < 0 || !d.words[cl.finite].is(isPast|isAux) || d.words[cl.finite].is(isModal|isFuture|isSubj2) {
		return false
	}
	past := d.words[cl.finite].is(isPast)
	told := d.times(cl.sentence)
	for n, t := range told {
		if w := d.words[t.first].clause; w < 0 || &d.clauses[w] != cl {
			continue
		}
		switch {
		case t.role == forTime && past && !d.meantToLast(t):
			return true
		case t.role == forTime && len(t.value) > 1 && t.value[0] == 'P':
			if d.passedSince(told, t.value) {
				return true
			}
		case n > 0 && d.closesRange(told[n-1], t):
			return true
		}
	}
	return false
}

// held reports whether the clause tells what was so before what the text is about: était déjà proscrit.
func (d *document) held(c int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || !d.words[cl.finite].is(isPast) {
		return false
	}
	for _, i := range cl.words {
		if d.words[i].fold == "déjà" {
			return true
		}
	}
	return false
}

// passedSince reports whether a span that began at one of the times told was over before the article.
func (d *document) passedSince(told []timeExpr, span string) bool {
	now := d.date.Start()
	n, err := strconv.Atoi(span[1 : len(span)-1])
	if err != nil || now.IsZero() {
		return false
	}
	for _, t := range told {
		if t.role == forTime || t.value == "" || t.value[0] == 'P' {
			continue
		}
		if end := edikt.Date(t.value).End(); !end.IsZero() && addSpan(end, n, span[len(span)-1]).Before(now) {
			return true
		}
	}
	return false
}

// addSpan is the time n units on.
func addSpan(t time.Time, n int, unit byte) time.Time {
	switch unit {
	case 'Y':
		return t.AddDate(n, 0, 0)
	case 'M':
		return t.AddDate(0, n, 0)
	case 'W':
		n *= 7
	}
	return t.AddDate(0, 0, n)
}

// closesRange reports whether two times are the ends of a range that is over: de mars 2018 à juillet 2019, entre 2019 et 2021.
func (d *document) closesRange(from, to timeExpr) bool {
	if to.first-from.last > 2 || from.first == 0 || to.first == 0 || to.value == "" || to.value[0] == 'P' {
		return false
	}
	switch d.words[from.first-1].fold {
	case "de", "d'", "du", "entre":
	default:
		return false
	}
	switch d.words[from.last].fold {
	case "à", "au", "et", "jusqu'":
	default:
		return false
	}
	now := d.date.Start()
	return !now.IsZero() && !edikt.Date(to.value).End().After(now)
}

// meantToLast reports whether a span only says for how long something was ordered, not that it lasted: avait banni X pour six mois.
func (d *document) meantToLast(t timeExpr) bool {
	return d.words[t.first].fold == "pour" || t.first > 0 && d.words[t.first-1].fold == "pour"
}
