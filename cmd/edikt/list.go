package main

import (
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"
)

// list is a command that shows everything of one sort that the archive holds.
type list[T any] struct {
	use, short string
	path       string // of the interface, answers a JSON array
	columns    []column
	row        func(T) []cell
}

func (l list[T]) command(a *app) *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:   l.use,
		Short: l.short,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd, func(c *client) error {
				var values []T
				if err := c.getJSON(cmd.Context(), l.path, nil, &values); err != nil {
					return err
				}
				if format == "jsonl" {
					return printLines(a, values)
				}
				t := &table{columns: l.columns}
				for _, v := range values {
					t.add(l.row(v)...)
				}
				return a.show(t)
			})
		},
	}
	formatFlag(cmd, &format)
	return cmd
}

// formatFlag lets people choose a table and programs JSON Lines.
func formatFlag(cmd *cobra.Command, format *string) {
	*format = "table"
	cmd.Flags().Var((*tableOrLines)(format), "format", "table for people, jsonl for programs")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"table", "jsonl"}, cobra.ShellCompDirectiveNoFileComp))
}

// tableOrLines is the value of --format.
type tableOrLines string

func (f *tableOrLines) String() string { return string(*f) }
func (f *tableOrLines) Type() string   { return "table|jsonl" }

func (f *tableOrLines) Set(s string) error {
	if s != "table" && s != "jsonl" {
		return errors.New("neither table nor jsonl")
	}
	*f = tableOrLines(s)
	return nil
}

// show prints a table as wide and as colourful as what reads it.
func (a *app) show(t *table) error {
	width, colour := a.terminal()
	return t.write(a.stdout, width, colour)
}

func printLines[T any](a *app, values []T) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
