//go:build unix

package indexer

import (
	"flag"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"edikt"
	"edikt/indexer/eval"

	"github.com/blevesearch/bleve/v2"
)

var rateRounds = flag.Int("rate", 0, "rounds of TestRate; 0 tries it once with few articles")

// TestRate indexes the same articles with ours and with Bleve as it comes (one stored field, its analyzer de), in turns,
// and compares the processor time that each takes. With -rate 5 it is the measurement.
func TestRate(t *testing.T) {
	rounds, n := *rateRounds, 4000
	if rounds == 0 {
		rounds, n = 1, 100
	}
	bulk := eval.NewBulk(1, bulkEnd)
	docs := make([]edikt.Document, n)
	for i := range docs {
		docs[i] = bulk.Next(i, n)
	}
	var our, their []time.Duration
	for range rounds {
		our = append(our, processorTime(t, func() { indexOurs(t, docs) }))
		their = append(their, processorTime(t, func() { indexBuiltIn(t, docs) }))
		t.Logf("%d articles: ours %s, Bleve's single field %s", n, our[len(our)-1].Round(time.Millisecond), their[len(their)-1].Round(time.Millisecond))
	}
	slices.Sort(our)
	slices.Sort(their)
	a, b := our[rounds/2], their[rounds/2]
	t.Logf("median of %d: ours %.0f articles a second of processor time, Bleve's %.0f: %.2f of its rate", rounds, float64(n)/a.Seconds(), float64(n)/b.Seconds(), b.Seconds()/a.Seconds())
}

// processorTime is the user and system time that the process spends in f.
func processorTime(t *testing.T, f func()) time.Duration {
	spent := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	begun := spent()
	f()
	return spent() - begun
}

func indexOurs(t *testing.T, docs []edikt.Document) {
	x, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(docs); i += benchBatch {
		put(t, x, docs[i:min(i+benchBatch, len(docs))]...)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}

func indexBuiltIn(t *testing.T, docs []edikt.Document) {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "de"
	x, err := bleve.New(filepath.Join(t.TempDir(), "x"), m)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(docs); i += benchBatch {
		batch := x.NewBatch()
		for _, d := range docs[i:min(i+benchBatch, len(docs))] {
			if err := batch.Index(d.ID, map[string]string{"text": d.Text}); err != nil {
				t.Fatal(err)
			}
		}
		if err := x.Batch(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}
