package dossier

import (
	"testing"

	"edikt"
)

func TestLives(t *testing.T) {
	for _, c := range []struct {
		name, want string
		reports    []string
	}{
		{"a plain life", "proposed 2026-03-01 x1, announced 2026-03-02 x2, in_force 2026-03-05 x1, ended 2026-04-05 x1",
			[]string{"a 2026-03-01 proposed", "b 2026-03-02 announced", "c 2026-03-03 announced", "d 2026-03-05 in_force", "e 2026-04-05 ended"}},
		{"a late outlet does not set it back", "announced 2026-03-02 x2, in_force 2026-03-03 x1",
			[]string{"a 2026-03-02 announced", "b 2026-03-03 in_force", "c 2026-03-04 announced"}},
		{"a step learnt late goes before the present one", "announced 2026-03-04 x1, in_force 2026-03-03 x1",
			[]string{"b 2026-03-03 in_force", "c 2026-03-04 announced"}},
		{"copies of one agency text are one source", "in_force 2026-03-02 x2",
			[]string{"a 2026-03-02 in_force src=dpa", "b 2026-03-02 in_force copy=a", "c 2026-03-03 in_force copy=a", "d 2026-03-03 in_force"}},
		{"copies of an agency text that is not here", "in_force 2026-03-02 x1",
			[]string{"b 2026-03-02 in_force copy=dpa-1", "c 2026-03-03 in_force copy=dpa-1"}},
		{"in force says one, rejected another", "rejected 2026-03-03 x1, in_force 2026-03-02 x1; contested",
			[]string{"a 2026-03-02 in_force", "b 2026-03-03 rejected"}},
		{"rejected says one, in force another", "in_force 2026-03-03 x1, rejected 2026-03-02 x1; contested",
			[]string{"a 2026-03-02 rejected", "b 2026-03-03 in_force"}},
		{"one ministry rejects what another does", "rejected 2026-03-03 x1, in_force 2026-03-02 x1",
			[]string{"a 2026-03-02 in_force actor=be/health auth=be/government", "b 2026-03-03 rejected actor=be/foreign auth=be/government"}},
		{"a change of mind", "rejected 2026-03-02 x1, proposed 2026-06-01 x1, in_force 2026-07-01 x1",
			[]string{"a 2026-03-02 rejected", "b 2026-06-01 proposed", "c 2026-07-01 in_force"}},
		{"a lifted ban renewed", "in_force 2026-03-02 x1, ended 2026-04-01 x1, in_force 2026-05-01 x2",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-01 in_force", "d 2026-05-02 in_force"}},
		{"one outlet alone looks back", "in_force 2026-03-02 x2, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-01 in_force"}},
		{"two outlets look back, weeks apart", "in_force 2026-03-02 x3, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-01 in_force", "d 2026-06-01 in_force"}},
		{"an outlet and its copy", "in_force 2026-03-02 x2, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-01 in_force", "d 2026-05-01 in_force copy=c"}},
		{"renewed, and the text says when", "in_force 2026-03-02 x1, ended 2026-04-01 x1, in_force 2026-05-02 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-02 in_force asserted=2026-04-30"}},
		{"renewed, and the text says so", "in_force 2026-03-02 x1, ended 2026-04-01 x1, in_force 2026-05-02 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-02 in_force says=erneut"}},
		{"renewed the day after, and the text says so", "in_force 2026-03-02 x1, ended 2026-04-01 x1, in_force 2026-04-02 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-04-02 in_force says=rétablit"}},
		{"renewed from a date on", "in_force 2026-03-02 x1, ended 2026-04-01 x1, in_force 2026-05-02 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-02 in_force from=2026-05-02"}},
		{"in force from before the end", "in_force 2026-03-02 x2, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-05-02 in_force from=2026-03-02"}},
		{"once more in the same breath as the end", "in_force 2026-03-02 x2, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-04-01 in_force says=wieder"}},
		{"in force after all, never before", "ended 2026-04-01 x1, in_force 2026-05-02 x1",
			[]string{"b 2026-04-01 ended", "c 2026-05-02 in_force"}},
		{"a mention the day after the end is no renewal", "in_force 2026-03-02 x2, ended 2026-04-01 x1; contested",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-04-02 in_force"}},
		{"a background mention never renews", "in_force 2026-03-02 x2, ended 2026-04-01 x1",
			[]string{"a 2026-03-02 in_force", "b 2026-04-01 ended", "c 2026-06-02 in_force bg"}},
		{"an old ban told as such", "in_force 2026-03-02 x1 background", []string{"a 2026-03-02 in_force asserted=2021"}},
		{"no date, no news", "in_force 2026-03-02 x1 background", []string{"a 2026-03-02 in_force fetched"}},
		{"an undated report joins", "in_force 2026-03-02 x2", []string{"a - in_force", "b 2026-03-02 in_force"}},
		{"what the text dates goes to its place", "announced 2026-03-08 x1 background, in_force 2026-03-05 x1",
			[]string{"a 2026-03-08 announced asserted=2026-03-01", "b 2026-03-05 in_force"}},
	} {
		v := Compile(evs(c.reports...), nil)
		if len(v.Dossiers) != 1 {
			t.Errorf("%s: %d dossiers, want 1", c.name, len(v.Dossiers))
			continue
		}
		if got := lifeOf(v.Dossiers[0]); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestSaysAgain(t *testing.T) {
	for text, want := range map[string]bool{
		"Belgien verbietet TikTok erneut.": true, "Die Wiedereinführung des Verbots gilt ab Mai.": true, "Das Verbot ist wieder in Kraft.": true,
		"Le gouvernement rétablit l’interdiction.": true, "TikTok est à nouveau interdit": true, "La Belgique interdit de nouveau TikTok": true, "L’interdiction est réinstaurée.": true,
		"Belgien verbietet TikTok.": false, "Der Minister hat das Verbot wiederholt gefordert.": false, "Immer wieder verbieten Länder TikTok.": false,
		"Un nouveau service est interdit.": false, "": false,
	} {
		if got := saysAgain(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestWhatIsOneMeasure(t *testing.T) {
	for _, c := range []struct {
		name    string
		want    int
		reports []string
	}{
		{"German and French", 1, []string{"de 2026-03-01 in_force", "fr 2026-03-01 in_force actor=be/premier auth=be/government"}},
		{"another actor", 2, []string{"a 2026-03-01 in_force", "b 2026-03-01 in_force actor=fr/government auth=fr/government"}},
		{"another kind", 2, []string{"a 2026-03-01 in_force", "b 2026-03-01 in_force kind=advice_against"}},
		{"staff and public", 2, []string{"a 2026-03-01 in_force scope=work_devices", "b 2026-03-01 in_force scope=public"}},
		{"no scope joins the only sibling", 1, []string{"a 2026-03-01 in_force", "b 2026-03-01 in_force scope=public"}},
		{"no scope joins the sibling of its status", 2, []string{"a 2026-03-01 in_force scope=work_devices", "b 2026-03-01 proposed scope=public", "c 2026-03-02 proposed"}},
		{"blocked for the public in all networks", 1, []string{"a 2026-03-01 in_force scope=public scope=network", "b 2026-03-01 in_force scope=public"}},
		{"of several scopes the one that others name", 1, []string{"a 2026-03-01 in_force scope=work_devices scope=official_channel", "b 2026-03-01 in_force scope=work_devices", "c 2026-03-01 in_force"}},
		{"several scopes and nobody to join", 1, []string{"a 2026-03-01 in_force scope=schools scope=children", "b 2026-03-01 in_force scope=children scope=schools"}},
		{"a review has no scope", 1, []string{"a 2026-03-01 in_force kind=review scope=schools", "b 2026-03-01 in_force kind=review"}},
		{"a passive is its country's government's", 1, []string{"a 2026-03-01 in_force", "b 2026-03-01 in_force noactor=1 jur=BE"}},
		{"unknown actors are never one", 2, []string{"a 2026-03-01 in_force noactor=1 jur=", "b 2026-03-01 in_force noactor=1 jur="}},
	} {
		if v := Compile(evs(c.reports...), nil); len(v.Dossiers) != c.want {
			t.Errorf("%s: %d dossiers, want %d", c.name, len(v.Dossiers), c.want)
		}
	}
}

func TestBanAndAdviceAreLinked(t *testing.T) {
	v := Compile(evs("a 2026-03-01 in_force", "b 2026-03-01 in_force kind=advice_against", "c 2026-03-01 in_force kind=exit"), nil)
	linked := map[edikt.Kind]int{}
	for _, d := range v.Dossiers {
		linked[d.Kind] = len(d.Related)
	}
	if linked[edikt.Ban] != 1 || linked[edikt.AdviceAgainst] != 1 || linked[edikt.Exit] != 0 {
		t.Errorf("related: %v", linked)
	}
}

func TestTheOldIDLeadsToTheSibling(t *testing.T) {
	before := Compile(evs("a 2026-03-01 in_force"), nil)
	after := Compile(evs("a 2026-03-01 in_force", "b 2026-03-02 in_force scope=work_devices"), nil)
	d, ok := after.Find(before.Dossiers[0].ID)
	if !ok || d.ID != after.Dossiers[0].ID || d.ScopeClass != "staff" {
		t.Errorf("found %v %v", d, ok)
	}
}
