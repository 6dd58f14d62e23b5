package digest

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/cmd/edikt/newsroom"
	"edikt/extractor/eval"
	"edikt/language/gazetteer"
)

// press is the events of the bundled newsroom as its careful reader marked them; so the digest's golden files do not move with
// the rules of the extractor.
func press(t *testing.T, now time.Time) []edikt.Event {
	t.Helper()
	gold, err := eval.ReadGold(bytes.NewReader(newsroom.Gold(now)), "newsroom")
	if err != nil {
		t.Fatal(err)
	}
	var out []edikt.Event
	for i := range gold {
		a := &gold[i]
		ref := a.Article().Ref()
		ref.DateSource = edikt.DateFromPage
		if u, err := url.Parse(a.URL); err == nil {
			ref.Source, _, _ = strings.Cut(u.Hostname(), ".")
		}
		for n, g := range a.Events {
			e := edikt.Event{ID: a.ID + "." + strconv.Itoa(n), Kind: g.Kind, Status: g.Status, Jurisdiction: g.Jurisdiction, Actor: actorNamed(g.Actor, g.Jurisdiction), Target: edikt.Target{ID: g.Target, Name: g.Target},
				Addressee: g.Addressee, Scope: g.Scope, Asserted: a.Date, Evidence: edikt.Span{Text: g.Sentence}, Rule: "gold", Article: &ref}
			if s, ok := gazetteer.Load().ByID(g.Target); ok {
				e.Target.Name = s.Name.In(a.Lang)
			}
			if g.When != "" && g.When[0] != 'P' {
				e.Effective = &edikt.Effective{From: g.When}
			}
			out = append(out, e)
		}
	}
	return out
}

func actorNamed(name, jurisdiction string) *edikt.Actor {
	if name == "" {
		return nil
	}
	g := gazetteer.Load()
	for _, i := range g.Lookup(gazetteer.Fold(name)) {
		e := g.Entries()[g.Names()[i].Entry]
		if e.Type == gazetteer.Org {
			return &edikt.Actor{ID: e.ID, Authority: e.Authority, Name: name, Jurisdiction: jurisdiction}
		}
		if e.Type == gazetteer.Place && (e.Sort == "country" || e.Sort == "state") {
			id := gazetteer.Government(e.Jurisdiction)
			return &edikt.Actor{ID: id, Authority: id, Name: name, Jurisdiction: jurisdiction}
		}
	}
	id := "org/" + gazetteer.SlugOf(name)
	return &edikt.Actor{ID: id, Authority: id, Name: name, Jurisdiction: jurisdiction}
}

func TestNewsroomGolden(t *testing.T) {
	in := corpus(press(t, afterwards))
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"de", "fr", "en"} {
		is := compose(t, in, Order{Lang: lang, Name: "Newsroom"})
		if is.Total.N < 10 {
			t.Fatalf("%d measures", is.Total.N)
		}
		for format, name := range map[string]string{Text: "txt", HTML: "html", Markdown: "md", JSON: "json"} {
			got, err := r.Render(is, site, format)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "newsroom."+lang+"."+name, got)
		}
	}
}
