package notify

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
)

// Store keeps what is to be sent and what was: JSON values under keys of letters, digits, dots and dashes. Put returns
// when the value is safe; a nil value deletes; Get returns nil where there is none.
type Store interface {
	Get(key string) ([]byte, error)
	Put(key string, value []byte) error
	Keys(prefix string) ([]string, error)
}

// The states of a delivery.
const (
	Pending     = "pending"
	Delivered   = "delivered"
	Failed      = "failed"
	Disabled    = "disabled"    // the receiver was disabled before it could be sent
	Unconfirmed = "unconfirmed" // the address has not been confirmed
)

// Entry is a delivery in the ledger, with every try.
type Entry struct {
	Delivery edikt.Delivery  `json:"delivery"`
	State    string          `json:"state"`
	Attempts []edikt.Attempt `json:"attempts,omitempty"`
	Next     time.Time       `json:"next,omitzero"`
}

func (e *Entry) key() string { return entryKey(&e.Delivery) }

// entryKey is made of the delivery's key, so that a delivery that is handed over twice is one entry.
func entryKey(d *edikt.Delivery) string {
	return "ledger." + d.Subscription.ID + "." + edikt.HashText("delivery", d.Key)
}

type ledger struct{ store Store }

func (l ledger) get(key string) (*Entry, error) {
	data, err := l.store.Get(key)
	if err != nil || data == nil {
		return nil, err
	}
	var e Entry
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("read %s: %w", key, err)
	}
	return &e, nil
}

// put keeps an entry. A pending one is marked by open, so that a start need not read the whole ledger.
func (l ledger) put(e *Entry) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := l.store.Put(e.key(), data); err != nil || e.State == Pending {
		return err
	}
	return l.store.Put(markKey(e.key()), nil)
}

// open keeps a new entry. The mark goes first: without the entry it means nothing, but an entry without it would wait
// for ever.
func (l ledger) open(e *Entry) error {
	if e.State == Pending {
		if err := l.store.Put(markKey(e.key()), []byte(`{}`)); err != nil {
			return err
		}
	}
	return l.put(e)
}

const markPrefix = "pending."

func markKey(entry string) string { return markPrefix + entry }

// pending reads the entries that wait.
func (l ledger) pending() ([]*Entry, error) {
	marks, err := l.store.Keys(markPrefix)
	if err != nil {
		return nil, fmt.Errorf("list what waits: %w", err)
	}
	var out []*Entry
	for _, m := range marks {
		e, err := l.get(strings.TrimPrefix(m, markPrefix))
		if err != nil {
			return nil, err
		}
		if e != nil && e.State == Pending {
			out = append(out, e)
		}
	}
	return out, nil
}

// list reads the entries of a subscription, or of all where it is empty, newest first.
func (l ledger) list(subscription string) ([]Entry, error) {
	prefix := "ledger."
	if subscription != "" {
		prefix += subscription + "."
	}
	keys, err := l.store.Keys(prefix)
	if err != nil {
		return nil, fmt.Errorf("list deliveries: %w", err)
	}
	var out []Entry
	for _, k := range keys {
		e, err := l.get(k)
		if err != nil {
			return nil, err
		}
		if e != nil {
			out = append(out, *e)
		}
	}
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(b.Delivery.At.Compare(a.Delivery.At), cmp.Compare(a.Delivery.Key, b.Delivery.Key))
	})
	return out, nil
}

// prune drops what was settled before a day.
func (l ledger) prune(before time.Time) error {
	entries, err := l.list("")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.State != Pending && e.Delivery.At.Before(before) {
			if err := l.store.Put(e.key(), nil); err != nil {
				return err
			}
		}
	}
	return nil
}
