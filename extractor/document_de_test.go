package extractor

import (
	"testing"

	"edikt"
)

// TestDocumentGerman asks for events that the sentence with the trigger does not tell by itself.
func TestDocumentGerman(t *testing.T) {
	x, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"a question puts the service", "Die Stadt Gera ist auf Instagram. Und TikTok? Haben wir nicht, sagt der Sprecher der Stadt Gera.", "abstention in_force tiktok org/stadt-gera"},
		{"nein answers a question", "Verlässt die Universität Bonn X? Nein, sagt die Rektorin.", "exit rejected x org/universitaet-bonn"},
		{"a question of people asks nobody", "TikTok? Kenne ich nicht, sagt der Rentner Karl Müller.", ""},
		{"the next sentence sets the day", "Die Universität Ulm verabschiedet sich von X. Im Juni ist Schluss.", "exit announced x org/universitaet-ulm"},
		{"another's day is no day of the step", "Die Universität Ulm verlässt X. Im Mai feiert sie ihr Jubiläum.", "exit in_force x org/universitaet-ulm"},
		{"a pronoun for the account", "Das Museum Ludwig hatte ein Konto bei X. Es wurde im Januar gelöscht.", "exit in_force x org/museum-ludwig"},
		{"a dateline with a date", "Zürich, 8. April (sda) Das Museum Ludwig hat X verlassen.", "exit in_force x org/museum-ludwig"},
		{"who acts stands behind the colon", "In Kiel sind die Tage von Sharepoint gezählt: Der Kreis Plön legt seine Akten anderswo ab.", "exit announced sharepoint org/kreis-ploen"},
		{"who acts stands before the colon", "Die Stadt Gera macht Ernst: Skype wird abgelöst.", "exit in_force skype org/stadt-gera"},
		{"a firm is taken up as a body", "Google greift durch. Der Konzern hat Zoom auf den Laptops der Angestellten gesperrt.", "ban in_force zoom org/google"},
		{"a draft of the next sentence", "TikTok soll von den Handys der Beamten verschwinden. Das sieht ein Konzept der Stadt Gera vor.", "ban proposed tiktok org/stadt-gera"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, e := range x.Extract(&edikt.Article{Lang: "de", Text: c.text, Date: "2025-03-10"}).Events {
				got += string(e.Kind) + " " + string(e.Status) + " " + e.Target.ID + " " + e.ActorID()
			}
			if got != c.want {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}
