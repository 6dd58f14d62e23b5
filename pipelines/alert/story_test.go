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
	"edikt/pipelines/alert"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/notify"
	"edikt/query"
)

var update = flag.Bool("update", false, "rewrite testdata/story.txt")

// report is one article of the press: what the extractor finds in it, and when it appears.
type report struct {
	day       int
	hour      int
	id, outl  string
	lang      string
	status    edikt.Status
	scope     edikt.Scope
	copyOf    string
	asserted  edikt.Date
	backgr    bool
	actor     string
	addressee string
	sentence  string
}

var press = []report{
	{1, 9, "a1", "agentur.example", "de", edikt.InForce, edikt.WorkDevices, "", "", false, "belgische Regierung", "Regierungsmitarbeiter",
		"Die belgische Regierung untersagt ihren Mitarbeitern ab sofort TikTok auf Diensthandys."},
	{1, 10, "a2", "courrier.example", "fr", edikt.InForce, "", "", "", false, "gouvernement belge", "",
		"Le gouvernement belge interdit TikTok à ses agents."},
	{1, 11, "a3", "morgenblatt.example", "de", edikt.InForce, edikt.WorkDevices, "a1", "", false, "belgische Regierung", "Regierungsmitarbeiter",
		"Die belgische Regierung untersagt ihren Mitarbeitern ab sofort TikTok auf Diensthandys."},
	{3, 8, "a4", "morgenblatt.example", "de", edikt.InForce, "", "", "", true, "Belgien", "",
		"Belgien hatte TikTok vergangene Woche verboten."},
	{5, 14, "a5", "courrier.example", "fr", edikt.Ended, edikt.WorkDevices, "", "", false, "gouvernement belge", "agents",
		"Le gouvernement belge a levé vendredi l’interdiction de TikTok."},
	{5, 16, "a6", "abendpost.example", "de", edikt.Ended, edikt.WorkDevices, "", "", false, "belgische Regierung", "",
		"Belgien hebt sein TikTok-Verbot wieder auf."},
}

func (r report) set(at time.Time) edikt.EventSet {
	ref := edikt.ArticleRef{ID: r.id, Revision: 1, URL: "https://" + r.outl + "/" + r.id, Source: r.outl, Lang: r.lang, Date: edikt.Date(at.Format(time.RFC3339)), Title: r.sentence, CopyOf: r.copyOf}
	e := edikt.Event{Kind: edikt.Ban, Status: r.status, Jurisdiction: "BE", Target: edikt.Target{ID: "tiktok", Name: "TikTok"},
		Actor:    &edikt.Actor{ID: "be/government", Authority: "be/government", Name: r.actor},
		Evidence: edikt.Span{Text: r.sentence}, Rule: r.lang + "/ban/1", RulesVersion: "r1", Addressee: r.addressee, Background: r.backgr, Asserted: ref.Date}
	if r.scope != "" {
		e.Scope = []edikt.Scope{r.scope}
	}
	e.ID = edikt.EventID(r.id, e.Kind, e.ActorID(), e.Target.ID, e.Scope, 0)
	return edikt.EventSet{Version: 1, Article: ref, Revision: 1, TextHash: r.id, RulesVersion: "r1", Cause: edikt.Live, Events: []edikt.Event{e}}
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
	r.rows = append(r.rows, fmt.Sprintf("%s  %-5s  %-8s  %s", time.Now().UTC().Format("Mon 15:04:05"), r.name, d.Reason, notify.Render(d, notify.Links{}).Subject))
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

// TestOneBanOverFiveDays: six articles of two languages, among them an agency copy, a background mention and a lifting, with
// a restart each night; each subscriber hears of the ban once and of its end once.
func TestOneBanOverFiveDays(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		in := &inbox{}
		n := open(t, dir, in)
		for _, s := range []edikt.Subscription{
			{ID: "ana", Query: "kind:ban target:tiktok", Lang: "de", Receivers: []string{"ana"}},
			{ID: "bruno", Query: "kind:ban jurisdiction:BE", Lang: "fr", Receivers: []string{"bruno"}},
			{ID: "cleo", Query: "belgien OR belge", Lang: "en", Receivers: []string{"cleo"}},
			{ID: "dora", Query: "kind:ban lang:fr", Lang: "fr", Receivers: []string{"dora"}},
			{ID: "emil", Query: "kind:ban target:whatsapp", Lang: "de", Receivers: []string{"emil"}},
		} {
			if err := n.engine.Subscribe(s); err != nil {
				t.Fatal(err)
			}
		}
		begin := time.Now().UTC().Truncate(24 * time.Hour)
		for day := 1; day <= 6; day++ {
			for _, r := range press {
				if r.day == day {
					at := begin.Add(time.Duration(day*24+r.hour) * time.Hour)
					n.sleep(t, at)
					n.take(t, r.set(at.Add(-10*time.Minute)))
				}
			}
			n.sleep(t, begin.Add(time.Duration(day+1)*24*time.Hour))
			n.close(t)
			n = open(t, dir, in)
		}
		n.close(t)
		slices.Sort(in.rows) // receivers are served side by side
		golden(t, "story.txt", strings.Join(in.rows, "\n")+"\n")
	})
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
