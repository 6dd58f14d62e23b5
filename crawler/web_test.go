package crawler

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"edikt"
)

// web is a server that plays many hosts at once and keeps a log of each.
type web struct {
	srv     *httptest.Server
	serve   func(host string, w http.ResponseWriter, r *http.Request)
	mu      sync.Mutex
	log     map[string][]visit
	running map[string]int
	overlap []string // hosts asked twice at once
	bytes   int64
}

type visit struct {
	path  string
	agent string
	at    time.Time
	end   time.Time
}

func newWeb(t *testing.T, serve func(host string, w http.ResponseWriter, r *http.Request)) *web {
	w := &web{serve: serve, log: map[string][]visit{}, running: map[string]int{}}
	w.srv = httptest.NewServer(w)
	t.Cleanup(w.srv.Close)
	return w
}

// dial leads every name to the server.
func (w *web) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	var d net.Dialer
	return d.DialContext(ctx, network, w.srv.Listener.Addr().String())
}

func (w *web) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	host, _, _ := strings.Cut(r.Host, ":")
	v := visit{path: r.URL.Path, agent: r.UserAgent(), at: time.Now()}
	w.mu.Lock()
	if w.running[host]++; w.running[host] > 1 {
		w.overlap = append(w.overlap, host)
	}
	w.mu.Unlock()
	c := &countWriter{ResponseWriter: rw}
	w.serve(host, c, r)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running[host]--
	v.end = time.Now()
	w.log[host] = append(w.log[host], v)
	w.bytes += c.n
}

type countWriter struct {
	http.ResponseWriter
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.n += int64(n)
	return n, err
}

// served returns the body bytes sent since the last call.
func (w *web) served() int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := w.bytes
	w.bytes = 0
	return n
}

// city is one host of the big web: its number decides what it offers and what its robots.txt says.
type city struct{ n int }

func (c city) host() string { return fmt.Sprintf("stadt%03d.localhost", c.n) }
func (c city) root() string { return "http://" + c.host() }

// delay is the crawl-delay that every fifth host asks for.
func (c city) delay() time.Duration {
	if c.n%5 == 0 {
		return 60 * time.Millisecond
	}
	return 0
}

func (c city) robots() string {
	s := "User-agent: *\nDisallow: /intern/\nAllow: /intern/offen/\n"
	if c.delay() > 0 {
		s += "Crawl-delay: 0.06\n"
	}
	switch c.n % 10 {
	case 3:
		s += "\nUser-agent: edikt\nDisallow: /a2\nDisallow: /intern/\n" // a group of our own replaces the general one
	case 7:
		s = "User-agent: *\nDisallow: /\n"
	}
	return s + "Sitemap: " + c.root() + "/news.xml\n"
}

// forbidden reports whether the robots.txt above disallows a path.
func (c city) forbidden(p string) bool {
	switch {
	case p == "/robots.txt" || p == "/.well-known/tdmrep.json":
		return false
	case c.n%10 == 7:
		return true
	case c.n%10 == 3:
		return strings.HasPrefix(p, "/a2") || strings.HasPrefix(p, "/intern/")
	}
	return strings.HasPrefix(p, "/intern/") && !strings.HasPrefix(p, "/intern/offen/")
}

func (c city) source() Source {
	s := Source{ID: fmt.Sprintf("stadt%03d", c.n), Home: c.root() + "/", Languages: []string{"de"}}
	switch c.n % 4 {
	case 0:
		s.Feeds = []string{c.root() + "/rss.xml"}
	case 1:
		s.Feeds = []string{c.root() + "/atom.xml"}
	case 2:
		s.Sitemaps = []string{FromRobots}
	case 3:
		s.Sections = []Section{{URL: c.root() + "/thema/", Pattern: `/(a|intern/a|intern/offen/a)\d`}}
	}
	return s
}

var cityPaths = []string{"/a1", "/a2", "/a3", "/intern/a4", "/intern/offen/a5"}

