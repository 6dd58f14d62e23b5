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
	return e.settle(e.dropOldSilences())
}

// Next is when Tick has something to do; zero where nothing waits.
func (e *Engine) Next() time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, at := e.upcoming()
	return at
}

// due is when something is to be done about a group. A silence may have been ended early, or extended, since.
func (e *Engine) due(w *waiting) time.Time {
	if s := e.silences[w.silence]; s != nil {
		return s.Ends
	}
	return w.next
}

// flush sends every group that is due. What waits in them must be safe by then: after a crash it is sent once more, and
// only the same items make the same keys.
func (e *Engine) flush() error {
	if err := e.Store.Flush(); err != nil {
		return err
	}
	now := e.Now().UTC()
	for {
		w, at := e.upcoming()
		if w == nil || now.Before(at) {
			return e.Store.Flush()
		}
		if err := e.flushGroup(w, now); err != nil {
			return e.settle(err)
		}
	}
}

func (e *Engine) flushGroup(w *waiting, now time.Time) error {
	if !w.stored { // only its hold is over
		delete(e.groups, w.key)
		return nil
	}
	g, err := e.stored(w)
	if err != nil {
		return err
	}
	if l, there := e.subs[g.Subscription]; !there || !l.active(now) {
		return e.forget(w)
	}
	s, err := e.read(g.Subscription)
	if err != nil {
		return err
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
	contents, err := e.contents(collapse(g.Items), s.Lang)
	if err != nil {
		return err
	}
	for items := range slices.Chunk(contents, maxTold) {
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
func (e *Engine) forget(w *waiting) error {
	delete(e.groups, w.key)
	if !w.stored {
		return nil
	}
	g, err := e.stored(w)
	if err != nil {
		return err
	}
	return errors.Join(e.Store.Put(w.key, nil), e.shelf.drop(g.Items...), e.shelf.drop(g.Told...))
}

// contents takes the changes of items off the shelf.
func (e *Engine) contents(items []item, lang string) ([]edikt.DeliveryItem, error) {
	var out []edikt.DeliveryItem
	for _, it := range items {
		c, err := e.shelf.get(it.Change)
		if err != nil {
			return nil, err
		}
		if c != nil {
			out = append(out, e.deliver(c, it, lang))
		}
	}
	return out, nil
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
	items, err := e.contents(g.Told, s.Lang)
	if err != nil {
		return err
	}
	for _, r := range listening(s) {
		d := e.delivery(&s.Subscription, r, edikt.ReasonRepeat, items)
		d.Key = edikt.HashText("repeat", d.Key+g.Repeat.Format(time.RFC3339))
		if err := e.Outbox(d); err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
	}
	g.Repeat = now.Add(time.Duration(s.Group.Repeat))
	return e.keep(g)
}
