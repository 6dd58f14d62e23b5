package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"edikt"
)

// Tries is how often a delivery is tried; delays are the waits between tries, about two days in all.
const Tries = 8

var delays = [Tries - 1]time.Duration{time.Minute, 10 * time.Minute, time.Hour, 3 * time.Hour, 8 * time.Hour, 12 * time.Hour, 24 * time.Hour}

// Retention is how long the ledger remembers what was settled.
const Retention = 180 * 24 * time.Hour

// Finder finds the notifier of a receiver.
type Finder interface {
	Find(ref string) (Notifier, error)
}

// Dispatcher sends deliveries. Enqueue keeps a delivery before it returns; Run sends what is kept, each receiver in a
// lane of its own, and after a crash goes on where the store says. A delivery is sent again only if the process died
// between the receiver's answer and the note of it; its key lets the receiver drop that repeat.
type Dispatcher struct {
	ledger    ledger
	receivers Finder
	now       func() time.Time
	log       *slog.Logger

	mu      sync.Mutex
	lanes   map[string]*lane
	running context.Context
	wg      sync.WaitGroup
}

// lane is what waits for one receiver.
type lane struct {
	entries   []*Entry
	notBefore time.Time // the receiver asked for a pause
	wake      chan struct{}
	active    bool
}

// NewDispatcher makes a dispatcher over what the store holds.
func NewDispatcher(store Store, receivers Finder, now func() time.Time, log *slog.Logger) (*Dispatcher, error) {
	d := &Dispatcher{ledger: ledger{store}, receivers: receivers, now: now, log: log, lanes: map[string]*lane{}}
	entries, err := d.ledger.pending()
	for _, e := range entries {
		d.add(e)
	}
	return d, err
}

