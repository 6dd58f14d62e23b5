package crawler

import (
	"net/http"
	"net/url"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, file, path string
		want             bool
	}{
		{"empty file", "", "/a", true},
		{"all closed", "User-agent: *\nDisallow: /", "/a", false},
		{"robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", true},
		{"empty disallow", "User-agent: *\nDisallow:", "/a", true},
		{"prefix", "User-agent: *\nDisallow: /a", "/abc", false},
		{"case matters in paths", "User-agent: *\nDisallow: /A", "/a", true},
		{"longest wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"longest wins in any order", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false},
		{"allow wins a tie", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
		{"star", "User-agent: *\nDisallow: /*/druck", "/politik/druck/1", false},
		{"star at the end", "User-agent: *\nDisallow: /a*", "/ab", false},
		{"two stars", "User-agent: *\nDisallow: /*/x*y", "/a/x-z-y", false},
		{"dollar", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false},
		{"dollar misses", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true},
		{"dollar without star", "User-agent: *\nDisallow: /a$", "/ab", true},
		{"length counts in the pattern, not in what it matches", "User-agent: *\nAllow: /p\nDisallow: /*.html", "/p/seite.html", false},
		{"query", "User-agent: *\nDisallow: /*?druck=", "/a?druck=1", false},
		{"our group replaces the general one", "User-agent: *\nDisallow: /\n\nUser-agent: Edikt\nDisallow: /x", "/a", true},
		{"our name in any case, with a version", "User-agent: EDIKT/2.0\nDisallow: /x", "/x", false},
		{"another's name that ours begins with", "User-agent: ediktor\nDisallow: /", "/a", true},
		{"groups of one name are joined", "User-agent: edikt\nDisallow: /x\n\nUser-agent: other\nDisallow: /\n\nUser-agent: edikt\nDisallow: /y", "/y", false},
		{"a group of several names", "User-agent: other\nUser-agent: edikt\nDisallow: /x", "/x", false},
		{"an empty group of ours allows all", "User-agent: *\nDisallow: /\nUser-agent: edikt\nDisallow:", "/a", true},
		{"comments and blanks", "# Hallo\nUser-agent: * # alle\n\n  Disallow : /x # geheim\n", "/x", false},
		{"carriage returns", "User-agent: *\rDisallow: /x\r\n", "/x", false},
		{"byte order mark", "\xef\xbb\xbfUser-agent: *\nDisallow: /x", "/x", false},
		{"percent encoding", "User-agent: *\nDisallow: /%C3%BCber", "/über", false},
		{"percent encoding of plain letters", "User-agent: *\nDisallow: /%61", "/a", false},
		{"an encoded slash is no slash", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"rules before any name", "Disallow: /\nUser-agent: *\nAllow: /", "/a", true},
		{"html instead of a file", "<html><body>404</body></html>", "/a", true},
	} {
		u, err := url.Parse("https://example.org" + c.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := parseRobots([]byte(c.file), "edikt").allowed(u); got != c.want {
			t.Errorf("%s: allowed(%s) = %v", c.name, c.path, got)
		}
	}
}

func TestRobotsDelayAndSitemaps(t *testing.T) {
	r := parseRobots([]byte("Sitemap: https://example.org/a.xml\nUser-agent: *\nCrawl-delay: 7\nUser-agent: edikt\nCrawl-delay: 2,5\nDisallow: /x\nsitemap: https://example.org/b.xml"), "edikt")
	if r.delay != 2500*time.Millisecond || len(r.sitemaps) != 2 {
		t.Errorf("delay %v, sitemaps %v", r.delay, r.sitemaps)
	}
}

// A robots.txt that cannot be had closes the host; one that is not there opens it; one that was read before holds.
func TestRobotsFaults(t *testing.T) {
	status, now := http.StatusInternalServerError, testNow
	w := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(status)
			if status == http.StatusOK {
				w.Write([]byte("User-agent: *\nDisallow: /zu"))
			}
			return
		}
		w.Write([]byte(articlePage("Stadtrat verbietet TikTok", longText("TikTok"), "2026-03-10")))
	})
	state := &MemoryState{}
	fresh := func() *Crawler {
		return newTestCrawler(t, func(cfg *Config) {
			cfg.DialContext, cfg.State, cfg.Now = w.dial, state, func() time.Time { return now }
		})
	}
	open := func(c *Crawler, path string) bool {
		_, err := c.Read(t.Context(), "http://blatt.localhost"+path)
		return err == nil
	}
	c := fresh()
	if open(c, "/a") {
		t.Error("fetched though robots.txt gave status 500")
	}
	status, now = http.StatusNotFound, now.Add(time.Hour)
	if c = fresh(); !open(c, "/a") {
		t.Error("not fetched though there is no robots.txt")
	}
	status, now = http.StatusOK, now.Add(25*time.Hour)
	if open(c, "/zu") || !open(c, "/a") {
		t.Error("a robots.txt of a day ago was believed")
	}
	status, now = http.StatusInternalServerError, now.Add(25*time.Hour)
	if open(c, "/zu") || !open(c, "/a") {
		t.Error("with status 500 the rules of yesterday do not hold")
	}
	if c = fresh(); open(c, "/zu") || !open(c, "/a") {
		t.Error("after a restart the rules of yesterday do not hold")
	}
	now = now.Add(31 * 24 * time.Hour)
	if open(c, "/a") {
		t.Error("fetched by rules older than a month while robots.txt gives status 500")
	}
}
