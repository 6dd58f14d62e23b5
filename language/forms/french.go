package forms

import (
	"fmt"
	"slices"
	"strings"
)

type frenchInflector struct{}

// The personal endings, from "je" to "ils".
var (
	frPresentEr = []string{"e", "es", "e", "ons", "ez", "ent"}
	frImparfait = []string{"ais", "ais", "ait", "ions", "iez", "aient"}
	frFuture    = []string{"ai", "as", "a", "ons", "ez", "ont"}
	frSubj      = []string{"e", "es", "e", "ions", "iez", "ent"}
	frPersons   = []Features{Sg | P1, Sg | P2, Sg | P3, Pl | P1, Pl | P2, Pl | P3}
	frPast      = map[string][]string{ // by the ending of the third person singular
		"a":   {"ai", "as", "a", "âmes", "âtes", "èrent"},
		"it":  {"is", "is", "it", "îmes", "îtes", "irent"},
		"ut":  {"us", "us", "ut", "ûmes", "ûtes", "urent"},
		"int": {"ins", "ins", "int", "înmes", "întes", "inrent"},
	}
	frPastSubj = map[string][]string{"a": {"ât", "assent"}, "it": {"ît", "issent"}, "ut": {"ût", "ussent"}, "int": {"înt", "inssent"}}
)

// french holds what the conjugation of one verb follows from.
type french struct {
	present    []string // six forms
	nous       string   // stem of the imparfait and of nous in the subjonctif
	future     []string // stems, with their r
	past       string   // third person singular of the passé simple without its ending
	pastEnding string
	subj       string // stem of the subjonctif
	subjNous   string // its stem for nous and vous
	participle []string
	gerund     string
}

func (frenchInflector) verb(p *paradigm, v verb) {
	p.pre = v.prefix
	p.put(Infinitive, v.stem, "")
	switch v.class {
	case "er", "er2":
		for _, f := range firstGroup(v.stem, v.class == "er2") {
			f.emit(p)
		}
	case "ir":
		secondGroup(v.stem).emit(p)
	default:
		thirdGroup(v).emit(p)
	}
}

func (f *french) emit(p *paradigm) {
	for i, form := range f.present {
		if i == 4 { // the imperative of nous and je is seldom meant in news; that of vous often
			p.put(Finite|Present|Imperative|frPersons[i], form, "")
			continue
		}
		p.put(Finite|Present|frPersons[i], form, "")
	}
	for i, person := range frPersons {
		imparfait := f.nous
		if frImparfait[i][0] == 'a' {
			imparfait = soften(imparfait)
		}
		p.put(Finite|Preterite|person, imparfait, frImparfait[i])
		for _, stem := range f.future {
			p.put(Finite|Future|person, stem, frFuture[i])
			p.put(Finite|Subj2|person, stem, frImparfait[i])
		}
		f.emitSubj(p, i)
		if f.past != "" || f.pastEnding != "" {
			end := frPast[f.pastEnding][i]
			p.put(Finite|Preterite|person, softenBefore(f.past, end), end)
		}
	}
	if ends := frPastSubj[f.pastEnding]; ends != nil {
		p.put(Finite|Subjonctif|Preterite|Sg|P3, softenBefore(f.past, ends[0]), ends[0])
		p.put(Finite|Subjonctif|Preterite|Pl|P3, softenBefore(f.past, ends[1]), ends[1])
	}
	for i, form := range f.participle {
		p.put(Participle|[]Features{Masc | Sg, Masc | Pl, Fem | Sg, Fem | Pl}[i], form, "")
	}
	p.put(PresentParticiple, f.gerund, "")
}

// emitSubj emits one person of the subjonctif where it differs from the indicative.
func (f *french) emitSubj(p *paradigm, i int) {
	stem := f.subj
	if i == 3 || i == 4 {
		stem = f.subjNous
	}
	if len(f.present) == 6 && f.present[i] == stem+frSubj[i] {
		return
	}
	if (i == 3 || i == 4) && stem == f.nous { // like the imparfait
		return
	}
	p.put(Finite|Subjonctif|Present|frPersons[i], stem, frSubj[i])
}