// Enqueue takes a delivery over. When it returns nil, the delivery is kept and will be sent; one that is known already
// is not sent again.
func (d *Dispatcher) Enqueue(del edikt.Delivery) error {
	if del.Key == "" || del.Receiver == "" {
		return errors.New("delivery without key or receiver")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if old, err := d.ledger.get(entryKey(&del)); err != nil || old != nil {
		return err
	}
	state, err := d.admit(&del)
	if err != nil {
		return err
	}
	e := &Entry{Delivery: del, State: state, Next: d.now()}
	if err := d.ledger.open(e); err != nil {
		return fmt.Errorf("keep delivery: %w", err)
	}
	if state == Pending {
		d.add(e)
	}
	return nil
}

// admit says whether a delivery may be sent at all.
func (d *Dispatcher) admit(del *edikt.Delivery) (string, error) {
	isConfirm := del.Notice != nil && del.Notice.Type == NoticeConfirm
	if data, err := d.ledger.store.Get(disabledKey(del.Receiver)); err != nil || data != nil {
		return Disabled, err
	}
	if isConfirm || del.Notice != nil || !NeedsConfirmation(del.Receiver) {
		return Pending, nil
	}
	ok, err := d.confirmed(del.Subscription.ID, del.Receiver)
	if err != nil || !ok {
		return Unconfirmed, err
	}
	return Pending, nil
}

// add puts an entry into its lane; the caller holds the lock, or is the constructor.
func (d *Dispatcher) add(e *Entry) {
	l := d.lanes[e.Delivery.Receiver]
	if l == nil {
		l = &lane{wake: make(chan struct{}, 1)}
		d.lanes[e.Delivery.Receiver] = l
	}
	l.entries = append(l.entries, e)
	d.start(e.Delivery.Receiver, l)
}

func (d *Dispatcher) start(ref string, l *lane) {
	if d.running == nil || d.running.Err() != nil {
		return
	}
	if l.active {
		select {
		case l.wake <- struct{}{}:
		default:
		}
		return
	}
	l.active = true
	ctx := d.running
	d.wg.Go(func() { d.serve(ctx, ref, l) })
}

// Run sends until ctx ends, then waits for the tries that are under way.
func (d *Dispatcher) Run(ctx context.Context) error {
	d.mu.Lock()
	d.running = ctx
	d.wg.Go(func() { d.prune(ctx) })
	for ref, l := range d.lanes {
		d.start(ref, l)
	}
	d.mu.Unlock()
	<-ctx.Done()
	d.mu.Lock() // no lane starts from here on
	d.running = nil
	d.mu.Unlock()
	d.wg.Wait()
	return nil
}

// prune forgets what was settled long ago, now and every day.
func (d *Dispatcher) prune(ctx context.Context) {
	for every := time.NewTicker(24 * time.Hour); ; {
		if err := d.ledger.prune(d.now().Add(-Retention)); err != nil {
			d.log.Error("forget old deliveries", "err", err)
		}
		select {
		case <-ctx.Done():
			every.Stop()
			return
		case <-every.C:
		}
	}
}

// serve empties one lane and ends with it.
func (d *Dispatcher) serve(ctx context.Context, ref string, l *lane) {
	for {
		e, wait := d.next(ref, l)
		if e == nil && wait == 0 {
			return
		}
		if e != nil {
			d.try(ctx, l, e)
			if ctx.Err() != nil {
				return
			}
			continue
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-l.wake:
			timer.Stop()
		case <-timer.C:
		}
	}
}

// next picks the entry that is due, or says how long to wait for one. With neither the lane is closed.
func (d *Dispatcher) next(ref string, l *lane) (*Entry, time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(l.entries) == 0 {
		l.active = false
		delete(d.lanes, ref)
		return nil, 0
	}
	first := l.entries[0]
	for _, e := range l.entries {
		if e.Next.Before(first.Next) {
			first = e
		}
	}
	due := first.Next
	if l.notBefore.After(due) {
		due = l.notBefore
	}
	if wait := due.Sub(d.now()); wait > 0 {
		return nil, wait
	}
	return first, 0
}

// try hands one entry over, once, and notes what came of it.
func (d *Dispatcher) try(ctx context.Context, l *lane, e *Entry) {
	answer, err := d.notify(ctx, e.Delivery)
	if ctx.Err() != nil && err != nil {
		return // we are going; this try does not count
	}
	at := d.now()
	a := edikt.Attempt{At: at, OK: err == nil, Code: answer.Code, Answer: answer.Text}
	var f *Failure
	if err == nil {
		e.State, e.Next = Delivered, time.Time{}
	} else {
		f = failureOf(err)
		a.Code, a.Answer = f.Code, plain(f.Error(), answerRunes)
		e.fail(f, at)
		a.Next = e.Next
	}
	e.Attempts = append(e.Attempts, a)
	d.settle(l, e, f)
}

func (d *Dispatcher) notify(ctx context.Context, del edikt.Delivery) (Answer, error) {
	n, err := d.receivers.Find(del.Receiver)
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: errors.Is(err, ErrUnknownReceiver)}
	}
	return n.Notify(ctx, del)
}

// fail decides what follows an unsuccessful try.
func (e *Entry) fail(f *Failure, now time.Time) {
	tries := len(e.Attempts) + 1
	if f.Final || tries >= Tries {
		e.State, e.Next = Failed, time.Time{}
		return
	}
	e.Next = now.Add(max(delays[tries-1], f.After))
}

// settle keeps the outcome. A store that fails leaves the entry where it is: it is tried again, as after a crash.
func (d *Dispatcher) settle(l *lane, e *Entry, f *Failure) {
	log := d.log.With("subscription", e.Delivery.Subscription.ID, "receiver", showRef(e.Delivery.Receiver), "delivery", e.Delivery.Key)
	d.mu.Lock()
	defer d.mu.Unlock()
	kept := *e
	if kept.State != Pending {
		kept.Delivery.Letter = nil // the archive of digests has it
	}
	if err := d.ledger.put(&kept); err != nil {
		log.Error("keep delivery", "err", err)
		e.State, e.Next = Pending, d.now().Add(delays[0])
		return
	}
	if f != nil && f.After > 0 {
		l.notBefore = d.now().Add(f.After)
	}
	if e.State == Pending {
		log.Warn("delivery failed, will be tried again", "err", f, "next", e.Next)
		return
	}
	l.remove(e)
	if f == nil {
		return
	}
	log.Error("delivery failed for good", "err", f, "tries", len(e.Attempts))
	if f.Gone || len(e.Attempts) >= Tries {
		d.disable(l, e, f)
	}
}

