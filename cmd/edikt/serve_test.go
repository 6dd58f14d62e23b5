package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
)

// opened is a node on a folder of its own that serves at a free port, with receivers.
func opened(t *testing.T, receivers ...notify.Config) (n *node, address string) {
	t.Helper()
	var stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &stderr, now: time.Now}
	cfg := defaults()
	cfg.Data, cfg.HTTP.Listen, cfg.NATS.MinFree = t.TempDir(), "127.0.0.1:0", 1
	cfg.Receivers = receivers
	n, err := a.openNode(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.close(); err != nil {
			t.Error(err)
		}
	})
	if address, err = n.serve(); err != nil {
		t.Fatal(err)
	}
	return n, address
}

// TestForeignHostsAreRefused guards against DNS rebinding and forms on other sites, on every path.
func TestForeignHostsAreRefused(t *testing.T) {
	t.Parallel()
	_, address := opened(t)
	for _, path := range []string{"/", "/healthz", "/readyz", "/metrics", "/v1/events"} {
		for _, c := range []struct {
			host, origin string
			ok           bool
		}{
			{"", "", true},
			{"localhost:8080", "http://localhost:8080", true},
			{"[::1]:8080", "", true},
			{"evil.example", "", false},
			{"127.0.0.1.evil.example", "", false},
			{"localhost.evil.example:80", "", false},
			{"", "https://evil.example", false},
			{"", "null", false},
		} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = c.host
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if ok := resp.StatusCode == http.StatusOK; ok != c.ok {
				t.Errorf("%s with host %q, origin %q: %s", path, c.host, c.origin, resp.Status)
			}
		}
	}
}

// TestListensOnLoopbackOnly looks at what a node opens: one port on loopback, and a socket for its user alone.
func TestListensOnLoopbackOnly(t *testing.T) {
	t.Parallel()
	n, address := opened(t)
	host, _, err := net.SplitHostPort(strings.TrimPrefix(address, "http://"))
	if err != nil || !net.ParseIP(host).IsLoopback() {
		t.Errorf("listens at %s", address)
	}
	info, err := os.Stat(n.socket())
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("socket: %v, %v", info.Mode(), err)
	}
	if d := defaults(); !strings.HasPrefix(d.HTTP.Listen, "127.0.0.1:") || d.HTTP.Public {
		t.Errorf("defaults: %+v", d.HTTP)
	}
}

func TestListenTakesAnotherPort(t *testing.T) {
	first, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if first.Addr().String() == second.Addr().String() {
		t.Error("one port twice")
	}
}

// TestSecondOwner opens a folder twice.
func TestSecondOwner(t *testing.T) {
	t.Parallel()
	n, address := opened(t)
	a := &app{stdout: io.Discard, stderr: io.Discard, now: time.Now}
	_, err := a.openNode(t.Context(), n.cfg)
	if want := fmt.Sprintf("held by edikt %s, process %d", version(), os.Getpid()); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), address) {
		t.Errorf("got %v, want %s at %s", err, want, address)
	}
}

func TestSocketPath(t *testing.T) {
	if got, want := socketPath("/data"), filepath.Join("/data", "edikt.sock"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	long := "/" + strings.Repeat("x", 200)
	if got := socketPath(long); len(got) > maxSocketPath || got == socketPath(long+"y") {
		t.Errorf("%s", got)
	}
}

// TestBrokenIndexIsMadeAnew damages the index as a power loss does and opens the folder again.
func TestBrokenIndexIsMadeAnew(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data, cfg := filepath.Join(dir, "data"), quick(t, dir)
	file := corpus(t, dir, 30)
	output(t, "--data", data, "--config", cfg, "ingest", file)
	before := output(t, "--data", data, "--config", cfg, "events", "--format", "jsonl")
	for i, damage := range []func() error{
		func() error { return os.RemoveAll(filepath.Join(data, "index")) },
		func() error { return os.RemoveAll(filepath.Join(data, "index", "1", "shards")) },
		func() error { return os.Remove(filepath.Join(data, "index", "1", "catalog.db")) },
		func() error { return truncateAll(filepath.Join(data, "index", "1", "shards", "events")) },
		func() error { return os.Truncate(filepath.Join(data, "index", "1", "catalog.db"), 100) },
		func() error { return os.Truncate(filepath.Join(data, "ledger.db"), 100) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		if after := output(t, "--data", data, "--config", cfg, "events", "--format", "jsonl"); after != before {
			t.Errorf("damage %d: events before\n%.300s\nand after\n%.300s", i, before, after)
		}
	}
	if got := messages(t, data, stream.Articles); len(got) != 30 {
		t.Errorf("%d articles", len(got))
	}
}

// truncateAll empties every file below dir.
func truncateAll(dir string) error {
	return filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		return os.Truncate(path, 0)
	})
}
