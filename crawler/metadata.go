package crawler

import "strings"

// title is the headline: of JSON-LD, the page or the head, in this order, without the outlet's name behind it. Where
// page and head agree against JSON-LD, that one holds the wording for search engines.
func (d *document) title(ld ldNode) string {
	h := squeeze(plainText(ld.str("headline")))
	og := squeeze(plainText(d.firstMeta("og:title", "twitter:title", "dc:title", "title")))
	switch {
	case h != "" && d.h1 != "" && sameWords(d.h1, og) && sameWords(h, d.withoutOutlet(d.titleE)):
		return d.h1
	case h != "" && !strings.HasSuffix(h, "…") && !strings.HasSuffix(h, "..."):
		return d.withoutOutlet(h)
	case d.h1 != "" && (og == "" || overlap(d.h1, og) >= 0.5):
		return d.h1
	case og != "":
		return d.withoutOutlet(og)
	case d.h1 != "":
		return d.h1
	}
	return d.withoutOutlet(d.titleE)
}

// withoutOutlet cuts the outlet's name off a title: what follows the last separator, where the page gives that as the
// site's name or its host carries it.
func (d *document) withoutOutlet(s string) string {
	host := hostOf(d.canonical())
	if d.base != nil && d.base.Host != "" {
		host = d.base.Hostname()
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " :: "} {
		i := strings.LastIndex(s, sep)
		if i < 10 || len(s)-i > 50 {
			continue
		}
		tail := strings.Join(foldWords(s[i+len(sep):]), "")
		if site := d.meta["og:site:name"]; overlap(s[i+len(sep):], site) >= 0.5 || len(tail) > 2 && strings.Contains(strings.Join(foldWords(host), ""), tail) {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// overlap is the share of the shorter text's words that stand in the longer one.
func overlap(a, b string) float64 {
	x, y := foldWords(a), foldWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	set := map[string]bool{}
	for _, w := range y {
		set[w] = true
	}
	hit := 0
	for _, w := range x {
		if set[w] {
			hit++
		}
	}
	return float64(hit) / float64(len(x))
}

func (d *document) description(ld ldNode) string {
	s := plainText(ld.str("description"))
	if s == "" {
		s = plainText(d.firstMeta("og:description", "description", "twitter:description", "dc:description"))
	}
	return squeeze(s)
}

func (d *document) author(ld ldNode) string {
	names := ldStrings(ld["author"])
	if len(names) == 0 {
		for _, key := range []string{"author", "article:author", "dc:creator", "parsely:author", "sailthru:author"} {
			if v := d.meta[key]; v != "" {
				names = []string{v}
				break
			}
		}
	}
	var out []string
	for _, n := range names {
		if n = squeeze(plainText(n)); n != "" && !strings.Contains(n, "://") && len(n) < 120 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// canonical is the page's own address as an absolute URL, or "".
func (d *document) canonical() string {
	for _, raw := range []string{d.links["canonical"], d.meta["og:url"]} {
		if u := resolve(d.base, raw); u != "" {
			return u
		}
	}
	return ""
}

// paywalled reports whether the page says that it shows a teaser only.
func (d *document) paywalled(ld ldNode) bool {
	switch ld.accessible() {
	case "paid":
		return true
	case "free":
		return false
	}
	tier := strings.ToLower(d.firstMeta("article:content:tier", "cxenseparse:access", "access", "content:tier"))
	return tier == "locked" || tier == "metered" || tier == "paid" || tier == "premium"
}

func (d *document) firstMeta(keys ...string) string {
	for _, k := range keys {
		if v := d.meta[k]; v != "" {
			return v
		}
	}
	return ""
}
