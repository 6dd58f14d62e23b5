package stream

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A message alone waits for one moment, a bulk fills its batch, and a trickle does not hold it for ever.
func TestCollect(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     int
		every time.Duration
		batch int
		after time.Duration
	}{
		{"alone", 1, 0, 1, 100 * time.Millisecond},
		{"two at once", 2, 0, 2, 200 * time.Millisecond},
		{"a full batch", 60, 0, 50, 0},
		{"a bulk", 60, 10 * time.Millisecond, 50, 490 * time.Millisecond},
		{"a trickle", 60, 70 * time.Millisecond, 15, time.Second},
		{"two far apart", 2, 300 * time.Millisecond, 1, 100 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			k := &Consumer{stage: Stage{Batch: 50, Linger: 100 * time.Millisecond}, inbox: make(chan jetstream.Msg)}
			stop := make(chan bool)
			var sender sync.WaitGroup
			sender.Go(func() {
				for range c.n {
					select {
					case k.inbox <- nil:
					case <-stop:
						return
					}
					time.Sleep(c.every)
				}
			})
			begun := time.Now()
			if batch := k.collect(); len(batch) != c.batch || time.Since(begun) != c.after {
				t.Errorf("%s: a batch of %d after %v, want %d after %v", c.name, len(batch), time.Since(begun), c.batch, c.after)
			}
			close(stop)
			sender.Wait()
		})
	}
}
