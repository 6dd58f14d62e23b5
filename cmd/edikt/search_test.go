package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt/query/api"
	"edikt/query/querytest"
)

// runOn runs a command line against an API in this process and gives what it printed and its exit code.
func runOn(t *testing.T, c api.Config, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	c.Now, c.Log = func() time.Time { return querytest.Now }, slog.New(slog.DiscardHandler)
	h, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, now: c.Now}
	a.connect = func(context.Context) (*client, error) {
		return newClient(api.InProcess(h), func() error { return nil }), nil
	}
	a.browse = func(_ context.Context, link string) error {
		fmt.Fprintln(&out, "opened", link)
		return nil
	}
	code = a.execute(t.Context(), args)
	return out.String(), errs.String(), code
}

func archiveAPI() api.Config { return api.Config{Search: querytest.New(querytest.Archive()...)} }

func TestSearchCommands(t *testing.T) {
	for _, c := range []struct {
		args   string
		out    string // parts of stdout, parted by |
		errs   string // part of stderr
		status int
	}{
		{"events", "KIND|TARGET|EVIDENCE|tiktok|Landesregierung Thüringen|in_force", "", 0},
		{"events kind:ban jurisdiction:DE", "2026-11-20|tiktok", "", 0},
		{"events --limit 1", "1 of 3 events; --limit 3 shows more", "", 0},
		{"events --since 3d", "tiktok|whatsapp", "", 0},
		{"events --facets", "kind          ban 2  exit 1|lang          de 2  fr 1", "", 0},
		{"events --format csv", "date,kind,status|Thüringen", "", 0},
		{"search tiktok", "TITLE|Thüringen: Verbot für TikTok|bote.example", "", 0},
		{"search -- -tiktok", "Lyon s'en va", "", 0},
		{"search --type event tiktok", "in_force", "", 0},
		{"dossiers", "in_force|tiktok", "", 0},
		{"events --open 1", "opened https://news.example/e1", "", 0},
		{"events target:tiktk", "", "did you mean target:tiktok?", 0},
		{"events kind:ban target:nichts", "", "no hit for target:nichts", 0},
		{"events knd:ban", "", "there is no field \"knd\"; did you mean kind?\n  knd:ban\n  ^~~", 2},
		{"events tiktok --facets", "", "flags stand before the query", 2},
		{"events -tiktok", "", "needs -- before it", 2},
		{"events --format xml", "", "want table, jsonl or csv", 2},
		{"events --since gestern", "", "--since: date \"gestern\"", 2},
		{"events --open 9", "", "there is no hit number 9", 1},
		{"events --sort best", "", "want one of relevance, newest", 2},
	} {
		out, errs, code := runOn(t, archiveAPI(), strings.Fields(c.args)...)
		if code != c.status || !strings.Contains(errs, c.errs) {
			t.Errorf("edikt %s: exit %d, stderr %q; want %d with %q", c.args, code, errs, c.status, c.errs)
		}
		for part := range strings.SplitSeq(c.out, "|") {
			if !strings.Contains(out, part) {
				t.Errorf("edikt %s printed\n%s\nwithout %q", c.args, out, part)
			}
		}
	}
}

func TestFiftyRowsAndTheTableSaysSo(t *testing.T) {
	c := api.Config{Search: querytest.New(querytest.Articles(120)...)}
	out, _, _ := runOn(t, c, "search")
	if n := strings.Count(out, "Meldung"); n != 50 || !strings.Contains(out, "50 of 120 articles; --limit 120 shows more, --format jsonl all") {
		t.Errorf("%d rows and %q", n, out[len(out)-100:])
	}
	out, _, _ = runOn(t, c, "search", "--format", "jsonl")
	if n := strings.Count(out, "\n"); n != 120 {
		t.Errorf("%d lines of JSON, want all 120", n)
	}
}

func TestHostileTextStaysOneLine(t *testing.T) {
	out, _, _ := runOn(t, archiveAPI(), "search", "id:art-e3")
	if lines := strings.Count(out, "\n"); lines != 2 || strings.ContainsAny(out, "\x07\x1b\u202e") {
		t.Errorf("a hostile title prints as %q", out)
	}
}

