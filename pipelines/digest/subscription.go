package digest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

// How often a digest is sent.
const (
	Weekly  = "weekly"
	Daily   = "daily"
	Monthly = "monthly"
)

// Subscription is a standing order for a digest.
type Subscription struct {
	Version   int       `json:"v,omitempty"`
	ID        string    `json:"id,omitempty"` // digest-...
	Name      string    `json:"name,omitempty"`
	Query     string    `json:"query,omitempty"` // empty: everything
	Lang      string    `json:"lang,omitempty"`  // de, fr or en
	Every     string    `json:"every,omitempty"`
	Weekday   string    `json:"weekday,omitempty"` // of a weekly one: mon, tue ...
	Hour      int       `json:"hour"`              // in Zone
	Zone      string    `json:"zone,omitempty"`    // IANA: America/Montreal
	Receivers []string  `json:"receivers"`
	Owner     string    `json:"owner,omitempty"`
	Created   time.Time `json:"created,omitzero"`
	Paused    bool      `json:"paused,omitempty"`
}

// IDPrefix begins the ids of digests, so that none is that of an alert.
const IDPrefix = "digest-"

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// Weekdays are the names that Weekday takes.
func Weekdays() []string { return append(slices.Clone(weekdays[1:]), weekdays[0]) }

// ErrInvalid marks a subscription that cannot be as it was asked for.
var ErrInvalid = errors.New("not a digest")

// fill writes the defaults into a subscription.
func (s *Subscription) fill(now time.Time) {
	s.Version = edikt.SchemaVersion
	s.Lang, s.Every, s.Zone = cmp.Or(s.Lang, "en"), cmp.Or(s.Every, Weekly), cmp.Or(s.Zone, "UTC")
	if s.Every == Weekly {
		s.Weekday = cmp.Or(s.Weekday, "mon")
	}
	s.Name = cmp.Or(s.Name, s.Query, "Edikt")
	if s.Created.IsZero() {
		s.Created = now.UTC()
	}
	if !strings.HasPrefix(s.ID, IDPrefix) {
		s.ID = IDPrefix + s.ID
	}
}

// Check reports everything that is wrong with a subscription, joined.
func (s *Subscription) Check() error {
	var errs []error
	complain := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	one := func(what, value string, of ...string) {
		if !slices.Contains(of, value) {
			complain("%s: %q is none of %s", what, value, strings.Join(of, ", "))
		}
	}
	if _, err := query.ParseAlert(s.Query); err != nil {
		complain("query: %w", err)
	}
	if strings.Trim(s.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(s.ID) <= len(IDPrefix) || len(s.ID) > 60 {
		complain("id %q: want lower-case letters, digits and dashes", s.ID)
	}
	one("lang", s.Lang, "de", "fr", "en")
	one("every", s.Every, Weekly, Daily, Monthly)
	if s.Every == Weekly {
		one("weekday", s.Weekday, Weekdays()...)
	}
	if s.Hour < 0 || s.Hour > 23 {
		complain("hour: %d is none of 0 to 23", s.Hour)
	}
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "Local" {
		complain("zone: %q is not a time zone such as Europe/Berlin", s.Zone)
	}
	errs = append(errs, edikt.CheckReceivers(s.Receivers))
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return nil
}

// Grace is how late a digest that was missed is still sent.
const Grace = 48 * time.Hour

// Appointment is a period that is to be told at a time.
type Appointment struct {
	Period Period
	At     time.Time
}

// Due lists what has to have been sent by now and is not too late, the oldest first. Nothing from before the subscription
// was made is.
func (s *Subscription) Due(now time.Time) []Appointment {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil
	}
	var out []Appointment
	today := now.In(zone)
	for back := 5; back >= -1; back-- { // a grace of two days, and what begins a day earlier or later in other zones
		day := time.Date(today.Year(), today.Month(), today.Day()-back, s.Hour, 0, 0, 0, zone)
		p, ok := s.tells(day)
		if !ok {
			continue
		}
		at := day
		if at.Before(p.Until) {
			at = p.Until // east of Greenwich a week may not be over yet as queries count it
		}
		if !at.After(now) && now.Sub(at) < Grace && !at.Before(s.Created) {
			out = append(out, Appointment{p, at})
		}
	}
	return out
}

// tells is the period that is told on a day, and whether that is a day of telling.
func (s *Subscription) tells(day time.Time) (Period, bool) {
	switch s.Every {
	case Daily:
		return DayOf(day).Before(), true
	case Monthly:
		return MonthOf(day).Before(), day.Day() == 1
	}
	return WeekOf(day).Before(), weekdays[day.Weekday()] == s.Weekday
}

func (s *Subscription) ref() edikt.SubscriptionRef {
	return edikt.SubscriptionRef{ID: s.ID, Name: s.Name, Query: s.Query, Owner: s.Owner, Lang: s.Lang}
}
