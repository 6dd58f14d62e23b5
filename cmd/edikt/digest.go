package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"edikt/pipelines"
	"edikt/pipelines/digest"
)

// digestOrder is what a digest made by hand is asked with.
type digestOrder struct {
	week, from, until   string
	query, lang, format string
	output              string
}

func (a *app) newDigestCmd() *cobra.Command {
	o := &digestOrder{}
	cmd := &cobra.Command{
		Use:   "digest",
		Short: "the week in one issue: what was banned, advised, left, adopted, and what is coming",
		Long: `Without a subcommand, digest composes the last whole week, or the one asked for, and prints it; nothing is sent or kept.
Every number in it is what its query finds with 'edikt dossiers'; --format json names them all.

Subscriptions are sent by 'edikt run', once for each week, day or month. docs/digest.md tells how, and how to write
templates of your own.`,
		Example: `  edikt digest --lang de
  edikt digest --week 2026-W47 --query 'kind:ban,mandate' --format md -o week.md
  edikt digest --from 2026-11-01 --to 2026-11-15 --format print -o half.html
  edikt digest subscribe --to mailto:ana@example.org --lang fr --weekday mon --hour 7 --zone Europe/Paris`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.digest(cmd, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.week, "week", "", "ISO week such as 2026-W47; also a day or a month (default: the last whole week)")
	f.StringVar(&o.from, "from", "", "first day, instead of --week")
	f.StringVar(&o.until, "to", "", "last day")
	f.StringVar(&o.query, "query", "", "only what this query finds")
	f.StringVar(&o.lang, "lang", "en", "language: de, fr or en")
	f.StringVar(&o.format, "format", "", "html, print, text, md, json or eml (default: by the name of the file, text on a terminal)")
	f.StringVarP(&o.output, "output", "o", "", "file to write (default: the terminal)")
	_ = cmd.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions([]string{"de", "fr", "en"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(digest.Formats(), cobra.ShellCompDirectiveNoFileComp))
	cmd.AddCommand(a.newDigestSubscribeCmd(), a.newDigestListCmd(), a.newDigestRemoveCmd(), a.newDigestArchiveCmd())
	return cmd
}

// period is what the flags ask for as the API reads it.
func (o *digestOrder) period() (string, error) {
	switch {
	case o.week != "" && o.from+o.until != "":
		return "", fmt.Errorf("%w: --week and --from, --to exclude each other", errUsage)
	case (o.from == "") != (o.until == ""):
		return "", fmt.Errorf("%w: --from and --to belong together", errUsage)
	case o.from != "":
		return o.from + ".." + o.until, nil
	}
	return o.week, nil
}

// formatOf follows the flag, else the name of the file.
func (o *digestOrder) formatOf() string {
	if o.format != "" {
		return o.format
	}
	ext := strings.TrimPrefix(filepath.Ext(o.output), ".")
	switch {
	case slices.Contains(digest.Formats(), ext):
		return ext
	case ext == "htm":
		return digest.HTML
	}
	return digest.Text
}

func (a *app) digest(cmd *cobra.Command, o *digestOrder) error {
	period, err := o.period()
	if err != nil {
		return err
	}
	q := url.Values{"lang": {o.lang}, "format": {o.formatOf()}}
	for key, value := range map[string]string{"period": period, "q": o.query} {
		if value != "" {
			q.Set(key, value)
		}
	}
	return a.withClient(cmd, func(c *client) error {
		var r pipelines.RenderedDigest
		if err := c.getJSON(cmd.Context(), "/v1/digest", q, &r); err != nil {
			return err
		}
		return a.deliver(r.Body, o.output)
	})
}

// deliver writes a document to a file, or prints it.
func (a *app) deliver(body, output string) error {
	if output == "" || output == "-" {
		_, err := io.WriteString(a.stdout, body)
		return err
	}
	return os.WriteFile(output, []byte(body), 0o644)
}

func (a *app) newDigestSubscribeCmd() *cobra.Command {
	s := digest.Subscription{}
	cmd := &cobra.Command{
		Use:   "subscribe --to RECEIVER",
		Short: "send a digest every week, day or month",
		Long: `A digest tells the last whole week (day, month) at an hour of your zone. Each goes out once, also after a crash; one
that was missed is made up for within two days. E-mail addresses confirm first.`,
		Example: `  edikt digest subscribe --to desk --lang de --zone Europe/Berlin
  edikt digest subscribe --to mailto:ana@example.org --query jurisdiction:CH --every daily --hour 18 --zone Europe/Zurich`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd, func(c *client) error {
				var made pipelines.MadeDigest
				if err := c.send(cmd.Context(), http.MethodPost, "/v1/digests", s, &made); err != nil {
					return err
				}
				for _, ref := range made.Asked {
					fmt.Fprintf(a.stderr, "%s was asked to confirm\n", clean(ref))
				}
				_, err := fmt.Fprintln(a.stdout, made.ID)
				return err
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.ID, "id", "", "id; digest- is put before it (default: a random one)")
	f.StringVar(&s.Name, "name", "", "what issues call it (default: the query)")
	f.StringVar(&s.Query, "query", "", "only what this query finds")
	f.StringVar(&s.Lang, "lang", "en", "language: de, fr or en")
	f.StringVar(&s.Every, "every", digest.Weekly, "weekly, daily or monthly")
	f.StringVar(&s.Weekday, "weekday", "", "day of a weekly digest: mon, tue, wed, thu, fri, sat, sun (default mon)")
	f.IntVar(&s.Hour, "hour", 7, "hour of the day, 0 to 23")
	f.StringVar(&s.Zone, "zone", "", "time zone of the hour, such as Europe/Berlin (default UTC)")
	f.StringVar(&s.Owner, "owner", "", "e-mail address that is told when a receiver is disabled")
	f.StringSliceVar(&s.Receivers, "to", nil, "receivers: names of the configuration, or mailto: addresses")
	_ = cmd.RegisterFlagCompletionFunc("every", cobra.FixedCompletions([]string{digest.Weekly, digest.Daily, digest.Monthly}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("weekday", cobra.FixedCompletions(digest.Weekdays(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) newDigestListCmd() *cobra.Command {
	return list[digest.Subscription]{
		use: "list", short: "list digest subscriptions", path: "/v1/digests",
		columns: []column{{title: "ID"}, {title: "NAME", min: 10}, {title: "QUERY", min: 10, rank: 1}, {title: "WHEN"}, {title: "TO", min: 10, rank: 2}},
		row: func(s digest.Subscription) []cell {
			return []cell{{text: s.ID}, {s.Name, bold}, {text: s.Query}, {text: whenSent(&s)}, {text: strings.Join(s.Receivers, " ")}}
		},
	}.command(a)
}

func whenSent(s *digest.Subscription) string {
	when := s.Every
	if s.Every == digest.Weekly {
		when = s.Weekday
	}
	when += fmt.Sprintf(" %02d:00 %s", s.Hour, s.Zone)
	if s.Paused {
		when += " (paused)"
	}
	return when
}

func (a *app) newDigestRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ID",
		Short: "remove a digest subscription; its issues stay in the archive",
		Args:  oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodDelete, "/v1/digests/"+url.PathEscape(args[0]), struct{}{}, nil)
			})
		},
	}
}

func (a *app) newDigestArchiveCmd() *cobra.Command {
	o := &digestOrder{}
	cmd := &cobra.Command{
		Use:     "archive ID [NUMBER]",
		Short:   "list the issues of a subscription, or print one",
		Example: "  edikt digest archive digest-desk\n  edikt digest archive digest-desk 12 -o issue.html",
		Args:    usageArgs(cobra.RangeArgs(1, 2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := "/v1/digests/" + url.PathEscape(args[0]) + "/issues"
			return a.withClient(cmd, func(c *client) error {
				if len(args) == 1 {
					return a.listIssues(cmd, c, path)
				}
				var r pipelines.RenderedDigest
				if err := c.getJSON(cmd.Context(), path+"/"+url.PathEscape(args[1]), url.Values{"format": {o.formatOf()}}, &r); err != nil {
					return err
				}
				return a.deliver(r.Body, o.output)
			})
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "html, print, text, md, json or eml")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "file to write (default: the terminal)")
	return cmd
}

func (a *app) listIssues(cmd *cobra.Command, c *client, path string) error {
	var issues []digest.Headline
	if err := c.getJSON(cmd.Context(), path, nil, &issues); err != nil {
		return err
	}
	t := &table{columns: []column{{title: "NO"}, {title: "PERIOD"}, {title: "HEADLINE", min: 20}}}
	for _, is := range issues {
		t.add(cell{text: strconv.Itoa(is.Number)}, cell{text: is.Period.Key}, cell{text: is.Title})
	}
	return a.show(t)
}
