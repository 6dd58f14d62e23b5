package alert

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	s := sub("s", "kind:ban")
	s.Name, s.Lang, s.Receivers = "<b>Bans</b>", "de", []string{"desk", "mailto:ana@example.org"}
	d := newDesk(t, s)
	confirmed := ""
	p := &Pages{Engine: d.Engine, Prefix: "/s/", Confirm: func(sub, r string) error { confirmed = sub + " " + r; return nil },
		Ledger: func(sub, r string) ([]LedgerLine, error) {
			return []LedgerLine{{At: start, Subject: "Neu: TikTok", State: "delivered", Tries: 2, Last: "250 <taken>"}}, nil
		},
		Read: func(token string) (Act, error) {
			do, ok := strings.CutPrefix(token, "good-")
			if !ok {
				return Act{}, errors.New("bad")
			}
			return Act{Do: do, Subscription: "s", Receiver: "mailto:ana@example.org"}, nil
		}}
	ask := func(method, path, body string) (int, string) {
		r := httptest.NewRequest(method, path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	receivers := func() int {
		x, _ := d.Subscription("s")
		return len(x.Receivers)
	}
	for _, step := range []struct {
		method, path, body string
		code               int
		want               string
		check              func() bool
	}{
		{http.MethodGet, "/s/forged", "", 404, "not valid", func() bool { return true }},
		{http.MethodGet, "/s/good-confirm", "", 200, "<button", func() bool { return confirmed == "" }}, // scanners follow links
		{http.MethodPost, "/s/good-confirm", "", 200, "Erledigt", func() bool { return confirmed == "s mailto:ana@example.org" }},
		{http.MethodPost, "/s/good-pause", "", 200, "Erledigt", func() bool { x, _ := d.Subscription("s"); return len(x.Resting) == 1 && !x.Paused }},
		{http.MethodGet, "/s/good-pause", "", 200, "Fortsetzen", func() bool { return true }},
		{http.MethodPost, "/s/good-pause", "", 200, "Erledigt", func() bool { x, _ := d.Subscription("s"); return len(x.Resting) == 0 }},
		{http.MethodGet, "/s/good-ledger", "", 200, "250 &lt;taken&gt;", func() bool { return true }},
		{http.MethodGet, "/s/good-leave", "", 200, "&lt;b&gt;Bans", func() bool { return receivers() == 2 }},
		{http.MethodPost, "/s/good-leave", url.Values{"List-Unsubscribe": {"One-Click"}}.Encode(), 200, "Erledigt", func() bool { return receivers() == 1 }},
		{http.MethodPost, "/s/good-leave", "", 200, "Erledigt", func() bool { return receivers() == 1 }}, // twice does no harm
	} {
		code, body := ask(step.method, step.path, step.body)
		if code != step.code || !strings.Contains(body, step.want) || !step.check() {
			t.Errorf("%s %s: %d %s", step.method, step.path, code, body)
		}
	}
}
