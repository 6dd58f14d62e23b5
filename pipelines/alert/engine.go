package alert

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"edikt"
	"edikt/query"
)

// Store keeps subscriptions, silences and what is held: JSON values under keys of letters, digits, dots and dashes.
// A nil value deletes; Get returns nil where there is none. What was put is safe once Flush returns.
type Store interface {
	Get(key string) ([]byte, error)
	Put(key string, value []byte) error
	Keys(prefix string) ([]string, error)
	Flush() error
}

// Config is what an engine is made of.
type Config struct {
	Store     Store
	Analyzers *query.Analyzers
	Now       func() time.Time
	// Outbox takes a delivery over: it returns when the delivery is safe. It must drop a key it has seen.
	Outbox func(edikt.Delivery) error
	// Known reports an error for a receiver that nobody can deliver to. It may be nil.
	Known func(receiver string) error
	// Names gives the name of an authority in a language, empty where it knows none. It may be nil.
	Names func(authority, lang string) string
	// ConfirmLink makes the link by which the owner of an address confirms it, empty where none can be made; nil: addresses
	// need no confirmation.
	ConfirmLink func(subscription, receiver string) string
}

// Engine matches changes against subscriptions. Its methods may be called from several goroutines; changes are handled one
// after the other.
type Engine struct {
	Config
	set *query.Set

	mu       sync.Mutex
	subs     map[string]listener
	silences map[string]*silence
	groups   map[string]*waiting
	shelf    shelf
	agenda   agenda
}

// subscription is one with its query read, as it is taken from the store for a message.
type subscription struct {
	edikt.Subscription
	expr query.Expr
}

type silence struct {
	edikt.Silence
	match *query.Matcher // nil: everything
}

// New loads what the store holds. A stored subscription that cannot be read any more is an error: it must not fall silent.
func New(c Config) (*Engine, error) {
	e := &Engine{Config: c, set: query.NewSet(c.Analyzers), subs: map[string]listener{}, silences: map[string]*silence{}, groups: map[string]*waiting{},
		shelf: shelf{c.Store, map[string]int{}}}
	err := errors.Join(
		each(c.Store, "sub.", func(s edikt.Subscription) error { return e.install(s) }),
		each(c.Store, "silence.", func(s edikt.Silence) error { return e.installSilence(s) }),
		each(c.Store, "group.", func(g group) error { e.installGroup(&g); return nil }))
	if err != nil {
		return nil, err
	}
	return e, e.settle(e.shelf.sweep())
}

// settle makes safe what was put, after an error too: what is done is done.
func (e *Engine) settle(err error) error { return errors.Join(err, e.Store.Flush()) }

func (e *Engine) installGroup(g *group) {
	e.shelf.hold(g.Items...)
	e.shelf.hold(g.Told...)
	e.await(g)
}

// each reads every value under a prefix.
func each[T any](s Store, prefix string, use func(T) error) error {
	keys, err := s.Keys(prefix)
	if err != nil {
		return fmt.Errorf("list %s*: %w", prefix, err)
	}
	var errs []error
	for _, k := range keys {
		data, err := s.Get(k)
		if err != nil {
			return fmt.Errorf("read %s: %w", k, err)
		}
		var v T
		if err = json.Unmarshal(data, &v); err == nil {
			err = use(v)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", k, err))
		}
	}
	return errors.Join(errs...)
}

func put(s Store, key string, v any) error {
	data, err := json.Marshal(v)
	if err == nil {
		err = s.Put(key, data)
	}
	if err != nil {
		return fmt.Errorf("keep %s: %w", key, err)
	}
	return nil
}

func (e *Engine) install(s edikt.Subscription) error {
	expr, err := Check(&s)
	if err != nil {
		return err
	}
	e.subs[s.ID] = listenerOf(&s)
	e.set.Put(s.ID, expr)
	return nil
}

// load takes a subscription from the store.
func (e *Engine) load(id string) (s edikt.Subscription, err error) {
	if _, there := e.subs[id]; !there {
		return s, fmt.Errorf("%w: subscription %q", ErrNone, id)
	}
	data, err := e.Store.Get("sub." + id)
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return s, fmt.Errorf("read subscription %s: %w", id, err)
	}
	return s, nil
}

// read is load with the query read.
func (e *Engine) read(id string) (*subscription, error) {
	s, err := e.load(id)
	if err != nil {
		return nil, err
	}
	expr, err := parseQuery(s.Query)
	return &subscription{s, expr}, err
}

