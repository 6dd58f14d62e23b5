package notify

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"edikt"
)

// atomEntries is how many alerts a feed shows.
const atomEntries = 50

// atom keeps a feed file: the newest deliveries, newest first, replaced as a whole so that a server may hand it out.
type atom struct {
	mu    sync.Mutex
	path  string
	links Links
}

func newAtom(path string, links Links) (*atom, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return &atom{path: path, links: links}, nil
}

// atomFeed and atomEntry are what we write of RFC 4287, and read back.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Content atomContent `xml:"content"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func (a *atom) Notify(_ context.Context, d edikt.Delivery) (Answer, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	feed, err := a.read()
	if err != nil {
		return Answer{}, err
	}
	entry := a.entry(d)
	for _, e := range feed.Entries {
		if e.ID == entry.ID {
			return Answer{Text: "already in the feed"}, nil
		}
	}
	feed.ID, feed.Title, feed.Author, feed.Updated = "urn:edikt:subscription:"+d.Subscription.ID, plain(d.Subscription.Name, nameRunes), "Edikt", entry.Updated
	feed.Entries = append([]atomEntry{entry}, feed.Entries[:min(len(feed.Entries), atomEntries-1)]...)
	return Answer{Text: "added to the feed"}, a.write(feed)
}

func (a *atom) entry(d edikt.Delivery) atomEntry {
	m := Render(d, a.links)
	e := atomEntry{ID: "urn:edikt:delivery:" + d.Key, Title: m.Subject, Updated: d.At.UTC().Format(time.RFC3339), Content: atomContent{"html", htmlBody(m)}}
	if len(m.Sections) > 0 && m.Sections[0].Heading.URL != "" {
		e.Links = []atomLink{{m.Sections[0].Heading.URL}}
	}
	return e
}

func (a *atom) read() (atomFeed, error) {
	var feed atomFeed
	data, err := os.ReadFile(a.path)
	if errors.Is(err, os.ErrNotExist) {
		return feed, nil
	}
	if err == nil {
		err = xml.Unmarshal(data, &feed)
	}
	if err != nil {
		return feed, fmt.Errorf("read feed %s: %w", a.path, err)
	}
	return feed, nil
}

func (a *atom) write(feed atomFeed) error {
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	if err := xml.NewEncoder(&buf).Encode(feed); err != nil {
		return err
	}
	return edikt.ReplaceFile(a.path, buf.Bytes(), 0o644)
}
