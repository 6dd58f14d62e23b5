package extractor

import (
	"slices"
	"testing"

	"edikt"
)

// TestScope reads where a measure holds: by words and compounds, by whose devices they are, by who acts on whom.
func TestScope(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct {
		lang, text string
		want       edikt.Scope // "" for none
	}{
		// devices: a cue in any form, a compound, an adjective, whose they are
		{"de", "Der Kanton Uri sperrt TikTok auf Diensttelefonen.", edikt.WorkDevices},
		{"de", "Der Kanton Uri verbannt TikTok von den Amtstablets.", edikt.WorkDevices},
		{"de", "Der Kanton Uri verbietet TikTok auf landeseigenen Rechnern.", edikt.WorkDevices},
		{"de", "Die Stadt Duisburg entfernt TikTok von ihren Rechnern.", edikt.WorkDevices},
		{"de", "Der Kanton Uri verbietet TikTok auf den Handys der Förster.", edikt.WorkDevices},
		{"de", "Der Kanton Uri verbietet Lehrkräften TikTok auch auf privaten Handys.", edikt.PrivateDevices},
		{"fr", "Le canton d'Uri bannit TikTok des téléphones ministériels.", edikt.WorkDevices},
		{"fr", "Le canton d'Uri bannit TikTok des mobiles de service.", edikt.WorkDevices},
		{"fr", "Le canton d'Uri supprime TikTok de ses ordinateurs.", edikt.WorkDevices},
		{"fr", "Le canton d'Uri déconseille TikTok sur le portable personnel de ses agents.", edikt.PrivateDevices},
		// networks, and no social ones
		{"de", "Die Universität Kiel sperrt TikTok in ihrem Campusnetz.", edikt.Network},
		{"de", "Deutschland schliesst Huawei aus den Kernnetzen aus.", edikt.Network},
		{"fr", "Le canton d'Uri bloque TikTok sur le réseau sans fil de ses bureaux.", edikt.Network},
		{"fr", "La ville de Sion quitte X et ses réseaux sociaux.", edikt.OfficialChannel},
		// schools, by the word and by who rules or is bound
		{"de", "Uri verbannt Zoom aus den Klassenzimmern.", edikt.Schools},
		{"de", "Das Bildungsministerium in Wien untersagt Zoom.", edikt.Schools},
		{"de", "Der Kanton Uri rät Lehrkräften von WhatsApp ab.", edikt.Schools},
		{"de", "Die Fachhochschule Kiel ist von Zoom auf Jitsi umgestiegen.", edikt.StaffCommunication},
		{"fr", "Le rectorat de Dijon interdit Zoom.", edikt.Schools},
		// children, by their age
		{"de", "Norwegen will soziale Medien für unter 15-Jährige verbieten.", edikt.Children},
		{"de", "Norwegen will Roblox für unter Zwölfjährige verbieten.", edikt.Children},
		{"fr", "Le Danemark interdit les réseaux sociaux avant 15 ans.", edikt.Children},
		// everybody: a state cuts a service off, warns the public, bans a paper or channel
		{"de", "Vietnam blockiert Telegram.", edikt.Public},
		{"de", "Die Behörden in Teheran haben Zoom gesperrt.", edikt.Public},
		{"de", "Die Verbraucherzentrale rät Senioren von Temu ab.", edikt.Public},
		{"fr", "La Turquie bloque Discord.", edikt.Public},
		{"fr", "La Commission européenne a interdit RT.", edikt.Public},
		// at work: an employer's ban; a town cannot bind everybody
		{"de", "Samsung verbietet Mitarbeitern ChatGPT.", edikt.WorkDevices},
		{"de", "Die Stadt Turku verbietet TikTok.", edikt.WorkDevices},
		{"fr", "L'armée suisse bannit WhatsApp.", edikt.StaffCommunication},
		// what a body should use towards the public
		{"de", "Der Datenschützer rät den Ministerien von Facebook ab.", edikt.OfficialChannel},
		// words that only look like cues
		{"fr", "À compter du 1er juin, le canton d'Uri bannit TikTok.", edikt.Public},
		{"de", "Der Kanton Uri prüft Zoom.", ""},
	} {
		e, ok := firstOf(t, x, c.lang, c.text)
		if !ok {
			continue
		}
		if got := e.Scope; c.want == "" && len(got) > 0 || c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("%s: %v, want %q", c.text, got, c.want)
		}
	}
}
