package api

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// Scope says what a caller may do; each includes those before it.
type Scope string

// The scopes. Anyone includes callers without a token.
const (
	Anyone Scope = ""
	Read   Scope = "read"
	Write  Scope = "write"
	Admin  Scope = "admin"
)

var scopeOrder = []Scope{Anyone, Read, Write, Admin}

// Scopes lists what a token may be given.
func Scopes() []string { return []string{string(Read), string(Write), string(Admin)} }

func (s Scope) includes(need Scope) bool {
	return slices.Index(scopeOrder, s) >= slices.Index(scopeOrder, need)
}

// Caller is who sent a request.
type Caller struct {
	Name  string // of the token; "local" on this machine
	Scope Scope
}

// signedIn reports whether the caller may read whole articles, which are others' work.
func (c Caller) signedIn() bool { return c.Scope.includes(Read) }

type callerKey struct{}

// CallerOf is who sent a request that an Operation handles.
func CallerOf(r *http.Request) Caller {
	c, _ := r.Context().Value(callerKey{}).(Caller)
	return c
}

type inProcessKey struct{}

// InProcess is a transport that hands requests to the handler in the same process: with the rights of the caller whose request they
// serve, where their context comes from one that passed Guard, else with those of a local user.
func InProcess(h http.Handler) http.RoundTripper { return inProcess{h} }

// caller finds out who sent the request. A Unix socket, which only its user can open, and loopback are trusted: whoever can reach them
// can read the data folder too. What only looks like loopback is not:
//
//   - A page on another site may have its name resolve to 127.0.0.1 (DNS rebinding) or post a form here; a browser then sends that
//     site's name as Host or Origin, so both must be loopback names.
//   - A proxy on this machine forwards requests from others; its forwarding headers, or a Host that the configuration
//     names as public, mean that a token is due.
func (h *Handler) caller(r *http.Request) (Caller, error) {
	local := Caller{"local", Admin}
	if r.Context().Value(inProcessKey{}) != nil {
		if c, ok := r.Context().Value(callerKey{}).(Caller); ok {
			return c, nil
		}
		return local, nil
	}
	addr, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	switch a := addr.(type) {
	case *net.UnixAddr:
		return local, nil
	case *net.TCPAddr:
		if a.IP.IsLoopback() && !forwarded(r) && !slices.Contains(h.hosts, hostname(r.Host)) {
			return local, loopbackNames(r)
		}
	}
	return h.bearer(r)
}

func forwarded(r *http.Request) bool {
	for _, k := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(k) != "" {
			return true
		}
	}
	return false
}

func loopbackNames(r *http.Request) error {
	if !isLoopback(hostname(r.Host)) {
		return &Problem{Status: http.StatusMisdirectedRequest, Title: "Wrong host",
			Detail: "this address answers to localhost, 127.0.0.1 and [::1] only; name further hosts in the configuration"}
	}
	for _, origin := range r.Header["Origin"] {
		u, err := url.Parse(origin)
		if err != nil || !isLoopback(u.Hostname()) {
			return &Problem{Status: http.StatusForbidden, Title: "Foreign origin", Detail: "pages of other sites may not send requests here"}
		}
	}
	return nil
}

func hostname(hostport string) string {
	u := url.URL{Host: hostport}
	return strings.ToLower(u.Hostname())
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// bearer reads the token, sent as such or as the password of basic authentication, which feed readers know.
func (h *Handler) bearer(r *http.Request) (Caller, error) {
	secret, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, password, basic := r.BasicAuth(); basic {
		secret, ok = password, true
	}
	if !ok {
		if h.public {
			return Caller{Scope: Anyone}, nil
		}
		return Caller{}, &Problem{Status: http.StatusUnauthorized, Title: "Token needed",
			Detail: "send an access token (Authorization: Bearer ...); 'edikt token add' makes one"}
	}
	if h.tokens != nil {
		if t, ok := h.tokens.Check(secret, h.now()); ok {
			return Caller{t.Name, t.Scope}, nil
		}
	}
	return Caller{}, &Problem{Status: http.StatusUnauthorized, Title: "Unknown token", Detail: "the token is unknown, revoked or expired"}
}

// Guard lets only those through to next whom the API would let read, and keeps who they are, so that what next asks the API on their
// behalf is answered with their rights. A browser asks its user for a token as password.
func (h *Handler) Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := h.caller(r)
		if err != nil {
			h.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, withCaller(r, caller))
	})
}

func withCaller(r *http.Request, c Caller) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
}
