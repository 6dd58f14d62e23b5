package digest

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/dossier"
	"edikt/query"
)

// counts finds every Count in a value, by its path.
func counts(v reflect.Value, path string, found map[string]Count) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			counts(v.Elem(), path, found)
		}
	case reflect.Struct:
		if c, ok := v.Interface().(Count); ok {
			found[path] = c
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				counts(v.Field(i), path+"."+v.Type().Field(i).Name, found)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			counts(v.Index(i), fmt.Sprintf("%s[%d]", path, i), found)
		}
	}
}

var analyzers = sync.OnceValue(func() *query.Analyzers { return query.NewAnalyzers(nil) })

// recount runs queries over the documents that the index would hold and compares what they find with what was counted.
func recount(t *testing.T, docs []edikt.Document, found map[string]Count) {
	t.Helper()
	set, n := query.NewSet(analyzers()), map[string]int{}
	for path, c := range found {
		e, err := query.Parse(c.Query)
		if err != nil {
			t.Errorf("%s: query %s: %v", path, c.Query, err)
		}
		set.Put(path, e)
	}
	for i := range docs {
		for _, path := range set.Match(&docs[i], afterwards) {
			n[path]++
		}
	}
	for path, c := range found {
		if n[path] != c.N {
			t.Errorf("%s: %d, but %q finds %d", path, c.N, c.Query, n[path])
		}
	}
}

func documents(in Input) []edikt.Document {
	var docs []edikt.Document
	for i := range in.Dossiers {
		if doc, ok := dossier.Document(&in.Dossiers[i]); ok {
			docs = append(docs, doc)
		}
	}
	return docs
}

func TestEveryCountIsThatOfItsQuery(t *testing.T) {
	in := corpus(made(), edikt.Decision{ID: "d", Action: edikt.Reject, Dossier: corpus(made()).Dossiers[3].ID, By: "ana", At: afterwards})
	docs := documents(in)
	for _, period := range []string{lastWeek, "2026-W40", "2026-10", "2026-11-18", "2026-10-05..2026-10-20"} {
		for _, q := range []string{"", "kind:ban OR kind:exit", "jurisdiction:DE", "verbietet"} {
			is := compose(t, in, Order{Period: mustPeriod(t, period), Query: q})
			found := map[string]Count{}
			counts(reflect.ValueOf(is), "", found)
			if len(found) < 5 {
				t.Fatalf("%d counts found in %s", len(found), period)
			}
			recount(t, docs, found)
		}
	}
}

var digits = regexp.MustCompile(`\d+`)

// TestHeadlineNumbersAreCounts reads the numbers off the words.
func TestHeadlineNumbersAreCounts(t *testing.T) {
	is := compose(t, corpus(made()), Order{})
	for _, lang := range []string{"de", "fr", "en"} {
		is.Lang = lang
		p := NewPage(is, Site{})
		for _, l := range p.Headline {
			for _, n := range digits.FindAllString(l.Text, -1) {
				if l.Title != "" && !slices.ContainsFunc(p.Notes, func(x Note) bool { return x.Number == n && x.Query == l.Title }) {
					t.Errorf("%s: %q in the headline names no query", lang, n)
				}
			}
		}
		if len(p.Notes) < 50 {
			t.Errorf("%s: %d numbers are named", lang, len(p.Notes))
		}
	}
}

// all lists the entries of an issue.
func all(is Issue) []Entry {
	var out []Entry
	for _, g := range is.New {
		out = append(out, g.Entries...)
	}
	out = append(out, is.Changes.Entries...)
	out = append(out, is.Late.Entries...)
	return append(out, is.Background.Entries...)
}

func TestNoMeasureTwiceAndNoneMissing(t *testing.T) {
	in := corpus(made())
	for _, q := range []string{"", "jurisdiction:DE", "kind:ban,exit"} {
		is := compose(t, in, Order{Query: q})
		seen := map[string]bool{}
		for _, e := range all(is) {
			if seen[e.Dossier] {
				t.Errorf("%q tells %s twice", q, e.Dossier)
			}
			seen[e.Dossier] = true
		}
		expr, err := query.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		m := query.Compile(expr, analyzers())
		for _, doc := range documents(in) {
			if is.Period.Holds(doc.Seen) && (expr == nil || m.Match(&doc, afterwards)) && !seen[doc.ID] {
				t.Errorf("%q does not tell %s", q, doc.ID)
			}
		}
	}
}

