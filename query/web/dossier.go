package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"edikt"
)

// dossierPage is what the page of a dossier shows.
type dossierPage struct {
	*visit
	Dossier   edikt.Dossier
	Steps     []dossierStep
	Legend    []legend
	Related   []related
	Decisions []edikt.Decision
	Done      string
}

// dossierStep is a point of the life with its reports.
type dossierStep struct {
	edikt.Step
	Reports []report
}

// report is what one article says, with the copies of it folded away.
type report struct {
	Event   edikt.Event
	Text    template.HTML
	Outlet  string
	URL     string
	Lang    string
	Date    string
	Title   string
	Copies  []report
	article edikt.ArticleRef
	key     []legend
}

// legend is one for all reports.
func (v *visit) legend(steps []dossierStep) []legend {
	var out []legend
	for _, s := range steps {
		for _, r := range s.Reports {
			for _, l := range r.key {
				if !slices.ContainsFunc(out, func(x legend) bool { return x.Class == l.Class }) {
					out = append(out, l)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b legend) int { return strings.Compare(a.Class, b.Class) })
	return out
}

// related is another dossier in a line.
type related struct{ ID, Name string }

func (p *Pages) dossier(v *visit) error {
	id := v.r.PathValue("id")
	page := &dossierPage{visit: v, Done: v.done()}
	d := &page.Dossier
	if err := v.get("/v1/dossiers/"+url.PathEscape(id), nil, d); err != nil {
		return err
	}
	if d.MergedInto != "" {
		return v.goTo("/dossiers/" + url.PathEscape(d.MergedInto))
	}
	for _, s := range d.Steps {
		page.Steps = append(page.Steps, dossierStep{s, v.reports(s.Events)})
	}
	page.Legend = v.legend(page.Steps)
	for _, r := range d.Related[:min(len(d.Related), 12)] {
		page.Related = append(page.Related, related{r, v.dossierName(r)})
	}
	var err error
	if page.Decisions, err = v.decisions(func(x *edikt.Decision) bool { return x.Dossier == id || x.Other == id }); err != nil {
		return err
	}
	v.Nav, v.Title = "search", v.nameOf(d)
	return v.show("dossier.html", page)
}

// Actor is whose measure it is.
func (page *dossierPage) Actor() string {
	return page.visit.Actor(&edikt.Actor{ID: page.Dossier.Authority, Name: page.Dossier.ActorName})
}

// nameOf says in a line what a dossier is about.
func (v *visit) nameOf(d *edikt.Dossier) string {
	who := v.Actor(&edikt.Actor{ID: d.Authority, Name: d.ActorName})
	return v.TargetName(d.Target, d.TargetName) + ": " + v.Kind(d.Kind) + ", " + who
}

// dossierName is nameOf by id, or the id where the dossier is gone.
func (v *visit) dossierName(id string) string {
	var d edikt.Dossier
	if err := v.get("/v1/dossiers/"+url.PathEscape(id), nil, &d); err != nil {
		return id
	}
	return v.nameOf(&d) + " (" + v.Status(d.Status) + ")"
}

// reports lists what articles say, each agency text once with its copies below.
func (v *visit) reports(events []edikt.Event) []report {
	var out []report
	for i := range events {
		e := events[i]
		var a edikt.ArticleRef
		if e.Article != nil {
			a = *e.Article
		}
		text, key := v.markEvent(&e, e.Evidence.Text, e.Evidence.Start)
		r := report{Event: e, Text: text, Outlet: outlet(&a), URL: webLink(a.URL), Lang: plain(a.Lang), Date: day(a.Date), Title: plain(a.Title), article: a, key: key}
		same := func(x report) bool {
			return a.CopyOf != "" && (x.article.ID == a.CopyOf || x.article.CopyOf == a.CopyOf) || a.ID != "" && x.article.CopyOf == a.ID
		}
		if k := slices.IndexFunc(out, same); k >= 0 {
			out[k].Copies = append(out[k].Copies, r)
			continue
		}
		out = append(out, r)
	}
	return out
}

// When is when a step was decided, as far as a report says, else its first report.
func (s dossierStep) When() string {
	if s.Asserted != "" {
		return day(s.Asserted)
	}
	return s.First.Format(time.DateOnly)
}

// AlertQuery finds measures like the dossier's, for an alert.
func (page *dossierPage) AlertQuery() string {
	d := &page.Dossier
	clauses := []string{"kind:" + string(d.Kind), "target:" + d.Target}
	if d.Jurisdiction != "" {
		clauses = append(clauses, "jurisdiction:"+d.Jurisdiction)
	}
	return strings.Join(clauses, " ")
}
