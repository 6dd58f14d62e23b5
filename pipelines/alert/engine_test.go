package alert

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"edikt"
)

func TestATransitionIsToldOnce(t *testing.T) {
	d := newDesk(t, sub("s", "kind:ban target:tiktok"))
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
	d.handle(ban("tiktok"))
	d.wait(time.Hour)
	d.handle(news("coverage", edikt.Ban, "tiktok", edikt.InForce, edikt.InForce))
	d.handle(ban("telegram"))
	d.want()
	d.handle(lifted("tiktok"))
	d.want("resolved tiktok:ended")
	d.restart()
	d.handle(lifted("tiktok"))
	d.handle(ban("tiktok"))
	d.wait(time.Hour)
	d.want()
}

func TestWhatIsHeard(t *testing.T) {
	cover := news("coverage", edikt.Ban, "tiktok", edikt.InForce, edikt.InForce)
	correction := news("correction", edikt.Ban, "tiktok", edikt.InForce, edikt.Rejected)
	for _, c := range []struct {
		hear, want string
		changes    []edikt.Change
	}{
		{"new", "first tiktok:in_force", []edikt.Change{ban("tiktok"), lifted("tiktok")}},
		{"status", "resolved tiktok:ended", []edikt.Change{ban("tiktok"), lifted("tiktok")}},
		{"coverage", "first tiktok:in_force", []edikt.Change{ban("tiktok"), cover}},
		{"new correction", "first tiktok:in_force; changed tiktok:rejected", []edikt.Change{ban("tiktok"), correction}},
		{"correction", "", []edikt.Change{ban("tiktok"), correction}}, // nothing was told that could be corrected
	} {
		s := sub("s", "kind:ban")
		s.Hear = strings.Fields(c.hear)
		d := newDesk(t, s)
		for _, x := range c.changes {
			d.handle(x)
			d.wait(time.Hour)
		}
		if c.want == "" {
			d.want()
			continue
		}
		d.want(strings.Split(c.want, "; ")...)
	}
}

func TestWhatIsNotNewsIsNotTold(t *testing.T) {
	d := newDesk(t, sub("s", "kind:ban"))
	c := ban("tiktok")
	c.News = false
	d.handle(c)
	d.want()
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
}

// A subscriber who asks for French hears of the ban by the first French report, though it is no news to the others.
func TestTheFirstReportThatAnswersTheQuery(t *testing.T) {
	d := newDesk(t, sub("all", "kind:ban"), sub("french", "kind:ban lang:fr"))
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
	fr := news("coverage", edikt.Ban, "tiktok", edikt.InForce, edikt.InForce)
	fr.Event.Article.Lang = "fr"
	d.wait(time.Hour)
	if err := d.Subscribe(sub("late", "kind:ban lang:fr")); err != nil {
		t.Fatal(err)
	}
	d.handle(fr)
	if len(d.sent) != 1 || d.sent[0].Subscription.ID != "french" {
		t.Errorf("sent %+v", d.sent)
	}
}

func TestGroups(t *testing.T) {
	s := sub("s", "jurisdiction:BE")
	d := newDesk(t, s)
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force") // at once
	d.wait(10 * time.Second)
	d.handle(news("new", edikt.AdviceAgainst, "tiktok", "", edikt.InForce))
	d.handle(ban("telegram"))
	d.want("first telegram:in_force") // another group
	d.wait(19 * time.Second)
	d.want()
	d.wait(time.Second)
	d.want("first tiktok:in_force") // 30 s after the first
	d.handle(news("new", edikt.Review, "tiktok", "", edikt.InForce))
	d.wait(4*time.Minute + 59*time.Second)
	d.want()
	d.handle(lifted("tiktok"))
	d.wait(time.Second)
	d.want("changed tiktok:in_force,tiktok:ended") // 5 min after the last message
	d.wait(6 * time.Minute)
	d.handle(news("new", edikt.Mandate, "tiktok", "", edikt.InForce))
	d.want("first tiktok:in_force")
}

func TestAHeldItemSurvivesACrash(t *testing.T) {
	d := newDesk(t, sub("s", "jurisdiction:BE"))
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
	d.handle(lifted("tiktok"))
	d.restart()
	d.want()
	d.wait(time.Minute)
	d.want("resolved tiktok:ended")
	d.restart()
	d.wait(time.Hour)
	d.want()
}