// firstGroup conjugates an -er verb; those in -ayer have two sets of forms.
func firstGroup(inf string, double bool) []*french {
	stem := strings.TrimSuffix(inf, "er")
	var sets []*french
	for _, mute := range muteStems(stem, double) {
		f := &french{nous: stem, past: stem, pastEnding: "a", subj: mute, subjNous: stem, gerund: soften(stem) + "ant"}
		f.participle = agree(stem + "é")
		for i, e := range frPresentEr {
			switch i {
			case 3:
				f.present = append(f.present, soften(stem)+e)
			case 4:
				f.present = append(f.present, stem+e)
			default:
				f.present = append(f.present, mute+e)
			}
		}
		f.future = futureStems(stem, mute)
		sets = append(sets, f)
	}
	return sets
}

// muteStems are the stems before a mute e: lèv-, appell-, emploi-, pai- and pay-.
func muteStems(stem string, double bool) []string {
	cons := strings.TrimRight(stem, "bcdfghjklmnpqrstvwxzç")
	if strings.HasSuffix(stem, "u") && (strings.HasSuffix(stem, "gu") || strings.HasSuffix(stem, "qu")) {
		cons = strings.TrimRight(stem[:len(stem)-2], "bcdfghjklmnpqrstvwxzç")
	}
	tail := stem[len(cons):]
	switch {
	case double:
		return []string{stem + stem[len(stem)-1:]}
	case strings.HasSuffix(stem, "ay"):
		return []string{stem[:len(stem)-1] + "i", stem}
	case strings.HasSuffix(stem, "oy"), strings.HasSuffix(stem, "uy"):
		return []string{stem[:len(stem)-1] + "i"}
	case tail == "" || tail == stem:
		return []string{stem}
	case strings.HasSuffix(cons, "é"):
		return []string{strings.TrimSuffix(cons, "é") + "è" + tail}
	case strings.HasSuffix(cons, "e") && openSyllable(tail):
		return []string{strings.TrimSuffix(cons, "e") + "è" + tail}
	}
	return []string{stem}
}

// openSyllable reports whether an e before these consonants stands at a syllable's end: lev-, but not rest-, appell-.
func openSyllable(tail string) bool {
	switch tail {
	case "br", "cr", "vr", "gn", "ch", "qu", "gu":
		return true
	}
	return len(tail) == 1 && tail != "x"
}

// futureStems: parler-, lèver-, emploier-; céder- and cèder- are both in use.
func futureStems(stem, mute string) []string {
	if strings.HasSuffix(stem, "nvoy") {
		return []string{strings.TrimSuffix(stem, "oy") + "err"}
	}
	i, j := strings.LastIndex(stem, "é"), strings.LastIndex(mute, "è")
	if i >= 0 && i == j {
		return []string{stem + "er", mute + "er"}
	}
	return []string{mute + "er"}
}

func secondGroup(inf string) *french {
	stem := strings.TrimSuffix(inf, "r")
	root := strings.TrimSuffix(stem, "i")
	f := &french{nous: stem + "ss", future: []string{inf}, past: root, pastEnding: "it", subj: stem + "ss", subjNous: stem + "ss", gerund: stem + "ssant"}
	for _, e := range []string{"s", "s", "t", "ssons", "ssez", "ssent"} {
		f.present = append(f.present, stem+e)
	}
	f.participle = agree(stem)
	return f
}

// thirdGroup conjugates from the principal parts: first, third person singular, first, third plural of the present,
// third singular of the passé simple (or -), participle; options name what does not follow from these.
func thirdGroup(v verb) *french {
	first, second, ok := strings.Cut(v.parts[0], "/")
	if !ok {
		second = first
		if strings.HasSuffix(first, "e") {
			second += "s"
		}
	}
	nous := strings.TrimSuffix(v.parts[2], "ons")
	f := &french{nous: nous, subj: strings.TrimSuffix(v.parts[3], "ent"), subjNous: nous, gerund: nous + "ant"}
	f.future = []string{strings.TrimSuffix(v.stem, "e")}
	f.present = []string{first, second, v.parts[1], v.parts[2], nous + "ez", v.parts[3]}
	f.participle = agree(v.parts[5])
	f.setPast(v.parts[4])
	for _, o := range v.special {
		f.option(o)
	}
	return f
}

func (f *french) setPast(third string) {
	for _, end := range []string{"int", "it", "ut", "a"} {
		if stem, ok := strings.CutSuffix(third, end); ok {
			f.past, f.pastEnding = stem, end
			return
		}
	}
}

func (f *french) option(o string) {
	name, value, _ := strings.Cut(o, "=")
	switch name {
	case "fut":
		f.future = []string{strings.TrimSuffix(value, "a")}
	case "subj":
		f.subj = strings.TrimSuffix(value, "e")
		if strings.HasSuffix(f.subj, "ss") || strings.HasSuffix(f.subj, "ch") { // fasse, puisse, sache: one stem throughout
			f.subjNous = f.subj
		}
	case "vous":
		f.present[4] = value
	case "ger":
		f.gerund = value
	case "fem":
		f.participle[2], f.participle[3] = value, value+"s"
	case "plur":
		f.participle[1] = value
	}
}

