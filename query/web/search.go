package web

import (
	"cmp"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"edikt"
	"edikt/query"
	"edikt/query/api"
)

// searchPage is what the search page shows.
type searchPage struct {
	*visit
	Sort     string
	Problem  *api.Problem
	Total    int
	Hits     []hit
	Hints    []hint
	Facets   []facet
	Types    []link
	Sorts    []link
	Chart    *chart
	Feeds    []link // its own address, Atom, CSV, JSON
	Next     string // address of the next page
	First    string // address of the first page, where this is none
	Empty    bool   // the archive holds nothing yet
	From, To string
}

// link is somewhere to go, and whether the reader is there.
type link struct {
	Name, Href string
	Here       bool
}

// hint is advice where nothing was found.
type hint struct {
	Text, Href string
	Total      int
}

// paths are where the API lists documents of a type.
var paths = map[string]string{"event": "/v1/events", "article": "/v1/articles", "dossier": "/v1/dossiers"}

// address is a search as a link.
func address(q, typ, sort string) string {
	v := url.Values{}
	for _, x := range [][2]string{{"q", q}, {"type", typ}, {"sort", sort}} {
		if x[1] != "" && !(x[0] == "type" && x[1] == "event") {
			v.Set(x[0], x[1])
		}
	}
	if len(v) == 0 {
		return "/"
	}
	return "/?" + v.Encode()
}

// search is the first page: what answers a query.
func (p *Pages) search(v *visit) error {
	form := v.r.URL.Query()
	v.Nav, v.Query, v.Title = "search", strings.TrimSpace(form.Get("q")), v.T("search")
	if t := form.Get("type"); paths[t] != "" {
		v.Type = t
	}
	page := &searchPage{visit: v, Sort: form.Get("sort"), From: form.Get("from"), To: form.Get("to")}
	if page.Sort != "newest" && page.Sort != "relevance" {
		page.Sort = ""
	}
	if v.Query != "" {
		v.Title = plain(v.Query)
	}
	expr, err := query.Parse(v.Query)
	if err == nil && (page.From != "" || page.To != "") {
		return page.narrow(expr)
	}
	if err == nil {
		page.links(expr)
		err = page.find(form.Get("cursor"), expr)
	}
	var problem *api.Problem
	var mistake *query.Error
	switch {
	case errors.As(err, &mistake):
		page.Problem = &api.Problem{Status: http.StatusBadRequest, Detail: v.Say(mistake.Message), Caret: mistake.Caret(), Suggestions: replaced(mistake)}
	case errors.As(err, &problem) && problem.Status < 500:
		page.Problem = problem
		page.Problem.Detail = v.Say(problem.Detail)
	case err != nil:
		return err
	}
	status := http.StatusOK
	if page.Problem != nil {
		status = page.Problem.Status
	}
	return v.render(status, "search.html", page)
}

// replaced are whole queries in which a mistake is mended.
func replaced(m *query.Error) []string {
	var out []string
	for _, s := range m.Suggest {
		out = append(out, m.Query[:m.Start]+s+m.Query[m.End:])
	}
	return out
}

// narrow sends the reader to the search with a time, as the brush or the form asks for it.
func (s *searchPage) narrow(e query.Expr) error {
	clause := "date:" + strings.TrimSpace(s.From)
	if s.To != s.From {
		clause += ".." + strings.TrimSpace(s.To)
	}
	dates, err := query.Parse(clause)
	if k, ok := dates.(query.Dates); err != nil || !ok || k.Field != query.DateField {
		return &api.Problem{Status: http.StatusBadRequest, Detail: s.T("bad_dates")}
	}
	return s.goTo(address(printed(query.Join(withoutDates(e), dates)), s.Type, s.Sort))
}

// parts are what a query asks for all at once.
func parts(e query.Expr) []query.Expr {
	if and, ok := e.(query.And); ok {
		return and.Of
	}
	if e == nil {
		return nil
	}
	return []query.Expr{e}
}

func withoutDates(e query.Expr) query.Expr {
	rest := slices.DeleteFunc(slices.Clone(parts(e)), func(x query.Expr) bool {
		d, ok := x.(query.Dates)
		return ok && d.Field == query.DateField
	})
	return query.Join(rest...)
}

func printed(e query.Expr) string {
	if e == nil {
		return ""
	}
	return e.String()
}

func (s *searchPage) links(e query.Expr) {
	for _, t := range []string{"event", "dossier", "article"} {
		s.Types = append(s.Types, link{s.T(t + "s"), address(s.Query, t, s.Sort), s.Type == t})
	}
	newest := s.Sort == "newest" || s.Sort == "" && !query.Ranks(e)
	s.Sorts = []link{{s.T("newest"), address(s.Query, s.Type, "newest"), newest}, {s.T("relevance"), address(s.Query, s.Type, "relevance"), !newest}}
	if s.Query != "" {
		s.Feeds = append(s.Feeds, link{Name: s.T("permalink"), Href: address(s.Query, s.Type, s.Sort)})
	}
	for _, f := range [][2]string{{"Atom", "atom"}, {"CSV", "csv"}, {"JSON", "json"}} {
		s.Feeds = append(s.Feeds, link{Name: f[0], Href: paths[s.Type] + "?" + url.Values{"q": {s.Query}, "format": {f[1]}}.Encode()})
	}
}

// facetFields are those beside the results, in this order.
var facetFields = []string{"kind", "status", "target", "jurisdiction", "source", "lang"}

