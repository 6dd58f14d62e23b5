package dossier

import (
	"cmp"
	"slices"
	"strings"

	"edikt"
	"edikt/language/gazetteer"
)

// Resolver finds who a name means when all there is of an actor is its text and its jurisdiction, as in gold files. What
// the extractor finds in articles is resolved there, with the whole article to look at; whom it cannot place is settled here.
type Resolver struct {
	gaz   *gazetteer.Gazetteer
	heads []gazetteer.Head // longest text first
}

// NewResolver makes a resolver over a gazetteer.
func NewResolver(g *gazetteer.Gazetteer) *Resolver {
	r := &Resolver{gaz: g, heads: slices.Clone(g.Heads())}
	slices.SortStableFunc(r.heads, func(a, b gazetteer.Head) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	return r
}

// Actor resolves a name; nil for an empty one.
func (r *Resolver) Actor(text, jurisdiction string, on edikt.Date) *edikt.Actor {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	a := &edikt.Actor{Name: text, Text: text, Jurisdiction: jurisdiction}
	var ok bool
	if a.ID, a.Authority, ok = r.body(text, text, jurisdiction, on); !ok {
		a.ID = strings.ToLower(cmp.Or(jurisdiction, "org")) + "/" + gazetteer.SlugOf(withoutTitle(text))
		a.Authority = a.ID
	}
	return a
}

// Settle gives an actor whom the extractor knew by name alone the authority that the name means in the event's
// jurisdiction: the police of the state that the article is about. What it then is called stays.
func (r *Resolver) Settle(e *edikt.Event) {
	if e.Actor == nil || e.Jurisdiction == "" || e.Authority() != e.Actor.ID || !nameless(e.Actor.ID) {
		return
	}
	text := strings.TrimSpace(e.Actor.Text)
	if _, authority, ok := r.body(text, governing(text), e.Jurisdiction, articleOf(e).Date); ok {
		a := *e.Actor
		a.Authority = authority
		e.Actor = &a
	}
}

// nameless ids are slugs of what stood in the text.
func nameless(id string) bool {
	return strings.HasPrefix(id, "org/") || strings.HasPrefix(id, "person/")
}

// complements begin what only says more about a noun: the union of the police is no police.
var complements = []string{"der", "des", "von", "vom", "für", "im", "in", "am", "an", "aus", "gegen", "zu", "zum", "zur", "de", "du", "d'", "d’", "pour", "en", "à", "au", "aux", "contre"}

// governing is the part of a name before its complements.
func governing(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		lower := strings.ToLower(w)
		if i > 0 && slices.ContainsFunc(complements, func(c string) bool {
			return lower == c || len(c) < 4 && strings.ContainsAny(c, "'’") && strings.HasPrefix(lower, c)
		}) {
			return strings.Join(words[:i], " ")
		}
	}
	return text
}

// body finds whom a name stands for in a jurisdiction: an entry of the gazetteer, the one body of a sort that the noun in head
// names, or a town.
func (r *Resolver) body(text, head, jurisdiction string, on edikt.Date) (id, authority string, ok bool) {
	for _, form := range forms(text) {
		if e, ok := r.named(form, jurisdiction, on); ok {
			id, authority = r.identity(e)
			return id, authority, true
		}
	}
	if h, ok := r.head(head); ok && jurisdiction != "" && sharedSort(h) {
		e := r.gaz.Body(jurisdiction, h)
		return e.ID, cmp.Or(e.Authority, e.ID), true
	}
	if e, ok := r.city(withoutTitle(text), jurisdiction); ok {
		id, authority = r.identity(e)
		return id, authority, true
	}
	return "", "", false
}

// titles stand before the name of a town and say no more than that it is one.
var titles = []string{"stadtverwaltung ", "landeshauptstadt ", "hansestadt ", "stadt ", "gemeinde ", "ville de ", "ville d'", "ville d’", "commune de ", "commune d'", "commune d’",
	"municipalité de ", "municipalité d'", "municipalité d’", "mairie de ", "mairie d'", "mairie d’"}

// withoutTitle is the town alone: "Stadt Ulm", "ville d'Ulm" and "Ulm" are one.
func withoutTitle(text string) string {
	lower := strings.ToLower(text)
	for _, t := range titles {
		if len(lower) == len(text) && strings.HasPrefix(lower, t) {
			return text[len(t):]
		}
	}
	return text
}

