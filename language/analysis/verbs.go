package analysis

import (
	"slices"
	"strings"
)

// verbTable knows the German verbs by their stems. A form is read as prefix, ge or zu, stem and ending; what it
// yields is the prefix with the infinitive, so that Verbot, verboten and verbietet all are "verbieten".
type verbTable struct {
	stems     map[string][]verbStem
	separable map[string]bool // "aus" + stem of the infinitive: what join may put together
	prefixes  map[string]bool // every prefix of the lists, the empty one among them
	longest   int             // bytes of the longest prefix
}

// verbStem is one stem of a verb, or of a noun made of it.
type verbStem struct {
	class      string   // stem of the infinitive with -en, ss for ß
	prefixes   []string // those it takes, "" among them where it stands alone
	participle bool     // only with ge- or after a prefix that takes none: worden
	noun       bool     // takes the endings of nouns only
	verbOnly   bool     // a noun of another meaning looks the same
	first      bool     // stem of the infinitive
	strong     bool
	liquid     bool // stem in -el or -er: wandelnd
	dental     bool // strong stem in -t, to which endings of adjectives are added: gebrachter
	mutated    bool // stem of the present with the umlaut of the second and third person alone: trägt, but Anträge
	plural     bool // stem of a noun in the plural
	adjective  bool // an adjective looks the same, with all its endings: sicher
}

// prefixes that may stand before a verb, longest first where one begins another. A verb keeps the inseparable ones.
var (
	inseparable = []string{"", "be", "ent", "er", "ge", "hinter", "miss", "über", "um", "unter", "ver", "voll", "wider", "wieder", "zer", "durch", "emp"}
	alone       = []string{""}
)

func newVerbTable() *verbTable {
	t := &verbTable{stems: map[string][]verbStem{}, separable: map[string]bool{}, prefixes: map[string]bool{}}
	for l := range lines(strongDE) {
		t.addStrong(l)
	}
	for l := range lines(weakDE) {
		t.addWeak(l)
	}
	for _, stems := range t.stems {
		for _, s := range stems {
			for _, p := range s.prefixes {
				t.prefixes[p] = true
				t.longest = max(t.longest, len(p))
			}
		}
	}
	return t
}

// addStrong reads "infinitive stem, other stems | prefixes | nouns".
func (t *verbTable) addStrong(line string) {
	cols := strings.Split(line, "|")
	stems := strings.Fields(cols[0])
	prefixes := append([]string{""}, strings.Fields(cols[1])...)
	class := strings.ReplaceAll(stems[0], "ß", "ss") + "en"
	for i, s := range stems {
		bare, participle := strings.CutPrefix(s, "+")
		v := verbStem{class: class, prefixes: prefixes, participle: participle, first: i == 0, strong: true, dental: strings.HasSuffix(bare, "t"),
			mutated: bare != stems[0] && foldUmlauts(bare) == stems[0]}
		t.add(bare, v)
		if strings.Contains(bare, "ß") {
			t.add(strings.ReplaceAll(bare, "ß", "ss"), v)
		}
	}
	t.addSeparable(class, prefixes)
	for noun := range strings.SplitSeq(cols[2], ")") {
		t.addNoun(class, noun)
	}
}

// addNoun reads "stem(prefixes" or plain stems in a row before it.
func (t *verbTable) addNoun(class, s string) {
	s, prefixes, _ := strings.Cut(s, "(")
	stems := strings.Fields(s)
	for i, stem := range stems {
		of := alone
		if i == len(stems)-1 && prefixes != "" {
			of = strings.Fields(prefixes)
		}
		t.add(stem, verbStem{class: class, prefixes: of, noun: true})
		if plural := umlauted(stem); plural != "" {
			t.add(plural, verbStem{class: class, prefixes: of, noun: true, plural: true})
		}
		if strings.Contains(stem, "ß") {
			t.add(strings.ReplaceAll(stem, "ß", "ss"), verbStem{class: class, prefixes: of, noun: true})
		}
	}
}

