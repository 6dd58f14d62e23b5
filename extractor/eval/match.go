package eval

import (
	"slices"

	"edikt"
)

// Level says how much of an event has to be right.
type Level int

// The three levels, each including the one before.
const (
	What Level = iota
	Who
	Full
)

var levelNames = [...]string{"what", "who", "full"}

func (l Level) String() string { return levelNames[l] }

// matcher decides whether an event found is the one that the reader marked.
type matcher struct{ actors *actorWords }

func (m *matcher) same(level Level, g *Event, p *edikt.Event) bool {
	return sameWhat(g, p) &&
		(level < Who || m.sameActor(g, p)) &&
		(level < Full || g.Status == p.Status || slices.Contains(g.StatusAlso, p.Status))
}

func sameWhat(g *Event, p *edikt.Event) bool {
	return g.Target == p.Target.ID && (g.Kind == p.Kind || slices.Contains(g.KindAlso, p.Kind))
}

func (m *matcher) sameActor(g *Event, p *edikt.Event) bool {
	return m.actors.sameActor(g.Actor, g.Jurisdiction, p) ||
		slices.ContainsFunc(g.ActorAlso, func(also string) bool { return m.actors.sameActor(also, g.Jurisdiction, p) })
}

// pair matches gold and found events one to one, as many as possible (augmenting paths), required ones first.
// It returns for each gold event the index of the event found, or -1.
func (m *matcher) pair(level Level, gold []Event, found []edikt.Event) []int {
	pairs := pairing{owner: make([]int, len(found)), same: func(g, p int) bool { return m.same(level, &gold[g], &found[p]) }}
	for p := range pairs.owner {
		pairs.owner[p] = -1
	}
	for _, optional := range []bool{false, true} {
		for g := range gold {
			if gold[g].Optional == optional {
				pairs.place(g, make([]bool, len(found)))
			}
		}
	}
	out := make([]int, len(gold))
	for g := range out {
		out[g] = slices.Index(pairs.owner, g)
	}
	return out
}

type pairing struct {
	owner []int // of each event found: its gold event, or -1
	same  func(g, p int) bool
}

// place finds a partner for g, moving others where that helps.
func (pr *pairing) place(g int, seen []bool) bool {
	for p := range pr.owner {
		if seen[p] || !pr.same(g, p) {
			continue
		}
		seen[p] = true
		if pr.owner[p] < 0 || pr.place(pr.owner[p], seen) {
			pr.owner[p] = g
			return true
		}
	}
	return false
}

type whatKey struct {
	kind   edikt.Kind
	target string
}

// distinctGold keeps one event for each kind and target; an optional twin of a required one adds nothing.
func distinctGold(gold []Event) []Event {
	sorted := slices.Clone(gold)
	slices.SortStableFunc(sorted, func(a, b Event) int { return rank(a.Optional) - rank(b.Optional) })
	return distinct(sorted, func(e Event) whatKey { return whatKey{e.Kind, e.Target} })
}

func distinctFound(found []edikt.Event) []edikt.Event {
	return distinct(found, func(e edikt.Event) whatKey { return whatKey{e.Kind, e.Target.ID} })
}

func distinct[E any](events []E, key func(E) whatKey) []E {
	seen := map[whatKey]bool{}
	var out []E
	for _, e := range events {
		if k := key(e); !seen[k] {
			seen[k] = true
			out = append(out, e)
		}
	}
	return out
}

func rank(optional bool) int {
	if optional {
		return 1
	}
	return 0
}
