package dossier

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

func TestOneBanInSixArticles(t *testing.T) {
	f, clock := newFiler(t)
	for _, c := range []struct {
		day          int
		report, want string
	}{
		{10, "de1 2026-03-10 in_force scope=work_devices", "new in_force NEWS"},
		{10, "fr1 2026-03-10 in_force", "coverage in_force NEWS"},
		{11, "dpa-copy 2026-03-11 in_force copy=de1", "coverage in_force NEWS"},
		{13, "de2 2026-03-13 in_force bg", "coverage in_force"},
		{14, "fr2 2026-03-14 ended", "status ended NEWS"},
		{15, "de3 2026-03-15 ended", "coverage ended NEWS"},
	} {
		*clock = time.Date(2026, 3, c.day, 12, 0, 0, 0, time.UTC)
		if got := told(file(t, f, setOf(1, edikt.Live, ev(c.report)))); got != c.want {
			t.Errorf("%s: %s, want %s", c.report, got, c.want)
		}
	}
	v, err := f.All()
	if err != nil || len(v.Dossiers) != 1 {
		t.Fatalf("%d dossiers, %v", len(v.Dossiers), err)
	}
	if got := lifeOf(v.Dossiers[0]); got != "in_force 2026-03-10 x3, ended 2026-03-14 x2" {
		t.Error(got)
	}
}

func TestWhatIsNews(t *testing.T) {
	for _, c := range []struct {
		name, want string
		sets       []edikt.EventSet
	}{
		{"fresh and live", "new in_force NEWS", []edikt.EventSet{setOf(1, edikt.Live, ev("a 2026-03-09 in_force"))}},
		{"published 5 days ago", "new in_force", []edikt.EventSet{setOf(1, edikt.Live, ev("a 2026-03-05 in_force"))}},
		{"a month is too vague", "new in_force", []edikt.EventSet{setOf(1, edikt.Live, ev("a 2026-03 in_force"))}},
		{"published tomorrow week", "new in_force", []edikt.EventSet{setOf(1, edikt.Live, ev("a 2026-03-18 in_force"))}},
		{"a first crawl", "new in_force", []edikt.EventSet{setOf(1, edikt.Backfill, ev("a 2026-03-09 in_force"))}},
		{"a replay", "new in_force", []edikt.EventSet{setOf(1, edikt.Replay, ev("a 2026-03-09 in_force"))}},
		{"already in 2021", "new in_force", []edikt.EventSet{setOf(1, edikt.Live, ev("a 2026-03-09 in_force asserted=2021"))}},
		{"the news comes after a mention", "new in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force bg")), setOf(1, edikt.Live, ev("b 2026-03-10 in_force"))}},
		{"the live report comes after a backfilled one of today", "new in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Backfill, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 in_force"))}},
		{"an old ban reported once more", "coverage in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Backfill, ev("a 2025-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 in_force"))}},
		{"an earlier step learnt later", "coverage in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 announced"))}},
		{"a known ban lifted", "status ended NEWS", []edikt.EventSet{
			setOf(1, edikt.Backfill, ev("a 2025-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 ended"))}},
		{"a lifted ban renewed", "status in_force.2 NEWS", []edikt.EventSet{setOf(1, edikt.Backfill, ev("a 2025-03-10 in_force")),
			setOf(1, edikt.Backfill, ev("b 2026-02-10 ended")), setOf(1, edikt.Live, ev("c 2026-03-10 in_force says=erneut"))}},
		{"a renewal told once more", "coverage in_force.2 NEWS", []edikt.EventSet{setOf(1, edikt.Backfill, ev("a 2025-03-10 in_force")),
			setOf(1, edikt.Backfill, ev("b 2026-02-10 ended")), setOf(1, edikt.Live, ev("c 2026-03-10 in_force says=erneut")), setOf(1, edikt.Live, ev("d 2026-03-10 in_force"))}},
		{"an article taken back", "correction in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force")),
			{Article: edikt.ArticleRef{ID: "a"}, Revision: 2, Cause: edikt.Live}}},
		{"an article corrected", "correction rejected NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force")), setOf(2, edikt.Live, ev("a 2026-03-10 rejected"))}},
		{"an article moves on", "status in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 announced")), setOf(2, edikt.Live, ev("a 2026-03-10 in_force"))}},
		{"scope learnt later", "coverage in_force NEWS, merged in_force", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 in_force scope=work_devices"))}},
		{"a late older revision", "", []edikt.EventSet{
			setOf(2, edikt.Live, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("a 2026-03-10 announced"))}},
		{"a repeated delivery says the same", "new in_force NEWS", []edikt.EventSet{
			setOf(1, edikt.Live, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("a 2026-03-10 in_force"))}},
	} {
		f, _ := newFiler(t)
		var got string
		for _, s := range c.sets {
			got = told(file(t, f, s))
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOrderDoesNotMatter files random histories in random orders and compares with compiling them at once.
func TestOrderDoesNotMatter(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		events := randomEvents(rng, 2+rng.IntN(14))
		want := Compile(events, nil)
		for range 4 {
			rng.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
			if got := Compile(events, nil); !reflect.DeepEqual(got, want) {
				t.Fatalf("another order, another result:\n got %+v\nwant %+v", got, want)
			}
			f, _ := newFiler(t)
			for _, e := range events {
				file(t, f, setOf(1, edikt.Live, e))
			}
			if got, err := f.All(); err != nil || !reflect.DeepEqual(got.Dossiers, want.Dossiers) {
				t.Fatalf("filed one by one:\n got %+v\nwant %+v", got.Dossiers, want.Dossiers)
			}
		}
	}
}

// TestTakingBackUndoes files random histories, takes some articles back, and expects what never filing them gives.
func TestTakingBackUndoes(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		events := randomEvents(rng, 12)
		f, _ := newFiler(t)
		for _, e := range events {
			file(t, f, setOf(1, edikt.Live, e))
		}
		cut := rng.IntN(len(events))
		for _, e := range events[:cut] {
			file(t, f, edikt.EventSet{Article: *e.Article, Revision: 2, Cause: edikt.Live})
		}
		want := Compile(events[cut:], nil)
		if got, err := f.All(); err != nil || !reflect.DeepEqual(got.Dossiers, want.Dossiers) {
			t.Fatalf("got %+v\nwant %+v", got.Dossiers, want.Dossiers)
		}
	}
}

