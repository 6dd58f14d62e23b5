package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/crawler"
)

// Raw pages go with their articles, by id, address and source, and a page whose article never came to be by its address.
func TestForgetReachesRawPages(t *testing.T) {
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, now: time.Now}
	cfg := defaults()
	cfg.Data, cfg.NATS.MinFree = t.TempDir(), 1
	n, err := a.openNode(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer n.close()
	folder := filepath.Join(cfg.Data, "archive")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(folder, "edikt-2026-03-10.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	w := crawler.NewWARCWriter(f)
	var articles []edikt.Article
	for i := range 6 {
		url := fmt.Sprintf("https://blatt%d.example/artikel-%d", i/3, i)
		if err := w.Write(crawler.WARCRecord{Type: "response", URI: url, Date: time.Now(), Content: []byte("HTTP/1.1 200 OK\r\n\r\n")}); err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			articles = append(articles, edikt.Article{ID: fmt.Sprint("id", i), URL: url + "?utm_source=x", Source: fmt.Sprint("blatt", i/3), Lang: "de", Text: fmt.Sprint("Der Rat tagte am Montag zum Punkt ", i, ".")})
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Take(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		request         forgetRequest
		articles, pages int
	}{
		{forgetRequest{Article: "https://blatt0.example/artikel-0"}, 0, 1},
		{forgetRequest{Article: "https://blatt0.example/artikel-1"}, 1, 1},
		{forgetRequest{Article: "id2"}, 1, 1},
		{forgetRequest{Source: "blatt1"}, 3, 3},
		{forgetRequest{Source: "blatt1"}, 0, 0},
	} {
		if out, err := n.Forget(t.Context(), c.request); err != nil || out.Articles != c.articles || out.Pages != c.pages {
			t.Errorf("%+v: %d articles, %d pages, %v; want %d and %d", c.request, out.Articles, out.Pages, err, c.articles, c.pages)
		}
	}
}
