package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"edikt"
	"edikt/query"
)

// functions are what templates can do beside showing values; what depends on the language are methods of visit.
var functions = template.FuncMap{"pair": pair, "plain": plain, "day": day, "clock": clock, "web": webLink, "percent": percent, "dict": dict,
	"millis": millis, "int": func(n uint64) int { return int(n) }}

// scene is what a partial template sees: the visit and its own value.
type scene struct {
	V *visit
	X any
}

func pair(v *visit, x any) scene { return scene{v, x} }

// dict makes a small map of pairs of name and value.
func dict(pairs ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return m
}

// maxShown bounds titles, names and other single lines from outside, in letters.
const maxShown = 200

// plain makes a line from outside fit to be shown: without control characters, without marks that turn the direction of
// what follows or take no place, in one line, and of bounded length.
func plain(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			r = ' '
		case hidden(r):
			continue
		}
		if n++; n > maxShown {
			return b.String() + "…"
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden reports whether a letter changes how others look, or cannot be seen: direction marks, joiners, tags.
func hidden(r rune) bool { return unicode.Is(unicode.Cf, r) && r != '\u00ad' || r == utf8.RuneError }

// body is plain for texts of many lines and any length.
func body(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) || unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, s)
}

// span is a range of bytes with what it is.
type span struct {
	start, end int
	class      string
	label      string
}

// paint shows text with its spans marked. Spans that overlap an earlier one are left out.
func paint(text string, spans []span) template.HTML {
	slices.SortStableFunc(spans, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.start < at || s.end <= s.start || s.end > len(text) {
			continue
		}
		b.WriteString(template.HTMLEscapeString(body(text[at:s.start])) + `<mark`)
		if s.class != "" {
			b.WriteString(` class="` + template.HTMLEscapeString(s.class) + `"`)
		}
		if s.label != "" {
			b.WriteString(` title="` + template.HTMLEscapeString(s.label) + `"`)
		}
		b.WriteString(">" + template.HTMLEscapeString(body(text[s.start:s.end])) + "</mark>")
		at = s.end
	}
	b.WriteString(template.HTMLEscapeString(body(text[at:])))
	return template.HTML(b.String())
}

// marked is the first fragment of a field with its hits marked, or the plain text where there is none.
func marked(highlights map[string][]query.Mark, field, text string) template.HTML {
	marks := highlights[field]
	if len(marks) == 0 {
		return template.HTML(template.HTMLEscapeString(clip(text, 600)))
	}
	m := marks[0]
	var spans []span
	for _, s := range m.Spans {
		spans = append(spans, span{start: s[0], end: s[1]})
	}
	if len(m.Text) > 4000 {
		return template.HTML(template.HTMLEscapeString(clip(m.Text, 600)))
	}
	return paint(m.Text, spans)
}

// clip shortens a text of several lines.
func clip(s string, letters int) string {
	s = body(s)
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	return string([]rune(s)[:letters]) + "…"
}

// day is a date as precise as it is known, at most to the day.
func day(d edikt.Date) string { return plain(string(d.Day())) }

// webLink lets only addresses of web pages through.
func webLink(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// outlet names who published an article: its source, else the host of its address.
func outlet(a *edikt.ArticleRef) string {
	if a == nil {
		return ""
	}
	if u, err := url.Parse(a.URL); a.Source == "" && err == nil {
		return plain(u.Hostname())
	}
	return plain(a.Source)
}
