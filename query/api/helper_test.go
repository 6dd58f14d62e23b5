package api

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/query/querytest"
)

func newHandler(t testing.TB, change func(*Config)) *Handler {
	t.Helper()
	c := Config{Search: querytest.New(querytest.Archive()...), Now: func() time.Time { return querytest.Now }, Log: discard}
	if change != nil {
		change(&c)
	}
	h, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// parts stands for the rest of Edikt: small real values, so that every path has an answer.
type parts struct{}

func (parts) Sources(context.Context) ([]Source, error) {
	return []Source{{ID: "bote.example", Name: "Der Bote", Languages: []string{"de"}, Enabled: true, State: "ok", Articles: 3, Last: querytest.Now}}, nil
}

func (parts) Dossier(_ context.Context, id string) (edikt.Dossier, error) {
	if id != "d1" {
		return edikt.Dossier{}, ErrNotFound
	}
	e := *querytest.Archive()[0].Event
	return edikt.Dossier{ID: id, Kind: e.Kind, Target: e.Target.ID, Status: e.Status, First: querytest.Now, Last: querytest.Now,
		Steps: []edikt.Step{{Status: e.Status, First: querytest.Now, Sources: 1, Events: []edikt.Event{e}}}}, nil
}

func (parts) Explain(_ context.Context, e *edikt.Event) (Explanation, error) {
	return Explanation{Rule: e.Rule, Description: "verbieten with a service as object", Examples: []string{"Der Kanton verbietet TikTok."}}, nil
}

func (parts) Decide(_ context.Context, d edikt.Decision) (edikt.Decision, error) {
	d.ID, d.At = "dec1", querytest.Now
	return d, nil
}

// send sends a request with a JSON body as a local user.
func send(t testing.TB, h http.Handler, method, path, body string) (status int, contentType, answer string) {
	t.Helper()
	r, err := http.NewRequest(method, "http://edikt"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := InProcess(h).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header.Get("Content-Type"), string(data)
}
