package extractor

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"edikt"
	"edikt/language"
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
}

// times finds the time expressions of a sentence; relative ones count from the article's date.
func (d *document) times(si int32) []timeExpr {
	s := d.sentences[si]
	var out []timeExpr
	for i := s.First; i < s.Last; i++ {
		t, ok := d.timeAt(i, s.First, s.Last)
		if !ok {
			continue
		}
		out = append(out, t)
		i = t.last - 1
	}
	return out
}

func (d *document) timeAt(i, first, last int32) (timeExpr, bool) {
	if t, ok := d.quarterAt(i, first, last); ok {
		return t, true
	}
	for _, read := range [...]func(i, last int32) (string, int32){d.fullDate, d.relativeDate, d.duration} {
		v, n := read(i, last)
		if n == 0 {
			continue
		}
		t := timeExpr{first: i, last: i + n, value: v}
		if v[0] == 'P' {
			if !d.g.german && d.agoBefore(i) {
				t.value = d.ago(v)
				return t, t.value != ""
			}
			t.role = forTime
			if d.cueBefore(i, first, byCues) {
				t.role = byTime
			} else if !d.cueBefore(i, first, forCues) {
				return timeExpr{}, false
			}
			return t, true
		}
		t.role = d.roleBefore(i, first)
		t.value = d.settle(t)
		return t, true
	}
	return timeExpr{}, false
}

