package web

import (
	"context"
	"slices"
	"strings"
	"time"

	"edikt/query/api"
)

type sourcesPage struct {
	*visit
	Sources  []api.Source
	States   []link // to choose by
	State    string
	Articles int
}

// sources lists the outlets, those in trouble first.
func (p *Pages) sources(v *visit) error {
	page := &sourcesPage{visit: v, State: v.r.URL.Query().Get("state")}
	var all []api.Source
	if err := v.get("/v1/sources", nil, &all); err != nil {
		return err
	}
	count := map[string]int{}
	for _, s := range all {
		if !s.Enabled {
			s.State = "off"
		}
		count[s.State]++
		page.Articles += s.Articles
		if page.State == s.State || page.State == "" && s.State != "off" {
			page.Sources = append(page.Sources, s)
		}
	}
	order := []string{"failing", "layout", "silent", "ok", "new", "off"}
	slices.SortStableFunc(page.Sources, func(a, b api.Source) int {
		if d := slices.Index(order, a.State) - slices.Index(order, b.State); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	page.States = []link{{v.T("in_use") + " " + v.Num(len(all)-count["off"]), "/sources", page.State == ""}}
	for _, s := range order {
		if count[s] > 0 {
			page.States = append(page.States, link{v.StateOf(s) + " " + v.Num(count[s]), "/sources?state=" + s, page.State == s})
		}
	}
	v.Nav, v.Title = "sources", v.T("sources")
	return v.show("sources.html", page)
}

// Reporter tells how the program itself does.
type Reporter interface {
	Report(context.Context) (Report, error)
}

// Report is how the stages do, and what they could not take.
type Report struct {
	Stages []Stage
	Dead   []Dead // newest first
}

// Stage is a step on the way from an article to a delivery.
type Stage struct {
	Name    string
	Stream  string
	Waiting uint64 // messages not settled
	Oldest  time.Time
	Handled uint64 // since the program started
	Failed  uint64
	Buried  uint64
	Busy    time.Duration // for one message, on average
	Paused  string        // why, where it is
}

// Dead is a message that a stage could not take.
type Dead struct {
	Seq    uint64
	Stage  string
	Reason string
	At     time.Time
}

type statusPage struct {
	*visit
	Report
	Events, Articles, Dossiers int
}

// stages shows how the program does.
func (p *Pages) stages(v *visit) error {
	page := &statusPage{visit: v}
	if p.status != nil {
		r, err := p.status.Report(v.r.Context())
		if err != nil {
			return err
		}
		page.Report = r
	}
	for typ, n := range map[string]*int{"event": &page.Events, "article": &page.Articles, "dossier": &page.Dossiers} {
		var about struct{ Total int }
		if err := v.get(paths[typ], map[string][]string{"limit": {"1"}}, &about); err != nil {
			return err
		}
		*n = about.Total
	}
	v.Nav, v.Title = "status", v.T("status")
	return v.show("status.html", page)
}
