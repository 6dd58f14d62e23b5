package stream

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// triesKey names a message in the bucket of tries.
func (k *Consumer) triesKey(m jetstream.Msg) string {
	meta, err := m.Metadata()
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s.%d", token(k.stage.Name), meta.Sequence.Stream)
}

// count writes down one more try and returns how many there are. It pauses the stage as long as it cannot; ok is
// false when the process ends meanwhile.
func (k *Consumer) count(ctx context.Context, m jetstream.Msg) (n int, ok bool) {
	key := k.triesKey(m)
	for pause := backoff(0); ; pause = backoff(pause) {
		n, err := k.conn.addTries(ctx, key, 1)
		if err == nil {
			k.resume()
			return n, true
		}
		k.pause(err)
		if !sleep(ctx, pause) {
			return 0, false
		}
	}
}

// uncount forgets the tries of a message that has its end, and the last one where it was not the message's doing.
// A failure leaves one try too many, which does no harm below the bound.
func (k *Consumer) uncount(m jetstream.Msg, o outcome) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	var err error
	switch o {
	case handled, buried:
		err = k.conn.tries.Delete(ctx, k.triesKey(m))
	case returned:
		_, err = k.conn.addTries(ctx, k.triesKey(m), -1)
	}
	if err != nil {
		k.log.Debug("tries not corrected", "error", err)
	}
}

func (c *Conn) addTries(ctx context.Context, key string, d int) (int, error) {
	n := 0
	e, err := c.tries.Get(ctx, key)
	switch {
	case err == nil:
		if n, err = strconv.Atoi(string(e.Value())); err != nil {
			return 0, fmt.Errorf("tries of %s: %w", key, err)
		}
	case !errors.Is(err, jetstream.ErrKeyNotFound):
		return 0, fmt.Errorf("tries of %s: %w", key, err)
	}
	n = max(n+d, 0)
	if _, err := c.tries.Put(ctx, key, []byte(strconv.Itoa(n))); err != nil {
		return 0, fmt.Errorf("tries of %s: %w", key, err)
	}
	return n, nil
}
