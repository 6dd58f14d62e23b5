package stream

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// Stage is the work that one durable consumer does on one stream.
type Stage struct {
	Name    string // the durable's, and the stage's in logs, metrics and dead letters
	Stream  string
	Batch   int           // messages in one call of Handle at most; 1 where 0
	Linger  time.Duration // what a message waits for company; 2 ms where 0
	Window  int           // messages in this process at most; 4 batches where 0
	Workers int           // calls of Handle at once; 1 where 0
	Alone   bool          // one process at a time works, the others stand by

	// Handle works on messages in their order and says with one error how it went; see the package's text on the
	// three kinds. Where a batch comes back with a message's fault, each of its messages comes again alone. It has
	// to bear the same message twice.
	Handle func(context.Context, []Message) error
}

func (s Stage) withDefaults() Stage {
	s.Batch = max(s.Batch, 1)
	s.Workers = max(s.Workers, 1)
	if s.Window == 0 {
		s.Window = 4 * s.Batch * s.Workers
	}
	if s.Linger == 0 {
		s.Linger = 2 * time.Millisecond
	}
	return s
}

// windowBytes bounds what waits in this process for one stage.
const windowBytes = 64 << 20

// activeGroup is the priority group of stages that work alone.
const activeGroup = "active"

// Consumer is a running stage.
type Consumer struct {
	conn  *Conn
	stage Stage
	log   *slog.Logger

	inbox  chan jetstream.Msg
	cancel context.CancelFunc
	done   sync.WaitGroup
	held   held

	handled, failed, buried, retried atomic.Uint64
	busy                             atomic.Int64 // nanoseconds inside Handle
	paused                           atomic.Pointer[string]
}

