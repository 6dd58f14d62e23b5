package crawler

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// warcPage is the n-th record of the archives made here.
func warcPage(n int) WARCRecord {
	page := articlePage("Beschluss "+strconv.Itoa(n), longText("Vorlage "+strconv.Itoa(n)), "2026-03-10T10:00:00+01:00")
	return WARCRecord{Type: "response", URI: fmt.Sprintf("https://blatt.example/politik/artikel-%d", n), Date: testNow, ID: fmt.Sprintf("<urn:uuid:%08d>", n),
		Header:  textproto.MIMEHeader{"Content-Type": {"application/http;msgtype=response"}},
		Content: []byte(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(page), page))}
}

// warcFile is an archive of n pages with the records between them that real ones have.
func warcFile(t testing.TB, zipped bool, n int) string {
	t.Helper()
	var b bytes.Buffer
	w := NewWARCWriter(&b)
	put := func(r WARCRecord) {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	put(WARCRecord{Type: "warcinfo", Date: testNow, Content: []byte("software: test\r\n")})
	for i := range n {
		put(WARCRecord{Type: "request", URI: "https://blatt.example/", Date: testNow, Content: []byte("GET / HTTP/1.1\r\n\r\n")})
		put(warcPage(i))
		if i == 0 {
			put(WARCRecord{Type: "response", URI: "https://blatt.example/bild.jpg", Date: testNow, Content: []byte("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8")})
			put(WARCRecord{Type: "response", URI: "https://blatt.example/weg", Date: testNow, Content: []byte("HTTP/1.1 404 Not Found\r\n\r\n")})
		}
	}
	if zipped {
		return b.String()
	}
	z, err := gzip.NewReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

func TestWARCRoundTrip(t *testing.T) {
	for _, zipped := range []bool{true, false} {
		file := warcFile(t, zipped, 3)
		r := NewWARCReader(strings.NewReader(file), 0)
		var offsets []int64
		n := 0
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			offsets = append(offsets, rec.Offset)
			if rec.URI == fmt.Sprintf("https://blatt.example/politik/artikel-%d", n) {
				if want := warcPage(n); string(rec.Content) != string(want.Content) || !rec.Date.Equal(want.Date) || rec.ID != want.ID {
					t.Errorf("record %d came back otherwise: %+v", n, rec)
				}
				n++
			}
		}
		if n != 3 {
			t.Errorf("zipped %v: %d pages", zipped, n)
		}
		for i, at := range offsets { // each record can be read alone
			rec, err := NewWARCReader(strings.NewReader(file[at:]), at).Next()
			if err != nil || rec.Offset != at || i+1 < len(offsets) && rec.Next != offsets[i+1] {
				t.Errorf("zipped %v: record at %d: offset %d, next %d, %v", zipped, at, rec.Offset, rec.Next, err)
			}
		}
	}
}

// Headers cannot be smuggled in through an address, and a length is only a claim.
func TestWARCHostileValues(t *testing.T) {
	var b bytes.Buffer
	if err := NewWARCWriter(&b).Write(WARCRecord{Type: "response", URI: "https://x.example/\r\nWARC-Type: request", Date: testNow, Content: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	if rec, err := NewWARCReader(&b, 0).Next(); err != nil || rec.Type != "response" {
		t.Errorf("type %q, %v", rec.Type, err)
	}
	for _, file := range []string{
		"WARC/1.1\r\nContent-Length: 999999999999\r\n\r\nkurz", "WARC/1.1\r\nContent-Length: -1\r\n\r\n", "WARC/1.1\r\nContent-Length: viele\r\n\r\n", "WARC/9.9\r\n\r\n",
		"WARC/1.1\r\nohne Doppelpunkt\r\n\r\n", "WARC/1.1\r\n" + strings.Repeat("x", 100_000), "WARC/1.1\r\nA: b",
	} {
		if rec, err := NewWARCReader(strings.NewReader(file), 0).Next(); err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%.40q: record %+v, err %v", file, rec, err)
		}
	}
}

// The bodies of real archives: as sent, or decoded under headers that still speak of the encoding.
func TestResponseBodies(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"plain", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x", "<p>x"},
		{"no header at all", "HTTP/1.0 200\r\n\r\n<p>x", "<p>x"},
		{"chunked", "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n4\r\n<p>x\r\n0\r\n\r\n", "<p>x"},
		{"chunked by its header only", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>x", "<p>x"},
		{"packed", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + string(gzipped("<p>x")), "<p>x"},
		{"packed by its header only", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>x", "<p>x"},
		{"a longer length than body", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>x", "<p>x"},
	} {
		p, err := responsePage(WARCRecord{Content: []byte(c.content)})
		if err != nil || string(p.Body) != c.want {
			t.Errorf("%s: %q, %v", c.name, p.Body, err)
		}
	}
	for content, want := range map[string]error{"HTTP/1.1 301 Moved\r\n\r\n": errNotAPage, "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF": errNotAPage} {
		if _, err := responsePage(WARCRecord{Content: []byte(content)}); !errors.Is(err, want) {
			t.Errorf("%q: %v", content, err)
		}
	}
	if _, err := responsePage(WARCRecord{Content: []byte("kein HTTP")}); err == nil {
		t.Error("no HTTP answer was taken for one")
	}
}

// The crawler's archive holds what the server sent and goes on after a kill in the middle of a record.
func TestArchive(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "edikt-2026-03-10.warc.gz")
	keep := func(n int) {
		t.Helper()
		a, err := NewArchive(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		body := articlePage("Seite "+strconv.Itoa(n), longText("Vorlage "+strconv.Itoa(n)), "2026-03-10")
		x := &exchange{status: 200, header: http.Header{"Content-Type": {"text/html"}, "Content-Encoding": {"gzip"}, "Transfer-Encoding": {"chunked"}}, raw: gzipped(body)}
		if err := a.keep("https://blatt.example/"+strconv.Itoa(n), x, testNow); err != nil {
			t.Fatal(err)
		}
	}
	keep(0)
	keep(1)
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	keep(2)
	if err := os.Truncate(file, info.Size()+100); err != nil { // the kill
		t.Fatal(err)
	}
	keep(3)
	texts, faults := opened(t, OpenOptions{}, file)
	if want := []string{longText("Vorlage 0"), longText("Vorlage 1"), longText("Vorlage 3")}; fmt.Sprint(texts) != fmt.Sprint(want) || len(faults) > 0 {
		t.Errorf("texts %.40q, faults %q", texts, faults)
	}
}

// What is forgotten is gone from the files of every day; the rest is read as before, and pages are kept on.
func TestArchiveForgets(t *testing.T) {
	dir := t.TempDir()
	a, err := NewArchive(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	keep := func(name string, day int) {
		t.Helper()
		x := &exchange{status: 200, header: http.Header{"Content-Type": {"text/html"}}, raw: []byte(articlePage("Seite "+name, longText("Vorlage "+name), "2026-03-10"))}
		if err := a.keep("https://blatt.example/"+name, x, testNow.AddDate(0, 0, day)); err != nil {
			t.Fatal(err)
		}
	}
	keep("eins", 0)
	keep("weg", 0)
	keep("zwei", 0)
	keep("drei", 1)
	keep("weg", 1)
	pick := func(uri string) bool { return uri == "https://blatt.example/weg" }
	for _, want := range []int{2, 0} {
		if n, err := a.Forget(pick); err != nil || n != want {
			t.Fatalf("%d records went, want %d, %v", n, want, err)
		}
	}
	keep("vier", 1)
	texts, faults := opened(t, OpenOptions{}, dir)
	want := []string{longText("Vorlage eins"), longText("Vorlage zwei"), longText("Vorlage drei"), longText("Vorlage vier")}
	if fmt.Sprint(texts) != fmt.Sprint(want) || len(faults) > 0 {
		t.Errorf("texts %.40q, faults %q", texts, faults)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".new-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	file := filepath.Join(dir, "edikt-2026-03-10.warc.gz")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(data, "not a record"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Forget(pick); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("a damaged file: %v", err)
	}
}

const warcPages = 10_000

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("EDIKT_TEST_INGEST"); dir != "" {
		ingestForKill(dir)
		return
	}
	os.Exit(m.Run())
}

// ingestForKill reads the archive in dir from where the journal ends and writes a line for each article.
func ingestForKill(dir string) {
	file := filepath.Join(dir, "news.warc.gz")
	start, _ := readJournal(dir)
	j, err := os.OpenFile(filepath.Join(dir, "journal"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		panic(err)
	}
	for item, err := range Open(context.Background(), []string{file}, OpenOptions{Start: func(string) int64 { return start }}) {
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(j, "%d %s\n", item.Offset, item.Article.URL)
	}
	fmt.Println("done")
}

// readJournal is the last offset and all addresses of whole lines; half a line at the end is cut off.
func readJournal(dir string) (offset int64, urls []string) {
	path := filepath.Join(dir, "journal")
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, nil
	}
	end := bytes.LastIndexByte(data, '\n') + 1
	os.Truncate(path, int64(end))
	sc := bufio.NewScanner(bytes.NewReader(data[:end]))
	for sc.Scan() {
		var url string
		fmt.Sscanf(sc.Text(), "%d %s", &offset, &url)
		urls = append(urls, url)
	}
	return offset, urls
}

// An archive of ten thousand pages, read by a process that is killed again and again, loses and doubles nothing.
func TestWARCSurvivesKills(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "news.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	w := NewWARCWriter(f)
	for i := range warcPages {
		rec := WARCRecord{Type: "response", URI: fmt.Sprintf("https://blatt.example/politik/artikel-%d", i), Date: testNow,
			Content: fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>%d</title><p>%s %s %d", i, p1, p2, i)}
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	kills := 0
	for try := 1; ; try++ {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "EDIKT_TEST_INGEST="+dir, "GOGC=800")
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if try <= 3 {
			waitForLines(t, dir, try*warcPages/5)
			cmd.Process.Kill()
		}
		cmd.Wait()
		if strings.Contains(out.String(), "done") {
			break
		}
		if kills++; try > 3 {
			t.Fatalf("the reader failed: %s", out.String())
		}
	}
	_, urls := readJournal(dir)
	seen := map[string]bool{}
	for _, u := range urls {
		seen[u] = true
	}
	if len(urls) != warcPages || len(seen) != warcPages {
		t.Errorf("%d articles, %d of them different, after %d kills; want %d", len(urls), len(seen), kills, warcPages)
	}
}

// journalLine is less than a line of the journal has bytes.
const journalLine = 40

// waitForLines waits until the journal has about n lines.
func waitForLines(t *testing.T, dir string, n int) {
	t.Helper()
	for range 30_000 {
		if info, err := os.Stat(filepath.Join(dir, "journal")); err == nil && info.Size() >= int64(n)*journalLine {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the reader makes no progress")
}

// sharePage is a page of some 75 KB, as outlets send them: a tenth of it is the article, no two are alike.
func sharePage(rnd *rand.Rand, n int) string {
	words := strings.Fields(p1 + " " + p2 + " " + p3)
	var b strings.Builder
	fmt.Fprintf(&b, `<html lang="de"><head><title>Sperre %d</title><meta property="article:published_time" content="2026-03-10T10:00:00+01:00"></head><body>`, n)
	for range 250 {
		fmt.Fprintf(&b, `<script>window.q.push({"slot": "s%d", "sizes": [[300,%d]], "key": "%x"});</script>`, rnd.IntN(1e6), rnd.IntN(900), rnd.Uint64())
	}
	b.WriteString("<article><h1>Sperre</h1>")
	for range 24 {
		b.WriteString("<p>")
		for range 45 {
			b.WriteString(words[rnd.IntN(len(words))] + " ")
		}
		b.WriteString("endet es.</p>")
	}
	b.WriteString("</article>")
	for range 250 {
		fmt.Fprintf(&b, `<div class="teaser teaser--%d"><a href="/meldung-%x"><img src="/bild-%d.jpg"><h3>Eine andere Meldung %s</h3><span>Mehr</span></a></div>`, rnd.IntN(9), rnd.Uint64(), rnd.IntN(1e6), words[rnd.IntN(len(words))])
	}
	return b.String() + "</body></html>"
}

func BenchmarkWARC(b *testing.B) {
	page := benchPage()
	rec := WARCRecord{Type: "response", URI: "https://blatt.example/a-1", Date: testNow, Content: []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)}
	var file bytes.Buffer
	w := NewWARCWriter(&file)
	for range 200 {
		if err := w.Write(rec); err != nil {
			b.Fatal(err)
		}
	}
	path := filepath.Join(b.TempDir(), "b.warc.gz")
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)) * 200)
	for b.Loop() {
		for _, err := range Open(b.Context(), []string{path}, OpenOptions{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
