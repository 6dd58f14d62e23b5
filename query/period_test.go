package query

import (
	"testing"
	"time"
)

func TestPeriodRange(t *testing.T) {
	// Half past midnight in Berlin, when it is still the day before in UTC.
	berlin := time.Date(2026, 11, 23, 0, 30, 0, 0, time.FixedZone("CET", 3600))
	for _, c := range []struct{ in, from, until string }{
		{"2026", "2026-01-01T00:00", "2027-01-01T00:00"},
		{"2024-02", "2024-02-01T00:00", "2024-03-01T00:00"},
		{"2024-02-29", "2024-02-29T00:00", "2024-03-01T00:00"},
		{"2026-W47", "2026-11-16T00:00", "2026-11-23T00:00"},
		{"2020-W53", "2020-12-28T00:00", "2021-01-04T00:00"},
		{"2026-W01", "2025-12-29T00:00", "2026-01-05T00:00"},
		{"2026-01..2026-03", "2026-01-01T00:00", "2026-04-01T00:00"},
		{"2026-01..", "2026-01-01T00:00", ""},
		{"..2026-01", "", "2026-02-01T00:00"},
		{"today", "2026-11-23T00:00", "2026-11-24T00:00"},
		{"0d", "2026-11-23T00:00", "2026-11-24T00:00"},
		{"7d", "2026-11-16T00:00", ""},
		{"2w", "2026-11-09T00:00", ""},
		{"1m", "2026-10-23T00:00", ""},
		{"1y", "2025-11-23T00:00", ""},
		{"12h", "2026-11-22T11:30", ""},
		{"7d..1d", "2026-11-16T00:00", "2026-11-23T00:00"},
		{"+30d", "2026-11-23T00:00", "2026-12-24T00:00"},
		{"+1w..+2w", "2026-11-30T00:00", "2026-12-08T00:00"},
		{"2026-11-20T10:00:00+01:00..", "2026-11-20T09:00", ""},
	} {
		p, err := ParsePeriod(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		from, until := p.Range(berlin)
		if short(from) != c.from || short(until) != c.until {
			t.Errorf("%s is %s to %s, want %s to %s", c.in, short(from), short(until), c.from, c.until)
		}
		if again, err := ParsePeriod(p.String()); err != nil || again != p {
			t.Errorf("%s prints as %s, which is %+v, %v", c.in, p, again, err)
		}
	}
}

func short(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04")
}

func TestPeriodMistakes(t *testing.T) {
	for _, in := range []string{"", "..", "2026-13", "2026-02-30", "2025-W53", "2026-W00", "2026-W1", "7", "d", "7x", "+", "-7d", "12345d", "0000", "9999", "2026-05..2026-04", "+2w..+1w", "1d..7d", "2026..2027..2028", "heute"} {
		if p, err := ParsePeriod(in); err == nil {
			t.Errorf("%q reads as %+v", in, p)
		}
	}
}
