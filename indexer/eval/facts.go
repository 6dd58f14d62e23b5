package eval

// Fact is what an article tells. Fields that do not apply are empty.
type Fact struct {
	Lang   string
	Topic  string // what it is about: ban, exit, ...; or another subject: heating, wage, ...
	Target string
	Actor  string
	Scope  string
}

// wording is how facts are put into words. %A is the actor at the beginning of a sentence, %a inside, %T the target, %S the
// scope.
type wording struct {
	actors map[string]string   // id to name
	scopes map[string][]string // id to phrases
	topics map[string][]string // id to sentences
	titles map[string][]string
	filler []string
}

var targets = []string{"TikTok", "WhatsApp", "Zoom", "Huawei", "Telegram", "ChatGPT", "DeepSeek", "Signal", "Instagram", "Nextcloud"}

// servicePolicies are the topics that have a target.
var servicePolicies = []string{"ban", "advice_against", "advice_for", "exit", "adoption", "mandate", "review"}

// otherTopics have none.
var otherTopics = []string{"heating", "wage", "speed", "rent", "election", "fireworks", "hospital", "farming", "railway", "budget"}

var german = wording{
	actors: map[string]string{"government": "die Bundesregierung", "bern": "der Kanton Bern", "cologne": "die Stadt Köln", "education": "das Bildungsministerium", "university": "die Universität Graz",
		"parliament": "der Landtag", "dpa": "die Datenschutzbehörde", "army": "das Verteidigungsministerium", "police": "die Hamburger Polizei", "court": "das Verwaltungsgericht"},
	scopes: map[string][]string{"": {""}, "work": {"auf Diensthandys", "auf dienstlichen Geräten", "auf den Diensttelefonen der Angestellten"}, "schools": {"an Schulen", "im Unterricht", "in den Klassenzimmern der Grundschulen"},
		"children": {"für Kinder unter 16 Jahren", "für Jugendliche", "für Minderjährige"}},
	topics: map[string][]string{
		"ban": {"%A verbietet %T %S.", "%A untersagt die Nutzung von %T %S.", "%T bleibt %S verboten, wie %a entschied.", "%A sperrt %T %S.", "Ein Nutzungsverbot für %T %S hat %a beschlossen.",
			"%A schließt %T %S künftig aus.", "%S gilt das %T-Verbot, das %a erlassen hat."},
		"advice_against": {"%A rät davon ab, %T %S zu verwenden.", "%A warnt vor %T %S.", "Von %T %S hat %a abgeraten.", "Eine Warnung vor %T %S veröffentlichte %a."},
		"advice_for":     {"%A empfiehlt %T %S.", "%A hat %T %S empfohlen.", "Eine Empfehlung für %T %S sprach %a aus.", "%A rät zu %T %S."},
		"exit":           {"%A verlässt %T.", "%A zieht sich von %T zurück.", "%A hat das Konto bei %T stillgelegt.", "Der Ausstieg aus %T ist vollzogen, teilte %a mit.", "%A kehrt %T den Rücken."},
		"adoption":       {"%A führt %T %S ein.", "%A steigt auf %T um.", "Die Einführung von %T %S plant %a.", "%T wurde %S von %a eingeführt."},
		"mandate":        {"%A schreibt %T %S vor.", "%A verpflichtet alle zur Nutzung von %T %S.", "%T ist %S vorgeschrieben, so will es %a.", "Eine Nutzungspflicht für %T %S beschloss %a."},
		"review":         {"%A prüft %T %S.", "%A untersucht den Datenschutz bei %T.", "%A ermittelt gegen den Betreiber von %T.", "Eine Überprüfung von %T hat %a eingeleitet.", "%A klagt gegen %T."},
		"heating":        {"Das Heizungsgesetz wird geändert, kündigte %a an.", "%A fördert neue Heizungen mit Zuschüssen.", "Wärmepumpen ersetzen Ölheizungen, hofft %a.", "Über das Gebäudeenergiegesetz streitet %a."},
		"wage":           {"Der Mindestlohn steigt, beschloss %a.", "%A erhöht den Mindestlohn.", "Die Erhöhung des Mindestlohns lehnt %a ab.", "Gewerkschaften fordern höhere Löhne von %a."},
		"speed":          {"Ein Tempolimit auf Autobahnen lehnt %a ab.", "%A begrenzt die Geschwindigkeit auf der Landstraße.", "Die Geschwindigkeitsbegrenzung gilt, sagt %a.", "%A verbietet das Rasen in der Innenstadt."},
		"rent":           {"Die Mietpreisbremse wird verlängert, entschied %a.", "%A deckelt die Mieten.", "Mieterhöhungen begrenzt %a.", "Vermieter klagen gegen %a."},
		"election":       {"Die Bundestagswahl wird vorbereitet, erklärte %a.", "%A zählt die Stimmen der Kommunalwahl aus.", "Wählerinnen und Wähler informiert %a.", "Die Wahlbeteiligung sank, meldet %a."},
		"fireworks":      {"Böller bleiben an Silvester verboten, entschied %a.", "%A untersagt Feuerwerk in der Altstadt.", "Ein Feuerwerksverbot fordert die Polizei von %a.", "%A richtet eine Verbotszone für Böller ein."},
		"hospital":       {"Die Krankenhausreform kommt, versprach %a.", "%A schließt zwei Kliniken.", "Patienten warten länger, räumt %a ein.", "Pflegekräfte streiken gegen %a."},
		"farming":        {"Bauern protestieren gegen %a.", "%A kürzt die Agrarsubventionen.", "Ein Pestizidverbot schlägt %a vor.", "Die Düngeverordnung ändert %a."},
		"railway":        {"Die Bahnstrecke wird gesperrt, bestätigte %a.", "%A saniert die Gleise.", "Zugausfälle bedauert %a.", "Eine Streckensperrung verschiebt %a."},
		"budget":         {"Den Haushalt verabschiedete %a.", "%A spart bei den Ausgaben.", "Die Schuldenbremse hält %a ein.", "Haushaltskürzungen kündigt %a an."},
	},
	titles: map[string][]string{
		"ban": {"%T-Verbot", "%T wird verboten", "Aus für %T", "Sperre für %T"}, "advice_against": {"Warnung vor %T", "Bedenken gegen %T"}, "advice_for": {"%T empfohlen", "Rat zu %T"}, "exit": {"Abschied von %T", "Rückzug von %T"},
		"adoption": {"%T kommt", "Umstieg auf %T"}, "mandate": {"%T wird Pflicht", "Zwang zu %T"}, "review": {"%T im Visier", "Verfahren um %T"},
	},
	filler: []string{"Die Regelung tritt im kommenden Monat in Kraft.", "Kritik kommt von der Opposition.", "Verbände begrüßten den Schritt.", "Einzelheiten sollen in den nächsten Wochen folgen.", "Betroffene können Widerspruch einlegen.",
		"Die Kosten sind noch offen.", "Der Sprecher wollte sich nicht weiter äußern.", "In anderen Ländern gibt es ähnliche Pläne.", "Ein Gutachten liegt seit dem Frühjahr vor.", "Die Debatte dauert seit Jahren an.", "Fachleute streiten über den Nutzen."},
}

