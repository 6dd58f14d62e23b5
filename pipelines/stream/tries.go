package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"
)

// Tries are counted in a key-value bucket, in two ways. A try that came back with the message's fault is counted at the
// message ("fault.STAGE.PLACE"). A try that ended with the process cannot be counted afterwards; so whoever works on
// messages that have been delivered before notes what is in hand beforehand ("hand.STAGE.NAME"), and takes the note
// away afterwards. A note that is left says whose work never came to an end.

// countFault counts one more try of a message. It pauses the stage as long as it cannot; ok is false when the process
// ends meanwhile.
func (k *Consumer) countFault(ctx context.Context, m jetstream.Msg) (n int, ok bool) {
	key := fmt.Sprintf("fault.%s.%d", token(k.stage.Name), place(m))
	err := k.insist(ctx, func() (err error) {
		n, err = k.conn.addOne(ctx, key)
		return err
	})
	return n, err == nil
}

// place is where a message lies in its stream.
func place(m jetstream.Msg) uint64 {
	meta, err := m.Metadata()
	if err != nil {
		return 0
	}
	return meta.Sequence.Stream
}

func (c *Conn) addOne(ctx context.Context, key string) (n int, err error) {
	e, err := c.tries.Get(ctx, key)
	switch {
	case err == nil:
		if n, err = strconv.Atoi(string(e.Value())); err != nil {
			return 0, fmt.Errorf("%s: %w", key, err)
		}
	case !errors.Is(err, jetstream.ErrKeyNotFound):
		return 0, fmt.Errorf("%s: %w", key, err)
	}
	if _, err := c.tries.Put(ctx, key, strconv.AppendInt(nil, int64(n+1), 10)); err != nil {
		return 0, fmt.Errorf("%s: %w", key, err)
	}
	return n + 1, nil
}

// insist repeats what the stage cannot do without, pausing in between, until it works or the process ends.
func (k *Consumer) insist(ctx context.Context, do func() error) error {
	for pause := backoff(0); ; pause = backoff(pause) {
		err := do()
		if err == nil {
			k.resume()
			return nil
		}
		k.pause(err)
		if !sleep(ctx, pause) {
			return err
		}
	}
}

// A death weighs crashWeight where the process is known, or has to be taken, to have died of itself. Killed from outside, or
// with its machine, it says little about what was in hand: then it weighs 1, and a message is let off for long.
const crashWeight = 10

// deathWeight is what the next death of this process weighs. Of workers on a foreign server nobody says how they died.
func (c *Conn) deathWeight() int {
	if c.server == nil {
		return crashWeight
	}
	return 1
}

// former is the name of the note that joins those of all former processes of a stage.
const former = "former"

// maxFormer bounds that note; the newest messages stay in it.
const maxFormer = 10_000

// joinNotes puts the notes that the last process left to those of its predecessors, at the start of the embedded server.
// Where it died of itself, they weigh more.
func (c *Conn) joinNotes(ctx context.Context) error {
	lister, err := c.tries.ListKeysFiltered(ctx, "hand.>")
	if err != nil {
		return fmt.Errorf("notes of what was in hand: %w", err)
	}
	defer lister.Stop()
	for key := range lister.Keys() {
		stage, name, _ := strings.Cut(strings.TrimPrefix(key, "hand."), ".")
		if name == former {
			continue
		}
		if err := c.joinNote(ctx, key, "hand."+stage+"."+former); err != nil {
			return err
		}
	}
	return nil
}

// joinNote puts one note to another and takes it away.
func (c *Conn) joinNote(ctx context.Context, from, to string) error {
	note, err := c.note(ctx, from)
	if err != nil {
		return err
	}
	all, err := c.note(ctx, to)
	if err != nil {
		return err
	}
	if all == nil {
		all = inHand{}
	}
	for seq, n := range note {
		if c.cfg.Crashed {
			n += crashWeight - 1
		}
		all[seq] = max(all[seq], n)
	}
	places := slices.Sorted(maps.Keys(all))
	for _, seq := range places[:max(0, len(places)-maxFormer)] {
		delete(all, seq)
	}
	data, err := json.Marshal(all)
	if err == nil {
		_, err = c.tries.Put(ctx, to, data)
	}
	if err == nil {
		err = c.tries.Purge(ctx, from)
	}
	if err != nil {
		return fmt.Errorf("note %s: %w", from, err)
	}
	return nil
}

// note reads one; it is empty where it was taken away.
func (c *Conn) note(ctx context.Context, key string) (note inHand, err error) {
	e, err := c.tries.Get(ctx, key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(e.Value(), &note)
	}
	if err != nil {
		return nil, fmt.Errorf("note %s: %w", key, err)
	}
	return note, nil
}

// inHand is a note: what each message, by its place, has to its charge from processes that died with it in hand, if this one
// does too.
type inHand map[uint64]int

// suspect handles messages that were delivered before without an end. Those that little speaks against go together; an accused
// one works alone, and has as many tries as any other.
func (k *Consumer) suspect(ctx context.Context, batch []jetstream.Msg) {
	var accused inHand
	err := k.insist(ctx, func() (err error) {
		accused, err = k.accusations(ctx)
		return err
	})
	if err != nil {
		k.giveBack(batch...)
		return
	}
	var rest []jetstream.Msg
	for _, m := range batch {
		switch n := accused[place(m)]; {
		case n < crashWeight: // at most deaths from outside
			rest = append(rest, m)
		case n >= crashWeight*(k.conn.cfg.Tries-suspectAfter):
			k.bury(ctx, m, errors.New("the process died again and again while it worked on this"))
		default:
			k.noted(ctx, []jetstream.Msg{m}, accused)
		}
	}
	if len(rest) > 0 {
		k.noted(ctx, rest, accused)
	}
}

// noted handles messages under a note of what is in hand.
func (k *Consumer) noted(ctx context.Context, batch []jetstream.Msg, accused inHand) {
	note := inHand{}
	for _, m := range batch {
		note[place(m)] = accused[place(m)] + k.conn.deathWeight()
	}
	data, err := json.Marshal(note)
	key := fmt.Sprintf("hand.%s.%s", token(k.stage.Name), nuid.Next())
	if err == nil {
		err = k.insist(ctx, func() error {
			_, err := k.conn.tries.Put(ctx, key, data)
			return err
		})
	}
	if err != nil {
		k.giveBack(batch...)
		return
	}
	k.attempt(ctx, batch)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := k.conn.tries.Purge(ctx, key); err != nil { // one try too many does no harm below the bound
		k.log.Debug("note of what is in hand left behind", "error", err)
	}
}

// accusations joins the notes of the stage that processes left when they died. Those of living processes are among them:
// their messages are in good hands and do not come here.
func (k *Consumer) accusations(ctx context.Context) (inHand, error) {
	accused := inHand{}
	lister, err := k.conn.tries.ListKeysFiltered(ctx, "hand."+token(k.stage.Name)+".*")
	if err != nil {
		return nil, fmt.Errorf("notes of what was in hand: %w", err)
	}
	defer lister.Stop()
	for key := range lister.Keys() {
		note, err := k.conn.note(ctx, key)
		if err != nil {
			return nil, err
		}
		for seq, n := range note {
			accused[seq] = max(accused[seq], n)
		}
	}
	return accused, nil
}
