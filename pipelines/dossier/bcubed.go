package dossier

import "fmt"

// Score is how well a grouping agrees with gold: for each item, the share of its group that belongs with it
// (precision) and the share of what belongs with it that is in its group (recall), averaged over the items
// (B-cubed; Bagga and Baldwin 1998).
type Score struct {
	Items             int
	Precision, Recall float64
}

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	if s.Precision+s.Recall == 0 {
		return 0
	}
	return 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
}

// String prints the three figures.
func (s Score) String() string {
	return fmt.Sprintf("B-cubed precision %.4f  recall %.4f  F1 %.4f  (%d events)", s.Precision, s.Recall, s.F1(), s.Items)
}

// BCubed compares two groupings of the same items, each given as item to group. An item that found lacks stands alone.
func BCubed[I comparable](gold, found map[I]string) Score {
	type cell struct{ gold, found string }
	inGold, inFound, inBoth := map[string]int{}, map[string]int{}, map[cell]int{}
	group := func(i I) string {
		if g, ok := found[i]; ok {
			return g
		}
		return fmt.Sprintf("alone %v", i)
	}
	for i, g := range gold {
		inGold[g]++
		inFound[group(i)]++
		inBoth[cell{g, group(i)}]++
	}
	s := Score{Items: len(gold)}
	for c, n := range inBoth {
		s.Precision += float64(n) * float64(n) / float64(inFound[c.found])
		s.Recall += float64(n) * float64(n) / float64(inGold[c.gold])
	}
	if s.Items > 0 {
		s.Precision /= float64(s.Items)
		s.Recall /= float64(s.Items)
	}
	return s
}
