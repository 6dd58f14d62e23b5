package extractor

import (
	"strconv"
	"strings"
	"time"

	"edikt"
)

// ranOut reports whether the clause tells of a span of time that is over: avait bloqué X durant neuf jours; a coupé X pendant une semaine en
// 2023; war von März 2018 bis Juli 2019 gesperrt.
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
	case "de", "d'", "du", "entre", "von", "vom", "zwischen":
	default:
		return false
	}
	switch d.words[from.last].fold {
	case "à", "au", "et", "jusqu'", "bis", "und":
	default:
		return false
	}
	now := d.date.Start()
	return !now.IsZero() && !edikt.Date(to.value).End().After(now)
}

// meantToLast reports whether a span only says for how long something was ordered, not that it lasted: avait banni X pour six mois;
// verbot X für sechs Monate.
func (d *document) meantToLast(t timeExpr) bool {
	return spanOrdered[d.words[t.first].fold] || t.first > 0 && spanOrdered[d.words[t.first-1].fold]
}

var spanOrdered = wordSet("pour", "für", "auf")

// lasted reports whether something was so for a while and is over: hatte sie 2023 vorübergehend verboten.
func (d *document) lasted(cl *clause) bool {
	if cl.finite < 0 || !d.words[cl.finite].is(isPast) {
		return false
	}
	for _, i := range cl.words {
		if d.g.briefly[d.words[i].fold] || d.words[i].fold == "temps" && d.timeOf(i) || d.g.german && (d.words[i].fold == "lang" && i > 0 && d.words[i-1].class.has(d.g.known.time) || d.spans(i) || d.forSome(i)) {
			return true
		}
	}
	return false
}

// timeOf reports whether temps at i only says how long something else lasted: avait coupé X le temps du scrutin.
func (d *document) timeOf(i int32) bool {
	return i > 0 && d.words[i-1].fold == "le" && int(i)+1 < len(d.words) && d.g.preposition(d.words[i+1].fold) == "de"
}

// forSome reports whether "für" at i opens a span of no told length: drosselte die App für einige Stunden; war für kurze Zeit gesperrt.
func (d *document) forSome(i int32) bool {
	if d.words[i].fold != "für" {
		return false
	}
	i++
	if d.words[i].fold == "ein" {
		i++ // für ein paar Tage
	}
	return int(i)+1 < len(d.words) && someTime[d.words[i].fold] && d.words[i+1].class.has(d.g.known.time)
}

var someTime = wordSet("einige", "mehrere", "wenige", "paar", "kurze", "etliche")

// spans reports whether a unit of time at i says how long a state lasted that is told by war: war zwei Jahre gesperrt; war monatelang
// gesperrt; war für drei Tage gesperrt.
func (d *document) spans(i int32) bool {
	w := &d.words[i]
	c := w.clause
	if c < 0 || !d.clauses[c].passive || d.words[d.clauses[c].finite].verb != d.g.sein {
		return false
	}
	if strings.HasSuffix(w.fold, "elang") || strings.HasSuffix(w.fold, "relang") {
		return true
	}
	if d.g.units[w.fold] == 0 || i == 0 || !d.words[i-1].is(isNum) && d.g.numbers[d.words[i-1].fold] == 0 && !fewWords[d.words[i-1].fold] {
		return false
	}
	if n := d.next(i); n >= 0 {
		switch d.words[n].fold {
		case "zuvor", "später", "danach", "nach", "vorher", "vor", "alt":
			return false
		}
	}
	l := d.left(i)
	return (l.prep == "" || l.prep == "für") && l.rel == relNone
}
