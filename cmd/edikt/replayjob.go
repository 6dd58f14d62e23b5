package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"edikt"
	"edikt/pipelines"
)

// replayRequest asks to read the archive again.
type replayRequest struct {
	pipelines.Selection
	DryRun bool `json:"dry_run,omitempty"`
}

// replayJob is a replay under way. It lies in the data folder until all of it is shown, and goes on after a restart.
type replayJob struct {
	pipelines.Selection
	Rules string `json:"rules"`
	From  uint64 `json:"from"` // place in ARTICLES where to go on
}

func (n *node) jobPath() string { return n.path("replay.json") }

// pendingReplay is the job that a former process left; nil where there is none.
func (n *node) pendingReplay() (*replayJob, error) {
	data, err := os.ReadFile(n.jobPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	job := new(replayJob)
	if err == nil {
		err = json.Unmarshal(data, job)
	}
	if err != nil {
		return nil, fmt.Errorf("pending replay: %w", err)
	}
	return job, nil
}

func (n *node) keepJob(job *replayJob) error {
	if err := edikt.ReplaceFile(n.jobPath(), jsonLine(job), 0o600); err != nil {
		return fmt.Errorf("replay: %w", err)
	}
	return nil
}

func (n *node) replayer() *pipelines.Replayer {
	return &pipelines.Replayer{Conn: n.conn, Extractor: n.extractor, RulesSeq: n.rulesSeq, Ledger: n.ledger, Catalog: n.view.current.catalog}
}

// Replay reads the archive again with the rules of this program. The pages show the old state until the new one is
// complete. The work belongs to the node: who asked may go.
func (n *node) Replay(ctx context.Context, r replayRequest) (pipelines.Difference, error) {
	if r.DryRun {
		return n.replayer().Replay(ctx, r.Selection, 1, false, nil)
	}
	return inBackground(ctx, n, func(ctx context.Context) (pipelines.Difference, error) {
		return n.runReplay(ctx, &replayJob{Selection: r.Selection, Rules: n.extractor.RulesVersion(), From: 1})
	})
}

func (n *node) runReplay(ctx context.Context, job *replayJob) (d pipelines.Difference, err error) {
	if job.Rules != n.extractor.RulesVersion() {
		job.Rules, job.From = n.extractor.RulesVersion(), 1 // the rules changed while it waited
	}
	if err := n.keepJob(job); err != nil {
		return d, err
	}
	err = n.view.Renew(ctx, func(ctx context.Context) error {
		d, err = n.replayer().Replay(ctx, job.Selection, job.From, true, func(last uint64) error {
			job.From = last + 1
			return n.keepJob(job)
		})
		if err != nil {
			return err
		}
		return n.flow.Settle(ctx, besideSearch...)
	})
	if err != nil {
		return d, fmt.Errorf("replay: %w", err)
	}
	return d, os.Remove(n.jobPath())
}

// resumeReplay goes on with what a former process left.
func (n *node) resumeReplay(job *replayJob) {
	n.log.Warn("going on with a replay that was interrupted", "from", job.From)
	n.spawn(func(ctx context.Context) {
		if _, err := n.runReplay(ctx, job); err != nil && ctx.Err() == nil {
			n.log.Error("replay", "error", err)
		}
	})
}

// Rebuild makes index and catalog anew from the streams.
func (n *node) Rebuild(ctx context.Context) error {
	_, err := inBackground(ctx, n, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, n.view.Renew(ctx, func(context.Context) error { return nil })
	})
	return err
}

// inBackground runs work for as long as the node is open, and waits for it as long as ctx lives.
func inBackground[T any](ctx context.Context, n *node, work func(context.Context) (T, error)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	n.spawn(func(ctx context.Context) {
		v, err := work(ctx)
		done <- result{v, err}
	})
	select {
	case r := <-done:
		return r.v, r.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
