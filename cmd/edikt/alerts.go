package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/notify"
)

func (a *app) newAlertsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "alerts",
		Short: "subscribe to new measures and to what becomes of them",
		Long: `A subscription is a query of the query language with what to hear of, where and when. Each measure is told once, and
again only when it changes; docs/alerts.md says how messages are grouped, held back, signed and tried again.

Receivers are names of the configuration (key receivers; types ` + strings.Join(notify.Types(), ", ") + `),
mailto: addresses, which confirm first, or https: addresses, which get signed webhooks.`,
		Example: `  edikt alerts add 'kind:ban jurisdiction:BE' --to desk
  edikt alerts add 'target:tiktok' --name TikTok --to mailto:ana@example.org --lang de --quiet 22:00-07:00 --zone Europe/Berlin
  edikt alerts test ID --sample
  edikt alerts silence --query target:tiktok --for 24h --comment 'hearing day'`,
	}
	cmd.AddCommand(a.newAlertsAddCmd(), a.newAlertsListCmd(), a.newAlertsShowCmd(), a.newAlertsEditCmd(), a.newAlertsRemoveCmd(),
		a.newAlertsPauseCmd("pause", true), a.newAlertsPauseCmd("resume", false), a.newAlertsTestCmd(), a.newAlertsLogCmd(), a.newAlertsEnableCmd(),
		a.newSilenceCmd(), a.newSilencesCmd(), a.newUnsilenceCmd())
	return cmd
}

// subscriptionFlags are what add and edit ask for beside the query.
type subscriptionFlags struct {
	id, name, owner, lang  string
	to, hear, group, days  []string
	wait, interval, repeat time.Duration
	quiet, zone, until     string
}

func (f *subscriptionFlags) register(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.name, "name", "", "what messages call it (default: the query)")
	fs.StringVar(&f.owner, "owner", "", "e-mail address that is told when a receiver is disabled")
	fs.StringVar(&f.lang, "lang", "", "language of the messages: de, fr or en (default en)")
	fs.StringSliceVar(&f.to, "to", nil, "receivers: names, mailto: or https: addresses")
	fs.StringSliceVar(&f.hear, "hear", nil, "what to hear of: new, status, correction, coverage (default new,status)")
	fs.StringSliceVar(&f.group, "group", nil, "what travels in one message: target, kind, actor, jurisdiction, dossier (default target)")
	fs.DurationVar(&f.wait, "wait", 0, "how long followers of a first message are held (default 30s)")
	fs.DurationVar(&f.interval, "interval", 0, "how long later ones are (default 5m)")
	fs.DurationVar(&f.repeat, "repeat", 0, "tell again what still holds after so long (default never)")
	fs.StringVar(&f.quiet, "quiet", "", "quiet hours, such as 22:00-07:00; off ends them")
	fs.StringVar(&f.zone, "zone", "", "time zone of the quiet hours, such as Europe/Berlin")
	fs.StringSliceVar(&f.days, "days", nil, "days on which quiet hours begin: mon, tue, wed, thu, fri, sat, sun (default all)")
	fs.StringVar(&f.until, "until", "", "day or time at which the subscription ends; never takes that back")
	_ = cmd.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions([]string{"de", "fr", "en"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("hear", cobra.FixedCompletions([]string{"new", "status", "correction", "coverage"}, cobra.ShellCompDirectiveNoFileComp))
}

// apply lays the flags that were given over a subscription.
func (f *subscriptionFlags) apply(s *edikt.Subscription) error {
	s.Name, s.Owner, s.Lang = cmp.Or(f.name, s.Name), cmp.Or(f.owner, s.Owner), cmp.Or(f.lang, s.Lang)
	for flag, list := range map[*[]string]*[]string{&f.to: &s.Receivers, &f.hear: &s.Hear, &f.group: &s.Group.By} {
		if len(*flag) > 0 {
			*list = *flag
		}
	}
	s.Group.Wait = cmp.Or(edikt.Duration(f.wait), s.Group.Wait)
	s.Group.Interval = cmp.Or(edikt.Duration(f.interval), s.Group.Interval)
	s.Group.Repeat = cmp.Or(edikt.Duration(f.repeat), s.Group.Repeat)
	if err := f.applyQuiet(s); err != nil {
		return err
	}
	switch {
	case f.until == "never":
		s.Expires = time.Time{}
	case f.until != "":
		d, err := edikt.ParseDate(f.until)
		if err != nil {
			return fmt.Errorf("%w: --until: %w", errUsage, err)
		}
		s.Expires = d.Start()
	}
	return nil
}

func (f *subscriptionFlags) applyQuiet(s *edikt.Subscription) error {
	if f.quiet == "off" {
		s.Quiet = edikt.QuietHours{}
		return nil
	}
	if f.quiet != "" {
		from, to, ok := strings.Cut(f.quiet, "-")
		if !ok {
			return fmt.Errorf("%w: --quiet %q: want a form like 22:00-07:00", errUsage, f.quiet)
		}
		s.Quiet.From, s.Quiet.To = from, to
	}
	s.Quiet.Zone = cmp.Or(f.zone, s.Quiet.Zone)
	if len(f.days) > 0 {
		s.Quiet.Days = f.days
	}
	return nil
}

func (a *app) newAlertsAddCmd() *cobra.Command {
	f := &subscriptionFlags{}
	cmd := &cobra.Command{
		Use:     "add QUERY --to RECEIVER",
		Short:   "subscribe to a query",
		Example: "  edikt alerts add 'kind:ban,advice_against jurisdiction:DE' --to desk --lang de",
		Args:    oneArg("QUERY (in quotes)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s := edikt.Subscription{ID: f.id, Query: args[0]}
			if err := f.apply(&s); err != nil {
				return err
			}
			return a.withClient(cmd, func(c *client) error {
				var made pipelines.MadeSubscription
				if err := c.send(cmd.Context(), http.MethodPost, "/v1/subscriptions", s, &made); err != nil {
					return err
				}
				return a.printMade(made)
			})
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&f.id, "id", "", "id of the subscription (default: a random one)")
	return cmd
}

// printMade prints the id for scripts and everything else beside it.
func (a *app) printMade(m pipelines.MadeSubscription) error {
	for _, ref := range slices.Sorted(maps.Keys(m.Secrets)) {
		fmt.Fprintf(a.stderr, "secret of %s; keep it, it is not shown again: %s\n", clean(ref), m.Secrets[ref])
	}
	for _, ref := range m.Asked {
		fmt.Fprintf(a.stderr, "%s was asked to confirm\n", clean(ref))
	}
	_, err := fmt.Fprintln(a.stdout, m.ID)
	return err
}

func subscriptionPath(id string, more ...string) string {
	return strings.Join(append([]string{"/v1/subscriptions", url.PathEscape(id)}, more...), "/")
}

func (a *app) newAlertsListCmd() *cobra.Command {
	return list[edikt.Subscription]{
		use: "list", short: "list subscriptions", path: "/v1/subscriptions",
		columns: []column{{title: "ID"}, {title: "NAME", min: 10}, {title: "QUERY", min: 16}, {title: "TO", min: 10, rank: 1}, {title: "STATE"}},
		row: func(s edikt.Subscription) []cell {
			return []cell{{text: s.ID}, {s.Name, bold}, {text: s.Query}, {text: strings.Join(s.Receivers, " ")}, {text: a.stateOf(&s)}}
		},
	}.command(a)
}

func (a *app) stateOf(s *edikt.Subscription) string {
	switch {
	case s.Paused:
		return "paused"
	case !s.Expires.IsZero() && !a.now().Before(s.Expires):
		return "ended " + s.Expires.Format(time.DateOnly)
	case !s.Expires.IsZero():
		return "until " + s.Expires.Format(time.DateOnly)
	}
	return "active"
}

func (a *app) newAlertsShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "show a subscription as JSON",
		Args:  oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				var s edikt.Subscription
				if err := c.getJSON(cmd.Context(), subscriptionPath(args[0]), nil, &s); err != nil {
					return err
				}
				return a.printJSON(s)
			})
		},
	}
}

