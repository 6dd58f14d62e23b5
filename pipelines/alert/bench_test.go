package alert

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

// benchSubscriptions is how many subscriptions the figures in docs/alerts.md speak of.
const benchSubscriptions = 50_000

// randomQuery is one of the forms that people subscribe to; rare targets and words make most of them different.
func randomQuery(rng *rand.Rand) string {
	pick := func(s ...string) string { return s[rng.IntN(len(s))] }
	target := fmt.Sprint("service-", rng.IntN(2000))
	country := pick("DE", "FR", "BE", "CH", "AT", "LU", "EU", "US", "IT", "NL")
	kind := pick("ban", "advice_against", "exit", "mandate", "adoption", "review")
	word := fmt.Sprint(pick("schule", "ministerium", "mairie", "lycee", "polizei", "armee"), rng.IntN(3000))
	switch rng.IntN(6) {
	case 0:
		return "target:" + target
	case 1:
		return "kind:" + kind + " target:" + target
	case 2:
		return "kind:" + kind + " jurisdiction:" + country + " " + word
	case 3:
		return fmt.Sprintf("(%s OR %s) kind:%s -jurisdiction:%s", word, pick("tiktok", "whatsapp", "telegram")+fmt.Sprint(rng.IntN(500)), kind, country)
	case 4:
		return fmt.Sprintf("%q jurisdiction:%s", word+" verbietet", country)
	}
	return fmt.Sprintf("target:%s,service-%d status:in_force", target, rng.IntN(2000))
}

func loaded(tb testing.TB, clock *time.Time) (*Engine, *int) {
	tb.Helper()
	delivered := 0
	e, err := New(Config{Store: kv.NewMemory(), Analyzers: analyzers, Now: func() time.Time { return *clock },
		Outbox: func(edikt.Delivery) error { delivered++; return nil }})
	if err != nil {
		tb.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range benchSubscriptions {
		if err := e.Subscribe(edikt.Subscription{ID: fmt.Sprint("s", i), Query: randomQuery(rng), Receivers: []string{"desk"}}); err != nil {
			tb.Fatal(err)
		}
	}
	return e, &delivered
}

func randomChange(rng *rand.Rand, i int) edikt.Change {
	kinds := edikt.Kinds()
	c := news("new", kinds[rng.IntN(len(kinds))], fmt.Sprint("service-", rng.IntN(2000)), "", edikt.InForce)
	c.Dossier.ID = fmt.Sprint("d", i)
	c.Event.Jurisdiction = []string{"DE", "FR", "BE", "CH", "AT", "LU", "EU", "US", "IT", "NL"}[rng.IntN(10)]
	c.Event.Evidence.Text = fmt.Sprintf("Wie das Ministerium am Dienstag mitteilte, ist der Dienst %s auf allen Geräten der Schule%d ab sofort nicht mehr erlaubt; Schule%d verbietet ihn.",
		c.Dossier.Target, rng.IntN(3000), rng.IntN(3000))
	return c
}

// BenchmarkHandle measures one change against 50,000 subscriptions, with the tellings it leads to, while the clock goes on
// at 500 changes a second; the metrics say what all of it takes of memory.
//
//	go test ./pipelines/alert -run '^$' -bench Handle -cpu 1 -benchtime 30000x
func BenchmarkHandle(b *testing.B) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	clock := start
	e, delivered := loaded(b, &clock)
	rng := rand.New(rand.NewPCG(9, 10))
	changes := make([]edikt.Change, 4096)
	for i := range changes {
		changes[i] = randomChange(rng, i)
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		clock = clock.Add(2 * time.Millisecond)
		c := changes[i%len(changes)]
		c.Dossier.ID = fmt.Sprint("d", i)
		if err := e.Handle(c); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "changes/s")
	b.ReportMetric(float64(*delivered)/float64(b.N), "told/change")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
	runtime.KeepAlive(e)
}
