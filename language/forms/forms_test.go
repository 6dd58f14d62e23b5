package forms

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func tables() map[string]*Table { return map[string]*Table{"de": German(), "fr": French()} }

// reads lists a form's readings as "lemma:Features", for the lemmas and features that a test names.
func has(t *Table, form, lemma string, want Features) bool {
	return slices.ContainsFunc(t.Lookup(fold(form)), func(r Reading) bool {
		return t.Lemma(r.Lemma).Text == lemma && r.Features.Has(want)
	})
}

func describe(t *Table, form string) string {
	var b strings.Builder
	for _, r := range t.Lookup(fold(form)) {
		fmt.Fprintf(&b, " %s %s[%s]", r.POS, t.Lemma(r.Lemma).Text, r.Features)
	}
	return b.String()
}

// Every line: form, lemma, features that one of its readings must have.
var readingTests = map[string][]struct{ form, lemma, features string }{
	"de": {
		{"verbietet", "verbieten", "Finite,Present,Sg,P3"},
		{"verboten", "verbieten", "Participle"},
		{"verboten", "verbieten", "Finite,Preterite,Pl,P3"},
		{"verbotene", "verbieten", "Participle,Adjectival"},
		{"verbiete", "verbieten", "Subj1,Sg,P3"},
		{"verböte", "verbieten", "Subj2,Sg,P3"},
		{"untersagt", "untersagen", "Finite,Present,P3"},
		{"untersagt", "untersagen", "Participle"},
		{"untersagte", "untersagen", "Finite,Preterite,Sg,P3"},
		{"rät", "raten", "Finite,Present,Sg,P3"},
		{"riet", "raten", "Finite,Preterite,Sg,P3"},
		{"abrät", "abraten", "Finite,Joined,Present,Sg,P3"},
		{"abgeraten", "abraten", "Participle"},
		{"abzuraten", "abraten", "ZuInfinitive"},
		{"abraten", "abraten", "Infinitive"},
		{"empfiehlt", "empfehlen", "Finite,Present,Sg,P3"},
		{"empfahlen", "empfehlen", "Finite,Preterite,Pl,P3"},
		{"ausgeschlossen", "ausschließen", "Participle"},
		{"ausschliesst", "ausschließen", "Finite,Joined,Present,Sg,P3"},
		{"schloss", "schließen", "Finite,Preterite,Sg"},
		{"liess", "lassen", "Finite,Preterite,Sg"},
		{"zulässt", "zulassen", "Finite,Joined,Present"},
		{"eingeführt", "einführen", "Participle"},
		{"wiedereingeführt", "wiedereinführen", "Participle"},
		{"beibehält", "beibehalten", "Finite,Joined,Sg,P3"},
		{"vorbereitet", "vorbereiten", "Participle"},
		{"beauftragte", "beauftragen", "Finite,Preterite"},
		{"boykottiert", "boykottieren", "Participle"},
		{"deinstalliere", "deinstallieren", "Subj1,P3"},
		{"drossle", "drosseln", "Finite,Present,P1"},
		{"erwürbe", "erwerben", "Subj2,Sg,P3"},
		{"gälte", "gelten", "Subj2"},
		{"stünde", "stehen", "Subj2"},
		{"brächte", "bringen", "Subj2"},
		{"verwandt", "verwenden", "Participle"},
		{"verwendet", "verwenden", "Participle"},
		{"abgeschafft", "abschaffen", "Participle"},
		{"schuf", "schaffen", "Finite,Preterite"},
		{"öffnet", "öffnen", "Finite,Present,Sg,P3"},
		{"rechnete", "rechnen", "Finite,Preterite"},
		{"gilt", "gelten", "Finite,Present,Sg,P3"},
		{"zurückgewonnen", "zurückgewinnen", "Participle"},
		{"eingestanden", "eingestehen", "Participle"},
		{"anerkannt", "anerkennen", "Participle"},
		{"einbezogen", "einbeziehen", "Participle"},
		{"nachvollzogen", "nachvollziehen", "Participle"},
		{"aufrechtzuerhalten", "aufrechterhalten", "ZuInfinitive"},
		{"vorenthalten", "vorenthalten", "Participle"},
		{"auferlegt", "auferlegen", "Participle"},
		{"überprüft", "überprüfen", "Participle"},
		{"verlässt", "verlassen", "Finite,Present,Sg,P3"},
		{"widersprach", "widersprechen", "Finite,Preterite"},
		{"missverstanden", "missverstehen", "Participle"},
		{"tritt", "treten", "Finite,Present,Sg,P3"},
		{"gib", "geben", "Imperative"},
		{"darf", "dürfen", "Finite,Modal,Sg,P3"},
		{"dürfe", "dürfen", "Subj1,Modal,P3"},
		{"könnte", "können", "Subj2,Modal"},
		{"hätten", "haben", "Subj2,Aux,Pl,P3"},
		{"habe", "haben", "Subj1,Aux,P3"},
		{"würde", "werden", "Subj2,Aux"},
		{"wird", "werden", "Finite,Present,Aux,Sg,P3"},
		{"worden", "werden", "Participle"},
		{"sei", "sein", "Subj1,Aux"},
		{"weiss", "wissen", "Finite,Present,P3"},
		{"prangert", "prangern", "Finite,Present,Sg,P3"},
		{"verboten", "Verbot", ""},
		{"verbots", "Verbot", "Gen,Sg"},
		{"verboten", "verbieten", "Finite"},
		{"länder", "Land", "Pl,Nom"},
		{"ländern", "Land", "Pl,Dat"},
		{"ministerien", "Ministerium", "Pl"},
		{"ministerinnen", "Ministerin", "Pl,Fem"},
		{"beamten", "Beamte", "Pl"},
		{"soldaten", "Soldat", "Acc,Sg"},
		{"ausschlüsse", "Ausschluss", "Pl"},
		{"zur", "zu", "Contracted,Dat,Fem"},
		{"keinen", "kein", "Acc,Masc,Sg"},
		{"dienstlichen", "dienstlich", ""},
	},
	"fr": {
		{"interdit", "interdire", "Finite,Present,Sg,P3"},
		{"interdites", "interdire", "Participle,Fem,Pl"},
		{"interdisez", "interdire", "Finite,Present,Pl,P2"},
		{"dites", "dire", "Finite,Present,Pl,P2"},
		{"interdirait", "interdire", "Subj2,Sg,P3"},
		{"interdira", "interdire", "Future,Sg,P3"},
		{"interdise", "interdire", "Subjonctif,Sg,P3"},
		{"bannit", "bannir", "Finite,Present,Sg,P3"},
		{"bannissait", "bannir", "Finite,Preterite,Sg,P3"},
		{"bannirent", "bannir", "Finite,Preterite,Pl,P3"},
		{"déconseille", "déconseiller", "Finite,Present,Sg,P3"},
		{"exigeait", "exiger", "Finite,Preterite,Sg,P3"},
		{"annonçait", "annoncer", "Finite,Preterite"},
		{"annoncent", "annoncer", "Finite,Present,Pl,P3"},
		{"lève", "lever", "Finite,Present,Sg,P3"},
		{"lèvera", "lever", "Future"},
		{"suggère", "suggérer", "Present,P3"},
		{"suggérera", "suggérer", "Future"},
		{"suggèrera", "suggérer", "Future"},
		{"rejette", "rejeter", "Finite,Present"},
		{"rejettera", "rejeter", "Future"},
		{"appelle", "appeler", "Finite,Present,P3"},
		{"achète", "acheter", "Finite,Present"},
		{"déploie", "déployer", "Finite,Present"},
		{"paie", "payer", "Finite,Present"},
		{"paye", "payer", "Finite,Present"},
		{"enverra", "envoyer", "Future"},
		{"suspendu", "suspendre", "Participle,Masc,Sg"},
		{"contraint", "contraindre", "Participle,Masc,Sg"},
		{"contraignent", "contraindre", "Finite,Present,Pl"},
		{"prévoit", "prévoir", "Finite,Present"},
		{"prévoira", "prévoir", "Future"},
		{"prévient", "prévenir", "Finite,Present"},
		{"prévinrent", "prévenir", "Finite,Preterite,Pl"},
		{"promeut", "promouvoir", "Finite,Present"},
		{"inclus", "inclure", "Participle,Masc,Pl"},
		{"exclue", "exclure", "Participle,Fem,Sg"},
		{"reçu", "recevoir", "Participle"},
		{"acquièrent", "acquérir", "Finite,Present,Pl"},
		{"ouvert", "ouvrir", "Participle"},
		{"ouvre", "ouvrir", "Finite,Present,P3"},
		{"puisse", "pouvoir", "Subjonctif,P3"},
		{"pourraient", "pouvoir", "Subj2,Pl,P3"},
		{"devront", "devoir", "Future,Pl,P3"},
		{"dues", "devoir", "Participle,Fem,Pl"},
		{"veuillent", "vouloir", "Subjonctif,Pl"},
		{"fassent", "faire", "Subjonctif,Pl"},
		{"font", "faire", "Finite,Present,Pl"},
		{"va", "aller", "Finite,Present,Sg,P3"},
		{"iront", "aller", "Future,Pl"},
		{"aurait", "avoir", "Subj2,Aux,P3"},
		{"serait", "être", "Subj2,Aux,P3"},
		{"soit", "être", "Subjonctif,Aux"},
		{"faut", "falloir", "Finite,Modal"},
		{"suivez", "suivre", "Imperative,Pl,P2"},
		{"craint", "craindre", "Finite,Present"},
		{"vainc", "vaincre", "Finite,Present"},
		{"naquit", "naître", "Finite,Preterite"},
		{"dissoute", "dissoudre", "Participle,Fem"},
		{"interdictions", "interdiction", "Fem,Pl"},
		{"réseaux", "réseau", "Masc,Pl"},
		{"tribunaux", "tribunal", "Masc,Pl"},
		{"sociaux", "social", "Masc,Pl"},
		{"publique", "public", "Fem,Sg"},
		{"aux", "à", "Contracted,Pl"},
		{"qu", "que", ""},
	},
}

