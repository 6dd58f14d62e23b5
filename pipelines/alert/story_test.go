package alert_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"edikt"
	"edikt/extractor"
	"edikt/pipelines/alert"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/notify"
	"edikt/query"
)

var update = flag.Bool("update", false, "rewrite testdata/story.txt")

// article is one of the press, and when it appears.
type article struct {
	day, hour                int
	id, outlet, lang, copyOf string
	title, text              string
}

var press = []article{
	{1, 9, "a1", "agentur.example", "de", "", "Belgien verbietet TikTok auf Diensthandys",
		"Die belgische Regierung verbietet ihren Mitarbeitern ab sofort die Nutzung von TikTok auf Diensthandys. Das teilte ein Sprecher in Brüssel mit."},
	{1, 10, "a2", "courrier.example", "fr", "", "La Belgique bannit TikTok des téléphones de service",
		"Le gouvernement belge interdit TikTok sur les téléphones de service de ses fonctionnaires. La mesure prend effet immédiatement."},
	{1, 11, "a3", "morgenblatt.example", "de", "a1", "TikTok-Verbot in Belgien",
		"Die belgische Regierung verbietet ihren Mitarbeitern ab sofort die Nutzung von TikTok auf Diensthandys. Das teilte ein Sprecher in Brüssel mit."},
	{3, 8, "a4", "morgenblatt.example", "de", "", "Wie Behörden mit Videos werben",
		"Viele Ämter suchen junge Leute dort, wo diese ihre Zeit verbringen. Belgien hatte TikTok vor zwei Tagen auf Diensthandys verboten."},
	{5, 14, "a5", "courrier.example", "fr", "", "La Belgique lève l’interdiction de TikTok",
		"Le gouvernement belge a levé l’interdiction de TikTok sur les téléphones de service de ses fonctionnaires."},
	{5, 16, "a6", "abendpost.example", "de", "", "Belgien hebt TikTok-Verbot auf",
		"Die belgische Regierung hat das Verbot von TikTok auf Diensthandys wieder aufgehoben. Das sagte ein Sprecher."},
}

// set is what the rules find in the article.
func (a article) set(x *extractor.Extractor, at time.Time) edikt.EventSet {
	art := edikt.Article{ID: a.id, URL: "https://" + a.outlet + "/" + a.id, Source: a.outlet, Lang: a.lang, Date: edikt.Date(at.Format(time.RFC3339)), DateSource: edikt.DateFromPage,
		Title: a.title, Text: a.text, CopyOf: a.copyOf, Cause: edikt.Live}
	art.Complete()
	set := x.Extract(&art)
	set.Version, set.Article, set.Revision, set.TextHash, set.Cause = edikt.SchemaVersion, art.Ref(), art.Revision, art.TextHash, art.Cause
	return set
}

// inbox is where everything that is sent arrives.
type inbox struct {
	mu   sync.Mutex
	rows []string
}

func (in *inbox) Find(ref string) (notify.Notifier, error) { return recipient{in, ref}, nil }

type recipient struct {
	*inbox
	name string
}

func (r recipient) Notify(_ context.Context, d edikt.Delivery) (notify.Answer, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rows = append(r.rows, fmt.Sprintf("%s  %-5s  %-8s  %s", time.Now().UTC().Format("01-02 15:04:05"), r.name, d.Reason, notify.Render(d, notify.Links{}).Subject))
	return notify.Answer{}, nil
}

// newsroom joins the parts as the pipelines do, over stores that survive a restart.
type newsroom struct {
	dir    string
	filer  *dossier.Filer
	engine *alert.Engine
	stores []*kv.Store
	stop   context.CancelFunc
	done   chan error
}

func open(t *testing.T, dir string, in *inbox) *newsroom {
	t.Helper()
	n := &newsroom{dir: dir}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	var err error
	check := func(e error) {
		if e != nil {
			t.Fatal(e)
		}
	}
	n.filer, err = dossier.NewFiler(n.store(t, "dossiers"), time.Now)
	check(err)
	sender, err := notify.NewDispatcher(n.store(t, "deliveries"), in, time.Now, log)
	check(err)
	n.engine, err = alert.New(alert.Config{Store: n.store(t, "alerts"), Analyzers: query.NewAnalyzers(nil), Now: time.Now, Outbox: sender.Enqueue,
		Names: func(authority, lang string) string {
			return map[string]string{"be/government fr": "gouvernement belge", "be/government de": "belgische Regierung"}[authority+" "+lang]
		}})
	check(err)
	ctx, cancel := context.WithCancel(t.Context())
	n.stop, n.done = cancel, make(chan error, 1)
	go func() { n.done <- sender.Run(ctx) }()
	return n
}

