package newsroom

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"time"
)

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.html"))

// view is what the templates see.
type view struct {
	Site    *site
	Base    string
	Story   *story
	T       phrases
	Teasers []*story
	LD      map[string]any // JSON-LD; nil where the page has none
	Charset string
}

// page renders a story in its outlet's layout, with the noise around it, and says in which content type.
func (s *site) page(base string, st *story) (body []byte, contentType string) {
	v := view{Site: s, Base: base, Story: st, T: noise[s.Lang], Teasers: s.teasers(st), Charset: "utf-8"}
	if !st.has("no-jsonld") {
		v.LD = s.jsonLD(base, st)
	}
	if st.has("cp1252") {
		v.Charset = "windows-1252"
		return windows1252(render(s.layout, v)), "text/html" // the page alone names its encoding
	}
	return render(s.layout, v), "text/html; charset=utf-8"
}

func (s *site) home(base string) []byte {
	return render("home", view{Site: s, Base: base, T: noise[s.Lang], Teasers: s.stories, Charset: "utf-8"})
}

// teasers are other stories of the outlet, such as pages show beside the text.
func (s *site) teasers(st *story) []*story {
	others := slices.DeleteFunc(slices.Clone(s.stories), func(o *story) bool { return o == st })
	return others[:min(4, len(others))]
}

func (s *site) jsonLD(base string, st *story) map[string]any {
	return map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": st.title, "description": st.lead,
		"datePublished": st.published.Format(time.RFC3339), "inLanguage": s.Lang, "mainEntityOfPage": base + st.path(),
		"author":              map[string]any{"@type": "Person", "name": st.author},
		"publisher":           map[string]any{"@type": "NewsMediaOrganization", "name": s.Name},
		"isAccessibleForFree": !st.has("paywall"),
	}
}

func render(name string, v view) []byte {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name+".html", v); err != nil {
		panic("newsroom: " + err.Error()) // embedded templates, rendered by the tests
	}
	return b.Bytes()
}

// Title, Lead and the rest are for the templates.
func (s *story) Title() string        { return s.title }
func (s *story) Lead() string         { return s.lead }
func (s *story) Author() string       { return s.author }
func (s *story) Section() string      { return s.section }
func (s *story) Path() string         { return s.path() }
func (s *story) Paragraphs() []string { return s.body }
func (s *story) Paywalled() bool      { return s.has("paywall") }
func (s *story) Stamp() string        { return s.published.Format(time.RFC3339) }

// Dateline is the date as the page shows it.
func (s *story) Dateline() string {
	day := fmt.Sprintf("%s %d", dayAndMonth(s.outlet.Lang, s.published), s.published.Year())
	if s.outlet.Lang == "fr" {
		return day + " à " + s.published.Format("15h04")
	}
	return day + ", " + s.published.Format("15:04") + " Uhr"
}

// windows1252 recodes a page; characters that the encoding lacks become numeric references.
func windows1252(utf8 []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(utf8) {
		c, ok := upper1252[r]
		switch {
		case r < 0x80 || r >= 0xA0 && r <= 0xFF:
			b.WriteByte(byte(r))
		case ok:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "&#%d;", r)
		}
	}
	return b.Bytes()
}

// upper1252 is where windows-1252 differs from Latin-1, as far as newspapers use it.
var upper1252 = map[rune]byte{'€': 0x80, '‚': 0x82, '„': 0x84, '…': 0x85, '‹': 0x8B, 'Œ': 0x8C, '‘': 0x91, '’': 0x92,
	'“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97, '›': 0x9B, 'œ': 0x9C, 'Ÿ': 0x9F}
