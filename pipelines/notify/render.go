package notify

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"edikt"
	"edikt/language/nouns"
)

// Bounds of the pieces of a message, in runes; and how many items and sources it spells out.
const (
	nameRunes     = 120
	quoteRunes    = 600
	subjectRunes  = 180
	maxItems      = 20
	maxSources    = 5
	maxTerms      = 8
	maxQueryRunes = 300
)

// Message is a delivery in words, before any format. Every text in it is one harmless line.
type Message struct {
	Subject  string
	Lead     string // a remark on the whole: a sample, a notice
	Sections []Section
	Footer   []Line
	Text     string // all of it as plain text
	Button   Link   // what a notice asks for
}

// Section tells one change.
type Section struct {
	Heading Link
	Lines   []Line
	Quote   string // the sentence as it stands in the article
	Lang    string // of the quote
	Sources []Link
	More    string // "and 7 more"
}

// Line is a label with a value or links.
type Line struct {
	Label, Value string
	Links        []Link
}

// Link is a text that leads somewhere; without a URL it is only a text.
type Link struct{ Text, URL string }

// Render puts a delivery into words of its subscription's language.
func Render(d edikt.Delivery, links Links) Message {
	w := wordsFor(d.Subscription.Lang)
	var m Message
	if d.Letter != nil {
		return letterMessage(*d.Letter)
	}
	if d.Notice != nil {
		m = notice(w, d)
	} else {
		m = alertMessage(w, d, links)
	}
	m.Text = m.plainText()
	return m
}

func alertMessage(w *words, d edikt.Delivery, links Links) Message {
	m := Message{Subject: subject(w, d)}
	if d.Reason == edikt.ReasonSample {
		m.Lead = w.sample
	}
	for _, it := range d.Items[:min(len(d.Items), maxItems)] {
		m.Sections = append(m.Sections, section(w, it, links))
	}
	if n := len(d.Items) - maxItems; n > 0 {
		m.Sections = append(m.Sections, Section{Heading: Link{Text: fmt.Sprintf(w.more, n)}})
	}
	m.Footer = footer(w, d, links)
	return m
}

func subject(w *words, d edikt.Delivery) string {
	prefix := w.reasons[d.Reason]
	switch {
	case d.Reason == edikt.ReasonSummary:
		return plain(fmt.Sprintf(w.summary, len(d.Items))+": "+d.Subscription.Name, subjectRunes)
	case len(d.Items) > 1:
		return plain(fmt.Sprintf("%s: %s: %s", prefix, fmt.Sprintf(w.many, len(d.Items)), commonTarget(d)), subjectRunes)
	case len(d.Items) == 0:
		return plain(prefix+": "+d.Subscription.Name, subjectRunes)
	}
	return plain(prefix+": "+headline(w, &d.Items[0].Change), subjectRunes)
}

// commonTarget is the target of all items, else the subscription's name.
func commonTarget(d edikt.Delivery) string {
	for _, it := range d.Items[1:] {
		if it.Change.Dossier.Target != d.Items[0].Change.Dossier.Target {
			return d.Subscription.Name
		}
	}
	return targetName(&d.Items[0].Change.Dossier)
}

// headline is the change in one line: "TikTok: Verbot, in Kraft (Belgien)".
func headline(w *words, c *edikt.Change) string {
	s := plain(targetName(&c.Dossier), nameRunes) + w.colon + w.kinds[c.Dossier.Kind] + ", " + w.reached(c)
	if who := actorOf(c); who != "" {
		s += " (" + who + ")"
	}
	return s
}

func targetName(d *edikt.Dossier) string { return cmp.Or(d.TargetName, d.Target) }

// actorOf is who acts and where; an unknown actor is nobody, though the dossier has to keep it apart by its article.
func actorOf(c *edikt.Change) string {
	name := plain(c.Dossier.ActorName, nameRunes)
	if name == "" && !strings.HasPrefix(c.Dossier.Authority, "article/") {
		name = plain(c.Dossier.Authority, nameRunes)
	}
	if jur := plain(c.Dossier.Jurisdiction, 10); jur != "" && name != "" && name != jur {
		return name + ", " + jur
	}
	return name
}

