package digest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"edikt"
)

// Store keeps subscriptions and what was sent: JSON values under keys. Put returns when the value is safe; a nil value
// deletes; Get returns nil where there is none.
type Store interface {
	Get(key string) ([]byte, error)
	Put(key string, value []byte) error
	Keys(prefix string) ([]string, error)
}

// Config is what a desk needs; all but Confirm is required.
type Config struct {
	Store   Store
	Dir     string                                     // of the archive
	Load    func(context.Context) (Input, error)       // everything that is filed now, without earlier issues
	Outbox  func(edikt.Delivery) error                 // keeps a delivery; one whose key is known is not kept again
	Confirm func(subscription, receiver string) string // the link by which an address confirms
	Now     func() time.Time
}

// Desk keeps subscriptions, composes what is due and keeps every issue.
type Desk struct {
	Config
	mu sync.Mutex
}

// NewDesk makes a desk over what the store and the folder hold.
func NewDesk(c Config) (*Desk, error) {
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return nil, fmt.Errorf("archive of digests: %w", err)
	}
	return &Desk{Config: c}, nil
}

// ErrNone says that there is no such subscription or issue.
var ErrNone = errors.New("no such digest")

const subPrefix = "sub."

// Subscribe takes a subscription, new or changed, and asks new addresses to confirm. It returns what is kept and who was asked.
func (d *Desk) Subscribe(s Subscription) (Subscription, []string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s.fill(d.Now())
	if err := s.Check(); err != nil {
		return s, nil, err
	}
	old, err := d.subscription(s.ID)
	if err != nil && !errors.Is(err, ErrNone) {
		return s, nil, err
	}
	if err := d.put(subPrefix+s.ID, s); err != nil {
		return s, nil, err
	}
	asked, err := d.ask(s, old.Receivers)
	return s, asked, err
}

func (d *Desk) ask(s Subscription, before []string) (asked []string, err error) {
	for _, r := range s.Receivers {
		if !strings.HasPrefix(r, "mailto:") || slices.Contains(before, r) || d.Confirm == nil {
			continue
		}
		n := d.delivery(&s, r, edikt.ReasonNotice, "confirm."+strconv.FormatInt(d.Now().UnixNano(), 36))
		n.Notice = &edikt.Notice{Type: "confirm", Link: d.Confirm(s.ID, r)}
		asked = append(asked, r)
		err = errors.Join(err, d.Outbox(n))
	}
	return asked, err
}

func (d *Desk) delivery(s *Subscription, receiver, reason, what string) edikt.Delivery {
	key := strings.Join([]string{s.ID, what, edikt.HashText("receiver", receiver)}, ".")
	return edikt.Delivery{Version: edikt.SchemaVersion, Key: key, Subscription: s.ref(), Receiver: receiver, Reason: reason, At: d.Now().UTC()}
}