// Subscribe keeps a new or changed subscription. Addresses that it names for the first time are asked to confirm.
func (e *Engine) Subscribe(s edikt.Subscription) error {
	fill(&s)
	if err := e.check(&s); err != nil {
		return fmt.Errorf("%w subscription: %w", ErrInvalid, err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	now := e.Now().UTC()
	s.Created, s.Updated = cmp.Or(s.Created, now), now
	var before []string
	if _, there := e.subs[s.ID]; there {
		old, err := e.load(s.ID)
		if err != nil {
			return err
		}
		s.Created, before = old.Created, old.Receivers
	}
	if err := e.settle(put(e.Store, "sub."+s.ID, s)); err != nil {
		return err
	}
	if err := e.install(s); err != nil {
		return err
	}
	return e.askToConfirm(&s, before)
}

func (e *Engine) check(s *edikt.Subscription) error {
	_, err := Check(s)
	errs := []error{err}
	for _, r := range s.Receivers {
		if e.Known != nil {
			errs = append(errs, e.Known(r))
		}
		if strings.HasPrefix(r, "mailto:") && e.ConfirmLink != nil && e.ConfirmLink(s.ID, r) == "" {
			errs = append(errs, fmt.Errorf("receiver %s: addresses are confirmed by a link, and no address of the pages is configured (http.url)", r))
		}
	}
	return errors.Join(errs...)
}

// askToConfirm sends the first step of double opt-in to every new address.
func (e *Engine) askToConfirm(s *edikt.Subscription, before []string) error {
	if e.ConfirmLink == nil {
		return nil
	}
	for _, r := range s.Receivers {
		if !strings.HasPrefix(r, "mailto:") || slices.Contains(before, r) {
			continue
		}
		link := e.ConfirmLink(s.ID, r)
		d := e.delivery(s, r, edikt.ReasonNotice, nil)
		d.Key = edikt.HashText("confirm", s.ID+" "+r+" "+s.Updated.Format(time.RFC3339Nano))
		d.Notice = &edikt.Notice{Type: "confirm", Link: link}
		if err := e.Outbox(d); err != nil {
			return fmt.Errorf("ask %s to confirm: %w", r, err)
		}
	}
	return nil
}

// Unsubscribe forgets a subscription and what waits for it.
func (e *Engine) Unsubscribe(id string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.settle(e.unsubscribe(id))
}

func (e *Engine) unsubscribe(id string) error {
	if _, there := e.subs[id]; !there {
		return fmt.Errorf("%w: %s", ErrNone, id)
	}
	if err := e.Store.Put("sub."+id, nil); err != nil {
		return err
	}
	delete(e.subs, id)
	e.set.Delete(id)
	for k, w := range e.groups {
		if !strings.HasPrefix(k, groupPrefix(id)) {
			continue
		}
		if err := e.forget(w); err != nil {
			return err
		}
	}
	return nil
}

// ErrNone says that there is no such subscription or silence, ErrInvalid that one cannot be as it was asked for.
var (
	ErrNone    = errors.New("not found")
	ErrInvalid = errors.New("invalid")
)

// Leave takes one receiver out of a subscription, and the subscription away where it was the last.
func (e *Engine) Leave(id, receiver string) error {
	s, err := e.Subscription(id)
	if err != nil {
		return err
	}
	s.Receivers = slices.DeleteFunc(slices.Clone(s.Receivers), func(r string) bool { return r == receiver })
	if len(s.Receivers) == 0 {
		return e.Unsubscribe(id)
	}
	return e.Subscribe(s)
}

// Pause stops a subscription, or lets it go on. What happens in between is not made up for.
func (e *Engine) Pause(id string, paused bool) error {
	s, err := e.Subscription(id)
	if err != nil {
		return err
	}
	s.Paused = paused
	return e.Subscribe(s)
}

// Rest stops one receiver of a subscription, or lets it go on; the others hear on.
func (e *Engine) Rest(id, receiver string, rest bool) error {
	s, err := e.Subscription(id)
	if err != nil {
		return err
	}
	s.Resting = slices.DeleteFunc(slices.Clone(s.Resting), func(r string) bool { return r == receiver })
	if rest {
		s.Resting = append(s.Resting, receiver)
	}
	return e.Subscribe(s)
}

// Subscription returns one by its ID.
func (e *Engine) Subscription(id string) (edikt.Subscription, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.load(id)
}

// Subscriptions lists all, sorted by ID.
func (e *Engine) Subscriptions() ([]edikt.Subscription, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	out := make([]edikt.Subscription, 0, len(e.subs))
	for _, id := range slices.Sorted(maps.Keys(e.subs)) {
		s, err := e.load(id)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// delivery makes the frame of a message for one receiver.
func (e *Engine) delivery(s *edikt.Subscription, receiver, reason string, items []edikt.DeliveryItem) edikt.Delivery {
	var keys []string
	for _, it := range items {
		keys = append(keys, it.Key)
	}
	slices.Sort(keys)
	return edikt.Delivery{Version: edikt.SchemaVersion, Receiver: receiver, Reason: reason, Items: items, At: e.Now().UTC(),
		Key:          edikt.HashText("delivery", strings.Join(append(keys, s.ID, receiver), " ")),
		Subscription: edikt.SubscriptionRef{ID: s.ID, Name: s.Name, Query: s.Query, Owner: s.Owner, Lang: s.Lang}}
}
