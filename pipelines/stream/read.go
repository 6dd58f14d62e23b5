package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// ErrGone means that the stream holds nothing at that place (any more).
var ErrGone = errors.New("no message at this place")

// Get returns the message at one place of a stream.
func (c *Conn) Get(ctx context.Context, stream string, seq uint64) (Message, error) {
	s, err := c.js.Stream(ctx, stream)
	if err != nil {
		return Message{}, fmt.Errorf("stream %s: %w", stream, err)
	}
	raw, err := s.GetMsg(ctx, seq)
	if err == nil {
		return Message{Subject: raw.Subject, ID: raw.Header.Get(jetstream.MsgIDHeader), Data: raw.Data, Seq: raw.Sequence, Time: raw.Time}, nil
	}
	var m Message
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		if m, err = c.getFromLeader(ctx, stream, seq); err == nil {
			return m, nil
		}
	}
	return Message{}, fmt.Errorf("stream %s, message %d: %w", stream, seq, err)
}

// getFromLeader asks the one node that surely knows whether a message is there: on a cluster any copy answers, and one that
// lags behind has never heard of it.
func (c *Conn) getFromLeader(ctx context.Context, stream string, seq uint64) (Message, error) {
	if c.server != nil {
		return Message{}, ErrGone
	}
	var answer struct {
		Error   *jetstream.APIError `json:"error"`
		Message struct {
			Subject string    `json:"subject"`
			Header  []byte    `json:"hdrs"`
			Data    []byte    `json:"data"`
			Time    time.Time `json:"time"`
		} `json:"message"`
	}
	if err := c.api(ctx, "STREAM.MSG.GET."+stream, map[string]uint64{"seq": seq}, &answer); err != nil {
		return Message{}, err
	}
	if e := answer.Error; e != nil && e.ErrorCode == jetstream.JSErrCodeMessageNotFound {
		return Message{}, ErrGone
	} else if e != nil {
		return Message{}, e
	}
	header, err := nats.DecodeHeadersMsg(answer.Message.Header)
	if err != nil && len(answer.Message.Header) > 0 {
		return Message{}, err
	}
	return Message{Subject: answer.Message.Subject, ID: header.Get(jetstream.MsgIDHeader), Data: answer.Message.Data, Seq: seq, Time: answer.Message.Time}, nil
}

// State is how much a stream holds.
type State struct {
	Messages uint64    `json:"messages"`
	Bytes    uint64    `json:"bytes"`
	First    uint64    `json:"first"` // places
	Last     uint64    `json:"last"`
	Oldest   time.Time `json:"oldest,omitzero"`
	Newest   time.Time `json:"newest,omitzero"`
	MaxBytes int64     `json:"max_bytes,omitempty"`
}

// State asks how much a stream holds.
func (c *Conn) State(ctx context.Context, stream string) (State, error) {
	s, err := c.js.Stream(ctx, stream)
	if err != nil {
		return State{}, fmt.Errorf("stream %s: %w", stream, err)
	}
	st := s.CachedInfo().State
	return State{Messages: st.Msgs, Bytes: st.Bytes, First: st.FirstSeq, Last: st.LastSeq, Oldest: st.FirstTime, Newest: st.LastTime,
		MaxBytes: max(s.CachedInfo().Config.MaxBytes, 0)}, nil
}

// Range is a part of a stream, both ends included; a zero To means what is there when reading starts.
type Range struct {
	From, To uint64
	Since    time.Time // instead of From
	Subjects []string  // all where empty
}

// Read calls each for the messages of a range in their order, in batches as they arrive, and stops at its first
// error. It acknowledges nothing and leaves no trace at the server.
func (c *Conn) Read(ctx context.Context, stream string, r Range, each func([]Message) error) error {
	state, err := c.State(ctx, stream)
	if err != nil {
		return err
	}
	if r.To == 0 {
		r.To = state.Last
	}
	if state.Messages == 0 || r.From > r.To || r.To < state.First {
		return nil
	}
	if err := c.read(ctx, stream, r, each); err != nil {
		return fmt.Errorf("stream %s: %w", stream, err)
	}
	return nil
}

func (c *Conn) read(ctx context.Context, stream string, r Range, each func([]Message) error) error {
	cfg := jetstream.OrderedConsumerConfig{FilterSubjects: r.Subjects, DeliverPolicy: jetstream.DeliverAllPolicy}
	if !r.Since.IsZero() {
		cfg.DeliverPolicy, cfg.OptStartTime = jetstream.DeliverByStartTimePolicy, &r.Since
	} else if r.From > 1 {
		cfg.DeliverPolicy, cfg.OptStartSeq = jetstream.DeliverByStartSequencePolicy, r.From
	}
	cons, err := c.js.OrderedConsumer(ctx, stream, cfg)
	if err != nil {
		return err
	}
	if info := cons.CachedInfo(); info != nil && info.NumPending == 0 {
		return nil
	}
	it, err := cons.Messages(jetstream.PullMaxMessagesWithBytesLimit(readWindow, readWindowBytes))
	if err != nil {
		return err
	}
	defer it.Stop()
	return readAll(ctx, it, r.To, each)
}

// What is on its way to a reader at most.
const (
	readWindow      = 1000
	readWindowBytes = 64 << 20
	readBatch       = 200
)

func readAll(ctx context.Context, it jetstream.MessagesContext, to uint64, each func([]Message) error) error {
	var batch []Message
	for {
		msg, err := it.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		m, err := received(msg)
		if err != nil {
			return err
		}
		if m.Seq <= to {
			batch = append(batch, m)
		}
		meta, _ := msg.Metadata()
		done := m.Seq >= to || meta.NumPending == 0
		if len(batch) > 0 && (done || len(batch) == readBatch) {
			if err := each(batch); err != nil {
				return err
			}
			batch = nil
		}
		if done {
			return nil
		}
	}
}

// Erase overwrites the message at one place; nothing can bring it back.
func (c *Conn) Erase(ctx context.Context, stream string, seq uint64) error {
	s, err := c.js.Stream(ctx, stream)
	if err == nil {
		err = s.SecureDeleteMsg(ctx, seq)
	}
	if err != nil && !errors.Is(err, jetstream.ErrMsgNotFound) {
		return fmt.Errorf("erase message %d of stream %s: %w", seq, stream, err)
	}
	return nil
}
