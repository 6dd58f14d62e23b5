package stream

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// A backup of a stream is what the server calls a snapshot, in two files: NAME.snap with its messages and consumers, and
// NAME.json with its configuration and state, written last: a stream without it is not whole.

// snapshotInfo is what the server says of a snapshot and wants to hear at its restoration.
type snapshotInfo struct {
	Error  *jetstream.APIError `json:"error,omitempty"`
	Config json.RawMessage     `json:"config"`
	State  json.RawMessage     `json:"state"`
}

// Backup writes every stream into dir while all of them are in use, in the order of the flow: what a later stream holds is
// then never missing in an earlier one.
func (c *Conn) Backup(ctx context.Context, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	names := Names()
	listed := c.js.StreamNames(ctx)
	for name := range listed.Name() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if err := listed.Err(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	for _, name := range names {
		if err := c.snapshot(ctx, name, dir); err != nil {
			return fmt.Errorf("backup of stream %s: %w", name, err)
		}
	}
	return nil
}

func (c *Conn) snapshot(ctx context.Context, name, dir string) (err error) {
	inbox := c.nc.NewInbox()
	sub, err := c.nc.SubscribeSync(inbox)
	if err != nil {
		return err
	}
	defer sub.Unsubscribe()
	if err := sub.SetPendingLimits(-1, -1); err != nil {
		return err
	}
	var info snapshotInfo
	if err := c.api(ctx, "STREAM.SNAPSHOT."+name, map[string]any{"deliver_subject": inbox, "chunk_size": 512 << 10}, &info); err != nil {
		return err
	}
	if info.Error != nil {
		return info.Error
	}
	if err := writeFile(filepath.Join(dir, name+".snap"), func(w io.Writer) error { return c.receiveSnapshot(ctx, sub, w) }); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, name+".json"), func(w io.Writer) error { return json.NewEncoder(w).Encode(info) })
}

// receiveSnapshot takes the chunks until the empty message that ends them.
func (c *Conn) receiveSnapshot(ctx context.Context, sub *nats.Subscription, w io.Writer) error {
	for {
		m, err := sub.NextMsgWithContext(ctx)
		if err != nil {
			return err
		}
		if len(m.Data) == 0 {
			if status := m.Header.Get("Status"); status != "" && status != "204" {
				return fmt.Errorf("the server broke off: %s %s", status, m.Header.Get("Description"))
			}
			return nil
		}
		if _, err := w.Write(m.Data); err != nil {
			return err
		}
		if m.Reply != "" {
			if err := m.Respond(nil); err != nil {
				return err
			}
		}
	}
}

// writeFile writes a file and waits for the disk.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	return errors.Join(write(w), w.Flush(), f.Sync(), f.Close())
}

// api asks the server something that the client has no function for.
func (c *Conn) api(ctx context.Context, what string, in, out any) error {
	data, err := json.Marshal(in)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	m, err := c.nc.RequestWithContext(ctx, "$JS.API."+what, data)
	if err != nil {
		return err
	}
	return json.Unmarshal(m.Data, out)
}

// Restore puts the streams of a backup into a server that has none of them.
func Restore(ctx context.Context, cfg Config, dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		return errors.Join(err, fmt.Errorf("restore: %s holds no backup of streams", dir))
	}
	c := &Conn{cfg: cfg.withDefaults()}
	if err := c.connect(); err != nil {
		return err
	}
	defer c.Close()
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		if err := c.restore(ctx, name, strings.TrimSuffix(f, ".json")); err != nil {
			return fmt.Errorf("restore stream %s: %w", name, err)
		}
	}
	return nil
}

func (c *Conn) restore(ctx context.Context, name, path string) error {
	data, err := os.ReadFile(path + ".json")
	if err != nil {
		return err
	}
	var info snapshotInfo
	if err := json.Unmarshal(data, &info); err != nil {
		return err
	}
	var answer struct {
		Error   *jetstream.APIError `json:"error"`
		Deliver string              `json:"deliver_subject"`
	}
	if err := c.api(ctx, "STREAM.RESTORE."+name, info, &answer); err != nil {
		return err
	}
	if answer.Error != nil {
		return answer.Error
	}
	f, err := os.Open(path + ".snap")
	if err != nil {
		return err
	}
	defer f.Close()
	return c.sendSnapshot(ctx, f, answer.Deliver)
}

// sendSnapshot sends the chunks one after the other, then the empty one, whose answer is the outcome.
func (c *Conn) sendSnapshot(ctx context.Context, r io.Reader, to string) error {
	chunk := make([]byte, 512<<10)
	for {
		n, err := io.ReadFull(r, chunk)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return err
		}
		answer, rerr := c.nc.RequestWithContext(ctx, to, chunk[:n])
		if rerr != nil {
			return rerr
		}
		var problem struct {
			Error *jetstream.APIError `json:"error"`
		}
		if len(answer.Data) > 0 && json.Unmarshal(answer.Data, &problem) == nil && problem.Error != nil {
			return problem.Error
		}
		if n == 0 {
			return nil
		}
	}
}
