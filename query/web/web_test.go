package web

import (
	"compress/gzip"
	"context"
	"html"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/language/gazetteer"
	"edikt/query/api"
	"edikt/query/querytest"
)

var discard = slog.New(slog.NewTextHandler(io.Discard, nil))

// archive answers what the pages ask beside searches, and keeps decisions.
type archive struct{ decided []edikt.Decision }

func (a *archive) Dossier(_ context.Context, id string) (edikt.Dossier, error) {
	for _, d := range querytest.Archive() {
		if d.Dossier == id && d.Event != nil {
			e := *d.Event
			e.Article = &d.Article
			return edikt.Dossier{ID: id, Kind: e.Kind, Target: e.Target.ID, TargetName: e.Target.Name, ActorName: e.Actor.Name, Status: e.Status, Jurisdiction: e.Jurisdiction,
				First: querytest.Now, Last: querytest.Now, Sources: 1, Steps: []edikt.Step{{Status: e.Status, First: querytest.Now, Sources: 1, Events: []edikt.Event{e}}}}, nil
		}
	}
	return edikt.Dossier{}, api.ErrNotFound
}

func (a *archive) Decide(_ context.Context, d edikt.Decision) (edikt.Decision, error) {
	d.ID, d.At = "DEC1", querytest.Now
	a.decided = append(a.decided, d)
	return d, nil
}

