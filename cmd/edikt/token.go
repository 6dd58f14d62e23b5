package main

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	"edikt/query/api"
)

func (a *app) newTokenCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "manage access tokens for the HTTP API",
		Long: `Access tokens are needed as soon as Edikt listens on an address that is not loopback. They are kept as hashes; a secret
is shown once, when it is made. A token may read, write (decisions, alerts) or administer (tokens); each includes the one before.`,
	}
	cmd.AddCommand(a.newTokenAddCmd(), a.newTokenListCmd(), a.newTokenRevokeCmd())
	return cmd
}

func (a *app) newTokenAddCmd() *cobra.Command {
	n := api.NewToken{}
	scope := ""
	cmd := &cobra.Command{
		Use:     "add NAME",
		Short:   "make a token and show its secret",
		Example: "  edikt token add newsletter --scope read --days 365",
		Args:    oneArg("NAME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			n.Name, n.Scope = args[0], api.Scope(scope)
			return a.withClient(cmd, func(c *client) error {
				var made api.MadeToken
				if err := c.send(cmd.Context(), http.MethodPost, "/v1/tokens", n, &made); err != nil {
					return err
				}
				fmt.Fprintf(a.stderr, "token %s (%s, %s); keep the secret, it is not shown again:\n", made.ID, clean(made.Name), made.Scope)
				_, err := fmt.Fprintln(a.stdout, made.Secret)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&scope, "scope", string(api.Read), "read, write or admin")
	cmd.Flags().IntVar(&n.Days, "days", 0, "days until it ends; 0: never")
	_ = cmd.RegisterFlagCompletionFunc("scope", cobra.FixedCompletions(api.Scopes(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) newTokenListCmd() *cobra.Command {
	return list[api.Token]{
		use: "list", short: "list tokens", path: "/v1/tokens",
		columns: []column{{title: "ID"}, {title: "NAME", min: 12}, {title: "SCOPE"}, {title: "CREATED"}, {title: "ENDS"}},
		row: func(k api.Token) []cell {
			return []cell{{text: k.ID}, {k.Name, bold}, {text: string(k.Scope)}, {text: k.Created.Format(time.DateOnly)}, {text: ends(k, a.now())}}
		},
	}.command(a)
}

func ends(t api.Token, now time.Time) string {
	switch {
	case t.Expires.IsZero():
		return "never"
	case !now.Before(t.Expires):
		return "ended " + t.Expires.Format(time.DateOnly)
	}
	return t.Expires.Format(time.DateOnly)
}

func (a *app) newTokenRevokeCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "revoke ID",
		Short:   "revoke a token at once",
		Example: "  edikt token revoke 3f9a0c12bb",
		Args:    oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodDelete, "/v1/tokens/"+url.PathEscape(args[0]), struct{}{}, nil)
			})
		},
	}
}

// withClient runs work against the owner of the data folder.
func (a *app) withClient(cmd *cobra.Command, work func(*client) error) error {
	c, err := a.open(cmd.Context())
	if err != nil {
		return err
	}
	defer c.close()
	return work(c)
}

func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%w: %q is too much", errUsage, args[0])
	}
	return nil
}

func oneArg(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("%w: want one %s", errUsage, name)
		}
		return nil
	}
}
