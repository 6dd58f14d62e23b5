package query

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"edikt"
)

// Period is a stretch of time as a query writes it. Each bound is empty (open), a year, month, day, ISO week
// ("2026-W47") or RFC 3339 time, "today", or counted from now: "7d" is seven days ago, "+30d" in thirty days, with
// h, d, w, m (months) and y. A bound stands for all of its time: until 2026-05 includes May.
type Period struct{ From, Until string }

// ParsePeriod reads the part of a date clause after the colon. One bound alone means that time, but "7d" means since
// then and "+30d" from today until then.
func ParsePeriod(s string) (Period, error) {
	from, until, isRange := strings.Cut(s, "..")
	p := Period{normBound(from), normBound(until)}
	for _, b := range []string{from, until} {
		if n := normBound(b); n != "" && !validBound(n) {
			return Period{}, fmt.Errorf("date %q: want a time such as 2026, 2026-11, 2026-11-20, 2026-W47, 2026-01..2026-03, or 7d, 4w, 6m, 1y back from now", b)
		}
	}
	switch {
	case p == Period{}:
		return p, errors.New("a date is missing: want one such as 2026-11, 2026-01-01.. or 7d")
	case isRange:
	case strings.HasPrefix(p.From, "+"):
		p = Period{today, p.From}
	case relative(p.From):
	default:
		p.Until = p.From
	}
	if f, u := p.Range(sample); p.From != "" && p.Until != "" && counted(p.From) == counted(p.Until) && !f.Before(u) {
		return Period{}, fmt.Errorf("the period %s ends before it begins", p)
	}
	return p, nil
}

const today = "today"

func normBound(s string) string {
	switch l := strings.ToLower(s); {
	case l == today || l == "0d":
		return today
	case relative(l):
		return l
	}
	return strings.ToUpper(s)
}

func (p Period) String() string {
	switch {
	case p.From == p.Until && !relative(p.From):
		return p.From
	case p.From == today && strings.HasPrefix(p.Until, "+"):
		return p.Until
	case p.Until == "" && relative(p.From) && !strings.HasPrefix(p.From, "+"):
		return p.From
	}
	return p.From + ".." + p.Until
}

// Range gives the instants [from, until) in UTC; a zero time is an open end. Days begin as in now's location.
func (p Period) Range(now time.Time) (from, until time.Time) {
	if p.From != "" {
		from, _ = bound(p.From, now)
	}
	if p.Until != "" {
		_, until = bound(p.Until, now)
	}
	return from, until
}

// counted reports whether a bound moves with now.
func counted(s string) bool { return s == today || relative(s) }

// sample is any now, to check bounds with.
var sample = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func validBound(s string) bool {
	from, until := bound(s, sample)
	return inReach(from) && inReach(until)
}

// inReach keeps to the years that count in nanoseconds from 1970.
func inReach(t time.Time) bool { return t.Year() >= 1700 && t.Year() <= 2250 }

// bound gives the first instant of a bound and the first one after it, zero where it has none of the forms.
func bound(s string, now time.Time) (from, until time.Time) {
	if counted(s) {
		return ago(s, now)
	}
	if year, week, ok := strings.Cut(s, "-W"); ok {
		return isoWeek(year, week)
	}
	d := edikt.Date(s)
	return d.Start().UTC(), d.End().UTC()
}

// relative reports whether s counts from now: an optional plus, digits, a unit.
func relative(s string) bool {
	digits := strings.TrimPrefix(s, "+")
	if len(digits) < 2 || len(digits) > 5 || !strings.ContainsRune("hdwmy", rune(digits[len(digits)-1])) {
		return false
	}
	return strings.Trim(digits[:len(digits)-1], "0123456789") == ""
}

// ago resolves a relative bound. Hours are exact; longer units begin with the day, so that a day counts as a whole.
func ago(s string, now time.Time) (from, until time.Time) {
	y, m, d := now.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if s == today {
		return day, day.AddDate(0, 0, 1)
	}
	sign := -1
	if s[0] == '+' {
		sign, s = 1, s[1:]
	}
	n, _ := strconv.Atoi(s[:len(s)-1])
	n *= sign
	switch s[len(s)-1] {
	case 'h':
		t := now.UTC().Add(time.Duration(n) * time.Hour)
		return t, t
	case 'd':
		day = day.AddDate(0, 0, n)
	case 'w':
		day = day.AddDate(0, 0, 7*n)
	case 'm':
		day = day.AddDate(0, n, 0)
	case 'y':
		day = day.AddDate(n, 0, 0)
	}
	return day, day.AddDate(0, 0, 1)
}

// isoWeek gives Monday and the next Monday of a week after ISO 8601.
func isoWeek(year, week string) (from, until time.Time) {
	y, err1 := strconv.Atoi(year)
	w, err2 := strconv.Atoi(week)
	if err1 != nil || err2 != nil || len(year) != 4 || len(week) != 2 {
		return
	}
	fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // lies in week 1 by definition
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(w-1))
	if iy, iw := monday.ISOWeek(); iy != y || iw != w {
		return
	}
	return monday, monday.AddDate(0, 0, 7)
}
