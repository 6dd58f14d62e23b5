// Command compare measures the index beside PostgreSQL full text and SQLite FTS5: the same articles, the same queries,
// one run. It is a module of its own, so that the product does not depend on databases.
//
//	task compare
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/indexer/eval"
)

// end is the time of the newest article.
var end = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// system is a way to search.
type system interface {
	name() string
	load(ctx context.Context, docs []edikt.Document) error // a batch
	ready(ctx context.Context) error                       // after the last batch
	ask(ctx context.Context, q ask) (hits []string, err error)
	bytes() int64
	close() error
}

// ask is one query in a form that each system writes down in its own language.
type ask struct {
	class  string
	lang   string
	all    []string // words that must all stand there
	any    []string
	not    string
	phrase []string
	prefix string
	source string // newest first, filtered
	facets bool
}

func main() {
	log.SetFlags(0)
	articles := flag.Int("articles", 200_000, "number of articles of about 400 words for the speeds")
	queries := flag.Int("queries", 200, "queries of each class")
	dir := flag.String("dir", "", "folder for the data (default: a temporary one)")
	dsn := flag.String("postgres", "", "DSN of an empty PostgreSQL database; without it PostgreSQL is left out")
	flag.Parse()
	if err := run(*articles, *queries, *dir, *dsn); err != nil {
		log.Fatal(err)
	}
}

func run(articles, queries int, dir, dsn string) error {
	ctx := context.Background()
	if dir == "" {
		tmp, err := os.MkdirTemp("", "compare")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		dir = tmp
	}
	if err := ranking(ctx, filepath.Join(dir, "ranking"), dsn); err != nil {
		return err
	}
	if articles == 0 {
		return nil
	}
	systems, err := open(ctx, filepath.Join(dir, "speed"), dsn)
	if err != nil {
		return err
	}
	for _, s := range systems {
		defer s.close()
	}
	fmt.Printf("\nSpeed with %d articles of about 400 words; %d queries a class, one client, 20 hits, p50 / p99 in ms.\n\n", articles, queries)
	if err := fill(ctx, systems, articles); err != nil {
		return err
	}
	return measure(ctx, systems, articles, queries)
}

func open(ctx context.Context, dir, dsn string) ([]system, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	o, err := openOurs(filepath.Join(dir, "ours"))
	if err != nil {
		return nil, err
	}
	s, err := openSQLite(ctx, filepath.Join(dir, "sqlite.db"))
	if err != nil {
		return nil, err
	}
	systems := []system{o, s}
	if dsn != "" {
		p, err := openPostgres(ctx, dsn)
		if err != nil {
			return nil, err
		}
		systems = append(systems, p)
	}
	return systems, nil
}

// ranking prints nDCG@10 of each system on the collection of the evaluation.
func ranking(ctx context.Context, dir, dsn string) error {
	systems, err := open(ctx, dir, dsn)
	if err != nil {
		return err
	}
	docs := eval.Corpus()
	list := make([]edikt.Document, len(docs))
	for i := range docs {
		list[i] = docs[i].Document
	}
	fmt.Printf("Ranking of %d documents by %d queries.\n\n%-12s %4s %9s %9s\n", len(docs), len(eval.Queries()), "", "lang", "nDCG@10", "recall@10")
	for _, s := range systems {
		defer s.close()
		if err := s.load(ctx, list); err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
		if err := s.ready(ctx); err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
		for _, lang := range []string{"de", "fr"} {
			if err := rank(ctx, s, docs, lang); err != nil {
				return err
			}
		}
	}
	return nil
}

func rank(ctx context.Context, s system, docs []eval.Document, lang string) error {
	var gain, recall, n float64
	for _, q := range eval.Queries() {
		if q.Lang != lang {
			continue
		}
		hits, err := s.ask(ctx, ask{lang: lang, all: strings.Fields(q.Text)})
		if err != nil {
			return fmt.Errorf("%s: %s: %w", s.name(), q.Text, err)
		}
		relevant := q.Relevant(docs)
		gain += eval.NDCG(hits, relevant, 10)
		recall += eval.Recall(hits, relevant, 10)
		n++
	}
	fmt.Printf("%-12s %4s %9.3f %9.3f\n", s.name(), lang, gain/n, recall/n)
	return nil
}

