package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"edikt/language/analysis"

	"github.com/spf13/cobra"
)

func (a *app) newAnalyzeCmd() *cobra.Command {
	var lang string
	var asQuery bool
	cmd := &cobra.Command{
		Use:   "analyze --lang de|fr [--query] WORD...",
		Short: "show the terms that the index or a search makes of words",
		Long: "Print a line for each word: the word, a tab, and the terms that the index makes of it, or, with --query, a search.\n" +
			"A search finds a text where one of its terms is among those of the index. With - the words are read from standard input, one a line.",
		Example: "  edikt analyze --lang de Diensthandyverbot verbietet\n  edikt analyze --lang fr --query interdiction",
		Args:    usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if lang != analysis.German && lang != analysis.French {
				return fmt.Errorf("%w: --lang %q: want de or fr", errUsage, lang)
			}
			return a.analyze(analysis.New(lang), asQuery, args)
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language of the words: de or fr")
	cmd.Flags().BoolVar(&asQuery, "query", false, "terms of a search instead of those of the index")
	return cmd
}

// usageArgs makes a wrong number of arguments a mistake of usage.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return fmt.Errorf("%w: %w", errUsage, err)
		}
		return nil
	}
}

func (a *app) analyze(an *analysis.Analyzer, asQuery bool, words []string) error {
	out := bufio.NewWriter(a.stdout)
	terms := indexTerms
	if asQuery {
		terms = queryTerms
	}
	for _, w := range words {
		if w != "-" {
			fmt.Fprintf(out, "%s\t%s\n", w, strings.Join(terms(an, w), " "))
			continue
		}
		in := bufio.NewScanner(a.stdin)
		for in.Scan() {
			fmt.Fprintf(out, "%s\t%s\n", in.Text(), strings.Join(terms(an, in.Text()), " "))
		}
		if err := in.Err(); err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
	}
	return out.Flush()
}

func indexTerms(an *analysis.Analyzer, text string) []string {
	var out []string
	for _, w := range an.Index(nil, text) {
		for _, t := range w.Terms {
			if !slices.Contains(out, t.Text) {
				out = append(out, t.Text)
			}
		}
	}
	return out
}

func queryTerms(an *analysis.Analyzer, text string) []string {
	var out []string
	for _, w := range an.Words(nil, text) {
		for _, alt := range an.Query(w.Form) {
			if !slices.Contains(out, alt.Term) {
				out = append(out, alt.Term)
			}
		}
	}
	return out
}
