package crawler

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"edikt"
)

// gzipped packs a body at the least effort.
func gzipped(body string) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	io.WriteString(z, body)
	z.Close()
	return b.Bytes()
}

// faultyServer plays one fault a host, at the feed.
type faultyServer struct {
	bomb    []byte
	endless atomic.Int64 // bytes sent of the body without end
}

func (f *faultyServer) serve(host string, w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/feed.xml" && !strings.HasPrefix(r.URL.Path, "/loop") {
		http.NotFound(w, r)
		return
	}
	switch name, _, _ := strings.Cut(host, "."); name {
	case "slowloris":
		for range 1000 {
			if _, err := w.Write([]byte("<")); err != nil {
				return
			}
			w.(*countWriter).ResponseWriter.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	case "endless":
		piece := bytes.Repeat([]byte("a"), 64<<10)
		for {
			n, err := w.Write(piece)
			f.endless.Add(int64(n))
			if err != nil {
				return
			}
		}
	case "loop":
		http.Redirect(w, r, "/loop"+map[bool]string{true: "2", false: "1"}[r.URL.Path == "/loop1"], http.StatusFound)
	case "bomb":
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(f.bomb)
	case "error":
		w.WriteHeader(http.StatusInternalServerError)
	case "torn":
		w.Header().Set("Content-Encoding", "gzip")
		whole := gzipped(strings.Repeat("<rss></rss>", 1000))
		w.Write(whole[:len(whole)/2])
	case "broken":
		io.WriteString(w, `<?xml version="1.0"?><rss version="2.0"><channel><item><title>halb`)
	case "html":
		io.WriteString(w, `<html><body>Wartungsarbeiten</body></html>`)
	case "gone":
		w.WriteHeader(http.StatusGone)
	case "busy":
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

// Each fault ends within its bound and is named in the source's health.
func TestFaultsAreNamed(t *testing.T) {
	f := &faultyServer{bomb: gzipped(strings.Repeat("\x00", 64<<20))}
	w := newWeb(t, f.serve)
	want := map[string]string{
		"slowloris": "timeout", "endless": "too large", "loop": "redirect loop", "bomb": "too large", "error": "status 500", "torn": "unexpected EOF",
		"broken": "feed: ", "html": "feed: ", "gone": "status 410", "busy": "status 503",
	}
	var sources []Source
	for host := range want {
		sources = append(sources, Source{ID: host, Feeds: []string{"http://" + host + ".localhost/feed.xml"}})
	}
	state := &MemoryState{}
	c := newTestCrawler(t, func(cfg *Config) {
		cfg.DialContext, cfg.State, cfg.MaxBody, cfg.Timeout = w.dial, state, 1<<20, 500*time.Millisecond
	})
	emit, got := collect()
	if _, err := c.Crawl(t.Context(), sources, emit); err != nil {
		t.Fatal(err)
	}
	if len(*got) > 0 {
		t.Errorf("articles out of faults: %v", *got)
	}
	for _, s := range sources {
		h := HealthOf(state, s)
		if h.State != HealthFailing || !strings.Contains(h.Message, want[s.ID]) {
			t.Errorf("%s: health %s %q, want failing with %q", s.ID, h.State, h.Message, want[s.ID])
		}
	}
	if sent := f.endless.Load(); sent > 16<<20 {
		t.Errorf("took %d bytes of an endless body whose bound is 1 MiB", sent)
	}
}

// A host that asks for quiet is not asked again.
func TestRetryAfterIsObeyed(t *testing.T) {
	asked := 0
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked++
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	state := &MemoryState{}
	c := newTestCrawler(t, func(cfg *Config) { cfg.DialContext, cfg.State = w.dial, state })
	s := Source{ID: "busy", Feeds: []string{"http://busy.localhost/1", "http://busy.localhost/2", "http://busy.localhost/3"}}
	emit, _ := collect()
	for range 2 {
		if _, err := c.Crawl(t.Context(), []Source{s}, emit); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
	if h := HealthOf(state, s); !strings.Contains(h.Message, ErrBackOff.Error()) {
		t.Errorf("health %q does not say that the host is left alone", h.Message)
	}
}

// Faults of single pages leave the rest of the source alone, and come again until they are given up.
func TestFaultyPages(t *testing.T) {
	n := newNewsroom(t)
	n.articles["/gut-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	n.articles["/leer-2"] = "<html><body><h1>Video</h1></body></html>"
	n.articles["/loop-3"] = "x"
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/loop-3" {
			http.Redirect(w, r, "/loop-3", http.StatusMovedPermanently)
			return
		}
		n.ServeHTTP(w, r)
	})
	n.URL = "http://blatt.localhost"
	state := &MemoryState{}
	c := newTestCrawler(t, func(cfg *Config) { cfg.DialContext, cfg.State = w.dial, state })
	emit, got := collect()
	r, err := c.Crawl(t.Context(), []Source{n.source()}, emit)
	if err != nil {
		t.Fatal(err)
	}
	if len(*got) != 1 || r.NoArticle != 1 || r.Faults != 1 {
		t.Errorf("%d articles, report %+v; want one article, one page without, one fault", len(*got), r)
	}
	h := HealthOf(state, n.source())
	if h.State != HealthOK || len(h.Problems) != 1 || !strings.Contains(h.Problems[0].Fault, "redirect loop") {
		t.Errorf("health %+v, want ok with the loop among the problems", h)
	}
	for range 6 {
		if r, err = c.Crawl(t.Context(), []Source{n.source()}, emit); err != nil {
			t.Fatal(err)
		}
	}
	if r.Faults != 0 || len(*got) != 1 {
		t.Errorf("after seven passes still %d faults, %d articles; want the page given up", r.Faults, len(*got))
	}
}

// A charset that header, meta element and bytes do not agree on.
func TestCharsets(t *testing.T) {
	latin := func(s string) string { // ISO 8859-1
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return string(b)
	}
	text := longText("Überwachungssoftware für Straßenkreuzungen à la française")
	page := articlePage("Größere Änderung", text, "2026-03-10")
	noMeta := strings.Replace(page, `<meta charset="utf-8">`, "", 1)
	for _, c := range []struct{ name, contentType, body string }{
		{"utf-8", "text/html; charset=utf-8", page},
		{"utf-8 with byte order mark", "text/html", "\xef\xbb\xbf" + noMeta},
		{"utf-8 that the header calls latin", "text/html; charset=ISO-8859-1", noMeta},
		{"latin by header", "text/html; charset=ISO-8859-1", latin(noMeta)},
		{"latin by meta", "text/html", latin(strings.Replace(page, "utf-8", "iso-8859-1", 1))},
		{"latin that the meta calls utf-8", "text/html", latin(page)},
		{"latin without a word", "text/html", latin(noMeta)},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/a" {
					http.NotFound(w, r)
					return
				}
				w.Header().Set("Content-Type", c.contentType)
				io.WriteString(w, c.body)
			})
			a, err := newTestCrawler(t, func(cfg *Config) { cfg.DialContext = w.dial }).Read(t.Context(), "http://blatt.localhost/a")
			if err != nil {
				t.Fatal(err)
			}
			if a.Title != "Größere Änderung" || a.Text != text {
				t.Errorf("title %q, text %q", a.Title, a.Text)
			}
		})
	}
}

