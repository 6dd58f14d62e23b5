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

// Saved is what a backup holds of a stream.
type Saved struct {
	Stream   string `json:"stream"`
	Messages uint64 `json:"messages"`
	Bytes    int64  `json:"bytes"` // of the backup
}

// Backup writes every stream into dir while all of them are in use, in the order of the flow: what a later stream holds is
// then never missing in an earlier one.
func (c *Conn) Backup(ctx context.Context, dir string) (all []Saved, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	names := Names()
	listed := c.js.StreamNames(ctx)
	for name := range listed.Name() {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if err := listed.Err(); err != nil {
		return nil, fmt.Errorf("backup: %w", err)
	}
	for _, name := range names {
		saved, err := c.snapshot(ctx, name, dir)
		if err != nil {
			return nil, fmt.Errorf("backup of stream %s: %w", name, err)
		}
		all = append(all, saved)
	}
	return all, nil
}

// saved reads what the server said of a snapshot.
func (s *snapshotInfo) saved(name string, size int64) (Saved, error) {
	var state struct {
		Messages uint64 `json:"messages"`
	}
	err := json.Unmarshal(s.State, &state)
	return Saved{name, state.Messages, size}, err
}

func (c *Conn) snapshot(ctx context.Context, name, dir string) (saved Saved, err error) {
	inbox := c.nc.NewInbox()
	sub, err := c.nc.SubscribeSync(inbox)
	if err != nil {
		return saved, err
	}
	defer sub.Unsubscribe()
	if err := sub.SetPendingLimits(-1, -1); err != nil {
		return saved, err
	}
	var info snapshotInfo
	if err := c.api(ctx, "STREAM.SNAPSHOT."+name, map[string]any{"deliver_subject": inbox, "chunk_size": 512 << 10}, &info); err != nil {
		return saved, err
	}
	if info.Error != nil {
		return saved, info.Error
	}
	size, err := writeFile(filepath.Join(dir, name+".snap"), func(w io.Writer) error { return c.receiveSnapshot(ctx, sub, w) })
	if err != nil {
		return saved, err
	}
	if _, err := writeFile(filepath.Join(dir, name+".json"), func(w io.Writer) error { return json.NewEncoder(w).Encode(info) }); err != nil {
		return saved, err
	}
	return info.saved(name, size)
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

// writeFile writes a file, waits for the disk, and says how large it became.
func writeFile(path string, write func(io.Writer) error) (size int64, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = errors.Join(write(w), w.Flush(), f.Sync())
	if info, e := f.Stat(); e == nil {
		size = info.Size()
	}
	return size, errors.Join(err, f.Close())
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
func Restore(ctx context.Context, cfg Config, dir string) (all []Saved, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, fmt.Errorf("restore: %s holds no backup of streams", dir))
	}
	c := &Conn{cfg: cfg.withDefaults()}
	if err := c.connect(); err != nil {
		return nil, err
	}
	defer c.Close()
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		saved, err := c.restore(ctx, name, strings.TrimSuffix(f, ".json"))
		if err != nil {
			return nil, fmt.Errorf("restore stream %s: %w", name, err)
		}
		all = append(all, saved)
	}
	return all, nil
}

func (c *Conn) restore(ctx context.Context, name, path string) (saved Saved, err error) {
	data, err := os.ReadFile(path + ".json")
	if err != nil {
		return saved, err
	}
	var info snapshotInfo
	if err := json.Unmarshal(data, &info); err != nil {
		return saved, err
	}
	var answer struct {
		Error   *jetstream.APIError `json:"error"`
		Deliver string              `json:"deliver_subject"`
	}
	if err := c.api(ctx, "STREAM.RESTORE."+name, info, &answer); err != nil {
		return saved, err
	}
	if answer.Error != nil {
		return saved, answer.Error
	}
	f, err := os.Open(path + ".snap")
	if err != nil {
		return saved, err
	}
	defer f.Close()
	if err := c.sendSnapshot(ctx, f, answer.Deliver); err != nil {
		return saved, err
	}
	stat, err := f.Stat()
	if err != nil {
		return saved, err
	}
	return info.saved(name, stat.Size())
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