func section(w *words, it edikt.DeliveryItem, links Links) Section {
	c := &it.Change
	s := Section{Heading: Link{headline(w, c), links.dossier(c.Dossier.ID)}}
	s.add(w.status, statusLine(w, c))
	if it.Held != "" {
		s.add(w.held, it.Held)
	}
	switch {
	case c.Type == edikt.HearCorrection:
		s.add("", w.corrected)
	case c.Dossier.Contested:
		s.add("", w.contested)
	}
	s.add(w.who, actorOf(c))
	if e := eventOf(c); e != nil {
		s.tell(w, e)
	}
	s.sources(w, &c.Dossier)
	return s
}

func statusLine(w *words, c *edikt.Change) string {
	line := w.reached(c)
	if c.From != "" && c.From != c.To {
		line += " (" + fmt.Sprintf(w.was, w.statuses[c.From]) + ")"
	}
	if n := len(c.Dossier.Steps); n > 0 {
		if a := c.Dossier.Steps[n-1].Asserted; a != "" {
			line += ", " + fmt.Sprintf(w.since, w.when(a))
		}
	}
	return line
}

// eventOf is the report to quote: the one that caused the change, else the first of the newest step.
func eventOf(c *edikt.Change) *edikt.Event {
	if c.Event != nil {
		return c.Event
	}
	if n := len(c.Dossier.Steps); n > 0 && len(c.Dossier.Steps[n-1].Events) > 0 {
		return &c.Dossier.Steps[n-1].Events[0]
	}
	return nil
}

// tell adds what the report says.
func (s *Section) tell(w *words, e *edikt.Event) {
	if f := e.Effective; f != nil {
		s.add(w.effective, w.when(edikt.Date(f.From)))
		s.add(w.until, w.when(edikt.Date(f.Until)))
		s.add(w.deadline, w.when(edikt.Date(f.Deadline)))
		s.add(w.duration, w.span(f.Duration))
	}
	s.add(w.binds, plain(e.Addressee, nameRunes))
	var where []string
	for _, sc := range e.Scope {
		where = append(where, nouns.Scope(w.lang, sc))
	}
	s.add(w.where, strings.Join(where, ", "))
	s.Quote = plain(e.Evidence.Text, quoteRunes)
	if e.Article != nil {
		s.Lang = plain(e.Article.Lang, 10)
	}
	s.add(w.rule, plain(rule(e), nameRunes))
}

func rule(e *edikt.Event) string {
	if e.RulesVersion == "" {
		return e.Rule
	}
	return e.Rule + " @ " + e.RulesVersion
}

// sources lists the outlets of the newest step first, each once.
func (s *Section) sources(w *words, d *edikt.Dossier) {
	if d.Sources > 0 {
		s.add(w.sources, strconv.Itoa(d.Sources))
	}
	seen := map[string]bool{}
	for _, st := range slices.Backward(d.Steps) {
		for _, e := range st.Events {
			if a := e.Article; a != nil && !seen[a.ID] {
				seen[a.ID] = true
				if len(s.Sources) < maxSources {
					s.Sources = append(s.Sources, sourceLink(w, a))
				}
			}
		}
	}
	if n := len(seen) - len(s.Sources); n > 0 {
		s.More = fmt.Sprintf(w.more, n)
	}
}

func sourceLink(w *words, a *edikt.ArticleRef) Link {
	text := plain(cmp.Or(a.Source, a.URL, a.ID), 60)
	if title := plain(a.Title, nameRunes); title != "" {
		text += ": " + title
	}
	if a.Date != "" {
		text += " (" + w.when(a.Date) + ")"
	}
	return Link{text, webURL(a.URL)}
}

// webURL is u where it is a plain web address, else nothing: no javascript:, no control characters, no credentials.
func webURL(u string) string {
	p, err := url.Parse(u)
	if err != nil || p.Scheme != "http" && p.Scheme != "https" || p.Host == "" || p.User != nil || len(u) > 2000 {
		return ""
	}
	return p.String()
}

