package crawler

import (
	"encoding/json"
	"fmt"
	"time"

	"edikt"
)

// The state's keys: what was fetched from an address, which text an article has, and how a source and each of its
// places stands.
func urlKey(raw string) string    { return "u:" + edikt.NormalizeURL(raw) }
func articleKey(id string) string { return "a:" + id }
func placeKey(raw string) string  { return "p:" + raw }
func sourceKey(id string) string  { return "s:" + id }

// urlRecord is what is remembered of an address that was fetched.
type urlRecord struct {
	ETag         string    `json:"e,omitempty"`
	LastModified string    `json:"l,omitempty"`
	Moved        string    `json:"m,omitempty"` // a permanent redirect's target
	Mark         string    `json:"k,omitempty"` // announcement.mark at the last fetch
	Article      string    `json:"a,omitempty"` // its article's id
	Tries        int       `json:"t,omitempty"` // faults in a row
	Idle         int       `json:"i,omitempty"` // fetches in a row that brought nothing new
	Quiet        time.Time `json:"q,omitzero"`  // do not ask before
	Done         bool      `json:"d,omitempty"` // fetched, or known not to be fetched
}

// maxIdle is how often in a row a change may be announced that is none: some feeds date every item anew each time.
const maxIdle = 3

// changed reports whether an announcement says that the page changed, and is to be believed.
func (r *urlRecord) changed(a announcement) bool {
	return a.mark() != "" && a.mark() != r.Mark && r.Idle < maxIdle
}

// articleRecord is the newest text of an article.
type articleRecord struct {
	URL      string `json:"u"`
	Title    string `json:"t"`
	TextHash string `json:"h"`
	Revision int    `json:"r"`
}

// load reads a record; a missing or unreadable one is the zero value.
func load[T any](s State, key string) (v T, ok bool) {
	raw, ok := s.Get(key)
	if !ok || json.Unmarshal(raw, &v) != nil {
		return *new(T), false
	}
	return v, true
}

func save(s State, key string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("crawl state %s: %w", key, err)
	}
	return s.Put(key, raw)
}
