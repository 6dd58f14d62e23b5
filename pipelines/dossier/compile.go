package dossier

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"edikt"
)

// View is what a set of events and decisions amounts to.
type View struct {
	Dossiers []edikt.Dossier   // sorted by ID
	Moved    map[string]string // IDs that were given once to the dossiers that hold their events now

	rejected []*report // by ID: single reports that count no more
}

// Find returns the dossier that goes by id now.
func (v *View) Find(id string) (edikt.Dossier, bool) {
	for seen := 0; seen < 100; seen++ {
		to, moved := v.Moved[id]
		if !moved {
			break
		}
		id = to
	}
	i, ok := slices.BinarySearchFunc(v.Dossiers, id, func(d edikt.Dossier, id string) int { return cmp.Compare(d.ID, id) })
	if !ok {
		return edikt.Dossier{}, false
	}
	return v.Dossiers[i], true
}

// Compile files events under decisions. The order of either does not matter.
func Compile(events []edikt.Event, decisions []edikt.Decision) View {
	return compile(newReports(events), newVerdicts(decisions))
}

func compile(reports []*report, verdicts verdicts) View {
	p := newPile(reports, verdicts)
	p.assign()
	p.decide()
	v := View{Moved: p.moved}
	for _, id := range slices.Sorted(maps.Keys(p.members)) {
		v.Dossiers = append(v.Dossiers, p.dossier(id))
	}
	v.rejected = p.rejected
	relate(v.Dossiers)
	return v
}

// pile is the state of one compilation.
type pile struct {
	verdicts
	reports []*report
	members map[string][]*report // by dossier ID
	homes   map[string]home      // what each dossier ID was given for
	moved   map[string]string
	words   map[string]string // dossier ID to confirm or reject

	rejected []*report // single reports that count no more
}

// home is what a dossier ID was given for; merged events do not change it.
type home struct {
	family
	class string
}

func newPile(reports []*report, v verdicts) *pile {
	p := &pile{verdicts: v, members: map[string][]*report{}, homes: map[string]home{}, moved: map[string]string{}, words: map[string]string{}}
	for _, r := range reports {
		if kept := v.apply(r); kept != nil {
			p.reports = append(p.reports, kept)
		} else if v.on(r) == edikt.Reject {
			p.rejected = append(p.rejected, r)
		}
	}
	slices.SortFunc(p.rejected, func(a, b *report) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.reports, func(a, b *report) int { return cmp.Compare(a.ID, b.ID) })
	return p
}

// assign puts each event into the dossier of its key.
func (p *pile) assign() {
	families := map[family][]*report{}
	for _, r := range p.reports {
		families[r.family] = append(families[r.family], r)
	}
	for f, reports := range families {
		joined := map[string]int{} // by class: events that name no scope
		total := map[string]int{}
		ids := map[string]string{}
		for i, class := range classes(reports) {
			if ids[class] == "" {
				ids[class] = f.id(class)
				p.homes[ids[class]] = home{f, class}
			}
			p.members[ids[class]] = append(p.members[ids[class]], reports[i])
			total[class]++
			if len(reports[i].scopes) == 0 {
				joined[class]++
			}
		}
		if total[anyScope] == 0 {
			p.moved[f.id(anyScope)] = f.id(heir(total, joined))
		}
	}
}

// heir is the class whose dossier takes over the ID that was given before any scope was known.
func heir(total, joined map[string]int) string {
	return slices.MinFunc(slices.Sorted(maps.Keys(total)), func(a, b string) int {
		return cmp.Or(-cmp.Compare(joined[a], joined[b]), -cmp.Compare(total[a], total[b]))
	})
}

// dossier builds one dossier of its events.
func (p *pile) dossier(id string) edikt.Dossier {
	reports, h := p.members[id], p.homes[id]
	d := edikt.Dossier{ID: id, Key: h.key(h.class), Kind: h.kind, Target: h.target, Authority: h.authority,
		ScopeClass: h.class, Decision: p.words[id]}
	d.TargetName = common(reports, func(e *edikt.Event) string { return e.Target.Name })
	d.Jurisdiction = common(reports, func(e *edikt.Event) string { return e.Jurisdiction })
	d.ActorName = actorName(reports, h.authority)
	d.Steps, d.Contested = fold(reports)
	d.Status = d.Steps[len(d.Steps)-1].Status
	d.Sources = independent(reports)
	d.First, d.Last = span(reports)
	d.Verdicts = p.verdictsOf(reports, h.family)
	for old := range p.moved {
		if p.resolve(old) == id {
			d.Former = append(d.Former, old)
		}
	}
	slices.Sort(d.Former)
	return d
}

// actorName prefers the name of the authority itself over those of its ministers and ministries.
func actorName(reports []*report, authority string) string {
	name := common(reports, func(e *edikt.Event) string {
		if e.Actor == nil || e.Actor.ID != authority {
			return ""
		}
		return e.Actor.Name
	})
	if name != "" {
		return name
	}
	return common(reports, func(e *edikt.Event) string {
		if e.Actor == nil {
			return ""
		}
		return e.Actor.Name
	})
}

// common is the value that most events share, the first in the alphabet among equals; the empty one does not count.
func common(reports []*report, value func(*edikt.Event) string) string {
	counts := map[string]int{}
	for _, r := range reports {
		if v := value(r.Event); v != "" {
			counts[v]++
		}
	}
	if len(counts) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Sorted(maps.Keys(counts)), func(a, b string) int { return -cmp.Compare(counts[a], counts[b]) })
}

func span(reports []*report) (first, last time.Time) {
	for _, r := range reports {
		if r.published.IsZero() {
			continue
		}
		if first.IsZero() || r.published.Before(first) {
			first = r.published
		}
		if r.published.After(last) {
			last = r.published
		}
	}
	return first, last
}

// kin are the kinds that people want to see together: a ban and the advice before it.
var kin = map[edikt.Kind]edikt.Kind{edikt.Ban: edikt.AdviceAgainst, edikt.AdviceAgainst: edikt.Ban,
	edikt.Mandate: edikt.AdviceFor, edikt.AdviceFor: edikt.Mandate}

// relate links dossiers of one authority and target that are of kin, or differ in scope only.
func relate(dossiers []edikt.Dossier) {
	type pair struct{ authority, target string }
	near := map[pair][]int{}
	for i, d := range dossiers {
		near[pair{d.Authority, d.Target}] = append(near[pair{d.Authority, d.Target}], i)
	}
	for _, group := range near {
		for _, i := range group {
			for _, j := range group {
				if a, b := dossiers[i].Kind, dossiers[j].Kind; i != j && (a == b || kin[a] == b) {
					dossiers[i].Related = append(dossiers[i].Related, dossiers[j].ID)
				}
			}
		}
	}
}
