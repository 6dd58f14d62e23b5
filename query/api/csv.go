package api

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"strings"
	"time"
	"unicode"

	"edikt"
)

// csvRows writes rows as a table. Errors of the header come back with the first flush.
type csvRows struct {
	b       *bufio.Writer
	w       *csv.Writer
	columns []csvColumn
}

func newCSV(b *bufio.Writer, columns []csvColumn, bom bool) csvRows {
	if bom {
		b.WriteString("\uFEFF")
	}
	c := csvRows{b, csv.NewWriter(b), columns}
	names := make([]string, len(columns))
	for i, col := range columns {
		names[i] = col.name
	}
	_ = c.w.Write(names)
	return c
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
	return c.b.Flush()
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
		return append(articleColumns[:len(articleColumns):len(articleColumns)], of("text", func(a ArticleRow) string { return a.Text }))
	}
	return articleColumns
}

// of is a column of one type of row.
func of[R any](name string, cell func(R) string) csvColumn {
	return csvColumn{name, func(r Row) string { return cell(r.(R)) }}
}

var eventColumns = []csvColumn{
	of("date", func(e EventRow) string { return string(e.Article.Date) }),
	of("kind", func(e EventRow) string { return string(e.Kind) }),
	of("status", func(e EventRow) string { return string(e.Status) }),
	of("target", func(e EventRow) string { return e.Target.Name }),
	of("target_id", func(e EventRow) string { return e.Target.ID }),
	of("actor", func(e EventRow) string { return actorName(e.Actor) }),
	of("actor_id", func(e EventRow) string { return e.ActorID() }),
	of("jurisdiction", func(e EventRow) string { return e.Jurisdiction }),
	of("scope", func(e EventRow) string { return joinScopes(e.Scope) }),
	of("addressee", func(e EventRow) string { return e.Addressee }),
	of("when", func(e EventRow) string { return e.When }),
	of("evidence", func(e EventRow) string { return e.Evidence.Text }),
	of("title", func(e EventRow) string { return e.Article.Title }),
	of("source", func(e EventRow) string { return e.Article.Source }),
	of("lang", func(e EventRow) string { return e.Article.Lang }),
	of("url", func(e EventRow) string { return e.Article.URL }),
	of("background", func(e EventRow) string { return strconv.FormatBool(e.Background) }),
	of("confidence", func(e EventRow) string { return strconv.FormatFloat(e.Confidence, 'f', 2, 64) }),
	of("rule", func(e EventRow) string { return e.Rule }),
	of("dossier", func(e EventRow) string { return e.Dossier }),
	of("dossier_status", func(e EventRow) string { return string(e.DossierStatus) }),
	of("sources", func(e EventRow) string { return strconv.Itoa(e.Sources) }),
	of("seen", func(e EventRow) string { return rfc3339(e.Seen) }),
	of("id", func(e EventRow) string { return e.ID }),
	of("article", func(e EventRow) string { return e.Article.ID }),
}

var articleColumns = []csvColumn{
	of("date", func(a ArticleRow) string { return string(a.Date) }),
	of("title", func(a ArticleRow) string { return a.Title }),
	of("source", func(a ArticleRow) string { return a.Source }),
	of("lang", func(a ArticleRow) string { return a.Lang }),
	of("url", func(a ArticleRow) string { return a.URL }),
	of("copy_of", func(a ArticleRow) string { return a.CopyOf }),
	of("fetched", func(a ArticleRow) string { return rfc3339(a.Fetched) }),
	of("id", func(a ArticleRow) string { return a.ID }),
}

var dossierColumns = []csvColumn{
	of("kind", func(d DossierRow) string { return string(d.Kind) }),
	of("status", func(d DossierRow) string { return string(d.Status) }),
	of("target", func(d DossierRow) string { return d.Target.Name }),
	of("target_id", func(d DossierRow) string { return d.Target.ID }),
	of("actor", func(d DossierRow) string { return actorName(d.Actor) }),
	of("jurisdiction", func(d DossierRow) string { return d.Jurisdiction }),
	of("scope", func(d DossierRow) string { return joinScopes(d.Scope) }),
	of("sources", func(d DossierRow) string { return strconv.Itoa(d.Sources) }),
	of("date", func(d DossierRow) string { return string(d.Article.Date) }),
	of("evidence", func(d DossierRow) string { return d.Evidence.Text }),
	of("source", func(d DossierRow) string { return d.Article.Source }),
	of("url", func(d DossierRow) string { return d.Article.URL }),
	of("seen", func(d DossierRow) string { return rfc3339(d.Seen) }),
	of("id", func(d DossierRow) string { return d.ID }),
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