// Consume puts the stage's durable in place and starts its workers. Stop ends them.
func (c *Conn) Consume(ctx context.Context, s Stage) (*Consumer, error) {
	s = s.withDefaults()
	err := c.patiently(ctx, func(ctx context.Context) error {
		_, err := c.durable(ctx, s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("stage %s: %w", s.Name, err)
	}
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	k := &Consumer{conn: c, stage: s, log: c.cfg.Log.With("stage", s.Name), cancel: cancel, inbox: make(chan jetstream.Msg, s.Window)}
	k.done.Go(func() { k.follow(run) })
	k.done.Go(func() { k.held.keep(run, c.cfg.AckWait/3) })
	for range s.Workers {
		k.done.Go(func() { k.work(run) })
	}
	return k, nil
}

// durable creates or updates the stage's consumer at the server.
func (c *Conn) durable(ctx context.Context, s Stage) (jetstream.Consumer, error) {
	cfg := jetstream.ConsumerConfig{
		Durable: s.Name, AckPolicy: jetstream.AckExplicitPolicy, AckWait: c.cfg.AckWait, MaxDeliver: -1, MaxAckPending: max(4*s.Window, 1000),
	}
	if s.Alone {
		cfg.PriorityPolicy, cfg.PriorityGroups, cfg.PinnedTTL = jetstream.PriorityPolicyPinned, []string{activeGroup}, c.cfg.AckWait
		cfg.MaxAckPending = s.Window
	}
	return c.js.CreateOrUpdateConsumer(ctx, s.Stream, cfg)
}

// follow keeps messages coming until ctx ends, whatever happens to the server.
func (k *Consumer) follow(ctx context.Context) {
	defer close(k.inbox)
	for pause := time.Duration(0); ; pause = backoff(pause) {
		err := k.receive(ctx)
		if ctx.Err() != nil {
			return
		}
		k.log.Warn("consumer interrupted, trying again", "error", err)
		if !sleep(ctx, pause) {
			return
		}
	}
}

func (k *Consumer) receive(ctx context.Context) error {
	cons, err := k.conn.durable(ctx, k.stage)
	if err != nil {
		return err
	}
	lost := make(chan error, 1)
	options := []jetstream.PullConsumeOpt{
		jetstream.PullMaxMessagesWithBytesLimit(k.stage.Window, windowBytes),
		jetstream.ConsumeErrHandler(func(_ jetstream.ConsumeContext, err error) { k.trouble(err, lost) }),
	}
	if k.stage.Alone {
		options = append(options, jetstream.PullPriorityGroup(activeGroup))
	}
	cc, err := cons.Consume(func(m jetstream.Msg) {
		if k.foreign(m) {
			return
		}
		k.held.add(m)
		select {
		case k.inbox <- m:
		case <-ctx.Done():
			k.giveBack(m)
		}
	}, options...)
	if err != nil {
		return err
	}
	defer func() { cc.Stop(); <-cc.Closed() }()
	select {
	case <-ctx.Done():
		return nil
	case err := <-lost:
		return err
	case <-cc.Closed():
		return errors.New("subscription closed")
	}
}

// foreign drops what is given back to another stage of this stream. Every stage sees all of its stream: a filter of two
// subjects at the server would cost it more than all the rest of its work.
func (k *Consumer) foreign(m jetstream.Msg) bool {
	if !strings.HasPrefix(m.Subject(), retryPrefix(k.stage.Stream)) || m.Subject() == retrySubject(k.stage.Stream, k.stage.Name) {
		return false
	}
	if err := m.Ack(); err != nil {
		k.log.Debug("answer to the server lost", "error", err)
	}
	return true
}

// trouble notes what ends a subscription; the rest mends itself.
func (k *Consumer) trouble(err error, lost chan<- error) {
	if !errors.Is(err, jetstream.ErrConsumerDeleted) && !errors.Is(err, jetstream.ErrConsumerNotFound) {
		k.log.Debug("consumer", "error", err)
		return
	}
	select {
	case lost <- err:
	default:
	}
}

// work takes batches from the inbox until it is closed and gives back what it did not get to.
func (k *Consumer) work(ctx context.Context) {
	for {
		batch := k.collect()
		if len(batch) == 0 {
			return
		}
		if ctx.Err() != nil {
			k.giveBack(batch...)
			continue
		}
		k.sort(ctx, batch)
	}
}

// lingerMost is how often a batch lingers while more keeps coming.
const lingerMost = 10

// collect waits for a message and takes what comes with it: until the batch is full, or nothing has come for a moment.
// So a message alone does not wait for long, and a bulk fills its batches.
func (k *Consumer) collect() []jetstream.Msg {
	first, ok := <-k.inbox
	if !ok {
		return nil
	}
	batch := []jetstream.Msg{first}
	moment := time.NewTimer(k.stage.Linger)
	defer moment.Stop()
	for lingered, before := 0, 1; len(batch) < k.stage.Batch; {
		select {
		case m, ok := <-k.inbox:
			if !ok {
				return batch
			}
			batch = append(batch, m)
		case <-moment.C:
			if lingered++; len(batch) == before || lingered == lingerMost {
				return batch
			}
			before = len(batch)
			moment.Reset(k.stage.Linger)
		}
	}
	return batch
}

// suspectAfter deliveries without an end, a message may be what kills the process; see suspect.
const suspectAfter = 2

// sort parts messages with a past from the others.
func (k *Consumer) sort(ctx context.Context, batch []jetstream.Msg) {
	var fresh, suspects []jetstream.Msg
	for _, m := range batch {
		if meta, err := m.Metadata(); err == nil && meta.NumDelivered > suspectAfter {
			suspects = append(suspects, m)
		} else {
			fresh = append(fresh, m)
		}
	}
	if len(suspects) > 0 {
		k.retried.Add(uint64(len(suspects)))
		k.suspect(ctx, suspects)
	}
	if len(fresh) > 0 {
		k.attempt(ctx, fresh)
	}
}

// attempt handles messages until each has an outcome: done, to come again, in the dead letters, or given back because
// the process ends.
func (k *Consumer) attempt(ctx context.Context, batch []jetstream.Msg) {
	err := k.untilNoStageFault(ctx, batch)
	f, isFault := faultOf(err)
	switch {
	case err == nil:
		k.acknowledge(batch)
	case !isFault:
		k.giveBack(batch...)
	case len(batch) > 1:
		for _, m := range batch {
			k.attempt(ctx, []jetstream.Msg{m})
		}
	case f.hopeless:
		k.bury(ctx, batch[0], f.err)
	default:
		k.fail(ctx, batch[0], f.err)
	}
}

// fail counts a try at which the message was at fault.
func (k *Consumer) fail(ctx context.Context, m jetstream.Msg, why error) {
	k.failed.Add(1)
	n, ok := k.countFault(ctx, m)
	switch {
	case !ok:
		k.giveBack(m)
	case n >= k.conn.cfg.Tries:
		k.bury(ctx, m, why)
	default:
		k.later(m, why)
	}
}

// untilNoStageFault calls Handle, pausing while the stage is at fault. It returns nil, a message's fault, or the
// stage's fault where the process ends meanwhile.
func (k *Consumer) untilNoStageFault(ctx context.Context, batch []jetstream.Msg) error {
	messages := make([]Message, 0, len(batch))
	for _, b := range batch {
		m, err := received(b)
		if err != nil {
			return Hopeless(err)
		}
		messages = append(messages, m)
	}
	for pause := backoff(0); ; pause = backoff(pause) {
		err := k.call(ctx, messages)
		if _, faulty := faultOf(err); err == nil || faulty {
			k.resume()
			return err
		}
		if ctx.Err() != nil {
			return err
		}
		k.pause(err)
		if !sleep(ctx, pause) {
			return err
		}
	}
}

// call is Handle with its panics turned into the message's fault.
func (k *Consumer) call(ctx context.Context, ms []Message) (err error) {
	start := time.Now()
	ctx, cancel := graceful(ctx)
	defer func() {
		cancel()
		k.busy.Add(int64(time.Since(start)))
		if r := recover(); r != nil {
			k.log.Error("panic in a stage", "panic", r, "first", ms[0].Seq, "stack", string(debug.Stack()))
			err = Bad(fmt.Errorf("panic: %v", r))
		}
	}()
	return k.stage.Handle(ctx, ms)
}

// grace is what a call of Handle has left once its consumer is stopped.
const grace = 15 * time.Second

// graceful returns a context that outlives ctx by a grace.
func graceful(ctx context.Context) (context.Context, context.CancelFunc) {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return work, func() { stop(); cancel() }
}

func (k *Consumer) acknowledge(batch []jetstream.Msg) {
	for _, m := range batch {
		k.settle(m, m.Ack())
	}
	k.handled.Add(uint64(len(batch)))
}

// giveBack returns messages for another process or the next start.
func (k *Consumer) giveBack(batch ...jetstream.Msg) {
	for _, m := range batch {
		k.settle(m, m.NakWithDelay(time.Millisecond))
	}
}

// later has a message at fault come again, at growing intervals.
func (k *Consumer) later(m jetstream.Msg, why error) {
	delay := k.conn.cfg.RetryDelay
	if meta, err := m.Metadata(); err == nil {
		delay = min(time.Duration(meta.NumDelivered*meta.NumDelivered)*delay, time.Minute)
	}
	k.log.Warn("message at fault, trying again", "subject", m.Subject(), "error", why, "in", delay)
	k.settle(m, m.NakWithDelay(delay))
}

// settle ends this process's hold of a message. A lost answer only means that the message comes again.
func (k *Consumer) settle(m jetstream.Msg, err error) {
	k.held.drop(m)
	if err != nil {
		k.log.Debug("answer to the server lost", "error", err)
	}
}

func (k *Consumer) pause(err error) {
	text := err.Error()
	if old := k.paused.Swap(&text); old == nil || *old != text {
		k.log.Error("stage pauses", "error", err)
	}
}

func (k *Consumer) resume() {
	if k.paused.Swap(nil) != nil {
		k.log.Info("stage goes on")
	}
}

// Stop lets the batch in hand finish, gives back the rest and returns when all of it is settled.
func (k *Consumer) Stop() {
	k.cancel()
	k.done.Wait()
}

func backoff(d time.Duration) time.Duration {
	return min(max(2*d, 100*time.Millisecond), 10*time.Second)
}

// sleep reports whether d passed before ctx ended.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
