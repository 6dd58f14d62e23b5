package extractor

import (
	"strings"
	"testing"

	"edikt"
)

// hostile are texts that a careless extractor would choke on.
func hostile(n int) map[string]string {
	return map[string]string{
		"no space":  strings.Repeat("a", n),
		"brackets":  strings.Repeat("(", n/2) + "TikTok" + strings.Repeat(")", n/2),
		"no stop":   strings.Repeat("TikTok verbietet Zoom und ", n/26),
		"commas":    strings.Repeat("die TikTok, ", n/12),
		"bytes":     strings.Repeat("\xff\xfe TikTok \x00", n/12),
		"x":         strings.Repeat("X ", n/2),
		"questions": strings.Repeat("Verbot? ", n/8),
		"soft":      strings.Repeat("Des Land\u00adgerichts Bann\u00ads von Tik\u00adTok gilt. ", n/40),
		"broken":    strings.Repeat("Des Land-\ngerichts Verbot von TikTok gilt. ", n/38),
		"names":     strings.Repeat("Regierung TikTok verbietet. ", n/28),
	}
}

func TestHostile(t *testing.T) {
	x := builtIn(t)
	for name, text := range hostile(100_000) {
		for _, lang := range []string{"de", "fr"} {
			set := x.Extract(&edikt.Article{ID: "h", Lang: lang, Text: text, Date: "2024-05-05"})
			for _, e := range set.Events {
				if text[e.Evidence.Start:e.Evidence.End] != e.Evidence.Text || text[e.Target.Start:e.Target.End] != e.Target.Text {
					t.Fatalf("%s: offsets of %+v", name, e)
				}
			}
		}
	}
}

func TestParts(t *testing.T) {
	for name, text := range hostile(100_000) {
		if got := strings.Join(parts(text), ""); got != text {
			t.Errorf("%s: %d of %d bytes", name, len(got), len(text))
		}
	}
	text := strings.Repeat("ä", partBytes)
	for _, p := range parts(text) {
		if strings.ContainsRune(p, '\uFFFD') || len(p) > partBytes || len(p) == 0 {
			t.Errorf("a part of %d bytes cuts a character", len(p))
		}
	}
}

func TestEventsOfLaterParts(t *testing.T) {
	x := builtIn(t)
	text := strings.Repeat("Das Wetter bleibt schön, sagt der Dienst.\n\n", 2000) + "Die Stadt Basel verbietet TikTok auf Diensthandys."
	set := x.Extract(&edikt.Article{ID: "p", Lang: "de", Text: text, Date: "2024-05-05"})
	if len(set.Events) != 1 || text[set.Events[0].Trigger.Start:set.Events[0].Trigger.End] != "verbietet" {
		t.Errorf("%+v", set.Events)
	}
}

// TestHostileDates reads times that no calendar has, in articles of the first and last years: what comes out is a date, a span or
// nothing.
func TestHostileDates(t *testing.T) {
	x := builtIn(t)
	for _, when := range []string{"bis Ende 9999", "ab dem 99. Mai", "ab 0. Mai", "am 31.02.2025", "seit 999 Jahren", "vor 99999999999 Jahren", "binnen 0 Tagen", "ab nächstem Jahr", "bis Jahresende", "ab Mai nächsten Jahres",
		"ab dem Schuljahr 2025/", "ab dem Schuljahr 9999/00", "vom 3. und 31. Februar 2025 an", "im letzten Quartal", "seit heutigen Tages", "für hundert hundert Jahre", "ab 2025-13-45", "am Montag, dem 32.", "seit Ende Ende Ende des des Jahres"} {
		for _, date := range []edikt.Date{"", "0001-01-01", "1900", "2025-02", "2024-02-29", "9999-12-31", "2025-13-45"} {
			set := x.Extract(&edikt.Article{ID: "h", Lang: "de", Text: "Der Kanton Uri sperrt TikTok " + when + ".", Date: date})
			for _, e := range set.Events {
				if v := edikt.Date(e.When); e.When != "" && e.When[0] != 'P' && !v.Valid() {
					t.Errorf("%s on %q: %q", when, date, e.When)
				}
			}
		}
	}
}

// BenchmarkLength shows time against length: ns/byte must stay level.
func BenchmarkLength(b *testing.B) {
	x, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		for name, text := range hostile(n) {
			b.Run(name+"/"+sizeName(n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					x.Extract(&edikt.Article{ID: "h", Lang: "de", Text: text, Date: "2024-05-05"})
				}
			})
		}
	}
}

func sizeName(n int) string {
	return map[int]string{10_000: "10k", 100_000: "100k", 1_000_000: "1M"}[n]
}

func FuzzExtract(f *testing.F) {
	f.Add("de", "Die Stadt Basel verbietet TikTok auf Diensthandys, ebenso das Parlament.", "2024-05-05")
	f.Add("fr", "Le canton interdit TikTok ; l'application n'est plus autorisée.", "")
	f.Add("de", "„X“ (früher Twitter) — ab 1. Mai verboten? - und", "2023")
	x, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, lang, text, date string) {
		for _, e := range x.Extract(&edikt.Article{ID: "f", Lang: lang, Text: text, Date: edikt.Date(date)}).Events {
			if err := e.Validate(); err != nil {
				t.Fatal(err)
			}
			if text[e.Evidence.Start:e.Evidence.End] != e.Evidence.Text || text[e.Trigger.Start:e.Trigger.End] != e.Trigger.Text {
				t.Fatalf("offsets of %+v", e)
			}
		}
	})
}
