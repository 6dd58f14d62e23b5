package main

import (
	"bytes"
	"flag"
	"io"
	"net/http"
	"os"
	"testing"

	"edikt/query/querytest"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestOpenAPIIsFresh compares the committed description with what a running Edikt serves; -update rewrites it.
func TestOpenAPIIsFresh(t *testing.T) {
	const path = "../../docs/openapi.json"
	var out, errs bytes.Buffer
	a := &app{stdout: &out, stderr: &errs, now: querytest.Clock, dataDir: t.TempDir()}
	c, err := a.connectOwner(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	resp, err := c.do(t.Context(), http.MethodGet, "/v1/openapi.json", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("docs/openapi.json is not what the code describes (%v): run go test ./cmd/edikt -run OpenAPI -update", err)
	}
}
