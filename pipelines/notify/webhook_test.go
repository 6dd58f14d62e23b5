package notify

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func TestWebhookIsVerifiedByAnIndependentLibrary(t *testing.T) {
	secret := NewWebhookSecret()
	verifier, err := standardwebhooks.NewWebhook(string(secret))
	if err != nil {
		t.Fatal(err)
	}
	var got webhookBody
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if err := verifier.Verify(body, r.Header); err != nil {
			t.Errorf("signature: %v", err)
		}
		body[len(body)-2]++
		if verifier.Verify(body, r.Header) == nil {
			t.Error("a changed body is taken for ours")
		}
		body[len(body)-2]--
		if r.Header.Get("webhook-id") != ban("en").Key {
			t.Errorf("id %q", r.Header.Get("webhook-id"))
		}
		if err := json.Unmarshal(body, &got); err != nil {
			t.Error(err)
		}
	}))
	defer srv.Close()
	w := webhook(t, srv.URL, secret, time.Now)
	answer, err := w.Notify(t.Context(), ban("en"))
	if err != nil || answer.Code != 200 {
		t.Fatalf("%+v, %v", answer, err)
	}
	if got.Type != "alert.first" || got.Data.Items[0].Change.Dossier.ID != "d1" || !strings.HasPrefix(got.Subject, "New: TikTok: ban, in force") {
		t.Errorf("got %+v", got)
	}
}

func webhook(t *testing.T, url string, s Secret, now func() time.Time) *Webhook {
	t.Helper()
	w, err := NewWebhook(url, s, NewClient(true), Links{}, now)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestAnswersAreJudged(t *testing.T) {
	for _, c := range []struct {
		code        int
		header, val string
		want        Failure
	}{
		{500, "", "", Failure{Code: 500}},
		{410, "", "", Failure{Code: 410, Gone: true, Final: true}},
		{413, "", "", Failure{Code: 413, Final: true}},
		{429, "Retry-After", "120", Failure{Code: 429, After: 2 * time.Minute}},
		{429, "Retry-After", "nonsense", Failure{Code: 429}},
		{429, "Retry-After", "99999999", Failure{Code: 429, After: 24 * time.Hour}},
		{503, "Retry-After", noon.Add(time.Hour).Format(http.TimeFormat), Failure{Code: 503, After: time.Hour}},
		{302, "Location", "http://169.254.169.254/latest/", Failure{Code: 302}},
		{404, "", "", Failure{Code: 404}},
	} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if c.header != "" {
				w.Header().Set(c.header, c.val)
			}
			w.WriteHeader(c.code)
		}))
		_, err := webhook(t, srv.URL, "", fixed).Notify(t.Context(), ban("en"))
		srv.Close()
		f := failureOf(err)
		if f.Code != c.want.Code || f.Gone != c.want.Gone || f.Final != c.want.Final || f.After != c.want.After {
			t.Errorf("%d %s: %+v, want %+v", c.code, c.val, f, c.want)
		}
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	reached := false
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer srv.Close()
	port := srv.URL[strings.LastIndexByte(srv.URL, ':'):]
	for _, u := range []string{srv.URL, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port, "http://127.1" + port} {
		w, err := NewWebhook(u, "", NewClient(false), Links{}, fixed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Notify(t.Context(), ban("en")); err == nil || reached {
			t.Errorf("%s: err %v, reached %v", u, err, reached)
		} else if u == srv.URL && !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", u, err)
		}
	}
	for addr, want := range map[string]bool{"8.8.8.8": true, "2a00:1450::1": true, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "fd00::1": false, "fe80::1": false, "::1": false, "::": false, "224.0.0.1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:7f00:1::": false} {
		if public(netip.MustParseAddr(addr)) != want {
			t.Errorf("public(%s) = %v", addr, !want)
		}
	}
}

func TestWrongCertificate(t *testing.T) {
	srv := httptest.NewUnstartedServer(http.NotFoundHandler())
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	defer srv.Close()
	_, err := webhook(t, srv.URL, "", fixed).Notify(t.Context(), ban("en"))
	if f := failureOf(err); f.Code != 0 || f.Final || !strings.Contains(f.Error(), "certificate") {
		t.Errorf("%+v", f)
	}
}

func TestAReceiverThatHangsIsLeft(t *testing.T) {
	release := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer srv.Close()
	defer close(release)
	w := webhook(t, srv.URL, "", fixed)
	w.client.Timeout = 50 * time.Millisecond
	if _, err := w.Notify(context.Background(), ban("en")); err == nil || !strings.Contains(err.Error(), "no answer within") {
		t.Errorf("err = %v", err)
	}
}

func TestSecretsDoNotShow(t *testing.T) {
	s := Secret("whsec_hunter2")
	data, _ := json.Marshal(struct{ S Secret }{s})
	if strings.Contains(string(data)+s.String()+s.LogValue().String(), "hunter2") {
		t.Error("the secret shows")
	}
	for _, bad := range []Secret{"hunter2", "whsec_%%%", "whsec_aGk="} {
		if _, err := NewWebhook("https://x.example", bad, NewClient(false), Links{}, fixed); err == nil {
			t.Errorf("%q is taken for a secret", string(bad))
		}
	}
}
