package edikt

import (
	"fmt"
	"time"
)

// Date is a point in time at the precision in which a text gives it: "2023", "2023-03",
// "2023-03-10" or an RFC 3339 time. The empty Date is unknown.
type Date string

var dateLayouts = []string{"2006", "2006-01", "2006-01-02", time.RFC3339}

// ParseDate accepts the four forms of Date.
func ParseDate(s string) (Date, error) {
	if d := Date(s); d == "" || d.layout() != "" {
		return d, nil
	}
	return "", fmt.Errorf("date %q: want a year, 2023-03, 2023-03-10 or an RFC 3339 time", s)
}

func (d Date) layout() string {
	for _, l := range dateLayouts {
		if _, err := time.Parse(l, string(d)); err == nil {
			return l
		}
	}
	return ""
}

// Valid reports whether d is empty or has one of the four forms.
func (d Date) Valid() bool { return d == "" || d.layout() != "" }

// Start is the first instant of d in UTC (the instant itself for a time); zero where d is empty or malformed.
func (d Date) Start() time.Time {
	l := d.layout()
	if l == "" {
		return time.Time{}
	}
	t, _ := time.Parse(l, string(d))
	return t
}

// End is the first instant after d: the next year, month or day; zero where d is empty or malformed.
func (d Date) End() time.Time {
	t := d.Start()
	switch d.layout() {
	case "2006":
		return t.AddDate(1, 0, 0)
	case "2006-01":
		return t.AddDate(0, 1, 0)
	case "2006-01-02":
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
