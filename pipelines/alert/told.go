package alert

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// told is what the store remembers of a dossier: for each transition, when it was first news, and who heard of it.
type told struct {
	Transitions map[string]*telling `json:"transitions"`
}

type telling struct {
	At   time.Time `json:"at"`
	Subs []string  `json:"subs,omitempty"` // sorted
}

func toldKey(dossier string) string { return "told." + dossier }

func (e *Engine) told(dossier string) (*told, error) {
	t := &told{Transitions: map[string]*telling{}}
	data, err := e.Store.Get(toldKey(dossier))
	if err != nil {
		return nil, fmt.Errorf("read what was told of %s: %w", dossier, err)
	}
	if data != nil {
		err = json.Unmarshal(data, t)
	}
	return t, err
}

func (t *told) knows(transition, sub string) bool {
	x := t.Transitions[transition]
	if x == nil {
		return false
	}
	_, ok := slices.BinarySearch(x.Subs, sub)
	return ok
}

// any reports whether sub heard of the dossier at all.
func (t *told) any(sub string) bool {
	for tr := range t.Transitions {
		if t.knows(tr, sub) {
			return true
		}
	}
	return false
}

func (t *told) add(transition, sub string, at time.Time) {
	x := t.Transitions[transition]
	if x == nil {
		x = &telling{At: at}
		t.Transitions[transition] = x
	}
	if i, ok := slices.BinarySearch(x.Subs, sub); sub != "" && !ok {
		x.Subs = slices.Insert(x.Subs, i, sub)
	}
}

// merge takes over what was told of a dossier that became part of another one.
func (t *told) merge(from *told) {
	for tr, x := range from.Transitions {
		t.add(tr, "", x.At)
		for _, s := range x.Subs {
			t.add(tr, s, x.At)
		}
	}
}

// marks counts who was told of what, to see whether that changed.
func (t *told) marks() map[string]int {
	out := map[string]int{}
	for tr, x := range t.Transitions {
		out[tr] = 1 + len(x.Subs)
	}
	return out
}
