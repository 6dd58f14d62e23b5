package stream

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"edikt"
)

// DeadLetter is a message that a stage could not take, with what is known about it.
type DeadLetter struct {
	Version    int       `json:"v"`
	Seq        uint64    `json:"-"` // its place among the dead letters, which is its name for users
	Stage      string    `json:"stage"`
	Stream     string    `json:"stream"`
	StreamSeq  uint64    `json:"stream_seq"` // where the message lies
	Subject    string    `json:"subject"`
	MessageID  string    `json:"message_id,omitempty"`
	Reason     string    `json:"reason"`
	Deliveries int       `json:"deliveries"`
	At         time.Time `json:"at"`
	Size       int       `json:"size"`
	Hash       string    `json:"sha256,omitempty"` // of a payload too large to be kept here
	Payload    []byte    `json:"payload,omitempty"`
}

// maxDeadPayload is what a dead letter keeps of a message; larger ones are named by their hash.
const maxDeadPayload = 64 << 10

// bury stores the dead letter before it ends the message, so that a crash between both loses nothing.
func (k *Consumer) bury(ctx context.Context, m jetstream.Msg, why error) {
	d := k.deadLetter(m, why)
	msg, err := NewMessage("dead."+token(k.stage.Name), fmt.Sprintf("%s.%s.%d", k.stage.Name, k.stage.Stream, d.StreamSeq), d)
	if err == nil {
		_, err = k.conn.Publish(ctx, msg)
	}
	if err != nil {
		k.pause(fmt.Errorf("dead letter not stored: %w", err))
		sleep(ctx, time.Second)
		k.giveBack(m)
		return
	}
	k.log.Error("message put to the dead letters", "subject", d.Subject, "place", d.StreamSeq, "reason", why)
	k.buried.Add(1)
	k.settle(m, m.TermWithReason(d.Reason))
}

func (k *Consumer) deadLetter(m jetstream.Msg, why error) DeadLetter {
	d := DeadLetter{Version: edikt.SchemaVersion, Stage: k.stage.Name, Stream: k.stage.Stream, Subject: m.Subject(),
		MessageID: m.Headers().Get(jetstream.MsgIDHeader), Reason: clip(why.Error(), 1000), At: k.conn.cfg.Now().UTC(), Size: len(m.Data())}
	if meta, err := m.Metadata(); err == nil {
		d.StreamSeq, d.Deliveries = meta.Sequence.Stream, int(meta.NumDelivered)
	}
	if d.Size <= maxDeadPayload {
		d.Payload = m.Data()
	} else {
		sum := sha256.Sum256(m.Data())
		d.Hash = hex.EncodeToString(sum[:])
	}
	return d
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "..."
	}
	return s
}

// DeadLetters lists the dead letters, of one stage where stage is not empty.
func (c *Conn) DeadLetters(ctx context.Context, stage string) (ds []DeadLetter, err error) {
	var subjects []string
	if stage != "" {
		subjects = []string{"dead." + token(stage)}
	}
	err = c.Read(ctx, Dead, Range{Subjects: subjects}, func(ms []Message) error {
		for i := range ms {
			d, err := deadLetterOf(&ms[i])
			if err != nil {
				return err
			}
			ds = append(ds, d)
		}
		return nil
	})
	return ds, err
}

// DeadLetter returns one dead letter, its payload fetched from its stream where it is still there.
func (c *Conn) DeadLetter(ctx context.Context, seq uint64) (DeadLetter, error) {
	m, err := c.Get(ctx, Dead, seq)
	if err != nil {
		return DeadLetter{}, err
	}
	d, err := deadLetterOf(&m)
	if err != nil || d.Hash == "" {
		return d, err
	}
	switch whole, err := c.Get(ctx, d.Stream, d.StreamSeq); {
	case errors.Is(err, ErrGone):
	case err != nil:
		return d, err
	default:
		d.Payload = whole.Data
	}
	return d, nil
}

func deadLetterOf(m *Message) (d DeadLetter, err error) {
	if err := m.Decode(&d); err != nil {
		return d, fmt.Errorf("dead letter %d: %w", m.Seq, err)
	}
	d.Seq = m.Seq
	return d, nil
}

// RetryDead gives a dead letter back to the stage that refused it, and to no other, and drops it.
func (c *Conn) RetryDead(ctx context.Context, seq uint64) error {
	d, err := c.DeadLetter(ctx, seq)
	if err != nil {
		return err
	}
	if len(d.Payload) != d.Size {
		return fmt.Errorf("dead letter %d: its message of %d bytes is no longer in stream %s", seq, d.Size, d.Stream)
	}
	m := Message{Subject: retrySubject(d.Stream, d.Stage), ID: fmt.Sprintf("retry.%d", seq), Data: d.Payload}
	if _, err := c.Publish(ctx, m); err != nil {
		return err
	}
	return c.DropDead(ctx, seq)
}

// DropDead removes a dead letter for good.
func (c *Conn) DropDead(ctx context.Context, seq uint64) error { return c.Erase(ctx, Dead, seq) }
