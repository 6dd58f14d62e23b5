package alert

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
)

// group is what waits for one subscription and one value of what it groups by.
type group struct {
	Subscription string    `json:"subscription"`
	Name         string    `json:"name"` // the value, or "silence" and its ID, or "quiet"
	Silence      string    `json:"silence,omitempty"`
	Items        []item    `json:"items,omitempty"`
	Due          time.Time `json:"due,omitzero"`  // of the items
	Hold         time.Time `json:"hold,omitzero"` // until then followers are held
	Told         []item    `json:"told,omitempty"`
	Repeat       time.Time `json:"repeat,omitzero"` // when what was told is told again
}

// item is a change that waits in a group. The change itself is kept once, however many wait for it.
type item struct {
	Key     string       `json:"key"`
	Change  string       `json:"change"`
	Dossier string       `json:"dossier"`
	From    edikt.Status `json:"from,omitempty"` // before the first of several changes that this one stands for
	Matched []string     `json:"matched,omitempty"`
	Held    string       `json:"held,omitempty"`
}

// waiting is what stays in memory of a group: when something is to be done about it. What waits in it lies in the store.
type waiting struct {
	key       string
	silence   string    // that holds the items back
	next      time.Time // as group.next
	hold      time.Time
	stored    bool // else there is nothing to it but the hold
	scheduled time.Time
}

// group takes a group from the store; one that has nothing waiting is made anew.
func (e *Engine) group(sub, name, silence string) (*group, error) {
	g := &group{Subscription: sub, Name: name, Silence: silence}
	w := e.groups[g.key()]
	if w == nil {
		return g, nil
	}
	if g.Hold = w.hold; !w.stored {
		return g, nil
	}
	return e.stored(w)
}

func (e *Engine) stored(w *waiting) (*group, error) {
	g := new(group)
	data, err := e.Store.Get(w.key)
	if err == nil {
		err = json.Unmarshal(data, g)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", w.key, err)
	}
	return g, nil
}

// keep stores a group as far as it must survive: that followers are held is no more than a courtesy.
func (e *Engine) keep(g *group) error {
	old := e.groups[g.key()]
	kept := old != nil && old.stored
	w := e.await(g)
	switch {
	case w.stored:
		return put(e.Store, w.key, g)
	case kept:
		return e.Store.Put(w.key, nil)
	}
	return nil
}

// await notes when something is to be done about a group.
func (e *Engine) await(g *group) *waiting {
	key := g.key()
	w := e.groups[key]
	if w == nil {
		w = &waiting{key: key}
		e.groups[key] = w
	}
	w.next, w.hold, w.silence, w.stored = g.next(), g.Hold, "", len(g.Items) > 0 || !g.Repeat.IsZero()
	if len(g.Items) > 0 {
		w.silence = g.Silence
	}
	e.schedule(w)
	return w
}

func (g *group) key() string { return groupKey(g.Subscription, g.Name) }

// groupKey is safe for every store, whatever the value holds.
func groupKey(sub, name string) string { return groupPrefix(sub) + edikt.HashText("group", name) }

func groupPrefix(sub string) string { return "group." + sub + "." }

// groupName is the value of what a subscription groups by.
func groupName(s *edikt.Subscription, c *edikt.Change) string {
	var parts []string
	for _, by := range s.Group.By {
		switch by {
		case "target":
			parts = append(parts, "target="+c.Dossier.Target)
		case "kind":
			parts = append(parts, "kind="+string(c.Dossier.Kind))
		case "actor":
			parts = append(parts, "actor="+c.Dossier.Authority)
		case "jurisdiction":
			parts = append(parts, "jurisdiction="+c.Dossier.Jurisdiction)
		case "dossier":
			parts = append(parts, "dossier="+c.Dossier.ID)
		}
	}
	return strings.Join(parts, " ")
}

func (g *group) has(key string) bool {
	return slices.ContainsFunc(g.Items, func(i item) bool { return i.Key == key })
}

// next is when something is to be done about the group: send, repeat, or forget it.
func (g *group) next() time.Time {
	switch {
	case len(g.Items) > 0:
		return g.Due
	case !g.Repeat.IsZero():
		return g.Repeat
	}
	return g.Hold
}

// collapse makes one item of several about one dossier: from where it was before the first to where it is now.
func collapse(items []item) []item {
	var out []item
	for _, it := range items {
		i := slices.IndexFunc(out, func(o item) bool { return o.Dossier == it.Dossier })
		if i < 0 {
			out = append(out, it)
			continue
		}
		it.From = out[i].From
		out[i] = it
	}
	return out
}
