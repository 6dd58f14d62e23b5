package stream

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Config says which NATS to use and how.
type Config struct {
	Dir string // of the embedded server, used where URL is empty

	URL       string // nats://, tls:// or ws://; several separated by commas
	CredsFile string
	CAFile    string
	CertFile  string // with KeyFile: the client's certificate
	KeyFile   string

	Replicas int               // of each stream, on a cluster
	Limits   map[string]Limits // by stream

	AckWait    time.Duration // how long a message stays with a process that died; 10 s where 0
	Tries      int           // how often a message may be at fault; 5 where 0
	RetryDelay time.Duration // before the first further try, the next ones growing with the square; 500 ms where 0
	MinFree    uint64        // bytes that must stay free on the embedded server's disk; 256 MB where 0

	Crashed bool // the former process on this folder died of itself: what it had in hand is suspect

	Now func() time.Time
	Log *slog.Logger
}

// maxPayload is what the embedded server takes: the longest article, every byte of it escaped in JSON.
const maxPayload = 32 << 20

func (cfg Config) withDefaults() Config {
	if cfg.AckWait == 0 {
		cfg.AckWait = 10 * time.Second
	}
	if cfg.Tries == 0 {
		cfg.Tries = 5
	}
	if cfg.RetryDelay == 0 {
		cfg.RetryDelay = 500 * time.Millisecond
	}
	if cfg.MinFree == 0 {
		cfg.MinFree = 256 << 20
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	return cfg
}

// Conn is a connection with all streams in place.
type Conn struct {
	cfg    Config
	server *server.Server // nil where the server is somebody else's
	nc     *nats.Conn
	js     jetstream.JetStream
	tries  jetstream.KeyValue
	disk   *disk
}

// Open starts the embedded server, or connects, and puts the streams in place. The caller holds the lock of the
// data folder: two servers on one folder would lose messages of each other.
func Open(ctx context.Context, cfg Config) (*Conn, error) {
	c := &Conn{cfg: cfg.withDefaults()}
	if err := c.connect(); err != nil {
		return nil, err
	}
	if err := c.patiently(ctx, c.prepare); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

func (c *Conn) connect() (err error) {
	if c.cfg.URL == "" {
		c.disk = &disk{dir: c.cfg.Dir, min: c.cfg.MinFree, now: c.cfg.Now}
		if c.server, err = startServer(c.cfg); err != nil {
			return err
		}
	}
	options := []nats.Option{nats.Name("edikt"), nats.MaxReconnects(-1), nats.ReconnectWait(250 * time.Millisecond), nats.PingInterval(5 * time.Second), nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(c.disconnected), nats.ReconnectHandler(c.reconnected), nats.ErrorHandler(c.asyncError)}
	if c.nc, err = nats.Connect(c.cfg.URL, append(options, c.options()...)...); err != nil {
		c.stopServer()
		return fmt.Errorf("connect to NATS at %s: %w", c.cfg.URL, err)
	}
	c.js, err = jetstream.New(c.nc, jetstream.WithDefaultTimeout(30*time.Second))
	return err
}

func (c *Conn) options() (options []nats.Option) {
	if c.server != nil {
		return []nats.Option{nats.InProcessServer(c.server)}
	}
	if c.cfg.CredsFile != "" {
		options = append(options, nats.UserCredentials(c.cfg.CredsFile))
	}
	if c.cfg.CAFile != "" {
		options = append(options, nats.RootCAs(c.cfg.CAFile))
	}
	if c.cfg.CertFile != "" || c.cfg.KeyFile != "" {
		options = append(options, nats.ClientCert(c.cfg.CertFile, c.cfg.KeyFile))
	}
	return options
}

func (c *Conn) disconnected(_ *nats.Conn, err error) {
	if err != nil {
		c.cfg.Log.Warn("NATS connection lost", "error", err)
	}
}

func (c *Conn) reconnected(nc *nats.Conn) {
	c.cfg.Log.Info("NATS connection is back", "server", nc.ConnectedUrlRedacted())
}

func (c *Conn) asyncError(_ *nats.Conn, _ *nats.Subscription, err error) {
	c.cfg.Log.Warn("NATS", "error", err)
}

// prepare creates the streams and what counts tries.
func (c *Conn) prepare(ctx context.Context) error {
	mismatches, err := c.ensure(ctx)
	if err != nil {
		return err
	}
	for _, m := range mismatches {
		c.cfg.Log.Warn("stream left as it is", "mismatch", m)
	}
	if c.server == nil {
		c.warnUnsynced(ctx)
	}
	c.tries, err = c.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: "tries", TTL: 7 * 24 * time.Hour, Replicas: max(c.cfg.Replicas, 1),
		Description: "how often a message was tried, by stage and place"})
	if err != nil {
		return fmt.Errorf("key-value bucket of tries: %w", err)
	}
	if c.server != nil {
		return c.joinNotes(ctx)
	}
	return nil
}

