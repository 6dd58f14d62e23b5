package alert

import (
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"edikt"
)

// Act is what a signed link asks for.
type Act struct {
	Do           string // confirm, leave, pause, ledger
	Subscription string
	Receiver     string
}

// LedgerLine is one delivery as its subscriber may read it.
type LedgerLine struct {
	At             time.Time
	Subject, State string
	Tries          int
	Last           string
}

// Book is what the pages may do to subscriptions; the engine is one.
type Book interface {
	Subscription(id string) (edikt.Subscription, error)
	Leave(id, receiver string) error
	Rest(id, receiver string, rest bool) error
}

// Pages serves what signed links lead to, without an account: confirm, leave, pause, read the ledger. A GET only shows
// what will be done, since mail scanners follow links; a POST does it, also the one click of RFC 8058.
type Pages struct {
	Engine Book
	// Read checks a token.
	Read func(token string) (Act, error)
	// Confirm notes that an address wants a subscription's mail.
	Confirm func(subscription, receiver string) error
	// Ledger lists the deliveries of a subscription to one receiver, newest first.
	Ledger func(subscription, receiver string) ([]LedgerLine, error)
	// Prefix is the path in front of the token.
	Prefix string
}

// ServeHTTP answers GET and POST.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	act, err := p.Read(strings.TrimPrefix(r.URL.Path, p.Prefix))
	if err != nil {
		show(w, http.StatusNotFound, view{Failed: true, Lang: "en"})
		return
	}
	s, err := p.Engine.Subscription(act.Subscription)
	if errors.Is(err, ErrNone) && act.Do == "leave" {
		show(w, http.StatusOK, view{Act: act, Done: true, Lang: "en"}) // left before: all is well
		return
	}
	if err != nil {
		show(w, http.StatusNotFound, view{Failed: true, Lang: "en"})
		return
	}
	v := view{Act: act, Name: s.Name, Query: s.Query, Paused: slices.Contains(s.Resting, act.Receiver), Lang: s.Lang}
	switch {
	case act.Do == "ledger":
		v.Lines, err = p.Ledger(act.Subscription, act.Receiver)
	case r.Method == http.MethodPost:
		err = p.do(act, s)
		v.Done = true
	}
	if err != nil {
		show(w, http.StatusInternalServerError, view{Failed: true, Lang: s.Lang})
		return
	}
	show(w, http.StatusOK, v)
}

func (p *Pages) do(a Act, s edikt.Subscription) error {
	switch a.Do {
	case "confirm":
		return p.Confirm(a.Subscription, a.Receiver)
	case "leave":
		return p.Engine.Leave(a.Subscription, a.Receiver)
	case "pause":
		return p.Engine.Rest(a.Subscription, a.Receiver, !slices.Contains(s.Resting, a.Receiver))
	}
	return errors.New("unknown act")
}

type view struct {
	Act
	Name, Query, Lang    string
	Paused, Done, Failed bool
	Lines                []LedgerLine
}

// T is a text in the subscriber's language.
func (v view) T(key string) string {
	t := pageTexts[key]
	if s := t[v.Lang]; s != "" {
		return s
	}
	return t["en"]
}

// What is the sentence and the button for the act.
func (v view) What() string {
	if v.Do == "pause" && v.Paused {
		return v.T("resume")
	}
	return v.T(v.Do)
}

var pageTexts = map[string]map[string]string{
	"confirm": {"en": "Confirm this subscription", "de": "Abonnement bestätigen", "fr": "Confirmer l’abonnement"},
	"leave":   {"en": "Unsubscribe", "de": "Abmelden", "fr": "Se désabonner"},
	"pause":   {"en": "Pause", "de": "Pausieren", "fr": "Suspendre"},
	"resume":  {"en": "Go on", "de": "Fortsetzen", "fr": "Reprendre"},
	"ledger":  {"en": "Deliveries", "de": "Zustellungen", "fr": "Envois"},
	"done":    {"en": "Done.", "de": "Erledigt.", "fr": "C’est fait."},
	"failed":  {"en": "This link is not valid, or not any more.", "de": "Dieser Link gilt nicht oder nicht mehr.", "fr": "Ce lien n’est pas valable, ou ne l’est plus."},
	"none":    {"en": "Nothing has been sent yet.", "de": "Bisher wurde nichts gesendet.", "fr": "Rien n’a encore été envoyé."},
}

var pageTemplate = template.Must(template.New("page").Parse(`<!doctype html><html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>Edikt</title></head>
<body style="margin:0 auto;padding:16px;max-width:36em;font:16px/1.5 system-ui,sans-serif">
{{- if .Failed}}<p role="alert">{{.T "failed"}}</p>{{else}}<h1 style="font-size:20px">{{.What}}</h1><p>{{.Name}}<br><code>{{.Query}}</code></p>
{{- if eq .Do "ledger"}}{{range .Lines}}<p><b>{{.At.Format "2006-01-02 15:04"}}</b> {{.Subject}}<br>{{.State}}, {{.Tries}} ×{{with .Last}}: {{.}}{{end}}</p>{{else}}<p>{{.T "none"}}</p>{{end}}
{{- else if .Done}}<p role="status">{{.T "done"}}</p>
{{- else}}<form method="post"><button style="font:inherit;padding:12px 20px">{{.What}}</button></form>{{end}}{{end}}</body></html>`))

func show(w http.ResponseWriter, code int, v view) {
	w.WriteHeader(code)
	_ = pageTemplate.Execute(w, v) // the reader went away
}
