package web

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"edikt"
	"edikt/query"
	"edikt/query/api"
)

// eventPage is what the page of an event shows.
type eventPage struct {
	*visit
	Event     api.EventRow
	Actor     string
	Paragraph template.HTML // the sentence in its paragraph, its parts marked
	Legend    []legend
	Why       api.Explanation
	Words     []string // that made the status
	Rule      string   // address of the rule
	Others    []hit    // events of the same article
	Article   api.ArticleRow
	Decisions []edikt.Decision
	Done      string // id of the decision just made
	Kinds     []edikt.Kind
	Statuses  []edikt.Status
}

// legend is a colour and what it stands for.
type legend struct{ Class, Name, Text string }

func (p *Pages) event(v *visit) error {
	id := v.r.PathValue("id")
	page := &eventPage{visit: v, Done: v.done(), Kinds: edikt.Kinds(), Statuses: edikt.Statuses()}
	if err := v.get("/v1/events/"+url.PathEscape(id), nil, &page.Event); err != nil {
		return err
	}
	if err := v.get("/v1/explain", url.Values{"event": {id}}, &page.Why); err != nil {
		return err
	}
	e := &page.Event.Event
	page.Actor = v.Actor(e.Actor)
	if e.Rule != "" {
		page.Rule = "/rules/" + e.Rule
	}
	if err := page.readArticle(); err != nil {
		return err
	}
	var err error
	if page.Decisions, err = v.decisions(func(d *edikt.Decision) bool { return d.Event == id }); err != nil {
		return err
	}
	v.Nav, v.Title = "search", strings.Join([]string{v.TargetName(e.Target.ID, e.Target.Name), v.Kind(e.Kind), v.Status(e.Status)}, ", ")
	return v.show("event.html", page)
}

// Hash is the fingerprint of the stored text.
func (page *eventPage) Hash() string { return hashOf(&page.Article) }

// Hash is the fingerprint of the stored text.
func (page *articlePage) Hash() string { return hashOf(&page.Article) }

func hashOf(a *api.ArticleRow) string {
	if a.Text == "" {
		return ""
	}
	return edikt.HashText(a.Title, a.Text)
}

// readArticle fetches the text around the event, as far as the reader may have it, and the article's other events.
func (page *eventPage) readArticle() error {
	e := &page.Event.Event
	if e.Article == nil || e.Article.ID == "" {
		page.Paragraph, page.Legend = page.around(&page.Event.Event, "")
		return nil
	}
	err := page.get("/v1/articles/"+url.PathEscape(e.Article.ID), nil, &page.Article)
	if err != nil && !missing(err) { // an article may be gone while its event stays
		return err
	}
	page.Paragraph, page.Legend = page.around(&page.Event.Event, page.Article.Text)
	if page.p.rules != nil && page.Article.Text != "" {
		a := edikt.Article{ID: e.Article.ID, Lang: e.Article.Lang, Date: e.Article.Date, Title: e.Article.Title, Text: page.Article.Text, Source: e.Article.Source}
		trial := page.p.rules.Try(page.r.Context(), a)
		if i := slices.IndexFunc(trial.Events, func(t TriedEvent) bool { return t.Event.Trigger == e.Trigger }); i >= 0 {
			page.Words = page.statusWords(trial.Events[i].Words)
		}
	}
	page.Others, err = page.eventsOf(e.Article.ID, e.ID)
	return err
}

// statusWords are the words that changed the status with what they do, without the outcome, which stands above.
func (v *visit) statusWords(words []string) []string {
	var out []string
	for _, w := range words {
		i := strings.LastIndex(w, ": ")
		switch {
		case strings.HasPrefix(w, "so: "):
		case i < 0:
			out = append(out, w)
		default:
			out = append(out, v.T("quoted", w[:i])+": "+v.word("effect_", strings.ReplaceAll(w[i+2:], " ", "_")))
		}
	}
	return out
}

func missing(err error) bool {
	p, ok := err.(*api.Problem)
	return ok && p.Status == http.StatusNotFound
}

// eventsOf lists the events of an article but one.
func (v *visit) eventsOf(article, but string) ([]hit, error) {
	var page api.EventPage
	q := query.Keyword{Field: query.ArticleField, Values: []string{article}}.String()
	if err := v.get("/v1/events", url.Values{"q": {q}, "limit": {"50"}}, &page); err != nil {
		return nil, err
	}
	var out []hit
	for i := range page.Hits {
		if page.Hits[i].ID != but {
			out = append(out, v.eventHit(&page.Hits[i]))
		}
	}
	return out, nil
}

