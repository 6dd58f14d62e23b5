package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"edikt"
)

func TestInterval(t *testing.T) {
	day, night := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC), time.Date(2026, 3, 10, 2, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		rec    sourceRecord
		now    time.Time
		lo, hi time.Duration
	}{
		{"nothing known", sourceRecord{}, day, 30 * time.Minute, 33 * time.Minute},
		{"an article an hour", sourceRecord{Gap: time.Hour}, day, 30 * time.Minute, 33 * time.Minute},
		{"an article a minute", sourceRecord{Gap: time.Minute}, day, fastest, fastest * 11 / 10},
		{"an article a week", sourceRecord{Gap: 7 * 24 * time.Hour}, day, slowest, slowest * 11 / 10},
		{"at night", sourceRecord{Gap: time.Hour}, night, 90 * time.Minute, 100 * time.Minute},
		{"failing for long", sourceRecord{Gap: time.Hour, State: HealthFailing, Fails: 9}, day, slowest, slowest * 11 / 10},
	} {
		if got := c.rec.interval(Source{ID: "x"}, c.now); got < c.lo || got > c.hi {
			t.Errorf("%s: %v, want %v to %v", c.name, got, c.lo, c.hi)
		}
	}
	spread := map[time.Duration]bool{}
	for i := range 20 {
		spread[(&sourceRecord{}).interval(Source{ID: fmt.Sprint("s", i)}, day)] = true
	}
	if len(spread) < 10 {
		t.Errorf("twenty sources have %d different intervals", len(spread))
	}
}

// Run crawls what is due, takes up a source that is added while it runs, and ends with emit's fault.
func TestRun(t *testing.T) {
	n := newNewsroom(t)
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	state := &MemoryState{}
	c := newTestCrawler(t, func(cfg *Config) { cfg.State = state })
	boom := errors.New("disk full")
	err := c.Run(t.Context(), func() []Source { return []Source{n.source()} }, func(context.Context, edikt.Article) error { return boom })
	if !errors.Is(err, boom) {
		t.Fatalf("err = %v, want emit's", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = c.Run(ctx, func() []Source { return []Source{n.source()} }, func(_ context.Context, a edikt.Article) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v, want the context's", err)
	}
	c.Crawl(t.Context(), []Source{n.source()}, func(context.Context, edikt.Article) error { return nil })
	if c.dueNow(n.source()) {
		t.Error("a source that was crawled a moment ago is due")
	}
	if h := HealthOf(state, n.source()); !h.Next.After(testNow) || h.State != HealthOK {
		t.Errorf("health %+v", h)
	}
}

// The states that a source comes to over days.
func TestHealthStates(t *testing.T) {
	n := newNewsroom(t)
	n.etags = false
	now := testNow
	state := &MemoryState{}
	c := newTestCrawler(t, func(cfg *Config) { cfg.State, cfg.Now = state, func() time.Time { return now } })
	emit, _ := collect()
	s := n.source()
	s.Every = time.Hour
	article := func(i int, page string) {
		n.mu.Lock()
		n.articles[fmt.Sprintf("/a-%d", i)] = page
		n.mu.Unlock()
	}
	crawl := func() string {
		t.Helper()
		if _, err := c.Crawl(t.Context(), []Source{s}, emit); err != nil {
			t.Fatal(err)
		}
		return HealthOf(state, s).State
	}
	if got := HealthOf(state, s).State; got != HealthNew {
		t.Errorf("before the first pass: %s", got)
	}
	if got := crawl(); got != HealthSilent { // an empty feed
		t.Errorf("an empty feed: %s", got)
	}
	for i := range 6 {
		article(i, articlePage(fmt.Sprint("Meldung ", i), longText(fmt.Sprint("Thema ", i)), "2026-03-10T10:00:00+01:00"))
	}
	if got := crawl(); got != HealthOK {
		t.Errorf("with articles: %s", got)
	}
	now = now.Add(12 * time.Hour)
	if got := crawl(); got != HealthOK {
		t.Errorf("half a day later: %s", got)
	}
	now = now.Add(5 * 24 * time.Hour)
	if got := crawl(); got != HealthSilent || !strings.Contains(HealthOf(state, s).Message, "nothing new for") {
		t.Errorf("five days later: %s", got)
	}
	for i := range 8 {
		article(100+i, "<html><body><div id=app></div></body></html>")
	}
	if got := crawl(); got != HealthLayout {
		t.Errorf("pages without text: %s", got)
	}
	n.Close()
	if got := crawl(); got != HealthFailing {
		t.Errorf("server gone: %s", got)
	}
	if h := HealthOf(state, s); h.Fails != 1 || h.Message == "" || !h.Since.Equal(now) {
		t.Errorf("health %+v", h)
	}
}

// The limiter holds its rate over many small pieces, and a burst of a second is free.
func TestBandwidth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &limiter{rate: 1000}
		began := time.Now()
		for range 100 {
			if err := l.take(t.Context(), 100); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(began); took < 8*time.Second || took > 10*time.Second {
			t.Errorf("10,000 bytes at 1,000 a second took %v", took)
		}
	})
}

