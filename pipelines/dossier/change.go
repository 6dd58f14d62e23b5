package dossier

import (
	"fmt"
	"math/bits"
	"reflect"
	"slices"
	"strconv"
	"time"

	"edikt"
)

// The types of a change.
const (
	New        = "new"        // a measure that nobody told of before
	Status     = "status"     // it reached another step
	Coverage   = "coverage"   // one more report of what is known
	Correction = "correction" // reports were withdrawn or changed, and the dossier with them
	Merged     = "merged"     // it is part of another dossier now
	Parted     = "split"      // an analyst made it of another dossier's events
)

// Freshness is how old a report may be and still raise an alert.
const Freshness = 72 * time.Hour

// Transition names the newest step of d: its status and, from the second time on, its ordinal ("in_force.2").
func Transition(d *edikt.Dossier) string {
	n := 0
	for _, s := range d.Steps {
		if s.Status == d.Status {
			n++
		}
	}
	if n < 2 {
		return string(d.Status)
	}
	return string(d.Status) + "." + strconv.Itoa(n)
}

// occasion is why a view changed: an event set, or a decision.
type occasion struct {
	id     string // of the message
	cause  edikt.Cause
	events map[string]bool // of the set
	by     string          // who decided; empty for an event set
	now    time.Time
}

// compare lists what after makes of before, in the order of dossier IDs. told holds the transitions already sent as
// news; compare adds to it.
func compare(before, after *View, o occasion, told map[string]bool) []edikt.Change {
	var changes []edikt.Change
	for _, d := range after.Dossiers {
		b, known := predecessor(before, after, d.ID)
		if known && b.ID == d.ID && reflect.DeepEqual(b, d) {
			continue
		}
		c := o.change(b, d, known, told)
		c.Reports = unnamed(&b, &d)
		c.Dossier = Brief(c.Dossier)
		changes = append(changes, c)
	}
	for _, b := range before.Dossiers {
		if _, ok := slices.BinarySearchFunc(after.Dossiers, b.ID, byID); !ok {
			changes = append(changes, o.gone(b, after))
		}
	}
	return changes
}

// briefEvents is how many reports of a step travel with a change: a measure that thousands report would weigh megabytes.
const briefEvents = 10

// Brief is a dossier with the first reports of each step; the counts still speak of all.
func Brief(d edikt.Dossier) edikt.Dossier {
	d.Steps = slices.Clone(d.Steps)
	for i := range d.Steps {
		d.Steps[i].Events = slices.Clone(d.Steps[i].Events[:min(len(d.Steps[i].Events), briefEvents)])
	}
	return d
}

// Shortened reports whether a brief dossier may have more reports than it names.
func Shortened(d *edikt.Dossier) bool {
	return slices.ContainsFunc(d.Steps, func(s edikt.Step) bool { return len(s.Events) >= briefEvents })
}

// unnamed lists the reports that a brief d leaves out and that have to hear what became of it: all of them where what a
// search shows beside each is another than in b, else those that are new to it or that an analyst spoke of.
func unnamed(b, d *edikt.Dossier) (out []edikt.ReportRef) {
	if !slices.ContainsFunc(d.Steps, func(s edikt.Step) bool { return len(s.Events) > briefEvents }) {
		return nil
	}
	all := b.ID != d.ID || b.Status != d.Status || b.Decision != d.Decision || grade(b.Sources) != grade(d.Sources)
	known := map[string]string{} // to what was said of it
	for _, id := range eventIDs(*b) {
		known[id] = ""
	}
	for _, v := range b.Verdicts {
		known[v.Event] = v.Action
	}
	said := map[string]string{}
	for _, v := range d.Verdicts {
		said[v.Event] = v.Action
	}
	for _, s := range d.Steps {
		for i := briefEvents; i < len(s.Events); i++ {
			e := &s.Events[i]
			if before, ok := known[e.ID]; all || !ok || before != said[e.ID] {
				out = append(out, edikt.ReportRef{Event: e.ID, Article: articleOf(e).ID})
			}
		}
	}
	return out
}

