package alert

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"edikt"
)

// Tick sends what is due. Call it when [Engine.Next] says, and once after starting.
func (e *Engine) Tick() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.flush(); err != nil {
		return err
	}
	return e.dropOldSilences()
}

// Next is when Tick has something to do; zero where nothing waits.
func (e *Engine) Next() time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.groups) == 0 {
		return time.Time{}
	}
	return e.earliest()
}

func (e *Engine) earliest() time.Time {
	first := never
	for _, g := range e.groups {
		if due := e.due(g); due.Before(first) {
			first = due
		}
	}
	return first
}

// never is later than anything that is ever due.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// due is when something is to be done about a group. A silence may have been ended early, or extended, since.
func (e *Engine) due(g *group) time.Time {
	if s := e.silences[g.Silence]; s != nil && len(g.Items) > 0 {
		return s.Ends
	}
	return g.next()
}

// flush sends every group that is due, in the order of keys.
func (e *Engine) flush() error {
	now := e.Now().UTC()
	for _, k := range slices.Sorted(maps.Keys(e.groups)) {
		g := e.groups[k]
		if now.Before(e.due(g)) {
			continue
		}
		if err := e.flushGroup(g, now); err != nil {
			return err
		}
	}
	e.wake = e.earliest()
	return nil
}

func (e *Engine) flushGroup(g *group, now time.Time) error {
	s := e.subs[g.Subscription]
	if len(g.Items) == 0 && g.Repeat.IsZero() { // only its hold is over
		delete(e.groups, g.key())
		return nil
	}
	if s == nil || !active(&s.Subscription, now) {
		g.Items, g.Told, g.Repeat = nil, nil, time.Time{}
		return e.keep(g, now)
	}
	if until := quietUntil(s.Quiet, now); !until.IsZero() {
		g.Silence, g.Due = "", until.UTC()
		if len(g.Items) == 0 {
			g.Repeat = until.UTC()
		}
		return e.keep(g, now)
	}
	if len(g.Items) == 0 {
		return e.repeat(s, g, now)
	}
	items := collapse(g.Items)
	if err := e.send(s, g.reason(), items); err != nil {
		return err
	}
	g.Items, g.Due, g.Hold = nil, time.Time{}, now.Add(time.Duration(s.Group.Interval))
	g.remember(items, now, time.Duration(s.Group.Repeat))
	return e.keep(g, now)
}

// reason of a message that was held.
func (g *group) reason() string {
	if g.Items[0].Held != "" {
		return edikt.ReasonSummary
	}
	all := func(s ...edikt.Status) bool {
		return !slices.ContainsFunc(g.Items, func(i edikt.DeliveryItem) bool { return !slices.Contains(s, i.Change.To) })
	}
	switch {
	case all(edikt.Ended, edikt.Rejected):
		return edikt.ReasonResolved
	case !slices.ContainsFunc(g.Items, func(i edikt.DeliveryItem) bool { return i.Change.Type != edikt.HearNew }):
		return edikt.ReasonFirst
	}
	return edikt.ReasonChanged
}

// repeat tells again what still holds.
func (e *Engine) repeat(s *subscription, g *group, now time.Time) error {
	for _, r := range s.Receivers {
		d := e.delivery(&s.Subscription, r, edikt.ReasonRepeat, g.Told)
		d.Key = edikt.HashText("repeat", d.Key+g.Repeat.Format(time.RFC3339))
		if err := e.Outbox(d); err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
	}
	g.Repeat = now.Add(time.Duration(s.Group.Repeat))
	return e.keep(g, now)
}
