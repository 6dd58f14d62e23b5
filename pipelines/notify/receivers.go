package notify

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"edikt"
)

// ErrUnknownReceiver marks a name that no configuration knows.
var ErrUnknownReceiver = errors.New("unknown receiver")

// Receivers finds the notifier for what a subscription calls its receiver: a configured name or an address.
type Receivers struct {
	deps    Deps
	configs map[string]Config
	secret  func(ref string) Secret

	mu    sync.Mutex
	built map[string]Notifier
}

// NewReceivers checks and builds every configured receiver and reports all mistakes at once. secret gives the signing
// secret of an https: address that a subscriber named; it may be nil.
func NewReceivers(configs []Config, deps Deps, secret func(ref string) Secret) (*Receivers, error) {
	deps.public, deps.anywhere = NewClient(false), NewClient(true)
	r := &Receivers{deps: deps, configs: map[string]Config{}, secret: secret, built: map[string]Notifier{}}
	var errs []error
	for _, c := range configs {
		if _, twice := r.configs[c.Name]; twice {
			errs = append(errs, fmt.Errorf("receiver %q is configured twice", c.Name))
		}
		r.configs[c.Name] = c
		n, err := Build(c, r.deps)
		errs = append(errs, err)
		r.built[c.Name] = n
	}
	return r, errors.Join(errs...)
}

// Names lists the configured receivers.
func (r *Receivers) Names() []string {
	var names []string
	for n := range r.configs {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// Find returns the notifier of a receiver.
func (r *Receivers) Find(ref string) (Notifier, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := r.built[ref]; n != nil {
		return n, nil
	}
	var secret Secret
	if r.secret != nil {
		secret = r.secret(ref)
	}
	c, ok := Inline(ref, secret)
	if !ok {
		return nil, fmt.Errorf("%w %q: want %s", ErrUnknownReceiver, ref, strings.Join(append(r.Names(), "a mailto: or an https: address"), ", "))
	}
	n, err := build(c, r.deps)
	if err = errors.Join(err, c.Validate()); err != nil {
		return nil, fmt.Errorf("receiver %s: %w", showRef(ref), err)
	}
	return n, nil
}

// refID is a receiver as part of a key.
func refID(ref string) string { return edikt.HashText("receiver", ref) }

// showRef is a receiver as logs may show it: of a web address only the host, since paths and queries carry secrets.
func showRef(ref string) string {
	if c, ok := Inline(ref, ""); ok && c.Type == "webhook" {
		u, err := url.Parse(ref)
		if err != nil {
			return "webhook"
		}
		return u.Scheme + "://" + u.Host + "/…"
	}
	return ref
}
