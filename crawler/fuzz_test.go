package crawler

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var fuzzBase, _ = url.Parse("https://blatt.example/a/")

// Whatever a page holds, reading it ends, and an article is valid.
func FuzzPage(f *testing.F) {
	f.Add([]byte(articlePage("Sperre", longText("TikTok"), "2026-03-10")), "text/html; charset=utf-8")
	f.Add([]byte(`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":[{"name":["x"]}],"articleBody":"`+strings.Repeat(p1+" ", 5)+`"}]}</script>`), "")
	f.Add([]byte(`<table><tr><td><p>`+p1+`<td><svg><p>`+p2+`</svg><template><p>x</template><frameset><select><p>`), "text/html; charset=utf-16")
	f.Add([]byte("\x1f\x8b\x08\x00"), "text/html; charset=gb18030")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), "")
	f.Add([]byte(`<h1>Sperre</h1><time datetime="2026-13-45T99:99">31.02.2026, 25:61 Uhr</time><p>`+p1+"<br><br>"+p2), "")
	r := NewReader()
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		a, err := r.Read(Page{URL: "https://blatt.example/a", ContentType: contentType, Body: body, Fetched: testNow})
		if err != nil {
			return
		}
		if err := a.Validate(); err != nil {
			t.Error(err)
		}
		if !a.Modified.Valid() {
			t.Errorf("modified %q", a.Modified)
		}
		if strings.Contains(a.Text, "\n\n\n") || !utf8.ValidString(a.Title+a.Lead+a.Author) {
			t.Errorf("text %q", a.Text)
		}
	})
}

// A feed names only addresses that may be asked for.
func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><rss version="2.0"><channel><item><title>A &amp; B</title><link>/x</link><pubDate>Tue, 10 Mar 2026 10:00:00 +0100</pubDate></item></channel></rss>`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?p=2"/><entry><link href="javascript:x"/><updated>2026-03-10T10:00:00Z</updated></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://x.example/1","date_published":"2026-03-10T10:00:00Z"}]}`))
	f.Add([]byte(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>x</link></item></rdf:RDF>`))
	f.Add([]byte(`<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel><item><link>&c;</link></item>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		list, next, _ := parseFeed(body, fuzzBase)
		for _, a := range list {
			checkAddress(t, a.url)
		}
		if next != "" {
			checkAddress(t, next)
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://x.example/1</loc><lastmod>2026-03-10</lastmod><news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication_date>2026-03-10T10:00:00Z</news:publication_date><news:title>A</news:title></news:news></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc>ftp://x</loc></sitemap></sitemapindex>`))
	f.Add([]byte(`<urlset><url><image:image xmlns:image="x"><image:loc>/bild</image:loc></image:image><loc>/2</loc>`))
	f.Add([]byte("<?xml version=\"1.0\" encoding=\"windows-1252\"?><urlset>" + strings.Repeat("<url>", 50)))
	f.Add(gzipped(`<urlset><url><loc>/3</loc></url></urlset>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		m, _ := parseSitemap(body, fuzzBase)
		for _, a := range append(m.pages, m.maps...) {
			checkAddress(t, a.url)
		}
	})
}

func checkAddress(t *testing.T, raw string) {
	t.Helper()
	if _, err := checkURL(raw); err != nil {
		t.Errorf("an address that cannot be asked for: %v", err)
	}
}

// A WARC reader moves on with each record and keeps its place.
func FuzzWARC(f *testing.F) {
	for _, zipped := range []bool{true, false} {
		f.Add([]byte(warcFile(f, zipped, 1)))
	}
	f.Add([]byte("WARC/1.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\nWARC/1.1\r\nContent-Length: 99\r\n\r\nkurz"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add(gzipped("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nWARC/1.0\r\nContent-Length: 0\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewWARCReader(bytes.NewReader(data), 0)
		last := int64(-1)
		for range 10_000 {
			rec, err := r.Next()
			if err != nil {
				return
			}
			if rec.Offset < last || rec.Next < rec.Offset || rec.Next > int64(len(data)) {
				t.Fatalf("record from %d to %d after one at %d in %d bytes", rec.Offset, rec.Next, last, len(data))
			}
			last = rec.Offset
			if rec.Type == "response" {
				if _, err := responsePage(rec); err != nil && errors.Is(err, io.EOF) {
					t.Fatalf("a response without an end: %v", err)
				}
			}
		}
	})
}

// What is undone in memory is what compress/gzip makes of it.
func FuzzInflate(f *testing.F) {
	for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
		for _, s := range []string{"", "a", strings.Repeat("a", 1000), articlePage("Sperre", longText("TikTok"), "2026-03-10"), strings.Repeat("abcdefg", 99) + strings.Repeat("abcdefghijk", 99)} {
			var b bytes.Buffer
			w, _ := gzip.NewWriterLevel(&b, level)
			io.WriteString(w, s)
			w.Close()
			f.Add(b.Bytes())
		}
	}
	var z inflater
	f.Fuzz(func(t *testing.T, data []byte) {
		got, used, ok := z.member(data)
		if !ok {
			return
		}
		src := bytes.NewReader(data)
		r, err := gzip.NewReader(src)
		if err != nil {
			t.Fatal(err)
		}
		r.Multistream(false)
		if want, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) || len(data)-src.Len() != used {
			t.Errorf("%d bytes of %d taken, %d come out, want %d of %d, %v", used, len(data), len(got), len(want), len(data)-src.Len(), err)
		}
	})
}

// What is read from OPML and written again is read the same.
func FuzzOPML(f *testing.F) {
	f.Add(`<opml version="2.0"><body><outline text="P"><outline type="rss" text="A" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/></outline></body></opml>`)
	f.Add(`<opml xmlns:edikt="` + opmlNS + `"><body><outline edikt:id="a" text="&lt;A&gt;" edikt:every="1h"><outline type="section" url="https://a.example/" edikt:pattern="/\d+"/></outline></body></opml>`)
	f.Add(`<opml><body><outline xmlUrl="` + "\x00" + `"/><outline><outline>`)
	f.Fuzz(func(t *testing.T, s string) {
		list, _ := ReadOPML(strings.NewReader(s))
		var b bytes.Buffer
		if err := WriteOPML(&b, list); err != nil {
			t.Fatal(err)
		}
		again, err := ReadOPML(&b)
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, b.String())
		}
		if len(again) != len(list) {
			t.Fatalf("%d sources of %d come back:\n%s", len(again), len(list), b.String())
		}
	})
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 1e9\nSitemap: x"), "/axb")
	f.Add([]byte("user-agent:edikt\rallow:/%zz%41\rdisallow:*"), "/%41?x=*")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		r := parseRobots(body, "edikt")
		if r.delay < 0 || r.delay > 24*time.Hour {
			t.Errorf("delay %v", r.delay)
		}
		if u, err := fuzzBase.Parse(path); err == nil {
			r.allowed(u)
		}
		parseTDM(body).reserved(fuzzBase)
	})
}

// Lines of JSON become valid articles or errors.
func FuzzLine(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"x","date":"2026-03","lang":"de-AT"}`))
	f.Add([]byte(`{"text":"x","date":"Tue, 10 Mar 2026 10:00:00 GMT","fetched":"2026"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		a, err := lineArticle(line)
		if err != nil {
			return
		}
		if err := a.Validate(); err != nil || a.ID == "" {
			t.Errorf("%q: %+v, %v", line, a, err)
		}
	})
}
