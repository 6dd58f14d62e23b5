package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"edikt/crawler"
)

func (a *app) newSourcesCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "list, try, add and remove the outlets that are crawled",
		Long: `Sources are outlets and institutions with the feeds, sitemaps and pages where they announce articles.
Edikt knows some two hundred. What has not been tried is disabled: 'edikt sources check' tries sources
and enables those that work. Your own additions and choices lie in sources.yaml in the data folder.`,
		Example: `  edikt sources --country FR --kind authority
  edikt sources check --country AT --contact me@example.org
  edikt sources add https://www.example.org/ --contact me@example.org
  edikt sources export > sources.opml`,
		Args: noArgs,
	}
	list := a.newSourcesListCmd()
	cmd.RunE = list.RunE
	cmd.Flags().AddFlagSet(list.Flags())
	cmd.AddCommand(list, a.newSourcesAddCmd(), a.newSourcesEditCmd("remove", "take sources away", (*crawler.Registry).Remove),
		a.newSourcesEditCmd("enable", "crawl sources", func(r *crawler.Registry, id string) error { return r.Switch(id, true) }),
		a.newSourcesEditCmd("disable", "stop crawling sources", func(r *crawler.Registry, id string) error { return r.Switch(id, false) }),
		a.newSourcesCheckCmd(), a.newSourcesImportCmd(), a.newSourcesExportCmd())
	return cmd
}

// registry opens the sources of the data folder.
func (a *app) registry() (*crawler.Registry, config, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, cfg, err
	}
	r, err := crawler.OpenRegistry(registryPath(cfg))
	return r, cfg, err
}

// sourceFilter chooses sources by flags.
type sourceFilter struct {
	country, kind, lang string
	enabled             bool
}

func (f *sourceFilter) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.country, "country", "", "only of this country (DE, AT, CH, LU, IT, LI, FR, BE, CA, EU)")
	cmd.Flags().StringVar(&f.kind, "kind", "", "only of this kind: "+strings.Join(crawler.SourceKinds(), ", "))
	cmd.Flags().StringVar(&f.lang, "lang", "", "only in this language")
	cmd.Flags().BoolVar(&f.enabled, "enabled", false, "only those that are crawled")
}

func (f *sourceFilter) match(s crawler.Source) bool {
	return (f.country == "" || strings.EqualFold(f.country, s.Country)) && (f.kind == "" || f.kind == s.Kind) &&
		(f.lang == "" || slices.Contains(s.Languages, f.lang)) && (!f.enabled || !s.Disabled)
}

// listedSource is a source with its health, as printed.
type listedSource struct {
	crawler.Source
	Enabled bool           `json:"enabled"`
	Health  crawler.Health `json:"health"`
}

func (a *app) newSourcesListCmd() *cobra.Command {
	var filter sourceFilter
	var format string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "list sources with their health",
		Example: "  edikt sources list --enabled\n  edikt sources list --format jsonl",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			r, cfg, err := a.registry()
			if err != nil {
				return err
			}
			state, err := crawler.ReadState(filepath.Join(cfg.Data, "crawl"))
			if err != nil {
				return err
			}
			var rows []listedSource
			for _, s := range r.All() {
				if filter.match(s) {
					rows = append(rows, listedSource{s, !s.Disabled, crawler.HealthOf(state, s)})
				}
			}
			if strays := r.Strays(); len(strays) > 0 {
				fmt.Fprintf(a.stderr, "edikt: %s names sources that there are not: %s\n", registryPath(cfg), strings.Join(strays, ", "))
			}
			return a.printSources(rows, format)
		},
	}
	filter.flags(cmd)
	formatFlag(cmd, &format)
	return cmd
}

func (a *app) printSources(rows []listedSource, format string) error {
	if format == "jsonl" {
		return printLines(a, rows)
	}
	t := &table{columns: []column{{title: "ID"}, {title: "NAME", min: 12, rank: 3}, {title: "COUNTRY", rank: 4}, {title: "LANG", rank: 5}, {title: "KIND", rank: 2}, {title: "STATE"}, {title: "LAST ARTICLE", rank: 1}, {title: "MESSAGE", min: 12}}}
	enabled := 0
	for _, r := range rows {
		state, st := r.Health.State, green
		switch {
		case r.Enabled:
			enabled++
			if state != crawler.HealthOK && state != crawler.HealthNew {
				st = red
			}
		case r.Verified:
			state, st = "disabled", dim
		default:
			state, st = "unverified", dim
		}
		t.add(cell{r.ID, bold}, cell{r.Name, plain}, cell{r.Country, plain}, cell{strings.Join(r.Languages, ","), plain}, cell{r.Kind, plain}, cell{state, st}, cell{dayAndTime(r.Health.LastArticle), plain}, cell{r.Health.Message, plain})
	}
	if err := a.show(t); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%d sources, %d of them crawled\n", len(rows), enabled)
	if enabled == 0 && len(rows) > 0 {
		fmt.Fprintf(a.stderr, "What is unverified is tried and enabled by 'edikt sources check'.\n")
	}
	return nil
}

func dayAndTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2006-01-02 15:04")
}

// newSourcesEditCmd makes a command that does one thing to each source named.
func (a *app) newSourcesEditCmd(verb, short string, edit func(*crawler.Registry, string) error) *cobra.Command {
	return &cobra.Command{
		Use:     verb + " ID...",
		Short:   short,
		Example: "  edikt sources " + verb + " heise golem",
		RunE: func(_ *cobra.Command, ids []string) error {
			if len(ids) == 0 {
				return fmt.Errorf("%w: sources %s wants ids", errUsage, verb)
			}
			r, _, err := a.registry()
			if err != nil {
				return err
			}
			var errs []error
			for _, id := range ids {
				errs = append(errs, edit(r, id))
			}
			return errors.Join(errs...)
		},
	}
}

// contactFlags are what the commands that reach the net have in common.
type contactFlags struct {
	contact  string
	loopback bool
}

func (f *contactFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.contact, "contact", "", "your e-mail or web address, told to servers in the user agent")
	cmd.Flags().BoolVar(&f.loopback, "allow-loopback", false, "permit sources on this machine")
}

// crawler is one that remembers nothing.
func (f *contactFlags) crawler(a *app, cfg config) (*crawler.Crawler, error) {
	cc := crawlerConfig(cfg, crawlOptions{contact: f.contact, loopback: f.loopback}, a.now, cfg.logger(a))
	cc.State = &crawler.MemoryState{}
	c, err := crawler.New(cc)
	if errors.Is(err, crawler.ErrContact) {
		return nil, errNoContact
	}
	return c, err
}

func (a *app) newSourcesAddCmd() *cobra.Command {
	var contact contactFlags
	var s crawler.Source
	cmd := &cobra.Command{
		Use:     "add URL",
		Short:   "add a source: its feeds and sitemaps are found from its home page",
		Example: "  edikt sources add https://www.example.org/\n  edikt sources add https://blog.example.org/feed.xml --id example-blog --kind tech",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || !isURL(args[0]) {
				return fmt.Errorf("%w: sources add wants the address of a home page or feed", errUsage)
			}
			return a.addSource(cmd.Context(), args[0], s, contact)
		},
	}
	contact.flags(cmd)
	cmd.Flags().StringVar(&s.ID, "id", "", "its id (default: made of the host)")
	cmd.Flags().StringVar(&s.Name, "name", "", "its name (default: as the page says)")
	cmd.Flags().StringVar(&s.Kind, "kind", "", "one of "+strings.Join(crawler.SourceKinds(), ", "))
	cmd.Flags().StringVar(&s.Country, "country", "", "its country (default: by the host's ending)")
	return cmd
}

// addSource finds out where a site announces articles; what the caller says of it has the last word.
func (a *app) addSource(ctx context.Context, url string, said crawler.Source, contact contactFlags) error {
	r, cfg, err := a.registry()
	if err != nil {
		return err
	}
	c, err := contact.crawler(a, cfg)
	if err != nil {
		return err
	}
	s, err := c.Discover(ctx, url)
	if err != nil {
		return err
	}
	s.ID, s.Name, s.Kind, s.Country = cmp.Or(said.ID, s.ID), cmp.Or(said.Name, s.Name), cmp.Or(said.Kind, s.Kind), cmp.Or(said.Country, s.Country)
	if err := r.Add(s); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s\t%s\n", clean(s.ID), clean(s.Name))
	for _, f := range s.Feeds {
		fmt.Fprintf(a.stdout, "  feed     %s\n", clean(f))
	}
	for _, m := range s.Sitemaps {
		fmt.Fprintf(a.stdout, "  sitemap  %s\n", map[bool]string{true: "as robots.txt names", false: clean(m)}[m == crawler.FromRobots])
	}
	return nil
}

