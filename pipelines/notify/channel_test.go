package notify

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNtfy runs against a server that takes what ntfy takes: JSON at the root, a bearer token, a topic.
func TestNtfy(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var m struct {
			Topic, Title, Message, Click string
			Tags                         []string
		}
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil || m.Topic != "edikt" || r.Header.Get("Authorization") != "Bearer tk_1" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		if m.Title != "Nouveau : TikTok : interdiction, en vigueur (belgische Regierung, BE)" || m.Click != "https://edikt.example/dossiers/d1" || len(m.Message) > 4096 {
			t.Errorf("%+v", m)
		}
		io.WriteString(w, `{"id":"x"}`)
	}))
	defer srv.Close()
	n, err := Build(Config{Name: "phone", Type: "ntfy", URL: Secret(srv.URL), Topic: "edikt", Token: "tk_1", AllowPrivate: true}, Deps{Now: fixed, Links: Links{Base: "https://edikt.example"}})
	if err != nil {
		t.Fatal(err)
	}
	if a, err := n.Notify(t.Context(), ban("fr")); err != nil || a.Code != 200 || a.Text != `{"id":"x"}` {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestWhereChatsArePosted(t *testing.T) {
	for typ, want := range map[string]string{
		"telegram": "POST /bottk_1/sendMessage",
		"matrix":   "PUT /_matrix/client/v3/rooms/!room:example.org/send/m.room.message/s1.d1.in_force.hook Bearer tk_1",
		"slack":    "POST /",
	} {
		var got string
		srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			got = strings.TrimSpace(r.Method + " " + r.URL.Path + " " + r.Header.Get("Authorization"))
		}))
		n, err := Build(Config{Name: typ, Type: typ, URL: Secret(srv.URL), Token: "tk_1", Chat: "7", Room: "!room:example.org", AllowPrivate: true}, Deps{Now: fixed})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := n.Notify(t.Context(), ban("en")); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", typ, got, err, want)
		}
		srv.Close()
	}
}

type subjects map[string][]byte

func (s subjects) Publish(subject string, data []byte) error { s[subject] = data; return nil }

func TestLocalReceivers(t *testing.T) {
	dir := t.TempDir()
	nats, out := subjects{}, &bytes.Buffer{}
	deps := Deps{Now: fixed, NATS: nats, Out: out}
	for _, c := range []Config{{Name: "n", Type: "nats", Subject: "alerts.bans"}, {Name: "f", Type: "file", Path: filepath.Join(dir, "a", "alerts.jsonl")}, {Name: "w", Type: "writer"}} {
		n, err := Build(c, deps)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if _, err := n.Notify(t.Context(), ban("en")); err != nil {
				t.Errorf("%s: %v", c.Type, err)
			}
		}
	}
	lines, _ := os.ReadFile(filepath.Join(dir, "a", "alerts.jsonl"))
	if bytes.Count(lines, []byte("\n")) != 2 || !json.Valid(nats["alerts.bans"]) || !strings.Contains(out.String(), "New: TikTok: ban, in force") {
		t.Errorf("%s\n%s\n%s", lines, nats["alerts.bans"], out)
	}
}

func TestConfigMistakesAreAllNamed(t *testing.T) {
	_, err := NewReceivers([]Config{{Name: "a b", Type: "fax"}, {Name: "hook", Type: "webhook", URL: "ftp://x"}, {Name: "hook", Type: "matrix", URL: "https://m.example"}}, Deps{Now: fixed}, nil)
	for _, want := range []string{`"a b": name`, `type "fax"`, `"hook": url`, "twice", "room: a receiver", "token: a receiver"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not named: %v", want, err)
		}
	}
	if err != nil && strings.Contains(err.Error(), "m.example") {
		t.Error("an address that may be a secret is shown")
	}
}

func TestLinks(t *testing.T) {
	l := testLinks(t)
	token := l.Signer.Token(Grant{Act: ActPause, Subscription: "s", Receiver: "r", Expires: noon.AddDate(0, 0, 1)})
	if g, err := l.Signer.Read(token); err != nil || g.Act != ActPause {
		t.Errorf("%+v, %v", g, err)
	}
	old := l.Signer.Token(Grant{Act: ActPause, Expires: noon.AddDate(0, 0, -1)})
	other, _ := NewSigner([]byte(strings.Repeat("x", 32)), fixed)
	for name, bad := range map[string]string{"expired": old, "forged": other.Token(Grant{Act: ActLeave}), "cut": token[:len(token)-2], "empty": "", "changed": "A" + token[1:]} {
		if _, err := l.Signer.Read(bad); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if _, err := NewSigner([]byte("short"), fixed); err == nil {
		t.Error("a short key is taken")
	}
}
