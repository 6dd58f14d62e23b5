package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/crawler"
	"edikt/pipelines"
)

// crawlOptions are the flags of crawl.
type crawlOptions struct {
	once     bool
	sources  []string
	output   string
	archive  string
	since    time.Duration
	contact  string
	loopback bool
}

func (a *app) newCrawlCmd() *cobra.Command {
	var opt crawlOptions
	cmd := &cobra.Command{
		Use:   "crawl",
		Short: "fetch new articles of the sources, politely",
		Long: `Crawl asks the enabled sources for new and changed articles and takes them into the data folder,
each source at its own pace, until it is interrupted; with --once it makes one pass.

With --output - it prints articles as JSON Lines and stores nothing. robots.txt, crawl delays and
reservations of text and data mining are obeyed. A contact address has to be configured
(crawl.contact) or given: it is told to the servers.`,
		Example: `  edikt crawl --once --contact me@example.org
  edikt crawl --once --sources mine.yaml --output - | edikt extract`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.crawl(cmd.Context(), opt)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opt.once, "once", false, "make one pass and end")
	f.StringSliceVar(&opt.sources, "sources", nil, "file of sources to crawl instead of the enabled ones (may be repeated)")
	f.StringVar(&opt.output, "output", "", `"-": print articles as JSON Lines and store nothing`)
	f.StringVar(&opt.archive, "archive", "", "keep raw pages as WARC files in this folder (default: as configured)")
	f.DurationVar(&opt.since, "since", 0, "how far back the first crawl of a source reaches (default: 336h, or as configured)")
	f.StringVar(&opt.contact, "contact", "", "your e-mail or web address, told to servers in the user agent")
	f.BoolVar(&opt.loopback, "allow-loopback", false, "permit sources on this machine")
	cmd.MarkFlagFilename("sources", "yaml")
	return cmd
}

