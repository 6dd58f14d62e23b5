package main

import (
	"fmt"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/pipelines"
)

func (a *app) newReplayCmd() *cobra.Command {
	var r replayRequest
	var since string
	cmd := &cobra.Command{
		Use:   "replay",
		Short: "read the archive again with the rules of today",
		Long: `Replay extracts every article of the archive again and brings index and dossiers to what the rules of this program
find. With --dry-run it only tells which events would be gained, lost or changed. The old state is shown until the new
one is complete; an interrupted replay goes on at the next start. Replayed events never raise alerts.`,
		Example: "  edikt replay --dry-run\n  edikt replay --lang fr --since 2026-01-01",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if r.Lang != "" && r.Lang != "de" && r.Lang != "fr" {
				return fmt.Errorf("%w: --lang %q: want de or fr", errUsage, r.Lang)
			}
			if since != "" {
				d, err := edikt.ParseDate(since)
				if err != nil {
					return fmt.Errorf("%w: --since: %w", errUsage, err)
				}
				r.Since = d.Start()
			}
			return a.withClient(cmd, func(c *client) error {
				var d pipelines.Difference
				if err := c.send(cmd.Context(), http.MethodPost, "/control/replay", r, &d); err != nil {
					return err
				}
				return a.showDifference(&d, r.DryRun)
			})
		},
	}
	cmd.Flags().StringVar(&since, "since", "", "only what was taken since this date")
	cmd.Flags().StringVar(&r.Source, "source", "", "only of this source")
	cmd.Flags().StringVar(&r.Lang, "lang", "", "only in this language: de, fr")
	cmd.Flags().BoolVar(&r.DryRun, "dry-run", false, "tell what would change, and change nothing")
	return cmd
}

func (a *app) showDifference(d *pipelines.Difference, dry bool) error {
	would := ""
	if dry {
		would = " would be"
	}
	fmt.Fprintf(a.stdout, "%d articles read: %d events%s gained, %d lost, %d changed\n", d.Articles, d.Gained, would, d.Lost, d.Changed)
	if len(d.Samples) == 0 {
		return nil
	}
	fmt.Fprintln(a.stdout)
	t := &table{columns: []column{{title: "WHAT"}, {title: "KIND"}, {title: "STATUS"}, {title: "TARGET", min: 8}, {title: "ACTOR", min: 10}, {title: "RULE", rank: 2}, {title: "SENTENCE", min: 24}}}
	for _, s := range d.Samples {
		e := s.After
		if e == nil {
			e = s.Before
		}
		t.add(cell{s.What, bold}, cell{text: change(s, func(e *edikt.Event) string { return string(e.Kind) })}, cell{text: change(s, func(e *edikt.Event) string { return string(e.Status) })},
			cell{text: e.Target.ID}, cell{text: change(s, (*edikt.Event).ActorID)}, cell{text: change(s, func(e *edikt.Event) string { return e.Rule })}, cell{text: e.Evidence.Text})
	}
	return a.show(t)
}

// change is a field of a sample, before and after where they differ.
func change(s pipelines.Sample, field func(*edikt.Event) string) string {
	switch {
	case s.Before == nil:
		return field(s.After)
	case s.After == nil || field(s.Before) == field(s.After):
		return field(s.Before)
	}
	return field(s.Before) + " → " + field(s.After)
}

func (a *app) newRebuildCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "rebuild",
		Short: "make the index anew from the streams",
		Long:  `Rebuild makes the index anew from the streams. The old one serves until the new one is complete.`,
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd, func(c *client) error {
				start := time.Now()
				if err := c.send(cmd.Context(), http.MethodPost, "/control/rebuild", struct{}{}, nil); err != nil {
					return err
				}
				fmt.Fprintf(a.stderr, "the index was made anew in %v\n", time.Since(start).Round(time.Millisecond))
				return nil
			})
		},
	}
}
