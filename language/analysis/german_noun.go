package analysis

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	german "github.com/blevesearch/snowballstem/german"
)

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
