package edikt

import (
	"errors"
	"fmt"
)

// Event is one kind by one actor towards one target, stated in one article.
type Event struct {
	ID           string       `json:"id"`
	Kind         Kind         `json:"kind"`
	Status       Status       `json:"status"`
	Jurisdiction string       `json:"jurisdiction,omitempty"` // ISO 3166-1 alpha-2, ISO 3166-2, or EU
	Actor        *Actor       `json:"actor"`                  // null where the text names none
	Target       Target       `json:"target"`
	Trigger      Span         `json:"trigger"`
	Addressee    string       `json:"addressee,omitempty"`
	Scope        []Scope      `json:"scope,omitempty"`
	When         string       `json:"when,omitempty"` // ISO 8601 date or duration: start, else deadline, else duration
	Effective    *Effective   `json:"effective,omitempty"`
	Asserted     Date         `json:"asserted,omitempty"`   // when the measure was taken, as far as the text says; else the article's date
	Background   bool         `json:"background,omitempty"` // told as something older than the article's news
	Attribution  *Attribution `json:"attribution"`          // who says so, where it is hearsay
	Evidence     Span         `json:"evidence"`             // the exact sentence
	Rule         string       `json:"rule"`
	RulesVersion string       `json:"rules_version,omitempty"`
	Confidence   float64      `json:"confidence"` // the share of events of this sort that were right on the gold
	Article      *ArticleRef  `json:"article,omitempty"`
}

// Span is a piece of the article's text by byte offsets.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Actor is who acts: an institution of the gazetteer or a stable slug of an unknown one.
type Actor struct {
	ID           string `json:"id"`                  // be/government; org/universitaet-basel
	Authority    string `json:"authority,omitempty"` // whose measure it is: be/government
	Name         string `json:"name"`                // in the article's language
	Text         string `json:"text"`                // as it stands in the text
	Jurisdiction string `json:"jurisdiction,omitempty"`
	Start        int    `json:"start"`
	End          int    `json:"end"`
}

// Target is the digital service that the event is about.
type Target struct {
	ID    string `json:"id"` // slug: tiktok
	Name  string `json:"name"`
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Effective holds the dates of effect that the text gives; each is empty where it gives none.
type Effective struct {
	From     string `json:"from,omitempty"`
	Until    string `json:"until,omitempty"`
	Deadline string `json:"deadline,omitempty"`
	Duration string `json:"duration,omitempty"` // ISO 8601: P6M
}

// Attribution names who says so where an event is hearsay.
type Attribution struct {
	Source string `json:"source,omitempty"` // "laut Politico", "selon l'AFP"
	Cue    string `json:"cue"`              // preposition, subjunctive, conditional, verb
}

// ActorID is the actor's id, or empty where there is none.
func (e *Event) ActorID() string {
	if e.Actor == nil {
		return ""
	}
	return e.Actor.ID
}

// Authority is whose measure it is: the actor's acting authority, else the actor, else the jurisdiction.
func (e *Event) Authority() string {
	switch {
	case e.Actor == nil:
		return e.Jurisdiction
	case e.Actor.Authority != "":
		return e.Actor.Authority
	}
	return e.Actor.ID
}

// Validate reports what is wrong with an event that came from outside, joined.
func (e *Event) Validate() error {
	var errs []error
	if !e.Kind.Valid() {
		errs = append(errs, fmt.Errorf("kind %q is none of %v", e.Kind, Kinds()))
	}
	if !e.Status.Valid() {
		errs = append(errs, fmt.Errorf("status %q is none of %v", e.Status, Statuses()))
	}
	if e.Target.ID == "" {
		errs = append(errs, errors.New("no target"))
	}
	for _, s := range e.Scope {
		if !s.Valid() {
			errs = append(errs, fmt.Errorf("scope %q is none of %v", s, Scopes()))
		}
	}
	return errors.Join(errs...)
}

// EventSet is everything that one rule set finds in one revision of an article, the empty set included.
// The set of the newest revision and rule set replaces the article's earlier one in every view.
type EventSet struct {
	Version      int        `json:"v"`
	Article      ArticleRef `json:"article"`
	Revision     int        `json:"revision"`
	TextHash     string     `json:"text_hash"`
	RulesVersion string     `json:"rules_version"`
	RulesSeq     uint64     `json:"rules_seq,omitempty"` // orders rule sets: a replay with newer rules wins
	Cause        Cause      `json:"cause"`
	Stream       uint64     `json:"stream_seq,omitempty"` // where the article lies in ARTICLES
	Events       []Event    `json:"events"`
}

// Newer reports whether s replaces old in a view: a later revision, or the same one read by later rules.
func (s *EventSet) Newer(old *EventSet) bool {
	if s.Revision != old.Revision {
		return s.Revision > old.Revision
	}
	return s.RulesSeq > old.RulesSeq
}

// MessageID names this set: one for each article text and rule set.
func (s *EventSet) MessageID() string {
	return s.Article.ID + "." + s.TextHash + "." + s.RulesVersion
}
