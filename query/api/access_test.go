package api

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt/query/querytest"
)

// from sends a request as if it had arrived at a local address.
func from(h http.Handler, local net.Addr, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(""))
	r.Host = "localhost:8080"
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, local))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func newTokens(t *testing.T) *Tokens {
	t.Helper()
	tokens, err := OpenTokens(filepath.Join(t.TempDir(), "tokens.json"))
	if err != nil {
		t.Fatal(err)
	}
	return tokens
}

func mustAdd(t *testing.T, tokens *Tokens, scope Scope, lifetime time.Duration) string {
	t.Helper()
	_, secret, err := tokens.Add("someone", scope, lifetime, querytest.Now.Add(-2*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestAccess(t *testing.T) {
	tokens := newTokens(t)
	read, write, ended := mustAdd(t, tokens, Read, 0), mustAdd(t, tokens, Write, 0), mustAdd(t, tokens, Admin, time.Hour)
	h := newHandler(t, func(c *Config) { c.Tokens, c.Hosts = tokens, []string{"edikt.example"} })
	loopback := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	six := &net.TCPAddr{IP: net.IPv6loopback, Port: 8080}
	lan := &net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 8080}
	socket := &net.UnixAddr{Name: "/run/edikt.sock", Net: "unix"}
	const events, list, decide = "GET /v1/events", "GET /v1/tokens", "POST /v1/decisions"
	for _, c := range []struct {
		name   string
		at     net.Addr
		what   string
		header []string
		want   int
	}{
		{"loopback", loopback, events, nil, 200},
		{"loopback by number", loopback, events, []string{"Host", "127.0.0.1:8080"}, 200},
		{"IPv6 loopback", six, events, []string{"Host", "[::1]:8080"}, 200},
		{"loopback administers", loopback, list, nil, 200},
		{"rebound name", loopback, events, []string{"Host", "evil.example:8080"}, 421},
		{"rebound name with a port that fools", loopback, events, []string{"Host", "localhost.evil.example"}, 421},
		{"no host", loopback, events, []string{"Host", ""}, 421},
		{"own origin", loopback, events, []string{"Origin", "http://localhost:8080"}, 200},
		{"foreign origin", loopback, events, []string{"Origin", "https://evil.example"}, 403},
		{"opaque origin", loopback, events, []string{"Origin", "null"}, 403},
		{"forwarded by a proxy", loopback, events, []string{"X-Forwarded-For", "203.0.113.9"}, 401},
		{"forwarded with token", loopback, events, []string{"X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer " + read}, 200},
		{"public name", loopback, events, []string{"Host", "edikt.example"}, 401},
		{"public name with token", loopback, events, []string{"Host", "Edikt.Example:443", "Authorization", "Bearer " + read}, 200},
		{"socket", socket, list, []string{"Host", "edikt"}, 200},
		{"network without token", lan, events, nil, 401},
		{"network with token", lan, events, []string{"Authorization", "Bearer " + read}, 200},
		{"unknown token", lan, events, []string{"Authorization", "Bearer edikt_nonsense"}, 401},
		{"ended token", lan, events, []string{"Authorization", "Bearer " + ended}, 401},
		{"empty token", lan, events, []string{"Authorization", "Bearer "}, 401},
		{"reader does not administer", lan, list, []string{"Authorization", "Bearer " + read}, 403},
		{"writer does not administer", lan, list, []string{"Authorization", "Bearer " + write}, 403},
		{"reader does not write", lan, decide, []string{"Authorization", "Bearer " + read}, 403},
		{"writer writes", lan, decide, []string{"Authorization", "Bearer " + write, "Content-Type", "application/json"}, 503}, // nobody to decide
		{"no address at all", nil, events, nil, 401},
	} {
		method, path, _ := strings.Cut(c.what, " ")
		if w := from(h, c.at, method, path, c.header...); w.Code != c.want {
			t.Errorf("%s: %d %s; want %d", c.name, w.Code, w.Body, c.want)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/v1/events", nil)
	r.SetBasicAuth("reader", read)
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != 200 {
		t.Errorf("token as password: %d", w.Code)
	}
}

// TestGuardKeepsWhoAsks: pages in front of the API have the rights of their readers, not those of this machine.
func TestGuardKeepsWhoAsks(t *testing.T) {
	tokens := newTokens(t)
	read, admin := mustAdd(t, tokens, Read, 0), mustAdd(t, tokens, Admin, 0)
	h := newHandler(t, func(c *Config) { c.Tokens = tokens })
	page := h.Guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://edikt/v1/tokens", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := InProcess(h).RoundTrip(inner)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		w.WriteHeader(resp.StatusCode)
	}))
	lan, loopback := &net.TCPAddr{IP: net.IPv4(10, 0, 0, 5), Port: 80}, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}
	for _, c := range []struct {
		at     net.Addr
		header []string
		want   int
	}{
		{lan, nil, 401}, // whatever the Host says
		{lan, []string{"Authorization", "Bearer " + read}, 403},
		{lan, []string{"Authorization", "Bearer " + admin}, 200},
		{loopback, nil, 200},
		{loopback, []string{"Host", "evil.example"}, 421},
	} {
		if w := from(page, c.at, "GET", "/", c.header...); w.Code != c.want {
			t.Errorf("from %v with %v: %d, want %d", c.at, c.header, w.Code, c.want)
		}
	}
}