func (a *app) newSourcesCheckCmd() *cobra.Command {
	var contact contactFlags
	var filter sourceFilter
	var format string
	cmd := &cobra.Command{
		Use:   "check [ID...]",
		Short: "try sources, say what was found, and enable those that work",
		Long: `None of the bundled sources was tried from where Edikt was made: their addresses are as publicly known,
and each is disabled until a check from your machine finds that it works.

Check asks for every feed, sitemap and section of the sources named (all of those that the flags
choose, where none is named) and reads one article of each. A source that works is verified and,
unless you disabled it, crawled from now on.`,
		Example: "  edikt sources check heise cnil --contact me@example.org\n  edikt sources check --country DE --kind authority",
		RunE: func(cmd *cobra.Command, ids []string) error {
			return a.checkSources(cmd.Context(), ids, filter, contact, format)
		},
	}
	contact.flags(cmd)
	filter.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text or jsonl")
	return cmd
}

// checkSources tries sources, eight at a time, and tells of each as soon as it is known.
func (a *app) checkSources(ctx context.Context, ids []string, filter sourceFilter, contact contactFlags, format string) error {
	r, cfg, err := a.registry()
	if err != nil {
		return err
	}
	chosen, err := pick(r, ids, filter)
	if err != nil {
		return err
	}
	c, err := contact.crawler(a, cfg)
	if err != nil {
		return err
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	slots := make(chan struct{}, 8)
	good := 0
	var errs []error
	for _, s := range chosen {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			rep := c.Check(ctx, s)
			mu.Lock()
			defer mu.Unlock()
			if ctx.Err() != nil {
				return
			}
			if rep.OK {
				good++
				errs = append(errs, r.Verify(s.ID))
			}
			errs = append(errs, printCheck(a.stdout, rep, format))
		})
	}
	wg.Wait()
	fmt.Fprintf(a.stderr, "%d of %d sources work\n", good, len(chosen))
	if good > 0 {
		fmt.Fprintln(a.stderr, "Those that work are crawled by 'edikt run' from its next start, unless you disabled them.")
	} else if len(chosen) > 1 && ctx.Err() == nil {
		fmt.Fprintln(a.stderr, "None works: does this machine reach the internet?")
	}
	if err := errors.Join(append(errs, ctx.Err())...); err != nil {
		return err
	}
	if good < len(chosen) {
		return errPartial
	}
	return nil
}

func pick(r *crawler.Registry, ids []string, filter sourceFilter) ([]crawler.Source, error) {
	var out []crawler.Source
	for _, id := range ids {
		s, err := r.Get(id)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	if len(ids) > 0 {
		return out, nil
	}
	for _, s := range r.All() {
		if filter.match(s) {
			out = append(out, s)
		}
	}
	return out, nil
}

func printCheck(w io.Writer, rep crawler.CheckReport, format string) error {
	if format == "jsonl" {
		_, err := w.Write(jsonLine(rep))
		return err
	}
	var b bytes.Buffer
	verdict := "works"
	if !rep.OK {
		verdict = "does not work"
	}
	fmt.Fprintf(&b, "%s %s\n", rep.Source, verdict)
	for _, p := range rep.Places {
		fmt.Fprintf(&b, "  %-8s %s  ", p.Kind, clean(p.URL))
		if p.Items > 0 {
			fmt.Fprintf(&b, "%d articles, newest %s ", p.Items, cmp.Or(dayAndTime(p.Newest), "undated"))
		}
		b.WriteString(clean(p.Message) + "\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (a *app) newSourcesImportCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "import FILE",
		Short:   "add the feeds of an OPML file, of Edikt's or of any feed reader's",
		Example: "  edikt sources import feeds.opml",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%w: sources import wants one OPML file (- for standard input)", errUsage)
			}
			return a.importSources(args[0])
		},
	}
}

func (a *app) importSources(path string) error {
	in := a.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	r, _, err := a.registry()
	if err != nil {
		return err
	}
	list, faults := crawler.ReadOPML(in)
	if err := r.Add(list...); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "%d sources imported\n", len(list))
	if faults != nil {
		return fmt.Errorf("%s: %w", path, faults)
	}
	return nil
}

func (a *app) newSourcesExportCmd() *cobra.Command {
	var filter sourceFilter
	cmd := &cobra.Command{
		Use:     "export",
		Short:   "print sources as OPML",
		Example: "  edikt sources export --enabled > sources.opml",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			r, _, err := a.registry()
			if err != nil {
				return err
			}
			return crawler.WriteOPML(a.stdout, slices.DeleteFunc(r.All(), func(s crawler.Source) bool { return !filter.match(s) }))
		},
	}
	filter.flags(cmd)
	return cmd
}
