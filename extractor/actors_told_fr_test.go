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
	}
	checkActors(t, "fr", "2025-03-10", cases)
}
