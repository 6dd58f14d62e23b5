package pipelines

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/indexer"
	"edikt/pipelines/dossier"
	"edikt/pipelines/kv"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
	"edikt/query"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// words is an extractor for texts that name their events: "ban tiktok" is a ban of TikTok by the government of France, and
// a status may stand behind it.
type words struct{ version string }

func (w words) Extract(a *edikt.Article) edikt.EventSet {
	set := edikt.EventSet{RulesVersion: w.version, Events: []edikt.Event{}}
	f := strings.Fields(a.Text)
	for i := 0; i+1 < len(f); i++ {
		kind := edikt.Kind(f[i])
		if !kind.Valid() {
			continue
		}
		status := edikt.InForce
		if i+2 < len(f) && edikt.Status(f[i+2]).Valid() {
			status = edikt.Status(f[i+2])
		}
		set.Events = append(set.Events, edikt.Event{
			ID: edikt.EventID(a.ID, kind, "fr/government", f[i+1], nil, 0), Kind: kind, Status: status, Jurisdiction: "FR",
			Actor:  &edikt.Actor{ID: "fr/government", Authority: "fr/government", Name: "Frankreich"},
			Target: edikt.Target{ID: f[i+1], Name: f[i+1]}, Rule: "test", Confidence: 1,
		})
	}
	return set
}

// show lists what a search for everything finds, a line a document.
func (h *house) show() (lines []string) {
	h.t.Helper()
	for _, d := range h.documents() {
		lines = append(lines, line(&d))
	}
	slices.Sort(lines)
	return lines
}

func (h *house) documents() (docs []edikt.Document) {
	h.t.Helper()
	for _, typ := range []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.DossierDocument} {
		r := must(h.index.Search(h.t.Context(), query.Request{Type: typ, Limit: 1000, Now: noon}))(h.t)
		for i := range r.Hits {
			docs = append(docs, r.Hits[i].Document)
		}
	}
	return docs
}

func line(d *edikt.Document) string {
	switch d.Type {
	case edikt.ArticleDocument:
		return fmt.Sprintf("article %q", d.Text)
	case edikt.EventDocument:
		return fmt.Sprintf("event %s %s of %q, %s, %d sources", d.Event.Kind, d.Event.Target.ID, d.Article.Title, d.DossierStatus, d.Sources)
	}
	return fmt.Sprintf("dossier %s %s, %s, %d sources", d.Event.Kind, d.Event.Target.ID, d.DossierStatus, d.Sources)
}

// house is a pipeline over real streams, ledger, catalog and filer.
type house struct {
	t     *testing.T
	conn  *stream.Conn
	taker *Taker
	index *indexer.Index
	flow  *Flow
	ixer  *Indexer

	filing  *Filing
	ledger  *ledger.Ledger
	catalog *ledger.Catalog
}

func build(t *testing.T, rules string, ruleSeq uint64) *house {
	t.Helper()
	dir := t.TempDir()
	now := func() time.Time { return noon }
	conn := must(stream.Open(t.Context(), stream.Config{Dir: filepath.Join(dir, "streams"), AckWait: time.Second, MinFree: 1}))(t)
	t.Cleanup(conn.Close)
	led := must(ledger.Open(filepath.Join(dir, "ledger.db")))(t)
	t.Cleanup(func() { led.Close() })
	cat := must(ledger.OpenCatalog(filepath.Join(dir, "catalog.db")))(t)
	t.Cleanup(func() { cat.Close() })
	h := &house{t: t, conn: conn, ledger: led, catalog: cat, index: must(indexer.Open(filepath.Join(dir, "index"), indexer.Options{}))(t)}
	t.Cleanup(func() { h.index.Close() })
	h.taker = must(NewTaker(t.Context(), conn, led, []string{"de", "fr"}, now))(t)
	h.filing = newFiling(t, conn)
	h.ixer = NewIndexer(conn, h.index, cat, nil, nil)
	h.start(rules, ruleSeq)
	return h
}