func (l *lane) remove(e *Entry) {
	for i, x := range l.entries {
		if x == e {
			l.entries = append(l.entries[:i], l.entries[i+1:]...)
			return
		}
	}
}

// disabled is the note that a receiver gets nothing any more.
type disabled struct {
	Receiver string    `json:"receiver"`
	At       time.Time `json:"at"`
	Reason   string    `json:"reason"`
}

func disabledKey(ref string) string { return "disabled." + refID(ref) }

// disable switches a receiver off after telling the owner; what waits for it is kept and can be sent after Enable.
func (d *Dispatcher) disable(l *lane, e *Entry, f *Failure) {
	ref := e.Delivery.Receiver
	d.tellOwner(e, f)
	data, err := json.Marshal(disabled{ref, d.now(), plain(f.Error(), answerRunes)})
	if err == nil {
		err = d.ledger.store.Put(disabledKey(ref), data)
	}
	for _, x := range l.entries {
		x.State, x.Next = Disabled, time.Time{}
		err = errors.Join(err, d.ledger.put(x))
	}
	l.entries = nil
	d.log.Error("receiver disabled", "receiver", showRef(ref), "reason", f, "err", err)
}

// tellOwner queues a notice for the owner, where the owner is an address other than the receiver that failed.
func (d *Dispatcher) tellOwner(e *Entry, f *Failure) {
	owner := "mailto:" + e.Delivery.Subscription.Owner
	if c, ok := Inline(owner, ""); !ok || owner == e.Delivery.Receiver || c.Validate() != nil {
		return
	}
	n := &Entry{State: Pending, Next: d.now(), Delivery: edikt.Delivery{Version: edikt.SchemaVersion, Key: e.Delivery.Key + ".disabled", Subscription: e.Delivery.Subscription,
		Receiver: owner, Reason: edikt.ReasonNotice, At: d.now(), Notice: &edikt.Notice{Type: NoticeDisabled, Detail: showRef(e.Delivery.Receiver) + ": " + f.Error()}}}
	if err := d.ledger.open(n); err != nil {
		d.log.Error("tell owner", "err", err)
		return
	}
	d.add(n)
}

// Enable switches a receiver on again and sends what was kept for it.
func (d *Dispatcher) Enable(ref string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.ledger.store.Put(disabledKey(ref), nil); err != nil {
		return err
	}
	entries, err := d.ledger.list("")
	if err != nil {
		return err
	}
	for i := range entries {
		e := &entries[i]
		if e.State != Disabled || e.Delivery.Receiver != ref {
			continue
		}
		e.State, e.Next, e.Attempts = Pending, d.now(), nil
		if err := d.ledger.open(e); err != nil {
			return err
		}
		d.add(e)
	}
	return nil
}

// Log reads the ledger of a subscription, or of all where it is empty, newest first.
func (d *Dispatcher) Log(subscription string) ([]Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.ledger.list(subscription)
}

func confirmedKey(subscription, ref string) string {
	return "confirmed." + subscription + "." + refID(ref)
}

// Confirm notes that the owner of an address wants this subscription's mail.
func (d *Dispatcher) Confirm(subscription, ref string) error {
	data, err := json.Marshal(struct {
		At time.Time `json:"at"`
	}{d.now()})
	if err != nil {
		return err
	}
	return d.ledger.store.Put(confirmedKey(subscription, ref), data)
}

func (d *Dispatcher) confirmed(subscription, ref string) (bool, error) {
	data, err := d.ledger.store.Get(confirmedKey(subscription, ref))
	return data != nil, err
}

// Confirmed reports whether an address was confirmed for a subscription.
func (d *Dispatcher) Confirmed(subscription, ref string) (bool, error) {
	return d.confirmed(subscription, ref)
}
