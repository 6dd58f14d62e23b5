package eval

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edikt"
)

var (
	update = flag.Bool("update", false, "rewrite golden files")
	agree  = flag.String("agree", "testdata", "folder with gold.jsonl, found.jsonl and the expected.json of another scorer")
)

func open[T any](t *testing.T, path string, read func(*os.File, string) (T, error)) T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := read(f, filepath.Base(path))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func readGold(t *testing.T, path string) []Article {
	return open(t, path, func(f *os.File, name string) ([]Article, error) { return ReadGold(f, name) })
}

func readFound(t *testing.T, path string) Found {
	return open(t, path, func(f *os.File, name string) (Found, error) { return ReadFound(f, name) })
}

// counts are right, wrong and missed at each level, as the reference scorer gives them.
type counts map[string][3]int

func (c counts) compare(t *testing.T, name string, got Levels) {
	t.Helper()
	for level, want := range c {
		for l := What; l <= Full; l++ {
			if g := got[l]; l.String() == level && [3]int{g.Right, g.Wrong, g.Missed} != want {
				t.Errorf("%s %s: right, wrong, missed %+v, want %v", name, level, g, want)
			}
		}
	}
}

// The reference is the scorer with which the gold was made: expected.json holds what it says of the same two files.
func TestAgreesWithReference(t *testing.T) {
	var want struct {
		Levels                  counts
		Langs, Kinds, Phenomena map[string]counts
		Quiet                   [2]int
		Fields                  map[string][2]int
	}
	data, err := os.ReadFile(filepath.Join(*agree, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	r := Score(readGold(t, filepath.Join(*agree, "gold.jsonl")), readFound(t, filepath.Join(*agree, "found.jsonl")))
	want.Levels.compare(t, "all", r.Levels)
	for _, part := range []struct {
		rows []Row
		want map[string]counts
	}{{r.Langs, want.Langs}, {r.Kinds, want.Kinds}, {r.Phenomena, want.Phenomena}} {
		for _, row := range part.rows {
			part.want[row.Name].compare(t, row.Name, row.Levels)
			delete(part.want, row.Name)
		}
		if len(part.want) > 0 {
			t.Errorf("no rows for %v", part.want)
		}
	}
	if got := [2]int{r.Quiet, r.EventFree}; got != want.Quiet {
		t.Errorf("quiet %v, want %v", got, want.Quiet)
	}
	for _, f := range r.Fields {
		if got := [2]int{f.Right, f.Given}; got != want.Fields[f.Name] {
			t.Errorf("%s %v, want %v", f.Name, got, want.Fields[f.Name])
		}
	}
}

func TestReport(t *testing.T) {
	r := Score(readGold(t, "testdata/gold.jsonl"), readFound(t, "testdata/found.jsonl"))
	var got bytes.Buffer
	if err := r.Write(&got); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteMistakes(&got, 6); err != nil {
		t.Fatal(err)
	}
	golden := "testdata/report.txt"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("report differs from %s (-update rewrites it):\n%s", golden, got.String())
	}
}

func TestSummaryAndMistakeTotalsAgree(t *testing.T) {
	r := Score(readGold(t, "testdata/gold.jsonl"), readFound(t, "testdata/found.jsonl"))
	full := r.Levels[Full]
	if len(r.Mistakes) != full.Wrong+full.Missed {
		t.Errorf("%d mistakes, %d wrong and %d missed", len(r.Mistakes), full.Wrong, full.Missed)
	}
	found, right := 0, 0
	for _, tenth := range r.Confidence {
		found, right = found+tenth.Found, right+tenth.Right
	}
	if found != full.Right+full.Wrong || right != full.Right {
		t.Errorf("confidence table holds %d found, %d right; full has %d right, %d wrong", found, right, full.Right, full.Wrong)
	}
	for _, by := range []string{"", "lang", "kind", "phenomenon"} {
		var b strings.Builder
		if err := r.WriteSummary(&b, by); err != nil || strings.Contains(b.String(), "by ") != (by != "") {
			t.Errorf("summary by %q: %v\n%s", by, err, b.String())
		}
	}
}

func TestSameActor(t *testing.T) {
	w := newActorWords()
	for _, c := range []struct {
		gold, goldPlace, found, foundPlace string
		want                               bool
	}{
		{"belgische Regierung", "BE", "Belgien", "BE", true},
		{"Ottawa", "CA", "gouvernement canadien", "CA", true},
		{"Bundesrat", "CH", "Bundesrat", "DE", false},
		{"Stadt Leipzig", "DE-SN", "Leipzig", "DE-SN", true},
		{"Stadt Leipzig", "DE-SN", "Universität Leipzig", "DE-SN", false},
		{"sächsisches Kultusministerium", "DE-SN", "Kultusministerium", "DE-SN", true},
		{"Kultusministerium", "DE-SN", "Umweltministerium", "DE-SN", false},
		{"EU-Kommission", "EU", "Europäische Kommission", "EU", true},
		{"EU-Kommission", "EU", "Europäisches Parlament", "EU", false},
		{"mairie de Nantes", "FR", "Ville de Nantes", "FR", true},
		{"", "BE", "", "FR", true},
		{"", "BE", "belgische Regierung", "BE", true},
		{"", "", "belgische Regierung", "BE", false},
		{"", "BE", "Universität Gent", "BE", false},
		{"Österreich", "AT", "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf Österreich", "AT", false},
	} {
		p := edikt.Event{Jurisdiction: c.foundPlace}
		if c.found != "" {
			p.Actor = &edikt.Actor{Name: c.found, Jurisdiction: c.foundPlace}
		}
		if got := w.sameActor(c.gold, c.goldPlace, &p); got != c.want {
			t.Errorf("%q (%s) and %q (%s): %v, want %v", c.gold, c.goldPlace, c.found, c.foundPlace, got, c.want)
		}
	}
}

// Matching moves partners: a greedy pass would give the only fitting event to the wrong twin.
func TestPairFindsTheLargestMatching(t *testing.T) {
	m := matcher{newActorWords()}
	gold := []Event{
		{Kind: edikt.Ban, Target: "zoom", Status: edikt.InForce, KindAlso: []edikt.Kind{edikt.Exit}},
		{Kind: edikt.Ban, Target: "zoom", Status: edikt.InForce},
	}
	found := []edikt.Event{
		{Kind: edikt.Ban, Target: edikt.Target{ID: "zoom"}, Status: edikt.InForce},
		{Kind: edikt.Exit, Target: edikt.Target{ID: "zoom"}, Status: edikt.InForce},
	}
	if got := m.pair(Full, gold, found); got[0] != 1 || got[1] != 0 {
		t.Errorf("pairs %v, want [1 0]", got)
	}
}
