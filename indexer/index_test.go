package indexer

import (
	"context"
	"fmt"
	"testing"
	"time"

	"edikt"
	"edikt/query"
)

func open(t testing.TB) *Index {
	t.Helper()
	return openWith(t, Options{})
}

func openWith(t testing.TB, o Options) *Index {
	t.Helper()
	x, err := Open(t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// article makes an article document with a date.
func article(id, lang, date, title, text string) edikt.Document {
	return edikt.Document{Type: edikt.ArticleDocument, ID: id, Text: text,
		Article: edikt.ArticleRef{ID: id, Revision: 1, Source: "probe", Lang: lang, Date: edikt.Date(date), Title: title}}
}

func put(t testing.TB, x *Index, docs ...edikt.Document) {
	t.Helper()
	var updates []Update
	for _, d := range docs {
		updates = append(updates, Update{Key: d.ID, Revision: 1, Documents: []edikt.Document{d}})
	}
	if err := x.Index(context.Background(), updates); err != nil {
		t.Fatal(err)
	}
}

func find(t testing.TB, x *Index, req query.Request, q string) query.Result {
	t.Helper()
	e, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	req.Query = e
	if req.Type == "" {
		req.Type = edikt.ArticleDocument
	}
	req.Now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	r, err := x.Search(context.Background(), req)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return r
}

func ids(r query.Result) string {
	out := ""
	for _, h := range r.Hits {
		out += h.Document.ID + " "
	}
	return out
}

var sample = []edikt.Document{
	article("a1", "de", "2026-11-03", "Ministerium prüft Messenger", "Das Ministerium untersagt den Messenger auf Diensthandys. Ein Verbot gilt ab Mai."),
	article("a2", "de", "2026-10-20", "Diensthandyverbot beschlossen", "Der Kanton beschließt ein Diensthandyverbot für Lehrkräfte."),
	article("a3", "fr", "2026-10-01", "L'interdiction à l'école", "La ministre interdit l’application dans les écoles de l'État."),
	article("a4", "de", "2025-01-15", "Haushalt", "Der Gesetzentwurf zum Haushalt fördert die Straße."),
	article("a5", "de", "", "Ohne Datum", "Niemand weiß, wann das Verbot kam."),
}

func TestSearch(t *testing.T) {
	x := open(t)
	put(t, x, sample...)
	for _, c := range []struct{ query, want string }{
		{"Verbot", "a2 a5 a1 "},
		{"handys", "a2 a1 "},
		{"interdire", "a3 "},
		{"gesetz", "a4 "},
		{"gesetzentwurf", "a4 "},
		{"verbot -messenger", "a2 a5 "},
		{"gefordert", ""},
		{"strasse", "a4 "},
		{`"Verbot gilt"`, "a1 "},
		{`"gilt Verbot"`, ""},
		{`"ministre interdit l'application"`, "a3 "},
		{"diensthandyv*", "a2 "},
		{"haushlat~", "a4 "},
		{"lang:fr", "a3 "},
		{"date:2026-10", "a2 a3 "},
		{"date:2026-10-02..", "a1 a2 "},
		{"kanton OR ministre", "a3 a2 "},
		{"", "a1 a2 a3 a4 a5 "},
		{"-verbot", "a3 a4 "},
		{"id:a2", "a2 "},
	} {
		if got := ids(find(t, x, query.Request{}, c.query)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.query, got, c.want)
		}
	}
}

func TestPagesAreStable(t *testing.T) {
	x := open(t)
	var docs []edikt.Document
	for i := range 95 {
		docs = append(docs, article(fmt.Sprintf("d%03d", i), "de", fmt.Sprintf("2026-%02d-10", 1+i%9), "Verbot", "Das gleiche Verbot."))
	}
	put(t, x, docs...)
	for _, sort := range []query.Sort{query.ByRelevance, query.ByNewest} {
		seen := map[string]bool{}
		req := query.Request{Sort: sort, Limit: 10}
		for {
			r := find(t, x, req, "verbot")
			if r.Total != len(docs) {
				t.Fatalf("%s: total %d", sort, r.Total)
			}
			for _, h := range r.Hits {
				if seen[h.Document.ID] {
					t.Fatalf("%s: %s comes twice", sort, h.Document.ID)
				}
				seen[h.Document.ID] = true
			}
			if r.Next == "" {
				break
			}
			req.After = r.Next
		}
		if len(seen) != len(docs) {
			t.Errorf("%s: %d of %d documents", sort, len(seen), len(docs))
		}
	}
}
