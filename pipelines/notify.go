package pipelines

import (
	"context"

	"edikt"
	"edikt/pipelines/stream"
)

// NotifyName is the name of the stage that hands deliveries over.
const NotifyName = "notify"

// Enqueuer takes a delivery over for good: once Enqueue returns nil, the delivery is kept and will be sent. One that
// is known by its key already is not sent again.
type Enqueuer interface {
	Enqueue(edikt.Delivery) error
}

// Notify makes the stage that gives deliveries to whoever sends them.
func Notify(q Enqueuer) stream.Stage {
	return stream.Stage{Name: NotifyName, Stream: stream.Deliveries, Batch: 20,
		Handle: func(_ context.Context, ms []stream.Message) error {
			for i := range ms {
				var d edikt.Delivery
				if err := ms[i].Decode(&d); err != nil {
					return err
				}
				if err := q.Enqueue(d); err != nil {
					return err
				}
			}
			return nil
		}}
}
