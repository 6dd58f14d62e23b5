package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"edikt"
	"edikt/pipelines/notify"
)

var shots = flag.String("shots", "", "folder for a picture of every page, light and dark, wide and narrow")

// browserPath finds a Chromium. With EDIKT_BROWSER set, to a name or a path, there must be one.
func browserPath(t *testing.T) string {
	t.Helper()
	wanted := os.Getenv("EDIKT_BROWSER")
	names := []string{"chromium", "chromium-browser", "google-chrome", "chrome"}
	if wanted != "" {
		names = []string{wanted}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if wanted != "" {
		t.Fatalf("EDIKT_BROWSER asks for %s, which is not installed", wanted)
	}
	t.Skip("no Chromium is installed, so the pages are not tried in a browser; set EDIKT_BROWSER to require one")
	return ""
}

// stage is a browser on a node that read the newsroom.
type stage struct {
	ctx     context.Context // of the browser
	node    *node
	address string
}

func openStage(t *testing.T) *stage {
	t.Helper()
	path := browserPath(t)
	n, address := opened(t, notify.Config{Name: "desk", Type: "file", Path: filepath.Join(t.TempDir(), "desk.jsonl")})
	if err := n.alerts.Subscribe(edikt.Subscription{ID: "desk", Name: "Verbote", Query: "kind:ban -tiktok", Receivers: []string{"desk"}}); err != nil {
		t.Fatal(err)
	}
	if err := (&app{stdout: io.Discard, stderr: io.Discard, now: time.Now}).crawlNewsroom(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	if err := takeHostile(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(address+"/v1/subscriptions/desk/test?sample=true", "application/json", strings.NewReader("{}"))
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp, err)
	}
	resp.Body.Close()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "en"))
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancelAlloc)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return &stage{ctx, n, address}
}

// tab is one open page, with what it did that it must not: requests to other hosts, errors, broken policies, dialogs.
type tab struct {
	*testing.T
	*stage
	ctx   context.Context
	ready string // selects the root of a page that is ready for hands: its script has run, where scripts may run

	mu     sync.Mutex
	faults []string
}

// tab opens a page of its own with cookies of its own, in a window of the given size.
func (s *stage) tab(t *testing.T, width, height int64, lang string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(s.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 4*time.Minute) // axe on every page takes its time on a loaded machine
	t.Cleanup(cancel)
	b := &tab{T: t, stage: s, ctx: ctx, ready: "html.js"}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	b.do(set(network.Enable, network.EnableParams{}), chromedp.EmulateViewport(width, height),
		set(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}), // keys reach a page behind others too
		set(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": lang}}))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, f := range b.faults {
			t.Error(f)
		}
	})
	return b
}

func (b *tab) watch(event any) {
	fault := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && !strings.HasPrefix(e.Request.URL, b.address+"/") {
			fault = "request to another host: " + e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		fault = "script error: " + e.ExceptionDetails.Text
	case *page.EventJavascriptDialogOpening:
		fault = "a dialog opened: " + e.Message
		go func() { _ = chromedp.Do(b.ctx, set(page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})) }()
	}
	if fault != "" {
		b.mu.Lock()
		b.faults = append(b.faults, fault)
		b.mu.Unlock()
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute) // shorter than the tab's, so that stop can still ask the page
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.stop(err)
	}
}

// stop ends the test with what the page shows.
func (b *tab) stop(err error) {
	b.Helper()
	what, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href + '\\n' + document.body.innerText.slice(0, 800)"))
	b.Fatalf("%v at %s", err, what)
}

// ask is Evaluate for what the page has to give.
func ask[T any](b *tab, js string, options ...chromedp.EvaluateOption) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js, options...))
	if err != nil {
		b.stop(err)
	}
	return v
}

