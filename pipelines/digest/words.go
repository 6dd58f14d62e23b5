package digest

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"edikt"
	"edikt/language/nouns"
)

// noun is a kind of measure as a noun; adjectives agree with it.
type noun struct {
	one, many string
	new, news string // the adjective: neues, neue
}

// words is one language. Sentences about a measure are patterns: § is who acts, [a|b] the verb after one or several, ¤ the
// service as object, {a|b} what agrees with it, ¥ the service after "von" and "de", ¢ after "à".
type words struct {
	lang, and   string
	months      []string
	group       string // between thousands
	colon       string
	nouns       map[edikt.Kind]noun
	headings    map[string]string // of groups
	statuses    map[edikt.Status]string
	sentences   map[edikt.Kind]map[edikt.Status]string
	nominal     map[edikt.Kind]string
	generics    map[string]generic
	from        map[edikt.Kind]string // "from": a target behind a counted noun: "Ausstiege aus D"
	labels      map[string]string
	quote       [2]string
	actorIsBare bool // may stand before a verb without an article
}

// generic is a target that is no brand, as object, after the preposition and its number.
type generic struct {
	object, dative string
	plural         bool
}

func wordsFor(lang string) *words {
	switch lang {
	case "de":
		return german
	case "fr":
		return french
	}
	return englishWords
}

// lf fills a fixed text: each %s in order.
func (w *words) lf(key string, args ...string) string {
	var b strings.Builder
	for i, part := range strings.Split(w.labels[key], "%s") {
		if i > 0 && i <= len(args) {
			b.WriteString(args[i-1])
		}
		b.WriteString(part)
	}
	return b.String()
}

// number groups thousands as the language does.
func (w *words) number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + w.group + s[i:]
	}
	return s
}

// list joins with commas and the word for "and".
func (w *words) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " " + w.and + " " + items[len(items)-1]
}

// counted is "7 neue Verbote", "3 Ausstiege aus X".
func (w *words) counted(n int, k edikt.Kind, target *Target) string {
	x := w.nouns[k]
	word, adj := x.many, x.news
	if n == 1 {
		word, adj = x.one, x.new
	}
	if target != nil && w.from[k] != "" {
		return w.number(n) + " " + word + " " + w.fill(w.from[k], *target, place{})
	}
	if w.lang == "fr" && w.nouns[k].many == "examens" && n == 1 {
		adj = "nouvel"
	}
	return w.number(n) + " " + adj + " " + word
}

// plural chooses between two labels; French says "0 mesure".
func (w *words) plural(n int, key string) string {
	form := "many"
	if n == 1 || n == 0 && w.lang == "fr" {
		form = "one"
	}
	return w.lf(key+"."+form, w.number(n))
}

// sentence tells a measure: with its actor as the subject where there is one that can be, else as a noun.
func (w *words) sentence(e *Entry) string {
	if p, ok := w.nation(e); ok {
		return w.fill(w.sentences[e.Kind][e.Status], e.Target, p)
	}
	actor := w.actor(e)
	if actor != "" && w.actorIsBare {
		return w.fill(w.sentences[e.Kind][e.Status], e.Target, w.body(actor))
	}
	s := w.fill(w.nominal[e.Kind], e.Target, place{})
	if e.Status != edikt.InForce {
		s += " (" + w.agreeing(e.Status, e.Kind) + ")"
	}
	if actor != "" {
		return capital(actor) + w.colon + s
	}
	return capital(s)
}

// agreeing is a status as it is said of the noun of a kind. French statuses are feminine, as for a measure.
func (w *words) agreeing(s edikt.Status, k edikt.Kind) string {
	if w.nouns[k].new == "nouveau" {
		return strings.Replace(w.statuses[s], "ée", "é", 1)
	}
	return w.statuses[s]
}

// severalIn begin German names of bodies that are plural; a name that ends in the Greens is one too.
var severalIn = []string{"Behörden", "Bundesbehörden", "Landesbehörden", "Bundesländer", "Länder", "Gemeinden", "Hochschulen", "Kantone", "Ministerien", "Schulen", "Städte",
	"Stadtwerke", "Streitkräfte", "Universitäten", "Verkehrsbetriebe", "Grüne", "Grünen"}

// body is an actor that is no country as the subject of a sentence.
func (w *words) body(name string) place {
	f := strings.Fields(strings.TrimPrefix(name, "Die ") + " ")
	return place{name: capital(name), plural: w.lang == "de" && len(f) > 0 && (slices.Contains(severalIn, f[0]) || f[len(f)-1] == "Grünen")}
}

