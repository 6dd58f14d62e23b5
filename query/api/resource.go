package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"edikt"
	"edikt/query"
)

var idParam = Param{Name: "id", Path: true, Type: String, MaxLength: 200, Description: "id of the document"}

// operations are those of this package, in the order of the documentation.
func (h *Handler) operations() []Operation {
	get := func(id, path, tag, summary string, result any, handle func(http.ResponseWriter, *http.Request, Args) error, params ...Param) Operation {
		return Operation{ID: id, Method: http.MethodGet, Path: path, Tag: tag, Summary: summary, Params: params, Result: result, Handle: handle}
	}
	search := h.searchOperation("search", "Search documents of any type", "", Page{})
	ops := []Operation{
		search,
		h.searchOperation("events", "Search events", edikt.EventDocument, EventPage{}),
		get("event", "/v1/events/{id}", "search", "One event", EventRow{}, h.one(edikt.EventDocument), idParam),
		h.searchOperation("articles", "Search articles", edikt.ArticleDocument, ArticlePage{}),
		get("article", "/v1/articles/{id}", "search", "One article, with its text for signed-in readers", ArticleRow{}, h.one(edikt.ArticleDocument), idParam),
		h.searchOperation("dossiers", "Search dossiers", edikt.DossierDocument, DossierPage{}),
		get("dossier", "/v1/dossiers/{id}", "search", "One dossier with its whole life", edikt.Dossier{}, h.dossier, idParam),
		h.facetsOperation(),
		h.vocabularyOperation(),
		get("sources", "/v1/sources", "sources", "Outlets that are read, and how they do", []Source{}, h.listSources),
		get("explain", "/v1/explain", "explain", "Why an event was found, and how it answers a query", Explanation{}, h.explain,
			Param{Name: "event", Type: String, MaxLength: 200, Description: "id of the event"}, queryParam),
		get("listTokens", "/v1/tokens", "tokens", "Access tokens, without their secrets", []Token{}, h.listTokens),
		{ID: "addToken", Method: http.MethodPost, Path: "/v1/tokens", Tag: "tokens", Summary: "Make an access token; its secret is told once",
			Scope: Admin, Body: NewToken{}, Result: MadeToken{}, Handle: h.addToken},
		{ID: "revokeToken", Method: http.MethodDelete, Path: "/v1/tokens/{id}", Tag: "tokens", Summary: "Revoke an access token", Scope: Admin,
			Params: []Param{idParam}, Handle: h.revokeToken},
		{ID: "decide", Method: http.MethodPost, Path: "/v1/decisions", Tag: "decisions", Summary: "Record what an analyst decides", Scope: Write,
			Body: NewDecision{}, Result: edikt.Decision{}, Handle: h.decide},
		get("openapi", "/v1/openapi.json", "api", "This description", map[string]any{}, h.describeSelf),
	}
	for i := range ops {
		if ops[i].Tag == "tokens" {
			ops[i].Scope = Admin
		}
	}
	return ops
}

func (h *Handler) describeSelf(w http.ResponseWriter, r *http.Request, _ Args) error {
	return writeBody(w, r, mediaTypes[JSON], h.openAPI)
}

// byID finds one document.
func (h *Handler) byID(ctx context.Context, t edikt.DocumentType, id string) (query.Hit, error) {
	if id == "" || strings.HasSuffix(id, "*") {
		return query.Hit{}, ErrNotFound
	}
	e := query.Keyword{Field: query.IDField, Values: []string{id}}
	result, err := h.find(ctx, query.Request{Query: e, Type: t, Sort: query.ByNewest, Limit: 1})
	if err != nil {
		return query.Hit{}, err
	}
	if len(result.Hits) == 0 {
		return query.Hit{}, ErrNotFound
	}
	return result.Hits[0], nil
}

func (h *Handler) one(t edikt.DocumentType) func(http.ResponseWriter, *http.Request, Args) error {
	return func(w http.ResponseWriter, r *http.Request, a Args) error {
		hit, err := h.byID(r.Context(), t, a["id"])
		if err != nil {
			return err
		}
		hit.Score = 0
		return writeJSON(w, r, http.StatusOK, newRow(hit, CallerOf(r).signedIn()))
	}
}

func (h *Handler) dossier(w http.ResponseWriter, r *http.Request, a Args) error {
	if h.dossiers == nil {
		return fmt.Errorf("dossiers: %w", ErrUnavailable)
	}
	d, err := h.dossiers.Dossier(r.Context(), a["id"])
	if err != nil {
		return err
	}
	d.Steps = append([]edikt.Step{}, d.Steps...)
	return writeJSON(w, r, http.StatusOK, d)
}

func (h *Handler) listSources(w http.ResponseWriter, r *http.Request, _ Args) error {
	if h.sources == nil {
		return fmt.Errorf("sources: %w", ErrUnavailable)
	}
	list, err := h.sources.Sources(r.Context())
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, append([]Source{}, list...))
}

