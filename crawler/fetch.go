package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gocolly/colly/v2"
)

// What can be wrong with an address besides what the network reports.
var (
	ErrRobots       = errors.New("disallowed by robots.txt")
	ErrRedirectLoop = errors.New("redirect loop")
	ErrScheme       = errors.New("not an http or https address")
	ErrTimeout      = errors.New("timeout")
)

// StatusError is an answer that is neither a page nor "not modified".
type StatusError struct {
	Status     int
	RetryAfter time.Duration // 0 where the server names none
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("status %d %s", e.Status, http.StatusText(e.Status))
}

// fetched is the last answer of a chain of redirects.
type fetched struct {
	url       string
	permanent string // where the address has moved for good, if it has
	notMod    bool
	*exchange
}

// conditions make a request conditional.
type conditions struct{ etag, lastModified string }

// fetcher asks for addresses politely: robots.txt, one request at a time a host, its delay, its back-off.
type fetcher struct {
	colly   *colly.Collector
	agent   string
	timeout time.Duration
	hosts   *hosts
}

func newFetcher(cfg Config) *fetcher {
	f := &fetcher{agent: cfg.UserAgent, timeout: cfg.Timeout}
	c := colly.NewCollector()
	// Colly fetches and nothing else: robots, revisits, bounds and redirects are ours (its own robots cache never
	// expires, its body limit cuts silently, and it follows redirects without asking robots.txt again).
	c.UserAgent, c.IgnoreRobotsTxt, c.AllowURLRevisit, c.MaxBodySize, c.ParseHTTPErrorResponse = cfg.UserAgent, true, true, 0, true
	c.CacheDir, c.MaxDepth, c.Async, c.DetectCharset = "", 0, false, false
	c.SetRequestTimeout(cfg.Timeout)
	c.WithTransport(newTransport(guard{dial: cfg.DialContext, allowLoopback: cfg.AllowLoopback}, cfg.MaxBody, &limiter{rate: float64(cfg.Bandwidth)}))
	c.DisableCookies()
	c.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	f.colly = c
	f.hosts = newHosts(f, cfg)
	return f
}

// maxHops bounds redirects.
const maxHops = 6

// get fetches an address through redirects. Every hop asks the robots.txt of its own host and waits its turn there.
func (f *fetcher) get(ctx context.Context, raw string, cond conditions) (fetched, error) {
	permanent, seen := true, map[string]bool{}
	out := fetched{url: raw}
	for range maxHops {
		u, err := checkURL(out.url)
		if err != nil {
			return out, err
		}
		if seen[u.String()] {
			return out, ErrRedirectLoop
		}
		seen[u.String()] = true
		x, err := f.hosts.ask(ctx, u, cond)
		if err != nil {
			return out, err
		}
		out.exchange = x
		next, ok := redirect(u, x)
		if !ok {
			out.notMod = x.status == http.StatusNotModified
			return out, statusError(x)
		}
		permanent = permanent && (x.status == http.StatusMovedPermanently || x.status == http.StatusPermanentRedirect)
		if permanent {
			out.permanent = next
		}
		out.url = next
	}
	return out, fmt.Errorf("more than %d redirects: %w", maxHops, ErrRedirectLoop)
}

// once sends one request through colly.
func (f *fetcher) once(ctx context.Context, u *url.URL, cond conditions) (*exchange, error) {
	x := &exchange{}
	ctx, cancel := context.WithTimeoutCause(ctx, f.timeout, ErrTimeout)
	defer cancel()
	c := f.colly.Clone()
	c.Context = context.WithValue(ctx, exchangeKey{}, x)
	h := http.Header{"User-Agent": {f.agent}, "Accept": {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, "Accept-Language": {"de,fr;q=0.9,en;q=0.5"}, "Accept-Encoding": {"gzip"}}
	if cond.etag != "" {
		h.Set("If-None-Match", cond.etag)
	}
	if cond.lastModified != "" {
		h.Set("If-Modified-Since", cond.lastModified)
	}
	err := c.Request(http.MethodGet, u.String(), nil, nil, h)
	if err != nil && context.Cause(ctx) == ErrTimeout {
		return nil, fmt.Errorf("no whole answer within %v: %w", f.timeout, ErrTimeout)
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		if ue.Timeout() {
			return nil, fmt.Errorf("no whole answer within %v: %w", f.timeout, ErrTimeout)
		}
		err = ue.Err // the caller names the address
	}
	if err == nil && x.status == 0 {
		err = errors.New("no answer")
	}
	return x, err
}

// checkURL parses an address that may be asked for.
func checkURL(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("address: %w", err)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return nil, fmt.Errorf("%q: %w", cutText(raw, 200), ErrScheme)
	}
	u.User, u.Fragment = nil, ""
	return u, nil
}

// redirect is where an answer sends to.
func redirect(from *url.URL, x *exchange) (next string, ok bool) {
	switch x.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return "", false
	}
	to, err := from.Parse(x.header.Get("Location"))
	if err != nil || x.header.Get("Location") == "" {
		return "", false
	}
	return to.String(), true
}

func statusError(x *exchange) error {
	if x.status >= 200 && x.status < 300 || x.status == http.StatusNotModified {
		return nil
	}
	return &StatusError{Status: x.status, RetryAfter: retryAfter(x.header.Get("Retry-After"), x.began)}
}

// retryAfter reads the header's seconds or date; at most a day is believed.
func retryAfter(s string, now time.Time) time.Duration {
	d := time.Duration(0)
	if n, err := strconv.Atoi(s); err == nil {
		d = time.Duration(min(n, 86400)) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = t.Sub(now)
	}
	return min(max(d, 0), 24*time.Hour)
}
