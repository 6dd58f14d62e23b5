package digest

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

// outbox keeps what is offered to it by key, as the stream does.
type outbox struct {
	sent  map[string]edikt.Delivery
	tries int
	fail  int // the so-maniest try fails
}

func (o *outbox) take(d edikt.Delivery) error {
	o.tries++
	if o.tries == o.fail {
		return errors.New("power cut")
	}
	if _, known := o.sent[d.Key]; !known {
		o.sent[d.Key] = d
	}
	return nil
}

func (o *outbox) issues() (n int) {
	for _, d := range o.sent {
		if d.Issue != "" {
			n++
		}
	}
	return n
}

type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func desk(t *testing.T, store Store, dir string, out *outbox, c *clock) *Desk {
	t.Helper()
	d, err := NewDesk(Config{Store: store, Dir: dir, Load: func(context.Context) (Input, error) { return corpus(made()), nil }, Outbox: out.take,
		Confirm: func(s, r string) string { return "https://edikt.example/s/" + s }, Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func subscribe(t *testing.T, d *Desk) Subscription {
	t.Helper()
	s, asked, err := d.Subscribe(Subscription{ID: "probe", Lang: "de", Hour: 7, Receivers: []string{"desk", "mailto:ana@example.org"}})
	if err != nil || len(asked) != 1 {
		t.Fatalf("asked %v: %v", asked, err)
	}
	return s
}

func TestOneDigestForEachWeekWhateverCrashes(t *testing.T) {
	for crash := range 6 { // the first try of an outbox is the request to confirm
		store, dir, out, c := kv.NewMemory(), t.TempDir(), &outbox{sent: map[string]edikt.Delivery{}}, &clock{at(t, "2026-11-20T00:00:00Z")}
		d := desk(t, store, dir, out, c)
		subscribe(t, d)
		out.fail = crash
		c.t = at(t, "2026-11-23T07:00:00Z")
		for range 3 {
			_ = d.Tick(t.Context())
			d = desk(t, store, dir, out, c) // a new process
			c.t = c.t.Add(10 * time.Hour)
		}
		if n := out.issues(); n != 2 {
			t.Errorf("crash at %d: %d deliveries, want one for each of two receivers", crash, n)
		}
		issues, err := d.Issues("digest-probe")
		if err != nil || len(issues) != 1 || issues[0].Number != 1 {
			t.Errorf("crash at %d: archive %v, %v", crash, issues, err)
		}
		out.fail, c.t = 0, at(t, "2026-11-30T07:00:00Z")
		if err := d.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := out.issues(); n != 4 {
			t.Errorf("crash at %d: %d deliveries after two weeks", crash, n)
		}
	}
}

func TestTwoInstancesSendOne(t *testing.T) {
	out, c := &outbox{sent: map[string]edikt.Delivery{}}, &clock{at(t, "2026-11-20T00:00:00Z")}
	a, b := desk(t, kv.NewMemory(), t.TempDir(), out, c), desk(t, kv.NewMemory(), t.TempDir(), out, c)
	subscribe(t, a)
	subscribe(t, b)
	c.t = at(t, "2026-11-23T07:00:00Z")
	for _, d := range []*Desk{a, b} {
		if err := d.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := out.issues(); n != 2 {
		t.Errorf("%d deliveries for two receivers", n)
	}
}

func TestSubscriptionsAreChecked(t *testing.T) {
	d := desk(t, kv.NewMemory(), t.TempDir(), &outbox{sent: map[string]edikt.Delivery{}}, &clock{afterwards})
	_, _, err := d.Subscribe(Subscription{ID: "../x", Lang: "it", Every: "hourly", Hour: 24, Zone: "Mars/Base", Query: "kind:(", Receivers: []string{"mailto:nobody"}})
	if !errors.Is(err, ErrInvalid) {
		t.Fatal(err)
	}
	for _, part := range []string{"id ", "lang", "every", "hour", "zone", "query", "nobody"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%v does not tell of %s", err, part)
		}
	}
	if _, err := d.Issue("digest-/../../etc", 1); !errors.Is(err, ErrNone) {
		t.Errorf("an id leads out of the archive: %v", err)
	}
}

func TestLeaving(t *testing.T) {
	d := desk(t, kv.NewMemory(), t.TempDir(), &outbox{sent: map[string]edikt.Delivery{}}, &clock{afterwards})
	s := subscribe(t, d)
	for _, r := range s.Receivers {
		if err := d.Leave(s.ID, r); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Subscription(s.ID); !errors.Is(err, ErrNone) {
		t.Errorf("a subscription without receivers is there: %v", err)
	}
}

func TestArchivePages(t *testing.T) {
	c := &clock{at(t, "2026-11-20T00:00:00Z")}
	d := desk(t, kv.NewMemory(), t.TempDir(), &outbox{sent: map[string]edikt.Delivery{}}, c)
	s := subscribe(t, d)
	c.t = at(t, "2026-11-23T07:00:00Z")
	if err := d.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	pages := &Pages{Desk: d, Renderer: r, Site: func(string) Site { return site }}
	for path, want := range map[string]string{"/": "KEY", "/feed.atom": "<entry>", "/1": "<h1", "/1.json": `"number": 1`} {
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, httptest.NewRequest("GET", ArchivePath+s.ID+path, nil))
		want = strings.Replace(want, "KEY", lastWeek, 1)
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
		}
	}
	for _, path := range []string{"/2", "/x", "/../1", "/1.xml"} {
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, httptest.NewRequest("GET", ArchivePath+s.ID+path, nil))
		if w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}
