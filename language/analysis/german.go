package analysis

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"edikt/language/forms"
)

// germanWords holds the lists that the German analysis reads words with. It does not change once made.
type germanWords struct {
	family         map[string]string // form to term, before every rule
	verbs          *verbTable
	opaque         map[string]bool
	heads          map[string]bool   // terms that may end a compound
	openings       map[string]bool   // the first bytes of heads in any form
	strongOpenings map[string]bool   // those of strong heads
	strong         map[string]bool   // terms before which any word counts as a modifier
	modifiers      map[string]bool   // forms that may begin a compound, with their linking letters
	nouns          map[string]bool   // base forms
	declined       map[string]string // other forms of them to the base form
	nounTerms      map[string]bool   // their stems
	plain          map[string]bool   // stems of those without umlauts
}

// germanLists are shared by all analyzers: they take a while to make and do not change.
var germanLists = sync.OnceValue(newGermanWords)

func newGerman() *Analyzer {
	g := germanLists()
	return &Analyzer{lang: German, memo: newMemo(), verbs: g.verbs, split: g.split, small: g.small, class: g.class, widen: g.widen}
}

func newGermanWords() *germanWords {
	g := &germanWords{family: families(familiesDE), verbs: newVerbTable(), opaque: set(opaqueDE), heads: map[string]bool{},
		strong: map[string]bool{}, openings: map[string]bool{}, strongOpenings: map[string]bool{}, modifiers: make(map[string]bool, 1<<15), nouns: make(map[string]bool, 1<<12), nounTerms: make(map[string]bool, 1<<12), plain: map[string]bool{}}
	for _, adjective := range addPeoplesDE(g.family) {
		g.modifiers[adjective] = true // russischsprachig
	}
	parts := slices.Sorted(maps.Keys(set(partsDE))) // in order: what one word becomes may hang on those before
	for _, w := range parts {
		if w[0] != '-' {
			g.nouns[strings.Trim(w, "+!")] = true
		}
	}
	for w := range g.opaque {
		g.nouns[w] = true
		g.modifiers[w], g.modifiers[w+"s"] = true, true
	}
	g.declined = g.declensions()
	for w := range g.nouns {
		if !g.opaque[w] {
			g.nounTerms[g.noun(w)] = true
		}
	}
	for _, w := range parts {
		g.addPart(w)
	}
	return g
}

func (g *germanWords) addPart(w string) {
	w, begins := strings.CutPrefix(w, "-")
	w, ends := strings.CutPrefix(w, "+")
	w, strong := strings.CutSuffix(w, "!")
	if !begins {
		term := g.simple(w)
		g.heads[term], g.nounTerms[term] = true, true
		if w == foldUmlauts(w) {
			g.plain[g.noun(w)] = true
		}
		for _, form := range [...]string{w, umlauted(w), strings.ReplaceAll(w, "ß", "ss")} {
			if len(form) >= minHead {
				g.openings[form[:minHead]] = true
				g.strongOpenings[form[:minHead]] = g.strongOpenings[form[:minHead]] || strong
			}
		}
		if strong {
			g.strong[term] = true
		}
	}
	if ends {
		return
	}
	for _, link := range [...]string{"", "s", "es", "n", "en", "er", "e"} {
		g.modifiers[w+link] = true
	}
	if base, ok := strings.CutSuffix(w, "e"); ok && len(base) > 3 {
		g.modifiers[base] = true
	}
	if plural := latinPlural(w); plural != "" {
		g.modifiers[plural] = true // Viren-
	}
	if plural := umlauted(w); plural != "" {
		for _, link := range [...]string{"e", "er", "en"} {
			g.modifiers[plural+link] = true
		}
	}
}

// umlauted is w with an umlaut in place of its last a, o or u, as plurals have it.
func umlauted(w string) string {
	i := strings.LastIndexAny(w, "aou")
	if i < 0 {
		return ""
	}
	if w[i] == 'u' && i > 0 && w[i-1] == 'a' {
		i--
	}
	return w[:i] + map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}[w[i]] + w[i+1:]
}

// maxWord is the length of the longest word that is looked into; the longest in use have about 60 letters.
const maxWord = 72

// class gives the term of a form: that of its family, verb or compound, else of its stem.
func (g *germanWords) class(form string) string {
	if len(form) < 3 || len(form) > maxWord {
		return form
	}
	form = g.modern(form)
	if at, head := g.cut(form); at > 0 {
		return form[:at] + head
	}
	return g.simple(form)
}

