package analysis

import (
	"strings"
	"sync"
	"unicode/utf8"

	"edikt/language/forms"

	"github.com/blevesearch/snowballstem"
	german "github.com/blevesearch/snowballstem/german"
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
	for w := range set(partsDE) {
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
	for w := range set(partsDE) {
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

// noun stems everything that is neither family nor verb: endings of nouns and adjectives, then derivations.
func (g *germanWords) noun(form string) string {
	s := g.feminine(form)
	if e, ok := agent(s); ok {
		return e
	}
	s = g.inflection(s)
	if t, ok := g.derived(s); ok {
		return t
	}
	s = foldUmlauts(s)
	for _, e := range [...]string{"ig", "isch", "lich", "end"} {
		if len(s) > 9 && strings.HasSuffix(s, e) {
			return snowballGerman(s)
		}
	}
	return s
}

func snowballGerman(s string) string {
	env := snowballstem.NewEnv(s)
	german.Stem(env)
	return env.Current()
}

// feminine strips -in and -innen from names of persons. The plural is always one; of the singular only known endings are.
func (g *germanWords) feminine(s string) string {
	base, plural := strings.CutSuffix(s, "innen")
	if !plural {
		base = strings.TrimSuffix(s, "in")
	}
	if base == s || len(base) < 4 || notFeminine[base+"in"] {
		return s
	}
	if g.nouns[base+"e"] {
		return base + "e" // Zeugin
	}
	if plural || g.nouns[base] {
		return base
	}
	for _, e := range [...]string{"er", "ent", "ist", "or", "ant", "eur", "ög", "og", "at", "euer", "it", "ekt", "ert", "iv", "al", "är", "graf", "ett", "ad", "iker", "ef", "und", "eg", "ürst", "and", "end", "ant",
		"ast", "ost", "ot", "äf", "ürg", "soph", "ster", "yst", "alt", "ält", "ätt", "arzt", "ärzt", "atz", "ranz", "err", "nz", "wirt", "wält", "hörig", "ert", "ürt", "rät", "us", "ap", "om", "uf"} {
		if strings.HasSuffix(base, e) {
			return base
		}
	}
	return s
}

// notFeminine are other words on -in.
var notFeminine = set("termin magazin medizin benzin berlin disziplin vitamin kamin ruin urin protein latein delfin delphin harlekin jasmin pinguin insulin heparin kokain heroin nikotin bitcoin login plugin stalin lenin putin " +
	"turin dublin merlin robin rosin doktrin routin stuckatin adrenalin toxin tannin gelatin melanin satin rubin cousin muslimin zeppelin mannequin gobelin bulletin admin chagrin interim martin austin kretin kalvin darwin " +
	"harmin levin elvin marin kevin dorfin fortan gewinn beginn lupin serpentin kantin kusin turbin maschin vaccin christin kerstin katrin kathrin karin martin")

// erPlurals are the nouns whose plural is -er; every other word in -er keeps it (Bauer is not Bau).
var erPlurals = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("amt bad band bild biest blatt brett buch bund dach denkmal ding dorf ei fach fahrrad fass feld gehalt geist geld gemüt geschlecht gesicht glas glied gott grab gras gut " +
		"haus haupt hospital horn huhn holz irrtum kalb kind kleid korn kraut lamm land leib licht lied loch mahl mal mann maul mitglied mund nest rad rand reichtum rind schild schloss schwert spital " +
		"stift strauch tal trumm tuch tum vieh volk wald weib wort wurm regiment") {
		m[w] = true
	}
	return m
}()

// agent keeps the -er of persons, tools and the like, in all cases.
func agent(s string) (string, bool) {
	base := s
	for _, e := range [...]string{"ern", "ers", "er"} {
		if b, ok := strings.CutSuffix(s, e); ok {
			base = b
			break
		}
	}
	if base == s || len(base) < 2 || isErPlural(base) || isAdjective(base) {
		return "", false
	}
	return base + "er", true
}

func isErPlural(base string) bool {
	base = foldUmlauts(base)
	for i := range base {
		if len(base)-i >= 3 && erPlurals[base[i:]] {
			return true
		}
	}
	return base == "ei"
}

// adjectives that no ending gives away.
var adjectives = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("ander best beid blau breit braun bös bunt dicht dick dunkel dumm dünn echt einfach eng ernst erst falsch fein fern fest flach fremd froh fünft ganz gelb genau gerad gering gleich glatt " +
		"grau grob grün heiß heiss hell hohl hübsch illegal jed jen kaputt klar klug komplett konkret korrekt krank krass kräftig kühl kühn künftig lahm laut leer leis letzt lieb link locker mager manch mild modern " +
		"nackt nass nett ober offen orange privat rasch rau recht reich reif rein reif rosa rot rund sanft satt sauber sauer schlank schlecht schlicht schlimm schmal schnell schwarz schwer sicher solch spitz " +
		"stabil steif steil still stolz streng stumm stur süß tief tot toll treu trocken trüb unter viel viert voll wach wahr weich welch wenig wild wirr wohl wund zart zweit dritt dies unser jew " +
		"abstrakt absolut akut anonym autonom bewusst direkt diskret exakt explizit extern intern extrem geheim gesamt gesund gewiss immens indirekt insgesamt kompetent legitim massiv präzis primär prominent rasant relevant separat " +
		"spontan strikt transparent vehement virtuell weltweit bundesweit landesweit europaweit vermeint berühmt gerecht bekannt beliebt bereit bestimmt betroffen digital offline trocken eigen selten golden zufrieden erwachsen verlegen bescheiden verschieden") {
		m[w] = true
	}
	return m
}()

func isAdjective(base string) bool {
	if adjectives[base] {
		return true
	}
	if len(base) < 5 {
		return false
	}
	for _, e := range [...]string{"lich", "ig", "isch", "ell", "iv", "sam", "bar", "haft", "los", "end", "är", "ös", "iert", "voll", "ional", "ital", "ial", "ral", "onal", "arm", "frei", "weit", "reich", "wert", "ant", "ibel", "abel"} {
		if strings.HasSuffix(base, e) {
			return true
		}
	}
	return false
}

// inflection strips the endings of nouns and adjectives.
func (g *germanWords) inflection(s string) string {
	if len(s) < 4 || adjectives[s] || strings.HasSuffix(s, "en") && g.nouns[s] {
		return s
	}
	for _, e := range [...]string{"ern", "ers", "er"} {
		if b, ok := strings.CutSuffix(s, e); ok && (isErPlural(b) || isAdjective(b)) {
			return comparative(b)
		}
	}
	switch {
	case cut(&s, "nissen", "nis"), cut(&s, "nisses", "nis"), cut(&s, "nisse", "nis"):
	case cut(&s, "ieren", "ier"):
	case cut(&s, "iens", "ie"), cut(&s, "ien", "ie"), cut(&s, "een", "ee"), cut(&s, "ees", "ee"):
	case strings.HasSuffix(s, "ie") || strings.HasSuffix(s, "ee"):
	case cut(&s, "eln", "el"), cut(&s, "els", "el"), cut(&s, "elns", "el"):
	case strings.HasSuffix(s, "em"):
		if b := strings.TrimSuffix(s, "em"); isAdjective(b) {
			return b
		}
	case len(s) > 5 && cut(&s, "ens", ""):
	case len(s) > 4 && (cut(&s, "en", "") || cut(&s, "es", "")):
		return comparative(s)
	case cut(&s, "e", ""):
		return comparative(s)
	case len(s) > 4 && genitive(s):
		s = s[:len(s)-1]
	}
	return s
}

// comparative strips -er and -st of an adjective after its ending is gone: strengere, strengste; other words keep it.
func comparative(s string) string {
	for _, e := range [...]string{"er", "est", "st"} {
		if b, ok := strings.CutSuffix(s, e); ok && (isAdjective(b) || adjectives[foldUmlauts(b)]) {
			return foldUmlauts(b)
		}
	}
	return s
}

// cut replaces the ending from by to and reports whether it was there.
func cut(s *string, from, to string) bool {
	b, ok := strings.CutSuffix(*s, from)
	if ok && utf8.RuneCountInString(b) >= 2 {
		*s = b + to
		return true
	}
	return false
}

// genitive reports whether a last s is an ending and not part of the stem.
func genitive(s string) bool {
	if !strings.HasSuffix(s, "s") {
		return false
	}
	for _, e := range [...]string{"kurs", "krebs", "puls", "hals", "gans", "gas", "los", "nis", "as", "is", "us", "ss", "es", "stets", "links", "rechts", "falls"} {
		if strings.HasSuffix(s, e) && e != "as" || strings.HasSuffix(s, e) && len(s) < 5 {
			return false
		}
	}
	return true
}

var umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")

func foldUmlauts(s string) string { return umlauts.Replace(s) }
