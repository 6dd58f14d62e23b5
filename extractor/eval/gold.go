package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"edikt"
)

// Article is one annotated article of a gold file.
type Article struct {
	ID        string     `json:"id"`
	URL       string     `json:"url,omitempty"`
	Lang      string     `json:"lang"`
	Date      edikt.Date `json:"date"`
	Title     string     `json:"title,omitempty"`
	Text      string     `json:"text"`
	Phenomena []string   `json:"phenomena,omitempty"`
	Events    []Event    `json:"events"`
}

// Article is the article as the extractor reads it.
func (a *Article) Article() *edikt.Article {
	return &edikt.Article{ID: a.ID, URL: a.URL, Lang: a.Lang, Date: a.Date, DateSource: edikt.DateFromFile, Title: a.Title, Text: a.Text}
}

// Event is what a reader marked. An empty Actor means that the text names none.
type Event struct {
	Kind         edikt.Kind     `json:"kind"`
	Status       edikt.Status   `json:"status"`
	Actor        string         `json:"actor"`
	Jurisdiction string         `json:"jurisdiction"`
	Target       string         `json:"target"`
	Addressee    string         `json:"addressee"`
	Scope        []edikt.Scope  `json:"scope"`
	When         string         `json:"when"`
	Sentence     string         `json:"sentence"`
	Optional     bool           `json:"optional"`
	ActorAlso    []string       `json:"actor_also,omitempty"`
	KindAlso     []edikt.Kind   `json:"kind_also,omitempty"`
	StatusAlso   []edikt.Status `json:"status_also,omitempty"`
}

// Phenomena are the difficulties of language that a gold article may be filed under, in the order of the scoreboard.
func Phenomena() []string {
	return []string{"separable", "passive", "compound", "ellipsis", "negation", "modality", "hearsay", "anaphora", "coordination", "X"}
}

// Found holds the events that were extracted, by article id.
type Found map[string][]edikt.Event

// maxLine bounds a line of a gold file: an article with its annotation.
const maxLine = 2 * edikt.MaxTextBytes

// ReadGold reads a gold file. The error names every bad line as name:line.
func ReadGold(r io.Reader, name string) ([]Article, error) {
	var all []Article
	seen := map[string]int{}
	err := readLines(r, name, func(line int, text []byte) error {
		var a Article
		if err := json.Unmarshal(text, &a); err != nil {
			return err
		}
		if first, twice := seen[a.ID]; twice {
			return fmt.Errorf("id %q stands on line %d already", a.ID, first)
		}
		seen[a.ID] = line
		all = append(all, a)
		return a.check()
	})
	return all, err
}

// ReadFound reads what `edikt extract` wrote: {"id","events":[...]} a line.
func ReadFound(r io.Reader, name string) (Found, error) {
	found := Found{}
	err := readLines(r, name, func(_ int, text []byte) error {
		var line struct {
			ID     string        `json:"id"`
			Events []edikt.Event `json:"events"`
		}
		if err := json.Unmarshal(text, &line); err != nil {
			return err
		}
		found[line.ID] = line.Events
		return nil
	})
	return found, err
}

// readLines calls read for each line that is not empty and joins the errors, each with its place.
func readLines(r io.Reader, name string, read func(line int, text []byte) error) error {
	var errs []error
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	n := 0
	for s.Scan() {
		n++
		if len(s.Bytes()) == 0 {
			continue
		}
		if err := read(n, s.Bytes()); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if err := s.Err(); err != nil {
		errs = append(errs, fmt.Errorf("%s:%d: %w", name, n+1, err))
	}
	return errors.Join(errs...)
}

// check reports what would make a score meaningless.
func (a *Article) check() error {
	if a.ID == "" || a.Lang == "" {
		return errors.New("an article wants id and lang")
	}
	if !a.Date.Valid() {
		return fmt.Errorf("date %q: want a year, 2023-03, 2023-03-10 or an RFC 3339 time", a.Date)
	}
	for i, e := range a.Events {
		if err := e.check(); err != nil {
			return fmt.Errorf("event %d: %w", i+1, err)
		}
	}
	return nil
}

func (e *Event) check() error {
	for _, k := range append(slices.Clone(e.KindAlso), e.Kind) {
		if !k.Valid() {
			return fmt.Errorf("kind %q is none of %v", k, edikt.Kinds())
		}
	}
	for _, s := range append(slices.Clone(e.StatusAlso), e.Status) {
		if !s.Valid() {
			return fmt.Errorf("status %q is none of %v", s, edikt.Statuses())
		}
	}
	for _, s := range e.Scope {
		if !s.Valid() {
			return fmt.Errorf("scope %q is none of %v", s, edikt.Scopes())
		}
	}
	if e.Target == "" {
		return errors.New("no target")
	}
	return nil
}
