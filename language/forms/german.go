package forms

import (
	"fmt"
	"strings"
)

type germanInflector struct{}

// adjectiveEndings are the endings of an attributive adjective or participle.
var (
	adjectiveEndings = []string{"e", "en", "er", "es", "em"}
	presentEndings   = []string{"de", "den", "der", "des", "dem"}
)

// verb makes all forms of a German verb. The finite forms of a separable verb are those that end a clause; those of
// its base are the base's own.
func (germanInflector) verb(p *paradigm, v verb) {
	g := germanParts(v)
	p.pre = v.particle + v.prefix
	if v.bound {
		g.finite(p, v.stem)
		return
	}
	p.put(Infinitive, v.stem, "")
	p.put(PresentParticiple, v.stem, "d")
	for _, e := range presentEndings {
		p.put(PresentParticiple|Adjectival, v.stem, e)
	}
	g.finite(p, v.stem)
	p.pre = v.particle
	p.put(Participle, g.participle, "")
	for _, e := range adjectiveEndings {
		p.put(Participle|Adjectival, g.participle, e)
	}
	if v.particle != "" {
		p.pre = v.particle + "zu" + v.prefix
		p.put(ZuInfinitive, v.stem, "")
	}
}

// german holds the stems and forms from which the others follow.
type german struct {
	stem       string // rat-, änder-
	third      string // rät
	second     string // rätst
	firsts     []string
	preterite  string // riet, sagte
	subj2      string // riete, brächte; "" where like the preterite
	participle string // with prefix, without particle
	modal      bool
	finiteBits Features
}

func germanParts(v verb) german {
	g := german{stem: germanStem(v.stem), finiteBits: Finite}
	if v.particle != "" {
		g.finiteBits |= Joined
	}
	switch v.class {
	case "weak":
		g.weak(v)
	case "modal":
		g.firsts, g.third, g.second = []string{v.parts[0]}, v.parts[0], v.parts[1]
		g.preterite, g.participle, g.subj2 = v.parts[2], v.parts[3], v.parts[4]
		g.modal = true
	default:
		g.strong(v)
	}
	if g.firsts == nil {
		g.firsts = germanFirsts(g.stem)
	}
	if v.prefix != "" && v.class != "weak" {
		g.participle = v.prefix + strings.TrimPrefix(g.participle, "ge")
	}
	return g
}

func (g *german) weak(v verb) {
	e := ""
	if linksWithE(g.stem) {
		e = "e"
	}
	g.third = g.stem + e + "t"
	g.second = secondPerson(g.stem, e)
	g.preterite = g.stem + e + "te"
	g.participle = v.prefix + g.stem + e + "t"
	if v.prefix == "" && !v.noGe {
		g.participle = "ge" + g.participle
	}
}

func (g *german) strong(v verb) {
	g.third, g.second, _ = strings.Cut(v.parts[0], "/")
	if g.second == "" {
		stem, e := g.thirdStem()
		g.second = secondPerson(stem, e)
	}
	g.preterite, g.participle = v.parts[1], v.parts[2]
	switch {
	case len(v.parts) > 3:
		g.subj2 = v.parts[3]
	case !strings.HasSuffix(g.preterite, "te"):
		g.subj2 = umlaut(g.preterite) + "e"
	}
}

// thirdStem is the stem of the second and third person: gib- of gibt, rät- of rät, and the e that links its endings.
func (g *german) thirdStem() (stem, e string) {
	if s, ok := strings.CutSuffix(g.third, "et"); ok && linksWithE(s) {
		return s, "e"
	}
	if linksWithE(g.stem) && g.stem[len(g.stem)-1] == 't' {
		return g.third, ""
	}
	return strings.TrimSuffix(g.third, "t"), ""
}

// finite emits the finite forms; inf is the infinitive, which is also the first and third person plural.
func (g *german) finite(p *paradigm, inf string) {
	fin := g.finiteBits
	for _, f := range g.firsts {
		switch {
		case g.modal:
			p.put(fin|Present|Sg|P1|P3, f, "")
			p.put(fin|Subj1|Sg|P1|P3, g.stem, "e")
		default:
			p.put(fin|Present|Sg|P1, f, "")
			p.put(fin|Subj1|Sg|P3, f, "")
		}
	}
	p.put(fin|Present|Sg|P2, g.second, "")
	if !g.modal {
		p.put(fin|Present|Sg|P3, g.third, "")
	}
	p.put(fin|Present|Pl|P1|P3, inf, "")
	if linksWithE(g.stem) {
		p.put(fin|Present|Pl|P2, g.stem, "et")
	} else {
		p.put(fin|Present|Pl|P2, g.stem, "t")
	}
	if stem, _ := g.thirdStem(); stem != g.third && isRaised(g.stem, stem) && !g.modal {
		p.put(fin|Imperative|Sg|P2, stem, "")
	}
	g.past(p)
}

