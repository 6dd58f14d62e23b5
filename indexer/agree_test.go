package indexer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/query"
)

// TestAgreement asks random queries of random documents: the index must find exactly those that the matcher accepts.
func TestAgreement(t *testing.T) {
	analyzers := query.NewAnalyzers(nil)
	x := openWith(t, Options{Analyzers: analyzers})
	g := generator{rand.New(rand.NewPCG(7, 11))}
	var docs []edikt.Document
	for i := range 150 {
		docs = append(docs, g.document(i))
	}
	put(t, x, docs...)
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	types := []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.DossierDocument}
	found := 0
	for range 300 {
		q := g.query(3)
		e, err := query.Parse(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		typ := types[g.IntN(len(types))]
		sort := []query.Sort{query.ByNewest, query.ByRelevance}[g.IntN(2)]
		r, err := x.Search(context.Background(), query.Request{Query: e, Type: typ, Sort: sort, Limit: 1000, Now: now})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		got, want := hitIDs(r), matching(docs, typ, query.Compile(e, analyzers), now)
		if !slices.Equal(got, want) {
			t.Fatalf("%s %s\nindex   %v\nmatcher %v", typ, q, got, want)
		}
		if r.Total != len(want) {
			t.Fatalf("%s: total %d of %d", q, r.Total, len(want))
		}
		found += len(got)
	}
	if found < 500 {
		t.Errorf("only %d hits: the queries ask for too little", found)
	}
}

func hitIDs(r query.Result) []string {
	var out []string
	for _, h := range r.Hits {
		out = append(out, h.Document.ID)
	}
	slices.Sort(out)
	return out
}

func matching(docs []edikt.Document, typ edikt.DocumentType, m *query.Matcher, now time.Time) []string {
	var out []string
	for i := range docs {
		if docs[i].Type == typ && m.Match(&docs[i], now) {
			out = append(out, docs[i].ID)
		}
	}
	slices.Sort(out)
	return out
}

// generator makes random documents and queries of a small vocabulary, so that they meet.
type generator struct{ *rand.Rand }

var (
	germanVocabulary = strings.Fields("Verbot verbietet verboten Diensthandyverbot Diensthandys Handyverbot Gesetz Gesetzentwurf Heizungsgesetze fördert fordert Straße Strasse Maße Masse Länder Laender " +
		"Ministerin Minister Bürger:innen EU-Kommission TikTok TikTok-Verbot empfiehlt Empfehlung schließt aus. ausgeschlossen Rückzug zurückgezogen X Twitter Office 365 Schule Beschluss beschlossen und die in Kraft")
	frenchVocabulary = strings.Fields("interdit interdire l'interdiction d’interdire interdiction adopter adoption État Etat l'État loi lois réseaux réseau école écoles suppression supprime TikTok WhatsApp Twitter à la marché marche préfet")
	dateVocabulary   = strings.Fields("2026 2026-11 2026-10 2026-11-20 2026-11-20T10:30:00Z 2026-11-21T23:59:59+02:00 2025-12-31 2024-02")
)

func pick[T any](g generator, list []T) T { return list[g.IntN(len(list))] }

func (g generator) text(lang string, n int) string {
	list := germanVocabulary
	if lang == "fr" {
		list = frenchVocabulary
	}
	words := make([]string, n)
	for i := range words {
		words[i] = pick(g, list)
	}
	return strings.Join(words, " ")
}

func (g generator) date() edikt.Date {
	if g.IntN(8) == 0 {
		return ""
	}
	return edikt.Date(pick(g, dateVocabulary))
}

