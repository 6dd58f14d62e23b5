package alert

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"edikt"
	"edikt/query"
)

// Handle takes changes in, in their order. When it returns nil, everything that follows is kept: in the outbox, or in a
// group that [Engine.Tick] will send. Changes that are handled again make the same deliveries again, by the same keys.
func (e *Engine) Handle(cs ...edikt.Change) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.flush(); err != nil { // what was due before a crash goes out as it was, before anything joins it
		return err
	}
	for i := range cs {
		if err := e.take(&cs[i]); err != nil {
			return e.settle(err)
		}
	}
	return e.settle(nil)
}

func (e *Engine) take(c *edikt.Change) error {
	switch {
	case c.Dossier.MergedInto != "":
		return e.merged(c.Dossier.ID, c.Dossier.MergedInto)
	case !c.News:
		return nil
	}
	return e.handle(c)
}

func (e *Engine) merged(from, into string) error {
	old, err := e.told(from)
	if err != nil || len(old.Transitions) == 0 {
		return err
	}
	t, err := e.told(into)
	if err != nil {
		return err
	}
	t.merge(old)
	return put(e.Store, toldKey(into), t)
}

func (e *Engine) handle(c *edikt.Change) error {
	now := e.Now().UTC()
	doc := document(c)
	ids := e.set.Match(&doc, now)
	transition := c.Type == edikt.HearNew || c.Type == edikt.HearStatus
	if len(ids) == 0 && !transition {
		return nil
	}
	t, err := e.told(c.Dossier.ID)
	if err != nil {
		return err
	}
	before := t.marks()
	if transition {
		t.add(c.Transition, "", now)
	}
	err = e.giveAll(ids, c, &doc, t)
	if maps.Equal(before, t.marks()) {
		return err
	}
	return errors.Join(err, put(e.Store, toldKey(c.Dossier.ID), t)) // after an error too: who was told is told
}

// giveAll tells everyone who wants to hear, and notes it in t.
func (e *Engine) giveAll(ids []string, c *edikt.Change, doc *edikt.Document, t *told) error {
	now := e.Now().UTC()
	var hearing []*subscription
	var exprs []query.Expr
	for _, id := range ids {
		l := e.subs[id]
		if !l.active(now) || l.hears(id, c, t) == "" {
			continue
		}
		s, err := e.read(id)
		if err != nil {
			return err
		}
		hearing, exprs = append(hearing, s), append(exprs, s.expr)
	}
	if len(hearing) == 0 {
		return nil
	}
	small, hits := trim(*c), answered(exprs, e.Analyzers, doc, now)
	for _, s := range hearing {
		l := e.subs[s.ID]
		as := l.hears(s.ID, c, t)
		it := item{Key: itemKey(s.ID, c, as), Change: small.ID, Dossier: small.Dossier.ID, From: small.From, Matched: terms(s.expr, hits)}
		if err := e.give(s, &small, it, doc, t); err != nil {
			return err
		}
		t.add(mark(c, as), s.ID, now)
	}
	return nil
}

// named gives the actor the name that it has in the subscriber's language.
func (e *Engine) named(c edikt.Change, lang string) edikt.Change {
	if e.Names != nil {
		c.Dossier.ActorName = cmp.Or(e.Names(c.Dossier.Authority, lang), c.Dossier.ActorName)
	}
	return c
}

// mark is what is remembered of a telling; coverage and corrections by what caused them.
func mark(c *edikt.Change, as string) string {
	switch as {
	case edikt.HearCoverage:
		return "coverage " + eventOf(c).ID
	case edikt.HearCorrection:
		return "correction " + c.ID
	}
	return c.Transition
}

