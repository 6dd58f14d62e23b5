package newsroom

import (
	"encoding/xml"
	"strings"
	"time"
)

type rss struct {
	XMLName xml.Name  `xml:"rss"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"channel>title"`
	Link    string    `xml:"channel>link"`
	Lang    string    `xml:"channel>language"`
	Built   string    `xml:"channel>lastBuildDate"`
	Items   []rssItem `xml:"channel>item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	PubDate     string `xml:"pubDate"`
	Category    string `xml:"category"`
	Description string `xml:"description"`
}

type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Link    atomLink    `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Published string   `xml:"published"`
	Updated   string   `xml:"updated"`
	Link      atomLink `xml:"link"`
	Author    string   `xml:"author>name"`
	Summary   string   `xml:"summary"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	News    string       `xml:"xmlns:news,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc   string `xml:"loc"`
	Name  string `xml:"news:news>news:publication>news:name"`
	Lang  string `xml:"news:news>news:publication>news:language"`
	Date  string `xml:"news:news>news:publication_date"`
	Title string `xml:"news:news>news:title"`
}

// IsAtom tells the two kinds of feed apart.
func (s *site) IsAtom() bool { return strings.Contains(s.Feed, "atom") }

func (s *site) feedType() string {
	if s.IsAtom() {
		return "application/atom+xml; charset=utf-8"
	}
	return "application/rss+xml; charset=utf-8"
}

// feed is what the outlet offers to feed readers: sometimes only the newest few, with tracking parameters on the links.
func (s *site) feed(base string, now time.Time) []byte {
	stories := s.stories
	if s.feedLimit > 0 {
		stories = stories[:min(s.feedLimit, len(stories))]
	}
	if s.IsAtom() {
		return marshal(s.atom(base, stories, now))
	}
	return marshal(s.rss(base, stories, now))
}

func (s *site) rss(base string, stories []*story, now time.Time) rss {
	f := rss{Version: "2.0", Title: s.Name, Link: base + "/", Lang: s.Lang, Built: now.Format(time.RFC1123Z)}
	for _, st := range stories {
		f.Items = append(f.Items, rssItem{Title: st.title, Link: s.tracked(base, st), GUID: base + st.path(),
			PubDate: st.published.Format(time.RFC1123Z), Category: st.section, Description: st.lead})
	}
	return f
}

func (s *site) atom(base string, stories []*story, now time.Time) atom {
	f := atom{Lang: s.Lang, ID: base + "/", Title: s.Name, Updated: now.Format(time.RFC3339), Link: atomLink{"self", base + s.Feed}}
	for _, st := range stories {
		at := st.published.Format(time.RFC3339)
		f.Entries = append(f.Entries, atomEntry{ID: base + st.path(), Title: st.title, Published: at, Updated: at,
			Link: atomLink{"alternate", s.tracked(base, st)}, Author: st.author, Summary: st.lead})
	}
	return f
}

// newsSitemap holds everything of the last days, in the form that news search engines ask for.
func (s *site) newsSitemap(base string) []byte {
	m := sitemap{News: "http://www.google.com/schemas/sitemap-news/0.9"}
	for _, st := range s.stories {
		m.URLs = append(m.URLs, sitemapURL{Loc: base + st.path(), Name: s.Name, Lang: s.Lang,
			Date: st.published.Format(time.RFC3339), Title: st.title})
	}
	return marshal(m)
}

func (s *site) tracked(base string, st *story) string {
	if s.tracking == "" {
		return base + st.path()
	}
	return base + st.path() + "?" + s.tracking
}

func marshal(v any) []byte {
	out, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		panic("newsroom: " + err.Error()) // plain structs of strings always marshal
	}
	return append([]byte(xml.Header), out...)
}
