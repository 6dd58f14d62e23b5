package pipelines

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/pipelines/alert"
	"edikt/pipelines/dossier"
	"edikt/pipelines/notify"
	"edikt/query"
	"edikt/query/api"
)

// AlertAPI serves subscriptions, silences, deliveries and what belongs to dossiers beside their search.
type AlertAPI struct {
	Alerts    *alert.Engine
	Sender    *notify.Dispatcher
	Receivers func() []string
	Secrets   *notify.Secrets
	Filer     *dossier.Filer
	Analyzers *query.Analyzers
	Now       func() time.Time
}

// MadeSubscription is a subscription with what its maker has to know once: the signing secrets of its new webhooks, and
// which addresses were asked to confirm.
type MadeSubscription struct {
	edikt.Subscription
	Secrets map[string]string `json:"secrets,omitempty"`
	Asked   []string          `json:"asked,omitempty"`
}

// Rehearsal is what a subscription would have sent.
type Rehearsal struct {
	Since      time.Time        `json:"since"`
	Deliveries []edikt.Delivery `json:"deliveries"`
	Subjects   []string         `json:"subjects"` // of each delivery, as its receiver would have read it
	Sampled    []string         `json:"sampled,omitempty"`
}

// PauseRequest says whether a subscription is to rest.
type PauseRequest struct {
	Paused bool `json:"paused"`
}

// ReceiverRequest names a receiver.
type ReceiverRequest struct {
	Receiver string `json:"receiver"`
}

var (
	subscriptionID = api.Param{Name: "id", Path: true, Type: api.String, MaxLength: 200, Description: "id of the subscription"}
	silenceID      = api.Param{Name: "id", Path: true, Type: api.String, MaxLength: 200, Description: "id of the silence"}
)

// Operations lists what is served. Subscriptions hold addresses of people: all of it needs the scope to write.
func (x *AlertAPI) Operations() []api.Operation {
	op := func(id, method, path, tag, summary string, body, result any, handle func(http.ResponseWriter, *http.Request, api.Args) error, params ...api.Param) api.Operation {
		return api.Operation{ID: id, Method: method, Path: path, Tag: tag, Summary: summary, Scope: api.Write, Body: body, Result: result, Handle: handle, Params: params}
	}
	const subs, one = "/v1/subscriptions", "/v1/subscriptions/{id}"
	return []api.Operation{
		op("listSubscriptions", http.MethodGet, subs, "alerts", "List subscriptions", nil, []edikt.Subscription{}, x.list),
		op("addSubscription", http.MethodPost, subs, "alerts", "Subscribe", edikt.Subscription{}, MadeSubscription{}, x.add),
		op("subscription", http.MethodGet, one, "alerts", "One subscription", nil, edikt.Subscription{}, x.show, subscriptionID),
		op("editSubscription", http.MethodPut, one, "alerts", "Change a subscription", edikt.Subscription{}, MadeSubscription{}, x.edit, subscriptionID),
		op("removeSubscription", http.MethodDelete, one, "alerts", "Remove a subscription", nil, nil, x.remove, subscriptionID),
		op("pauseSubscription", http.MethodPost, one+"/pause", "alerts", "Let a subscription rest, or go on", PauseRequest{}, edikt.Subscription{}, x.pause, subscriptionID),
		op("testSubscription", http.MethodPost, one+"/test", "alerts", "What a subscription would have sent; optionally send one sample", struct{}{}, Rehearsal{}, x.test, subscriptionID,
			api.Param{Name: "days", Type: api.Integer, Default: "90", Min: 1, Max: 3650, Description: "how far to look back"},
			api.Param{Name: "sample", Type: api.Boolean, Default: "false", Description: "send one sample, marked as such, to each receiver"}),
		op("deliveries", http.MethodGet, "/v1/deliveries", "alerts", "The ledger: every delivery with its tries, newest first", nil, []notify.Entry{}, x.log,
			api.Param{Name: "subscription", Type: api.String, MaxLength: 200, Description: "of this subscription only"},
			api.Param{Name: "limit", Type: api.Integer, Default: "100", Min: 1, Max: 10000, Description: "at most so many"}),
		op("listSilences", http.MethodGet, "/v1/silences", "alerts", "List silences", nil, []edikt.Silence{}, x.silences),
		op("addSilence", http.MethodPost, "/v1/silences", "alerts", "Hold messages back for a time", edikt.Silence{}, edikt.Silence{}, x.silence),
		op("endSilence", http.MethodDelete, "/v1/silences/{id}", "alerts", "End a silence; what it held back is told", nil, nil, x.endSilence, silenceID),
		op("listReceivers", http.MethodGet, "/v1/receivers", "alerts", "Names of the configured receivers", nil, []string{}, x.receivers),
		op("enableReceiver", http.MethodPost, "/v1/receivers/enable", "alerts", "Switch a receiver on again that was disabled", ReceiverRequest{}, nil, x.enable),
		op("listDecisions", http.MethodGet, "/v1/decisions", "decisions", "What analysts decided, in order of time", nil, []edikt.Decision{}, x.decisions),
		op("listWaves", http.MethodGet, "/v1/waves", "dossiers", "Exits by many actors from one service", nil, []dossier.Wave{}, x.waves),
		lines(op("exportGold", http.MethodGet, "/v1/gold", "dossiers", "Dossiers as gold groups, one a line", nil, dossier.GoldDossier{}, x.gold,
			api.Param{Name: "decided", Type: api.Boolean, Default: "true", Description: "only those that analysts confirmed"})),
	}
}

