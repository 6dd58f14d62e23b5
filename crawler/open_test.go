package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
)

// write puts files into a folder; a name that ends in .gz is packed.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		data := []byte(body)
		if zipped(name) && !strings.HasPrefix(body, "\x1f\x8b") {
			data = gzipped(body)
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// opened are the texts and the faults that Open yields, faults without the folder's name.
func opened(t *testing.T, opt OpenOptions, paths ...string) (texts, faults []string) {
	t.Helper()
	for item, err := range Open(t.Context(), paths, opt) {
		if err != nil {
			s := err.Error()
			faults = append(faults, strings.TrimPrefix(strings.ReplaceAll(s, filepath.Dir(item.File)+"/", ""), "/"))
			continue
		}
		texts = append(texts, item.Article.Text)
	}
	return texts, faults
}

func TestOpenReadsEveryFormat(t *testing.T) {
	page := articlePage("Sperre", longText("TikTok"), "2026-03-10")
	dir := write(t, map[string]string{
		"a.txt": "Ein kurzer Text.", "b.html": page, "c.html.gz": page, "d.jsonl": `{"text":"eins"}` + "\n\n" + `{"text":"zwei"}`, "e.jsonl.gz": `{"text":"drei"}` + "\n",
		"f.warc": warcFile(t, false, 2), "g/h.warc.gz": warcFile(t, true, 2), "notiz.md": "# kein Artikel", ".versteckt.txt": "nicht zu lesen",
	})
	texts, faults := opened(t, OpenOptions{}, dir)
	want := []string{"Ein kurzer Text.", longText("TikTok"), longText("TikTok"), "eins", "zwei", "drei", longText("Vorlage 0"), longText("Vorlage 1"), longText("Vorlage 0"), longText("Vorlage 1")}
	if !slices.Equal(texts, want) || len(faults) > 0 {
		t.Errorf("texts %.60q\nfaults %q", texts, faults)
	}
	for name, body := range map[string]string{"page": page, "lines": `{"text":"eins"}`, "packed lines": string(gzipped(`{"text":"eins"}`)), "text": "Ein kurzer Text.", "warc": warcFile(t, true, 1)} {
		if texts, faults := opened(t, OpenOptions{Stdin: strings.NewReader(body)}, "-"); len(texts) != 1 || len(faults) > 0 {
			t.Errorf("standard input with a %s: %q, %q", name, texts, faults)
		}
	}
}

// A fault costs the line or file that it is in, is named by it, and nothing else.
func TestOpenNamesFaults(t *testing.T) {
	page := articlePage("Sperre", longText("TikTok"), "2026-03-10")
	torn := string(gzipped(strings.Repeat(page, 50)))
	for _, c := range []struct {
		name, body string
		texts      int
		faults     []string
	}{
		{"leer.html", "", 0, []string{"leer.html: empty file"}},
		{"leer.txt", " \n ", 0, []string{"leer.txt: empty file"}},
		{"leer.jsonl", "\n\n", 0, []string{"leer.jsonl: empty file"}},
		{"leer.warc", " ", 0, []string{"leer.warc: "}},
		{"latein.txt", "caf\xe9", 0, []string{"latein.txt: not valid UTF-8 at byte 3"}},
		{"bild.txt", "GIF\x00\x01", 0, []string{"bild.txt: not a text"}},
		{"video.html", "<html><h1>Video</h1>", 0, []string{"video.html: no article text"}},
		{"halb.html.gz", torn[:len(torn)/2], 0, []string{"halb.html.gz: read: unexpected EOF"}},
		{"kein.html.gz", "\x1f\x8b kein gzip", 0, []string{"kein.html.gz: gzip"}},
		{"z.jsonl", `{"text":"gut"}` + "\n{kaputt\n" + `{"text":7}` + "\n" + `["x"]` + "\n" + `{"title":"ohne Text"}` + "\n" + `{"text":"` + "\xff" + `"}` + "\n" + `{"text":"x","date":"gestern"}` + "\n" + `{"text":"auch gut"}`, 2,
			[]string{"z.jsonl:2: not JSON at byte 2", "z.jsonl:3: text: number", "z.jsonl:4: array", "z.jsonl:5: no text", "z.jsonl:6: not valid UTF-8 at byte 9", "z.jsonl:7: date \"gestern\""}},
		{"riese.jsonl", `{"text":"` + strings.Repeat("a", maxLine) + "\"}\n" + `{"text":"danach"}`, 1, []string{"riese.jsonl:1: line of more than"}},
		{"kein.warc", "HTTP/1.1 200 OK", 0, []string{"kein.warc: record at byte"}},
		{"halb.warc.gz", warcFile(t, true, 5)[:1500], 1, []string{"halb.warc.gz: record at byte"}},
	} {
		dir := write(t, map[string]string{c.name: c.body, "zz-gut.txt": "Danach geht es weiter."})
		texts, faults := opened(t, OpenOptions{}, dir)
		if c.name == "halb.warc.gz" {
			c.texts = len(texts) - 1 // as many as were whole
		}
		ok := len(texts) == c.texts+1 && texts[len(texts)-1] == "Danach geht es weiter." && len(faults) == len(c.faults)
		for i := range min(len(faults), len(c.faults)) {
			ok = ok && strings.HasPrefix(faults[i], c.faults[i])
		}
		if !ok {
			t.Errorf("%s: %d texts, faults %q; want %d and %q", c.name, len(texts), faults, c.texts+1, c.faults)
		}
	}
	if _, faults := opened(t, OpenOptions{}, "/gibt/es/nicht.txt", t.TempDir()); len(faults) != 2 {
		t.Errorf("a missing file and an empty folder: %q", faults)
	}
}

func TestOpenReadsFields(t *testing.T) {
	dir := write(t, map[string]string{
		"a.txt":   " date 2023-03 Immer mehr Regierungen verbieten die App auf den Geräten ihrer Angestellten.",
		"b.jsonl": `{"id":"eigen","url":"https://blatt.example/a","source":"blatt","lang":"de-AT","date":"2023-03-10","title":"T","text":"x","outlet":"unbekannt"}`,
		"c.jsonl": `{"text":"Le gouvernement a annoncé que les agents ne peuvent plus utiliser cette application.","date":"2023-03-10 12:30:00+00:00"}`,
	})
	var got []edikt.Article
	for item, err := range Open(t.Context(), []string{dir}, OpenOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, item.Article)
	}
	if a := got[0]; a.Date != "2023-03" || a.DateSource != edikt.DateFromFile || a.Lang != "de" || strings.Index(a.Text, "Immer") != 14 || strings.Contains(a.Text, "date") {
		t.Errorf("text file: %+v", a)
	}
	if a := got[1]; a.ID != "eigen" || a.Lang != "de" || a.Date != "2023-03-10" || a.Source != "blatt" || a.Revision != 1 || a.TextHash == "" {
		t.Errorf("line: %+v", a)
	}
	if a := got[2]; a.Date != "2023-03-10T12:30:00Z" || a.Lang != "fr" || a.ID == "" {
		t.Errorf("line with little: %+v", a)
	}
}

