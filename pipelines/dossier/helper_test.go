package dossier

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

// now is the day of the tests.
var now = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// ev reads an event from a line: "article date status [key=value ...]" with the keys src, copy, actor, auth, target,
// kind, scope, asserted, bg, jur, says, from.
func ev(line string) edikt.Event {
	f := strings.Fields(line)
	e := edikt.Event{Kind: edikt.Ban, Status: edikt.Status(f[2]), Target: edikt.Target{ID: "tiktok", Name: "TikTok"},
		Actor:   &edikt.Actor{ID: "be/government", Authority: "be/government", Name: "Belgien"},
		Article: &edikt.ArticleRef{ID: f[0], Source: f[0] + ".example", Date: edikt.Date(f[1])}, Jurisdiction: "BE"}
	if f[1] == "-" {
		e.Article.Date = ""
	}
	e.Asserted = e.Article.Date
	for _, kv := range f[3:] {
		k, v, _ := strings.Cut(kv, "=")
		set(&e, k, v)
	}
	e.ID = edikt.EventID(e.Article.ID, e.Kind, e.ActorID(), e.Target.ID, e.Scope, 0)
	return e
}

func set(e *edikt.Event, k, v string) {
	switch k {
	case "src":
		e.Article.Source = v
	case "copy":
		e.Article.CopyOf = v
	case "actor":
		e.Actor.ID, e.Actor.Name = v, v
	case "auth":
		e.Actor.Authority = v
	case "noactor":
		e.Actor = nil
	case "jur":
		e.Jurisdiction = v
	case "target":
		e.Target.ID = v
	case "kind":
		e.Kind = edikt.Kind(v)
	case "scope":
		e.Scope = append(e.Scope, edikt.Scope(v))
	case "asserted":
		e.Asserted = edikt.Date(v)
	case "says":
		e.Evidence.Text = v
	case "from":
		e.Effective = &edikt.Effective{From: v}
	case "bg":
		e.Background = true
	case "fetched":
		e.Article.DateSource = edikt.DateFromFetched
	default:
		panic("unknown key " + k)
	}
}

func evs(lines ...string) []edikt.Event {
	var out []edikt.Event
	for _, l := range lines {
		out = append(out, ev(l))
	}
	return out
}

// setOf is the event set of one article at a revision.
func setOf(revision int, cause edikt.Cause, events ...edikt.Event) edikt.EventSet {
	s := edikt.EventSet{Version: 1, Revision: revision, RulesVersion: "r1", TextHash: fmt.Sprint("t", revision), Cause: cause, Events: events}
	if len(events) > 0 {
		s.Article = *events[0].Article
	}
	return s
}

func newFiler(t *testing.T) (*Filer, *time.Time) {
	t.Helper()
	clock := now
	f, err := NewFiler(kv.NewMemory(), func() time.Time { return clock })
	if err != nil {
		t.Fatal(err)
	}
	return f, &clock
}

func file(t *testing.T, f *Filer, set edikt.EventSet) []edikt.Change {
	t.Helper()
	changes, err := f.File(set)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// life prints steps: "announced 2026-03-02 x2, in_force 2026-03-04 x1 background; contested".
func lifeOf(d edikt.Dossier) string {
	var parts []string
	for _, s := range d.Steps {
		p := fmt.Sprintf("%s %s x%d", s.Status, s.First.Format(time.DateOnly), s.Sources)
		if s.Background {
			p += " background"
		}
		parts = append(parts, p)
	}
	out := strings.Join(parts, ", ")
	if d.Contested {
		out += "; contested"
	}
	return out
}

func told(changes []edikt.Change) string {
	var parts []string
	for _, c := range changes {
		p := fmt.Sprintf("%s %s", c.Type, c.Transition)
		if c.News {
			p += " NEWS"
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, ", ")
}
