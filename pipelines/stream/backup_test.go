package stream

import (
	"slices"
	"testing"
)

func TestBackupAndRestore(t *testing.T) {
	c := opened(t)
	publish(t, c, messages(0, 700))
	if err := c.Erase(t.Context(), Articles, 5); err != nil {
		t.Fatal(err)
	}
	var r recorder
	k := consume(t, c, Stage{Name: "extract", Stream: Articles, Batch: 50, Handle: r.handle})
	settled(t, c, Articles, "extract")
	k.Stop()
	dir, data := t.TempDir(), t.TempDir()
	saved, err := c.Backup(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(saved, func(s Saved) bool { return s.Stream == Articles }); i < 0 || saved[i].Messages != 699 || saved[i].Bytes == 0 {
		t.Errorf("saved %+v", saved)
	}
	if got, err := Restore(t.Context(), Config{Dir: data, MinFree: 1}, dir); err != nil || len(got) != len(saved) {
		t.Fatalf("restored %+v, %v; saved were %+v", got, err, saved)
	}
	if _, err := Restore(t.Context(), Config{Dir: data, MinFree: 1}, dir); err == nil {
		t.Error("restored over streams that are there")
	}
	restored := open(t, data)
	defer restored.Close()
	want, err := c.State(t.Context(), Articles)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := restored.State(t.Context(), Articles); err != nil || got.Messages != 699 || got.Last != want.Last || got.First != want.First {
		t.Errorf("restored %+v, %v, want %+v", got, err, want)
	}
	m, err := restored.Get(t.Context(), Articles, 700)
	if err != nil || m.ID != "id699" || string(m.Data) != `{"n":699}` {
		t.Errorf("last message %+v, %v", m, err)
	}
	publish(t, restored, messages(700, 710))
	var again recorder
	k = consume(t, restored, Stage{Name: "extract", Stream: Articles, Batch: 50, Handle: again.handle})
	settled(t, restored, Articles, "extract")
	k.Stop()
	if len(again.seen) != 10 {
		t.Errorf("%d messages handled after the restoration, want the 10 new ones", len(again.seen))
	}
}

func TestRestoreNothing(t *testing.T) {
	if _, err := Restore(t.Context(), Config{Dir: t.TempDir(), MinFree: 1}, t.TempDir()); err == nil {
		t.Error("no error")
	}
}
