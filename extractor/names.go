package extractor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"edikt/language"
	"edikt/language/gazetteer"
)

// names finds the gazetteer's names in running words: a trie over folded tokens.
type names struct {
	gaz    *gazetteer.Gazetteer
	first  map[string][]nameEntry  // by first token
	joined map[string][]*nameEntry // by all tokens, hyphens as spaces
	cues   map[string]NameCues
	stems  bool // German: adjectives inside a name inflect

	nounClass map[string]int // class of nouns -> lexical class
	anyNoun   int            // nouns that can take up any service
}

// nameEntry is one name, ready to be compared.
type nameEntry struct {
	tokens []string // folded, inflectable ones cut to their stem
	name   gazetteer.Name
	found  foundName
	cues   *NameCues // nil where the rules have none for it
	upper  bool      // it begins with a capital letter
	caps   bool      // it has no others
}

// foundName is what a name stands for.
type foundName struct {
	kind  mentionKind
	entry int32
	place int32
	sort  string
}

func newNames(gaz *gazetteer.Gazetteer, lang string, cues map[string]NameCues) *names {
	n := &names{gaz: gaz, first: map[string][]nameEntry{}, joined: map[string][]*nameEntry{}, cues: cues, stems: lang == "de"}
	for _, name := range gaz.Names() {
		if name.Lang != "" && name.Lang != lang || name.Role == gazetteer.Adjective || name.Role == gazetteer.Inhabitant {
			continue
		}
		n.add(name)
	}
	return n
}

func (n *names) add(name gazetteer.Name) {
	toks := language.Tokenize(nil, name.Text)
	e := nameEntry{name: name, found: n.stand(name), upper: startsUpper(name.Text), caps: isCaps(name.Text)}
	for _, t := range toks {
		e.tokens = append(e.tokens, language.Fold(t.Text(name.Text)))
	}
	if len(e.tokens) == 0 {
		return
	}
	if n.stems && len(e.tokens) > 1 {
		for i := range e.tokens[:len(e.tokens)-1] {
			e.tokens[i] = adjectiveStem(e.tokens[i])
		}
	}
	if c, ok := n.cues[strings.Join(e.tokens, " ")]; ok {
		e.cues = &c
	}
	n.first[e.tokens[0]] = append(n.first[e.tokens[0]], e)
	key := strings.ReplaceAll(strings.Join(e.tokens, " "), "-", " ")
	n.joined[key] = append(n.joined[key], &e)
}

// stand says what kind of mention a name makes.
func (n *names) stand(name gazetteer.Name) foundName {
	e := n.gaz.Entries()[name.Entry]
	f := foundName{entry: int32(name.Entry), place: -1, sort: e.Sort}
	switch {
	case e.Type == gazetteer.Service || e.Type == gazetteer.Vendor || e.Type == gazetteer.Generic:
		f.kind = targetMention
	case e.Type == gazetteer.Place:
		f.kind, f.place = placeMention, int32(name.Entry)
	default:
		f.kind = actorMention
	}
	return f
}

// adjectiveStem cuts the ending off a German adjective: weisses, weissen -> weiss.
func adjectiveStem(f string) string {
	for _, e := range [...]string{"en", "er", "es", "em", "e"} {
		if s, ok := strings.CutSuffix(f, e); ok && len(s) > 3 {
			return s
		}
	}
	return f
}

// longest returns the name with the most tokens that begins at i, and its length; 0 where none does.
func (n *names) longest(d *document, i, last int32) (foundName, int32) {
	var best foundName
	length := int32(0)
	o := d.words[i].lexeme.openings
	if !o.short && (i+1 == last || o.seconds&start(d.words[i+1].fold) == 0) {
		return best, 0
	}
	for _, e := range o.names {
		l := int32(len(e.tokens))
		if l <= length || i+l > last || !n.equal(d, e, i) || !n.accepted(d, e, i, i+l) {
			continue
		}
		best, length = e.found, l
	}
	return best, length
}

// beginning lists the names whose first token may be fold, in any inflection.
func (n *names) beginning(fold string) []*nameEntry {
	var out []*nameEntry
	try := func(key string, whole bool) {
		for k := range n.first[key] {
			if e := &n.first[key][k]; whole || len(e.tokens) == 1 || n.stems && adjectiveStem(fold) == key {
				out = append(out, e)
			}
		}
	}
	try(fold, true)
	if s, ok := strings.CutSuffix(fold, "s"); ok && len(s) > 2 && n.stems {
		try(s, false)
	} else if s, ok := strings.CutSuffix(fold, "'"); ok {
		try(s, false)
	}
	if n.stems {
		if s := adjectiveStem(fold); s != fold {
			try(s, false)
		}
	}
	return out
}

