package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/query"
	"edikt/query/api"
)

// tableRows is how many hits a table shows at most if nobody says.
const tableRows = 50

// finder is a command that lists documents: search, events, dossiers.
type finder struct {
	a      *app
	typ    string
	format string
	since  string
	sort   string
	limit  int
	open   int
	facets bool
	group  bool
	bom    bool
}

func (a *app) newSearchCmd() *cobra.Command {
	f := &finder{a: a}
	cmd := f.command(&cobra.Command{
		Use:   "search [flags] QUERY",
		Short: "search articles, events and dossiers",
		Long: `Search the archive with a query: words in any of their forms, "phrases", prefix*, fuzzy~, OR, -not,
parentheses and fields such as kind:ban, jurisdiction:DE, date:2026-11. docs/query-language.md tells more.

Flags stand before QUERY; after it everything is query. A query that begins with a minus needs -- before it.`,
		Example: `  edikt search Diensthandyverbot
  edikt search --since 30d --facets tiktok OR whatsapp
  edikt search --format jsonl 'title:"interdiction de" lang:fr' | edikt extract
  edikt search -- -tiktok verbot`,
	})
	cmd.Flags().StringVar(&f.typ, "type", string(edikt.ArticleDocument), "what to look for: article, event or dossier")
	f.complete(cmd, "type", "article", "event", "dossier")
	return cmd
}

// command gives a listing command its flags and its work.
func (f *finder) command(cmd *cobra.Command) *cobra.Command {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return f.run(cmd.Context(), strings.Join(args, " ")) }
	cmd.ValidArgsFunction = f.completeQuery
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return fmt.Errorf("%w: %w; a query that begins with a minus needs -- before it", errUsage, err)
	})
	fs := cmd.Flags()
	fs.SetInterspersed(false)
	fs.StringVar(&f.format, "format", "table", "table for people; jsonl or csv for programs, with all rows")
	fs.StringVar(&f.since, "since", "", "published since: 7d, 4w, 2026-11, 2026-11-20")
	fs.StringVar(&f.sort, "sort", "", "relevance or newest (the default where no words are asked for)")
	fs.IntVar(&f.limit, "limit", 0, "at most so many hits (a table shows 50 if nothing is said)")
	fs.IntVar(&f.open, "open", 0, "open hit number `N` in the browser")
	fs.BoolVar(&f.facets, "facets", false, "count the hits by kind, status, target, jurisdiction, language, source and month")
	fs.BoolVar(&f.group, "group", false, "one hit a dossier")
	fs.BoolVar(&f.bom, "bom", true, "begin CSV with the mark by which spreadsheets know UTF-8")
	f.complete(cmd, "format", "table", "jsonl", "csv")
	f.complete(cmd, "sort", "relevance", "newest")
	return cmd
}

// complete offers the values of a flag to the shell.
func (f *finder) complete(cmd *cobra.Command, flag string, values ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	}) // fails only where the flag is missing
}

func (f *finder) run(ctx context.Context, text string) error {
	params, err := f.params(text)
	if err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	c, err := f.a.open(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	if f.format != "table" {
		return f.stream(ctx, c, params)
	}
	var page listing
	if err := c.getJSON(ctx, "/v1/search", params, &page); err != nil {
		return err
	}
	if f.open > 0 {
		return f.openHit(ctx, page)
	}
	return f.a.printListing(&page, f.typ)
}

// params turns flags and query into parameters of the API. The query is read here too, so that a slip shows at once.
func (f *finder) params(text string) (url.Values, error) {
	e, err := query.Parse(text)
	if err != nil {
		return nil, err
	}
	if f.since != "" {
		since, err := sinceClause(f.since)
		if err != nil {
			return nil, err
		}
		e = query.Join(e, since)
	}
	p := url.Values{"type": {f.typ}}
	if e != nil {
		p.Set("q", e.String())
	}
	if f.sort != "" {
		p.Set("sort", f.sort)
	}
	if f.group {
		p.Set("group", "true")
	}
	return p, f.formatParams(p)
}

func (f *finder) formatParams(p url.Values) error {
	limit := f.limit
	switch f.format {
	case "table":
		if limit == 0 {
			limit = tableRows
		}
		limit = min(max(limit, f.open), api.MaxLimit)
		p.Set("highlight", "true")
		if f.facets {
			p.Set("facets", "kind,status,target,jurisdiction,lang,source,month")
		}
	case "jsonl", "csv":
		if f.facets || f.open > 0 {
			return errors.New("--facets and --open go with the table")
		}
		p.Set("format", f.format)
		p.Set("bom", strconv.FormatBool(f.bom))
		p.Set("text", strconv.FormatBool(f.format == "jsonl"))
	default:
		return fmt.Errorf("--format %q: want table, jsonl or csv", f.format)
	}
	if f.limit < 0 || f.open < 0 {
		return errors.New("--limit and --open want a number above 0")
	}
	if limit > 0 {
		p.Set("limit", strconv.Itoa(limit))
	}
	return nil
}

func sinceClause(s string) (query.Expr, error) {
	if !strings.Contains(s, "..") {
		s += ".."
	}
	p, err := query.ParsePeriod(s)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	return query.Dates{Field: query.DateField, Period: p}, nil
}

// stream passes the rows on as they come.
func (f *finder) stream(ctx context.Context, c *client, params url.Values) error {
	resp, err := c.get(ctx, "/v1/search", params)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(f.a.stdout, resp.Body)
	return err
}

// openHit opens the page of a hit in the browser.
func (f *finder) openHit(ctx context.Context, page listing) error {
	if f.open > len(page.Hits) {
		return fmt.Errorf("there is no hit number %d: the query finds %d", f.open, page.Total)
	}
	h := page.Hits[f.open-1]
	link := h.article().URL
	if !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
		return fmt.Errorf("hit number %d has no address on the web", f.open)
	}
	fmt.Fprintln(f.a.stdout, clean(link))
	return f.a.browse(ctx, link)
}

// browse hands an address to the system's browser. No shell is involved.
func browse(ctx context.Context, link string) error {
	name, args := "xdg-open", []string{link}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", link}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return nil // the address is printed: nothing is lost
	}
	if err := exec.CommandContext(ctx, path, args...).Run(); err != nil {
		return fmt.Errorf("open %s: %w", clean(link), err)
	}
	return nil
}
