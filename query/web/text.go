package web

import (
	"html/template"
	"net/url"
	"strings"

	"edikt"
	"edikt/query"
)

// marked is the first fragment of a field with its hits in <mark>, or the plain text where there is none.
func marked(highlights map[string][]query.Mark, field, plain string) template.HTML {
	marks := highlights[field]
	if len(marks) == 0 {
		return template.HTML(template.HTMLEscapeString(plain))
	}
	var b strings.Builder
	at, text := 0, marks[0].Text
	for _, s := range marks[0].Spans {
		if s[0] < at || s[1] < s[0] || s[1] > len(text) {
			continue
		}
		b.WriteString(template.HTMLEscapeString(text[at:s[0]]) + "<mark>" + template.HTMLEscapeString(text[s[0]:s[1]]) + "</mark>")
		at = s[1]
	}
	b.WriteString(template.HTMLEscapeString(text[at:]))
	return template.HTML(b.String())
}

// day is a date as readers want it in a list.
func day(d edikt.Date) string { return string(d.Day()) }

// host names an outlet: its source, else the host of the address.
func host(a *edikt.ArticleRef) string {
	if a == nil {
		return ""
	}
	if u, err := url.Parse(a.URL); a.Source == "" && err == nil {
		return u.Hostname()
	}
	return a.Source
}