func TestReadings(t *testing.T) {
	for lang, tab := range tables() {
		for _, tt := range readingTests[lang] {
			var want Features
			if tt.features != "" {
				f, err := parseFeatures(tt.features)
				if err != nil {
					t.Fatal(err)
				}
				want = f
			}
			if !has(tab, tt.form, tt.lemma, want) {
				t.Errorf("%s: want %s[%s], have%s", tt.form, tt.lemma, tt.features, describe(tab, tt.form))
			}
		}
	}
}

// Forms that must not read as what they look like.
func TestNoReading(t *testing.T) {
	for _, tt := range []struct{ lang, form, lemma, features string }{
		{"de", "untersagte", "sagen", ""},
		{"de", "geuntersagt", "", ""},
		{"de", "sagte", "sagen", "Subj2"},    // like the preterite
		{"de", "raten", "raten", "Subj1"},    // like the indicative
		{"de", "rate", "raten", "Joined"},    // the base stands apart
		{"de", "abrieten", "raten", ""},      // joined forms are of the whole verb
		{"de", "test", "testen", ""},         // bare imperatives would be nouns
		{"de", "schweren", "schweren", ""},   // bound base
		{"de", "geprangert", "prangern", ""}, // bound base
		{"fr", "dise", "interdire", ""},
		{"fr", "parlions", "parler", "Subjonctif"}, // like the imparfait
	} {
		tab := tables()[tt.lang]
		var f Features
		if tt.features != "" {
			f, _ = parseFeatures(tt.features)
		}
		if tt.lemma == "" {
			if r := tab.Lookup(tt.form); r != nil {
				t.Errorf("%s: want nothing, have%s", tt.form, describe(tab, tt.form))
			}
			continue
		}
		if has(tab, tt.form, tt.lemma, f) {
			t.Errorf("%s: reads as %s[%s]", tt.form, tt.lemma, tt.features)
		}
	}
}

