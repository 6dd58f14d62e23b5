package api

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"edikt"
	"edikt/query"
	"edikt/query/querytest"
)

var discard = slog.New(slog.DiscardHandler)

// get asks the handler as a local user and gives status, header and body.
func get(t testing.TB, h http.Handler, path string, header ...string) (int, http.Header, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, "http://edikt"+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := InProcess(h).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(body)
}

func TestPaths(t *testing.T) {
	h := newHandler(t, nil)
	for _, c := range []struct {
		path   string
		status int
		want   string // part of the body
	}{
		{"/v1/search?q=tiktok", 200, `"total":1`},
		{"/v1/search?q=tiktok&type=event", 200, `"id":"e1"`},
		{"/v1/events", 200, `"total":3`},
		{"/v1/events?q=kind:ban+jurisdiction:DE", 200, `"total":1`},
		{"/v1/events?q=date:3d", 200, `"total":2`},
		{"/v1/events?limit=1&sort=newest", 200, `"next":"`},
		{"/v1/events/e1", 200, `verbietet TikTok`},
		{"/v1/events/e9", 404, `"Not found"`},
		{"/v1/events/*", 404, `"Not found"`},
		{"/v1/articles", 200, `"total":3`},
		{"/v1/articles/art-e1", 200, `"text":"Ganzer Text.`},
		{"/v1/articles?text=true", 200, `"text":"Ganzer Text.`},
		{"/v1/dossiers", 200, `"id":"dos-e1"`},
		{"/v1/dossiers/dos-e1", 503, "not available"},
		{"/v1/sources", 503, "not available"},
		{"/v1/facets?type=event&fields=kind", 200, `{"total":3,"facets":{"kind":[{"value":"ban","count":2},{"value":"exit","count":1}]}}`},
		{"/v1/facets?type=event&fields=kind&fields=lang", 200, `"lang":[`},
		{"/v1/fields", 200, `"name":"kind"`},
		{"/v1/explain?event=e1&q=tiktok+kind:exit", 200, `"matches":[{"clause":"tiktok","found":true},{"clause":"kind:exit","found":false}]`},
		{"/v1/openapi.json", 200, `"openapi": "3.1.0"`},
		{"/v1/nothing", 404, "openapi.json"},
		{"/v1/events?q=knd:ban", 400, `"suggestions":["kind"]`},
		{"/v1/events?q=knd:ban", 400, `"start":0,"end":3,"caret":"  knd:ban\n  ^~~"`},
		{"/v1/events?limt=3", 400, `"suggestions":["limit"]`},
		{"/v1/events?limit=0", 400, "from 1 to"},
		{"/v1/events?limit=5000", 400, "at most 1000 on a page"},
		{"/v1/events?limit=5&limit=6", 400, "2 times"},
		{"/v1/events?sort=newst", 400, `"suggestions":["newest"]`},
		{"/v1/events?facets=kind,foo", 400, "want one of kind"},
		{"/v1/events?cursor=abc", 400, "not a cursor"},
		{"/v1/events?q=%ff", 400, "UTF-8"},
		{"/v1/events?q=%zz", 400, "cannot be read"},
		{"/v1/events?q=" + strings.Repeat("a", 5000), 400, "at most 4096"},
		{"/v1/events?format=xls", 400, "want one of json"},
	} {
		status, header, body := get(t, h, c.path)
		if status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %s; want %d with %s", clip(c.path, 80), status, clip(body, 500), c.status, c.want)
		}
		if status >= 400 && header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s is no problem document", c.path, header.Get("Content-Type"))
		}
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(t, nil)
	r, _ := http.NewRequest(http.MethodPost, "http://edikt/v1/events", nil)
	resp, err := InProcess(h).RoundTrip(r)
	if err != nil || resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "GET" {
		t.Errorf("POST /v1/events: %v %v", resp, err)
	}
	r, _ = http.NewRequest(http.MethodPost, "http://edikt/v1/decisions", strings.NewReader("action=confirm"))
	if resp, _ = InProcess(h).RoundTrip(r); resp.StatusCode != http.StatusUnsupportedMediaType {
		t.Errorf("a form as decision: %d", resp.StatusCode)
	}
}

