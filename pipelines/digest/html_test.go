package digest

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"edikt"
)

var (
	headingTag = regexp.MustCompile(`<h([1-6])[ >]`)
	imageTag   = regexp.MustCompile(`<(img|svg)[^>]*>`)
	quoteTag   = regexp.MustCompile(`<blockquote[^>]*>`)
	loads      = regexp.MustCompile(`(?i)(<script|<link|<iframe|src="?http|url\(['"]?http|@import)`)
)

// pages are the documents that people see.
func pagesOf(t *testing.T) map[string]string {
	t.Helper()
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, lang := range []string{"de", "fr", "en"} {
		is := compose(t, corpus(made()), Order{Lang: lang})
		for _, format := range []string{HTML, Print} {
			if out[lang+" "+format], err = r.Render(is, site, format); err != nil {
				t.Fatal(err)
			}
		}
		l, err := r.Letter(is, site)
		if err != nil {
			t.Fatal(err)
		}
		out[lang+" mail"] = l.HTML
	}
	return out
}

func TestPagesAreAccessible(t *testing.T) {
	for name, page := range pagesOf(t) {
		last := 0
		for _, m := range headingTag.FindAllStringSubmatch(page, -1) {
			level, _ := strconv.Atoi(m[1])
			if level > last+1 || level == 1 && last != 0 {
				t.Errorf("%s: heading %d after %d", name, level, last)
			}
			last = level
		}
		images := imageTag.FindAllString(page, -1)
		if len(images) < 2 {
			t.Errorf("%s has %d pictures", name, len(images))
		}
		for _, tag := range images {
			if !strings.Contains(tag, `alt="`) && !strings.Contains(tag, `aria-label="`) || strings.Contains(tag, `=""`) {
				t.Errorf("%s: no words for %s", name, tag)
			}
		}
		for _, tag := range quoteTag.FindAllString(page, -1) {
			if !strings.Contains(tag, `lang="de"`) && !strings.Contains(tag, `lang="fr"`) {
				t.Errorf("%s: no language at %s", name, tag)
			}
		}
		if !strings.Contains(page, `<html lang="`+name[:2]+`"`) || loads.MatchString(page) {
			t.Errorf("%s loads something, or has no language", name)
		}
		if len(page) > 100<<10 {
			t.Errorf("%s has %d bytes", name, len(page))
		}
	}
}

var hexColour = regexp.MustCompile(`#[0-9a-f]{6}`)

// grounds are the backgrounds, the first two of light pages, the others of dark ones; everything else is written on them.
var grounds = [][]string{{"#ffffff", "#f4f6f8"}, {"#14191f", "#1e262e"}}

func TestContrast(t *testing.T) {
	inks := [][]string{{"#1b2631", "#4a5764", "#0b4f8a"}, {"#e8ecef", "#b3bec8", "#8cc4ff"}}
	known := map[string]bool{}
	for i := range grounds {
		for _, ground := range grounds[i] {
			known[ground] = true
			for _, text := range inks[i] {
				known[text] = true
				if c := contrast(t, ground, text); c < 4.5 {
					t.Errorf("%s on %s: %.2f", text, ground, c)
				}
			}
		}
	}
	for name, page := range pagesOf(t) {
		for _, c := range hexColour.FindAllString(page, -1) {
			if !known[c] {
				t.Errorf("%s: the contrast of %s is not proved", name, c)
			}
		}
	}
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 0.01 {
		t.Errorf("black on white is %.2f", got)
	}
}

// contrast is that of WCAG 2.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var rgb [3]int
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestPicturesArePNG(t *testing.T) {
	is := compose(t, corpus(made()), Order{})
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	l, err := r.Letter(is, site)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Images) < 2 {
		t.Fatalf("%d pictures", len(l.Images))
	}
	for _, im := range l.Images {
		p, err := png.Decode(bytes.NewReader(im.PNG))
		if err != nil || p.Bounds().Dx() < 100 || len(im.PNG) > 10<<10 || !strings.Contains(l.HTML, `src="cid:`+im.ContentID()+`"`) {
			t.Errorf("%s: %v, %d bytes", im.Name, err, len(im.PNG))
		}
	}
}

// markup is what text from outside must not become.
var markup = map[string]*regexp.Regexp{HTML: regexp.MustCompile(`<script|href="javascript|<[^>]*" onmouseover`), Print: regexp.MustCompile(`<script|href="javascript`),
	Markdown: regexp.MustCompile(`[^\\]<script|[^\\]\]\(javascript`), Text: regexp.MustCompile(`\x1b`)}

func TestHostileTextStaysText(t *testing.T) {
	m := &maker{}
	evil := "<script>alert(1)</script>\u202e\x1b[31m\" onmouseover=x [a](javascript:b) %s {{.}}"
	m.add(fact{actor: 0, kind: edikt.Ban, target: Target{"evil", evil}, status: edikt.InForce, day: mustPeriod(t, lastWeek).From})
	e := &m.events[0]
	e.Evidence.Text, e.Addressee, e.Article.Source, e.Article.URL = evil, evil, evil, "javascript:alert(1)"
	e.Effective = &edikt.Effective{From: evil, Deadline: evil, Duration: evil}
	in := corpus(m.events)
	in.Sources.Silent = []string{evil}
	is := compose(t, in, Order{Name: evil})
	r, err := NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{HTML, Print, Text, Markdown} {
		got, err := r.Render(is, site, format)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(got, "\x1b\u202e") || markup[format].MatchString(got) {
			t.Errorf("%s lets markup through:\n%s", format, got)
		}
	}
}

func TestOwnTemplates(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "issue.txt"), []byte(`{{.HeadlineText}}{{range .Sections}} / {{.Heading}}{{end}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := NewRenderer(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Render(compose(t, corpus(made()), Order{}), Site{}, Text)
	if err != nil || !strings.Contains(got, " / Neue Maßnahmen / Statuswechsel") {
		t.Errorf("%q, %v", got, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "issue.md"), []byte(`{{.Nothing`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := NewRenderer(dir); err == nil || !strings.Contains(err.Error(), "issue.md:1") {
		t.Errorf("a broken template: %v", err)
	}
}

func TestTextFitsATerminal(t *testing.T) {
	for _, lang := range []string{"de", "fr", "en"} {
		is := compose(t, corpus(made()), Order{Lang: lang, Now: afterwards.Add(time.Hour)})
		for _, line := range strings.Split(mustText(t, is), "\n") {
			if n := len([]rune(line)); n > 80 && !strings.Contains(line, "://") {
				t.Errorf("%s: a line of %d columns: %s", lang, n, line)
			}
		}
	}
}
