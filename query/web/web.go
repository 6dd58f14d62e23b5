// Package web serves the analysts' pages: plain HTML made on the server, readable without scripts. It asks the API for
// everything, as any other client does, and escapes whatever comes back, since articles are written by strangers.
package web

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"time"

	"edikt/query/api"
)

//go:embed templates static
var files embed.FS

// Config is what the pages are made with.
type Config struct {
	API http.RoundTripper // reaches the API with the rights of the reader
	Now func() time.Time
}

// Pages is the handler of all pages; New makes it.
type Pages struct {
	client    *http.Client
	templates *template.Template
	mux       *http.ServeMux
	now       func() time.Time
}

// New makes the pages.
func New(c Config) (*Pages, error) {
	if c.API == nil || c.Now == nil {
		return nil, errors.New("web: an API and a clock are needed")
	}
	t, err := template.New("").Funcs(template.FuncMap{"mark": marked, "day": day, "host": host}).ParseFS(files, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	p := &Pages{client: &http.Client{Transport: c.API}, templates: t, mux: http.NewServeMux(), now: c.Now}
	p.mux.HandleFunc("GET /{$}", p.search)
	p.mux.Handle("GET /static/", http.FileServerFS(files))
	return p, nil
}

// ServeHTTP answers a request for a page. The policy lets pages load nothing but their own style.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	p.mux.ServeHTTP(w, r)
}

// searchPage is what the template of the search page sees.
type searchPage struct {
	Query    string
	Problem  string // what is wrong with the query
	Events   api.EventPage
	Articles api.ArticlePage
}

func (p *Pages) search(w http.ResponseWriter, r *http.Request) {
	page := searchPage{Query: r.URL.Query().Get("q")}
	q := url.Values{"q": {page.Query}, "limit": {"50"}, "highlight": {"true"}}
	err := p.ask(r.Context(), "/v1/events", q, &page.Events)
	if err == nil && page.Query != "" {
		q.Set("limit", "20")
		err = p.ask(r.Context(), "/v1/articles", q, &page.Articles)
	}
	status := http.StatusOK
	var problem *api.Problem
	switch {
	case errors.As(err, &problem):
		page.Problem, status = problem.Detail, problem.Status
	case err != nil:
		http.Error(w, "the search failed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := p.templates.ExecuteTemplate(w, "search.html", page); err != nil {
		panic(http.ErrAbortHandler) // half a page must not look like a whole one
	}
}

// ask gets a path of the API; a refusal comes back as an *api.Problem.
func (p *Pages) ask(ctx context.Context, path string, q url.Values, into any) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://edikt"+path+"?"+q.Encode(), nil)
	if err != nil {
		return err
	}
	resp, err := p.client.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		problem := &api.Problem{Status: resp.StatusCode}
		if err := json.NewDecoder(resp.Body).Decode(problem); err != nil {
			return fmt.Errorf("answer %s: %w", resp.Status, err)
		}
		return problem
	}
	return json.NewDecoder(resp.Body).Decode(into)
}