// A cluster that elects its leaders, as after the loss of a node, answers late or not at all for some seconds: so long is one
// try, and so long are tries repeated.
const (
	oneTry   = 10 * time.Second
	patience = 2 * time.Minute
)

// patiently does what a start cannot do without, again while a foreign server is not ready for it.
func (c *Conn) patiently(ctx context.Context, do func(context.Context) error) error {
	if c.server != nil {
		return do(ctx)
	}
	end := time.Now().Add(patience)
	for pause := backoff(0); ; pause = backoff(pause) {
		try, cancel := context.WithTimeout(ctx, oneTry)
		err := do(try)
		cancel()
		if !unready(err) || time.Now().After(end) || !sleep(ctx, pause) {
			return err
		}
		c.cfg.Log.Warn("the NATS server is not ready, trying again", "error", err)
	}
}

// unready reports whether an error may pass by itself.
func unready(err error) bool {
	var refused *jetstream.APIError
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, nats.ErrTimeout) || errors.Is(err, nats.ErrNoResponders) ||
		errors.Is(err, jetstream.ErrNoStreamResponse) || errors.As(err, &refused) && refused.Code == 503
}

// Embedded reports whether the server runs in this process.
func (c *Conn) Embedded() bool { return c.server != nil }

// Ready reports nil when messages can be published and read.
func (c *Conn) Ready(ctx context.Context) error {
	if !c.nc.IsConnected() {
		return errors.New("no connection to NATS")
	}
	if _, err := c.js.Stream(ctx, Articles); err != nil {
		return fmt.Errorf("stream %s: %w", Articles, err)
	}
	return c.disk.check()
}

// Close sends what is still on its way (acknowledgements above all) and stops the embedded server.
func (c *Conn) Close() {
	if err := c.nc.FlushTimeout(5 * time.Second); err != nil && c.nc.IsConnected() {
		c.cfg.Log.Warn("NATS flush", "error", err)
	}
	c.nc.Close()
	c.stopServer()
}

// RulesSeq orders rule sets in time: a version that is not the one in use becomes it and gets the next number, so that
// going back to older rules is a change too.
func (c *Conn) RulesSeq(ctx context.Context, version string) (seq uint64, err error) {
	err = c.patiently(ctx, func(ctx context.Context) (err error) {
		seq, err = c.rulesSeq(ctx, version)
		return err
	})
	return seq, err
}

func (c *Conn) rulesSeq(ctx context.Context, version string) (uint64, error) {
	kv, err := c.js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: "rules", Replicas: max(c.cfg.Replicas, 1), Description: "the rules in use"})
	if err != nil {
		return 0, fmt.Errorf("key-value bucket of rules: %w", err)
	}
	const current = "current"
	e, err := kv.Get(ctx, current)
	switch {
	case err == nil && string(e.Value()) == version:
		return e.Revision(), nil
	case err != nil && !errors.Is(err, jetstream.ErrKeyNotFound):
		return 0, fmt.Errorf("rules in use: %w", err)
	}
	seq, err := kv.Put(ctx, current, []byte(version))
	if err != nil {
		return 0, fmt.Errorf("rules in use: %w", err)
	}
	return seq, nil
}
