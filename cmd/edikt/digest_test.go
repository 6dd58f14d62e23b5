package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/digest"
)

// TestDigestIsSentOnce lets a whole node send Monday's issue, asks it again, and starts it anew as after a crash and a pause.
func TestDigestIsSentOnce(t *testing.T) {
	dir := t.TempDir()
	var clock atomic.Pointer[time.Time]
	at := func(t time.Time) { clock.Store(&t) }
	at(time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC))
	sent := filepath.Join(dir, "sent.jsonl")
	cfg := filepath.Join(dir, "edikt.yaml")
	if err := os.WriteFile(cfg, fmt.Appendf(nil, "receivers:\n- {name: desk, type: file, path: %q}\n", sent), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), now: func() time.Time { return *clock.Load() }, dataDir: dir, configFile: cfg}
	start := func() *node {
		t.Helper()
		c, err := a.config()
		if err != nil {
			t.Fatal(err)
		}
		n, err := a.openNode(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	n := start()
	article := edikt.Article{URL: "https://auenkurier.example/tiktok", Source: "auenkurier", Lang: "de", Date: "2026-11-18", DateSource: edikt.DateFromPage, Title: "Kein TikTok mehr",
		Text: "Die belgische Regierung verbietet ihren Mitarbeitern die Nutzung von TikTok auf den Diensthandys."}
	if _, err := n.Take(t.Context(), []edikt.Article{article}); err != nil {
		t.Fatal(err)
	}
	if err := n.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := n.digests.Subscribe(digest.Subscription{ID: "desk", Name: "Pult", Lang: "de", Hour: 7, Zone: "Europe/Berlin", Receivers: []string{"desk"}}); err != nil {
		t.Fatal(err)
	}
	at(time.Date(2026, 11, 23, 6, 30, 0, 0, time.UTC))
	for range 2 {
		if err := n.digests.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	waitUntil(t, func() bool { return linesOf(sent) == 1 })
	w := httptest.NewRecorder()
	n.digestPages().ServeHTTP(w, httptest.NewRequest(http.MethodGet, digest.ArchivePath+"digest-desk/1", nil))
	if !strings.Contains(w.Body.String(), "Belgien verbietet TikTok") {
		t.Errorf("the archive shows %d %.300s", w.Code, w.Body)
	}
	if err := n.close(); err != nil {
		t.Fatal(err)
	}

	at(clock.Load().Add(30 * time.Hour))
	n = start()
	defer n.close()
	if err := n.digests.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	at(clock.Load().AddDate(0, 0, 6))
	if err := n.digests.Tick(t.Context()); err != nil { // a week later the next one, which comes after any repeat of the first
		t.Fatal(err)
	}
	waitUntil(t, func() bool { return linesOf(sent) > 1 })
	if got := linesOf(sent); got != 2 {
		t.Errorf("%d deliveries in two weeks", got)
	}
}

func linesOf(path string) int {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	return bytes.Count(data, []byte("\n"))
}

// waitUntil waits for what happens beside the test; the test ends with its own deadline if it never does.
func waitUntil(t *testing.T, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for !done() {
		select {
		case <-ctx.Done():
			t.Fatal("it does not happen")
		case <-time.After(10 * time.Millisecond):
		}
	}
}
