package dossier

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"edikt"
	"edikt/language/gazetteer"
)

// ErrInvalid marks an event set or a decision that no repetition will make right.
var ErrInvalid = errors.New("invalid")

// Store keeps what the filer knows: JSON values under keys of letters, digits, dots and dashes. Put returns when the
// value is safe; a nil value deletes; Get returns nil where there is none.
type Store interface {
	Get(key string) ([]byte, error)
	Put(key string, value []byte) error
	Keys(prefix string) ([]string, error)
}

// Filer files event sets one after the other. Everything it keeps can be rebuilt into an empty store from the EVENTS
// stream and then the DECISIONS stream.
type Filer struct {
	store    Store
	now      func() time.Time
	resolver *Resolver

	mu        sync.Mutex
	decisions []decided
	verdicts  verdicts
	ties      map[string][]string // matter to matters that decisions tie to it
	cache     cache
	answers   answers
}

// filed is what the store keeps of an article: its newest set.
type filed struct {
	Set edikt.EventSet `json:"set"`
}

// stored is a matter. The store keeps which articles speak of it; the events lie with the articles.
type stored struct {
	Name     string          `json:"name"`
	Articles []string        `json:"articles"`       // sorted
	Told     map[string]bool `json:"told,omitempty"` // transitions that were news

	reports []*report
	view    *View // of this matter alone, as last compiled; nil: not known
}

// decided is a decision with the matters it ties together.
type decided struct {
	edikt.Decision
	Matters []string `json:"matters,omitempty"`
}

// NewFiler opens the filer over what the store holds.
func NewFiler(store Store, now func() time.Time) (*Filer, error) {
	f := &Filer{store: store, now: now, resolver: NewResolver(gazetteer.Load()), cache: cache{}}
	if err := f.answers.load(store); err != nil {
		return nil, err
	}
	keys, err := store.Keys("decision.")
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", err)
	}
	for _, k := range keys {
		var d decided
		if _, err := f.get(k, &d); err != nil {
			return nil, err
		}
		f.decisions = append(f.decisions, d)
	}
	f.weigh()
	return f, nil
}

// weigh prepares the decisions for compiling.
func (f *Filer) weigh() {
	plain := make([]edikt.Decision, len(f.decisions))
	f.ties = map[string][]string{}
	for i, d := range f.decisions {
		plain[i] = d.Decision
		for _, a := range d.Matters {
			f.ties[a] = append(f.ties[a], d.Matters...)
		}
	}
	f.verdicts = newVerdicts(plain)
}

// File takes an event set in and returns what it changed. The set replaces an earlier one of its article; a late older
// one changes nothing. A set that is delivered again is filed again, to the same end and with the same changes.
func (f *Filer) File(set edikt.EventSet) ([]edikt.Change, error) {
	if err := f.check(&set); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	var old filed
	known, err := f.get("article."+set.Article.ID, &old)
	switch {
	case err != nil:
		return nil, err
	case !known && len(set.Events) == 0 && set.Revision <= 1 && set.Cause != edikt.Replay:
		return nil, nil // nothing said and nothing to take back: most articles
	case known && old.Set.MessageID() == set.MessageID() && old.Set.Revision == set.Revision:
		return f.again(old)
	case known && !set.Newer(&old.Set):
		return nil, nil
	}
	return f.file(old, set)
}

// check makes every event carry its article and whose measure it is, and refuses a set that cannot be filed.
func (f *Filer) check(set *edikt.EventSet) error {
	if set.Article.ID == "" {
		return fmt.Errorf("%w event set: no article ID", ErrInvalid)
	}
	if set.Version > edikt.SchemaVersion {
		return fmt.Errorf("%w event set: schema version %d, this program reads up to %d", ErrInvalid, set.Version, edikt.SchemaVersion)
	}
	set.Events = slices.Clone(set.Events)
	for i := range set.Events {
		e := &set.Events[i]
		if err := e.Validate(); err != nil {
			return fmt.Errorf("%w event %d of article %s: %w", ErrInvalid, i, set.Article.ID, err)
		}
		if e.ID == "" {
			e.ID = edikt.EventID(set.Article.ID, e.Kind, e.ActorID(), e.Target.ID, e.Scope, i)
		}
		ref := set.Article
		e.Article = &ref
		f.resolver.Settle(e)
	}
	return nil
}

