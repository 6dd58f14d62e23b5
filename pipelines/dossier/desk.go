package dossier

import (
	"fmt"
	"maps"
	"slices"

	"edikt"
)

// desk holds the matters that one filing touches, and those that decisions tie to them.
type desk struct {
	matters map[string]*stored
	changed map[string]bool
}

// desk loads the named matters with everything tied to them.
func (f *Filer) desk(names []string) (*desk, error) {
	d := &desk{matters: map[string]*stored{}, changed: map[string]bool{}}
	for todo := slices.Clone(names); len(todo) > 0; {
		name := todo[0]
		todo = todo[1:]
		if d.matters[name] != nil {
			continue
		}
		m := &stored{Name: name}
		if _, err := f.get(matterKey(name), m); err != nil {
			return nil, err
		}
		d.matters[name] = m
		todo = append(todo, f.ties[name]...)
	}
	return d, nil
}

// matterKey is short and safe for every store, whatever a name holds.
func matterKey(name string) string { return "matter." + edikt.DossierID(name) }

func mattersOf(sets ...[]edikt.Event) []string {
	names := map[string]bool{}
	for _, events := range sets {
		for i := range events {
			names[matter(&events[i])] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func (d *desk) events() []edikt.Event {
	var events []edikt.Event
	for _, name := range slices.Sorted(maps.Keys(d.matters)) {
		events = append(events, d.matters[name].Events...)
	}
	return events
}

// replace takes out what the set's article said before and puts in what it says now.
func (d *desk) replace(set edikt.EventSet) {
	for name, m := range d.matters {
		n := len(m.Events)
		m.Events = slices.DeleteFunc(m.Events, func(e edikt.Event) bool { return articleOf(&e).ID == set.Article.ID })
		d.changed[name] = d.changed[name] || len(m.Events) != n
	}
	for _, e := range set.Events {
		name := matter(&e)
		d.matters[name].Events = append(d.matters[name].Events, e)
		d.changed[name] = true
	}
}

// told gathers the transitions that were news.
func (d *desk) told() map[string]bool {
	all := map[string]bool{}
	for _, m := range d.matters {
		maps.Copy(all, m.Told)
	}
	return all
}

// tell keeps the transitions with every matter on the desk that changes anyway.
func (d *desk) tell(told map[string]bool) {
	for name, m := range d.matters {
		if d.changed[name] && len(told) > 0 {
			if m.Told == nil {
				m.Told = map[string]bool{}
			}
			maps.Copy(m.Told, told)
		}
	}
}

// keep stores the matters that changed, and where the dossiers of the view are to be found.
func (f *Filer) keep(d *desk, v *View) error {
	for _, name := range slices.Sorted(maps.Keys(d.changed)) {
		if d.changed[name] {
			if err := f.put(matterKey(name), d.matters[name]); err != nil {
				return err
			}
		}
	}
	for _, dos := range v.Dossiers {
		for _, id := range append([]string{dos.ID}, dos.Former...) {
			if err := f.locate(id, dos.Authority+"|"+dos.Target); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Filer) locate(id, matter string) error {
	var in string
	if ok, err := f.get("dossier."+id, &in); err != nil || ok && in == matter {
		return err
	}
	return f.put("dossier."+id, matter)
}

// concerned lists the matters a decision speaks of.
func (f *Filer) concerned(dec edikt.Decision) ([]string, error) {
	if dec.Action == edikt.Undo {
		i := slices.IndexFunc(f.decisions, func(x decided) bool { return x.ID == dec.Other })
		if i < 0 {
			return nil, fmt.Errorf("%w decision: there is no decision %s to undo", ErrInvalid, dec.Other)
		}
		return f.decisions[i].Matters, nil
	}
	var names []string
	for _, id := range []string{dec.Dossier, dec.Other} {
		var in string
		if ok, err := f.get("dossier."+id, &in); err != nil {
			return nil, err
		} else if ok {
			names = append(names, in)
		}
	}
	if dec.Event == "" || len(names) > 0 && dec.Fields == nil {
		return names, nil
	}
	e, ok, err := f.event(dec.Event)
	if err != nil || !ok {
		return names, err
	}
	moved := corrected(e, dec.Fields)
	return append(names, matter(&e), matter(&moved)), nil
}

// event searches all matters: decisions that name no dossier are rare.
func (f *Filer) event(id string) (edikt.Event, bool, error) {
	keys, err := f.store.Keys("matter.")
	if err != nil {
		return edikt.Event{}, false, fmt.Errorf("list matters: %w", err)
	}
	for _, k := range keys {
		var m stored
		if _, err := f.get(k, &m); err != nil {
			return edikt.Event{}, false, err
		}
		if i := slices.IndexFunc(m.Events, func(e edikt.Event) bool { return e.ID == id }); i >= 0 {
			return m.Events[i], true, nil
		}
	}
	return edikt.Event{}, false, nil
}
