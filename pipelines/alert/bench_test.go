package alert_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/alert"
	"edikt/pipelines/kv"
	"edikt/query"
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

func loaded(b *testing.B, clock *time.Time) (e *alert.Engine, delivered *int) {
	b.Helper()
	file, err := kv.Open(filepath.Join(b.TempDir(), "alerts.kv"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { file.Close() })
	store := pipelines.NewTogether(file)
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range benchSubscriptions { // as the store of a program that starts holds them
		line := fmt.Sprintf(`{"v":1,"id":"s%d","query":%q,"hear":["new","status"],"receivers":["desk"],"group":{"by":["target"],"wait":"30s","interval":"5m0s"},"lang":"de"}`, i, randomQuery(rng))
		if err := store.Put(fmt.Sprint("sub.s", i), []byte(line)); err != nil {
			b.Fatal(err)
		}
		if i%1000 == 999 {
			if err := store.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	}
	delivered = new(int)
	e, err = alert.New(alert.Config{Store: store, Analyzers: query.NewAnalyzers(nil), Now: func() time.Time { return *clock },
		Outbox: func(edikt.Delivery) error { *delivered++; return nil }})
	if err != nil {
		b.Fatal(err)
	}
	return e, delivered
}

// randomChange is news of a measure that nobody told of before.
func randomChange(rng *rand.Rand, i int, at time.Time) edikt.Change {
	kinds := edikt.Kinds()
	id, target, jurisdiction := fmt.Sprint("d", i), fmt.Sprint("service-", rng.IntN(2000)), []string{"DE", "FR", "BE", "CH", "AT", "LU", "EU", "US", "IT", "NL"}[rng.IntN(10)]
	e := edikt.Event{ID: fmt.Sprint("e", i), Kind: kinds[rng.IntN(len(kinds))], Status: edikt.InForce, Jurisdiction: jurisdiction, Target: edikt.Target{ID: target, Name: target},
		Actor: &edikt.Actor{ID: "be/government", Authority: "be/government", Name: "Belgien"},
		Evidence: edikt.Span{Text: fmt.Sprintf("Wie das Ministerium am Dienstag mitteilte, ist der Dienst %s auf allen Geräten der Schule%d ab sofort nicht mehr erlaubt; Schule%d verbietet ihn.",
			target, rng.IntN(3000), rng.IntN(3000))},
		Article: &edikt.ArticleRef{ID: fmt.Sprint("a", i), Source: "zeitung.example", Lang: "de", Date: edikt.Date(at.Format(time.RFC3339)), Title: "Belgien und " + target}}
	d := edikt.Dossier{ID: id, Kind: e.Kind, Target: target, Authority: "be/government", Jurisdiction: jurisdiction, Status: edikt.InForce, Sources: 1,
		Steps: []edikt.Step{{Status: edikt.InForce, First: at, Sources: 1, Events: []edikt.Event{e}}}}
	return edikt.Change{ID: id + ".in_force", Type: edikt.HearNew, Dossier: d, To: edikt.InForce, Transition: "in_force", Event: &e, Cause: edikt.Live, News: true, At: at}
}

// peak is the most memory in MB that the process ever held, as Linux counts it; 0 elsewhere.
func peak() (mb float64) {
	status, _ := os.ReadFile("/proc/self/status")
	_, line, _ := bytes.Cut(status, []byte("VmHWM:"))
	var kb int
	_, _ = fmt.Sscan(string(line), &kb)
	return float64(kb) / 1024
}

// worked is the processor time in seconds that the process has had, as Linux counts it; 0 elsewhere.
func worked() float64 {
	stat, _ := os.ReadFile("/proc/self/stat")
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	f := bytes.Fields(rest)
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(string(f[11]))
	system, _ := strconv.Atoi(string(f[12]))
	return float64(user+system) / 100
}

func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / (1 << 20)
}

// BenchmarkHandle measures changes against 50,000 subscriptions, each of another measure, in batches as the stage takes
// them, while the clock goes on at 500 a second; the metrics say what all of it takes of memory. 30,000 are a minute.
//
//	go test ./pipelines/alert -run '^$' -bench Handle -cpu 1 -benchtime 30000x
func BenchmarkHandle(b *testing.B) {
	const batch = 100
	empty := heap()
	clock := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	e, delivered := loaded(b, &clock)
	idle, idlePeak, before := heap(), peak(), worked()
	rng := rand.New(rand.NewPCG(9, 10))
	var waiting []edikt.Change
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		clock = clock.Add(2 * time.Millisecond)
		if waiting = append(waiting, randomChange(rng, i, clock)); len(waiting) == batch {
			if err := e.Handle(waiting...); err != nil {
				b.Fatal(err)
			}
			waiting = waiting[:0]
		}
	}
	b.StopTimer()
	if cpu := worked() - before; cpu > 0 {
		b.ReportMetric(float64(b.N)/cpu, "changes/cpu-s")
	}
	b.ReportMetric(float64(*delivered)/float64(b.N), "sent/change")
	b.ReportMetric(idle-empty, "idle-heap-MB")
	b.ReportMetric(heap()-empty, "heap-MB")
	b.ReportMetric(idlePeak, "start-RSS-MB")
	b.ReportMetric(peak(), "peak-RSS-MB")
	runtime.KeepAlive(e)
}
