package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"
)

// Receipt says where a message lies. Duplicate means that a message of the same ID lay there already.
type Receipt struct {
	Seq       uint64
	Duplicate bool
}

// Atomic batches are bounded by number (the server takes 1,000) and by size.
const (
	maxBatch      = 500
	maxBatchBytes = 8 << 20
)

// Publish stores one message and returns when it is on the disk.
func (c *Conn) Publish(ctx context.Context, m Message) (Receipt, error) {
	receipts, err := c.publishSingly(ctx, []Message{m})
	if err != nil {
		return Receipt{}, err
	}
	return receipts[0], nil
}

// PublishAll stores messages of one stream in their order and returns when all of them are on the disk. On an error
// some of them may be stored; publishing all of them again stores none twice.
func (c *Conn) PublishAll(ctx context.Context, ms []Message) (receipts []Receipt, err error) {
	for len(ms) > 0 {
		n := batchOf(ms)
		r, err := c.publishBatch(ctx, ms[:n])
		if err != nil {
			return nil, err
		}
		receipts, ms = append(receipts, r...), ms[n:]
	}
	return receipts, nil
}

// batchOf is how many of ms go into the next batch.
func batchOf(ms []Message) int {
	size := 0
	for i := range ms {
		if size += len(ms[i].Data); i == maxBatch || (i > 0 && size > maxBatchBytes) {
			return i
		}
	}
	return len(ms)
}

// publishBatch tries one atomic batch, which needs one synced write for all of its messages. A batch with one known
// message ID is refused as a whole; then, and whenever its fate is unknown, the messages go singly, and message IDs
// keep them from being stored twice.
func (c *Conn) publishBatch(ctx context.Context, ms []Message) ([]Receipt, error) {
	if len(ms) == 1 {
		return c.publishSingly(ctx, ms)
	}
	if err := c.admit(ms); err != nil {
		return nil, err
	}
	last, err := c.commitBatch(ctx, ms)
	if err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("publish %d messages: %w", len(ms), err)
		}
		return c.publishSingly(ctx, ms)
	}
	receipts := make([]Receipt, len(ms))
	for i := range ms {
		receipts[i].Seq = last - uint64(len(ms)-1-i)
	}
	return receipts, nil
}

// admit refuses what the server would refuse, with a clear reason.
func (c *Conn) admit(ms []Message) error {
	for i := range ms {
		if limit := c.nc.MaxPayload() - 4096; int64(len(ms[i].Data)) > limit {
			return Hopeless(fmt.Errorf("message %s has %d bytes: the server takes %d", ms[i].ID, len(ms[i].Data), limit))
		}
	}
	return c.disk.check()
}

// commitBatch sends an atomic batch and returns the place of its last message.
func (c *Conn) commitBatch(ctx context.Context, ms []Message) (last uint64, err error) {
	id := nuid.Next()
	for i := range ms[:len(ms)-1] {
		if err := c.nc.PublishMsg(batched(&ms[i], id, i+1)); err != nil {
			return 0, err
		}
	}
	commit := batched(&ms[len(ms)-1], id, len(ms))
	commit.Header.Set("Nats-Batch-Commit", "1")
	ctx, cancel := context.WithTimeout(ctx, oneTry)
	defer cancel()
	answer, err := c.nc.RequestMsgWithContext(ctx, commit)
	if err != nil {
		return 0, err
	}
	return committed(answer, len(ms))
}

func batched(m *Message, batch string, seq int) *nats.Msg {
	msg := m.publishable()
	msg.Header.Set("Nats-Batch-Id", batch)
	msg.Header.Set("Nats-Batch-Sequence", strconv.Itoa(seq))
	return msg
}

// committed reads the server's answer to a batch of n messages.
func committed(answer *nats.Msg, n int) (last uint64, err error) {
	var ack struct {
		Error *jetstream.APIError `json:"error"`
		Seq   uint64              `json:"seq"`
		Count int                 `json:"count"`
	}
	if err := json.Unmarshal(answer.Data, &ack); err != nil {
		return 0, fmt.Errorf("answer to a batch: %w", err)
	}
	if ack.Error != nil {
		return 0, ack.Error
	}
	if ack.Count != n {
		return 0, fmt.Errorf("answer to a batch: %d of %d messages stored", ack.Count, n)
	}
	return ack.Seq, nil
}

// publishSingly stores the messages one by one, many on their way at once.
func (c *Conn) publishSingly(ctx context.Context, ms []Message) ([]Receipt, error) {
	if err := c.admit(ms); err != nil {
		return nil, err
	}
	futures := make([]jetstream.PubAckFuture, len(ms))
	for i := range ms {
		f, err := c.js.PublishMsgAsync(ms[i].publishable(), jetstream.WithStallWait(30*time.Second))
		if err != nil {
			return nil, fmt.Errorf("publish %s: %w", ms[i].ID, err)
		}
		futures[i] = f
	}
	receipts := make([]Receipt, len(ms))
	var errs []error
	for i, f := range futures {
		ack, err := await(ctx, f)
		if err != nil {
			errs = append(errs, fmt.Errorf("publish %s: %w", ms[i].ID, err))
			continue
		}
		receipts[i] = Receipt{Seq: ack.Sequence, Duplicate: ack.Duplicate}
	}
	return receipts, errors.Join(errs[:min(len(errs), 3)]...)
}

func await(ctx context.Context, f jetstream.PubAckFuture) (*jetstream.PubAck, error) {
	select {
	case ack := <-f.Ok():
		return ack, nil
	case err := <-f.Err():
		return nil, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
