package extractor

import "testing"

// Who acts in French where a name stands beside what it describes, an order is named later, a row leaves the verb out or a pronoun takes up
// one of two; a line without events is a counter-example.
func TestFrenchActorsTold(t *testing.T) {
	cases := []actorCase{
		// names beside what they describe
		{"Le gendarme norvégien de la vie privée, le Datatilsynet, a bloqué DeepSeek.", "ban deepseek Datatilsynet"},
		{"Le Cemagref, premier centre de recherche agricole du pays, a quitté X.", "exit x Cemagref"},
		{"Le président du conseil régional, le centriste Armel Pasquet, a interdit TikTok à ses agents.", "ban tiktok président du conseil régional"},
		{"Le ministre togolais des Communications, Ayité Mensah, interdit Telegram.", "ban telegram ministre togolais des Communications"},
		{"Le ministre de l'Information, qui possède deux chevaux, poste sur Instagram.", ""},
		{"Les deux questeurs du parlement, Marie Duval et Éric Stoll, déconseillent Signal.", "advice_against signal questeurs du parlement"},
		// whose order it was, named behind
		{"Les agents de l'État norvégien ne peuvent plus utiliser DeepSeek. La consigne du ministère du Numérique vaut aussi pour les stagiaires.", "ban deepseek ministère du Numérique"},
		{"Les gendarmes n'ont plus le droit d'utiliser WhatsApp. L'ordre, signé par le commandant, vaut dès lundi.", "ban whatsapp commandant"},
		{"TikTok a été interdit par le recteur. La décision du conseil de la faculté est attendue.", "ban tiktok recteur"},
		{"Le ministère danois de la Santé a adopté un règlement. Celui-ci proscrit Zoom.", "ban zoom ministère danois de la Santé"},
		{"À la demande du maire, la Norvège a bloqué Telegram.", "ban telegram gouvernement norvégien"},
		// rows without their verb, and those that are among others
		{"La Lituanie a interdit TikTok à ses agents, et la Lettonie Telegram.", "ban telegram gouvernement letton|ban tiktok gouvernement lituanien"},
		{"Nevers a quitté X et Blois Facebook.", "exit facebook Blois|exit x Nevers"},
		{"Parmi les pays qui ont interdit Telegram figurent le Vietnam et la Chine.", "ban telegram gouvernement chinois|ban telegram gouvernement vietnamien"},
		// one of two
		{"La clinique de Morges et son directeur ont hésité. Elle interdit WhatsApp depuis lundi.", "ban whatsapp clinique de Morges"},
		{"« Nous quitterons X en mai », annonce Claire Perrin, rectrice de l'université de Corte.", "exit x rectrice de l'université de Corte"},
		{"« Nous quitterons la salle », annonce Claire Perrin, rectrice de l'université de Corte, sur X.", ""},
		// what takes up a body or several told before
		{"L'Irstea a fermé son compte X. Le centre de recherche a ouvert un profil sur Bluesky.", "adoption bluesky Irstea|exit x Irstea"},
		{"La Cour pénale internationale se tait. Mais la juridiction de La Haye abandonne Zoom.", "exit zoom Cour pénale internationale"},
		{"L'EPFZ a tranché : l'école polytechnique a quitté X.", "exit x École polytechnique fédérale de Zurich (EPFZ)"},
		{"Le département de l'Ardèche a choisi. La collectivité passe à Nextcloud.", "adoption nextcloud département de l'Ardèche"},
		{"Vilnius, puis Riga. Les deux capitales ont banni TikTok de leurs téléphones.", "ban tiktok gouvernement letton|ban tiktok gouvernement lituanien"},
		{"Ouest-France, Mediapart, Le Monde : la liste des journaux qui ont quitté X s'allonge.", "exit x Le Monde|exit x Mediapart|exit x Ouest-France"},
		{"La Ville d'Arlon renonce. « Nous avons fermé notre compte X », dit l'échevine de la Culture.", "exit x Ville d'Arlon"},
		{"Sur avis de l'agence de cybersécurité, le NÚKIB, le gouvernement tchèque a proscrit Zoom.", "ban zoom gouvernement tchèque"},
		{"Onze lycées bretons manquent de chaises, dit une vidéo sur TikTok.", ""},
		{"Trois musées bretons sont fermés, annonce une page Facebook.", ""},
		// services that a noun takes up
		{"L'Islande a banni TikTok. La Norvège a exclu le réseau des téléphones de ses ministres.", "ban tiktok gouvernement islandais|ban tiktok gouvernement norvégien"},
		{"La mairie de Gap renonce à Zoom. Le lycée de Gap a privé ses élèves du même outil.", "ban zoom lycée de Gap|exit zoom mairie de Gap"},
		{"La Suède a banni Hikvision. La Norvège a banni ces appareils de ses ports.", "ban hikvision gouvernement norvégien|ban hikvision gouvernement suédois"},
		{"La Suisse a banni TikTok. La Norvège a banni ces appareils de ses ports.", "ban tiktok Conseil fédéral"},
		// houses, papers and persons by other words
		{"Le musée d'Art et d'Histoire, le Muséum et la Comédie : trois institutions jurassiennes ont ouvert un compte TikTok.", "adoption tiktok Comédie|adoption tiktok Muséum|adoption tiktok musée d'Art et d'Histoire"},
		{"L'Office fédéral des routes, celui de la statistique et Swissmedic ont un point commun : aucun n'est présent sur TikTok.", "abstention tiktok Office de la statistique|abstention tiktok Office fédéral des routes|abstention tiktok Swissmedic"},
		{"La société de transports d'Iasi a quitté X. L'entreprise municipale a ouvert un compte Threads.", "adoption threads société de transports d'Iasi|exit x société de transports d'Iasi"},
		{"Au Nevada, Ted Marlow hésitait ; vendredi, le républicain a banni TikTok des appareils publics.", "ban tiktok Ted Marlow"},
		{"La note, que le recteur a diffusée lundi, interdit ChatGPT aux élèves.", "ban chatgpt recteur"},
		{"Le musée de Gap quitte Microsoft. Il remplace la suite américaine par LibreOffice.", "adoption libreoffice musée de Gap|exit microsoft-365 musée de Gap"},
		{"Le musée de Gap quitte Zoom. Il remplace l'outil par Jitsi.", "adoption jitsi musée de Gap|exit zoom musée de Gap"},
		{"Libération a quitté X. Le quotidien parisien a rejoint Bluesky.", "adoption bluesky Libération|exit x Libération"},
		{"La BBC a quitté X.", "exit x BBC"},
		{"La Banque de Gap, dont les courtiers n'ont plus droit à WhatsApp, a été condamnée.", "ban whatsapp Banque de Gap"},
		{"La SNCF ainsi que l'Inria ont quitté X.", "exit x Inria|exit x SNCF"},
		{"À l'initiative du ministre, la DGCCRF a ouvert une enquête sur Temu.", "review temu DGCCRF"},
		{"Le président de la Ligue de handball l'a annoncé : l'instance quittera X.", "exit x Ligue de handball"},
		{"« Nous avons banni TikTok », indique Elsa Rouvier, porte-parole de la SNTR.", "ban tiktok SNTR"},
		{"Lille bannit TikTok. Caen l'avait fait en mars, Rouen en avril.", "ban tiktok Caen|ban tiktok Lille|ban tiktok Rouen"},
		{"L'Union européenne interdit RT. La présidente de la Commission l'avait promis.", "ban rt gouvernement européen"},
		{"La Suède bannit TikTok. Les universités n'y sont pas soumises.", "ban tiktok gouvernement suédois"},
		{"La loi interdit les réseaux sociaux aux moins de 16 ans en Australie. WhatsApp échappe à l'interdiction.", "ban social-media gouvernement australien"},
		{"Le recteur de Pau n'interdit pas ChatGPT, mais le déconseille.", "advice_against chatgpt recteur de Pau"},
		{"Le Soir de Noël, la patinoire ferme, dit une page Facebook.", ""},
		{"Rien n'oblige les parents à passer par WhatsApp.", ""},
		// orders, rows and small words
		{"Les fonctionnaires maltais l'ont appris : DeepSeek est banni de leurs ordinateurs. Le message était signé du ministère des Finances.", "ban deepseek ministère des Finances"},
		{"Les agents du canton de Glaris l'ont appris lundi : WhatsApp ne doit plus servir aux échanges de travail.", "ban whatsapp gouvernement glaronais"},
		{"À Radio Suède, la consigne est tombée. Les journalistes ne peuvent plus utiliser TikTok.", "ban tiktok Radio Suède"},
		{"Vingt députés ont écrit au premier ministre albanais. Ils lui demandent d'interdire TikTok.", "ban tiktok premier ministre albanais"},
		{"La police cantonale de Glaris répond. « Nous restons sur X », tranche sa porte-parole.", "exit x police cantonale de Glaris"},
		{"« Threema remplace WhatsApp », écrit l'armée autrichienne.", "adoption threema armée autrichienne|exit whatsapp armée autrichienne"},
		{"Le Vietnam a levé le blocage de Telegram. Hanoï l'avait imposé en mai.", "ban telegram gouvernement vietnamien"},
		{"Metz a quitté X. La Sonacotra, qui avait hésité, en a fait autant un mois plus tard.", "exit x Metz|exit x Sonacotra"},
		{"Le Népal hésitait. Le gouvernement népalais a donc fermé TikTok.", "ban tiktok gouvernement népalais"},
		{"La mairie de Gap a depuis quitté X.", "exit x mairie de Gap"},
		{"La Suède a banni TikTok et a étendu la mesure à WeChat.", "ban tiktok gouvernement suédois|ban wechat gouvernement suédois"},
		{"La Santé, le Commerce et les Affaires sociales ont banni DeepSeek de leurs ordinateurs.", "ban deepseek Affaires sociales|ban deepseek Commerce|ban deepseek Santé"},
		{"Caritas, l'Union des paysans et la Ligue des familles : trois organisations de poids ont quitté X.", "exit x Caritas|exit x Ligue des familles|exit x Union des paysans"},
		{"La Croix-Rouge espagnole a quitté X. La Croix-Rouge danoise « réfléchit encore ».", "exit x Croix-Rouge danoise|exit x Croix-Rouge espagnole"},
		{"Faute de place à la Chambre des communes, Ottawa a banni TikTok de ses tablettes.", "ban tiktok gouvernement canadien"},
		{"Le Commerce, la Poste et la Banque sont des jeux de plateau, dit une page Facebook.", ""},
		{"Les fonctionnaires maltais l'ont appris par une vidéo sur TikTok : il neige.", ""},
		// names by their shape
		{"Alliance Nord a quitté X.", "exit x Alliance Nord"},
		{"Terre des fleurs ferme son compte X.", "exit x Terre des fleurs"},
		{"ESSEC Paris a quitté X.", "exit x ESSEC Paris"},
		{"La Ligue des familles a quitté X.", "exit x Ligue des familles"},
		{"Namur dit stop à TikTok\n\nLa Ville de Namur a banni TikTok de ses tablettes. Le gouvernement wallon a interdit l'application à ses agents.", "ban tiktok Ville de Namur|ban tiktok gouvernement wallon"},
		{"Décision a été prise de repeindre la salle, dit une page Facebook.", ""},
		{"Alliance Nord a publié une vidéo sur Instagram.", ""},
		{"La fermeture du compte X de la ville de Gap est prévue pour juin.", "exit x ville de Gap"},
		{"Dans les écoles de Los Angeles, ChatGPT est bloqué.", "ban chatgpt Los Angeles"},
		{"Au sein de la banque Morel, ChatGPT est interdit.", "ban chatgpt banque Morel"},
		{"La fermeture de la piscine de Gap est annoncée sur Facebook.", ""},
	}
	checkActors(t, "fr", "2025-03-10", cases)
}
