package extractor

import (
	"strconv"
	"time"
)

// quarterAt reads a part of a year, in the first quarter of 2027, fin du premier trimestre 2026: its first month, or the last
// day where it is a deadline. It reports how many tokens it takes.
func (d *document) quarterAt(i, first, last int32) (timeExpr, bool) {
	if i+1 >= last {
		return timeExpr{}, false
	}
	n, months := d.g.ordinals[d.words[i].fold], d.g.partsOfYear[d.words[i+1].fold]
	if n == 0 || months == 0 || n*months > 12 {
		return timeExpr{}, false
	}
	from := i
	if end := d.endBefore(i, first); end >= 0 {
		from = end
	}
	t := timeExpr{first: i, last: i + 2, role: d.roleBefore(from, first)}
	year := d.date.Start().Year()
	given := false
	for j := i + 2; j < last && j < i+6; j++ { // 2027, des Jahres 2027, de l'année 2027
		if y, ok := yearOf(d.words[j].fold); ok {
			t.last, given = j+1, true
			year, _ = strconv.Atoi(y)
			break
		}
	}
	if !given && d.date.Start().IsZero() {
		return timeExpr{}, false
	}
	begin := time.Date(year, time.Month((n-1)*months+1), 1, 0, 0, 0, 0, time.UTC)
	end := begin.AddDate(0, months, -1)
	if !given && (t.role == byTime && end.Before(d.date.Start()) || t.role == fromTime && begin.Before(d.date.Start()) && !d.sinceBefore(i)) {
		begin, end = begin.AddDate(1, 0, 0), end.AddDate(1, 0, 0)
	}
	switch {
	case t.role == byTime:
		t.value = end.Format(time.DateOnly)
	case from < i:
		t.value = end.Format("2006-01")
	default:
		t.value = begin.Format("2006-01")
	}
	return t, true
}

// endBefore is where a word for the end stands before i, or -1: Ende des ersten Quartals, fin du deuxième trimestre.
func (d *document) endBefore(i, first int32) int32 {
	for j := i - 1; j >= first && j >= i-3; j-- {
		if f := d.words[j].fold; f == "ende" || f == "fin" {
			return j
		}
	}
	return -1
}
