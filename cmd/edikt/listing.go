package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"edikt"
	"edikt/query/api"
)

// listing is a page of hits of any type.
type listing struct {
	Hits []listedHit `json:"hits"`
	api.About
}

// listedHit holds what tables show of a row, whichever its type.
type listedHit struct {
	edikt.ArticleRef
	Kind         edikt.Kind        `json:"kind"`
	Status       edikt.Status      `json:"status"`
	Jurisdiction string            `json:"jurisdiction"`
	Actor        *edikt.Actor      `json:"actor"`
	Target       edikt.Target      `json:"target"`
	Evidence     edikt.Span        `json:"evidence"`
	Article      *edikt.ArticleRef `json:"article"`
	api.Hit
}

func (h *listedHit) article() edikt.ArticleRef {
	if h.Article != nil {
		return *h.Article
	}
	return h.ArticleRef
}

// printListing shows a page as a table, with counts and what to do next under it.
func (a *app) printListing(page *listing, typ string) error {
	for _, h := range page.Hints {
		fmt.Fprintln(a.stderr, clean(h.Message))
		if h.Query != "" {
			fmt.Fprintf(a.stderr, "  try: %s\n", clean(h.Query))
		}
	}
	if page.Total == 0 {
		fmt.Fprintf(a.stderr, "no %ss found\n", typ)
		return nil
	}
	width, colour := a.terminal()
	if err := hitTable(page, typ).write(a.stdout, width, colour); err != nil {
		return err
	}
	writeFacets(a.stdout, page)
	if n := len(page.Hits); n < page.Total {
		fmt.Fprintf(a.stdout, "\n%d of %d %ss; --limit %d shows more, --format jsonl all\n", n, page.Total, typ, min(page.Total, api.MaxLimit))
	}
	return nil
}

func hitTable(page *listing, typ string) *table {
	t := &table{columns: []column{{title: "#"}, {title: "DATE"}, {title: "KIND"}, {title: "STATUS"}, {title: "TARGET", good: 14, min: 8}, {title: "ACTOR", good: 26, min: 12},
		{title: "WHERE", rank: 2}, {title: "SOURCE", good: 14, min: 10, rank: 4}, {title: "EVIDENCE", good: 60, min: 24, rank: 3}}}
	if typ == string(edikt.ArticleDocument) {
		t.columns = []column{{title: "#"}, {title: "DATE"}, {title: "LANG", rank: 3}, {title: "SOURCE", good: 20, min: 10, rank: 2}, {title: "TITLE", good: 60, min: 30}}
	}
	for i := range page.Hits {
		h := &page.Hits[i]
		number := cell{strconv.Itoa(i + 1), dim}
		if typ == string(edikt.ArticleDocument) {
			t.add(number, cell{text: day(h.Date)}, cell{text: h.Lang}, cell{text: sourceOf(h.ArticleRef)}, cell{titleOf(h), bold})
			t.mark(len(t.columns)-1, spansOf(h, "title", h.Title))
			continue
		}
		t.add(number, cell{text: day(h.article().Date)}, cell{string(h.Kind), bold}, cell{string(h.Status), statusStyle(h.Status)}, cell{text: h.Target.Name},
			cell{text: actorOf(h)}, cell{text: h.Jurisdiction}, cell{text: sourceOf(h.article())}, cell{text: h.Evidence.Text})
		t.mark(len(t.columns)-1, spansOf(h, "evidence", h.Evidence.Text))
	}
	return t
}

func actorOf(h *listedHit) string {
	if h.Actor == nil {
		return "-"
	}
	return h.Actor.Name
}

// spansOf gives the places in a field's text that answer the query.
func spansOf(h *listedHit, field, text string) [][2]int {
	var spans [][2]int
	for _, m := range h.Highlights[field] {
		if m.Start < 0 || m.Start+len(m.Text) > len(text) || text[m.Start:m.Start+len(m.Text)] != m.Text {
			continue
		}
		for _, s := range m.Spans {
			spans = append(spans, [2]int{m.Start + s[0], m.Start + s[1]})
		}
	}
	return spans
}

// titleOf is the title, or for texts without one what answers the query.
func titleOf(h *listedHit) string {
	if h.Title != "" {
		return h.Title
	}
	for _, m := range h.Highlights["text"] {
		return m.Text
	}
	return "(untitled) " + h.ID
}

// sourceOf is the outlet, or the host where none is named.
func sourceOf(a edikt.ArticleRef) string {
	if u, err := url.Parse(a.URL); a.Source == "" && err == nil {
		return u.Hostname()
	}
	return a.Source
}

func day(d edikt.Date) string {
	if d == "" {
		return "-"
	}
	return string(d.Day())
}

func statusStyle(s edikt.Status) style {
	switch s {
	case edikt.InForce:
		return red
	case edikt.Announced:
		return yellow
	case edikt.Proposed:
		return blue
	case edikt.Ended:
		return green
	}
	return dim
}

// maxFacetValues is how many values of a field are shown.
const maxFacetValues = 12

func writeFacets(w io.Writer, page *listing) {
	for i, field := range api.FacetFields() {
		counts := page.Facets[field]
		if len(counts) == 0 {
			continue
		}
		if i == 0 {
			fmt.Fprintln(w)
		}
		parts := make([]string, 0, maxFacetValues+1)
		for _, c := range counts[:min(len(counts), maxFacetValues)] {
			parts = append(parts, clean(c.Value)+" "+strconv.Itoa(c.Count))
		}
		if len(counts) > maxFacetValues {
			parts = append(parts, "…")
		}
		fmt.Fprintf(w, "%-13s %s\n", field, strings.Join(parts, "  "))
	}
}

// terminal gives the width to write in, 0 where there is no limit, and whether in colour. NO_COLOR and COLUMNS are heard.
func (a *app) terminal() (width int, colour bool) {
	width, _ = strconv.Atoi(os.Getenv("COLUMNS"))
	if !isTerminal(a.stdout) {
		return max(width, 0), false
	}
	if w, _, err := term.GetSize(int(a.stdout.(*os.File).Fd())); err == nil && width <= 0 {
		width = w
	}
	return max(width, 20), os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// isTerminal reports whether what is written to w is read by a person.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
