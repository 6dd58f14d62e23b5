package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	"edikt"
	"edikt/pipelines"
	"edikt/pipelines/stream"
)

// maxSocketPath is what every system allows as the name of a socket.
const maxSocketPath = 100

// socketPath is the socket of a data folder. It lies in the folder, which only its user can read; where that name is too
// long, in the temporary folder, readable by the same user only, under a name made of the folder's.
func socketPath(data string) string {
	if abs, err := filepath.Abs(data); err == nil {
		data = abs
	}
	path := filepath.Join(data, "edikt.sock")
	if len(path) <= maxSocketPath {
		return path
	}
	sum := sha256.Sum256([]byte(data))
	return filepath.Join(os.TempDir(), "edikt-"+hex.EncodeToString(sum[:8])+".sock")
}

// control is what the owner does for other commands of its user: the API, and what is not for the network.
func (n *node) control() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/v1/", n.api)
	mux.HandleFunc("POST /control/take", n.handleTake)
	mux.HandleFunc("POST /control/settle", answering(func(ctx context.Context, _ struct{}) (struct{}, error) { return struct{}{}, n.Settle(ctx) }))
	mux.HandleFunc("POST /control/tally", answering(n.Tally))
	mux.HandleFunc("POST /control/status", answering(func(ctx context.Context, _ struct{}) (status, error) { return n.Status(ctx) }))
	mux.HandleFunc("POST /control/dead/list", answering(n.deadList))
	mux.HandleFunc("POST /control/dead/show", answering(n.deadShow))
	mux.HandleFunc("POST /control/dead/retry", answering(n.deadRetry))
	mux.HandleFunc("POST /control/dead/drop", answering(n.deadDrop))
	mux.HandleFunc("POST /control/backup", answering(n.Backup))
	mux.HandleFunc("POST /control/forget", answering(n.Forget))
	mux.HandleFunc("POST /control/replay", answering(n.Replay))
	mux.HandleFunc("POST /control/rebuild", answering(func(ctx context.Context, _ struct{}) (struct{}, error) { return struct{}{}, n.Rebuild(ctx) }))
	return mux
}

// answering makes a handler of a function from JSON to JSON.
func answering[In, Out any](f func(context.Context, In) (Out, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in In
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil && !errors.Is(err, io.EOF) {
			refuse(w, http.StatusBadRequest, err)
			return
		}
		out, err := f(r.Context(), in)
		if err != nil {
			refuse(w, statusOf(err), err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write(jsonLine(out))
	}
}

func statusOf(err error) int {
	switch {
	case errors.Is(err, stream.ErrGone):
		return http.StatusNotFound
	case errors.Is(err, stream.ErrDiskFull):
		return http.StatusInsufficientStorage
	}
	return http.StatusInternalServerError
}

// refuse answers as the API does, which clients read.
func refuse(w http.ResponseWriter, status int, err error) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	w.Write(jsonLine(map[string]any{"title": http.StatusText(status), "status": status, "detail": err.Error()}))
}

// answer is a pipelines.Answer on the socket.
type answer struct {
	Outcome  pipelines.Outcome `json:"outcome"`
	ID       string            `json:"id,omitempty"`
	Revision int               `json:"revision,omitempty"`
	Seq      uint64            `json:"seq,omitempty"`
	Error    string            `json:"error,omitempty"`
}

// handleTake takes the articles of the body, a line of JSON each, and answers a line for each.
func (n *node) handleTake(w http.ResponseWriter, r *http.Request) {
	var as []edikt.Article
	dec := json.NewDecoder(bufio.NewReaderSize(r.Body, 1<<16))
	for dec.More() {
		var a edikt.Article
		if err := dec.Decode(&a); err != nil {
			refuse(w, http.StatusBadRequest, fmt.Errorf("article %d: %w", len(as)+1, err))
			return
		}
		as = append(as, a)
	}
	answers, err := n.Take(r.Context(), as)
	if err != nil {
		refuse(w, statusOf(err), err)
		return
	}
	out := bufio.NewWriter(w)
	defer out.Flush()
	for _, x := range answers {
		line := answer{Outcome: x.Outcome, ID: x.ID, Revision: x.Revision, Seq: x.Seq}
		if x.Err != nil {
			line.Error = x.Err.Error()
		}
		out.Write(jsonLine(line))
	}
}

// Take offers articles to the owner over its socket.
func (c *client) Take(ctx context.Context, as []edikt.Article) ([]pipelines.Answer, error) {
	body, pipe := io.Pipe()
	go func() {
		enc := json.NewEncoder(pipe)
		for i := range as {
			if err := enc.Encode(&as[i]); err != nil {
				pipe.CloseWithError(err)
				return
			}
		}
		pipe.Close()
	}()
	resp, err := c.do(ctx, http.MethodPost, "/control/take", nil, body)
	if err != nil {
		body.CloseWithError(err)
		return nil, err
	}
	defer resp.Body.Close()
	answers := make([]pipelines.Answer, len(as))
	dec := json.NewDecoder(resp.Body)
	for i := range answers {
		var x answer
		if err := dec.Decode(&x); err != nil {
			return nil, fmt.Errorf("answer of the owner: %w", err)
		}
		answers[i] = pipelines.Answer{Outcome: x.Outcome, ID: x.ID, Revision: x.Revision, Seq: x.Seq}
		if x.Error != "" {
			answers[i].Err = errors.New(x.Error)
		}
	}
	return answers, nil
}

// Settle waits until everything taken so far can be searched.
func (c *client) Settle(ctx context.Context) error {
	return c.send(ctx, http.MethodPost, "/control/settle", struct{}{}, nil)
}

// Tally counts what the index shows of articles.
func (c *client) Tally(ctx context.Context, ids []string) (t pipelines.Tally, err error) {
	return t, c.send(ctx, http.MethodPost, "/control/tally", ids, &t)
}
