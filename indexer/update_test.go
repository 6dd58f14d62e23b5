package indexer

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"edikt"
	"edikt/query"
)

func apply(t *testing.T, x *Index, updates ...Update) {
	t.Helper()
	if err := x.Index(context.Background(), updates); err != nil {
		t.Fatal(err)
	}
}

func event(id, article, date string, e edikt.Event) edikt.Document {
	e.ID = id
	return edikt.Document{Type: edikt.EventDocument, ID: id, Event: &e, Article: edikt.ArticleRef{ID: article, Lang: "de", Date: edikt.Date(date), Title: "Titel " + id}}
}

func events(t *testing.T, x *Index) string {
	return ids(find(t, x, query.Request{Type: edikt.EventDocument}, ""))
}

func TestNewerSetReplacesOlder(t *testing.T) {
	x := open(t)
	ban := edikt.Event{Kind: edikt.Ban, Target: edikt.Target{ID: "tiktok"}}
	e := func(id, date string) edikt.Document { return event(id, "a", date, ban) }
	set := func(revision int, rules uint64, docs ...edikt.Document) Update {
		return Update{Key: "a", Revision: revision, RulesSeq: rules, Documents: docs}
	}
	for _, step := range []struct {
		name   string
		update Update
		want   string
	}{
		{"first", set(1, 5, e("e1", "2026-11-02"), e("e2", "2026-11-01")), "e1 e2 "},
		{"again", set(1, 5, e("e1", "2026-11-02"), e("e2", "2026-11-01")), "e1 e2 "},
		{"newer revision", set(2, 5, e("e2", "2026-11-01"), e("e3", "2026-11-03")), "e3 e2 "},
		{"late older revision", set(1, 9, e("e1", "2026-11-02")), "e3 e2 "},
		{"late older rules", set(2, 4, e("e1", "2026-11-02")), "e3 e2 "},
		{"another month", set(3, 5, e("e3", "2025-02-03")), "e3 "},
		{"newer rules find nothing", set(3, 6), ""},
		{"and an older set stays away", set(3, 5, e("e3", "2025-02-03")), ""},
	} {
		apply(t, x, step.update)
		if got := events(t, x); got != step.want {
			t.Errorf("%s: got %q, want %q", step.name, got, step.want)
		}
	}
}

// A revision's text is written once, whatever becomes of its events; new rules or another revision write it again.
func TestTextIsWrittenOnce(t *testing.T) {
	x := open(t)
	for _, step := range []struct {
		name, word string
		update     Update
		want       string
	}{
		{"first", "alt", Update{Revision: 1, RulesSeq: 5}, "alt"},
		{"a dossier changed", "neu", Update{Revision: 1, RulesSeq: 5}, "alt"},
		{"newer rules", "regel", Update{Revision: 1, RulesSeq: 6}, "regel"},
		{"newer revision", "fassung", Update{Revision: 2, RulesSeq: 6}, "fassung"},
	} {
		u := step.update
		u.Key, u.Documents = "a", []edikt.Document{article("a", "de", "2026-11-02", "Titel", step.word), event("e", "a", "2026-11-02", edikt.Event{Kind: edikt.Ban})}
		u.Documents[1].Dossier = step.word
		apply(t, x, u)
		if got := ids(find(t, x, query.Request{}, step.want)); got != "a " {
			t.Errorf("%s: %q finds %q", step.name, step.want, got)
		}
		if got := ids(find(t, x, query.Request{Type: edikt.EventDocument}, "dossier:"+step.word)); got != "e " {
			t.Errorf("%s: the event of dossier %s is %q", step.name, step.word, got)
		}
	}
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []string{"", "a1 a2 a3 a4 a5 "} {
		x, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := ids(find(t, x, query.Request{}, "")); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		put(t, x, sample...)
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := x.Search(context.Background(), query.Request{}); !errors.Is(err, ErrClosed) {
			t.Errorf("search after close: %v", err)
		}
	}
}

// TestBrokenIndexAsksForRebuild: whatever a power cut leaves is named as such and not half used.
func TestBrokenIndexAsksForRebuild(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"layout of another version": func(dir string) error { return os.WriteFile(filepath.Join(dir, "layout"), []byte("0\n"), 0o600) },
		"no layout":                 func(dir string) error { return os.Remove(filepath.Join(dir, "layout")) },
		"no content in a shard": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "articles", "2026-11", "root.bolt"), make([]byte, 9000), 0o600)
		},
		"sets cut short": func(dir string) error { return os.Truncate(filepath.Join(dir, "sets.db"), 100) },
	} {
		dir := t.TempDir()
		x, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		put(t, x, sample...)
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		if err := spoil(dir); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		x, err = Open(dir, Options{})
		var rebuild *RebuildError
		if !errors.As(err, &rebuild) {
			t.Errorf("%s: got %v", name, err)
		}
		if err == nil {
			x.Close()
		}
	}
}

func TestDrop(t *testing.T) {
	x := open(t)
	put(t, x, sample...)
	if err := x.Drop("2026-01"); err != nil {
		t.Fatal(err)
	}
	if got := ids(find(t, x, query.Request{}, "")); got != "a1 a2 a3 a5 " {
		t.Errorf("got %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(x.dir, "*", "2025-01")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	put(t, x, sample[3])
	if got := ids(find(t, x, query.Request{}, "haushalt")); got != "a4 " {
		t.Errorf("after a new one of that month: %q", got)
	}
}

// TestCountsLeaveOutWhatWasReplaced: totals of months that are only counted do not count removed documents.
func TestCountsLeaveOutWhatWasReplaced(t *testing.T) {
	x := open(t)
	for _, month := range []string{"2026-11", "2026-10", "2026-09"} {
		for _, day := range []string{"01", "02", "03"} {
			put(t, x, article("a"+month+day, "de", month+"-"+day, "Verbot", "Das Verbot."))
		}
	}
	apply(t, x, Update{Key: "a2026-0902", Revision: 2})
	for _, q := range []string{"lang:de", "lang:de source:probe", "verbot"} {
		if r := find(t, x, query.Request{Sort: query.ByNewest, Limit: 2}, q); r.Total != 8 {
			t.Errorf("%q: total %d, want 8", q, r.Total)
		}
	}
}