func randomEvents(rng *rand.Rand, n int) []edikt.Event {
	pick := func(s ...string) string { return s[rng.IntN(len(s))] }
	var out []edikt.Event
	for i := range n {
		line := "a" + string(rune('a'+i)) + " " + pick("2026-03-01", "2026-03-02", "2026-03-04", "2026-03-09", "2026-03", "-") + " " +
			pick("proposed", "announced", "in_force", "in_force", "ended", "rejected")
		line += pick("", "", " scope=work_devices", " scope=public", " scope=schools", " scope=work_devices scope=official_channel", " scope=schools scope=public")
		line += pick("", "", " bg=1", " asserted=2021", " kind=advice_against", " copy=aa", " noactor=1", " src=same")
		out = append(out, ev(line))
	}
	return out
}

// failing refuses its nth Put, as a machine that dies in the middle would.
type failing struct {
	*kv.Store
	left int
}

var errDied = errors.New("died")

func (f *failing) Put(k string, v []byte) error {
	if f.left--; f.left < 0 {
		return errDied
	}
	return f.Store.Put(k, v)
}

func TestDyingAnywhereLosesNoChange(t *testing.T) {
	first, second := setOf(1, edikt.Live, ev("a 2026-03-10 in_force")), setOf(1, edikt.Live, ev("b 2026-03-10 ended asserted=2026-03-10"))
	for left := 0; ; left++ {
		store := kv.NewMemory()
		clock := func() time.Time { return now }
		f, _ := NewFiler(store, clock)
		file(t, f, first)
		f, _ = NewFiler(&failing{store, left}, clock)
		_, err := f.File(second)
		f, _ = NewFiler(store, clock)
		if got := told(file(t, f, second)); got != "status ended NEWS" {
			t.Errorf("died at write %d, delivered again: %q", left, got)
		}
		v, _ := f.All()
		if got := lifeOf(v.Dossiers[0]); got != "in_force 2026-03-10 x1, ended 2026-03-10 x1" {
			t.Errorf("died at write %d: %s", left, got)
		}
		if err == nil {
			break
		}
	}
}

