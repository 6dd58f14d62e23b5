package crawler

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// announcement is what a feed, a sitemap or a section page says about an article.
type announcement struct {
	url     string
	title   string
	lead    string
	date    time.Time // publication; zero where unknown
	updated time.Time
	recheck bool // another look at a young article
}

// mark changes when the place that announces the article says that the article changed.
func (a announcement) mark() string {
	if a.updated.IsZero() {
		return ""
	}
	return a.updated.UTC().Format(time.RFC3339)
}

// maxAnnouncements bounds what one feed or sitemap may name.
const maxAnnouncements = 50_000

// parseFeed reads RSS, Atom or JSON Feed; next is the feed's older page where it names one (RFC 5005).
func parseFeed(body []byte, base *url.URL) (list []announcement, next string, err error) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, "", fmt.Errorf("feed: %w", err)
	}
	for _, it := range feed.Items[:min(len(feed.Items), maxAnnouncements)] {
		link := it.Link
		if link == "" && strings.HasPrefix(it.GUID, "http") {
			link = it.GUID
		}
		if link = resolve(base, link); link == "" {
			continue
		}
		a := announcement{url: link, title: squeeze(plainText(it.Title)), lead: squeeze(plainText(it.Description))}
		if it.PublishedParsed != nil {
			a.date = *it.PublishedParsed
		}
		if it.UpdatedParsed != nil {
			a.updated = *it.UpdatedParsed
			if a.date.IsZero() {
				a.date = a.updated
			}
		}
		list = append(list, a)
	}
	return list, resolve(base, nextPage(body)), nil
}

// nextPage finds a link element with rel="next" in front of the first entry.
func nextPage(body []byte) string {
	d := xmlDecoder(bytes.NewReader(body))
	for range 500 {
		tok, err := d.Token()
		if err != nil {
			return ""
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "entry", "item":
			return ""
		case "link":
			if xmlAttr(e, "rel") == "next" {
				return xmlAttr(e, "href")
			}
		}
	}
	return ""
}

func xmlAttr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// xmlDecoder is lenient with entities and knows the charsets of the web. It reads a document as a stream.
func xmlDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// sitemap is a sitemap's pages or an index's sitemaps.
type sitemap struct {
	pages []announcement
	maps  []announcement // of other sitemaps
}

// parseSitemap reads a sitemap, a news sitemap or an index as a stream; what came before a fault in the XML counts.
func parseSitemap(body []byte, base *url.URL) (sitemap, error) {
	var m sitemap
	body, err := inflate(body)
	if err != nil {
		return m, fmt.Errorf("sitemap: %w", err)
	}
	d := xmlDecoder(bytes.NewReader(body))
	var cur announcement
	var field string
	var inMap, root bool
	depth := 0
	for len(m.pages)+len(m.maps) < maxAnnouncements {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return m, fmt.Errorf("sitemap: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth++; depth > 20 {
				return m, errors.New("sitemap: nested too deep")
			}
			switch field = t.Name.Local; field {
			case "url", "sitemap":
				cur, inMap = announcement{}, field == "sitemap"
			case "urlset", "sitemapindex":
				root = true
			case "image", "video", "link":
				if err := d.Skip(); err != nil {
					return m, fmt.Errorf("sitemap: %w", err)
				}
				depth--
				field = ""
			}
		case xml.CharData:
			cur.set(field, string(t), base)
		case xml.EndElement:
			depth--
			field = ""
			if t.Name.Local != "url" && t.Name.Local != "sitemap" || cur.url == "" {
				continue
			}
			if inMap {
				m.maps = append(m.maps, cur)
			} else {
				m.pages = append(m.pages, cur)
			}
			cur = announcement{}
		}
	}
	if !root {
		return m, errors.New("sitemap: neither urlset nor sitemapindex")
	}
	return m, nil
}

// set takes an element's text into the announcement.
func (a *announcement) set(field, text string, base *url.URL) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	switch field {
	case "loc":
		a.url = resolve(base, text)
	case "lastmod":
		a.updated = parsePageDate(text, time.UTC).Start()
	case "publication_date":
		a.date = parsePageDate(text, time.UTC).Start()
	case "title":
		a.title += squeeze(text)
	}
}

// resolve makes an absolute http(s) address of a reference, without its fragment, or "".
func resolve(base *url.URL, ref string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || len(ref) > 2048 {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// articlePath is what an article's address mostly looks like: a date, a number of five digits or more, or a slug of
// at least four words.
var articlePath = regexp.MustCompile(`/\d{4}/\d{1,2}/|\d{5,}|(?:[\p{L}\d]+-){3,}[\p{L}\d]+`)

// sectionLinks are the links of a section page that lead to articles of the same site.
func (d *document) sectionLinks(pattern *regexp.Regexp) []announcement {
	var out []announcement
	seen := map[string]bool{}
	for _, a := range d.anchors() {
		u, err := url.Parse(a.url)
		if err != nil || seen[a.url] {
			continue
		}
		switch {
		case pattern != nil:
			if !pattern.MatchString(a.url) {
				continue
			}
		case d.base == nil || !sameSite(u.Hostname(), d.base.Hostname()) || !articlePath.MatchString(u.Path):
			continue
		}
		seen[a.url] = true
		if out = append(out, a); len(out) == 500 {
			break
		}
	}
	return out
}

// sameSite compares hosts without what stands in front of their last two labels.
func sameSite(a, b string) bool {
	tail := func(h string) string {
		l := strings.Split(strings.ToLower(h), ".")
		return strings.Join(l[max(0, len(l)-2):], ".")
	}
	return tail(a) == tail(b)
}
