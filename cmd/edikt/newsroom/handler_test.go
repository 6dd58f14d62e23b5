package newsroom

import (
	"encoding/xml"
	"errors"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

func get(t *testing.T, s *Server, url string) (int, http.Header, string) {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, url, nil))
	return w.Code, w.Header(), w.Body.String()
}

// latin undoes windows1252 for the characters that the newsroom uses.
func latin(page string) string {
	back := map[byte]rune{}
	for r, c := range upper1252 {
		back[c] = r
	}
	var b strings.Builder
	for i := range len(page) {
		if r, ok := back[page[i]]; ok {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(rune(page[i]))
	}
	return b.String()
}

func TestPagesHoldTheirArticles(t *testing.T) {
	s := Handler(noon)
	for _, st := range load(noon) {
		code, header, page := get(t, s, st.url()+"?utm_source=rss")
		if code != http.StatusOK || header.Get("ETag") == "" || header.Get("Last-Modified") == "" {
			t.Errorf("%s: status %d, header %v", st.url(), code, header)
		}
		if st.has("cp1252") {
			page = latin(page)
		}
		page = html.UnescapeString(page)
		for _, p := range append([]string{st.title, st.lead, `<link rel="canonical" href="` + st.url()}, st.body...) {
			if !strings.Contains(page, p) {
				t.Errorf("%s lacks %q", st.url(), p)
			}
		}
		if strings.Contains(page, `"@type":"NewsArticle"`) == st.has("no-jsonld") {
			t.Errorf("%s: JSON-LD is there, or not, against its options", st.url())
		}
		if !strings.Contains(page, "WhatsApp") || !strings.Contains(page, "Cookies") && !strings.Contains(page, "cookies") {
			t.Errorf("%s: no noise", st.url())
		}
	}
}

func TestFeedsAndSitemapsCoverEveryArticle(t *testing.T) {
	s := Handler(noon)
	for _, o := range Outlets() {
		var links string
		for _, path := range []string{o.Feed, o.Sitemap} {
			if path == "" {
				continue
			}
			code, _, body := get(t, s, "http://"+o.Host()+path)
			if code != http.StatusOK {
				t.Fatalf("%s%s: status %d", o.ID, path, code)
			}
			wellFormed(t, body)
			links += body
		}
		for _, st := range s.sites[o.Host()].stories {
			if !strings.Contains(links, st.url()) {
				t.Errorf("%s: neither feed nor sitemap leads to %s", o.ID, st.url())
			}
		}
	}
}

func wellFormed(t *testing.T, body string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, body)
		}
	}
}

// The closed story is linked and served, so that only obeying robots.txt keeps a crawler away from it.
func TestDisallowedStory(t *testing.T) {
	s := Handler(noon)
	i := slices.IndexFunc(load(noon), func(st *story) bool { return st.has("disallowed") })
	closed := load(noon)[i]
	_, _, robots := get(t, s, "http://"+closed.outlet.Host()+"/robots.txt")
	prefix, ok := strings.CutPrefix(strings.Split(robots, "\n")[1], "Disallow: ")
	if !ok || !strings.HasPrefix(closed.path(), prefix) {
		t.Errorf("robots.txt %q leaves %s open", robots, closed.path())
	}
	_, _, home := get(t, s, "http://"+closed.outlet.Host()+"/")
	if !strings.Contains(home, closed.path()) {
		t.Error("nothing links to it")
	}
	if code, _, _ := get(t, s, closed.url()); code != http.StatusOK {
		t.Errorf("status %d", code)
	}
	for _, a := range Articles(noon) {
		if strings.Contains(a.URL, prefix) {
			t.Errorf("%s is among the articles", a.URL)
		}
	}
	want := []string{"auenkurier.localhost/robots.txt", "auenkurier.localhost/", "auenkurier.localhost" + closed.path()}
	if got := s.Visits(); !slices.Equal(got, want) {
		t.Errorf("visits %v, want %v", got, want)
	}
}

func TestHandlerRefuses(t *testing.T) {
	s := Handler(noon)
	for url, want := range map[string]int{
		"http://nirgendwo.localhost/":          http.StatusNotFound,
		"http://fanal.localhost/rien":          http.StatusNotFound,
		"http://fanal.localhost:8080/":         http.StatusOK,
		"http://FANAL.localhost/robots.txt":    http.StatusOK,
		"http://auenkurier.localhost/atom.xml": http.StatusNotFound,
	} {
		if code, _, _ := get(t, s, url); code != want {
			t.Errorf("%s: status %d, want %d", url, code, want)
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "http://fanal.localhost/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", w.Code)
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	s, st := Handler(noon), load(noon)[0]
	_, header, _ := get(t, s, st.url())
	r := httptest.NewRequest(http.MethodGet, st.url(), nil)
	r.Header.Set("If-None-Match", header.Get("ETag"))
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("status %d with %d bytes", w.Code, w.Body.Len())
	}
}