// set makes an action of a command to the browser that answers nothing.
func set[P any](c cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (b *tab) open(path string) {
	b.Helper()
	b.leave(chromedp.Navigate(b.address + path))
}

// see waits until an element is there whose text holds what is wanted.
func (b *tab) see(selector, want string) {
	b.Helper()
	js := fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.textContent.includes(%q))`, selector, want)
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](js, chromedp.WithPollingTimeout(15*time.Second))); err != nil {
		b.stop(fmt.Errorf("waiting for %q in %s: %w", want, selector, err))
	}
}

// click clicks the first element, which leads to another page, and waits for it.
func (b *tab) click(selector string) {
	b.Helper()
	b.leave(chromedp.Click(chromedp.CSS(selector)))
}

// leave does something that leads to another page, and waits for that. It asks again and again:
// what waits in the page itself may be waiting in the one that goes.
func (b *tab) leave(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ask[int](b, `document.documentElement.dataset.left = "1"; 0`) // the next page does not carry it
	b.do(actions...)
	b.do(chromedp.WaitReady(chromedp.CSS(b.ready + ":not([data-left]) main")))
}

func (b *tab) value(js string) string {
	b.Helper()
	return ask[string](b, js)
}

func (b *tab) query() string {
	b.Helper()
	u, err := url.Parse(b.value("location.href"))
	if err != nil {
		b.Fatal(err)
	}
	return u.Query().Get("q")
}

// TestPagesInABrowser goes through the pages as analysts do.
func TestPagesInABrowser(t *testing.T) {
	s := openStage(t)
	for name, try := range map[string]func(*testing.T, *stage){
		"search to event to dossier to alert": searchToAlert, "brush": brushTime, "reject and undo": rejectAndUndo, "try a rule": tryRule,
		"keyboard only": keyboardOnly, "360 pixels": narrow, "no JavaScript": noJavaScript, "languages": interfaceLanguages, "axe": accessible,
		"hostile articles": hostileShown, "maps and months": mapAndMonths, "no foreign words": noForeignWords, "ten tasks": tenTasks,
	} {
		t.Run(name, func(t *testing.T) { try(t, s) })
	}
	if *shots != "" {
		t.Run("pictures", func(t *testing.T) { takePictures(t, s) })
	}
}

func searchToAlert(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	b.open("/")
	b.leave(chromedp.SendKeys(chromedp.CSS("#q"), "deepseek kind:ban"+kb.Enter))
	b.see("blockquote mark", "DeepSeek")
	b.click(".hit .name")
	b.see("h1", "DeepSeek")
	b.see("mark.m-trigger", "")
	b.see("dt", "Why this status")
	b.click(`a.button[href^="/dossiers/"]`)
	b.see(".timeline", "in force")
	b.click(`a.button[href^="/alerts/new"]`)
	b.see("main", "The query finds")
	b.do(chromedp.SetValue(chromedp.CSS(`input[name="name"]`), "DeepSeek & co <b>"))
	b.click(`form[action="/alerts"] button.main`)
	b.see("h1", "DeepSeek & co <b>")
	b.see("main", "What would have come")
	b.see("ol li", "DeepSeek")
}

func brushTime(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	b.open("/?q=date:60d")
	box := ask[map[string]float64](b, `(() => { const r = document.querySelector(".chart svg").getBoundingClientRect(); return {x: r.left, y: r.top + r.height / 2, w: r.width}; })()`)
	at := func(part float64) (float64, float64) { return box["x"] + part*box["w"], box["y"] }
	x1, y1 := at(0.55)
	x2, y2 := at(0.97)
	b.leave(chromedp.MouseEvent("mousePressed", x1, y1, chromedp.ButtonLeft), chromedp.MouseEvent("mouseMoved", (x1+x2)/2, y1, chromedp.ButtonLeft),
		chromedp.MouseEvent("mouseMoved", x2, y2, chromedp.ButtonLeft), chromedp.MouseEvent("mouseReleased", x2, y2, chromedp.ButtonLeft))
	if q := b.query(); !strings.HasPrefix(q, "date:20") || !strings.Contains(q, "..") {
		t.Errorf("brushed to %q", q)
	}
	b.see(".chart a", "")
}

func rejectAndUndo(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	b.open("/?q=target:kaspersky")
	b.click(".hit .name")
	where := b.value("location.pathname")
	b.do(chromedp.SetValue(chromedp.CSS(`input[name="comment"]`), "not a measure"))
	b.click(`button[value="reject"]`)
	b.see(".note", "Noted")
	b.await(where, "#decided ~ ul", "not a measure", true)
	b.click(".note button")
	b.await(where, "#decided ~ ul", "not a measure", false)
}

// await reloads a page until it shows something, or shows it no more: decisions take effect a moment later.
func (b *tab) await(path, selector, want string, there bool) {
	b.Helper()
	js := fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.textContent.includes(%q))`, selector, want)
	for range 100 {
		if ask[bool](b, js) == there {
			return
		}
		time.Sleep(50 * time.Millisecond)
		b.leave(chromedp.Reload())
	}
	b.Fatalf("%s: %q in %s stays %v", path, want, selector, !there)
}