// Whoever stops after any item and goes on from its Offset gets each article once.
func TestOpenResumes(t *testing.T) {
	dir := write(t, map[string]string{
		"a.txt": "eins", "b.html": articlePage("Sperre", longText("TikTok"), "2026-03-10"), "c.jsonl": `{"text":"a"}` + "\nkaputt\n" + `{"text":"b"}` + "\n", "d.jsonl.gz": `{"text":"c"}` + "\n" + `{"text":"d"}`,
		"e.warc": warcFile(t, false, 4), "f.warc.gz": warcFile(t, true, 4),
	})
	all := 0
	for range Open(t.Context(), []string{dir}, OpenOptions{}) {
		all++
	}
	for stop := 1; stop <= all; stop++ {
		done := map[string]int64{}
		var texts []string
		n := 0
		for item, err := range Open(t.Context(), []string{dir}, OpenOptions{}) {
			texts, done[item.File] = append(texts, fmt.Sprint(item.Article.Text, err)), item.Offset
			if n++; n == stop {
				break
			}
		}
		for item, err := range Open(t.Context(), []string{dir}, OpenOptions{Start: func(f string) int64 { return done[f] }}) {
			texts = append(texts, fmt.Sprint(item.Article.Text, err))
		}
		if len(texts) != all {
			t.Errorf("stopped after %d of %d: %d in all: %.30q", stop, all, len(texts), texts)
		}
	}
}

func TestOpenEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, w := io.Pipe()
	defer w.Close()
	go func() { io.WriteString(w, `{"text":"eins"}`+"\n") }()
	n := 0
	for _, err := range Open(ctx, []string{"-"}, OpenOptions{Stdin: r, Now: time.Now}) {
		if n++; n == 1 {
			cancel() // while standard input is open and silent
			continue
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("err %v", err)
		}
	}
	if n != 2 {
		t.Errorf("%d items, want one and the end", n)
	}
}