func (n *newsroom) store(t *testing.T, name string) *kv.Store {
	t.Helper()
	s, err := kv.Open(filepath.Join(n.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	n.stores = append(n.stores, s)
	return s
}

func (n *newsroom) close(t *testing.T) {
	t.Helper()
	n.stop()
	if err := <-n.done; err != nil {
		t.Error(err)
	}
	for _, s := range n.stores {
		s.Close()
	}
}

// take sends an event set through filing and alerting.
func (n *newsroom) take(t *testing.T, set edikt.EventSet) {
	t.Helper()
	changes, err := n.filer.File(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if err := n.engine.Handle(c); err != nil {
			t.Fatal(err)
		}
	}
}

// sleep lets simulated time pass.
func (n *newsroom) sleep(t *testing.T, until time.Time) {
	t.Helper()
	for next := n.engine.Next(); !next.IsZero() && next.Before(until); next = n.engine.Next() {
		time.Sleep(time.Until(next))
		if err := n.engine.Tick(); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(time.Until(until))
	synctest.Wait()
}

// tell lets the press appear, with a restart after each day of news, and returns what arrived.
func tell(t *testing.T, press []article, days int, subs ...edikt.Subscription) string {
	t.Helper()
	dir := t.TempDir()
	rules, err := extractor.Default()
	if err != nil {
		t.Fatal(err)
	}
	in := &inbox{}
	synctest.Test(t, func(t *testing.T) {
		n := open(t, dir, in)
		for _, s := range subs {
			if err := n.engine.Subscribe(s); err != nil {
				t.Fatal(err)
			}
		}
		begin := time.Now().UTC().Truncate(24 * time.Hour)
		for day := 1; day <= days; day++ {
			today := slices.DeleteFunc(slices.Clone(press), func(a article) bool { return a.day != day })
			if len(today) == 0 {
				continue
			}
			for _, a := range today {
				at := begin.Add(time.Duration(day*24+a.hour) * time.Hour)
				n.sleep(t, at)
				n.take(t, a.set(rules, at.Add(-10*time.Minute)))
			}
			n.sleep(t, begin.Add(time.Duration(day+1)*24*time.Hour))
			n.close(t)
			n = open(t, dir, in)
		}
		n.close(t)
	})
	slices.Sort(in.rows) // receivers are served side by side
	return strings.Join(in.rows, "\n") + "\n"
}

// TestOneBanOverFiveDays: six articles of two languages, among them an agency copy, a background mention and a lifting, with
// a restart each night; each subscriber hears of the ban once and of its end once.
func TestOneBanOverFiveDays(t *testing.T) {
	golden(t, "story.txt", tell(t, press, 6,
		edikt.Subscription{ID: "ana", Query: "kind:ban target:tiktok", Lang: "de", Receivers: []string{"ana"}},
		edikt.Subscription{ID: "bruno", Query: "kind:ban jurisdiction:BE", Lang: "fr", Receivers: []string{"bruno"}},
		edikt.Subscription{ID: "cleo", Query: "belgien OR belge", Lang: "en", Receivers: []string{"cleo"}},
		edikt.Subscription{ID: "dora", Query: "kind:ban lang:fr", Lang: "fr", Receivers: []string{"dora"}},
		edikt.Subscription{ID: "emil", Query: "kind:ban target:whatsapp", Lang: "de", Receivers: []string{"emil"}}))
}

// TestALiftedBanComesBack: what was lifted is in force again, says one outlet, and others after it; each subscriber hears of
// that once, with the first of them.
func TestALiftedBanComesBack(t *testing.T) {
	again := append(slices.Clone(press),
		article{20, 9, "b1", "morgenblatt.example", "de", "", "Belgien verbietet TikTok erneut",
			"Die belgische Regierung verbietet ihren Mitarbeitern erneut die Nutzung von TikTok auf Diensthandys. Das teilte ein Sprecher mit."},
		article{20, 11, "b2", "agentur.example", "de", "", "Neues TikTok-Verbot",
			"Die belgische Regierung verbietet ihren Mitarbeitern ab sofort die Nutzung von TikTok auf Diensthandys. Das teilte ein Sprecher mit."},
		article{21, 8, "b3", "courrier.example", "fr", "", "La Belgique bannit TikTok des téléphones de service",
			"Le gouvernement belge interdit TikTok sur les téléphones de service de ses fonctionnaires. La mesure prend effet immédiatement."},
		article{22, 8, "b4", "abendpost.example", "de", "", "Was auf Diensthandys noch läuft",
			"Belgien hatte TikTok vor zwei Tagen auf Diensthandys verboten."})
	golden(t, "again.txt", tell(t, again, 23,
		edikt.Subscription{ID: "ana", Query: "kind:ban target:tiktok", Lang: "de", Receivers: []string{"ana"}},
		edikt.Subscription{ID: "bruno", Query: "kind:ban jurisdiction:BE", Lang: "fr", Receivers: []string{"bruno"}},
		edikt.Subscription{ID: "cleo", Query: "target:tiktok", Lang: "en", Hear: []string{edikt.HearStatus}, Receivers: []string{"cleo"}}))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("arrived:\n%s\nwant:\n%s", got, want)
	}
}
