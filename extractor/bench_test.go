package extractor

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"edikt"
)

// corpus reads articles out of JSON Lines; CORPUS names other files to measure on.
func corpus(b *testing.B, files ...string) []edikt.Article {
	b.Helper()
	if env := os.Getenv("CORPUS"); env != "" {
		files = filepath.SplitList(env)
	}
	var out []edikt.Article
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		sc := bufio.NewScanner(bytes.NewReader(data))
		sc.Buffer(nil, 1<<24)
		for sc.Scan() {
			var a struct {
				edikt.Article
				Body string `json:"body"`
			}
			if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
				continue
			}
			if a.Text == "" {
				a.Text = a.Body
			}
			if a.Lang == "" || len(a.Date) > 10 {
				a.Date = edikt.Date(a.Date.Day())
			}
			out = append(out, a.Article)
		}
	}
	return out
}

// BenchmarkExtract measures the whole extractor on one core: bytes and articles a second, allocations an article.
func BenchmarkExtract(b *testing.B) {
	x, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	articles := corpus(b, "eval/gold/de.jsonl", "eval/gold/fr.jsonl")
	size := 0
	for i := range articles {
		size += len(articles[i].Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range articles {
			x.Extract(&articles[i])
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
}
