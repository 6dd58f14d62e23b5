package dossier

import (
	"errors"
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
		m, err := f.matter(name)
		if err != nil {
			return nil, err
		}
		d.matters[name] = m
		todo = append(todo, f.ties[name]...)
	}
	return d, nil
}

// matter gives a matter with its events, from the cache or from the articles that speak of it.
func (f *Filer) matter(name string) (*stored, error) {
	if m := f.cache[name]; m != nil {
		return m, nil
	}
	m := &stored{Name: name}
	if _, err := f.get(matterKey(name), m); err != nil {
		return nil, err
	}
	for _, id := range m.Articles {
		var a filed
		if _, err := f.get("article."+id, &a); err != nil {
			return nil, err
		}
		for _, e := range a.Set.Events {
			if matter(&e) == name {
				m.reports = append(m.reports, newReport(&e))
			}
		}
	}
	f.cache.add(m)
	return m, nil
}

// cache holds matters with their events, so that the thousandth report of a measure need not read the others again.
type cache map[string]*stored

// maxCached bounds the events in the cache; about 3 KB each.
const maxCached = 20_000

func (c cache) add(m *stored) {
	total := len(m.reports)
	for _, x := range c {
		total += len(x.reports)
	}
	if total > maxCached {
		clear(c)
	}
	c[m.Name] = m
}

// distrust empties the cache after an error: what was changed in it may not be in the store.
func (c cache) distrust(err *error) {
	if *err != nil {
		clear(c)
	}
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

func (d *desk) compile(v verdicts) View {
	var reports []*report
	for _, m := range d.matters {
		reports = append(reports, m.reports...)
	}
	return compile(reports, v)
}

// before is what the desk amounts to before it changes: known where it was compiled last time and nothing was decided since.
func (d *desk) before(v verdicts) View {
	if len(d.matters) == 1 {
		for _, m := range d.matters {
			if m.view != nil {
				return *m.view
			}
		}
	}
	return d.compile(v)
}

// after compiles the desk and remembers the outcome.
func (d *desk) after(v verdicts) View {
	view := d.compile(v)
	for _, m := range d.matters {
		m.view = nil
		if len(d.matters) == 1 {
			m.view = &view
		}
	}
	return view
}

// replace takes out what the set's article said before and puts in what it says now.
func (d *desk) replace(set edikt.EventSet) {
	id := set.Article.ID
	for name, m := range d.matters {
		n := len(m.reports)
		m.reports = slices.DeleteFunc(m.reports, func(r *report) bool { return articleOf(r.Event).ID == id })
		if i, ok := slices.BinarySearch(m.Articles, id); ok {
			m.Articles = slices.Delete(m.Articles, i, i+1)
		}
		d.changed[name] = d.changed[name] || len(m.reports) != n
	}
	for _, e := range set.Events {
		name := matter(&e)
		m := d.matters[name]
		m.reports = append(m.reports, newReport(&e))
		if i, ok := slices.BinarySearch(m.Articles, id); !ok {
			m.Articles = slices.Insert(m.Articles, i, id)
		}
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

// event searches all articles: decisions that name no dossier are rare.
func (f *Filer) event(id string) (found edikt.Event, ok bool, err error) {
	err = f.articles(func(a *filed) bool {
		i := slices.IndexFunc(a.Set.Events, func(e edikt.Event) bool { return e.ID == id })
		if i >= 0 {
			found, ok = a.Set.Events[i], true
		}
		return !ok
	})
	return found, ok, err
}

// Check reports why a decision cannot be taken: it is not understood, or it speaks of what is not there.
func (f *Filer) Check(dec edikt.Decision) error {
	if err := CheckDecision(dec); err != nil {
		return err
	}
	if dec.Action == edikt.Undo {
		f.mu.Lock()
		defer f.mu.Unlock()
		if !slices.ContainsFunc(f.decisions, func(x decided) bool { return x.ID == dec.Other }) {
			return fmt.Errorf("there is no decision %s to undo", dec.Other)
		}
		return nil
	}
	if dec.Event != "" && dec.Dossier == "" {
		f.mu.Lock()
		defer f.mu.Unlock()
		if _, ok, err := f.event(dec.Event); err != nil || !ok {
			return errors.Join(err, fmt.Errorf("there is no event %s", dec.Event))
		}
		return nil
	}
	d, ok, err := f.Dossier(dec.Dossier)
	if err != nil || !ok {
		return errors.Join(err, fmt.Errorf("there is no dossier %s", dec.Dossier))
	}
	if dec.Event != "" && dec.Action != edikt.Confirm && !slices.Contains(eventIDs(d), dec.Event) {
		return fmt.Errorf("dossier %s holds no event %s", d.ID, dec.Event)
	}
	if dec.Action == edikt.Merge {
		if _, ok, err := f.Dossier(dec.Other); err != nil || !ok {
			return errors.Join(err, fmt.Errorf("there is no dossier %s", dec.Other))
		}
	}
	return nil
}
