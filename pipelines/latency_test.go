package pipelines

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"edikt"
	"edikt/extractor"
	"edikt/pipelines/alert"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
	"edikt/query"
)

// arrivals notes when a delivery reaches its receiver.
type arrivals chan time.Time

func (a arrivals) Find(string) (notify.Notifier, error) { return a, nil }

func (a arrivals) Notify(context.Context, edikt.Delivery) (notify.Answer, error) {
	a <- time.Now()
	return notify.Answer{}, nil
}

// BenchmarkLatency publishes one article after the other into an idle instance, every part real and every write synced,
// and measures until its alert is queued, and until it is handed over.
//
//	go test ./pipelines -run '^$' -bench Latency -benchtime 200x
func BenchmarkLatency(b *testing.B) {
	conn, arrived, queued := latencyRig(b)
	var toQueue, toReceiver []time.Duration
	b.ResetTimer()
	for i := range b.N {
		begin := time.Now()
		if _, err := conn.PublishAll(b.Context(), []stream.Message{latencyArticle(b, i, begin)}); err != nil {
			b.Fatal(err)
		}
		toQueue = append(toQueue, (<-queued).Sub(begin))
		toReceiver = append(toReceiver, (<-arrived).Sub(begin))
	}
	for name, ds := range map[string][]time.Duration{"queued": toQueue, "received": toReceiver} {
		slices.Sort(ds)
		b.ReportMetric(float64(ds[len(ds)/2].Microseconds())/1000, name+"-p50-ms")
		b.ReportMetric(float64(ds[len(ds)*99/100].Microseconds())/1000, name+"-p99-ms")
	}
}

// latencyArticle is news of another measure each time: another country, another service, another body.
func latencyArticle(b *testing.B, i int, at time.Time) stream.Message {
	b.Helper()
	country := []string{"belgische", "französische", "dänische", "schwedische", "finnische", "polnische", "spanische", "italienische", "österreichische", "norwegische"}[i%10]
	service := []string{"TikTok", "WhatsApp", "DeepSeek", "Kaspersky", "Zoom", "Temu", "Huawei", "ChatGPT", "Facebook", "Instagram", "Snapchat", "WeChat"}[i/10%12]
	scope := []string{"auf Diensthandys", "an allen Schulen"}[i/120%2]
	a := edikt.Article{URL: fmt.Sprintf("https://zeitung.example/%d", i), Source: "zeitung.example", Lang: "de", Date: edikt.Date(at.UTC().Format(time.RFC3339)), DateSource: edikt.DateFromPage,
		Title: "Verbot", Text: fmt.Sprintf("Die %s Regierung verbietet %s %s ab sofort. Das teilte eine Sprecherin mit.", country, service, scope), Cause: edikt.Live}
	a.Complete()
	m, err := stream.NewMessage(stream.Subject(stream.Articles, a.Source), a.MessageID(), &a)
	if err != nil {
		b.Fatal(err)
	}
	return m
}

func latencyRig(b *testing.B) (conn *stream.Conn, arrived arrivals, queued arrivals) {
	b.Helper()
	dir := b.TempDir()
	check := func(err error) {
		if err != nil {
			b.Helper()
			b.Fatal(err)
		}
	}
	store := func(name string) *kv.Store {
		s, err := kv.Open(filepath.Join(dir, name))
		check(err)
		b.Cleanup(func() { s.Close() })
		return s
	}
	conn, err := stream.Open(b.Context(), stream.Config{Dir: filepath.Join(dir, "streams"), MinFree: 1})
	check(err)
	b.Cleanup(conn.Close)
	x, err := extractor.Default()
	check(err)
	filed := NewTogether(store("dossiers"))
	filer, err := dossier.NewFiler(filed, time.Now)
	check(err)
	arrived, queued = make(arrivals, 10), make(arrivals, 10)
	sender, err := notify.NewDispatcher(store("deliveries"), arrived, time.Now, slog.New(slog.DiscardHandler))
	check(err)
	outbox := Outbox(conn)
	engine, err := alert.New(alert.Config{Store: NewTogether(store("alerts")), Analyzers: query.NewAnalyzers(nil), Now: time.Now,
		Outbox: func(d edikt.Delivery) error { err := outbox(d); queued <- time.Now(); return err }})
	check(err)
	check(engine.Subscribe(edikt.Subscription{ID: "s", Query: "kind:ban", Receivers: []string{"desk"}, Group: edikt.Grouping{By: []string{"dossier"}}}))
	flow, err := Start(b.Context(), conn, Extract(conn, x, 1, 2), (&Filing{Conn: conn, Filer: filer, Kept: filed}).Stages()[0], Alert(engine, nil), Notify(sender))
	check(err)
	b.Cleanup(flow.Stop)
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() { defer close(done); sender.Run(ctx) }()
	b.Cleanup(func() { cancel(); <-done })
	return conn, arrived, queued
}