func tryRule(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	b.open("/rules")
	b.do(chromedp.SetValue(chromedp.CSS(`input[name="word"]`), "verbieten"))
	b.click(`form[action="/rules"] button`)
	b.click("details.group li a")
	b.see("h2", "Examples that give an event")
	b.open("/try")
	b.do(chromedp.SendKeys(chromedp.CSS("#text"), "Die belgische Regierung verbietet ihren Beamten TikTok auf Diensthandys. Die Stadt Köln verbietet TikTok nicht."))
	b.see("#tried .kind", "Ban")
	b.see("#tried mark.m-target", "TikTok")
	if where := b.value("location.pathname"); where != "/try" {
		t.Errorf("left for %s", where)
	}
}

// strike presses a key as a keyboard does: what it types comes only if the page lets it. KeyEvent types even so.
func strike(key, types string, code int64) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(set(input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: types, WindowsVirtualKeyCode: code}),
		set(input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key, WindowsVirtualKeyCode: code}))
}

func keyboardOnly(t *testing.T, s *stage) {
	slash, enter := strike("/", "/", 191), strike("Enter", "\r", 13)
	b := s.tab(t, 1280, 900, "en")
	b.open("/overview")
	b.do(slash, chromedp.WaitReady(chromedp.CSS("#q:focus")), chromedp.KeyEvent("tikt"), chromedp.WaitVisible(chromedp.CSS(`.listbox[data-word="tikt"] li`)), chromedp.KeyEvent(kb.ArrowDown), enter)
	if got := strings.TrimSpace(b.value(`document.getElementById("q").value`)); got != "target:tiktok" {
		t.Fatalf("completed to %q", got)
	}
	b.leave(enter)
	b.see(".hit", "TikTok")
	ask[int](b, "document.activeElement.blur(); 0")
	b.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	if ring := b.value(`getComputedStyle(document.activeElement).outlineStyle`); ring == "none" {
		t.Error("the focus is not visible")
	}
	b.leave(enter)
	b.see("h2", "Evidence")
	b.do(chromedp.KeyEvent(kb.Tab))
	if first := b.value(`document.activeElement.className`); first != "skip" {
		t.Errorf("the first stop is %q, want the way to the content", first)
	}
}

// everyPage lists an address of each page.
func (b *tab) everyPage() []string {
	b.Helper()
	b.open("/?q=deepseek+status:in_force")
	event := b.value(`document.querySelector(".hit .name").getAttribute("href")`)
	b.open(event)
	article := b.value(`document.querySelector('a[href^="/articles/"]').getAttribute("href")`)
	dossier := b.value(`document.querySelector('a.button[href^="/dossiers/"]').getAttribute("href")`)
	text := url.QueryEscape("Die belgische Regierung verbietet ihren Beamten TikTok ab 1. Mai 2027. Soll Lyon X verbieten?")
	b.open("/alerts")
	alert := b.value(`document.querySelector(".cards a").getAttribute("href")`)
	return []string{"/", "/?q=tiktok", "/?q=kind:bann", "/?q=zzzzzz+kind:ban", "/?type=dossier&q=kind:ban", "/?type=article&q=verbot", "/overview", "/overview?map=world&status=in_force&until=2026-06", event, article, dossier,
		"/rules", "/rules/de/ban/verbieten", "/try?text=" + text, "/sources", "/alerts", alert, "/alerts/new?q=kind:ban", "/digests?period=2026-W47&q=kind:ban", "/status", "/help", "/nowhere", "/login"}
}

func narrow(t *testing.T, s *stage) {
	b := s.tab(t, 360, 740, "de")
	for _, path := range b.everyPage() {
		b.open(path)
		if wide := b.value(`String(document.documentElement.scrollWidth - document.documentElement.clientWidth)`); wide != "0" {
			t.Errorf("%s is %s pixels too wide: %s", path, wide, b.value(`[...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > 361 && !e.closest(".scroll, pre")).slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join("\n")`))
		}
	}
}

