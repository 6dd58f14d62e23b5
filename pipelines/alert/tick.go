package alert

import (
	"errors"
	"fmt"
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
	_, at := e.upcoming()
	return at
}

// due is when something is to be done about a group. A silence may have been ended early, or extended, since.
func (e *Engine) due(g *group) time.Time {
	if s := e.silences[g.Silence]; s != nil && len(g.Items) > 0 {
		return s.Ends
	}
	return g.next()
}

// flush sends every group that is due.
func (e *Engine) flush() error {
	now := e.Now().UTC()
	for {
		g, at := e.upcoming()
		if g == nil || now.Before(at) {
			return nil
		}
		if err := e.flushGroup(g, now); err != nil {
			return err
		}
	}
}

func (e *Engine) flushGroup(g *group, now time.Time) error {
	s := e.subs[g.Subscription]
	switch {
	case len(g.Items) == 0 && g.Repeat.IsZero(): // only its hold is over
		delete(e.groups, g.key())
		return nil
	case s == nil || !active(&s.Subscription, now):
		return e.forget(g)
	}
	if until := quietUntil(s.Quiet, now); !until.IsZero() {
		g.Silence, g.Due = "", until.UTC()
		if len(g.Items) == 0 {
			g.Repeat = until.UTC()
		}
		return e.keep(g)
	}
	if len(g.Items) == 0 {
		return e.repeat(s, g, now)
	}
	for items := range slices.Chunk(e.contents(collapse(g.Items), s.Lang), maxTold) {
		if err := e.send(s, reasonOfAll(items), lean(items)); err != nil {
			return err
		}
	}
	sent := g.Items
	g.Items, g.Due, g.Silence, g.Hold = nil, time.Time{}, "", now.Add(time.Duration(s.Group.Interval))
	if err := e.remember(g, s, collapse(sent)); err != nil {
		return err
	}
	return errors.Join(e.keep(g), e.shelf.drop(sent...))
}

// A message spells out the first changes it tells and names the others, up to a number that a stream can carry.
const (
	maxSpelled = 20
	maxTold    = 500
)

// lean takes the reports out of all items but the first.
func lean(items []edikt.DeliveryItem) []edikt.DeliveryItem {
	for i := maxSpelled; i < len(items); i++ {
		items[i].Change.Event, items[i].Change.Dossier.Steps = nil, nil
	}
	return items
}

// forget lets a group go with all that waits in it.
func (e *Engine) forget(g *group) error {
	delete(e.groups, g.key())
	return errors.Join(e.Store.Put(g.key(), nil), e.shelf.drop(g.Items...), e.shelf.drop(g.Told...))
}

// contents takes the changes of items off the shelf.
func (e *Engine) contents(items []item, lang string) []edikt.DeliveryItem {
	var out []edikt.DeliveryItem
	for _, it := range items {
		if x := e.shelf.changes[it.Change]; x != nil {
			out = append(out, e.deliver(&x.Change, it, lang))
		}
	}
	return out
}

// reasonOfAll is the reason of a message that was held.
func reasonOfAll(items []edikt.DeliveryItem) string {
	all := func(is func(*edikt.DeliveryItem) bool) bool {
		return !slices.ContainsFunc(items, func(i edikt.DeliveryItem) bool { return !is(&i) })
	}
	switch {
	case len(items) > 0 && items[0].Held != "":
		return edikt.ReasonSummary
	case all(func(i *edikt.DeliveryItem) bool { return i.Change.To == edikt.Ended || i.Change.To == edikt.Rejected }):
		return edikt.ReasonResolved
	case all(func(i *edikt.DeliveryItem) bool { return i.Change.Type == edikt.HearNew }):
		return edikt.ReasonFirst
	}
	return edikt.ReasonChanged
}

// repeat tells again what still holds.
func (e *Engine) repeat(s *subscription, g *group, now time.Time) error {
	for _, r := range listening(s) {
		d := e.delivery(&s.Subscription, r, edikt.ReasonRepeat, e.contents(g.Told, s.Lang))
		d.Key = edikt.HashText("repeat", d.Key+g.Repeat.Format(time.RFC3339))
		if err := e.Outbox(d); err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
	}
	g.Repeat = now.Add(time.Duration(s.Group.Repeat))
	return e.keep(g)
}
