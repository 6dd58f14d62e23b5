package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"edikt"
)

// everyday are sentences of general news, without any event.
var everyday = map[string][]string{
	"de": {
		"Der Stadtrat hat am Montagabend den Haushalt für das kommende Jahr beschlossen, der Ausgaben von rund zwölf Millionen Euro vorsieht.",
		"Auf der Bundesstraße stießen am frühen Morgen zwei Lastwagen zusammen, verletzt wurde nach Angaben der Polizei niemand.",
		"Die Trainerin zeigte sich nach dem Spiel zufrieden, auch wenn ihre Mannschaft in der zweiten Hälfte kaum noch Chancen hatte.",
		"Im Museum ist noch bis Ende des Monats eine Ausstellung über die Geschichte der Schifffahrt auf dem Fluss zu sehen.",
		"Die Gewerkschaft fordert sechs Prozent mehr Lohn und eine Verkürzung der Arbeitszeit auf 37 Stunden in der Woche.",
		"Meteorologen rechnen für das Wochenende mit Gewittern, die örtlich Starkregen und Hagel bringen können.",
		"Das Unternehmen will in dem neuen Werk von 2028 an Batterien für Busse und Straßenbahnen herstellen.",
		"Nach Ansicht der Forscher könnte die Art schon vor dreitausend Jahren in die Alpentäler eingewandert sein.",
		"Eltern kritisieren, dass in der Schule seit Wochen der Unterricht in Physik und Musik ausfällt.",
		"Die Feuerwehr war mit vierzig Einsatzkräften vor Ort und hatte den Brand nach zwei Stunden unter Kontrolle.",
	},
	"fr": {
		"Le conseil municipal a adopté lundi soir le budget de l'année prochaine, qui prévoit douze millions d'euros de dépenses.",
		"Deux camions sont entrés en collision tôt ce matin sur la route nationale, sans faire de blessé selon la gendarmerie.",
		"L'entraîneuse s'est dite satisfaite après la rencontre, même si son équipe a beaucoup souffert en seconde période.",
		"Le musée présente jusqu'à la fin du mois une exposition consacrée à l'histoire de la navigation sur le fleuve.",
		"Les syndicats réclament une hausse des salaires de six pour cent et une réduction du temps de travail.",
		"Les météorologues prévoient pour le week-end des orages qui pourraient apporter de fortes pluies et de la grêle.",
		"L'entreprise veut fabriquer dans sa nouvelle usine des batteries pour les autobus et les tramways à partir de 2028.",
		"Selon les chercheurs, l'espèce aurait pu gagner les vallées alpines il y a trois mille ans déjà.",
		"Des parents d'élèves regrettent que les cours de physique et de musique ne soient plus assurés depuis des semaines.",
		"Une quarantaine de pompiers sont intervenus et ont maîtrisé l'incendie au bout de deux heures.",
	},
}

// news writes n articles of about 3 KB as JSON Lines, three in a hundred of which state an event.
func news(tb testing.TB, dir string, n int) string {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	for i := range n {
		lang := []string{"de", "fr"}[i%2]
		var text strings.Builder
		for text.Len() < 2900 {
			text.WriteString(everyday[lang][random.IntN(10)])
			fmt.Fprintf(&text, " (%d) ", random.IntN(100_000))
			if random.IntN(4) == 0 {
				text.WriteString("\n\n")
			}
		}
		if i%100 < 3 {
			fmt.Fprintf(&text, "\n\nDie %s Regierung verbietet ihren Mitarbeitern die Nutzung von %s auf den Diensthandys.", nations[random.IntN(20)], services[random.IntN(10)])
			lang = "de"
		}
		a := edikt.Article{URL: fmt.Sprintf("https://zeitung%d.example/artikel/%d", i%200, i), Lang: lang, Source: fmt.Sprintf("zeitung%d.example", i%200),
			Date: edikt.Date(fmt.Sprintf("2026-%02d-%02d", i*12/n+1, i%28+1)), Title: fmt.Sprint("Meldung ", i), Text: text.String()}
		b.Write(jsonLine(a))
	}
	path := filepath.Join(dir, "news.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkIngest measures the whole pipeline, from JSON Lines to searchable, and the share of each stage in the work.
func BenchmarkIngest(b *testing.B) {
	for _, c := range []struct {
		name string
		all  bool
		n    int
	}{{"events", false, 10_000}, {"all", true, 2_000}} {
		b.Run(c.name, func(b *testing.B) {
			file := news(b, b.TempDir(), c.n)
			busy := map[string]time.Duration{}
			var total time.Duration
			for b.Loop() {
				b.StopTimer()
				cfg := defaults()
				cfg.Data, cfg.NATS.MinFree, cfg.Index.All = b.TempDir(), 1, c.all
				b.StartTimer()
				for name, d := range ingestOnce(b, cfg, file) {
					busy[name] += d
					total += d
				}
			}
			b.ReportMetric(float64(c.n*b.N)/b.Elapsed().Seconds(), "articles/s")
			for name, d := range busy {
				b.ReportMetric(100*d.Seconds()/total.Seconds(), "%"+name)
			}
		})
	}
}

// ingestOnce ingests a file into a new folder and returns how long each stage was busy. Taking is what remains: reading,
// numbering and storing articles.
func ingestOnce(b *testing.B, cfg config, file string) map[string]time.Duration {
	b.Helper()
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: os.Stderr, now: time.Now}
	n, err := a.openNode(b.Context(), cfg)
	if err != nil {
		b.Fatal(err)
	}
	in := a.newIntake(n, newJournal(b, b.TempDir(), file))
	start := time.Now()
	if err := in.read(b.Context(), []string{file}); err != nil {
		b.Fatal(err)
	}
	busy := map[string]time.Duration{"take": time.Since(start)}
	if err := in.finish(b.Context(), false); err != nil {
		b.Fatal(err)
	}
	status, err := n.flow.Status(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	views, err := n.view.current.flow.Status(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range append(status, views...) {
		busy[s.Name] = s.Busy
	}
	if err := n.close(); err != nil {
		b.Fatal(err)
	}
	return busy
}
