package gazetteer

import (
	"strings"
	"sync"

	"edikt"
)

// Type says what kind of thing an entry is.
type Type string

// The types.
const (
	Service Type = "service" // TikTok
	Vendor  Type = "vendor"  // Huawei
	Generic Type = "generic" // social media, smartphones: targets without a brand
	Place   Type = "place"   // a country, state, region or city
	Org     Type = "org"     // an institution, office or person who acts
)

// Entry is one thing that names stand for.
type Entry struct {
	ID           string
	Type         Type
	Sort         string // social, messenger, ...; country, state, city, ...; government, ministry, dpa, ...
	Jurisdiction string // ISO 3166-1 alpha-2, ISO 3166-2, EU, or empty
	Authority    string // whose measure it is if this acts: be/government for Belgium and its ministers; else its own ID
	Name         Display
	ValidFrom    edikt.Date // since when the thing exists; empty: always
	ValidTo      edikt.Date
	Nouns        []string // classes of nouns that can take it up again: app, network (see [Noun])
	Origin       string   // of services and vendors: country of the maker, ISO 3166-1
	Parent       string   // of services: ID of the vendor; of places: ID of what they lie in
}

// Display is how an entry is written for people.
type Display struct{ De, Fr string }

// In returns the name in a language, German for any other than "fr".
func (d Display) In(lang string) string {
	if lang == "fr" {
		return d.Fr
	}
	return d.De
}

// Policy says how carefully a name has to be read.
type Policy uint8

// The policies.
const (
	AnyCase Policy = iota // means the entry in any case of letters: TIKTOK, tiktok
	Case                  // only as it is written: Telegram, BSI; in a headline in capitals also so
	Context               // as it is written, and only with a cue beside it: X, Teams, Max
)

// Role says what part of speech a name is.
type Role uint8

// The roles.
const (
	Proper     Role = iota // TikTok, Belgien, Bundesamt für ...
	Genitive               // TikToks, Belgiens
	Adjective              // belgische, Thüringer, belges
	Inhabitant             // Belgier, Belges
	Metonym                // Kreml, Ottawa: a seat that stands for its government
)

// Name is one way in which texts write an entry.
type Name struct {
	Text     string // as written
	Lang     string // "de", "fr", or "" for both
	Entry    int    // index into Entries
	Policy   Policy
	Role     Role
	From, To edikt.Date // the name means the entry only in articles of this time: From included, To not
}

// Holds reports whether the name meant its entry at a date; an unknown date counts as now.
func (n Name) Holds(on edikt.Date) bool {
	if on == "" {
		return n.To == ""
	}
	at := on.Start()
	return (n.From == "" || !on.End().Before(n.From.Start()) && !at.Before(n.From.Start())) && (n.To == "" || at.Before(n.To.Start()))
}

// Gazetteer is all that is known about names. It does not change and is safe for concurrent use.
type Gazetteer struct {
	entries []Entry
	names   []Name
	nouns   []Noun
	heads   []Head
	groups  []Group
	scopes  []ScopeCue
	bodies  map[string]int // sort and jurisdiction -> entry
	byID    map[string]int
	byName  map[string][]int // folded text -> indices into names
	// firstName is where the names of an entry begin, by entry
	firstName map[int]int
}

// Load returns the embedded gazetteer, read at the first call. That its data is right is proved by the tests.
var Load = sync.OnceValue(func() *Gazetteer {
	g, err := read(embedded)
	if err != nil {
		panic(err)
	}
	return g
})

// Entries returns all entries. The caller must not change them.
func (g *Gazetteer) Entries() []Entry { return g.entries }

// Names returns all names of all entries. The caller must not change them.
func (g *Gazetteer) Names() []Name { return g.names }

// Nouns returns the common nouns that take up services: app, network, Konzern.
func (g *Gazetteer) Nouns() []Noun { return g.nouns }

