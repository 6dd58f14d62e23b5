package digest

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	htmltemplate "html/template"
	"io/fs"
	"os"
	"strings"
	"text/template"
	"unicode/utf8"
)

//go:embed templates
var builtin embed.FS

// The formats of an issue.
const (
	HTML     = "html"
	Print    = "print" // HTML to be printed, or kept as PDF
	Text     = "text"
	Markdown = "md"
	JSON     = "json"
	EML      = "eml"
)

// Formats lists them.
func Formats() []string { return []string{HTML, Print, Text, Markdown, JSON, EML} }

// Renderer turns pages into documents.
type Renderer struct {
	html     *htmltemplate.Template
	text, md *template.Template
}

// NewRenderer reads the templates: issue.html, issue.txt and issue.md of a folder where they are there, else the built-in
// ones. An empty folder name means the built-in ones. Every mistake in them is reported.
func NewRenderer(dir string) (*Renderer, error) {
	r := &Renderer{}
	src := map[string]string{}
	var errs []error
	for _, name := range []string{"issue.html", "issue.txt", "issue.md"} {
		text, err := source(dir, name)
		src[name] = text
		errs = append(errs, err)
	}
	var err error
	r.html, err = htmltemplate.New("issue.html").Funcs(htmltemplate.FuncMap{"picture": func(*Picture) htmltemplate.HTML { return "" }, "quoted": quoted, "brief": brief, "nolink": func(string) string { return "" }}).Parse(src["issue.html"])
	errs = append(errs, err)
	r.text, err = template.New("issue.txt").Funcs(textFuncs).Funcs(template.FuncMap{"nolink": func(string) string { return "" }}).Parse(src["issue.txt"])
	errs = append(errs, err)
	r.md, err = template.New("issue.md").Funcs(textFuncs).Funcs(template.FuncMap{"nolink": func(string) string { return "" }}).Parse(src["issue.md"])
	errs = append(errs, err)
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("templates of the digest: %w", err)
	}
	return r, nil
}

func source(dir, name string) (string, error) {
	if dir != "" {
		data, err := os.ReadFile(dir + string(os.PathSeparator) + name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return string(data), err
		}
	}
	data, err := builtin.ReadFile("templates/" + name)
	return string(data), err
}

// view is what templates get: the page, and for what it is.
type view struct {
	*Page
	Print bool
}

// Images says how pictures come into HTML.
type Images func(*Picture) htmltemplate.HTML

// asSVG draws pictures into the page, for browsers.
func asSVG(p *Picture) htmltemplate.HTML { return p.Draw.SVG(p.Name, p.Alt) }

// HTML renders a page for browsers: one file that loads nothing.
func (r *Renderer) HTML(p *Page) (string, error) { return r.renderHTML(view{p, false}, asSVG) }

// Print renders a page for paper.
func (r *Renderer) Print(p *Page) (string, error) { return r.renderHTML(view{p, true}, asSVG) }

func (r *Renderer) renderHTML(v view, images Images) (string, error) {
	t, err := r.html.Clone()
	if err != nil {
		return "", err
	}
	t.Funcs(htmltemplate.FuncMap{"picture": images, "nolink": v.nolink})
	var b bytes.Buffer
	if err := t.Execute(&b, v); err != nil {
		return "", fmt.Errorf("issue.html: %w", err)
	}
	return b.String(), nil
}

// Linked reports whether numbers lead to their searches.
func (v view) Linked() bool { return len(v.Notes) == 0 || v.Notes[0].URL != "" }

// brief is a query for reading; the JSON has all of it.
func brief(q string) string { return strings.ReplaceAll(cut(q, 240), "`", "'") }

func (v view) nolink(q string) string { return wordsFor(v.Lang).lf("nolink", cut(q, 200)) }

// Text renders plain text in lines of at most 76 columns, addresses apart.
func (r *Renderer) Text(p *Page) (string, error) { return renderText(r.text, p) }

// Markdown renders Markdown of the common sort with tables.
func (r *Renderer) Markdown(p *Page) (string, error) { return renderText(r.md, p) }

func renderText(t *template.Template, p *Page) (string, error) {
	t, err := t.Clone()
	if err != nil {
		return "", err
	}
	v := view{p, false}
	var b bytes.Buffer
	if err := t.Funcs(template.FuncMap{"nolink": v.nolink}).Execute(&b, v); err != nil {
		return "", fmt.Errorf("%s: %w", t.Name(), err)
	}
	return tidy(b.String()), nil
}

