package digest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"edikt"
)

// Points of an entry's worth. They only have to order entries as an editor would: a ban in force by a government that many
// outlets tell of comes first, a proposal by a town that one tells of last.
var (
	statusPoints = map[edikt.Status]int{edikt.InForce: 40, edikt.Announced: 32, edikt.Ended: 26, edikt.Rejected: 16, edikt.Proposed: 14}
	kindPoints   = map[edikt.Kind]int{edikt.Ban: 20, edikt.Mandate: 20, edikt.Exit: 14, edikt.Adoption: 12, edikt.AdviceAgainst: 12,
		edikt.AdviceFor: 8, edikt.Review: 8, edikt.Abstention: 4}
)

const (
	perSource     = 6
	mostSources   = 30
	nationPoints  = 24 // a country's government, or the EU
	statePoints   = 14
	nobodyPoints  = -6 // the text names no actor
	contestPoints = -10
	freshPoints   = 4 // reported in the last two days of the period
	oldPoints     = -40
)

// weigh gives an entry its worth, with the reasons.
func weigh(e *Entry, p Period, background bool) {
	add := func(why string, points int) {
		if points != 0 {
			e.Worth += points
			e.Reasons = append(e.Reasons, Reason{why, points})
		}
	}
	add("status", statusPoints[e.Status])
	add("kind", kindPoints[e.Kind])
	add("sources", min(perSource*e.Sources, mostSources))
	add("actor", actorPoints(e))
	if e.Contested {
		add("contested", contestPoints)
	}
	if p.Until.Sub(e.First) <= 48*time.Hour && p.Holds(e.First) {
		add("fresh", freshPoints)
	}
	if background {
		add("background", oldPoints)
	}
}

func actorPoints(e *Entry) int {
	body, isOf := strings.CutPrefix(e.Authority, strings.ToLower(e.Jurisdiction)+"/")
	switch {
	case e.Actor == "" && !isOf:
		return nobodyPoints
	case !isOf || body != "government" && body != "parliament" && body != "commission":
		return 0
	case strings.Contains(e.Jurisdiction, "-"):
		return statePoints
	}
	return nationPoints
}

// byWorth puts the worthiest first; equals keep one order for ever.
func byWorth(a, b Entry) int {
	return cmp.Or(-cmp.Compare(a.Worth, b.Worth), a.First.Compare(b.First), cmp.Compare(a.Dossier, b.Dossier))
}

// byTarget keeps entries towards one target together, targets in order of their worthiest entry.
func byTarget(entries []Entry) {
	slices.SortFunc(entries, byWorth)
	place := map[string]int{}
	for _, e := range entries {
		if _, ok := place[e.Target.ID]; !ok {
			place[e.Target.ID] = len(place)
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(place[a.Target.ID], place[b.Target.ID]) })
}

func sortEntries(entries []Entry) { slices.SortFunc(entries, byWorth) }