// lines is an operation that answers with JSON Lines.
func lines(o api.Operation) api.Operation {
	o.Lines = true
	return o
}

func (x *AlertAPI) list(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	all, err := x.Alerts.Subscriptions()
	if err != nil {
		return err
	}
	return api.WriteJSON(w, r, http.StatusOK, all)
}

func (x *AlertAPI) show(w http.ResponseWriter, r *http.Request, a api.Args) error {
	s, err := x.Alerts.Subscription(a["id"])
	if err != nil {
		return fault(err)
	}
	return api.WriteJSON(w, r, http.StatusOK, s)
}

func (x *AlertAPI) add(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	var s edikt.Subscription
	if err := api.ReadJSON(r, &s); err != nil {
		return err
	}
	if s.ID = cmp.Or(s.ID, newID()); x.exists(s.ID) {
		return &api.Problem{Status: http.StatusConflict, Title: "Taken", Detail: "there is a subscription " + s.ID + " already"}
	}
	return x.subscribe(w, r, s, nil, http.StatusCreated)
}

func (x *AlertAPI) edit(w http.ResponseWriter, r *http.Request, a api.Args) error {
	old, err := x.Alerts.Subscription(a["id"])
	if err != nil {
		return fault(err)
	}
	var s edikt.Subscription
	if err := api.ReadJSON(r, &s); err != nil {
		return err
	}
	s.ID = a["id"]
	return x.subscribe(w, r, s, old.Receivers, http.StatusOK)
}

func (x *AlertAPI) exists(id string) bool {
	_, err := x.Alerts.Subscription(id)
	return err == nil
}

func (x *AlertAPI) subscribe(w http.ResponseWriter, r *http.Request, s edikt.Subscription, before []string, status int) error {
	if err := x.Alerts.Subscribe(s); err != nil {
		return fault(err)
	}
	made := MadeSubscription{Secrets: map[string]string{}}
	for _, ref := range s.Receivers {
		if strings.HasPrefix(ref, "https://") {
			secret, err := x.Secrets.Make(ref)
			if err != nil {
				return err
			}
			if secret != "" {
				made.Secrets[ref] = string(secret)
			}
		}
		if notify.NeedsConfirmation(ref) && !slices.Contains(before, ref) {
			made.Asked = append(made.Asked, ref)
		}
	}
	var err error
	if made.Subscription, err = x.Alerts.Subscription(s.ID); err != nil {
		return fault(err)
	}
	return api.WriteJSON(w, r, status, made)
}

func (x *AlertAPI) remove(w http.ResponseWriter, _ *http.Request, a api.Args) error {
	return done(w, x.Alerts.Unsubscribe(a["id"]))
}

func (x *AlertAPI) pause(w http.ResponseWriter, r *http.Request, a api.Args) error {
	var p PauseRequest
	if err := api.ReadJSON(r, &p); err != nil {
		return err
	}
	if err := x.Alerts.Pause(a["id"], p.Paused); err != nil {
		return fault(err)
	}
	return x.show(w, r, a)
}

