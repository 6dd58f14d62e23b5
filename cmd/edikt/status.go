package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/stream"
)

// status is how everything stands.
type status struct {
	Owner    stream.Owner            `json:"owner"`
	Rules    string                  `json:"rules"`
	Streams  map[string]stream.State `json:"streams"`
	Stages   []pipelines.StageStatus `json:"stages"`
	Indexed  map[string]int          `json:"indexed"` // documents by type
	Dead     int                     `json:"dead"`
	Warnings []string                `json:"warnings,omitempty"`
}

// Status asks every part how it stands.
func (n *node) Status(ctx context.Context) (s status, err error) {
	s = status{Owner: n.owner(), Rules: n.extractor.RulesVersion(), Indexed: map[string]int{}}
	if s.Streams, err = n.Streams(ctx); err != nil {
		return s, err
	}
	if s.Stages, err = n.Stages(ctx); err != nil {
		return s, err
	}
	n.view.mu.RLock()
	defer n.view.mu.RUnlock()
	for _, t := range []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.DossierDocument} {
		if s.Indexed[string(t)], err = n.view.current.Count(t); err != nil {
			return s, err
		}
	}
	s.Dead = int(s.Streams[stream.Dead].Messages)
	s.Warnings = n.warnings(s.Streams)
	return s, nil
}

// Stages asks how every stage stands.
func (n *node) Stages(ctx context.Context) (all []pipelines.StageStatus, err error) {
	flows := []*pipelines.Flow{n.flow}
	if n.view != nil {
		n.view.mu.RLock()
		defer n.view.mu.RUnlock()
		flows = append(flows, n.view.current.flow)
	}
	for _, f := range flows {
		if f == nil {
			continue // not started yet, or no part of this process
		}
		stages, err := f.Status(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, stages...)
	}
	return all, nil
}

// Streams asks how much every stream holds.
func (n *node) Streams(ctx context.Context) (map[string]stream.State, error) {
	all := map[string]stream.State{}
	for _, name := range stream.Names() {
		s, err := n.conn.State(ctx, name)
		if err != nil {
			return nil, err
		}
		all[name] = s
	}
	return all, nil
}

// nearlyFull is the share of its bound at which a stream is worth a warning.
const nearlyFull = 0.8

// warnings says what will go wrong before it does.
func (n *node) warnings(streams map[string]stream.State) (w []string) {
	for _, name := range stream.Names() {
		if s := streams[name]; s.MaxBytes > 0 && float64(s.Bytes) > nearlyFull*float64(s.MaxBytes) {
			w = append(w, fmt.Sprintf("stream %s is %d %% full: raise retention.%s.max_bytes or set max_age", name, 100*s.Bytes/uint64(s.MaxBytes), strings.ToLower(name)))
		}
	}
	if err := n.conn.CheckDisk(); err != nil {
		w = append(w, err.Error())
	} else if free, low := n.conn.LowDisk(); low {
		w = append(w, fmt.Sprintf("the disk has %d MB left: below nats.min_free_mb nothing is taken", free>>20))
	}
	return w
}

func (a *app) newStatusCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "show how every stage and stream stands",
		Long: `Status shows for every stage how much waits (pending), is under way (in flight) and came again, how old the oldest
waiting message is, and whether the stage pauses and why; then the streams, the index and the dead letters.`,
		Example: "  edikt status\n  edikt status --json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withClient(cmd, func(c *client) error {
				var s status
				if err := c.send(cmd.Context(), http.MethodPost, "/control/status", struct{}{}, &s); err != nil {
					return err
				}
				if asJSON {
					enc := json.NewEncoder(a.stdout)
					enc.SetIndent("", "  ")
					return enc.Encode(s)
				}
				return a.showStatus(&s)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) showStatus(s *status) error {
	fmt.Fprintf(a.stdout, "edikt %s, process %d, rules %s\n\n", s.Owner.Version, s.Owner.PID, s.Rules)
	width, colour := a.terminal()
	t := &table{columns: []column{{title: "STAGE"}, {title: "READS"}, {title: "PENDING"}, {title: "IN FLIGHT"}, {title: "AGAIN"}, {title: "OLDEST"}, {title: "HANDLED"}, {title: "DEAD"}, {title: "PAUSED", min: 8}}}
	for _, x := range s.Stages {
		oldest := ""
		if !x.Oldest.IsZero() {
			oldest = a.now().Sub(x.Oldest).Round(time.Second).String()
		}
		t.add(cell{x.Name, bold}, cell{text: x.Stream}, cell{text: fmt.Sprint(x.Pending)}, cell{text: fmt.Sprint(x.InFlight)}, cell{text: fmt.Sprint(x.Redelivered)},
			cell{text: oldest}, cell{text: fmt.Sprint(x.Handled)}, cell{text: fmt.Sprint(x.Buried)}, cell{x.Paused, red})
	}
	if err := t.write(a.stdout, width, colour); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout)
	t = &table{columns: []column{{title: "STREAM"}, {title: "MESSAGES"}, {title: "MB"}, {title: "OLDEST"}, {title: "NEWEST"}}}
	for _, name := range stream.Names() {
		x := s.Streams[name]
		t.add(cell{name, bold}, cell{text: fmt.Sprint(x.Messages)}, cell{text: fmt.Sprintf("%.1f", float64(x.Bytes)/1e6)}, cell{text: stamp(x.Oldest)}, cell{text: stamp(x.Newest)})
	}
	if err := t.write(a.stdout, width, colour); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "\nindex: %d articles, %d events, %d dossiers; dead letters: %d\n", s.Indexed["article"], s.Indexed["event"], s.Indexed["dossier"], s.Dead)
	for _, w := range slices.Sorted(slices.Values(s.Warnings)) {
		fmt.Fprintf(a.stdout, "warning: %s\n", w)
	}
	return nil
}

func stamp(t time.Time) string {
	if t.IsZero() || t.Year() < 1971 {
		return "-"
	}
	return t.UTC().Format("2006-01-02 15:04")
}
