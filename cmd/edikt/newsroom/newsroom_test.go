package newsroom

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"edikt"
)

var noon = time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)

type goldArticle struct {
	ID, URL, Lang, Date, Title, Text string
	Events                           []goldEvent
}

type goldEvent struct {
	Kind                        edikt.Kind
	Status                      edikt.Status
	Actor, Jurisdiction, When   string
	Target, Sentence, Addressee string
	Scope                       []edikt.Scope
	Optional                    bool
	ActorAlso                   []*string      `json:"actor_also"`
	KindAlso                    []edikt.Kind   `json:"kind_also"`
	StatusAlso                  []edikt.Status `json:"status_also"`
}

func gold(t *testing.T, now time.Time) []goldArticle {
	t.Helper()
	var all []goldArticle
	for line := range bytes.Lines(Gold(now)) {
		var a goldArticle
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&a); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, a)
	}
	return all
}

func TestGoldStandsInTheArticles(t *testing.T) {
	for _, a := range gold(t, noon) {
		for _, e := range a.Events {
			if !strings.Contains(a.Text, e.Sentence) && !strings.Contains(a.Title, e.Sentence) {
				t.Errorf("%s: not in the article: %q", a.ID, e.Sentence)
			}
			if !e.Kind.Valid() || !e.Status.Valid() || e.Target == "" {
				t.Errorf("%s: kind %q, status %q, target %q", a.ID, e.Kind, e.Status, e.Target)
			}
			for _, s := range e.Scope {
				if !s.Valid() {
					t.Errorf("%s: scope %q", a.ID, s)
				}
			}
			if e.When != "" && !edikt.Date(e.When).Valid() {
				t.Errorf("%s: when %q", a.ID, e.When)
			}
		}
	}
}

func TestEveryKindAndStatusInBothLanguages(t *testing.T) {
	has := map[string]bool{}
	articles, quiet := map[string]int{}, 0
	for _, a := range gold(t, noon) {
		articles[a.Lang]++
		if len(a.Events) == 0 {
			quiet++
		}
		for _, e := range a.Events {
			has[a.Lang+string(e.Kind)], has[a.Lang+string(e.Status)] = true, true
		}
	}
	for _, lang := range []string{"de", "fr"} {
		for _, k := range edikt.Kinds() {
			if !has[lang+string(k)] {
				t.Errorf("%s: no %s", lang, k)
			}
		}
		for _, s := range edikt.Statuses() {
			if !has[lang+string(s)] {
				t.Errorf("%s: no event %s", lang, s)
			}
		}
	}
	if articles["de"] < 26 || articles["fr"] < 18 || quiet < 10 {
		t.Errorf("%d German, %d French articles, %d without an event", articles["de"], articles["fr"], quiet)
	}
}

// The measure that the alerts follow: banned, retold, copied, mentioned, lifted.
func TestOneMeasureInSixArticles(t *testing.T) {
	var told []goldArticle
	for _, a := range gold(t, noon) {
		if slices.ContainsFunc(a.Events, func(e goldEvent) bool {
			return e.Kind == edikt.Ban && e.Jurisdiction == "LU" && e.Target == "deepseek"
		}) {
			told = append(told, a)
		}
	}
	if len(told) != 6 {
		t.Fatalf("%d articles tell it", len(told))
	}
	slices.Reverse(told) // oldest first
	if told[0].Text != told[1].Text || told[0].URL == told[1].URL {
		t.Error("the second article is no copy of the first")
	}
	if last := told[5]; last.Lang != "fr" || last.Events[0].Status != edikt.Ended {
		t.Errorf("the story ends with %+v", last.Events)
	}
	if len(told[3].Events) != 1 || told[4].Lang != "de" || len(told[4].Events) != 2 {
		t.Error("the fifth article mentions it beside its own news")
	}
}

// Whatever the day, texts have no open template, nothing lies in the future, and articles keep their order.
func TestArticlesFollowNow(t *testing.T) {
	zone := time.FixedZone("CET", 3600)
	for _, now := range []time.Time{noon, time.Date(2025, 1, 1, 0, 5, 0, 0, zone), time.Date(2028, 2, 29, 23, 59, 0, 0, zone)} {
		articles := Articles(now)
		if len(articles) != len(gold(t, now)) {
			t.Fatalf("%d articles, %d in the gold", len(articles), len(gold(t, now)))
		}
		for i, a := range articles {
			if err := a.Validate(); err != nil {
				t.Errorf("%s: %v", a.URL, err)
			}
			if strings.ContainsAny(a.Title+a.Text, "{}") {
				t.Errorf("%s: open template", a.URL)
			}
			at, err := time.Parse(time.RFC3339, string(a.Date))
			if err != nil || at.After(now) || now.Sub(at) > 5*24*time.Hour {
				t.Errorf("%s: published %s, now %s", a.URL, a.Date, now)
			}
			if i > 0 && a.Date.Start().After(articles[i-1].Date.Start()) {
				t.Errorf("%s is newer than the article before it", a.URL)
			}
			if n := len(strings.Fields(a.Text)); n < 75 || n > 250 {
				t.Errorf("%s: %d words", a.URL, n)
			}
		}
	}
}

func TestExpand(t *testing.T) {
	last := time.Date(2026, 1, 31, 8, 0, 0, 0, time.UTC) // a Saturday
	for _, c := range []struct{ in, lang, want string }{
		{"am {weekday}", "de", "am Samstag"},
		{"{weekday -1}", "fr", "vendredi"},
		{"le {date 1}", "fr", "le 1er février"},
		{"bis zum {date 1}", "de", "bis zum 1. Februar"},
		{"ab {month 1}", "de", "ab Februar"},
		{"{isomonth 1} {isomonth -2}", "de", "2026-02 2025-11"},
		{"{iso -31} {isoyear -1}", "fr", "2025-12-31 2025"},
		{`{"when":"{iso}"}`, "de", `{"when":"2026-01-31"}`},
	} {
		if got, err := expand(c.in, c.lang, last); got != c.want || err != nil {
			t.Errorf("expand(%q) = %q, %v, want %q", c.in, got, err, c.want)
		}
	}
	for _, bad := range []string{"{woche 2}", "{date zwei}", "{date"} {
		if got, err := expand(bad, "de", last); err == nil {
			t.Errorf("expand(%q) = %q, want an error", bad, got)
		}
	}
}

func TestParseStoryErrors(t *testing.T) {
	o := Outlets()[0]
	for _, text := range []string{"", "title: A\nage: gestern\n\nText", "titel: A\n\nText", "section: a\ntitle: A\nage: 1h\n\n{morgen}"} {
		if _, err := parseStory(o, "x", text, "", noon); err == nil {
			t.Errorf("no error for %q", text)
		}
	}
}

func TestID(t *testing.T) {
	for _, s := range load(noon) {
		with := "http://" + s.outlet.Host() + ":8123" + s.path() + "?utm_source=rss"
		if ID(with) != s.id() || ID(s.url()) != s.id() {
			t.Errorf("ID(%s) = %s, want %s", with, ID(with), s.id())
		}
	}
}
