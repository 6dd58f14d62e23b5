package main

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"os/user"
	"time"

	"github.com/spf13/cobra"

	"edikt"
)

func (a *app) newSilenceCmd() *cobra.Command {
	var s edikt.Silence
	var span time.Duration
	cmd := &cobra.Command{
		Use:   "silence --for DURATION --comment TEXT",
		Short: "hold messages back for a time",
		Long: `A silence holds back what answers its query, for one subscription or all, until it ends. Then each subscription gets one
summary of what was held.`,
		Example: `  edikt alerts silence --query target:tiktok --for 24h --comment 'hearing day'
  edikt alerts silence --subscription tiktok --for 2h --comment lunch`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if span <= 0 {
				return fmt.Errorf("%w: --for wants a time such as 24h", errUsage)
			}
			s.Starts = a.now().UTC()
			s.Ends, s.Author = s.Starts.Add(span), cmp.Or(s.Author, whoami())
			return a.withClient(cmd, func(c *client) error {
				var made edikt.Silence
				if err := c.send(cmd.Context(), http.MethodPost, "/v1/silences", s, &made); err != nil {
					return err
				}
				_, err := fmt.Fprintln(a.stdout, made.ID)
				return err
			})
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&s.Query, "query", "", "what to hold back (default: everything)")
	fs.StringVar(&s.Subscription, "subscription", "", "of this subscription only")
	fs.StringVar(&s.Comment, "comment", "", "why; stands in the summary")
	fs.StringVar(&s.Author, "author", "", "who silences (default: the user)")
	fs.DurationVar(&span, "for", 0, "how long")
	return cmd
}

// whoami names the user of this machine, for decisions and silences.
func whoami() string {
	u, err := user.Current()
	if err != nil || u.Username == "" {
		return "local"
	}
	return u.Username
}

func (a *app) newSilencesCmd() *cobra.Command {
	return list[edikt.Silence]{
		use: "silences", short: "list silences", path: "/v1/silences",
		columns: []column{{title: "ID"}, {title: "QUERY", min: 12}, {title: "SUBSCRIPTION", rank: 1}, {title: "ENDS"}, {title: "AUTHOR"}, {title: "COMMENT", min: 12}},
		row: func(s edikt.Silence) []cell {
			ends := s.Ends.Local().Format("2006-01-02 15:04")
			if !a.now().Before(s.Ends) {
				ends = "ended " + ends
			}
			return []cell{{text: s.ID}, {text: s.Query}, {text: s.Subscription}, {text: ends}, {text: s.Author}, {text: s.Comment}}
		},
	}.command(a)
}

func (a *app) newUnsilenceCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "unsilence ID",
		Short: "end a silence now; what it held back is told",
		Args:  oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodDelete, "/v1/silences/"+url.PathEscape(args[0]), struct{}{}, nil)
			})
		},
	}
}
