package notify

import (
	"time"

	"edikt"
)

var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// ban is a delivery as the desk would get it.
func ban(lang string) edikt.Delivery {
	e := edikt.Event{ID: "e1", Kind: edikt.Ban, Status: edikt.InForce, Jurisdiction: "BE",
		Actor:     &edikt.Actor{ID: "be/government", Name: "belgische Regierung", Text: "Belgien"},
		Target:    edikt.Target{ID: "tiktok", Name: "TikTok"},
		Addressee: "Regierungsmitarbeiter", Scope: []edikt.Scope{edikt.WorkDevices},
		Effective: &edikt.Effective{From: "2026-03-11", Duration: "P6M"}, Asserted: "2026-03-10",
		Evidence: edikt.Span{Text: "Belgien verbietet TikTok auf Diensthandys."}, Rule: "de/ban/verbieten", RulesVersion: "r7",
		Article: &edikt.ArticleRef{ID: "a1", URL: "https://zeitung.example/belgien-tiktok", Source: "zeitung.example", Lang: "de",
			Date: "2026-03-10", Title: "Belgien verbietet TikTok"}}
	d := edikt.Dossier{ID: "d1", Kind: edikt.Ban, Target: "tiktok", TargetName: "TikTok", Authority: "be/government", Jurisdiction: "BE",
		ActorName: "belgische Regierung", Status: edikt.InForce, Sources: 1,
		Steps: []edikt.Step{{Status: edikt.InForce, Asserted: "2026-03-10", Sources: 1, Events: []edikt.Event{e}}}}
	return edikt.Delivery{Version: 1, Key: "s1.d1.in_force.hook", Receiver: "hook", Reason: edikt.ReasonFirst, At: noon,
		Subscription: edikt.SubscriptionRef{ID: "s1", Name: "TikTok-Verbote", Query: "kind:ban target:tiktok", Lang: lang},
		Items: []edikt.DeliveryItem{{Key: "s1.d1.in_force", Matched: []string{"kind:ban", "target:tiktok"},
			Change: edikt.Change{ID: "d1.in_force", Type: "new", Dossier: d, To: edikt.InForce, Event: &e, News: true, At: noon}}}}
}

func fixed() time.Time { return noon }
