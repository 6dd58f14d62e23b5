package web

import (
	"net/http"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"edikt"
	"edikt/query/api"
)

type alertsPage struct {
	*visit
	Subscriptions []edikt.Subscription
	Silences      []edikt.Silence
	Ideas         []link // of alerts, for those who have none
}

// ideas are queries worth an alert.
var ideas = []string{"kind:ban,mandate", "kind:exit target:x", "target:tiktok status:in_force", "jurisdiction:EU"}

func (p *Pages) alerts(v *visit) error {
	page := &alertsPage{visit: v}
	if err := v.get("/v1/subscriptions", nil, &page.Subscriptions); err != nil {
		return err
	}
	var silences []edikt.Silence
	if err := v.get("/v1/silences", nil, &silences); err != nil {
		return err
	}
	for _, s := range silences {
		if s.Ends.After(p.now()) {
			page.Silences = append(page.Silences, s)
		}
	}
	for i, q := range ideas {
		page.Ideas = append(page.Ideas, link{Name: v.T("idea_" + strconv.Itoa(i)), Href: "/alerts/new?" + url.Values{"q": {q}}.Encode()})
	}
	v.Nav, v.Title = "alerts", v.T("alerts")
	return v.show("alerts.html", page)
}

// alertForm is the form of a new alert, with what is wrong with it where it came back.
type alertForm struct {
	*visit
	Name, Search, Mail, Mistake string
	Receivers                   []choice
	Hear                        []choice
	Found                       int // events that the query finds today
}

// choice is a box to tick.
type choice struct {
	Value, Name string
	Ticked      bool
}

func (v *visit) alertForm(form url.Values) (*alertForm, error) {
	f := &alertForm{visit: v, Name: form.Get("name"), Search: strings.TrimSpace(form.Get("q")), Mail: strings.TrimSpace(form.Get("mail"))}
	var names []string
	if err := v.get("/v1/receivers", nil, &names); err != nil {
		return nil, err
	}
	fresh := !form.Has("token")
	for _, n := range names {
		f.Receivers = append(f.Receivers, choice{n, plain(n), slices.Contains(form["receiver"], n) || fresh && len(names) == 1})
	}
	for _, h := range []string{edikt.HearNew, edikt.HearStatus, edikt.HearCorrection, edikt.HearCoverage} {
		f.Hear = append(f.Hear, choice{h, v.T("hear_" + h), slices.Contains(form["hear"], h) || fresh && (h == edikt.HearNew || h == edikt.HearStatus)})
	}
	v.Nav, v.Title = "alerts", v.T("new_alert")
	return f, nil
}

// newAlert shows the form with a query filled in, and how much that finds today.
func (p *Pages) newAlert(v *visit) error {
	f, err := v.alertForm(v.r.URL.Query())
	if err != nil {
		return err
	}
	f.Found = -1
	if f.Search != "" {
		var about struct{ Total int }
		if err := v.get("/v1/events", url.Values{"q": {f.Search}, "limit": {"1"}}, &about); err == nil {
			f.Found = about.Total
		}
	}
	return v.show("alert_new.html", f)
}

func (p *Pages) addAlert(v *visit) error {
	form := v.r.PostForm
	s := edikt.Subscription{Name: strings.TrimSpace(form.Get("name")), Query: strings.TrimSpace(form.Get("q")), Hear: form["hear"], Receivers: form["receiver"],
		Lang: v.Lang, Owner: v.Reader}
	f, err := v.alertForm(form)
	if err != nil {
		return err
	}
	f.Found = -1
	if f.Mail != "" {
		if a, err := mail.ParseAddress(f.Mail); err != nil || a.Address != f.Mail {
			f.Mistake = v.T("bad_mail")
			return v.render(http.StatusBadRequest, "alert_new.html", f)
		}
		s.Receivers = append(s.Receivers, "mailto:"+f.Mail)
	}
	if len(s.Receivers) == 0 {
		f.Mistake = v.T("no_receiver")
		return v.render(http.StatusBadRequest, "alert_new.html", f)
	}
	var made edikt.Subscription
	var sent struct {
		edikt.Subscription
		Secrets map[string]string `json:"secrets"`
		Asked   []string          `json:"asked"`
	}
	err = v.send(http.MethodPost, "/v1/subscriptions", s, &sent)
	if problem, ok := err.(*api.Problem); ok && problem.Status < 500 {
		f.Mistake = v.Say(problem.Error())
		return v.render(http.StatusBadRequest, "alert_new.html", f)
	}
	if err != nil {
		return err
	}
	made = sent.Subscription
	return v.goTo("/alerts/" + url.PathEscape(made.ID) + "?made=1")
}