// tidy leaves one empty line at most, and none at the ends.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	var out []string
	for _, l := range lines {
		l = strings.TrimRight(l, " ")
		if l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}

// Render makes a document of an issue in any format but EML, which needs addresses.
func (r *Renderer) Render(is Issue, site Site, format string) (string, error) {
	switch format {
	case HTML:
		return r.HTML(NewPage(is, site))
	case Print:
		return r.Print(NewPage(is, site))
	case Text:
		return r.Text(NewPage(is, site))
	case Markdown:
		return r.Markdown(NewPage(is, site))
	case JSON:
		return EncodeJSON(is)
	}
	return "", fmt.Errorf("format %q is none of %s", format, strings.Join(Formats(), ", "))
}

// EncodeJSON is the issue as JSON, indented.
func EncodeJSON(is Issue) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(is)
	return b.String(), err
}

// img shows a picture that lies at src.
func img(p *Picture, src string) htmltemplate.HTML {
	return htmltemplate.HTML(fmt.Sprintf(`<img src="%s" alt="%s" width="%d" height="%d" style="max-width:100%%;height:auto;background:#ffffff">`,
		htmltemplate.HTMLEscapeString(src), htmltemplate.HTMLEscapeString(p.Alt), p.Draw.Width, p.Draw.Height))
}

// textFuncs are what text templates can call beside the built-in functions.
var textFuncs = template.FuncMap{"brief": brief, "wrap": wrap, "rule": rule, "labelled": labelled, "quoted": quoted, "item": itemText, "table": tableText, "ranking": rankingText,
	"md": escapeMarkdown, "mdlink": markdownLink}

// quoted puts the marks of its own language around a sentence.
func quoted(q Quote) string {
	marks := wordsFor(q.Lang).quote
	return marks[0] + q.Text + marks[1]
}

const textWidthColumns = 76

// wrap breaks a text into lines; the first begins with prefix, the others with as many blanks, or with the bar of a quote.
func wrap(s, prefix string) string {
	rest := strings.Repeat(" ", utf8.RuneCountInString(prefix))
	if strings.Contains(prefix, "|") {
		rest = prefix
	}
	var b strings.Builder
	line, width := prefix, utf8.RuneCountInString(prefix)
	empty := true
	for _, word := range strings.Split(s, " ") {
		n := utf8.RuneCountInString(word)
		if !empty && width+1+n > textWidthColumns {
			b.WriteString(line + "\n")
			line, width, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line += " "
			width++
		}
		line += word
		width += n
		empty = false
	}
	return b.String() + line
}

// rule is a heading underlined.
func rule(heading, count, mark string) string {
	if count != "" {
		heading += " (" + count + ")"
	}
	return heading + "\n" + strings.Repeat(mark, utf8.RuneCountInString(heading))
}

func labelled(label, value string) string {
	if label == "" {
		return value
	}
	return label + " " + value
}

func itemText(it Item) string {
	s := labelled(it.Lead, it.Text)
	if it.After != "" {
		s += " (" + it.After + ")"
	}
	return s
}

func tableText(f FigurePage) string {
	width := 0
	for _, row := range f.Rows {
		width = max(width, utf8.RuneCountInString(row[0].Text))
	}
	var b strings.Builder
	b.WriteString(pad(f.Columns[0], width, false))
	for _, c := range f.Columns[1:] {
		b.WriteString(" " + pad(c, max(4, utf8.RuneCountInString(c)), true))
	}
	for _, row := range f.Rows {
		b.WriteString("\n" + pad(row[0].Text, width, false))
		for i, c := range row[1:] {
			b.WriteString(" " + pad(c.Text, max(4, utf8.RuneCountInString(f.Columns[i+1])), true))
		}
	}
	return b.String()
}

func rankingText(t BarTable) string {
	width := 0
	for _, r := range t.Rows {
		width = max(width, utf8.RuneCountInString(r.Name))
	}
	var lines []string
	for _, r := range t.Rows {
		lines = append(lines, pad(r.Name, width, false)+" "+pad(r.Count.Text, 5, true)+" "+strings.Repeat("#", r.Share/5))
	}
	return strings.Join(lines, "\n")
}

func pad(s string, width int, right bool) string {
	fill := strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
	if right {
		return fill + s
	}
	return s + fill
}

// escapeMarkdown keeps text from outside from being read as markup.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|!~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func markdownLink(l Link) string {
	if l.URL == "" {
		return escapeMarkdown(l.Text)
	}
	return "[" + escapeMarkdown(l.Text) + "](" + l.URL + ")"
}