// around marks the parts of an event in the paragraph of its sentence, or in the sentence alone where the text does not
// hold it where the event says.
func (v *visit) around(e *edikt.Event, text string) (template.HTML, []legend) {
	from, to := e.Evidence.Start, e.Evidence.End
	start := 0
	switch {
	case from >= 0 && from < to && to <= len(text) && text[from:to] == e.Evidence.Text:
		start = max(0, strings.LastIndex(text[:from], "\n\n"))
		end := strings.Index(text[to:], "\n\n")
		if end < 0 {
			end = len(text) - to
		}
		text = text[start : to+end]
	default:
		text, start = e.Evidence.Text, from
	}
	return v.markEvent(e, text, start)
}

// markEvent marks an event's parts in a text that begins at an offset of the article's.
func (v *visit) markEvent(e *edikt.Event, text string, offset int) (template.HTML, []legend) {
	var spans []span
	var key []legend
	add := func(class, words string, start, end int) {
		if start < 0 || end > len(text) || start >= end || text[start:end] != words {
			return
		}
		label := v.T("part_" + class)
		for _, s := range spans {
			if start < s.end && s.start < end {
				return
			}
		}
		spans = append(spans, span{start, end, "m-" + class, label})
		key = append(key, legend{"m-" + class, label, plain(words)})
	}
	add("trigger", e.Trigger.Text, e.Trigger.Start-offset, e.Trigger.End-offset)
	add("target", e.Target.Text, e.Target.Start-offset, e.Target.End-offset)
	if e.Actor != nil {
		add("actor", e.Actor.Text, e.Actor.Start-offset, e.Actor.End-offset)
	}
	from := max(0, e.Evidence.Start-offset)
	for class, words := range map[string][]string{"addressee": {e.Addressee}, "date": dateForms(e)} {
		for _, w := range words {
			if i := strings.Index(text[min(from, len(text)):], w); i >= 0 && w != "" {
				add(class, w, from+i, from+i+len(w))
				break
			}
		}
	}
	slices.SortFunc(key, func(a, b legend) int { return cmp.Compare(a.Class, b.Class) })
	return paint(text, spans), key
}

var germanMonths = strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
var frenchMonths = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")

// dateForms are ways in which a text may give the dates of an event, the most precise first.
func dateForms(e *edikt.Event) []string {
	dates := []string{e.When}
	if e.Effective != nil {
		dates = append(dates, e.Effective.From, e.Effective.Deadline, e.Effective.Until)
	}
	var out []string
	for _, d := range dates {
		switch t, err := time.Parse("2006-01-02", d); {
		case err == nil:
			day, de, fr := t.Format("2"), germanMonths[t.Month()-1], frenchMonths[t.Month()-1]
			out = append(out, day+". "+de+t.Format(" 2006"), day+". "+de, t.Format("2.1.2006"), t.Format("02.01.2006"),
				day+" "+fr+t.Format(" 2006"), day+" "+fr, day+"er "+fr+t.Format(" 2006"), day+"er "+fr)
		default:
			if t, err := time.Parse("2006-01", d); err == nil {
				out = append(out, germanMonths[t.Month()-1]+t.Format(" 2006"), frenchMonths[t.Month()-1]+t.Format(" 2006"), germanMonths[t.Month()-1], frenchMonths[t.Month()-1])
			} else if len(d) == 4 {
				out = append(out, d)
			}
		}
	}
	return out
}

// articlePage shows the stored text of an article with its events.
type articlePage struct {
	*visit
	Article api.ArticleRow
	Text    []template.HTML // paragraphs
	Events  []hit
}

func (p *Pages) article(v *visit) error {
	page := &articlePage{visit: v}
	id := v.r.PathValue("id")
	if err := v.get("/v1/articles/"+url.PathEscape(id), nil, &page.Article); err != nil {
		return err
	}
	var events api.EventPage
	q := query.Keyword{Field: query.ArticleField, Values: []string{id}}.String()
	if err := v.get("/v1/events", url.Values{"q": {q}, "limit": {"100"}}, &events); err != nil {
		return err
	}
	var spans []span
	for i := range events.Hits {
		e := &events.Hits[i]
		page.Events = append(page.Events, v.eventHit(e))
		if s := e.Evidence; s.Start >= 0 && s.End <= len(page.Article.Text) && s.Start < s.End && page.Article.Text[s.Start:s.End] == s.Text {
			spans = append(spans, span{s.Start, s.End, "", v.Kind(e.Kind)})
		}
	}
	page.Text = paragraphs(page.Article.Text, spans)
	v.Nav, v.Title = "search", plain(page.Article.Title)
	return v.show("article.html", page)
}

// paragraphs cuts a text at its blank lines.
func paragraphs(text string, spans []span) []template.HTML {
	var out []template.HTML
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text) - at
		}
		var here []span
		for _, s := range spans {
			if s.start >= at && s.end <= at+end {
				here = append(here, span{s.start - at, s.end - at, s.class, s.label})
			}
		}
		out = append(out, paint(text[at:at+end], here))
		at += end + 2
	}
	return out
}
