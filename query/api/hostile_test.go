package api

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"edikt/query"
	"edikt/query/querytest"
)

// fragments are what random requests are put together from: what is right, what is nearly right, what is hostile.
var fragments = []string{"tiktok", "Verbot", "kind:ban", "kind:", "knd:ban", "status:in_force", "OR", "AND", "NOT", "-", "--", "(", ")", "((", "\"", "„", "»", "*", "a*b*c*", "verb*", "x~", "wort~2",
	"date:2026-11", "date:..", "seen:7d", "date:9999y", "effective:+30d", "confidence:0.8..", "confidence:1e999", "jurisdiction:DE", "title:x1", "text:\"a b\"", "id:*", "rule:de/*", "é", "ß", "\u202e", "日本",
	"\x00", "\xff", "'; DROP TABLE", "<script>", "../../etc/passwd", "%00", "=1+1", strings.Repeat("a", 300), strings.Repeat("(", 40), "\t", "\r\n", ",", "kind:ban,,exit", "source:\"le monde\""}

var values = map[string][]string{
	"limit": {"1", "20", "0", "-1", "1000", "1001", "99999999999999999999", "x", "1e3", ""}, "sort": {"newest", "relevance", "best", ""},
	"format": {"json", "jsonl", "csv", "atom", "feed", "xml", "../"}, "cursor": {"", "a.b", "AAAAAAAA.MTA", ".", strings.Repeat("A", 3000)},
	"facets": {"kind", "kind,status", "kind,kind,kind", ",", "foo"}, "histogram": {"day", "week", "year"}, "group": {"true", "yes"}, "highlight": {"1", "2"},
	"text": {"true", "\xff"}, "type": {"event", "article", "dossier", "all"}, "bom": {"false", "no"}, "event": {"e1", "*", ""}, "fields": {"kind", "month,lang", "x"}, "nonsense": {"1"},
}

func randomParams(r *rand.Rand) string {
	var parts []string
	for range r.IntN(6) {
		parts = append(parts, fragments[r.IntN(len(fragments))])
	}
	p := url.Values{}
	if len(parts) > 0 {
		p.Set("q", strings.Join(parts, []string{" ", "", " "}[r.IntN(3)]))
	}
	for name, list := range values {
		if r.IntN(8) == 0 {
			p.Add(name, list[r.IntN(len(list))])
		}
		if r.IntN(200) == 0 {
			p.Add(name, list[r.IntN(len(list))])
		}
	}
	raw := p.Encode()
	if r.IntN(30) == 0 && len(raw) > 0 {
		raw = raw[:r.IntN(len(raw))] + string([]string{"%", "&&", ";", "%zz", "="}[r.IntN(5)])
	}
	return raw
}

// TestTenThousandHostileRequests: results or a reasoned refusal of the client's, and never a failure of ours.
func TestTenThousandHostileRequests(t *testing.T) {
	h := newHandler(t, nil)
	r := rand.New(rand.NewPCG(11, 47))
	paths := []string{"/v1/search", "/v1/events", "/v1/articles", "/v1/dossiers", "/v1/facets", "/v1/explain"}
	statuses := map[int]int{}
	for i := range 10_000 {
		target := paths[i%len(paths)] + "?" + randomParams(r)
		status, header, body := get(t, h, target)
		statuses[status]++
		switch {
		case status == http.StatusOK || status == http.StatusNotFound:
		case status == http.StatusBadRequest:
			var p Problem
			if err := json.Unmarshal([]byte(body), &p); err != nil || p.Detail == "" || p.Parameter == "q" && p.Start == nil || header.Get("Content-Type") != "application/problem+json" {
				t.Fatalf("%q is refused without a reason or place: %s", target, body)
			}
		default:
			t.Fatalf("%q: %d %s", target, status, body)
		}
	}
	if statuses[200] < 500 || statuses[400] < 500 {
		t.Errorf("the requests are too much alike: %v", statuses)
	}
}

// never is a searcher that answers only when it is told to stop.
type never struct{}

func (never) Search(ctx context.Context, _ query.Request) (query.Result, error) {
	<-ctx.Done()
	return query.Result{}, fmt.Errorf("shard 2026-11: %w", ctx.Err())
}

func TestSlowSearchesEnd(t *testing.T) {
	h := newHandler(t, func(c *Config) { c.Search, c.Timeout = never{}, 10*time.Millisecond })
	status, header, body := get(t, h, "/v1/events?q=tiktok")
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" || !strings.Contains(body, "too long") {
		t.Errorf("%d %s", status, body)
	}
}

// breaking fails after its first page.
type breaking struct{ query.Searcher }

func (b breaking) Search(ctx context.Context, r query.Request) (query.Result, error) {
	if r.After != "" {
		return query.Result{}, fmt.Errorf("disk gone")
	}
	return b.Searcher.Search(ctx, r)
}

// TestBrokenStreamsAreSeenAsBroken: nobody takes a part for the whole.
func TestBrokenStreamsAreSeenAsBroken(t *testing.T) {
	h := newHandler(t, func(c *Config) { c.Search = breaking{querytest.New(querytest.Articles(800)...)} })
	srv := httptest.NewServer(h)
	defer srv.Close()
	for name, transport := range map[string]http.RoundTripper{"network": http.DefaultTransport, "in process": InProcess(h)} {
		r, err := http.NewRequest(http.MethodGet, srv.URL+"/v1/articles?format=jsonl", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := transport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err == nil || len(body) == 0 {
			t.Errorf("%s: %d bytes and then %v, want an error", name, len(body), err)
		}
	}
}

func TestPanicsStayInside(t *testing.T) {
	h := newHandler(t, func(c *Config) { c.Search = panicking{} })
	if status, _, body := get(t, h, "/v1/events"); status != http.StatusInternalServerError || strings.Contains(body, "secret") {
		t.Errorf("a panic answers %d %s", status, body)
	}
}

type panicking struct{}

func (panicking) Search(context.Context, query.Request) (query.Result, error) { panic("secret detail") }
