package digest

import (
	"fmt"
	"time"

	"edikt"
	"edikt/query"
)

// Period is the stretch of time that an issue tells of: From included, Until not, both at midnight UTC, as the query
// language counts.
type Period struct {
	Key   string    `json:"key"` // 2026-W47, 2026-11-20, 2026-11, or 2026-11-02..2026-11-08
	From  time.Time `json:"from"`
	Until time.Time `json:"until"`
}

// ParsePeriod reads an ISO week, a day, a month, a year, or a stretch of days such as 2026-11-02..2026-11-08.
func ParsePeriod(s string) (Period, error) {
	q, err := query.ParsePeriod(s)
	if err != nil {
		return Period{}, err
	}
	from, until := q.Range(time.Time{})
	if q.From == "" || q.Until == "" || from.Year() < 1700 || !from.Before(until) {
		return Period{}, fmt.Errorf("period %q: want a week (2026-W47), a day, a month, or 2026-11-02..2026-11-08", s)
	}
	if until.Sub(from) > 367*24*time.Hour {
		return Period{}, fmt.Errorf("period %q: at most a year", s)
	}
	if w := WeekOf(from); w.From.Equal(from) && w.Until.Equal(until) {
		return w, nil
	}
	return Period{q.String(), from, until}, nil
}

// WeekOf is the ISO week that t lies in, by t's own calendar.
func WeekOf(t time.Time) Period {
	y, w := t.ISOWeek()
	monday := time.Date(t.Year(), t.Month(), t.Day()-(int(t.Weekday())+6)%7, 0, 0, 0, 0, time.UTC)
	return Period{fmt.Sprintf("%04d-W%02d", y, w), monday, monday.AddDate(0, 0, 7)}
}

// DayOf is the day that t lies in, by t's own calendar.
func DayOf(t time.Time) Period {
	p, _ := ParsePeriod(t.Format(time.DateOnly))
	return p
}

// MonthOf is the month that t lies in, by t's own calendar.
func MonthOf(t time.Time) Period {
	p, _ := ParsePeriod(t.Format("2006-01"))
	return p
}

// Before is the period of the same sort in front of p.
func (p Period) Before() Period {
	last := p.From.AddDate(0, 0, -1)
	switch len(p.Key) {
	case len("2026-W47"):
		return WeekOf(last)
	case len("2026-11"):
		return MonthOf(last)
	case len("2026-11-20"):
		return DayOf(last)
	}
	from := p.From.Add(-p.Until.Sub(p.From))
	return Period{dayOf(from) + ".." + dayOf(last), from, p.From}
}

// Holds reports whether t lies in p.
func (p Period) Holds(t time.Time) bool { return !t.Before(p.From) && t.Before(p.Until) }

// Last is the last day of p.
func (p Period) Last() time.Time { return p.Until.AddDate(0, 0, -1) }

func (p Period) isWeek() bool { return len(p.Key) == len("2026-W47") && p.Key[5] == 'W' }

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// startOf is the first instant of a date, zero where there is none.
func startOf(s string) time.Time { return edikt.Date(s).Start() }
