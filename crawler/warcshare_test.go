//go:build unix

package crawler

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// cpu is what this process has worked so far.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkWARCShare reads the same pages from memory and from an archive, in turns, and tells the archive's speed by the
// pages', both for a second of work and not of waiting.
func BenchmarkWARCShare(b *testing.B) {
	const n = 2_000
	rnd := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(b.TempDir(), "b.warc.gz")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	w := NewWARCWriter(out)
	var pages [][]byte
	for i := range n {
		if i < n/10 {
			pages = append(pages, []byte(sharePage(rnd, i)))
		}
		page := pages[i%len(pages)]
		err := w.Write(WARCRecord{Type: "response", URI: fmt.Sprintf("https://blatt.example/a-%d", i), Date: testNow,
			Content: fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s", page)})
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	r := NewReader()
	var plain, archive time.Duration
	for b.Loop() {
		start := cpu()
		var next atomic.Int64
		var readers sync.WaitGroup
		for range runtime.GOMAXPROCS(0) { // as many as Open has
			readers.Go(func() {
				for i := next.Add(1); i <= n; i = next.Add(1) {
					if _, err := r.Read(Page{URL: fmt.Sprintf("https://blatt.example/a-%d", i), ContentType: "text/html; charset=utf-8", Fetched: testNow, Body: pages[int(i)%len(pages)]}); err != nil {
						b.Error(err)
					}
				}
			})
		}
		readers.Wait()
		middle := cpu()
		for _, err := range Open(b.Context(), []string{path}, OpenOptions{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
		plain, archive = plain+middle-start, archive+cpu()-middle
		b.Logf("%.0f pages/s from memory, %.0f from the archive: %.3f", n/(middle-start).Seconds(), n/(cpu()-middle).Seconds(), (middle-start).Seconds()/(cpu()-middle).Seconds())
	}
	b.ReportMetric(plain.Seconds()/archive.Seconds(), "share")
	b.ReportMetric(0, "ns/op")
}