func (x *AlertAPI) test(w http.ResponseWriter, r *http.Request, a api.Args) error {
	s, err := x.Alerts.Subscription(a["id"])
	if err != nil {
		return fault(err)
	}
	v, err := x.Filer.All()
	if err != nil {
		return err
	}
	out := Rehearsal{Since: x.Now().AddDate(0, 0, -a.Int("days")).UTC(), Deliveries: []edikt.Delivery{}, Subjects: []string{}}
	if out.Deliveries, err = alert.Rehearse(s, v.Dossiers, out.Since, x.Analyzers); err != nil {
		return fault(err)
	}
	for _, d := range out.Deliveries {
		out.Subjects = append(out.Subjects, notify.Render(d, notify.Links{}).Subject)
	}
	if a.Bool("sample") {
		if err := x.Alerts.Sample(s.ID, newest(out.Deliveries)); err != nil {
			return fault(err)
		}
		out.Sampled = s.Receivers
	}
	return api.WriteJSON(w, r, http.StatusOK, out)
}

// newest is the change of the last delivery, for a sample; nil where there is none.
func newest(ds []edikt.Delivery) *edikt.Change {
	if len(ds) == 0 {
		return nil
	}
	items := ds[len(ds)-1].Items
	return &items[len(items)-1].Change
}

func (x *AlertAPI) log(w http.ResponseWriter, r *http.Request, a api.Args) error {
	entries, err := x.Sender.Log(a["subscription"])
	if err != nil {
		return err
	}
	return api.WriteJSON(w, r, http.StatusOK, append([]notify.Entry{}, entries[:min(len(entries), a.Int("limit"))]...))
}

func (x *AlertAPI) silences(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	return api.WriteJSON(w, r, http.StatusOK, append([]edikt.Silence{}, x.Alerts.Silences()...))
}

// silence takes a silence; its author is the caller, whatever the body says.
func (x *AlertAPI) silence(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	var s edikt.Silence
	if err := api.ReadJSON(r, &s); err != nil {
		return err
	}
	if caller := api.CallerOf(r); caller.Name != "local" || s.Author == "" {
		s.Author = caller.Name
	}
	s.ID = cmp.Or(s.ID, newID())
	if s.Starts.IsZero() {
		s.Starts = x.Now().UTC()
	}
	if err := x.Alerts.Silence(s); err != nil {
		return fault(err)
	}
	return api.WriteJSON(w, r, http.StatusCreated, s)
}

func (x *AlertAPI) endSilence(w http.ResponseWriter, _ *http.Request, a api.Args) error {
	return done(w, x.Alerts.EndSilence(a["id"]))
}

func (x *AlertAPI) receivers(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	return api.WriteJSON(w, r, http.StatusOK, append([]string{}, x.Receivers()...))
}

func (x *AlertAPI) enable(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	var in ReceiverRequest
	if err := api.ReadJSON(r, &in); err != nil {
		return err
	}
	return done(w, x.Sender.Enable(in.Receiver))
}

func (x *AlertAPI) decisions(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	return api.WriteJSON(w, r, http.StatusOK, append([]edikt.Decision{}, x.Filer.Decisions()...))
}

func (x *AlertAPI) waves(w http.ResponseWriter, r *http.Request, _ api.Args) error {
	v, err := x.Filer.All()
	if err != nil {
		return err
	}
	return api.WriteJSON(w, r, http.StatusOK, append([]dossier.Wave{}, dossier.Waves(v.Dossiers)...))
}

func (x *AlertAPI) gold(w http.ResponseWriter, _ *http.Request, a api.Args) error {
	v, err := x.Filer.All()
	if err != nil {
		return err
	}
	if a.Bool("decided") {
		v.Dossiers = slices.DeleteFunc(v.Dossiers, func(d edikt.Dossier) bool { return d.Decision != edikt.Confirm })
	}
	w.Header().Set("Content-Type", api.MediaLines)
	return x.Filer.Gold(w, v.Dossiers)
}

// done answers with no content, or with the error.
func done(w http.ResponseWriter, err error) error {
	if err != nil {
		return fault(err)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// fault says whose mistake an error of the engine is: what is not found, or what was asked for.
func fault(err error) error {
	var q *query.Error
	switch {
	case errors.Is(err, alert.ErrNone):
		return fmt.Errorf("%w: %w", api.ErrNotFound, err)
	case errors.As(err, &q):
		return err
	case errors.Is(err, alert.ErrInvalid):
		return fmt.Errorf("%w: %w", api.ErrInvalid, err)
	}
	return err
}

// newID is short enough to type.
func newID() string { return strings.ToLower(rand.Text()[:10]) }
