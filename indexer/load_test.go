package indexer

import (
	"context"
	"flag"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"edikt"
	"edikt/indexer/eval"
	"edikt/query"
)

var loadTime = flag.Duration("load", 0, "how long TestLoad runs; 0 tries it for a moment")

// TestLoad lets 32 clients ask once a second each, 70 % ranked, 20 % newest first, 10 % with facets, while 200 articles a
// second are indexed. With -load 10m it is the measurement; in the usual run it proves that reading and writing get along.
func TestLoad(t *testing.T) {
	clients, pause, rate := 32, time.Second, 200
	duration := *loadTime
	if duration == 0 {
		clients, pause, duration = 8, 20*time.Millisecond, time.Second
	}
	x := open(t)
	bulk := eval.NewBulk(1, bulkEnd)
	words := make([]string, 500)
	for i := range words {
		words[i] = bulk.Word("de")
	}
	ctx, cancel := context.WithTimeout(context.Background(), duration)
	defer cancel()
	var wg sync.WaitGroup
	var mu sync.Mutex
	var times []time.Duration
	for c := range clients {
		wg.Go(func() {
			g := rand.New(rand.NewPCG(uint64(c), 5))
			for ctx.Err() == nil {
				begun := time.Now()
				if _, err := x.Search(context.Background(), loadRequest(t, g, words)); err != nil {
					t.Error(err)
				}
				mu.Lock()
				times = append(times, time.Since(begun))
				mu.Unlock()
				sleep(ctx, pause-time.Since(begun))
			}
		})
	}
	var heap []uint64
	wg.Go(func() { heap = heaps(ctx, duration/6) })
	indexed := feed(ctx, t, x, bulk, rate)
	wg.Wait()
	slices.Sort(times)
	t.Logf("%d queries while %d articles were indexed: p50 %s, p99 %s; MB in use at each sixth %v", len(times), indexed, times[len(times)/2], times[len(times)*99/100], heap)
	if n, err := x.Count(edikt.ArticleDocument); err != nil || n != indexed {
		t.Errorf("%d articles indexed, %d counted, %v", indexed, n, err)
	}
}

// heaps gives the MB in use after a collection, at each step until the context ends.
func heaps(ctx context.Context, step time.Duration) (mb []uint64) {
	for sleep(ctx, step); ctx.Err() == nil; sleep(ctx, step) {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		mb = append(mb, m.HeapAlloc>>20)
	}
	return mb
}

func loadRequest(t *testing.T, g *rand.Rand, words []string) query.Request {
	text, req := words[g.IntN(len(words))], query.Request{Type: edikt.ArticleDocument, Now: bulkEnd}
	switch n := g.IntN(10); {
	case n < 2:
		text, req.Sort = "lang:de", query.ByNewest
	case n < 3:
		req.Facets = []string{"source", "lang", "month"}
	}
	e, err := query.Parse(text)
	if err != nil {
		t.Error(err)
	}
	req.Query = e
	return req
}

// feed indexes articles at a rate, in batches of half a second, until the context ends.
func feed(ctx context.Context, t *testing.T, x *Index, bulk *eval.Bulk, rate int) (indexed int) {
	for batch := 0; ctx.Err() == nil; batch++ {
		begun := time.Now()
		var updates []Update
		for range rate / 2 {
			d := bulk.Next(indexed, 1_000_000)
			updates = append(updates, Update{Key: d.ID, Revision: 1, Documents: []edikt.Document{d}})
			indexed++
		}
		if err := x.Index(context.Background(), updates); err != nil {
			t.Error(err)
		}
		sleep(ctx, 500*time.Millisecond-time.Since(begun))
	}
	return indexed
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(max(d, 0)):
	}
}
