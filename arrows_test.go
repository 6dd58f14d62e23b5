package edikt_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrow says what the packages below a folder may import of Edikt, and why not more.
type arrow struct {
	folder string   // "" is the root package
	may    []string // folders, besides itself and what lies below it
	reason string
}

// arrows are in order of the most special folder first.
var arrows = []arrow{
	{"cmd/edikt/newsroom", []string{""}, "the bundled press is a foreign site to everybody else"},
	{"cmd", []string{"", "language", "crawler", "extractor", "indexer", "query", "pipelines", "cmd"}, "commands build everything"},
	{"pipelines/stream", []string{""}, "transport knows the nouns it carries and nothing of the work"},
	{"pipelines", []string{"", "language", "crawler", "extractor", "indexer", "query", "pipelines"}, "the only place where siblings meet"},
	{"indexer", []string{"", "language", "query"}, "an index answers queries and knows nothing of where documents come from"},
	{"query", []string{"", "language"}, "one matcher for search, alerts and digest, without an index"},
	{"crawler", []string{"", "language"}, "reading pages has nothing to do with what is found in them"},
	{"extractor", []string{"", "language"}, "text in, events out: usable without the rest"},
	{"language", []string{""}, "shared ground must not know who stands on it"},
	{"", nil, "the nouns import the standard library only"},
}

// soleImporters names for each third-party module the one folder that may import it: it can be replaced there. (bbolt is
// not among them: two views keep what they know in it, each in its own file.)
var soleImporters = map[string]string{
	"github.com/gocolly/colly":          "crawler",
	"github.com/mmcdole/gofeed":         "crawler",
	"codeberg.org/readeck":              "crawler",
	"github.com/temoto/robotstxt":       "crawler",
	"github.com/chromedp":               "crawler",
	"github.com/nats-io":                "pipelines/stream",
	"github.com/blevesearch/bleve":      "indexer",
	"github.com/wneessen/go-mail":       "pipelines/notify",
	"github.com/emersion/go-smtp":       "pipelines/notify/mailtest",
	"github.com/gorilla/feeds":          "query/api",
	"github.com/spf13/cobra":            "cmd/edikt",
	"github.com/goccy/go-yaml":          "language/yaml",
	"github.com/prometheus":             "pipelines/metrics",
	"github.com/kljensen/snowball":      "language",
	"github.com/blevesearch/snowballst": "language",
}

// imports of the module, tests left out: package folder to what it imports.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := e.Name()
		if e.IsDir() && file != "." && (strings.HasPrefix(name, ".") || name == "testdata") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		if dir == "." {
			dir = ""
		}
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains(found[dir], p) {
				found[dir] = append(found[dir], p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 10 {
		t.Fatalf("only %d packages found: the walk is broken", len(found))
	}
	return found
}

// below reports whether dir is folder or lies in it.
func below(dir, folder string) bool {
	return folder == "" && dir == "" || folder != "" && (dir == folder || strings.HasPrefix(dir, folder+"/"))
}

func arrowOf(dir string) arrow {
	for _, a := range arrows {
		if below(dir, a.folder) {
			return a
		}
	}
	return arrow{folder: dir, reason: "this folder has no place in the architecture; see docs/architecture.md"}
}

func TestImportArrows(t *testing.T) {
	for dir, list := range imports(t) {
		a := arrowOf(dir)
		for _, p := range list {
			to, ours := strings.CutPrefix(p, "edikt/")
			if p == "edikt" {
				to, ours = "", true
			}
			if !ours || below(to, a.folder) || slices.ContainsFunc(a.may, func(f string) bool { return below(to, f) }) {
				continue
			}
			t.Errorf("%s imports %s: %s", path.Join("edikt", dir), p, a.reason)
		}
	}
}

func TestEachDependencyHasOneImporter(t *testing.T) {
	for dir, list := range imports(t) {
		for _, p := range list {
			first, _, _ := strings.Cut(p, "/")
			if dir == "" && strings.Contains(first, ".") {
				t.Errorf("the root package imports %s: %s", p, arrowOf("").reason)
			}
			for module, folder := range soleImporters {
				if strings.HasPrefix(p, module) && !below(dir, folder) {
					t.Errorf("%s imports %s, which only %s may", path.Join("edikt", dir), p, folder)
				}
			}
		}
	}
}
