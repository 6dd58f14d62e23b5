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

// corpus reads articles out of JSON Lines.
func corpus(b testing.TB, files ...string) []edikt.Article {
	b.Helper()
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

// BenchmarkExtract measures the whole extractor on one core: bytes and articles a second, allocations an article, and the work counted
// as TestWork does. CORPUS names other files to measure on.
func BenchmarkExtract(b *testing.B) {
	x, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	files := []string{"eval/gold/de.jsonl", "eval/gold/fr.jsonl"}
	if env := os.Getenv("CORPUS"); env != "" {
		files = filepath.SplitList(env)
	}
	articles := corpus(b, files...)
	var w work
	for i := range articles {
		w.read(x, &articles[i])
	}
	b.SetBytes(int64(w.bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range articles {
			x.Extract(&articles[i])
		}
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(w.perKB(w.words), "words/KB")
	b.ReportMetric(w.perKB(w.clauses), "clauses/KB")
	b.ReportMetric(w.perKB(w.tried), "tried/KB")
}