var french = wording{
	actors: map[string]string{"government": "le gouvernement", "bern": "le canton de Genève", "cologne": "la ville de Lyon", "education": "le ministère de l'Éducation", "university": "l'université de Lausanne",
		"parliament": "le Parlement", "dpa": "l'autorité de protection des données", "army": "le ministère des Armées", "police": "la préfecture de police", "court": "le tribunal administratif"},
	scopes: map[string][]string{"": {""}, "work": {"sur les téléphones de service", "sur les appareils professionnels", "sur les ordinateurs des agents"}, "schools": {"à l'école", "dans les collèges", "pendant les cours au lycée"},
		"children": {"aux enfants de moins de 15 ans", "pour les mineurs", "pour les adolescents"}},
	topics: map[string][]string{
		"ban": {"%A interdit %T %S.", "%A bannit %T %S.", "L'interdiction de %T %S a été décidée par %a.", "%T est désormais interdite %S, annonce %a.", "%A bloque %T %S.", "%A a suspendu l'accès à %T %S.",
			"Le blocage de %T %S est confirmé par %a."},
		"advice_against": {"%A déconseille %T %S.", "%A met en garde contre %T %S.", "%T est déconseillée %S par %a."},
		"advice_for":     {"%A recommande %T %S.", "La recommandation de %a porte sur %T %S.", "%T est recommandée %S par %a.", "%A préconise %T %S."},
		"exit":           {"%A quitte %T.", "%A a fermé son compte sur %T.", "%A se retire de %T.", "Le retrait de %T est effectif, indique %a.", "%A abandonne %T."},
		"adoption":       {"%A adopte %T %S.", "%A déploie %T %S.", "L'adoption de %T %S est prévue par %a.", "Le déploiement de %T %S commence, selon %a."},
		"mandate":        {"%A rend %T obligatoire %S.", "%A impose %T %S.", "L'obligation d'utiliser %T %S vient de %a."},
		"review":         {"%A enquête sur %T.", "%A examine %T %S.", "Une enquête sur %T est ouverte par %a.", "%A a saisi la justice contre %T.", "Une procédure vise %T, selon %a."},
		"heating":        {"La rénovation des logements est financée par %a.", "%A supprime l'aide aux chaudières à gaz.", "La suppression des chaudières au fioul est voulue par %a."},
		"wage":           {"Le salaire minimum augmente, annonce %a.", "%A relève le salaire minimum.", "L'augmentation des salaires est refusée par %a."},
		"speed":          {"La vitesse est limitée à 30 km/h, décide %a.", "%A réduit la vitesse en ville.", "La limitation de vitesse est contestée, dit %a."},
		"rent":           {"L'encadrement des loyers est prolongé par %a.", "%A plafonne les loyers.", "Les propriétaires attaquent %a."},
		"election":       {"Les élections sont préparées par %a.", "%A publie les résultats de l'élection.", "Les électeurs sont appelés aux urnes, rappelle %a."},
		"fireworks":      {"Les feux d'artifice sont interdits, décide %a.", "%A interdit les pétards au centre-ville.", "L'interdiction des pétards est prise par %a."},
		"hospital":       {"La réforme de l'hôpital est lancée par %a.", "%A ferme deux maternités.", "Les infirmières manifestent contre %a."},
		"farming":        {"Les agriculteurs bloquent les routes contre %a.", "%A interdit un pesticide.", "La suppression des subventions agricoles est décidée par %a."},
		"railway":        {"La ligne est fermée pour travaux, confirme %a.", "%A rénove les voies.", "La fermeture de la ligne est reportée par %a."},
		"budget":         {"Le budget est voté par %a.", "%A réduit les dépenses.", "La dette augmente, reconnaît %a."},
	},
	titles: map[string][]string{
		"ban": {"%T interdite", "Interdiction de %T", "%T bloquée"}, "advice_against": {"Mise en garde contre %T", "%T déconseillée"}, "advice_for": {"%T recommandée"}, "exit": {"Adieu à %T", "Retrait de %T"},
		"adoption": {"Passage à %T", "%T arrive"}, "mandate": {"%T obligatoire"}, "review": {"%T dans le viseur", "Enquête sur %T"},
	},
	filler: []string{"La mesure entrera en vigueur le mois prochain.", "L'opposition critique cette décision.", "Les associations saluent cette étape.", "Les détails seront précisés dans les prochaines semaines.", "Un recours reste possible.",
		"Le coût n'est pas encore connu.", "Le porte-parole n'a pas souhaité commenter.", "D'autres pays ont des projets semblables.", "Un rapport a été remis au printemps.", "Le débat dure depuis des années."},
}