// Reservations of text and data mining by file, header and meta element.
func TestReservedPagesAreLeftAlone(t *testing.T) {
	page := articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10")
	meta := strings.Replace(page, "<title>", `<meta name="tdm-reservation" content="1"><title>`, 1)
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/.well-known/tdmrep.json":
			io.WriteString(w, `[{"location":"/plus/*","tdm-reservation":1},{"location":"/*","tdm-reservation":0}]`)
		case "/feed.xml":
			fmt.Fprint(w, `<rss version="2.0"><channel>`)
			for _, p := range []string{"/frei-1", "/plus/zu-2", "/header-3", "/meta-4"} {
				fmt.Fprintf(w, "<item><link>http://blatt.localhost%s</link></item>", p)
			}
			fmt.Fprint(w, `</channel></rss>`)
		case "/header-3":
			w.Header().Set("tdm-reservation", "1")
			io.WriteString(w, page)
		case "/meta-4":
			io.WriteString(w, meta)
		case "/frei-1", "/plus/zu-2":
			io.WriteString(w, page)
		default:
			http.NotFound(w, r)
		}
	})
	s := Source{ID: "blatt", Feeds: []string{"http://blatt.localhost/feed.xml"}}
	for licensed, want := range map[bool][2]int{false: {1, 3}, true: {1, 0}} {
		s.Licensed = licensed
		c := newTestCrawler(t, func(cfg *Config) { cfg.DialContext = w.dial })
		var urls []string
		emit, got := collect()
		r, err := c.Crawl(t.Context(), []Source{s}, emit)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range *got {
			urls = append(urls, a.URL)
		}
		if !licensed && (len(urls) != want[0] || r.Reserved != want[1]) {
			t.Errorf("articles %v, %d reserved; want the free one and 3", urls, r.Reserved)
		}
		if licensed && (len(urls) != 4 || r.Reserved != 0) {
			t.Errorf("with a licence: articles %v, %d reserved; want all four", urls, r.Reserved)
		}
	}
}

