package extractor

import "testing"

// German branches: each infinitive takes the service that stands with it, under one verb.
func TestGermanBranches(t *testing.T) {
	cases := []actorCase{
		{"Der Zoo Osnabrück plant, TikTok zu verbieten und WhatsApp durch Threema zu ersetzen.", "adoption threema Zoo Osnabrück|ban tiktok Zoo Osnabrück|exit whatsapp Zoo Osnabrück"},
		{"Der Zoo Osnabrück rät, WhatsApp zu meiden und Signal zu nutzen.", "advice_against whatsapp Zoo Osnabrück|advice_for signal Zoo Osnabrück"},
		{"SpaceX und der Zoo Osnabrück verbieten Zoom.", "ban zoom SpaceX|ban zoom Zoo Osnabrück"},
		{"Das TikTok- und WhatsApp-Verbot der Stadt Moers gilt.", "ban tiktok Stadt Moers|ban whatsapp Stadt Moers"},
		{"Das Innen- und das Finanzministerium haben Zoom gesperrt.", "ban zoom Finanzministerium|ban zoom Innenministerium"},
		{"Die Stadt Moers hat ihre X-, TikTok- und Facebook-Konten gelöscht.", "exit facebook Stadt Moers|exit tiktok Stadt Moers|exit x Stadt Moers"},
		{"Das TikTok- und das Instagram-Video der Stadt Moers verbreiteten sich.", ""},
		{"Perth - Wer in Australien jünger als 16 ist, darf kein Konto auf Tumblr mehr haben.", "ban tumblr australische Regierung"},
		{"«Wer bremst, soll zahlen», schrieb der Stadtrat Urs Muster auf X.", ""},
		{"«Wer bremst, wird es künftig merken», schrieb der Landrat am Abend auf Facebook.", ""},
		{"Auf Telegram riet ein Arzt davon ab, sich impfen zu lassen.", ""},
		{"Die Ministerin kündigte auf X an, künftig mehr Lehrer einzustellen.", ""},
		{"Auf X forderte die Polizei die Bürger auf, Fenster zu schließen.", ""},
		{"Der Bürgermeister hat auf X gegen das Verbot von Böllern protestiert.", ""},
		{"Statt X zu verlassen, sperrt der Zoo Osnabrück TikTok.", "ban tiktok Zoo Osnabrück"},
		{"Der Zoo Osnabrück lobt Jitsi, ohne Teams zu verbieten.", ""},
	}
	checkActors(t, "de", "2025-02-03", cases)
}

// French conjuncts: each verb takes the service that stands with it.
func TestFrenchConjuncts(t *testing.T) {
	cases := []actorCase{
		{"La ville de Metz quitte X et rejoint Mastodon.", "adoption mastodon ville de Metz|exit x ville de Metz"},
		{"La ville de Metz a quitté X et rejoint Mastodon.", "adoption mastodon ville de Metz|exit x ville de Metz"},
		{"La ville de Metz va bannir TikTok et remplacer WhatsApp par Tchap.", "adoption tchap ville de Metz|ban tiktok ville de Metz|exit whatsapp ville de Metz"},
		{"L'hôpital de Sion veut abandonner Zoom et installer Jitsi.", "adoption jitsi hôpital de Sion|exit zoom hôpital de Sion"},
		{"Le musée de Lens recommande de quitter WhatsApp et d'utiliser Signal.", "advice_against whatsapp musée de Lens|advice_for signal musée de Lens"},
		{"Le musée de Lens quitte X pour rejoindre Mastodon.", "adoption mastodon musée de Lens|exit x musée de Lens"},
		{"Après avoir banni TikTok, le musée de Lens interdit Telegram.", "ban telegram musée de Lens|ban tiktok musée de Lens"},
		{"Sans interdire TikTok, le musée de Lens déconseille WhatsApp.", "advice_against whatsapp musée de Lens"},
		{"Plutôt que d'interdire TikTok, le musée de Lens quitte X.", "exit x musée de Lens"},
		{"Les pompiers ont recommandé sur Facebook de fermer les fenêtres.", ""},
		{"Sur Telegram, un médecin a déconseillé de se faire vacciner.", ""},
		{"TikTok est interdit au Sénat et WhatsApp déconseillé.", "advice_against whatsapp Sénat|ban tiktok Sénat"},
	}
	checkActors(t, "fr", "2025-02-03", cases)
}
