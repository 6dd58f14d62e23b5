package digest

import (
	"testing"
	"time"
)

func at(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestDue(t *testing.T) {
	for _, c := range []struct {
		name, every, weekday, zone string
		hour                       int
		now                        string
		want                       string // periods, each with its moment
	}{
		{"monday morning", Weekly, "mon", "Europe/Berlin", 7, "2026-11-23T06:00:00Z", "2026-W47@2026-11-23T06:00:00Z"},
		{"a minute early", Weekly, "mon", "Europe/Berlin", 7, "2026-11-23T05:59:00Z", ""},
		{"missed, a day late", Weekly, "mon", "Europe/Berlin", 7, "2026-11-24T12:00:00Z", "2026-W47@2026-11-23T06:00:00Z"},
		{"missed for too long", Weekly, "mon", "Europe/Berlin", 7, "2026-11-25T06:00:00Z", ""},
		{"Montréal", Weekly, "mon", "America/Montreal", 7, "2026-11-23T12:00:00Z", "2026-W47@2026-11-23T12:00:00Z"},
		{"Montréal, summer", Weekly, "mon", "America/Montreal", 7, "2026-07-20T11:00:00Z", "2026-W29@2026-07-20T11:00:00Z"},
		{"late in Montréal it is Tuesday elsewhere", Weekly, "mon", "America/Montreal", 23, "2026-11-24T04:00:00Z", "2026-W47@2026-11-24T04:00:00Z"},
		{"in Auckland the week is not over yet", Weekly, "mon", "Pacific/Auckland", 7, "2026-11-22T18:30:00Z", ""},
		{"in Auckland it is over at midnight UTC", Weekly, "mon", "Pacific/Auckland", 7, "2026-11-23T00:00:00Z", "2026-W47@2026-11-23T00:00:00Z"},
		{"the day summer time begins has no half past two", Weekly, "sun", "Europe/Paris", 2, "2026-03-29T01:00:00Z", "2026-W12@2026-03-29T01:00:00Z"},
		{"the day it ends has two o'clock twice, and one digest", Weekly, "sun", "Europe/Paris", 2, "2026-10-25T05:00:00Z", "2026-W42@2026-10-25T01:00:00Z"},
		{"across New Year", Weekly, "mon", "Europe/Berlin", 7, "2027-01-04T06:00:00Z", "2026-W53@2027-01-04T06:00:00Z"},
		{"after week 53 comes week 1", Weekly, "mon", "Europe/Berlin", 7, "2027-01-11T06:00:00Z", "2027-W01@2027-01-11T06:00:00Z"},
		{"daily, and yesterday's that was missed", Daily, "", "Europe/Berlin", 18, "2026-11-23T17:00:00Z", "2026-11-21@2026-11-22T17:00:00Z 2026-11-22@2026-11-23T17:00:00Z"},
		{"monthly", Monthly, "", "Europe/Berlin", 7, "2026-12-02T06:00:00Z", "2026-11@2026-12-01T06:00:00Z"},
		{"not the second", Monthly, "", "Europe/Berlin", 7, "2026-12-04T06:00:00Z", ""},
	} {
		s := Subscription{ID: "digest-x", Every: c.every, Weekday: c.weekday, Zone: c.zone, Hour: c.hour, Created: at(t, "2026-01-01T00:00:00Z")}
		got := ""
		for i, a := range s.Due(at(t, c.now)) {
			if i > 0 {
				got += " "
			}
			got += a.Period.Key + "@" + a.At.UTC().Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	s := Subscription{Every: Weekly, Weekday: "mon", Zone: "UTC", Hour: 7, Created: at(t, "2026-11-23T08:00:00Z")}
	if due := s.Due(at(t, "2026-11-23T09:00:00Z")); len(due) != 0 {
		t.Errorf("what was before the subscription is due: %v", due)
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ in, key, from, until, before string }{
		{"2026-W53", "2026-W53", "2026-12-28", "2027-01-04", "2026-W52"}, {"2027-W01", "2027-W01", "2027-01-04", "2027-01-11", "2026-W53"},
		{"2026-11", "2026-11", "2026-11-01", "2026-12-01", "2026-10"}, {"2026-03-29", "2026-03-29", "2026-03-29", "2026-03-30", "2026-03-28"},
		{"2026-11-16..2026-11-22", "2026-W47", "2026-11-16", "2026-11-23", "2026-W46"}, {"2026-11-02..2026-11-04", "2026-11-02..2026-11-04", "2026-11-02", "2026-11-05", "2026-10-30..2026-11-01"},
	} {
		p := mustPeriod(t, c.in)
		if p.Key != c.key || dayOf(p.From) != c.from || dayOf(p.Until) != c.until || p.Before().Key != c.before {
			t.Errorf("%s: %+v before %s", c.in, p, p.Before().Key)
		}
	}
	for _, bad := range []string{"", "2026-W54", "2025-W53", "7d", "2026..", "1500-W01", "2020..2026", "2026-11-05..2026-11-01", "week"} {
		if p, err := ParsePeriod(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, p)
		}
	}
}