// Heads returns the common nouns that head the name of an institution: Ministerium, gouvernement.
func (g *Gazetteer) Heads() []Head { return g.heads }

// Groups returns the common nouns for people and bodies who are bound or advised.
func (g *Gazetteer) Groups() []Group { return g.groups }

// Scopes returns the cues for where a measure holds.
func (g *Gazetteer) Scopes() []ScopeCue { return g.scopes }

// ByID finds an entry.
func (g *Gazetteer) ByID(id string) (Entry, bool) {
	i, ok := g.byID[id]
	if !ok {
		return Entry{}, false
	}
	return g.entries[i], true
}

// Index finds the index of an entry.
func (g *Gazetteer) Index(id string) (int, bool) {
	i, ok := g.byID[id]
	return i, ok
}

// Lookup finds the names that a text may be, as indices into Names. Folded means lower case with ß as ss.
func (g *Gazetteer) Lookup(folded string) []int { return g.byName[folded] }

// Fold is the folding that Lookup expects.
func Fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ß", "ss") }

// Government is the id of the government of a jurisdiction: "DE-TH" -> "de-th/government".
func Government(jurisdiction string) string { return strings.ToLower(jurisdiction) + "/government" }

// finish sorts out the indices once every file is read.
func (g *Gazetteer) finish() {
	g.indexBodies()
	g.byName = make(map[string][]int, len(g.names))
	for i, n := range g.names {
		key := Fold(n.Text)
		g.byName[key] = append(g.byName[key], i)
	}
}

// SlugOf makes the stable slug of a name: "Universität Basel" -> "universitaet-basel", "Île-de-France" -> "ile-de-france".
func SlugOf(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(name) {
		if r == '\u00ad' || r == '\u200b' {
			continue // a word may break there
		}
		s := slugRune(r)
		if s == "" {
			dash = b.Len() > 0
			continue
		}
		if dash {
			b.WriteByte('-')
			dash = false
		}
		b.WriteString(s)
	}
	return b.String()
}

var slugRunes = map[rune]string{'ä': "ae", 'ö': "oe", 'ü': "ue", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "oe", 'å': "a"}

func slugRune(r rune) string {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return string(r)
	case slugRunes[r] != "":
		return slugRunes[r]
	}
	for plain, accented := range map[string]string{"a": "àâáãăą", "c": "çćč", "e": "éèêëęě", "i": "îïíìı", "n": "ñńň", "o": "ôóòõ", "u": "ûùú", "s": "śšş", "z": "źżž", "l": "ł", "y": "ÿý", "r": "ř", "g": "ğ"} {
		if strings.ContainsRune(accented, r) {
			return plain
		}
	}
	return ""
}

// Noun is a common noun that takes up a service named before: "die App", "l'application".
type Noun struct {
	Text  string // "App": the singular; forms follow from package forms
	Lang  string
	Class string // app, network, ...: matches Entry.Nouns
}

// Head is a common noun that heads the name or description of an actor: "Innenministerium", "mairie".
type Head struct {
	Text   string // lemma; a leading hyphen marks a suffix of compounds: "-ministerium"
	Lang   string
	Sort   string // government, ministry, dpa, city, ...
	Slug   string // what the id of such an actor ends in: be/government, fr/interior-ministry
	Rule   string // whose measure: "government" of the jurisdiction, or "own"
	Plural bool   // the noun means several bodies: Behörden, autorités
}

// Group is a common noun for people or bodies who are bound or advised.
type Group struct {
	Text string // lemma; a leading hyphen marks a suffix of compounds: "-bedienstete"
	Lang string
	Sort string // staff, pupils, deputies, soldiers, bodies, public, ...
}

// ScopeCue is a word or phrase that says where a measure holds.
type ScopeCue struct {
	Text  string // any inflection of its words; a leading or trailing hyphen marks a part of compounds
	Lang  string
	Scope edikt.Scope
	Weak  bool // counts only where nothing stronger does
}