func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) newAlertsEditCmd() *cobra.Command {
	f := &subscriptionFlags{}
	query := ""
	cmd := &cobra.Command{
		Use:     "edit ID",
		Short:   "change a subscription; what is not given stays",
		Example: "  edikt alerts edit tiktok --query 'target:tiktok -kind:review' --hear new,status,correction",
		Args:    oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				var s edikt.Subscription
				if err := c.getJSON(cmd.Context(), subscriptionPath(args[0]), nil, &s); err != nil {
					return err
				}
				if query != "" && s.Name == s.Query {
					s.Name = "" // it was called by its query
				}
				s.Query = cmp.Or(query, s.Query)
				if err := f.apply(&s); err != nil {
					return err
				}
				var made pipelines.MadeSubscription
				if err := c.send(cmd.Context(), http.MethodPut, subscriptionPath(args[0]), s, &made); err != nil {
					return err
				}
				return a.printMade(made)
			})
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&query, "query", "", "the new query")
	return cmd
}

func (a *app) newAlertsRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ID",
		Short: "remove a subscription and what is held for it",
		Args:  oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodDelete, subscriptionPath(args[0]), struct{}{}, nil)
			})
		},
	}
}

func (a *app) newAlertsPauseCmd(name string, paused bool) *cobra.Command {
	short := "let a subscription rest; what happens meanwhile is not made up for"
	if !paused {
		short = "let a paused subscription go on"
	}
	return &cobra.Command{
		Use:   name + " ID",
		Short: short,
		Args:  oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodPost, subscriptionPath(args[0], "pause"), pipelines.PauseRequest{Paused: paused}, nil)
			})
		},
	}
}

func (a *app) newAlertsEnableCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "enable RECEIVER",
		Short: "switch a receiver on again that was disabled, and send what was kept for it",
		Args:  oneArg("RECEIVER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodPost, "/v1/receivers/enable", pipelines.ReceiverRequest{Receiver: args[0]}, nil)
			})
		},
	}
}
