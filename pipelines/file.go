package pipelines

import (
	"context"
	"errors"
	"fmt"
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

// File makes the stage that files events into dossiers; kept is what the filer stores in. One process does it at a time.
func File(conn *stream.Conn, f *dossier.Filer, kept *Together) stream.Stage {
	return stream.Stage{Name: FileName, Stream: stream.Events, Batch: 500, Linger: lingerBulk, Alone: true,
		Handle: func(ctx context.Context, ms []stream.Message) error {
			var out []stream.Message
			for i := range ms {
				var set edikt.EventSet
				if err := ms[i].Decode(&set); err != nil {
					return err
				}
				changes, err := f.File(set)
				if err != nil {
					return filingFault(err)
				}
				if out, err = appendChanges(out, changes); err != nil {
					return err
				}
			}
			return tell(ctx, conn, kept, out)
		}}
}

// Decide makes the stage that lets analysts' decisions take effect.
func Decide(conn *stream.Conn, f *dossier.Filer, kept *Together) stream.Stage {
	return stream.Stage{Name: DecideName, Stream: stream.Decisions, Batch: 20, Alone: true,
		Handle: func(ctx context.Context, ms []stream.Message) error {
			var out []stream.Message
			for i := range ms {
				var d edikt.Decision
				if err := ms[i].Decode(&d); err != nil {
					return err
				}
				changes, err := f.Decide(d)
				if err != nil {
					return filingFault(err)
				}
				if out, err = appendChanges(out, changes); err != nil {
					return err
				}
			}
			return tell(ctx, conn, kept, out)
		}}
}

// tell publishes changes once what they come from is on the disk.
func tell(ctx context.Context, conn *stream.Conn, kept *Together, changes []stream.Message) error {
	if err := errors.Join(conn.CheckDisk(), kept.Flush()); err != nil {
		return err
	}
	_, err := conn.PublishAll(ctx, changes)
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
