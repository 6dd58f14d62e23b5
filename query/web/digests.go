package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"edikt/query/api"
)

// digestPage shows a digest as text: one of any period, or one of the archive; and who gets which.
type digestPage struct {
	*visit
	Search, Period string
	Letter         string // the digest in words
	Mistake        string
	Subscriptions  []digestSubscription
	Receivers      []string
	Made           bool
}

// digestSubscription is a standing order of digests as the API tells it, with its archive.
type digestSubscription struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Query     string   `json:"query,omitempty"`
	Lang      string   `json:"lang,omitempty"`
	Receivers []string `json:"receivers"`
	Issues    []issue  `json:"-"`
}

// issue is a digest of the archive.
type issue struct {
	Number int       `json:"number"`
	Title  string    `json:"title"`
	Made   time.Time `json:"made"`
}

func (p *Pages) digestList(v *visit) error {
	form := v.r.URL.Query()
	page := &digestPage{visit: v, Search: strings.TrimSpace(form.Get("q")), Period: strings.TrimSpace(form.Get("period")), Made: form.Get("made") != ""}
	if form.Has("period") {
		page.read("/v1/digest", url.Values{"q": {page.Search}, "period": {page.Period}, "lang": {v.Lang}, "format": {"text"}})
	}
	return page.show(http.StatusOK)
}

// read fetches a digest; what is wrong with a wish is said above the form.
func (page *digestPage) read(path string, q url.Values) {
	var made struct {
		Body string `json:"body"`
	}
	if err := page.get(path, q, &made); err != nil {
		page.Mistake = page.T("err_400")
		if problem, ok := err.(*api.Problem); ok {
			page.Mistake = page.Say(problem.Error())
		}
		return
	}
	page.Letter = body(made.Body)
}

func (page *digestPage) show(status int) error {
	err := page.get("/v1/digests", nil, &page.Subscriptions)
	if p, ok := err.(*api.Problem); err != nil && (!ok || p.Status == http.StatusInternalServerError) {
		return err
	}
	if err := page.get("/v1/receivers", nil, &page.Receivers); err != nil && !refused(err) {
		return err
	}
	for i := range page.Subscriptions {
		s := &page.Subscriptions[i]
		if err := page.get("/v1/digests/"+url.PathEscape(s.ID)+"/issues", nil, &s.Issues); err != nil {
			return err
		}
		s.Issues = s.Issues[:min(len(s.Issues), 10)]
	}
	page.Nav, page.Title = "digests", page.T("digests")
	return page.render(status, "digests.html", page)
}

// refused reports whether the API said no, which is not its failure.
func refused(err error) bool {
	p, ok := err.(*api.Problem)
	return ok && p.Status != http.StatusInternalServerError
}

var noLetter = regexp.MustCompile(`[^a-z0-9]+`)

// addDigest subscribes to a weekly digest.
func (p *Pages) addDigest(v *visit) error {
	form := v.r.PostForm
	page := &digestPage{visit: v, Search: strings.TrimSpace(form.Get("q"))}
	s := digestSubscription{Name: strings.TrimSpace(form.Get("name")), Query: page.Search, Lang: v.Lang, Receivers: form["receiver"]}
	if mail := strings.TrimSpace(form.Get("mail")); mail != "" {
		s.Receivers = append(s.Receivers, "mailto:"+mail)
	}
	if slug := strings.Trim(noLetter.ReplaceAllString(strings.ToLower(s.Name), "-"), "-"); slug != "" {
		s.ID = "digest-" + slug[:min(len(slug), 40)]
	}
	err := v.send(http.MethodPost, "/v1/digests", s, nil)
	if refused(err) {
		page.Mistake = v.Say(err.Error())
		return page.show(http.StatusBadRequest)
	}
	if err != nil {
		return err
	}
	return v.goTo("/digests?made=1")
}