// equal compares the tokens from i on with a name that may begin there; the last may carry a genitive s, adjectives any ending.
func (n *names) equal(d *document, e *nameEntry, i int32) bool {
	for k, want := range e.tokens {
		if k == 0 && len(e.tokens) > 1 {
			continue
		}
		got := d.words[int(i)+k].fold
		if got == want {
			continue
		}
		if k == len(e.tokens)-1 {
			if n.stems && strings.HasPrefix(got, want) && inflected(got[len(want):], len(want)) {
				continue
			}
			return false
		}
		if n.stems && adjectiveStem(got) == want {
			continue
		}
		return false
	}
	return true
}

// holdsName reports whether the name meant its entry when the article appeared.
func (d *document) holdsName(n *gazetteer.Name) bool {
	return n.From == "" && n.To == "" || n.Holds(d.date)
}

// inflected reports whether a name of that length may carry the ending.
func inflected(ending string, length int) bool {
	return ending == "s" || ending == "es" || ending == "en" && length > 6
}

// accepted applies the name's match policy, its dates and its cues.
func (n *names) accepted(d *document, e *nameEntry, i, last int32) bool {
	if !d.holdsName(&e.name) || n.refused(d, e, i, last) {
		return false
	}
	first := &d.words[i]
	if e.name.Policy != gazetteer.AnyCase {
		if e.upper && !first.tok.Is(language.Upper) {
			return false
		}
		if e.caps && len(e.tokens) == 1 && !isCaps(first.tok.Text(d.text)) && !strings.HasSuffix(first.fold, "s") {
			return false
		}
	}
	if e.name.Role == gazetteer.Metonym {
		return true
	}
	if e.name.Policy == gazetteer.Context {
		return n.inContext(d, e, i, last)
	}
	return true
}

func startsUpper(s string) bool { r, _ := utf8.DecodeRuneInString(s); return unicode.IsUpper(r) }
func isCaps(s string) bool      { return strings.ToUpper(s) == s }

// modifier reads the first part of a compound as a name.
func (n *names) modifier(d *document, w *word) (foundName, bool) {
	for _, e := range w.lexeme.parts {
		if d.holdsName(&e.name) && n.modifierFits(d, e, w) {
			return e.found, true
		}
	}
	return foundName{}, false
}

// within lists the names that the first part of a compound may be.
func (n *names) within(mod string) []*nameEntry {
	if mod == "" {
		return nil
	}
	try := []string{mod}
	if s, ok := strings.CutSuffix(mod, "s"); ok {
		try = append(try, s)
	}
	if k := strings.LastIndexByte(mod, '-'); k > 0 {
		try = append(try, mod[:k])
	}
	if k := strings.IndexByte(mod, '-'); k > 0 {
		try = append(try, mod[:k])
	}
	var out []*nameEntry
	for _, m := range try {
		out = append(out, n.joined[strings.ReplaceAll(m, "-", " ")]...)
	}
	return out
}

// modifierFits applies the match policy inside a compound: "X-Konto" needs its capital and a head that goes with a service.
func (n *names) modifierFits(d *document, e *nameEntry, w *word) bool {
	if e.name.Policy == gazetteer.AnyCase {
		return true
	}
	if e.upper && !w.tok.Is(language.Upper) {
		return false
	}
	if e.found.kind != targetMention {
		return e.name.Policy != gazetteer.Context || !d.g.german || w.tok.Is(language.Hyphen) // a Nordkirche is not of the Nord
	}
	if !w.tok.Is(language.Hyphen) {
		return false
	}
	if e.name.Policy == gazetteer.Context {
		return w.class.any(d.g.known.goesWithService)
	}
	return true
}

// fits reports whether a service can be called by the noun in w: die App, die Videoplattform.
func (n *names) fits(entry int32, w *word) bool {
	e := n.gaz.Entries()[entry]
	if len(e.Nouns) == 0 {
		return true
	}
	for _, noun := range e.Nouns {
		if w.class.has(n.nounClass[noun]) {
			return true
		}
	}
	return e.Type == gazetteer.Service && w.class.has(n.anyNoun)
}

// nameHead is the head of a known name: the last word, in German the one before a preposition or article inside it or the first that heads
// one: Bundesamt für Sicherheit, Stiftung Warentest.
func (d *document) nameHead(kind mentionKind, first, last int32) int32 {
	for last > first+1 && d.words[last-1].is(isClose) {
		last = d.openingOf(last-1, first) // X (ex-Twitter)
	}
	for last > first+1 && d.words[last-1].is(isPunct) {
		last-- // Google+
	}
	if !d.g.german || kind != actorMention {
		return last - 1
	}
	for i := first + 1; i < last; i++ {
		if d.words[i].is(isPrep|isDet) && !d.words[i].is(isNoun|isName) || !d.words[last-1].class.has(d.g.known.actorHead) && d.words[i-1].is(isNoun) && d.words[i-1].class.has(d.g.known.actorHead) {
			return i - 1
		}
	}
	return last - 1
}

// openingOf is the word that opens what the sign at i closes, not before first.
func (d *document) openingOf(i, first int32) int32 {
	for j := i - 1; j > first; j-- {
		if d.words[j].is(isOpen) {
			return j
		}
	}
	return i
}