// give sends an item, or puts it where it waits.
func (e *Engine) give(s *subscription, c *edikt.Change, it item, doc *edikt.Document, t *told) error {
	now := e.Now().UTC()
	if sl := e.silencedBy(s.ID, doc, now); sl != nil {
		it.Held = sl.Comment
		return e.holdIn(s.ID, "silence "+sl.ID, sl.ID, c, it, sl.Ends)
	}
	if until := quietUntil(s.Quiet, now); !until.IsZero() {
		it.Held = s.Quiet.From + "–" + s.Quiet.To
		return e.holdIn(s.ID, "quiet", "", c, it, until)
	}
	g, err := e.group(s.ID, groupName(&s.Subscription, c), "")
	if err != nil {
		return err
	}
	if now.Before(g.Hold) {
		return e.hold(g, c, it, g.Hold)
	}
	if err := e.send(s, reasonOf(c, t, s.ID), []edikt.DeliveryItem{e.deliver(c, it, s.Lang)}); err != nil {
		return err
	}
	g.Hold = now.Add(time.Duration(s.Group.Wait))
	if err := e.remember(g, s, []item{it}, c); err != nil {
		return err
	}
	return e.keep(g)
}

// deliver makes of an item what travels.
func (e *Engine) deliver(c *edikt.Change, it item, lang string) edikt.DeliveryItem {
	x := e.named(*c, lang)
	x.From = it.From
	return edikt.DeliveryItem{Key: it.Key, Change: x, Matched: it.Matched, Held: it.Held}
}

// holdIn adds an item to a group by its name.
func (e *Engine) holdIn(sub, name, silence string, c *edikt.Change, it item, due time.Time) error {
	g, err := e.group(sub, name, silence)
	if err != nil {
		return err
	}
	return e.hold(g, c, it, due)
}

// hold adds an item to a group that will be sent at due.
func (e *Engine) hold(g *group, c *edikt.Change, it item, due time.Time) error {
	if g.has(it.Key) {
		return nil
	}
	if err := e.shelf.put(c); err != nil {
		return err
	}
	if len(g.Items) == 0 {
		g.Due = due.UTC()
	}
	g.Items = append(g.Items, it)
	e.shelf.hold(it)
	return e.keep(g)
}

// remember keeps what was told for the next repeat: the newest of each dossier, and none that is over.
func (e *Engine) remember(g *group, s *subscription, items []item, changes ...*edikt.Change) error {
	if s.Group.Repeat <= 0 {
		return nil
	}
	for _, c := range changes {
		if err := e.shelf.put(c); err != nil {
			return err
		}
	}
	before := g.Told
	g.Told = nil
	for _, it := range collapse(slices.Concat(before, items)) {
		c, err := e.shelf.get(it.Change)
		if err != nil {
			return err
		}
		if c != nil && c.To != edikt.Ended && c.To != edikt.Rejected && c.To != "" {
			g.Told = append(g.Told, it)
		}
	}
	e.shelf.hold(g.Told...)
	g.Repeat = time.Time{}
	if len(g.Told) > 0 {
		g.Repeat = e.Now().UTC().Add(time.Duration(s.Group.Repeat))
	}
	return e.shelf.drop(before...)
}

// listening are the receivers that do not rest.
func listening(s *subscription) []string {
	return slices.DeleteFunc(slices.Clone(s.Receivers), func(r string) bool { return slices.Contains(s.Resting, r) })
}

// send hands one message to every receiver of a subscription.
func (e *Engine) send(s *subscription, reason string, items []edikt.DeliveryItem) error {
	if len(items) == 0 {
		return nil
	}
	for _, r := range listening(s) {
		if err := e.Outbox(e.delivery(&s.Subscription, r, reason, items)); err != nil {
			return fmt.Errorf("outbox: %w", err)
		}
	}
	return nil
}

func reasonOf(c *edikt.Change, t *told, sub string) string {
	switch {
	case c.Type == edikt.HearCorrection:
		return edikt.ReasonChanged
	case c.To == edikt.Ended || c.To == edikt.Rejected:
		return edikt.ReasonResolved
	case t.any(sub):
		return edikt.ReasonChanged
	}
	return edikt.ReasonFirst
}
