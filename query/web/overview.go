package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query/api"
)

// overviewPage is the whole at a glance.
type overviewPage struct {
	*visit
	Target    string
	Kinds     []link
	Kind      string
	Since     time.Time // the last visit; zero on the first
	New       []hit
	NewCount  int
	NewHref   string
	Soon      []soon
	Waves     []wave
	Matrix    matrix
	Map       []country
	MapBox    string
	Elsewhere []country // counted, and not on the map
	Empty     bool
}

// soon is a measure that begins to hold, or has to be met.
type soon struct {
	On  string
	Hit hit
}

// wave is exits of many from one service.
type wave struct {
	Target   string    `json:"target"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"`
	Actors   []string  `json:"actors"`
	Dossiers []string  `json:"dossiers"`
}

// matrix counts dossiers by who acts and towards what.
type matrix struct {
	Targets []link
	Rows    []matrixRow
}

type matrixRow struct {
	Name, Href string
	Cells      []cell
}

// cell is how many dossiers, and how dark.
type cell struct {
	Count int
	Shade int // 0 to 4
	Href  string
	Label string
}

func (p *Pages) overview(v *visit) error {
	form := v.r.URL.Query()
	page := &overviewPage{visit: v, Target: strings.ToLower(strings.TrimSpace(form.Get("target"))), Kind: form.Get("kind"), Since: v.lastVisit()}
	if !edikt.Kind(page.Kind).Valid() {
		page.Kind = ""
	}
	page.Kinds = append(page.Kinds, link{v.T("all"), page.with("", page.Target), page.Kind == ""})
	for _, k := range edikt.Kinds() {
		page.Kinds = append(page.Kinds, link{v.Kind(k), page.with(string(k), page.Target), page.Kind == string(k)})
	}
	for _, fill := range []func() error{page.news, page.upcoming, page.waves, page.countAll} {
		if err := fill(); err != nil {
			return err
		}
	}
	v.Nav, v.Title = "overview", v.T("overview")
	return v.show("overview.html", page)
}

// with is the overview of a kind and a target.
func (page *overviewPage) with(kind, target string) string {
	q := url.Values{}
	if kind != "" {
		q.Set("kind", kind)
	}
	if target != "" {
		q.Set("target", target)
	}
	if len(q) == 0 {
		return "/overview"
	}
	return "/overview?" + q.Encode()
}

// AllServices is the overview without a target.
func (page *overviewPage) AllServices() string { return page.with(page.Kind, "") }

// clauses adds what the page is narrowed to.
func (page *overviewPage) clauses(more ...string) string {
	if page.Kind != "" {
		more = append(more, "kind:"+page.Kind)
	}
	if page.Target != "" {
		more = append(more, `target:"`+strings.ReplaceAll(page.Target, `"`, "")+`"`)
	}
	return strings.Join(more, " ")
}

func (page *overviewPage) dossiers(q string, limit string) (api.DossierPage, error) {
	var out api.DossierPage
	err := page.get("/v1/dossiers", url.Values{"q": {q}, "limit": {limit}, "sort": {"newest"}}, &out)
	return out, err
}

// news is what Edikt learnt since the last visit; on the first, in the last week.
func (page *overviewPage) news() error {
	since := "7d"
	if !page.Since.IsZero() {
		since = page.Since.Format(time.RFC3339)
	}
	q := page.clauses("seen:" + since + "..")
	if page.Since.IsZero() {
		q = page.clauses("seen:7d")
	}
	found, err := page.dossiers(q, "8")
	if err != nil {
		return err
	}
	page.NewCount, page.NewHref = found.Total, address(q, "dossier", "newest")
	for i := range found.Hits {
		page.New = append(page.New, dossierHit(&found.Hits[i]))
	}
	return nil
}

// upcoming is what begins to hold in the next three months.
func (page *overviewPage) upcoming() error {
	today := page.p.now().UTC()
	from, until := today.Format(time.DateOnly), today.AddDate(0, 3, 0).Format(time.DateOnly)
	found, err := page.dossiers(page.clauses("effective:"+from+".."+until), "200")
	if err != nil {
		return err
	}
	for i := range found.Hits {
		h := dossierHit(&found.Hits[i])
		on := ""
		for _, d := range []string{h.Effective.From, h.Effective.Deadline} {
			if d >= from && d <= until && (on == "" || d < on) {
				on = d
			}
		}
		page.Soon = append(page.Soon, soon{on, h})
	}
	slices.SortFunc(page.Soon, func(a, b soon) int { return cmp.Compare(a.On, b.On) })
	page.Soon = page.Soon[:min(len(page.Soon), 10)]
	return nil
}

func (page *overviewPage) waves() error {
	err := page.get("/v1/waves", nil, &page.Waves)
	if p, ok := err.(*api.Problem); ok && p.Status < 500 {
		return nil // for those who may not see them
	}
	page.Waves = page.Waves[:min(len(page.Waves), 6)]
	return err
}

// The matrix shows so many targets and so many authorities.
const (
	matrixTargets = 10
	matrixRows    = 12
)

// countAll counts dossiers for the map and the matrix.
func (page *overviewPage) countAll() error {
	var f api.Facets
	q := url.Values{"q": {page.clauses()}, "type": {"dossier"}, "fields": {"jurisdiction,target"}}
	if err := page.get("/v1/facets", q, &f); err != nil {
		return err
	}
	page.Empty = f.Total == 0 && page.Kind == "" && page.Target == ""
	page.paintMap(f.Facets["jurisdiction"])
	for _, c := range f.Facets["target"][:min(len(f.Facets["target"]), matrixTargets)] {
		page.Matrix.Targets = append(page.Matrix.Targets, link{page.Service(c.Value), page.with(page.Kind, c.Value), c.Value == page.Target})
	}
	found, err := page.dossiers(page.clauses(), "1000")
	if err != nil {
		return err
	}
	targets := f.Facets["target"][:min(len(f.Facets["target"]), matrixTargets)]
	counts, totals, names := map[[2]string]int{}, map[string]int{}, map[string]string{}
	for i := range found.Hits {
		h := &found.Hits[i]
		if h.Actor == nil {
			continue
		}
		who := cmp.Or(h.Actor.Authority, h.Actor.ID)
		names[who] = cmp.Or(names[who], plain(h.Actor.Name))
		counts[[2]string{who, h.Target.ID}]++
		totals[who]++
	}
	var order []string
	for who := range totals {
		order = append(order, who)
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(totals[b]-totals[a], cmp.Compare(a, b)) })
	for _, who := range order[:min(len(order), matrixRows)] {
		name := page.Who(who)
		if name == who {
			name = names[who]
		}
		row := matrixRow{Name: name, Href: address(page.clauses("actor:"+who), "dossier", "newest")}
		for _, t := range targets {
			n := counts[[2]string{who, t.Value}]
			row.Cells = append(row.Cells, cell{Count: n, Shade: shade(n), Href: address(page.clauses("actor:"+who, "target:"+t.Value), "dossier", "newest"),
				Label: name + ", " + page.Service(t.Value) + ": " + page.Num(n)})
		}
		page.Matrix.Rows = append(page.Matrix.Rows, row)
	}
	return nil
}

// shade is how dark a count is shown.
func shade(n int) int {
	switch {
	case n == 0:
		return 0
	case n == 1:
		return 1
	case n < 4:
		return 2
	case n < 10:
		return 3
	}
	return 4
}
