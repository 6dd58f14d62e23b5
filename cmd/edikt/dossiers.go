package main

import (
	"github.com/spf13/cobra"

	"edikt"
)

func (a *app) newDossiersCmd() *cobra.Command {
	f := &finder{a: a, typ: string(edikt.DossierDocument)}
	return f.command(&cobra.Command{
		Use:   "dossiers [flags] [QUERY]",
		Short: "list dossiers: each measure once, however many outlets tell of it",
		Long: `List dossiers with their present status. A QUERY is written as for 'edikt search'.

Flags stand before QUERY; after it everything is query.`,
		Example: `  edikt dossiers status:in_force target:tiktok
  edikt dossiers sources:3..
  edikt dossiers --format jsonl kind:ban`,
	})
}
