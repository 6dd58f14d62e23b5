package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/crawler"
	"edikt/extractor"
)

// extractOptions are the flags of extract.
type extractOptions struct {
	format string
	rules  string
}

func (a *app) newExtractCmd() *cobra.Command {
	var opt extractOptions
	cmd := &cobra.Command{
		Use:   "extract [PATH...]",
		Short: "read articles and say which policy events they state; store nothing",
		Long: `Extract reads articles and prints the policy events they state, one line of JSON an article
in the order of the input: {"id":..,"lang":..,"events":[..]}.

A PATH is a file or folder of .txt, .html, .jsonl or .warc, each also as .gz; without one, JSON Lines
are read from standard input. Articles in other languages than German and French are passed over.`,
		Example: `  edikt extract article.txt
  edikt read page.html | edikt extract
  edikt extract --format jsonl articles.jsonl > events.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"-"}
			}
			return a.extract(cmd.Context(), args, opt)
		},
	}
	cmd.Flags().StringVar(&opt.format, "format", "", "table or jsonl (default: a table on a terminal)")
	cmd.Flags().StringVar(&opt.rules, "rules", "", "folder of rules that replaces the built-in ones")
	return cmd
}

// extracted is one line of extract's output.
type extracted struct {
	ID     string        `json:"id"`
	Lang   string        `json:"lang"`
	URL    string        `json:"url,omitempty"`
	File   string        `json:"file,omitempty"`
	Title  string        `json:"title,omitempty"`
	Events []edikt.Event `json:"events"`
}

// extract prints the events of every article; a refusal is one line on stderr and the rest goes on.
func (a *app) extract(ctx context.Context, paths []string, opt extractOptions) error {
	print, err := a.eventPrinter(opt.format)
	if err != nil {
		return err
	}
	x, err := newExtractor(opt.rules)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	return errors.Join(a.eachArticle(ctx, paths, func(art *edikt.Article) error {
		set := x.Extract(art)
		return print(out, &extracted{ID: art.ID, Lang: art.Lang, URL: art.URL, File: art.File, Title: art.Title, Events: set.Events})
	}), out.Flush())
}

// eachArticle calls f for every article of the paths; a refusal is one line on stderr and the rest goes on.
func (a *app) eachArticle(ctx context.Context, paths []string, f func(*edikt.Article) error) error {
	refused := false
	for item, err := range crawler.Open(ctx, paths, crawler.OpenOptions{Stdin: a.stdin, Now: a.now}) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			refused = true
			fmt.Fprintf(a.stderr, "edikt: %v\n", err)
			continue
		}
		if err := f(&item.Article); err != nil {
			return err
		}
	}
	if refused {
		return errPartial
	}
	return nil
}

// newExtractor compiles the built-in rules, or those of a folder.
func newExtractor(dir string) (*extractor.Extractor, error) {
	if dir == "" {
		return extractor.Default()
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, err // names the folder
	}
	return extractor.Open(dir)
}

// eventPrinter chooses how a line is printed.
func (a *app) eventPrinter(format string) (func(io.Writer, *extracted) error, error) {
	if format == "" {
		format = "jsonl"
		if isTerminal(a.stdout) {
			format = "table"
		}
	}
	switch format {
	case "jsonl":
		return printJSONLine, nil
	case "table":
		return printEventTable, nil
	}
	return nil, fmt.Errorf("%w: --format %q is neither table nor jsonl", errUsage, format)
}

func printJSONLine(w io.Writer, line *extracted) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

// printEventTable prints an article's events for people: a head line, then one event a line with its sentence.
func printEventTable(w io.Writer, line *extracted) error {
	if len(line.Events) == 0 {
		return nil
	}
	name := line.Title
	for _, s := range []string{line.File, line.URL, line.ID} {
		if name == "" {
			name = s
		}
	}
	if _, err := fmt.Fprintf(w, "%s\n", name); err != nil {
		return err
	}
	for _, e := range line.Events {
		actor := "–"
		if e.Actor != nil {
			actor = e.Actor.Text
		}
		if _, err := fmt.Fprintf(w, "  %-14s %-9s %-30s → %-12s %s\n      %s\n", e.Kind, e.Status, actor, e.Target.ID, e.When, e.Evidence.Text); err != nil {
			return err
		}
	}
	return nil
}
