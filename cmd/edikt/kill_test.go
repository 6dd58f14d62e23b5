package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/stream"
)

var (
	nations = strings.Fields("belgische dänische österreichische französische italienische spanische polnische niederländische schwedische norwegische " +
		"finnische portugiesische griechische tschechische ungarische kanadische australische indische japanische kroatische")
	services = strings.Fields("TikTok WhatsApp DeepSeek Telegram Facebook Instagram Snapchat Threema Mastodon Zoom")
)

// corpus writes n short articles, every third of which states one ban, and returns the file.
func corpus(t *testing.T, dir string, n int) string {
	t.Helper()
	var b bytes.Buffer
	for i := range n {
		text := "Am Abend berieten die Abgeordneten über den Haushalt, und am Ende blieb alles, wie es war, und niemand hatte etwas dagegen."
		if i%3 == 0 {
			text = fmt.Sprintf("Die %s Regierung verbietet ihren Mitarbeitern die Nutzung von %s auf den Diensthandys. Das teilte sie am Freitag mit.",
				nations[i/3%len(nations)], services[i/60%len(services)])
		}
		a := edikt.Article{URL: fmt.Sprintf("https://zeitung%d.example/artikel/%d", i%50, i), Lang: "de", Source: fmt.Sprintf("zeitung%d.example", i%50),
			Date: "2026-03-02", Title: fmt.Sprint("Meldung ", i), Text: fmt.Sprint(text, " Es war die ", i, ". Meldung des Tages.")}
		b.Write(jsonLine(a))
	}
	path := filepath.Join(dir, "corpus.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// quick is a configuration in which another process takes over soon.
func quick(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "edikt.yaml")
	if err := os.WriteFile(path, []byte("nats: {ack_wait: 1s, min_free_mb: 1}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	killsFlag    = flag.Int("kills", 10, "how often TestKill kills")
	articlesFlag = flag.Int("articles", 1500, "how many articles TestKill imports")
)

// TestKill kills an import again and again at random moments. Then it is run to its end, and every article and every event
// is there exactly once.
func TestKill(t *testing.T) {
	t.Parallel()
	articles, kills := *articlesFlag, *killsFlag
	events := (articles + 2) / 3
	dir := t.TempDir()
	data, file, cfg := filepath.Join(dir, "data"), corpus(t, dir, articles), quick(t, dir)
	seed := rand.Uint64()
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	killed := 0
	for range kills {
		cmd := exec.Command("edikt", "--data", data, "--config", cfg, "ingest", file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(random.IntN(1200+articles/10))*time.Millisecond, func() { cmd.Process.Kill() })
		var exit *exec.ExitError
		if err := cmd.Wait(); errors.As(err, &exit) && exit.ExitCode() == -1 {
			killed++
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if killed == 0 {
		t.Error("nothing was killed: the import is over too soon")
	}
	t.Logf("%d articles, killed %d times", articles, killed)
	out := output(t, "--data", data, "--config", cfg, "ingest", file)
	if want := fmt.Sprintf("%d read, %d events, %d indexed, 0 skipped (other languages)\n", articles, events, events); out != want {
		t.Errorf("ingest says %q, want %q", out, want)
	}
	once(t, "events", output(t, "--data", data, "--config", cfg, "events", "--format", "jsonl"), events)
	once(t, "articles", output(t, "--data", data, "--config", cfg, "search", "--format", "jsonl"), events)
	if got := messages(t, data, stream.Articles); len(got) != articles {
		t.Errorf("%d articles in the stream, want %d", len(got), articles)
	}
}

// TestKillGoesOn kills an import once its first batches are safe. The same command then goes on behind them and tells of
// the whole.
func TestKillGoesOn(t *testing.T) {
	t.Parallel()
	const articles = 3000
	dir := t.TempDir()
	data, file, cfg := filepath.Join(dir, "data"), corpus(t, dir, articles), quick(t, dir)
	args := []string{"--data", data, "--config", cfg, "ingest", file}
	cmd := exec.Command("edikt", args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for {
		logs, _ := filepath.Glob(filepath.Join(data, "ingest", "*.log"))
		if len(logs) == 1 {
			if info, err := os.Stat(logs[0]); err == nil && info.Size() > 0 {
				break
			}
		}
		time.Sleep(time.Millisecond)
	}
	cmd.Process.Kill()
	cmd.Wait()
	cmd = exec.Command("edikt", args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	before, after, _ := strings.Cut(string(out), "\n")
	var n int
	if _, err := fmt.Sscanf(before, "edikt: this import was interrupted; it goes on after %d articles", &n); err != nil || n < takeBatch || n%takeBatch != 0 {
		t.Errorf("%q: %v", before, err)
	}
	if want := fmt.Sprintf("%d read, %d events, %d indexed, 0 skipped (other languages)\n", articles, articles/3, articles/3); after != want {
		t.Errorf("%q, want %q", after, want)
	}
}

func output(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("edikt", args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("edikt %q: %v\n%s", args, err, stderr.String())
	}
	return string(out)
}

// once checks that lines of JSON hold want different ids.
func once(t *testing.T, what, lines string, want int) {
	t.Helper()
	seen := map[string]int{}
	for s := bufio.NewScanner(bytes.NewReader([]byte(lines))); s.Scan(); {
		var row struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		seen[row.ID]++
	}
	for id, n := range seen {
		if n > 1 {
			t.Errorf("%s: %s is there %d times", what, id, n)
		}
	}
	if len(seen) != want {
		t.Errorf("%s: %d, want %d", what, len(seen), want)
	}
}

// streamsOf opens the streams of a data folder that nobody has open, until rest is called.
func streamsOf(t *testing.T, data string) (conn *stream.Conn, rest func()) {
	t.Helper()
	lock, err := stream.Acquire(data, stream.Owner{PID: os.Getpid()})
	if err != nil {
		t.Fatal(err)
	}
	conn, err = stream.Open(t.Context(), stream.Config{Dir: filepath.Join(data, "streams"), MinFree: 1})
	if err != nil {
		lock.Release()
		t.Fatal(err)
	}
	return conn, func() {
		conn.Close()
		lock.Release()
	}
}

// messages reads a stream of a data folder that nobody has open, and fails where a message ID is there twice.
func messages(t *testing.T, data, name string) map[string]bool {
	t.Helper()
	conn, rest := streamsOf(t, data)
	defer rest()
	ids := map[string]bool{}
	err := conn.Read(t.Context(), name, stream.Range{}, func(ms []stream.Message) error {
		for _, m := range ms {
			if ids[m.ID] {
				t.Errorf("stream %s holds %s twice", name, m.ID)
			}
			ids[m.ID] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}
