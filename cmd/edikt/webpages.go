package main

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"edikt"
	"edikt/extractor"
	"edikt/query/api"
	"edikt/query/web"
)

// pages builds the analysts' pages and the door in front of them.
func (n *node) pages() (*web.Door, error) {
	pages, err := web.New(web.Config{API: api.InProcess(n.api), Rules: newWebRules(n.extractor), Status: n, Now: n.now})
	if err != nil {
		return nil, err
	}
	return web.NewDoor(web.DoorConfig{Pages: pages, Guard: n.api.Guard, Now: n.now,
		Check: func(secret string) bool { _, ok := n.tokens.Check(secret, n.now()); return ok }})
}

// withSession lets signed-in readers follow the pages' links to feeds and downloads: for reading only, since forms of other
// sites would send the session along too.
func withSession(d *web.Door, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			r = d.WithToken(r)
		}
		next.ServeHTTP(w, r)
	})
}

// Report is web.Reporter.
func (n *node) Report(ctx context.Context) (web.Report, error) {
	var r web.Report
	stages, err := n.flow.Status(ctx)
	if err != nil {
		return r, err
	}
	for _, s := range stages {
		x := web.Stage{Name: s.Name, Stream: s.Stream, Waiting: s.Pending + uint64(s.InFlight), Oldest: s.Oldest, Handled: s.Handled, Failed: s.Failed, Buried: s.Buried, Paused: s.Paused}
		if s.Handled > 0 {
			x.Busy = (s.Busy / time.Duration(s.Handled)).Round(time.Microsecond)
		}
		r.Stages = append(r.Stages, x)
	}
	dead, err := n.conn.DeadLetters(ctx, "")
	for _, d := range slices.Backward(dead) {
		r.Dead = append(r.Dead, web.Dead{Seq: d.Seq, Stage: d.Stage, Reason: d.Reason, At: d.At})
	}
	return r, err
}

// webRules shows the rules and runs them, for the pages.
type webRules struct {
	x    *extractor.Extractor
	list func() ([]web.Rule, error)
}

func newWebRules(x *extractor.Extractor) webRules { return webRules{x, sync.OnceValues(loadWebRules)} }

// Rules is web.RuleBook.
func (w webRules) Rules(context.Context) ([]web.Rule, error) { return w.list() }

func loadWebRules() ([]web.Rule, error) {
	sources, err := extractor.Load()
	if err != nil {
		return nil, err
	}
	var out []web.Rule
	for _, s := range sources {
		for i := range s.Rules {
			out = append(out, webRule(s, &s.Rules[i]))
		}
	}
	return out, nil
}

func webRule(s *extractor.Source, r *extractor.Rule) web.Rule {
	out := web.Rule{ID: r.ID, Lang: s.Lang, Kind: edikt.Kind(r.Kind), Status: edikt.Status(r.Status)}
	for _, c := range []web.Clause{{Name: "verbs", Words: r.Verbs}, {Name: "nouns", Words: r.Nouns}, {Name: "phrases", Words: r.Phrases}, {Name: "with", Words: r.Words},
		{Name: "unless", Words: r.Unless}, {Name: "target", Words: r.Target}, {Name: "via", Words: r.Via}, {Name: "actor", Words: r.Actor},
		{Name: "scope", Words: r.Scope}, {Name: "negated", Words: strings.Fields(r.Negated)}} {
		if len(c.Words) > 0 {
			c.Words = spelledOut(s, c.Words)
			out.Looks = append(out.Looks, c)
		}
	}
	for _, s := range r.Examples {
		e := web.Example{Title: s.Title, Text: s.Text}
		for _, w := range s.Events {
			e.Want = append(e.Want, web.Wanted{Kind: edikt.Kind(w.Kind), Status: edikt.Status(w.Status), Actor: w.Actor, Target: w.Target, When: w.When})
		}
		if len(s.Events) > 0 {
			out.Examples = append(out.Examples, e)
		} else {
			out.Counter = append(out.Counter, e)
		}
	}
	return out
}

// classShown is how many words of a class are shown.
const classShown = 12

// spelledOut puts words in the places of names of classes.
func spelledOut(s *extractor.Source, words []string) []string {
	var out []string
	for _, w := range words {
		class := s.Classes[strings.TrimLeft(w, "@")]
		if class == nil {
			out = append(out, w)
			continue
		}
		out = append(out, class[:min(len(class), classShown)]...)
		if len(class) > classShown {
			out = append(out, "…")
		}
	}
	return out
}

// Try is web.RuleBook.
func (w webRules) Try(_ context.Context, a edikt.Article) web.Trial {
	ex := w.x.Explain(&a)
	var t web.Trial
	for _, r := range ex.Events {
		t.Events = append(t.Events, web.TriedEvent{Event: r.Event, Words: r.Words})
	}
	for _, m := range ex.Misses {
		t.Misses = append(t.Misses, web.Miss{Rule: m.Rule, Trigger: m.Trigger.Text, Sentence: m.Sentence.Text, Failed: m.Failed})
	}
	return t
}
