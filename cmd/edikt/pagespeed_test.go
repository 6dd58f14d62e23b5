package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"edikt"
	"edikt/indexer"
	"edikt/indexer/eval"
	"edikt/language/gazetteer"
)

var (
	pagesArticles = flag.Int("pages", 600, "generated articles over which TestPageSpeed measures; see task pages")
	pagesAsks     = flag.Int("pages-asks", 3, "requests of each class of pages")
	pagesData     = flag.String("pages-data", "", "data folder to keep, to go on filling, and to measure again")
)

// TestPageSpeed fills an index with generated articles, three in a hundred with an event, and asks for pages as browsers
// do. It fails where a page is not whole; how long the pages take it only tells.
func TestPageSpeed(t *testing.T) {
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return bulkEnd }}
	cfg := defaults()
	cfg.Data, cfg.HTTP.Listen, cfg.NATS.MinFree = *pagesData, "127.0.0.1:0", 1
	if cfg.Data == "" {
		cfg.Data = t.TempDir()
	}
	n, err := a.openNode(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = n.close() })
	fillBulk(t, n, *pagesArticles)
	address, err := n.serve()
	if err != nil {
		t.Fatal(err)
	}
	load, _ := os.ReadFile("/proc/loadavg")
	t.Logf("%d articles; load %.14s; %d requests of each class, one after the other; ms until the last byte", *pagesArticles, load, *pagesAsks)
	t.Logf("%-24s %7s %7s %7s   processor time: %7s %7s", "", "p50", "p99", "max", "p50", "p99")
	var allTimes, allWork []float64
	for _, c := range pageClasses(someEvents(t, address)) {
		times, work := make([]float64, *pagesAsks), make([]float64, *pagesAsks)
		for i := range times {
			before := processorTime()
			times[i] = askPage(t, address+c.path(i))
			work[i] = processorTime() - before
		}
		if strings.HasPrefix(c.name, "search") {
			allTimes, allWork = append(allTimes, times...), append(allWork, work...)
		}
		tell(t, c.name, times, work)
	}
	tell(t, "all searches", allTimes, allWork)
}

func tell(t *testing.T, name string, times, work []float64) {
	slices.Sort(times)
	slices.Sort(work)
	t.Logf("%-24s %7.1f %7.1f %7.1f                   %7.1f %7.1f", name, times[len(times)/2], times[len(times)*99/100], times[len(times)-1],
		work[len(work)/2], work[len(work)*99/100])
}

// processorTime is what this process has used of all processors, in ms: on a busy machine the steadier figure.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}

// askPage fetches a page and returns how many milliseconds that took.
func askPage(t *testing.T, address string) float64 {
	begun := time.Now()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if took := time.Since(begun); err == nil && resp.StatusCode == http.StatusOK && strings.Contains(string(text), "</html>") {
		return float64(took.Microseconds()) / 1000
	}
	t.Fatalf("%s: %s, %d bytes, %v", address, resp.Status, len(text), err)
	return 0
}

