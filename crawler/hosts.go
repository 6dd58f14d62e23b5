package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// hosts keeps the manners: what each host allows, when it may be asked next, how long it wants to be left alone.
// Delays are counted on the machine's own clock; a clock set by a test tells dates.
type hosts struct {
	fetch *fetcher
	delay time.Duration
	token string // our product token, lower case
	now   func() time.Time
	state State

	mu  sync.Mutex
	all map[string]*host
}

// host is one scheme, name and port.
type host struct {
	root  string // https://example.org
	turn  chan struct{}
	delay time.Duration // at least; guarded by turn
	next  time.Time     // earliest next request; guarded by turn

	mu    sync.Mutex // guards what follows
	fails int
	quiet time.Time // leave alone until then
	why   error

	rulesMu sync.Mutex // one robots.txt request at a time
	rules   *robots
	stale   time.Time // when to ask for rules again
	known   time.Time // when rules were read from an answer
	tdm     *tdmPolicy
	tdmAt   time.Time
}

// ErrBackOff says that a host is left alone for now.
var ErrBackOff = errors.New("left alone after faults")

func newHosts(f *fetcher, cfg Config) *hosts {
	return &hosts{fetch: f, delay: cfg.Delay, token: productToken(f.agent), now: cfg.Now, state: cfg.State, all: map[string]*host{}}
}

func (hs *hosts) of(u *url.URL) *host {
	root := u.Scheme + "://" + strings.ToLower(u.Host)
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.all[root]
	if h == nil {
		h = &host{root: root, turn: make(chan struct{}, 1), delay: hs.delay}
		hs.all[root] = h
	}
	return h
}

// ask sends one request where robots.txt allows it, when the host's turn has come.
func (hs *hosts) ask(ctx context.Context, u *url.URL, cond conditions) (*exchange, error) {
	h := hs.of(u)
	rules, err := hs.robots(ctx, h)
	if err != nil {
		return nil, err
	}
	if !rules.allowed(u) {
		if rules.none {
			return nil, fmt.Errorf("%w, which could not be read: %w", ErrRobots, h.reason())
		}
		return nil, ErrRobots
	}
	return hs.request(ctx, h, u, cond)
}

// request waits for the host's turn and its delay. The delay runs from the end of one answer to the next request.
func (hs *hosts) request(ctx context.Context, h *host, u *url.URL, cond conditions) (*exchange, error) {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-h.turn }()
	if err := h.blocked(); err != nil {
		return nil, err
	}
	if err := sleep(ctx, time.Until(h.next)); err != nil {
		return nil, err
	}
	x, err := hs.fetch.once(ctx, u, cond)
	h.next = time.Now().Add(h.delay)
	h.settle(ctx, x, err)
	return x, err
}

// slower raises the host's delay, never lowers it.
func (h *host) slower(d time.Duration) {
	h.turn <- struct{}{}
	h.delay = max(h.delay, d)
	h.next = maxTime(h.next, time.Now().Add(h.delay)) // the request for robots.txt counts too
	<-h.turn
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// blocked reports why a host must be left alone.
func (h *host) blocked() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if left := time.Until(h.quiet); left > 0 {
		return fmt.Errorf("%w: %v more after %w", ErrBackOff, left.Round(time.Second), h.why)
	}
	return nil
}

func (h *host) reason() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.why == nil {
		return errors.New("server fault")
	}
	return h.why
}

// Back-off doubles from a minute to six hours. It starts at the third fault in a row: one alone is weather.
const (
	firstBackOff = time.Minute
	maxBackOff   = 6 * time.Hour
	freeFaults   = 3
)

