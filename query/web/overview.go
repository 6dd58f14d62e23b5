package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"edikt"
	"edikt/query"
	"edikt/query/api"
)

// overviewPage is the whole at a glance.
type overviewPage struct {
	*visit
	at       view
	Kinds    []link
	Services []link // to choose by; Href is the id
	Statuses []link
	Since    time.Time // the last visit; zero on the first
	New      []hit
	NewCount int
	NewHref  string
	Soon     []soon
	Waves    []wave
	Exits    []bar // by month
	Matrix   matrix
	Map      worldMap
	Months   slider
	Empty    bool
}

// view is what an overview is narrowed to, as its address tells it.
type view struct {
	Kind, Target, Status string
	Until                string // a month; empty: now
	World                bool
}

// slider chooses a month, each by a number that is the same tomorrow.
type slider struct {
	Min, Max, At int
	Name         string // of the month at which it stands
}

// monthNumber counts months since the year 0.
func monthNumber(t time.Time) int { return t.Year()*12 + int(t.Month()) - 1 }

func monthOf(n int) string { return fmt.Sprintf("%04d-%02d", n/12, n%12+1) }

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
	page := &overviewPage{visit: v, at: viewOf(v.r.URL.Query()), Since: v.lastVisit()}
	if n, err := strconv.Atoi(v.r.URL.Query().Get("month")); err == nil { // the slider tells a number
		if page.at.Until = ""; n > 0 && n < monthNumber(p.now()) {
			page.at.Until = monthOf(n)
		}
		return v.goTo(page.at.address())
	}
	page.choices()
	for _, fill := range []func() error{page.news, page.upcoming, page.waves, page.exits, page.countAll} {
		if err := fill(); err != nil {
			return err
		}
	}
	v.Nav, v.Title = "overview", v.T("overview")
	return v.show("overview.html", page)
}

// viewOf reads an address; what it cannot mean is left out.
func viewOf(form url.Values) view {
	x := view{Kind: form.Get("kind"), Target: strings.ToLower(strings.TrimSpace(form.Get("target"))), Status: form.Get("status"), Until: form.Get("until"), World: form.Get("map") == "world"}
	if !edikt.Kind(x.Kind).Valid() {
		x.Kind = ""
	}
	if !edikt.Status(x.Status).Valid() {
		x.Status = ""
	}
	if _, err := time.Parse("2006-01", x.Until); err != nil {
		x.Until = ""
	}
	return x
}

// address is the overview so narrowed.
func (x view) address() string {
	q := url.Values{}
	for _, p := range [][2]string{{"kind", x.Kind}, {"target", x.Target}, {"status", x.Status}, {"until", x.Until}} {
		if p[1] != "" {
			q.Set(p[0], p[1])
		}
	}
	if x.World {
		q.Set("map", "world")
	}
	if len(q) == 0 {
		return "/overview"
	}
	return "/overview?" + q.Encode()
}

// choices are links to other kinds and statuses.
func (page *overviewPage) choices() {
	for _, k := range append([]edikt.Kind{""}, edikt.Kinds()...) {
		to := page.at
		to.Kind = string(k)
		name := page.T("all")
		if k != "" {
			name = page.Kind(k)
		}
		page.Kinds = append(page.Kinds, link{name, to.address(), page.at.Kind == to.Kind})
	}
	for _, s := range append([]edikt.Status{""}, edikt.Statuses()...) {
		name := page.T("every_status")
		if s != "" {
			name = page.Status(s)
		}
		page.Statuses = append(page.Statuses, link{name, string(s), page.at.Status == string(s)})
	}
}

// View is what the page is narrowed to.
func (page *overviewPage) View() view { return page.at }

// AllServices is the overview without a target.
func (page *overviewPage) AllServices() string {
	to := page.at
	to.Target = ""
	return to.address()
}

// Other is the overview with the other map.
func (page *overviewPage) Other(world bool) string {
	to := page.at
	to.World = world
	return to.address()
}

// clauses adds the kind and the service that the page is narrowed to.
func (page *overviewPage) clauses(more ...string) string {
	if page.at.Kind != "" {
		more = append(more, "kind:"+page.at.Kind)
	}
	return page.ofTarget(more...)
}

func (page *overviewPage) ofTarget(more ...string) string {
	if page.at.Target != "" {
		more = append(more, `target:"`+strings.ReplaceAll(page.at.Target, `"`, "")+`"`)
	}
	return strings.Join(more, " ")
}

