package extractor

import (
	"fmt"
	"strings"

	"edikt"
)

// timeRole says what a time expression is for the measure.
type timeRole uint8

const (
	atTime   timeRole = iota // am Montag, 2021, im Juni
	fromTime                 // ab Mai, seit Montag, à partir de
	byTime                   // bis 2027, d'ici
	forTime                  // für sechs Monate, pendant un an
)

// timeExpr is a time expression with its value in ISO 8601.
type timeExpr struct {
	first, last int32
	role        timeRole
	value       string
	ahead       bool // a span at whose end something comes: in zwei Wochen
}

// times finds the time expressions of a sentence; relative ones count from the article's date.
func (d *document) times(si int32) []timeExpr {
	s := d.sentences[si]
	var out []timeExpr
	first := s.First
	if d.begun > first && d.begun < s.Last {
		first = d.begun // Zürich, 8. April (sda) ...
	}
	for i := first; i < s.Last; i++ {
		if !d.mayBeTime(i) {
			continue
		}
		t, ok := d.timeAt(i, s.First, s.Last)
		if !ok {
			continue
		}
		i = t.last - 1
		if strings.HasPrefix(t.value, "P") || edikt.Date(t.value).Valid() { // not the year 10000
			out = append(out, t)
		}
	}
	return out
}

// timeReader reads a time that begins at a token and tells how many tokens it takes, 0 for none. A value that begins with
// "-----" lacks its year.
type timeReader func(d *document, i, last int32) (value string, n int32)

// timeReaders are tried in this order: what says more first, so that "Ende des Jahres" is no year and "Mai letzten Jahres" no May.
var timeReaders = [...]timeReader{(*document).fullDate, (*document).period, (*document).schoolYear, (*document).relativeDate, (*document).season}

func (d *document) timeAt(i, first, last int32) (timeExpr, bool) {
	if t, ok := d.quarterAt(i, first, last); ok {
		return t, true
	}
	for _, read := range timeReaders {
		v, n := read(d, i, last)
		if n == 0 {
			continue
		}
		t := timeExpr{first: i, last: i + n, value: v, ahead: d.comesNext(i, i+n)}
		t.role = d.roleBefore(i, first)
		t.value = d.settle(t)
		if d.g.german && (t.role == byTime || d.due(i, first)) && d.atEnd(i, first) {
			t.value = lastDay(t.value)
		}
		if d.g.german && d.g.yearEnds[d.words[i].fold] != 0 && len(t.value) == len("2006-01-02") && d.isFutureDate(t.value) && d.toldPast(i) {
			t.role, t.value = atTime, lastYear(t.value) // hat den Kanal zum Jahresende stillgelegt
		}
		if t.role == atTime && d.endBefore(i, first) >= 0 && d.isFutureDate(t.value) {
			t.role = byTime // achevée à la fin de 2026
		}
		return t, true
	}
	return d.spanAt(i, first, last)
}

// comesNext reports whether a time told by tokens is called the next or coming one: im kommenden Schuljahr, l'été prochain.
func (d *document) comesNext(first, last int32) bool {
	for i := max(first-1, 0); i < last; i++ {
		if d.g.coming(d.words[i].fold) && !d.schoolBegan(i) {
			return true
		}
	}
	return false
}

var (
	fromCues  = wordSet("ab", "seit", "seitdem", "von", "vom", "zum", "depuis", "dès", "compter", "partir", "per")
	byCues    = wordSet("bis", "binnen", "innert", "innerhalb", "spätestens", "d'ici", "ici", "jusqu'", "jusque", "avant", "sous", "jusqu'à", "jusqu'au", "vor", "tard")
	dueCues   = wordSet("zum", "per", "zu")
	partWords = wordSet("anfang", "mitte", "ende", "ablauf", "beginn", "début", "mi", "fin", "courant", "spätestens", "frühestens", "voraussichtlich", "schon", "bereits", "jetzt", "kommenden", "nächsten")
)

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// cueBefore reports whether one of the cues stands within three words before i.
func (d *document) cueBefore(i, first int32, cues map[string]bool) bool {
	for j := i - 1; j >= first && j >= i-3; j-- {
		if cues[d.words[j].fold] {
			return true
		}
	}
	return false
}

// due reports whether a time is one by which something is done: zum Jahresende, per Ende Mai.
func (d *document) due(i, first int32) bool { return d.cueBefore(i, first, dueCues) }

