package alert

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
	"edikt/query"
)

var start = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

var analyzers = query.NewAnalyzers(nil)

// desk is an engine with a clock to set and an outbox to look into.
type desk struct {
	*Engine
	t     *testing.T
	now   time.Time
	store Store
	sent  []edikt.Delivery
	seen  map[string]bool
	fail  func(edikt.Delivery) error
}

func newDesk(t *testing.T, subs ...edikt.Subscription) *desk {
	t.Helper()
	d := &desk{t: t, now: start, store: kv.NewMemory(), seen: map[string]bool{}}
	d.restart()
	for _, s := range subs {
		if err := d.Subscribe(s); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// restart is what a crash and a new start are to the engine: only the store is left.
func (d *desk) restart() {
	d.t.Helper()
	e, err := New(Config{Store: d.store, Analyzers: analyzers, Now: func() time.Time { return d.now }, Outbox: d.outbox})
	if err != nil {
		d.t.Fatal(err)
	}
	d.Engine = e
}

func (d *desk) outbox(x edikt.Delivery) error {
	if d.fail != nil {
		if err := d.fail(x); err != nil {
			return err
		}
	}
	if !d.seen[x.Key] {
		d.seen[x.Key] = true
		d.sent = append(d.sent, x)
	}
	return nil
}

func (d *desk) handle(c edikt.Change) {
	d.t.Helper()
	if err := d.Handle(c); err != nil {
		d.t.Fatal(err)
	}
}

// wait lets time pass, ticking whenever the engine wants to.
func (d *desk) wait(span time.Duration) {
	d.t.Helper()
	end := d.now.Add(span)
	for next := d.Next(); !next.IsZero() && !next.After(end); next = d.Next() {
		d.now = next
		if err := d.Tick(); err != nil {
			d.t.Fatal(err)
		}
	}
	d.now = end
}

// want compares what was sent with lines "reason target:status,target:status", and empties the outbox.
func (d *desk) want(lines ...string) {
	d.t.Helper()
	var got []string
	for _, x := range d.sent {
		var items []string
		for _, it := range x.Items {
			items = append(items, it.Change.Dossier.Target+":"+string(it.Change.To))
		}
		got = append(got, x.Reason+" "+strings.Join(items, ","))
	}
	if !slices.Equal(got, lines) {
		d.t.Errorf("sent %q, want %q", got, lines)
	}
	d.sent = nil
}

func sub(id, q string) edikt.Subscription {
	return edikt.Subscription{ID: id, Query: q, Receivers: []string{"desk"}}
}

// news is a change that may raise an alert: a dossier of a kind and a target that reached a status.
func news(typ string, kind edikt.Kind, target string, from, to edikt.Status) edikt.Change {
	id := string(kind) + "-" + target
	e := edikt.Event{ID: fmt.Sprint("e-", id, "-", to, "-", typ), Kind: kind, Status: to, Jurisdiction: "BE", Target: edikt.Target{ID: target, Name: target},
		Actor:    &edikt.Actor{ID: "be/government", Authority: "be/government", Name: "Belgien"},
		Evidence: edikt.Span{Text: "Belgien verbietet " + target + " auf Diensthandys."},
		Article:  &edikt.ArticleRef{ID: "a-" + id + string(to), Source: "zeitung.example", Lang: "de", Date: "2026-03-10", Title: "Belgien und " + target}}
	d := edikt.Dossier{ID: id, Kind: kind, Target: target, Authority: "be/government", Jurisdiction: "BE", Status: to, Sources: 1,
		Steps: []edikt.Step{{Status: to, First: start, Sources: 1, Events: []edikt.Event{e}}}}
	return edikt.Change{ID: id + "." + string(to), Type: typ, Dossier: d, From: from, To: to, Transition: string(to), Event: &e, Cause: edikt.Live, News: true, At: start}
}

func ban(target string) edikt.Change { return news("new", edikt.Ban, target, "", edikt.InForce) }
func lifted(target string) edikt.Change {
	return news("status", edikt.Ban, target, edikt.InForce, edikt.Ended)
}
