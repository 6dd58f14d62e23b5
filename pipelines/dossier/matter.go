package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"edikt"
)

// anyScope is the scope class of events that say nothing about where the measure holds.
const anyScope = "any"

// authority is whose measure e is. An agentless passive that names a country is its government's; where not even that
// is known, the article stands for the unknown one, so that strangers are never taken for each other.
func authority(e *edikt.Event) string {
	if e.Actor == nil && e.Jurisdiction != "" {
		return strings.ToLower(e.Jurisdiction) + "/government"
	}
	if a := e.Authority(); a != "" {
		return a
	}
	return "article/" + articleOf(e).ID
}

// matter names what an event belongs to before its scope is known; dossiers of one matter are compiled together.
func matter(e *edikt.Event) string { return authority(e) + "|" + e.Target.ID }

// family is what can be one measure: the key of a dossier without its scope class.
type family struct {
	authority string
	kind      edikt.Kind
	target    string
}

func familyOf(e *edikt.Event) family { return family{authority(e), e.Kind, e.Target.ID} }

func (f family) key(class string) string {
	return edikt.DossierKey(f.kind, f.target, class, f.authority)
}
func (f family) id(class string) string { return edikt.DossierID(f.key(class)) }

// scopeClasses are the classes that e names, none where it says nothing about where the measure holds. A review is of
// the service, wherever that is used; a service that is blocked in all networks is blocked for the public.
func scopeClasses(e *edikt.Event) []string {
	if e.Kind == edikt.Review {
		return nil
	}
	var out []string
	for _, s := range e.Scope {
		class := edikt.ScopeClass([]edikt.Scope{s})
		if s == edikt.Network && slices.Contains(e.Scope, edikt.Public) || slices.Contains(out, class) {
			continue
		}
		out = append(out, class)
	}
	return out
}

// classes gives each event of a family its scope class. Events that name one class stand; those that name several join
// the one of them that others stand for, else the most special; those that name none join the sibling they fit best. No
// step looks at events of its own sort, so that the answer does not hang on the order of arrival.
func classes(reports []*report) []string {
	out := make([]string, len(reports))
	standing := map[string][]*report{}
	for i, r := range reports {
		if len(r.scopes) == 1 {
			out[i] = r.scopes[0]
			standing[out[i]] = append(standing[out[i]], r)
		}
	}
	settled := map[string][]*report{}
	for class, rs := range standing {
		settled[class] = slices.Clone(rs)
	}
	for i, r := range reports {
		if len(r.scopes) > 1 {
			out[i] = cmp.Or(nearest(r, r.scopes, standing), edikt.ScopeClass(r.Scope))
			settled[out[i]] = append(settled[out[i]], r)
		}
	}
	names := slices.Sorted(maps.Keys(settled))
	for i, r := range reports {
		if out[i] == "" {
			out[i] = cmp.Or(nearest(r, names, settled), anyScope)
		}
	}
	return out
}

// nearest is the class of the siblings that r fits best, empty where none of the classes has any.
func nearest(r *report, classes []string, siblings map[string][]*report) string {
	have := slices.DeleteFunc(slices.Sorted(slices.Values(classes)), func(c string) bool { return len(siblings[c]) == 0 })
	switch len(have) {
	case 0:
		return ""
	case 1:
		return have[0]
	}
	return slices.MinFunc(have, func(a, b string) int { return compareFit(r, siblings[a], siblings[b]) })
}

// compareFit orders siblings by how well r fits them: one that speaks of the same status first, then the nearest in
// time, then the most reported.
func compareFit(r *report, a, b []*report) int {
	sa, da := r.fit(a)
	sb, db := r.fit(b)
	return cmp.Or(-cmp.Compare(sa, sb), cmp.Compare(da, db), -cmp.Compare(len(a), len(b)))
}

// fit counts 1 where a sibling has r's status, and measures the time to the nearest report of it, else to any.
func (r *report) fit(siblings []*report) (same int, distance time.Duration) {
	const far = time.Duration(1<<63 - 1)
	nearest, alike := far, far
	for _, s := range siblings {
		d := s.at.Sub(r.at).Abs()
		nearest = min(nearest, d)
		if s.Status == r.Status {
			same, alike = 1, min(alike, d)
		}
	}
	if same == 1 {
		return same, alike
	}
	return same, nearest
}

func articleOf(e *edikt.Event) edikt.ArticleRef {
	if e.Article == nil {
		return edikt.ArticleRef{}
	}
	return *e.Article
}
