// Command scale prints the table of docs/scale.md: what a number of articles a day needs, computed from figures that were
// measured on two cores. Change the figures here when they are measured anew.
package main

import (
	"fmt"
	"math"
)

// Measured with 40,000 synthetic articles of 3 KB, three in a hundred of which hold an event, every write synced; see
// docs/scale.md for the commands.
const (
	cpuEvents     = 0.38e-3 // seconds of one core for an article, where only those with events are indexed
	cpuAll        = 2.1e-3  // where all are
	articleBytes  = 3500    // in ARTICLES, and as much again where raw pages are kept compressed
	eventSetBytes = 800     // in EVENTS and CHANGES, the mean over all articles
	indexShare    = 0.03    // articles with an event
	indexBytes    = 6000    // of an indexed article with its events
	ledgerBytes   = 130     // of an article in the ledger
	replicas      = 3       // of a stream on a cluster
	busyShare     = 0.5     // of a core that may be in use on an average hour
	peak          = 4       // busiest hour over the average
	streamRate    = 20_000  // articles a second that one stream takes in atomic batches
)

func main() {
	fmt.Println("| articles a day | at the peak, a second | cores, event articles indexed | cores, all indexed | streams and ledger, GB a year (one copy) | on a cluster of three | index, GB a year | streams |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, perDay := range []float64{120_000, 1e6, 10e6} {
		rate := peak * perDay / 86400
		year := perDay * 365 * (articleBytes + eventSetBytes + ledgerBytes) / 1e9
		fmt.Printf("| %s | %.0f | %.1f | %.1f | %.0f | %.0f | %.0f | %.0f |\n", thousands(perDay), rate, cores(rate*cpuEvents), cores(rate*cpuAll),
			year, year*replicas, perDay*365*indexShare*indexBytes/1e9, math.Ceil(rate/streamRate))
	}
}

// cores is how many are wanted for so many seconds of work a second, in steps of a tenth.
func cores(load float64) float64 { return math.Max(0.1, math.Ceil(10*load/busyShare)/10) }

func thousands(n float64) string {
	s := fmt.Sprintf("%.0f", n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
