package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) newRunCmd() *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "run",
		Short: "run everything: crawl, extract, file, index, alert, and serve the pages",
		Long: `Run does everything in one process until it is interrupted: it crawls the sources at their own pace,
extracts, files events into dossiers, indexes, alerts, and serves pages and API. Nothing is lost when it ends,
however it ends.

Without a contact address in the configuration (crawl.contact) nothing is crawled; articles can be ingested.`,
		Example: "  edikt run\n  edikt --config edikt.yaml run --listen 127.0.0.1:9000",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.run(cmd.Context(), listen)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "", "address of the pages and the API (default 127.0.0.1:8080)")
	return cmd
}

func (a *app) run(ctx context.Context, listen string) (err error) {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if listen != "" {
		cfg.HTTP.Listen = listen
	}
	if err := cfg.check(); err != nil {
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
	n.spawn(n.sendDigests)
	fmt.Fprintf(a.stdout, "edikt runs: %s, data in %s\n", address, cfg.Data)
	return a.crawlUntil(ctx, n)
}

// crawlUntil crawls until ctx ends, which is no error.
func (a *app) crawlUntil(ctx context.Context, n *node) error {
	if n.cfg.Crawl.Contact == "" {
		fmt.Fprintln(a.stdout, "nothing is crawled: set crawl.contact, your e-mail or web address, in the configuration; then 'edikt sources check' tries the sources and enables those that work")
		<-ctx.Done()
		return nil
	}
	sources, err := chosenSources(n.cfg, nil)
	if err != nil {
		fmt.Fprintf(a.stdout, "nothing is crawled: %v\n", err)
		<-ctx.Done()
		return nil
	}
	fmt.Fprintf(a.stdout, "crawling %d sources\n", len(sources))
	return n.crawl(ctx, a, sources, crawlOptions{})
}
