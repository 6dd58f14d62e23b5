package crawler

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // outlets' zones must be known on machines without a zone database

	"edikt"
)

// The two zones of pages that name none. The German and French press of Europe shares one.
var (
	europe = sync.OnceValue(func() *time.Location { return location("Europe/Berlin") })
	quebec = sync.OnceValue(func() *time.Location { return location("America/Montreal") })
)

// location is the zone with this name, UTC where there is none.
func location(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return loc
}

// pageZone is the zone in which a page tells times without one: as configured, else by the host's country.
func pageZone(name, rawURL string) *time.Location {
	if name != "" {
		return location(name)
	}
	if host := hostOf(rawURL); strings.HasSuffix(host, ".ca") || strings.HasSuffix(host, ".quebec") {
		return quebec()
	}
	return europe()
}

// published is the day or instant of publication as the page gives it, or "".
func (d *document) published(ld ldNode, zone *time.Location) edikt.Date {
	for _, raw := range d.publishedCandidates(ld) {
		if date := parsePageDate(raw, zone); date != "" {
			if len(date) > 10 {
				return date
			}
			if visible := d.visibleDate(zone); visible.Day() == date {
				return visible // the same day, with its time
			}
			return date
		}
	}
	if visible := d.visibleDate(zone); visible != "" {
		return visible
	}
	if d.base != nil {
		return urlDate(d.base.Path)
	}
	return ""
}

func (d *document) publishedCandidates(ld ldNode) []string {
	out := []string{ld.str("datePublished"), ld.str("dateCreated")}
	for _, key := range []string{"article:published:time", "og:article:published:time", "datepublished", "og:published:time", "date", "pubdate", "publishdate", "publish:date", "publication:date",
		"dc:date:issued", "dcterms:issued", "dc:date", "dcterms:created", "dcterms:date", "dc:date:created", "sailthru:date", "parsely:pub:date", "cxenseparse:recs:publishtime", "last:modified:date", "article:published"} {
		out = append(out, d.meta[key])
	}
	for _, n := range d.ld {
		for _, t := range n.types() {
			if t == "WebPage" || articleType(t) {
				out = append(out, n.str("datePublished"))
			}
		}
	}
	return out
}

// modified is when the page says it was last changed, or "".
func (d *document) modified(ld ldNode, zone *time.Location) edikt.Date {
	for _, raw := range []string{ld.str("dateModified"), d.meta["article:modified:time"], d.meta["og:updated:time"], d.meta["datemodified"], d.meta["last:modified"], d.meta["dcterms:modified"]} {
		if date := parsePageDate(raw, zone); date != "" {
			return date
		}
	}
	return ""
}

// visibleDate is the date that a reader sees by the headline: of the first time element there, else of the first date
// line behind it, else of one before it. A line that speaks of an update counts where there is no other.
func (d *document) visibleDate(zone *time.Location) edikt.Date {
	at := max(d.h1At, 0)
	end := d.headEnd(at)
	for _, t := range d.times {
		if t.block < at-3 || t.block > end {
			continue
		}
		if date := t.date(zone); date != "" {
			return date
		}
	}
	var updated edikt.Date
	for i := at + 1; i < end; i++ {
		date := d.blockDate(i, zone)
		if date != "" && !updateLine.MatchString(d.blocks[i].text) {
			return date
		}
		if updated == "" {
			updated = date
		}
	}
	for i := at - 1; i >= max(0, at-4) && updated == ""; i-- {
		updated = d.blockDate(i, zone)
	}
	return updated
}

// headEnd is where the date lines by the headline end: with the third paragraph, or thirty blocks on.
func (d *document) headEnd(at int) int {
	paras := 0
	for i := at + 1; i < min(at+30, len(d.blocks)); i++ {
		if d.loud(&d.blocks[i]) > 0 {
			if paras++; paras == 3 {
				return i
			}
		}
	}
	return min(at+30, len(d.blocks))
}

// date is what the element says to machines, with the time that it shows to people where it keeps that from machines.
func (t *timeMark) date(zone *time.Location) edikt.Date {
	date, shown := parsePageDate(t.value, zone), textDate(t.text, zone)
	if date == "" || len(date) == 10 && shown.Day() == date {
		return shown
	}
	return date
}

var (
	updateLine = regexp.MustCompile(`(?i)aktualisiert|\bakt\.|zuletzt geändert|mis à jour|màj|modifié|updated`)
	dateLine   = regexp.MustCompile(`(?i)stand|veröffentlicht|erschienen|publié|écrit|posté|uhr|datum|date`)
)

// blockDate reads a date line: a short one, or one that says so. A date inside running text is no publication date.
func (d *document) blockDate(i int, zone *time.Location) edikt.Date {
	s := d.blocks[i].text
	if len(s) > 160 || !strings.ContainsAny(s, "0123456789") || len(s) > 70 && !dateLine.MatchString(s) && !updateLine.MatchString(s) {
		return ""
	}
	return textDate(s, zone)
}

