package digest

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Site says where links lead; the zero value makes none.
type Site struct {
	Base    string // public address of the web pages, without a slash at the end
	Leave   string // link to unsubscribe
	Archive string // page of the subscription's issues
}

func (s Site) dossier(id string) string {
	if s.Base == "" {
		return ""
	}
	return s.Base + "/dossiers/" + url.PathEscape(id)
}

// maxLinkedQuery is the longest query that a link carries; servers refuse longer addresses.
const maxLinkedQuery = 1500

func (s Site) search(q string) string {
	if s.Base == "" || len(q) > maxLinkedQuery {
		return ""
	}
	return s.Base + "/?type=dossier&q=" + url.QueryEscape(q)
}

// Page is an issue in words: what templates get. Texts hold no markup; renderers escape them.
type Page struct {
	Issue    Issue
	Lang     string
	Subject  string // of a mail, title of a page
	Kicker   string // "Ausgabe 3 · Woche 47 (...)"
	Headline []Link // pieces, the numbers among them linked
	Lead     string
	Contents []Link
	Sections []Section
	Figures  FigurePage
	Sources  []string
	Footer   []Line
	Notes    []Note // every number of the page with its query
	Queries  []Note // those of them outside the table of figures, for readers who cannot follow a link
	Labels   map[string]string
	Colon    string
}

// Link is a text that leads somewhere; without URL it is only a text.
type Link struct{ Text, URL, Title string }

// Line is a label with its value.
type Line struct {
	Label, Value, URL string
	Lang              string // of the value, where it is not the page's
}

// Note tells the query of a number.
type Note struct{ Label, Number, Query, URL string }

// Section is a part of the page.
type Section struct {
	ID, Heading, Lead string
	Count             Link
	Groups            []StoryGroup
	Items             []Item // one line each: dates, waves, corrections
}

// StoryGroup is the entries under one smaller heading; without Heading they stand under that of the section.
type StoryGroup struct {
	ID, Heading string
	Count       Link
	Stories     []Story
	All         Link // where the body does not tell all of them
}

// Story is an entry in words.
type Story struct {
	ID, Title, URL, Flag, Place string
	Lines                       []Line
	Quote                       Quote
	SourceCount                 string
	Sources                     []Link
	Remark                      string
	Life                        *Picture
	Entry                       Entry
}

// Quote is a sentence in its language with that language's marks.
type Quote struct{ Text, Lang, URL string }

// Item is one line of a list.
type Item struct {
	Lead, Text, URL string
	Pieces          []Link // Text in pieces, where numbers in it are linked
	After           string
}

// Picture is a drawing with the words that stand for it.
type Picture struct {
	Name, Alt string
	Draw      Drawing
}

// FigurePage is the figures in words.
type FigurePage struct {
	Heading string
	Chart   *Picture
	Legend  []Line
	Columns []string
	Rows    [][]Link
	Bars    []BarTable
}

// BarTable is a ranking.
type BarTable struct {
	Heading string
	Rows    []BarRow
}

// BarRow is a value with its number and its share of the greatest in percent.
type BarRow struct {
	Name  string
	Count Link
	Share int
}

// writer makes a page.
type writer struct {
	*words
	Site
	page *Page
}

// NewPage puts an issue into words of its language.
func NewPage(is Issue, site Site) *Page {
	w := &writer{wordsFor(is.Lang), site, &Page{Issue: is}}
	p := w.page
	p.Lang, p.Labels, p.Colon = w.lang, w.labels, w.colon
	p.Headline = w.headline(&is)
	p.Subject = cut(p.HeadlineText(), 160)
	p.Kicker = w.kicker(&is)
	p.Lead = w.lead(&is)
	p.Sections = w.sections(&is)
	p.Queries = slices.Clone(p.Notes)
	p.Figures = w.figures(&is)
	p.Sources = w.sources(is.Sources)
	p.Footer = w.footer(&is)
	for _, s := range p.Sections {
		p.Contents = append(p.Contents, Link{Text: s.Heading, URL: "#" + s.ID, Title: s.Count.Text})
	}
	p.Contents = append(p.Contents, Link{Text: w.labels["figures"], URL: "#figures"}, Link{Text: w.labels["sources"], URL: "#sources"})
	return p
}

// HeadlineText is the headline as one line.
func (p *Page) HeadlineText() string {
	var b strings.Builder
	for _, l := range p.Headline {
		b.WriteString(l.Text)
	}
	return b.String()
}

// number is a count as a link to its query, kept among the notes.
func (w *writer) number(label string, c Count) Link {
	n := w.words.number(c.N)
	w.note(label, n, c.Query)
	return Link{n, w.search(c.Query), c.Query}
}