func TestWeekOfFiveThousand(t *testing.T) {
	in, is := manyMeasures(t)
	if n := len(all(is)); n != MaxEntries {
		t.Errorf("%d entries in the body", n)
	}
	if is.Total.N < 4000 {
		t.Fatalf("only %d measures", is.Total.N)
	}
	found := map[string]Count{}
	counts(reflect.ValueOf(is.New), "new", found)
	found["total"], found["background"] = is.Total, is.Background.Count
	recount(t, documents(in), found)
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	l, err := r.Letter(is, Site{Base: "https://edikt.example.org", Leave: "https://edikt.example.org/s/" + strings.Repeat("x", 200)})
	if err != nil {
		t.Fatal(err)
	}
	if len(l.HTML) > 100<<10 {
		t.Errorf("the mail has %d bytes", len(l.HTML))
	}
}

func manyMeasures(t testing.TB) (Input, Issue) {
	m := &maker{}
	day := mustPeriod(t, lastWeek).From
	for i := range 5000 {
		m.add(fact{actor: i % len(cast), kind: edikt.Kinds()[i/len(cast)%8], target: Target{fmt.Sprintf("service-%d", i/100), fmt.Sprintf("Service %d", i/100)},
			status: edikt.Statuses()[i%3], day: day.AddDate(0, 0, i%7), outlet: i, bg: i%50 == 0})
	}
	in := corpus(m.events)
	return in, compose(t, in, Order{})
}

func BenchmarkWeekOfFiveThousand(b *testing.B) {
	in, _ := manyMeasures(b)
	r, err := NewRenderer("")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		is := compose(b, in, Order{})
		if _, err := r.Letter(is, site); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCorrectionsAndLateArrivals(t *testing.T) {
	m := &maker{}
	monday := mustPeriod(t, "2026-W46").From
	m.add(fact{actor: 0, kind: edikt.Ban, target: services[0], status: edikt.InForce, day: monday})
	m.add(fact{actor: 1, kind: edikt.Ban, target: services[0], status: edikt.InForce, day: monday})
	m.add(fact{actor: 2, kind: edikt.Exit, target: services[1], status: edikt.InForce, day: monday})
	first := compose(t, corpus(m.events), Order{Period: mustPeriod(t, "2026-W46"), Number: 1})

	events := slices.Clone(m.events[1:]) // one report is withdrawn
	events[1].Status = edikt.Rejected    // one said too much
	late := &maker{n: 100}
	late.add(fact{actor: 3, kind: edikt.Ban, target: services[4], status: edikt.InForce, day: monday.AddDate(0, 0, 6)})
	in := corpus(append(events, late.events...))
	in.Previous = []Issue{first}
	second := compose(t, in, Order{Number: 2})
	if len(second.Corrected) != 2 || second.Late.Count.N != 1 || len(second.Late.Entries) != 1 {
		t.Fatalf("corrected %d, late %d", len(second.Corrected), second.Late.Count.N)
	}
	for _, lang := range []string{"de", "fr", "en"} {
		second.Lang = lang
		text := mustText(t, second)
		golden(t, "corrected."+lang+".txt", text)
	}
	recount(t, documents(in), map[string]Count{"late": second.Late.Count})
	in.Previous = append(in.Previous, second)
	third := compose(t, in, Order{Period: mustPeriod(t, "2026-W48"), Number: 3, Now: afterwards.Add(7 * 24 * time.Hour)})
	if len(third.Corrected) != 0 || third.Late.Count.N != 0 {
		t.Errorf("told again: %d corrected, %d late", len(third.Corrected), third.Late.Count.N)
	}
}

func mustText(t *testing.T, is Issue) string {
	t.Helper()
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	text, err := r.Render(is, Site{}, Text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEmptyArchiveIsQuiet(t *testing.T) {
	is := compose(t, Input{}, Order{Period: mustPeriod(t, "2026-W53")})
	if !is.Quiet || is.Total.N != 0 {
		t.Errorf("quiet %v, %d measures", is.Quiet, is.Total.N)
	}
	for _, lang := range []string{"de", "fr", "en"} {
		is.Lang = lang
		golden(t, "quiet."+lang+".txt", mustText(t, is))
	}
}
