package alert

import (
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

func (g *group) key() string { return groupKey(g.Subscription, g.Name) }

// groupKey is safe for every store, whatever the value holds.
func groupKey(sub, name string) string { return "group." + sub + "." + edikt.HashText("group", name) }

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
