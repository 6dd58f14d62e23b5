package query

import (
	"slices"
	"testing"
	"time"

	"edikt"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// testLexicon stands for the gazetteer: a few names of two languages.
var testLexicon = LexiconFunc(func(forms []string) []string {
	switch {
	case slices.Equal(forms, []string{"office", "365"}):
		return []string{"target:microsoft-365"}
	case slices.Equal(forms, []string{"twitter"}):
		return []string{"target:x"}
	case slices.Equal(forms, []string{"verbot"}), slices.Equal(forms, []string{"interdiction"}):
		return []string{"kind:ban"}
	}
	return nil
})

func thuringia() *edikt.Document {
	return &edikt.Document{
		Type: edikt.EventDocument, ID: "ev1", Dossier: "dos1", DossierStatus: edikt.InForce, Sources: 3, New: true, Seen: now.Add(-2 * time.Hour),
		Article: edikt.ArticleRef{ID: "art1", Source: "Bote.example", Lang: "de", Date: "2026-11-20", Title: "Thüringen: Diensthandyverbot für TikTok"},
		Event: &edikt.Event{ID: "ev1", Kind: edikt.Ban, Status: edikt.InForce, Jurisdiction: "DE-TH",
			Actor:    &edikt.Actor{ID: "de-th/ministry/interior", Authority: "de-th/government", Name: "Innenministerium", Text: "Das Innenministerium"},
			Target:   edikt.Target{ID: "tiktok", Name: "TikTok", Text: "Video-App"},
			Scope:    []edikt.Scope{edikt.WorkDevices},
			Evidence: edikt.Span{Text: "Das Innenministerium verbietet die Video-App ab 1. März 2027 auf allen Geräten."},
			Asserted: "2026-11-19", Effective: &edikt.Effective{From: "2027-03-01"}, Rule: "de/ban/verbieten", Confidence: 0.93},
	}
}

func lyon() *edikt.Document {
	return &edikt.Document{
		Type: edikt.EventDocument, ID: "ev2", Seen: now.AddDate(0, 0, -9),
		Article: edikt.ArticleRef{ID: "art2", Source: "courrier.example", Lang: "fr", Date: "2026-11-10", Title: "Lyon : l’interdiction de X", CopyOf: "art9"},
		Event: &edikt.Event{ID: "ev2", Kind: edikt.Ban, Status: edikt.Announced, Jurisdiction: "FR", Target: edikt.Target{ID: "x", Name: "X", Text: "X"},
			Evidence: edikt.Span{Text: "L'interdiction du réseau X entrera en vigueur à Lyon."}, Rule: "fr/ban/interdire", Confidence: 0.7, Background: true},
	}
}

func TestMatch(t *testing.T) {
	a := NewAnalyzers(testLexicon)
	for _, c := range []struct {
		query string
		de    bool // finds the German event
		fr    bool
	}{
		{"", true, true},
		{"Verbot", true, true}, // the French one by its kind
		{"verbieten", true, false},
		{"verboten Innenministerium", true, false},
		{"Diensthandy", true, false}, // part of a compound
		{"interdire", false, true},
		{"l'interdiction", true, true},
		{"vigueur OR Geräten", true, true},
		{"vigueur Geräten", false, false},
		{"-vigueur", true, false},
		{"-(vigueur OR März)", false, false},
		{"title:TikTok", true, false},
		{"evidence:TikTok", false, false},
		{"evidence:Innenministerium", true, false},
		{`"verbietet die Video-App"`, true, false},
		{`"VERBIETET  die Video App"`, true, false},
		{`"verboten die Video-App"`, false, false}, // exact: no other form
		{`"die verbietet"`, false, false},
		{`"interdiction du réseau"`, false, true},
		{`"l'interdiction du réseau"`, false, true},
		{`title:"interdiction du réseau"`, false, false},
		{`"TikTok Innenministerium"`, false, false}, // neighbours in no text
		{"inn*", true, false},
		{"entr*", false, true},
		{"Video-A*", true, false},
		{"xyz*", false, false},
		{"Innenministerum~", true, false},
		{"nInenministerium~", false, false}, // the first letter counts
		{"Inennministerium~", true, false},
		{"twitter", false, true}, // by name
		{"office 365", false, false},
		{"kind:ban", true, true},
		{"kind:exit", false, false},
		{"kind:exit,ban", true, true},
		{"status:in_force", true, false},
		{"jurisdiction:DE", true, false}, // covers DE-TH
		{"jurisdiction:DE-TH", true, false},
		{"jurisdiction:DE-BY", false, false},
		{"actor:de-th/government", true, false}, // the authority acted for
		{"actor:de-th/*", true, false},
		{"-has:actor", false, true},
		{"target:tiktok,x", true, true},
		{"scope:work_devices", true, false},
		{"source:bote.example", true, false},
		{"lang:fr", false, true},
		{"rule:de/*", true, false},
		{"dossier:dos1", true, false},
		{"id:ev2", false, true},
		{"article:art1", true, false},
		{"is:new", true, false},
		{"is:background", false, true},
		{"has:copy", false, true},
		{"confidence:0.8..", true, false},
		{"confidence:..0.8", false, true},
		{"sources:3", true, false},
		{"sources:4", false, false},
		{"date:2026-11", true, true},
		{"date:2026-W47", true, false}, // 16 to 22 November
		{"date:2026-11-15..", true, false},
		{"date:..2026-11-10", false, true},
		{"seen:7d", true, false},
		{"seen:1h", false, false},
		{"effective:2027", true, false},
		{"effective:+30d", false, false},
		{"effective:+6m", true, false},
		{"asserted:2026-11-19", true, false},
	} {
		e, err := Parse(c.query)
		if err != nil {
			t.Fatalf("%s: %v", c.query, err)
		}
		m := Compile(e, a)
		if de, fr := m.Match(thuringia(), now), m.Match(lyon(), now); de != c.de || fr != c.fr {
			t.Errorf("%s: German %v, French %v; want %v, %v", c.query, de, fr, c.de, c.fr)
		}
	}
}

func TestNamesOfSeveralWords(t *testing.T) {
	d := thuringia()
	d.Event.Target = edikt.Target{ID: "microsoft-365", Name: "Microsoft 365", Text: "Microsoft 365"}
	a := NewAnalyzers(testLexicon)
	for q, want := range map[string]bool{"office 365": true, "office 365 verbot": true, "verbot office 365": true, "365 office": false, "office": false, `"office 365"`: false} {
		e, _ := Parse(q)
		if got := Compile(e, a).Match(d, now); got != want {
			t.Errorf("%s: %v, want %v", q, got, want)
		}
	}
}
