package dossier

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"edikt"
)

// verdicts are decisions by what they speak of, each in order of time, without those that were undone.
type verdicts struct {
	events   map[string][]edikt.Decision // about an event itself
	dossiers []edikt.Decision            // about a dossier as a whole
	moves    []edikt.Decision            // merges and splits
}

func newVerdicts(decisions []edikt.Decision) verdicts {
	v := verdicts{events: map[string][]edikt.Decision{}}
	for _, d := range standing(decisions) {
		switch {
		case d.Action == edikt.Merge || d.Action == edikt.Split:
			v.moves = append(v.moves, d)
		case d.Event != "":
			v.events[d.Event] = append(v.events[d.Event], d)
		default:
			v.dossiers = append(v.dossiers, d)
		}
	}
	return v
}

// standing sorts decisions by time and leaves out what was undone. An undo can itself be undone.
func standing(decisions []edikt.Decision) []edikt.Decision {
	all := slices.Clone(decisions)
	slices.SortFunc(all, func(a, b edikt.Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	all = slices.CompactFunc(all, func(a, b edikt.Decision) bool { return a.ID == b.ID })
	undone := map[string]bool{}
	for _, d := range slices.Backward(all) { // the last word counts
		if d.Action == edikt.Undo && !undone[d.ID] {
			undone[d.Other] = true
		}
	}
	return slices.DeleteFunc(all, func(d edikt.Decision) bool { return d.Action == edikt.Undo || undone[d.ID] })
}

// apply gives a report as analysts corrected it, nil where it counts no more.
func (v *verdicts) apply(r *report) *report {
	decisions := v.events[r.ID]
	if len(decisions) == 0 {
		return r
	}
	e, keep := *r.Event, true
	for _, d := range decisions {
		switch d.Action {
		case edikt.Reject, edikt.Forget:
			keep = false
		case edikt.Confirm:
			keep = true
		case edikt.Correct:
			e = corrected(e, d.Fields)
		}
	}
	if !keep {
		return nil
	}
	return newReport(&e)
}

// on is what stands of the decisions about a report; empty where there is none, or it was erased.
func (v *verdicts) on(r *report) string {
	word := ""
	for _, d := range v.events[r.ID] {
		if d.Action != edikt.Correct || word != edikt.Reject {
			word = d.Action
		}
	}
	if word == edikt.Forget {
		return ""
	}
	return word
}

// verdictsOf lists what was decided about the reports of a dossier, and about those rejected that could be of it. A
// rejected report has no scope class, so that each dossier of its family names it.
func (p *pile) verdictsOf(reports []*report, f family) (out []edikt.Verdict) {
	if len(p.events) == 0 {
		return nil
	}
	for _, r := range reports {
		if word := p.on(r); word != "" {
			out = append(out, verdict(r, word))
		}
	}
	for _, r := range p.rejected {
		if r.family == f {
			out = append(out, verdict(r, edikt.Reject))
		}
	}
	slices.SortFunc(out, func(a, b edikt.Verdict) int { return cmp.Compare(a.Event, b.Event) })
	return out
}

func verdict(r *report, word string) edikt.Verdict {
	return edikt.Verdict{Event: r.ID, Article: articleOf(r.Event).ID, Action: word}
}

// corrected lays what an analyst filled in over the event; its identity and its evidence stay.
func corrected(e edikt.Event, by *edikt.Event) edikt.Event {
	if by == nil {
		return e
	}
	e.Kind = cmp.Or(by.Kind, e.Kind)
	e.Status = cmp.Or(by.Status, e.Status)
	e.Jurisdiction = cmp.Or(by.Jurisdiction, e.Jurisdiction)
	e.Addressee = cmp.Or(by.Addressee, e.Addressee)
	e.When = cmp.Or(by.When, e.When)
	e.Asserted = cmp.Or(by.Asserted, e.Asserted)
	if by.Actor != nil {
		e.Actor = by.Actor
	}
	if by.Target.ID != "" {
		e.Target = by.Target
	}
	if by.Scope != nil {
		e.Scope = by.Scope
	}
	if by.Effective != nil {
		e.Effective = by.Effective
	}
	return e
}

// decide moves events between dossiers as analysts said, one decision after the other.
func (p *pile) decide() {
	for _, d := range p.moves {
		if d.Action == edikt.Merge {
			p.merge(d.Dossier, d.Other)
			continue
		}
		p.split(d)
	}
	for _, d := range p.dossiers {
		id := p.resolve(d.Dossier)
		if d.Action == edikt.Forget {
			delete(p.members, id)
			continue
		}
		p.words[id] = d.Action
	}
}

// resolve follows moves to the dossier that goes by id now.
func (p *pile) resolve(id string) string {
	for range p.moved {
		to, ok := p.moved[id]
		if !ok {
			break
		}
		id = to
	}
	return id
}

func (p *pile) merge(into, from string) {
	into, from = p.resolve(into), p.resolve(from)
	if into == from || p.members[into] == nil || p.members[from] == nil {
		return
	}
	p.members[into] = append(p.members[into], p.members[from]...)
	delete(p.members, from)
	p.moved[from] = into
}

// split takes an event out of its dossier, into the one that the decision names or one of its own.
func (p *pile) split(d edikt.Decision) {
	from := p.resolve(d.Dossier)
	i := slices.IndexFunc(p.members[from], func(r *report) bool { return r.ID == d.Event })
	if i < 0 {
		return
	}
	r := p.members[from][i]
	to := p.resolve(d.Other)
	if d.Other == "" {
		to = SplitID(d.Dossier, d.Event)
	}
	if to == from {
		return
	}
	if _, given := p.homes[to]; !given {
		p.homes[to] = p.homes[from]
	}
	p.members[from] = slices.Delete(p.members[from], i, i+1)
	if len(p.members[from]) == 0 {
		delete(p.members, from)
		p.moved[from] = to
	}
	p.members[to] = append(p.members[to], r)
}

// SplitID is the ID of the dossier that splitting event off makes.
func SplitID(dossier, event string) string { return edikt.DossierID(dossier + "/" + event) }

// CheckDecision reports everything that keeps a decision from being understood, joined.
func CheckDecision(d edikt.Decision) error {
	var errs []error
	need := func(what, value string) {
		if value == "" {
			errs = append(errs, fmt.Errorf("%s needs %s", d.Action, what))
		}
	}
	switch d.Action {
	case edikt.Confirm, edikt.Reject, edikt.Forget:
		need("an event or a dossier", d.Event+d.Dossier)
	case edikt.Correct:
		need("an event", d.Event)
		if d.Fields == nil {
			errs = append(errs, errors.New("correct needs the fields to correct"))
		}
	case edikt.Merge:
		need("a dossier", d.Dossier)
		need("the dossier that goes", d.Other)
	case edikt.Split:
		need("a dossier", d.Dossier)
		need("an event", d.Event)
	case edikt.Undo:
		need("the decision to undo", d.Other)
	default:
		errs = append(errs, fmt.Errorf("action %q is none of confirm, reject, correct, merge, split, undo, forget", d.Action))
	}
	need("an ID", d.ID)
	need("who decided", d.By)
	return errors.Join(errs...)
}
