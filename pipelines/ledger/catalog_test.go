package ledger

import (
	"path/filepath"
	"testing"
)

func TestCatalog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catalog.db")
	c, err := OpenCatalog(path)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Fresh {
		t.Error("a new catalog is not fresh")
	}
	l := c.Look()
	l.SetShown("a", &Shown{Revision: 1, Seq: 7, Events: []string{"e1", "e2"}})
	l.SetShown("b", &Shown{Revision: 1, Events: []string{"e3"}})
	l.SetPlace("e1", &Place{Dossier: "d", Sources: 2})
	l.SetFiled("d", &Filed{Seq: 3, Events: []string{"e1"}})
	if s, ok, err := l.Shown("a"); err != nil || !ok || len(s.Events) != 2 {
		t.Errorf("not seen before it is written: %+v, %v, %v", s, ok, err)
	}
	if _, ok, _ := c.Look().Shown("a"); ok {
		t.Error("seen by others before it is written")
	}
	write := func(l *Look) {
		t.Helper()
		if err := l.Write(); err != nil {
			t.Fatal(err)
		}
	}
	write(l)
	l = c.Look()
	l.SetShown("a", &Shown{Revision: 2})
	l.SetPlace("e1", nil)
	write(l)
	c.Close()
	if c, err = OpenCatalog(path); err != nil || c.Fresh {
		t.Fatalf("fresh %v, %v", c.Fresh, err)
	}
	defer c.Close()
	if n, err := c.Events(); err != nil || n != 1 {
		t.Errorf("%d events, %v", n, err)
	}
	if p, ok, err := c.Look().Place("e1"); ok || err != nil {
		t.Errorf("place %+v, %v", p, err)
	}
	if f, ok, err := c.Look().Filed("d"); !ok || err != nil || f.Seq != 3 {
		t.Errorf("filed %+v, %v", f, err)
	}
}
