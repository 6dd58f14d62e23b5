package digest

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"edikt"
	"edikt/language/gazetteer"
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

func (w *writer) story(e *Entry) Story {
	s := Story{ID: "m-" + e.Dossier, Title: w.sentence(e), URL: w.dossier(e.Dossier), Flag: flagOf(e.Jurisdiction), Entry: *e,
		Quote: Quote{e.Evidence.Text, e.Evidence.Lang, e.Evidence.URL}, SourceCount: w.plural(e.Sources, "source")}
	if e.Jurisdiction != "" {
		s.Place = placeName(e.Jurisdiction, w.lang)
	}
	s.add(w.label("status"), w.status(e))
	who := cmp.Or(w.actor(e), w.labels["noactor"])
	if _, nation := w.nation(e); s.Place != "" && !nation && !strings.Contains(who, s.Place) {
		who += " (" + s.Place + ")"
	}
	s.add(w.label("who"), who)
	if e.Addressee != "" {
		s.Lines = append(s.Lines, Line{Label: w.label("addressee"), Value: cut(oneLine(e.Addressee), 120), Lang: e.AddresseeLang})
	}
	s.add(w.label("scope"), w.scope(e.Scope))
	s.effect(w, &e.Effective)
	if e.Contested {
		s.Remark = w.labels["contested"]
	}
	for _, a := range e.Articles {
		text := cmp.Or(a.Source, hostOf(a.URL), a.Title, a.ID)
		if a.Date != "" {
			text += ", " + w.date(string(a.Date))
		}
		s.Sources = append(s.Sources, Link{Text: text, URL: a.URL, Title: a.Title})
	}
	s.Life = w.life(e)
	return s
}

// label is a fixed text before a value, with the colon of the language.
func (w *words) label(key string) string { return w.before(w.labels[key]) }

func (w *words) before(text string) string { return text + strings.TrimRight(w.colon, " ") }

func (s *Story) add(label, value string) {
	if value != "" {
		s.Lines = append(s.Lines, Line{Label: label, Value: value})
	}
}

func (s *Story) effect(w *writer, f *edikt.Effective) {
	var parts []string
	if f.From != "" {
		parts = append(parts, w.since(oneLine(f.From)))
	}
	if f.Until != "" {
		parts = append(parts, w.until(oneLine(f.Until)))
	}
	s.add(w.label("in effect"), strings.Join(parts, ", "))
	if f.Deadline != "" {
		s.add(w.label("deadline"), w.date(oneLine(f.Deadline)))
	}
	if f.Duration != "" {
		s.add(w.label("duration"), w.duration(f.Duration))
	}
}

func (w *writer) status(e *Entry) string {
	if e.From == "" || e.From == e.Status {
		return w.statuses[e.Status]
	}
	return w.lf("was", w.statuses[e.Status], w.statuses[e.From])
}

func (w *writer) scope(scopes []edikt.Scope) string {
	var names []string
	for _, s := range scopes {
		if n := w.scopes[s]; n != "" {
			names = append(names, n)
		}
	}
	return w.list(names)
}

// actor is who acts, by the gazetteer's name in the language of the page where it has one.
func (w *words) actor(e *Entry) string {
	if g, ok := gazetteer.Load().ByID(e.Authority); ok && w.lang != "en" {
		return typographic(oneLine(g.Name.In(w.lang)))
	}
	if p, ok := w.nation(e); ok && w.lang == "en" {
		return "government of " + strings.TrimSpace(p.article+" "+p.name)
	}
	return cut(oneLine(e.Actor), 120)
}

func hostOf(u string) string {
	p, err := url.Parse(u)
	if err != nil {
		return ""
	}
	return p.Hostname()
}

// life is the timeline of a measure with several steps.
func (w *writer) life(e *Entry) *Picture {
	if len(e.Life) < 2 {
		return nil
	}
	var steps []string
	for _, p := range e.Life {
		steps = append(steps, w.statuses[p.Status]+" ("+w.day(p.At)+")")
	}
	return &Picture{"life-" + e.Dossier, w.lf("life.alt", strings.Join(steps, " → ")), timeline(e.Life)}
}

func (w *writer) corrections(is *Issue) Section {
	s := Section{ID: "corrected", Heading: w.labels["corrected"]}
	for _, k := range is.Corrected {
		e := Entry{Kind: k.Kind, Target: k.Target, Status: k.Status, Actor: k.Actor, Authority: k.Authority, Jurisdiction: k.Jurisdiction, Dossier: k.Dossier}
		key, id := "correction.gone", k.Dossier
		switch {
		case k.Into != "":
			key, id = "correction.merged", k.Into
		case k.Now != "":
			key = "correction.status"
		}
		it := Item{Text: w.lf(key, strconv.Itoa(k.Number), w.sentence(&e), w.statuses[k.Status], w.statuses[k.Now])}
		if key != "correction.gone" {
			it.URL = w.dossier(id)
		}
		s.Items = append(s.Items, it)
	}
	return s
}

