package edikt

import (
	"fmt"
	"time"
)

// Date is a point in time at the precision in which a text gives it: "2023", "2023-03",
// "2023-03-10" or an RFC 3339 time. The empty Date is unknown.
type Date string

// ParseDate accepts the four forms of Date.
func ParseDate(s string) (Date, error) {
	if d := Date(s); d == "" || d.layout() != "" {
		return d, nil
	}
	return "", fmt.Errorf("date %q: want a year, 2023-03, 2023-03-10 or an RFC 3339 time", s)
}

// layout is the form of d, "" where it has none; each form has a length of its own.
func (d Date) layout() string {
	layout, _ := d.parse()
	return layout
}

// parse reads d without time.Parse, which is slow for what the extractor asks for every name.
func (d Date) parse() (layout string, start time.Time) {
	year, month, day := 0, 1, 1
	ok := len(d) > 0
	switch len(d) {
	case 0, len("2006"):
		layout = "2006"
	case len("2006-01"):
		layout = "2006-01"
	case len(time.DateOnly):
		layout = time.DateOnly
		day, ok = d.number(8, 10)
		ok = ok && d[7] == '-'
	default:
		t, err := time.Parse(time.RFC3339, string(d))
		if err != nil {
			return "", time.Time{}
		}
		return time.RFC3339, t
	}
	if ok && len(d) > 4 {
		month, ok = d.number(5, 7)
		ok = ok && d[4] == '-'
	}
	if ok {
		year, ok = d.number(0, 4)
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if !ok || t.Month() != time.Month(month) || t.Day() != day { // no month 13, no 30 February
		return "", time.Time{}
	}
	return layout, t
}

// number reads the digits a to b.
func (d Date) number(a, b int) (n int, ok bool) {
	for _, c := range []byte(d[a:b]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// Valid reports whether d is empty or has one of the four forms.
func (d Date) Valid() bool { return d == "" || d.layout() != "" }

// Start is the first instant of d in UTC (the instant itself for a time); zero where d is empty or malformed.
func (d Date) Start() time.Time {
	_, t := d.parse()
	return t
}

// End is the first instant after d: the next year, month or day; zero where d is empty or malformed.
func (d Date) End() time.Time {
	layout, t := d.parse()
	switch layout {
	case "2006":
		return t.AddDate(1, 0, 0)
	case "2006-01":
		return t.AddDate(0, 1, 0)
	case time.DateOnly:
		return t.AddDate(0, 0, 1)
	case "":
		return time.Time{}
	}
	return t.Add(time.Second)
}

// Day is d cut to its day ("2023-03-10"), or d itself where it is less precise.
func (d Date) Day() Date {
	if len(d) > 10 {
		return d[:10]
	}
	return d
}
