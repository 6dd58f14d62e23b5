package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"edikt"
)

// settling is the time within which opposite reports are a contradiction and not yet a turn of events: outlets lag,
// and a lifted ban that one of them still reports the day after has not come back.
const settling = 72 * time.Hour

// report is an event with everything that filing reads off it, worked out once.
type report struct {
	*edikt.Event
	family     family
	scopes     []string  // classes that it names
	outlet     string    // who published it
	published  time.Time // zero: unknown
	at         time.Time // the moment for which it speaks
	dated      bool      // the text itself says when, and that lies before its publication
	again      bool      // the text says that it comes back
	background bool
	reason     string
}

func newReport(e *edikt.Event) *report {
	r := &report{Event: e, family: familyOf(e), scopes: scopeClasses(e), outlet: outletOf(articleOf(e)), published: articleOf(e).Date.Start(), at: claimed(e)}
	r.background, r.reason = judge(e)
	r.again = saysAgain(e.Evidence.Text) || saysAgain(articleOf(e).Title)
	said := e.Asserted.End()
	r.dated = !r.published.IsZero() && !said.IsZero() && !said.After(r.published)
	return r
}

func newReports(events []edikt.Event) []*report {
	out := make([]*report, len(events))
	for i := range events {
		out[i] = newReport(&events[i])
	}
	return out
}

// claimed is the moment for which e speaks: when the measure was taken as far as the text says, and never after
// publication; a vague "2021" means its end. Zero where neither is known.
func claimed(e *edikt.Event) time.Time {
	pub := articleOf(e).Date.Start()
	said := e.Asserted.End()
	if said.IsZero() {
		return pub
	}
	if said = said.Add(-time.Second); pub.IsZero() || said.Before(pub) {
		return said
	}
	return pub
}

// judge tells news from background by the text alone, with the reason.
func judge(e *edikt.Event) (background bool, reason string) {
	a := articleOf(e)
	switch {
	case a.Date == "":
		return true, "the article has no date"
	case a.DateSource == edikt.DateFromFetched:
		return true, "the article gives no date; when it was fetched is no news"
	case e.Background:
		return true, "told as background" + since(e)
	case !e.Asserted.End().IsZero() && a.Date.Start().Sub(e.Asserted.End()) > settling:
		return true, fmt.Sprintf("taken %s, reported %s", e.Asserted.Day(), a.Date.Day())
	}
	return false, "reported " + string(a.Date.Day()) + since(e)
}

func since(e *edikt.Event) string {
	if e.Asserted == "" || e.Asserted.Day() == articleOf(e).Date.Day() {
		return ""
	}
	return ", taken " + string(e.Asserted.Day())
}

// lifeRank orders reports of one moment: what comes earlier in a measure's life first.
func lifeRank(s edikt.Status) int { return slices.Index(edikt.Statuses(), s) }

func compareReports(a, b *report) int {
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(lifeRank(a.Status), lifeRank(b.Status)), comparePublished(a, b))
}

func comparePublished(a, b *report) int {
	return cmp.Or(a.published.Compare(b.published), cmp.Compare(a.ID, b.ID))
}

// fold makes the life of a measure of its reports: the steps in order, the last one the present state.
func fold(reports []*report) (steps []edikt.Step, contested bool) {
	reports = settleUndated(reports)
	slices.SortFunc(reports, compareReports)
	l := life{all: reports}
	for _, r := range reports {
		l.take(r)
	}
	out := make([]edikt.Step, len(l.steps))
	for i, s := range l.steps {
		out[i] = s.export()
	}
	return out, l.contested
}

// settleUndated puts a report without any date beside the earliest dated one of its status. It works on a copy.
func settleUndated(reports []*report) []*report {
	earliest := map[edikt.Status]time.Time{}
	for _, r := range reports {
		if first, ok := earliest[r.Status]; !r.at.IsZero() && (!ok || r.at.Before(first)) {
			earliest[r.Status] = r.at
		}
	}
	out := slices.Clone(reports)
	for i, r := range out {
		if r.at.IsZero() {
			settled := *r
			settled.at = earliest[r.Status]
			out[i] = &settled
		}
	}
	return out
}

// life takes reports in order of time.
type life struct {
	all       []*report
	steps     []*step
	contested bool
}

type step struct {
	status  edikt.Status
	at      time.Time
	reports []*report
}