// newFiling files into a store in memory.
func newFiling(t *testing.T, conn *stream.Conn) *Filing {
	t.Helper()
	kept := NewTogether(kv.NewMemory())
	return &Filing{Conn: conn, Kept: kept, Filer: must(dossier.NewFiler(kept, func() time.Time { return noon }))(t)}
}

func (h *house) start(rules string, seq uint64) {
	h.t.Helper()
	stages := append([]stream.Stage{Extract(h.conn, words{rules}, seq, 2)}, h.filing.Stages()...)
	h.flow = must(Start(h.t.Context(), h.conn, append(stages, h.ixer.Stages("")...)...))(h.t)
	h.t.Cleanup(h.flow.Stop)
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

func (h *house) take(as ...edikt.Article) []Answer {
	h.t.Helper()
	return must(h.taker.Take(h.t.Context(), as))(h.t)
}

// settle waits until all is searchable and returns what search would see.
func (h *house) settle() []string {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 20*time.Second)
	defer cancel()
	if err := h.flow.Settle(ctx); err != nil {
		h.t.Fatal(err)
	}
	return h.show()
}

func (h *house) want(lines ...string) {
	h.t.Helper()
	if got := h.settle(); !slices.Equal(got, lines) {
		h.t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(lines, "\n"))
	}
}

func page(n int, text string) edikt.Article {
	return edikt.Article{URL: fmt.Sprintf("https://a%d.example/seite/%d", n, n), Source: fmt.Sprintf("a%d.example", n), Lang: "de",
		Title: fmt.Sprint("T", n), Text: text, Date: "2026-03-02"}
}

func TestFlow(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok"), page(2, "nichts"), page(3, "ban tiktok heute"))
	h.want(
		`article "ban tiktok heute"`, `article "ban tiktok"`,
		`dossier ban tiktok, in_force, 2 sources`,
		`event ban tiktok of "T1", in_force, 2 sources`, `event ban tiktok of "T3", in_force, 2 sources`,
	)
}

func TestFlowCorrection(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok"), page(2, "ban tiktok auch"))
	h.settle()
	h.take(page(1, "doch nicht"))
	h.want(`article "ban tiktok auch"`, `dossier ban tiktok, in_force, 1 sources`, `event ban tiktok of "T2", in_force, 1 sources`)
	h.take(page(2, "exit x"))
	h.want(`article "exit x"`, `dossier exit x, in_force, 1 sources`, `event exit x of "T2", in_force, 1 sources`)
}

// The change that a report brings names the first ten reports of a step; the others belong to the dossier all the same, and
// hear what becomes of it.
func TestFlowManyReports(t *testing.T) {
	h := build(t, "rules1", 1)
	h.ixer.atOnce = 10
	want := func(reports int, status edikt.Status) {
		t.Helper()
		h.settle()
		n := 0
		for _, d := range h.documents() {
			if d.Type == edikt.EventDocument && d.Dossier != "" && d.DossierStatus == status && grade(d.Sources) == grade(reports) {
				n++
			}
		}
		if n != reports {
			t.Errorf("%d of %d events know that their dossier is %s", n, reports, status)
		}
	}
	for i := range 14 {
		h.take(page(14-i, "ban tiktok"+strings.Repeat(" und", i)))
	}
	want(14, edikt.InForce)
	many := make([]edikt.Article, 20)
	for i := range many {
		many[i] = page(100+i, "ban tiktok")
	}
	h.take(many...)
	want(14+len(many), edikt.InForce)
	h.take(page(15, "ban tiktok ended"))
	want(15+len(many), edikt.Ended)
	h.take(page(15, "nichts mehr"))
	want(14+len(many), edikt.InForce)
}

// grade is how exact the number of sources is that reports of a much reported measure show.
func grade(n int) int {
	if n < 8 {
		return n
	}
	return bits.Len(uint(n))
}

