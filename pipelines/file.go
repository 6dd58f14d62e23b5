package pipelines

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"edikt"
	"edikt/pipelines/dossier"
	"edikt/pipelines/stream"
)

// The names of the stages that file.
const (
	FileName   = "file"
	DecideName = "decide"
)

// lingerBulk is what a message waits for company where a batch costs little more than a message.
const lingerBulk = 50 * time.Millisecond

// Filing joins the filer with what it stores in and the streams that it follows.
type Filing struct {
	Conn  *stream.Conn
	Filer *dossier.Filer
	Kept  *Together

	mu sync.Mutex // the two stages share filer and store
}

// Stages are those that file; one process at a time runs them.
func (f *Filing) Stages() []stream.Stage {
	return []stream.Stage{
		{Name: FileName, Stream: stream.Events, Batch: 500, Linger: lingerBulk, Alone: true, Handle: f.follow(stream.Events)},
		{Name: DecideName, Stream: stream.Decisions, Batch: 20, Alone: true, Handle: f.follow(stream.Decisions)},
	}
}

// follow files the messages of one stream, in turn with the other one, and tells what that changed.
func (f *Filing) follow(name string) func(context.Context, []stream.Message) error {
	return func(ctx context.Context, ms []stream.Message) error {
		f.mu.Lock()
		defer f.mu.Unlock()
		if err := f.catchUp(ctx, name, ms[0].Seq); err != nil {
			return err
		}
		file := f.filer(name)
		var out []stream.Message
		for i := range ms {
			changes, err := file(&ms[i])
			if err != nil {
				return err
			}
			if out, err = appendChanges(out, changes); err != nil {
				return err
			}
		}
		return f.tell(ctx, name, ms, out)
	}
}

// filer is what files a message of a stream.
func (f *Filing) filer(name string) func(*stream.Message) ([]edikt.Change, error) {
	if name == stream.Decisions {
		return f.decision
	}
	return f.event
}

func (f *Filing) event(m *stream.Message) ([]edikt.Change, error) {
	var set edikt.EventSet
	if err := m.Decode(&set); err != nil {
		return nil, err
	}
	changes, err := f.Filer.File(set)
	return changes, filingFault(err)
}

// decision lets what an analyst decided take effect.
func (f *Filing) decision(m *stream.Message) ([]edikt.Change, error) {
	var d edikt.Decision
	if err := m.Decode(&d); err != nil {
		return nil, err
	}
	if d.Action == edikt.Forget && d.Event == "" && d.Dossier == "" {
		return nil, nil // the record of an article that was erased
	}
	changes, err := f.Filer.Decide(d)
	return changes, filingFault(err)
}

// catchUp files what lies in a stream between the place up to which this store knows it and a message that was delivered:
// another process filed that and told of it, or this store was lost and begins anew. Nothing of it is told again.
func (f *Filing) catchUp(ctx context.Context, name string, next uint64) error {
	cursor, err := f.cursor(name)
	if err != nil || cursor+1 >= next {
		return err
	}
	if name == stream.Decisions { // what decisions speak of has to be filed before
		state, err := f.Conn.State(ctx, stream.Events)
		if err == nil && cursor == 0 {
			err = f.catchUp(ctx, stream.Events, state.Last+1)
		}
		if err != nil {
			return err
		}
	}
	file := f.filer(name)
	return f.Conn.Read(ctx, name, stream.Range{From: cursor + 1, To: next - 1}, func(ms []stream.Message) error {
		for i := range ms {
			if _, err := file(&ms[i]); err != nil && !stream.IsFault(err) {
				return err
			}
		}
		return f.advance(name, ms[len(ms)-1].Seq)
	})
}

// cursor is the place in a stream up to which the store knows it.
func (f *Filing) cursor(name string) (uint64, error) {
	data, err := f.Kept.Get("cursor." + name)
	if err != nil || data == nil {
		return 0, err
	}
	return strconv.ParseUint(string(data), 10, 64)
}

// advance makes what was filed safe, with the place up to which it reaches.
func (f *Filing) advance(name string, to uint64) error {
	cursor, err := f.cursor(name)
	if err != nil {
		return err
	}
	if err := f.Kept.Put("cursor."+name, strconv.AppendUint(nil, max(cursor, to), 10)); err != nil {
		return err
	}
	return f.Kept.Flush()
}

// tell publishes changes once what they come from is on the disk.
func (f *Filing) tell(ctx context.Context, name string, ms []stream.Message, changes []stream.Message) error {
	if err := errors.Join(f.Conn.CheckDisk(), f.advance(name, ms[len(ms)-1].Seq)); err != nil {
		return err
	}
	_, err := f.Conn.PublishAll(ctx, changes)
	return err
}

func filingFault(err error) error {
	if errors.Is(err, dossier.ErrInvalid) {
		return stream.Hopeless(err)
	}
	return err
}

func appendChanges(out []stream.Message, changes []edikt.Change) ([]stream.Message, error) {
	for i := range changes {
		m, err := stream.NewMessage(stream.Subject(stream.Changes, changes[i].Type), changes[i].ID, &changes[i])
		if err != nil {
			return nil, stream.Hopeless(fmt.Errorf("change %s: %w", changes[i].ID, err))
		}
		out = append(out, m)
	}
	return out, nil
}
