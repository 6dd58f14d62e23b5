package newsroom

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"edikt"
)

// story is one text file under articles: a head of "key: value" lines, a blank line, the body in paragraphs.
//
//	section: politik
//	age: 118h20m          published so long before now
//	title: ...
//	lead: ...
//	author: ...
//	options: no-jsonld    also cp1252 (encoding of the page), paywall, disallowed
type story struct {
	outlet    Outlet
	slug      string
	section   string
	published time.Time
	title     string
	lead      string
	author    string
	options   []string
	body      []string // paragraphs
	gold      string   // JSON Lines, one event each; empty for an article without events
}

// parseStory reads a story file and expands its templates against the publication date.
func parseStory(o Outlet, slug, text, gold string, now time.Time) (*story, error) {
	s := &story{outlet: o, slug: slug}
	head, body, _ := strings.Cut(text, "\n\n")
	for line := range strings.Lines(head) {
		if err := s.set(strings.TrimSpace(line), now); err != nil {
			return nil, fmt.Errorf("%s/%s.txt: %w", o.ID, slug, err)
		}
	}
	if s.title == "" || s.section == "" || s.published.IsZero() {
		return nil, fmt.Errorf("%s/%s.txt: wants section, age and title", o.ID, slug)
	}
	return s, s.expand(body, gold)
}

func (s *story) set(line string, now time.Time) error {
	key, value, _ := strings.Cut(line, ": ")
	switch key {
	case "section":
		s.section = value
	case "age":
		age, err := time.ParseDuration(value)
		if err != nil {
			return fmt.Errorf("age: %w", err)
		}
		s.published = now.Add(-age).Truncate(time.Minute)
	case "title":
		s.title = value
	case "lead":
		s.lead = value
	case "author":
		s.author = value
	case "options":
		s.options = strings.Fields(value)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// expand writes the days that the text speaks of, in the outlet's language.
func (s *story) expand(body, gold string) error {
	for _, field := range []*string{&s.title, &s.lead, &body, &gold} {
		text, err := expand(*field, s.outlet.Lang, s.published)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", s.outlet.ID, s.slug, err)
		}
		*field = text
	}
	s.body, s.gold = strings.Split(strings.TrimSpace(body), "\n\n"), gold
	return nil
}

func (s *story) has(option string) bool { return slices.Contains(s.options, option) }

func (s *story) path() string { return "/" + s.section + "/" + s.slug + ".html" }

// id names the story in the gold: outlet, section, slug.
func (s *story) id() string { return s.outlet.ID + strings.TrimSuffix(s.path(), ".html") }

func (s *story) url() string { return "http://" + s.outlet.Host() + s.path() }

// text is what a careful crawler reads on the page below the title.
func (s *story) text() string {
	parts := s.body
	if s.lead != "" {
		parts = append([]string{s.lead}, parts...)
	}
	return strings.Join(parts, "\n\n")
}

func (s *story) article() edikt.Article {
	a := edikt.Article{URL: s.url(), Canonical: s.url(), Source: s.outlet.ID, Lang: s.outlet.Lang,
		Date: edikt.Date(s.published.Format(time.RFC3339)), DateSource: edikt.DateFromPage,
		Title: s.title, Lead: s.lead, Author: s.author, Text: s.text(), Paywalled: s.has("paywall")}
	a.Complete()
	return a
}
