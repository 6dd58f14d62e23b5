package edikt

import "time"

// DocumentType says what a Document stands for.
type DocumentType string

// The three types.
const (
	ArticleDocument DocumentType = "article"
	EventDocument   DocumentType = "event"
	DossierDocument DocumentType = "dossier"
)

// Document is the one flat thing that search, alerts and digest look at: an event with its article's title and
// its dossier's state, or an article, or a dossier. The index stores it, the query matcher reads it.
type Document struct {
	Type    DocumentType `json:"type"`
	ID      string       `json:"id"`
	Article ArticleRef   `json:"article"`
	Event   *Event       `json:"event,omitempty"`
	Text    string       `json:"text,omitempty"` // article documents only: the body
	Fetched time.Time    `json:"fetched,omitzero"`

	Dossier       string    `json:"dossier,omitempty"`
	DossierStatus Status    `json:"dossier_status,omitempty"`
	Sources       int       `json:"sources,omitempty"` // independent sources of the dossier
	New           bool      `json:"new,omitempty"`     // the dossier's first report
	Seen          time.Time `json:"seen,omitzero"`     // when Edikt first learnt of it
	Decision      string    `json:"decision,omitempty"`
}
