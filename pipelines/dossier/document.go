package dossier

import (
	"slices"

	"edikt"
)

// Document is what searches see of a dossier; false where it is withdrawn or part of another. The index and the digest
// make it the same way, so that what a digest counts is what its queries find.
func Document(d *edikt.Dossier) (doc edikt.Document, ok bool) {
	newest := NewestEvent(d)
	if newest == nil || d.MergedInto != "" {
		return doc, false
	}
	doc = edikt.Document{Type: edikt.DossierDocument, ID: d.ID, Event: newest, Dossier: d.ID, DossierStatus: d.Status,
		Sources: d.Sources, Seen: d.First, Decision: d.Decision}
	if newest.Article != nil {
		doc.Article = *newest.Article
	}
	return doc, true
}

// NewestEvent is the first report of the newest step.
func NewestEvent(d *edikt.Dossier) *edikt.Event {
	for _, s := range slices.Backward(d.Steps) {
		if s.Status == d.Status && len(s.Events) > 0 {
			return &s.Events[0]
		}
	}
	return nil
}