func TestParticles(t *testing.T) {
	tab := German()
	for _, tt := range []struct{ base, particle, want string }{
		{"raten", "ab", "abraten"}, {"schließen", "aus", "ausschließen"}, {"ziehen", "zurück", "zurückziehen"}, {"legen", "still", "stilllegen"},
		{"behalten", "bei", "beibehalten"}, {"führen", "ein", "einführen"}, {"nehmen", "zurück", "zurücknehmen"}, {"treten", "bei", "beitreten"},
		{"geben", "bekannt", "bekanntgeben"}, {"prangern", "an", "anprangern"}, {"raten", "ein", ""}, {"sagen", "unter", ""},
	} {
		base, ok := tab.LemmaID(tt.base)
		if !ok {
			t.Fatalf("no lemma %s", tt.base)
		}
		id, ok := tab.Join(base, tt.particle)
		if ok != (tt.want != "") || tab.Lemma(id).Text != tt.want {
			t.Errorf("%s + %s = %q, want %q", tt.base, tt.particle, tab.Lemma(id).Text, tt.want)
		}
		if ok && (tab.Lemma(id).Particle != tt.particle || tab.Lemma(id).Base != tt.base) {
			t.Errorf("%s: lemma %+v", tt.want, tab.Lemma(id))
		}
	}
}

func TestGenerate(t *testing.T) {
	for _, tt := range []struct{ lang, lemma, features, want string }{
		{"de", "verbieten", "Finite,Preterite,Sg,P3", "verbot"},
		{"de", "ausschließen", "Participle", "ausgeschlossen"},
		{"de", "ausschließen", "ZuInfinitive", "auszuschließen"},
		{"de", "schließen", "Finite,Present,Sg,P3", "schließt"},
		{"de", "abraten", "Finite,Present,Sg,P3", "abrät"},
		{"de", "müssen", "Finite,Subj2,Sg,P3", "müsste"},
		{"de", "Verbot", "Pl,Dat", "Verboten"},
		{"de", "Verbot", "Fem", ""},
		{"fr", "interdire", "Participle,Fem,Sg", "interdite"},
		{"fr", "bannir", "Subj2,Sg,P3", "bannirait"},
		{"fr", "réseau", "Pl", "réseaux"},
	} {
		tab := tables()[tt.lang]
		f, err := parseFeatures(tt.features)
		if err != nil {
			t.Fatal(err)
		}
		id, ok := tab.LemmaID(tt.lemma)
		if !ok {
			t.Fatalf("no lemma %s", tt.lemma)
		}
		if got := tab.Generate(id, f); got != tt.want {
			t.Errorf("%s[%s] = %q, want %q", tt.lemma, tt.features, got, tt.want)
		}
	}
}

