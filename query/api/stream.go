package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"edikt/query"
)

// streamPage is how many hits a stream fetches at a time.
const streamPage = 500

// rowWriter writes rows one by one.
type rowWriter interface {
	write(Row) error
	flush() error
}

// stream writes all rows, page by page as the client takes them, from one view of the index. An error after the first page breaks the connection, so that
// nobody takes a part for the whole.
func (h *Handler) stream(w http.ResponseWriter, r *http.Request, s *search) error {
	left := MaxRows
	if s.limited {
		left = s.request.Limit
	}
	s.request.Facets, s.request.Histogram = nil, ""
	s.request.Limit = min(left, streamPage)
	index, release := h.hold()
	defer release()
	page, err := h.findIn(r.Context(), index, s.request)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaTypes[s.format])
	w.Header().Set("Edikt-Total", strconv.Itoa(page.Total))
	if r.Method == http.MethodHead {
		return nil
	}
	out := h.rowWriter(w, s)
	next := func(ctx context.Context) (query.Result, error) { return h.findIn(ctx, index, s.request) }
	if err := streamPages(r.Context(), w, out, s, page, left, next); err != nil {
		if r.Context().Err() == nil {
			h.log.Error("stream broken off", "path", r.URL.Path, "err", err)
		}
		panic(http.ErrAbortHandler)
	}
	return nil
}

// streamPages writes a page and those that next fetches behind it.
func streamPages(ctx context.Context, w http.ResponseWriter, out rowWriter, s *search, page query.Result, left int, next func(context.Context) (query.Result, error)) error {
	for {
		for _, hit := range page.Hits[:min(left, len(page.Hits))] {
			if err := out.write(newRow(hit, s.withText)); err != nil {
				return err
			}
			left--
		}
		if err := out.flush(); err != nil {
			return err
		}
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		if page.Next == "" || left <= 0 || len(page.Hits) == 0 {
			return nil
		}
		s.request.After, s.request.Limit = page.Next, min(left, streamPage)
		var err error
		if page, err = next(ctx); err != nil {
			return err
		}
	}
}

func (h *Handler) rowWriter(w http.ResponseWriter, s *search) rowWriter {
	b := bufio.NewWriterSize(w, 32<<10)
	if s.format == JSONLines {
		enc := json.NewEncoder(b)
		enc.SetEscapeHTML(false)
		return jsonLines{b, enc}
	}
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="edikt-%ss.csv"`, s.request.Type))
	return newCSV(b, csvColumns(s.request.Type, s.withText), s.bom)
}

type jsonLines struct {
	b   *bufio.Writer
	enc *json.Encoder
}

func (j jsonLines) write(r Row) error { return j.enc.Encode(r) }
func (j jsonLines) flush() error      { return j.b.Flush() }
