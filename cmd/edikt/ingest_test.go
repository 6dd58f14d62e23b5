package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/crawler"
	"edikt/pipelines"
)

// shredder takes everything and keeps nothing.
type shredder struct{ taken int }

func (s *shredder) Take(_ context.Context, as []edikt.Article) ([]pipelines.Answer, error) {
	s.taken += len(as)
	return make([]pipelines.Answer, len(as)), nil
}
func (s *shredder) Settle(context.Context) error { return nil }
func (s *shredder) Tally(context.Context, []string) (pipelines.Tally, error) {
	return pipelines.Tally{}, nil
}

// long is a reader of n equal bytes.
type long struct{ n int }

func (l *long) Read(p []byte) (int, error) {
	if l.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), l.n)
	for i := range p[:n] {
		p[i] = 'a'
	}
	l.n -= n
	return n, nil
}

// TestIngestHugeLine reads a line of 200 MB and one that is no UTF-8 between two good ones.
func TestIngestHugeLine(t *testing.T) {
	const good = `{"lang":"de","text":"Der Gemeinderat hat gestern über den Haushalt beraten und die Sitzung vertagt."}` + "\n"
	var stderr bytes.Buffer
	a := &app{stdout: io.Discard, stderr: &stderr, now: time.Now}
	a.stdin = io.MultiReader(strings.NewReader(good+`{"text":"`), &long{200 << 20}, strings.NewReader("\"}\n"),
		strings.NewReader("{\"lang\":\"de\",\"text\":\"\xff\xfe\"}\n"), strings.NewReader(good))
	var h shredder
	in := a.newIntake(&h, newJournal(t, t.TempDir(), "-"))
	if err := in.read(t.Context(), []string{"-"}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	if h.taken < 2 || in.Refused != len(lines) || !strings.HasPrefix(lines[0], "edikt: -:2: ") {
		t.Errorf("%d taken, %d refused:\n%.500s", h.taken, in.Refused, stderr.String())
	}
	for _, l := range lines {
		if len(l) > 300 {
			t.Errorf("a line of %d bytes on stderr: %.100s", len(l), l)
		}
	}
}

func newJournal(tb testing.TB, dir string, paths ...string) *journal {
	tb.Helper()
	j, err := openJournal(dir, paths, time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { j.close() })
	return j
}

// interrupter takes articles until one call too many.
type interrupter struct {
	shredder
	left int
	ids  map[string]int
	copy map[string]string
}

var errPulled = errors.New("the plug was pulled")

func (s *interrupter) Take(_ context.Context, as []edikt.Article) ([]pipelines.Answer, error) {
	if s.left--; s.left < 0 {
		return nil, errPulled
	}
	answers := make([]pipelines.Answer, len(as))
	for i, a := range as {
		s.ids[a.ID]++
		s.copy[a.ID] = a.CopyOf
		answers[i].ID = a.ID
	}
	return answers, nil
}

// importFolder holds 2,600 articles in all forms, with agency copy in the first and in the last file, and two lines that
// are none.
func importFolder(t *testing.T) (dir string, articles int) {
	t.Helper()
	dir = t.TempDir()
	agency := strings.Repeat("Das Ministerium hat am Mittwoch eine Regel für Geräte vorgestellt, die im nächsten Monat gilt und Ausnahmen kennt. ", 8)
	var a, z bytes.Buffer
	for i := range 1500 {
		fmt.Fprintf(&a, `{"id":"a%d","lang":"de","text":"Der Rat beriet am Montag über Punkt %d und vertagte ihn."}`+"\n", i, i)
		fmt.Fprintf(&z, `{"id":"z%d","lang":"de","text":"Der Rat beriet am Dienstag über Punkt %d und vertagte ihn."}`+"\n", i, i)
	}
	fmt.Fprintf(&a, "{kaputt\n"+`{"id":"agency","lang":"de","text":"%s"}`+"\n", agency)
	fmt.Fprintf(&z, "[]\n"+`{"id":"copy","lang":"de","text":"%s Ende."}`+"\n", agency)
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	w.Write(z.Bytes())
	w.Close()
	files := map[string][]byte{"a.jsonl": a.Bytes(), "z.jsonl.gz": zipped.Bytes()}
	for i := range 100 {
		files[fmt.Sprintf("m%03d.txt", i)] = fmt.Appendf(nil, "Am Abend war die Sitzung %d zu Ende.", i)
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, 2*1501 + 100
}

// An import that is interrupted after any batch goes on behind it, knows the agency copy that it saw before, and ends
// with the sums of the whole.
func TestIngestGoesOn(t *testing.T) {
	dir, articles := importFolder(t)
	for _, batches := range []int{0, 1, 3, 6, 100} {
		data := t.TempDir()
		h := interrupter{left: batches, ids: map[string]int{}, copy: map[string]string{}}
		var out, stderr bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &stderr, now: time.Now}
		for try := 1; ; try++ {
			j := newJournal(t, data, dir)
			in := a.newIntake(&h, j)
			err := in.read(t.Context(), []string{dir})
			if errors.Is(err, errPulled) && try == 1 {
				if batches > 0 && !strings.Contains(in.interrupted(err).Error(), fmt.Sprint(batches*takeBatch, " articles are taken")) {
					t.Errorf("%v", in.interrupted(err))
				}
				j.lines.WriteString(`{"read":9`) // torn by the kill
				j.prints.WriteString("torn")
				j.close()
				h.left = 1000
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := in.finish(t.Context(), true); !errors.Is(err, errPartial) {
				t.Errorf("two lines were refused: %v", err)
			}
			if err := j.done(); err != nil {
				t.Fatal(err)
			}
			break
		}
		if want := fmt.Sprintf("%d read, %d taken, 0 skipped (other languages)\n", articles, articles); out.String() != want {
			t.Errorf("after %d batches: %q, want %q", batches, out.String(), want)
		}
		for id, n := range h.ids {
			if n != 1 {
				t.Errorf("after %d batches: %s was offered %d times", batches, id, n)
			}
		}
		if len(h.ids) != articles || h.copy["copy"] != "agency" {
			t.Errorf("after %d batches: %d articles, the agency's copy is that of %q", batches, len(h.ids), h.copy["copy"])
		}
		if left, _ := filepath.Glob(filepath.Join(data, "*")); len(left) > 0 {
			t.Errorf("left in the folder: %q", left)
		}
		if n := strings.Count(stderr.String(), "goes on after"); n != min(batches, 1)*min(max(100-batches, 0), 1) {
			t.Errorf("after %d batches: %s", batches, stderr.String())
		}
	}
}

// A file that is another one now, and standard input, are read from their beginning.
func TestIngestBeginsAnew(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "a.jsonl")
	if err := os.WriteFile(file, []byte(`{"text":"eins"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, paths := range [][]string{{file}, {file, "-"}} {
		j := newJournal(t, data, paths...)
		j.start(file)
		j.reached(crawler.Item{File: file, Offset: 16})
		if err := j.taken(progressSum{Read: 1}, []string{"x"}); err != nil {
			t.Fatal(err)
		}
		j.close()
		if again := newJournal(t, data, paths...); (again.start(file) == 16) != (len(paths) == 1) {
			t.Errorf("%q: goes on at %d", paths, again.start(file))
		}
	}
	if err := os.WriteFile(file, []byte(`{"text":"zwei und drei"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if j := newJournal(t, data, file); j.start(file) != 0 || j.sum.Read != 0 || len(j.ids) != 0 {
		t.Errorf("a changed file: goes on at %d after %d articles", j.start(file), j.sum.Read)
	}
}
