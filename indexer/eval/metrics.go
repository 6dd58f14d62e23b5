package eval

import "math"

// NDCG is the discounted gain of the first k results over that of the best order; all relevant documents gain alike.
func NDCG(results []string, relevant map[string]bool, k int) float64 {
	gain, best := 0.0, 0.0
	for i := range k {
		d := 1 / math.Log2(float64(i)+2)
		if i < len(results) && relevant[results[i]] {
			gain += d
		}
		if i < len(relevant) {
			best += d
		}
	}
	if best == 0 {
		return 0
	}
	return gain / best
}

// Recall is the share of the relevant documents, at most k of them, among the first k results.
func Recall(results []string, relevant map[string]bool, k int) float64 {
	n := 0
	for _, r := range results[:min(k, len(results))] {
		if relevant[r] {
			n++
		}
	}
	if m := min(k, len(relevant)); m > 0 {
		return float64(n) / float64(m)
	}
	return 0
}
