package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"edikt/query/api"
)

// client speaks to whoever owns the data folder: over the owner's socket, or to a handler in this process. Every command
// that reads works alike either way.
type client struct {
	http  *http.Client
	close func() error
}

// newClient makes a client of a handler in this process; close gives the folder back.
func newClient(t http.RoundTripper, close func() error) *client {
	return &client{&http.Client{Transport: t}, close}
}

// socketTransport reaches the owner at its socket.
func socketTransport(path string) http.RoundTripper {
	return &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", path)
	}}
}

// get asks for a path; an answer that is a problem comes back as an *api.Problem.
func (c *client) get(ctx context.Context, path string, q url.Values) (*http.Response, error) {
	return c.do(ctx, http.MethodGet, path, q, nil)
}

// getJSON asks for a path and reads the answer into v.
func (c *client) getJSON(ctx context.Context, path string, q url.Values, v any) error {
	resp, err := c.get(ctx, path, q)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(v)
}

// send sends a value as JSON and reads the answer into out, which may be nil.
func (c *client) send(ctx context.Context, method, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	resp, err := c.do(ctx, method, path, nil, strings.NewReader(string(body)))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

func (c *client) do(ctx context.Context, method, path string, q url.Values, body io.Reader) (*http.Response, error) {
	u := url.URL{Scheme: "http", Host: "edikt", Path: path, RawQuery: q.Encode()}
	r, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode < 300 {
		return resp, nil
	}
	defer resp.Body.Close()
	return nil, problem(resp)
}

// problem reads the reason of a refusal. What the caller got wrong is wrong usage.
func problem(resp *http.Response) error {
	p := &api.Problem{Status: resp.StatusCode}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(p); err != nil {
		return fmt.Errorf("answer %s", resp.Status)
	}
	if p.Status == http.StatusBadRequest {
		return fmt.Errorf("%w: %w", errUsage, p)
	}
	if p.Status == http.StatusNotFound && p.Detail == "" {
		p.Detail = missing(resp.Request)
	}
	return p
}

// missing names what a request looked for in vain, by its path: /v1/dossiers/ID is a dossier.
func missing(r *http.Request) string {
	part := strings.Split(strings.Trim(r.URL.Path, "/"), "/")
	if len(part) < 3 {
		return "not found: " + r.URL.Path
	}
	return "there is no " + strings.TrimSuffix(part[1], "s") + " " + part[2]
}

// open reaches the owner of the data folder.
func (a *app) open(ctx context.Context) (*client, error) {
	if a.connect == nil {
		return nil, errNoOwner
	}
	return a.connect(ctx)
}

var errNoOwner = errors.New("no edikt runs on this data folder")
