package eval_test

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"edikt"
	"edikt/extractor"
)

// brand is a service as news names it, with no letter or hyphen beside it.
var brand = regexp.MustCompile(`(^|[ (])(TikTok|WhatsApp|Telegram|Facebook|DeepSeek|Zoom|Huawei|Mastodon|ChatGPT|Bluesky|Nextcloud|Teams)([ .,;:])`)

// around sets signs around the first service that a text names.
func around(before, behind string) func(string) string {
	return func(text string) string {
		at := brand.FindStringSubmatchIndex(text)
		if at == nil {
			return text
		}
		return text[:at[4]] + before + text[at[4]:at[5]] + behind + text[at[5]:]
	}
}

// longWord is a word that a narrow column may part.
var longWord = regexp.MustCompile(`\b([A-Za-z]{5})([a-z]{5,})\b`)

// TestDress reads the own gold in other dress: with a dateline, quotes, page furniture, a sentence more before or behind, soft hyphens. What
// is told stays the same, so that next to no event may be lost or won by it.
func TestDress(t *testing.T) {
	x, err := extractor.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"de", "fr"} {
		says := func(de, fr string) string {
			if lang == "de" {
				return de
			}
			return fr
		}
		gold := ownGold(t, lang)
		for name, dress := range map[string]func(string) string{
			"dateline":   func(s string) string { return says("Berlin (dpa) - ", "Paris (AFP) - ") + s },
			"quotes":     around(says("„", "« "), says("“", " »")),
			"guillemets": around("»", "«"),
			"brackets":   around("", says(" (USA)", " (États-Unis)")),
			"furniture": func(s string) string {
				return says("Startseite | Netzwelt\n\n", "Accueil > Numérique\n\n") + s + says("\n\nAbonnieren Sie unseren Newsletter.", "\n\nInscrivez-vous à notre lettre.")
			},
			"before": func(s string) string {
				return says("Lange wurde darüber gestritten. ", "Le sujet était discuté depuis des mois. ") + s
			},
			"behind": func(s string) string { return s + says(" Das sorgt für Diskussionen.", " La décision fait débat.") },
			"soft":   func(s string) string { return longWord.ReplaceAllString(s, "$1\u00ad$2") },
			"spaces": func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
			"colon":  func(s string) string { return says("Nun ist es offiziell: ", "C'est désormais officiel : ") + s },
		} {
			plain, kept, won := 0, 0, 0
			for i := range gold {
				a := *gold[i].Article()
				dressed := a
				dressed.Text = dress(a.Text)
				if !strings.ContainsAny(a.Text, ".!?") || strings.Contains(a.Text, "\n") || dressed.Text == a.Text {
					continue // a headline in a sentence is another text
				}
				who := name != "dateline" // its place tells whose nameless bodies are
				before, behind := told(x, a, who), told(x, dressed, who)
				plain += len(before)
				for _, e := range behind {
					if slices.Contains(before, e) {
						kept++
					} else {
						won++
					}
				}
			}
			if lost := plain - kept; plain < 200 || 40*lost > plain || 40*won > plain {
				t.Errorf("%s, %s: of %d events %d lost, %d won", lang, name, plain, lost, won)
			}
		}
	}
}

// told lists what the events of an article say, and who acts where that is asked.
func told(x *extractor.Extractor, a edikt.Article, who bool) []string {
	var out []string
	for _, e := range x.Extract(&a).Events {
		actor := ""
		if who && e.Actor != nil {
			actor = e.Actor.ID
		}
		out = append(out, strings.Join([]string{string(e.Kind), string(e.Status), e.Target.ID, cmp.Or(actor, "-")}, " "))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