// crawl makes one pass, or keeps crawling until ctx ends.
func (a *app) crawl(ctx context.Context, opt crawlOptions) error {
	if opt.output != "" && opt.output != "-" {
		return fmt.Errorf("%w: --output %s: only - is known", errUsage, opt.output)
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	sources, err := chosenSources(cfg, opt.sources)
	if err != nil {
		return err
	}
	if cmp.Or(opt.contact, cfg.Crawl.Contact) == "" && !opt.loopback {
		return errNoContact
	}
	if opt.output == "-" {
		return a.crawlOut(ctx, cfg, sources, opt)
	}
	n, err := a.openParts(ctx, cfg, takeOnly, workOptions{})
	if err != nil {
		return err
	}
	err = n.crawl(ctx, a, sources, opt)
	return errors.Join(err, n.close())
}

var errNoContact = fmt.Errorf("%w; set crawl.contact or give --contact", crawler.ErrContact)

// crawlOut prints articles and remembers nothing.
func (a *app) crawlOut(ctx context.Context, cfg config, sources []crawler.Source, opt crawlOptions) error {
	cc := crawlerConfig(cfg, opt, a.now, cfg.logger(a))
	cc.State = &crawler.MemoryState{}
	if opt.archive != "" {
		archive, err := crawler.NewArchive(opt.archive)
		if err != nil {
			return err
		}
		defer archive.Close()
		cc.Archive = archive
	}
	out := bufio.NewWriter(a.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	emit := func(_ context.Context, art edikt.Article) error {
		return errors.Join(enc.Encode(art), out.Flush())
	}
	return a.walk(ctx, cc, sources, watch(cfg, opt, sources), emit)
}

// crawl takes articles into the node's streams. What was seen and the raw pages lie in the data folder.
func (n *node) crawl(ctx context.Context, a *app, sources []crawler.Source, opt crawlOptions) error {
	cc := crawlerConfig(n.cfg, opt, n.now, n.log)
	state, err := crawler.OpenState(n.path("crawl"), n.now)
	if err != nil {
		return err
	}
	defer state.Close()
	cc.State = state
	if cc.Copies, err = crawler.OpenCopies(n.path("crawl"), copyWindow, n.now); err != nil {
		return err
	}
	defer cc.Copies.Close()
	if dir := cmp.Or(opt.archive, n.archiveDir()); dir != "" {
		archive, err := crawler.NewArchive(dir)
		if err != nil {
			return err
		}
		defer archive.Close()
		cc.Archive = archive
		n.archive.Store(archive)
	}
	return a.walk(ctx, cc, sources, watch(n.cfg, opt, sources), n.emit)
}

// copyWindow is how long after the first outlet another may print the same agency copy.
const copyWindow = 3 * 24 * time.Hour

func (n *node) archiveDir() string {
	if !n.cfg.Crawl.Archive {
		return ""
	}
	return n.path("archive")
}

// emit takes one crawled article. One that is refused is logged and counts as seen: it would be refused again.
func (n *node) emit(ctx context.Context, art edikt.Article) error {
	answers, err := n.Take(ctx, []edikt.Article{art})
	if err != nil {
		return err
	}
	if ans := answers[0]; ans.Outcome == pipelines.Refused {
		n.log.Warn("article refused", "url", art.URL, "source", art.Source, "error", ans.Err)
	}
	return nil
}

func crawlerConfig(cfg config, opt crawlOptions, now func() time.Time, log *slog.Logger) crawler.Config {
	return crawler.Config{Contact: cmp.Or(opt.contact, cfg.Crawl.Contact), Version: version(), AllowLoopback: opt.loopback, Delay: cfg.Crawl.Delay,
		Bandwidth: cfg.Crawl.Bandwidth, Since: cmp.Or(opt.since, cfg.Crawl.Since), Now: now, Log: log}
}

// watch gives the sources to crawl now: those of the registry as the user changes them while the crawl runs, or the
// files' as they were. It is nil for a single pass.
func watch(cfg config, opt crawlOptions, sources []crawler.Source) func() []crawler.Source {
	if opt.once {
		return nil
	}
	if len(opt.sources)+len(cfg.Crawl.Sources) > 0 {
		return func() []crawler.Source { return sources }
	}
	var read time.Time
	return func() []crawler.Source {
		info, err := os.Stat(registryPath(cfg))
		if err != nil || info.ModTime().Equal(read) {
			return sources
		}
		if r, err := crawler.OpenRegistry(registryPath(cfg)); err == nil { // a file that is being edited is read when it is whole
			sources, read = r.Enabled(), info.ModTime()
		}
		return sources
	}
}

// walk crawls the sources, once or as long as watched tells, and says on stderr what came of a single pass.
func (a *app) walk(ctx context.Context, cc crawler.Config, sources []crawler.Source, watched func() []crawler.Source, emit crawler.EmitFunc) error {
	c, err := crawler.New(cc)
	if err != nil {
		return err
	}
	if watched != nil {
		err := c.Run(ctx, watched, emit)
		if ctx.Err() != nil {
			return nil // interrupted, as is usual
		}
		return err
	}
	report, err := c.Crawl(ctx, sources, emit)
	fmt.Fprintf(a.stderr, "%d sources, %d pages asked for, %.1f MB: %d articles, %d of them changed, %d unchanged, %d pages without an article, %d reserved, %d faults\n", report.Sources,
		report.Pages, float64(report.Bytes)/1e6, report.Articles, report.Revisions, report.Unchanged, report.NoArticle, report.Reserved, report.Faults)
	for _, s := range sources {
		if h := crawler.HealthOf(cc.State, s); h.State != crawler.HealthOK && h.State != crawler.HealthNew {
			fmt.Fprintf(a.stderr, "edikt: %s: %s: %s\n", s.ID, h.State, clean(h.Message))
		}
	}
	return err
}

// chosenSources are those of the files named, else of the configured files, else the enabled ones of the registry.
func chosenSources(cfg config, files []string) ([]crawler.Source, error) {
	if len(files) == 0 {
		for _, f := range cfg.Crawl.Sources {
			files = append(files, cfg.path(f))
		}
	}
	var out []crawler.Source
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("sources: %w", err)
		}
		list, err := crawler.ParseSources(f, data)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	if len(files) == 0 {
		r, err := crawler.OpenRegistry(registryPath(cfg))
		if err != nil {
			return nil, err
		}
		out = r.Enabled()
	}
	if len(out) == 0 {
		return nil, errors.New("no source is enabled: bundled ones are not before they were tried from here, which 'edikt sources check' does; 'edikt sources add URL' adds one")
	}
	return out, nil
}

// registryPath is the file in which the user's sources stand.
func registryPath(cfg config) string { return filepath.Join(cfg.Data, "sources.yaml") }