// alertPage shows a subscription: what it would have sent, and what it did send.
type alertPage struct {
	*visit
	Subscription edikt.Subscription
	Subjects     []string // of what it would have sent
	Days         int
	Ledger       []ledgerEntry
	Made         bool
	Sampled      bool
}

// ledgerEntry is a delivery as the API tells it.
type ledgerEntry struct {
	Delivery edikt.Delivery  `json:"delivery"`
	State    string          `json:"state"`
	Attempts []edikt.Attempt `json:"attempts"`
	Next     time.Time       `json:"next"`
}

// rehearsalDays is how far back a rehearsal looks.
const rehearsalDays = 90

func (p *Pages) alert(v *visit) error {
	path := "/v1/subscriptions/" + url.PathEscape(v.r.PathValue("id"))
	form := v.r.URL.Query()
	page := &alertPage{visit: v, Days: rehearsalDays, Made: form.Get("made") != "", Sampled: form.Get("sampled") != ""}
	if err := v.get(path, nil, &page.Subscription); err != nil {
		return err
	}
	var rehearsal struct {
		Subjects []string `json:"subjects"`
	}
	if err := v.send(http.MethodPost, path+"/test?days="+strconv.Itoa(rehearsalDays), struct{}{}, &rehearsal); err != nil {
		return err
	}
	page.Subjects = rehearsal.Subjects
	slices.Reverse(page.Subjects)
	if err := v.get("/v1/deliveries", url.Values{"subscription": {page.Subscription.ID}, "limit": {"50"}}, &page.Ledger); err != nil {
		return err
	}
	v.Nav, v.Title = "alerts", plain(page.Subscription.Name)
	return v.show("alert.html", page)
}

func (p *Pages) changeAlert(v *visit) error {
	id := v.r.PathValue("id")
	path, back := "/v1/subscriptions/"+url.PathEscape(id), "/alerts/"+url.PathEscape(id)
	var err error
	switch v.r.PostForm.Get("action") {
	case "pause":
		err = v.send(http.MethodPost, path+"/pause", map[string]bool{"paused": true}, nil)
	case "resume":
		err = v.send(http.MethodPost, path+"/pause", map[string]bool{"paused": false}, nil)
	case "sample":
		err, back = v.send(http.MethodPost, path+"/test?sample=true", struct{}{}, nil), back+"?sampled=1"
	case "remove":
		err, back = v.p.api.do(v.r.Context(), http.MethodDelete, path, nil, nil), "/alerts"
	default:
		err = &api.Problem{Status: http.StatusBadRequest}
	}
	if err != nil {
		return err
	}
	return v.goTo(back)
}

// addSilence holds messages back for some hours, or ends that.
func (p *Pages) addSilence(v *visit) error {
	form := v.r.PostForm
	if end := form.Get("end"); end != "" {
		if err := p.api.do(v.r.Context(), http.MethodDelete, "/v1/silences/"+url.PathEscape(end), nil, nil); err != nil {
			return err
		}
		return v.goTo("/alerts")
	}
	hours, err := strconv.Atoi(form.Get("hours"))
	if err != nil || hours < 1 || hours > 24*365 {
		return &api.Problem{Status: http.StatusBadRequest}
	}
	s := edikt.Silence{Query: strings.TrimSpace(form.Get("q")), Author: v.Reader, Comment: strings.TrimSpace(form.Get("comment")), Starts: p.now().UTC(),
		Ends: p.now().UTC().Add(time.Duration(hours) * time.Hour)}
	if err := v.send(http.MethodPost, "/v1/silences", s, nil); err != nil {
		return err
	}
	return v.goTo("/alerts")
}
