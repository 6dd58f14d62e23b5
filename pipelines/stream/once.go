package stream

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// PublishOnce stores a message only if its subject holds none yet, whoever asks and however much later: message ids are
// remembered for minutes, a subject for as long as the stream keeps its messages. It reports whether this call stored it.
func (c *Conn) PublishOnce(ctx context.Context, m Message) (bool, error) {
	if err := c.admit([]Message{m}); err != nil {
		return false, err
	}
	ack, err := c.js.PublishMsg(ctx, m.publishable(), jetstream.WithExpectLastSequencePerSubject(0))
	var refused *jetstream.APIError
	if errors.As(err, &refused) && refused.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("publish %s: %w", m.ID, err)
	}
	return !ack.Duplicate, nil
}
