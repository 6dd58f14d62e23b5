package main

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/pipelines/dossier"
)

func (a *app) newDossierCmd() *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:   "dossier ID",
		Short: "the life of one measure with its evidence, and decisions about it",
		Long: `A dossier is one measure as all outlets tell it: kind, target, scope and acting authority. Without a further word the
command shows its steps, each with what speaks for it. Decisions are kept for good, survive rebuilds, and can be undone.
An ID that became part of another dossier leads there.`,
		Example: `  edikt dossier 5f3k2m…
  edikt dossier merge A B --comment 'same decree'
  edikt dossier undo DECISION
  edikt dossier export > gold.jsonl`,
		Args: oneArg("ID, or one of confirm, reject, merge, split, undo, decisions, waves, export"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withClient(cmd, func(c *client) error {
				var d edikt.Dossier
				if err := c.getJSON(cmd.Context(), "/v1/dossiers/"+url.PathEscape(args[0]), nil, &d); err != nil {
					return err
				}
				if format == "jsonl" {
					return printLines(a, []edikt.Dossier{d})
				}
				_, colour := a.terminal()
				return printLife(a.stdout, &d, colour)
			})
		},
	}
	formatFlag(cmd, &format)
	cmd.AddCommand(
		a.newDecideCmd(edikt.Confirm, "say that a dossier, or one report, is right"), a.newDecideCmd(edikt.Reject, "say that a dossier, or one report, is wrong"),
		a.newMergeCmd(), a.newSplitCmd(), a.newUndoCmd(), a.newDecisionsCmd(), a.newWavesCmd(), a.newGoldCmd())
	return cmd
}

