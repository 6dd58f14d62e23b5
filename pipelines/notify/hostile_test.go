package notify

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"edikt"
	"edikt/pipelines/notify/mailtest"
)

// hostile is a delivery whose every field from outside is an attack.
func hostile() edikt.Delivery {
	d := ban("de")
	evil := "Titel\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script> \u202eKrow\u2066 </b><img src=x onerror=y> *fett* [klick](javascript:alert) <!channel> <@U1> @everyone \x00\x1b[31m ]]> "
	e := d.Items[0].Change.Event
	e.Article.Title, e.Article.Source, e.Article.URL = evil, evil, "javascript:alert(1)"
	e.Evidence.Text, e.Addressee, e.Rule = evil+strings.Repeat("ü", 50_000), evil, evil
	e.Effective = &edikt.Effective{From: evil, Duration: evil}
	d.Items[0].Change.Dossier.ActorName = strings.Repeat("Ministerium für Länge ", 500)
	d.Items[0].Change.Dossier.TargetName = evil
	d.Items[0].Change.Dossier.Steps[0].Events[0] = *e
	d.Items[0].Matched = []string{evil}
	d.Subscription.Name, d.Subscription.Query = evil, evil
	for range 60 {
		d.Items = append(d.Items, d.Items[0])
	}
	return d
}

// wantHarmless checks what must hold of every text in every channel.
func wantHarmless(t *testing.T, channel, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%s: not UTF-8", channel)
	}
	for _, bad := range []string{"\u202e", "\u2066", "\x00", "\x1b", "\r\nBcc", "\nBcc"} {
		if strings.Contains(s, bad) {
			t.Errorf("%s holds %q", channel, bad)
		}
	}
	if len(s) > 100_000 {
		t.Errorf("%s: %d bytes", channel, len(s))
	}
}

func TestHostileTextIsHarmless(t *testing.T) {
	d := hostile()
	m := Render(d, Links{Base: "https://edikt.example"})
	wantHarmless(t, "subject", m.Subject)
	wantHarmless(t, "text", m.Text)
	page := htmlPage(m)
	wantHarmless(t, "html", page)
	for _, bad := range []string{"<script", "<img", `href="javascript:`} {
		if strings.Contains(page, bad) {
			t.Errorf("html holds %q", bad)
		}
	}
	for _, c := range []struct {
		typ string
		bad []string
	}{
		{"slack", []string{"<!channel>", "<@U1>", "<script"}},
		{"mattermost", []string{"](javascript:", "<script", "@everyone"}},
		{"teams", []string{"](javascript:", "<script"}},
		{"telegram", []string{"<script", "<img"}},
		{"matrix", []string{"<script", "<img"}},
		{"ntfy", nil},
	} {
		body := posted(t, c.typ, d)
		for _, s := range texts(t, body) {
			wantHarmless(t, c.typ, s)
			if c.typ == "matrix" && !strings.Contains(s, "<b>") {
				continue // the plain body
			}
			for _, bad := range c.bad {
				if strings.Contains(s, bad) {
					t.Errorf("%s holds %q: %.300s", c.typ, bad, s)
				}
			}
		}
	}
}

// posted sends a delivery through a chat service's notifier to a server and returns the body.
func posted(t *testing.T, typ string, d edikt.Delivery) []byte {
	t.Helper()
	var body []byte
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { body, _ = io.ReadAll(r.Body) }))
	defer srv.Close()
	c := Config{Name: typ, Type: typ, URL: Secret(srv.URL), Token: "t", Chat: "1", Room: "!r:x", Topic: "edikt", AllowPrivate: true}
	n, err := Build(c, Deps{Now: fixed, Links: Links{Base: "https://edikt.example"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Notify(t.Context(), d); err != nil {
		t.Fatalf("%s: %v", typ, err)
	}
	return body
}

// texts lists every string in a JSON value.
func texts(t *testing.T, body []byte) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(v)
	return out
}

func TestHostileMail(t *testing.T) {
	s := mailtest.New(t)
	n, _ := mailer(t, s, s.Roots).To("ana@example.org", testLinks(t))
	if _, err := n.Notify(t.Context(), hostile()); err != nil {
		t.Fatal(err)
	}
	msg, parts := readMail(t, s.Mails()[0].Data)
	if msg.Header.Get("Bcc") != "" || len(msg.Header["To"]) != 1 {
		t.Errorf("headers were injected: %v", msg.Header)
	}
	for typ, body := range parts {
		wantHarmless(t, typ, body)
	}
}

func TestHostileFeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "feeds", "s1.atom")
	n, err := Build(Config{Name: "feed", Type: "atom", Path: path}, Deps{Now: fixed})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := n.Notify(t.Context(), hostile()); err != nil {
			t.Fatal(err)
		}
	}
	other := ban("de")
	other.Key = "another"
	if _, err := n.Notify(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(path)
	var feed atomFeed
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 2 || feed.Entries[0].ID != "urn:edikt:delivery:another" {
		t.Errorf("%d entries: a repeat must not stand twice", len(feed.Entries))
	}
	wantHarmless(t, "feed", string(data))
}