func (w *writer) note(label, n, q string) {
	w.page.Notes = append(w.page.Notes, Note{label, n, q, w.search(q)})
}

// headline is the facts as one sentence: counts, a semicolon, the measure that matters most.
func (w *writer) headline(is *Issue) []Link {
	var out []Link
	for _, f := range is.Headline {
		l := Link{}
		switch {
		case f.Entry != nil:
			l = Link{Text: w.sentence(f.Entry), URL: w.dossier(f.Entry.Dossier)}
			if len(out) > 0 {
				out = append(out, Link{Text: w.semicolon()})
				l.Text = w.inside(l.Text, f.Entry)
			}
		case len(out) > 0:
			out = append(out, Link{Text: ", "})
			fallthrough
		default:
			l = w.fact(&f)
		}
		out = append(out, l)
	}
	if len(out) == 0 {
		return []Link{{Text: w.labels["quiet"]}}
	}
	return out
}

func (w *writer) fact(f *Fact) Link {
	text := ""
	if f.Step {
		text = w.plural(f.Count.N, "step")
	} else {
		text = w.counted(f.Count.N, f.Kind, f.Target)
	}
	w.note(text, w.words.number(f.Count.N), f.Count.Query)
	return Link{text, w.search(f.Count.Query), f.Count.Query}
}

func (w *writer) semicolon() string {
	if w.lang == "fr" {
		return "\u202f; "
	}
	return "; "
}

// inside is a sentence behind a semicolon: articles lose their capital, names keep it.
func (w *writer) inside(s string, e *Entry) string {
	p, ok := w.nation(e)
	if !ok || p.article == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func (w *writer) kicker(is *Issue) string {
	parts := []string{cmp.Or(oneLine(is.Name), w.labels["brand"])}
	if is.Number > 0 {
		parts = append(parts, w.lf("issue", w.words.number(is.Number)))
	}
	return strings.Join(append(parts, w.title(is.Period)), " · ")
}

func (w *writer) lead(is *Issue) string {
	if is.Quiet {
		return w.labels["quiet.lead"]
	}
	return ""
}

func (w *writer) sections(is *Issue) []Section {
	var out []Section
	add := func(s Section) {
		if len(s.Groups) > 0 || len(s.Items) > 0 {
			out = append(out, s)
		}
	}
	add(w.newMeasures(is))
	add(w.stories("changes", is.Changes))
	add(w.corrections(is))
	add(w.stories("late", is.Late))
	add(w.upcoming(is))
	add(w.waves(is))
	add(w.stories("background", is.Background))
	return out
}

func (w *writer) newMeasures(is *Issue) Section {
	s := Section{ID: "new", Heading: w.labels["new"]}
	if n := len(is.Figures.Totals); n > 0 && len(is.New) > 0 {
		s.Count = w.number(s.Heading, is.Figures.Totals[n-1])
	}
	for _, g := range is.New {
		s.Groups = append(s.Groups, w.group(g.Key, w.headings[g.Key], g.Count, g.Entries))
	}
	return s
}

func (w *writer) group(id, heading string, c Count, entries []Entry) StoryGroup {
	g := StoryGroup{ID: id, Heading: heading, Count: w.number(heading, c)}
	for i := range entries {
		g.Stories = append(g.Stories, w.story(&entries[i]))
	}
	if len(entries) < c.N {
		g.All = Link{Text: w.lf("all", w.words.number(c.N)), URL: w.search(c.Query), Title: c.Query}
	}
	return g
}

func (w *writer) stories(id string, l Listing) Section {
	s := Section{ID: id, Heading: w.labels[id], Lead: w.labels[id+".lead"]}
	if l.Count.N == 0 {
		return s
	}
	g := w.group(id, "", l.Count, l.Entries)
	w.page.Notes[len(w.page.Notes)-1].Label = s.Heading
	s.Count, g.Count = g.Count, Link{}
	s.Groups = []StoryGroup{g}
	return s
}

func (w *writer) footer(is *Issue) []Line {
	q := cmp.Or(oneLine(is.Query), w.labels["everything"])
	lines := []Line{{Label: w.label("why"), Value: q}, {Value: w.lf("made", w.day(is.Made))}, {Value: w.labels["queries"]}}
	if w.Archive != "" {
		lines = append(lines, Line{Value: w.labels["archive"], URL: w.Archive})
	}
	if w.Leave != "" {
		lines = append(lines, Line{Value: w.labels["leave"], URL: w.Leave})
	}
	return lines
}