// explain tells why an event is there and, where a query is sent along, which clauses of it the event answers.
func (h *Handler) explain(w http.ResponseWriter, r *http.Request, a Args) error {
	if a["event"] == "" {
		return badParam("event", "want the id of an event")
	}
	e, err := query.Parse(a["q"])
	if err != nil {
		return err
	}
	hit, err := h.byID(r.Context(), edikt.EventDocument, a["event"])
	if err != nil {
		return err
	}
	event := hit.Document.Event
	ex := Explanation{Event: *event, Rule: event.Rule, Version: event.RulesVersion}
	if h.explainer != nil {
		if ex, err = h.explainer.Explain(r.Context(), event); err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		ex.Event = *event
	}
	ex.Event.Article = &hit.Document.Article
	if ex.Matches, err = h.clauses(r.Context(), e, event.ID); err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusOK, ex)
}

// clauses asks the index for the document by each clause alone.
func (h *Handler) clauses(ctx context.Context, e query.Expr, id string) ([]Match, error) {
	parts := []query.Expr{e}
	if and, ok := e.(query.And); ok {
		parts = and.Of
	}
	var out []Match
	for _, part := range parts {
		if part == nil || len(out) == maxHintSearches {
			break
		}
		both := query.And{Of: []query.Expr{query.Keyword{Field: query.IDField, Values: []string{id}}, part}}
		result, err := h.find(ctx, query.Request{Query: both, Type: edikt.EventDocument, Sort: query.ByNewest, Limit: 1})
		if err != nil {
			return nil, err
		}
		out = append(out, Match{part.String(), result.Total > 0})
	}
	return out, nil
}

// NewToken asks for an access token.
type NewToken struct {
	Name  string `json:"name"`
	Scope Scope  `json:"scope"`
	Days  int    `json:"days,omitempty"` // until it ends; 0: never
}

// MadeToken is a new access token with the secret to send along; it is not shown again.
type MadeToken struct {
	Token
	Secret string `json:"secret"`
}

var errNoTokens = fmt.Errorf("access tokens: %w", ErrUnavailable)

func (h *Handler) listTokens(w http.ResponseWriter, r *http.Request, _ Args) error {
	if h.tokens == nil {
		return errNoTokens
	}
	return writeJSON(w, r, http.StatusOK, h.tokens.List())
}

func (h *Handler) addToken(w http.ResponseWriter, r *http.Request, _ Args) error {
	if h.tokens == nil {
		return errNoTokens
	}
	var n NewToken
	if err := ReadJSON(r, &n); err != nil {
		return err
	}
	if n.Days < 0 || n.Days > 36500 {
		return fmt.Errorf("%w: days: want 0 to 36500", ErrInvalid)
	}
	t, secret, err := h.tokens.Add(n.Name, n.Scope, time.Duration(n.Days)*24*time.Hour, h.now())
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusCreated, MadeToken{t, secret})
}

func (h *Handler) revokeToken(w http.ResponseWriter, _ *http.Request, a Args) error {
	if h.tokens == nil {
		return errNoTokens
	}
	if err := h.tokens.Revoke(a["id"]); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// NewDecision is what a client says of a decision; the server gives it ID, version and time. A whole decision is read too.
type NewDecision struct {
	Action  string       `json:"action"` // confirm, reject, correct, merge, split or undo
	Event   string       `json:"event,omitempty"`
	Dossier string       `json:"dossier,omitempty"`
	Other   string       `json:"other,omitempty"` // merge: the dossier that goes; undo: the decision undone
	Fields  *edikt.Event `json:"fields,omitempty"`
	By      string       `json:"by,omitempty"`
	Comment string       `json:"comment,omitempty"`
}

// decide takes a decision; who decides is the caller, whatever the body says.
func (h *Handler) decide(w http.ResponseWriter, r *http.Request, _ Args) error {
	if h.decisions == nil {
		return fmt.Errorf("decisions: %w", ErrUnavailable)
	}
	var d edikt.Decision
	if err := ReadJSON(r, &d); err != nil {
		return err
	}
	if caller := CallerOf(r); caller.Name != "local" || d.By == "" {
		d.By = caller.Name
	}
	made, err := h.decisions.Decide(r.Context(), d)
	if err != nil {
		return err
	}
	return writeJSON(w, r, http.StatusCreated, made)
}

// ReadJSON reads the body of a request, which must be one JSON value without unknown fields.
func ReadJSON(r *http.Request, v any) error {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(v)
	if err == nil && dec.More() {
		err = errors.New("more than one value")
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return &Problem{Status: http.StatusRequestEntityTooLarge, Title: "Too large", Detail: fmt.Sprintf("at most %d bytes are read", large.Limit)}
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w: the body is empty", ErrInvalid)
	case err != nil:
		return fmt.Errorf("%w: %v", ErrInvalid, err)
	}
	return nil
}

// WriteJSON answers a request with a value, for operations of other packages; with status 200 a client that has it already
// gets 304.
func WriteJSON(w http.ResponseWriter, r *http.Request, status int, v any) error {
	return writeJSON(w, r, status, v)
}