// fill loads the same articles into each system, one system after the other, and prints how fast and how large.
func fill(ctx context.Context, systems []system, articles int) error {
	const batch = 500
	for _, s := range systems {
		bulk := eval.NewBulk(1, end)
		var text int64
		var spent time.Duration
		for i := 0; i < articles; i += batch {
			docs := make([]edikt.Document, 0, batch)
			for j := i; j < min(i+batch, articles); j++ {
				d := bulk.Next(j, articles)
				text += int64(len(d.Text) + len(d.Article.Title))
				docs = append(docs, d)
			}
			begun := time.Now()
			if err := s.load(ctx, docs); err != nil {
				return fmt.Errorf("%s: %w", s.name(), err)
			}
			spent += time.Since(begun)
		}
		begun := time.Now()
		if err := s.ready(ctx); err != nil {
			return fmt.Errorf("%s: %w", s.name(), err)
		}
		spent += time.Since(begun)
		fmt.Printf("%-12s %6.0f articles/s, %.2f bytes a byte of text\n", s.name(), float64(articles)/spent.Seconds(), float64(s.bytes())/float64(text))
	}
	return nil
}

// measure asks the same queries of each system.
func measure(ctx context.Context, systems []system, articles, queries int) error {
	asks := makeAsks(articles, queries)
	fmt.Printf("\n%-16s", "")
	for _, s := range systems {
		fmt.Printf(" %18s", s.name())
	}
	fmt.Println()
	for _, class := range asks {
		fmt.Printf("%-16s", class[0].class)
		for _, s := range systems {
			times := make([]float64, 0, len(class))
			for i, q := range class {
				begun := time.Now()
				if _, err := s.ask(ctx, q); err != nil {
					return fmt.Errorf("%s: %s %d: %w", s.name(), q.class, i, err)
				}
				times = append(times, float64(time.Since(begun).Microseconds())/1000)
			}
			slices.Sort(times)
			fmt.Printf(" %8.1f / %7.1f", times[len(times)/2], times[len(times)*99/100])
		}
		fmt.Println()
	}
	return nil
}

// makeAsks draws the queries from the same vocabulary as the articles.
func makeAsks(articles, n int) [][]ask {
	sample := eval.NewBulk(1, end)
	rnd := rand.New(rand.NewPCG(3, 3))
	word := func() string { return sample.Word("de") }
	first := eval.NewBulk(1, end)
	docs := make([]edikt.Document, min(articles, 400))
	for i := range docs {
		docs[i] = first.Next(i, articles)
	}
	makers := []struct {
		class string
		make  func(i int) ask
	}{
		{"term", func(int) ask { return ask{all: []string{word()}} }},
		{"frequent term", func(i int) ask { return ask{all: []string{sample.Frequent(i)}} }},
		{"phrase of 2", func(int) ask { return ask{phrase: twoWords(rnd, docs)} }},
		{"A B -C", func(i int) ask { return ask{all: []string{sample.Frequent(i), sample.Frequent(i + 7)}, not: word()} }},
		{"OR of 5", func(i int) ask {
			return ask{any: []string{sample.Frequent(i), word(), word(), word(), sample.Frequent(i + 3)}}
		}},
		{"prefix of 4", func(int) ask { return ask{prefix: prefixOf(word)} }},
		{"term, facets", func(i int) ask { return ask{all: []string{sample.Frequent(i)}, facets: true} }},
		{"newest of source", func(i int) ask { return ask{source: docs[i%len(docs)].Article.Source} }},
	}
	var out [][]ask
	for _, m := range makers {
		class := make([]ask, n)
		for i := range class {
			class[i] = m.make(i)
			class[i].class, class[i].lang = m.class, "de"
		}
		out = append(out, class)
	}
	return out
}

func twoWords(rnd *rand.Rand, docs []edikt.Document) []string {
	for {
		d := docs[rnd.IntN(len(docs))]
		words := strings.Fields(d.Text)
		i := rnd.IntN(len(words) - 1)
		if d.Article.Lang == "de" && !strings.Contains(words[i], ".") {
			return []string{strings.ToLower(words[i]), strings.ToLower(strings.TrimRight(words[i+1], "."))}
		}
	}
}

func prefixOf(word func() string) string {
	for {
		if r := []rune(word()); len(r) > 5 {
			return string(r[:4])
		}
	}
}
