package extractor

import (
	"fmt"
	"strconv"
	"strings"

	"edikt"
)

var (
	forCues = wordSet("für", "pour", "pendant", "während", "durant", "lang", "über", "auf")
	agoCues = wordSet("vor", "seit", "depuis")
	// lapseCues stand before a span at whose end something is due: in 45 Tagen, dans deux mois.
	lapseCues = wordSet("in", "dans")
	halves    = wordSet("halbes", "halben", "demi")
	// ofCues join a span to the noun that it measures: ein Verbot von sechs Monaten, un délai de trois mois.
	ofCues = wordSet("von", "de")
	// laterWords behind a span count from what was told.
	laterWords = wordSet("après", "plus", "auparavant", "avant", "später", "zuvor", "davor", "danach", "vorher", "nach")
)

// spanAt reads how long a measure lasts, how long is given, or how long ago it was.
func (d *document) spanAt(i, first, last int32) (timeExpr, bool) {
	if v := d.g.spanAdjective(d.words[i].fold); v != "" && i+1 < last {
		return timeExpr{first: i, last: i + 1, role: forTime, value: v}, d.termAt(i + 1)
	}
	v, n := d.duration(i, last)
	if n == 0 {
		return timeExpr{}, false
	}
	t := timeExpr{first: i, last: i + n, value: v, role: forTime}
	if d.agoBefore(i) || d.cueNear(i, first, agoCues) {
		t.role, t.value = atTime, d.ago(v)
		return t, t.value != ""
	}
	if t.last < last && laterWords[d.words[t.last].fold] {
		return timeExpr{}, false // une semaine après
	}
	if v[len(v)-1] == 'Y' && (len(v) > len("P9Y") || d.ofPeople(i, first)) {
		return timeExpr{}, false // Mindestalter von 16 Jahren, avant 15 ans
	}
	switch {
	case d.cueBefore(i, first, byCues):
		t.role = byTime
		return t, true
	case d.cueNear(i, first, lapseCues):
		t.role, t.ahead = byTime, true
		return t, v[len(v)-1] != 'Y'
	case d.cueNear(i, first, forCues):
		return t, true
	case d.cueNear(i, first, ofCues):
		return t, d.termBefore(i, first)
	case d.given(t.last, last) || d.cueBefore(i, first, d.g.gives):
		t.role = byTime
		return t, true
	}
	return timeExpr{}, false
}

// cueNear reports whether one of the cues stands before i with at most an adverb between: vor gut zwei Jahren, seit mehr als.
func (d *document) cueNear(i, first int32, cues map[string]bool) bool {
	for j := i - 1; j >= first && j >= i-3; j-- {
		if cues[d.words[j].fold] {
			return true
		}
		if f := d.words[j].fold; !(d.words[j].is(isAdv) || d.g.roughly[f]) {
			return false
		}
	}
	return false
}

// ofPeople reports whether a number of years is an age: avant 15 ans, bis 14 Jahre, unter 16 Jahren.
func (d *document) ofPeople(i, first int32) bool {
	return i > first && (d.words[i-1].fold == "avant" || d.words[i-1].fold == "bis" || d.words[i-1].fold == "unter" || d.words[i-1].fold == "sous")
}

// termAt reports whether the noun at or soon behind i is a measure or a term: zehntägiges Verbot, sechsmonatige Frist.
func (d *document) termAt(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	for j := i; j < s.Last && j < i+3; j++ {
		w := &d.words[j]
		if w.is(isNoun) {
			return w.class.has(d.g.known.trigger) || w.class.has(d.g.known.measureNoun) || d.g.terms[w.fold]
		}
	}
	return false
}

// termBefore reports whether the noun before "von" or "de" at a span is a measure or a term.
func (d *document) termBefore(i, first int32) bool {
	for j := i - 2; j >= first && j >= i-5; j-- {
		w := &d.words[j]
		if w.is(isNoun) {
			return w.class.has(d.g.known.trigger) || w.class.has(d.g.known.measureNoun) || d.g.terms[w.fold]
		}
	}
	return false
}

// given reports whether what follows a span says that it is granted: 30 Tage Zeit, neun Monate eingeräumt.
func (d *document) given(i, last int32) bool {
	for j := i; j < last && j < i+3 && !boundary(&d.words[j]); j++ {
		if d.g.grants[d.words[j].fold] {
			return true
		}
	}
	return false
}

// spanAdjective reads zehntägig, sechsmonatig, einjährig in any ending; "" for other words.
func (g *grammar) spanAdjective(fold string) string {
	if !g.german {
		return ""
	}
	for _, u := range [...]struct {
		stem string
		unit byte
	}{{"tägig", 'D'}, {"wöchig", 'W'}, {"monatig", 'M'}, {"jährig", 'Y'}} {
		k := strings.Index(fold, u.stem)
		if k < 1 {
			continue
		}
		number := strings.TrimSuffix(fold[:k], "-")
		n, ok := g.numbers[number]
		if !ok {
			n, _ = strconv.Atoi(number)
		}
		if n > 0 && n < 100 && !(u.unit == 'Y' && n > 9) { // 16-jährige Schüler
			return span(n, u.unit)
		}
	}
	return ""
}

// duration reads "sechs Monate", "un an", "30 Tagen".
func (d *document) duration(i, last int32) (string, int32) {
	if i+1 >= last {
		return "", 0
	}
	n, ok := d.g.numbers[d.words[i].fold]
	if !ok {
		v, err := strconv.Atoi(d.words[i].fold)
		if err != nil || v > 999 {
			return "", 0
		}
		n = v
	}
	j := i + 1
	if d.g.moreWords[d.words[j].fold] && j+1 < last { // weitere 75 Tage, six petits mois
		j++
	}
	unit := d.g.units[d.words[j].fold]
	if n == 1 && unit == 0 && j+1 < last && halves[d.words[j].fold] && d.g.units[d.words[j+1].fold] == 'Y' {
		return "P6M", j + 2 - i // ein halbes Jahr
	}
	if unit == 0 || n <= 0 {
		return "", 0
	}
	return span(n, unit), j + 1 - i
}

func span(n int, unit byte) string {
	if unit == 'M' && n%12 == 0 {
		n, unit = n/12, 'Y'
	}
	return fmt.Sprintf("P%d%c", n, unit)
}

// agoBefore reports whether "il y a" stands before the duration at i.
func (d *document) agoBefore(i int32) bool {
	for j := i - 1; j >= 2 && j >= i-3; j-- {
		if d.words[j].fold == "a" && d.words[j-1].fold == "y" {
			return true
		}
	}
	return false
}

// ago is the date that lies a duration back: years as a year, months as a month, weeks and days as a day.
func (d *document) ago(duration string) string {
	now := d.date.Start()
	n, err := strconv.Atoi(duration[1 : len(duration)-1])
	if err != nil || now.IsZero() {
		return ""
	}
	switch duration[len(duration)-1] {
	case 'Y':
		if n < 40 {
			return fmt.Sprintf("%04d", now.Year()-n)
		}
	case 'M':
		if len(d.date) > len("2006") {
			return now.AddDate(0, -n, 1-now.Day()).Format("2006-01")
		}
	case 'W', 'D':
		if duration[len(duration)-1] == 'W' {
			n *= 7
		}
		if len(d.date) >= len("2006-01-02") {
			return string(edikt.Date(now.AddDate(0, 0, -n).Format("2006-01-02")))
		}
	}
	return ""
}
