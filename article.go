package edikt

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// SchemaVersion is written into every message; a program refuses what is newer than itself.
const SchemaVersion = 1

// MaxTextBytes bounds an article's text; longer pages are no news articles.
const MaxTextBytes = 4 << 20

// Cause says why something travels: only what is live may raise an alert.
type Cause string

// The three causes.
const (
	Live     Cause = "live"
	Backfill Cause = "backfill"
	Replay   Cause = "replay"
)

// Where an article's date comes from.
const (
	DateFromPage    = "page"
	DateFromFeed    = "feed"
	DateFromFile    = "file"
	DateFromFetched = "fetched" // never news
)

// Article is one page of one outlet at one revision, reduced to its text.
// Offsets anywhere in Edikt are byte offsets into Text.
type Article struct {
	Version    int       `json:"v,omitempty"`
	ID         string    `json:"id"`
	Revision   int       `json:"revision,omitempty"` // 1 for the first version seen
	URL        string    `json:"url,omitempty"`
	Canonical  string    `json:"canonical,omitempty"`
	Source     string    `json:"source,omitempty"` // the source's id, or a host
	File       string    `json:"file,omitempty"`
	Lang       string    `json:"lang,omitempty"` // BCP 47 primary tag: de, fr, ...
	Date       Date      `json:"date,omitempty"` // publication
	DateSource string    `json:"date_source,omitempty"`
	Modified   Date      `json:"modified,omitempty"`
	Fetched    time.Time `json:"fetched,omitzero"`
	Title      string    `json:"title,omitempty"`
	Lead       string    `json:"lead,omitempty"`
	Author     string    `json:"author,omitempty"`
	Text       string    `json:"text"` // paragraphs parted by blank lines
	TextHash   string    `json:"text_hash,omitempty"`
	Paywalled  bool      `json:"paywalled,omitempty"`
	CopyOf     string    `json:"copy_of,omitempty"` // id of the agency original
	Cause      Cause     `json:"cause,omitempty"`
}

// Complete fills what follows from the rest: the schema version, the identity, the revision and the text hash.
func (a *Article) Complete() {
	a.Version = SchemaVersion
	a.TextHash = HashText(a.Title, a.Text)
	if a.ID == "" {
		a.ID = ArticleID(a.Canonical, a.URL, a.Title, a.Text)
	}
	if a.Revision == 0 {
		a.Revision = 1
	}
	if a.Cause == "" {
		a.Cause = Live
	}
}

// MessageID names this very text of the article: the stream keeps one message for each.
func (a *Article) MessageID() string { return a.ID + "." + a.TextHash }

// Validate reports everything that keeps the article out of the pipeline, joined.
func (a *Article) Validate() error {
	var errs []error
	if a.Version > SchemaVersion {
		errs = append(errs, fmt.Errorf("schema version %d: this program reads up to %d", a.Version, SchemaVersion))
	}
	if strings.TrimSpace(a.Text) == "" {
		errs = append(errs, errors.New("no text"))
	}
	if len(a.Text) > MaxTextBytes {
		errs = append(errs, fmt.Errorf("text of %d bytes: at most %d", len(a.Text), MaxTextBytes))
	}
	if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title) {
		errs = append(errs, errors.New("not valid UTF-8"))
	}
	if !a.Date.Valid() {
		errs = append(errs, fmt.Errorf("date %q: want a year, 2023-03, 2023-03-10 or an RFC 3339 time", a.Date))
	}
	return errors.Join(errs...)
}

// Ref is what an event keeps of its article.
func (a *Article) Ref() ArticleRef {
	return ArticleRef{ID: a.ID, Revision: a.Revision, URL: a.URL, Source: a.Source, Lang: a.Lang, Date: a.Date,
		DateSource: a.DateSource, Title: a.Title, CopyOf: a.CopyOf}
}

// ArticleRef is an article without its text.
type ArticleRef struct {
	ID         string `json:"id"`
	Revision   int    `json:"revision,omitempty"`
	URL        string `json:"url,omitempty"`
	Source     string `json:"source,omitempty"`
	Lang       string `json:"lang,omitempty"`
	Date       Date   `json:"date,omitempty"`
	DateSource string `json:"date_source,omitempty"`
	Title      string `json:"title,omitempty"`
	CopyOf     string `json:"copy_of,omitempty"`
}