// TestDyingAnywhere stops the engine at each call of outbox and store, starts it again, and has the change delivered again.
func TestDyingAnywhere(t *testing.T) {
	died := errors.New("died")
	for at := range 12 {
		d := newDesk(t, sub("s", "jurisdiction:BE"), sub("s2", "target:tiktok"))
		steps := 0
		dying := func() error {
			if steps++; steps == at+1 {
				return died
			}
			return nil
		}
		whole := d.store
		d.fail = func(edikt.Delivery) error { return dying() }
		for _, c := range []edikt.Change{ban("tiktok"), lifted("tiktok")} {
			d.store = failingStore{whole, dying}
			d.restart()
			if d.Handle(c) != nil {
				d.store, d.fail = whole, nil
				d.restart()
				d.handle(c)
			}
		}
		d.store, d.fail = whole, nil
		d.restart()
		d.wait(time.Hour)
		count := map[string]int{}
		for _, x := range d.sent {
			for _, it := range x.Items {
				count[it.Key]++
			}
		}
		for _, k := range []string{"s.ban-tiktok.in_force", "s2.ban-tiktok.in_force", "s.ban-tiktok.ended", "s2.ban-tiktok.ended"} {
			if count[k] != 1 {
				t.Errorf("died at step %d: %s told %d times", at, k, count[k])
			}
		}
	}
}

type failingStore struct {
	Store
	dying func() error
}

func (f failingStore) Put(k string, v []byte) error {
	if err := f.dying(); err != nil {
		return err
	}
	return f.Store.Put(k, v)
}

func TestRepeat(t *testing.T) {
	s := sub("s", "kind:ban")
	s.Group.Repeat = edikt.Duration(24 * time.Hour)
	d := newDesk(t, s)
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
	d.wait(49 * time.Hour)
	d.want("repeat tiktok:in_force", "repeat tiktok:in_force")
	d.handle(lifted("tiktok"))
	d.want("resolved tiktok:ended")
	d.wait(100 * time.Hour)
	d.want()
}

func TestExpiryAndPause(t *testing.T) {
	s := sub("s", "kind:ban")
	s.Expires = start.Add(time.Hour)
	d := newDesk(t, s)
	d.handle(ban("tiktok"))
	d.want("first tiktok:in_force")
	d.wait(time.Hour)
	d.handle(ban("telegram"))
	d.want()
	d = newDesk(t, sub("p", "kind:ban"))
	if err := d.Pause("p", true); err != nil {
		t.Fatal(err)
	}
	d.handle(ban("tiktok"))
	d.want()
	if err := d.Pause("p", false); err != nil {
		t.Fatal(err)
	}
	d.handle(ban("telegram"))
	d.want("first telegram:in_force")
}

