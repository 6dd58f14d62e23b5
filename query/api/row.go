package api

import (
	"time"

	"edikt"
	"edikt/query"
)

// Hit is what every row of an answer carries beside what it stands for.
type Hit struct {
	Type          edikt.DocumentType      `json:"type"`
	Score         float64                 `json:"score,omitempty"`
	Highlights    map[string][]query.Mark `json:"highlights,omitempty"` // by field: title, evidence, text
	Grouped       int                     `json:"grouped,omitempty"`    // further hits of the same dossier
	Dossier       string                  `json:"dossier,omitempty"`
	DossierStatus edikt.Status            `json:"dossier_status,omitempty"`
	Sources       int                     `json:"sources,omitempty"` // independent sources of the dossier
	New           bool                    `json:"new,omitempty"`     // the dossier's first report
	Seen          time.Time               `json:"seen,omitzero"`     // when Edikt learnt of it
	Decision      string                  `json:"decision,omitempty"`
}

// EventRow is an event as it travels elsewhere, with what search knows of it.
type EventRow struct {
	edikt.Event
	Hit
}

// ArticleRow is an article as it travels elsewhere. Text is there for signed-in readers who ask for it.
type ArticleRow struct {
	edikt.ArticleRef
	Text    string    `json:"text,omitempty"`
	Fetched time.Time `json:"fetched,omitzero"`
	Hit
}

// DossierRow is a dossier in a list: where it stands, and the report that says so.
type DossierRow struct {
	ID           string            `json:"id"`
	Kind         edikt.Kind        `json:"kind"`
	Status       edikt.Status      `json:"status"`
	Jurisdiction string            `json:"jurisdiction,omitempty"`
	Actor        *edikt.Actor      `json:"actor"`
	Target       edikt.Target      `json:"target"`
	Scope        []edikt.Scope     `json:"scope,omitempty"`
	Effective    *edikt.Effective  `json:"effective,omitempty"`
	Evidence     edikt.Span        `json:"evidence"`
	Article      *edikt.ArticleRef `json:"article,omitempty"`
	Hit
}

// Row is one of EventRow, ArticleRow and DossierRow.
type Row any

// newRow makes the row of a hit, an EventRow of an event and so on; the text of an article only where withText is set.
func newRow(h query.Hit, withText bool) Row {
	d := &h.Document
	hit := Hit{Type: d.Type, Score: h.Score, Highlights: h.Highlights, Grouped: h.Grouped, Dossier: d.Dossier, DossierStatus: d.DossierStatus,
		Sources: d.Sources, New: d.New, Seen: d.Seen, Decision: d.Decision}
	if !withText {
		hit.Highlights = withoutLongMarks(hit.Highlights)
	}
	event := edikt.Event{ID: d.ID}
	if d.Event != nil {
		event = *d.Event
	}
	event.Article = &d.Article
	switch d.Type {
	case edikt.DossierDocument:
		return DossierRow{ID: d.ID, Kind: event.Kind, Status: d.DossierStatus, Jurisdiction: event.Jurisdiction, Actor: event.Actor, Target: event.Target,
			Scope: event.Scope, Effective: event.Effective, Evidence: event.Evidence, Article: event.Article, Hit: hit}
	case edikt.EventDocument:
		return EventRow{event, hit}
	}
	row := ArticleRow{ArticleRef: d.Article, Fetched: d.Fetched, Hit: hit}
	if row.ID == "" {
		row.ID = d.ID
	}
	if withText {
		row.Text = d.Text
	}
	return row
}

// maxMark bounds a fragment of a text shown to readers who may not read all of it.
const maxMark = 400

// withoutLongMarks keeps highlights from adding up to the article.
func withoutLongMarks(marks map[string][]query.Mark) map[string][]query.Mark {
	body := marks[string(query.TextField)]
	var short []query.Mark
	for _, m := range body {
		if len(m.Text) <= maxMark && len(short) < 3 {
			short = append(short, m)
		}
	}
	if len(short) == len(body) {
		return marks
	}
	out := make(map[string][]query.Mark, len(marks))
	for k, v := range marks {
		out[k] = v
	}
	out[string(query.TextField)] = short
	return out
}

// Page is the answer to a search as JSON: the hits, and what is known of all of them.
type Page struct {
	Hits []Row `json:"hits"`
	About
}

// EventPage, ArticlePage and DossierPage are a Page of one type of row.
type (
	EventPage struct {
		Hits []EventRow `json:"hits"`
		About
	}
	ArticlePage struct {
		Hits []ArticleRow `json:"hits"`
		About
	}
	DossierPage struct {
		Hits []DossierRow `json:"hits"`
		About
	}
)

// About is what a page says beside its hits.
type About struct {
	Total     int                      `json:"total"`
	Next      string                   `json:"next,omitempty"` // cursor of the next page; absent on the last
	Facets    map[string][]query.Count `json:"facets,omitempty"`
	Histogram []query.Count            `json:"histogram,omitempty"`
	Query     string                   `json:"query"`           // as understood
	Hints     []Hint                   `json:"hints,omitempty"` // what to change where nothing was found
	First     edikt.Date               `json:"first,omitempty"` // what the index holds
	Last      edikt.Date               `json:"last,omitempty"`
}

// Hint is a change to a query that finds nothing.
type Hint struct {
	Message string `json:"message"`
	Query   string `json:"query,omitempty"` // one that does find something
	Total   int    `json:"total,omitempty"` // how much
}

// Source is an outlet that is read.
type Source struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	URL       string    `json:"url,omitempty"`
	Languages []string  `json:"languages,omitempty"`
	Country   string    `json:"country,omitempty"`
	Kind      string    `json:"kind,omitempty"`
	Enabled   bool      `json:"enabled"`
	State     string    `json:"state,omitempty"`   // new, ok, silent, failing, layout
	Message   string    `json:"message,omitempty"` // why it is in this state
	Articles  int       `json:"articles"`          // in the index
	Last      time.Time `json:"last,omitzero"`     // last article that was crawled
}

// Explanation tells why an event was found: the rule, what it looks for, and how each field of the event came about.
type Explanation struct {
	Event       edikt.Event `json:"event"`
	Rule        string      `json:"rule"`
	Version     string      `json:"version,omitempty"` // of the rule set
	Description string      `json:"description,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Examples    []string    `json:"examples,omitempty"`
	Counter     []string    `json:"counter_examples,omitempty"`
	Steps       []string    `json:"steps,omitempty"`   // how actor, status, scope ... were found
	Matches     []Match     `json:"matches,omitempty"` // of the query that was asked along, clause by clause
}

// Match tells how a document answers a clause of a query.
type Match struct {
	Clause string `json:"clause"`
	Found  bool   `json:"found"`
}
