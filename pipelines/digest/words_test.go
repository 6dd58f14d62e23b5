package digest

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"edikt"
	"edikt/language/gazetteer"
)

// later are names that CLDR changed after the version in x/text, or that we write without its brackets and ampersands.
var later = map[string]bool{"SZ": true, "MK": true, "EU": true, "HK": true, "MO": true, "PS": true, "MM": true, "CZ": true, "TR": true, "CG": true, "CD": true, "BA": true, "ST": true, "TT": true}

func TestCountriesAreThoseOfCLDR(t *testing.T) {
	namers := map[string]display.Namer{"de": display.German.Regions(), "fr": display.French.Regions(), "en": display.English.Regions()}
	n := 0
	for _, e := range gazetteer.Load().Entries() {
		if e.Type != gazetteer.Place || e.Sort != "country" && e.Sort != "union" {
			continue
		}
		n++
		for lang, namer := range namers {
			p, ok := country(e.Jurisdiction, lang)
			if !ok {
				t.Errorf("%s has no name in %s", e.Jurisdiction, lang)
				continue
			}
			if want := typographic(namer.Name(language.MustParseRegion(orEU(e.Jurisdiction)))); !later[e.Jurisdiction] && p.name != want {
				t.Errorf("%s in %s: %q, CLDR has %q", e.Jurisdiction, lang, p.name, want)
			}
		}
	}
	if n < 150 {
		t.Errorf("%d countries", n)
	}
}

func orEU(code string) string {
	if code == "EU" {
		return "QU"
	}
	return code
}

