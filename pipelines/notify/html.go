package notify

import (
	"bytes"
	"html/template"
)

// page is the HTML of a message: one column, large enough to read on a telephone, no images, nothing loaded.
var page = template.Must(template.New("message").Funcs(template.FuncMap{"quoted": quoted}).Parse(`<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{{.Subject}}</title></head>
<body style="margin:0 auto;padding:16px;max-width:36em;font:16px/1.5 system-ui,sans-serif">{{template "body" .}}</body></html>
{{define "body"}}
{{- with .Lead}}<p>{{.}}</p>{{end}}
{{- with .Button}}{{if .URL}}<p><a href="{{.URL}}" style="display:inline-block;padding:12px 20px;border:1px solid;border-radius:6px">{{.Text}}</a></p>{{end}}{{end}}
{{- range .Sections}}<h2 style="font-size:18px;margin:20px 0 8px" dir="auto">{{if .Heading.URL}}<a href="{{.Heading.URL}}">{{.Heading.Text}}</a>{{else}}{{.Heading.Text}}{{end}}</h2>
{{- if .Quote}}<blockquote lang="{{.Lang}}" style="margin:0 0 12px;padding-left:12px;border-left:3px solid" dir="auto">{{quoted .Quote .Lang}}</blockquote>{{end}}
{{- range .Lines}}<div dir="auto">{{with .Label}}<b>{{.}}:</b> {{end}}{{.Value}}</div>{{end}}
{{- if .Sources}}<ul style="padding-left:20px">{{range .Sources}}<li dir="auto">{{if .URL}}<a href="{{.URL}}">{{.Text}}</a>{{else}}{{.Text}}{{end}}</li>{{end}}{{with .More}}<li>{{.}}</li>{{end}}</ul>{{end}}
{{- end}}
<hr style="margin-top:24px"><div style="font-size:13px">
{{- range .Footer}}<div>{{with .Label}}{{.}}: {{end}}{{.Value}}{{range $i, $l := .Links}}{{if $i}}, {{end}}<a href="{{$l.URL}}">{{$l.Text}}</a>{{end}}</div>{{end}}</div>
{{- end}}`))

// htmlPage is a whole document, htmlBody what stands inside one.
func htmlPage(m Message) string { return execute("message", m) }
func htmlBody(m Message) string { return execute("body", m) }

func execute(name string, m Message) string {
	var b bytes.Buffer
	if err := page.ExecuteTemplate(&b, name, m); err != nil {
		return template.HTMLEscapeString(m.Text) // a template over plain values does not fail; if it does, the words count
	}
	return b.String()
}
