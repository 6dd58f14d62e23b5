package indexer

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"edikt"
	"edikt/query"
)

func countsOf(list []query.Count) string {
	var out []string
	for _, c := range list {
		out = append(out, fmt.Sprintf("%s=%d", c.Value, c.Count))
	}
	return strings.Join(out, " ")
}

func TestFacetsAndHistogram(t *testing.T) {
	x := open(t)
	tiktok, signal := edikt.Target{ID: "tiktok"}, edikt.Target{ID: "signal"}
	for i, e := range []edikt.Document{
		event("e1", "a1", "2026-11-02", edikt.Event{Kind: edikt.Ban, Target: tiktok, Jurisdiction: "DE-TH"}),
		event("e2", "a2", "2026-11-09", edikt.Event{Kind: edikt.Ban, Target: tiktok, Jurisdiction: "DE"}),
		event("e3", "a3", "2026-10-31", edikt.Event{Kind: edikt.Exit, Target: signal, Jurisdiction: "FR"}),
	} {
		apply(t, x, Update{Key: fmt.Sprint(i), Revision: 1, Documents: []edikt.Document{e}})
	}
	req := query.Request{Type: edikt.EventDocument, Facets: []string{"kind", "target", "jurisdiction", "month"}, Limit: 1}
	for histogram, want := range map[string]string{"day": "2026-10-31=1 2026-11-02=1 2026-11-09=1", "week": "2026-W44=1 2026-W45=1 2026-W46=1", "month": "2026-10=1 2026-11=2"} {
		req.Histogram = histogram
		if got := countsOf(find(t, x, req, "").Histogram); got != want {
			t.Errorf("by %s: got %s, want %s", histogram, got, want)
		}
	}
	r := find(t, x, req, "")
	for facet, want := range map[string]string{"kind": "ban=2 exit=1", "target": "tiktok=2 signal=1", "jurisdiction": "DE=2 DE-TH=1 FR=1", "month": "2026-10=1 2026-11=2"} {
		if got := countsOf(r.Facets[facet]); got != want {
			t.Errorf("%s: got %s, want %s", facet, got, want)
		}
	}
	if r.Total != 3 || len(r.Hits) != 1 || r.Next == "" {
		t.Errorf("total %d, %d hits, next %q", r.Total, len(r.Hits), r.Next)
	}
}

func TestHighlights(t *testing.T) {
	x := open(t)
	filler := strings.Repeat("Über Ölheizungen sprach man späten Abend für Abend ohne Ergebnis. ", 60)
	d := article("h1", "de", "2026-11-01", "Behörde verbietet Schülerhandys", filler+"Das Nutzungsverbot gilt für Bürger·innen. "+filler)
	put(t, x, d)
	for q, want := range map[string]string{
		"verbot":                       "title:verbietet text:verbot",
		"handy":                        "title:handys",
		`"gilt für"`:                   "text:gilt für",
		"bürgerin":                     "text:Bürger·innen",
		"nutzungs*":                    "text:Nutzungsverbot",
		"verbot -mandarine":            "title:verbietet text:verbot",
		"behorde":                      "title:Behörde",
		"schülerhandys title:verboten": "title:verbietet title:Schülerhandys",
	} {
		h := find(t, x, query.Request{Highlight: true}, q)
		if len(h.Hits) != 1 {
			t.Errorf("%s: %d hits", q, len(h.Hits))
			continue
		}
		got := marked(t, h.Hits[0])
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", q, got, want)
		}
	}
}