// Every finite form that the table lists for a verb can be generated from its lemma.
func TestGenerateAgrees(t *testing.T) {
	for lang, tab := range tables() {
		n := 0
		for _, form := range []string{"verbietet", "rät", "abrät", "empfohlen", "gälte", "interdit", "lèvera", "rejette", "bannissent"} {
			for _, r := range tab.Lookup(form) {
				if r.POS != Verb || r.Features.Has(Aux) {
					continue
				}
				n++
				if got := tab.Generate(r.Lemma, r.Features&^agreement); got == "" {
					t.Errorf("%s: %s has no form with %s", lang, tab.Lemma(r.Lemma).Text, r.Features)
				}
			}
		}
		if n == 0 {
			t.Errorf("%s: nothing compared", lang)
		}
	}
}

func TestFind(t *testing.T) {
	tab := French()
	noun, ok := tab.Find("recours", Noun)
	if !ok || tab.Lemma(noun).POS != Noun {
		t.Errorf("recours as a noun: %+v", tab.Lemma(noun))
	}
	if _, ok := tab.Find("recours", Verb); ok {
		t.Error("recours is no verb lemma")
	}
	if id, ok := German().LemmaID("ausschliessen"); !ok || German().Lemma(id).Text != "ausschließen" {
		t.Error("ausschliessen does not find ausschließen")
	}
}

func TestLookupDoesNotAllocate(t *testing.T) {
	tab := German()
	words := []string{"verboten", "abrät", "unbekanntes"}
	if n := testing.AllocsPerRun(100, func() {
		for _, w := range words {
			tab.Lookup(w)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Forms are what the fold leaves: nothing that a folded token cannot be.
func TestFormsAreFolded(t *testing.T) {
	for lang, tab := range tables() {
		for form, readings := range tab.All {
			if form != fold(form) || strings.ContainsAny(form, " \t\"=:") || form == "" {
				t.Fatalf("%s: form %q is not folded", lang, form)
			}
			if len(readings) == 0 {
				t.Fatalf("%s: form %q without a reading", lang, form)
			}
			if got := tab.Lookup(form); len(got) != len(readings) {
				t.Fatalf("%s: %q: lookup gives %d of %d readings", lang, form, len(got), len(readings))
			}
		}
	}
}

// The lists stay large enough for running text.
func TestSize(t *testing.T) {
	want := map[string]int{"de": 4000, "fr": 2000}
	for lang, tab := range tables() {
		n := 0
		for _, l := range tab.lemmas {
			if l.POS == Verb {
				n++
			}
		}
		if n < want[lang] {
			t.Errorf("%s: %d verbs, want %d", lang, n, want[lang])
		}
		t.Logf("%s: %d verbs, %d lemmas, %d forms, %d readings", lang, n, len(tab.lemmas), len(tab.words), len(tab.readings))
	}
}

func TestDataErrors(t *testing.T) {
	for _, tt := range []struct {
		in   inflector
		line string
	}{
		{germanInflector{}, "raten"}, {germanInflector{}, "raten strong rät"}, {germanInflector{}, "raten odd a b c"},
		{frenchInflector{}, "parler"}, {frenchInflector{}, "parler xx"}, {frenchInflector{}, "mettre : mets met : mettre"},
		{frenchInflector{}, "mettre : mets met mettons mettent mit mis : battre"},
	} {
		if _, err := tt.in.readVerb(tt.line); err == nil {
			t.Errorf("%q: no error", tt.line)
		}
	}
	b := newBuilder()
	for _, line := range []string{"Haus", "Haus q er", "Haus n er x y"} {
		if err := b.noun(line); err == nil {
			t.Errorf("noun %q: no error", line)
		}
	}
	for _, line := range []string{"Det der", "Dat der : der", "Det der : der=Nominative"} {
		if err := b.closed(line); err == nil {
			t.Errorf("closed %q: no error", line)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for lang, in := range map[string]inflector{"de": germanInflector{}, "fr": frenchInflector{}} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build(in, lang); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLookup(b *testing.B) {
	tab := German()
	words := strings.Fields("die belgische regierung hat den mitarbeitern verboten die app auf ihren diensthandys zu nutzen und rät auch privat davon ab")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			tab.Lookup(w)
		}
	}
}