func (d *document) roleBefore(i, first int32) timeRole {
	for j := i - 1; j >= first && j >= i-4; j-- {
		f := d.words[j].fold
		switch {
		case byCues[f]:
			return byTime
		case fromCues[f]:
			if j > first && byCues[d.words[j-1].fold] { // bis zum
				return byTime
			}
			return fromTime
		case d.g.effects[f], f == "mit" && j == i-1: // entre en vigueur le 1er juin; mit 1. September
			return fromTime
		case partWords[f]: // bis Ende 2026, à partir de début mars
		case d.words[j].is(verbal|isNoun) && !d.words[j].is(isDet|isAdj|isPrep):
			return d.roleBehind(i)
		}
	}
	return d.roleBehind(i)
}

// roleBehind is a start where a word behind the time says that something begins to bind: tritt am 1. Juni in Kraft.
func (d *document) roleBehind(i int32) timeRole {
	s := d.sentences[d.words[i].sentence]
	for j := i + 1; j < s.Last && j < i+8 && !boundary(&d.words[j]); j++ {
		if d.g.effects[d.words[j].fold] {
			return fromTime
		}
	}
	return atTime
}

// settle gives a month or day without a year the year that fits the role: the coming one for ab and bis, else the past one.
func (d *document) settle(t timeExpr) string {
	if !strings.HasPrefix(t.value, "----") {
		return t.value
	}
	now := d.date.Start()
	rest := t.value[4:] // -05 or -05-03
	if now.IsZero() {
		if y := d.yearTold(t.first); y != "" && edikt.Date(y+rest).Valid() {
			return y + rest
		}
		return ""
	}
	year := now.Year()
	at := edikt.Date(fmt.Sprintf("%04d%s", year, rest)).Start()
	if at.IsZero() {
		return "" // 31 février
	}
	future := t.role == byTime || t.role == fromTime && !d.sinceBefore(t.first) && !d.toldPast(t.first)
	switch {
	case future && at.Before(now.AddDate(0, -1, 0)):
		year++
	case !future && at.After(d.date.End().AddDate(0, 0, 7)):
		if d.planned(t.first) || d.toldNow(&t) {
			break
		}
		year--
	}
	return fmt.Sprintf("%04d%s", year, rest)
}

// yearTold is the year of the last full date not far before token i: in an article without a date of its own, it is the year of a
// day that has none. "" where no date is told.
func (d *document) yearTold(i int32) string {
	for j := i - 1; j > 0 && j > i-150; j-- {
		if y, ok := yearOf(d.words[j].fold); ok && d.g.months[d.words[j-1].fold] != 0 {
			return y
		}
	}
	return ""
}

func (d *document) sinceBefore(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	for j := i - 1; j >= s.First && j >= i-4; j-- {
		if f := d.words[j].fold; f == "seit" || f == "depuis" || f == "seitdem" {
			return true
		}
	}
	return false
}

// toldPast reports whether the clause of token i tells of the past: l'a banni dès le 4 mars.
func (d *document) toldPast(i int32) bool {
	c := d.words[i].clause
	if c < 0 {
		return false
	}
	cl := &d.clauses[c]
	f := cl.finite
	if f < 0 || d.words[f].is(isFuture|isSubj2|isModal) || d.g.german && d.remnantAt(i) >= 0 && d.roleBefore(i, d.sentences[d.words[i].sentence].First) != atTime {
		return false // in Italien verboten, in Dänemark ab August
	}
	if d.g.german {
		return d.words[f].is(isPast) || d.inPerfect(cl)
	}
	if d.words[f].is(isPast) {
		return true
	}
	if d.words[f].verb == d.g.etre {
		return !cl.passive && d.g.unaccusative(cl.verb) // est entrée en vigueur mercredi
	}
	return d.auxiliaryUse(f)
}

// toldNow reports whether a time stands in a clause in the present, where it may lie ahead: schliesst im Mai. In an attribute it
// does not: die im Mai beschlossene Regel.
func (d *document) toldNow(t *timeExpr) bool {
	c := d.words[t.first].clause
	if c < 0 || d.clauses[c].finite < 0 || d.sinceBefore(t.first) || d.toldPast(t.first) {
		return false
	}
	if f := &d.words[d.clauses[c].finite]; f.is(isPast) || f.is(isAux) && !(d.g.german && f.verb == d.g.sein && d.clauses[c].final < 0) { // Start ist am 1. April
		return false
	}
	if i := t.last; int(i) < len(d.words) && d.words[i].is(isAdj|isPP) && !d.words[i].is(isFinite) {
		return false
	}
	return true
}

// planned reports whether the sentence speaks of the future.
func (d *document) planned(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	for j := s.First; j < s.Last; j++ {
		w := &d.words[j]
		if w.is(isFuture) || w.is(isModal) && !w.is(isPast) || w.verb == d.g.werden && w.verb != 0 && w.is(isFinite) && !w.is(isPast) {
			return true
		}
	}
	return false
}