// counted adds the status and the time too: what the map and the matrix count. Up to a month counts what was first
// reported by then; with a status, what had come to it.
func (page *overviewPage) counted(more ...string) string {
	if page.at.Status != "" {
		more = append(more, "status:"+page.at.Status)
	}
	if page.at.Until != "" {
		field := "seen"
		if page.at.Status != "" {
			field = "date"
		}
		more = append(more, field+":.."+page.at.Until)
	}
	return page.clauses(more...)
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
		page.New = append(page.New, page.dossierHit(&found.Hits[i]))
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
		h := page.dossierHit(&found.Hits[i])
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

// exitMonths is how far back exits are shown by month, slideMonths how far the slider reaches at most.
const (
	exitMonths  = 24
	slideMonths = 60
)

// exits counts exits by month.
func (page *overviewPage) exits() error {
	var about api.About
	q := page.ofTarget("kind:exit", "date:"+strconv.Itoa(exitMonths)+"m")
	if err := page.get("/v1/dossiers", url.Values{"q": {q}, "limit": {"1"}, "histogram": {"month"}}, &about); err != nil {
		return err
	}
	counts, highest := map[string]int{}, 1
	for _, c := range about.Histogram {
		counts[c.Value], highest = c.Count, max(highest, c.Count)
	}
	if about.Total == 0 {
		return nil
	}
	last := monthNumber(page.p.now())
	for i := range exitMonths {
		month := monthOf(last - exitMonths + 1 + i)
		n := counts[month]
		b := bar{Value: month, Count: n, X: i * barStep, H: n * barHeight / highest, Placeholder: n == 0}
		if n > 0 {
			b.H = max(b.H, 2)
		}
		b.Y, b.Href = barHeight-b.H, address(page.ofTarget("kind:exit", "date:"+month), "dossier", "newest")
		page.Exits = append(page.Exits, b)
	}
	return nil
}

// ExitWidth is how wide the drawing of exits is, ExitLast its last month.
func (page *overviewPage) ExitWidth() int   { return exitMonths * barStep }
func (page *overviewPage) ExitLast() string { return page.Exits[len(page.Exits)-1].Value }

// slide sets the slider to the months in which dossiers are dated.
func (page *overviewPage) slide(histogram []query.Count) {
	now := monthNumber(page.p.now())
	page.Months = slider{Min: now, Max: now, At: now}
	for _, c := range histogram {
		if t, err := time.Parse("2006-01", c.Value); err == nil {
			page.Months.Min = max(now-slideMonths, min(page.Months.Min, monthNumber(t)))
		}
	}
	if t, err := time.Parse("2006-01", page.at.Until); err == nil {
		page.Months.At = monthNumber(t)
		page.Months.Min = min(page.Months.Min, page.Months.At)
	}
	page.Months.Name = monthOf(page.Months.At)
}

// The matrix shows so many targets and so many authorities.
const (
	matrixTargets = 10
	matrixRows    = 12
)

// countAll counts dossiers for the map and the matrix.
func (page *overviewPage) countAll() error {
	var f api.Facets
	q := url.Values{"q": {page.counted()}, "type": {"dossier"}, "fields": {"jurisdiction,target"}}
	if err := page.get("/v1/facets", q, &f); err != nil {
		return err
	}
	var all struct {
		api.About
	}
	if err := page.get("/v1/dossiers", url.Values{"limit": {"1"}, "histogram": {"month"}, "facets": {"target"}}, &all); err != nil {
		return err
	}
	page.Empty = all.Total == 0
	page.slide(all.Histogram)
	page.services(all.Facets["target"])
	page.paintMap(f.Facets["jurisdiction"])
	targets := f.Facets["target"][:min(len(f.Facets["target"]), matrixTargets)]
	found, err := page.dossiers(page.counted(), "1000")
	if err != nil {
		return err
	}
	page.fillMatrix(targets, found.Hits)
	return nil
}

// services lists services to choose by, the one that is chosen among them.
func (page *overviewPage) services(counts []query.Count) {
	page.Services = []link{{page.T("service_all"), "", page.at.Target == ""}}
	known := page.at.Target == ""
	for _, c := range counts[:min(len(counts), 40)] {
		page.Services = append(page.Services, link{page.Service(c.Value), c.Value, c.Value == page.at.Target})
		known = known || c.Value == page.at.Target
	}
	if !known {
		page.Services = append(page.Services, link{page.Service(page.at.Target), page.at.Target, true})
	}
}

// fillMatrix counts who acts towards each of the targets; who acts towards none of them gets no row.
func (page *overviewPage) fillMatrix(targets []query.Count, dossiers []api.DossierRow) {
	counts, totals, names := map[[2]string]int{}, map[string]int{}, map[string]string{}
	for i := range dossiers {
		h := &dossiers[i]
		if h.Actor == nil || !slices.ContainsFunc(targets, func(c query.Count) bool { return c.Value == h.Target.ID }) {
			continue
		}
		who := cmp.Or(h.Actor.Authority, h.Actor.ID)
		names[who] = cmp.Or(names[who], page.Actor(&edikt.Actor{ID: who, Name: h.Actor.Name}))
		counts[[2]string{who, h.Target.ID}]++
		totals[who]++
	}
	for _, t := range targets {
		to := page.at
		to.Target = t.Value
		page.Matrix.Targets = append(page.Matrix.Targets, link{page.Service(t.Value), to.address(), t.Value == page.at.Target})
	}
	order := slices.SortedFunc(maps.Keys(totals), func(a, b string) int { return cmp.Or(totals[b]-totals[a], cmp.Compare(names[a], names[b])) })
	for _, who := range order[:min(len(order), matrixRows)] {
		row := matrixRow{Name: names[who], Href: address(page.counted("actor:"+who), "dossier", "newest")}
		for _, t := range targets {
			n := counts[[2]string{who, t.Value}]
			row.Cells = append(row.Cells, cell{Count: n, Shade: shade(n), Href: address(page.counted("actor:"+who, "target:"+t.Value), "dossier", "newest"),
				Label: row.Name + ", " + page.Service(t.Value) + ": " + page.Num(n)})
		}
		page.Matrix.Rows = append(page.Matrix.Rows, row)
	}
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
