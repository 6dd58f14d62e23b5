package pipelines

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"edikt"
	"edikt/pipelines/digest"
	"edikt/pipelines/notify"
	"edikt/query/api"
)

// DigestAPI serves digests made by hand, subscriptions to them, and their archive.
type DigestAPI struct {
	Desk      *digest.Desk
	Renderer  *digest.Renderer
	Links     notify.Links
	Receivers func(ref string) error // says what is wrong with a receiver
	From      string                 // of mail written to a file
	Now       func() time.Time
}

// RenderedDigest is an issue as a document.
type RenderedDigest struct {
	Format string `json:"format"`
	Body   string `json:"body"`
}

// MadeDigest is a digest subscription with the addresses that were asked to confirm it.
type MadeDigest struct {
	digest.Subscription
	Asked []string `json:"asked,omitempty"`
}

// Operations lists what is served.
func (x *DigestAPI) Operations() []api.Operation {
	id := api.Param{Name: "id", Path: true, Type: api.String, MaxLength: 60, Description: "id of the digest subscription"}
	format := api.Param{Name: "format", Type: api.String, Default: digest.HTML, Enum: digest.Formats(), Description: "what to make of it"}
	op := func(id, method, path, summary string, body, result any, handle func(http.ResponseWriter, *http.Request, api.Args) error, params ...api.Param) api.Operation {
		return api.Operation{ID: id, Method: method, Path: path, Tag: "digests", Summary: summary, Scope: api.Write, Body: body, Result: result, Handle: handle, Params: params}
	}
	make := op("digest", http.MethodGet, "/v1/digest", "A digest of any period", nil, RenderedDigest{}, x.make,
		api.Param{Name: "period", Type: api.String, MaxLength: 40, Description: "2026-W47, a day, a month, or 2026-11-02..2026-11-08; the last whole week where empty"},
		api.Param{Name: "q", Type: api.String, MaxLength: 2000, Description: "query; everything where empty"},
		api.Param{Name: "lang", Type: api.String, Default: "en", Enum: []string{"de", "fr", "en"}, Description: "language"}, format)
	make.Scope = api.Read
	return []api.Operation{make,
		op("listDigests", http.MethodGet, "/v1/digests", "List digest subscriptions", nil, []digest.Subscription{}, x.list),
		op("addDigest", http.MethodPost, "/v1/digests", "Subscribe to a digest", digest.Subscription{}, MadeDigest{}, x.add),
		op("removeDigest", http.MethodDelete, "/v1/digests/{id}", "Remove a digest subscription; its archive stays", nil, nil, x.remove, id),
		op("listIssues", http.MethodGet, "/v1/digests/{id}/issues", "The archive of a digest subscription", nil, []digest.Headline{}, x.issues, id),
		op("issue", http.MethodGet, "/v1/digests/{id}/issues/{number}", "One issue of the archive", nil, RenderedDigest{}, x.issue, id,
			api.Param{Name: "number", Path: true, Type: api.String, MaxLength: 9, Description: "number of the issue"}, format),
	}
}

func (x *DigestAPI) make(w http.ResponseWriter, r *http.Request, a api.Args) error {
	p := digest.WeekOf(x.Now().UTC()).Before()
	if a["period"] != "" {
		var err error
		if p, err = digest.ParsePeriod(a["period"]); err != nil {
			return fmt.Errorf("%w: %w", api.ErrInvalid, err)
		}
	}
	is, err := x.Desk.Make(r.Context(), digest.Order{Period: p, Query: a["q"], Lang: a["lang"]})
	if err != nil {
		return digestFault(err)
	}
	return x.answer(w, r, is, a["format"])
}

func (x *DigestAPI) issue(w http.ResponseWriter, r *http.Request, a api.Args) error {
	n, err := strconv.Atoi(a["number"])
	if err != nil {
		return api.ErrNotFound
	}
	is, err := x.Desk.Issue(a["id"], n)
	if err != nil {
		return digestFault(err)
	}
	return x.answer(w, r, is, a["format"])
}

func (x *DigestAPI) answer(w http.ResponseWriter, r *http.Request, is digest.Issue, format string) error {
	site := DigestSite(x.Links, is.Subscription, "")
	body, err := "", error(nil)
	if format == digest.EML {
		body, err = x.eml(is, site)
	} else {
		body, err = x.Renderer.Render(is, site, format)
	}
	if err != nil {
		return err
	}
	return api.WriteJSON(w, r, http.StatusOK, RenderedDigest{format, body})
}

func (x *DigestAPI) eml(is digest.Issue, site digest.Site) (string, error) {
	letter, err := x.Renderer.Letter(is, site)
	if err != nil {
		return "", err
	}
	from := cmp.Or(x.From, "Edikt <edikt@localhost.localdomain>")
	d := edikt.Delivery{Key: cmp.Or(is.Subscription, "digest") + "." + is.Period.Key + "." + is.Lang + "." + is.Query, Letter: &letter,
		Subscription: edikt.SubscriptionRef{ID: cmp.Or(is.Subscription, "digest"), Name: cmp.Or(is.Name, "Edikt"), Query: is.Query, Lang: is.Lang}}
	data, err := notify.EML(d, from, from, notify.Links{}, x.Now())
	return string(data), err
}

func (x *DigestAPI) list(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	subs, err := x.Desk.Subscriptions()
	if err != nil {
		return err
	}
	return api.WriteJSON(w, r, http.StatusOK, subs)
}

func (x *DigestAPI) add(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	var s digest.Subscription
	if err := api.ReadJSON(r, &s); err != nil {
		return err
	}
	if strings.TrimPrefix(s.ID, digest.IDPrefix) == "" {
		s.ID = digest.IDPrefix + newID()
	}
	for _, ref := range s.Receivers {
		if err := x.Receivers(ref); err != nil {
			return fmt.Errorf("%w: %w", api.ErrInvalid, err)
		}
	}
	made, asked, err := x.Desk.Subscribe(s)
	if err != nil {
		return digestFault(err)
	}
	return api.WriteJSON(w, r, http.StatusCreated, MadeDigest{made, asked})
}

func (x *DigestAPI) remove(w http.ResponseWriter, _ *http.Request, a api.Args) error {
	if err := x.Desk.Unsubscribe(a["id"]); err != nil {
		return digestFault(err)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (x *DigestAPI) issues(w http.ResponseWriter, r *http.Request, a api.Args) error {
	list, err := x.Desk.Issues(a["id"])
	if err != nil {
		return digestFault(err)
	}
	return api.WriteJSON(w, r, http.StatusOK, list)
}

// digestFault says whose mistake an error of the desk is.
func digestFault(err error) error {
	switch {
	case errors.Is(err, digest.ErrNone):
		return fmt.Errorf("%w: %w", api.ErrNotFound, err)
	case errors.Is(err, digest.ErrInvalid):
		return fmt.Errorf("%w: %w", api.ErrInvalid, err)
	}
	return fault(err)
}
