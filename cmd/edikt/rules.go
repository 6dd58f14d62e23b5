package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/extractor"
)

func (a *app) newRulesCmd() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "check, list, explain, profile and compare the rules of the extractor",
		Example: `  edikt rules lint
  edikt rules list de/ban
  edikt rules explain article.txt
  edikt rules --rules my-rules test
  edikt rules diff extractor/rules my-rules articles.jsonl`,
	}
	cmd.PersistentFlags().StringVar(&dir, "rules", "", "folder of rules that replaces the built-in ones")
	cmd.AddCommand(a.newRulesLintCmd(&dir), a.newRulesTestCmd(&dir), a.newRulesListCmd(&dir), a.newRulesExplainCmd(&dir),
		a.newRulesProfileCmd(&dir), a.newRulesDiffCmd())
	return cmd
}

// loadRules reads a folder of rules, or the built-in ones.
func loadRules(dir string) ([]*extractor.Source, error) {
	if dir != "" {
		if _, err := os.ReadDir(dir); err != nil {
			return nil, err // names the folder, which what is read in it does not
		}
		return extractor.LoadDir(os.DirFS(dir))
	}
	return extractor.Load()
}

func (a *app) newRulesLintCmd(dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "lint",
		Short: "check that all rules compile and carry two examples of each sort",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			sources, err := loadRules(*dir)
			if err != nil {
				return err
			}
			if _, err := extractor.New(sources); err != nil {
				return err
			}
			return a.failures(extractor.Lint(sources), countRules(sources))
		},
	}
}

func (a *app) newRulesTestCmd(dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "run every example of every rule against all rules",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			sources, err := loadRules(*dir)
			if err != nil {
				return err
			}
			x, err := extractor.New(sources)
			if err != nil {
				return err
			}
			return a.failures(x.Check(sources), countRules(sources))
		},
	}
}

func countRules(sources []*extractor.Source) (n int) {
	for _, s := range sources {
		n += len(s.Rules)
	}
	return n
}

// failures prints what is wrong with rules, and that something is.
func (a *app) failures(fs []extractor.Failure, rules int) error {
	for _, f := range fs {
		fmt.Fprintln(a.stdout, f)
	}
	fmt.Fprintf(a.stdout, "%d rules, %d failures\n", rules, len(fs))
	if len(fs) > 0 {
		return errPartial
	}
	return nil
}

func (a *app) newRulesListCmd(dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "list [PREFIX]",
		Short: "list rules with their triggers",
		Args:  usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			sources, err := loadRules(*dir)
			if err != nil {
				return err
			}
			for _, s := range sources {
				for _, r := range s.Rules {
					if len(args) > 0 && !strings.HasPrefix(r.ID, args[0]) {
						continue
					}
					triggers := slices.Concat(r.Verbs, r.Nouns, r.Phrases)
					fmt.Fprintf(a.stdout, "%-32s %-15s %s\n", r.ID, r.Kind, strings.Join(triggers, ", "))
				}
			}
			return nil
		},
	}
}

