package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/extractor"
	"edikt/pipelines"
	"edikt/pipelines/stream"
)

// former is a rule set of another time: what is a ban today was a review to it.
type former struct{ today *extractor.Extractor }

func (f former) Extract(a *edikt.Article) edikt.EventSet {
	set := f.today.Extract(a)
	set.RulesVersion = "former"
	for i := range set.Events {
		e := &set.Events[i]
		e.Kind, e.RulesVersion = edikt.Review, "former"
		e.ID = edikt.EventID(a.ID, e.Kind, e.ActorID(), e.Target.ID, e.Scope, 0)
	}
	return set
}

// extractFormerly reads every article of a resting data folder with former rules.
func extractFormerly(t *testing.T, data string) {
	t.Helper()
	conn, rest := streamsOf(t, data)
	defer rest()
	x, err := extractor.Default()
	if err != nil {
		t.Fatal(err)
	}
	seq, err := conn.RulesSeq(t.Context(), "former")
	if err != nil {
		t.Fatal(err)
	}
	flow, err := pipelines.Start(t.Context(), conn, pipelines.Extract(conn, former{x}, seq, 2))
	if err != nil {
		t.Fatal(err)
	}
	defer flow.Stop()
	if err := flow.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestReplayInterrupted kills a replay in its midst. It goes on at the next start, and readers see what former rules found
// until all that today's rules find is there.
func TestReplayInterrupted(t *testing.T) {
	t.Parallel()
	const articles, events = 1800, 600 // more events than a page of an export holds
	dir, port := t.TempDir(), freePort(t)
	data, cfg := filepath.Join(dir, "data"), quick(t, dir)
	output(t, "--data", data, "--config", cfg, "ingest", "--no-wait", corpus(t, dir, articles))
	extractFormerly(t, data)

	owner := running(t, data, cfg, port)
	before := eventsAt(t, port, events)
	if kind := kindShown(t, before); kind != edikt.Review {
		t.Fatalf("before the replay the events are of kind %s", kind)
	}
	replay := exec.Command("edikt", "--data", data, "--config", cfg, "replay")
	if err := replay.Start(); err != nil {
		t.Fatal(err)
	}
	for job := (replayJob{}); job.From <= 1; job = jobIn(data) {
		time.Sleep(time.Millisecond)
	}
	owner.Process.Kill()
	owner.Wait()
	if err := replay.Wait(); err == nil {
		t.Error("the replay says that it is done, and its process was killed")
	}
	job := jobIn(data)
	if job.From <= 1 {
		t.Fatal("no replay is left to go on with")
	}
	t.Logf("killed at article %d of %d", job.From, articles)

	running(t, data, cfg, port)
	views := map[edikt.Kind]int{}
	for views[edikt.Ban] == 0 {
		if now, ok := allEvents(port); ok {
			if n := strings.Count(now, "\n"); n != events {
				t.Fatalf("%d events, want %d at any time", n, events)
			}
			views[kindShown(t, now)]++
		}
	}
	t.Log("searches that saw each view:", views)
	once(t, "events", eventsAt(t, port, events), events)
	for jobIn(data).From > 0 {
		time.Sleep(10 * time.Millisecond)
	}
	var s status
	if err := json.Unmarshal([]byte(output(t, "--data", data, "--config", cfg, "status", "--json")), &s); err != nil {
		t.Fatal(err)
	}
	if s.Streams[stream.Deliveries].Messages > 0 || s.Dead > 0 {
		t.Errorf("%d deliveries and %d dead letters after a replay", s.Streams[stream.Deliveries].Messages, s.Dead)
	}
}

// running starts edikt and returns when its socket answers.
func running(t *testing.T, data, cfg, port string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("edikt", "--data", data, "--config", cfg, "run", "--listen", "127.0.0.1:"+port)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	for range 600 {
		if resp, err := http.Get("http://127.0.0.1:" + port + "/healthz"); err == nil {
			resp.Body.Close()
			return cmd
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("edikt does not answer")
	return nil
}

// jobIn is the replay under way in a data folder; zero where there is none.
func jobIn(data string) (job replayJob) {
	if b, err := os.ReadFile(filepath.Join(data, "replay.json")); err == nil {
		_ = json.Unmarshal(b, &job) // replaced whole, so it is whole
	}
	return job
}

func allEvents(port string) (string, bool) {
	resp, err := http.Get(fmt.Sprintf("http://127.0.0.1:%s/v1/events?format=jsonl", port))
	if err != nil {
		return "", false
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err == nil && resp.StatusCode == http.StatusOK
}

// kindShown is the one kind of all events; two kinds would be two views at once.
func kindShown(t *testing.T, lines string) (kind edikt.Kind) {
	t.Helper()
	for line := range strings.Lines(lines) {
		var row struct {
			Kind edikt.Kind `json:"kind"`
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if kind != "" && row.Kind != kind {
			t.Fatalf("one answer shows events of former and of today's rules")
		}
		kind = row.Kind
	}
	return kind
}
