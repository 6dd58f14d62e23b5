package pipelines

import (
	"context"
	"fmt"
	"slices"

	"edikt/pipelines/stream"
)

// Flow is a running set of stages.
type Flow struct {
	conn      *stream.Conn
	consumers []*stream.Consumer // in the order of the flow
	stages    []stream.Stage
}

// Start runs the stages, which stand in the order of the flow. The last starts first, so that none waits for what
// comes behind it.
func Start(ctx context.Context, conn *stream.Conn, stages ...stream.Stage) (*Flow, error) {
	f := &Flow{conn: conn, stages: stages, consumers: make([]*stream.Consumer, len(stages))}
	for i, s := range slices.Backward(stages) {
		k, err := conn.Consume(ctx, s)
		if err != nil {
			f.Stop()
			return nil, err
		}
		f.consumers[i] = k
	}
	return f, nil
}

// Stop ends the stages from the first to the last: each finishes what it has in hand, the rest waits in its stream.
func (f *Flow) Stop() {
	for _, k := range f.consumers {
		if k != nil {
			k.Stop()
		}
	}
}

// Settle returns when everything that the streams hold now has gone through every stage but those named.
func (f *Flow) Settle(ctx context.Context, except ...string) error {
	for _, s := range f.stages {
		if slices.Contains(except, s.Name) {
			continue
		}
		state, err := f.conn.State(ctx, s.Stream)
		if err != nil {
			return err
		}
		if err := f.conn.Settled(ctx, s.Stream, s.Name, state.Last); err != nil {
			return fmt.Errorf("waiting for stage %s: %w", s.Name, err)
		}
	}
	return nil
}

// StageStatus is what is known of a stage here and at the server.
type StageStatus struct {
	Name   string `json:"name"`
	Stream string `json:"stream"`
	stream.Backlog
	stream.Stats
}

// Status asks for the state of every stage.
func (f *Flow) Status(ctx context.Context) ([]StageStatus, error) {
	out := make([]StageStatus, len(f.stages))
	for i, s := range f.stages {
		b, err := f.conn.Backlog(ctx, s.Stream, s.Name)
		if err != nil {
			return nil, err
		}
		if b.Oldest, err = f.conn.Oldest(ctx, s.Stream, s.Name); err != nil {
			return nil, err
		}
		out[i] = StageStatus{s.Name, s.Stream, b, f.consumers[i].Stats()}
	}
	return out, nil
}