func (g *german) past(p *paradigm) {
	fin := g.finiteBits
	personal(p, fin|Preterite, g.preterite)
	switch {
	case g.subj2 == "" || g.subj2 == g.preterite:
	case g.subj2 == g.preterite+"e": // riete: only the singular differs
		p.put(fin|Subj2|Sg|P1|P3, g.subj2, "")
	default:
		personal(p, fin|Subj2, g.subj2)
	}
}

// personal emits a past form with its personal endings.
func personal(p *paradigm, f Features, past string) {
	en, st, t := "en", "st", "t"
	switch last := past[len(past)-1]; {
	case last == 'e':
		en = "n"
	case last == 't' || last == 'd' || strings.HasSuffix(past, "s") || strings.HasSuffix(past, "ß"):
		st, t = "est", "et"
	}
	p.put(f|Sg|P1|P3, past, "")
	p.put(f|Sg|P2, past, st)
	p.put(f|Pl|P1|P3, past, en)
	p.put(f|Pl|P2, past, t)
}

// germanStem is an infinitive without its ending: rat, änder, handel, tu.
func germanStem(inf string) string {
	if s, ok := strings.CutSuffix(inf, "en"); ok {
		return s
	}
	return strings.TrimSuffix(inf, "n")
}

// germanFirsts are the forms of the first person singular: rate; handle and handele; ändere and ändre.
func germanFirsts(stem string) []string {
	switch {
	case strings.HasSuffix(stem, "el") && len(stem) > 3:
		return []string{strings.TrimSuffix(stem, "el") + "le", stem + "e"}
	case strings.HasSuffix(stem, "er") && len(stem) > 3:
		return []string{stem + "e", strings.TrimSuffix(stem, "er") + "re"}
	}
	return []string{stem + "e"}
}

func secondPerson(stem, e string) string {
	if e == "" && (strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "ß") || strings.HasSuffix(stem, "z") || strings.HasSuffix(stem, "x")) {
		return stem + "t"
	}
	return stem + e + "st"
}

// linksWithE reports whether a stem takes e before st, t, te: arbeit-, rechn-, but not lern-, komm-, wohn-.
func linksWithE(stem string) bool {
	if len(stem) < 2 {
		return false
	}
	last, before := stem[len(stem)-1], stem[len(stem)-2]
	switch last {
	case 't', 'd':
		return true
	case 'm', 'n':
		if strings.ContainsRune("aeiouylrmn", rune(before)) || before >= 0x80 {
			return false
		}
		return before != 'h' || strings.HasSuffix(stem, "chn")
	}
	return false
}

// umlaut changes the last a, o or u of a preterite: bot, böt; schlug, schlüg.
func umlaut(s string) string {
	i := strings.LastIndexAny(s, "aou")
	if i < 0 {
		return s
	}
	return s[:i] + map[byte]string{'a': "ä", 'o': "ö", 'u': "ü"}[s[i]] + s[i+1:]
}

// isRaised reports whether e became i or ie in the third person (geben, gibt), which the imperative keeps (gib).
func isRaised(stem, third string) bool {
	return strings.Contains(third, "i") && !strings.Contains(stem, "i")
}

// readVerb reads one entry: "raten strong rät riet geraten : ab- an- be er". It gives the base and its whole family.
func (germanInflector) readVerb(line string) ([]verb, error) {
	head, family, _ := strings.Cut(line, ":")
	f := strings.Fields(head)
	if len(f) < 2 {
		return nil, fmt.Errorf("%q: want infinitive, class and principal parts", line)
	}
	inf, bound := strings.CutPrefix(f[0], "-")
	base := verb{lemma: inf, base: inf, stem: inf, class: f[1], parts: f[2:], bound: bound}
	base.options()
	base.noGe = base.noGe || strings.HasSuffix(inf, "ieren")
	if want, ok := map[string]int{"weak": 0, "strong": 3, "mixed": 4, "modal": 5}[base.class]; !ok || len(base.parts) < want {
		return nil, fmt.Errorf("%q: class is weak, strong (3 parts), mixed (4) or modal (5)", line)
	}
	var verbs []verb
	if !bound || strings.Contains(family+" ", "- ") { // the base of a separable verb stands alone in main clauses
		verbs = append(verbs, base)
	}
	for prefix := range strings.FieldsSeq(family) {
		verbs = append(verbs, base.with(prefix))
	}
	return verbs, nil
}

// options takes the options from the end of the principal parts.
func (v *verb) options() {
	if v.class == "modal" {
		v.mark = Modal
	}
	n := len(v.parts)
	if n == 0 {
		return
	}
	switch v.parts[n-1] {
	case "noge":
		v.noGe, v.parts = true, v.parts[:n-1]
	case "aux":
		v.mark, v.parts = Aux, v.parts[:n-1]
	}
}

// with is the verb with a prefix: "ab-" separable, "ver" inseparable, "bei-be" both.
func (v verb) with(prefix string) verb {
	if particle, inner, ok := strings.Cut(prefix, "-"); ok {
		v.particle, v.prefix = particle, inner
	} else {
		v.prefix = prefix
	}
	v.bound, v.mark = false, 0
	v.base = v.prefix + v.stem
	v.lemma = v.particle + v.base
	return v
}