var isoDate = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s)\s*(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?`)

// parsePageDate reads the forms in which pages give dates to machines; without a zone a time is local.
func parsePageDate(s string, zone *time.Location) edikt.Date {
	s = strings.TrimSpace(s)
	if m := isoDate.FindStringSubmatch(s); m != nil {
		if m[4] == "" {
			return dayDate(m[1], m[2], m[3])
		}
		return timeDate(m[1], m[2], m[3], m[4], m[5], m[6], m[7], zone)
	}
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 2006 15:04:05 GMT-0700 (MST)", "2006/01/02 15:04:05", "20060102T150405Z0700", "20060102"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			if layout == "20060102" {
				return plausible(t, t.Format("2006-01-02"))
			}
			return plausible(t, t.Format(time.RFC3339))
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 800_000_000 {
		if n > 100_000_000_000 {
			n /= 1000
		}
		t := time.Unix(n, 0).In(zone)
		return plausible(t, t.Format(time.RFC3339))
	}
	if len(s) < 60 {
		return textDate(s, zone)
	}
	return ""
}

var months = func() map[string]string {
	m := map[string]string{}
	for i, names := range []string{"januar jänner jan january janvier janv", "februar feber feb february février févr fev", "märz mär mrz march mars", "april apr avril avr", "mai may", "juni jun june juin",
		"juli jul july juillet juil", "august aug août aout", "september sep sept septembre", "oktober okt october oct octobre", "november nov novembre", "dezember dez december dec décembre déc"} {
		for _, n := range strings.Fields(names) {
			m[n] = strconv.Itoa(101 + i)[1:]
		}
	}
	return m
}()

var (
	numericDate = regexp.MustCompile(`\b(\d{1,2})([./])\s?(\d{1,2})[./]\s?(\d{4}|\d{2})\b`)
	writtenDate = regexp.MustCompile(`(?i)\b(\d{1,2})(?:\.|er|,)?\s+([a-zäéûôèà]{3,10})\.?,?\s+(\d{4})\b`)
	isoInText   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	clockAfter  = regexp.MustCompile(`^[\s,|•·–—-]*(?:um|à|at|ab|le|-|/)?\s*(\d{1,2})\s?(?:[:.h]|heures?|h\s)\s?(\d{2})?\s?(?:Uhr|h|min)?\b`)
)

// textDate reads a date as people write it, with the clock time that follows it: "22.04.2024, 18:41 Uhr",
// "le 22 avril 2024 à 14h07".
func textDate(s string, zone *time.Location) edikt.Date {
	var y, m, day string
	var end int
	if x := numericDate.FindStringSubmatchIndex(s); x != nil {
		day, m, y, end = s[x[2]:x[3]], s[x[6]:x[7]], s[x[8]:x[9]], x[1]
		if len(y) == 2 {
			y = "20" + y
		}
	} else if x := writtenDate.FindStringSubmatchIndex(s); x != nil {
		day, m, y, end = s[x[2]:x[3]], months[strings.ToLower(s[x[4]:x[5]])], s[x[6]:x[7]], x[1]
	} else if x := isoInText.FindStringSubmatchIndex(s); x != nil {
		y, m, day, end = s[x[2]:x[3]], s[x[4]:x[5]], s[x[6]:x[7]], x[1]
	}
	if m == "" {
		return ""
	}
	if c := clockAfter.FindStringSubmatch(s[end:]); c != nil {
		minute := c[2]
		if minute == "" {
			minute = "00"
		}
		if date := timeDate(y, pad(m), pad(day), pad(c[1]), minute, "", "", zone); date != "" {
			return date
		}
	}
	return dayDate(y, pad(m), pad(day))
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func dayDate(y, m, d string) edikt.Date {
	s := y + "-" + m + "-" + d
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return ""
	}
	return plausible(t, s)
}

func timeDate(y, m, d, hour, minute, sec, off string, zone *time.Location) edikt.Date {
	if sec == "" {
		sec = "00"
	}
	s := y + "-" + m + "-" + d + "T" + hour + ":" + minute + ":" + sec
	var t time.Time
	var err error
	switch {
	case off == "":
		t, err = time.ParseInLocation("2006-01-02T15:04:05", s, zone)
	case off == "Z" || off == "UTC" || off == "GMT":
		t, err = time.Parse(time.RFC3339, s+"Z")
	default:
		if off = strings.Replace(off, ":", "", 1); len(off) == 3 {
			off += "00"
		}
		t, err = time.Parse("2006-01-02T15:04:05-0700", s+off)
	}
	if err != nil {
		return ""
	}
	return plausible(t, t.Format(time.RFC3339))
}

// plausible drops dates from before the web and from a far future: templates' zero values.
func plausible(t time.Time, s string) edikt.Date {
	if t.Year() < 1991 || t.Year() > 2100 {
		return ""
	}
	return edikt.Date(s)
}

var datePath = regexp.MustCompile(`/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

// urlDate reads the day that a URL's path gives: /2024/04/22/.
func urlDate(p string) edikt.Date {
	if u, err := url.PathUnescape(p); err == nil {
		p = u
	}
	if m := datePath.FindStringSubmatch(p); m != nil {
		return dayDate(m[1], pad(m[2]), pad(m[3]))
	}
	return ""
}