func (c city) serve(w http.ResponseWriter, r *http.Request) {
	body, typ := "", "text/html"
	date := testNow.Add(-2 * time.Hour)
	switch p := r.URL.Path; {
	case p == "/robots.txt":
		body, typ = c.robots(), "text/plain"
	case p == "/rss.xml":
		body, typ = c.list(`<rss version="2.0"><channel>`, "<item><link>%s</link><pubDate>"+date.Format(time.RFC1123Z)+"</pubDate></item>", "</channel></rss>"), "application/rss+xml"
	case p == "/atom.xml":
		body, typ = c.list(`<feed xmlns="http://www.w3.org/2005/Atom">`, `<entry><link href="%s"/><updated>`+date.Format(time.RFC3339)+"</updated></entry>", "</feed>"), "application/atom+xml"
	case p == "/news.xml":
		body, typ = c.list(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`, "<url><loc>%s</loc><lastmod>"+date.Format(time.RFC3339)+"</lastmod></url>", "</urlset>"), "application/xml"
	case p == "/thema/":
		body = c.list("<html><body>", `<a href="%s">Artikel</a>`, "</body></html>")
	case strings.Contains(p, "/a"):
		body = articlePage("Stadt "+strconv.Itoa(c.n)+" beschließt "+path.Base(p), longText("Vorlage "+path.Base(p)+" der Stadt "+strconv.Itoa(c.n)), date.Format(time.RFC3339))
	default:
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%d-%d"`, c.n, len(body))
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", typ)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	io.WriteString(w, body)
}

func (c city) list(head, item, tail string) string {
	for _, p := range cityPaths {
		head += fmt.Sprintf(item, c.root()+p)
	}
	return head + tail
}

// A web of two hundred hosts: robots.txt is obeyed to the letter, no host is asked by two at once or sooner than its
// delay, and after a restart a second crawl costs next to nothing. All of it is read off the server's own log.
func TestTwoHundredHosts(t *testing.T) {
	const hosts, delay = 200, 20 * time.Millisecond
	cities := map[string]city{}
	var sources []Source
	for n := range hosts {
		c := city{n}
		cities[c.host()] = c
		sources = append(sources, c.source())
	}
	w := newWeb(t, func(host string, rw http.ResponseWriter, r *http.Request) { cities[host].serve(rw, r) })
	dir := t.TempDir()
	crawl := func() (Report, []edikt.Article) {
		state, err := OpenState(dir, func() time.Time { return testNow })
		if err != nil {
			t.Fatal(err)
		}
		defer state.Close()
		c := newTestCrawler(t, func(cfg *Config) {
			cfg.DialContext, cfg.Delay, cfg.State, cfg.Sources, cfg.Timeout = w.dial, delay, state, 64, 20*time.Second
		})
		emit, got := collect()
		r, err := c.Crawl(t.Context(), sources, emit)
		if err != nil {
			t.Fatal(err)
		}
		return r, *got
	}
	_, got := crawl()
	first := w.served()
	if want := allowedArticles(cities); len(got) != want {
		t.Errorf("%d articles, want %d", len(got), want)
	}
	w.mu.Lock()
	for host, c := range cities {
		checkManners(t, c, w.log[host], max(delay, c.delay()))
	}
	if len(w.overlap) > 0 {
		t.Errorf("hosts asked by two at once: %v", w.overlap)
	}
	w.mu.Unlock()

	_, got = crawl()
	if len(got) != 0 {
		t.Errorf("second crawl: %d articles, want none", len(got))
	}
	if second := w.served(); second*50 > first {
		t.Errorf("second crawl: %d bytes after %d of the first, want under 2 %%", second, first)
	}
}

func allowedArticles(cities map[string]city) int {
	n := 0
	for _, c := range cities {
		for _, p := range append([]string{}, cityPaths...) {
			place := map[int]string{0: "/rss.xml", 1: "/atom.xml", 2: "/news.xml", 3: "/thema/"}[c.n%4]
			if !c.forbidden(p) && !c.forbidden(place) {
				n++
			}
		}
	}
	return n
}

func checkManners(t *testing.T, c city, log []visit, delay time.Duration) {
	t.Helper()
	for i, v := range log {
		if c.forbidden(v.path) {
			t.Errorf("%s: robots.txt disallows %s", c.host(), v.path)
		}
		if !strings.HasPrefix(v.agent, "Edikt/") {
			t.Errorf("%s: user agent %q", c.host(), v.agent)
		}
		if i == 0 {
			if v.path != "/robots.txt" {
				t.Errorf("%s: first asked for %s", c.host(), v.path)
			}
			continue
		}
		if gap := v.at.Sub(log[i-1].at); gap < delay {
			t.Errorf("%s: %s asked %v after %s, its delay is %v", c.host(), v.path, gap, log[i-1].path, delay)
		}
	}
}
