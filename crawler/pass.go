package crawler

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"edikt"
)

// pass is one walk over one source.
type pass struct {
	*Crawler
	src    Source
	emit   EmitFunc
	rec    sourceRecord
	now    time.Time
	report Report
	places []place // read in this pass; their validators count once every article is settled
	open   int     // articles that failed and must come again
}

// crawlSource walks a source once. What goes wrong at the source ends in its health record; only what goes wrong
// here is returned.
func (c *Crawler) crawlSource(ctx context.Context, s Source, emit EmitFunc) (Report, error) {
	p := &pass{Crawler: c, src: s, emit: emit, now: c.cfg.Now()}
	p.report.Sources = 1
	p.rec, _ = load[sourceRecord](c.cfg.State, sourceKey(s.ID))
	if p.rec.Began.IsZero() {
		p.rec.Began = p.now
	}
	p.slowDown()
	found := p.find(ctx)
	if err := p.articles(ctx, found); err != nil {
		return p.report, err
	}
	if err := ctx.Err(); err != nil {
		return p.report, err
	}
	if err := p.settle(found); err != nil {
		return p.report, err
	}
	c.log.Info("source crawled", "source", s.ID, "articles", p.report.Articles, "unchanged", p.report.Unchanged, "faults", p.report.Faults, "health", p.rec.State)
	return p.report, nil
}

// slowDown gives the source's hosts the delay that the source asks for.
func (p *pass) slowDown() {
	for _, raw := range p.src.addresses() {
		if u, err := checkURL(raw); err == nil && p.src.Delay > 0 {
			p.fetch.hosts.of(u).slower(p.src.Delay)
		}
	}
}

