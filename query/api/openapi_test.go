package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestDescriptionIsStable: the same operations make the same bytes, so that the committed file changes only when they do.
func TestDescriptionIsStable(t *testing.T) {
	if !bytes.Equal(newHandler(t, nil).OpenAPI(), newHandler(t, nil).OpenAPI()) {
		t.Error("two descriptions of the same operations differ")
	}
}

// TestTypesOfOneNameStayApart: packages that add operations need not know each other's names.
func TestTypesOfOneNameStayApart(t *testing.T) {
	type Token struct{ Other int }
	h := newHandler(t, func(c *Config) {
		c.Operations = []Operation{{ID: "other", Method: "GET", Path: "/v1/other", Result: Token{}, Handle: func(http.ResponseWriter, *http.Request, Args) error { return nil }}}
	})
	if s := string(h.OpenAPI()); !strings.Contains(s, `"ApiToken"`) || !strings.Contains(s, `"Token"`) {
		t.Error("a type took the place of another of its name")
	}
	again := Config{Search: h.search, Now: h.now, Log: discard, Operations: []Operation{{ID: "events", Method: "GET", Path: "/v1/x", Handle: h.listTokens}}}
	if _, err := New(again); err == nil {
		t.Error("two operations of one id are taken")
	}
}

// TestAnswersAreAsDescribed holds every answer against the schema that the description gives for it, by a validator
// that knows nothing of how either was made.
func TestAnswersAreAsDescribed(t *testing.T) {
	tokens := newTokens(t)
	mustAdd(t, tokens, Read, 0)
	h := newHandler(t, func(c *Config) {
		c.Tokens, c.Sources, c.Dossiers, c.Explain, c.Decisions = tokens, parts{}, parts{}, parts{}, parts{}
	})
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]struct{ Schema any }
			}
		}
	}
	if err := json.Unmarshal(h.OpenAPI(), &doc); err != nil {
		t.Fatal(err)
	}
	compiler := newCompiler(t, h)
	for _, c := range []struct{ method, path, operation, body string }{
		{"GET", "/v1/search?q=tiktok&facets=kind,month&highlight=true", "/v1/search", ""},
		{"GET", "/v1/search?type=event", "/v1/search", ""},
		{"GET", "/v1/search?q=target:nothing", "/v1/search", ""},
		{"GET", "/v1/events?facets=kind", "/v1/events", ""},
		{"GET", "/v1/events?q=knd:ban", "/v1/events", ""},
		{"GET", "/v1/events/e2", "/v1/events/{id}", ""},
		{"GET", "/v1/events/none", "/v1/events/{id}", ""},
		{"GET", "/v1/articles?text=true", "/v1/articles", ""},
		{"GET", "/v1/articles/art-e1", "/v1/articles/{id}", ""},
		{"GET", "/v1/dossiers", "/v1/dossiers", ""},
		{"GET", "/v1/dossiers/d1", "/v1/dossiers/{id}", ""},
		{"GET", "/v1/facets?type=event", "/v1/facets", ""},
		{"GET", "/v1/facets?q=none", "/v1/facets", ""},
		{"GET", "/v1/fields", "/v1/fields", ""},
		{"GET", "/v1/sources", "/v1/sources", ""},
		{"GET", "/v1/explain?event=e1&q=kind:ban", "/v1/explain", ""},
		{"GET", "/v1/explain", "/v1/explain", ""},
		{"GET", "/v1/tokens", "/v1/tokens", ""},
		{"POST", "/v1/tokens", "/v1/tokens", `{"name":"x","scope":"write"}`},
		{"POST", "/v1/tokens", "/v1/tokens", `{"name":"","scope":"write"}`},
		{"POST", "/v1/decisions", "/v1/decisions", `{"v":1,"id":"","action":"confirm","event":"e1","by":"","at":"2026-11-22T00:00:00Z"}`},
		{"GET", "/v1/openapi.json", "/v1/openapi.json", ""},
	} {
		status, contentType, body := send(t, h, c.method, c.path, c.body)
		responses := doc.Paths[c.operation][strings.ToLower(c.method)].Responses
		response, ok := responses[strconv.Itoa(status)]
		if !ok {
			response, ok = responses[strconv.Itoa(status)[:1]+"XX"]
		}
		content, described := response.Content[mediaType(contentType)]
		if !ok || !described {
			t.Errorf("%s %s: %d as %s is not described", c.method, c.path, status, contentType)
			continue
		}
		if err := validate(compiler, content.Schema, body); err != nil {
			t.Errorf("%s %s: %d: %v\n%s", c.method, c.path, status, err, clip(body, 600))
		}
	}
}

func newCompiler(t *testing.T, h *Handler) *jsonschema.Compiler {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(h.OpenAPI()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("https://edikt.example/openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return c
}

// validate checks a body against a schema that may point into the description.
func validate(c *jsonschema.Compiler, schema any, body string) error {
	text, err := json.Marshal(schema)
	if err != nil {
		return err
	}
	text = bytes.ReplaceAll(text, []byte(`"#/`), []byte(`"https://edikt.example/openapi.json#/`))
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	url := "https://edikt.example/" + fingerprint(string(text))
	if err := c.AddResource(url, parsed); err != nil && !strings.Contains(err.Error(), "already exists") {
		return err
	}
	s, err := c.Compile(url)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		return err
	}
	return s.Validate(value)
}

// TestSchemasAreStrict: the validator would notice a wrong answer.
func TestSchemasAreStrict(t *testing.T) {
	c := newCompiler(t, newHandler(t, nil))
	ref := map[string]any{"$ref": "#/components/schemas/EventRow"}
	_, _, body := get(t, newHandler(t, nil), "/v1/events/e1")
	if err := validate(c, ref, body); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{strings.Replace(body, `"kind":"ban"`, `"kind":"banana"`, 1), strings.Replace(body, `"confidence":0.9`, `"confidence":"0.9"`, 1), `{}`} {
		if wrong == body || validate(c, ref, wrong) == nil {
			t.Errorf("passes as an event: %s", wrong)
		}
	}
}