func noJavaScript(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "fr")
	b.ready = "html"
	b.do(set(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	b.open("/")
	b.leave(chromedp.SendKeys(chromedp.CSS("#q"), "deepseek"+kb.Enter))
	b.click(`aside a[href*="kind%3Aban"]`)
	b.click(".hit .name")
	b.do(chromedp.WaitVisible(chromedp.CSS("mark.m-target")))
	b.click(`a.button[href^="/dossiers/"]`)
	b.do(chromedp.WaitVisible(chromedp.CSS(".timeline")))
	b.click(`a.button[href^="/alerts/new"]`)
	b.click(`form[action="/alerts"] button.main`)
	b.do(chromedp.WaitVisible(chromedp.CSS(`form[action^="/alerts/"] button[value="pause"]`)))
	b.click(`button[value="pause"]`)
	b.do(chromedp.WaitVisible(chromedp.CSS(`button[value="resume"]`)))
	b.open("/try")
	b.do(chromedp.SendKeys(chromedp.CSS("#text"), "Die belgische Regierung verbietet TikTok."))
	b.click(`form[action="/try"] button.main`)
	b.do(chromedp.WaitVisible(chromedp.CSS("#tried mark.m-target")))
}

func interfaceLanguages(t *testing.T, s *stage) {
	for lang, word := range map[string]string{"de": "Überblick", "fr": "Vue d’ensemble", "en": "Overview"} {
		b := s.tab(t, 1280, 900, lang+",en;q=0.5")
		b.open("/")
		b.see("nav a", word)
		if got := b.value("document.documentElement.lang"); got != lang {
			t.Errorf("%s: the page says that it is %s", lang, got)
		}
	}
	b := s.tab(t, 1280, 900, "en")
	b.open("/?q=tiktok")
	b.do(chromedp.SetValue(chromedp.CSS(`select[name="lang"]`), "fr"), chromedp.SetValue(chromedp.CSS(`select[name="theme"]`), "dark"))
	b.click(".settings button")
	b.see("nav a", "Recherche")
	if q := b.query(); q != "tiktok" {
		t.Errorf("the choice led away to %q", q)
	}
	if theme := b.value("document.documentElement.dataset.theme"); theme != "dark" {
		t.Errorf("theme %q", theme)
	}
}

func mapAndMonths(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	b.open("/overview")
	b.see(".elsewhere", "Canada")
	b.click(`a[href="/overview?map=world"]`)
	b.see(`.map a[aria-label="Canada: 1"] title`, "")
	b.do(chromedp.Focus(chromedp.CSS("input[type=range]")), chromedp.KeyEvent(kb.Home))
	b.see(".slide output", "2026-03")
	b.click(".filter button")
	if at := b.value("location.search"); !strings.Contains(at, "until=2026-03") || !strings.Contains(at, "map=world") {
		t.Errorf("the slider led to %s", at)
	}
	if left := ask[int](b, `document.querySelectorAll(".map a").length`); left != 1 {
		t.Errorf("in March the map counts %d states, want Canada only", left)
	}
	b.click(`.map a[aria-label^="Canada"]`)
	b.see(".hit .name", "WeChat")
}

// noForeignWords looks on every page for small words of English, which each of our sentences holds one of, outside of what
// the pages quote.
func noForeignWords(t *testing.T, s *stage) {
	const english = `(() => {
		const body = document.body.cloneNode(true), own = document.documentElement.lang;
		body.querySelectorAll("code, pre, bdi, mark, [lang]").forEach((e) => { if (e.lang !== own) e.remove(); });
		const text = [...body.querySelectorAll("*")].flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).concat(e.getAttribute("aria-label") || [], e.getAttribute("title") || [])).join("\n");
		return text.match(/.*\b(the|and|this|with|which|there|nothing|has|have|what|not|of|who|needs?|wants?|missing|before|after|without|failed)\b.*/g) || [];
	})()`
	for _, lang := range []string{"de", "fr"} {
		b := s.tab(t, 1280, 900, lang)
		for _, path := range b.everyPage() {
			b.open(path)
			for _, line := range ask[[]string](b, english) {
				t.Errorf("%s in %s says %q", path, lang, line)
			}
		}
	}
}

// task is something that analysts do, from the search page on: what they type, and what they click.
type task struct {
	name  string
	steps []func(*tab) step
	done  func(*tab)
}

// step is what one step costs: keys typed, and clicks or Enter.
type step struct{ keys, clicks int }

func types(query string) func(*tab) step {
	return func(b *tab) step {
		b.Helper()
		b.leave(chromedp.SendKeys(chromedp.CSS("#q"), query+kb.Enter))
		return step{len(query), 1}
	}
}

func clicks(selector string) func(*tab) step {
	return func(b *tab) step {
		b.Helper()
		b.click(selector)
		return step{clicks: 1}
	}
}

func shows(selector, want string) func(*tab) {
	return func(b *tab) {
		b.Helper()
		b.see(selector, want)
	}
}

var tasks = []task{
	{"All TikTok bans in force, with evidence", []func(*tab) step{types("target:tiktok kind:ban status:in_force"), clicks(`.tabs a[href*="type=dossier"]`)}, shows(".hit blockquote", "TikTok")},
	{"Who left X this month", []func(*tab) step{types("kind:exit target:x date:30d")}, shows(".hit .name", "X")},
	{"What Belgium forbids", []func(*tab) step{clicks(`nav a[href="/overview"]`), clicks(`.map a[aria-label^="Belgium"]`), clicks(`aside a[href*="kind%3Aban"]`)}, shows(".hit", "Belgium")},
	{"How a measure came about, and who says so", []func(*tab) step{types("deepseek jurisdiction:LU"), clicks(`.hit .meta a[href^="/dossiers/"]`)}, shows(".timeline blockquote", "DeepSeek")},
	{"A week as CSV", []func(*tab) step{types("date:7d"), takesCSV}, func(*tab) {}},
	{"Why this alert came", []func(*tab) step{clicks(`nav a[href="/alerts"]`), clicks(`.cards a[href="/alerts/desk"]`)}, shows("main", "Because it answers kind:ban")},
	{"Hear of new mandates from now on", []func(*tab) step{types("kind:mandate"), clicks(`a[href^="/alerts/new"]`), clicks(`form[action="/alerts"] button.main`)}, shows("h1", "kind:mandate")},
	{"Reject a wrong event, and take that back", []func(*tab) step{types("kaspersky"), clicks(".hit .name"), clicks(`button[value="reject"]`), clicks(".note button")}, shows("h2", "Evidence")},
	{"Why an article gave no event", []func(*tab) step{clicks(`nav a[href="/try"]`), pastes("Soll die Stadt Köln TikTok verbieten?")}, shows("#tried td", "nothing is stated")},
	{"How the sources do", []func(*tab) step{clicks(`nav a[href="/sources"]`), clicks(`.tabs a[href="/sources?state=off"]`)}, shows("td", "switched off")},
}

// takesCSV clicks the link to the table and reads what comes.
func takesCSV(b *tab) step {
	b.Helper()
	dir := b.TempDir()
	b.do(set(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
		BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID}), chromedp.Click(chromedp.CSS(`a[href*="format=csv"]`)))
	for range 200 {
		if files, _ := filepath.Glob(filepath.Join(dir, "*.csv")); len(files) > 0 {
			if data, err := os.ReadFile(files[0]); err == nil && bytes.Count(data, []byte("\n")) > 20 {
				return step{clicks: 1}
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("no table came")
	return step{}
}

func pastes(text string) func(*tab) step {
	return func(b *tab) step {
		b.Helper()
		b.do(chromedp.SetValue(chromedp.CSS("#text"), text))
		ask[int](b, `document.getElementById("text").dispatchEvent(new Event("input", {bubbles: true})); 0`)
		return step{keys: 2}
	}
}

// tenTasks does what docs/pages.md lists, tells how long the pages took for it, and what the Keystroke-Level Model (Card,
// Moran and Newell, 1980) adds for a practised reader: 0.2 s a key, 1.3 s a click, 1.35 s to make up one's mind before each step.
func tenTasks(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "en")
	for _, task := range tasks {
		b.open("/")
		var all step
		begun := time.Now()
		for _, do := range task.steps {
			cost := do(b)
			all.keys, all.clicks = all.keys+cost.keys, all.clicks+cost.clicks
		}
		task.done(b)
		took := time.Since(begun).Seconds()
		if all.clicks > 4 {
			t.Errorf("%s takes %d clicks", task.name, all.clicks)
		}
		hands := 0.2*float64(all.keys) + 1.3*float64(all.clicks) + 1.35*float64(len(task.steps))
		t.Logf("%-44s %d clicks, pages %4.1f s, with hands and thought %4.1f s", task.name, all.clicks, took, took+hands)
	}
}

func colours(scheme string) chromedp.Action[chromedp.Void] {
	return set(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// accessible runs axe on every page, light and dark.
func accessible(t *testing.T, s *stage) {
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		b := s.tab(t, 1280, 900, "en")
		b.do(colours(scheme))
		for _, path := range b.everyPage() {
			b.open(path)
			check := `axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map((n) => n.html + " | " + n.failureSummary)}))))`
			ask[int](b, string(axe)+";0")
			found := ask[string](b, check, chromedp.EvalAwaitPromise)
			if found != "[]" {
				var out bytes.Buffer
				_ = json.Indent(&out, []byte(found), "", " ")
				t.Errorf("%s, %s: %.1500s", path, scheme, out.String())
			}
		}
	}
}

// hostileArticles try everything that a page of a stranger could try.
func hostileArticles() []edikt.Article {
	sentence := "Die belgische Regierung verbietet ihren Beamten TikTok auf Diensthandys."
	attack := `"><script>window.pwned=1</script><img src=x onerror="window.pwned=2"><svg onload="window.pwned=3"></svg>`
	var out []edikt.Article
	for i, a := range []edikt.Article{
		{Title: "Skript " + attack, URL: "https://eins.example/1"},
		{Title: "Adresse", URL: "javascript:window.pwned=4", Canonical: "javascript:window.pwned=5"},
		{Title: "Richtung \u202e\u2066 kehrt um \u202d\u200f", URL: "https://zwei.example/2"},
		{Title: "Lang " + strings.Repeat("ganz ", 200_000), URL: "https://drei.example/3"},
		{Title: "Quelle", URL: "https://vier.example/4", Source: attack},
		{Title: "Daten {{.Token}} ${7*7} <!-- --> </title></textarea></style>", URL: "data:text/html,<script>window.pwned=6</script>"},
	} {
		a.Lang, a.Date = "de", "2026-11-20"
		a.Text = fmt.Sprintf("Fall %d. %s %s\n\n%s", i, sentence, attack, attack)
		a.Complete()
		out = append(out, a)
	}
	return out
}

// oldArticle tells of a state beyond Europe, months ago.
func oldArticle() edikt.Article {
	a := edikt.Article{Lang: "de", Date: "2026-03-05", Title: "Ottawa verbietet WeChat", URL: "https://fuenf.example/5", Text: "Die kanadische Regierung verbietet ihren Beamten WeChat auf Diensthandys."}
	a.Complete()
	return a
}

func takeHostile(ctx context.Context, n *node) error {
	answers, err := n.Take(ctx, append(hostileArticles(), oldArticle()))
	if err != nil {
		return err
	}
	if len(answers) == 0 {
		return fmt.Errorf("no answer")
	}
	return n.Settle(ctx)
}

func hostileShown(t *testing.T, s *stage) {
	b := s.tab(t, 1280, 900, "de")
	b.open("/?q=belgische+Diensthandys")
	events := ask[[]string](b, `[...document.querySelectorAll(".hit .name")].map((a) => a.getAttribute("href"))`)
	if len(events) < 4 {
		t.Fatalf("only %d hostile events are shown", len(events))
	}
	paths := append([]string{"/?type=article&q=Fall", "/?type=dossier&q=tiktok", "/overview", "/sources", `/?q="><script>window.pwned=7</script>`, `/try?text=<svg/onload=window.pwned=8>`}, events...)
	for _, path := range paths {
		b.open(path)
		for _, link := range strings.Fields(b.value(`[...document.querySelectorAll("a, form")].map((e) => e.getAttribute("href") || e.getAttribute("action")).join("\n")`)) {
			if !strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "http") && !strings.HasPrefix(link, "#") {
				t.Errorf("%.60s links to %.80s", path, link)
			}
		}
		if x := b.value(`String(window.pwned) + (document.body.textContent.includes("\u202e") ? " turned" : "")`); x != "undefined" {
			t.Errorf("%.60s: %s", path, x)
		}
		if n := len(b.value("document.documentElement.outerHTML")); n > 200_000 {
			t.Errorf("%.60s weighs %d bytes", path, n)
		}
	}
}

func takePictures(t *testing.T, s *stage) {
	for _, c := range []struct {
		name, scheme string
		width        int64
	}{{"wide-light", "light", 1280}, {"wide-dark", "dark", 1280}, {"narrow-light", "light", 360}, {"narrow-dark", "dark", 360}} {
		b := s.tab(t, c.width, 900, "de")
		b.do(colours(c.scheme))
		for i, path := range b.everyPage() {
			b.open(path)
			picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%02d-%s.png", i, c.name)), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