// articles fetches what is new or changed, newest first, and what is due for another look.
func (p *pass) articles(ctx context.Context, found []announcement) error {
	since := p.now.Add(-p.cfg.Since)
	slices.SortStableFunc(found, func(a, b announcement) int { return newest(b).Compare(newest(a)) })
	due, again := p.due(), map[string]bool{}
	for _, a := range due {
		again[urlKey(a.url)] = true
	}
	seen := map[string]bool{}
	for _, a := range append(found, due...) {
		key := urlKey(a.url)
		a.recheck = again[key]
		if seen[key] || !newest(a).IsZero() && newest(a).Before(since) {
			continue
		}
		seen[key] = true
		if p.report.Pages >= p.cfg.MaxPages {
			p.report.StillToCome++
			continue
		}
		if err := p.article(ctx, a, key); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

func newest(a announcement) time.Time { return maxTime(a.date, a.updated) }

// article settles one announced article: left alone, fetched and emitted, or noted as a fault.
func (p *pass) article(ctx context.Context, a announcement, key string) error {
	rec, known := load[urlRecord](p.cfg.State, key)
	if known && (p.now.Before(rec.Quiet) || rec.Done && !a.recheck && !rec.changed(a)) {
		return nil
	}
	if !known {
		p.rec.sighted(a, p.now)
	}
	target := cmp.Or(rec.Moved, a.url)
	p.report.Pages++
	got, err := p.fetch.get(ctx, target, conditions{rec.ETag, rec.LastModified})
	p.count(got)
	rec.Mark = a.mark()
	if err == nil && !p.src.Licensed {
		err = p.reserved(ctx, got)
	}
	if err != nil {
		return p.refused(ctx, a, key, rec, err)
	}
	rec.Moved, rec.Tries, rec.Quiet, rec.Done = cmp.Or(got.permanent, rec.Moved), 0, time.Time{}, true
	if got.notMod {
		p.report.Unchanged++
		rec.Idle++
		return p.look(a, key, rec)
	}
	if home(got.url) && !home(target) { // where withdrawn articles often lead
		p.report.NoArticle++
		return p.look(a, key, rec)
	}
	rec.ETag, rec.LastModified = got.header.Get("ETag"), got.header.Get("Last-Modified")
	if p.cfg.Archive != nil {
		if err := p.cfg.Archive.keep(got.url, got.exchange, p.now); err != nil {
			return err
		}
	}
	return p.read(ctx, a, key, rec, got)
}

// home reports whether an address is a site's front page.
func home(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

func (p *pass) count(got fetched) {
	if got.exchange != nil {
		p.report.Bytes += got.wire
	}
}

// Faults of one address: tried again with every pass, then left alone for a week.
const (
	maxTries  = 4
	longQuiet = 7 * 24 * time.Hour
)

// refused notes why an address gave no page.
func (p *pass) refused(ctx context.Context, a announcement, key string, rec urlRecord, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var status *StatusError
	switch {
	case errors.Is(err, ErrReserved), errors.Is(err, ErrRobots) && !errors.Is(err, ErrBackOff):
		p.report.Reserved++
		rec.Quiet = p.now.Add(longQuiet)
		p.rec.problem(a.url, err, p.now)
		return save(p.cfg.State, key, rec)
	case errors.As(err, &status) && (status.Status == http.StatusNotFound || status.Status == http.StatusGone):
		rec.Done = true
		return save(p.cfg.State, key, rec)
	case errors.Is(err, ErrBackOff):
		p.report.StillToCome++
		p.open++
		return nil
	}
	p.report.Faults++
	p.rec.problem(a.url, err, p.now)
	p.log.Warn("page not fetched", "source", p.src.ID, "url", a.url, "error", err)
	if rec.Tries++; rec.Tries >= maxTries {
		rec.Tries, rec.Quiet = 0, p.now.Add(longQuiet)
	} else {
		p.open++
	}
	return save(p.cfg.State, key, rec)
}

// read makes the article of a fetched page and emits it where its text is new.
func (p *pass) read(ctx context.Context, a announcement, key string, rec urlRecord, got fetched) error {
	page := p.page(got)
	page.Source, page.Zone = p.src.ID, p.src.Zone
	doc, err := p.reader.parse(page)
	if err == nil && doc.reserved() && !p.src.Licensed {
		return p.refused(ctx, a, key, rec, ErrReserved)
	}
	var art edikt.Article
	if err == nil {
		art, err = doc.article(page)
	}
	p.rec.readOne(err == nil, len(art.Text))
	if err != nil {
		if !errors.Is(err, ErrNoArticle) {
			return p.refused(ctx, a, key, rec, err)
		}
		p.report.NoArticle++
		return p.look(a, key, rec)
	}
	p.fill(&art, a)
	rec.Article = art.ID
	fresh, err := p.revise(&art)
	if err != nil {
		return err
	}
	if !fresh {
		rec.Idle++
		return p.look(a, key, rec)
	}
	rec.Idle = 0
	if err := p.hand(ctx, art); err != nil {
		return err
	}
	if err := save(p.cfg.State, articleKey(art.ID), articleRecord{edikt.NormalizeURL(art.URL), art.Title, art.TextHash, art.Revision}); err != nil {
		return err
	}
	return p.look(a, key, rec)
}

// fill adds what the announcement and the source know better than the page.
func (p *pass) fill(art *edikt.Article, a announcement) {
	if art.DateSource != edikt.DateFromPage && !newest(a).IsZero() {
		art.Date, art.DateSource = edikt.Date(cmp.Or(a.date, newest(a)).Format(time.RFC3339)), edikt.DateFromFeed
	}
	art.Title, art.Lead = cmp.Or(art.Title, a.title), cmp.Or(art.Lead, a.lead)
	if art.Lang == "" && len(p.src.Languages) == 1 {
		art.Lang = p.src.Languages[0]
	}
	if clean := edikt.NormalizeURL(art.URL); len(clean) < len(art.URL)-1 {
		art.URL = clean // tracking parameters go; a slash at the end stays
	}
	art.Cause = edikt.Live
	if !p.rec.Complete || !art.Date.Start().IsZero() && art.Date.Start().Before(p.rec.Began) && art.DateSource != edikt.DateFromFetched {
		art.Cause = edikt.Backfill
	}
	art.Complete()
}

// revise compares the article with what is known of it: its identity, its revision, and whether its text is new.
func (p *pass) revise(art *edikt.Article) (fresh bool, err error) {
	old, known := load[articleRecord](p.cfg.State, articleKey(art.ID))
	here := edikt.NormalizeURL(art.URL)
	if known && old.URL != here && !sameWords(old.Title, art.Title) {
		// Two addresses claim one canonical URL with two headlines: the claim is a mistake of the template.
		art.ID = edikt.ArticleID("", art.URL, art.Title, art.Text)
		old, known = load[articleRecord](p.cfg.State, articleKey(art.ID))
	}
	switch {
	case !known:
		if art.Cause == edikt.Backfill && !art.Date.End().IsZero() && art.Date.End().Before(p.now.Add(-p.cfg.Since)) {
			return false, nil // an undated link to something older than the first crawl reaches
		}
		return true, nil
	case old.TextHash == art.TextHash, old.URL != here: // the same again, or the AMP or print variant
		p.report.Unchanged++
		return false, nil
	}
	art.Revision = old.Revision + 1
	p.report.Revisions++
	return true, nil
}

// hand gives the article to the callback, one at a time over all sources.
func (p *pass) hand(ctx context.Context, art edikt.Article) error {
	p.emitMu.Lock()
	defer p.emitMu.Unlock()
	if err := p.cfg.Copies.Link(&art, p.now); err != nil {
		return err
	}
	if err := p.emit(ctx, art); err != nil {
		return fmt.Errorf("article %s: %w", art.URL, err)
	}
	p.report.Articles++
	return nil
}

// look marks the address as settled and plans another look at a young article: corrections come within a day or two.
func (p *pass) look(a announcement, key string, rec urlRecord) error {
	p.rec.plan(a, p.now)
	return save(p.cfg.State, key, rec)
}

// due lists the young articles that are to be looked at again.
func (p *pass) due() []announcement {
	var out []announcement
	for _, l := range p.rec.Looks {
		if !p.now.Before(l.At) {
			out = append(out, announcement{url: l.URL, recheck: true})
		}
	}
	return out
}

// settle stores the places' validators and the source's health.
func (p *pass) settle(found []announcement) error {
	if p.open == 0 && p.report.StillToCome == 0 {
		for _, pl := range p.places {
			if err := save(p.cfg.State, placeKey(pl.url), pl.rec); err != nil {
				return err
			}
		}
		p.rec.Complete = p.rec.Complete || p.rec.PlacesOK > 0
	}
	p.rec.conclude(p.src, p.now, len(found))
	return save(p.cfg.State, sourceKey(p.src.ID), p.rec)
}
