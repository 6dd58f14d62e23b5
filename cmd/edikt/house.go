package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"runtime/debug"
	"syscall"
	"time"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/stream"
	"edikt/query/api"
)

// house is what commands work with: the data folder opened here, or its owner reached over the socket.
type house interface {
	Take(context.Context, []edikt.Article) ([]pipelines.Answer, error)
	Settle(context.Context) error
	Tally(context.Context, []string) (pipelines.Tally, error)
}

// enter opens the data folder, or reaches the process that has it. leave gives it back.
// Where nobody waits for the outcome, the folder is opened for taking only.
func (a *app) enter(ctx context.Context, noWait bool) (h house, leave func() error, err error) {
	cfg, err := a.config()
	if err != nil {
		return nil, nil, err
	}
	var n *node
	if noWait {
		n, err = a.openParts(ctx, cfg, takeOnly, workOptions{})
	} else {
		n, err = a.openNode(ctx, cfg)
	}
	var held *stream.HeldError
	if errors.As(err, &held) {
		c, err := a.reach(ctx, cfg, held)
		if err != nil {
			return nil, nil, err
		}
		return c, c.close, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return n, n.close, nil
}

// connectOwner makes a client of the owner of the data folder, which is this process where nobody else has it.
func (a *app) connectOwner(ctx context.Context) (*client, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	n, err := a.openNode(ctx, cfg)
	var held *stream.HeldError
	switch {
	case errors.As(err, &held):
		return a.reach(ctx, cfg, held)
	case err != nil:
		return nil, err
	}
	if err := n.Settle(ctx); err != nil { // what a crash left undone
		return nil, errors.Join(err, n.close())
	}
	return newClient(api.InProcess(n.control()), n.close), nil
}

// reach speaks to the owner over its socket. An owner that is still starting, or a short command that serves nobody, is
// waited for. The owner's NATS serves; asking for another one is a mistake.
func (a *app) reach(ctx context.Context, cfg config, held *stream.HeldError) (*client, error) {
	if theirs := held.Owner.NATS; a.natsURL != "" && held.Owner.PID != 0 && theirs != redacted(a.natsURL) {
		return nil, fmt.Errorf("%w: --nats %s: %w, which uses %s; leave --nats out, or name another folder with --data",
			errUsage, redacted(a.natsURL), held, cmp.Or(theirs, "a NATS of its own"))
	}
	path := socketPath(cfg.Data)
	var d net.Dialer
	for end := time.Now().Add(5 * time.Second); ; {
		conn, err := d.DialContext(ctx, "unix", path)
		if err == nil {
			conn.Close()
			return newClient(socketTransport(path), func() error { return nil }), nil
		}
		if gone := errors.Is(err, syscall.ENOENT) || errors.Is(err, syscall.ECONNREFUSED); !gone || time.Now().After(end) || ctx.Err() != nil {
			return nil, fmt.Errorf("%w; it cannot be reached: %w", held, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// buildVersion is what the build says of the program.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" {
		return ""
	}
	return info.Main.Version
}
