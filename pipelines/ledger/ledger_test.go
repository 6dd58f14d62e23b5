package ledger

import (
	"os"
	"path/filepath"
	"testing"

	"edikt"
)

func article(url, title, text string) *edikt.Article {
	a := &edikt.Article{ID: "id", URL: url, Title: title, Text: text}
	a.Complete()
	return a
}

func opened(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestLedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "ledger.db")
	l := opened(t, path)
	first := article("https://a.example/1", "Titel", "eins")
	second := article("https://a.example/1", "Titel", "zwei")
	second.Revision = 2
	if err := l.Record([]*edikt.Article{second, first}, 7); err != nil { // the order does not matter
		t.Fatal(err)
	}
	l.Close()
	l = opened(t, path)
	got, err := l.Lookup("id", "other")
	if err != nil || got[0].Revision != 2 || got[1].Revision != 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	if !got[0].Says(second) || got[0].Says(first) {
		t.Error("wrong words remembered")
	}
	for _, c := range []struct {
		a       *edikt.Article
		strange bool
	}{
		{article("https://a.example/1", "Neuer Titel", "x"), false},
		{article("https://amp.a.example/1", "Titel", "x"), false},
		{article("https://a.example/2", "Etwas anderes", "x"), true},
	} {
		if got[0].Strange(c.a) != c.strange {
			t.Errorf("%s %q: strange is %v", c.a.URL, c.a.Title, !c.strange)
		}
	}
	if seq, err := l.Cursor(); err != nil || seq != 7 {
		t.Errorf("cursor %d, %v", seq, err)
	}
	if err := l.Forget("id"); err != nil {
		t.Fatal(err)
	}
	if got, _ := l.Lookup("id"); got[0].Revision != 0 {
		t.Error("not forgotten")
	}
}

func TestOpenDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	if err := os.WriteFile(path, []byte("this is no ledger at all, not even nearly, and rather short"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := opened(t, path)
	if seq, err := l.Cursor(); err != nil || seq != 0 {
		t.Errorf("cursor %d, %v", seq, err)
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
}
