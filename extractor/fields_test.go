package extractor

import (
	"testing"

	"edikt"
)

// TestFields reads who is bound and from when out of the words around the trigger, and out of the sentences behind it.
func TestFields(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct {
		lang, text, addressee string
		when                  edikt.Date
		status                edikt.Status
	}{
		{"de", "Belgien verbietet seinen Beamten TikTok. Das Verbot gilt zunächst für sechs Monate.", "Beamten", "P6M", edikt.InForce},
		{"de", "Polen verbietet WhatsApp im Amt. Die Regelung tritt am 1. Juni in Kraft.", "", "2025-06-01", edikt.Announced},
		{"de", "Im Februar trat das Huawei-Verbot in Österreich in Kraft.", "", "2025-02", edikt.InForce},
		{"de", "Ab dem 1. Februar hat Kanada TikTok verboten.", "", "2025-02-01", edikt.InForce},
		{"de", "Die Stadt Erlangen führt im zweiten Halbjahr 2027 Threema ein.", "", "2027-07", edikt.Announced},
		{"de", "Bern steigt bis Ende des dritten Quartals aus X aus.", "", "2025-09-30", edikt.Announced},
		{"de", "Der Senat hat TikTok von den Handys der Lehrkräfte verbannt.", "Lehrkräfte", "", edikt.InForce},
		{"de", "Ministerien und andere Behörden sollten Facebook den Abschied geben, rät das BSI.", "Ministerien und andere Behörden", "", edikt.InForce},
		{"fr", "La Belgique interdit TikTok à ses agents. Cette interdiction entre en vigueur le 1er juin.", "agents", "2025-06-01", edikt.Announced},
		{"fr", "Le canton de Genève bannit X. La mesure s'applique pendant six mois.", "", "P6M", edikt.InForce},
		{"fr", "Le CNRS adoptera Visio avant la fin du premier trimestre 2026.", "", "2026-03-31", edikt.Announced},
		{"fr", "Le Danemark interdit Zoom à ses enseignants. La Norvège bannit Telegram.", "enseignants", "", edikt.InForce},
	} {
		set := x.Extract(&edikt.Article{Lang: c.lang, Text: c.text, Date: "2025-03-10"})
		if len(set.Events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		e := set.Events[0]
		if e.Addressee != c.addressee || edikt.Date(e.When) != c.when || e.Status != c.status {
			t.Errorf("%s\n got %q %s %s\nwant %q %s %s", c.text, e.Addressee, e.When, e.Status, c.addressee, c.when, c.status)
		}
		if n := len(set.Events); n == 2 && set.Events[1].Addressee != "" {
			t.Errorf("%s: the people of one land are bound by another: %q", c.text, set.Events[1].Addressee)
		}
	}
}

// TestEmployers reads vendors as those who act where they rule over staff, and as nothing else.
func TestEmployers(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct{ lang, text, actor, target string }{
		{"de", "Samsung verbietet Mitarbeitern ChatGPT.", "Samsung", "chatgpt"},
		{"de", "Im Mai hat Amazon seinen Mitarbeitern TikTok untersagt.", "Amazon", "tiktok"},
		{"de", "Der Konzern Amazon hat den Beschäftigten TikTok untersagt.", "Konzern Amazon", "tiktok"},
		{"de", "ChatGPT wird Beamten ab Mai verboten.", "", "chatgpt"},
		{"fr", "Samsung interdit ChatGPT à ses salariés.", "Samsung", "chatgpt"},
		{"fr", "Apple a interdit l'usage de ChatGPT à ses employés.", "Apple", "chatgpt"},
		{"fr", "Google lance une application pour les enseignants, Apple la vend.", "", ""},
	} {
		events := x.Extract(&edikt.Article{Lang: c.lang, Text: c.text, Date: "2025-03-10"}).Events
		if len(events) == 0 != (c.target == "") {
			t.Errorf("%s: %d events", c.text, len(events))
			continue
		}
		for _, e := range events {
			actor := ""
			if e.Actor != nil {
				actor = e.Actor.Text
			}
			if actor != c.actor || e.Target.ID != c.target {
				t.Errorf("%s: %s > %s, want %s > %s", c.text, actor, e.Target.ID, c.actor, c.target)
			}
		}
	}
}

// TestActedJustBefore gives a measure without an actor to the one that the sentence before says has acted.
func TestActedJustBefore(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct{ lang, text, actor string }{
		{"de", "Das Schulamt in Suhl hat reagiert. Lehrkräfte dürfen WhatsApp nicht mehr verwenden.", "Schulamt in Suhl"},
		{"de", "Das Schulamt in Suhl hat nicht reagiert. Lehrkräfte dürfen WhatsApp nicht mehr verwenden.", ""},
		{"de", "Das Schulamt in Suhl hat gefeiert. Lehrkräfte dürfen WhatsApp nicht mehr verwenden.", ""},
		{"fr", "Le rectorat de Dijon a tranché. Les enseignants ne pourront plus utiliser WhatsApp.", "rectorat de Dijon"},
	} {
		events := x.Extract(&edikt.Article{Lang: c.lang, Text: c.text, Date: "2025-03-10"}).Events
		if len(events) != 1 {
			t.Errorf("%s: %d events", c.text, len(events))
			continue
		}
		actor := ""
		if a := events[0].Actor; a != nil {
			actor = a.Text
		}
		if actor != c.actor {
			t.Errorf("%s: by %q, want %q", c.text, actor, c.actor)
		}
	}
}

// TestCountry gives an institution without a place the country of an article that is about one, and none where there are several.
func TestCountry(t *testing.T) {
	x := builtIn(t)
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "La commission scolaire des Pins bannit TikTok. La loi québécoise interdit déjà le cellulaire.", "CA-QC"},
		{"fr", "La commission scolaire des Pins bannit TikTok. La loi québécoise et la loi suisse interdisent le cellulaire.", ""},
		{"de", "Die Jägervereinigung verlässt X. Die Tiroler Jagd ist beliebt.", "AT-7"},
		{"de", "Die Jägervereinigung verlässt amerikanische Plattformen wie X.", ""},
	} {
		e, ok := firstOf(t, x, c.lang, c.text)
		if !ok {
			continue
		}
		if j := e.Jurisdiction; j != c.want {
			t.Errorf("%s: %q, want %q", c.text, j, c.want)
		}
	}
}