func (a *app) newRulesExplainCmd(dir *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain PATH...",
		Short: "show each event with its rule and the words that made its status, and the rules that nearly matched",
		Args:  usageArgs(cobra.MinimumNArgs(1)),
		Example: `  edikt rules explain article.txt
  edikt read page.html | edikt rules explain -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			x, err := newExtractor(*dir)
			if err != nil {
				return err
			}
			return a.eachArticle(cmd.Context(), args, func(art *edikt.Article) error {
				a.printExplanation(art, x.Explain(art))
				return nil
			})
		},
	}
	return cmd
}

func (a *app) printExplanation(art *edikt.Article, ex extractor.Explanation) {
	_, colour := a.terminal()
	name := art.Title
	for _, s := range []string{art.File, art.URL, art.ID} {
		if name == "" {
			name = s
		}
	}
	fmt.Fprintf(a.stdout, "%s: %d events\n", clean(name), len(ex.Events))
	for _, r := range ex.Events {
		e := &r.Event
		actor := "nobody named"
		if e.Actor != nil {
			actor = clean(e.Actor.Text) + " (" + e.Actor.ID + ")"
		}
		fmt.Fprintf(a.stdout, "\n  %s %s: %s > %s\n", e.Kind, e.Status, actor, e.Target.ID)
		fmt.Fprintf(a.stdout, "  %s\n", marked(e, colour))
		fmt.Fprintf(a.stdout, "  rule %s of %s, confidence %.2f\n", e.Rule, e.RulesVersion, e.Confidence)
		if len(r.Words) > 0 {
			fmt.Fprintf(a.stdout, "  status from %s\n", strings.Join(r.Words, "; "))
		}
	}
	if len(ex.Misses) > 0 {
		fmt.Fprintf(a.stdout, "\n  nearly:\n")
	}
	for _, m := range ex.Misses {
		fmt.Fprintf(a.stdout, "    %s\n      in %s\n", clean(m.String()), clean(m.Sentence.Text))
	}
	fmt.Fprintln(a.stdout)
}

// marked is the sentence with trigger, actor and target in brackets, or in colours on a terminal.
func marked(e *edikt.Event, colour bool) string {
	type mark struct {
		start, end  int
		open, close string
	}
	marks := []mark{{e.Trigger.Start, e.Trigger.End, "[", "]"}, {e.Target.Start, e.Target.End, "{", "}"}}
	if colour {
		marks[0].open, marks[0].close = "\x1b[1;31m", "\x1b[0m"
		marks[1].open, marks[1].close = "\x1b[1;34m", "\x1b[0m"
	}
	if e.Actor != nil {
		m := mark{e.Actor.Start, e.Actor.End, "(", ")"}
		if colour {
			m.open, m.close = "\x1b[1;32m", "\x1b[0m"
		}
		marks = append(marks, m)
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.start - b.start })
	var b strings.Builder
	at, text := e.Evidence.Start, e.Evidence.Text
	for _, m := range marks {
		if m.start < at || m.end > e.Evidence.End {
			continue // in another sentence, or inside another mark
		}
		b.WriteString(harmless(text[at-e.Evidence.Start : m.start-e.Evidence.Start]))
		b.WriteString(m.open + harmless(text[m.start-e.Evidence.Start:m.end-e.Evidence.Start]) + m.close)
		at = m.end
	}
	b.WriteString(harmless(text[at-e.Evidence.Start:]))
	return b.String()
}

func (a *app) newRulesProfileCmd(dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "profile CORPUS...",
		Short: "count how often each rule is tried and fires over a corpus, and how long it takes",
		Args:  usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			x, err := newExtractor(*dir)
			if err != nil {
				return err
			}
			p := &extractor.Profile{Now: a.now, Rules: map[string]*extractor.RuleProfile{}}
			n := 0
			err = a.eachArticle(cmd.Context(), args, func(art *edikt.Article) error {
				n++
				x.Add(p, art)
				return nil
			})
			a.printProfile(p, n)
			return err
		},
	}
}

func (a *app) printProfile(p *extractor.Profile, articles int) {
	ids := make([]string, 0, len(p.Rules))
	for id := range p.Rules {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y string) int {
		if d := p.Rules[y].Time - p.Rules[x].Time; d != 0 {
			return int(d)
		}
		return strings.Compare(x, y)
	})
	fmt.Fprintf(a.stdout, "%-34s %9s %9s %14s %10s\n", "rule", "tries", "events", "events/100k", "ns/try")
	for _, id := range ids {
		r := p.Rules[id]
		fmt.Fprintf(a.stdout, "%-34s %9d %9d %14.1f %10d\n", id, r.Tries, r.Events, float64(r.Events)*1e5/float64(max(1, articles)), r.Time.Nanoseconds()/int64(max(1, r.Tries)))
	}
	fmt.Fprintf(a.stdout, "%d articles\n", articles)
}

func (a *app) newRulesDiffCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "diff OLD NEW CORPUS...",
		Short: "list the events that another set of rules gains, loses or changes over a corpus",
		Long:  "OLD and NEW are folders of rules; - stands for the built-in ones.",
		Args:  usageArgs(cobra.MinimumNArgs(3)),
		RunE: func(cmd *cobra.Command, args []string) error {
			before, err := ruleSet(args[0])
			if err != nil {
				return err
			}
			after, err := ruleSet(args[1])
			if err != nil {
				return err
			}
			d := ruleDiff{}
			err = a.eachArticle(cmd.Context(), args[2:], func(art *edikt.Article) error {
				d.compare(before.Extract(art).Events, after.Extract(art).Events, func(sign string, e *edikt.Event, note string) {
					fmt.Fprintf(a.stdout, "%s %s %s %s > %s%s\n    %s\n", sign, e.Kind, e.Status, clean(actorText(e)), e.Target.ID, note, clean(e.Evidence.Text))
				})
				return nil
			})
			fmt.Fprintf(a.stdout, "%d gained, %d lost, %d changed, %d the same\n", d.gained, d.lost, d.changed, d.same)
			return err
		},
	}
}

func ruleSet(dir string) (*extractor.Extractor, error) {
	if dir == "-" {
		dir = ""
	}
	return newExtractor(dir)
}

// ruleDiff counts how two rule sets differ.
type ruleDiff struct{ gained, lost, changed, same int }

// compare pairs the events of one article by identity and reports those that differ.
func (d *ruleDiff) compare(before, after []edikt.Event, report func(sign string, e *edikt.Event, note string)) {
	old := map[string]*edikt.Event{}
	for i := range before {
		old[before[i].ID] = &before[i]
	}
	for i := range after {
		e := &after[i]
		o, ok := old[e.ID]
		delete(old, e.ID)
		switch {
		case !ok:
			d.gained++
			report("+", e, "")
		case o.Status != e.Status || o.When != e.When || o.Addressee != e.Addressee:
			d.changed++
			report("~", e, fmt.Sprintf(" (was %s)", o.Status))
		default:
			d.same++
		}
	}
	for i := range before {
		if e := &before[i]; old[e.ID] != nil {
			d.lost++
			report("-", e, "")
		}
	}
}

func actorText(e *edikt.Event) string {
	if e.Actor == nil {
		return "-"
	}
	return e.Actor.Text
}
