package pipelines

import (
	"slices"
	"testing"

	"edikt"
)

// strict is an extractor that finds what words finds, bans left out.
type strict struct{ words }

func (s strict) Extract(a *edikt.Article) edikt.EventSet {
	set := s.words.Extract(a)
	set.Events = slices.DeleteFunc(set.Events, func(e edikt.Event) bool { return e.Kind == edikt.Ban })
	return set
}

func (h *house) replayer(x Extractor, seq uint64) *Replayer {
	return &Replayer{Conn: h.conn, Extractor: x, RulesSeq: seq, Ledger: h.ledger, Catalog: h.catalog}
}

func TestReplay(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok exit x"), page(2, "nichts"), page(3, "ban tiktok"))
	h.take(page(1, "ban tiktok exit x neu")) // only the newest revision is read again
	before := h.settle()
	r := h.replayer(strict{words{"rules2"}}, 2)
	dry := must(r.Replay(t.Context(), Selection{}, 1, false, nil))(t)
	if dry.Articles != 3 || dry.Gained != 0 || dry.Lost != 2 || dry.Changed != 0 || len(dry.Samples) != 2 || dry.Samples[0].What != "lost" {
		t.Errorf("%+v", dry)
	}
	h.want(before...)
	steps := 0
	got := must(r.Replay(t.Context(), Selection{}, 1, true, func(uint64) error { steps++; return nil }))(t)
	if got.Lost != dry.Lost || steps == 0 {
		t.Errorf("%+v after %d steps", got, steps)
	}
	h.want(`article "ban tiktok exit x neu"`, `dossier exit x, in_force, 1 sources`, `event exit x of "T1", in_force, 1 sources`)
	if again := must(r.Replay(t.Context(), Selection{}, 1, false, nil))(t); again.Lost+again.Gained+again.Changed != 0 {
		t.Errorf("a second time: %+v", again)
	}
}

func TestReplaySelects(t *testing.T) {
	h := build(t, "rules1", 1)
	french := page(2, "ban x")
	french.Lang = "fr"
	h.take(page(1, "ban tiktok"), french, page(3, "ban signal"))
	h.settle()
	r := h.replayer(strict{words{"rules2"}}, 2)
	for _, c := range []struct {
		sel  Selection
		from uint64
		want int
	}{
		{Selection{}, 1, 3},
		{Selection{Lang: "fr"}, 1, 1},
		{Selection{Source: "a3.example"}, 1, 1},
		{Selection{Lang: "fr", Source: "a3.example"}, 1, 0},
		{Selection{}, 3, 1},
	} {
		if d := must(r.Replay(t.Context(), c.sel, c.from, false, nil))(t); d.Articles != c.want {
			t.Errorf("%+v from %d: %d articles, want %d", c.sel, c.from, d.Articles, c.want)
		}
	}
}

// While another view is made, the one in use shows nothing of what is replayed.
func TestHoldReplays(t *testing.T) {
	h := build(t, "rules1", 1)
	h.take(page(1, "ban tiktok"))
	before := h.settle()
	h.ixer.HoldReplays(true)
	must(h.replayer(strict{words{"rules2"}}, 2).Replay(t.Context(), Selection{}, 1, true, func(uint64) error { return nil }))(t)
	h.want(before...)
	h.take(page(2, "exit x")) // live articles are shown all the same
	if got := h.settle(); len(got) != len(before)+3 {
		t.Errorf("got %q", got)
	}
}