// addWeak reads "stem prefixes" with the marks * and ! behind the stem.
func (t *verbTable) addWeak(line string) {
	f := strings.Fields(line)
	stem, verbOnly := strings.CutSuffix(f[0], "*")
	stem, prefixed := strings.CutSuffix(stem, "!")
	prefixes := f[1:]
	if !prefixed {
		prefixes = append([]string{""}, prefixes...)
	}
	s := verbStem{class: strings.ReplaceAll(stem, "ß", "ss") + "en", prefixes: prefixes, first: true, verbOnly: verbOnly,
		adjective: adjectives[stem],
		liquid:    strings.HasSuffix(stem, "el") || strings.HasSuffix(stem, "er")}
	t.add(stem, s)
	if n := len(stem) - 2; n > 1 && (stem[n:] == "el" || stem[n:] == "er") {
		t.add(stem[:n]+stem[n+1:], s) // handle, Handlung; ändre
	}
	t.addSeparable(s.class, prefixes)
}

func (t *verbTable) add(stem string, s verbStem) { t.stems[stem] = append(t.stems[stem], s) }

func (t *verbTable) addSeparable(class string, prefixes []string) {
	for _, p := range prefixes {
		if particles[p] {
			t.separable[p+class] = true
		}
	}
}

// endings of verb forms, participles and the nouns on -ung; the longest that leads to a known stem wins.
var (
	verbEndings = union("s e en n st est t et te ten tet test ete eten etet etest end ende enden ender endes endem ung " +
		"ungen ungs ter tes tem eter etes etem er es em ene enen ener enes enem nd nde nden nder ndes ndem ens")
	nounEndings       = []string{"", "s", "es", "e", "en", "n"}
	verbOnlyEndings   = []string{"en", "et", "t", "te", "ten", "ete", "eten", "ung", "ungen", "end", "ende", "enden", "ender", "endes"}
	participleEndings = []string{"en", "ene", "enen", "ener", "enes", "enem"}
	agentEndings      = []string{"er", "ern", "ers", "erin", "erinnen"}
)

// longestEnding is the length of the longest of verbEndings.
const longestEnding = 5

// union is the set of words, the empty one among them.
func union(list string) map[string]bool {
	m := set(list)
	m[""] = true
	return m
}

// class reads form as a form of a known verb.
func (t *verbTable) class(form string) (string, bool) {
	if len(form) < 3 {
		return "", false
	}
	best, bestLen := "", -1
	for i := 0; i <= min(t.longest, len(form)-2); i++ {
		p, rest := form[:i], form[i:]
		if !t.prefixes[p] {
			continue
		}
		if c, n := t.read(p, rest, ""); n > bestLen {
			best, bestLen = c, n
		}
		for _, infix := range [...]string{"ge", "zu"} {
			if r, ok := strings.CutPrefix(rest, infix); ok && len(r) > 2 && (p != "" || infix == "ge") {
				if c, n := t.read(p, r, infix); n > bestLen {
					best, bestLen = c, n
				}
			}
		}
	}
	return best, bestLen >= 0
}

// read looks for stem and ending in what follows a prefix; n is the length of the stem found, or -1.
func (t *verbTable) read(prefix, rest, infix string) (class string, n int) {
	n = -1
	for at := len(rest); at >= 2 && len(rest)-at <= longestEnding && n < 0; at-- {
		ending := rest[at:]
		if !verbEndings[ending] {
			continue
		}
		for _, s := range t.stems[rest[:at]] {
			if (n < 0 || s.first && !s.strong) && s.takes(prefix, ending, infix) {
				class, n = prefixClass(prefix)+s.class, at
			}
		}
	}
	if n < 0 && prefix != "" && infix == "" {
		return t.readAgent(prefix, rest)
	}
	return class, n
}

