package stream

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go/jetstream"
)

// A start waits for a foreign server that elects its leaders, for some time, and not for one that refuses it.
func TestPatience(t *testing.T) {
	late := &jetstream.APIError{Code: 503, ErrorCode: 10008, Description: "JetStream system temporarily unavailable"}
	refused := &jetstream.APIError{Code: 400, ErrorCode: 10052, Description: "stream configuration is not valid"}
	for _, c := range []struct {
		name  string
		err   error
		after int // tries that fail so
		tries int
		ok    bool
	}{
		{"answers at once", nil, 0, 1, true},
		{"elects for a while", late, 5, 6, true},
		{"does not answer", context.DeadlineExceeded, 3, 4, true},
		{"refuses", refused, 1000, 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				conn, tries := &Conn{cfg: Config{URL: "nats://somewhere"}.withDefaults()}, 0
				err := conn.patiently(t.Context(), func(context.Context) error {
					if tries++; tries <= c.after {
						return c.err
					}
					return nil
				})
				if (err == nil) != c.ok || tries != c.tries {
					t.Errorf("%v after %d tries, want %d", err, tries, c.tries)
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		conn, begun := &Conn{cfg: Config{URL: "nats://somewhere"}.withDefaults()}, time.Now()
		err := conn.patiently(t.Context(), func(context.Context) error { return late })
		if !errors.Is(err, late) || time.Since(begun) < patience || time.Since(begun) > 2*patience {
			t.Errorf("%v after %v", err, time.Since(begun))
		}
	})
	own := &Conn{cfg: Config{}.withDefaults(), server: &server.Server{}}
	if err := own.patiently(t.Context(), func(context.Context) error { return late }); !errors.Is(err, late) {
		t.Errorf("the embedded server: %v", err)
	}
}
