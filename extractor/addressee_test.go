package extractor

import (
	"testing"
)

// TestAddressee reads who is bound or advised, by the place in the sentence and by the noun.
func TestAddressee(t *testing.T) {
	x := builtIn(t)
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
		// those for whom a service is taken up; out of where it is thrown; whoever a clause means; an age
		{"de", "Die Stadt Bonn führt für ihre Lehrkräfte Threema ein.", "Lehrkräfte"},
		{"de", "Sachsen hat TikTok aus den Behörden verbannt.", "Behörden"},
		{"de", "Tirol rät allen, die Zugang zu Patientendaten haben, von WhatsApp ab.", "allen, die Zugang zu Patientendaten haben"},
		{"de", "Norwegen will soziale Medien für unter 15-Jährige verbieten.", "unter 15-Jährige"},
		{"de", "Norwegen will soziale Medien für Kinder unter 15 Jahren verbieten.", "Kinder unter 15 Jahren"},
		{"fr", "La Suède a chassé TikTok de ses ministères.", "ministères"},
		// the sentence behind, the body behind a headline, a fuller name for the same people
		{"de", "TikTok-Verbot in Bremen\n\nLehrkräfte dürfen die App seit Montag nicht mehr nutzen, teilte der Senat mit.", "Lehrkräfte"},
		{"de", "Tirol verbietet TikTok für Beamte\n\nDas Land Tirol untersagt Landesbeamten TikTok.", "Landesbeamten"},
		{"de", "Zug sperrt TikTok. Betroffen sind 900 Angestellte des Kantons.", "Angestellte des Kantons"},
		{"fr", "Les députés belges ont reçu une lettre du président. Les élus sont priés de ne plus utiliser WhatsApp.", "députés belges"},
		{"de", "Zug sperrt TikTok. Die Verwaltung informierte die Angestellten am Montag.", "Angestellten"},
		{"fr", "Plus de TikTok à Nantes\n\nQuelque 2 000 agents de la ville n'ont plus le droit d'ouvrir l'application.", "agents de la ville"},
		{"fr", "Édouard Philippe encourage les Français à télécharger StopCovid.", "Français"},
		{"fr", "La migration des collaborateurs de l'administration vaudoise vers Microsoft 365 est achevée, dit le canton.", "collaborateurs de l'administration vaudoise"},
		{"de", "Genf will soziale Medien für alle unter 16 Jahren verbieten.", "alle unter 16 Jahren"},
		{"fr", "Kiev interdit Telegram aux fonctionnaires, aux militaires et aux salariés.", "fonctionnaires, aux militaires et aux salariés"},
		{"fr", "Le Parlement européen demande aux eurodéputés d'effacer TikTok de leurs appareils personnels.", "eurodéputés"},
		{"fr", "L'armée suisse bannit WhatsApp\n\nElle oblige les militaires à utiliser Threema.", "militaires"},
		// none: those who act, follow, ask or are only one
		{"de", "Der Bundestag folgt dem Landtag und verbannt TikTok von allen Handys.", ""},
		{"de", "TikTok ist in Nepal verboten, sagte eine Abgeordnete.", ""},
		{"de", "Das Verwaltungsgericht hat das TikTok-Verbot in Bremen gekippt.", ""},
		{"de", "Texas hat DeepSeek als erster Bundesstaat gesperrt.", ""},
		{"de", "Albanien dreht TikTok den Hahn zu.", ""},
		{"fr", "Le smartphone est interdit à l'école, a répondu le ministre à un député.", ""},
		{"fr", "Le Pakistan a suspendu TikTok à plusieurs reprises.", ""},
		// none: times and things stand there too
		{"de", "Die Stadt Bern untersagt Zoom zu Bürozeiten.", ""},
		{"fr", "La ville de Nantes interdit TikTok aux heures de bureau.", ""},
		{"fr", "La ville de Nantes met Zoom aux oubliettes et interdit TikTok dans ses locaux.", ""},
	} {
		e, ok := firstOf(t, x, c.lang, c.text)
		if !ok {
			continue
		}
		if got := e.Addressee; got != c.want {
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
