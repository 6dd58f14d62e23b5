package analysis

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"edikt/language/forms"
)

// terms lists the terms of a text's words, words parted by " | ".
func terms(words []Word) string {
	var out []string
	for _, w := range words {
		var t []string
		for _, x := range w.Terms {
			t = append(t, x.Text)
		}
		out = append(out, strings.Join(t, " "))
	}
	return strings.Join(out, " | ")
}

func TestIndexTerms(t *testing.T) {
	de, fr, en := New(German), New(French), New("en")
	for _, c := range []struct {
		a          *Analyzer
		text, want string
	}{
		{de, "Diensthandyverbot", "diensthandyverbieten verbieten handy handyverbieten dienst diensthandy"},
		{de, "Heizungsgesetze", "heizungsgesetz gesetz heizen"},
		{de, "verbietet", "verbieten"},
		{de, "Dienstag", "dienstag"},
		{de, "Maße Masse", "maß | masse"},
		{de, "Nutzerinnen Käufer Richter löschbare Erlaubnis", "nutzen | kaufen | richter | löschen | erlauben"},
		{de, "Legalität Transparenz Populismus städtisch", "legal | transparent | populist | stadt"},
		{de, "Schulverbot", "schulverbieten verbieten schule"},
		{fr, "utilisateurs modératrice importateur", "utiliser | moderer | importer"},
		{fr, "applicable résistance consultatif violence", "appliquer | resister | consulter | violent"},
		{fr, "confidentialité réglementaire valeur votre", "confid | reglementer | valeur | votre"},
		{de, "TikTok-Verbot", "tiktok | verbieten"},
		{de, "Bürger:innen", "bürger"},
		{de, "Das Land schließt Huawei aus.", "das | land | schliessen ausschliessen | huawei | aus"},
		{de, "Sie stand am Stand", "sie | stand stehen | am | stand"},
		{de, "Das Land schließt Huawei. Aus Angst", "das | land | schliessen | huawei | aus | angst"},
		{de, "Sie führt im Mai das Verbot ein und prüft weiter.", "sie | führen einführen | im | mai | das | verbieten | ein | und | prüfen | weiter"},
		{fr, "L'interdiction d’État", "interdire | etat"},
		{fr, "aujourd'hui", "aujourdhui"},
		{fr, "plate-forme plateforme", "plateforme | plateforme"},
		{de, "E-Mail-Verbot und E-Mails", "e | mailen | verbieten | und | email"},
		{en, "Café BANS", "cafe | bans"},
		{de, "", ""},
		{de, "...", ""},
	} {
		if got := terms(c.a.Index(nil, c.text)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestQueryTerms(t *testing.T) {
	de, fr := New(German), New(French)
	for _, c := range []struct {
		a          *Analyzer
		form, want string
	}{
		{de, "gesetzentwurf", "gesetzentwerfen"},
		{de, "fordert", "forderen"},
		{de, "strasse", "strass straß straß"},
		{de, "straße", "straß strass"},
		{de, "masse", "masse"},
		{de, "maße", "maß"},
		{de, "laender", "laend land"},
		{fr, "etat", "etat"},
		{fr, "marche", "marcher"},
	} {
		var got []string
		for _, alt := range c.a.Query(c.form) {
			got = append(got, alt.Term)
		}
		want := slices.Compact(strings.Fields(c.want))
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: got %v, want %v", c.form, got, want)
			}
		}
		if c.form == "gesetzentwurf" && len(got) != 1 {
			t.Errorf("%s: got %v, want the whole word alone", c.form, got)
		}
	}
}

// TestBaseFormsEnd: the term of a form is that of its base form, which is another form's base nowhere.
func TestBaseFormsEnd(t *testing.T) {
	de, fr := newGermanWords(), newFrenchWords()
	for id := 1; id < forms.German().Len(); id++ {
		if w := Form(forms.German().Lemma(uint32(id)).Text); w != "" && de.class(w) == "" {
			t.Errorf("%s has no term", w)
		}
	}
	for id := 1; id < forms.French().Len(); id++ {
		if w := Form(forms.French().Lemma(uint32(id)).Text); w != "" && fr.class(w) == "" {
			t.Errorf("%s has no term", w)
		}
	}
	for w := range de.declined {
		if de.declined[de.declined[w]] != "" {
			t.Errorf("%s is a form of %s, and that of another", w, de.declined[w])
		}
	}
}

// TestListsAreReadAlike: an index may be read by another process than wrote it.
func TestListsAreReadAlike(t *testing.T) {
	a, b := newGermanWords(), newGermanWords()
	for w := range a.nouns {
		if x, y := a.class(w), b.class(w); x != y {
			t.Errorf("%s is %s and %s", w, x, y)
		}
	}
	for w := range a.declined {
		if x, y := a.class(w), b.class(w); x != y {
			t.Errorf("%s is %s and %s", w, x, y)
		}
	}
}

func TestParts(t *testing.T) {
	for word, want := range map[string]string{"Handyverbot": "Handy verbot", "Sicherheitsbedenken": "Sicherheit bedenken", "Diensthandyverbots": "Dienst handy verbots",
		"Verbot": "", "EU-Kommission": "", "Straßenverkehr": "Straßen verkehr", "": "", "xy": ""} {
		if got := strings.Join(New(German).Parts(word), " "); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestWiderSpellingsWeighLess(t *testing.T) {
	for _, alt := range New(German).Query("muenchen")[1:] {
		if alt.Weight >= 1 {
			t.Errorf("%s weighs %v", alt.Term, alt.Weight)
		}
	}
}

// TestOffsets: every term stands for the bytes that it says, after umlauts and in compounds.
func TestOffsets(t *testing.T) {
	const text = "Über die Ölheizungsgesetze: Bürger·innen und das Schülerhandyverbot."
	want := map[string]string{"ölheizungsgesetz": "Ölheizungsgesetze", "gesetz": "gesetze", "verbieten": "verbot", "handy": "handy", "bürger": "Bürger·innen"}
	for _, w := range New(German).Index(nil, text) {
		for _, x := range w.Terms {
			if s, ok := want[x.Text]; ok {
				if got := text[x.Start:x.End]; got != s {
					t.Errorf("%s stands for %q, want %q", x.Text, got, s)
				}
				delete(want, x.Text)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// TestNoFormTwice: a family that claims the form of another would hide it.
func TestNoFormTwice(t *testing.T) {
	for _, list := range []string{familiesDE, familiesFR} {
		seen := map[string]string{}
		for l := range lines(list) {
			term, forms, ok := strings.Cut(l, ":")
			if !ok {
				t.Errorf("%q is no family", l)
			}
			for _, f := range strings.Fields(forms) {
				if other, ok := seen[f]; ok {
					t.Errorf("%s belongs to %s and %s", f, other, term)
				}
				seen[f] = term
			}
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	a := New(German)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				a.Index(nil, "Der Landtag beschließt das Handyverbot an Schulen.")
				a.Query("verbot")
			}
		})
	}
	wg.Wait()
}

func FuzzIndex(f *testing.F) {
	f.Add("Straße ẞ-ÄÖ l'État 12:30 a\xffb")
	de, fr := New(German), New(French)
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range []*Analyzer{de, fr} {
			for _, w := range a.Index(nil, text) {
				if w.Start < 0 || w.End > len(text) || w.Start >= w.End || w.Form == "" {
					t.Fatalf("word %+v in %q", w, text)
				}
				for _, x := range w.Terms {
					if x.Start < w.Start || x.End > w.End || x.Start > x.End || x.Text == "" {
						t.Fatalf("term %+v of %+v in %q", x, w, text)
					}
				}
				a.Query(w.Form)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("Die Ministerin verbietet den Dienst auf Diensthandys, weil der Datenschutzbeauftragte vor Sicherheitslücken warnt. Das Gesetz gilt ab Mai. ", 40)
	a := New(German)
	b.SetBytes(int64(len(text)))
	var words []Word
	for b.Loop() {
		words = a.Index(words[:0], text)
	}
}
