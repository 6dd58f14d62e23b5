package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/crawler"
)

func (a *app) newReadCmd() *cobra.Command {
	var contact string
	cmd := &cobra.Command{
		Use:   "read PATH|URL...",
		Short: "turn pages into articles, one line of JSON each, and store nothing",
		Long: `Read turns pages into articles: what the crawler would see of them.

A PATH is a file or a folder: .html, .txt (an opening "date 2023-03" is its date), .jsonl and
.warc, each also as .gz; "-" is standard input. A URL is fetched as the crawler fetches:
robots.txt and reservations of text and data mining are obeyed, private addresses refused.`,
		Example: `  edikt read page.html
  edikt read saved-pages/ | edikt extract
  edikt read --contact me@example.org https://www.tagesschau.de/ausland/...
  curl -s https://example.org/article | edikt read -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: read wants files, folders or addresses", errUsage)
			}
			return a.read(cmd.Context(), args, contact)
		},
	}
	cmd.Flags().StringVar(&contact, "contact", "", "your e-mail or web address, told to servers in the user agent (required for URLs)")
	return cmd
}

// read prints the article of each argument in order; a refusal is one line on stderr and the rest goes on.
func (a *app) read(ctx context.Context, args []string, contact string) error {
	out := bufio.NewWriter(a.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	refused := false
	for _, arg := range args {
		err := a.readOne(ctx, arg, contact, func(art *edikt.Article) error { return enc.Encode(art) })
		switch {
		case errors.Is(err, errPartial):
			refused = true
		case err != nil:
			return errors.Join(err, out.Flush())
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if refused {
		return errPartial
	}
	return nil
}

// readOne calls f for the article of an address, or for those of a path; errPartial stands for refusals that were told.
func (a *app) readOne(ctx context.Context, arg, contact string, f func(*edikt.Article) error) error {
	if !isURL(arg) {
		return a.eachArticle(ctx, []string{arg}, f)
	}
	art, err := a.readURL(ctx, arg, contact)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		fmt.Fprintf(a.stderr, "edikt: %v\n", err)
		return errPartial
	}
	return f(&art)
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// readURL fetches one page and reads it.
func (a *app) readURL(ctx context.Context, url, contact string) (edikt.Article, error) {
	c, err := crawler.New(crawler.Config{Contact: contact, State: &crawler.MemoryState{}, Delay: time.Second, Now: a.now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if errors.Is(err, crawler.ErrContact) {
		return edikt.Article{}, fmt.Errorf("%s: %w; give one with --contact", url, err)
	}
	if err != nil {
		return edikt.Article{}, err
	}
	return c.Read(ctx, url)
}
