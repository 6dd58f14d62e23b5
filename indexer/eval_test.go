package indexer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"edikt"
	"edikt/indexer/eval"
	"edikt/query"

	"github.com/blevesearch/bleve/v2"
	blevequery "github.com/blevesearch/bleve/v2/search/query"
)

// ranker gives the ids of the first hits for a query of plain words.
type ranker func(q eval.Query) []string

const depth = 10

func oursRanked(t *testing.T, docs []eval.Document) ranker {
	x := open(t)
	list := make([]edikt.Document, len(docs))
	for i := range docs {
		list[i] = docs[i].Document
	}
	put(t, x, list...)
	return func(q eval.Query) []string {
		var out []string
		for _, h := range find(t, x, query.Request{Limit: depth}, q.Text).Hits {
			out = append(out, h.Document.ID)
		}
		return out
	}
}

// builtInRanked is Bleve with its analyzers de and fr: every word must stand in the title, which counts more, or the text.
func builtInRanked(t *testing.T, docs []eval.Document) ranker {
	m := bleve.NewIndexMapping()
	m.ScoringModel = "bm25"
	all := bleve.NewDocumentMapping()
	for _, l := range []string{"de", "fr"} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = l
		all.AddFieldMappingsAt("title_"+l, f)
		all.AddFieldMappingsAt("text_"+l, f)
	}
	m.DefaultMapping = all
	x, err := bleve.NewMemOnly(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		l := d.Article.Lang
		if err := x.Index(d.ID, map[string]string{"title_" + l: d.Article.Title, "text_" + l: d.Text}); err != nil {
			t.Fatal(err)
		}
	}
	return func(q eval.Query) []string {
		var words []blevequery.Query
		for _, w := range strings.Fields(q.Text) {
			title, text := bleve.NewMatchQuery(w), bleve.NewMatchQuery(w)
			title.SetField("title_" + q.Lang)
			title.SetBoost(2.5)
			text.SetField("text_" + q.Lang)
			words = append(words, bleve.NewDisjunctionQuery(title, text))
		}
		r, err := x.Search(bleve.NewSearchRequestOptions(bleve.NewConjunctionQuery(words...), depth, 0, false))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, h := range r.Hits {
			out = append(out, h.ID)
		}
		return out
	}
}

// TestRanking measures the ranking on the collection beside Bleve's own analyzers.
func TestRanking(t *testing.T) {
	docs := eval.Corpus()
	rankers := []struct {
		name string
		rank ranker
	}{{"ours", oursRanked(t, docs)}, {"built-in", builtInRanked(t, docs)}}
	var report strings.Builder
	fmt.Fprintf(&report, "Ranking of %d documents by %d queries: ours, and Bleve with its analyzers de and fr.\n\n%-10s %4s %9s %9s\n", len(docs), len(eval.Queries()), "", "lang", "nDCG@10", "recall@10")
	ndcg := map[string]float64{}
	var empty []string
	for _, r := range rankers {
		for _, lang := range []string{"de", "fr"} {
			var gain, recall float64
			n := 0
			for _, q := range eval.Queries() {
				if q.Lang != lang {
					continue
				}
				relevant := q.Relevant(docs)
				if len(relevant) == 0 {
					t.Errorf("%s: no document answers", q.Text)
					continue
				}
				n++
				got := r.rank(q)
				gain += eval.NDCG(got, relevant, depth)
				recall += eval.Recall(got, relevant, depth)
				if r.name == "ours" && len(got) == 0 {
					empty = append(empty, q.Text)
				}
			}
			ndcg[r.name+lang] = gain / float64(n)
			fmt.Fprintf(&report, "%-10s %4s %9.3f %9.3f\n", r.name, lang, gain/float64(n), recall/float64(n))
		}
	}
	for _, lang := range []string{"de", "fr"} {
		if ndcg["ours"+lang] <= ndcg["built-in"+lang] {
			t.Errorf("%s: nDCG %.3f, built-in %.3f", lang, ndcg["ours"+lang], ndcg["built-in"+lang])
		}
	}
	fmt.Fprintf(&report, "\nOurs, nothing found:\n%s\n", strings.Join(empty, "\n"))
	golden(t, filepath.Join("eval", "report.golden"), report.String())
}
