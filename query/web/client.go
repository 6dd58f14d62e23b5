package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"edikt/query/api"
)

// client asks the API, as any other client does. A refusal comes back as an *api.Problem.
type client struct{ http *http.Client }

// get asks for a path.
func (c client) get(ctx context.Context, path string, q url.Values, into any) error {
	return c.do(ctx, http.MethodGet, path+"?"+q.Encode(), nil, into)
}

// send sends a value; into may be nil.
func (c client) send(ctx context.Context, method, path string, value, into any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return c.do(ctx, method, path, body, into)
}

func (c client) do(ctx context.Context, method, path string, body []byte, into any) error {
	r, err := http.NewRequestWithContext(ctx, method, "http://edikt"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode >= 400:
		problem := &api.Problem{Status: resp.StatusCode}
		if err := json.NewDecoder(resp.Body).Decode(problem); err != nil {
			return fmt.Errorf("%s: answer %s: %w", path, resp.Status, err)
		}
		return problem
	case into == nil || resp.StatusCode == http.StatusNoContent:
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(into)
}
