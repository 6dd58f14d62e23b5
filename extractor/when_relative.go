package extractor

import (
	"fmt"
	"strings"
	"time"

	"edikt"
	"edikt/language"
)

// shift reads an adjective that sets a time before or after now: nächst- 1, vergangen- and dernier -1, dies- 0.
func (g *grammar) shift(fold string) (int, bool) {
	if n, ok := g.relative[fold]; ok {
		return n, true
	}
	if !g.german {
		return 0, false
	}
	for _, e := range [...]string{"en", "em", "er", "es", "e"} {
		if stem, ok := strings.CutSuffix(fold, e); ok {
			if n, ok := g.relative[stem+"-"]; ok {
				return n, true
			}
		}
	}
	return 0, false
}

// coming reports whether an adjective sets a time after now: nächste Woche, l'été prochain.
func (g *grammar) coming(fold string) bool {
	n, ok := g.shift(fold)
	return ok && n > 0
}

func (d *document) shifts(fold string) bool {
	_, ok := d.g.shift(fold)
	return ok
}

// weekday is the number of a day of the week, with or without a time of day behind it (Montagabend), or -1.
func (d *document) weekday(fold string) int {
	if n, ok := d.g.weekdays[fold]; ok {
		return n
	}
	if d.g.german {
		for _, part := range [...]string{"abend", "nachmittag", "vormittag", "morgen", "mittag", "nacht", "früh"} {
			if day, ok := strings.CutSuffix(fold, part); ok {
				if n, ok := d.g.weekdays[day]; ok {
					return n
				}
			}
		}
	}
	return -1
}

// relativeDate reads weekdays, heute, gestern, nächstes Jahr, ce mardi, l'an dernier.
func (d *document) relativeDate(i, last int32) (string, int32) {
	now := d.date.Start()
	if now.IsZero() {
		return "", 0
	}
	f := d.words[i].fold
	if v, n := d.relativeUnit(i, last); n > 0 {
		return v, n
	}
	if len(d.date) < len(time.DateOnly) {
		return "", 0 // of an article of which only the month is known, no day is
	}
	if days, ok := d.g.dayWords[f]; ok && !(f == "morgen" && d.words[i].tok.Is(language.Upper)) { // der Morgen
		return now.AddDate(0, 0, days).Format(time.DateOnly), 1
	}
	if day, ok := d.g.dayAdjectives[f]; ok && i+1 < last && d.g.units[d.words[i+1].fold] == 'D' { // des heutigen Tages
		return now.AddDate(0, 0, day).Format(time.DateOnly), 2
	}
	if wd := d.weekday(f); wd >= 0 {
		back := (int(now.Weekday()) - wd + 7) % 7
		t := now.AddDate(0, 0, -back)
		if d.comingBefore(i) {
			t = now.AddDate(0, 0, (wd-int(now.Weekday())+6)%7+1)
		}
		return t.Format(time.DateOnly), 1
	}
	return "", 0
}

// relativeUnit reads a year or month that an adjective sets in time: nächstes Jahr, des laufenden Monats, l'an dernier, cette
// année. The value has no day.
func (d *document) relativeUnit(i, last int32) (string, int32) {
	now := d.date.Start()
	if now.IsZero() || i >= last {
		return "", 0
	}
	f := d.words[i].fold
	if f == "heuer" && d.g.german {
		return now.Format("2006"), 1
	}
	if i+1 >= last {
		return "", 0
	}
	shift, ok := d.g.shift(f)
	unit := d.g.units[d.words[i+1].fold]
	if !ok && !d.g.german {
		unit = d.g.units[f]
		shift, ok = d.g.shift(d.words[i+1].fold)
	}
	if ok && d.g.german && strings.HasPrefix(f, "neue") && now.Month() < time.July {
		shift = 0 // im neuen Jahr
	}
	switch {
	case !ok:
	case unit == 'Y':
		return now.AddDate(shift, 0, 0).Format("2006"), 2
	case unit == 'M' && len(d.date) > len("2006"):
		return monthFrom(now, shift), 2
	}
	return "", 0
}

