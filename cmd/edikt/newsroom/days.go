package newsroom

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var (
	weekdays = map[string][]string{
		"de": {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
		"fr": {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	}
	months = map[string][]string{
		"de": {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	}
)

// expand replaces the templates of a text. Each counts from the day of publication:
//
//	{weekday -1}   Montag, lundi          {iso 6}        2026-05-12
//	{date 6}       12. Mai, 1er mai       {isomonth 4}   2026-09
//	{month 4}      September, septembre   {isoyear -1}   2025
//
// Days count for weekday, date and iso, months for month and isomonth, years for isoyear; no number means the same day.
func expand(text, lang string, published time.Time) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		template, after, closed := strings.Cut(rest, "}")
		word, ok := day(template, lang, published)
		if closed && ok {
			b.WriteString(word)
			text = after
			continue
		}
		if closed && strings.Contains(template, `"`) { // a JSON object
			b.WriteString("{")
			text = rest
			continue
		}
		return "", fmt.Errorf("unknown template {%s}", template)
	}
}

func day(template, lang string, published time.Time) (string, bool) {
	name, number, _ := strings.Cut(template, " ")
	n := 0
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil {
			return "", false
		}
	}
	// Months are counted from the first, so that the 31st never skips one.
	on, first := published.AddDate(0, 0, n), published.AddDate(0, 0, 1-published.Day())
	switch name {
	case "weekday":
		return weekdays[lang][on.Weekday()], true
	case "date":
		return dayAndMonth(lang, on), true
	case "month":
		return months[lang][first.AddDate(0, n, 0).Month()-1], true
	case "iso":
		return on.Format(time.DateOnly), true
	case "isomonth":
		return first.AddDate(0, n, 0).Format("2006-01"), true
	case "isoyear":
		return strconv.Itoa(published.Year() + n), true
	}
	return "", false
}

func dayAndMonth(lang string, t time.Time) string {
	month := months[lang][t.Month()-1]
	switch {
	case lang == "de":
		return fmt.Sprintf("%d. %s", t.Day(), month)
	case t.Day() == 1:
		return "1er " + month
	}
	return fmt.Sprintf("%d %s", t.Day(), month)
}
