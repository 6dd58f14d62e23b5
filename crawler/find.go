package crawler

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// place is an address that announces articles.
type place struct {
	url string
	rec placeRecord
}

// placeRecord is what is remembered of it.
type placeRecord struct {
	ETag         string `json:"e,omitempty"`
	LastModified string `json:"l,omitempty"`
	Moved        string `json:"m,omitempty"`
}

// Bounds of one pass.
const (
	maxFeedPages = 10
	maxSitemaps  = 12
	mapDepth     = 3
)

// find asks all places of the source and joins what they announce.
func (p *pass) find(ctx context.Context) []announcement {
	var found []announcement
	p.rec.startPass(p.now)
	for _, f := range p.src.Feeds {
		found = append(found, p.feed(ctx, f)...)
	}
	maps, left := p.src.Sitemaps, maxSitemaps
	if i := slices.Index(maps, FromRobots); i >= 0 {
		maps = append(slices.Delete(slices.Clone(maps), i, i+1), p.robotsSitemaps(ctx)...)
	}
	for _, m := range maps {
		found = append(found, p.sitemap(ctx, m, mapDepth, &left)...)
	}
	for _, s := range p.src.Sections {
		found = append(found, p.section(ctx, s)...)
	}
	return found
}

// visit fetches a place if it changed. ok is false where nothing is to be read: unchanged, or a fault, which is noted.
func (p *pass) visit(ctx context.Context, raw string) (got fetched, base *url.URL, ok bool) {
	if ctx.Err() != nil {
		return got, nil, false
	}
	rec, _ := load[placeRecord](p.cfg.State, placeKey(raw))
	got, err := p.fetch.get(ctx, cmp.Or(rec.Moved, raw), conditions{rec.ETag, rec.LastModified})
	p.count(got)
	if err != nil {
		p.placeFault(ctx, raw, err)
		return got, nil, false
	}
	rec.Moved = cmp.Or(got.permanent, rec.Moved)
	if got.notMod {
		p.rec.PlacesOK++
		p.rec.Unchanged++
		return got, nil, false
	}
	rec.ETag, rec.LastModified = got.header.Get("ETag"), got.header.Get("Last-Modified")
	p.places = append(p.places, place{raw, rec})
	base, err = url.Parse(got.url)
	return got, base, err == nil
}

func (p *pass) placeFault(ctx context.Context, raw string, err error) {
	if ctx.Err() != nil {
		return
	}
	p.report.Faults++
	p.rec.PlacesBad++
	p.rec.problem(raw, err, p.now)
	p.places = slices.DeleteFunc(p.places, func(pl place) bool { return pl.url == raw })
	p.log.Warn("place not read", "source", p.src.ID, "url", raw, "error", err)
}

// feed reads a feed, and its older pages as far as the first crawl reaches.
func (p *pass) feed(ctx context.Context, raw string) []announcement {
	var found []announcement
	since := p.now.Add(-p.cfg.Since)
	for page, next := 0, raw; next != "" && page < maxFeedPages; page++ {
		got, base, ok := p.visit(ctx, next)
		if !ok {
			break
		}
		list, older, err := parseFeed(got.body, base)
		if err != nil {
			p.placeFault(ctx, next, err)
			break
		}
		p.rec.PlacesOK++
		found = append(found, list...)
		if p.rec.Complete || len(list) == 0 || newest(list[len(list)-1]).Before(since) {
			break
		}
		next = older
	}
	return found
}

// sitemap reads a sitemap, or the youngest of those that an index names.
func (p *pass) sitemap(ctx context.Context, raw string, depth int, left *int) []announcement {
	if *left <= 0 || depth == 0 {
		return nil
	}
	*left--
	got, base, ok := p.visit(ctx, raw)
	if !ok {
		return nil
	}
	m, err := parseSitemap(got.body, base)
	if err != nil {
		p.placeFault(ctx, raw, err)
		if len(m.pages) == 0 {
			return nil
		}
	} else {
		p.rec.PlacesOK++
	}
	since := p.now.Add(-p.cfg.Since)
	found := slices.DeleteFunc(m.pages, func(a announcement) bool { return !newest(a).IsZero() && newest(a).Before(since) })
	slices.SortStableFunc(m.maps, func(a, b announcement) int { return newest(b).Compare(newest(a)) })
	for _, child := range m.maps {
		if newest(child).IsZero() || !newest(child).Before(since) {
			found = append(found, p.sitemap(ctx, child.url, depth-1, left)...)
		}
	}
	return found
}

// robotsSitemaps are the sitemaps that robots.txt names, those for news alone where there are any.
func (p *pass) robotsSitemaps(ctx context.Context) []string {
	u, err := checkURL(p.src.Home)
	if err != nil {
		p.placeFault(ctx, p.src.Home, fmt.Errorf("home page for robots.txt: %w", err))
		return nil
	}
	rules, err := p.fetch.hosts.robots(ctx, p.fetch.hosts.of(u))
	if err != nil {
		p.placeFault(ctx, p.src.Home, err)
		return nil
	}
	return newsFirst(rules.sitemaps)
}

func newsFirst(maps []string) []string {
	var news []string
	for _, m := range maps {
		if l := strings.ToLower(m); strings.Contains(l, "news") || strings.Contains(l, "actu") {
			news = append(news, m)
		}
	}
	if len(news) > 0 {
		return news
	}
	return maps
}

// section reads the links of a section page. Their order on the page is all there is: they carry no dates.
func (p *pass) section(ctx context.Context, s Section) []announcement {
	got, base, ok := p.visit(ctx, s.URL)
	if !ok {
		return nil
	}
	doc, err := p.reader.parse(Page{URL: got.url, ContentType: got.header.Get("Content-Type"), Body: got.body})
	if err != nil {
		p.placeFault(ctx, s.URL, err)
		return nil
	}
	doc.base = base
	p.rec.PlacesOK++
	return doc.sectionLinks(s.compiled())
}

// sighted learns from an announcement how often the source publishes.
func (r *sourceRecord) sighted(a announcement, now time.Time) {
	at := newest(a)
	if at.IsZero() || at.After(now) {
		at = now
	}
	r.New++
	r.LastArticle = maxTime(r.LastArticle, at)
}
