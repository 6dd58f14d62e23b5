package notify

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edikt"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// TestMessages compares messages with files that people have read.
func TestMessages(t *testing.T) {
	links := Links{Base: "https://edikt.example"}
	for _, lang := range []string{"de", "fr", "en"} {
		d := ban(lang)
		golden(t, "first."+lang+".txt", Render(d, links))
		d.Reason = edikt.ReasonResolved
		c := &d.Items[0].Change
		c.Type, c.From, c.To = "status", edikt.InForce, edikt.Ended
		second := d.Items[0]
		second.Held, second.Change.From, second.Change.To, second.Change.Dossier.Contested = "22:00–07:00", edikt.Announced, edikt.InForce, true
		d.Items = append(d.Items, second)
		d.Reason = edikt.ReasonSummary
		golden(t, "summary."+lang+".txt", Render(d, links))
		golden(t, "notice."+lang+".txt", Render(edikt.Delivery{Reason: edikt.ReasonNotice, Subscription: d.Subscription,
			Notice: &edikt.Notice{Type: NoticeConfirm, Link: "https://edikt.example/s/token"}}, links))
	}
	d := ban("en")
	d.Reason = edikt.ReasonSample
	goldenText(t, "sample.html", htmlPage(Render(d, links)))
}

func golden(t *testing.T, name string, m Message) {
	t.Helper()
	goldenText(t, name, "Subject: "+m.Subject+"\n\n"+m.Text)
}

func goldenText(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s", name, got)
	}
}

func TestEveryWordIsTranslated(t *testing.T) {
	for lang, w := range map[string]*words{"de": &german, "fr": &french, "en": &english} {
		for _, k := range edikt.Kinds() {
			if w.kinds[k] == "" {
				t.Errorf("%s: kind %s", lang, k)
			}
		}
		for _, s := range edikt.Statuses() {
			if w.statuses[s] == "" {
				t.Errorf("%s: status %s", lang, s)
			}
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{"a\r\nb": "a  b", "x\u202ey\u200b": "xy", " \x00\x07 ": "", "écran": "écran", "\xff": "", "abcdef": "abcde…", "ab   ": "ab"} {
		if got := plain(in, 5); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("a\r\nb\u202e", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = max(1, n%1000)
		got := plain(s, n)
		if strings.ContainsAny(got, "\r\n\t\x00\x1b\u202e\u2028") || len([]rune(got)) > n+1 {
			t.Errorf("plain(%q, %d) = %q", s, n, got)
		}
	})
}