func TestOldAnswersAreForgotten(t *testing.T) {
	store := kv.NewMemory()
	f, err := NewFiler(store, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	for i := range keptAnswers + 50 {
		file(t, f, setOf(1, edikt.Live, ev(fmt.Sprintf("a%d 2026-03-10 in_force target=t%d", i, i))))
	}
	keys, _ := store.Keys(answerPrefix)
	if len(keys) != keptAnswers {
		t.Errorf("%d answers kept", len(keys))
	}
	first := setOf(1, edikt.Live, ev("a0 2026-03-10 in_force target=t0"))
	if got := file(t, f, first); len(got) != 0 {
		t.Errorf("delivered again much later: %s", told(got))
	}
}

func TestDecisions(t *testing.T) {
	f, _ := newFiler(t)
	a, b := ev("a 2026-03-09 in_force"), ev("b 2026-03-09 in_force actor=be/x auth=be/x")
	file(t, f, setOf(1, edikt.Live, a))
	file(t, f, setOf(1, edikt.Live, b))
	ids := func() []string {
		v, err := f.All()
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, d := range v.Dossiers {
			out = append(out, d.ID)
		}
		return out
	}
	idA, idB := edikt.DossierID("be/government|ban|tiktok|any"), edikt.DossierID("be/x|ban|tiktok|any")
	step := func(want string, d edikt.Decision) {
		t.Helper()
		d.By, d.At = "ana", now.Add(time.Duration(len(f.decisions))*time.Second)
		changes, err := f.Decide(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(changes); got != want {
			t.Errorf("%s: %q, want %q", d.ID, got, want)
		}
	}
	step("coverage in_force, merged in_force", edikt.Decision{ID: "d1", Action: edikt.Merge, Dossier: idA, Other: idB})
	if got := ids(); !slices.Equal(got, []string{idA}) {
		t.Errorf("after the merge: %v", got)
	}
	if d, ok, _ := f.Dossier(idB); !ok || d.ID != idA {
		t.Errorf("the old ID leads to %q %v", d.ID, ok)
	}
	if got := told(file(t, f, setOf(1, edikt.Live, ev("c 2026-03-10 ended actor=be/x auth=be/x")))); got != "status ended NEWS" {
		t.Errorf("a report of the merged one: %q", got)
	}
	step("correction in_force, split ended", edikt.Decision{ID: "d2", Action: edikt.Undo, Other: "d1"})
	if got := ids(); len(got) != 2 {
		t.Errorf("after the undo: %v", got)
	}
	for want, d := range map[string]edikt.Decision{
		"":                {Action: edikt.Confirm, Dossier: idA},
		"no dossier x":    {Action: edikt.Reject, Dossier: "x"},
		"no dossier y":    {Action: edikt.Merge, Dossier: idA, Other: "y"},
		"holds no event":  {Action: edikt.Split, Dossier: idB, Event: a.ID},
		"no event e":      {Action: edikt.Reject, Event: "e"},
		"no decision d9":  {Action: edikt.Undo, Other: "d9"},
		"split needs an ": {Action: edikt.Split, Dossier: idA},
	} {
		d.ID, d.By = "try", "ana"
		if err := f.Check(d); want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", want, err)
		}
	}
	step("correction in_force", edikt.Decision{ID: "d3", Action: edikt.Reject, Event: a.ID, Dossier: idA})
	if got := ids(); !slices.Equal(got, []string{idB}) {
		t.Errorf("after rejecting its only event: %v", got)
	}
	step("split in_force", edikt.Decision{ID: "d4", Action: edikt.Undo, Other: "d3"})
	step("split in_force, correction ended", edikt.Decision{ID: "d5", Action: edikt.Split, Dossier: idB, Event: b.ID})
	if _, ok, _ := f.Dossier(SplitID(idB, b.ID)); !ok {
		t.Error("the dossier split off is not found")
	}
	step("coverage in_force", edikt.Decision{ID: "d6", Action: edikt.Confirm, Dossier: idA})
	if d, _, _ := f.Dossier(idA); d.Decision != edikt.Confirm {
		t.Errorf("decision %q", d.Decision)
	}
	verdicts := func() (out []string) {
		d, _, _ := f.Dossier(idA)
		for _, v := range d.Verdicts {
			out = append(out, v.Action+" "+v.Event)
		}
		return out
	}
	step("coverage in_force", edikt.Decision{ID: "d8", Action: edikt.Confirm, Event: a.ID, Dossier: idA})
	if got := verdicts(); !slices.Equal(got, []string{"confirm " + a.ID}) {
		t.Errorf("after confirming a report: %v", got)
	}
	step("coverage in_force", edikt.Decision{ID: "d9", Action: edikt.Undo, Other: "d8"})
	if got := verdicts(); got != nil {
		t.Errorf("after the undo: %v", got)
	}
	if _, err := f.Decide(edikt.Decision{ID: "d7", Action: edikt.Undo, Other: "nonsense", By: "ana"}); !errors.Is(err, ErrInvalid) {
		t.Errorf("err = %v", err)
	}
}

// TestRebuild throws the store away and files the streams again: events, then decisions. It must come to the same, also
// when newer rules read the articles in between, as after a replay.
func TestRebuild(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		events := randomEvents(rng, 10)
		f, _ := newFiler(t)
		for _, e := range events {
			file(t, f, setOf(1, edikt.Live, e))
		}
		v, _ := f.All()
		a, b := v.Dossiers[0].ID, v.Dossiers[len(v.Dossiers)-1].ID
		last := v.Dossiers[len(v.Dossiers)-1]
		decisions := []edikt.Decision{{ID: "1", Action: edikt.Merge, Dossier: a, Other: b}, {ID: "2", Action: edikt.Reject, Event: events[3].ID},
			{ID: "3", Action: edikt.Split, Dossier: a, Event: last.Steps[0].Events[0].ID}, {ID: "4", Action: edikt.Undo, Other: "2"}, {ID: "5", Action: edikt.Confirm, Dossier: a}}
		for i := range decisions {
			decisions[i].By, decisions[i].At = "ana", now.Add(time.Duration(i)*time.Second)
			if _, err := f.Decide(decisions[i]); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := f.All()
		g, _ := newFiler(t)
		for _, e := range events {
			set := setOf(1, edikt.Replay, e)
			set.RulesSeq, set.RulesVersion = 2, "r2"
			file(t, g, setOf(1, edikt.Live, e))
			file(t, g, set)
		}
		for _, d := range decisions {
			if _, err := g.Decide(d); err != nil {
				t.Fatal(err)
			}
			if _, err := g.Decide(d); err != nil { // delivered again
				t.Fatal(err)
			}
		}
		if got, err := g.All(); err != nil || !reflect.DeepEqual(got.Dossiers, want.Dossiers) {
			t.Fatalf("rebuilt:\n got %+v\nwant %+v", got.Dossiers, want.Dossiers)
		}
	}
}

func TestRefusesWhatCannotBeFiled(t *testing.T) {
	f, _ := newFiler(t)
	bad := setOf(1, edikt.Live, ev("a 2026-03-09 in_force"))
	bad.Events[0].Kind = "parade"
	for name, s := range map[string]edikt.EventSet{"kind": bad, "article": {}, "version": {Version: 99, Article: edikt.ArticleRef{ID: "x"}}} {
		if _, err := f.File(s); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: err = %v", name, err)
		}
	}
}
