package crawler

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"edikt"
)

// ErrNoArticle says that a page holds no running text: a home page, a video page, an empty body.
var ErrNoArticle = errors.New("no article text on the page")

// Page is a page as it came over the wire or out of a file.
type Page struct {
	URL         string // where it was found; relative links are resolved against it
	File        string // where it lies, for pages from disk
	Source      string // the source's id; the host where empty
	ContentType string // the header's value, for its charset
	Zone        string // IANA zone of times without one; guessed from the host where empty
	Fetched     time.Time
	Body        []byte // plain or gzip
}

// Reader reads pages into articles. It holds no state and may be used by many goroutines.
type Reader struct{}

// NewReader returns a Reader.
func NewReader() *Reader { return &Reader{} }

// Read makes an article of a page. The page is parsed once; JSON-LD, the paragraph container and, where these two
// leave doubt, readability look at the same tree. An article without a date of its own takes the fetch time, and
// says so in DateSource. The error is ErrNoArticle where the page holds no text worth the name.
func (r *Reader) Read(p Page) (edikt.Article, error) {
	doc, err := r.parse(p)
	if err != nil {
		return edikt.Article{}, err
	}
	return doc.article(p)
}

// parse decodes the page and builds the flat view of its tree.
func (r *Reader) parse(p Page) (*document, error) {
	body, err := inflate(p.Body)
	if err != nil {
		return nil, err
	}
	if n := bytes.Count(body, []byte("<")); n > maxTags {
		return nil, fmt.Errorf("page of %d tags: %w", n, ErrTooLarge)
	}
	root, err := html.Parse(bytes.NewReader(decode(body, p.ContentType)))
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", err)
	}
	base, _ := url.Parse(p.URL)
	return newDocument(root, base), nil
}

// article joins what the parts of the document say.
func (d *document) article(p Page) (edikt.Article, error) {
	ld := d.newsNode()
	a := edikt.Article{URL: p.URL, File: p.File, Source: p.Source, Fetched: p.Fetched}
	a.Title = d.title(ld)
	d.locate(a.Title)
	a.Author = d.author(ld)
	a.Canonical = d.canonical()
	a.Paywalled = d.paywalled(ld)
	lead, paras := d.body(ld, a.Title)
	a.Lead = lead
	a.Text = strings.Join(paras, "\n\n")
	if len(a.Text) > edikt.MaxTextBytes {
		return a, fmt.Errorf("text of %d bytes: at most %d", len(a.Text), edikt.MaxTextBytes)
	}
	if wordCount(a.Text) < minWords {
		return a, ErrNoArticle
	}
	a.Lang = d.language(a.Text)
	zone := pageZone(p.Zone, p.URL)
	a.Date, a.Modified = d.published(ld, zone), d.modified(ld, zone)
	a.DateSource = edikt.DateFromPage
	if a.Date == "" && !p.Fetched.IsZero() {
		a.Date, a.DateSource = edikt.Date(p.Fetched.Format(time.RFC3339)), edikt.DateFromFetched
	}
	if a.Date == "" {
		a.DateSource = ""
	}
	if a.URL == "" {
		a.URL = a.Canonical
	}
	if a.Source == "" {
		a.Source = hostOf(a.URL)
	}
	a.Complete()
	return a, nil
}

// locate finds the headline on a page that has it in no h1.
func (d *document) locate(title string) {
	for i := 0; i < len(d.blocks) && d.h1At < 0; i++ {
		if b := &d.blocks[i]; sameWords(b.text, title) || headingTags[b.tag] && len(foldWords(title)) > 3 && overlap(b.text, title) == 1 {
			d.h1At = i
		}
	}
}

// maxTags bounds a page's tree, which weighs fifty times its text where it is all tags. The largest news pages have
// some twenty thousand.
const maxTags = 500_000

// minWords is the least a page must say to be an article.
const minWords = 25

func wordCount(s string) int { return len(strings.Fields(s)) }

// hostOf is a URL's host without "www.", or "".
func hostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
