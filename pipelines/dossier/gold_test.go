package dossier

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"edikt"
	"edikt/language/gazetteer"
)

// The example of Amigó and others (2009): a group of four and one of two, of which one item was put into the wrong group.
func TestBCubed(t *testing.T) {
	gold := map[int]string{1: "a", 2: "a", 3: "a", 4: "a", 5: "b", 6: "b"}
	for _, c := range []struct {
		found map[int]string
		p, r  float64
	}{
		{gold, 1, 1},
		{map[int]string{}, 1, (4*0.25 + 2*0.5) / 6},
		{map[int]string{1: "x", 2: "x", 3: "x", 4: "x", 5: "x", 6: "x"}, (4*4.0/6 + 2*2.0/6) / 6, 1},
		{map[int]string{1: "x", 2: "x", 3: "x", 4: "y", 5: "y", 6: "y"}, (3*1 + 1.0/3 + 2*2.0/3) / 6, (3*0.75 + 0.25 + 2*1) / 6},
	} {
		s := BCubed(gold, c.found)
		if math.Abs(s.Precision-c.p) > 1e-9 || math.Abs(s.Recall-c.r) > 1e-9 {
			t.Errorf("%v: %s, want %f %f", c.found, s, c.p, c.r)
		}
	}
}

func TestActorsAreResolved(t *testing.T) {
	r := NewResolver(gazetteer.Load())
	for _, c := range []struct{ text, jur, authority string }{
		{"Belgien", "BE", "be/government"}, {"gouvernement belge", "BE", "be/government"}, {"belgische Regierung", "BE", "be/government"},
		{"Ottawa", "CA", "ca/government"}, {"Bundeskanzlei", "CH", "ch/government"}, {"ministère des Armées", "FR", "fr/government"},
		{"EU-Kommission", "EU", "eu/commission"}, {"Commission européenne", "EU", "eu/commission"}, {"Parlement européen", "EU", "eu/parliament"},
		{"Bundesdatenschutzbeauftragter (BfDI)", "DE", "de/bfdi"}, {"BfDI", "DE", "de/bfdi"}, {"Cnil", "FR", "fr/cnil"},
		{"Landesdatenschutzbeauftragter von Baden-Württemberg", "DE-BW", "de-bw/lfdi"}, {"italienische Datenschutzbehörde", "IT", "it/garante"}, {"Garante", "IT", "it/garante"},
		{"Stadt Musterstadt", "DE", "de/musterstadt"}, {"ville de Musterstadt", "DE", "de/musterstadt"},
		{"Kanzlerin", "DE", "de/government"}, {"Pariser Innenressort", "FR", "fr/government"}, {"Büro des Premierministers", "FR", "fr/government"},
		{"Moskauer Gericht", "RU", "ru/court"}, {"tribunal moscovite", "RU", "ru/court"}, {"régulateur", "OM", "om/regulator"},
		{"Hochschule Musterstadt", "DE", "de/hochschule-musterstadt"}, {"Firma Muster", "", "org/firma-muster"},
	} {
		if a := r.Actor(c.text, c.jur, ""); a.Authority != c.authority {
			t.Errorf("%s, %s: %s, want %s", c.text, c.jur, a.Authority, c.authority)
		}
	}
	if r.Actor(" ", "DE", "") != nil {
		t.Error("nobody is somebody")
	}
}

func TestUnplacedActorsAreSettled(t *testing.T) {
	r := NewResolver(gazetteer.Load())
	for _, c := range []struct{ id, text, jur, authority string }{
		{"org/polizei", "Thüringer Polizei", "DE-TH", "de-th/police"}, {"org/bundesdatenschutzbehoerde", "Bundesdatenschutzbehörde", "DE", "de/bfdi"},
		{"org/gewerkschaft-der-polizei", "Gewerkschaft der Polizei", "DE", "org/gewerkschaft-der-polizei"}, {"org/polizei", "Polizei", "", "org/polizei"},
		{"org/hochschulen", "Hochschulen", "DE", "org/hochschulen"}, {"be/parliament", "Polizei", "BE", "be/parliament"},
	} {
		e := edikt.Event{Jurisdiction: c.jur, Actor: &edikt.Actor{ID: c.id, Authority: c.id, Text: c.text}}
		before := e.Actor
		r.Settle(&e)
		if e.Authority() != c.authority || e.Actor.ID != c.id || before.Authority != c.id {
			t.Errorf("%s, %s: %s, want %s", c.text, c.jur, e.Authority(), c.authority)
		}
	}
}

func TestGoldFiles(t *testing.T) {
	gold, err := ReadGold(strings.NewReader("{\"dossier\":\"x\",\"events\":[[\"a\",0],[\"b\",2]]}\n{\"dossier\":\"y\",\"events\":[[\"c\",1]]}\n"), "g")
	if err != nil || gold[GoldRef{"b", 2}] != "x" || len(gold) != 3 {
		t.Errorf("%v, %v", gold, err)
	}
	for _, bad := range []string{"{", `{"dossier":"x","events":[["a"]]}`, `{"dossier":"x","events":[["a",0],["a",0]]}`} {
		if _, err := ReadGold(strings.NewReader("{\"dossier\":\"z\",\"events\":[]}\n"+bad), "g"); err == nil || !strings.Contains(err.Error(), "g:2") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// What an analyst has looked at can be exported as gold, and scores 1 against itself.
func TestExportAsGold(t *testing.T) {
	f, _ := newFiler(t)
	var all []edikt.Event
	for i, line := range []string{"a 2026-03-01 in_force scope=staff_communication", "b 2026-03-02 in_force", "c 2026-03-02 in_force kind=exit"} {
		e := ev(line)
		set := setOf(1, edikt.Live, ev(fmt.Sprintf("%s 2026-03-01 in_force target=t%d", e.Article.ID, i)), e)
		file(t, f, set)
		all = append(all, set.Events...)
	}
	v, err := f.All()
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Gold(&buf, v.Dossiers); err != nil {
		t.Fatal(err)
	}
	gold, err := ReadGold(&buf, "export")
	if err != nil || len(gold) != len(all) {
		t.Fatalf("%v, %v", gold, err)
	}
	refs := Refs{}
	for i, e := range all {
		refs[GoldRef{e.Article.ID, i % 2}] = e
	}
	if s := Evaluate(gold, refs); s.F1() != 1 {
		t.Error(s)
	}
}
