package alert

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"edikt"
	"edikt/query"
)

// CheckSilence reports everything that is wrong with a silence, joined.
func CheckSilence(s *edikt.Silence) (query.Expr, error) {
	var errs []error
	var expr query.Expr
	if s.Query != "" {
		x, err := parseQuery(s.Query)
		expr = x
		errs = append(errs, err)
	}
	if s.ID == "" || s.Author == "" || s.Comment == "" {
		errs = append(errs, errors.New("a silence needs an id, an author and a comment"))
	}
	if !s.Ends.After(s.Starts) {
		errs = append(errs, errors.New("a silence must end after it starts"))
	}
	return expr, errors.Join(errs...)
}

func (e *Engine) installSilence(s edikt.Silence) error {
	expr, err := CheckSilence(&s)
	if err != nil {
		return err
	}
	x := &silence{Silence: s}
	if expr != nil {
		x.match = query.Compile(expr, e.Analyzers)
	}
	e.silences[s.ID] = x
	return nil
}

// Silence keeps a new or changed silence.
func (e *Engine) Silence(s edikt.Silence) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	s.Version, s.Starts = edikt.SchemaVersion, cmp.Or(s.Starts, e.Now()).UTC()
	if _, err := CheckSilence(&s); err != nil {
		return fmt.Errorf("%w silence: %w", ErrInvalid, err)
	}
	if _, there := e.subs[s.Subscription]; s.Subscription != "" && !there {
		return fmt.Errorf("%w: subscription %q", ErrNone, s.Subscription)
	}
	if err := e.settle(put(e.Store, "silence."+s.ID, s)); err != nil {
		return err
	}
	if err := e.installSilence(s); err != nil {
		return err
	}
	for _, w := range e.groups { // what it holds is due at another time now
		if w.silence == s.ID {
			e.schedule(w)
		}
	}
	return nil
}

// EndSilence ends a silence now; what it held back is told at the next Tick.
func (e *Engine) EndSilence(id string) error {
	e.mu.Lock()
	s := e.silences[id]
	if s == nil {
		e.mu.Unlock()
		return fmt.Errorf("%w: silence %q", ErrNone, id)
	}
	end := s.Silence
	end.Ends = e.Now().UTC()
	if !end.Ends.After(end.Starts) {
		end.Starts = end.Ends.Add(-time.Second)
	}
	e.mu.Unlock()
	return e.Silence(end)
}

// Silences lists all, the ones that ended lately included, sorted by ID.
func (e *Engine) Silences() []edikt.Silence {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []edikt.Silence
	for _, id := range slices.Sorted(maps.Keys(e.silences)) {
		out = append(out, e.silences[id].Silence)
	}
	return out
}

// silencedBy is the silence that holds a document back from a subscription, the one that ends last.
func (e *Engine) silencedBy(sub string, d *edikt.Document, now time.Time) *silence {
	var found *silence
	for _, id := range slices.Sorted(maps.Keys(e.silences)) {
		s := e.silences[id]
		if now.Before(s.Starts) || !now.Before(s.Ends) || s.Subscription != "" && s.Subscription != sub {
			continue
		}
		if (s.match == nil || s.match.Match(d, now)) && (found == nil || s.Ends.After(found.Ends)) {
			found = s
		}
	}
	return found
}

// silenceMemory is how long an ended silence can still be looked at.
const silenceMemory = 30 * 24 * time.Hour

func (e *Engine) dropOldSilences() error {
	for id, s := range e.silences {
		if e.Now().Sub(s.Ends) > silenceMemory {
			if err := e.Store.Put("silence."+id, nil); err != nil {
				return err
			}
			delete(e.silences, id)
		}
	}
	return nil
}
