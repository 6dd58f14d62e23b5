package alert

import (
	"slices"
	"strings"
	"time"

	"edikt"
)

// group is what waits for one subscription and one value of what it groups by.
type group struct {
	Subscription string               `json:"subscription"`
	Name         string               `json:"name"` // the value, or "silence" and its ID, or "quiet"
	Silence      string               `json:"silence,omitempty"`
	Items        []edikt.DeliveryItem `json:"items,omitempty"`
	Due          time.Time            `json:"due,omitzero"`  // of the items
	Hold         time.Time            `json:"hold,omitzero"` // until then followers are held
	Told         []edikt.DeliveryItem `json:"told,omitempty"`
	Repeat       time.Time            `json:"repeat,omitzero"` // when what was told is told again
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
	return slices.ContainsFunc(g.Items, func(i edikt.DeliveryItem) bool { return i.Key == key })
}

// idle reports whether nothing waits, holds or is to be repeated: the group can be forgotten.
func (g *group) idle(now time.Time) bool {
	return len(g.Items) == 0 && !now.Before(g.Hold) && g.Repeat.IsZero()
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

// remember keeps what was told for the next repeat: the newest of each dossier, and none that is over.
func (g *group) remember(items []edikt.DeliveryItem, at time.Time, every time.Duration) {
	if every <= 0 {
		return
	}
	g.Told = slices.DeleteFunc(collapse(append(g.Told, items...)), func(i edikt.DeliveryItem) bool {
		return i.Change.To == edikt.Ended || i.Change.To == edikt.Rejected || i.Change.To == ""
	})
	g.Repeat = time.Time{}
	if len(g.Told) > 0 {
		g.Repeat = at.Add(every)
	}
}

// collapse makes one item of several about one dossier: from where it was before the first to where it is now.
func collapse(items []edikt.DeliveryItem) []edikt.DeliveryItem {
	var out []edikt.DeliveryItem
	for _, it := range items {
		i := slices.IndexFunc(out, func(o edikt.DeliveryItem) bool { return o.Change.Dossier.ID == it.Change.Dossier.ID })
		if i < 0 {
			out = append(out, it)
			continue
		}
		it.Change.From = out[i].Change.From
		out[i] = it
	}
	return out
}
