package stream

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"edikt/pipelines/stream/streamtest"
)

// On a server of somebody else's only what adds is changed; other differences are told.
func TestExternalServer(t *testing.T) {
	url := streamtest.Server(t, false)
	connect := func(cfg Config) (*Conn, string) {
		var log bytes.Buffer
		cfg.URL, cfg.Log = url, slog.New(slog.NewTextHandler(&log, nil))
		c, err := Open(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		return c, log.String()
	}
	c, log := connect(Config{Limits: map[string]Limits{Articles: {MaxAge: time.Hour}}})
	if !strings.Contains(log, "sync_interval: always") {
		t.Errorf("no word about syncing: %s", log)
	}
	publish(t, c, messages(0, 100))
	c.Close()
	c, log = connect(Config{})
	defer c.Close()
	if want := "stream ARTICLES: max_age is 1h0m0s, wanted is 0s"; !strings.Contains(log, want) {
		t.Errorf("%q is missing in %s", want, log)
	}
	s, err := c.js.Stream(t.Context(), Articles)
	if err != nil || s.CachedInfo().Config.MaxAge != time.Hour || s.CachedInfo().State.Msgs != 100 {
		t.Errorf("%+v, %v", s.CachedInfo(), err)
	}
	if c.Embedded() {
		t.Error("said to be embedded")
	}
}

// The leader of a stream is asked for what a copy does not know: it answers as the copy would, and knows what is gone.
func TestGetFromLeader(t *testing.T) {
	c, err := Open(t.Context(), Config{URL: streamtest.Server(t, true)})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	publish(t, c, messages(0, 3))
	want, err := c.Get(t.Context(), Articles, 2)
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.getFromLeader(t.Context(), Articles, 2)
	if err != nil || got.ID != want.ID || got.Subject != want.Subject || string(got.Data) != string(want.Data) || !got.Time.Equal(want.Time) || got.Seq != want.Seq {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	for _, seq := range []uint64{4, 99} {
		if _, err := c.Get(t.Context(), Articles, seq); !errors.Is(err, ErrGone) {
			t.Errorf("message %d: %v", seq, err)
		}
	}
}

func TestNoServer(t *testing.T) {
	if _, err := Open(t.Context(), Config{URL: "nats://127.0.0.1:1"}); err == nil || !strings.Contains(err.Error(), "nats://127.0.0.1:1") {
		t.Errorf("got %v", err)
	}
}
