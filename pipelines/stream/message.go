package stream

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"edikt"
)

// Message is what a stream carries. Who publishes sets Subject, ID and Data; who reads finds the rest filled in.
type Message struct {
	Subject string
	ID      string // the same ID is stored once within the dedupe window
	Data    []byte

	Seq        uint64 // its place in the stream
	Time       time.Time
	Deliveries int
}

// NewMessage encodes v.
func NewMessage(subject, id string, v any) (Message, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return Message{}, fmt.Errorf("message %s: %w", id, err)
	}
	return Message{Subject: subject, ID: id, Data: data}, nil
}

// Decode reads the message into v; a message that is no JSON of v's shape will never be.
func (m *Message) Decode(v any) error {
	if err := decode(m.Data, v); err != nil {
		return Hopeless(fmt.Errorf("not readable: %w", err))
	}
	return nil
}

func decode(data []byte, v any) error {
	if a, ok := v.(*edikt.Article); ok {
		return edikt.DecodeArticle(data, a)
	}
	return json.Unmarshal(data, v)
}

// publishable is the message as NATS sends it.
func (m *Message) publishable() *nats.Msg {
	msg := &nats.Msg{Subject: m.Subject, Data: m.Data, Header: nats.Header{}}
	if m.ID != "" {
		msg.Header.Set(jetstream.MsgIDHeader, m.ID)
	}
	return msg
}

// received is the message as a stage sees it.
func received(msg jetstream.Msg) (Message, error) {
	meta, err := msg.Metadata()
	if err != nil {
		return Message{}, err
	}
	return Message{Subject: msg.Subject(), ID: msg.Headers().Get(jetstream.MsgIDHeader), Data: msg.Data(),
		Seq: meta.Sequence.Stream, Time: meta.Timestamp, Deliveries: int(meta.NumDelivered)}, nil
}

// fault marks errors that are the message's own.
type fault struct {
	err      error
	hopeless bool
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// Bad marks an error as the message's fault that another try may overcome.
func Bad(err error) error { return &fault{err: err} }

// Hopeless marks an error as the message's fault that no other try can overcome.
func Hopeless(err error) error { return &fault{err: err, hopeless: true} }

// IsFault reports whether an error is a message's own.
func IsFault(err error) bool {
	_, ok := faultOf(err)
	return ok
}

func faultOf(err error) (f *fault, ok bool) {
	ok = errors.As(err, &f)
	return f, ok
}
