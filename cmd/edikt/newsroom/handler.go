package newsroom

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Server answers for all six outlets, told apart by the Host header, and remembers what it was asked.
type Server struct {
	now    time.Time
	sites  map[string]*site
	mu     sync.Mutex
	visits []string
}

// site is one outlet with its stories, newest first.
type site struct {
	Outlet
	stories []*story
}

// Handler serves the newsroom as of now.
func Handler(now time.Time) *Server {
	s := &Server{now: now, sites: map[string]*site{}}
	all := load(now)
	for _, o := range Outlets() {
		own := slices.DeleteFunc(slices.Clone(all), func(st *story) bool { return st.outlet.ID != o.ID })
		s.sites[o.Host()] = &site{Outlet: o, stories: own}
	}
	return s
}

// Visits lists every request so far as host and path ("auenkurier.localhost/robots.txt"), in order.
func (s *Server) Visits() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.visits)
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := strings.ToLower(r.Host)
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	s.mu.Lock()
	s.visits = append(s.visits, host+r.URL.Path)
	s.mu.Unlock()
	site, ok := s.sites[host]
	if !ok {
		http.Error(w, "no such outlet", http.StatusNotFound)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "read only", http.StatusMethodNotAllowed)
		return
	}
	s.serve(w, r, site)
}

// serve routes by path. The base makes links absolute with the port under which the reader came.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, site *site) {
	base := "http://" + r.Host
	switch p := r.URL.Path; p {
	case "/":
		reply(w, r, "text/html; charset=utf-8", s.now, site.home(base))
	case "/robots.txt":
		reply(w, r, "text/plain; charset=utf-8", s.now, site.robots(base))
	case site.Feed:
		reply(w, r, site.feedType(), s.now, site.feed(base, s.now))
	case site.Sitemap:
		reply(w, r, "application/xml; charset=utf-8", s.now, site.newsSitemap(base))
	default:
		i := slices.IndexFunc(site.stories, func(st *story) bool { return st.path() == p })
		if i < 0 {
			http.NotFound(w, r)
			return
		}
		story := site.stories[i]
		page, contentType := site.page(base, story)
		reply(w, r, contentType, story.published, page)
	}
}

// reply answers conditional requests too, by ETag and date.
func reply(w http.ResponseWriter, r *http.Request, contentType string, modified time.Time, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(body))[:18]+`"`)
	http.ServeContent(w, r, "", modified, bytes.NewReader(body))
}

func (s *site) robots(base string) []byte {
	text := "User-agent: *\nDisallow: " + s.disallowed + "\n"
	if s.Sitemap != "" {
		text += "\nSitemap: " + base + s.Sitemap + "\n"
	}
	return []byte(text)
}
