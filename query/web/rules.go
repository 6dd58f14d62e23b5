package web

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"edikt"
	"edikt/query/api"
)

// RuleBook knows the rules and can run them. Its methods are safe for concurrent use.
type RuleBook interface {
	Rules(context.Context) ([]Rule, error)
	// Try reads an article as the extractor does and keeps the reasons.
	Try(context.Context, edikt.Article) Trial
}

// Rule is a rule as its page shows it.
type Rule struct {
	ID       string
	Lang     string
	Kind     edikt.Kind
	Status   edikt.Status // where the rule fixes it
	Looks    []Clause     // what it looks for
	Examples []Example    // that give an event
	Counter  []Example    // that give none
}

// Clause is one condition of a rule: verbs, nouns, places of the target.
type Clause struct {
	Name  string
	Words []string
}

// Example is a sentence with what the rule must read in it.
type Example struct {
	Title, Text string
	Want        []Wanted
}

// Wanted is what is asked of an event: only what is set must agree.
type Wanted struct {
	Kind          edikt.Kind
	Status        edikt.Status
	Actor, Target string
	When          string
}

// Trial is what the rules make of a text.
type Trial struct {
	Events []TriedEvent
	Misses []Miss
}

// TriedEvent is an event with the words that made its status.
type TriedEvent struct {
	Event edikt.Event
	Words []string
}

// Miss is a rule whose trigger stands in a sentence and that found no event there.
type Miss struct {
	Rule, Trigger, Sentence string
	Failed                  string // the condition that was not met
}

type ruleListPage struct {
	*visit
	Columns []ruleColumn
	Total   int
	Filter  string
}

// ruleColumn is the rules of a language by kind.
type ruleColumn struct {
	Lang   string
	Groups []ruleGroup
}

// ruleGroup is the rules of a kind in a language.
type ruleGroup struct {
	Kind  edikt.Kind
	Rules []Rule
}

// add puts a rule into its group.
func (page *ruleListPage) add(r Rule) {
	i := slices.IndexFunc(page.Columns, func(c ruleColumn) bool { return c.Lang == r.Lang })
	if i < 0 {
		page.Columns, i = append(page.Columns, ruleColumn{Lang: r.Lang}), len(page.Columns)
	}
	c := &page.Columns[i]
	k := slices.IndexFunc(c.Groups, func(g ruleGroup) bool { return g.Kind == r.Kind })
	if k < 0 {
		c.Groups, k = append(c.Groups, ruleGroup{Kind: r.Kind}), len(c.Groups)
	}
	c.Groups[k].Rules = append(c.Groups[k].Rules, r)
}

// place orders kinds as people expect them; what is no kind comes last.
func place(k edikt.Kind) int {
	if i := slices.Index(edikt.Kinds(), k); i >= 0 {
		return i
	}
	return len(edikt.Kinds())
}

var errNoRules = &api.Problem{Status: http.StatusServiceUnavailable}

func (p *Pages) allRules(v *visit) ([]Rule, error) {
	if p.rules == nil {
		return nil, errNoRules
	}
	return p.rules.Rules(v.r.Context())
}

func (p *Pages) ruleList(v *visit) error {
	all, err := p.allRules(v)
	if err != nil {
		return err
	}
	page := &ruleListPage{visit: v, Filter: strings.ToLower(strings.TrimSpace(v.r.URL.Query().Get("word")))}
	for _, r := range all {
		if !r.speaksOf(page.Filter) {
			continue
		}
		page.Total++
		page.add(r)
	}
	for _, c := range page.Columns {
		slices.SortStableFunc(c.Groups, func(a, b ruleGroup) int { return place(a.Kind) - place(b.Kind) })
	}
	v.Nav, v.Title = "rules", v.T("rules")
	return v.show("rules.html", page)
}

// speaksOf reports whether a rule's id or one of its words holds a word.
func (r *Rule) speaksOf(word string) bool {
	return strings.Contains(r.ID, word) || slices.ContainsFunc(r.Looks, func(c Clause) bool {
		return slices.ContainsFunc(c.Words, func(w string) bool { return strings.Contains(strings.ToLower(w), word) })
	})
}

type rulePage struct {
	*visit
	Rule Rule
	Hits []hit // events that it found lately
	All  string
}

func (p *Pages) rule(v *visit) error {
	all, err := p.allRules(v)
	if err != nil {
		return err
	}
	id := v.r.PathValue("id")
	i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return &api.Problem{Status: http.StatusNotFound}
	}
	page := &rulePage{visit: v, Rule: all[i], All: address("rule:"+id, "event", "newest")}
	var found api.EventPage
	if err := v.get("/v1/events", map[string][]string{"q": {"rule:" + id}, "limit": {"5"}, "sort": {"newest"}}, &found); err != nil {
		return err
	}
	for k := range found.Hits {
		page.Hits = append(page.Hits, v.eventHit(&found.Hits[k]))
	}
	v.Nav, v.Title = "rules", id
	return v.show("rule.html", page)
}

type tryPage struct {
	*visit
	Text, Language string
	Tried          bool
	Events         []tried
	Misses         []Miss
}

// tried is an event of a tried text as the page shows it.
type tried struct {
	Event  edikt.Event
	Actor  string
	Text   template.HTML
	Legend []legend
	Words  []string
}

// maxTried bounds the text that can be tried.
const maxTried = 100_000

func (p *Pages) try(v *visit) error {
	if p.rules == nil {
		return errNoRules
	}
	page := &tryPage{visit: v, Text: v.r.FormValue("text"), Language: v.r.FormValue("language")}
	if page.Language != "fr" {
		page.Language = "de"
	}
	if len(page.Text) > maxTried {
		return &api.Problem{Status: http.StatusRequestEntityTooLarge, Detail: v.T("form_large")}
	}
	if page.Text = strings.ReplaceAll(strings.ToValidUTF8(page.Text, "\ufffd"), "\r\n", "\n"); strings.TrimSpace(page.Text) != "" {
		page.run()
	}
	v.Nav, v.Title = "try", v.T("try")
	return v.show("try.html", page)
}

func (page *tryPage) run() {
	page.Tried = true
	now := edikt.Date(page.p.now().UTC().Format("2006-01-02"))
	trial := page.p.rules.Try(page.r.Context(), edikt.Article{ID: "tried", Lang: page.Language, Date: now, Text: page.Text})
	for _, t := range trial.Events {
		e := t.Event
		x := tried{Event: e, Words: page.statusWords(t.Words)}
		x.Actor = page.Actor(e.Actor)
		x.Text, x.Legend = page.markEvent(&e, e.Evidence.Text, e.Evidence.Start)
		page.Events = append(page.Events, x)
	}
	page.Misses = trial.Misses[:min(len(trial.Misses), 50)]
	for i := range page.Misses {
		page.Misses[i].Failed = page.Say(page.Misses[i].Failed)
	}
}
