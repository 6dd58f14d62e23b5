package extractor

import (
	"testing"

	"edikt"
)

// TestWhen reads when a measure begins, is due or how long it lasts. The article is of Monday, 10 March 2025, or of the date given.
func TestWhen(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct {
		lang, text string
		date       edikt.Date
		want       string
	}{
		// days
		{"de", "Der Kanton Uri sperrt TikTok ab heute.", "", "2025-03-10"},
		{"de", "Der Kanton Uri hat TikTok am Freitagabend gesperrt.", "", "2025-03-07"},
		{"de", "Der Kanton Uri sperrt TikTok ab kommendem Freitag.", "", "2025-03-14"},
		{"de", "Der Kanton Uri sperrt TikTok per 1. Juli.", "", "2025-07-01"},
		{"de", "Der Kanton Uri sperrt TikTok zum 1.7.2025.", "", "2025-07-01"},
		{"de", "Mit Ablauf des heutigen Tages sperrt der Kanton Uri TikTok.", "", "2025-03-10"},
		{"fr", "Le canton d'Uri bloque TikTok dès vendredi.", "", "2025-03-14"},
		{"fr", "Le canton d'Uri bloque TikTok depuis vendredi.", "", "2025-03-07"},
		{"fr", "Le canton d'Uri a bloqué TikTok du 15 au 29 mai 2024.", "", "2024-05-15"},
		{"fr", "Le canton d'Uri bloquera TikTok à compter du 1er juillet.", "", "2025-07-01"},
		// months and years that an adjective sets in time
		{"de", "Seit vergangenem Oktober sperrt der Kanton Uri TikTok.", "", "2024-10"},
		{"de", "Der Kanton Uri hat TikTok im Mai vergangenen Jahres gesperrt.", "", "2024-05"},
		{"de", "Der Kanton Uri sperrt TikTok ab nächstem Monat.", "", "2025-04"},
		{"de", "Der Kanton Uri will TikTok Anfang nächsten Jahres sperren.", "", "2026-01"},
		{"de", "Im neuen Jahr sperrt der Kanton Uri TikTok.", "2024-12-02", "2025"},
		{"fr", "Le canton d'Uri bloque TikTok depuis octobre dernier.", "", "2024-10"},
		{"fr", "Le canton d'Uri a bloqué TikTok en mai de l'an dernier.", "", "2024-05"},
		{"fr", "Le canton d'Uri bloque TikTok depuis la mi-août.", "2024-11-04", "2024-08"},
		{"fr", "Le canton d'Uri bloquera TikTok l'année prochaine.", "", "2026"},
		// how long ago
		{"de", "Der Kanton Uri hat TikTok vor gut zwei Jahren gesperrt.", "", "2023"},
		{"de", "Der Kanton Uri sperrt TikTok seit fünf Jahren.", "", "2020"},
		{"fr", "Le canton d'Uri a bloqué TikTok il y a deux ans.", "", "2023"},
		{"fr", "Le canton d'Uri bloque TikTok depuis plus de trois mois.", "", "2024-12"},
		// the end of a year or month
		{"de", "Der Kanton Uri sperrt TikTok bis Ende 2026.", "", "2026-12-31"},
		{"de", "Der Kanton Uri will TikTok bis Jahresende sperren.", "", "2025-12-31"},
		{"de", "Der Kanton Uri sperrt TikTok per Ende Juni.", "", "2025-06-30"},
		{"de", "Der Kanton Uri sperrt TikTok zum Jahreswechsel.", "", "2026-01-01"},
		{"de", "Der Kanton Uri hatte TikTok Ende Januar gesperrt.", "", "2025-01"},
		{"fr", "Le canton d'Uri veut bloquer TikTok d'ici la fin de l'année.", "", "2025"},
		// seasons and school years
		{"de", "Der Kanton Uri verbietet Handys ab dem Schuljahr 2025/26.", "", "2025"},
		{"de", "Der Kanton Uri verbietet Handys ab dem kommenden Schuljahr.", "2024-10-01", "2025"},
		{"fr", "Le canton d'Uri interdira le téléphone portable à la rentrée 2025.", "", "2025"},
		{"fr", "Le canton d'Uri a bloqué TikTok au printemps 2021.", "", "2021"},
		// how long, and what is granted
		{"de", "Der Kanton Uri verhängt ein zehntägiges Verbot für TikTok.", "", "P10D"},
		{"de", "Der Kanton Uri verhängt ein TikTok-Verbot von sechs Monaten.", "", "P6M"},
		{"de", "Der Kanton Uri sperrt TikTok für zunächst sechs Monate.", "", "P6M"},
		{"fr", "Le canton d'Uri donne trois mois à ses agents pour désinstaller TikTok.", "", "P3M"},
		{"fr", "Le canton d'Uri bloque TikTok pour une durée de six mois.", "", "P6M"},
		// the time told before
		{"de", "Ab 2027 setzt Uri auf Visio. Von da an müssen alle Ämter Threema nutzen.", "", "2027"},
		{"de", "Der Kanton Uri verbietet Handys an den Schulen. Ab August bleiben sie im Rucksack.", "", "2025-08"},
		// an article of which only the month is known
		{"de", "Der Kanton Uri hat TikTok am Freitag gesperrt.", "2025-03", ""},
		{"de", "Der Kanton Uri sperrt TikTok bis Ende des Monats.", "2025-02", "2025-02-28"},
		{"de", "Der Kanton Uri sperrt TikTok ab Mai.", "2025-03", "2025-05"},
		{"fr", "Le canton d'Uri quitte TikTok, la bascule doit être achevée à la fin de 2026, dit-il mardi.", "", "2026"},
		{"de", "Der Kanton Uri will TikTok bis zum 15. Mai sperren.", "", "2025-05-15"},
		{"de", "Der Kanton Zug verlässt X Mitte Mai.", "", "2025-05"},
		{"de", "Der Kanton Zug hat X im Mai verlassen.", "", "2024-05"},
		{"de", "Der Kanton Zug setzt sein Konto auf X für ein halbes Jahr aus.", "", "P6M"},
		// no times: ages, spans after something else, days that no month has
		{"de", "Der Kanton Uri sperrt TikTok nach vier Monaten wieder.", "", ""},
		{"de", "Der Kanton Uri verbietet soziale Medien mit einem Mindestalter von 16 Jahren.", "", ""},
		{"fr", "Le canton d'Uri interdit les réseaux sociaux avant 15 ans.", "", ""},
		{"fr", "Le canton d'Uri bloquera TikTok le 31 février.", "", ""},
		{"de", "Der Kanton Uri hat TikTok vor 900 Jahren gesperrt.", "", ""},
	} {
		if c.date == "" {
			c.date = "2025-03-10"
		}
		events := x.Extract(&edikt.Article{Lang: c.lang, Text: c.text, Date: c.date}).Events
		if len(events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		if got := events[len(events)-1].When; got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
		if v := edikt.Date(events[0].When); v != "" && v[0] != 'P' && !v.Valid() {
			t.Errorf("%s: %q is no date", c.text, v)
		}
	}
}
