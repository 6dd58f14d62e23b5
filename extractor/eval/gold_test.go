package eval

import (
	"slices"
	"strings"
	"testing"

	"edikt"
)

func TestReadGoldNamesEveryBadLine(t *testing.T) {
	in := `{"id":"a","lang":"de","text":"x","events":[]}

{"id":"b","lang":"de","events":[{"kind":"verbot","status":"in_force","target":"tiktok"}]}
{"id":"a","lang":"de","events":[]}
{"id":"c","lang":"de","events":[{"kind":"ban","status":"geplant","target":"tiktok"}]}
{"id":"d","lang":"de","events":[{"kind":"ban","status":"proposed","target":""}]}
{"id":"e","lang":"de","events":[{"kind":"ban","status":"proposed","target":"x","scope":["mars"]}]}
{"id":"f","lang":"de","date":"gestern","events":[]}
{"id":"g","events":[]}
not json
`
	_, err := ReadGold(strings.NewReader(in), "some.jsonl")
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	for i, want := range []string{"some.jsonl:3: event 1: kind \"verbot\"", "some.jsonl:4: id \"a\" stands on line 1", "some.jsonl:5: event 1: status \"geplant\"",
		"some.jsonl:6: event 1: no target", "some.jsonl:7: event 1: scope \"mars\"", "some.jsonl:8: date \"gestern\"", "some.jsonl:9: an article wants", "some.jsonl:10: invalid character"} {
		if i >= len(lines) || !strings.HasPrefix(lines[i], want) {
			t.Errorf("error %d: %q, want %q", i, slices.Concat(lines, make([]string, 9))[i], want)
		}
	}
}

func TestReadFoundNamesTheLine(t *testing.T) {
	_, err := ReadFound(strings.NewReader("{\"id\":\"a\",\"events\":[]}\n{\"id\":\"b\",\"events\":7}\n"), "found.jsonl")
	if err == nil || !strings.HasPrefix(err.Error(), "found.jsonl:2: ") {
		t.Errorf("error %v", err)
	}
}

// What our own gold promises to those who write rules by it.
func TestOwnGold(t *testing.T) {
	for _, set := range []struct {
		file, lang string
		articles   int
	}{{"gold/de.jsonl", "de", 400}, {"gold/fr.jsonl", "fr", 300}} {
		gold := readGold(t, set.file)
		silent, seen, texts := 0, map[string]int{}, map[string]string{}
		for _, a := range gold {
			if a.Lang != set.lang {
				t.Errorf("%s: lang %q", a.ID, a.Lang)
			}
			if twin, twice := texts[a.Text]; twice {
				t.Errorf("%s repeats %s", a.ID, twin)
			}
			texts[a.Text] = a.ID
			if len(a.Events) == 0 {
				silent++
			}
			for _, p := range a.Phenomena {
				if !slices.Contains(Phenomena(), p) {
					t.Errorf("%s: phenomenon %q", a.ID, p)
				}
				seen[p]++
			}
			checkOwn(t, a)
			for _, e := range a.Events {
				seen[string(e.Kind)]++
				seen[string(e.Status)]++
			}
		}
		if len(gold) < set.articles || 100*silent < 28*len(gold) || 10*silent > 4*len(gold) {
			t.Errorf("%s: %d articles, %d without an event; want at least %d, about a third without", set.file, len(gold), silent, set.articles)
		}
		for _, k := range edikt.Kinds() {
			atLeast(t, set.file, string(k), seen, 2)
		}
		for _, s := range edikt.Statuses() {
			atLeast(t, set.file, string(s), seen, 2)
		}
		for _, p := range Phenomena() {
			if set.lang != "fr" || p != "separable" && p != "compound" { // French has neither
				atLeast(t, set.file, p, seen, 1)
			}
		}
	}
}

func atLeast(t *testing.T, file, what string, seen map[string]int, n int) {
	t.Helper()
	if seen[what] < n {
		t.Errorf("%s: %d of %s, want at least %d", file, seen[what], what, n)
	}
}

func checkOwn(t *testing.T, a Article) {
	t.Helper()
	for _, e := range a.Events {
		if e.Sentence == "" || !strings.Contains(a.Text, e.Sentence) {
			t.Errorf("%s: not in the text: %q", a.ID, e.Sentence)
		}
		if strings.Contains(e.Sentence, "\n") {
			t.Errorf("%s: a sentence over several lines", a.ID)
		}
		if e.When != "" && !edikt.Date(e.When).Valid() && !strings.HasPrefix(e.When, "P") {
			t.Errorf("%s: when %q", a.ID, e.When)
		}
		if strings.ToLower(e.Target) != e.Target || strings.Contains(e.Target, " ") {
			t.Errorf("%s: target %q is no slug", a.ID, e.Target)
		}
		for _, name := range append([]string{e.Actor}, e.ActorAlso...) {
			if tooLong(name) {
				t.Errorf("%s: actor %q", a.ID, name)
			}
		}
	}
}
