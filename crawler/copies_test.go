package crawler

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/cespare/xxhash/v2"

	"edikt"
)

// agencyText is a report of ours in nine paragraphs, as an agency would send it.
func agencyText(subject, place string) []string {
	return []string{
		place + " (dpa) - Das Land will " + subject + " auf dienstlichen Geräten nicht länger dulden.",
		"Das teilte das Innenministerium am Mittwoch nach einer Sitzung des Kabinetts mit. Die Regelung soll nach Angaben einer Sprecherin schon im kommenden Monat gelten und alle nachgeordneten Behörden einschließen.",
		"Zur Begründung hieß es, die Anwendung sammle weit mehr Daten, als für ihren Betrieb nötig sei. Der Schutz vertraulicher Vorgänge habe Vorrang vor dem Wunsch, junge Leute auf allen Wegen zu erreichen.",
		"Der Beauftragte für den Datenschutz hatte schon im Herbst vor den Risiken gewarnt. Er begrüßte die Entscheidung als überfällig und mahnte zugleich, auch andere Programme auf den Prüfstand zu stellen.",
		"Die Opposition im Landtag sprach von einem halbherzigen Schritt. Wer private Telefone ausnehme, habe das Problem nicht verstanden, sagte der Fraktionschef der größten Oppositionspartei.",
		"Aus den Kommunen kam ein geteiltes Echo. Während der Städtetag auf die Selbstverwaltung pochte, nannte der Landkreistag eine einheitliche Linie sinnvoll und bot an, an einem Leitfaden mitzuwirken.",
		"Nach einer Umfrage unter den Ressorts nutzen bislang vier Ministerien den Dienst für ihre Öffentlichkeitsarbeit. Ihre Kanäle werden von externen Agenturen auf getrennten Geräten gepflegt und sollen vorerst bestehen bleiben.",
		"Ähnliche Vorgaben gibt es bereits in mehreren Nachbarländern sowie bei den Einrichtungen der Europäischen Union, die den Schritt mit der Lage der internationalen Sicherheit begründet hatten.",
	}
}

func TestCopies(t *testing.T) {
	original := agencyText("die Plattform", "Mainz")
	join := func(p []string) string { return strings.Join(p, "\n\n") }
	edited := append([]string{"Rheinland-Pfalz zieht nach: Auch hier müssen Beamte künftig verzichten, berichtet unsere Redaktion."}, original[1:]...)
	own := "Der Gemeinderat hat am Montagabend nach dreistündiger Aussprache beschlossen, den Vertrag über die Wasserversorgung zu verlängern. Die Gebühren steigen im nächsten Jahr um sechs Prozent, wie der Kämmerer erläuterte, weil zwei Brunnen saniert werden müssen. Mehrere Bürger fragten nach der Belastung durch Nitrat, die in den letzten Jahren wieder gesunken ist. Der Rat vertagte die Entscheidung über eine Enthärtungsanlage auf den Herbst und bat um ein zweites Gutachten."
	for _, c := range []struct {
		name, text string
		copy       bool
	}{
		{"word for word", join(original), true},
		{"another opening", join(edited), true},
		{"the last third cut", join(original[:5]), true},
		{"one paragraph added and one dropped", join(append(append([]string{}, original[:4]...), append(original[5:], "In der Region ist die Zustimmung groß, ergab eine Nachfrage bei zwölf Bürgermeistern im Verbreitungsgebiet.")...)), true},
		{"another story", own, false},
		{"a short notice", "Mainz (dpa) - Das Land will die Plattform nicht länger dulden.", false},
	} {
		copies := NewCopies(72 * time.Hour)
		first := edikt.Article{ID: "first", Source: "a", Text: join(original)}
		copies.Link(&first, testNow)
		if first.CopyOf != "" {
			t.Fatal("the first article is a copy of itself")
		}
		for i := range 50 { // others of the day
			a := edikt.Article{ID: fmt.Sprint("other", i), Source: "x", Text: strings.Repeat(fmt.Sprintf("Meldung %d handelt von Ereignis %d in Ort %d und nichts sonst. ", i, i*7, i*13), 12)}
			copies.Link(&a, testNow)
		}
		a := edikt.Article{ID: "second", Source: "b", Text: c.text}
		copies.Link(&a, testNow.Add(time.Hour))
		if (a.CopyOf == "first") != c.copy {
			t.Errorf("%s: copy of %q", c.name, a.CopyOf)
		}
		if !c.copy {
			continue
		}
		third := edikt.Article{ID: "third", Source: "c", Text: c.text}
		copies.Link(&third, testNow.Add(2*time.Hour))
		if third.CopyOf != "first" {
			t.Errorf("%s: a copy of the copy is linked to %q", c.name, third.CopyOf)
		}
		late := edikt.Article{ID: "late", Source: "d", Text: c.text}
		copies.Link(&late, testNow.Add(100*time.Hour))
		if late.CopyOf != "" {
			t.Errorf("%s: linked to %q from outside the window", c.name, late.CopyOf)
		}
	}
}