// TestHighlightsOfBeginnings: that a long text is read only as far as its fragments reach shows nowhere.
func TestHighlightsOfBeginnings(t *testing.T) {
	analyzers := query.NewAnalyzers(nil)
	g := generator{rand.New(rand.NewPCG(5, 23))}
	cut := 0
	for range 300 {
		lang := pick(g, []string{"de", "fr"})
		d := article("h", lang, "2026-11-01", "Titel", "")
		for range 1 + g.IntN(20) {
			d.Text += g.text(lang, 1+g.IntN(40)) + pick(g, []string{". ", ".\n\n", "\n\n"})
		}
		e, err := query.Parse(g.clause() + " OR " + g.clause())
		if err != nil {
			t.Fatal(err)
		}
		m := newMarker(analyzers, analyzers.Plan(e))
		text := query.Text{Field: query.TextField, Text: d.Text}
		var want []query.Mark
		whole := m.spansIn(nil, text, 0, len(d.Text), analyzers.For(lang), lang)
		if len(whole) > 0 {
			want = fragments(d.Text, whole)
		}
		if got := m.marks(&d)["text"]; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s in %q:\n%v, the whole text gives\n%v", e, d.Text, got, want)
		}
		if len(m.spans(text, analyzers.For(lang), lang)) < len(whole) {
			cut++
		}
	}
	if cut < 30 {
		t.Errorf("only %d texts were read in part", cut)
	}
}

// marked lists what is marked, and checks that every fragment stands in its field and cuts no character.
func marked(t *testing.T, h query.Hit) []string {
	var out []string
	for _, field := range []string{"title", "text"} {
		whole := map[string]string{"title": h.Document.Article.Title, "text": h.Document.Text}[field]
		for _, m := range h.Highlights[field] {
			if whole[m.Start:m.Start+len(m.Text)] != m.Text || !utf8.ValidString(m.Text) {
				t.Errorf("fragment %q of %s does not stand at %d", m.Text, field, m.Start)
			}
			for _, s := range m.Spans {
				out = append(out, field+":"+m.Text[s[0]:s[1]])
			}
		}
	}
	return out
}

func TestGroups(t *testing.T) {
	x := open(t)
	for i := range 60 {
		d := event(fmt.Sprintf("e%02d", i), fmt.Sprint("a", i), fmt.Sprintf("2026-%02d-%02d", 1+i%10, 1+i%28), edikt.Event{Kind: edikt.Ban, Evidence: edikt.Span{Text: "Das Verbot gilt."}})
		d.Dossier = fmt.Sprintf("s%d", i%7)
		if i%20 == 0 {
			d.Dossier = ""
		}
		apply(t, x, Update{Key: d.ID, Revision: 1, Documents: []edikt.Document{d}})
	}
	for _, sort := range []query.Sort{query.ByNewest, query.ByRelevance} {
		req := query.Request{Type: edikt.EventDocument, Group: true, Limit: 3, Sort: sort}
		seen, others, alone := map[string]bool{}, 0, 0
		for {
			r := find(t, x, req, "verbot")
			if r.Total != 60 {
				t.Errorf("total %d", r.Total)
			}
			for _, h := range r.Hits {
				if d := h.Document.Dossier; d == "" {
					alone++
				} else if seen[d] {
					t.Errorf("%s: dossier %s comes twice", sort, d)
				} else {
					seen[d] = true
				}
				others += h.Grouped
			}
			if r.Next == "" {
				break
			}
			req.After = r.Next
		}
		if len(seen) != 7 || alone != 3 || others != 60-7-3 {
			t.Errorf("%s: %d dossiers, %d alone, %d others", sort, len(seen), alone, others)
		}
	}
}

func TestCopiesCollapse(t *testing.T) {
	x := open(t)
	original := article("o", "de", "2026-11-01", "Verbot", "Die Agentur meldet das Verbot.")
	copied := article("c", "de", "2026-11-02", "Verbot", "Die Agentur meldet das Verbot.")
	copied.Article.CopyOf = "o"
	put(t, x, original, copied, article("z", "de", "2026-10-01", "Verbot", "Ein anderes Verbot."))
	r := find(t, x, query.Request{Group: true, Sort: query.ByNewest}, "verbot")
	if ids(r) != "c z " || r.Hits[0].Grouped != 1 {
		t.Errorf("got %s, %d further", ids(r), r.Hits[0].Grouped)
	}
}

