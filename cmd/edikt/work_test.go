package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt/pipelines/stream/streamtest"
)

// TestWork spreads the stages over processes on one NATS server: two that extract, two index nodes, one of them killed and
// lost on the way. Both nodes end with the same events.
func TestWork(t *testing.T) {
	t.Parallel()
	const articles = 300
	dir, url := t.TempDir(), streamtest.Server(t, true)
	cfg, file := quick(t, dir), corpus(t, dir, articles)
	start := func(name string, args ...string) *exec.Cmd {
		cmd := exec.Command("edikt", append([]string{"--config", cfg, "--nats", url, "--data", filepath.Join(dir, name), "work"}, args...)...)
		cmd.Stdout, cmd.Stderr = io.Discard, os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
		return cmd
	}
	first := start("x1", "extract")
	start("x2", "extract")
	start("file", "file")
	ports := []string{freePort(t), freePort(t)}
	start("i1", "index", "--node", "one", "--listen", "127.0.0.1:"+ports[0])
	second := start("i2", "index", "--node", "two", "--listen", "127.0.0.1:"+ports[1])

	take(t, cfg, url, filepath.Join(dir, "taker"), file)
	first.Process.Kill()
	second.Process.Kill()
	second.Wait()
	if err := os.RemoveAll(filepath.Join(dir, "i2")); err != nil {
		t.Fatal(err)
	}
	start("i2", "index", "--node", "two", "--listen", "127.0.0.1:"+ports[1])

	one, two := eventsAt(t, ports[0], articles/3), eventsAt(t, ports[1], articles/3)
	if one != two {
		t.Error("the index nodes differ")
	}
	once(t, "events", one, articles/3)
}

// take takes articles without any stage.
func take(t *testing.T, cfg, url, data, file string) {
	t.Helper()
	cmd := exec.Command("edikt", "--config", cfg, "--nats", url, "--data", data, "ingest", "--no-wait", file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()[strings.LastIndex(l.Addr().String(), ":")+1:]
}

// eventsAt asks an index node until it shows want events, each with its dossier.
func eventsAt(t *testing.T, port string, want int) string {
	t.Helper()
	last := ""
	for range 300 {
		resp, err := http.Get(fmt.Sprintf("http://127.0.0.1:%s/v1/events?format=jsonl&sort=newest&q=has:dossier", port))
		if err == nil {
			body, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if last = string(body); resp.StatusCode == http.StatusOK && strings.Count(last, "\n") == want {
				return sortedLines(last)
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("node at %s shows %d events, want %d: %.300s", port, strings.Count(last, "\n"), want, last)
	return ""
}

func sortedLines(s string) string {
	lines := strings.SplitAfter(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}
