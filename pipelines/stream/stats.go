package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Stats is what a stage of this process has done since it started.
type Stats struct {
	Handled uint64        `json:"handled"`
	Failed  uint64        `json:"failed"`  // tries at which a message was at fault
	Buried  uint64        `json:"buried"`  // put to the dead letters
	Retried uint64        `json:"retried"` // came with a past
	Held    int           `json:"held"`    // in this process, not settled
	Busy    time.Duration `json:"busy"`    // inside Handle, over all workers
	Paused  string        `json:"paused,omitempty"`
}

// Stats returns the stage's figures.
func (k *Consumer) Stats() Stats {
	s := Stats{Handled: k.handled.Load(), Failed: k.failed.Load(), Buried: k.buried.Load(), Retried: k.retried.Load(),
		Held: k.held.count(), Busy: time.Duration(k.busy.Load())}
	if p := k.paused.Load(); p != nil {
		s.Paused = *p
	}
	return s
}

// Name is the stage's name.
func (k *Consumer) Name() string { return k.stage.Name }

// Backlog is what the server knows about a stage, over all processes.
type Backlog struct {
	Pending     uint64    `json:"pending"`     // not delivered yet
	InFlight    int       `json:"in_flight"`   // delivered, not settled
	Redelivered int       `json:"redelivered"` // of those, delivered before
	Oldest      time.Time `json:"oldest,omitzero"`
}

// Empty reports whether the stage has done all there is.
func (b Backlog) Empty() bool { return b.Pending == 0 && b.InFlight == 0 }

// Backlog asks the server about a stage. A stage that never ran has no backlog and no error.
func (c *Conn) Backlog(ctx context.Context, stream, stage string) (Backlog, error) {
	cons, err := c.js.Consumer(ctx, stream, stage)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		return Backlog{}, nil
	}
	if err != nil {
		return Backlog{}, fmt.Errorf("stage %s: %w", stage, err)
	}
	info := cons.CachedInfo()
	return Backlog{Pending: info.NumPending, InFlight: info.NumAckPending, Redelivered: info.NumRedelivered}, nil
}

// Oldest is when the oldest message that a stage has not settled came into its stream; zero where it waits for none.
func (c *Conn) Oldest(ctx context.Context, stream, stage string) (time.Time, error) {
	cons, err := c.js.Consumer(ctx, stream, stage)
	if err != nil {
		return time.Time{}, fmt.Errorf("stage %s: %w", stage, err)
	}
	info := cons.CachedInfo()
	if info.NumPending == 0 && info.NumAckPending == 0 {
		return time.Time{}, nil
	}
	m, err := c.Get(ctx, stream, info.AckFloor.Stream+1)
	if errors.Is(err, ErrGone) {
		return time.Time{}, nil
	}
	return m.Time, err
}

// settledEvery is how often Settled looks, and idleLooks how often in a row a stage must have nothing to do to count as
// done although it did not reach the place: the last messages of the stream may have been erased. A single look proves
// nothing, since the server counts what is pending a moment after it stored it.
const (
	settledEvery = 20 * time.Millisecond
	idleLooks    = 50
)

// Settled returns when a stage has settled every message of its stream up to a place.
func (c *Conn) Settled(ctx context.Context, stream, stage string, seq uint64) error {
	for idle := 0; idle < idleLooks; {
		cons, err := c.js.Consumer(ctx, stream, stage)
		if err != nil {
			return fmt.Errorf("stage %s: %w", stage, err)
		}
		info := cons.CachedInfo()
		if info.AckFloor.Stream >= seq {
			return nil
		}
		if idle++; info.NumPending > 0 || info.NumAckPending > 0 {
			idle = 0
		}
		if !sleep(ctx, settledEvery) {
			return ctx.Err()
		}
	}
	return nil
}

// Restart makes a stage begin again with the first message of its stream. No process may be running it.
func (c *Conn) Restart(ctx context.Context, stream, stage string) error {
	err := c.js.DeleteConsumer(ctx, stream, stage)
	if err != nil && !errors.Is(err, jetstream.ErrConsumerNotFound) {
		return fmt.Errorf("restart stage %s: %w", stage, err)
	}
	return nil
}
