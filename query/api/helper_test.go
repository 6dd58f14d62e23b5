package api

import (
	"testing"
	"time"

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
