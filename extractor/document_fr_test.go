package extractor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"edikt"
)

// What a French text says of a measure over its sentences: who follows, stays or waits, what ran out, what a title only says loosely.
// A line without events is a counter-example.
func TestFrenchDocuments(t *testing.T) {
	cases := []actorCase{
		// after others have left
		{"Metz a quitté Facebook. Lille, elle, reste pour l'instant.", "exit in_force facebook Metz|exit rejected facebook Lille"},
		{"Metz a quitté Facebook. Lille reste prudente.", "exit in_force facebook Metz"},
		{"Metz a quitté Facebook. Lille attendra la fin de l'année.", "exit announced facebook Lille|exit in_force facebook Metz"},
		{"Metz a quitté Facebook. Lille n'a aucune intention de bouger.", "exit in_force facebook Metz|exit rejected facebook Lille"},
		{"Metz quitte X et ouvre un compte Bluesky. À Lille, on fera de même.", "adoption in_force bluesky Metz|exit announced x Lille|exit in_force x Metz"},
		{"« Sud Radio » quitte X. « Havre Hebdo », lui, reste.", "exit in_force x Sud Radio|exit rejected x Havre Hebdo"},
		// another country
		{"L'Estonie interdit TikTok. En Belgique, la mesure vaut pour six mois.", "ban in_force tiktok gouvernement belge|ban in_force tiktok gouvernement estonien"},
		{"L'Estonie interdit TikTok. La Suisse n'entend pas légiférer.", "ban in_force tiktok gouvernement estonien|ban rejected tiktok Conseil fédéral"},
		{"L'Estonie interdit TikTok. Le maire voudrait une loi sur l'eau.", "ban in_force tiktok gouvernement estonien"},
		// times
		{"Le Togo a suspendu mardi TikTok.", "ban in_force tiktok gouvernement togolais"},
		{"Le Togo avait bloqué TikTok durant neuf jours.", "ban ended tiktok gouvernement togolais"},
		{"Le Togo a bloqué TikTok pendant une semaine en 2021.", "ban ended tiktok gouvernement togolais"},
		{"La ville de Lens ne publiera plus sur X. La décision a pris effet lundi.", "exit in_force x ville de Lens"},
		{"Sans garanties, la ville de Lens quittera X.", "exit proposed x ville de Lens"},
		{"La ville de Lens remplace Teams par Jitsi et, à terme, Windows par Linux.", "adoption announced linux ville de Lens|adoption in_force jitsi ville de Lens|exit announced windows ville de Lens|exit in_force teams ville de Lens"},
		// who acts
		{"La Cnil le répète aux avocats : qu'ils optent pour Signal.", "advice_for in_force signal CNIL"},
		{"Le maire suit la cour d'appel de Douai. Celle-ci a quitté X.", "exit in_force x cour d'appel de Douai"},
		{"La ville de Lens a, de son côté, quitté X.", "exit in_force x ville de Lens"},
		{"« Nous avons quitté X », confirme le porte-parole de la ville de Lens.", "exit in_force x ville de Lens"},
		{"Une pétition demande à la ville de Lens de quitter X.", "exit proposed x ville de Lens"},
		{"Un parent sur deux dit avoir déjà interdit TikTok à table.", ""},
		{"Le Togo interdit TikTok. Le syndicat juge l'interdiction disproportionnée.", "ban in_force tiktok gouvernement togolais"},
		// clauses
		{"Les agents de la ville de Lens ne doivent plus échanger que sur Signal, indique une note.", "mandate in_force signal ville de Lens"},
		{"La ville de Lens a quitté Teams, Jitsi prenant le relais.", "adoption in_force jitsi ville de Lens|exit in_force teams ville de Lens"},
		{"La ville de Lens écrit désormais sur Bluesky et non plus sur X.", "adoption in_force bluesky ville de Lens|exit in_force x ville de Lens"},
		{"Le parquet de Lens poursuit l'enquête qu'il a ouverte sur Shein, mais aussi Temu.", "review in_force shein parquet de Lens|review in_force temu parquet de Lens"},
		{"La ville de Lens passe à Signal\n\nUne circulaire du maire de Lens impose Signal aux agents.", "mandate in_force signal maire de Lens"},
	}
	x := builtIn(t)
	for _, c := range cases {
		var got []string
		for _, e := range x.Extract(&edikt.Article{ID: "t", Lang: "fr", Text: c.text, Date: "2025-03-10"}).Events {
			got = append(got, fmt.Sprintf("%s %s %s %s", e.Kind, e.Status, e.Target.ID, e.Actor.Name))
		}
		slices.Sort(got)
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, strings.Join(got, "|"), c.want)
		}
	}
}