// monthFrom is the month some months after now.
func monthFrom(now time.Time, months int) string {
	return time.Date(now.Year(), now.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}

// period reads the beginning or end of a year or month: Jahresende, Ende des Monats, Anfang nächsten Jahres, la fin de l'année.
func (d *document) period(i, last int32) (string, int32) {
	now := d.date.Start()
	if now.IsZero() {
		return "", 0
	}
	f := d.words[i].fold
	if unit := d.g.yearEnds[f]; unit != 0 { // Jahresende, Jahreswechsel, Monatsende
		switch unit {
		case 'y':
			return d.nextNewYear(i), 1
		case 'M':
			return d.monthOf(now), 1
		}
		return now.Format("2006"), 1
	}
	if !partWords[f] || i+1 >= last {
		return "", 0
	}
	begins := f == "anfang" || f == "début" || f == "beginn"
	j := i + 1
	for j < last && j < i+4 && (d.words[j].is(isDet) || d.words[j].fold == "de" || d.words[j].fold == "l'" || d.words[j].fold == "d'") {
		if _, ok := d.g.shift(d.words[j].fold); ok {
			break
		}
		j++
	}
	if j >= last {
		return "", 0
	}
	v, n := d.relativeUnit(j, last)
	if n == 0 && j > i+1 {
		switch d.g.units[d.words[j].fold] {
		case 'Y':
			v, n = now.Format("2006"), 1
		case 'M':
			v, n = d.monthOf(now), 1
		}
	}
	if n == 0 {
		return "", 0
	}
	if begins && len(v) == 4 {
		v += "-01"
	}
	return v, j + n - i
}

// monthOf is the month of now, or its year where an article's month is not known.
func (d *document) monthOf(now time.Time) string {
	if len(d.date) < len("2006-01") {
		return now.Format("2006")
	}
	return now.Format("2006-01")
}

// nextNewYear is New Year's Day: the coming one, or the past one behind seit.
func (d *document) nextNewYear(i int32) string {
	year := d.date.Start().Year()
	if !d.sinceBefore(i) && !d.toldPast(i) {
		year++
	}
	return fmt.Sprintf("%04d-01-01", year)
}

// atEnd reports whether the time at i is the end of a year or month: Ende 2026, Monatsende.
func (d *document) atEnd(i, first int32) bool {
	f := d.words[i].fold
	if unit := d.g.yearEnds[f]; unit == 'Y' || unit == 'M' {
		return true
	}
	return f == "ende" || d.endBefore(i, first) >= 0
}

// lastDay is the last day of a year or month; a day stays as it is.
func lastDay(v string) string {
	if len(v) >= len(time.DateOnly) || strings.HasPrefix(v, "P") {
		return v
	}
	end := edikt.Date(v).End()
	if end.IsZero() {
		return v
	}
	return end.AddDate(0, 0, -1).Format(time.DateOnly)
}

// schoolYear reads the year in which a school year or term begins: Schuljahr 2025/26, kommendes Schuljahr, rentrée 2025.
func (d *document) schoolYear(i, last int32) (string, int32) {
	j := i
	shift, shifted := d.g.shift(d.words[i].fold)
	if shifted {
		j++
	}
	if d.schoolBegan(i) {
		shift = 0
	}
	if j >= last || !d.g.schoolYears[d.words[j].fold] {
		return "", 0
	}
	if j+1 < last {
		k := j + 1
		if d.words[k].fold == "de" && k+1 < last {
			k++
		}
		if y, ok := yearOf(d.words[k].fold); ok {
			if k+2 < last && (d.words[k+1].fold == "/" || d.words[k+1].fold == "-") { // 2025/26
				return y, k + 3 - i
			}
			return y, k + 1 - i
		}
		if len(d.words[k].fold) > 5 && (d.words[k].fold[4] == '/' || d.words[k].fold[4] == '-') {
			if y, ok := yearOf(d.words[k].fold[:4]); ok {
				return y, k + 1 - i
			}
		}
		if !shifted && !d.g.german {
			shift, shifted = d.g.shift(d.words[j+1].fold)
		}
	}
	now := d.date.Start()
	if now.IsZero() || !shifted && !d.beginning(i) {
		return "", 0
	}
	year := now.Year()
	switch {
	case shift > 0 && now.Month() > time.August:
		year++
	case shift < 0 && now.Month() < time.August, shift == 0 && shifted && now.Month() < time.August, d.sinceBefore(i) && now.Month() < time.August:
		year--
	case shift == 0 && !shifted && now.Month() > time.September && !d.sinceBefore(i):
		year++
	}
	return fmt.Sprintf("%04d", year), j + 1 - i
}

// beginning reports whether a school year that no year goes with is one in which something begins or ends: ab Schulbeginn, dès
// la rentrée.
func (d *document) beginning(i int32) bool {
	return d.cueBefore(i, d.sentences[d.words[i].sentence].First, d.g.startCues)
}

// season reads the year of a season: Herbst 2025, printemps 2021, ab Herbst, l'automne prochain.
func (d *document) season(i, last int32) (string, int32) {
	if d.g.seasons[d.words[i].fold] == 0 {
		return "", 0
	}
	if y, k := d.yearAt(i+1, last); k > 0 {
		return y, 1 + k
	}
	return "", 0
}

func (d *document) comingBefore(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	for j := i - 1; j >= s.First && j >= i-2; j-- {
		if shift, ok := d.g.shift(d.words[j].fold); ok && shift > 0 {
			return true
		}
	}
	if i+1 < s.Last {
		if shift, ok := d.g.shift(d.words[i+1].fold); ok && shift > 0 {
			return true
		}
	}
	role := d.roleBefore(i, s.First)
	return role == byTime || role == fromTime && !d.sinceBefore(i) && (d.g.german || !d.toldPast(i))
}

// lastYear is the same day a year before.
func lastYear(day string) string {
	return edikt.Date(day).Start().AddDate(-1, 0, 0).Format(time.DateOnly)
}
