package crawler

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
)

// opmlNS marks the attributes that only Edikt knows; other readers pass over them.
const opmlNS = "https://edikt.invalid/opml"

// WriteOPML writes the sources as OPML 2.0: an outline a source, in it one for each feed, sitemap and section.
func WriteOPML(w io.Writer, sources []Source) error {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<opml version="2.0" xmlns:edikt="` + opmlNS + `">` + "\n<head><title>Edikt</title></head>\n<body>\n")
	for _, s := range sources {
		openOutline(&b, "text", s.Name, "edikt:id", s.ID, "htmlUrl", s.Home, "category", s.Kind, "edikt:country", s.Country, "language", strings.Join(s.Languages, " "),
			"edikt:every", duration(s.Every), "edikt:delay", duration(s.Delay), "edikt:zone", s.Zone, "edikt:disabled", flag(s.Disabled), "edikt:verified", flag(s.Verified), "edikt:licensed", flag(s.Licensed))
		b.WriteString(">\n")
		for _, f := range s.Feeds {
			openOutline(&b, "text", s.Name, "type", "rss", "xmlUrl", f, "htmlUrl", s.Home)
			b.WriteString("/>\n")
		}
		for _, m := range s.Sitemaps {
			openOutline(&b, "text", s.Name, "type", "sitemap", "url", m)
			b.WriteString("/>\n")
		}
		for _, sec := range s.Sections {
			openOutline(&b, "text", s.Name, "type", "section", "url", sec.URL, "edikt:pattern", sec.Pattern)
			b.WriteString("/>\n")
		}
		b.WriteString("</outline>\n")
	}
	b.WriteString("</body>\n</opml>\n")
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("opml: %w", err)
	}
	return nil
}

// openOutline writes an element without its end; pairs of name and value, empty values left out.
func openOutline(b *bytes.Buffer, pairs ...string) {
	b.WriteString("<outline")
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		b.WriteString(" " + pairs[i] + `="`)
		xml.EscapeText(b, []byte(pairs[i+1]))
		b.WriteString(`"`)
	}
}

func duration(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func flag(on bool) string {
	if on {
		return "true"
	}
	return ""
}

// maxOutlines bounds an OPML file.
const maxOutlines = 20_000

// ReadOPML reads sources out of an OPML file of Edikt's or of any feed reader's; there each outline with an xmlUrl
// is a feed, and feeds of one home page make one source. An outline that makes no valid source is reported beside
// the others.
func ReadOPML(r io.Reader) ([]Source, error) {
	d := xmlDecoder(io.LimitReader(r, 32<<20))
	var (
		out    []Source
		faults []error
		stack  []int // index into out of the source that an open outline is, or -1
		opml   bool
	)
	for n := 0; ; {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("opml: %w", err))
			break
		}
		switch t := tok.(type) {
		case xml.StartElement:
			opml = opml || strings.EqualFold(t.Name.Local, "opml")
			if t.Name.Local != "outline" {
				continue
			}
			if n++; n > maxOutlines {
				return nil, fmt.Errorf("opml: more than %d outlines: %w", maxOutlines, ErrTooLarge)
			}
			stack = append(stack, outline(t, stack, &out))
		case xml.EndElement:
			if t.Name.Local == "outline" && len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		}
	}
	if !opml {
		faults = append(faults, errors.New("opml: no opml element"))
	}
	out = slices.DeleteFunc(out, func(s Source) bool {
		err := s.Validate()
		if err != nil {
			faults = append(faults, fmt.Errorf("opml: %s: %s", s.ID, strings.ReplaceAll(err.Error(), "\n", "; ")))
		}
		return err != nil
	})
	return out, errors.Join(faults...)
}

// outline takes one element into the sources; it returns the source that its children belong to, or -1.
func outline(t xml.StartElement, stack []int, out *[]Source) int {
	parent := -1
	if len(stack) > 0 {
		parent = stack[len(stack)-1]
	}
	feed, place := xmlAttr(t, "xmlUrl"), xmlAttr(t, "url")
	switch typ := xmlAttr(t, "type"); {
	case ediktAttr(t, "id") != "":
		*out = append(*out, outlineSource(t))
		return len(*out) - 1
	case feed == "" && place == "":
		return -1 // a folder
	case parent >= 0 && typ == "sitemap":
		(*out)[parent].Sitemaps = append((*out)[parent].Sitemaps, place)
		return parent
	case parent >= 0 && typ == "section":
		(*out)[parent].Sections = append((*out)[parent].Sections, Section{place, xmlAttr(t, "pattern")})
		return parent
	case feed == "":
		return -1
	case parent < 0:
		parent = foreignFeed(t, out)
	}
	(*out)[parent].Feeds = append((*out)[parent].Feeds, feed)
	return -1
}

// ediktAttr is an attribute of our own namespace.
func ediktAttr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == opmlNS && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// outlineSource reads what WriteOPML wrote.
func outlineSource(t xml.StartElement) Source {
	s := Source{ID: ediktAttr(t, "id"), Name: xmlAttr(t, "text"), Home: xmlAttr(t, "htmlUrl"), Kind: xmlAttr(t, "category"), Country: xmlAttr(t, "country"),
		Languages: strings.Fields(xmlAttr(t, "language")), Zone: xmlAttr(t, "zone"), Disabled: xmlAttr(t, "disabled") == "true", Verified: xmlAttr(t, "verified") == "true", Licensed: xmlAttr(t, "licensed") == "true"}
	s.Every, _ = time.ParseDuration(xmlAttr(t, "every"))
	s.Delay, _ = time.ParseDuration(xmlAttr(t, "delay"))
	return s
}

// foreignFeed finds or makes the source of another reader's feed: one for each home page.
func foreignFeed(t xml.StartElement, out *[]Source) int {
	home := xmlAttr(t, "htmlUrl")
	if home == "" {
		home = xmlAttr(t, "xmlUrl")
	}
	id := hostID(home)
	for i, s := range *out {
		if s.ID == id {
			return i
		}
	}
	name := xmlAttr(t, "title")
	if name == "" {
		name = xmlAttr(t, "text")
	}
	*out = append(*out, Source{ID: id, Name: name, Home: xmlAttr(t, "htmlUrl"), Languages: languageTags(xmlAttr(t, "language"))})
	return len(*out) - 1
}

// languageTags are the primary languages of what other programs write: "de-AT", "FR_ca". What is none goes.
func languageTags(s string) (out []string) {
	for _, tag := range strings.Fields(strings.ToLower(s)) {
		if i := strings.IndexAny(tag, "-_"); i > 0 {
			tag = tag[:i]
		}
		if languageTag.MatchString(tag) {
			out = append(out, tag)
		}
	}
	return out
}

// hostID makes a source's id of its address.
func hostID(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	id := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := strings.Trim(u.Path, "/"); p != "" && !strings.ContainsAny(p, "./") && len(p) < 20 {
		id += "-" + strings.ToLower(p)
	}
	id = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '-' {
			return r
		}
		return '-'
	}, id)
	return cutText(strings.TrimLeft(id, ".-"), 64)
}
