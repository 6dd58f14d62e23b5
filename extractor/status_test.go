package extractor

import (
	"testing"

	"edikt"
)

// What the verb of one clause makes of the measure told in the clause that depends on it; "" is no event at all.
func TestGovernedStatus(t *testing.T) {
	cases := []struct {
		lang, text, want string
	}{
		{"de", "Die Partei setzt sich dafür ein, TikTok zu verbieten.", "proposed"},
		{"de", "Estland spricht sich dafür aus, TikTok zu verbieten.", "proposed"},
		{"de", "Estland hat sich darauf festgelegt, TikTok zu verbieten.", "announced"},
		{"de", "Estland hat sich dagegen entschieden, TikTok zu verbieten.", "rejected"},
		{"de", "Estland hat sich dafür entschieden, TikTok zu verbieten.", "announced"},
		{"de", "Estland schließt aus, TikTok zu verbieten.", "rejected"},
		{"de", "Estland schließt nicht aus, TikTok zu verbieten.", "proposed"},
		{"de", "Estland droht damit, TikTok zu sperren.", "proposed"},
		{"de", "Estland weigert sich, TikTok zu sperren.", "rejected"},
		{"de", "Estland ist entschlossen, TikTok zu sperren.", "announced"},
		{"de", "Estland hat damit begonnen, TikTok zu sperren.", "in_force"},
		{"de", "Der Verband fordert Estland auf, TikTok zu verbieten.", "proposed"},
		{"de", "Der Verband fordert Estlands Regierung auf, TikTok zu sperren.", "proposed"},
		{"de", "Der Verband bittet Estlands Regierung, TikTok zu verbieten.", "proposed"},
		{"fr", "L'Estonie se réserve le droit d'interdire TikTok.", "proposed"},
		{"fr", "L'Estonie est en train d'interdire TikTok.", "announced"},
		{"fr", "L'Estonie s'abstient d'interdire TikTok.", "rejected"},
		{"fr", "L'association exhorte le gouvernement estonien à interdire TikTok.", "proposed"},
		{"fr", "L'Estonie est sur le point d'interdire TikTok.", "announced"},
	}
	x := builtIn(t)
	for _, c := range cases {
		set := x.Extract(&edikt.Article{ID: "t", Lang: c.lang, Date: "2025-02-03", Text: c.text})
		got := ""
		for _, e := range set.Events {
			if e.Kind != edikt.Ban || got != "" {
				got += "|" + string(e.Kind) + " "
			}
			got += string(e.Status)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
