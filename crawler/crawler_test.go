package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"edikt"
)

var testNow = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// articlePage is a page of our own making that reads like a news article.
func articlePage(title, text, date string) string {
	paras := ""
	for _, p := range strings.Split(text, "\n\n") {
		paras += "<p>" + p + "</p>\n"
	}
	return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>` + title + ` | Testblatt</title>
<meta property="article:published_time" content="` + date + `"></head><body><nav><a href="/">Start</a></nav><main><article><h1>` + title + `</h1>` + paras +
		`</article></main><footer><p>Impressum und Datenschutz, alle Rechte vorbehalten.</p></footer></body></html>`
}

func longText(subject string) string {
	return "Der Stadtrat hat am Dienstag über " + subject + " beraten und nach langer Debatte einen Beschluss gefasst, der ab dem kommenden Monat gilt.\n\n" +
		"Die Verwaltung soll die Dienstgeräte bis zum Sommer prüfen und dem Ausschuss berichten, wie viele Beschäftigte betroffen sind und was der Umstieg kostet.\n\n" +
		"Vertreter der Personalräte begrüßten den Schritt, verlangten aber Schulungen für alle Abteilungen, die bisher mit der Anwendung gearbeitet haben."
}

// newTestCrawler returns a crawler on loopback without delays.
func newTestCrawler(t *testing.T, change func(*Config)) *Crawler {
	t.Helper()
	cfg := Config{AllowLoopback: true, Delay: -1, Timeout: 2 * time.Second, State: &MemoryState{}, Now: func() time.Time { return testNow }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	if change != nil {
		change(&cfg)
	}
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// collect returns a callback and the articles it was given.
func collect() (EmitFunc, *[]edikt.Article) {
	var mu sync.Mutex
	var got []edikt.Article
	return func(_ context.Context, a edikt.Article) error {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, a)
		return nil
	}, &got
}

// newsroom serves one RSS feed with articles whose texts a test may change.
type newsroom struct {
	*httptest.Server
	mu       sync.Mutex
	articles map[string]string // path -> page
	etags    bool
	log      []string
}

func newNewsroom(t *testing.T) *newsroom {
	n := &newsroom{articles: map[string]string{}, etags: true}
	n.Server = httptest.NewServer(n)
	t.Cleanup(n.Close)
	return n
}

func (n *newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.log = append(n.log, r.URL.Path)
	body, typ := "", "text/html"
	switch {
	case r.URL.Path == "/feed.xml":
		body, typ = n.feed(), "application/rss+xml"
	case n.articles[r.URL.Path] != "":
		body = n.articles[r.URL.Path]
	default:
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, len(body))
	if n.etags && r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", typ)
	io.WriteString(w, body)
}

func (n *newsroom) feed() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Testblatt</title>`)
	for _, p := range sortedKeys(n.articles) {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>", p, n.URL+p, testNow.Add(-time.Hour).Format(time.RFC1123Z))
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

func (n *newsroom) source() Source {
	return Source{ID: "testblatt", Name: "Testblatt", Languages: []string{"de"}, Feeds: []string{n.URL + "/feed.xml"}}
}

func TestCrawlEmitsOnceAndRevises(t *testing.T) {
	n := newNewsroom(t)
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	n.articles["/a-2"] = articlePage("Stadtrat prüft WhatsApp", longText("WhatsApp"), "2026-03-10T10:00:00+01:00")
	c := newTestCrawler(t, nil)
	emit, got := collect()
	for pass := range 2 {
		if _, err := c.Crawl(t.Context(), []Source{n.source()}, emit); err != nil {
			t.Fatal(err)
		}
		if len(*got) != 2 {
			t.Fatalf("pass %d: %d articles, want 2", pass, len(*got))
		}
	}
	a := (*got)[0]
	if a.Source != "testblatt" || a.Lang != "de" || a.Cause != edikt.Backfill || a.Date != "2026-03-10T10:00:00+01:00" || !strings.HasPrefix(a.Title, "Stadtrat ") {
		t.Errorf("article %+v", a)
	}
}

func TestCrawlMarksSeenOnlyAfterTheCallback(t *testing.T) {
	n := newNewsroom(t)
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	c := newTestCrawler(t, nil)
	boom := errors.New("disk full")
	if _, err := c.Crawl(t.Context(), []Source{n.source()}, func(context.Context, edikt.Article) error { return boom }); !errors.Is(err, boom) {
		t.Fatalf("err = %v, want the callback's", err)
	}
	emit, got := collect()
	if _, err := c.Crawl(t.Context(), []Source{n.source()}, emit); err != nil || len(*got) != 1 {
		t.Fatalf("after the fault: %d articles, err %v; want the article again", len(*got), err)
	}
}