// grade is n to three binary digits: a count that thousands of reports show need not be right to the last one.
func grade(n int) int {
	low := max(0, bits.Len(uint(n))-3)
	return n >> low << low
}

// predecessor is the dossier as it was: under its own ID, or under one that moved into it.
func predecessor(before, after *View, id string) (edikt.Dossier, bool) {
	if i, ok := slices.BinarySearchFunc(before.Dossiers, id, byID); ok {
		return before.Dossiers[i], true
	}
	for _, b := range before.Dossiers {
		if d, ok := after.Find(b.ID); ok && d.ID == id {
			return b, true
		}
	}
	return edikt.Dossier{}, false
}

func (o *occasion) change(b, d edikt.Dossier, known bool, told map[string]bool) edikt.Change {
	c := edikt.Change{Version: edikt.SchemaVersion, Dossier: d, From: b.Status, To: d.Status, Transition: Transition(&d), Cause: o.cause, At: o.now}
	c.Event = o.causing(&d)
	c.News, c.Reason = o.news(c.Event, &d)
	first := c.News && o.inNewestStep(c.Event, &d) && !o.late(&d) && !knownTransition(told, &d, c.Transition)
	switch lost := lostEvents(b, d); {
	case !known && o.by != "":
		c.Type = Parted
	case !known:
		c.Type = New
	case regressed(&b, &d) || lost > 0 && (d.Sources < b.Sources || Transition(&b) != c.Transition && !o.inNewestStep(c.Event, &d)):
		c.Type = Correction
		c.News, c.Reason = o.corrects(lost, &d)
	case Transition(&b) != c.Transition:
		c.Type = Status
	case first && len(newsSteps(d)) == 1:
		c.Type = New
	case first:
		c.Type = Status
	default:
		c.Type = Coverage
	}
	o.settleNews(&c, first, told)
	c.ID = o.changeID(&c)
	return c
}

// settleNews makes sure that a transition is news once: while it is young, and to the report that brings it.
func (o *occasion) settleNews(c *edikt.Change, first bool, told map[string]bool) {
	if c.Type != New && c.Type != Status {
		return
	}
	if c.News && !first {
		c.News, c.Reason = false, "not the newest step, or told before: "+c.Reason
	}
	if c.News {
		told[c.Dossier.ID+"."+c.Transition] = true
	}
}

// changeID is the same for a transition whoever brings it, so that the stream keeps it once.
func (o *occasion) changeID(c *edikt.Change) string {
	if c.News && (c.Type == New || c.Type == Status) {
		return c.Dossier.ID + "." + c.Transition
	}
	return c.Dossier.ID + "." + c.Type + "." + edikt.DossierID(o.id)
}

// gone tells of a dossier that is no more: part of another one, or withdrawn.
func (o *occasion) gone(b edikt.Dossier, after *View) edikt.Change {
	c := edikt.Change{Version: edikt.SchemaVersion, Type: Correction, Dossier: Brief(b), From: b.Status, Transition: Transition(&b), Cause: o.cause, At: o.now}
	if d, ok := after.Find(b.ID); ok {
		c.Type, c.To, c.Reason = Merged, d.Status, "part of dossier "+d.ID+" now"
		c.Dossier.MergedInto = d.ID
	} else {
		c.News, c.Reason = o.corrects(len(eventIDs(b)), &b)
		c.Dossier.Steps, c.Dossier.Status, c.Dossier.Sources = nil, "", 0
		c.Dossier.Verdicts = after.rejectedOf(&b)
	}
	c.ID = o.changeID(&c)
	return c
}

// rejectedOf lists the reports of a withdrawn dossier that count no more because an analyst said so.
func (v *View) rejectedOf(b *edikt.Dossier) (out []edikt.Verdict) {
	ids := eventIDs(*b)
	for _, r := range v.rejected {
		known := slices.ContainsFunc(b.Verdicts, func(x edikt.Verdict) bool { return x.Event == r.ID })
		if known || slices.Contains(ids, r.ID) {
			out = append(out, verdict(r, edikt.Reject))
		}
	}
	return out
}

