package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html/atom"
)

// PlaceReport is what a try of one of a source's places found.
type PlaceReport struct {
	URL     string    `json:"url"`
	Kind    string    `json:"kind"` // feed, sitemap, section, article
	OK      bool      `json:"ok"`
	Items   int       `json:"items,omitempty"`
	Newest  time.Time `json:"newest,omitzero"`
	Message string    `json:"message,omitempty"`
}

// CheckReport is what a try of a source found. It works if one of its places names articles and one of these can be
// read.
type CheckReport struct {
	Source string        `json:"source"`
	OK     bool          `json:"ok"`
	Places []PlaceReport `json:"places"`
}

// Check tries all places of a source and reads one article. Nothing is remembered.
func (c *Crawler) Check(ctx context.Context, s Source) CheckReport {
	r := CheckReport{Source: s.ID}
	var found []announcement
	p := &pass{Crawler: c, src: s, now: c.cfg.Now()}
	try := func(kind, raw string) {
		list, err := c.announced(ctx, kind, raw, s)
		pr := PlaceReport{URL: raw, Kind: kind, OK: err == nil && len(list) > 0, Items: len(list)}
		for _, a := range list {
			pr.Newest = maxTime(pr.Newest, newest(a))
		}
		switch {
		case err != nil:
			pr.Message = fault(err)
		case len(list) == 0:
			pr.Message = "names no article"
		}
		found = append(found, list...)
		r.Places = append(r.Places, pr)
	}
	for _, f := range s.Feeds {
		try("feed", f)
	}
	for _, m := range s.Sitemaps {
		if m == FromRobots {
			maps := p.robotsSitemaps(ctx)
			if len(maps) == 0 {
				r.Places = append(r.Places, PlaceReport{URL: s.Home, Kind: "sitemap", Message: "robots.txt names no sitemap, or cannot be read"})
			}
			for _, m := range maps[:min(len(maps), 3)] {
				try("sitemap", m)
			}
			continue
		}
		try("sitemap", m)
	}
	for _, sec := range s.Sections {
		try("section", sec.URL)
	}
	if ctx.Err() == nil && len(found) > 0 {
		art := c.checkArticle(ctx, s, found)
		r.Places = append(r.Places, art)
		r.OK = art.OK
	}
	return r
}

// announced reads one place; of a sitemap index the youngest sitemap is read instead.
func (c *Crawler) announced(ctx context.Context, kind, raw string, s Source) ([]announcement, error) {
	got, err := c.fetch.get(ctx, raw, conditions{})
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(got.url)
	if err != nil {
		return nil, err
	}
	switch kind {
	case "feed":
		list, _, err := parseFeed(got.body, base)
		return list, err
	case "section":
		doc, err := c.reader.parse(Page{URL: got.url, ContentType: got.header.Get("Content-Type"), Body: got.body})
		if err != nil {
			return nil, err
		}
		for _, sec := range s.Sections {
			if sec.URL == raw {
				return doc.sectionLinks(sec.compiled()), nil
			}
		}
		return nil, nil
	}
	m, err := parseSitemap(got.body, base)
	if err != nil || len(m.maps) == 0 || len(m.pages) > 0 {
		return m.pages, err
	}
	young := slices.MaxFunc(m.maps, func(a, b announcement) int { return newest(a).Compare(newest(b)) })
	if young.url == raw {
		return nil, errors.New("sitemap index names itself")
	}
	got, err = c.fetch.get(ctx, young.url, conditions{})
	if err != nil {
		return nil, err
	}
	m, err = parseSitemap(got.body, base)
	return m.pages, err
}

// checkArticle reads the newest articles until one can be read; three tries will do.
func (c *Crawler) checkArticle(ctx context.Context, s Source, found []announcement) PlaceReport {
	slices.SortStableFunc(found, func(a, b announcement) int { return newest(b).Compare(newest(a)) })
	var pr PlaceReport
	for _, a := range found[:min(3, len(found))] {
		pr = PlaceReport{URL: a.url, Kind: "article"}
		art, err := c.Read(ctx, a.url)
		if err != nil {
			pr.Message = fault(err)
			continue
		}
		pr.OK = true
		pr.Message = fmt.Sprintf("%q, %s, %d characters", cutText(art.Title, 80), art.Date, len(art.Text))
		pr.Newest = art.Date.Start()
		break
	}
	return pr
}

// ErrNothingFound says that a site announces its articles nowhere that we know to look.
var ErrNothingFound = errors.New("neither feed nor sitemap found")