func (s *searchPage) find(cursor string, e query.Expr) error {
	q := url.Values{"q": {s.Query}, "limit": {"25"}, "highlight": {"true"}, "facets": {strings.Join(facetFields, ",")}, "histogram": {interval(e)}}
	if s.Sort != "" {
		q.Set("sort", s.Sort)
	}
	if cursor != "" {
		q.Set("cursor", cursor)
		s.First = address(s.Query, s.Type, s.Sort)
	}
	about, err := s.list(q)
	if err != nil {
		return err
	}
	s.Total = about.Total
	s.Empty = about.Total == 0 && about.First == ""
	for _, h := range about.Hints {
		s.Hints = append(s.Hints, hint{plain(s.Say(h.Message)), address(h.Query, s.Type, s.Sort), h.Total})
		if h.Query == "" {
			s.Hints[len(s.Hints)-1].Href = ""
		}
	}
	for _, f := range facetFields {
		if x := s.facet(e, f, about.Facets[f]); len(x.Values) > 0 {
			s.Facets = append(s.Facets, x)
		}
	}
	if err := s.count(q, e, about.Histogram); err != nil {
		return err
	}
	if about.Next != "" {
		u, _ := url.Parse(address(s.Query, s.Type, s.Sort))
		next := u.Query()
		next.Set("cursor", about.Next)
		s.Next = "/?" + next.Encode()
	}
	return nil
}

// fewMonths is how many months are better shown as days.
const fewMonths = 3

// count draws the hits by time, by day where they fall into few months.
func (s *searchPage) count(q url.Values, e query.Expr, found []query.Count) error {
	unit := interval(e)
	if n := len(found); unit == "month" && n > 0 && n <= fewMonths {
		var finer api.About
		q.Set("histogram", "day")
		q.Set("limit", "1")
		q.Del("cursor")
		q.Del("facets")
		if err := s.get(paths[s.Type], q, &finer); err != nil {
			return err
		}
		if days := gapless(finer.Histogram, "day"); len(days) <= maxBars {
			unit, found = "day", finer.Histogram
		}
	}
	s.Chart = s.chart(e, unit, found)
	return nil
}

// list asks for documents of the type and fills the hits.
func (s *searchPage) list(q url.Values) (about api.About, err error) {
	switch s.Type {
	case "article":
		var page api.ArticlePage
		err = s.get(paths[s.Type], q, &page)
		for i := range page.Hits {
			s.Hits = append(s.Hits, articleHit(&page.Hits[i]))
		}
		return page.About, err
	case "dossier":
		var page api.DossierPage
		err = s.get(paths[s.Type], q, &page)
		for i := range page.Hits {
			s.Hits = append(s.Hits, s.dossierHit(&page.Hits[i]))
		}
		return page.About, err
	}
	var page api.EventPage
	err = s.get(paths["event"], q, &page)
	for i := range page.Hits {
		s.Hits = append(s.Hits, s.eventHit(&page.Hits[i]))
	}
	return page.About, err
}

// hit is a document in a list, whatever its type.
type hit struct {
	Type, ID, Href string
	Kind           edikt.Kind
	Status         edikt.Status
	Place          string
	Actor, Target  string
	Effective      *edikt.Effective
	Scope          []edikt.Scope
	Evidence       template.HTML // empty where there is none
	Title          template.HTML
	Lang           string
	Date           string
	Outlet, URL    string
	Sources        int
	Dossier        string
	New            bool
	Decision       string
}

func (h *hit) tell(a *edikt.ArticleRef, x *api.Hit) {
	if a != nil {
		h.Lang, h.Date, h.Outlet, h.URL = plain(a.Lang), day(a.Date), outlet(a), webLink(a.URL)
		h.Title = marked(short(x.Highlights, "title"), "title", cmp.Or(plain(a.Title), a.ID))
	}
	h.Sources, h.Dossier, h.New, h.Decision = x.Sources, x.Dossier, x.New, x.Decision
}

// short drops highlights of fields too long to be shown whole.
func short(m map[string][]query.Mark, field string) map[string][]query.Mark {
	if marks := m[field]; len(marks) > 0 && len(marks[0].Text) > 2*maxShown {
		return nil
	}
	return m
}

func (v *visit) eventHit(r *api.EventRow) hit {
	h := hit{Type: "event", ID: r.ID, Href: "/events/" + url.PathEscape(r.ID), Kind: r.Kind, Status: r.Status, Place: r.Jurisdiction,
		Target: v.TargetName(r.Target.ID, r.Target.Name), Effective: r.Effective, Scope: r.Event.Scope, Evidence: marked(r.Highlights, "evidence", r.Evidence.Text)}
	h.Actor = v.Actor(r.Actor)
	h.tell(r.Article, &r.Hit)
	return h
}

func (v *visit) dossierHit(r *api.DossierRow) hit {
	h := hit{Type: "dossier", ID: r.ID, Href: "/dossiers/" + url.PathEscape(r.ID), Kind: r.Kind, Status: r.Status, Place: r.Jurisdiction,
		Target: v.TargetName(r.Target.ID, r.Target.Name), Effective: r.Effective, Scope: r.Scope, Evidence: marked(r.Highlights, "evidence", r.Evidence.Text)}
	h.Actor = v.Actor(r.Actor)
	h.tell(r.Article, &r.Hit)
	h.Dossier = ""
	return h
}

func articleHit(r *api.ArticleRow) hit {
	h := hit{Type: "article", ID: r.ID, Href: "/articles/" + url.PathEscape(r.ID)}
	if len(r.Highlights["text"]) > 0 {
		h.Evidence = marked(r.Highlights, "text", "")
	}
	h.tell(&r.ArticleRef, &r.Hit)
	return h
}