// printLife writes the steps of a dossier, the present one last.
func printLife(w io.Writer, d *edikt.Dossier, colour bool) error {
	paint := func(s style, text string) string {
		if !colour || text == "" {
			return text
		}
		return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", paint(bold, clean(fmt.Sprintf("%s %s: %s", cmp.Or(d.ActorName, d.Authority), d.Kind, cmp.Or(d.TargetName, d.Target)))))
	fmt.Fprintf(&b, "dossier    %s\nmeasure    %s\nstatus     %s%s\nsources    %d independent, %s to %s\n", d.ID, clean(d.Key), d.Status, contested(d), d.Sources,
		dayOf(d.First), dayOf(d.Last))
	for _, x := range []struct {
		label string
		ids   []string
	}{{"related", d.Related}, {"decision", nonEmpty(d.Decision)}, {"merged", nonEmpty(d.MergedInto)}} {
		if len(x.ids) > 0 {
			fmt.Fprintf(&b, "%-10s %s\n", x.label, strings.Join(x.ids, " "))
		}
	}
	for _, s := range d.Steps {
		fmt.Fprintf(&b, "\n%s  %s\n", paint(bold, string(s.Status)), paint(dim, clean(stepLine(&s))))
		for _, e := range s.Events {
			printReport(&b, &e, paint)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func contested(d *edikt.Dossier) string {
	if d.Contested {
		return " (contested: sources contradict each other)"
	}
	return ""
}

func nonEmpty(s string) []string {
	return slices.DeleteFunc([]string{s}, func(s string) bool { return s == "" })
}

func dayOf(t time.Time) string {
	if t.IsZero() {
		return "unknown"
	}
	return t.Format(time.DateOnly)
}

func stepLine(s *edikt.Step) string {
	parts := []string{"first report " + dayOf(s.First), strconv.Itoa(s.Sources) + " independent"}
	if s.Asserted != "" {
		parts = append(parts, "taken "+string(s.Asserted.Day()))
	}
	if f := s.Effective; f != nil {
		for _, x := range [][2]string{{"from", f.From}, {"until", f.Until}, {"by", f.Deadline}, {"for", f.Duration}} {
			if x[1] != "" {
				parts = append(parts, x[0]+" "+x[1])
			}
		}
	}
	kind := "news"
	if s.Background {
		kind = "background"
	}
	return strings.Join(append(parts, kind+": "+s.Reason), ", ")
}

func printReport(b *strings.Builder, e *edikt.Event, paint func(style, string) string) {
	var ref edikt.ArticleRef
	if e.Article != nil {
		ref = *e.Article
	}
	line := fmt.Sprintf("%s  %s", cmp.Or(string(ref.Date.Day()), "no date"), cmp.Or(ref.Source, ref.ID))
	if ref.CopyOf != "" {
		line += "  copy of " + ref.CopyOf
	}
	fmt.Fprintf(b, "  %s  %s\n", clean(line), paint(dim, clean(strings.Join(nonEmpty(e.Rule), ""))+"  event "+e.ID))
	if e.Evidence.Text != "" {
		fmt.Fprintf(b, "    %s\n", clean(e.Evidence.Text))
	}
	if ref.URL != "" {
		fmt.Fprintf(b, "    %s\n", paint(dim, clean(ref.URL)))
	}
}

// decide sends a decision and prints its id, by which it can be undone.
func (a *app) decide(cmd *cobra.Command, d edikt.Decision) error {
	d.By = whoami()
	return a.withClient(cmd, func(c *client) error {
		var made edikt.Decision
		if err := c.send(cmd.Context(), http.MethodPost, "/v1/decisions", d, &made); err != nil {
			return err
		}
		_, err := fmt.Fprintln(a.stdout, made.ID)
		return err
	})
}

func commentFlag(cmd *cobra.Command, comment *string) {
	cmd.Flags().StringVar(comment, "comment", "", "why")
}

// newDecideCmd makes confirm and reject: of a dossier, or with --event of one report in it.
func (a *app) newDecideCmd(action, short string) *cobra.Command {
	d := edikt.Decision{Action: action}
	cmd := &cobra.Command{
		Use:     action + " DOSSIER",
		Short:   short,
		Long:    "Speak of a dossier as a whole, or with --event of one report in it. A rejected report counts no more; a rejected dossier\nraises no alerts. The command prints the id of the decision, by which it can be undone.",
		Example: "  edikt dossier " + action + " 5f3k2m…\n  edikt dossier " + action + " 5f3k2m… --event 8a1c… --comment 'satire'",
		Args:    oneArg("DOSSIER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.Dossier = args[0]
			return a.decide(cmd, d)
		},
	}
	cmd.Flags().StringVar(&d.Event, "event", "", "id of a report")
	commentFlag(cmd, &d.Comment)
	return cmd
}

func (a *app) newMergeCmd() *cobra.Command {
	d := edikt.Decision{Action: edikt.Merge}
	cmd := &cobra.Command{
		Use:     "merge A B",
		Short:   "make B part of A: two dossiers that are one measure",
		Example: "  edikt dossier merge 5f3k2m… 9x7q1b… --comment 'same decree'",
		Args:    twoArgs("A and B"),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.Dossier, d.Other = args[0], args[1]
			return a.decide(cmd, d)
		},
	}
	commentFlag(cmd, &d.Comment)
	return cmd
}

func (a *app) newSplitCmd() *cobra.Command {
	d := edikt.Decision{Action: edikt.Split}
	cmd := &cobra.Command{
		Use:   "split DOSSIER EVENT...",
		Short: "take reports out of a dossier that tell of another measure",
		Long:  "The reports make a dossier of their own, whose ID is printed after the decisions' on standard error; --to names an existing one.",
		Example: `  edikt dossier split 5f3k2m… 8a1c… 77de…
  edikt dossier split 5f3k2m… 8a1c… --to 9x7q1b…`,
		Args: usageArgs(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.Dossier = args[0]
			for _, event := range args[1:] {
				d.Event = event
				if err := a.decide(cmd, d); err != nil {
					return err
				}
				d.Other = cmp.Or(d.Other, dossier.SplitID(d.Dossier, event))
			}
			fmt.Fprintf(a.stderr, "the reports are in dossier %s\n", d.Other)
			return nil
		},
	}
	cmd.Flags().StringVar(&d.Other, "to", "", "dossier that takes the reports")
	commentFlag(cmd, &d.Comment)
	return cmd
}

func (a *app) newUndoCmd() *cobra.Command {
	d := edikt.Decision{Action: edikt.Undo}
	cmd := &cobra.Command{
		Use:     "undo DECISION",
		Short:   "undo a decision",
		Example: "  edikt dossier decisions\n  edikt dossier undo 4KQZ…",
		Args:    oneArg("DECISION"),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.Other = args[0]
			return a.decide(cmd, d)
		},
	}
	commentFlag(cmd, &d.Comment)
	return cmd
}

func twoArgs(names string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 2 {
			return fmt.Errorf("%w: want %s", errUsage, names)
		}
		return nil
	}
}

func (a *app) newDecisionsCmd() *cobra.Command {
	return list[edikt.Decision]{
		use: "decisions", short: "list what analysts decided", path: "/v1/decisions",
		columns: []column{{title: "WHEN"}, {title: "ID"}, {title: "ACTION"}, {title: "ABOUT", min: 20}, {title: "BY"}, {title: "COMMENT", min: 10, rank: 1}},
		row: func(d edikt.Decision) []cell {
			about := strings.Join(strings.Fields(d.Dossier+" "+d.Event+" "+d.Other), " ")
			return []cell{{text: d.At.Local().Format("2006-01-02 15:04")}, {text: d.ID}, {d.Action, bold}, {text: about}, {text: d.By}, {text: d.Comment}}
		},
	}.command(a)
}

func (a *app) newWavesCmd() *cobra.Command {
	return list[dossier.Wave]{
		use: "waves", short: "exits by many actors from one service, within weeks of each other", path: "/v1/waves",
		columns: []column{{title: "SERVICE"}, {title: "FROM"}, {title: "TO"}, {title: "EXITS"}, {title: "WHO", min: 30}},
		row: func(w dossier.Wave) []cell {
			return []cell{{w.Target, bold}, {text: dayOf(w.First)}, {text: dayOf(w.Last)}, {text: strconv.Itoa(len(w.Dossiers))}, {text: strings.Join(w.Actors, ", ")}}
		},
	}.command(a)
}

func (a *app) newGoldCmd() *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:     "export",
		Short:   "write confirmed dossiers as gold groups, for edikt eval --dossiers",
		Example: "  edikt dossier export > groups.jsonl",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd, func(c *client) error {
				resp, err := c.get(cmd.Context(), "/v1/gold", url.Values{"decided": {strconv.FormatBool(!all)}})
				if err != nil {
					return err
				}
				defer resp.Body.Close()
				_, err = io.Copy(a.stdout, resp.Body)
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "every dossier, not only those that analysts confirmed")
	return cmd
}