// causing is the event of the set that best explains the change: in the newest step, and news.
func (o *occasion) causing(d *edikt.Dossier) *edikt.Event {
	var found *edikt.Event
	for _, s := range slices.Backward(d.Steps) {
		for i := range s.Events {
			e := &s.Events[i]
			if !o.events[e.ID] {
				continue
			}
			if bg, _ := judge(e); !bg {
				return e
			}
			if found == nil {
				found = e
			}
		}
	}
	return found
}

// news decides whether the change may raise an alert, and says why.
func (o *occasion) news(e *edikt.Event, d *edikt.Dossier) (bool, string) {
	switch {
	case o.by != "":
		return false, "decided by " + o.by
	case o.cause != edikt.Live:
		return false, string(o.cause) + ": files as background"
	case d.Decision == edikt.Reject:
		return false, "an analyst rejected the dossier"
	case e == nil:
		return false, "no report of this article is left"
	}
	if bg, reason := judge(e); bg {
		return false, reason
	}
	if !fresh(articleOf(e).Date, o.now) {
		return false, fmt.Sprintf("published %s, not within 3 days of %s", articleOf(e).Date.Day(), o.now.Format(time.DateOnly))
	}
	_, reason := judge(e)
	return true, reason
}

// corrects decides the same for a correction: there need not be a report left to look at.
func (o *occasion) corrects(lost int, d *edikt.Dossier) (bool, string) {
	reason := "a report was changed"
	if lost > 0 {
		reason = fmt.Sprintf("%d report(s) withdrawn", lost)
	}
	if o.by != "" {
		return false, reason + ", decided by " + o.by
	}
	return o.cause == edikt.Live && o.now.Sub(d.Last) < Freshness+24*time.Hour, reason
}

// fresh reports whether a publication lies within 3 days of now, at the precision it is given in: months are too vague.
func fresh(published edikt.Date, now time.Time) bool {
	start, end := published.Start(), published.End()
	return !start.IsZero() && end.Sub(start) <= 24*time.Hour && now.Sub(end) <= Freshness && start.Sub(now) <= 24*time.Hour
}

// late reports whether the newest step is an old story: another report of it is days old.
func (o *occasion) late(d *edikt.Dossier) bool {
	return o.now.Sub(d.Steps[len(d.Steps)-1].First) > Freshness+24*time.Hour
}

func (o *occasion) inNewestStep(e *edikt.Event, d *edikt.Dossier) bool {
	return e != nil && slices.ContainsFunc(d.Steps[len(d.Steps)-1].Events, func(x edikt.Event) bool { return x.ID == e.ID })
}

func knownTransition(told map[string]bool, d *edikt.Dossier, transition string) bool {
	if told[d.ID+"."+transition] {
		return true
	}
	return slices.ContainsFunc(d.Former, func(id string) bool { return told[id+"."+transition] })
}

// regressed reports whether the status that b had is gone without having led to the present one: it was never true.
func regressed(b, d *edikt.Dossier) bool {
	return b.Status != d.Status && !slices.Contains(follows[b.Status], d.Status) &&
		!slices.ContainsFunc(d.Steps, func(s edikt.Step) bool { return s.Status == b.Status })
}

// newsSteps are the steps that at least one report told as news.
func newsSteps(d edikt.Dossier) []edikt.Step {
	return slices.DeleteFunc(slices.Clone(d.Steps), func(s edikt.Step) bool { return s.Background })
}

func lostEvents(b, d edikt.Dossier) int {
	now := map[string]bool{}
	for _, id := range eventIDs(d) {
		now[id] = true
	}
	return len(slices.DeleteFunc(eventIDs(b), func(id string) bool { return now[id] }))
}

func eventIDs(d edikt.Dossier) []string {
	var ids []string
	for _, s := range d.Steps {
		for _, e := range s.Events {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
