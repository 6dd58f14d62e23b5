//go:build linux

package main

import (
	"testing"
	"time"
)

// The corpus holds as many bans and different ones as it says, and new ones until its end.
func TestCorpus(t *testing.T) {
	for _, size := range []int{1, 300, 1000, 1800, 20_000} {
		c := corpus{size: size, at: time.Now()}
		seen, last := map[int]bool{}, 0
		for n := range c.events() {
			m := c.measure(n)
			if m < 0 || m >= measures() {
				t.Fatalf("%d articles: measure %d of %d", size, m, measures())
			}
			if !seen[m] {
				last = n
			}
			seen[m] = true
		}
		if len(seen) != c.dossiers() {
			t.Errorf("%d articles: %d measures, said are %d", size, len(seen), c.dossiers())
		}
		if last < c.events()*9/10-1 {
			t.Errorf("%d articles: nothing new after %d of %d", size, last, c.events())
		}
	}
}
