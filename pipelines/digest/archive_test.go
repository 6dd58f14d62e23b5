package digest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/language/gazetteer"
	"edikt/pipelines/dossier"
)

// cast is who acts in the made-up archive; the names are those of the gazetteer, or of nobody.
var cast = []struct{ id, jurisdiction, name, lang string }{
	{"be/government", "BE", "belgische Regierung", "de"}, {"fr/government", "FR", "gouvernement français", "fr"}, {"ch/government", "CH", "Bundesrat", "de"},
	{"us/government", "US", "US-Regierung", "de"}, {"nl/government", "NL", "gouvernement néerlandais", "fr"}, {"de/government", "DE", "Bundesregierung", "de"},
	{"lu/government", "LU", "gouvernement luxembourgeois", "fr"}, {"at/government", "AT", "Bundesregierung Österreichs", "de"},
	{"de-th/government", "DE-TH", "Landesregierung Thüringens", "de"}, {"ch-ge/government", "CH-GE", "Conseil d'État genevois", "fr"},
	{"org/universitaet-waldburg", "DE-BW", "Universität Waldburg", "de"}, {"org/ville-de-sarmoise", "FR", "Ville de Sarmoise", "fr"},
	{"org/stadtwerke-aldenau", "DE-NW", "Stadtwerke Aldenau", "de"}, {"org/musee-d-elbeuve", "BE-WAL", "Musée d’Elbeuve", "fr"},
}

var services = []Target{{"tiktok", "TikTok"}, {"x", "X"}, {"whatsapp", "WhatsApp"}, {"instagram", "Instagram"}, {"deepseek", "DeepSeek"}, {"microsoft-365", "Microsoft 365"},
	{"visio", "Visio"}, {"signal", "Signal"}, {"social-media", "soziale Medien"}, {"smartphones", "Smartphones"}, {"nextcloud", "Nextcloud"}, {"huawei", "Huawei"}}

var outlets = []string{"auenkurier", "gletscherpost", "netzwarte", "courrier", "fanal", "gazette"}

var saying = map[string]map[edikt.Kind]string{
	"de": {edikt.Ban: "%s untersagt den Beschäftigten die Nutzung von %s.", edikt.AdviceAgainst: "%s rät öffentlich von %s ab.", edikt.AdviceFor: "%s empfiehlt künftig %s.",
		edikt.Exit: "%s verlässt %s zum Monatsende.", edikt.Adoption: "%s führt %s ein.", edikt.Mandate: "%s schreibt %s für alle Ämter vor.", edikt.Abstention: "%s nutzt %s nach eigenen Angaben nicht.", edikt.Review: "%s prüft %s auf Risiken."},
	"fr": {edikt.Ban: "%s interdit à ses agents l’usage de %s.", edikt.AdviceAgainst: "%s déconseille publiquement %s.", edikt.AdviceFor: "%s recommande désormais %s.",
		edikt.Exit: "%s quitte %s à la fin du mois.", edikt.Adoption: "%s adopte %s.", edikt.Mandate: "%s impose %s à tous ses services.", edikt.Abstention: "%s dit ne pas utiliser %s.", edikt.Review: "%s examine les risques de %s."},
}

// lastWeek is the week that most tests look at.
const lastWeek = "2026-W47"

