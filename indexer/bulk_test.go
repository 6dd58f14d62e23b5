package indexer

import (
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"edikt"
	"edikt/indexer/eval"

	"github.com/blevesearch/bleve/v2"
)

// benchBatch is the size of a batch in benchmarks.
const benchBatch = 500

var bulkEnd = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// BenchmarkIndex indexes articles in batches of 500 and reports articles a second and bytes on disk for each byte of text.
func BenchmarkIndex(b *testing.B) {
	x := open(b)
	bulk := eval.NewBulk(1, bulkEnd)
	docs := make([]edikt.Document, 0, b.N)
	text := 0
	for i := range b.N {
		docs = append(docs, bulk.Next(i, b.N))
		text += len(docs[i].Text) + len(docs[i].Article.Title)
	}
	b.ResetTimer()
	for i := 0; i < len(docs); i += benchBatch {
		put(b, x, docs[i:min(i+benchBatch, len(docs))]...)
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	time.Sleep(2 * time.Second) // let merges settle
	b.ReportMetric(float64(diskBytes(b, x.dir))/float64(text), "bytes/byte")
}

// BenchmarkIndexBuiltIn is the same with Bleve as it comes: one stored field with its analyzer de, in one shard.
func BenchmarkIndexBuiltIn(b *testing.B) {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "de"
	dir := filepath.Join(b.TempDir(), "x")
	x, err := bleve.New(dir, m)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	bulk := eval.NewBulk(1, bulkEnd)
	docs := make([]edikt.Document, 0, b.N)
	for i := range b.N {
		docs = append(docs, bulk.Next(i, b.N))
	}
	b.ResetTimer()
	for i := 0; i < len(docs); i += benchBatch {
		batch := x.NewBatch()
		for _, d := range docs[i:min(i+benchBatch, len(docs))] {
			if err := batch.Index(d.ID, map[string]string{"text": d.Text}); err != nil {
				b.Fatal(err)
			}
		}
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

func diskBytes(t testing.TB, dir string) int64 {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // merged segments vanish while we look
		}
		if i, err := e.Info(); err == nil {
			n += i.Size()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
