package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// collectHeads lists the forms in which German compounds may end: every form of a noun that means something to the rules.
func (g *grammar) collectHeads() {
	if !g.german {
		return
	}
	for form, readings := range g.forms.All {
		for _, r := range readings {
			if r.POS == forms.Noun && !g.byLemma[r.Lemma].empty() && len(form) >= 3 {
				g.heads[form] = true
			}
		}
	}
	for form := range g.formClass {
		if len(form) >= 4 {
			g.heads[form] = true
		}
	}
}

// collectParticles numbers the particles of separable verbs.
func (g *grammar) collectParticles() {
	g.particles = map[string]uint64{}
	for id := range uint32(g.forms.Len()) {
		for _, p := range g.forms.Particles(id) {
			if g.particles[p.Particle] == 0 {
				g.particles[p.Particle] = 1 << (len(g.particles) % 64)
			}
		}
	}
}

// transparentModifier reports whether a compound's first part leaves open what the noun is about: Nutzungsverbot, Diensthandyverbot.
func (g *grammar) transparentModifier(mod string) bool {
	m := strings.TrimSuffix(mod, "s")
	for _, r := range g.forms.Lookup(m) {
		if r.POS == forms.Noun && g.classOf(r.Lemma).any(g.known.transparent) {
			return true
		}
	}
	c := g.formClass[m].union(g.formClass[mod])
	return c.any(g.known.transparent) || g.openModifiers[m] || g.openModifiers[mod]
}

// nameNoun reports whether a French common noun goes on an institution's name: ministère de l'intérieur.
func (g *grammar) nameNoun(w *word) bool {
	return !w.class.has(g.known.time) && !(w.class.has(g.known.matter) && !w.is(isPlu)) // le comité du cas de ...
}

// addGazetteer turns the gazetteer's nouns, heads and groups into classes.
func (g *grammar) addGazetteer() {
	g.adjectives, g.peoples = map[string]int32{}, map[string]int32{}
	for _, n := range g.gaz.Names() {
		if n.Role == gazetteer.Inhabitant && n.Lang == "de" {
			g.peoples[language.Fold(n.Text)] = int32(n.Entry)
		}
		if n.Role == gazetteer.Adjective && (n.Lang == "" || n.Lang == g.lang) {
			key := language.Fold(n.Text)
			if old, ok := g.adjectives[key]; !ok || len(g.gaz.Entries()[old].Jurisdiction) > len(g.gaz.Entries()[n.Entry].Jurisdiction) {
				g.adjectives[key] = int32(n.Entry)
			}
		}
	}
	g.nounClass = map[string]int{}
	for _, n := range g.gaz.Nouns() {
		if n.Lang == g.lang {
			c, _ := g.classes.number("noun." + n.Class)
			g.nounClass[n.Class] = c
			s, _ := g.classes.number("service.n")
			g.addToClass(c, n.Text, forms.Noun)
			g.addToClass(s, n.Text, forms.Noun)
			g.addLongNoun(n.Text, c, s)
		}
	}
	g.headOf = map[uint32]int{}
	g.headSuffix, g.headEnd = map[string]int{}, map[string]int{}
	actor, _ := g.classes.number("actor.n")
	for i, h := range g.gaz.Heads() {
		if h.Lang == g.lang {
			g.addHead(i, h.Text, actor)
		}
	}
	group, _ := g.classes.number("group.n")
	for _, h := range g.gaz.Groups() {
		if h.Lang == g.lang {
			g.addToClass(group, strings.TrimPrefix(h.Text, "-"), forms.Noun)
			g.addSort(h)
		}
	}
}

// addSort files a noun for people under its sort: what they are bound in depends on it.
func (g *grammar) addSort(h gazetteer.Group) {
	c, _ := g.classes.number("group." + h.Sort)
	g.addToClass(c, strings.TrimPrefix(h.Text, "-"), forms.Noun)
	switch h.Sort {
	case "staff", "soldiers", "police", "health":
		g.atWork.add(c)
	case "deputies":
		g.atWork.add(c)
		g.known.deputies = c
	case "bodies":
		g.atWork.add(c)
		g.bodies = c
	case "teachers", "pupils", "schools":
		g.atSchool.add(c)
	case "companies":
		g.companies = c
	case "public":
		g.groupPublic = c
	}
}