func TestSilence(t *testing.T) {
	d := newDesk(t, sub("s", "jurisdiction:BE"))
	if err := d.Silence(edikt.Silence{ID: "x", Query: "target:tiktok", Author: "ana", Comment: "known", Ends: start.Add(2 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	d.handle(news("new", edikt.Ban, "tiktok", "", edikt.Announced))
	d.handle(news("status", edikt.Ban, "tiktok", edikt.Announced, edikt.InForce))
	d.handle(news("new", edikt.Review, "tiktok", "", edikt.InForce))
	d.handle(ban("telegram"))
	d.want("first telegram:in_force")
	d.restart()
	d.wait(time.Hour)
	d.want()
	d.wait(time.Hour)
	if len(d.sent) != 1 || len(d.sent[0].Items) != 2 || d.sent[0].Items[0].Held != "known" || d.sent[0].Items[0].Change.From != "" {
		t.Errorf("sent %+v", d.sent)
	}
	d.want("summary tiktok:in_force,tiktok:in_force")
	d.handle(lifted("tiktok"))
	d.wait(10 * time.Minute)
	d.want("resolved tiktok:ended")
}

func TestASilenceCanBeEndedEarly(t *testing.T) {
	d := newDesk(t, sub("s", "jurisdiction:BE"))
	if err := d.Silence(edikt.Silence{ID: "x", Author: "ana", Comment: "off", Ends: start.Add(48 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	d.handle(ban("tiktok"))
	d.wait(time.Hour)
	d.want()
	if err := d.EndSilence("x"); err != nil {
		t.Fatal(err)
	}
	d.wait(time.Second)
	d.want("summary tiktok:in_force")
	d.wait(60 * 24 * time.Hour)
	if err := d.Tick(); err != nil || len(d.Silences()) != 0 {
		t.Errorf("%v, %v: an old silence is forgotten", err, d.Silences())
	}
}

func TestALongSilenceEndsInFewMessages(t *testing.T) {
	d := newDesk(t, sub("s", "jurisdiction:BE"))
	if err := d.Silence(edikt.Silence{ID: "x", Author: "ana", Comment: "away", Ends: start.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	for i := range maxTold + 100 {
		d.handle(ban(fmt.Sprint("t", i)))
	}
	d.wait(2 * time.Hour)
	size := 0
	for _, x := range d.sent {
		data, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		size = max(size, len(data))
	}
	if len(d.sent) != 2 || len(d.sent[0].Items)+len(d.sent[1].Items) != maxTold+100 || size > 1<<20 {
		t.Errorf("%d messages, the largest %d bytes", len(d.sent), size)
	}
	keys, _ := d.store.Keys("change.")
	if len(keys) != 0 {
		t.Errorf("%d changes are still kept", len(keys))
	}
}

func TestQuietHoursOverSummerTime(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	s := sub("s", "kind:ban")
	s.Quiet = edikt.QuietHours{From: "22:00", To: "07:00", Zone: "Europe/Berlin"}
	d := newDesk(t, s)
	d.now = time.Date(2026, 3, 28, 23, 0, 0, 0, berlin) // clocks go forward at two that night
	d.handle(ban("tiktok"))
	d.want()
	d.wait(6*time.Hour + 59*time.Minute)
	d.want() // 06:59: eight hours by the clock on the wall, seven by any other
	d.wait(time.Minute)
	d.want("summary tiktok:in_force")
	if got := d.now.In(berlin).Format("15:04"); got != "07:00" {
		t.Errorf("sent at %s", got)
	}
	d.handle(ban("telegram"))
	d.want("first telegram:in_force")
}

func TestQuietUntil(t *testing.T) {
	work := edikt.QuietHours{From: "22:00", To: "07:00", Zone: "Europe/Berlin"}
	weekend := edikt.QuietHours{From: "18:00", To: "08:00", Zone: "Europe/Paris", Days: []string{"fri"}}
	noon := edikt.QuietHours{From: "12:00", To: "13:30", Zone: "Europe/Zurich"}
	skipped := edikt.QuietHours{From: "23:00", To: "02:30", Zone: "Europe/Berlin"}
	for _, c := range []struct {
		q        edikt.QuietHours
		at, want string
	}{
		{work, "2026-01-10T21:59:00+01:00", ""},
		{work, "2026-01-10T22:00:00+01:00", "2026-01-11T07:00:00+01:00"},
		{work, "2026-01-10T03:00:00+01:00", "2026-01-10T07:00:00+01:00"},
		{work, "2026-01-10T07:00:00+01:00", ""},
		{work, "2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00"}, // back to winter time
		{weekend, "2026-03-13T19:00:00+01:00", "2026-03-14T08:00:00+01:00"},
		{weekend, "2026-03-14T03:00:00+01:00", "2026-03-14T08:00:00+01:00"},
		{weekend, "2026-03-12T19:00:00+01:00", ""},
		{noon, "2026-03-12T12:15:00+01:00", "2026-03-12T13:30:00+01:00"},
		{noon, "2026-03-12T13:30:00+01:00", ""},
		{skipped, "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"}, // there is no half past two
		{edikt.QuietHours{}, "2026-03-12T13:30:00+01:00", ""},
	} {
		at, _ := time.Parse(time.RFC3339, c.at)
		got := ""
		if u := quietUntil(c.q, at); !u.IsZero() {
			got = u.Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%v at %s: %q, want %q", c.q, c.at, got, c.want)
		}
	}
}

func TestSubscriptionsAreChecked(t *testing.T) {
	d := newDesk(t)
	d.Known = func(r string) error {
		if r != "desk" {
			return errors.New("unknown receiver " + r)
		}
		return nil
	}
	for want, change := range map[string]func(*edikt.Subscription){
		"":                     func(*edikt.Subscription) {},
		"query: empty":         func(s *edikt.Subscription) { s.Query = " " },
		"no article bodies":    func(s *edikt.Subscription) { s.Query = "kind:ban is:article" },
		"article bodies: ask":  func(s *edikt.Subscription) { s.Query = "text:verbot" },
		"is none of new":       func(s *edikt.Subscription) { s.Hear = []string{"everything"} },
		"is none of target":    func(s *edikt.Subscription) { s.Group.By = []string{"moon"} },
		"at least one":         func(s *edikt.Subscription) { s.Receivers = nil },
		"unknown receiver fax": func(s *edikt.Subscription) { s.Receivers = []string{"fax"} },
		"no e-mail address":    func(s *edikt.Subscription) { s.Receivers = []string{"mailto:a@b\r\nBcc: x@y"} },
		"is none of de":        func(s *edikt.Subscription) { s.Lang = "tlh" },
		"zone":                 func(s *edikt.Subscription) { s.Quiet = edikt.QuietHours{From: "22:00", To: "07:00", Zone: "Mars/Base"} },
		"no time of the day":   func(s *edikt.Subscription) { s.Quiet = edikt.QuietHours{From: "25:00", To: "07:00", Zone: "UTC"} },
		"too often":            func(s *edikt.Subscription) { s.Group.Repeat = 1 },
		"letters, digits":      func(s *edikt.Subscription) { s.ID = "a.b" },
	} {
		s := sub("s", "kind:ban")
		change(&s)
		err := d.Subscribe(s)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", want, err)
		}
	}
}

func TestOptIn(t *testing.T) {
	d := newDesk(t)
	d.ConfirmLink = func(sub, r string) string { return "https://edikt.example/s/" + sub }
	s := sub("s", "kind:ban")
	s.Receivers = []string{"desk", "mailto:ana@example.org"}
	if err := d.Subscribe(s); err != nil {
		t.Fatal(err)
	}
	if len(d.sent) != 1 || d.sent[0].Receiver != "mailto:ana@example.org" || d.sent[0].Notice.Link != "https://edikt.example/s/s" {
		t.Errorf("sent %+v", d.sent)
	}
	d.now = d.now.Add(time.Minute)
	if err := d.Subscribe(s); err != nil || len(d.sent) != 1 {
		t.Errorf("asked again: %+v", d.sent)
	}
	if err := d.Leave("s", "mailto:ana@example.org"); err != nil {
		t.Fatal(err)
	}
	if s, _ := d.Subscription("s"); len(s.Receivers) != 1 {
		t.Errorf("receivers %v", s.Receivers)
	}
	err := d.Leave("s", "desk")
	if left, lerr := d.Subscriptions(); err != nil || lerr != nil || len(left) != 0 {
		t.Errorf("%v, %v, %v", err, lerr, left)
	}
}

func TestOneReceiverRests(t *testing.T) {
	s := sub("s", "kind:ban")
	s.Receivers = []string{"desk", "mailto:ana@example.org"}
	d := newDesk(t, s)
	if err := d.Rest("s", "mailto:ana@example.org", true); err != nil {
		t.Fatal(err)
	}
	d.handle(ban("tiktok"))
	if len(d.sent) != 1 || d.sent[0].Receiver != "desk" {
		t.Errorf("sent %+v", d.sent)
	}
	if err := d.Rest("s", "mailto:ana@example.org", false); err != nil {
		t.Fatal(err)
	}
	d.handle(ban("telegram"))
	if len(d.sent) != 3 {
		t.Errorf("sent %+v", d.sent)
	}
}

func TestRehearsal(t *testing.T) {
	b, l := ban("tiktok"), lifted("tiktok")
	dossier := b.Dossier
	dossier.Steps = append(dossier.Steps, l.Dossier.Steps...)
	dossier.Steps[1].First = start.Add(48 * time.Hour)
	old := ban("telegram").Dossier
	old.Steps[0].Background = true
	sent, err := Rehearse(sub("s", "kind:ban"), []edikt.Dossier{dossier, old}, start.Add(-time.Hour), analyzers)
	if err != nil || len(sent) != 2 || sent[0].Reason != edikt.ReasonFirst || sent[1].Reason != edikt.ReasonResolved || !sent[1].At.Equal(start.Add(48*time.Hour)) {
		t.Errorf("%v, %+v", err, sent)
	}
}