// Subscriptions lists all, by id.
func (d *Desk) Subscriptions() ([]Subscription, error) {
	keys, err := d.Store.Keys(subPrefix)
	if err != nil {
		return nil, err
	}
	slices.Sort(keys)
	out := []Subscription{}
	for _, k := range keys {
		s, err := d.subscription(strings.TrimPrefix(k, subPrefix))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Subscription finds one.
func (d *Desk) Subscription(id string) (Subscription, error) { return d.subscription(id) }

func (d *Desk) subscription(id string) (s Subscription, err error) {
	data, err := d.Store.Get(subPrefix + id)
	if err == nil && data == nil {
		err = fmt.Errorf("%w: %s", ErrNone, id)
	}
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	return s, err
}

// Unsubscribe removes a subscription; its issues stay in the archive.
func (d *Desk) Unsubscribe(id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.subscription(id); err != nil {
		return err
	}
	return d.Store.Put(subPrefix+id, nil)
}

// Leave takes one receiver off; a subscription without any is removed.
func (d *Desk) Leave(id, receiver string) error {
	return d.change(id, func(s *Subscription) {
		s.Receivers = slices.DeleteFunc(s.Receivers, func(r string) bool { return r == receiver })
	})
}

// Pause lets a subscription rest, or go on.
func (d *Desk) Pause(id string, paused bool) error {
	return d.change(id, func(s *Subscription) { s.Paused = paused })
}

func (d *Desk) change(id string, how func(*Subscription)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	s, err := d.subscription(id)
	if err != nil {
		return err
	}
	if how(&s); len(s.Receivers) == 0 {
		return d.Store.Put(subPrefix+id, nil)
	}
	return d.put(subPrefix+id, s)
}

func (d *Desk) put(key string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return d.Store.Put(key, data)
}

// Tick sends what is due. It may be called as often as one likes, by several processes, and after a crash at any point: an
// issue has its number and its text before it is sent, its deliveries have keys made of subscription, period and receiver,
// and what keeps them keeps each once.
func (d *Desk) Tick(ctx context.Context) error {
	subs, err := d.Subscriptions()
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range subs {
		if s.Paused {
			continue
		}
		for _, a := range s.Due(d.Now()) {
			if err := d.send(ctx, &s, a.Period); err != nil {
				errs = append(errs, fmt.Errorf("digest %s, %s: %w", s.ID, a.Period.Key, err))
			}
		}
	}
	return errors.Join(errs...)
}

func sentKey(id, period string) string  { return "sent." + id + "." + period }
func issueKey(id, period string) string { return "issue." + id + "." + period }

func (d *Desk) send(ctx context.Context, s *Subscription, p Period) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if done, err := d.Store.Get(sentKey(s.ID, p.Key)); err != nil || done != nil {
		return err
	}
	is, err := d.issueOf(ctx, s, p)
	if err != nil {
		return err
	}
	for _, r := range s.Receivers {
		del := d.delivery(s, r, edikt.ReasonDigest, p.Key)
		del.Issue = IssueRef(is.Subscription, is.Number)
		if err := d.Outbox(del); err != nil {
			return err
		}
	}
	return d.put(sentKey(s.ID, p.Key), d.Now().UTC())
}

// issueOf is the issue of a period: the one that a crash kept from being sent, or a new one with the next number. The file
// is written first: a number without it would be an empty issue, a file without number is written anew.
func (d *Desk) issueOf(ctx context.Context, s *Subscription, p Period) (Issue, error) {
	data, err := d.Store.Get(issueKey(s.ID, p.Key))
	if err != nil {
		return Issue{}, err
	}
	if data != nil {
		n, err := strconv.Atoi(string(data))
		if err != nil {
			return Issue{}, fmt.Errorf("number of an issue: %w", err)
		}
		return d.Issue(s.ID, n)
	}
	keys, err := d.Store.Keys(issueKey(s.ID, ""))
	if err != nil {
		return Issue{}, err
	}
	is, err := d.compose(ctx, s, p, len(keys)+1)
	if err != nil {
		return is, err
	}
	if err := d.archive(is); err != nil {
		return is, err
	}
	return is, d.Store.Put(issueKey(s.ID, p.Key), []byte(strconv.Itoa(is.Number)))
}

// memory is how many earlier issues a new one stands by.
const memory = 13

func (d *Desk) compose(ctx context.Context, s *Subscription, p Period, number int) (Issue, error) {
	in, err := d.Load(ctx)
	if err != nil {
		return Issue{}, err
	}
	for n := max(1, number-memory); n < number; n++ {
		prev, err := d.Issue(s.ID, n)
		if err != nil {
			return Issue{}, err
		}
		in.Previous = append(in.Previous, prev)
	}
	return Compose(in, Order{Period: p, Query: s.Query, Lang: s.Lang, Name: s.Name, Subscription: s.ID, Number: number, Now: d.Now()})
}

// Make composes an issue by hand; nothing of it is kept or sent.
func (d *Desk) Make(ctx context.Context, o Order) (Issue, error) {
	in, err := d.Load(ctx)
	if err != nil {
		return Issue{}, err
	}
	o.Now = d.Now()
	return Compose(in, o)
}

// IssueRef names an issue in a delivery.
func IssueRef(subscription string, number int) string {
	return subscription + "/" + strconv.Itoa(number)
}

// ByRef finds the issue that a delivery names.
func (d *Desk) ByRef(ref string) (Issue, error) {
	id, n, _ := strings.Cut(ref, "/")
	number, err := strconv.Atoi(n)
	if err != nil {
		return Issue{}, fmt.Errorf("%w: issue %q", ErrNone, ref)
	}
	return d.Issue(id, number)
}

// Issue reads one of the archive.
func (d *Desk) Issue(id string, number int) (is Issue, err error) {
	if !plainID(id) {
		return is, fmt.Errorf("%w: %q", ErrNone, id)
	}
	data, err := os.ReadFile(d.file(id, number))
	if errors.Is(err, fs.ErrNotExist) {
		return is, fmt.Errorf("%w: issue %d of %s", ErrNone, number, id)
	}
	if err == nil {
		err = json.Unmarshal(data, &is)
	}
	if err != nil {
		return is, fmt.Errorf("archive of digests: %w", err)
	}
	return is, nil
}

// Headline is an issue in the list of its archive.
type Headline struct {
	Number int       `json:"number"`
	Period Period    `json:"period"`
	Title  string    `json:"title"`
	Made   time.Time `json:"made"`
}

// Issues lists the archive of a subscription, also of one that was removed, the newest first.
func (d *Desk) Issues(id string) ([]Headline, error) {
	keys, err := d.Store.Keys(issueKey(id, ""))
	if err == nil && len(keys) == 0 {
		_, err = d.subscription(id)
	}
	if err != nil {
		return nil, err
	}
	out := []Headline{}
	for n := len(keys); n > 0; n-- {
		is, err := d.Issue(id, n)
		if err != nil {
			return nil, err
		}
		out = append(out, Headline{n, is.Period, NewPage(is, Site{}).HeadlineText(), is.Made})
	}
	slices.SortFunc(out, func(a, b Headline) int { return -cmp.Compare(a.Number, b.Number) })
	return out, nil
}

// plainID keeps ids from leading out of the archive's folder.
func plainID(id string) bool {
	return strings.HasPrefix(id, IDPrefix) && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func (d *Desk) file(id string, number int) string {
	return filepath.Join(d.Dir, id, fmt.Sprintf("%06d.json", number))
}

func (d *Desk) archive(is Issue) error {
	data, err := json.Marshal(is)
	if err != nil {
		return err
	}
	path := d.file(is.Subscription, is.Number)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("archive of digests: %w", err)
	}
	if err := edikt.ReplaceFile(path, data, 0o600); err != nil {
		return fmt.Errorf("archive of digests: %w", err)
	}
	return nil
}