func TestSentences(t *testing.T) {
	tiktok, instagram, social, visio := Target{"tiktok", "TikTok"}, Target{"instagram", "Instagram"}, Target{"social-media", "soziale Medien"}, Target{"visio", "Visio"}
	for _, c := range []struct {
		lang, authority, actor string
		kind                   edikt.Kind
		status                 edikt.Status
		target                 Target
		want                   string
	}{
		{"de", "fr/government", "", edikt.Mandate, edikt.InForce, visio, "Frankreich macht Visio zur Pflicht"},
		{"fr", "fr/government", "", edikt.Mandate, edikt.InForce, visio, "La France rend Visio obligatoire"},
		{"en", "fr/government", "", edikt.Mandate, edikt.InForce, visio, "France makes Visio mandatory"},
		{"de", "ch/government", "", edikt.Ban, edikt.Proposed, social, "Die Schweiz erwägt ein Verbot von sozialen Medien"},
		{"fr", "ch/government", "", edikt.Ban, edikt.Proposed, social, "La Suisse envisage l’interdiction des réseaux sociaux"},
		{"fr", "nl/government", "", edikt.Ban, edikt.Ended, instagram, "Les Pays-Bas lèvent l’interdiction d’Instagram"},
		{"de", "nl/government", "", edikt.AdviceAgainst, edikt.InForce, instagram, "Die Niederlande raten von Instagram ab"},
		{"en", "nl/government", "", edikt.Ban, edikt.InForce, social, "The Netherlands bans social media"},
		{"fr", "de/government", "", edikt.Ban, edikt.InForce, tiktok, "L’Allemagne interdit TikTok"},
		{"fr", "il/government", "", edikt.Mandate, edikt.InForce, social, "Israël rend les réseaux sociaux obligatoires"},
		{"fr", "lu/government", "", edikt.Abstention, edikt.InForce, social, "Le Luxembourg renonce aux réseaux sociaux"},
		{"de", "us/government", "", edikt.Ban, edikt.InForce, tiktok, "Die USA verbieten TikTok"},
		{"de", "gb/government", "", edikt.Ban, edikt.InForce, tiktok, "Das Vereinigte Königreich verbietet TikTok"},
		{"de", "org/universitaet-waldburg", "Universität Waldburg", edikt.Exit, edikt.InForce, Target{"x", "X"}, "Universität Waldburg steigt aus X aus"},
		{"de", "org/stadtwerke-aldenau", "Stadtwerke Aldenau", edikt.Exit, edikt.Rejected, Target{"x", "X"}, "Stadtwerke Aldenau bleiben bei X"},
		{"fr", "org/musee", "Musée d’Elbeuve", edikt.Exit, edikt.Announced, Target{"x", "X"}, "Musée d’Elbeuve : départ de X (annoncé)"},
		{"fr", "article/a1", "", edikt.Ban, edikt.Announced, tiktok, "Interdiction de TikTok (annoncée)"},
		{"de", "article/a1", "", edikt.Ban, edikt.InForce, social, "Verbot von sozialen Medien"},
	} {
		e := Entry{Kind: c.kind, Status: c.status, Target: c.target, Authority: c.authority, Actor: c.actor}
		if got := strings.ReplaceAll(wordsFor(c.lang).sentence(&e), "\u00a0", " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestEverySentenceIsThere(t *testing.T) {
	for _, lang := range []string{"de", "fr", "en"} {
		w := wordsFor(lang)
		for _, k := range edikt.Kinds() {
			for _, s := range edikt.Statuses() {
				if w.sentences[k][s] == "" {
					t.Errorf("%s has no sentence for %s, %s", lang, k, s)
				}
			}
			if w.nouns[k].one == "" || w.headings[string(k)] == "" || w.nominal[k] == "" {
				t.Errorf("%s lacks words for %s", lang, k)
			}
		}
		for key := range german.labels {
			if w.labels[key] == "" && key != "from.day" {
				t.Errorf("%s has no label %s", lang, key)
			}
		}
	}
}

func TestCountsAndDates(t *testing.T) {
	x := &Target{"x", "X"}
	de, fr, en := wordsFor("de"), wordsFor("fr"), wordsFor("en")
	day := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range [][2]string{
		{de.counted(1, edikt.Ban, nil), "1 neues Verbot"}, {de.counted(7, edikt.Ban, nil), "7 neue Verbote"}, {de.counted(3, edikt.Exit, x), "3 Ausstiege aus X"}, {de.counted(1, edikt.Review, nil), "1 neue Prüfung"},
		{fr.counted(1, edikt.Ban, nil), "1 nouvelle interdiction"}, {fr.counted(1, edikt.Review, nil), "1 nouvel examen"}, {fr.counted(2, edikt.Review, nil), "2 nouveaux examens"}, {fr.counted(3, edikt.Exit, x), "3 départs de X"},
		{fr.counted(2, edikt.AdviceAgainst, nil), "2 nouvelles mises en garde"}, {en.counted(1, edikt.Ban, nil), "1 new ban"}, {en.counted(3, edikt.Exit, x), "3 exits from X"},
		{de.number(12345), "12.345"}, {fr.number(1234567), "1\u202f234\u202f567"}, {en.number(1000), "1,000"}, {en.number(999), "999"},
		{de.day(day), "1. Dezember 2026"}, {fr.day(day), "1er décembre 2026"}, {en.day(day), "1 December 2026"},
		{de.since("2026-12-01"), "ab 1. Dezember 2026"}, {fr.since("2026-12-01"), "à partir du 1er décembre 2026"}, {fr.since("2027-08"), "à partir d’août 2027"}, {fr.since("2027"), "à partir de 2027"}, {en.since("2027-08"), "from August 2027"},
		{fr.until("2027-03"), "jusqu’en mars 2027"}, {de.duration("P6M"), "6 Monate"}, {fr.duration("P1Y"), "1 an"}, {en.duration("P2W"), "2 weeks"},
		{de.list([]string{"A", "B", "C"}), "A, B und C"}, {fr.list([]string{"A", "B"}), "A et B"}, {en.list([]string{"A"}), "A"},
		{fr.plural(0, "measure"), "0 nouvelle mesure"}, {de.plural(0, "measure"), "0 neue Maßnahmen"},
		{de.span(mustPeriod(t, "2026-W49")), "30. November bis 6. Dezember 2026"}, {fr.span(mustPeriod(t, "2026-W53")), "du 28 décembre 2026 au 3 janvier 2027"}, {en.span(mustPeriod(t, lastWeek)), "16–22 November 2026"},
		{placeName("DE-TH", "fr"), "Thuringe"}, {placeName("DE-TH", "en"), "Thuringia"}, {placeName("CH-GE", "de"), "Genf"}, {placeName("ZZ", "de"), "ZZ"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}
