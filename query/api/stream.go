package api

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"edikt"
	"edikt/query"
)

// streamPage is how many hits a stream fetches at a time.
const streamPage = 500

// rowWriter writes rows one by one.
type rowWriter interface {
	write(Row) error
	flush() error
}

// stream writes all rows, page by page as the client takes them. An error after the first page breaks the connection, so that
// nobody takes a part for the whole.
func (h *Handler) stream(w http.ResponseWriter, r *http.Request, s *search) error {
	left := MaxRows
	if s.limited {
		left = s.request.Limit
	}
	s.request.Facets, s.request.Histogram = nil, ""
	s.request.Limit = min(left, streamPage)
	page, err := h.find(r.Context(), s.request)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaTypes[s.format])
	w.Header().Set("Edikt-Total", strconv.Itoa(page.Total))
	if r.Method == http.MethodHead {
		return nil
	}
	out := h.rowWriter(w, s)
	if err := h.streamPages(r.Context(), w, out, s, page, left); err != nil {
		if r.Context().Err() == nil {
			h.log.Error("stream broken off", "path", r.URL.Path, "err", err)
		}
		panic(http.ErrAbortHandler)
	}
	return nil
}

func (h *Handler) streamPages(ctx context.Context, w http.ResponseWriter, out rowWriter, s *search, page query.Result, left int) error {
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
		if page, err = h.find(ctx, s.request); err != nil {
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
	if s.bom {
		b.WriteString("\uFEFF")
	}
	c := csvRows{b, csv.NewWriter(b), csvColumns(s.request.Type, s.withText)}
	c.header()
	return c
}

type jsonLines struct {
	b   *bufio.Writer
	enc *json.Encoder
}

func (j jsonLines) write(r Row) error { return j.enc.Encode(r) }
func (j jsonLines) flush() error      { return j.b.Flush() }

type csvRows struct {
	b       io.Writer
	w       *csv.Writer
	columns []csvColumn
}

func (c csvRows) header() {
	names := make([]string, len(c.columns))
	for i, col := range c.columns {
		names[i] = col.name
	}
	_ = c.w.Write(names) // an error comes back from flush
}

func (c csvRows) write(r Row) error {
	cells := make([]string, len(c.columns))
	for i, col := range c.columns {
		cells[i] = harmless(col.cell(r))
	}
	return c.w.Write(cells)
}

func (c csvRows) flush() error {
	c.w.Flush()
	if err := c.w.Error(); err != nil {
		return err
	}
	return c.b.(*bufio.Writer).Flush()
}

// harmless keeps a spreadsheet from reading text from the net as a formula: what begins with a sign that opens one gets an
// apostrophe in front, which spreadsheets do not show. Characters that only disturb are dropped.
func harmless(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if t := strings.TrimLeft(s, " \t\n\u00a0\ufeff"); t != "" && strings.ContainsRune("=+-@＝＋－＠|%", firstRune(t)) {
		return "'" + s
	}
	return s
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// csvColumn is a column of a table: its name and how a row fills it.
type csvColumn struct {
	name string
	cell func(Row) string
}

func csvColumns(t edikt.DocumentType, withText bool) []csvColumn {
	switch t {
	case edikt.EventDocument:
		return eventColumns
	case edikt.DossierDocument:
		return dossierColumns
	}
	if withText {
		return append(articleColumns[:len(articleColumns):len(articleColumns)], csvColumn{"text", func(r Row) string { return r.(ArticleRow).Text }})
	}
	return articleColumns
}

func eventColumn(name string, f func(EventRow) string) csvColumn {
	return csvColumn{name, func(r Row) string {
		if e, ok := r.(EventRow); ok {
			return f(e)
		}
		return ""
	}}
}

func articleColumn(name string, f func(ArticleRow) string) csvColumn {
	return csvColumn{name, func(r Row) string {
		if a, ok := r.(ArticleRow); ok {
			return f(a)
		}
		return ""
	}}
}

func dossierColumn(name string, f func(DossierRow) string) csvColumn {
	return csvColumn{name, func(r Row) string {
		if d, ok := r.(DossierRow); ok {
			return f(d)
		}
		return ""
	}}
}

var eventColumns = []csvColumn{
	eventColumn("date", func(e EventRow) string { return string(e.Article.Date) }),
	eventColumn("kind", func(e EventRow) string { return string(e.Kind) }),
	eventColumn("status", func(e EventRow) string { return string(e.Status) }),
	eventColumn("target", func(e EventRow) string { return e.Target.Name }),
	eventColumn("target_id", func(e EventRow) string { return e.Target.ID }),
	eventColumn("actor", func(e EventRow) string { return actorName(e.Actor) }),
	eventColumn("actor_id", func(e EventRow) string { return e.ActorID() }),
	eventColumn("jurisdiction", func(e EventRow) string { return e.Jurisdiction }),
	eventColumn("scope", func(e EventRow) string { return joinScopes(e.Scope) }),
	eventColumn("addressee", func(e EventRow) string { return e.Addressee }),
	eventColumn("when", func(e EventRow) string { return e.When }),
	eventColumn("evidence", func(e EventRow) string { return e.Evidence.Text }),
	eventColumn("title", func(e EventRow) string { return e.Article.Title }),
	eventColumn("source", func(e EventRow) string { return e.Article.Source }),
	eventColumn("lang", func(e EventRow) string { return e.Article.Lang }),
	eventColumn("url", func(e EventRow) string { return e.Article.URL }),
	eventColumn("background", func(e EventRow) string { return strconv.FormatBool(e.Background) }),
	eventColumn("confidence", func(e EventRow) string { return strconv.FormatFloat(e.Confidence, 'f', 2, 64) }),
	eventColumn("rule", func(e EventRow) string { return e.Rule }),
	eventColumn("dossier", func(e EventRow) string { return e.Dossier }),
	eventColumn("dossier_status", func(e EventRow) string { return string(e.DossierStatus) }),
	eventColumn("sources", func(e EventRow) string { return strconv.Itoa(e.Sources) }),
	eventColumn("seen", func(e EventRow) string { return rfc3339(e.Seen) }),
	eventColumn("id", func(e EventRow) string { return e.ID }),
	eventColumn("article", func(e EventRow) string { return e.Article.ID }),
}

var articleColumns = []csvColumn{
	articleColumn("date", func(a ArticleRow) string { return string(a.Date) }),
	articleColumn("title", func(a ArticleRow) string { return a.Title }),
	articleColumn("source", func(a ArticleRow) string { return a.Source }),
	articleColumn("lang", func(a ArticleRow) string { return a.Lang }),
	articleColumn("url", func(a ArticleRow) string { return a.URL }),
	articleColumn("copy_of", func(a ArticleRow) string { return a.CopyOf }),
	articleColumn("fetched", func(a ArticleRow) string { return rfc3339(a.Fetched) }),
	articleColumn("id", func(a ArticleRow) string { return a.ID }),
}

var dossierColumns = []csvColumn{
	dossierColumn("kind", func(d DossierRow) string { return string(d.Kind) }),
	dossierColumn("status", func(d DossierRow) string { return string(d.Status) }),
	dossierColumn("target", func(d DossierRow) string { return d.Target.Name }),
	dossierColumn("target_id", func(d DossierRow) string { return d.Target.ID }),
	dossierColumn("actor", func(d DossierRow) string { return actorName(d.Actor) }),
	dossierColumn("jurisdiction", func(d DossierRow) string { return d.Jurisdiction }),
	dossierColumn("scope", func(d DossierRow) string { return joinScopes(d.Scope) }),
	dossierColumn("sources", func(d DossierRow) string { return strconv.Itoa(d.Sources) }),
	dossierColumn("date", func(d DossierRow) string { return string(d.Article.Date) }),
	dossierColumn("evidence", func(d DossierRow) string { return d.Evidence.Text }),
	dossierColumn("source", func(d DossierRow) string { return d.Article.Source }),
	dossierColumn("url", func(d DossierRow) string { return d.Article.URL }),
	dossierColumn("seen", func(d DossierRow) string { return rfc3339(d.Seen) }),
	dossierColumn("id", func(d DossierRow) string { return d.ID }),
}

func actorName(a *edikt.Actor) string {
	if a == nil {
		return ""
	}
	return a.Name
}

func joinScopes(scopes []edikt.Scope) string {
	parts := make([]string, len(scopes))
	for i, s := range scopes {
		parts[i] = string(s)
	}
	return strings.Join(parts, " ")
}

func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