// isNoun reports whether form is a noun made of a prefixed verb with its vowel changed: Abfluss, Zugriffe.
func (t *verbTable) isNoun(form string) bool {
	for i := 2; i <= min(t.longest, len(form)-2); i++ {
		if !t.prefixes[form[:i]] {
			continue
		}
		for _, ending := range nounEndings {
			stem, ok := strings.CutSuffix(form[i:], ending)
			if !ok {
				continue
			}
			for _, s := range t.stems[stem] {
				if s.noun && s.takes(form[:i], ending, "") {
					return true
				}
			}
		}
	}
	return false
}

// readAgent reads Anbieter, Betreiberin: those of verbs without a prefix mean too many other things (Richter, Leiter).
func (t *verbTable) readAgent(prefix, rest string) (string, int) {
	for _, e := range agentEndings {
		stem, ok := strings.CutSuffix(rest, e)
		if !ok {
			continue
		}
		for _, s := range t.stems[stem] {
			if s.first && !s.noun && slices.Contains(s.prefixes, prefix) {
				return prefix + s.class, len(stem)
			}
		}
	}
	return "", -1
}

// takes reports whether the stem goes with a prefix, an ending and with ge or zu between prefix and stem.
func (s *verbStem) takes(prefix, ending, infix string) bool {
	switch {
	case !slices.Contains(s.prefixes, prefix):
		return false
	case strings.HasPrefix(ending, "nd") && !s.liquid:
		return false
	case s.plural:
		return infix == "" && (ending == "e" || ending == "en")
	case s.mutated && ending != "" && ending != "st" && ending != "t":
		return false
	case s.noun:
		return infix == "" && slices.Contains(nounEndings, ending)
	case s.participle:
		return slices.Contains(participleEndings, ending) && (infix == "ge" || prefix != "" && slices.Contains(inseparable, prefix))
	case infix == "ge" && !s.strong && !strings.HasPrefix(ending, "t") && !strings.HasPrefix(ending, "et"):
		return false // gelegt, but gelegen
	case s.verbOnly && prefix == "" && infix == "":
		return slices.Contains(verbOnlyEndings, ending)
	case ending == "s":
		return !s.strong && !s.verbOnly && infix == ""
	case s.strong && s.first && prefix != "" && infix == "" && (ending == "" || ending == "s" || ending == "es"):
		return true // Verleih
	case s.strong && s.first:
		return ending != "" && !(prefix == "" && ending == "n") && !adjective(ending)
	case s.strong && infix == "ge" && !s.dental && strings.HasPrefix(ending, "t"):
		return false // no gefuhrt beside gefahren
	case s.strong:
		return !strings.HasPrefix(ending, "ung") && (s.dental || !adjective(ending) && !strings.HasPrefix(ending, "te"))
	case ending == "es" && infix == "":
		return !s.verbOnly // des Kaufes
	case adjective(ending):
		return s.adjective && prefix == "" && infix == ""
	}
	return true
}

// adjective reports whether an ending follows a participle that ends in t without a further one: gebrachter.
func adjective(ending string) bool { return ending == "er" || ending == "es" || ending == "em" }

// guessed are the prefixes by which a verb that no list has is known as one.
var guessed = []string{"ab", "an", "auf", "aus", "be", "durch", "ein", "ent", "er", "fern", "fort", "los", "mit", "nach", "um", "ver", "vor", "weg", "weiter", "wieder", "zer", "zurück", "zusammen"}