func (f *Filer) file(old filed, set edikt.EventSet) (changes []edikt.Change, err error) {
	d, err := f.desk(mattersOf(old.Set.Events, set.Events))
	if err != nil {
		return nil, err
	}
	defer f.cache.distrust(&err)
	before := d.before(f.verdicts)
	d.replace(set)
	after := d.after(f.verdicts)
	o := occasion{id: set.MessageID() + fmt.Sprint(set.Revision), cause: set.Cause, events: map[string]bool{}, now: f.now().UTC()}
	for _, e := range set.Events {
		o.events[e.ID] = true
	}
	told := d.told()
	changes = compare(&before, &after, o, told)
	d.tell(told)
	// The answer goes first, then the article: a crash before the matters are kept is made good when the set is delivered again.
	if err := f.answer(set.Article.ID, answer{set.MessageID(), changes}); err != nil {
		return nil, err
	}
	if err := f.put("article."+set.Article.ID, filed{set}); err != nil {
		return nil, err
	}
	return changes, f.keep(d, &after)
}

// again makes good what a crash may have left undone, and repeats the changes.
func (f *Filer) again(old filed) (_ []edikt.Change, err error) {
	d, err := f.desk(mattersOf(old.Set.Events))
	if err != nil {
		return nil, err
	}
	defer f.cache.distrust(&err)
	var given answer
	if _, err := f.get(answerKey(old.Set.Article.ID), &given); err != nil {
		return nil, err
	}
	if given.Message != old.Set.MessageID() {
		given.Changes = nil
	}
	d.replace(old.Set)
	told := map[string]bool{}
	for _, c := range given.Changes {
		if c.News {
			told[c.Dossier.ID+"."+c.Transition] = true
		}
	}
	d.tell(told)
	after := d.after(f.verdicts)
	return given.Changes, f.keep(d, &after)
}

// Decide takes a decision in and returns what it changed. A decision that is delivered again changes nothing more.
func (f *Filer) Decide(dec edikt.Decision) ([]edikt.Change, error) {
	if err := CheckDecision(dec); err != nil {
		return nil, fmt.Errorf("%w decision: %w", ErrInvalid, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	matters, err := f.concerned(dec)
	if err != nil {
		return nil, err
	}
	d, err := f.desk(matters)
	if err != nil {
		return nil, err
	}
	before := d.compile(f.verdictsWithout(dec.ID))
	if !slices.ContainsFunc(f.decisions, func(x decided) bool { return x.ID == dec.ID }) {
		rec := decided{dec, slices.Sorted(maps.Keys(d.matters))}
		if err := f.put("decision."+dec.ID, rec); err != nil {
			return nil, err
		}
		f.decisions = append(f.decisions, rec)
		f.weigh()
		for _, m := range f.cache { // compiled without it
			m.view = nil
		}
	}
	after := d.after(f.verdicts)
	o := occasion{id: dec.ID, cause: edikt.Live, by: dec.By, now: f.now().UTC()}
	return compare(&before, &after, o, d.told()), f.keep(d, &after)
}

// verdictsWithout are the verdicts as if a decision had not been taken, so that its changes can be told again.
func (f *Filer) verdictsWithout(id string) verdicts {
	var plain []edikt.Decision
	for _, d := range f.decisions {
		if d.ID != id {
			plain = append(plain, d.Decision)
		}
	}
	return newVerdicts(plain)
}

// Dossier returns the dossier that goes by id now.
func (f *Filer) Dossier(id string) (edikt.Dossier, bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var in string
	if ok, err := f.get("dossier."+id, &in); !ok || err != nil {
		return edikt.Dossier{}, false, err
	}
	d, err := f.desk([]string{in})
	if err != nil {
		return edikt.Dossier{}, false, err
	}
	v := d.compile(f.verdicts)
	found, ok := v.Find(id)
	return found, ok, nil
}

// All compiles everything that is filed.
func (f *Filer) All() (View, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var events []edikt.Event
	err := f.articles(func(a *filed) bool { events = append(events, a.Set.Events...); return true })
	return compile(newReports(events), f.verdicts), err
}

// articles calls use for everything that is filed, until it returns false.
func (f *Filer) articles(use func(*filed) bool) error {
	keys, err := f.store.Keys("article.")
	if err != nil {
		return fmt.Errorf("list articles: %w", err)
	}
	for _, k := range keys {
		var a filed
		if _, err := f.get(k, &a); err != nil || !use(&a) {
			return err
		}
	}
	return nil
}

// Decisions lists every decision in order of time, the undone ones included.
func (f *Filer) Decisions() []edikt.Decision {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]edikt.Decision, len(f.decisions))
	for i, d := range f.decisions {
		out[i] = d.Decision
	}
	slices.SortFunc(out, func(a, b edikt.Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out
}

func (f *Filer) get(key string, into any) (bool, error) {
	data, err := f.store.Get(key)
	if err != nil || data == nil {
		return false, err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return false, fmt.Errorf("read %s: %w", key, err)
	}
	return true, nil
}

func (f *Filer) put(key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if err := f.store.Put(key, data); err != nil {
		return fmt.Errorf("keep %s: %w", key, err)
	}
	return nil
}

func byID(d edikt.Dossier, id string) int { return cmp.Compare(d.ID, id) }