// simple is class for a word that is not taken apart.
func (g *germanWords) simple(form string) string {
	if t, ok := g.family[form]; ok {
		return t
	}
	if base, ok := g.declined[form]; ok {
		_, verb := verbDE(form, forms.Infinitive)
		if _, participle := verbDE(form, forms.Participle); !verb && !participle {
			return g.simple(base)
		}
	}
	if base, ok := adjectiveDE(form); ok {
		return g.simple(base)
	}
	if t, ok := g.verbs.class(form); ok {
		return t
	}
	noun := g.noun(form)
	listed := g.nouns[form] || g.nounTerms[noun] || adjectives[noun]
	infinitive, conjugated := "", false
	if !listed {
		if infinitive, conjugated = conjugatedDE(form); conjugated && infinitive != form {
			return g.simple(infinitive)
		}
	}
	if t, ok := g.ofVerb(form); ok {
		return t
	}
	if t, ok := loanVerb(form); ok {
		return t
	}
	switch {
	case listed:
		if t, ok := g.ofIeren(form); ok {
			return t
		}
		return noun
	case conjugated:
		return liquid(infinitive)
	}
	if t, ok := guess(form); ok && !isAdjective(noun) {
		return t
	}
	if v, ok := loanParticiple(form); ok {
		return g.simple(v)
	}
	return noun
}

// loanParticiple gives the infinitive of a participle with ge- that no list has, with the ending of German or of English: gedoxxt, geliked.
func loanParticiple(form string) (string, bool) {
	rest, ok := strings.CutPrefix(form, "ge")
	if !ok {
		return "", false
	}
	stem := ""
	for _, e := range [...]string{"te", "ten", "ter", "tes", "tem", "t"} {
		if b, ok := strings.CutSuffix(rest, e); ok {
			stem = b + "en"
			break
		}
	}
	if b, ok := strings.CutSuffix(rest, "ed"); ok {
		stem = b + "en"
	}
	return stem, len(stem) > 4 && begins(stem) && strings.ContainsAny(stem[:len(stem)-2], "aeiouäöüy")
}

// liquid spells the infinitives of handeln and ändern as verbTable does its classes.
func liquid(infinitive string) string {
	if b, ok := strings.CutSuffix(infinitive, "n"); ok && !strings.HasSuffix(b, "e") {
		return b + "en"
	}
	return infinitive
}

// known reports whether the lists hold form, so that no other spelling of it need be thought of.
func (g *germanWords) known(form string) bool {
	if _, ok := g.family[form]; ok || g.nouns[form] {
		return true
	}
	if _, ok := g.verbs.class(form); ok {
		return true
	}
	if n := g.noun(form); g.plain[n] || adjectives[n] {
		return true
	}
	at, head := g.cut(form)
	return at > 0 && g.heads[head] && g.knownModifier(form[:at])
}

// knownModifier is modifier for a word whose suffix alone does not make it one.
func (g *germanWords) knownModifier(left string) bool {
	if g.modifiers[left] {
		return true
	}
	if b, ok := strings.CutSuffix(left, "s"); ok && g.linked(left) {
		return g.known(b)
	}
	for i := minHead; i <= len(left)-minHead; i++ {
		if g.modifiers[left[:i]] && g.knownModifier(left[i:]) {
			return true
		}
	}
	return false
}

// loanVerb reads verbs on -ieren and their nouns: regulieren, Regulierung, Regulation.
func loanVerb(form string) (string, bool) {
	for _, e := range [...]string{"ikation", "ikationen"} {
		if stem, ok := strings.CutSuffix(form, e); ok && len(stem) > 3 {
			return stem + "izieren", true
		}
	}
	for _, e := range [...]string{"ation", "ationen"} {
		if stem, ok := strings.CutSuffix(form, e); ok && len(stem) > 3 {
			return stem + "ieren", true
		}
	}
	i := strings.LastIndex(form, "ier")
	if i < 3 {
		return "", false
	}
	switch form[i+3:] {
	case "en", "t", "te", "ten", "ter", "tes", "tem", "end", "ende", "enden", "ender", "endes", "endem", "ung", "ungen", "ungs", "e", "tet":
	default:
		return "", false
	}
	stem := form[:i]
	if strings.HasSuffix(stem, "ion") && len(stem) > 6 {
		return stem, true // sanktionieren, Sanktion
	}
	return stem + "ieren", true
}
