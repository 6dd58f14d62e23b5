package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var fixtureFlag = flag.String("fixture", "", "write a data folder of this program under testdata/upgrade, by this name")

// contents is what a user finds in a data folder, by what never changes.
type contents struct {
	Events        map[string]string `json:"events"`   // id: target, of those that the program of the folder found
	Dossiers      map[string]string `json:"dossiers"` // id: status
	Decided       []string          `json:"decided"`  // dossiers
	Subscriptions []string          `json:"subscriptions"`
	waiting       string            // id of the article that was taken and not extracted
}

// TestUpgrade opens data folders that released programs left, each with an article on its way, and finds everything in
// them. After a release, 'go test ./cmd/edikt -run TestUpgrade -fixture v1.2.3' adds one.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	if *fixtureFlag != "" {
		writeFixture(t, filepath.Join("testdata", "upgrade", *fixtureFlag))
	}
	archives, err := filepath.Glob("testdata/upgrade/*.tar.gz")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no data folders of former programs: %v", err)
	}
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			t.Parallel()
			data := filepath.Join(t.TempDir(), "data")
			unpack(t, archive, data)
			var want contents
			golden, err := os.ReadFile(strings.TrimSuffix(archive, ".tar.gz") + ".json")
			if err == nil {
				err = json.Unmarshal(golden, &want)
			}
			if err != nil {
				t.Fatal(err)
			}
			compareContents(t, data, want)
			output(t, "--data", data, "replay") // makes the index anew, too
			compareContents(t, data, want)
		})
	}
}

// compareContents finds in a folder what was in it, and what was on its way.
func compareContents(t *testing.T, data string, want contents) {
	t.Helper()
	got := look(t, data)
	if got.waiting == "" {
		t.Error("the article that was on its way has no event")
	}
	for id, target := range want.Events {
		if got.Events[id] != target {
			t.Errorf("event %s of %s is %q", id, target, got.Events[id])
		}
	}
	for id, status := range want.Dossiers {
		if got.Dossiers[id] != status {
			t.Errorf("dossier %s, %s, is %q", id, status, got.Dossiers[id])
		}
	}
	if !slices.Equal(got.Decided, want.Decided) || !slices.Equal(got.Subscriptions, want.Subscriptions) || len(want.Events) < 2 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// waitingURL is the address of the article on its way.
const waitingURL = "https://c.example/artikel/3"

// look reads a data folder as users do.
func look(t *testing.T, data string) contents {
	t.Helper()
	c := contents{Events: map[string]string{}, Dossiers: map[string]string{}}
	type row struct {
		ID       string
		Target   struct{ ID string }
		Status   string
		Decision string
		Article  struct{ ID, URL string }
	}
	for _, e := range rowsOf[row](t, "--data", data, "events", "--format", "jsonl") {
		c.Events[e.ID] = e.Target.ID
		if e.Article.URL == waitingURL {
			c.waiting = e.Article.ID
		}
	}
	for _, d := range rowsOf[row](t, "--data", data, "dossiers", "--format", "jsonl") {
		c.Dossiers[d.ID] = d.Status
		if d.Decision != "" {
			c.Decided = append(c.Decided, d.ID)
		}
	}
	for _, s := range rowsOf[row](t, "--data", data, "alerts", "list", "--format", "jsonl") {
		c.Subscriptions = append(c.Subscriptions, s.ID)
	}
	slices.Sort(c.Decided)
	slices.Sort(c.Subscriptions)
	return c
}

func rowsOf[T any](t *testing.T, args ...string) (rows []T) {
	t.Helper()
	for line := range strings.Lines(output(t, args...)) {
		var r T
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("edikt %q: %v: %s", args, err, line)
		}
		rows = append(rows, r)
	}
	return rows
}

// writeFixture makes a small data folder with something of everything, packs it, and writes down what is in it.
func writeFixture(t *testing.T, name string) {
	t.Helper()
	dir := t.TempDir()
	data, file, late := filepath.Join(dir, "data"), filepath.Join(dir, "two.jsonl"), filepath.Join(dir, "late.jsonl")
	articles := []string{
		`{"url":"https://a.example/artikel/1","source":"a.example","lang":"de","date":"2026-03-02","title":"Verbot","text":"Die belgische Regierung verbietet ihren Mitarbeitern die Nutzung von TikTok auf den Diensthandys."}`,
		`{"url":"https://b.example/article/2","source":"b.example","lang":"fr","date":"2026-03-03","title":"Interdiction","text":"Le gouvernement danois interdit à ses fonctionnaires l'utilisation de WhatsApp sur les téléphones professionnels."}`,
		`{"url":"` + waitingURL + `","source":"c.example","lang":"de","date":"2026-03-04","title":"Noch eins","text":"Die österreichische Regierung verbietet ihren Mitarbeitern die Nutzung von Telegram auf den Diensthandys."}`,
	}
	for path, lines := range map[string][]string{file: articles[:2], late: articles[2:]} {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	output(t, "--data", data, "ingest", file)
	output(t, "--data", data, "alerts", "add", "kind:ban", "--to", "https://hooks.example.org/edikt", "--id", "bans")
	output(t, "--data", data, "digest", "subscribe", "--to", "https://hooks.example.org/edikt")
	for id := range look(t, data).Dossiers {
		output(t, "--data", data, "dossier", "confirm", id)
		break
	}
	want := look(t, data)
	output(t, "--data", data, "ingest", "--no-wait", late)
	golden, err := json.MarshalIndent(want, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name+".json", append(golden, '\n'), 0o644)); err != nil {
		t.Fatal(err)
	}
	packFolder(t, data, name+".tar.gz")
}

func packFolder(t *testing.T, dir, archive string) {
	t.Helper()
	f, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	zw, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	tw := tar.NewWriter(zw)
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || e.Name() == "edikt.lock" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		err = tw.WriteHeader(&tar.Header{Name: filepath.ToSlash(rel), Mode: 0o600, Size: int64(len(content)), ModTime: time.Unix(0, 0)})
		if err != nil {
			return err
		}
		_, err = tw.Write(content)
		return err
	})
	if err := errors.Join(err, tw.Close(), zw.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, archive, dir string) {
	t.Helper()
	f, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	zr, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	for tr := tar.NewReader(zr); ; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, filepath.FromSlash(h.Name))
		content, err := io.ReadAll(tr)
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}