func TestJSONLinesCarryTheText(t *testing.T) {
	out, _, _ := runOn(t, archiveAPI(), "search", "--format", "jsonl", "tiktok")
	var line struct{ ID, URL, Text string }
	if err := json.Unmarshal([]byte(out), &line); err != nil || line.ID != "art-e1" || line.URL == "" || line.Text == "" {
		t.Errorf("line %q: %v", out, err)
	}
}

func TestTokenCommands(t *testing.T) {
	tokens, err := api.OpenTokens(filepath.Join(t.TempDir(), "tokens.json"))
	if err != nil {
		t.Fatal(err)
	}
	c := api.Config{Search: querytest.New(), Tokens: tokens}
	secret, _, code := runOn(t, c, "token", "add", "--scope", "write", "Redaktion")
	if _, ok := tokens.Check(strings.TrimSpace(secret), querytest.Now); !ok || code != 0 {
		t.Errorf("exit %d, secret %q is not known", code, secret)
	}
	out, _, _ := runOn(t, c, "token", "list")
	id := tokens.List()[0].ID
	if !strings.Contains(out, id) || !strings.Contains(out, "Redaktion") || strings.Contains(out, strings.TrimSpace(secret)) {
		t.Errorf("list %q", out)
	}
	if _, errs, code := runOn(t, c, "token", "revoke", id); code != 0 || len(tokens.List()) != 0 {
		t.Errorf("revoke: exit %d %s", code, errs)
	}
	if _, _, code := runOn(t, c, "token", "revoke", id); code != 1 {
		t.Errorf("revoke twice: exit %d", code)
	}
	if _, _, code := runOn(t, c, "token", "add", "--scope", "root", "x"); code != 2 {
		t.Errorf("unknown scope: exit %d", code)
	}
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"ki", "kind:"}, {"kind:b", "kind:ban"}, {"-kind:ex", "-kind:exit"}, {"kind:ban,ex", "kind:ban,exit"}, {"target:t", "target:tiktok"}, {"jurisdiction:D", "jurisdiction:DE-TH"},
	} {
		out, _, _ := runOn(t, archiveAPI(), "__complete", "events", "--", c.typed)
		if !strings.Contains(out, c.want+"\n") {
			t.Errorf("completion of %q: %q, want %s", c.typed, out, c.want)
		}
	}
}

func TestTableFits(t *testing.T) {
	tab := &table{columns: []column{{title: "#"}, {title: "NAME", min: 6}, {title: "WHERE", rank: 1}, {title: "TEXT", min: 8, rank: 2}}}
	tab.add(cell{text: "1"}, cell{"Landesregierung Thüringen", bold}, cell{text: "DE-TH"}, cell{text: "Thüringen verbietet TikTok auf Diensthandys"})
	tab.add(cell{text: "2"}, cell{text: "日本政府"}, cell{text: "JP"}, cell{text: "e\u0301te\u0301"})
	for _, width := range []int{80, 60, 40, 30, 20, 12} {
		var b strings.Builder
		if err := tab.write(&b, width, false); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := displayWidth(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns on a terminal of %d: %q", n, width, line)
			}
		}
	}
	var b strings.Builder
	_ = tab.write(&b, 30, true)
	if !strings.Contains(b.String(), "\x1b[1mLandes") {
		t.Errorf("no colour in %q", b.String())
	}
}

func TestMarksAreUnderlined(t *testing.T) {
	for _, c := range []struct {
		text  string
		spans [][2]int
		want  string
	}{
		{"Ein Verbot gilt", [][2]int{{4, 10}}, "Ein \x1b[4mVerbot\x1b[0m gilt"},
		{"Thüringen prüft", [][2]int{{0, 10}}, "\x1b[4mThüringen\x1b[0m prüft"},
		{"Ein Ver…", [][2]int{{4, 10}}, "Ein Ver…"},              // cut off
		{"ab", [][2]int{{1, 5}, {-1, 1}, {1, 1}}, "ab"},          // nonsense
		{"abcd", [][2]int{{0, 2}, {1, 3}}, "\x1b[4mab\x1b[0mcd"}, // overlapping
	} {
		if got := paint(c.text, plain, c.spans); got != c.want {
			t.Errorf("%q %v: %q, want %q", c.text, c.spans, got, c.want)
		}
	}
}