// guesses are where feeds lie on sites that do not say so.
var guesses = []string{"/feed/", "/rss.xml", "/feed.xml", "/rss", "/atom.xml", "/index.xml"}

// Discover makes a source of a home page, or of a feed's own address: feeds that the page names, else sitemaps that
// robots.txt names, else feeds at the usual addresses. Every address that it returns was tried.
func (c *Crawler) Discover(ctx context.Context, raw string) (Source, error) {
	got, err := c.fetch.get(ctx, raw, conditions{})
	if err != nil {
		return Source{}, fmt.Errorf("fetch %s: %w", raw, err)
	}
	base, err := url.Parse(got.url)
	if err != nil {
		return Source{}, err
	}
	s := Source{ID: hostID(got.url), Home: got.url, Verified: true}
	s.ID, _, _ = strings.Cut(s.ID, "-feed")
	if list, _, err := parseFeed(got.body, base); err == nil && len(list) > 0 {
		s.ID, s.Home = hostID(base.Scheme+"://"+base.Host), base.Scheme+"://"+base.Host+"/"
		s.Name, s.Feeds, s.Every = hostOf(got.url), []string{raw}, cadence(list)
		return s, nil
	}
	doc, err := c.reader.parse(Page{URL: got.url, ContentType: got.header.Get("Content-Type"), Body: got.body})
	if err != nil {
		return s, fmt.Errorf("read %s: %w", raw, err)
	}
	s.describe(doc)
	for _, feed := range doc.feedLinks() {
		c.addFeed(ctx, &s, feed)
	}
	if len(s.Feeds) == 0 {
		if u, err := checkURL(got.url); err == nil {
			if rules, err := c.fetch.hosts.robots(ctx, c.fetch.hosts.of(u)); err == nil && len(rules.sitemaps) > 0 {
				s.Sitemaps = []string{FromRobots}
			}
		}
	}
	for _, g := range guesses {
		if len(s.Feeds)+len(s.Sitemaps) > 0 {
			break
		}
		c.addFeed(ctx, &s, base.Scheme+"://"+base.Host+g)
	}
	if ctx.Err() != nil {
		return s, ctx.Err()
	}
	if len(s.Feeds)+len(s.Sitemaps) == 0 {
		return s, fmt.Errorf("%s: %w", raw, ErrNothingFound)
	}
	return s, nil
}

// addFeed takes a feed that can be read.
func (c *Crawler) addFeed(ctx context.Context, s *Source, raw string) {
	if len(s.Feeds) >= 5 || slices.Contains(s.Feeds, raw) {
		return
	}
	list, err := c.announced(ctx, "feed", raw, *s)
	if err != nil || len(list) == 0 {
		return
	}
	s.Feeds = append(s.Feeds, raw)
	if e := cadence(list); e > 0 && (s.Every == 0 || e < s.Every) {
		s.Every = e
	}
}

// describe takes name, language and country from the home page.
func (s *Source) describe(d *document) {
	s.Name = cutText(squeeze(orDefault(d.meta["og:site:name"], orDefault(d.titleE, hostOf(s.Home)))), 80)
	s.Languages = languageTags(d.lang)
	host := hostOf(s.Home)
	if country := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:]); knownCountry(country) {
		s.Country = country
	}
}

// feedLinks are the feeds that the head names, comments' feeds left out.
func (d *document) feedLinks() []string {
	var out []string
	for n := range d.root.Descendants() {
		if n.DataAtom != atom.Link || !strings.Contains(strings.ToLower(attr(n, "rel")), "alternate") {
			continue
		}
		t := strings.ToLower(attr(n, "type"))
		if !strings.Contains(t, "rss") && !strings.Contains(t, "atom") && !strings.Contains(t, "feed+json") {
			continue
		}
		if u := resolve(d.base, attr(n, "href")); u != "" && !strings.Contains(strings.ToLower(u), "comment") && !strings.Contains(strings.ToLower(attr(n, "title")), "kommentar") {
			out = append(out, u)
		}
	}
	return out
}

// cadence is the mean time between the articles of a feed, to the minute.
func cadence(list []announcement) time.Duration {
	var first, last time.Time
	n := 0
	for _, a := range list {
		at := newest(a)
		if at.IsZero() {
			continue
		}
		if n++; n == 1 || at.Before(first) {
			first = at
		}
		last = maxTime(last, at)
	}
	if n < 2 {
		return 0
	}
	return max(time.Minute, (last.Sub(first) / time.Duration(n-1)).Round(time.Minute))
}
