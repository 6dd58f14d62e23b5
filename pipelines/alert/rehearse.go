package alert

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"edikt"
	"edikt/query"
)

// Rehearse shows what a subscription would have sent had it stood while the dossiers lived: each step that was news,
// on the day of its first report. Grouping and quiet hours work as they would.
func Rehearse(s edikt.Subscription, dossiers []edikt.Dossier, since time.Time, a *query.Analyzers) ([]edikt.Delivery, error) {
	var sent []edikt.Delivery
	clock := since
	s.Receivers, s.Paused, s.Expires, s.Created = []string{"rehearsal"}, false, time.Time{}, since
	e, err := New(Config{Store: memory{}, Analyzers: a, Now: func() time.Time { return clock },
		Outbox: func(d edikt.Delivery) error { sent = append(sent, d); return nil }})
	if err != nil {
		return nil, err
	}
	if err := e.Subscribe(s); err != nil {
		return nil, err
	}
	for _, c := range Past(dossiers, since) {
		for next := e.Next(); !next.IsZero() && next.Before(c.At); next = e.Next() {
			clock = next
			if err := e.Tick(); err != nil {
				return nil, err
			}
		}
		clock = c.At
		if err := e.Handle(c); err != nil {
			return nil, err
		}
	}
	for next := e.Next(); !next.IsZero() && s.Group.Repeat == 0; next = e.Next() {
		clock = next
		if err := e.Tick(); err != nil {
			return nil, err
		}
	}
	return sent, nil
}

// Past makes changes of the lives of dossiers: one for each step that at least one report told as news, in order of time.
func Past(dossiers []edikt.Dossier, since time.Time) []edikt.Change {
	var out []edikt.Change
	for _, d := range dossiers {
		counts := map[edikt.Status]int{}
		from := edikt.Status("")
		for i, s := range d.Steps {
			counts[s.Status]++
			c := edikt.Change{Version: edikt.SchemaVersion, Type: edikt.HearStatus, Dossier: d, From: from, To: s.Status, Transition: transition(s.Status, counts[s.Status]),
				Cause: edikt.Live, News: true, Reason: s.Reason, At: s.First}
			if from == "" {
				c.Type = edikt.HearNew
			}
			from = s.Status
			if s.Background || s.First.Before(since) || len(s.Events) == 0 {
				continue
			}
			c.Event = &d.Steps[i].Events[0]
			c.Dossier.Steps, c.Dossier.Status = d.Steps[:i+1], s.Status
			c.ID = d.ID + "." + c.Transition
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b edikt.Change) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out
}

func transition(s edikt.Status, n int) string {
	if n < 2 {
		return string(s)
	}
	return string(s) + "." + strconv.Itoa(n)
}

// Sample makes one delivery a receiver to try it out, marked as a sample; c is nil where nothing ever matched.
func (e *Engine) Sample(id string, c *edikt.Change) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	s, err := e.read(id)
	if err != nil {
		return err
	}
	var items []edikt.DeliveryItem
	now := e.Now().UTC()
	if c != nil {
		doc := document(c)
		items = []edikt.DeliveryItem{{Key: itemKey(id, c, c.Type), Change: trim(*c), Matched: terms(s.expr, answered([]query.Expr{s.expr}, e.Analyzers, &doc, now))}}
	}
	for _, r := range s.Receivers {
		d := e.delivery(&s.Subscription, r, edikt.ReasonSample, items)
		d.Key = edikt.HashText("sample", d.Key+now.Format(time.RFC3339Nano))
		if err := e.Outbox(d); err != nil {
			return err
		}
	}
	return nil
}

// memory is a store for rehearsals.
type memory map[string][]byte

func (m memory) Get(key string) ([]byte, error)       { return m[key], nil }
func (m memory) Put(key string, value []byte) error   { m[key] = value; return nil }
func (m memory) Keys(prefix string) ([]string, error) { return nil, nil }
func (m memory) Flush() error                         { return nil }