// follows lists what a status can lead to. Whatever else is reported lags behind, contradicts, or begins anew.
var follows = map[edikt.Status][]edikt.Status{
	edikt.Proposed:  {edikt.Announced, edikt.InForce, edikt.Ended, edikt.Rejected},
	edikt.Announced: {edikt.InForce, edikt.Ended, edikt.Rejected},
	edikt.InForce:   {edikt.Ended},
}

func over(s edikt.Status) bool { return s == edikt.Ended || s == edikt.Rejected }

func (l *life) take(r *report) {
	cur := l.newest()
	switch {
	case cur == nil || slices.Contains(follows[cur.status], r.Status):
		if old := l.find(r.Status); old != nil && r.background && !r.dated {
			old.reports = append(old.reports, r)
			return
		}
		l.steps = append(l.steps, &step{status: r.Status, at: r.at, reports: []*report{r}})
	case r.Status == cur.status:
		cur.reports = append(cur.reports, r)
	case r.background && !r.dated:
		l.lag(r)
	case over(cur.status) && !over(r.Status):
		l.renew(r)
	default:
		l.contested = l.contested || r.Status == edikt.Rejected && cur.status == edikt.InForce && cur.sameActor(r)
		l.lag(r)
	}
}

// renew lets a measure that is over come back, or files the report as one that lags behind.
func (l *life) renew(r *report) {
	if l.returns(r) {
		l.steps = append(l.steps, &step{status: r.Status, at: r.at, reports: []*report{r}})
		return
	}
	near := r.at.Sub(l.newest().at) < settling
	l.contested = l.contested || near && r.Status != edikt.Proposed && l.newest().sameActor(r)
	l.lag(r)
}

// returns tells a return from a report that is late or looks back. Whoever says "again" later than the end means a return.
// Else, so near to the end, one of the two is wrong. What was in force and ended is told again and again as history; that it
// is in force once more needs a date in the text, of the measure or of its effect, or a second independent source within days.
func (l *life) returns(r *report) bool {
	end := l.newest()
	switch {
	case r.again && r.at.After(end.at):
		return true
	case r.at.Sub(end.at) < settling:
		return false
	case end.status != edikt.Ended || r.Status != edikt.InForce || l.find(edikt.InForce) == nil || r.dated || r.takesEffectAfter(end.at):
		return true
	}
	return slices.ContainsFunc(l.all, func(x *report) bool {
		after := x.at.Sub(r.at)
		return x.Status == r.Status && !x.background && after >= 0 && after <= settling && independent([]*report{r, x}) == 2
	})
}

// takesEffectAfter reports whether the text dates the effect, and that later than t.
func (r *report) takesEffectAfter(t time.Time) bool {
	return r.Effective != nil && edikt.Date(r.Effective.From).Start().After(t)
}

// lag files a report that does not move the measure: with its earlier step where there is one, else as a step of its
// own before the present one.
func (l *life) lag(r *report) {
	if s := l.find(r.Status); s != nil {
		s.reports = append(s.reports, r)
		return
	}
	i := len(l.steps) - 1
	l.steps = slices.Insert(l.steps, i, &step{status: r.Status, at: r.at, reports: []*report{r}})
}

func (l *life) newest() *step {
	if len(l.steps) == 0 {
		return nil
	}
	return l.steps[len(l.steps)-1]
}

// find is the newest step of a status.
func (l *life) find(s edikt.Status) *step {
	for _, st := range slices.Backward(l.steps) {
		if st.status == s {
			return st
		}
	}
	return nil
}

// sameActor reports whether r can contradict the step: two ministries of one government may well do different things.
func (s *step) sameActor(r *report) bool {
	whole := func(x *report) bool { return x.Actor == nil || x.Actor.ID == x.family.authority }
	return slices.ContainsFunc(s.reports, func(x *report) bool { return x.ActorID() == r.ActorID() || whole(x) || whole(r) })
}

// export sorts the step's reports by publication and says what they have in common.
func (s *step) export() edikt.Step {
	slices.SortFunc(s.reports, comparePublished)
	out := edikt.Step{Status: s.status, Background: true, Sources: independent(s.reports), Events: make([]edikt.Event, len(s.reports))}
	var earliest time.Time
	for i, r := range s.reports {
		if said := r.Asserted.Start(); out.Asserted == "" || r.Asserted != "" && said.Before(earliest) {
			out.Asserted, earliest = r.Asserted, said
		}
		if out.Effective == nil {
			out.Effective = r.Effective
		}
		if out.First.IsZero() {
			out.First = r.published
		}
		if out.Reason == "" || out.Background && !r.background {
			out.Reason = r.reason
		}
		out.Background = out.Background && r.background
		out.Events[i] = *r.Event
	}
	return out
}