// nation is the country that acts, where its government does.
func (w *words) nation(e *Entry) (place, bool) {
	code, body, _ := strings.Cut(e.Authority, "/")
	if body != "government" {
		return place{}, false
	}
	return country(strings.ToUpper(code), w.lang)
}

// fill fills a pattern.
func (w *words) fill(pattern string, t Target, s place) string {
	object, dative, plural := oneLine(t.Name), oneLine(t.Name), false
	if g, ok := w.generics[t.ID]; ok {
		object, dative, plural = g.object, g.dative, g.plural
	} else if w.lang == "fr" {
		dative = elide("de", object)
	}
	var b strings.Builder
	for i := 0; i < len(pattern); {
		r, n := utf8.DecodeRuneInString(pattern[i:])
		switch {
		case r == '[' || r == '{': // [one|many] after the subject, {one|many} after the service
			end := strings.IndexAny(pattern[i:], "]}") + i
			one, many, _ := strings.Cut(pattern[i+1:end], "|")
			if r == '[' && s.plural || r == '{' && plural {
				one = many
			}
			b.WriteString(one)
			i = end + 1
			continue
		case r == '§':
			b.WriteString(s.subject())
		case r == '¤':
			b.WriteString(object)
		case r == '¥':
			b.WriteString(dative)
		case r == '¢':
			b.WriteString(toward(object))
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// elide puts a French word of two letters before a name: de TikTok, d’Instagram. The h of brands is said.
func elide(word, name string) string {
	first, _ := utf8.DecodeRuneInString(strings.ToLower(name))
	if len([]rune(name)) > 1 && strings.ContainsRune("aeiouàâäéèêëîïôöùûœæ", first) {
		return word[:len(word)-1] + "’" + name
	}
	return word + " " + name
}

// toward is French "à": contracted with articles.
func toward(object string) string {
	if rest, ok := strings.CutPrefix(object, "les "); ok {
		return "aux " + rest
	}
	if rest, ok := strings.CutPrefix(object, "le "); ok {
		return "au " + rest
	}
	return "à " + object
}

// date is a date of any precision in words: a day, a month, a year.
func (w *words) date(d string) string {
	if t, err := time.Parse(time.DateOnly, string(edikt.Date(d).Day())); err == nil {
		return w.day(t)
	}
	if t, err := time.Parse("2006-01", d); err == nil {
		return w.months[t.Month()-1] + " " + strconv.Itoa(t.Year())
	}
	return d
}

func (w *words) day(t time.Time) string { return w.dayMonth(t) + " " + strconv.Itoa(t.Year()) }

func (w *words) dayMonth(t time.Time) string {
	n, month := strconv.Itoa(t.Day()), w.months[t.Month()-1]
	switch {
	case w.lang == "de":
		n += "."
	case w.lang == "fr" && t.Day() == 1:
		n = "1er"
	}
	return n + " " + month
}

// since is "ab 1. Dezember 2026", "à partir du 1er décembre 2026", "à partir d’août 2027".
func (w *words) since(d string) string { return w.preposed("from", d) }

// until is "bis ...".
func (w *words) until(d string) string { return w.preposed("until", d) }

func (w *words) preposed(key, d string) string {
	text := w.date(d)
	_, err := time.Parse(time.DateOnly, string(edikt.Date(d).Day()))
	switch {
	case w.lang != "fr":
		return w.lf(key, text)
	case err == nil:
		return w.lf(key+".day", text)
	case key == "from":
		return "à partir " + elide("de", text)
	}
	return w.lf(key, text)
}

// span is a period in words: "16. bis 22. November 2026".
func (w *words) span(p Period) string {
	a, b := p.From, p.Last()
	if a.Equal(b) {
		return w.day(a)
	}
	left := w.day(a)
	switch {
	case a.Year() == b.Year() && a.Month() == b.Month():
		left = strings.TrimSuffix(w.dayMonth(a), " "+w.months[a.Month()-1])
	case a.Year() == b.Year():
		left = w.dayMonth(a)
	}
	if w.lang == "en" && len(left) < 3 {
		return left + "–" + w.day(b)
	}
	return w.lf("span", left, w.day(b))
}

// title is "Woche 47/2026 (16. bis 22. November 2026)".
func (w *words) title(p Period) string {
	if !p.isWeek() {
		return capital(w.span(p))
	}
	_, week := p.From.ISOWeek()
	return w.lf("week", strconv.Itoa(week)) + " (" + w.span(p) + ")"
}

// duration puts the plain forms of ISO 8601 durations into words.
func (w *words) duration(iso string) string {
	if s, ok := nouns.Span(w.lang, iso); ok {
		return s
	}
	return oneLine(iso)
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// typographic sets the apostrophe of printed text.
func typographic(s string) string { return strings.ReplaceAll(s, "'", "’") }
