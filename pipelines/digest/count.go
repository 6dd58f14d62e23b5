package digest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/pipelines/dossier"
	"edikt/query"
)

// item is a dossier with what searches see of it.
type item struct {
	*edikt.Dossier
	doc edikt.Document
}

// pool is every dossier that answers the reader's query and that no analyst rejected.
type pool struct {
	query string // of the reader, in brackets; empty for everything
	items []*item
}

func newPool(dossiers []edikt.Dossier, src string, now time.Time) (*pool, error) {
	p := &pool{}
	expr, err := query.ParseAlert(src)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	match := func(*edikt.Document) bool { return true }
	if expr != nil {
		p.query = "(" + expr.String() + ")"
		m := query.Compile(expr, query.NewAnalyzers(nil))
		match = func(d *edikt.Document) bool { return m.Match(d, now) }
	}
	for i := range dossiers {
		d := &dossiers[i]
		doc, ok := dossier.Document(d)
		if ok && d.Decision != edikt.Reject && match(&doc) {
			p.items = append(p.items, &item{d, doc})
		}
	}
	return p, nil
}

// condition is a clause of a query, and what it means.
type condition struct {
	clause string
	holds  func(*item) bool
}

func seenIn(p Period) condition {
	return condition{"seen:" + p.Key, func(it *item) bool { return p.Holds(it.First) }}
}

// seenBetween is from the day of from up to the day before until.
func seenBetween(from, until time.Time) condition {
	return condition{"seen:" + dayOf(from) + ".." + dayOf(until.AddDate(0, 0, -1)), func(it *item) bool { return !it.First.Before(from) && it.First.Before(until) }}
}

func seenBefore(t time.Time) condition {
	return condition{"seen:.." + dayOf(t.AddDate(0, 0, -1)), func(it *item) bool { return !it.First.IsZero() && it.First.Before(t) }}
}

func datedIn(p Period) condition {
	return condition{"date:" + p.Key, func(it *item) bool { return p.Holds(it.doc.Article.Date.Start()) }}
}

func ofKind(k edikt.Kind) condition {
	return condition{"kind:" + string(k), func(it *item) bool { return it.Kind == k }}
}

func ofTarget(id string) condition {
	return condition{"target:" + id, func(it *item) bool { return it.Target == id }}
}

func inPlace(country string) condition {
	return condition{"jurisdiction:" + country, func(it *item) bool { return countryOf(it.doc.Event.Jurisdiction) == country }}
}

func withStatus(s ...edikt.Status) condition {
	var names []string
	for _, x := range s {
		names = append(names, string(x))
	}
	return condition{"status:" + strings.Join(names, ","), func(it *item) bool { return slices.Contains(s, it.Status) }}
}

var news = condition{"-is:background", func(it *item) bool { return !it.doc.Event.Background }}

var background = condition{"is:background", func(it *item) bool { return it.doc.Event.Background }}

func effectiveBetween(from, until time.Time) condition {
	in := func(s string) bool { t := startOf(s); return !t.IsZero() && !t.Before(from) && t.Before(until) }
	return condition{"effective:" + dayOf(from) + ".." + dayOf(until.AddDate(0, 0, -1)), func(it *item) bool {
		e := it.doc.Event.Effective
		return e != nil && (in(e.From) || in(e.Deadline))
	}}
}

// where are the items that meet every condition.
func (p *pool) where(conditions ...condition) []*item {
	var out []*item
	for _, it := range p.items {
		if !slices.ContainsFunc(conditions, func(c condition) bool { return !c.holds(it) }) {
			out = append(out, it)
		}
	}
	return out
}

// nothing is a query that finds nothing.
const nothing = "id:none"

// count names a set by conditions. Where fields cannot tell the set exactly, ids do: of what the conditions find too much
// and too little, or of the whole set, whichever is shorter.
func (p *pool) count(set []*item, conditions ...condition) Count {
	in := make(map[string]bool, len(set))
	for _, it := range set {
		in[it.ID] = true
	}
	var extra []string
	found := map[string]bool{}
	for _, it := range p.where(conditions...) {
		if found[it.ID] = true; !in[it.ID] {
			extra = append(extra, it.ID)
		}
	}
	var missing []string
	for _, it := range set {
		if !found[it.ID] {
			missing = append(missing, it.ID)
		}
	}
	switch {
	case len(set) == 0 && len(extra) > 0:
		return Count{0, nothing}
	case len(set) > 0 && len(extra)+len(missing) > len(set):
		return Count{len(set), "id:" + strings.Join(idsOf(set), ",")}
	}
	return Count{len(set), p.name(conditions, extra, missing)}
}

func (p *pool) name(conditions []condition, extra, missing []string) string {
	var parts []string
	for _, c := range conditions {
		parts = append(parts, c.clause)
	}
	if p.query != "" {
		parts = append([]string{p.query}, parts...)
	}
	parts = append(parts, "-is:rejected")
	if len(extra) > 0 {
		parts = append(parts, "-id:"+strings.Join(extra, ","))
	}
	q := strings.Join(parts, " ")
	if len(missing) > 0 {
		q = "(" + q + ") OR id:" + strings.Join(missing, ",")
	}
	return q
}

func idsOf(set []*item) []string {
	ids := make([]string, len(set))
	for i, it := range set {
		ids[i] = it.ID
	}
	return ids
}

func countryOf(jurisdiction string) string {
	country, _, _ := strings.Cut(strings.ToUpper(jurisdiction), "-")
	return country
}