// What an analyst says about a single report is found by searches for events, also where no other report is left.
func TestFlowVerdicts(t *testing.T) {
	h := build(t, "rules1", 1)
	first, second := page(1, "ban tiktok"), page(2, "ban tiktok auch")
	h.take(first, second)
	h.settle()
	decide := func(id, action, event, other string) {
		t.Helper()
		d := edikt.Decision{Version: 1, ID: id, Action: action, Event: event, Other: other, By: "ana", At: noon.Add(time.Duration(len(h.filing.Filer.Decisions())) * time.Second)}
		m := must(stream.NewMessage(stream.Subject(stream.Decisions, action), id, &d))(t)
		if _, err := h.conn.Publish(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		h.settle()
	}
	want := func(first, second string) {
		t.Helper()
		got := map[string]string{}
		for _, d := range h.documents() {
			if d.Type == edikt.EventDocument {
				got[d.Article.Title] = d.Decision
			}
		}
		if got["T1"] != first || got["T2"] != second {
			t.Errorf("got %q, want %q and %q", got, first, second)
		}
	}
	ids := map[string]string{}
	for _, d := range h.documents() {
		if d.Type == edikt.EventDocument {
			ids[d.Article.Title] = d.ID
		}
	}
	decide("d1", edikt.Reject, ids["T1"], "")
	want("reject", "")
	decide("d2", edikt.Confirm, ids["T2"], "")
	want("reject", "confirm")
	decide("d3", edikt.Reject, ids["T2"], "")
	want("reject", "reject")
	decide("d4", edikt.Undo, "", "d1")
	want("", "reject")
}

// A set of an older revision or of older rules that arrives late changes nothing.
func TestFlowLateSet(t *testing.T) {
	h := build(t, "rules2", 2)
	h.take(page(1, "ban tiktok"))
	want := h.settle()
	a := page(1, "ban tiktok")
	a.Complete()
	late := words{"rules1"}.Extract(&edikt.Article{ID: a.ID, Text: "exit x"})
	late.Version, late.Article, late.Revision, late.TextHash, late.RulesSeq, late.Cause = 1, a.Ref(), 1, a.TextHash, 1, edikt.Live
	m := must(eventsMessage(&late))(t)
	if _, err := h.conn.Publish(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	h.want(want...)
}

// The same messages again, in any order, change nothing.
func TestFlowRedelivery(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok"), page(2, "exit x ban tiktok"), page(1, "exit x"))
	want := h.settle()
	for _, s := range []struct {
		stream string
		handle func(context.Context, []stream.Message) error
	}{{stream.Events, h.ixer.events}, {stream.Changes, h.ixer.changes}, {stream.Events, h.ixer.events}, {stream.Events, h.filing.Stages()[0].Handle}} {
		err := h.conn.Read(t.Context(), s.stream, stream.Range{}, func(ms []stream.Message) error {
			slices.Reverse(ms)
			for i := range ms {
				if err := s.handle(t.Context(), ms[i:i+1]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	h.want(want...)
}

func TestTake(t *testing.T) {
	h := build(t, "rules1", 1)
	english := page(4, "ban tiktok")
	english.Lang = "en"
	future := page(5, "x")
	future.Version = edikt.SchemaVersion + 1
	answers := h.take(page(1, "eins"), page(1, "eins"), page(1, "zwei"), english, page(3, " "))
	for i, want := range []Answer{{Outcome: Taken, Revision: 1, Seq: 1}, {Outcome: Known, Revision: 1}, {Outcome: Taken, Revision: 2, Seq: 2}, {Outcome: Skipped}, {Outcome: Refused}} {
		got := answers[i]
		if got.Outcome != want.Outcome || got.Revision != want.Revision || got.Seq != want.Seq || (got.Err != nil) != (want.Outcome == Refused) {
			t.Errorf("article %d: %+v, want %+v", i, got, want)
		}
	}
	if again := h.take(page(1, "zwei"), page(1, "drei")); again[0].Outcome != Known || again[1].Revision != 3 {
		t.Errorf("%+v", again)
	}
}

// Two pages with one canonical address are two articles, if they have different titles.
func TestTakeStrangeCanonical(t *testing.T) {
	h := build(t, "rules1", 1)
	var articles []edikt.Article
	for _, s := range []string{"eins", "zwei"} {
		articles = append(articles, edikt.Article{URL: "https://a.example/artikel/" + s, Canonical: "https://a.example/artikel/start-1", Lang: "de", Title: s, Text: s})
	}
	first, second := h.take(articles[0])[0], h.take(articles[1])[0]
	if first.ID == second.ID || second.Outcome != Taken || second.Revision != 1 {
		t.Errorf("%+v, %+v", first, second)
	}
	amp := articles[0]
	amp.URL = "https://a.example/amp/eins"
	if got := h.take(amp)[0]; got.Outcome != Known || got.ID != first.ID {
		t.Errorf("another address of the same article: %+v", got)
	}
}

// What a crash kept from the ledger is found in the stream.
func TestTakerCatchesUp(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "eins"), page(2, "zwei"))
	fresh := must(ledger.Open(filepath.Join(t.TempDir(), "ledger.db")))(t)
	defer fresh.Close()
	taker := must(NewTaker(t.Context(), h.conn, fresh, []string{"de"}, time.Now))(t)
	answers := must(taker.Take(t.Context(), []edikt.Article{page(1, "eins"), page(2, "neu")}))(t)
	if answers[0].Outcome != Known || answers[1].Revision != 2 {
		t.Errorf("%+v", answers)
	}
}

// Another process takes over filing: it files what the first one did, tells nothing of it again, and goes on.
func TestFilingTakesOver(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok"), page(2, "exit x"))
	h.settle()
	h.flow.Stop()
	told := must(h.conn.State(t.Context(), stream.Changes))(t).Messages
	h.filing = newFiling(t, h.conn)
	h.start("rules1", 1)
	h.take(page(3, "ban tiktok auch"))
	h.want(`article "ban tiktok auch"`, `article "ban tiktok"`, `article "exit x"`,
		`dossier ban tiktok, in_force, 2 sources`, `dossier exit x, in_force, 1 sources`,
		`event ban tiktok of "T1", in_force, 2 sources`, `event ban tiktok of "T3", in_force, 2 sources`, `event exit x of "T2", in_force, 1 sources`)
	if n := must(h.conn.State(t.Context(), stream.Changes))(t).Messages; n != told+1 {
		t.Errorf("%d changes told, want %d", n, told+1)
	}
}

// What nobody can read ends among the dead letters and keeps nothing up.
func TestPoisonedMessages(t *testing.T) {
	h := build(t, "rules1", 1)
	subject := stream.Subject(stream.Articles, "de", "a.example")
	future := page(5, "ban tiktok")
	future.Version = edikt.SchemaVersion + 1
	huge := page(6, "")
	huge.Text = strings.Repeat("ban tiktok ", edikt.MaxTextBytes/5)
	for id, data := range map[string][]byte{"junk": []byte("{"), "future": must(json.Marshal(future))(t), "huge": must(json.Marshal(huge))(t)} {
		must(h.conn.Publish(t.Context(), stream.Message{Subject: subject, ID: id, Data: data}))(t)
	}
	must(h.conn.Publish(t.Context(), stream.Message{Subject: stream.Subject(stream.Events, "de"), ID: "junk", Data: []byte("[]")}))(t)
	h.take(page(1, "ban tiktok"))
	h.want(`article "ban tiktok"`, `dossier ban tiktok, in_force, 1 sources`, `event ban tiktok of "T1", in_force, 1 sources`)
	dead := map[string]int{}
	for _, d := range must(h.conn.DeadLetters(t.Context(), ""))(t) {
		dead[d.Stage+" "+d.MessageID]++
		if d.MessageID == "huge" && (d.Hash == "" || len(d.Payload) > 0) {
			t.Errorf("8 MB kept among the dead letters: %+v", d.Size)
		}
	}
	if want := map[string]int{"extract junk": 1, "extract future": 1, "extract huge": 1, "file junk": 1, "index junk": 1}; !maps.Equal(dead, want) {
		t.Errorf("dead letters %v, want %v", dead, want)
	}
}
