package extractor

import (
	"testing"

	"edikt"
)

// TestAddressee reads who is bound or advised, by the place in the sentence and by the noun.
func TestAddressee(t *testing.T) {
	x, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lang, text, want string }{
		// a dative, its second gender, those named together with it and whose they are
		{"de", "Die Stadt Erfurt untersagt ihren Mitarbeiterinnen und Mitarbeitern TikTok.", "Mitarbeiterinnen und Mitarbeitern"},
		{"de", "Die Stadt Erfurt untersagt ihren Mitarbeiter*innen TikTok.", "Mitarbeiter*innen"},
		{"de", "Die Stadt Erfurt untersagt Schüler:innen das Handy.", "Schüler:innen"},
		{"de", "Lehrer/-innen dürfen WhatsApp nicht mehr nutzen.", "Lehrer/-innen"},
		{"de", "Lehrer(innen) dürfen WhatsApp nicht mehr nutzen.", "Lehrer(innen)"},
		{"de", "Tirol untersagt den rund 9000 Bediensteten des Landes TikTok auf dem Diensthandy.", "Bediensteten des Landes"},
		{"de", "Norwegen empfiehlt Ministern und Staatssekretären, auf TikTok zu verzichten.", "Ministern und Staatssekretären"},
		{"fr", "La ville de Dijon interdit TikTok à ses agent·e·s.", "agent·e·s"},
		{"fr", "La ville de Dijon interdit TikTok à ses agent(e)s.", "agent(e)s"},
		{"fr", "La ville de Dijon interdit TikTok à ses agents municipaux.", "agents municipaux"},
		{"fr", "Le gouvernement impose Olvid aux membres du gouvernement.", "membres du gouvernement"},
		{"fr", "L'Australie interdit les réseaux sociaux aux mineurs de moins de 16 ans.", "mineurs de moins de 16 ans"},
		// the subject of a measure that others take, the object of one who orders or warns
		{"de", "Hebammen dürfen WhatsApp nicht mehr nutzen.", "Hebammen"},
		{"de", "Das Bundesamt warnt Unternehmen und Behörden vor Kaspersky.", "Unternehmen und Behörden"},
		{"de", "Italien weist Provider an, DeepSeek zu sperren.", "Provider"},
		{"fr", "Les infirmiers ne peuvent plus utiliser WhatsApp, a décidé l'hôpital de Nancy.", "infirmiers"},
		{"fr", "Les élus locaux sont appelés par l'Anssi à délaisser WhatsApp.", "élus locaux"},
		// people whom no table knows, by where they stand
		{"de", "Der Kanton Uri untersagt seinen Wildhütern WhatsApp.", "Wildhütern"},
		{"de", "Rettungsschwimmer dürfen WhatsApp im Einsatz nicht mehr nutzen.", "Rettungsschwimmer"},
		{"fr", "La région interdit WhatsApp aux pompistes.", "pompistes"},
		// none: times and things stand there too
		{"de", "Die Stadt Bern untersagt Zoom zu Bürozeiten.", ""},
		{"fr", "La ville de Nantes interdit TikTok aux heures de bureau.", ""},
		{"fr", "La ville de Nantes met Zoom aux oubliettes et interdit TikTok dans ses locaux.", ""},
	} {
		events := x.Extract(&edikt.Article{Lang: c.lang, Text: c.text, Date: "2025-03-10"}).Events
		if len(events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		if got := events[0].Addressee; got != c.want {
			t.Errorf("%s: bound is %q, want %q", c.text, got, c.want)
		}
	}
}

// TestUngendered finds the plain form of words that name both genders, and leaves others alone.
func TestUngendered(t *testing.T) {
	de, fr := &grammar{german: true}, &grammar{}
	for _, c := range []struct {
		g          *grammar
		word, want string
	}{
		{de, "mitarbeiter*innen", "mitarbeiterinnen"}, {de, "lehrer_in", "lehrerin"}, {de, "tiktok-verbot", "tiktok-verbot"}, {de, "chuv.ch", "chuv.ch"},
		{fr, "agent·e·s", "agents"}, {fr, "étudiant-e-s", "étudiants"}, {fr, "directeur·rice", "directeur"}, {fr, "élu.es", "élus"}, {fr, "interdisez-les", "interdisez-les"},
		{fr, "peut-être", "peut-être"}, {fr, "e.s", "e.s"}, {fr, "chuv.ch", "chuv.ch"},
	} {
		if got := c.g.ungendered(c.word); got != c.want {
			t.Errorf("%s: %s, want %s", c.word, got, c.want)
		}
	}
}
