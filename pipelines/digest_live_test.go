package pipelines_test

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net/mail"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/digest"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/notify"
	"edikt/pipelines/notify/mailtest"
	"edikt/pipelines/stream"
	"edikt/pipelines/stream/streamtest"
)

// branch is a process on a cluster, with a folder of its own, that sends digests and hands deliveries over.
type branch struct {
	conn   *stream.Conn
	desk   *digest.Desk
	sender *notify.Dispatcher
}

func newBranch(t *testing.T, url string, post *mailtest.Server, filed []edikt.Dossier, now func() time.Time) *branch {
	t.Helper()
	dir, log := t.TempDir(), slog.New(slog.DiscardHandler)
	store := func(name string) *kv.Store {
		s := must(kv.Open(filepath.Join(dir, name)))(t)
		t.Cleanup(func() { s.Close() })
		return s
	}
	b := &branch{conn: must(stream.Open(t.Context(), stream.Config{URL: url, Log: log}))(t)}
	t.Cleanup(b.conn.Close)
	renderer := must(digest.NewRenderer(""))(t)
	write := func(d edikt.Delivery) (edikt.Letter, error) {
		is, err := b.desk.ByRef(d.Issue)
		if err != nil {
			return edikt.Letter{}, err
		}
		return renderer.Letter(is, digest.Site{})
	}
	b.desk = must(digest.NewDesk(digest.Config{Store: store("digests"), Dir: filepath.Join(dir, "issues"), Outbox: pipelines.DigestOutbox(b.conn, write), Now: now,
		Load: func(context.Context) (digest.Input, error) { return digest.Input{Dossiers: filed}, nil }}))(t)
	mailer := must(notify.NewMailer(notify.SMTP{Host: post.Host, Port: post.Port, From: "Edikt <digest@edikt.example>"}, now, &tls.Config{RootCAs: post.Roots, ServerName: post.Host}))(t)
	receivers := must(notify.NewReceivers([]notify.Config{{Name: "ana", Type: "mail", To: "ana@example.org"}, {Name: "bruno", Type: "mail", To: "bruno@example.org"}}, notify.Deps{Now: now, SMTP: mailer}, nil))(t)
	b.sender = must(notify.NewDispatcher(store("deliveries"), receivers, now, log))(t)
	if _, _, err := b.desk.Subscribe(digest.Subscription{ID: "woche", Lang: "de", Hour: 7, Receivers: []string{"ana", "bruno"}}); err != nil {
		t.Fatal(err)
	}
	return b
}

// run hands deliveries over until the test ends.
func (b *branch) run(t *testing.T) *pipelines.Flow {
	t.Helper()
	flow := must(pipelines.Start(t.Context(), b.conn, pipelines.Notify(b.sender)))(t)
	t.Cleanup(flow.Stop)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = b.sender.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return flow
}

// TestOneDigestFromTwoProcesses: two processes on one cluster both find the week's digest due, again and again; each reader
// gets one mail for each week.
func TestOneDigestFromTwoProcesses(t *testing.T) {
	url, post, c := streamtest.Server(t, true), mailtest.New(t), &clock{t: time.Date(2026, 11, 16, 8, 0, 0, 0, time.UTC)}
	var events []edikt.Event
	for _, day := range []edikt.Date{"2026-11-18", "2026-11-25"} {
		events = append(events, edikt.Event{ID: "e" + string(day), Kind: edikt.Ban, Status: edikt.InForce, Jurisdiction: "BE", Asserted: day,
			Actor:  &edikt.Actor{ID: "be/government", Authority: "be/government", Name: "belgische Regierung"},
			Target: edikt.Target{ID: "service-" + string(day), Name: "Dienst " + string(day)}, Evidence: edikt.Span{Text: "Die Regierung untersagt den Dienst."},
			Article: &edikt.ArticleRef{ID: "a" + string(day), URL: "https://auenkurier.example/" + string(day), Source: "auenkurier", Lang: "de", Date: day, DateSource: edikt.DateFromPage}})
	}
	filed := dossier.Compile(events, nil).Dossiers
	branches := []*branch{newBranch(t, url, post, filed, c.now), newBranch(t, url, post, filed, c.now)}
	var flows []*pipelines.Flow
	for week, monday := range []int{23, 30} {
		for _, hour := range []int{6, 7, 8, 20} {
			c.set(time.Date(2026, 11, monday, hour, 0, 0, 0, time.UTC))
			var ticks sync.WaitGroup
			for _, b := range branches {
				ticks.Go(func() {
					if err := b.desk.Tick(t.Context()); err != nil {
						t.Error(err)
					}
				})
			}
			ticks.Wait()
		}
		if week == 0 {
			for _, b := range branches {
				flows = append(flows, b.run(t))
			}
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for i, b := range branches {
		if err := flows[i].Settle(ctx); err != nil {
			t.Fatal(err)
		}
		for slices.ContainsFunc(must(b.sender.Log(""))(t), func(e notify.Entry) bool { return e.State != notify.Delivered }) && ctx.Err() == nil {
			time.Sleep(5 * time.Millisecond)
		}
	}
	var arrived []string
	for _, m := range post.Mails() {
		msg := must(mail.ReadMessage(strings.NewReader(m.Data)))(t)
		arrived = append(arrived, strings.Join(m.To, " ")+" "+decoded(t, msg.Header.Get("Subject")))
		if !strings.Contains(m.Data, "multipart/alternative") {
			t.Errorf("no letter in words:\n%s", m.Data)
		}
		if id := msg.Header.Get("List-Id"); !strings.Contains(id, "digest-woche") {
			t.Errorf("List-Id %q", id)
		}
	}
	slices.Sort(arrived)
	want := []string{
		"ana@example.org Belgien verbietet Dienst 2026-11-18", "ana@example.org Belgien verbietet Dienst 2026-11-25",
		"bruno@example.org Belgien verbietet Dienst 2026-11-18", "bruno@example.org Belgien verbietet Dienst 2026-11-25",
	}
	if !slices.Equal(arrived, want) {
		t.Errorf("arrived:\n%s\nwant:\n%s", strings.Join(arrived, "\n"), strings.Join(want, "\n"))
	}
}
