package digest

import (
	"cmp"
	"net/url"
	"strings"

	"edikt"
	"edikt/language/gazetteer"
	"edikt/language/nouns"
)

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
		if n := nouns.Scope(w.lang, s); n != "" {
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