var (
	fromCues  = wordSet("ab", "seit", "seitdem", "von", "vom", "zum", "depuis", "dès", "compter", "partir", "per")
	byCues    = wordSet("bis", "binnen", "innert", "innerhalb", "spätestens", "d'ici", "ici", "jusqu'", "jusque", "avant", "sous", "jusqu'à", "jusqu'au", "vor")
	partWords = wordSet("anfang", "mitte", "ende", "début", "mi", "fin", "courant")
	forCues   = wordSet("für", "pour", "pendant", "während", "durant", "lang", "über", "auf")
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

func (d *document) roleBefore(i, first int32) timeRole {
	for j := i - 1; j >= first && j >= i-4; j-- {
		f := d.words[j].fold
		switch {
		case byCues[f]:
			return byTime
		case fromCues[f]:
			return fromTime
		case d.g.effects[f]: // entre en vigueur le 1er juin
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
	if now.IsZero() {
		return ""
	}
	rest := t.value[4:] // -05 or -05-03
	year := now.Year()
	at := edikt.Date(fmt.Sprintf("%04d%s", year, rest)).Start()
	future := t.role == byTime || t.role == fromTime && !d.sinceBefore(t.first) && !d.toldPast(t.first)
	switch {
	case future && at.Before(now.AddDate(0, -1, 0)):
		year++
	case !future && at.After(d.date.End().AddDate(0, 0, 7)):
		if d.planned(t.first) {
			break
		}
		year--
	}
	return fmt.Sprintf("%04d%s", year, rest)
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

// toldPast reports whether the clause of token i tells of the past: l'a exclu dès le 23 février.
func (d *document) toldPast(i int32) bool {
	c := d.words[i].clause
	if c < 0 {
		return false
	}
	cl := &d.clauses[c]
	f := cl.finite
	if f < 0 || d.words[f].is(isFuture|isSubj2|isModal) {
		return false
	}
	if d.g.german {
		return d.words[f].is(isPast) || d.words[f].is(isAux) && d.words[f].verb != d.g.werden && cl.final >= 0 && d.words[cl.final].is(isPP)
	}
	return d.words[f].is(isPast) || d.words[f].is(isAux) && (d.words[f].verb != d.g.etre || !cl.passive && d.g.unaccusative(cl.verb)) // est entrée en vigueur mercredi
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

// fullDate reads "3. März 2023", "3 mars", "März 2023", "2023", "03.03.2023".
func (d *document) fullDate(i, last int32) (string, int32) {
	w := &d.words[i]
	if w.tok.Kind == language.Number {
		if v, ok := dotted(w.fold); ok {
			return v, 1
		}
		if y, ok := yearOf(w.fold); ok {
			return y, 1
		}
	}
	if day, n := d.dayNumber(i, last); n > 0 && i+n < last {
		if m, ok := d.g.months[d.words[i+n].fold]; ok {
			if i+n+1 < last {
				if y, ok := yearOf(d.words[i+n+1].fold); ok {
					return fmt.Sprintf("%s-%02d-%02d", y, m, day), n + 2
				}
			}
			return fmt.Sprintf("-----%02d-%02d", m, day), n + 1
		}
	}
	if m, ok := d.g.months[w.fold]; ok && (!d.g.german || w.tok.Is(language.Upper)) {
		if i+1 < last {
			if y, ok := yearOf(d.words[i+1].fold); ok {
				return fmt.Sprintf("%s-%02d", y, m), 2
			}
		}
		return fmt.Sprintf("-----%02d", m), 1
	}
	return "", 0
}

// dayNumber reads "3.", "3" or "1er" and returns the day and how many tokens it takes.
func (d *document) dayNumber(i, last int32) (int, int32) {
	f := d.words[i].fold
	if f == "1er" {
		return 1, 1
	}
	n, err := strconv.Atoi(f)
	if err != nil || n < 1 || n > 31 {
		return 0, 0
	}
	if i+1 < last && d.words[i+1].fold == "." {
		return n, 2
	}
	return n, 1
}

// yearOf is a year of four digits.
func yearOf(s string) (string, bool) {
	if len(s) != 4 || s[0] != '1' && s[0] != '2' || s[1] != '9' && s[1] != '0' {
		return "", false
	}
	if _, err := strconv.Atoi(s); err != nil {
		return "", false
	}
	return s, true
}

// dotted reads 03.03.2023.
func dotted(s string) (string, bool) {
	for _, layout := range [...]string{"2.1.2006", "02.01.2006", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("2006-01-02"), true
		}
	}
	return "", false
}

// relativeDate reads weekdays, heute, gestern, vergangene Woche, nächstes Jahr, ce mardi, l'an dernier.
func (d *document) relativeDate(i, last int32) (string, int32) {
	now := d.date.Start()
	if now.IsZero() || len(d.date) < 10 {
		return "", 0
	}
	f := d.words[i].fold
	if days, ok := d.g.dayWords[f]; ok {
		return now.AddDate(0, 0, days).Format("2006-01-02"), 1
	}
	if wd, ok := d.g.weekdays[f]; ok {
		back := (int(now.Weekday()) - wd + 7) % 7
		t := now.AddDate(0, 0, -back)
		if d.comingBefore(i) {
			t = now.AddDate(0, 0, (wd-int(now.Weekday())+6)%7+1)
		}
		return t.Format("2006-01-02"), 1
	}
	if i+1 < last {
		if shift, ok := d.g.relative[f]; ok {
			switch d.g.units[d.words[i+1].fold] {
			case 'Y':
				return now.AddDate(shift, 0, 0).Format("2006"), 2
			case 'M':
				return time.Date(now.Year(), now.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC).Format("2006-01"), 2
			}
		}
		if unit := d.g.units[f]; unit != 0 && !d.g.german {
			if shift, ok := d.g.relative[d.words[i+1].fold]; ok {
				if unit == 'Y' {
					return now.AddDate(shift, 0, 0).Format("2006"), 2
				}
				if unit == 'M' {
					return time.Date(now.Year(), now.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC).Format("2006-01"), 2
				}
			}
		}
	}
	return "", 0
}

func (d *document) comingBefore(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	for j := i - 1; j >= s.First && j >= i-2; j-- {
		if shift, ok := d.g.relative[d.words[j].fold]; ok && shift > 0 {
			return true
		}
	}
	if i+1 < s.Last {
		if shift, ok := d.g.relative[d.words[i+1].fold]; ok && shift > 0 {
			return true
		}
	}
	return d.words[i].sentence >= 0 && d.roleBefore(i, s.First) == fromTime && !d.sinceBefore(i) && (d.g.german || !d.toldPast(i))
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
	unit := d.g.units[d.words[i+1].fold]
	if unit == 0 || n == 0 {
		return "", 0
	}
	if unit == 'M' && n%12 == 0 {
		n, unit = n/12, 'Y'
	}
	return fmt.Sprintf("P%d%c", n, unit), 2
}