// city finds a town of the jurisdiction by either of its names: Genf, Genève.
func (r *Resolver) city(name, jurisdiction string) (gazetteer.Entry, bool) {
	for _, i := range r.gaz.Lookup(gazetteer.Fold(name)) {
		e := r.gaz.Entries()[r.gaz.Names()[i].Entry]
		if e.Type == gazetteer.Place && e.Sort == "city" && e.Jurisdiction == jurisdiction {
			return e, true
		}
	}
	return gazetteer.Entry{}, false
}

// forms lists a name as it stands and its parts around brackets: "Bundesdatenschutzbeauftragter (BfDI)".
func forms(text string) []string {
	before, rest, ok := strings.Cut(text, "(")
	if !ok {
		return []string{text}
	}
	inside, _, _ := strings.Cut(rest, ")")
	return []string{text, strings.TrimSpace(before), strings.TrimSpace(inside)}
}

// named finds the entry that a name, or else the longest part of it, stands for within the jurisdiction.
func (r *Resolver) named(text, jurisdiction string, on edikt.Date) (gazetteer.Entry, bool) {
	words := strings.Fields(gazetteer.Fold(text))
	for n := len(words); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			if e, ok := r.lookup(strings.Join(words[i:i+n], " "), jurisdiction, on, n == len(words)); ok {
				return e, true
			}
		}
	}
	return gazetteer.Entry{}, false
}

// lookup finds an actor of the jurisdiction. A place, and a name that needs a context, must be the whole name.
func (r *Resolver) lookup(folded, jurisdiction string, on edikt.Date, whole bool) (gazetteer.Entry, bool) {
	for _, i := range r.gaz.Lookup(folded) {
		n := r.gaz.Names()[i]
		e := r.gaz.Entries()[n.Entry]
		switch {
		case e.Type != gazetteer.Org && e.Type != gazetteer.Place, e.Type == gazetteer.Place && !whole, n.Policy == gazetteer.Context && !whole:
		case jurisdiction != "" && e.Jurisdiction != jurisdiction:
		case !n.Holds(on):
		default:
			return e, true
		}
	}
	return gazetteer.Entry{}, false
}

// identity is the actor that an entry stands for: of a country or state its government.
func (r *Resolver) identity(e gazetteer.Entry) (id, authority string) {
	if e.Type == gazetteer.Place && e.Sort != "city" {
		id = gazetteer.Government(e.Jurisdiction)
		return id, cmp.Or(e.Authority, id)
	}
	return e.ID, cmp.Or(e.Authority, e.ID)
}

// head finds the noun that says what sort of body a name is: a word of it in any form, or the end of a compound.
func (r *Resolver) head(text string) (gazetteer.Head, bool) {
	folded := gazetteer.Fold(text)
	var words []string
	for _, w := range strings.FieldsFunc(folded, func(c rune) bool { return strings.ContainsRune(" ,()’'", c) }) {
		words = append(words, stems(w)...)
	}
	for _, h := range r.heads {
		noun := gazetteer.Fold(h.Text)
		end, compound := strings.CutPrefix(noun, "-")
		switch {
		case !compound && (slices.Contains(words, noun) || strings.Contains(noun, " ") && strings.Contains(folded, noun)):
			return h, true
		case compound || h.Lang == "de" && h.Rule == "government" && len(noun) >= minCompound:
			if slices.ContainsFunc(words, func(w string) bool { return len(w) > len(end) && strings.HasSuffix(w, end) }) {
				return h, true
			}
		}
	}
	return gazetteer.Head{}, false
}

// minCompound is how long a noun must be to be looked for at the end of compounds that are not listed: Innenressort.
const minCompound = 6

// stems are a word and what is left of it without the endings of German cases, feminines and titles of office.
func stems(w string) []string {
	out := []string{w}
	for _, end := range []string{"s", "es", "n", "r", "in", "innen"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 4 {
			out = append(out, rest)
		}
	}
	return out
}

// sharedSort reports whether a jurisdiction has one body of the head's sort as far as the same measure goes, so that the
// noun is enough. Agencies, universities and cities there are many of: they go by their whole name.
func sharedSort(h gazetteer.Head) bool {
	return h.Rule == "government" || slices.Contains([]string{"government", "parliament", "dpa", "army", "police", "court"}, h.Sort) ||
		slices.Contains([]string{"regulator", "intelligence"}, h.Slug)
}
