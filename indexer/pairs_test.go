package indexer

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	lang "edikt/language/analysis"

	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/de"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/registry"
)

var update = flag.Bool("update", false, "rewrite golden files")

// pair is two words that must, or must not, find each other.
type pair struct{ lang, a, b string }

func (p pair) String() string { return p.a + " " + p.b }

func readPairs(t *testing.T, name, lang string) []pair {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("eval", "pairs", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for line := range strings.Lines(string(b)) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case lang == "" && len(f) == 3:
			out = append(out, pair{f[0], f[1], f[2]})
		case lang != "" && len(f) == 2:
			out = append(out, pair{lang, f[0], f[1]})
		default:
			t.Fatalf("%s: %q is no pair", name, line)
		}
	}
	return out
}

// finder says whether a query for one word finds a text of another.
type finder func(lang, query, text string) bool

func ours() finder {
	analyzers := map[string]*lang.Analyzer{lang.German: lang.New(lang.German), lang.French: lang.New(lang.French)}
	return func(l, query, text string) bool {
		a := analyzers[l]
		terms := map[string]bool{}
		for _, w := range a.Index(nil, text) {
			for _, t := range w.Terms {
				terms[t.Text] = true
			}
		}
		for _, w := range a.Words(nil, query) {
			any := false
			for _, alt := range a.Query(w.Form) {
				any = any || terms[alt.Term]
			}
			if !any {
				return false
			}
		}
		return true
	}
}

// builtIn are Bleve's own analyzers, de and fr.
func builtIn(t *testing.T) finder {
	cache := registry.NewCache()
	analyzers := map[string]analysis.Analyzer{}
	for _, l := range []string{"de", "fr"} {
		a, err := cache.AnalyzerNamed(l)
		if err != nil {
			t.Fatal(err)
		}
		analyzers[l] = a
	}
	return func(l, query, text string) bool {
		terms := map[string]bool{}
		for _, t := range analyzers[l].Analyze([]byte(text)) {
			terms[string(t.Term)] = true
		}
		tokens := analyzers[l].Analyze([]byte(query))
		for _, t := range tokens {
			if !terms[string(t.Term)] {
				return false
			}
		}
		return len(tokens) > 0
	}
}

// TestWordPairs holds the analysis to lists of words that must and must not find each other, beside Bleve's own.
func TestWordPairs(t *testing.T) {
	us, them := ours(), builtIn(t)
	var report strings.Builder
	fmt.Fprintf(&report, "Words that find each other, in per cent of the pairs of a list: ours, and Bleve's analyzers de and fr.\n\n%-28s %6s %6s %9s\n", "list", "pairs", "ours", "built-in")
	var wrong []string
	for _, c := range []struct {
		name, file, lang string
		must             bool
	}{{"must find: German", "de.txt", "de", true}, {"must find: French", "fr.txt", "fr", true}, {"must not find", "apart.txt", "", false}} {
		pairs := readPairs(t, c.file, c.lang)
		count := func(f finder, note bool) float64 {
			n := 0
			for _, p := range pairs {
				match := f(p.lang, p.a, p.b) || f(p.lang, p.b, p.a)
				if match {
					n++
				}
				if note && match != c.must {
					wrong = append(wrong, c.name+": "+p.String())
				}
			}
			return 100 * float64(n) / float64(len(pairs))
		}
		share, other := count(us, true), count(them, false)
		fmt.Fprintf(&report, "%-28s %6d %6.1f %9.1f\n", c.name, len(pairs), share, other)
		if c.must && share < 90 || !c.must && share > 10 {
			t.Errorf("%s: %.1f %%", c.name, share)
		}
	}
	fmt.Fprintf(&report, "\nOurs, wrong:\n%s\n", strings.Join(wrong, "\n"))
	golden(t, filepath.Join("eval", "pairs", "report.golden"), report.String())
}

// golden compares with a file, or writes it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed (rewrite with -update):\n%s", path, got)
	}
}
