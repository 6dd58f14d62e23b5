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

// TestCounts asks random queries of random documents that lie in many segments, some of them replaced or removed. Facets,
// histogram and order must be those of a plain count and a plain sort, and pages must be the list cut in pieces.
func TestCounts(t *testing.T) {
	analyzers := query.NewAnalyzers(nil)
	x := openWith(t, Options{Analyzers: analyzers})
	g := generator{rand.New(rand.NewPCG(3, 17))}
	docs := putInPieces(t, x, g)
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	fields := []string{"kind", "status", "target", "actor", "jurisdiction", "scope", "source", "lang", "month"}
	found := 0
	for range 150 {
		q := g.query(2)
		e, err := query.Parse(q)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		typ := pick(g, []edikt.DocumentType{edikt.ArticleDocument, edikt.EventDocument, edikt.DossierDocument})
		req := query.Request{Query: e, Type: typ, Sort: query.ByNewest, Limit: 1000, Now: now, Facets: fields, Histogram: "day"}
		var want []edikt.Document
		for _, id := range matching(docs, typ, query.Compile(e, analyzers), now) {
			want = append(want, docs[slices.IndexFunc(docs, func(d edikt.Document) bool { return d.ID == id })])
		}
		slices.SortFunc(want, func(a, b edikt.Document) int { return strings.Compare(orderOf(&b), orderOf(&a)) })
		r := search(t, x, req)
		if got := ids(r); got != ids(query.Result{Hits: hitsOf(want)}) {
			t.Fatalf("%s %s, newest first: %s", typ, q, got)
		}
		for _, f := range fields {
			if got, plain := countsOf(r.Facets[f]), countsOf(plainCount(want, f)); got != plain {
				t.Errorf("%s %s, %s: %s, a plain count gives %s", typ, q, f, got, plain)
			}
		}
		if got, plain := countsOf(r.Histogram), countsOf(plainCount(want, "day")); got != plain {
			t.Errorf("%s %s, by day: %s, a plain count gives %s", typ, q, got, plain)
		}
		checkPages(t, x, req)
		req.Sort = query.ByRelevance
		checkPages(t, x, req)
		found += len(want)
	}
	if found < 500 {
		t.Errorf("only %d hits: the queries ask for too little", found)
	}
}

// putInPieces indexes random documents in many small updates, replaces some and removes others, and returns what then is.
func putInPieces(t *testing.T, x *Index, g generator) []edikt.Document {
	var docs []edikt.Document
	for i := range 150 {
		docs = append(docs, g.document(i))
	}
	for piece := range slices.Chunk(docs, 11) {
		put(t, x, piece...)
	}
	for i := 0; i < len(docs); i += 4 {
		docs[i] = g.document(i)
		apply(t, x, Update{Key: docs[i].ID, Revision: 2, Documents: docs[i : i+1]})
	}
	for i := 1; i < 40; i += 4 {
		apply(t, x, Update{Key: docs[i].ID, Revision: 3})
		docs[i].Type = "" // of no type: nothing finds it
	}
	return docs
}

func search(t *testing.T, x *Index, req query.Request) query.Result {
	t.Helper()
	r, err := x.Search(context.Background(), req)
	if err != nil {
		t.Fatalf("%s: %v", req.Query, err)
	}
	return r
}

func hitsOf(docs []edikt.Document) (out []query.Hit) {
	for _, d := range docs {
		out = append(out, query.Hit{Document: d})
	}
	return out
}

func plainCount(docs []edikt.Document, field string) []query.Count {
	n := map[string]int{}
	for i := range docs {
		values := query.Values(&docs[i], query.Field(field))
		if at := sortTime(&docs[i]); field == "day" || field == monthFacet {
			values = nil
			if !at.IsZero() {
				values = []string{bucket(dayTerm(at), field)}
			}
		}
		for _, v := range values {
			n[v]++
		}
	}
	if field == "day" || field == monthFacet {
		return byValue(n)
	}
	return byCount(n)
}

// checkPages asks for a list whole and page by page.
func checkPages(t *testing.T, x *Index, req query.Request) {
	t.Helper()
	whole := ids(search(t, x, req))
	pages := ""
	for req.Limit = 7; ; {
		r := search(t, x, req)
		pages += ids(r)
		if req.After = r.Next; r.Next == "" {
			break
		}
	}
	if pages != whole {
		t.Errorf("%s by %s: in pages %s, as a whole %s", req.Query, req.Sort, pages, whole)
	}
}

// TestColumnsOfSegments: what is remembered of segments goes with them.
func TestColumnsOfSegments(t *testing.T) {
	x := open(t)
	for i := range 40 {
		put(t, x, article(fmt.Sprintf("a%02d", i), "de", "2026-11-03", "Verbot", "Das Verbot gilt."))
		if r := find(t, x, query.Request{Facets: []string{"lang"}}, "verbot"); countsOf(r.Facets["lang"]) != fmt.Sprintf("de=%d", i+1) {
			t.Fatalf("after %d: %s", i+1, countsOf(r.Facets["lang"]))
		}
	}
	r, err := x.readers(edikt.ArticleDocument)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	views, err := r.views()
	if err != nil {
		t.Fatal(err)
	}
	if held := len(r.list[0].shard.columns.bySegment); held != len(views) {
		t.Errorf("columns of %d segments are held, there are %d", held, len(views))
	}
}