// TestWholeTextsNeedASignIn: others' articles go out only to those who signed in.
func TestWholeTextsNeedASignIn(t *testing.T) {
	tokens := newTokens(t)
	secret := mustAdd(t, tokens, Read, 0)
	h := newHandler(t, func(c *Config) { c.Tokens, c.Public = tokens, true })
	lan := &net.TCPAddr{IP: net.IPv4(10, 0, 0, 5), Port: 80}
	for _, path := range []string{"/v1/articles/art-e1", "/v1/articles?text=true", "/v1/articles?text=true&format=jsonl", "/v1/search?q=tiktok&text=true&format=csv"} {
		if w := from(h, lan, "GET", path); w.Code != 200 || strings.Contains(w.Body.String(), "Ganzer Text") {
			t.Errorf("%s without a token: %d %s", path, w.Code, w.Body)
		}
		if w := from(h, lan, "GET", path, "Authorization", "Bearer "+secret); w.Code != 200 || !strings.Contains(w.Body.String(), "Ganzer Text") {
			t.Errorf("%s with a token: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestTokensAtRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens.json")
	tokens, err := OpenTokens(path)
	if err != nil {
		t.Fatal(err)
	}
	made, secret, err := tokens.Add(" Redaktion ", Write, 24*time.Hour, querytest.Now)
	if err != nil || made.Name != "Redaktion" || len(secret) < 50 {
		t.Fatalf("made %+v %q: %v", made, secret, err)
	}
	data, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(data), secret) {
		t.Errorf("the file tells the secret (%v)", err)
	}
	if fi, _ := os.Stat(path); fi.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", fi.Mode())
	}
	again, err := OpenTokens(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := again.Check(secret, querytest.Now); !ok || got != made {
		t.Errorf("after opening again: %+v, %v", got, ok)
	}
	if _, ok := again.Check(secret, querytest.Now.Add(24*time.Hour)); ok {
		t.Error("a token outlives its time")
	}
	if err := again.Revoke(made.ID); err != nil {
		t.Fatal(err)
	}
	if _, ok := again.Check(secret, querytest.Now); ok {
		t.Error("a revoked token is known")
	}
	if err := os.WriteFile(path, []byte("{nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenTokens(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a broken file opens: %v", err)
	}
}

// TestUnixSocket serves over a real socket.
func TestUnixSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: newHandler(t, nil)}
	go srv.Serve(l)
	defer srv.Close()
	c := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return net.Dial("unix", path)
	}}}
	resp, err := c.Get("http://edikt/v1/tokens")
	if err != nil {
		t.Fatal(err)
	}
	if resp.Body.Close(); resp.StatusCode != http.StatusServiceUnavailable { // trusted, but there is no token file
		t.Errorf("over the socket: %d", resp.StatusCode)
	}
}