func (g generator) document(i int) edikt.Document {
	lang := pick(g, []string{"de", "de", "fr", "fr", "en"})
	d := edikt.Document{Type: pick(g, []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.EventDocument, edikt.DossierDocument}),
		ID: fmt.Sprintf("d%d", i), Fetched: time.Date(2026, 11, 1+g.IntN(20), 8, 0, 0, 0, time.UTC),
		Article: edikt.ArticleRef{ID: fmt.Sprintf("a%d", i/2), Lang: lang, Source: pick(g, []string{"Probe.example", "zeitung.example"}), Date: g.date(), Title: g.text(lang, 4)}}
	if g.IntN(4) == 0 {
		d.Article.CopyOf = "a0"
	}
	if d.Type == edikt.ArticleDocument {
		d.Text = g.text(lang, 12) + ".\n\n" + g.text(lang, 9)
		return d
	}
	d.Event = g.event(lang)
	d.Dossier = pick(g, []string{"", "s1", "s2"})
	d.New, d.Sources = g.IntN(2) == 0, g.IntN(4)
	d.Decision = pick(g, []string{"", edikt.Confirm, edikt.Reject})
	if g.IntN(3) > 0 {
		d.Seen = time.Date(2026, 11, 1+g.IntN(21), g.IntN(24), 0, 0, 0, time.UTC)
	}
	if d.Type == edikt.DossierDocument {
		d.DossierStatus = pick(g, edikt.Statuses())
	}
	return d
}

func (g generator) event(lang string) *edikt.Event {
	e := &edikt.Event{Kind: pick(g, edikt.Kinds()), Status: pick(g, edikt.Statuses()), Jurisdiction: pick(g, []string{"DE", "DE-TH", "FR", "CH-GE", ""}),
		Target: pick(g, []edikt.Target{{ID: "tiktok", Name: "TikTok", Text: "Video-App Tiktok"}, {ID: "x", Name: "X", Text: "Twitter"}, {ID: "microsoft-365", Name: "Microsoft 365", Text: "Office 365"}}),
		Rule:   pick(g, []string{"de/ban/verbieten", "fr/ban/interdire"}), Confidence: float64(g.IntN(11)) / 10, Background: g.IntN(3) == 0,
		Evidence: edikt.Span{Text: g.text(lang, 8)}, Asserted: g.date()}
	if g.IntN(3) > 0 {
		e.Actor = &edikt.Actor{ID: pick(g, []string{"fr/government", "de-th/parliament", "org/universitaet-basel"}), Authority: "fr/government", Name: "Regierung", Text: "der Élysée"}
	}
	if g.IntN(2) == 0 {
		e.Scope = []edikt.Scope{pick(g, edikt.Scopes())}
		e.Effective = &edikt.Effective{From: string(g.date())}
	}
	return e
}

func (g generator) query(depth int) string {
	if depth == 0 || g.IntN(3) == 0 {
		return g.clause()
	}
	switch g.IntN(4) {
	case 0:
		return "(" + g.query(depth-1) + " OR " + g.query(depth-1) + ")"
	case 1:
		return "-(" + g.query(depth-1) + ")"
	}
	return g.query(depth-1) + " " + g.query(depth-1)
}

func (g generator) clause() string {
	words := pick(g, [][]string{germanVocabulary, frenchVocabulary})
	word := strings.TrimRight(pick(g, words), ".")
	switch g.IntN(12) {
	case 0:
		return `"` + strings.TrimRight(pick(g, words), ".") + " " + word + `"`
	case 1:
		if r := []rune(word); len(r) > 3 {
			return string(r[:3]) + "*"
		}
	case 2:
		if w := strings.Split(word, "-")[0]; len(w) > 3 {
			return w + "~"
		}
	case 3:
		return pick(g, []string{"kind:ban", "kind:ban,exit", "status:in_force", "target:tiktok", "jurisdiction:DE", "jurisdiction:DE-TH", "scope:schools", "lang:fr", "lang:de", "source:probe.example",
			"actor:fr/*", "actor:fr/government", "rule:de/*", "dossier:s1", "is:new", "is:background", "has:copy", "has:actor", "is:confirmed"})
	case 4:
		return pick(g, []string{"date:2026-11", "date:2026-W47", "date:2026-01-01..", "date:..2025", "seen:7d", "effective:2026", "asserted:2026-11-20", "date:2026-11-20..2026-11-21", "seen:36h"})
	case 5:
		return pick(g, []string{"confidence:0.8..", "confidence:..0.3", "confidence:0.5", "sources:2.."})
	case 6:
		return "title:" + word
	case 7:
		return "evidence:" + word
	case 8:
		return "text:" + word
	}
	return word
}