func mustPeriod(t testing.TB, key string) Period {
	t.Helper()
	p, err := ParsePeriod(key)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// maker makes events.
type maker struct {
	n      int
	events []edikt.Event
}

type fact struct {
	actor    int
	kind     edikt.Kind
	target   Target
	status   edikt.Status
	day      time.Time
	outlet   int
	asserted edikt.Date
	from     string
	deadline string
	bg       bool
}

func (m *maker) add(f fact) {
	m.n++
	a := cast[f.actor]
	article := edikt.ArticleRef{ID: fmt.Sprintf("a%05d", m.n), Revision: 1, Source: outlets[f.outlet%len(outlets)], Lang: a.lang, Date: edikt.Date(f.day.Format(time.DateOnly)), DateSource: edikt.DateFromPage,
		Title: fmt.Sprintf("%s: %s", a.name, f.target.Name)}
	article.URL = "https://" + article.Source + ".example/" + article.ID
	e := edikt.Event{ID: fmt.Sprintf("e%05d", m.n), Kind: f.kind, Status: f.status, Jurisdiction: a.jurisdiction,
		Actor:  &edikt.Actor{ID: a.id, Authority: a.id, Name: a.name, Text: a.name, Jurisdiction: a.jurisdiction},
		Target: edikt.Target{ID: f.target.ID, Name: f.target.Name, Text: f.target.Name}, Scope: []edikt.Scope{edikt.WorkDevices}, Asserted: article.Date, Background: f.bg,
		Evidence: edikt.Span{Text: fmt.Sprintf(saying[a.lang][f.kind], capital(a.name), f.target.Name)}, Rule: a.lang + "/" + string(f.kind), Confidence: 0.9, Article: &article}
	if f.asserted != "" {
		e.Asserted = f.asserted
	}
	if f.from != "" || f.deadline != "" {
		e.Effective = &edikt.Effective{From: f.from, Deadline: f.deadline}
	}
	if f.kind == edikt.Ban {
		e.Addressee = map[string]string{"de": "Beschäftigte", "fr": "agents"}[a.lang]
	}
	m.events = append(m.events, e)
}

// made is the archive of the tests: over a hundred and fifty events in the ten weeks up to lastWeek, always the same.
func made() []edikt.Event {
	m := &maker{}
	r := rand.New(rand.NewPCG(7, 47))
	monday := time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC) // of W38
	kinds := edikt.Kinds()
	for week := range 10 {
		for range 13 {
			f := fact{actor: r.IntN(len(cast)), kind: kinds[r.IntN(len(kinds))], target: services[r.IntN(len(services))], status: edikt.Statuses()[r.IntN(3)],
				day: monday.AddDate(0, 0, 7*week+r.IntN(7)), outlet: r.IntN(6)}
			m.add(f)
			if r.IntN(3) == 0 { // told by a second outlet the day after
				f.outlet, f.day = f.outlet+1, f.day.AddDate(0, 0, r.IntN(2))
				m.add(f)
			}
		}
	}
	last := monday.AddDate(0, 0, 63)
	for i, actor := range []int{10, 11, 12} { // a wave that goes on in the last week
		m.add(fact{actor: actor, kind: edikt.Exit, target: services[1], status: edikt.InForce, day: last.AddDate(0, 0, i-8*(i%2)), outlet: i})
	}
	m.add(fact{actor: 1, kind: edikt.Mandate, target: services[6], status: edikt.InForce, day: last.AddDate(0, 0, 1), outlet: 4})
	m.add(fact{actor: 1, kind: edikt.Mandate, target: services[6], status: edikt.InForce, day: last.AddDate(0, 0, 2), outlet: 3})
	m.add(fact{actor: 2, kind: edikt.Ban, target: services[4], status: edikt.Announced, day: last.AddDate(0, 0, -20), outlet: 1})
	m.add(fact{actor: 2, kind: edikt.Ban, target: services[4], status: edikt.InForce, day: last.AddDate(0, 0, 3), outlet: 0})
	m.add(fact{actor: 3, kind: edikt.Ban, target: services[11], status: edikt.Announced, day: last.AddDate(0, 0, 4), outlet: 2, from: "2026-12-01"})
	m.add(fact{actor: 6, kind: edikt.Ban, target: services[0], status: edikt.InForce, day: last.AddDate(0, 0, 2), outlet: 4, asserted: "2023-03-10", bg: true})
	m.add(fact{actor: 0, kind: edikt.Ban, target: services[10], status: edikt.InForce, day: last.AddDate(0, 0, 2), outlet: 4, asserted: "2023-03-10"})
	return m.events
}

// corpus files events.
func corpus(events []edikt.Event, decisions ...edikt.Decision) Input {
	v := dossier.Compile(events, decisions)
	return Input{Dossiers: v.Dossiers, Moved: v.Moved, Sources: Sources{Read: 5, Silent: []string{"netzwarte"}}}
}

// afterwards is the Monday after lastWeek.
var afterwards = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

func compose(t testing.TB, in Input, o Order) Issue {
	t.Helper()
	if o.Period.Key == "" {
		o.Period = mustPeriod(t, lastWeek)
	}
	if o.Lang == "" {
		o.Lang = "de"
	}
	if o.Now.IsZero() {
		o.Now = afterwards
	}
	is, err := Compose(in, o)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

func TestArchiveIsLargeEnough(t *testing.T) {
	if n := len(made()); n < 150 {
		t.Errorf("%d events, want at least 150", n)
	}
	for _, c := range cast {
		if _, ok := gazetteer.Load().ByID(c.id); !ok && !strings.HasPrefix(c.id, "org/") {
			t.Errorf("the gazetteer does not know %s", c.id)
		}
	}
}
