package query

import (
	"context"
	"errors"
	"time"

	"edikt"
)

// Sort orders the hits of a search.
type Sort string

// The two orders.
const (
	ByRelevance Sort = "relevance"
	ByNewest    Sort = "newest"
)

// Request is a search: what to find, how to order it, what to count.
type Request struct {
	Query     Expr               // nil matches everything
	Type      edikt.DocumentType // which documents: articles, events or dossiers
	Sort      Sort               // relevance where empty
	Limit     int                // hits on a page; 20 where 0
	After     string             // Result.Next of the page before
	Facets    []string           // fields to count values of: kind, status, target, actor, jurisdiction, lang, source, month
	Histogram string             // "", day, week or month
	Highlight bool
	Group     bool // one hit a dossier
	Now       time.Time
}

// Result is one page of hits with the counts over all of them.
type Result struct {
	Hits      []Hit              `json:"hits"`
	Total     int                `json:"total"`
	Next      string             `json:"next,omitempty"` // cursor of the next page; empty on the last
	Facets    map[string][]Count `json:"facets,omitempty"`
	Histogram []Count            `json:"histogram,omitempty"`
	First     edikt.Date         `json:"first,omitempty"` // what the index holds, for "nothing found" hints
	Last      edikt.Date         `json:"last,omitempty"`
	Took      time.Duration      `json:"took"`
}

// Hit is one document with the places that answer the query.
type Hit struct {
	Document   edikt.Document    `json:"document"`
	Score      float64           `json:"score,omitempty"`
	Highlights map[string][]Mark `json:"highlights,omitempty"` // by field: title, evidence, text
	Grouped    int               `json:"grouped,omitempty"`    // further hits of the same dossier
}

// Mark is a fragment of a stored field; Spans are byte ranges inside Text that answer the query.
type Mark struct {
	Text  string   `json:"text"`
	Start int      `json:"start"` // of Text in the field
	Spans [][2]int `json:"spans"`
}

// Count is a facet value or a histogram bucket with the number of hits in it.
type Count struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// ErrCursor is what a Searcher answers to a cursor that it did not make.
var ErrCursor = errors.New("not a cursor of this index")

// Searcher answers requests; the index is one, a client of a running edikt another.
type Searcher interface {
	Search(context.Context, Request) (Result, error)
}

// Holder is a Searcher that can be held still for an answer of many pages: what Hold returns goes on showing what is shown
// now, though something newer takes its place, until it is released.
type Holder interface {
	Searcher
	Hold() (s Searcher, release func())
}
