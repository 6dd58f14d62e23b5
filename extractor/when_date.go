package extractor

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"edikt"
	"edikt/language"
)

// mayBeTime reports whether a time can begin at a token: a number, or a word that the readers know.
func (d *document) mayBeTime(i int32) bool {
	w := &d.words[i]
	return w.lexeme.timely.answer(func() bool { return d.beginsTime(w) })
}

func (d *document) beginsTime(w *word) bool {
	if w.tok.Kind == language.Number {
		return true
	}
	if w.tok.Kind != language.Word {
		return false
	}
	f := w.fold
	if f[0] >= '0' && f[0] <= '9' {
		return true
	}
	g := d.g
	if _, ok := g.months[f]; ok {
		return true
	}
	if _, ok := g.dayWords[f]; ok {
		return true
	}
	if _, ok := g.dayAdjectives[f]; ok {
		return true
	}
	if _, ok := g.numbers[f]; ok {
		return true
	}
	return g.ordinals[f] != 0 || g.units[f] != 0 || g.seasons[f] > 0 || g.schoolYears[f] || g.yearEnds[f] != 0 || g.timeWords[f] || d.weekday(f) >= 0 || d.shifts(f) || strings.HasPrefix(f, "mi-") || g.spanAdjective(f) != ""
}

// fullDate reads "3. März 2023", "3 mars", "März 2023", "2023", "03.03.2023", "Mai vergangenen Jahres".
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
			if y, k := d.yearAt(i+n+1, last); k > 0 {
				return calendarDay(fmt.Sprintf("%s-%02d-%02d", y, m, day)), n + 1 + k
			}
			return fmt.Sprintf("-----%02d-%02d", m, day), n + 1
		}
		if j := d.secondDay(i+n, last); j > 0 { // 15 au 29 mai 2024, 3. und 4. März
			if m, ok := d.g.months[d.words[j].fold]; ok {
				if y, k := d.yearAt(j+1, last); k > 0 {
					return calendarDay(fmt.Sprintf("%s-%02d-%02d", y, m, day)), j + 1 + k - i
				}
				return fmt.Sprintf("-----%02d-%02d", m, day), j + 1 - i
			}
		}
	}
	name := w.fold
	if !d.g.german {
		name = strings.TrimPrefix(name, "mi-") // mi-août
	}
	if m, ok := d.g.months[name]; ok && (!d.g.german || w.tok.Is(language.Upper)) {
		if y, k := d.yearAt(i+1, last); k > 0 {
			return fmt.Sprintf("%s-%02d", y, m), 1 + k
		}
		if v := d.shiftedMonth(i, m); v != "" {
			return v, 1
		}
		return fmt.Sprintf("-----%02d", m), 1
	}
	return "", 0
}

// calendarDay is a day, or its month where the month has no such day.
func calendarDay(v string) string {
	if edikt.Date(v).Valid() {
		return v
	}
	return v[:len("2006-01")]
}

// yearAt reads the year behind a month: 2024, vergangenen Jahres, de l'an dernier. It tells how many tokens it takes.
func (d *document) yearAt(i, last int32) (string, int32) {
	for j := i; j < last && j < i+2; j++ {
		if y, ok := yearOf(d.words[j].fold); ok {
			return y, j + 1 - i
		}
		if f := d.words[j].fold; f != "de" {
			break
		}
	}
	j := i
	for j < last && j < i+2 && (d.words[j].fold == "des" || d.words[j].fold == "de" || d.words[j].fold == "l'") {
		j++
	}
	if j >= last {
		return "", 0
	}
	if v, n := d.relativeUnit(j, last); n > 0 && len(v) == 4 {
		return v, j + n - i
	}
	return "", 0
}

// shiftedMonth is a month that an adjective before it or behind it sets in time: vergangenen Oktober, mai dernier.
func (d *document) shiftedMonth(i int32, month int) string {
	now := d.date.Start()
	s := d.sentences[d.words[i].sentence]
	if now.IsZero() {
		return ""
	}
	shift, ok := 0, false
	if i > s.First {
		shift, ok = d.g.shift(d.words[i-1].fold)
	}
	if !ok && !d.g.german && i+1 < s.Last {
		shift, ok = d.g.shift(d.words[i+1].fold)
	}
	year := now.Year()
	switch {
	case !ok:
		return ""
	case shift < 0 && month >= int(now.Month()):
		year--
	case shift > 0 && month <= int(now.Month()):
		year++
	}
	return fmt.Sprintf("%04d-%02d", year, month)
}

// secondDay is where the month stands behind a second day, or 0: 15 au 29 mai, 3. und 4. März.
func (d *document) secondDay(i, last int32) int32 {
	if i+2 >= last {
		return 0
	}
	switch d.words[i].fold {
	case "und", "et", "au", "bis", "-", "–", "oder", "ou":
	default:
		return 0
	}
	if _, n := d.dayNumber(i+1, last); n > 0 && i+1+n < last {
		return i + 1 + n
	}
	return 0
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
	return strings.Clone(s), true
}

// dotted reads 03.03.2023 and 3.3.23.
func dotted(s string) (string, bool) {
	if len(s) < 6 || len(s) > 10 {
		return "", false
	}
	for _, layout := range [...]string{"2.1.2006", "2/1/2006", "2.1.06"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