func newPages(t testing.TB) (*Pages, *archive) {
	t.Helper()
	a := &archive{}
	h, err := api.New(api.Config{Search: querytest.New(querytest.Archive()...), Dossiers: a, Decisions: a, Now: querytest.Clock, Log: discard})
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(Config{API: api.InProcess(h), Now: querytest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	return p, a
}

func visitPage(h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func post(h http.Handler, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// token reads the form token out of a page.
func token(t testing.TB, h http.Handler) string {
	t.Helper()
	m := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(visitPage(h, "/help").Body.String())
	if m == nil {
		t.Fatal("no token in the page")
	}
	return m[1]
}

var pagePaths = []string{"/", "/?q=tiktok", "/?q=kind:bann", "/?type=dossier", "/?type=article&q=text", "/?q=nirgends", "/events/e1", "/events/e3", "/articles/art-e3", "/dossiers/dos-e1",
	"/dossiers/dos-e3", "/overview", "/help", "/status", "/nowhere", `/?q="><script>alert(1)</script>`, "/?q=%ff%00", "/?cursor=x", "/rules"}

// TestHostileValues shows documents of strangers on every page and looks for what must never come out.
func TestHostileValues(t *testing.T) {
	p, _ := newPages(t)
	for _, path := range pagePaths {
		w := visitPage(p, strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E").Replace(path))
		text := w.Body.String()
		if !strings.Contains(text, "</html>") {
			t.Errorf("%s: half a page, status %d", path, w.Code)
		}
		for _, bad := range []string{"<script>", "alert(1)</", "\u202e", "\x07", "javascript:", "ZgotmplZ", "<no value>", "onerror="} {
			if strings.Contains(strings.ReplaceAll(text, "&lt;script&gt;alert(1)&lt;/", ""), bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
	}
}

// TestTexts finds every text that templates and code ask for, in every language.
func TestTexts(t *testing.T) {
	asked := regexp.MustCompile(`\.T \(?(?:print )?"([a-z_0-9]+)"( \.| \$)?`)
	err := fs.WalkDir(files, "templates", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		for _, m := range asked.FindAllStringSubmatch(string(data), -1) {
			if _, ok := texts[m[1]]; !ok && !strings.HasSuffix(m[1], "_") {
				t.Errorf("%s: no text %q", path, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for key, x := range texts {
		if x.de == "" || x.fr == "" || x.en == "" {
			t.Errorf("%s lacks a language", key)
		}
		if strings.Count(x.de, "%") != strings.Count(x.en, "%") || strings.Count(x.fr, "%") != strings.Count(x.en, "%") {
			t.Errorf("%s: places differ", key)
		}
	}
}

func TestLanguages(t *testing.T) {
	p, _ := newPages(t)
	for accept, want := range map[string]string{"": "en", "de-CH,fr;q=0.8": "de", "it,fr-BE;q=0.9": "fr", "xx": "en", "EN-gb": "en"} {
		if got := visitPage(p, "/", "Accept-Language", accept).Header().Get("Content-Language"); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
	if got := visitPage(p, "/", "Accept-Language", "de", "Cookie", langCookie+"=fr").Header().Get("Content-Language"); got != "fr" {
		t.Errorf("the choice counts less than the browser: %s", got)
	}
}

// TestNoOpenRedirect tries to be sent elsewhere.
func TestNoOpenRedirect(t *testing.T) {
	p, _ := newPages(t)
	tok := token(t, p)
	for back, want := range map[string]string{"/events/e1?x=1": "/events/e1?x=1", "//evil.example": "/", "https://evil.example/": "/", `/\evil.example`: "/", "javascript:alert(1)": "/",
		"": "/", "/\t/evil.example": "/", "http:evil.example": "/"} {
		w := post(p, "/settings", url.Values{"token": {tok}, "lang": {"fr"}, "back": {back}})
		if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != want {
			t.Errorf("back %q: %d to %q, want %q", back, w.Code, got, want)
		}
	}
}

// TestForeignForms sends forms that are not ours.
func TestForeignForms(t *testing.T) {
	p, a := newPages(t)
	tok := token(t, p)
	for name, w := range map[string]*httptest.ResponseRecorder{
		"without token":  post(p, "/events/e1", url.Values{"action": {"reject"}}),
		"wrong token":    post(p, "/events/e1", url.Values{"action": {"reject"}, "token": {"x" + tok}}),
		"foreign origin": post(p, "/events/e1", url.Values{"action": {"reject"}, "token": {tok}}, "Sec-Fetch-Site", "cross-site"),
		"other host":     post(p, "/events/e1", url.Values{"action": {"reject"}, "token": {tok}}, "Origin", "https://evil.example"),
	} {
		if w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if len(a.decided) > 0 {
		t.Fatalf("decided: %v", a.decided)
	}
	w := post(p, "/events/e1", url.Values{"action": {"correct"}, "status": {"ended"}, "comment": {" is over "}, "token": {tok}}, "Sec-Fetch-Site", "same-origin")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/events/e1?done=DEC1" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	d := a.decided[0]
	if d.Event != "e1" || d.Fields == nil || d.Fields.Status != edikt.Ended || d.Comment != "is over" {
		t.Errorf("decided %+v", d)
	}
	if text := visitPage(p, "/events/e1?done=DEC1").Body.String(); !strings.Contains(text, `value="DEC1"`) {
		t.Error("no way to undo")
	}
	if text := visitPage(p, `/events/e1?done="><b>`).Body.String(); strings.Contains(text, `"><b>`) {
		t.Error("a made-up decision is shown")
	}
}

func TestNarrowByTime(t *testing.T) {
	p, _ := newPages(t)
	for form, want := range map[string]string{
		"q=tiktok&from=2026-11-01&to=2026-11-20":           "tiktok date:2026-11-01..2026-11-20",
		"q=date:2020+tiktok&from=2026-10&to=2026-11":       "tiktok date:2026-10..2026-11",
		"from=2026-W46&to=2026-W46":                        "date:2026-W46",
		"q=kind:ban&from=2026&to=":                         "",
		"q=kind:ban&from=yesterday+OR+kind:exit&to=2026":   "",
		"q=kind:ban&type=dossier&from=2026-11&to=2026-11":  "kind:ban date:2026-11",
		"q=date:2020+kind:ban&from=2026-11-20&to=2026-W47": "kind:ban date:2026-11-20..2026-W47",
	} {
		w := visitPage(p, "/?"+form)
		u, _ := url.Parse(w.Header().Get("Location"))
		got := u.Query().Get("q")
		if want == "" && w.Code == http.StatusSeeOther && !strings.HasPrefix(got, "kind:ban date:2026") {
			t.Errorf("%s: to %q", form, got)
		}
		if want != "" && got != want {
			t.Errorf("%s: %d %q, want %q", form, w.Code, got, want)
		}
	}
}

// TestDoor signs in and out, guesses too often, and tries to be led elsewhere.
func TestDoor(t *testing.T) {
	p, _ := newPages(t)
	now := querytest.Now
	guard := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bearer open" {
				w.Header().Set("WWW-Authenticate", "Basic")
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
	d, err := NewDoor(DoorConfig{Pages: p, Guard: guard, Check: func(s string) bool { return s == "open" }, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	w := visitPage(d, "/events/e1", "Accept", "text/html")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login?back=%2Fevents%2Fe1" || w.Header().Get("WWW-Authenticate") != "" {
		t.Errorf("unknown reader: %d %v", w.Code, w.Header())
	}
	if w := visitPage(d, "/", "Accept", "application/json"); w.Code != http.StatusUnauthorized {
		t.Errorf("unknown program: %d", w.Code)
	}
	w = post(d, "/login", url.Values{"secret": {"open"}, "back": {"//evil.example"}})
	cookie := w.Header().Get("Set-Cookie")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") {
		t.Fatalf("sign-in: %d %v", w.Code, w.Header())
	}
	session, _, _ := strings.Cut(cookie, ";")
	if w := visitPage(d, "/", "Cookie", session); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "/logout") {
		t.Errorf("signed in: %d", w.Code)
	}
	post(d, "/logout", nil, "Cookie", session)
	if w := visitPage(d, "/", "Cookie", session); w.Code != http.StatusUnauthorized {
		t.Errorf("signed out: %d", w.Code)
	}
	for i := range triesAMinute {
		if w := post(d, "/login", url.Values{"secret": {"guess"}}); w.Code != http.StatusForbidden {
			t.Errorf("guess %d: %d", i, w.Code)
		}
	}
	if w := post(d, "/login", url.Values{"secret": {"open"}}); w.Code != http.StatusTooManyRequests {
		t.Errorf("after %d guesses: %d", triesAMinute, w.Code)
	}
	now = now.Add(time.Minute)
	if w := post(d, "/login", url.Values{"secret": {"open"}}); w.Code != http.StatusSeeOther {
		t.Errorf("a minute later: %d", w.Code)
	}
	if w := post(d, "/login", url.Values{"secret": {"open"}}, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("sign-in by another site: %d", w.Code)
	}
}

// TestPageWeight bounds what a search costs to load: page, style and script, as browsers get them.
func TestPageWeight(t *testing.T) {
	p, _ := newPages(t)
	for path, most := range map[string]int{"/": 40 << 10, "/overview?map=world": 60 << 10, "/overview": 60 << 10} { // a full page of hits adds 10 KB
		sum := visitPage(p, path, "Accept-Encoding", "gzip").Body.Len()
		for _, f := range []string{"edikt.css", "edikt.js", "edikt.svg"} {
			w := visitPage(p, "/static/"+f+"?v="+p.version, "Accept-Encoding", "gzip")
			if !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
				t.Errorf("%s is fetched anew each time", f)
			}
			sum += w.Body.Len()
		}
		if sum > most {
			t.Errorf("%s: %d bytes", path, sum)
		}
	}
}

func TestCompletion(t *testing.T) {
	p, _ := newPages(t)
	for typed, want := range map[string]string{"kind:ba": `"kind:ban"`, "Verb": `"kind:ban"`, "tikt": `"target:tiktok"`, "tiktok stat": `"status:"`, "-target:wh": `"-target:whatsapp"`,
		"kind:ban,ex": `"kind:ban,exit"`, "Belg": `"jurisdiction:BE"`} {
		w := visitPage(p, "/complete?q="+url.QueryEscape(typed), "Accept-Language", "de")
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q: %s, want %s", typed, w.Body, want)
		}
	}
}

func BenchmarkSearchPage(b *testing.B) {
	p, _ := newPages(b)
	for b.Loop() {
		if w := visitPage(p, "/?q=kind:ban"); w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}

// TestSayings finds every message of the query language, of the advice on empty answers and of near misses in the sources
// that say it, and asks for each in the other languages.
func TestSayings(t *testing.T) {
	said := 0
	for pattern, files := range map[string][]string{
		`\.fail\([^"\n]*("(?:[^"\\]|\\.)*")`:              {"../parse.go", "../value.go", "../period.go"},
		`bad\(("(?:[^"\\]|\\.)*")`:                        {"../value.go"},
		`(?:Errorf|errors\.New)\(("(?:[^"\\]|\\.)*")`:     {"../period.go"},
		`Hint\{(?:fmt\.Sprintf\()?("(?:[^"\\]|\\.)*")`:    {"../api/hint.go"},
		`Message: (?:fmt\.Sprintf\()?("(?:[^"\\]|\\.)*")`: {"../api/hint.go"},
		`d\.miss\(.*, ("(?:[^"\\]|\\.)*")\)`:              {"../../extractor/match.go", "../../extractor/event.go"},
	} {
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(source), -1) {
				format, err := strconv.Unquote(m[1])
				if err != nil {
					t.Fatal(err)
				}
				if said++; format != "%s" {
					if _, ok := sayings[format]; !ok {
						t.Errorf("%s: %q is said in English only", file, format)
					}
				}
			}
		}
	}
	if said < 40 {
		t.Errorf("only %d messages were found in the sources", said)
	}
	for en, x := range sayings {
		for _, other := range x {
			if len(verb.FindAllString(en, -1)) != strings.Count(other, "%s") || strings.Count(other, "%") != strings.Count(other, "%s") {
				t.Errorf("%q: places differ in %q", en, other)
			}
		}
	}
}

// TestMistakesInEveryLanguage makes mistakes and reads what the pages say of them.
func TestMistakesInEveryLanguage(t *testing.T) {
	p, _ := newPages(t)
	for path, want := range map[string]map[string]string{
		"/?q=kind:bann":             {"de": "kind: kennt den Wert", "fr": "kind: ne connaît pas la valeur", "en": "kind: has no value"},
		"/?q=knd:ban":               {"de": "es gibt kein Feld", "fr": "il n’y a pas de champ", "en": "there is no field"},
		"/?q=kind:":                 {"de": "fehlt ein Wert direkt hinter dem Doppelpunkt, einer von ban", "fr": "veut une valeur juste après les deux-points, parmi ban"},
		"/?q=(a":                    {"de": "Klammer wird nicht geschlossen", "fr": "parenthèse n’est pas fermée"},
		"/?q=date:2026-11..2025":    {"de": "endet, bevor er beginnt", "fr": "finit avant de commencer"},
		"/?q=date:x":                {"de": "gemeint ist etwa 2026", "fr": "par exemple 2026"},
		"/?q=tik*tok*":              {"de": "Sternchen", "fr": "astérisque"},
		"/?q=zzzzzz+kind:ban":       {"de": "ohne das sind es", "fr": "sans cela, il y en a"},
		"/?q=target:tiktk+kind:ban": {"de": "gemeint?", "fr": "vouliez-vous dire"},
		"/nowhere":                  {"de": "Das gibt es hier nicht", "fr": "Cela n’existe pas ici"},
	} {
		for lang, words := range want {
			if text := visitPage(p, path, "Accept-Language", lang).Body.String(); !strings.Contains(html.UnescapeString(text), words) {
				t.Errorf("%s in %s: no %q in %s", path, lang, words, regexp.MustCompile(`(?s)<main.*</main>`).FindString(text))
			}
		}
	}
}

// TestNoForeignTexts looks on every page for texts of the interface in a language that was not asked for.
func TestNoForeignTexts(t *testing.T) {
	p, _ := newPages(t)
	tags := regexp.MustCompile(`(?s)<(code|pre)\b.*?</(code|pre)>|<option[^>]*lang=.*?</option>|<[^>]*>`)
	for _, lang := range []string{"de", "fr"} {
		own := map[string]bool{}
		for _, x := range texts {
			own[x.in(lang)] = true
		}
		for _, path := range []string{"/", "/?q=tiktok", "/?q=kind:bann", "/?type=dossier", "/?type=article", "/?q=nirgends", "/events/e1", "/articles/art-e3", "/dossiers/dos-e1", "/overview",
			"/overview?map=world&kind=exit", "/help", "/status", "/nowhere", "/rules"} {
			shown := "|" + html.UnescapeString(tags.ReplaceAllString(visitPage(p, path, "Accept-Language", lang).Body.String(), "|")) + "|"
			for key, x := range texts {
				if en := x.en; !own[en] && !strings.Contains(en, "%") && regexp.MustCompile(`\|\s*`+regexp.QuoteMeta(en)+`[.:]?\s*\|`).MatchString(shown) {
					t.Errorf("%s in %s shows %s: %q", path, lang, key, en)
				}
			}
		}
	}
}

// TestMaps draws both maps, and moves the slider.
func TestMaps(t *testing.T) {
	p, _ := newPages(t)
	for i, want := range []int{45, 165} {
		codes := map[string]bool{}
		for _, o := range outlines()[i] {
			codes[o[0]] = true
			if !strings.HasPrefix(o[1], "M") || len(o[0]) != 2 {
				t.Errorf("map %d: %s has the path %.20q", i, o[0], o[1])
			}
		}
		if len(codes) < want {
			t.Errorf("map %d has %d states, want at least %d", i, len(codes), want)
		}
	}
	for path, want := range map[string]string{
		"/overview?month=24315": "/overview?until=2026-04", "/overview?month=99999&kind=ban": "/overview?kind=ban", "/overview?month=-5": "/overview",
		"/overview?month=24315&map=world&status=in_force&target=tiktok": "/overview?map=world&status=in_force&target=tiktok&until=2026-04",
	} {
		if w := visitPage(p, path); w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %s, want %s", path, w.Code, w.Header().Get("Location"), want)
		}
	}
	for path, want := range map[string]string{"/overview?map=world": `viewBox="0 0 2000 865"`, "/overview?map=moon&until=soon&status=x&kind=y": `viewBox="0 0 500 460"`,
		"/overview?until=2026-04": "seen%3A..2026-04", "/overview?until=2026-11&status=in_force": "date%3A..2026-11"} {
		if w := visitPage(p, path); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) && strings.Contains(w.Body.String(), `class="matrix"`) {
			t.Errorf("%s: %d, without %q", path, w.Code, want)
		}
	}
}

// TestCompressed asks for pages and assets packed and plain, and for form tokens that never look alike.
func TestCompressed(t *testing.T) {
	p, _ := newPages(t)
	for _, path := range []string{"/", "/overview", "/static/edikt.css", "/static/edikt.js"} {
		plain, packed := visitPage(p, path), visitPage(p, path, "Accept-Encoding", "br, gzip;q=0.8")
		z, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		text, err := io.ReadAll(z)
		if err != nil || packed.Header().Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(packed.Header()["Vary"], ","), "Accept-Encoding") {
			t.Errorf("%s: %v %v", path, err, packed.Header())
		}
		secret := regexp.MustCompile(`name="token" value="[^"]+"`)
		if a, b := secret.ReplaceAllString(plain.Body.String(), ""), secret.ReplaceAllString(string(text), ""); a != b {
			t.Errorf("%s: packed it says something else", path)
		}
		if plain.Header().Get("Content-Encoding") != "" || visitPage(p, path, "Accept-Encoding", "gzip;q=0").Header().Get("Content-Encoding") != "" {
			t.Errorf("%s is packed for those who cannot read it", path)
		}
	}
	first, second := token(t, p), token(t, p)
	if first == second {
		t.Error("two pages show one token")
	}
}

// TestEnglishNames asks for an English name of every country and every target without a brand, and for no name that
// nothing bears.
func TestEnglishNames(t *testing.T) {
	g := gazetteer.Load()
	for _, e := range g.Entries() {
		country := e.Type == gazetteer.Place && e.Sort == "country"
		if (country || e.Type == gazetteer.Generic) && englishNames()[e.ID] == "" {
			t.Errorf("%s has no English name", e.ID)
		}
	}
	for id := range englishNames() {
		if _, ok := g.ByID(id); !ok {
			t.Errorf("%s has an English name and is no entry", id)
		}
	}
}
