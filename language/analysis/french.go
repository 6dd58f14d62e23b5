package analysis

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"edikt/language"
	"edikt/language/forms"

	"github.com/kljensen/snowball/french"
)

//go:embed data/irregular.fr
var irregularFR string

//go:embed data/regular.fr
var regularFR string

//go:embed data/families.fr
var familiesFR string

// frenchWords holds the lists that the French analysis reads words with. It does not change once made. Accents count
// in families only, where they tell marche from marché; everywhere else words are compared without.
type frenchWords struct {
	family    map[string]string
	stems     map[string]string   // stem to infinitive; "=" before those that take few endings
	plain     map[string]bool     // stems of regular verbs in -er, which take frenchRegular only
	irregular map[string]bool     // infinitives of the irregular ones
	bare      map[string][]string // families by a form's spelling without accents
}

func newFrench() *Analyzer {
	f := newFrenchWords()
	return &Analyzer{lang: French, memo: newMemo(), split: f.split, class: f.class, widen: f.widen}
}

func newFrenchWords() *frenchWords {
	f := &frenchWords{family: families(familiesFR), stems: map[string]string{}, plain: map[string]bool{}, irregular: map[string]bool{}, bare: map[string][]string{}}
	addPeoplesFR(f.family)
	for _, w := range slices.Sorted(maps.Keys(set(regularFR))) {
		stem := strings.TrimSuffix(w, "er")
		f.stems[stem], f.plain[stem] = w, true
		if noun, ok := strings.CutSuffix(stem, "onn"); ok {
			f.stems["="+noun+"on"] = w // sanctionner, sanction
		}
	}
	for stem, verb := range families(irregularFR) {
		f.stems[stem], f.irregular[verb] = verb, true
		delete(f.plain, stem)
	}
	for _, form := range slices.Sorted(maps.Keys(f.family)) { // in order: the first of several is taken where one must be
		if b := language.Bare(form); b != form {
			term := f.family[form]
			f.bare[b] = append(f.bare[b], language.Bare(term)+mark(term))
		}
	}
	return f
}

// frenchPrefixes begin words that are asked for without them too.
var frenchPrefixes = [...]string{"cyber", "anti", "vidéo", "video", "crypto", "micro", "mini", "multi", "hyper", "super", "néo", "pseudo", "auto"}

// split gives the term of a form and, where it is a known word after a prefix, that of the word.
func (f *frenchWords) split(form string) []part {
	out := []part{{f.class(form), 0, len(form)}}
	for _, p := range frenchPrefixes {
		rest, ok := strings.CutPrefix(form, p)
		if ok && len(rest) > 4 && (f.family[rest] != "" || len(forms.French().Lookup(rest)) > 0) {
			return append(out, part{f.class(rest), len(p), len(form)})
		}
	}
	return out
}

// class gives the term of a form: that of its family or verb, else its stem without accents.
func (f *frenchWords) class(form string) string {
	if t, ok := f.family[form]; ok {
		return language.Bare(t) + mark(t)
	}
	if base, ok := baseFR(form); ok {
		return f.class(base)
	}
	s := strings.ReplaceAll(language.Bare(form), "'", "") // aujourd'hui
	if len(s) > maxWord {
		return s
	}
	if t, ok := f.verb(s); ok {
		return t
	}
	if v, ok := conjugatedFR(form); ok {
		return f.infinitive(language.Bare(v))
	}
	if len(s) < 4 {
		return s
	}
	if v, ok := f.ofVerb(s); ok {
		return v
	}
	if q, ok := quality(s); ok {
		return f.root(q)
	}
	if n, ok := abounding(s); ok {
		return f.class(n)
	}
	return f.stem(s)
}

// infinitive is the term of a verb's infinitive, without accents.
func (f *frenchWords) infinitive(s string) string {
	if f.irregular[s] {
		return s
	}
	if t, ok := f.verb(s); ok {
		return t
	}
	return f.stem(s)
}

// root is class for a word that was made by rule, without accents.
func (f *frenchWords) root(s string) string {
	if t, ok := f.family[s]; ok {
		return language.Bare(t) + mark(t)
	}
	if t, ok := f.bare[s]; ok {
		return t[0]
	}
	if t, ok := f.verb(s); ok {
		return t
	}
	if q, ok := quality(s); ok {
		s = q
	}
	return f.stem(s)
}

// mark keeps the terms of families apart whose accents alone tell them from another.
func mark(t string) string {
	switch t {
	case "marché", "côté", "côte", "pêche", "péché", "tâche", "mûr", "sûr", "jeûne", "pâte", "pâté", "salé", "curé", "maïs":
		return "/" + t
	}
	return ""
}

