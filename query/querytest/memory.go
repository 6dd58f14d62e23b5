// Package querytest holds what tests of searching clients share: a searcher over a slice and a small archive of our own.
package querytest

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"edikt"
	"edikt/query"
)

// Memory searches a slice of documents with the matcher of package query, which answers as the index does. It orders
// by date and does not rank, mark or group.
type Memory struct {
	docs []edikt.Document
	a    *query.Analyzers
}

// New makes a searcher over documents.
func New(docs ...edikt.Document) *Memory { return &Memory{docs, query.NewAnalyzers(nil)} }

// Search is query.Searcher.
func (m *Memory) Search(ctx context.Context, r query.Request) (query.Result, error) {
	if err := ctx.Err(); err != nil {
		return query.Result{}, err
	}
	match := query.Compile(r.Query, m.a)
	var found []edikt.Document
	result := query.Result{Facets: map[string][]query.Count{}}
	for _, d := range m.docs {
		if result.First == "" || d.Article.Date < result.First {
			result.First = d.Article.Date
		}
		result.Last = max(result.Last, d.Article.Date)
		if d.Type == r.Type && match.Match(&d, r.Now) {
			found = append(found, d)
		}
	}
	slices.SortFunc(found, func(a, b edikt.Document) int {
		return cmp.Or(cmp.Compare(b.Article.Date, a.Article.Date), cmp.Compare(a.ID, b.ID))
	})
	result.Total = len(found)
	for _, f := range r.Facets {
		result.Facets[f] = counts(found, query.Field(f))
	}
	start, err := strconv.Atoi(cmp.Or(r.After, "0"))
	if err != nil || start < 0 {
		return query.Result{}, query.ErrCursor
	}
	end := min(start+cmp.Or(r.Limit, 20), len(found))
	for _, d := range found[min(start, end):end] {
		result.Hits = append(result.Hits, query.Hit{Document: d, Score: 1})
	}
	if end < len(found) {
		result.Next = strconv.Itoa(end)
	}
	return result, nil
}

func counts(docs []edikt.Document, f query.Field) []query.Count {
	n := map[string]int{}
	for i := range docs {
		for _, v := range query.Values(&docs[i], f) {
			n[v]++
		}
	}
	var out []query.Count
	for v, c := range n {
		out = append(out, query.Count{Value: v, Count: c})
	}
	slices.SortFunc(out, func(a, b query.Count) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return out
}

// Now is a fixed time two days after the newest document of Archive.
var Now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// Clock always tells Now.
func Clock() time.Time { return Now }

// Archive is a small one of our own: an event in German, one in French, one hostile, the articles of all three and a dossier.
func Archive() []edikt.Document {
	seen := Now.Add(-time.Hour)
	event := func(id string, kind edikt.Kind, status edikt.Status, jurisdiction, actor, target, evidence, title, lang string, date edikt.Date) edikt.Document {
		ref := edikt.ArticleRef{ID: "art-" + id, URL: "https://news.example/" + id, Source: "bote.example", Lang: lang, Date: date, Title: title}
		return edikt.Document{Type: edikt.EventDocument, ID: id, Article: ref, Dossier: "dos-" + id, DossierStatus: status, Sources: 2, New: true, Seen: seen,
			Event: &edikt.Event{ID: id, Kind: kind, Status: status, Jurisdiction: jurisdiction, Actor: &edikt.Actor{ID: "org/" + id, Name: actor, Text: actor},
				Target: edikt.Target{ID: target, Name: target, Text: target}, Evidence: edikt.Span{Text: evidence}, Rule: lang + "/" + string(kind) + "/x", Confidence: 0.9}}
	}
	docs := []edikt.Document{
		event("e1", edikt.Ban, edikt.InForce, "DE-TH", "Landesregierung Thüringen", "tiktok", "Thüringen verbietet TikTok auf Diensthandys.",
			"Thüringen: Verbot für TikTok", "de", "2026-11-20"),
		event("e2", edikt.Exit, edikt.Announced, "FR", "mairie de Lyon", "x", "La mairie de Lyon quitte le réseau X.", "Lyon s'en va", "fr", "2026-11-18"),
		event("e3", edikt.Ban, edikt.Proposed, "CH", "=HYPERLINK(\"http://evil.example\")", "whatsapp", "@SUM(1+1) <script>alert(1)</script>",
			"-2+3 \u202e&amp; ]]> \x07", "de", "2026-11-19"),
	}
	for _, d := range docs[:3] {
		docs = append(docs, edikt.Document{Type: edikt.ArticleDocument, ID: d.Article.ID, Article: d.Article, Text: "Ganzer Text. " + d.Event.Evidence.Text, Fetched: seen})
	}
	dossier := docs[0]
	dossier.Type, dossier.ID = edikt.DossierDocument, dossier.Dossier
	return append(docs, dossier)
}

// Articles is an archive of n plain articles.
func Articles(n int) []edikt.Document {
	docs := make([]edikt.Document, n)
	for i := range docs {
		id := "a" + strconv.Itoa(i)
		docs[i] = edikt.Document{Type: edikt.ArticleDocument, ID: id, Article: edikt.ArticleRef{ID: id, Title: "Meldung " + strconv.Itoa(i), Date: "2026-11-20"}}
	}
	return docs
}