func (w *writer) upcoming(is *Issue) Section {
	s := Section{ID: "upcoming", Heading: w.labels["upcoming"]}
	if len(is.Upcoming) == 0 {
		return s
	}
	s.Count = w.number(s.Heading, is.UpcomingCount)
	for _, u := range is.Upcoming {
		it := Item{Lead: w.date(u.On), Text: w.sentence(&u.Entry), URL: w.dossier(u.Entry.Dossier)}
		if u.Deadline {
			it.Lead += " (" + w.labels["deadline"] + ")"
		}
		it.Lead = w.before(it.Lead)
		if u.Here {
			it.URL, it.After = "#m-"+u.Entry.Dossier, w.labels["here"]
		}
		s.Items = append(s.Items, it)
	}
	return s
}

func (w *writer) waves(is *Issue) Section {
	s := Section{ID: "waves", Heading: w.labels["waves"]}
	for _, v := range is.Waves {
		title := w.fill(w.labels["wave.title"], v.Target, place{})
		it := Item{Lead: w.before(title), Text: w.lf("wave", w.words.number(v.Now.N), w.words.number(v.All.N), w.day(v.Since)),
			Pieces: w.pieces("wave", w.number(title, v.Now), w.number(title, v.All), Link{Text: w.day(v.Since)})}
		var names []string
		for _, a := range v.Actors[:min(len(v.Actors), 8)] {
			names = append(names, cut(oneLine(a), 60))
		}
		it.After = strings.Join(names, ", ")
		s.Items = append(s.Items, it)
	}
	return s
}

// pieces fills a fixed text with links in the places of its %s.
func (w *writer) pieces(key string, links ...Link) []Link {
	var out []Link
	for i, part := range strings.Split(w.labels[key], "%s") {
		if i > 0 && i <= len(links) {
			out = append(out, links[i-1])
		}
		if part != "" {
			out = append(out, Link{Text: part})
		}
	}
	return out
}

func (w *writer) figures(is *Issue) FigurePage {
	f := FigurePage{Heading: w.labels["figures"], Columns: []string{w.labels["kind"], w.labels["now"]}}
	for _, key := range is.Figures.Periods[:len(is.Figures.Periods)-1] {
		f.Columns = append(f.Columns, w.short(key))
	}
	row := func(name string, counts []Count) {
		cells := []Link{{Text: name}, w.number(name, counts[len(counts)-1])}
		for i, c := range counts[:len(counts)-1] {
			cells = append(cells, w.number(name+", "+is.Figures.Periods[i], c))
		}
		f.Rows = append(f.Rows, cells)
	}
	for _, s := range is.Figures.Kinds {
		row(w.headings[string(s.Kind)], s.Counts)
	}
	row(w.labels["total"], is.Figures.Totals)
	var totals []string
	for i, c := range is.Figures.Totals {
		totals = append(totals, w.short(is.Figures.Periods[i])+w.colon+w.words.number(c.N))
	}
	f.Chart = &Picture{"weeks", w.lf("chart.alt", strings.Join(totals, ", ")), bars(&is.Figures, w.short)}
	for i, k := range []string{"against", "leave", "for", "review"} {
		f.Legend = append(f.Legend, Line{Label: string([]rune("■▨□▤")[i]), Value: w.labels["legend."+k]})
	}
	f.Bars = append(f.Bars, w.ranking("targets", is.Figures.Targets, func(b Bar) string { return w.target(Target{b.ID, b.Name}) }),
		w.ranking("places", is.Figures.Places, func(b Bar) string { return strings.TrimSpace(flagOf(b.ID) + " " + placeName(b.ID, w.lang)) }))
	return f
}

// target is a service by itself: "TikTok", "Soziale Medien".
func (w *words) target(t Target) string {
	if g, ok := w.generics[t.ID]; ok {
		name := g.object
		for _, article := range []string{"les ", "la ", "das ", "the "} {
			name = strings.TrimPrefix(name, article)
		}
		return capital(name)
	}
	return oneLine(t.Name)
}

// short is a period's key as an axis shows it: KW47, S47, W47, or the month or day.
func (w *words) short(key string) string {
	if i := strings.IndexByte(key, 'W'); i > 0 && len(key) == len("2026-W47") {
		return w.labels["axis"] + key[i+1:]
	}
	from, _, _ := strings.Cut(key, "..")
	return strings.TrimPrefix(from, "20")
}

func (w *writer) ranking(key string, list []Bar, name func(Bar) string) BarTable {
	t := BarTable{Heading: w.labels[key]}
	for _, b := range list {
		t.Rows = append(t.Rows, BarRow{name(b), w.number(name(b), b.Count), 100 * b.Count.N / max(1, list[0].Count.N)})
	}
	return t
}

func (w *writer) sources(s Sources) []string {
	if s.Read+len(s.Silent)+len(s.Failing) == 0 {
		return []string{w.labels["nosources"]}
	}
	out := []string{w.plural(s.Read, "read")}
	for _, x := range []struct {
		key  string
		list []string
	}{{"silent", s.Silent}, {"failing", s.Failing}} {
		if len(x.list) > 0 {
			out = append(out, w.lf(x.key, oneLine(w.list(x.list))))
		}
	}
	return out
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