// guess reads a word with the prefix of a verb that no list has, by its endings alone. Nouns that look the same come out
// changed but alike in all their forms, so that they still find each other.
func guess(form string) (string, bool) {
	for _, e := range [...]string{"schaft", "schaften", "heit", "heiten", "keit", "keiten", "tät", "täten", "ismus", "ist", "isten", "nis", "er", "ern", "ers"} {
		if strings.HasSuffix(form, e) {
			return "", false
		}
	}
	for _, p := range guessed {
		rest, ok := strings.CutPrefix(form, p)
		if !ok {
			continue
		}
		for _, infix := range [...]string{"ge", "zu"} {
			if r, ok := strings.CutPrefix(rest, infix); ok && len(r) > 4 {
				rest = r
				break
			}
		}
		if stem := stripVerb(rest); len(stem) > 3 && strings.ContainsAny(stem, "aeiouäöüy") && begins(stem) {
			return p + stem + "en", true
		}
	}
	return "", false
}

// begins reports whether a stem begins as German words do.
func begins(stem string) bool {
	n := strings.IndexAny(stem, "aeiouäöüy")
	return n < 2 || onsets[stem[:n]]
}

// onsets are the groups of consonants that a word may begin with.
var onsets = set("bl br ch chl chr cl cr dr fl fr gl gn gr kl kn kr pf pfl pfr ph pl pr ps qu sc sch schl schm schn schr schw sh sk sl sm sn sp spl spr st str sw th tr ts tw wh wr zw")

// stripVerb takes off the endings of regular verbs.
func stripVerb(s string) string {
	for _, e := range [...]string{"ungen", "enden", "endes", "ender", "eten", "eter", "etes", "etem", "ung", "end", "ten", "ter", "tes", "tem", "test", "ete", "te", "et", "en", "es", "e", "t"} {
		if b, ok := strings.CutSuffix(s, e); ok && len(b) > 2 {
			if e == "en" || e == "e" || e == "es" {
				if c, ok := strings.CutSuffix(b, "t"); ok && len(c) > 2 {
					return c
				}
			}
			return b
		}
	}
	return s
}

// prefixClass brings the spellings of a prefix together: Rückzug belongs to zurückziehen.
func prefixClass(p string) string {
	switch p {
	case "rück":
		return "zurück"
	case "miß":
		return "miss"
	}
	return p
}

// particles stand at the end of a clause when their verb is finite: "schließt ... aus".
var particles = map[string]bool{"ab": true, "an": true, "auf": true, "aus": true, "bei": true, "durch": true, "ein": true, "fest": true, "fort": true,
	"frei": true, "heraus": true, "herunter": true, "hin": true, "hinzu": true, "klar": true, "los": true, "mit": true, "nach": true, "nieder": true,
	"still": true, "teil": true, "um": true, "vor": true, "voran": true, "voraus": true, "weg": true, "weiter": true, "wieder": true, "zu": true,
	"zurück": true, "zusammen": true, "über": true, "unter": true, "statt": true, "bekannt": true, "her": true}

// joinWindow is how many words a finite verb and its particle may lie apart: 95 % of them do not lie further.
const joinWindow = 12

// join gives a finite verb the term of the verb that it makes with a particle at the end of its clause.
func (t *verbTable) join(words []Word, text string) {
	for i := range words {
		if !particles[words[i].Form] || !closes(text, words, i) {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-joinWindow && !words[j+1].Break; j-- {
			v := &words[j]
			if conjunction(v.Form) {
				break
			}
			class := words[i].Form + v.Terms[0].Text
			if t.separable[class] && v.Form != v.Terms[0].Text {
				v.Terms = append(v.Terms, Term{class, v.Start, v.End})
				break
			}
		}
	}
}

// closes reports whether word i ends a clause: before a sign, the end, or a conjunction.
func closes(text string, words []Word, i int) bool {
	if i+1 == len(words) || words[i+1].Break {
		return true
	}
	if conjunction(words[i+1].Form) {
		return true
	}
	return strings.ContainsAny(text[words[i].End:words[i+1].Start], ".,;:!?)“”»–\"")
}

// conjunction reports whether a word may part two clauses.
func conjunction(form string) bool {
	switch form {
	case "und", "oder", "sowie", "als", "wie":
		return true
	}
	return false
}