// A back-off doubles with each further fault and ends with the first good answer.
func TestBackOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &host{}
		bad := &exchange{status: http.StatusBadGateway}
		for i, want := range []time.Duration{0, 0, time.Minute, 2 * time.Minute, 4 * time.Minute} {
			h.settle(t.Context(), bad, nil)
			if got := time.Until(h.quiet); max(got, 0) != want {
				t.Errorf("after %d faults: quiet for %v, want %v", i+1, got, want)
			}
		}
		for range 20 {
			h.settle(t.Context(), bad, nil)
		}
		if got := time.Until(h.quiet); got != maxBackOff {
			t.Errorf("at most %v, not %v", maxBackOff, got)
		}
		time.Sleep(maxBackOff)
		if h.blocked() != nil {
			t.Error("still left alone after the back-off")
		}
		h.settle(t.Context(), &exchange{status: 200}, nil)
		h.settle(t.Context(), bad, nil)
		if h.blocked() != nil {
			t.Error("a single fault after a good answer counts as many")
		}
	})
}

// The first crawl follows a feed's older pages as far as it reaches, and sitemap indexes to their youngest sitemaps.
func TestFirstCrawlReachesBack(t *testing.T) {
	at := func(days int) time.Time { return testNow.Add(-time.Duration(days)*24*time.Hour - time.Hour) }
	var asked []string
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		switch p := r.URL.Path; {
		case p == "/feed":
			n := 0
			fmt.Sscan(r.URL.Query().Get("page"), &n)
			fmt.Fprintf(w, `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/feed?page=%d"/>`, n+1)
			for i := range 5 {
				fmt.Fprintf(w, `<entry><link href="/meldung-%d"/><updated>%s</updated></entry>`, n*5+i, at(n*5+i).Format(time.RFC3339))
			}
			io.WriteString(w, "</feed>")
		case p == "/index.xml":
			fmt.Fprintf(w, `<sitemapindex><sitemap><loc>/alt.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>/neu.xml</loc><lastmod>%s</lastmod></sitemap></sitemapindex>`, at(0).Format(time.RFC3339))
		case p == "/neu.xml":
			fmt.Fprintf(w, `<urlset><url><loc>/karte-1</loc><lastmod>%s</lastmod></url><url><loc>/karte-2</loc><lastmod>2019-05-05</lastmod></url></urlset>`, at(1).Format(time.RFC3339))
		case strings.HasPrefix(p, "/meldung-"), strings.HasPrefix(p, "/karte-"):
			io.WriteString(w, articlePage("Meldung "+p, longText("Thema "+p), ""))
		default:
			http.NotFound(w, r)
		}
	})
	c := newTestCrawler(t, func(cfg *Config) { cfg.DialContext = w.dial })
	emit, got := collect()
	s := Source{ID: "blatt", Feeds: []string{"http://blatt.localhost/feed"}, Sitemaps: []string{"http://blatt.localhost/index.xml"}}
	if _, err := c.Crawl(t.Context(), []Source{s}, emit); err != nil {
		t.Fatal(err)
	}
	if len(*got) != 15 { // fourteen days of the feed, one page of the sitemap
		t.Errorf("%d articles, want 15", len(*got))
	}
	for _, a := range *got {
		if a.Cause != edikt.Backfill || a.DateSource != edikt.DateFromFeed {
			t.Errorf("%s: cause %s, date %s from %s", a.URL, a.Cause, a.Date, a.DateSource)
		}
	}
	for _, u := range asked {
		if strings.Contains(u, "alt.xml") || strings.Contains(u, "page=3") && strings.Contains(u, "page=4") {
			t.Errorf("asked for %s, which is older than the first crawl reaches", u)
		}
	}
}

