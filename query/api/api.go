package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"edikt"
	"edikt/language/analysis"
	"edikt/query"
)

// DossierStore finds dossiers. A missing one is ErrNotFound.
type DossierStore interface {
	Dossier(ctx context.Context, id string) (edikt.Dossier, error)
}

// SourceLister says which outlets are read.
type SourceLister interface {
	Sources(ctx context.Context) ([]Source, error)
}

// Explainer tells why an event was found. An unknown rule is ErrNotFound.
type Explainer interface {
	Explain(ctx context.Context, e *edikt.Event) (Explanation, error)
}

// Decider records what an analyst decided and gives it back complete with id and time.
type Decider interface {
	Decide(ctx context.Context, d edikt.Decision) (edikt.Decision, error)
}

// Config is everything a Handler works with. Search is required; where another part is nil, its paths answer that they are not available.
type Config struct {
	Search     query.Searcher
	Dossiers   DossierStore
	Sources    SourceLister
	Explain    Explainer
	Decisions  Decider
	Tokens     *Tokens
	Operations []Operation // of other parts of Edikt, served and described beside the own ones

	Public  bool          // without a token others may search, but not read whole articles
	Hosts   []string      // names under which a proxy on this machine serves Edikt to others
	Timeout time.Duration // of one search; 5 s where 0
	Now     func() time.Time
	Log     *slog.Logger
}

// Handler serves the API. It is an http.Handler; New makes it.
type Handler struct {
	search    query.Searcher
	dossiers  DossierStore
	sources   SourceLister
	explainer Explainer
	decisions Decider
	tokens    *Tokens
	public    bool
	hosts     []string
	timeout   time.Duration
	now       func() time.Time
	log       *slog.Logger

	compounds func() *analysis.Analyzer // made when a hint first needs it

	ops     []Operation
	mux     *http.ServeMux
	slots   chan struct{} // bounds the searches under way
	openAPI []byte
}

// New makes a Handler.
func New(c Config) (*Handler, error) {
	if c.Search == nil || c.Now == nil || c.Log == nil {
		return nil, errors.New("api: a search, a clock and a log are needed")
	}
	h := &Handler{search: c.Search, dossiers: c.Dossiers, sources: c.Sources, explainer: c.Explain, decisions: c.Decisions, tokens: c.Tokens,
		public: c.Public, timeout: c.Timeout, now: c.Now, log: c.Log,
		compounds: sync.OnceValue(func() *analysis.Analyzer { return analysis.New(analysis.German) }),
		mux:       http.NewServeMux(), slots: make(chan struct{}, 8*runtime.GOMAXPROCS(0))}
	for _, name := range c.Hosts {
		h.hosts = append(h.hosts, hostname(name))
	}
	if h.timeout == 0 {
		h.timeout = 5 * time.Second
	}
	h.ops = append(h.operations(), c.Operations...)
	var err error
	if h.openAPI, err = describe(h.ops); err != nil {
		return nil, err
	}
	h.route()
	return h, nil
}

// route gives each path one handler that picks the operation by method.
func (h *Handler) route() {
	byPath := map[string][]*Operation{}
	for i := range h.ops {
		byPath[h.ops[i].Path] = append(byPath[h.ops[i].Path], &h.ops[i])
	}
	for path, ops := range byPath {
		h.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { h.dispatch(w, r, ops) })
	}
	h.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		h.fail(w, r, &Problem{Status: http.StatusNotFound, Title: "Not found", Detail: "there is no such path; /v1/openapi.json lists them"})
	})
}

// OpenAPI is the description of everything served, as JSON.
func (h *Handler) OpenAPI() []byte { return h.openAPI }

// ServeHTTP answers a request: who asks, what for, may they, is the input sound; only then does the operation run.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer h.recover(w, r)
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	header.Set("Cache-Control", "private, no-cache")
	header.Set("Vary", "Accept, Authorization")
	caller, err := h.caller(r)
	if err != nil {
		h.fail(w, r, err)
		return
	}
	h.mux.ServeHTTP(w, withCaller(r, caller))
}

func (h *Handler) dispatch(w http.ResponseWriter, r *http.Request, ops []*Operation) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	i := slices.IndexFunc(ops, func(o *Operation) bool { return o.Method == method })
	if i < 0 {
		var allow []string
		for _, o := range ops {
			allow = append(allow, o.Method)
		}
		w.Header().Set("Allow", strings.Join(allow, ", "))
		h.fail(w, r, &Problem{Status: http.StatusMethodNotAllowed, Title: "Method not allowed"})
		return
	}
	if err := h.run(w, r, ops[i]); err != nil {
		h.fail(w, r, err)
	}
}

// maxBody bounds what a client may send.
const maxBody = 1 << 20

func (h *Handler) run(w http.ResponseWriter, r *http.Request, o *Operation) error {
	if c := CallerOf(r); !c.Scope.includes(o.Scope) {
		if c.Scope == Anyone {
			return &Problem{Status: http.StatusUnauthorized, Title: "Token needed"}
		}
		return &Problem{Status: http.StatusForbidden, Title: "Not allowed", Detail: "this needs a token with the scope " + string(o.Scope)}
	}
	args, err := o.args(r)
	if err != nil {
		return err
	}
	if o.Body != nil && mediaType(r.Header.Get("Content-Type")) != "application/json" {
		return &Problem{Status: http.StatusUnsupportedMediaType, Title: "JSON wanted", Detail: "send the body as application/json"}
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	return o.Handle(w, r, args)
}

// recover turns a panic into a 500, so that one request never takes the process down.
func (h *Handler) recover(w http.ResponseWriter, r *http.Request) {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	stack := make([]byte, 8<<10)
	stack = stack[:runtime.Stack(stack, false)]
	h.log.LogAttrs(r.Context(), slog.LevelError, "request panicked", slog.String("path", r.URL.Path), slog.Any("panic", p), slog.String("stack", string(stack)))
	h.fail(w, r, &Problem{Status: http.StatusInternalServerError, Title: "Internal error"})
}

// hold keeps the index still for an answer of many pages.
func (h *Handler) hold() (query.Searcher, func()) {
	if s, ok := h.search.(query.Holder); ok {
		return s.Hold()
	}
	return h.search, func() {}
}

// find runs a search within the bounds that keep one client from stopping the others.
func (h *Handler) find(ctx context.Context, q query.Request) (query.Result, error) {
	return h.findIn(ctx, h.search, q)
}

func (h *Handler) findIn(ctx context.Context, s query.Searcher, q query.Request) (query.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, h.timeout)
	defer cancel()
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return query.Result{}, ctx.Err()
	}
	if q.Now.IsZero() {
		q.Now = h.now()
	}
	return s.Search(ctx, q)
}
