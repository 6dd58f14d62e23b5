package main

import (
	"github.com/spf13/cobra"

	"edikt"
)

func (a *app) newEventsCmd() *cobra.Command {
	f := &finder{a: a, typ: string(edikt.EventDocument)}
	return f.command(&cobra.Command{
		Use:   "events [flags] [QUERY]",
		Short: "list policy events: who bans, advises against, leaves, adopts, mandates what",
		Long: `List policy events, newest first where no words are asked for. A QUERY is written as for 'edikt search';
plain words are looked for in title, sentence and names, and a word that names a kind, service or institution finds it in
both languages.

Flags stand before QUERY; after it everything is query.`,
		Example: `  edikt events
  edikt events --since 7d --facets kind:ban
  edikt events kind:exit target:x jurisdiction:DE
  edikt events --format csv status:in_force > events.csv`,
	})
}
