package web

import (
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"edikt/query/api"
)

//go:embed templates static
var files embed.FS

// Config is what the pages are made with. API and Now are required; where another part is nil, its page says so.
type Config struct {
	API    http.RoundTripper // reaches the API with the rights of the reader
	Rules  RuleBook
	Status Reporter
	Now    func() time.Time
}

// Pages is the handler of all pages; New makes it.
type Pages struct {
	api       client
	rules     RuleBook
	status    Reporter
	now       func() time.Time
	templates *template.Template
	mux       *http.ServeMux
	handler   http.Handler
	key       []byte // of form tokens
	assets    map[string]asset
	version   string // of the assets
}

// New makes the pages.
func New(c Config) (*Pages, error) {
	if c.API == nil || c.Now == nil {
		return nil, errors.New("web: an API and a clock are needed")
	}
	t, err := template.New("").Funcs(functions).ParseFS(files, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	p := &Pages{api: client{&http.Client{Transport: c.API}}, rules: c.Rules, status: c.Status, now: c.Now, templates: t,
		mux: http.NewServeMux(), key: make([]byte, 32)}
	rand.Read(p.key)
	if p.version, err = fingerprint(files); err == nil {
		p.assets, err = readAssets(files)
	}
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	p.route()
	p.handler = http.NewCrossOriginProtection().Handler(p.mux)
	return p, nil
}

// route lists every page.
func (p *Pages) route() {
	for pattern, show := range map[string]func(*visit) error{
		"GET /{$}":            p.search,
		"GET /overview":       p.overview,
		"GET /events/{id}":    p.event,
		"POST /events/{id}":   p.decideEvent,
		"GET /articles/{id}":  p.article,
		"GET /dossiers/{id}":  p.dossier,
		"POST /dossiers/{id}": p.decideDossier,
		"POST /undo":          p.undo,
		"GET /rules":          p.ruleList,
		"GET /rules/{id...}":  p.rule,
		"GET /try":            p.try,
		"POST /try":           p.try,
		"GET /sources":        p.sources,
		"GET /alerts":         p.alerts,
		"GET /alerts/new":     p.newAlert,
		"POST /alerts":        p.addAlert,
		"GET /alerts/{id}":    p.alert,
		"POST /alerts/{id}":   p.changeAlert,
		"POST /silences":      p.addSilence,
		"GET /digests":        p.digestList,
		"POST /digests":       p.addDigest,
		"GET /status":         p.stages,
		"GET /help":           p.help,
		"POST /settings":      p.settings,
		"/":                   func(*visit) error { return &api.Problem{Status: http.StatusNotFound} },
	} {
		p.mux.HandleFunc(pattern, p.page(show))
	}
	p.mux.HandleFunc("GET /complete", p.complete)
	p.mux.HandleFunc("GET /static/{file}", p.static)
}

// policy lets pages load nothing but their own style and script, and be framed by nobody.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// harden sets what every answer carries.
func harden(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // a stricter one would take the origin from our own forms
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept-Language, Cookie")
}

// ServeHTTP answers a request for a page.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	p.handler.ServeHTTP(w, r)
}

func fingerprint(f fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(f, "static", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(f, path)
		fmt.Fprintf(sum, "%s %d ", path, len(data))
		sum.Write(data)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:12], err
}

// maxForm bounds what a form may send.
const maxForm = 1 << 20

// page makes a handler of what shows a page: it knows the reader, checks that a form is our own, and tells errors.
func (p *Pages) page(show func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := p.visit(w, r)
		err := v.checkForm()
		if err == nil {
			err = show(v)
		}
		if err != nil {
			v.fail(err)
		}
	}
}

// fail shows what went wrong and what to do. What is our fault is told no further.
func (v *visit) fail(err error) {
	var problem *api.Problem
	if !errors.As(err, &problem) {
		problem = &api.Problem{Status: http.StatusInternalServerError}
	}
	v.Title = v.T("error")
	page := struct {
		*visit
		Status int
		Advice string
		Detail string
	}{v, problem.Status, v.advice(problem.Status), strings.TrimSpace(v.Say(problem.Detail))}
	v.render(problem.Status, "error.html", page)
}

func (v *visit) advice(status int) string {
	switch status {
	case http.StatusNotFound:
		return v.T("err_404")
	case http.StatusUnauthorized, http.StatusForbidden:
		return v.T("err_403")
	case http.StatusServiceUnavailable:
		return v.T("err_503")
	case http.StatusInternalServerError:
		return v.T("err_500")
	}
	return v.T("err_400")
}
