package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"edikt/query"
)

// Problem is an error as clients see it (RFC 9457), with the place in a query where one is to blame.
type Problem struct {
	Type        string   `json:"type"`
	Title       string   `json:"title"`
	Status      int      `json:"status"`
	Detail      string   `json:"detail,omitempty"`
	Parameter   string   `json:"parameter,omitempty"`
	Start       *int     `json:"start,omitempty"` // bytes of the query
	End         *int     `json:"end,omitempty"`
	Caret       string   `json:"caret,omitempty"` // the query and marks under the place
	Suggestions []string `json:"suggestions,omitempty"`
}

func (p *Problem) Error() string {
	s := p.Detail
	if s == "" {
		s = p.Title
	}
	if p.Caret != "" {
		s += "\n" + p.Caret
	}
	return s
}

// Errors that the parts behind the handler return to say more than "failed".
var (
	ErrNotFound    = errors.New("not found")
	ErrUnavailable = errors.New("not available here") // this process does not run the part that could answer
	ErrInvalid     = errors.New("invalid")            // the request is at fault; the wrapped message says how
)

// problemOf is the one place that turns errors into HTTP statuses.
func problemOf(err error) *Problem {
	var p *Problem
	var q *query.Error
	switch {
	case errors.As(err, &p):
	case errors.As(err, &q):
		p = &Problem{Status: http.StatusBadRequest, Title: "Bad query", Parameter: "q", Detail: q.Summary(), Start: &q.Start, End: &q.End,
			Caret: q.Caret(), Suggestions: q.Suggest}
	case errors.Is(err, query.ErrCursor):
		p = badParam("cursor", "not a cursor of this server: send the field next of a page as it is")
	case errors.Is(err, ErrNotFound):
		p = &Problem{Status: http.StatusNotFound, Title: "Not found"}
	case errors.Is(err, ErrInvalid):
		p = &Problem{Status: http.StatusBadRequest, Title: "Bad request", Detail: strings.TrimPrefix(err.Error(), ErrInvalid.Error()+": ")}
	case errors.Is(err, ErrUnavailable):
		p = &Problem{Status: http.StatusServiceUnavailable, Title: "Not available", Detail: err.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		p = &Problem{Status: http.StatusServiceUnavailable, Title: "Too slow", Detail: "the search took too long; narrow it by date or field"}
	default:
		p = &Problem{Status: http.StatusInternalServerError, Title: "Internal error"}
	}
	if p.Type == "" {
		p.Type = "about:blank"
	}
	return p
}

// fail answers with the problem; what is our fault goes to the log, not to the client.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // nobody listens
	}
	p := problemOf(err)
	if p.Status >= 500 {
		h.log.LogAttrs(r.Context(), slog.LevelError, "request", slog.String("path", r.URL.Path), slog.Int("status", p.Status), slog.Any("err", err))
	}
	header := w.Header()
	header.Del("ETag")
	header.Del("Content-Disposition")
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	switch p.Status {
	case http.StatusUnauthorized:
		header.Set("WWW-Authenticate", `Bearer realm="edikt", Basic realm="edikt"`)
	case http.StatusServiceUnavailable:
		header.Set("Retry-After", "5")
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}
