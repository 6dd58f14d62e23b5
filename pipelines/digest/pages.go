package digest

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ArchivePath is where the archive is served.
const ArchivePath = "/digests/"

// Pages serves the archive: ID/ lists the issues, ID/feed.atom is a feed of them, ID/7 an issue as a page, ID/7.json its facts.
type Pages struct {
	Desk     *Desk
	Renderer *Renderer
	Site     func(subscription string) Site
}

// ServeHTTP answers GET.
func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, rest, slash := strings.Cut(strings.TrimPrefix(r.URL.Path, ArchivePath), "/")
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	h.Set("X-Content-Type-Options", "nosniff")
	switch err := p.answer(w, id, rest, slash); {
	case errors.Is(err, ErrNone):
		http.NotFound(w, r)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (p *Pages) answer(w http.ResponseWriter, id, rest string, slash bool) error {
	if !slash || !plainID(id) {
		return ErrNone
	}
	switch rest {
	case "":
		return p.list(w, id)
	case "feed.atom":
		return p.feed(w, id)
	}
	number, isJSON := strings.CutSuffix(rest, ".json")
	n, err := strconv.Atoi(number)
	if err != nil {
		return ErrNone
	}
	is, err := p.Desk.Issue(id, n)
	if err != nil {
		return err
	}
	format, kind := HTML, "text/html; charset=utf-8"
	if isJSON {
		format, kind = JSON, "application/json"
	}
	body, err := p.Renderer.Render(is, p.Site(id), format)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	fmt.Fprint(w, body)
	return nil
}

var listPage = template.Must(template.New("list").Parse(`<!doctype html><html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{{.Title}}</title><link rel="alternate" type="application/atom+xml" href="feed.atom"></head>
<body style="margin:0 auto;padding:16px;max-width:42em;font:16px/1.5 system-ui,sans-serif"><h1 style="font-size:24px">{{.Title}}</h1>
{{if .Issues}}<ol reversed start="{{.First}}">{{range .Issues}}<li value="{{.Number}}"><a href="{{.Number}}">{{.Title}}</a> ({{.Period.Key}})</li>{{end}}</ol>{{else}}<p>{{.Empty}}</p>{{end}}
<p><a href="feed.atom">Atom</a></p></body></html>`))

func (p *Pages) list(w http.ResponseWriter, id string) error {
	issues, lang, name, err := p.known(id)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	words := wordsFor(lang)
	return listPage.Execute(w, map[string]any{"Lang": words.lang, "Title": words.labels["archive"] + words.colon + name, "Issues": issues, "First": len(issues), "Empty": words.labels["empty"]})
}

// known finds the issues of a subscription that is there, or was.
func (p *Pages) known(id string) (issues []Headline, lang, name string, err error) {
	s, err := p.Desk.Subscription(id)
	if err != nil && !errors.Is(err, ErrNone) {
		return nil, "", "", err
	}
	gone := err
	if issues, err = p.Desk.Issues(id); err != nil {
		return nil, "", "", err
	}
	if len(issues) == 0 && gone != nil {
		return nil, "", "", gone
	}
	if gone != nil {
		is, err := p.Desk.Issue(id, issues[0].Number)
		return issues, is.Lang, oneLine(is.Name), err
	}
	return issues, s.Lang, oneLine(s.Name), nil
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

// feedEntries is how many issues the feed holds.
const feedEntries = 30

func (p *Pages) feed(w http.ResponseWriter, id string) error {
	issues, lang, name, err := p.known(id)
	if err != nil {
		return err
	}
	f := atomFeed{Lang: wordsFor(lang).lang, ID: "urn:edikt:" + id, Title: name, Updated: time.Unix(0, 0).UTC().Format(time.RFC3339), Author: "Edikt"}
	for i, is := range issues[:min(len(issues), feedEntries)] {
		at := is.Made.Format(time.RFC3339)
		if i == 0 {
			f.Updated = at
		}
		link := strconv.Itoa(is.Number)
		if base := p.Site(id).Archive; base != "" {
			link = base + link
		}
		f.Entries = append(f.Entries, atomEntry{fmt.Sprintf("urn:edikt:%s:%d", id, is.Number), is.Title, at, atomLink{link}, wordsFor(lang).title(is.Period)})
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	fmt.Fprint(w, xml.Header)
	return xml.NewEncoder(w).Encode(f)
}
