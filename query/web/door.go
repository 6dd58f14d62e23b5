package web

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// DoorConfig is what a Door is made with; all of it is required.
type DoorConfig struct {
	Pages *Pages
	// Guard lets a request through to a handler if its sender may read, and answers 401 otherwise; see api.Handler.Guard.
	Guard func(http.Handler) http.Handler
	// Check reports whether a secret is that of a token that holds now.
	Check func(secret string) bool
	Now   func() time.Time
}

// Door lets readers in: those whom the guard knows, and those who sign in with an access token. Their token is kept in
// memory for the time of the session and sent along with each of their requests, so that revoking it ends the session too.
// It is safe for concurrent use.
type Door struct {
	DoorConfig
	guarded http.Handler
	sign    http.Handler

	mu       sync.Mutex
	sessions map[string]*session
	failures map[string]*failures // by address
}

// session is a signed-in reader.
type session struct {
	secret string
	used   time.Time
}

// failures counts wrong tokens since a time.
type failures struct {
	since time.Time
	n     int
}

// Bounds of sessions and of tries.
const (
	sessionCookie = "edikt_session"
	sessionLife   = 12 * time.Hour // without a request
	maxSessions   = 1000
	triesAMinute  = 5   // of one address
	triesOfAll    = 100 // of all together
)

// NewDoor makes a Door.
func NewDoor(c DoorConfig) (*Door, error) {
	if c.Pages == nil || c.Guard == nil || c.Check == nil || c.Now == nil {
		return nil, errors.New("web: a door needs pages, a guard, a check of tokens and a clock")
	}
	d := &Door{DoorConfig: c, sessions: map[string]*session{}, failures: map[string]*failures{}}
	d.guarded = c.Guard(c.Pages)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /login", func(w http.ResponseWriter, r *http.Request) { d.ask(w, r, http.StatusOK, "") })
	mux.HandleFunc("POST /login", d.login)
	mux.HandleFunc("POST /logout", d.logout)
	d.sign = http.NewCrossOriginProtection().Handler(mux)
	return d, nil
}

// ServeHTTP answers a request for a page.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header())
	switch path := r.URL.Path; {
	case path == "/login" || path == "/logout":
		d.sign.ServeHTTP(w, r)
	case strings.HasPrefix(path, "/static/"):
		d.Pages.ServeHTTP(w, r)
	default:
		r = d.WithToken(r)
		d.guarded.ServeHTTP(&turner{ResponseWriter: w, r: r}, r)
	}
}

type signedInKey struct{}

// WithToken sends the token of the reader's session along with a request that has none of its own.
func (d *Door) WithToken(r *http.Request) *http.Request {
	c, err := r.Cookie(sessionCookie)
	if err != nil || r.Header.Get("Authorization") != "" {
		return r
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.sessions[c.Value]
	if s == nil {
		return r
	}
	if d.Now().Sub(s.used) > sessionLife {
		delete(d.sessions, c.Value)
		return r
	}
	s.used = d.Now()
	r = r.Clone(context.WithValue(r.Context(), signedInKey{}, true))
	r.Header.Set("Authorization", "Bearer "+s.secret)
	return r
}

// Session reports whether the reader signed in here, and can sign out.
func (v *visit) Session() bool { return v.r.Context().Value(signedInKey{}) != nil }

// turner sends browsers that the guard refuses to the sign-in page.
type turner struct {
	http.ResponseWriter
	r      *http.Request
	turned bool
}

func (t *turner) WriteHeader(status int) {
	if status == http.StatusUnauthorized && t.r.Method == http.MethodGet && strings.Contains(t.r.Header.Get("Accept"), "text/html") {
		t.turned = true
		h := t.Header()
		h.Del("WWW-Authenticate")
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Location", "/login?back="+url.QueryEscape(t.r.URL.RequestURI()))
		status = http.StatusSeeOther
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *turner) Write(p []byte) (int, error) {
	if t.turned {
		return len(p), nil
	}
	return t.ResponseWriter.Write(p)
}

// loginPage asks for a token.
type loginPage struct {
	*visit
	Mistake, Back string
}

func (d *Door) ask(w http.ResponseWriter, r *http.Request, status int, mistake string) {
	v := d.Pages.visit(w, r)
	v.Title, v.Outside = v.T("sign_in"), true
	page := loginPage{v, "", local(r.FormValue("back"))}
	if mistake != "" {
		page.Mistake = v.T(mistake)
	}
	if err := v.render(status, "login.html", page); err != nil {
		v.fail(err)
	}
}

func (d *Door) login(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if !d.mayTry(r) {
		w.Header().Set("Retry-After", "60")
		d.ask(w, r, http.StatusTooManyRequests, "sign_in_slow")
		return
	}
	secret := strings.TrimSpace(r.PostFormValue("secret"))
	if !d.Check(secret) {
		d.noteFailure(r)
		d.ask(w, r, http.StatusForbidden, "sign_in_wrong")
		return
	}
	id := rand.Text()
	d.keep(id, &session{secret, d.Now()})
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: id, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"})
	http.Redirect(w, r, local(r.PostFormValue("back")), http.StatusSeeOther)
}

// logout ends the session of the cookie; it needs no further proof than that.
func (d *Door) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(sessionCookie); err == nil {
		d.mu.Lock()
		delete(d.sessions, c.Value)
		d.mu.Unlock()
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1})
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// keep adds a session; the one that rested longest makes room where there are too many.
func (d *Door) keep(id string, s *session) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.sessions) >= maxSessions {
		oldest := ""
		for k, x := range d.sessions {
			if oldest == "" || x.used.Before(d.sessions[oldest].used) {
				oldest = k
			}
		}
		delete(d.sessions, oldest)
	}
	d.sessions[id] = s
}

// everyone is the key under which the tries of all addresses are counted.
const everyone = "*"

// mayTry bounds how many secrets can be guessed.
func (d *Door) mayTry(r *http.Request) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for key, f := range d.failures {
		if d.Now().Sub(f.since) >= time.Minute {
			delete(d.failures, key)
		}
	}
	one, all := d.failures[addressOf(r)], d.failures[everyone]
	return (one == nil || one.n < triesAMinute) && (all == nil || all.n < triesOfAll)
}

func (d *Door) noteFailure(r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, key := range []string{addressOf(r), everyone} {
		f := d.failures[key]
		if f == nil {
			f = &failures{since: d.Now()}
			d.failures[key] = f
		}
		f.n++
	}
}

// addressOf is who sent a request, as far as the connection tells; behind a proxy all are one.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