// endings of French verbs and of the nouns and participles made of them, without accents.
var (
	frenchEndings = set("e es ent ons ez er ee ees ait aient ais ions iez a as ai at ames ates erent ant ante antes ants " +
		"ature atures era eras erai erons eront erez erait eraient erais erions eriez asse asses assent ion ions ation ations cation cations atoire atoires ement ements age ages s t te ts tes d " +
		"i is it ie ies ir r ras ssons ssez ssent ssait ssaient ssais ssant ssante ssants ssantes ssement ssements irent imes issons issez issent issait issaient issais issant issante issants issantes ira irai irons iront irez irait iraient irent isse issement issements " +
		"u ue us ues re ra rai ront rons rait raient rent tre tra trait tront te tes urent ure ures oir cation cations ion ions oi")
	frenchRegular = set("e es ent ons ez er ee ees ait aient ais ions iez a as ai at ames ates erent ant ante antes ants " +
		"ature atures eture etures era eras erai erons eront erez erait eraient erais erions eriez asse asses assent ion ions ation ations cation cations atoire atoires ement ements age ages ure ures s")
	nounS = set("s e es")
)

// verb reads a word without accents as a form of a known verb: the longest stem with a known ending.
func (f *frenchWords) verb(s string) (string, bool) {
	if v, ok := f.stems["="+s]; ok {
		return v, true
	}
	if frenchApart[strings.TrimSuffix(s, "s")] {
		return "", false
	}
	for i := len(s); i >= 2; i-- {
		stem, ending := s[:i], s[i:]
		if v, ok := f.stems["="+stem]; ok && nounS[ending] {
			return v, true
		}
		if v, ok := f.stems[stem]; ok && f.takes(stem, ending) && (i > 2 || len(ending) > 1) {
			return v, true
		}
		if v, ok := f.softened(stem, ending); ok {
			return v, true
		}
	}
	return f.derived(s)
}

// takes reports whether a stem goes with an ending.
func (f *frenchWords) takes(stem, ending string) bool {
	if f.plain[stem] {
		return ending == "" || frenchRegular[ending]
	}
	return ending == "" || frenchEndings[ending]
}

// softened reads stems that change before a, o and u: obligeait, oblig-; and -qu- as -c-: application.
func (f *frenchWords) softened(stem, ending string) (string, bool) {
	if b, ok := strings.CutSuffix(stem, "ge"); ok && ending != "" && frenchEndings[ending] {
		v, ok := f.stems[b+"g"]
		return v, ok
	}
	if b, ok := strings.CutSuffix(stem, "c"); ok && (strings.HasPrefix(ending, "ation") || strings.HasPrefix(ending, "ant")) {
		v, ok := f.stems[b+"qu"]
		return v, ok
	}
	if strings.HasSuffix(stem, "g") && strings.HasPrefix(ending, "ation") {
		v, ok := f.stems[stem+"u"]
		return v, ok
	}
	return "", false
}

// nouns in -ent that are no third persons plural.
var frenchEnt = set("accident adolescent adherent afferent client cent conscient content continent contingent couvent dent divergent efficient element eminent equivalent evident excellent fervent frequent imminent indecent inherent " +
	"innocent insolent insuffisent intelligent latent moment occident orient patent pertinent precedent prudent recipient resident reticent serpent strident suffisent torrent transparent vehement turbulent president")

// stem is the snowball stem of the singular of a word without accents; third persons plural lose their -ent first.
func (f *frenchWords) stem(s string) string {
	for _, p := range [...][2]string{{"eaux", "eau"}, {"aux", "al"}, {"eux", "eux"}, {"oux", "ou"}} {
		if b, ok := strings.CutSuffix(s, p[0]); ok && len(b) > 1 {
			s = b + p[1]
			break
		}
	}
	for _, p := range [...][2]string{{"atrices", "ateur"}, {"atrice", "ateur"}, {"trices", "teur"}, {"trice", "teur"}, {"euses", "eux"}, {"euse", "eux"}, {"ateurs", "ateur"}, {"ieres", "ier"}, {"iere", "ier"}, {"geres", "ger"}, {"gere", "ger"}, {"cheres", "cher"}, {"chere", "cher"}, {"ives", "if"}, {"ive", "if"}, {"iciennes", "icien"}, {"icienne", "icien"}} {
		if b, ok := strings.CutSuffix(s, p[0]); ok && len(b) > 2 {
			s = b + p[1]
			break
		}
	}
	if b, ok := strings.CutSuffix(s, "s"); ok && len(b) > 2 && !strings.HasSuffix(b, "s") {
		s = b
	}
	if b, ok := strings.CutSuffix(s, "ee"); ok && len(b) > 3 {
		s = b + "e"
	}
	for _, e := range [...]string{"aient", "erent", "eraient", "eront"} {
		if b, ok := strings.CutSuffix(s, e); ok && len(b) > 3 {
			s = b + "e"
		}
	}
	if b, ok := strings.CutSuffix(s, "ent"); ok && len(b) > 3 && !strings.HasSuffix(b, "m") && !frenchEnt[s] {
		s = b + "e"
	}
	if b, ok := strings.CutSuffix(s, "ateur"); ok && len(b) > 3 {
		s = b + "ation" // législateur
	}
	return french.Stem(s, true)
}

// widen lets a form that was typed without accents find the family with them, where it is no word of its own.
func (f *frenchWords) widen(form string) []Alternative {
	if _, ok := f.family[form]; ok {
		return nil
	}
	var out []Alternative
	for _, t := range f.bare[form] {
		out = append(out, Alternative{t, bareWeight})
	}
	return out
}