func (g *grammar) addHead(i int, text string, class int) {
	t := strings.TrimPrefix(text, "-")
	if words := foldWords(t); !g.german && len(words) > 1 {
		if g.longHeads == nil {
			g.longHeads = map[string][]longHead{}
		}
		g.longHeads[words[0]] = append(g.longHeads[words[0]], longHead{words, g.gaz.Heads()[i].Sort})
	}
	g.addToClass(class, t, forms.Noun)
	for _, id := range g.lemmas(t, forms.Noun) {
		if _, ok := g.headOf[id]; !ok {
			g.headOf[id] = i
		}
	}
	if _, ok := g.headEnd[language.Fold(t)]; t != text && !ok {
		g.headEnd[language.Fold(t)] = i
	}
	if _, ok := g.headSuffix[language.Fold(t)]; !ok {
		g.headSuffix[language.Fold(t)] = i
	}
}

// headNoun is the gazetteer's head noun of a word, or nil.
func (g *grammar) headNoun(w *word) *gazetteer.Head {
	l := w.lexeme
	if w.noun != l.noun {
		return g.findHead(w)
	}
	if !l.headed {
		l.head, l.headed = g.findHead(w), true
	}
	return l.head
}

func (g *grammar) findHead(w *word) *gazetteer.Head {
	if i, ok := g.headSuffix[w.fold]; ok {
		return &g.gaz.Heads()[i]
	}
	for k := 3; k+3 <= len(w.fold); k++ { // a Gewerkschaftsbund is no Bund
		if i, ok := g.headEnd[w.fold[k:]]; ok {
			return &g.gaz.Heads()[i]
		}
	}
	if i, ok := g.headOf[w.noun]; ok {
		return &g.gaz.Heads()[i]
	}
	for _, e := range [...]string{"s", "n", "en", "e", "es"} { // of a noun that the form lists do not have
		if i, ok := g.headSuffix[strings.TrimSuffix(w.fold, e)]; g.german && w.noun == 0 && ok {
			return &g.gaz.Heads()[i]
		}
	}
	for k := 3; k+3 < len(w.fold); k++ {
		if i, ok := g.headSuffix[w.fold[k:]]; ok {
			return &g.gaz.Heads()[i]
		}
	}
	return nil
}

// sortOf is the sort of institution that a head noun names.
func (g *grammar) sortOf(w *word) string {
	if h := g.headNoun(w); h != nil {
		return h.Sort
	}
	return ""
}

// placeAdjective is the place that an adjective means, as an entry, or -1.
func (g *grammar) placeAdjective(fold string) int32 {
	if e, ok := g.adjectives[fold]; ok {
		return e
	}
	return -1
}

// triggerModifier is the trigger noun that a compound with an operator as its head begins with: Verbotsdebatte,
// Ausstiegs-Pläne. 0 where there is none.
func (g *grammar) triggerModifier(w *word) uint32 {
	if w.mod == "" || !w.is(isNoun) || !w.class.any(g.known.operators) {
		return 0
	}
	m := w.mod
	if i := strings.LastIndexByte(m, '-'); i >= 0 {
		m = m[i+1:]
	}
	for _, try := range [...]string{m, strings.TrimSuffix(m, "s")} {
		for _, r := range g.forms.Lookup(try) {
			if r.POS == forms.Noun && len(g.byNoun[r.Lemma]) > 0 {
				return r.Lemma
			}
			if p, ok := g.parts[r.Lemma]; ok && len(g.byNoun[p.head]) > 0 {
				return p.head
			}
		}
	}
	return 0
}

// membersBehind is where the name of an association ends that says whose it is: der Verband der Bühnenschaffenden.
func (d *document) membersBehind(i, last int32) int32 {
	if d.g.sortOf(&d.words[i]) != "association" || i+2 >= last || d.words[i+1].fold != "der" && d.words[i+1].fold != "des" {
		return i + 1
	}
	w := &d.words[i+2]
	if !w.tok.Is(language.Upper) || !w.is(isNoun) || w.mention >= 0 || w.is(isFinite) || d.g.sortOf(w) != "" {
		return i + 1
	}
	return i + 3
}
