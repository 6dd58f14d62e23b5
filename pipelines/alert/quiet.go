package alert

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
)

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func checkQuiet(q edikt.QuietHours) error {
	if q.From == "" && q.To == "" {
		return nil
	}
	var errs []error
	for _, s := range []string{q.From, q.To} {
		if _, err := time.Parse("15:04", s); err != nil {
			errs = append(errs, fmt.Errorf("quiet hours: %q is no time of the day, want a form like 22:00", s))
		}
	}
	if q.From == q.To {
		errs = append(errs, errors.New("quiet hours: from and to are the same"))
	}
	if _, err := time.LoadLocation(q.Zone); err != nil || q.Zone == "" {
		errs = append(errs, fmt.Errorf("quiet hours: zone %q is unknown, want a form like Europe/Berlin", q.Zone))
	}
	for _, d := range q.Days {
		if !slices.Contains(weekdays, d) {
			errs = append(errs, fmt.Errorf("quiet hours: day %q is none of %s", d, strings.Join(weekdays, ", ")))
		}
	}
	return errors.Join(errs...)
}

// quietUntil is when the quiet hours around t end, zero where t lies in none. Clocks are those of the zone: hours that
// span a change to summer time end at the time of the day that was asked for.
func quietUntil(q edikt.QuietHours, t time.Time) time.Time {
	zone, err := time.LoadLocation(q.Zone)
	if err != nil || q.From == "" {
		return time.Time{}
	}
	local := t.In(zone)
	for _, back := range []int{0, 1} { // hours that began today, or yesterday and span midnight
		begin := clockOn(local, -back, q.From)
		end := clockOn(local, -back, q.To)
		if q.To <= q.From {
			end = clockOn(local, 1-back, q.To)
		}
		day := weekdays[begin.Weekday()]
		if !local.Before(begin) && local.Before(end) && (len(q.Days) == 0 || slices.Contains(q.Days, day)) {
			return end
		}
	}
	return time.Time{}
}

// clockOn is a time of the day so many days after t's. One that a change to summer time skips is the instant after it.
func clockOn(t time.Time, days int, clock string) time.Time {
	c, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day()+days, c.Hour(), c.Minute(), 0, 0, t.Location())
}
