package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Format is a form that an answer can take.
type Format string

// The formats of search results.
const (
	JSON      Format = "json"
	JSONLines Format = "jsonl"
	CSV       Format = "csv"
	Atom      Format = "atom"
	JSONFeed  Format = "feed"
)

// MediaLines is the media type of JSON Lines.
const MediaLines = "application/x-ndjson"

var mediaTypes = map[Format]string{
	JSON:      "application/json",
	JSONLines: MediaLines,
	CSV:       "text/csv; charset=utf-8; header=present",
	Atom:      "application/atom+xml; charset=utf-8",
	JSONFeed:  "application/feed+json",
}

var formatParam = Param{Name: "format", Type: String, Enum: []string{string(JSON), string(JSONLines), string(CSV), string(Atom), string(JSONFeed)},
	Description: "form of the answer; stands before the header Accept"}

// stream reports whether rows are written as they are found.
func (f Format) stream() bool { return f == JSONLines || f == CSV }

// formatOf picks the format: by parameter, else the first media type of Accept that there is, else JSON.
func formatOf(r *http.Request, a Args, offered []Format) (Format, error) {
	if f := Format(a["format"]); f != "" {
		return f, nil
	}
	accept := r.Header.Get("Accept")
	if accept == "" {
		return JSON, nil
	}
	for part := range strings.SplitSeq(accept, ",") {
		switch t := mediaType(part); t {
		case "*/*", "application/*", "application/json", "text/html":
			return JSON, nil
		case "application/jsonl":
			return JSONLines, nil
		default:
			i := slices.IndexFunc(offered, func(f Format) bool { return mediaType(mediaTypes[f]) == t })
			if i >= 0 {
				return offered[i], nil
			}
		}
	}
	return "", &Problem{Status: http.StatusNotAcceptable, Title: "No such format", Detail: "the answer can be json, jsonl, csv, atom or feed"}
}

// mediaType is a media type without its parameters.
func mediaType(s string) string {
	t, _, _ := strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

// writeJSON answers with a value.
func writeJSON(w http.ResponseWriter, r *http.Request, status int, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // never embedded in a page: nosniff, and a media type of its own
	if err := enc.Encode(v); err != nil {
		return err
	}
	if status != http.StatusOK {
		w.Header().Set("Content-Type", mediaTypes[JSON])
		w.WriteHeader(status)
		_, err := w.Write(b.Bytes())
		return err
	}
	return writeBody(w, r, mediaTypes[JSON], b.Bytes())
}

// writeBody answers with a whole body, or with 304 where the client has it already. The tag is of the content, so that it changes
// exactly when there is something new to read, which a time of change could not promise.
func writeBody(w http.ResponseWriter, r *http.Request, contentType string, body []byte) error {
	sum := sha256.Sum256(body)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	return nil
}
