package newsroom

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"edikt"
)

//go:embed articles
var files embed.FS

// Articles are all that a polite crawler can read, newest first; what robots.txt closes is not among them.
func Articles(now time.Time) []edikt.Article {
	var out []edikt.Article
	for _, s := range open(load(now)) {
		out = append(out, s.article())
	}
	return out
}

// Gold is what a careful reader finds in each of Articles, in the same order: JSON Lines, an article a line,
// {"id","url","lang","date","title","text","events":[...]}. ID(url) is the id.
func Gold(now time.Time) []byte {
	var b strings.Builder
	for _, s := range open(load(now)) {
		events := []json.RawMessage{}
		for line := range strings.Lines(s.gold) {
			events = append(events, json.RawMessage(line))
		}
		line, err := json.Marshal(map[string]any{"id": s.id(), "url": s.url(), "lang": s.outlet.Lang,
			"date": s.published.Format(time.DateOnly), "title": s.title, "text": s.text(), "events": events})
		if err != nil {
			panic(fmt.Sprintf("newsroom: gold of %s: %v", s.id(), err)) // embedded data, kept right by the tests
		}
		b.Write(append(line, '\n'))
	}
	return []byte(b.String())
}

// ID turns the address of a page of the newsroom, with or without port and tracking parameters, into its id in the gold.
func ID(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(u.Hostname(), ".localhost") + strings.TrimSuffix(u.Path, ".html")
}

// open drops the stories behind a Disallow.
func open(all []*story) []*story {
	return slices.DeleteFunc(slices.Clone(all), func(s *story) bool { return s.has("disallowed") })
}

// load reads every story of the newsroom, newest first. The files are embedded: the tests prove that they parse.
func load(now time.Time) []*story {
	var all []*story
	for _, o := range Outlets() {
		names, err := files.ReadDir(path.Join("articles", o.ID))
		if err != nil {
			panic("newsroom: " + err.Error())
		}
		for _, name := range names {
			slug, isText := strings.CutSuffix(name.Name(), ".txt")
			if !isText {
				continue
			}
			s, err := parseStory(o, slug, read(o, slug+".txt"), read(o, slug+".gold.jsonl"), now)
			if err != nil {
				panic("newsroom: " + err.Error())
			}
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *story) int { return b.published.Compare(a.published) })
	return all
}

// read is a file's text, empty where there is none: articles without events have no gold.
func read(o Outlet, name string) string {
	text, err := files.ReadFile(path.Join("articles", o.ID, name))
	if err != nil {
		return ""
	}
	return string(text)
}