// add is the one door for values from outside: each becomes one harmless line.
func (s *Section) add(label, value string) {
	if value = plain(value, quoteRunes); value != "" {
		s.Lines = append(s.Lines, Line{Label: label, Value: value})
	}
}

// footer says why this came and how to make it stop.
func footer(w *words, d edikt.Delivery, links Links) []Line {
	lines := []Line{{Label: w.why, Value: plain(d.Subscription.Name, nameRunes)}, {Label: w.query, Value: plain(d.Subscription.Query, maxQueryRunes)}}
	if t := terms(d); t != "" {
		lines = append(lines, Line{Label: w.terms, Value: t})
	}
	if l := links.own(w, d); len(l) > 0 {
		lines = append(lines, Line{Label: w.links, Links: l})
	}
	if len(d.Items) > 0 {
		cmd := "edikt alerts silence --subscription " + d.Subscription.ID + " --for 24h"
		lines = append(lines, Line{Value: fmt.Sprintf(w.silence, cmd)})
	}
	return lines
}

// terms lists which terms of the query the items answer, each once.
func terms(d edikt.Delivery) string {
	var all []string
	for _, it := range d.Items {
		for _, t := range it.Matched {
			if t = plain(t, 60); !slices.Contains(all, t) && len(all) < maxTerms {
				all = append(all, t)
			}
		}
	}
	return strings.Join(all, ", ")
}

func notice(w *words, d edikt.Delivery) Message {
	m := Message{Footer: []Line{{Label: w.links, Value: plain(d.Subscription.Name, nameRunes)}}}
	switch d.Notice.Type {
	case NoticeConfirm:
		m.Subject, m.Lead, m.Button = w.confirm, w.confirmText, Link{w.confirm, webURL(d.Notice.Link)}
		m.Footer = append(m.Footer, Line{Label: w.query, Value: plain(d.Subscription.Query, maxQueryRunes)})
	default:
		m.Subject, m.Lead = w.disabled, w.disabledText
	}
	if d.Notice.Detail != "" {
		m.Lead += " " + plain(d.Notice.Detail, quoteRunes)
	}
	return m
}

// plainText lays the message out for a narrow screen.
func (m *Message) plainText() string {
	var b strings.Builder
	if m.Lead != "" {
		fmt.Fprintf(&b, "%s\n\n", m.Lead)
	}
	if m.Button.URL != "" {
		fmt.Fprintf(&b, "%s\n\n", m.Button.URL)
	}
	for _, s := range m.Sections {
		s.plainText(&b)
	}
	b.WriteString("--\n")
	for _, l := range m.Footer {
		l.plainText(&b)
	}
	return b.String()
}

func (s *Section) plainText(b *strings.Builder) {
	fmt.Fprintln(b, s.Heading.Text)
	if s.Heading.URL != "" {
		fmt.Fprintln(b, s.Heading.URL)
	}
	b.WriteByte('\n')
	if s.Quote != "" {
		fmt.Fprintf(b, "  %s\n\n", quoted(s.Quote, s.Lang))
	}
	for _, l := range s.Lines {
		l.plainText(b)
	}
	for _, src := range s.Sources {
		fmt.Fprintf(b, "* %s\n", src.Text)
		if src.URL != "" {
			fmt.Fprintf(b, "  %s\n", src.URL)
		}
	}
	if s.More != "" {
		fmt.Fprintln(b, "* "+s.More)
	}
	b.WriteByte('\n')
}

func (l Line) plainText(b *strings.Builder) {
	if l.Value != "" {
		b.WriteString(labelled(l.Label, l.Value) + "\n")
	}
	for _, k := range l.Links {
		fmt.Fprintf(b, "%s: %s\n", k.Text, k.URL)
	}
}

func labelled(label, value string) string {
	if label == "" {
		return value
	}
	return label + ": " + value
}

// quoted puts the marks of its language around a sentence.
func quoted(s, lang string) string {
	switch lang {
	case "de":
		return "„" + s + "“"
	case "fr":
		return "« " + s + " »"
	}
	return "“" + s + "”"
}