// settle counts an answer's fault or forgives the earlier ones.
func (h *host) settle(ctx context.Context, x *exchange, err error) {
	if ctx.Err() != nil || errors.Is(err, ErrPrivateAddress) || errors.Is(err, ErrTooLarge) {
		return // ours, or a matter of one page
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	var pause time.Duration
	switch {
	case err != nil:
		h.why = err
	case x.status == http.StatusTooManyRequests || x.status == http.StatusServiceUnavailable:
		pause = retryAfter(x.header.Get("Retry-After"), x.began)
		if x.status == http.StatusTooManyRequests {
			pause = max(pause, firstBackOff)
		}
		h.why = &StatusError{Status: x.status}
	case x.status >= 500:
		h.why = &StatusError{Status: x.status}
	default:
		h.fails, h.why = 0, nil
		return
	}
	h.fails++
	if h.fails >= freeFaults {
		pause = max(pause, min(firstBackOff<<min(h.fails-freeFaults, 10), maxBackOff))
	}
	h.quiet = maxTime(h.quiet, time.Now().Add(pause))
}

const (
	robotsFresh = 24 * time.Hour   // RFC 9309: not longer than that
	robotsRetry = 15 * time.Minute // after a server fault
	robotsKeep  = 30 * 24 * time.Hour
)

// robots is the host's robots.txt, asked for once a day. A missing file allows everything. A server fault disallows
// everything, unless a copy younger than a month is at hand, and is tried again in a quarter of an hour.
func (hs *hosts) robots(ctx context.Context, h *host) (*robots, error) {
	h.rulesMu.Lock()
	defer h.rulesMu.Unlock()
	if h.rules == nil {
		hs.recall(h)
	}
	if h.rules != nil && hs.now().Before(h.stale) {
		return h.rules, nil
	}
	x, err := hs.simple(ctx, h.root+"/robots.txt")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(err, ErrPrivateAddress) {
		return nil, err
	}
	now := hs.now()
	switch {
	case err == nil && x.status >= 200 && x.status < 300:
		hs.learn(h, robotsRecord{Body: string(x.body[:min(len(x.body), maxRobotsBytes)]), At: now})
	case err == nil && x.status >= 400 && x.status < 500 && x.status != http.StatusTooManyRequests:
		hs.learn(h, robotsRecord{At: now})
	case errors.Is(err, ErrTooLarge), errors.Is(err, ErrRedirectLoop):
		hs.learn(h, robotsRecord{At: now}) // unreadable for good is as missing
	default:
		h.stale = now.Add(robotsRetry)
		if h.rules == nil || h.rules.none || now.Sub(h.known) > robotsKeep {
			h.rules = &robots{none: true}
		}
	}
	return h.rules, nil
}

// robotsRecord is a robots.txt in the state: a restart is no reason to ask again.
type robotsRecord struct {
	Body string    `json:"b,omitempty"` // empty: everything is allowed
	At   time.Time `json:"t"`
}

func robotsKey(root string) string { return "r:" + root }

// learn takes a host's robots.txt as known. That it could not be remembered costs one request after a restart.
func (hs *hosts) learn(h *host, rec robotsRecord) {
	hs.apply(h, rec)
	_ = save(hs.state, robotsKey(h.root), rec)
}

func (hs *hosts) apply(h *host, rec robotsRecord) {
	h.rules, h.known, h.stale = parseRobots([]byte(rec.Body), hs.token), rec.At, rec.At.Add(robotsFresh)
	h.slower(h.rules.delay)
}

// recall takes the robots.txt that an earlier process read.
func (hs *hosts) recall(h *host) {
	if rec, ok := load[robotsRecord](hs.state, robotsKey(h.root)); ok && hs.now().Sub(rec.At) < robotsKeep {
		hs.apply(h, rec)
	}
}

// simple fetches a file of the host itself, without asking robots.txt, through at most five redirects.
func (hs *hosts) simple(ctx context.Context, raw string) (*exchange, error) {
	for range maxHops {
		u, err := checkURL(raw)
		if err != nil {
			return nil, err
		}
		x, err := hs.request(ctx, hs.of(u), u, conditions{})
		if err != nil {
			return nil, err
		}
		next, ok := redirect(u, x)
		if !ok {
			return x, nil
		}
		raw = next
	}
	return nil, ErrRedirectLoop
}