func TestNothingFoundSaysWhatThereIs(t *testing.T) {
	x := open(t)
	put(t, x, sample...)
	r := find(t, x, query.Request{}, "mandarine")
	if r.Total != 0 || r.First != "2025-01-15" || r.Last != "2026-11-03" {
		t.Errorf("got %d hits, %s to %s", r.Total, r.First, r.Last)
	}
}

// TestBadRequests: what cannot be answered is an error that the caller can test, never a crash.
func TestBadRequests(t *testing.T) {
	x := open(t)
	put(t, x, sample...)
	ctx := context.Background()
	for _, after := range []string{"x", "e30", "bm90IGpzb24", "eyJzIjoiYSJ9"} {
		if _, err := x.Search(ctx, query.Request{After: after}); !errors.Is(err, ErrCursor) {
			t.Errorf("cursor %s: %v", after, err)
		}
	}
	if _, err := x.Search(ctx, query.Request{Facets: []string{"text"}}); err == nil {
		t.Error("a facet of words was counted")
	}
	if _, err := x.Search(ctx, query.Request{Histogram: "hour"}); err == nil {
		t.Error("a histogram by hour was counted")
	}
	gone, cancel := context.WithTimeout(ctx, -time.Second)
	defer cancel()
	if _, err := x.Search(gone, query.Request{Type: edikt.ArticleDocument}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after the deadline: %v", err)
	}
}

// FuzzSearch: a query that parses is answered.
func FuzzSearch(f *testing.F) {
	x := open(f)
	put(f, x, sample...)
	for _, q := range []string{"verbot", `"a b"`, "ver*", "a~", "(a OR b) -c", "kind:ban date:2026-W47", "confidence:0.1..0.2", "*a*b*c*", "-\"l'état\""} {
		f.Add(q, "")
	}
	f.Fuzz(func(t *testing.T, q, after string) {
		e, err := query.Parse(q)
		if err != nil {
			return
		}
		types := []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument}
		_, err = x.Search(context.Background(), query.Request{Query: e, Type: types[len(q)%2], After: after, Facets: []string{"kind", "lang"}, Highlight: true, Group: len(q)%3 == 0, Now: bulkEnd})
		if err != nil && !errors.Is(err, ErrCursor) {
			t.Fatalf("%q: %v", q, err)
		}
	})
}

// TestWordsFindConcepts: names by all that the gazetteer calls them, and German words in French events.
func TestWordsFindConcepts(t *testing.T) {
	x := open(t)
	e := event("e1", "a1", "2026-11-02", edikt.Event{Kind: edikt.Ban, Jurisdiction: "BE", Target: edikt.Target{ID: "x", Name: "X", Text: "X"},
		Evidence: edikt.Span{Text: "La Belgique bloque X pour les agents."}})
	e.Article.Lang, e.Article.Title = "fr", "X bloqué en Belgique"
	office := event("e2", "a2", "2026-11-01", edikt.Event{Kind: edikt.Exit, Target: edikt.Target{ID: "microsoft-365", Name: "Microsoft 365", Text: "M365"}, Evidence: edikt.Span{Text: "Das Land verlässt M365."}})
	apply(t, x, Update{Key: "a1", Revision: 1, Documents: []edikt.Document{e}}, Update{Key: "a2", Revision: 1, Documents: []edikt.Document{office}})
	for q, want := range map[string]string{"Verbot twitter": "e1 ", "Twitter": "e1 ", "Belgien verbietet": "e1 ", "Office 365": "e2 ", "Ausstieg office 365": "e2 ", "Verbot office 365": ""} {
		if got := ids(find(t, x, query.Request{Type: edikt.EventDocument}, q)); got != want {
			t.Errorf("%s: got %q, want %q", q, got, want)
		}
	}
}
