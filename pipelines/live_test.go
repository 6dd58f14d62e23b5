package pipelines_test

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"edikt"
	"edikt/crawler"
	"edikt/extractor"
	"edikt/pipelines"
	"edikt/pipelines/alert"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/ledger"
	"edikt/pipelines/notify"
	"edikt/pipelines/notify/mailtest"
	"edikt/pipelines/stream"
	"edikt/query"
)

// clock is the time of everything but the wires.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = t
}

// report is an article of an outlet, in force from a moment on.
type report struct {
	at                time.Time
	outlet, slug      string
	title, text, lang string
}

// press serves what its outlets have published by now: a feed for each, and pages.
type press struct {
	*httptest.Server
	now     func() time.Time
	reports []report
}

func newPress(t *testing.T, now func() time.Time, reports []report) *press {
	p := &press{now: now, reports: reports}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	outlet, _, _ := strings.Cut(r.Host, ".")
	if r.URL.Path == "/feed.xml" {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Feed</title>`)
	}
	for _, x := range p.reports {
		switch {
		case x.outlet != outlet || x.at.After(p.now()):
		case r.URL.Path == "/feed.xml":
			fmt.Fprintf(w, "<item><title>%s</title><link>http://%s/%s.html</link><pubDate>%s</pubDate></item>", html.EscapeString(x.title), r.Host, x.slug, x.at.Format(time.RFC1123Z))
		case r.URL.Path == "/"+x.slug+".html":
			x.page(w)
			return
		}
	}
	if r.URL.Path == "/feed.xml" {
		fmt.Fprint(w, "</channel></rss>")
		return
	}
	http.NotFound(w, r)
}

func (x *report) page(w io.Writer) {
	fmt.Fprintf(w, `<!doctype html><html lang=%q><head><meta charset="utf-8"><title>%s</title><meta property="og:type" content="article"><meta property="article:published_time" content=%q></head>
<body><nav><a href="/">Start</a></nav><article><h1>%[2]s</h1>`, x.lang, html.EscapeString(x.title), x.at.Format(time.RFC3339))
	for paragraph := range strings.SplitSeq(x.text, "\n") {
		fmt.Fprintf(w, "<p>%s</p>", html.EscapeString(paragraph))
	}
	fmt.Fprint(w, "</article></body></html>")
}

// sources are the feeds of the outlets, each at a name of its own; dial sends all of them to the one server.
func (p *press) sources(outlets ...string) (out []crawler.Source) {
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(p.URL, "http://"))
	for _, o := range outlets {
		out = append(out, crawler.Source{ID: o, Name: o, Feeds: []string{"http://" + o + ".localhost:" + port + "/feed.xml"}})
	}
	return out
}

func (p *press) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, network, strings.TrimPrefix(p.URL, "http://"))
}

// hook is somebody's webhook: it takes what carries a good signature.
type hook struct {
	*httptest.Server
	mu       sync.Mutex
	secret   notify.Secret
	subjects []string
	forged   int
}

func newHook(t *testing.T) *hook {
	h := &hook{secret: notify.NewWebhookSecret()}
	verifier, err := standardwebhooks.NewWebhook(string(h.secret))
	if err != nil {
		t.Fatal(err)
	}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var got struct{ Subject string }
		h.mu.Lock()
		defer h.mu.Unlock()
		if verifier.Verify(body, r.Header) != nil || json.Unmarshal(body, &got) != nil {
			h.forged++
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		h.subjects = append(h.subjects, got.Subject)
	}))
	t.Cleanup(h.Close)
	return h
}

// office is the whole way from pages to readers in one process, every part real.
type office struct {
	t      *testing.T
	clock  *clock
	crawl  *crawler.Crawler
	taker  *pipelines.Taker
	flow   *pipelines.Flow
	alerts *alert.Engine
	sender *notify.Dispatcher
}

func newOffice(t *testing.T, c *clock, p *press, receivers *notify.Receivers) *office {
	t.Helper()
	dir, log := t.TempDir(), slog.New(slog.DiscardHandler)
	store := func(name string) *kv.Store {
		s := must(kv.Open(filepath.Join(dir, name)))(t)
		t.Cleanup(func() { s.Close() })
		return s
	}
	o := &office{t: t, clock: c}
	conn := must(stream.Open(t.Context(), stream.Config{Dir: filepath.Join(dir, "streams"), MinFree: 1}))(t)
	t.Cleanup(conn.Close)
	rules := must(extractor.Default())(t)
	led := must(ledger.Open(filepath.Join(dir, "ledger.db")))(t)
	t.Cleanup(func() { led.Close() })
	o.taker = must(pipelines.NewTaker(t.Context(), conn, led, rules.Languages(), c.now))(t)
	kept := pipelines.NewTogether(store("dossiers"))
	filing := &pipelines.Filing{Conn: conn, Kept: kept, Filer: must(dossier.NewFiler(kept, c.now))(t)}
	o.alerts = must(alert.New(alert.Config{Store: pipelines.NewTogether(store("alerts")), Analyzers: query.NewAnalyzers(nil), Now: c.now, Outbox: pipelines.Outbox(conn)}))(t)
	o.sender = must(notify.NewDispatcher(store("deliveries"), receivers, c.now, log))(t)
	stages := append([]stream.Stage{pipelines.Extract(conn, rules, 1, 2)}, filing.Stages()...)
	o.flow = must(pipelines.Start(t.Context(), conn, append(stages, pipelines.Alert(o.alerts, nil), pipelines.Notify(o.sender))...))(t)
	t.Cleanup(o.flow.Stop)
	o.crawl = must(crawler.New(crawler.Config{DialContext: p.dial, AllowLoopback: true, Delay: -1, State: &crawler.MemoryState{}, Now: c.now, Log: log}))(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = o.sender.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return o
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// pass crawls once and returns when everything that came of it has been handed over.
func (o *office) pass(sources []crawler.Source) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), time.Minute)
	defer cancel()
	_, err := o.crawl.Crawl(ctx, sources, func(ctx context.Context, a edikt.Article) error {
		_, err := o.taker.TakeOne(ctx, a)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	o.settle(ctx)
	if err := o.alerts.Tick(); err != nil {
		o.t.Fatal(err)
	}
	o.settle(ctx)
}

func (o *office) settle(ctx context.Context) {
	o.t.Helper()
	if err := o.flow.Settle(ctx); err != nil {
		o.t.Fatal(err)
	}
	for {
		entries := must(o.sender.Log(""))(o.t)
		if !slices.ContainsFunc(entries, func(e notify.Entry) bool { return e.State != notify.Delivered }) {
			return
		}
		select {
		case <-ctx.Done():
			o.t.Fatalf("not delivered: %+v", entries)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// plainSpaces makes one blank of every kind of space.
func plainSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }

func decoded(t *testing.T, header string) string {
	t.Helper()
	return plainSpaces(must(new(mime.WordDecoder).DecodeHeader(header))(t))
}

// filler is what pages have around their news.
const (
	fillerDE = "Im Rathaus der Hauptstadt tagte am selben Abend der Ausschuss für Verkehr, der sich mit neuen Fahrplänen und mit den Kosten der Brücke am Hafen befasste.\nDie Sitzung dauerte bis in die Nacht, und am Ende gingen alle Beteiligten ohne Ergebnis auseinander."
	fillerFR = "Le même soir, la commission des transports de la capitale s’est réunie pour parler des nouveaux horaires et du coût du pont du port.\nLa séance a duré jusque tard dans la nuit, et les participants se sont quittés sans résultat."
)

// TestFromThePageToTheReader: outlets of two languages publish pages about a ban and its lifting over five days; the pages
// are crawled, read, filed, matched and told, by mail and by webhook. What stood there before the first crawl is told to nobody.
func TestFromThePageToTheReader(t *testing.T) {
	day := func(d, hour int) time.Time { return time.Date(2026, 3, d, hour, 0, 0, 0, time.UTC) }
	ban := "Die belgische Regierung verbietet ihren Mitarbeitern ab sofort die Nutzung von TikTok auf Diensthandys. Das teilte ein Sprecher in Brüssel mit.\n" + fillerDE
	c := &clock{t: day(1, 12)}
	p := newPress(t, c.now, []report{
		{day(1, 9), "agentur", "alt", "Dänemark verbietet TikTok auf Diensthandys", "Die dänische Regierung verbietet ihren Mitarbeitern die Nutzung von TikTok auf Diensthandys.\n" + fillerDE, "de"},
		{day(2, 9), "agentur", "verbot", "Belgien verbietet TikTok auf Diensthandys", ban, "de"},
		{day(2, 10), "courrier", "interdit", "La Belgique bannit TikTok des téléphones de service", "Le gouvernement belge interdit TikTok sur les téléphones de service de ses fonctionnaires. La mesure prend effet immédiatement.\n" + fillerFR, "fr"},
		{day(2, 11), "morgenblatt", "kopie", "TikTok-Verbot in Belgien", ban, "de"},
		{day(4, 8), "morgenblatt", "werbung", "Wie Behörden mit Videos werben", "Viele Ämter suchen junge Leute dort, wo diese ihre Zeit verbringen. Belgien hatte TikTok vor zwei Tagen auf Diensthandys verboten.\n" + fillerDE, "de"},
		{day(6, 14), "courrier", "fin", "La Belgique lève l’interdiction de TikTok", "Le gouvernement belge a levé l’interdiction de TikTok sur les téléphones de service de ses fonctionnaires.\n" + fillerFR, "fr"},
		{day(6, 16), "morgenblatt", "ende", "Belgien hebt TikTok-Verbot auf", "Die belgische Regierung hat das Verbot von TikTok auf Diensthandys wieder aufgehoben. Das sagte ein Sprecher.\n" + fillerDE, "de"},
	})
	post, web := mailtest.New(t), newHook(t)
	mailer := must(notify.NewMailer(notify.SMTP{Host: post.Host, Port: post.Port, From: "Edikt <alerts@edikt.example>"}, c.now, &tls.Config{RootCAs: post.Roots, ServerName: post.Host}))(t)
	receivers := must(notify.NewReceivers([]notify.Config{
		{Name: "ana", Type: "mail", To: "ana@example.org"}, {Name: "emil", Type: "mail", To: "emil@example.org"},
		{Name: "bruno", Type: "webhook", URL: notify.Secret(web.URL), Secret: web.secret, AllowPrivate: true},
	}, notify.Deps{Now: time.Now, SMTP: mailer}, nil))(t)
	o := newOffice(t, c, p, receivers)
	for _, s := range []edikt.Subscription{
		{ID: "ana", Query: "kind:ban target:tiktok", Lang: "de", Receivers: []string{"ana"}},
		{ID: "bruno", Query: "kind:ban jurisdiction:BE,DK", Lang: "fr", Receivers: []string{"bruno"}},
		{ID: "emil", Query: "kind:ban target:whatsapp", Lang: "de", Receivers: []string{"emil"}},
	} {
		if err := o.alerts.Subscribe(s); err != nil {
			t.Fatal(err)
		}
	}
	sources := p.sources("agentur", "courrier", "morgenblatt")
	o.pass(sources)
	for d := 2; d <= 7; d++ {
		for hour := 8; hour <= 18; hour++ { // a report a pass: who comes first names the actor
			c.set(day(d, hour).Add(30 * time.Minute))
			if slices.ContainsFunc(p.reports, func(r report) bool { return r.at.After(c.now().Add(-time.Hour)) && !r.at.After(c.now()) }) {
				o.pass(sources)
			}
		}
	}
	arrived := []string{}
	for _, m := range post.Mails() {
		if !m.Secure {
			t.Errorf("a mail to %v went in the clear", m.To)
		}
		msg := must(mail.ReadMessage(strings.NewReader(m.Data)))(t)
		arrived = append(arrived, strings.Join(m.To, " ")+": "+decoded(t, msg.Header.Get("Subject")))
	}
	web.mu.Lock()
	defer web.mu.Unlock()
	for _, s := range web.subjects {
		arrived = append(arrived, "webhook: "+plainSpaces(s))
	}
	want := []string{
		"ana@example.org: Neu: TikTok: Verbot, in Kraft (belgische Regierung, BE)",
		"ana@example.org: Erledigt: TikTok: Verbot, beendet (belgische Regierung, BE)",
		"webhook: Nouveau : TikTok : interdiction, en vigueur (belgische Regierung, BE)",
		"webhook: Fin : TikTok : interdiction, fin (belgische Regierung, BE)",
	}
	if !slices.Equal(arrived, want) || web.forged > 0 {
		t.Errorf("arrived (%d forged):\n%s\nwant:\n%s", web.forged, strings.Join(arrived, "\n"), strings.Join(want, "\n"))
	}
}