func TestCursorsVisitEachHitOnce(t *testing.T) {
	h := newHandler(t, func(c *Config) { c.Search = querytest.New(querytest.Articles(95)...) })
	seen := map[string]bool{}
	cursor, pages := "", 0
	for {
		_, _, body := get(t, h, "/v1/articles?limit=10&cursor="+cursor)
		var p ArticlePage
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Hits {
			if seen[a.ID] {
				t.Fatalf("%s came twice", a.ID)
			}
			seen[a.ID] = true
		}
		pages++
		if cursor = p.Next; cursor == "" {
			break
		}
	}
	if len(seen) != 95 || pages != 10 {
		t.Errorf("%d hits on %d pages, want 95 on 10", len(seen), pages)
	}
	_, _, body := get(t, h, "/v1/articles?limit=10")
	var p ArticlePage
	_ = json.Unmarshal([]byte(body), &p)
	print, _, _ := strings.Cut(p.Next, ".")
	if status, _, body := get(t, h, "/v1/articles?limit=10&cursor="+print+".bm9uc2Vuc2U"); status != 400 || !strings.Contains(body, "not a cursor") {
		t.Errorf("a forged cursor: %d %s", status, body)
	}
	if status, _, body := get(t, h, "/v1/articles?limit=10&q=Meldung&cursor="+p.Next); status != 400 || !strings.Contains(body, "another search") {
		t.Errorf("a cursor of another search: %d %s", status, body)
	}
}

func TestConditionalRequests(t *testing.T) {
	h := newHandler(t, nil)
	for _, path := range []string{"/v1/events", "/v1/events?format=atom", "/v1/events?format=feed", "/v1/facets", "/v1/openapi.json"} {
		_, header, _ := get(t, h, path)
		tag := header.Get("ETag")
		if status, _, body := get(t, h, path, "If-None-Match", tag); tag == "" || status != http.StatusNotModified || body != "" {
			t.Errorf("%s again with %q: %d with %d bytes", path, tag, status, len(body))
		}
		if status, _, _ := get(t, h, path, "If-None-Match", `"other"`); status != 200 {
			t.Errorf("%s with another tag: %d", path, status)
		}
	}
}

func TestStreamWritesEveryRow(t *testing.T) {
	h := newHandler(t, func(c *Config) { c.Search = querytest.New(querytest.Articles(1203)...) })
	for _, c := range []struct {
		query string
		rows  int
	}{{"", 1203}, {"&limit=700", 700}, {"&limit=3", 3}} {
		_, header, body := get(t, h, "/v1/articles?format=jsonl"+c.query)
		lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
		if len(lines) != c.rows || header.Get("Edikt-Total") != "1203" {
			t.Errorf("%q: %d lines, total %s; want %d, 1203", c.query, len(lines), header.Get("Edikt-Total"), c.rows)
		}
		var a ArticleRow
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &a); err != nil || a.ID == "" {
			t.Errorf("last line %q: %v", lines[len(lines)-1], err)
		}
	}
}

func TestEventLineIsTheEventOnTheWire(t *testing.T) {
	_, _, body := get(t, newHandler(t, nil), "/v1/events?q=id:e1", "Accept", "application/x-ndjson")
	var e edikt.Event
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		t.Fatal(err)
	}
	want := querytest.Archive()[0]
	if e.ID != want.ID || e.Target != want.Event.Target || e.Article == nil || e.Article.URL != want.Article.URL {
		t.Errorf("event line %s", body)
	}
}

func TestCSV(t *testing.T) {
	_, header, body := get(t, newHandler(t, nil), "/v1/events?format=csv")
	if !strings.HasPrefix(body, "\ufeff") || header.Get("Content-Type") != "text/csv; charset=utf-8; header=present" {
		t.Errorf("CSV begins %q as %s", body[:6], header.Get("Content-Type"))
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if !strings.Contains(body, "Landesregierung Thüringen") {
		t.Error("umlauts are lost")
	}
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("cell %s opens as a formula: %q", rows[0][i], cell)
			}
		}
	}
	if _, _, body := get(t, newHandler(t, nil), "/v1/events?format=csv&bom=false"); !strings.HasPrefix(body, "date,") {
		t.Errorf("without BOM it begins %q", body[:6])
	}
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"Thüringen": "Thüringen", "=1+1": "'=1+1", "+49 30": "'+49 30", "-x": "'-x", "@a": "'@a", " =1": "' =1", "\t=1": "'\t=1", "\r=1": "'=1", "\x00=1": "'=1",
		"＝1": "'＝1", "a=1": "a=1", "": "", "|calc": "'|calc",
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestAtom reads the feed back with a decoder that knows nothing of how it was written.
func TestAtom(t *testing.T) {
	_, header, body := get(t, newHandler(t, nil), "/v1/events?format=atom")
	if header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Errorf("type %s", header.Get("Content-Type"))
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	var f struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Links   []link   `xml:"link"`
		Entries []struct {
			Lang    string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Summary string `xml:"summary"`
			Links   []link `xml:"link"`
		} `xml:"entry"`
	}
	dec := xml.NewDecoder(strings.NewReader(body))
	dec.Strict = true
	if err := dec.Decode(&f); err != nil {
		t.Fatal(err)
	}
	if f.ID == "" || f.Title == "" || f.Updated != "2026-11-22T11:00:00Z" || len(f.Entries) != 3 || f.Links[0].Rel != "self" {
		t.Fatalf("feed %+v", f)
	}
	e := f.Entries[0]
	if e.ID != "urn:edikt:event:e1" || e.Title != "tiktok: ban in force, Landesregierung Thüringen (DE-TH)" || e.Summary != "Thüringen verbietet TikTok auf Diensthandys." ||
		e.Lang != "de" || e.Links[0] != (link{"alternate", "https://news.example/e1"}) {
		t.Errorf("first entry %+v", e)
	}
	if hostile := f.Entries[1]; hostile.Summary != "@SUM(1+1) <script>alert(1)</script>" {
		t.Errorf("hostile entry %+v", hostile)
	}
}

