package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"edikt"
)

// natsSubject publishes deliveries as the JSON that webhooks get.
type natsSubject struct {
	nats    Publisher
	subject string
	links   Links
}

func (n natsSubject) Notify(_ context.Context, d edikt.Delivery) (Answer, error) {
	m := Render(d, n.links)
	data, err := json.Marshal(bodyOf(d, m))
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	return Answer{Text: "published"}, n.nats.Publish(n.subject, data)
}

// file appends one line of JSON a delivery.
type file struct {
	mu   sync.Mutex
	path string
}

func newFile(path string) (*file, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return &file{path: path}, nil
}

func (f *file) Notify(_ context.Context, d edikt.Delivery) (Answer, error) {
	line, err := json.Marshal(d)
	if err != nil {
		return Answer{}, &Failure{Err: err, Final: true}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	w, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return Answer{}, err
	}
	_, err = w.Write(append(line, '\n'))
	return Answer{Text: "written"}, errors.Join(err, w.Sync(), w.Close())
}

// writer prints deliveries for people, as edikt run shows them on a terminal.
type writer struct {
	mu    sync.Mutex
	w     io.Writer
	links Links
}

func newWriter(w io.Writer, links Links) *writer {
	if w == nil {
		w = io.Discard
	}
	return &writer{w: w, links: links}
}

func (w *writer) Notify(_ context.Context, d edikt.Delivery) (Answer, error) {
	m := Render(d, w.links)
	w.mu.Lock()
	defer w.mu.Unlock()
	_, err := fmt.Fprintf(w.w, "%s\n\n%s\n", m.Subject, m.Text)
	return Answer{Text: "printed"}, err
}
