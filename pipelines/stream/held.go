package stream

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// held are the messages that a process has and has not settled. As long as it lives, it tells the server so, and
// the server gives them to nobody else, however long the work takes.
type held struct {
	mu   sync.Mutex
	msgs map[string]jetstream.Msg // by reply subject, which is one for each delivery
}

func (h *held) add(m jetstream.Msg) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.msgs == nil {
		h.msgs = map[string]jetstream.Msg{}
	}
	h.msgs[m.Reply()] = m
}

func (h *held) drop(m jetstream.Msg) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.msgs, m.Reply())
}

func (h *held) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.msgs)
}

// keep tells the server every interval that the work goes on.
func (h *held) keep(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			h.touch()
		}
	}
}

func (h *held) touch() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, m := range h.msgs {
		_ = m.InProgress() // without a connection the server takes the message back anyway
	}
}
