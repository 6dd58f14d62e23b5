package digest

import (
	"cmp"
	"maps"
	"slices"

	"edikt"
)

// figures count new measures, proposals too, of this period and the eight before.
func (c *composer) figures() Figures {
	var f Figures
	periods := []Period{c.Period}
	for len(periods) < figurePeriods {
		periods = append(periods, periods[len(periods)-1].Before())
	}
	slices.Reverse(periods)
	sets := make([][]*item, len(periods))
	for _, it := range c.items {
		if i := slices.IndexFunc(periods, func(p Period) bool { return p.Holds(it.First) }); i >= 0 && !newestStep(it.Dossier).Background {
			sets[i] = append(sets[i], it)
		}
	}
	kinds := map[edikt.Kind][][]*item{}
	for i, p := range periods {
		f.Periods = append(f.Periods, p.Key)
		f.Totals = append(f.Totals, c.count(sets[i], seenIn(p), news))
		for _, it := range sets[i] {
			if kinds[it.Kind] == nil {
				kinds[it.Kind] = make([][]*item, len(periods))
			}
			kinds[it.Kind][i] = append(kinds[it.Kind][i], it)
		}
	}
	for _, k := range edikt.Kinds() {
		if kinds[k] == nil {
			continue
		}
		s := Series{Kind: k}
		for i, p := range periods {
			s.Counts = append(s.Counts, c.count(kinds[k][i], seenIn(p), news, ofKind(k)))
		}
		f.Kinds = append(f.Kinds, s)
	}
	f.Targets = c.bars(func(it *item) string { return it.Target }, ofTarget)
	f.Places = c.bars(func(it *item) string { return countryOf(it.doc.Event.Jurisdiction) }, inPlace)
	return f
}

// bars counts the new measures of the period by a value, the most frequent first.
func (c *composer) bars(value func(*item) string, is func(string) condition) []Bar {
	sets := map[string][]*item{}
	for _, it := range c.fresh {
		if v := value(it); v != "" {
			sets[v] = append(sets[v], it)
		}
	}
	keys := slices.SortedFunc(maps.Keys(sets), func(a, b string) int { return cmp.Or(-cmp.Compare(len(sets[a]), len(sets[b])), cmp.Compare(a, b)) })
	out := []Bar{}
	for _, k := range keys[:min(len(keys), maxBars)] {
		first := sets[k][0]
		out = append(out, Bar{k, cmp.Or(first.TargetName, first.Target), c.count(sets[k], seenIn(c.Period), news, is(k))})
	}
	return out
}

// headline picks the facts of the first line: the two greatest groups of the same kind, steps of known measures where there
// is room, and the worthiest measure that those do not count.
func (c *composer) headline(is *Issue) []Fact {
	facts := []Fact{}
	counted := map[string]bool{}
	for _, g := range greatest(is.New) {
		f := Fact{Kind: edikt.Kind(g.Key), Count: &g.Count}
		facts = append(facts, c.sharpen(f))
		counted[g.Key] = true
	}
	if is.Changes.Count.N > 0 && len(facts) < 2 {
		facts = append(facts, Fact{Step: true, Count: &is.Changes.Count})
	}
	if e := bestOf(is, counted); e != nil {
		facts = append(facts, Fact{Entry: e})
	}
	return facts
}

// greatest are up to two groups of kinds with at least two measures.
func greatest(groups []Group) []Group {
	var out []Group
	for _, g := range groups {
		if edikt.Kind(g.Key).Valid() && g.Count.N > 1 {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int { return -cmp.Compare(a.Count.N, b.Count.N) })
	return out[:min(len(out), 2)]
}

// sharpen names the target of exits and adoptions where all of them share one.
func (c *composer) sharpen(f Fact) Fact {
	if f.Kind != edikt.Exit && f.Kind != edikt.Adoption {
		return f
	}
	var target *Target
	for _, it := range c.fresh {
		if it.Kind != f.Kind || !decided.holds(it) {
			continue
		}
		if target != nil && target.ID != it.Target {
			return f
		}
		target = &Target{it.Target, cmp.Or(it.TargetName, it.Target)}
	}
	f.Target = target
	return f
}

// bestOf is the worthiest entry that no count of the headline includes, else the worthiest of all.
func bestOf(is *Issue, counted map[string]bool) *Entry {
	var best, any *Entry
	look := func(e Entry, counted bool) {
		if any == nil || byWorth(e, *any) < 0 {
			any = &e
		}
		if !counted && (best == nil || byWorth(e, *best) < 0) {
			best = &e
		}
	}
	for _, g := range is.New {
		for _, e := range g.Entries {
			look(e, counted[g.Key])
		}
	}
	for _, e := range slices.Concat(is.Changes.Entries, is.Late.Entries) {
		look(e, false)
	}
	if best != nil {
		return best
	}
	return any
}