func TestJSONFeed(t *testing.T) {
	_, _, body := get(t, newHandler(t, nil), "/v1/events?format=feed&limit=2")
	var f struct {
		Version string           `json:"version"`
		NextURL string           `json:"next_url"`
		Items   []map[string]any `json:"items"`
	}
	if err := json.Unmarshal([]byte(body), &f); err != nil {
		t.Fatal(err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || len(f.Items) != 2 || f.NextURL == "" || f.Items[0]["url"] != "https://news.example/e1" {
		t.Errorf("feed %s", body)
	}
}

func TestOnlyWebLinksGoOut(t *testing.T) {
	for in, want := range map[string]string{"https://a.example/x": "https://a.example/x", "javascript:alert(1)": "", "file:///etc/passwd": "", "//a": "", "data:text/html,x": ""} {
		if got := webLink(in); got != want {
			t.Errorf("webLink(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHints(t *testing.T) {
	h := newHandler(t, nil)
	for _, c := range []struct{ q, message, better string }{
		{"target:tiktk+kind:ban", "no hit for target:tiktk; did you mean target:tiktok?", "kind:ban target:tiktok"},
		{"tiktok+status:ended", "no hit for status:ended together with the rest; without it there are 1", "tiktok"},
		{"articles:kind:ban", "among the events there are 2", ""},
		{"%22TikTok+verbietet%22", "no hit for \"TikTok verbietet\" as it stands; without the quotation marks there are 1", "TikTok verbietet"},
		{"tiktok+kind:exit+status:ended", "nothing answers all of it; each part alone: tiktok 1, kind:exit 1, status:ended 0", ""},
		{"tiktokverbot+Landesregierung", "no hit for tiktokverbot; with its parts as words of their own there are 1", "Landesregierung tiktok verbot"},
		{"source:lemonde", "no hit for source:lemonde; the index has bote.example", ""},
		{"tiktok+status:ended", "the index holds articles from 2026-11-18 to 2026-11-20", ""},
	} {
		path := "/v1/events"
		if q, ok := strings.CutPrefix(c.q, "articles:"); ok {
			path, c.q = "/v1/articles", q
		}
		_, _, body := get(t, h, path+"?q="+c.q)
		var p EventPage
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, hint := range p.Hints {
			found = found || hint.Message == c.message && hint.Query == c.better
		}
		if !found {
			t.Errorf("%s: hints %+v, want %q with query %q", c.q, p.Hints, c.message, c.better)
		}
	}
}

// FuzzParameters sends any parameters to every list: the answer is a result or a problem of the client's, never a 500.
func FuzzParameters(f *testing.F) {
	for _, s := range []string{"q=tiktok&sort=newest", "q=knd%3Aban", "q=*a*b*c*", "limit=-1", "q=%ff&cursor=AAAA.AAAA", "facets=kind,status&histogram=day&group=true",
		"format=csv&bom=0", "q=(((((a", "format=atom&q=%22x", "q=a~2+b*+-c+date:7d..&type=event", "cursor=&&;=", "text=1&highlight=yes"} {
		f.Add(s)
	}
	h := newHandler(f, nil)
	f.Fuzz(func(t *testing.T, raw string) {
		for _, path := range []string{"/v1/search", "/v1/events", "/v1/facets", "/v1/explain"} {
			r, err := http.NewRequest(http.MethodGet, "http://edikt"+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.URL.RawQuery = raw
			resp, err := InProcess(h).RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			if err != nil || resp.StatusCode >= 500 {
				t.Fatalf("%s?%q: %d %s %v", path, raw, resp.StatusCode, body, err)
			}
			if resp.StatusCode >= 400 {
				var p Problem
				if err := json.Unmarshal(body, &p); err != nil || p.Detail == "" && p.Title == "" {
					t.Fatalf("%s?%q: %d without a reason: %s", path, raw, resp.StatusCode, body)
				}
			}
		}
	})
}

func ExampleProblem() {
	_, err := query.Parse("tiktok knd:ban")
	fmt.Println(problemOf(err).Error())
	// Output:
	// there is no field "knd"; did you mean kind?
	//   tiktok knd:ban
	//          ^~~
}