// A corrected article comes again as its second revision; one that only looks different does not.
func TestRevisions(t *testing.T) {
	n := newNewsroom(t)
	n.etags = false
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	now := testNow
	c := newTestCrawler(t, func(cfg *Config) { cfg.Now = func() time.Time { return now } })
	emit, got := collect()
	crawl := func() {
		if _, err := c.Crawl(t.Context(), []Source{n.source()}, emit); err != nil {
			t.Fatal(err)
		}
	}
	crawl()
	now = now.Add(3 * time.Hour) // time for another look
	crawl()
	if len(*got) != 1 {
		t.Fatalf("%d articles after an unchanged second look, want 1", len(*got))
	}
	n.mu.Lock()
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok")+"\n\nKorrektur: Das Verbot gilt erst ab Juli.", "2026-03-10T10:00:00+01:00")
	n.mu.Unlock()
	now = now.Add(9 * time.Hour)
	crawl()
	if len(*got) != 2 {
		t.Fatalf("%d articles after a correction, want 2", len(*got))
	}
	a, b := (*got)[0], (*got)[1]
	if a.ID != b.ID || b.Revision != 2 || !strings.Contains(b.Text, "Korrektur") {
		t.Errorf("correction came as %s revision %d of %s", b.ID, b.Revision, a.ID)
	}
}

// The AMP and print variants of an article are the article.
func TestVariantsAreOneArticle(t *testing.T) {
	n := newNewsroom(t)
	page := articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	canonical := func(extra string) string {
		return strings.Replace(page, "<title>", `<link rel="canonical" href="`+n.URL+`/politik/artikel-4711">`+extra+"<title>", 1)
	}
	n.articles["/politik/artikel-4711"] = canonical("")
	n.articles["/amp/politik/artikel-4711"] = strings.Replace(canonical(""), "Schulungen", "<b>Schulungen</b> und Kurse", 1)
	n.articles["/politik/artikel-4711/druck"] = canonical(`<meta name="robots" content="noindex">`)
	emit, got := collect()
	if _, err := newTestCrawler(t, nil).Crawl(t.Context(), []Source{n.source()}, emit); err != nil {
		t.Fatal(err)
	}
	if len(*got) != 1 {
		t.Errorf("%d articles out of three variants of one", len(*got))
	}
	if id := edikt.ArticleID(n.URL+"/politik/artikel-4711", n.URL+"/politik/artikel-4711", "", ""); len(*got) > 0 && (*got)[0].ID != id {
		t.Errorf("id %s, want that of the canonical address %s", (*got)[0].ID, id)
	}
}

// A feed that dates every item anew with each answer costs a few conditional requests, then none.
func TestEmptyAnnouncementsOfChange(t *testing.T) {
	asked, now := 0, testNow
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/feed.xml":
			fmt.Fprintf(w, `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://blatt.localhost/a-1"/><updated>%s</updated></entry></feed>`, now.Format(time.RFC3339))
		case "/a-1":
			asked++
			io.WriteString(w, articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-01-10"))
		default:
			http.NotFound(w, r)
		}
	})
	c := newTestCrawler(t, func(cfg *Config) { cfg.DialContext, cfg.Now = w.dial, func() time.Time { return now } })
	emit, _ := collect()
	for range 12 {
		if _, err := c.Crawl(t.Context(), []Source{{ID: "blatt", Feeds: []string{"http://blatt.localhost/feed.xml"}}}, emit); err != nil {
			t.Fatal(err)
		}
		now = now.Add(30 * time.Hour)
	}
	if asked > 1+maxIdle+len(lookAfter) {
		t.Errorf("asked %d times for a page that never changed", asked)
	}
}
