package extractor

import (
	"testing"

	"edikt"
)

func TestPrefilter(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct {
		lang, date, text string
		want             bool
	}{
		{"de", "", "Das TIKTOK-Verbot gilt.", true},
		{"de", "", "Ein Handyverbot an Schulen.", true},
		{"de", "", "In sozialen Netzwerken ist Werbung verboten.", true},
		{"de", "", "In sozialen Netzen sitzt die Spinne, im Meteolabor der Spezialist.", false},
		{"de", "", "„WhatsApp“", true},
		{"de", "", "Das Xbox-Spiel des Österreichers Örtiktok", false},
		{"de", "", "Der Antikörper im Blut.", false},
		{"de", "2020-01-01", "Das Model X ist da.", false},
		{"de", "2024-01-01", "Die Stadt verlässt X.", true},
		{"de", "2024-01-01", "Die Stadt verlässt xaver.", false},
		{"fr", "", "Les réseaux sociaux sont interdits.", true},
		{"fr", "", "Les routes sont interdites.", false},
		{"fr", "", "Il quitte Telegram.", true},
		{"de", "", "Die Firma verkauft über eBay und das iPad.", true},
		{"fr", "", "La plate\u00adforme fermée, les ré\u00adseaux  sociaux aussi.", true},
		{"fr", "", "les réseaux\u00a0sociaux", true},
		{"fr", "", "les réseaux\nsociaux", true},
		{"fr", "", "les réseaux\u00ad", false},
		{"de", "", "", false},
	} {
		d := newDocument()
		d.reset(x.grammars[c.lang], &edikt.Article{Lang: c.lang, Text: c.text, Date: edikt.Date(c.date)})
		if got := d.g.filter.named(d); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
