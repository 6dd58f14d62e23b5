package stream

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// startServer runs a server inside this process: no port, every write synced before it is acknowledged.
func startServer(cfg Config) (*server.Server, error) {
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("folder of the streams: %w", err)
	}
	s, err := server.NewServer(&server.Options{
		ServerName: "edikt", DontListen: true, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: cfg.Dir, SyncAlways: true, JetStreamMaxStore: 1 << 50, JetStreamMaxMemory: 1 << 30,
		MaxPayload: maxPayload, MaxPending: 4 * maxPayload,
	})
	if err != nil {
		return nil, fmt.Errorf("embedded NATS: %w", err)
	}
	s.SetLoggerV2(serverLog{cfg.Log}, false, false, false)
	s.Start()
	if !s.ReadyForConnections(time.Minute) {
		s.Shutdown()
		return nil, fmt.Errorf("embedded NATS in %s did not start within a minute", cfg.Dir)
	}
	return s, nil
}

func (c *Conn) stopServer() {
	if c.server != nil {
		c.server.Shutdown()
		c.server.WaitForShutdown()
	}
}

// serverLog turns the server's warnings into ours; its notices are not for users of Edikt.
type serverLog struct{ log *slog.Logger }

func (l serverLog) Noticef(string, ...any) {}
func (l serverLog) Debugf(string, ...any)  {}
func (l serverLog) Tracef(string, ...any)  {}

func (l serverLog) Warnf(format string, args ...any) {
	if strings.HasPrefix(format, "Maximum payloads over") {
		return // meant for servers with many clients
	}
	l.log.Warn("embedded NATS", "message", fmt.Sprintf(format, args...))
}

func (l serverLog) Errorf(format string, args ...any) {
	l.log.Error("embedded NATS", "message", fmt.Sprintf(format, args...))
}

func (l serverLog) Fatalf(format string, args ...any) { l.Errorf(format, args...) }

// warnUnsynced says when a foreign server acknowledges before it syncs. Only a system account may ask a server for
// its settings; without one the question stays open and is put to the operator.
func (c *Conn) warnUnsynced(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	var answer struct {
		Data struct {
			Config struct {
				SyncAlways bool `json:"sync_always"`
			} `json:"config"`
		} `json:"data"`
	}
	msg, err := c.nc.RequestWithContext(ctx, "$SYS.REQ.SERVER.PING.JSZ", nil)
	switch {
	case err != nil || json.Unmarshal(msg.Data, &answer) != nil:
		c.cfg.Log.Warn("cannot ask this NATS server whether it syncs every write; set jetstream sync_interval: always, or a power loss loses messages")
	case !answer.Data.Config.SyncAlways:
		c.cfg.Log.Warn("this NATS server does not sync every write: set jetstream sync_interval: always, or a power loss loses messages")
	}
}
