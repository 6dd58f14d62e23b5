package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
)

type inProcess struct{ h http.Handler }

// RoundTrip runs the handler beside the caller, so that an answer can be read while it is written.
func (t inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	body, pipe := io.Pipe()
	w := &pipeWriter{header: http.Header{}, pipe: pipe, started: make(chan struct{})}
	ctx, cancel := context.WithCancel(context.WithValue(r.Context(), inProcessKey{}, true))
	in := r.Clone(ctx)
	if in.Body == nil {
		in.Body = http.NoBody
	}
	in.RequestURI = in.URL.RequestURI()
	go func() {
		defer cancel()
		defer func() {
			w.WriteHeader(http.StatusOK)
			if p := recover(); p != nil && p != http.ErrAbortHandler {
				pipe.CloseWithError(fmt.Errorf("handler: %v", p))
				return
			} else if p != nil {
				pipe.CloseWithError(io.ErrUnexpectedEOF)
				return
			}
			pipe.Close()
		}()
		t.h.ServeHTTP(w, in)
	}()
	select {
	case <-w.started:
	case <-r.Context().Done():
		pipe.CloseWithError(r.Context().Err())
		return nil, r.Context().Err()
	}
	return &http.Response{
		Status: http.StatusText(w.status), StatusCode: w.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.sent, Body: body, ContentLength: -1, Request: r,
	}, nil
}

// pipeWriter is a ResponseWriter whose body is read at the other end of a pipe.
type pipeWriter struct {
	header, sent http.Header
	status       int
	pipe         *io.PipeWriter
	started      chan struct{}
}

func (w *pipeWriter) Header() http.Header { return w.header }

func (w *pipeWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status, w.sent = status, w.header.Clone()
		close(w.started)
	}
}

func (w *pipeWriter) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.pipe.Write(p)
}

// Flush has nothing to do: nothing is held back.
func (w *pipeWriter) Flush() {}
