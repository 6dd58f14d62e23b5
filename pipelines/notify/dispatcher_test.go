package notify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

// network joins HTTP servers and clients by pipes, so that simulated time can pass while they talk.
type network map[string]chan net.Conn

func (n network) serve(t *testing.T, host string, h http.HandlerFunc) {
	l := pipeListener{make(chan net.Conn), make(chan struct{})}
	n[host] = l.conns
	srv := &http.Server{Handler: h, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	go srv.Serve(l)
	t.Cleanup(func() { srv.Close() })
}

type pipeListener struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (l pipeListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}
func (l pipeListener) Close() error   { close(l.closed); return nil }
func (l pipeListener) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

func (n network) client() *http.Client {
	c := NewClient(true)
	c.Transport = &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, addr string) (net.Conn, error) {
		host, _, _ := net.SplitHostPort(addr)
		conns, ok := n[host]
		if !ok {
			return nil, errors.New("connection refused")
		}
		here, there := net.Pipe()
		select {
		case conns <- there:
			return here, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}}
	return c
}

// hooks finds webhooks on the simulated network by host; mail only arrives in a list.
type hooks struct {
	network
	mu   sync.Mutex
	mail []string
}

func (h *hooks) Find(ref string) (Notifier, error) {
	if strings.HasPrefix(ref, "mailto:") {
		return h, nil
	}
	if ref == "fax" {
		return nil, fmt.Errorf("%w %q", ErrUnknownReceiver, ref)
	}
	return NewWebhook("http://"+ref, "", h.client(), Links{}, time.Now)
}

func (h *hooks) Notify(_ context.Context, d edikt.Delivery) (Answer, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.mail = append(h.mail, d.Receiver+" "+d.Reason)
	return Answer{}, nil
}

func to(receiver, key string) edikt.Delivery {
	d := ban("en")
	d.Receiver, d.Key, d.Subscription.Owner, d.At = receiver, key, "ana@example.org", time.Now()
	return d
}

// rig is a running dispatcher.
type rig struct {
	*Dispatcher
	t     *testing.T
	hooks *hooks
	stop  func()
}

func newRig(t *testing.T, store Store, h *hooks) *rig {
	t.Helper()
	d, err := NewDispatcher(store, h, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	return &rig{d, t, h, func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}}
}

func (r *rig) enqueue(d edikt.Delivery) {
	r.t.Helper()
	if err := r.Enqueue(d); err != nil {
		r.t.Fatal(err)
	}
}

// ledger prints the entries: "delivered 500@0s 200@1m0s".
func (r *rig) ledger(since time.Time) map[string]string {
	r.t.Helper()
	entries, err := r.Log("")
	if err != nil {
		r.t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		line := e.State
		for _, a := range e.Attempts {
			line += fmt.Sprintf(" %d@%s", a.Code, a.At.Sub(since).Round(time.Second))
		}
		out[e.Delivery.Key] = line
	}
	return out
}

// allTries is the ledger line of a delivery that failed eight times, each try taking a span.
func allTries(code int, span time.Duration) string {
	line, at := Failed, time.Duration(0)
	for i := range Tries {
		at += span
		line += fmt.Sprintf(" %d@%s", code, at)
		if i < len(delays) {
			at += delays[i]
		}
	}
	return line
}

// TestReceiversInTrouble: receivers that are down, slow, gone or busy; each is handled as documented, and the one that
// is well hears at once.
func TestReceiversInTrouble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		n := network{}
		answer := func(codes ...int) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) {
				io.Copy(io.Discard, r.Body)
				code := codes[0]
				codes = append(codes[1:], code)
				w.Header().Set("Retry-After", "1800")
				w.WriteHeader(code)
			}
		}
		var heard time.Time
		n.serve(t, "well", func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); heard = time.Now() })
		n.serve(t, "broken", answer(500))
		n.serve(t, "gone", answer(410))
		n.serve(t, "busy", answer(429, 200))
		n.serve(t, "moved", answer(302))
		n.serve(t, "down", func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			if time.Since(begin) < time.Hour {
				w.WriteHeader(502)
			}
		})
		n.serve(t, "hangs", func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); <-r.Context().Done() })
		r := newRig(t, kv.NewMemory(), &hooks{network: n})
		for _, host := range []string{"broken", "gone", "busy", "moved", "down", "hangs", "nobody", "fax"} {
			r.enqueue(to(host, host))
		}
		r.enqueue(to("well", "well"))
		synctest.Wait()
		if !heard.Equal(begin) {
			t.Errorf("the well receiver heard after %s", heard.Sub(begin))
		}
		r.enqueue(to("gone", "gone-later"))
		time.Sleep(72 * time.Hour)
		got := r.ledger(begin)
		for key, want := range map[string]string{
			"well": "delivered 200@0s", "gone": "failed 410@0s", "gone-later": "disabled", "busy": "delivered 429@0s 200@30m0s",
			"broken": allTries(500, 0), "moved": allTries(302, 0), "nobody": allTries(0, 0), "hangs": allTries(0, Timeout),
			"down": "delivered 502@0s 502@1m0s 502@11m0s 200@1h11m0s", "fax": "failed 0@0s",
		} {
			if got[key] != want {
				t.Errorf("%s: %s, want %s", key, got[key], want)
			}
		}
		if len(r.hooks.mail) != 5 || r.hooks.mail[0] != "mailto:ana@example.org notice" {
			t.Errorf("owner told: %q", r.hooks.mail)
		}
		n.serve(t, "gone", answer(200))
		if err := r.Enable("gone"); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if got := r.ledger(begin)["gone-later"]; got != "delivered 200@72h0m0s" {
			t.Errorf("after it was enabled: %s", got)
		}
		r.stop()
	})
}

func TestARestartGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		n := network{}
		seen := map[string]int{}
		n.serve(t, "hook", func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			seen[r.Header.Get("webhook-id")]++
			if time.Since(begin) < 5*time.Minute {
				w.WriteHeader(500)
			}
		})
		store := kv.NewMemory()
		r := newRig(t, store, &hooks{network: n})
		r.enqueue(to("hook", "k"))
		time.Sleep(2 * time.Minute)
		r.stop()
		r = newRig(t, store, &hooks{network: n})
		r.enqueue(to("hook", "k")) // handed over again: known
		time.Sleep(time.Hour)
		if got := r.ledger(begin)["k"]; got != "delivered 500@0s 500@1m0s 200@11m0s" || seen["k"] != 3 {
			t.Errorf("%s, seen %v", got, seen)
		}
		r.stop()
	})
}

func TestUnconfirmedAddressesGetNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hooks{}
		r := newRig(t, kv.NewMemory(), h)
		r.enqueue(to("mailto:ana@example.org", "early"))
		ask := edikt.Delivery{Key: "ask", Receiver: "mailto:ana@example.org", Reason: edikt.ReasonNotice, Subscription: ban("en").Subscription, Notice: &edikt.Notice{Type: NoticeConfirm}}
		r.enqueue(ask)
		synctest.Wait()
		if !slices.Equal(h.mail, []string{"mailto:ana@example.org notice"}) {
			t.Errorf("sent %q", h.mail)
		}
		if err := r.Confirm("s1", "mailto:ana@example.org"); err != nil {
			t.Fatal(err)
		}
		r.enqueue(to("mailto:ana@example.org", "later"))
		synctest.Wait()
		if len(h.mail) != 2 || r.ledger(time.Now())["early"] != Unconfirmed {
			t.Errorf("sent %q, %v", h.mail, r.ledger(time.Now()))
		}
		r.stop()
	})
}
