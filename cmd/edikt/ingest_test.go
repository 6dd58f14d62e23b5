package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"edikt"
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
	in := a.newIntake(&h)
	if err := in.read(t.Context(), []string{"-"}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	if h.taken < 2 || in.refused != len(lines) || !strings.HasPrefix(lines[0], "edikt: -:2: ") {
		t.Errorf("%d taken, %d refused:\n%.500s", h.taken, in.refused, stderr.String())
	}
	for _, l := range lines {
		if len(l) > 300 {
			t.Errorf("a line of %d bytes on stderr: %.100s", len(l), l)
		}
	}
}
