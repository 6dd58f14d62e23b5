package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/cmd/edikt/newsroom"
	"edikt/crawler"
	"edikt/extractor/eval"
	"edikt/query/api"
)

func (a *app) newDemoCmd() *cobra.Command {
	var once bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "show the whole of it on a bundled newsroom, without the internet",
		Long: `Demo starts six small outlets of our own invention on a port of this machine, crawls them as any other
site, sends every article through the whole pipeline, prints the events found and where the pages are, and
stays up until interrupted. Everything lies in a temporary folder unless --data names one.`,
		Example: "  edikt demo\n  edikt demo --once",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.demo(cmd.Context(), once)
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "end after the first crawl")
	return cmd
}

func (a *app) demo(ctx context.Context, once bool) (err error) {
	if a.dataDir == "" {
		if a.dataDir, err = os.MkdirTemp("", "edikt-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(a.dataDir)
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	n, err := a.openNode(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.close()) }()
	address, err := n.serve()
	if err != nil {
		return err
	}
	if err := a.crawlNewsroom(ctx, n); err != nil {
		return err
	}
	if err := a.showEvents(ctx, n); err != nil {
		return err
	}
	if once {
		return nil
	}
	fmt.Fprintf(a.stdout, "pages: %s (interrupt to end)\n", address)
	<-ctx.Done()
	return nil
}

// press is the newsroom on a port of this machine.
type press struct {
	now     time.Time
	port    string
	handler *newsroom.Server
}

// openPress serves the newsroom until the node closes: on a free port, or on that of the last time, since the port is part
// of every article's address.
func (n *node) openPress(now time.Time) (*press, error) {
	kept := n.path("newsroom.port")
	last, err := os.ReadFile(kept)
	if err != nil {
		last = []byte("0")
	}
	l, err := listen(net.JoinHostPort("127.0.0.1", string(last)))
	if err != nil {
		return nil, fmt.Errorf("newsroom: %w", err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	p := &press{now, port, newsroom.Handler(now)}
	n.serveOn(l, p.handler)
	return p, os.WriteFile(kept, []byte(port), 0o600)
}

// dial reaches NAME.localhost, whatever the system's resolver makes of it, and nothing else.
func (p *press) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(host, ".localhost") || port != p.port {
		return nil, fmt.Errorf("dial %s: the demo leaves this machine alone", address)
	}
	var d net.Dialer
	return d.DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
}

// sources are the outlets as the crawler knows any other.
func (p *press) sources() (list []crawler.Source) {
	for _, o := range newsroom.Outlets() {
		base := "http://" + net.JoinHostPort(o.Host(), p.port)
		s := crawler.Source{ID: o.ID, Name: o.Name, Country: o.Country, Languages: []string{o.Lang}, Home: base + "/", Feeds: []string{base + o.Feed}}
		if o.Sitemap != "" {
			s.Sitemaps = []string{base + o.Sitemap}
		}
		list = append(list, s)
	}
	return list
}

// crawlNewsroom makes one pass over the newsroom and waits until all of it can be searched.
func (a *app) crawlNewsroom(ctx context.Context, n *node) error {
	press, err := n.openPress(a.now())
	if err != nil {
		return err
	}
	state, err := crawler.OpenState(n.path("crawl"), n.now)
	if err != nil {
		return err
	}
	defer state.Close()
	c, err := crawler.New(crawler.Config{DialContext: press.dial, AllowLoopback: true, Delay: -1, State: state, Version: version(), Now: n.now, Log: n.log})
	if err != nil {
		return err
	}
	start, taken, line := time.Now(), 0, a.progress()
	report, err := c.Crawl(ctx, press.sources(), func(ctx context.Context, art edikt.Article) error {
		taken++
		line.show("crawling the newsroom: %d articles", taken)
		return n.emit(ctx, art)
	})
	line.end()
	if err != nil {
		return err
	}
	if err := n.Settle(ctx); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%d articles of %d outlets crawled, read, filed and indexed in %v\n\n", report.Articles, report.Sources, time.Since(start).Round(time.Millisecond))
	return nil
}

// showEvents prints the events found, and how many of the newsroom's gold they are.
func (a *app) showEvents(ctx context.Context, n *node) error {
	c := newClient(api.InProcess(n.api), func() error { return nil })
	var page listing
	if err := c.getJSON(ctx, "/v1/events", url.Values{"limit": {"1000"}, "sort": {"newest"}}, &page); err != nil {
		return err
	}
	if err := a.printListing(&page, string(edikt.EventDocument)); err != nil {
		return err
	}
	var events api.EventPage
	if err := c.getJSON(ctx, "/v1/events", url.Values{"limit": {"1000"}}, &events); err != nil {
		return err
	}
	var dossiers api.DossierPage
	if err := c.getJSON(ctx, "/v1/dossiers", url.Values{"limit": {"1"}}, &dossiers); err != nil {
		return err
	}
	return a.showScore(events.Hits, dossiers.Total)
}

// showScore compares events with the newsroom's gold.
func (a *app) showScore(events []api.EventRow, dossiers int) error {
	gold, err := eval.ReadGold(bytes.NewReader(newsroom.Gold(a.now())), "newsroom")
	if err != nil {
		return err
	}
	found := eval.Found{}
	for i := range gold {
		found[gold[i].ID] = []edikt.Event{}
	}
	for _, e := range events {
		id := newsroom.ID(e.Article.URL)
		found[id] = append(found[id], e.Event)
	}
	r := eval.Score(gold, found)
	full := r.Levels[eval.Full]
	what := r.Levels[eval.What]
	fmt.Fprintf(a.stdout, "\n%d events in %d dossiers; %d of them with the right actor and status too; %d of %d articles without an event stayed quiet\n",
		len(events), dossiers, full.Right, r.Quiet, r.EventFree)
	fmt.Fprintf(a.stdout, "found %d of %d events of the newsroom's gold\n", what.Right, what.Right+what.Missed)
	return nil
}
