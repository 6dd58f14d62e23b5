package alert

import (
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

// document is what the queries of subscriptions see of a change.
func document(c *edikt.Change) edikt.Document {
	e := eventOf(c)
	d := edikt.Document{Type: edikt.EventDocument, ID: e.ID, Event: e, Dossier: c.Dossier.ID, DossierStatus: c.Dossier.Status,
		Sources: c.Dossier.Sources, New: c.Type == edikt.HearNew, Seen: c.At, Decision: c.Dossier.Decision}
	if e.Article != nil {
		d.Article = *e.Article
	}
	return d
}

// eventOf is the report that stands for the change; of a dossier that was withdrawn only the measure is left.
func eventOf(c *edikt.Change) *edikt.Event {
	if c.Event != nil {
		return c.Event
	}
	if n := len(c.Dossier.Steps); n > 0 && len(c.Dossier.Steps[n-1].Events) > 0 {
		return &c.Dossier.Steps[n-1].Events[0]
	}
	return &edikt.Event{ID: c.Dossier.ID, Kind: c.Dossier.Kind, Status: c.From, Jurisdiction: c.Dossier.Jurisdiction,
		Actor:  &edikt.Actor{ID: c.Dossier.Authority, Authority: c.Dossier.Authority, Name: c.Dossier.ActorName},
		Target: edikt.Target{ID: c.Dossier.Target, Name: c.Dossier.TargetName}}
}

// leaves lists the parts of a query that can be answered by themselves, as they print; negated ones are left out.
func leaves(expr query.Expr) map[string]query.Expr {
	out := map[string]query.Expr{}
	query.Walk(expr, func(e query.Expr, negated bool) bool {
		switch e.(type) {
		case query.And, query.Or, query.Not:
		default:
			if !negated {
				out[e.String()] = e
			}
		}
		return true
	})
	return out
}

// answered tells which parts of any of the queries a document answers. All parts are asked at once, since reading a
// document costs more than asking it.
func answered(exprs []query.Expr, a *query.Analyzers, d *edikt.Document, now time.Time) map[string]bool {
	set := query.NewSet(a)
	for _, x := range exprs {
		for text, leaf := range leaves(x) {
			set.Put(text, leaf)
		}
	}
	out := map[string]bool{}
	for _, text := range set.Match(d, now) {
		out[text] = true
	}
	return out
}

// terms lists the parts of a query that were answered, for "why you got this".
func terms(expr query.Expr, answered map[string]bool) []string {
	var out []string
	for text := range leaves(expr) {
		if answered[text] {
			out = append(out, text)
		}
	}
	slices.Sort(out)
	return out
}

// itemKey is what a subscriber hears of once: subscription, dossier, transition. Corrections and further coverage have
// no transition of their own; each is told once by what caused it.
func itemKey(sub string, c *edikt.Change, as string) string {
	parts := []string{sub, c.Dossier.ID}
	switch as {
	case edikt.HearCoverage:
		parts = append(parts, "coverage", eventOf(c).ID)
	case edikt.HearCorrection:
		parts = append(parts, "correction", edikt.HashText("change", c.ID))
	default:
		parts = append(parts, c.Transition)
	}
	return strings.Join(parts, ".")
}

// Messages spell out a few reports; the rest is counted and can be looked at in the dossier.
const (
	maxStepEvents = 3
	maxLastEvents = 6
	maxField      = 2000 // bytes of any text of an event that travels in a delivery
)

// trim bounds what a delivery carries of a change: long lives and hostile fields.
func trim(c edikt.Change) edikt.Change {
	c.Dossier.Steps = slices.Clone(c.Dossier.Steps)
	last := len(c.Dossier.Steps) - 1
	for i := range c.Dossier.Steps {
		s := &c.Dossier.Steps[i]
		keep := maxStepEvents
		if i == last {
			keep = maxLastEvents
		}
		s.Events = slices.Clone(s.Events[:min(keep, len(s.Events))])
		for j := range s.Events {
			s.Events[j] = bounded(s.Events[j])
		}
	}
	c.Dossier.ActorName, c.Dossier.TargetName = bound(c.Dossier.ActorName), bound(c.Dossier.TargetName)
	if c.Event != nil {
		e := bounded(*c.Event)
		c.Event = &e
	}
	return c
}

func bounded(e edikt.Event) edikt.Event {
	e.Evidence.Text, e.Trigger.Text, e.Addressee = bound(e.Evidence.Text), bound(e.Trigger.Text), bound(e.Addressee)
	e.Target.Name, e.Target.Text = bound(e.Target.Name), bound(e.Target.Text)
	if e.Actor != nil {
		a := *e.Actor
		a.Name, a.Text = bound(a.Name), bound(a.Text)
		e.Actor = &a
	}
	if e.Article != nil {
		a := *e.Article
		a.Title = bound(a.Title)
		e.Article = &a
	}
	return e
}

func bound(s string) string {
	if len(s) <= maxField {
		return s
	}
	return strings.ToValidUTF8(s[:maxField], "") + "…"
}
