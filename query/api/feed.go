package api

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

// entry is a hit as a feed tells it, whatever the feed's format.
type entry struct {
	id         string
	title      string
	link       string // http or https, or empty
	summary    string
	author     string
	lang       string
	published  time.Time
	updated    time.Time
	categories []string
}

func newEntry(h query.Hit) entry {
	d := &h.Document
	e := entry{
		id:        fmt.Sprintf("urn:edikt:%s:%s", d.Type, d.ID),
		title:     d.Article.Title,
		link:      webLink(d.Article.URL),
		author:    d.Article.Source,
		lang:      d.Article.Lang,
		published: d.Article.Date.Start(),
		updated:   latest(d.Seen, d.Fetched, d.Article.Date.Start()),
	}
	if ev := d.Event; ev != nil {
		e.title = headline(d)
		e.summary = ev.Evidence.Text
		e.categories = append(e.categories, string(ev.Kind), ev.Target.ID)
		if ev.Jurisdiction != "" {
			e.categories = append(e.categories, ev.Jurisdiction)
		}
	}
	if e.title == "" {
		e.title = d.ID
	}
	return e
}

// headline says in one line what a document's event is: "TikTok: ban in_force, belgische Regierung (BE)".
func headline(d *edikt.Document) string {
	e := d.Event
	status := e.Status
	if d.Type == edikt.DossierDocument && d.DossierStatus != "" {
		status = d.DossierStatus
	}
	var who []string
	if e.Actor != nil {
		who = append(who, e.Actor.Name)
	}
	if e.Jurisdiction != "" {
		who = append(who, "("+e.Jurisdiction+")")
	}
	title := fmt.Sprintf("%s: %s %s", e.Target.Name, words(string(e.Kind)), words(string(status)))
	if who == nil {
		return title
	}
	return title + ", " + strings.Join(who, " ")
}

// words turns a wire name into what people read.
func words(s string) string { return strings.ReplaceAll(s, "_", " ") }

// webLink lets only web addresses through: a feed reader may open what it is given.
func webLink(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func latest(times ...time.Time) time.Time {
	var last time.Time
	for _, t := range times {
		if t.After(last) {
			last = t
		}
	}
	return last.UTC()
}

// feed is what both formats say of the whole.
type feed struct {
	title   string
	self    string
	next    string
	updated time.Time
	entries []entry
}

func newFeed(r *http.Request, s *search, result query.Result) feed {
	f := feed{title: "Edikt: " + feedTitle(s), self: selfURL(r, "")}
	if result.Next != "" {
		f.next = selfURL(r, s.cursor(result.Next))
	}
	for _, hit := range result.Hits {
		e := newEntry(hit)
		f.entries = append(f.entries, e)
		f.updated = latest(f.updated, e.updated)
	}
	return f
}

func feedTitle(s *search) string {
	title := string(s.request.Type) + "s"
	if s.request.Query != nil {
		title += " for " + s.request.Query.String()
	}
	return title
}

// selfURL is the address of the request, with another cursor where one is given.
func selfURL(r *http.Request, cursor string) string {
	u := *r.URL
	u.Scheme, u.Host = "http", r.Host
	if r.TLS != nil {
		u.Scheme = "https"
	}
	if cursor != "" {
		q := u.Query()
		q.Set("cursor", cursor)
		u.RawQuery = q.Encode()
	}
	return u.String()
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Author     *atomAuthor    `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *string        `xml:"content"` // where there is no link, which Atom asks for otherwise
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// writeAtom answers with a feed after RFC 4287, in pages after RFC 5005.
func writeAtom(w http.ResponseWriter, r *http.Request, s *search, result query.Result) error {
	f := newFeed(r, s, result)
	out := atomFeed{ID: "urn:edikt:search:" + s.print, Title: f.title, Updated: stamp(f.updated), Author: atomAuthor{"Edikt"},
		Links: []atomLink{{"self", f.self, "application/atom+xml"}}}
	if f.next != "" {
		out.Links = append(out.Links, atomLink{"next", f.next, "application/atom+xml"})
	}
	for _, e := range f.entries {
		out.Entries = append(out.Entries, e.atom())
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(out); err != nil {
		return err
	}
	return writeBody(w, r, mediaTypes[Atom], b.Bytes())
}

func (e entry) atom() atomEntry {
	out := atomEntry{Lang: e.lang, ID: e.id, Title: e.title, Updated: stamp(e.updated), Summary: e.summary}
	if !e.published.IsZero() {
		out.Published = stamp(e.published)
	}
	if e.author != "" {
		out.Author = &atomAuthor{e.author}
	}
	if e.link != "" {
		out.Links = []atomLink{{Rel: "alternate", Href: e.link}}
	} else {
		out.Summary, out.Content = "", &e.summary
	}
	for _, c := range e.categories {
		out.Categories = append(out.Categories, atomCategory{c})
	}
	return out
}

// stamp is a time as feeds write it; an unknown one is the beginning of 1970, since Atom needs one.
func stamp(t time.Time) string {
	if t.IsZero() {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

type jsonFeed struct {
	Version string         `json:"version"`
	Title   string         `json:"title"`
	FeedURL string         `json:"feed_url"`
	NextURL string         `json:"next_url,omitempty"`
	Items   []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID        string           `json:"id"`
	URL       string           `json:"url,omitempty"`
	Title     string           `json:"title"`
	Text      string           `json:"content_text"`
	Published string           `json:"date_published,omitempty"`
	Modified  string           `json:"date_modified,omitempty"`
	Authors   []jsonFeedAuthor `json:"authors,omitempty"`
	Tags      []string         `json:"tags,omitempty"`
	Lang      string           `json:"language,omitempty"`
}

type jsonFeedAuthor struct {
	Name string `json:"name"`
}

// writeJSONFeed answers with a feed after JSON Feed 1.1.
func writeJSONFeed(w http.ResponseWriter, r *http.Request, s *search, result query.Result) error {
	f := newFeed(r, s, result)
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title, FeedURL: f.self, NextURL: f.next, Items: []jsonFeedItem{}}
	for _, e := range f.entries {
		item := jsonFeedItem{ID: e.id, URL: e.link, Title: e.title, Text: e.summary, Published: rfc3339(e.published), Modified: rfc3339(e.updated),
			Tags: e.categories, Lang: e.lang}
		if e.author != "" {
			item.Authors = []jsonFeedAuthor{{e.author}}
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return err
	}
	return writeBody(w, r, mediaTypes[JSONFeed], b.Bytes())
}
