package pipelines

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"edikt"
	"edikt/pipelines/alert"
	"edikt/pipelines/stream"
)

// AlertName is the name of the stage that decides who hears of what.
const AlertName = "alert"

// Alert makes the stage that matches changes against subscriptions. One process does it at a time.
func Alert(e *alert.Engine, observe Observe) stream.Stage {
	return stream.Stage{Name: AlertName, Stream: stream.Changes, Batch: 100, Alone: true,
		Handle: func(_ context.Context, ms []stream.Message) error {
			cs := make([]edikt.Change, len(ms))
			for i := range ms {
				if err := ms[i].Decode(&cs[i]); err != nil {
					return err
				}
			}
			if err := e.Handle(cs...); err != nil {
				return err
			}
			for _, c := range cs {
				if c.News && c.Event != nil {
					observe.span(PublishedAlerted, published(c.Event.Article), time.Now())
				}
			}
			return nil
		}}
}

// outboxTimeout bounds what a delivery may take to be stored; it is then tried again.
const outboxTimeout = 30 * time.Second

// Outbox puts deliveries on their stream, each once by its key.
func Outbox(conn *stream.Conn) func(edikt.Delivery) error {
	return func(d edikt.Delivery) error {
		m, err := stream.NewMessage(stream.Subject(stream.Deliveries, d.Receiver), d.Key, &d)
		if err != nil {
			return stream.Hopeless(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), outboxTimeout)
		defer cancel()
		_, err = conn.Publish(ctx, m)
		return err
	}
}

// tickEvery is how often groups of alerts are looked at; the engine itself knows what is due.
const tickEvery = time.Second

// Tick sends what the engine held back when it is due, until ctx ends. Only the process that alerts may tick.
func Tick(ctx context.Context, e *alert.Engine, log *slog.Logger) {
	var last string
	for every := time.NewTicker(tickEvery); ; {
		if err := e.Tick(); err != nil && err.Error() != last && !errors.Is(err, context.Canceled) {
			last = err.Error()
			log.Error("alerts held back", "error", err)
		}
		select {
		case <-ctx.Done():
			every.Stop()
			return
		case <-every.C:
		}
	}
}
