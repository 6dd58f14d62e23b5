package alert

import (
	"slices"
	"time"

	"edikt"
)

// listener is what of a subscription decides whether it hears of a change. It stays in memory for each; the rest lies in
// the store until there is something to say, since most subscriptions hear of nothing for weeks.
type listener struct {
	hear             hearing
	paused           bool
	created, expires time.Time
}

// hearing is a set of what can be heard of, a bit each in the order of hearable.
type hearing uint8

var hearable = []string{edikt.HearNew, edikt.HearStatus, edikt.HearCorrection, edikt.HearCoverage}

func listenerOf(s *edikt.Subscription) listener {
	l := listener{paused: s.Paused, created: s.Created, expires: s.Expires}
	for i, h := range hearable {
		if slices.Contains(s.Hear, h) {
			l.hear |= 1 << i
		}
	}
	return l
}

func (h hearing) of(what string) bool {
	i := slices.Index(hearable, what)
	return i >= 0 && h&(1<<i) != 0
}

// active reports whether a subscription hears at all.
func (l *listener) active(now time.Time) bool {
	return !l.paused && (l.expires.IsZero() || now.Before(l.expires))
}

// hears says as what the subscription of that id hears of a change, or "" for not at all. A report that is only coverage for
// all others is the first for one whose query no earlier report answered, such as one that asks for French.
func (l *listener) hears(id string, c *edikt.Change, t *told) string {
	as := c.Type
	if as == edikt.HearCoverage && l.overdue(id, c, t) {
		first := edikt.HearStatus
		if !t.any(id) {
			first = edikt.HearNew
		}
		if l.hear.of(first) {
			as = first
		}
	}
	if !l.hear.of(as) || t.knows(mark(c, as), id) {
		return ""
	}
	if as == edikt.HearCorrection && !t.any(id) {
		return "" // there is nothing to correct
	}
	return as
}

// overdue reports whether the subscription was there when the transition was news, and has not heard of it.
func (l *listener) overdue(id string, c *edikt.Change, t *told) bool {
	x := t.Transitions[c.Transition]
	return x != nil && !t.knows(c.Transition, id) && !l.created.After(x.At) && eventOf(c).Status == c.To
}
