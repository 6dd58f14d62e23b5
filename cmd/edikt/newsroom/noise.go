package newsroom

// phrases are the texts around an article that belong to the site and not to the news.
type phrases struct {
	Menu       []string
	Search     string
	Cookie     string
	Accept     string
	Reject     string
	Newsletter string
	Subscribe  string
	Follow     string
	Share      []string
	More       string
	MostRead   string
	Paywall    string
	Comments   string
	Imprint    string
	Reading    string
}

var noise = map[string]phrases{
	"de": {
		Menu:       []string{"Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "E-Paper", "Abo"},
		Search:     "Suche öffnen",
		Cookie:     "Wir und unsere 214 Partner verwenden Cookies, um Inhalte zu verbessern und Anzeigen auszuspielen. Mit einem Klick auf „Einverstanden“ erlauben Sie uns das.",
		Accept:     "Einverstanden",
		Reject:     "Einstellungen",
		Newsletter: "Der Tag in fünf Minuten: Unser Newsletter kommt jeden Abend in Ihr Postfach.",
		Subscribe:  "Jetzt anmelden",
		Follow:     "Folgen Sie uns auf WhatsApp, Instagram und Facebook! Zum WhatsApp-Kanal der Redaktion",
		Share:      []string{"Auf Facebook teilen", "Auf X teilen", "Per WhatsApp senden", "Drucken"},
		More:       "Mehr zum Thema",
		MostRead:   "Meistgelesen",
		Paywall:    "Weiterlesen mit dem Plus-Abo: vier Wochen für einen Franken, jederzeit kündbar.",
		Comments:   "Kommentare sind für diesen Artikel geschlossen.",
		Imprint:    "Impressum | Datenschutz | AGB | Mediadaten | Laden Sie unsere App aus dem App Store",
		Reading:    "Lesezeit 2 Minuten",
	},
	"fr": {
		Menu:       []string{"Accueil", "Politique", "Économie", "Sports", "Culture", "Le journal", "S'abonner"},
		Search:     "Ouvrir la recherche",
		Cookie:     "Avec nos 214 partenaires, nous déposons des cookies pour mesurer l'audience et personnaliser la publicité. Vous pouvez changer d'avis à tout moment.",
		Accept:     "Tout accepter",
		Reject:     "Paramétrer",
		Newsletter: "L'essentiel en cinq minutes : notre lettre du soir arrive chaque jour dans votre boîte.",
		Subscribe:  "Je m'inscris",
		Follow:     "Suivez-nous sur WhatsApp, Instagram et Facebook ! Rejoindre la chaîne WhatsApp de la rédaction",
		Share:      []string{"Partager sur Facebook", "Partager sur X", "Envoyer par WhatsApp", "Imprimer"},
		More:       "Sur le même sujet",
		MostRead:   "Les plus lus",
		Paywall:    "La suite est réservée aux abonnés : un mois d'essai pour un euro, sans engagement.",
		Comments:   "Les commentaires sont fermés pour cet article.",
		Imprint:    "Mentions légales | Vie privée | Publicité | Téléchargez notre application sur l'App Store",
		Reading:    "Lecture : 2 minutes",
	},
}