// someEvents are ids of events that the index holds.
func someEvents(t *testing.T, address string) (ids []string) {
	resp, err := http.Get(address + "/v1/events?limit=100")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var found struct{ Hits []struct{ ID string } }
	if err := json.NewDecoder(resp.Body).Decode(&found); err != nil || len(found.Hits) == 0 {
		t.Fatalf("%d events, %v", len(found.Hits), err)
	}
	for _, h := range found.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// pageClass is a way to ask for pages, with a variant for each number.
type pageClass struct {
	name string
	path func(i int) string
}

func pageClasses(events []string) []pageClass {
	bulk, rnd := eval.NewBulk(1, bulkEnd), rand.New(rand.NewPCG(5, 5))
	word := func() string { return bulk.Word("de") }
	search := func(typ string, q ...string) string {
		return "/?" + url.Values{"type": {typ}, "q": {strings.Join(q, " ")}}.Encode()
	}
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	return []pageClass{
		{"search: first page", func(int) string { return "/" }},
		{"search: a kind", func(int) string { return search("event", "kind:"+pick(kindNames())) }},
		{"search: service, time", func(i int) string {
			return search("event", "target:"+pick(bulkTargets), fmt.Sprintf("date:%dd", 7+i%60))
		}},
		{"search: dossiers", func(int) string { return search("dossier", "jurisdiction:"+pick(bulkPlaces), "status:in_force") }},
		{"search: word", func(int) string { return search("article", word()) }},
		{"search: frequent word", func(i int) string { return search("article", bulk.Frequent(i)) }},
		{"search: two words", func(i int) string { return search("article", bulk.Frequent(i), word()) }},
		{"search: OR of three", func(i int) string { return search("article", bulk.Frequent(i), "OR", word(), "OR", word()) }},
		{"search: word, month", func(i int) string { return search("article", bulk.Frequent(i), fmt.Sprintf("date:2026-%02d", 1+i%11)) }},
		{"search: all articles", func(int) string { return search("article") }},
		{"event", func(i int) string { return "/events/" + events[i%len(events)] }},
		{"overview", func(i int) string { return "/overview?" + []string{"", "kind=ban", "target=tiktok", "map=world"}[i%4] }},
	}
}

// The generated events: how often, when the last, and of what.
const bulkEvery = 33

var (
	bulkEnd     = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	bulkTargets = strings.Fields("tiktok x whatsapp telegram deepseek chatgpt kaspersky zoom")
	bulkPlaces  = strings.Fields("DE FR BE CH AT LU NL EU US AU CA IN BR")
)

func kindNames() (out []string) {
	for _, k := range edikt.Kinds() {
		out = append(out, string(k))
	}
	return out
}

// fillBulk writes generated articles into the view in use, and goes on where an earlier run was interrupted.
func fillBulk(t *testing.T, n *node, articles int) {
	const batch = 1000
	held := 0
	if data, err := os.ReadFile(n.path("filled")); err == nil {
		held, _ = strconv.Atoi(strings.TrimSpace(string(data)))
	}
	bulk, rnd := eval.NewBulk(1, bulkEnd), rand.New(rand.NewPCG(2, 2))
	for i := 0; i < articles; {
		var updates []indexer.Update
		for ; len(updates) < batch && i < articles; i++ {
			d := bulk.Next(i, articles)
			u := indexer.Update{Key: d.ID, Revision: 1, Documents: []edikt.Document{d}}
			if i%bulkEvery == 0 {
				e := bulkEvent(rnd, &d, i)
				u.Documents = append(u.Documents, e)
				if i%(2*bulkEvery) == 0 { // every other event is the first report of a measure
					e.Type, e.ID = edikt.DossierDocument, e.Dossier
					updates = append(updates, indexer.Update{Key: e.ID, Revision: 1, Documents: []edikt.Document{e}})
				}
			}
			updates = append(updates, u)
		}
		if i <= held {
			continue
		}
		if err := n.view.current.Index.Index(t.Context(), updates); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(n.path("filled"), []byte(strconv.Itoa(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// bulkEvent makes an event of an article's first sentence.
func bulkEvent(rnd *rand.Rand, d *edikt.Document, i int) edikt.Document {
	place, target := bulkPlaces[rnd.IntN(len(bulkPlaces))], bulkTargets[min(rnd.IntN(len(bulkTargets)), rnd.IntN(len(bulkTargets)))]
	who := strings.ToLower(place) + "/government"
	sentence, _, _ := strings.Cut(d.Text, ".")
	name := target
	if e, ok := gazetteer.Load().ByID(target); ok {
		name = e.Name.In(d.Article.Lang)
	}
	e := edikt.Event{ID: fmt.Sprintf("bulk-event-%07d", i), Kind: edikt.Kinds()[min(rnd.IntN(8), rnd.IntN(8))], Status: edikt.Statuses()[rnd.IntN(5)], Jurisdiction: place,
		Actor: &edikt.Actor{ID: who, Authority: who, Name: who, Jurisdiction: place}, Target: edikt.Target{ID: target, Name: name}, Rule: "de/ban/verbieten",
		Evidence: edikt.Span{Text: sentence, End: len(sentence)}, Confidence: 0.9}
	return edikt.Document{Type: edikt.EventDocument, ID: e.ID, Article: d.Article, Event: &e, Fetched: d.Fetched, Seen: d.Fetched, Dossier: fmt.Sprintf("bulk-dossier-%07d", i-i%(2*bulkEvery)),
		DossierStatus: e.Status, Sources: 1 + i%3, New: i%(2*bulkEvery) == 0}
}