// agree gives the four forms of a participle or regular adjective.
func agree(masc string) []string {
	plural := masc + "s"
	if strings.HasSuffix(masc, "s") || strings.HasSuffix(masc, "x") {
		plural = masc
	}
	return []string{masc, plural, masc + "e", masc + "es"}
}

// soften keeps the sound of c and g before a and o: forçons, exigeait.
func soften(stem string) string {
	if s, ok := strings.CutSuffix(stem, "c"); ok {
		return s + "ç"
	}
	if strings.HasSuffix(stem, "g") {
		return stem + "e"
	}
	return stem
}

func softenBefore(stem, ending string) string {
	if strings.HasPrefix(ending, "a") || strings.HasPrefix(ending, "â") {
		return soften(stem)
	}
	return stem
}

// noun gives the two forms of a French noun.
func (frenchInflector) noun(p *paradigm, n noun) {
	p.pre = ""
	gender := genderOf(n.gender)
	plural := n.plural
	if plural == "" {
		plural = frenchPlural(n.text)
	}
	if plural == "pl" {
		p.put(gender|Pl, n.text, "")
		return
	}
	p.put(gender|Sg, n.text, "")
	if plural != "0" {
		p.put(gender|Pl, plural, "")
	}
}

func frenchPlural(s string) string {
	switch {
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "z"):
		return s
	case strings.HasSuffix(s, "al"):
		return strings.TrimSuffix(s, "al") + "aux"
	case strings.HasSuffix(s, "eau"), strings.HasSuffix(s, "eu"):
		return s + "x"
	}
	return s + "s"
}

// adjective gives the four forms of a French adjective; fields may name an irregular feminine.
func (frenchInflector) adjective(p *paradigm, fields []string) {
	p.pre = ""
	masc := fields[0]
	fem := frenchFeminine(masc)
	if len(fields) > 1 {
		fem = fields[1]
	}
	p.put(Masc|Sg, masc, "")
	p.put(Masc|Pl, frenchPlural(masc), "")
	p.put(Fem|Sg, fem, "")
	p.put(Fem|Pl, fem, "s")
}

var frFeminines = [][2]string{{"eux", "euse"}, {"if", "ive"}, {"el", "elle"}, {"en", "enne"}, {"er", "ère"}, {"eur", "euse"}, {"et", "ète"}, {"e", "e"}}

func frenchFeminine(masc string) string {
	for _, f := range frFeminines {
		if s, ok := strings.CutSuffix(masc, f[0]); ok {
			return s + f[1]
		}
	}
	return masc + "e"
}

// frenchMarks are the modal verbs; être and avoir stand among the closed classes.
var frenchMarks = map[string]Features{"pouvoir": Modal, "devoir": Modal, "vouloir": Modal}

// readVerb reads one entry: "bannir ir", or a group that shares its principal parts:
// "mettre : mets met mettons mettent mit mis : permettre promettre", or with the common ending alone.
func (frenchInflector) readVerb(line string) ([]verb, error) {
	p := strings.SplitN(line, ":", 3)
	if len(p) == 1 {
		return readRegular(strings.Fields(line))
	}
	ending, parts := strings.TrimSpace(p[0]), strings.Fields(p[1])
	if len(p) < 3 || len(parts) < 6 {
		return nil, fmt.Errorf("%q: want ending : six principal parts : verbs", line)
	}
	var verbs []verb
	for inf := range strings.FieldsSeq(p[2]) {
		prefix, ok := strings.CutSuffix(inf, ending)
		if !ok {
			return nil, fmt.Errorf("%q does not end in %s", inf, ending)
		}
		verbs = append(verbs, verb{lemma: inf, base: inf, prefix: prefix, stem: ending, class: "3", parts: parts[:6], special: parts[6:], mark: frenchMarks[inf]})
	}
	return verbs, nil
}

func readRegular(f []string) ([]verb, error) {
	if len(f) != 2 || !slices.Contains([]string{"er", "er2", "ir"}, f[1]) {
		return nil, fmt.Errorf("%q: want an infinitive and er, er2 or ir", f)
	}
	return []verb{{lemma: f[0], base: f[0], stem: f[0], class: f[1]}}, nil
}
