package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"edikt/extractor"
	"edikt/extractor/eval"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	by     string
	errors int
	rules  string
	found  string
	groups string
}

var breakdowns = []string{"lang", "kind", "phenomenon", "all"}

func (a *app) newEvalCmd() *cobra.Command {
	var opt evalOptions
	cmd := &cobra.Command{
		Use:   "eval GOLD...",
		Short: "measure the rules against articles that readers have annotated",
		Long: `Eval extracts the events of every article in GOLD and compares them with the ones that readers marked there:
at the levels what (kind and target), who (and actor) and full (and status), then the other fields, and how many
event-free articles stay quiet.

GOLD is JSON Lines, one annotated article a line: {"id","lang","date","title","text","events":[...]}, each event with
kind, status, actor, jurisdiction, target, addressee, scope, when, sentence and optional. An article may be filed under
phenomena; --by phenomenon shows how each fares.`,
		Example: `  edikt eval extractor/eval/gold/de.jsonl --by kind
  edikt eval gold.jsonl --errors 20
  edikt eval gold.jsonl --rules my-rules
  edikt eval --dossiers groups.jsonl gold.jsonl
  edikt extract --format jsonl gold.jsonl | edikt eval gold.jsonl --found -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: eval wants a gold file", errUsage)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.eval(args, opt) },
	}
	cmd.Flags().StringVar(&opt.by, "by", "", "break the figures down by lang, kind, phenomenon, or all of them with the confidence table")
	cmd.Flags().IntVar(&opt.errors, "errors", 0, "print the first N misses and false alarms")
	cmd.Flags().StringVar(&opt.rules, "rules", "", "folder of rules that replaces the built-in ones")
	cmd.Flags().StringVar(&opt.groups, "dossiers", "", "also file the events and compare with this file of gold dossiers")
	cmd.Flags().StringVar(&opt.found, "found", "", "score these events, as extract wrote them (- for standard input), instead of extracting")
	return cmd
}

func (a *app) eval(paths []string, opt evalOptions) error {
	if opt.by != "" && !slices.Contains(breakdowns, opt.by) {
		return fmt.Errorf("%w: --by %q is none of %v", errUsage, opt.by, breakdowns)
	}
	gold, err := readGold(paths)
	if err != nil {
		return err
	}
	found, err := a.foundIn(gold, opt)
	if err != nil {
		return err
	}
	report := eval.Score(gold, found)
	if opt.by == "all" {
		err = report.Write(a.stdout)
	} else {
		err = report.WriteSummary(a.stdout, opt.by)
	}
	if err == nil && opt.errors > 0 {
		err = report.WriteMistakes(a.stdout, opt.errors)
	}
	if err != nil || opt.groups == "" {
		return err
	}
	return a.evalDossiers(opt.groups, gold, found)
}

// foundIn is what the extractor finds in the gold's articles, or what a file says that it found.
func (a *app) foundIn(gold []eval.Article, opt evalOptions) (eval.Found, error) {
	switch opt.found {
	case "":
		x, err := newExtractor(opt.rules)
		if err != nil {
			return nil, err
		}
		return extractGold(x, gold), nil
	case "-":
		return eval.ReadFound(a.stdin, "standard input")
	}
	f, err := os.Open(opt.found)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.ReadFound(f, opt.found)
}

func extractGold(x *extractor.Extractor, gold []eval.Article) eval.Found {
	found := eval.Found{}
	for i := range gold {
		found[gold[i].ID] = x.Extract(gold[i].Article()).Events
	}
	return found
}

// readGold reads several files as one set.
func readGold(paths []string) ([]eval.Article, error) {
	var all []eval.Article
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		gold, err := eval.ReadGold(f, path)
		f.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, gold...)
	}
	return all, nil
}