// What was seen before a restart is known after it.
func TestCopiesSurviveARestart(t *testing.T) {
	dir, now := t.TempDir(), testNow
	text := strings.Join(agencyText("die Plattform", "Mainz"), "\n\n")
	for i, want := range []string{"", "a0", "a0", ""} {
		copies, err := OpenCopies(dir, 72*time.Hour, func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		a := edikt.Article{ID: fmt.Sprint("a", i), Text: text}
		if err := copies.Link(&a, now); err != nil {
			t.Fatal(err)
		}
		if a.CopyOf != want {
			t.Errorf("article %d is a copy of %q, want %q", i, a.CopyOf, want)
		}
		if err := copies.Close(); err != nil {
			t.Fatal(err)
		}
		if now = now.Add(time.Hour); i == 2 {
			now = now.Add(100 * time.Hour)
		}
	}
}

// A revision of an article is no copy of its earlier text.
func TestCopiesKnowRevisions(t *testing.T) {
	copies := NewCopies(72 * time.Hour)
	a := edikt.Article{ID: "a", Text: strings.Join(agencyText("die Plattform", "Mainz"), "\n\n")}
	copies.Link(&a, testNow)
	b := edikt.Article{ID: "b", Text: a.Text}
	copies.Link(&b, testNow)
	a.Text += "\n\nNachtrag der Redaktion."
	copies.Link(&a, testNow)
	if a.CopyOf != "" || b.CopyOf != "a" {
		t.Errorf("a is a copy of %q, b of %q", a.CopyOf, b.CopyOf)
	}
}

func TestAgency(t *testing.T) {
	for text, want := range map[string]string{
		"Berlin (dpa) - Der Bundestag hat beschlossen.": "dpa", "Paris (AFP) Le gouvernement a annoncé.": "afp", "Der Rat hat beschlossen. (APA, 12.3.2026)": "apa",
		"Der Rat hat am Montag beschlossen.": "", "Die Rapaport-Stiftung fördert.": "",
	} {
		if got := Agency(text, ""); got != want {
			t.Errorf("Agency(%q) = %q, want %q", text, got, want)
		}
	}
	if got := Agency("Der Rat hat beschlossen.", "mit dpa"); got != "dpa" {
		t.Errorf("by author line: %q", got)
	}
}

// A signature lies in files that outlive the program: it is what the plain definition says.
func TestSignatureAsDefined(t *testing.T) {
	for _, text := range []string{"", "eins zwei drei", strings.Join(agencyText("die Plattform", "Mainz"), "\n\n"), strings.Repeat("Élysée, ÇA — Ⅷ\xff ẞtraße 12½ ", 30)} {
		words := plainWords(text)
		var want signature
		for i := range want {
			want[i] = math.MaxUint32
		}
		for i := 0; i+shingleLen <= len(words); i++ {
			h := uint64(0)
			for _, w := range words[i : i+shingleLen] {
				h = (h ^ xxhash.Sum64String(w)) * 0x9E3779B97F4A7C15
				h ^= h >> 29
			}
			for k := range want {
				h = h*6364136223846793005 + 1442695040888963407
				want[k] = min(want[k], uint32(h>>32))
			}
		}
		if got, n := sign(text); got != want || n != len(words) {
			t.Errorf("%.30q: %d words of %d, same signature %v", text, n, len(words), got == want)
		}
	}
}

// plainWords says in one line what the words of a text are.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func FuzzWords(f *testing.F) {
	f.Add("Der Élysée-Palast (dpa) -- 3,5 % mehr\xff\xc3 İIıi ǅ ẞ AFP_x La Presse Canadienne APA.")
	marks := regexp.MustCompile(`\b(dpa|AFP|APA|SDA|Keystone-SDA|KNA|epd|Reuters|Belga|La Presse Canadienne|ATS|AP)\b`)
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := foldWords(s), plainWords(s); !slices.Equal(got, want) {
			t.Errorf("%q: words %q, want %q", s, got, want)
		}
		if got, want := agencyMark(s), marks.FindString(s); got != want {
			t.Errorf("%q: agency %q, want %q", s, got, want)
		}
	})
}

// What was dropped from the middle and from the ends leaves no trace, and its place is used again.
func TestCopiesForget(t *testing.T) {
	c := NewCopies(time.Hour)
	text := func(n int) string {
		return strings.Repeat(fmt.Sprintf("Wort%d steht neben Wort%d und sonst nichts. ", n, n+1), 10) + strings.Repeat(fmt.Sprint("x", n, " "), 20)
	}
	for i := range 100 {
		for range 2 { // the second time it is a revision
			if err := c.Link(&edikt.Article{ID: fmt.Sprint(i), Text: text(i)}, testNow.Add(time.Duration(i)*time.Minute)); err != nil {
				t.Fatal(err)
			}
		}
	}
	entries := 0
	for _, m := range c.bands {
		entries += len(m)
	}
	if live := len(c.prints) - len(c.free); len(c.byID) != 61 || live != 61 || len(c.prints) > 63 || entries > 61*bands {
		t.Errorf("%d ids, %d of %d places taken, %d entries in bands", len(c.byID), live, len(c.prints), entries)
	}
}

func BenchmarkSign(b *testing.B) {
	text := strings.Repeat(strings.Join(agencyText("die Plattform", "Mainz"), "\n\n"), 2)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sign(text)
	}
}

func BenchmarkCopies(b *testing.B) {
	copies := NewCopies(72 * time.Hour)
	rnd := rand.New(rand.NewPCG(1, 2))
	var sb strings.Builder
	for i := 0; b.Loop(); i++ {
		sb.Reset()
		for range 400 {
			fmt.Fprintf(&sb, "wort%d ", rnd.IntN(5000))
		}
		a := edikt.Article{ID: fmt.Sprint(i), Text: sb.String()}
		copies.Link(&a, testNow.Add(time.Duration(i)*time.Second))
	}
}
