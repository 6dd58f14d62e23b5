package crawler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"edikt"
)

// Config is everything a Crawler needs. Zero values stand for the defaults named beside the fields.
type Config struct {
	// Contact is an e-mail or web address that goes into the user agent: whoever runs a server must be able to ask
	// who is crawling. It is required, except where only loopback is crawled.
	Contact string
	// UserAgent replaces the one made of program name, version and Contact. Its first word is the product token
	// that robots.txt files address.
	UserAgent string
	Version   string

	// DialContext replaces the network, as in net.Dialer: a demo may send every NAME.localhost to one port. The
	// address that it reaches is checked all the same.
	DialContext DialFunc
	// AllowLoopback permits loopback addresses. Private and link-local ones are refused in any case.
	AllowLoopback bool

	Delay     time.Duration // between two requests to a host; 2 s. Negative: none
	Timeout   time.Duration // for one answer, from first byte to last; 30 s
	MaxBody   int64         // of one answer, as sent and as decoded; MaxPageBytes
	Bandwidth int64         // bytes a second over all hosts; 0 is no bound
	Sources   int           // crawled at a time; 32
	MaxPages  int           // articles fetched from a source in one pass; 500

	// Since is how far back the first crawl of a source reaches; 14 days. Its articles travel as edikt.Backfill.
	Since time.Duration

	State   State    // what was seen; required
	Archive *Archive // raw pages as WARC; nil keeps none
	Copies  *Copies  // recognises agency copy; nil: a new one with a window of three days

	Now func() time.Time // time.Now
	Log *slog.Logger     // slog.Default()
}

// complete fills defaults in and reports all that is wrong.
func (c Config) complete() (Config, error) {
	if c.State == nil {
		return c, errors.New("crawler: no State")
	}
	if c.Contact == "" && c.UserAgent == "" && !c.AllowLoopback {
		return c, ErrContact
	}
	if c.UserAgent == "" {
		c.UserAgent = "Edikt/" + orDefault(c.Version, "1") + " (+" + orDefault(c.Contact, "loopback only") + ")"
	}
	c.Delay = max(0, orDefault(c.Delay, 2*time.Second))
	c.Timeout = orDefault(c.Timeout, 30*time.Second)
	c.MaxBody = orDefault(c.MaxBody, MaxPageBytes)
	c.Sources = orDefault(c.Sources, 32)
	c.MaxPages = orDefault(c.MaxPages, 500)
	c.Since = orDefault(c.Since, 14*24*time.Hour)
	if c.Copies == nil {
		c.Copies = NewCopies(3 * 24 * time.Hour)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c, nil
}

func orDefault[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

// ErrContact says that no contact address is configured.
var ErrContact = errors.New("no contact address: servers must be able to tell who crawls them")

// EmitFunc takes an article. An article is remembered as seen once it returned nil; an error ends the crawl and the
// article comes again with the next one.
type EmitFunc func(context.Context, edikt.Article) error

// Report counts what one pass over sources did.
type Report struct {
	Sources     int   `json:"sources"`
	Pages       int   `json:"pages"` // asked for, those of articles
	Bytes       int64 `json:"bytes"` // of answers, as sent
	Articles    int   `json:"articles"`
	Revisions   int   `json:"revisions"` // of them, changed ones
	Unchanged   int   `json:"unchanged"` // answers "not modified", or the same text again
	NoArticle   int   `json:"no_article"`
	Reserved    int   `json:"reserved"` // text and data mining reserved, or disallowed by robots.txt
	Faults      int   `json:"faults"`
	StillToCome int   `json:"still_to_come"` // left for the next pass by MaxPages
}

// Crawler finds and fetches articles of sources. It may be used by one Crawl or Run at a time.
type Crawler struct {
	cfg    Config
	fetch  *fetcher
	reader *Reader
	log    *slog.Logger
	emitMu sync.Mutex
}

// New returns a Crawler, or says what is wrong with the configuration.
func New(cfg Config) (*Crawler, error) {
	cfg, err := cfg.complete()
	if err != nil {
		return nil, err
	}
	return &Crawler{cfg: cfg, fetch: newFetcher(cfg), reader: NewReader(), log: cfg.Log.With("part", "crawler")}, nil
}

// Crawl makes one pass over the enabled sources, several at a time but never two requests to one host, and hands
// each new or changed article to emit, one at a time. Faults of sources are counted, logged and kept as their
// health; the error is emit's, the state's, or the end of ctx.
func (c *Crawler) Crawl(ctx context.Context, sources []Source, emit EmitFunc) (Report, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		mu    sync.Mutex
		total Report
		wg    sync.WaitGroup
		slots = make(chan struct{}, c.cfg.Sources)
	)
	for _, s := range sources {
		if s.Disabled {
			continue
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			defer func() { <-slots }()
			r, err := c.crawlSource(ctx, s, emit)
			mu.Lock()
			total.add(r)
			mu.Unlock()
			if err != nil {
				cancel(err)
			}
		}()
	}
	wg.Wait()
	return total, context.Cause(ctx)
}

func (r *Report) add(o Report) {
	r.Sources += o.Sources
	r.Pages += o.Pages
	r.Bytes += o.Bytes
	r.Articles += o.Articles
	r.Revisions += o.Revisions
	r.Unchanged += o.Unchanged
	r.NoArticle += o.NoArticle
	r.Reserved += o.Reserved
	r.Faults += o.Faults
	r.StillToCome += o.StillToCome
}

// Read fetches one page, with all manners and bounds, and makes an article of it. Nothing is remembered.
func (c *Crawler) Read(ctx context.Context, rawURL string) (edikt.Article, error) {
	got, err := c.fetch.get(ctx, rawURL, conditions{})
	if err == nil {
		err = c.reserved(ctx, got)
	}
	if err != nil {
		return edikt.Article{}, fmt.Errorf("fetch %s: %w", rawURL, err)
	}
	page := c.page(got)
	doc, err := c.reader.parse(page)
	if err == nil && doc.reserved() {
		err = ErrReserved
	}
	if err != nil {
		return edikt.Article{}, fmt.Errorf("read %s: %w", rawURL, err)
	}
	art, err := doc.article(page)
	if err != nil {
		return edikt.Article{}, fmt.Errorf("read %s: %w", rawURL, err)
	}
	return art, nil
}

func (c *Crawler) page(got fetched) Page {
	return Page{URL: got.url, ContentType: got.header.Get("Content-Type"), Body: got.body, Fetched: c.cfg.Now()}
}

// reserved asks host and answer whether text and data mining is reserved.
func (c *Crawler) reserved(ctx context.Context, got fetched) error {
	if headerReserved(got.header) {
		return ErrReserved
	}
	u, err := url.Parse(got.url)
	if err != nil {
		return err
	}
	policy, err := c.fetch.hosts.reservation(ctx, u)
	if err != nil {
		return err
	}
	if policy.reserved(u) {
		return ErrReserved
	}
	return nil
}

// fault is an error in the few words that the health state shows.
func fault(err error) string {
	var status *StatusError
	switch {
	case errors.As(err, &status) && !errors.Is(err, ErrBackOff):
		return status.Error()
	case errors.Is(err, ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		return ErrTimeout.Error()
	}
	return strings.TrimSpace(cutText(err.Error(), 200))
}