func TestDiscoverAndCheck(t *testing.T) {
	n := newNewsroom(t)
	n.articles["/a-1"] = articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10T10:00:00+01:00")
	n.articles["/"] = `<html lang="de-DE"><head><title>Testblatt</title><meta property="og:site_name" content="Testblatt"><link rel="alternate" type="application/rss+xml" href="/feed.xml"><link rel="alternate" type="application/rss+xml" href="/gibtsnicht.xml"><link rel="alternate" type="application/rss+xml" href="/comments/feed.xml"></head></html>`
	c := newTestCrawler(t, nil)
	s, err := c.Discover(t.Context(), n.URL+"/")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Feeds) != 1 || s.Feeds[0] != n.URL+"/feed.xml" || s.Name != "Testblatt" || s.Languages[0] != "de" || s.Validate() != nil {
		t.Errorf("found %+v, %v", s, s.Validate())
	}
	delete(n.articles, "/")
	if byFeed, err := c.Discover(t.Context(), n.URL+"/feed.xml"); err != nil || len(byFeed.Feeds) != 1 {
		t.Errorf("by the feed's own address: %+v, %v", byFeed, err)
	}
	n.articles["/"] = "<html><body>Willkommen</body></html>"
	if byGuess, err := c.Discover(t.Context(), n.URL+"/"); err != nil || len(byGuess.Feeds) != 1 {
		t.Errorf("by the usual addresses: %+v, %v", byGuess, err)
	}
	delete(n.articles, "/")
	rep := c.Check(t.Context(), s)
	if !rep.OK || len(rep.Places) != 2 || rep.Places[0].Items != 1 || !strings.Contains(rep.Places[1].Message, "Stadtrat") {
		t.Errorf("check of a good source: %+v", rep)
	}
	s.Feeds = []string{n.URL + "/weg.xml"}
	if rep := c.Check(t.Context(), s); rep.OK || !strings.Contains(rep.Places[0].Message, "404") {
		t.Errorf("check of a bad source: %+v", rep)
	}
	bare := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
		}
	})
	if _, err := c.Discover(t.Context(), bare.srv.URL+"/"); !errors.Is(err, ErrNothingFound) {
		t.Errorf("a site without articles: %v", err)
	}
}

// Without a contact nothing is crawled, except on this machine.
func TestContactIsRequired(t *testing.T) {
	if _, err := New(Config{State: &MemoryState{}}); !errors.Is(err, ErrContact) {
		t.Errorf("err = %v", err)
	}
	if _, err := New(Config{Contact: "me@example.org"}); err == nil {
		t.Error("a crawler without a state")
	}
	c, err := New(Config{State: &MemoryState{}, Contact: "me@example.org", Version: "1.2"})
	if err != nil || c.cfg.UserAgent != "Edikt/1.2 (+me@example.org)" {
		t.Errorf("agent %q, %v", c.cfg.UserAgent, err)
	}
}
