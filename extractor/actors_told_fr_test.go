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
	}
	checkActors(t, "fr", "2025-03-10", cases)
}
