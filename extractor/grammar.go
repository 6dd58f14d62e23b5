package extractor

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"edikt"
	"edikt/language"
	"edikt/language/forms"
	"edikt/language/gazetteer"
)

// grammar is a compiled rule set of one language with everything the engine looks up.
type grammar struct {
	lang      string
	german    bool
	forms     *forms.Table
	gaz       *gazetteer.Gazetteer
	names     *names
	documents sync.Pool // of *document: their buffers, and their memory of words
	filter    *prefilter
	classes   classNames
	known     known

	byLemma   []classSet          // classes of a lemma
	parts     map[uint32]part     // German: nouns of the form lists that are compounds of a head that means something
	formClass map[string]classSet // classes of words that the form table does not know
	heads     map[string]bool     // German: forms that a compound may end in
	byText    map[string][]uint32 // lemmas by folded text

	classWords map[string][]string // as the source has them
	adjectives map[string]int32    // adjectives of places -> entry
	headOf     map[uint32]int      // lemma -> gazetteer head
	headSuffix map[string]int
	headEnd    map[string]int // what the gazetteer marks as the end of compounds
	nounClass  map[string]int
	scopeCues  map[string][]scopeCue
	scopeParts []scopePart

	byVerb    map[uint32][]*rule
	byNoun    map[uint32][]*rule
	byPhrase  map[string][]phraseTrigger
	rules     []*rule
	triggers  map[uint32]uint8 // lemmas that rules fire on
	operators []operator
	phraseOps []phraseOp
	longHeads map[string][]longHead // French heads of several words, by the first
	opPhrases map[string][]opPhrase
	modals    map[uint32]modality
	discards  map[string][][]string

	werden, sein, haben, bleiben, gehoeren, gelten, kommen, etre, aller uint32

	closed
}

// known are the classes that the engine itself knows by name.
type known struct {
	group, service, actorHead, say, useVerb, unaccusative, time, post, ellipsis, follow, tell, moderation, withInf, document, public, device, use, federal, union, many, spokes, trigger, anyauthority, nobody, thing, measure, support, soon, command, account, stance, provider, measureNoun, opinion, act int
	operators, speech, transparent, carriers, workplace, goesWithService                                                                                                                                                                                                                                     classSet
	alike, matter, vendor                                                                                                                                                                                                                                                                                    int // French
	germanKnown
}

type operator struct {
	class  int
	effect effect
}

// opPhrase is an operator of several words: vom Tisch, in Aussicht.
type opPhrase struct {
	words []string
	class int
}

type phraseTrigger struct {
	words []string
	rule  *rule
}

// rule is a compiled Rule.
type rule struct {
	Rule
	kind      edikt.Kind
	status    status
	fixed     bool
	words     []condition
	unless    []condition
	via       classSet
	places    places
	auxiliary bool
	again     bool // made by a rule of kind same
	same      bool // kind and target are those of the event told last
	scope     []edikt.Scope
	other     bool // the clause's subject is bound, it does not act
	index     int
}

// sameKind is the kind of rules that repeat the event told last.
const sameKind = "same"

// condition is a word sequence or a class that must stand in the clause.
type condition struct {
	words []string
	class int
	local bool // in the trigger's own clause only
}

// places are where a rule's target may stand.
type places struct {
	object, subject, anywhere, modifier, genitive, relative bool
	preps                                                   map[string]bool
}

// compile checks a source and makes a grammar of it; the error joins every mistake.
func compile(src *Source, gaz *gazetteer.Gazetteer) (*grammar, error) {
	g := &grammar{lang: src.Lang, german: src.Lang == "de", gaz: gaz, classes: classNames{index: map[string]int{}},
		formClass: map[string]classSet{}, heads: map[string]bool{}, byVerb: map[uint32][]*rule{}, byNoun: map[uint32][]*rule{},
		byPhrase: map[string][]phraseTrigger{}, modals: map[uint32]modality{}, opPhrases: map[string][]opPhrase{}, discards: map[string][][]string{}}
	g.forms = forms.French()
	g.closed = frenchWords
	if g.german {
		g.forms = forms.German()
		g.closed = germanWords
	}
	g.classWords = src.Classes
	g.documents.New = func() any { return new(document) }
	g.indexLemmas()
	var errs []error
	g.addGazetteer()
	for name, words := range src.Classes {
		errs = append(errs, g.addClass(name, words))
	}
	for i, op := range src.Operators {
		errs = append(errs, g.addOperator(i, op))
	}
	for i := range src.Rules {
		errs = append(errs, g.addRule(&src.Rules[i]))
	}
	g.learnKnown()
	g.addScopes()
	g.names = newNames(gaz, src.Lang, src.Guards.Context)
	g.filter = newPrefilter(g)
	g.names.nounClass, g.names.anyNoun = g.nounClass, g.classes.find("anyservice.n")
	for _, s := range src.Guards.Discard {
		toks := foldWords(s)
		g.discards[toks[0]] = append(g.discards[toks[0]], toks)
	}
	g.divide()
	g.collectTriggers()
	g.collectHeads()
	return g, errors.Join(errs...)
}

// What a lemma can do: fire a rule, or one that may mean the article's service without naming it.
const (
	anyTrigger   = 1
	looseTrigger = 2
)

func (g *grammar) collectTriggers() {
	g.triggers = map[uint32]uint8{}
	for _, by := range [...]map[uint32][]*rule{g.byVerb, g.byNoun} {
		for lemma, rules := range by {
			flags := uint8(anyTrigger)
			for _, r := range rules {
				if r.Implicit || r.same {
					flags |= looseTrigger
				}
			}
			g.triggers[lemma] |= flags
			for _, base := range g.lemmas(g.forms.Lemma(lemma).Base, forms.Verb) { // schreibt ... vor: the particle stands apart
				g.triggers[base] |= flags
			}
		}
	}
	delete(g.triggers, 0)
}

// part is how a noun of the form lists divides: Nutzungsverbot into nutzungs and Verbot.
type part struct {
	mod  string
	head uint32
}

// divide finds the compounds among the nouns of the form lists whose last part is a noun with a class of its own.
func (g *grammar) divide() {
	g.parts = map[uint32]part{}
	if !g.german {
		return
	}
	for id := uint32(1); int(id) < g.forms.Len(); id++ {
		l := g.forms.Lemma(id)
		if l.POS != forms.Noun {
			continue
		}
		text := language.Fold(l.Text)
		for k := 3; k+4 <= len(text); k++ {
			if h := g.nounAt(text[k:]); h != 0 && !g.byLemma[h].empty() {
				g.parts[id] = part{mod: text[:k], head: h}
				break
			}
		}
	}
}

func (g *grammar) nounAt(folded string) uint32 {
	for _, id := range g.byText[folded] {
		if g.forms.Lemma(id).POS == forms.Noun {
			return id
		}
	}
	return 0
}

// foldWords cuts a phrase into folded tokens, as the text will be.
func foldWords(s string) []string {
	var out []string
	for _, t := range language.Tokenize(nil, s) {
		out = append(out, language.Fold(t.Text(s)))
	}
	if n := len(out); n > 1 && out[n-1] == "'" { // an elided word at the end: plus d'
		out = append(out[:n-2], out[n-2]+"'")
	}
	return out
}

func (g *grammar) indexLemmas() {
	g.byText = make(map[string][]uint32, g.forms.Len())
	g.byLemma = make([]classSet, g.forms.Len())
	for id := 1; id < g.forms.Len(); id++ {
		key := language.Fold(g.forms.Lemma(uint32(id)).Text)
		g.byText[key] = append(g.byText[key], uint32(id))
	}
}

func (g *grammar) classOf(lemma uint32) classSet {
	if int(lemma) < len(g.byLemma) {
		return g.byLemma[lemma]
	}
	return classSet{}
}

// lemmas finds the lemmas of a word of a rule file, of one part of speech where pos is not 0.
func (g *grammar) lemmas(word string, pos forms.POS) []uint32 {
	var out []uint32
	for _, id := range g.byText[language.Fold(word)] {
		if p := g.forms.Lemma(id).POS; pos == 0 || p == pos {
			out = append(out, id)
		}
	}
	return out
}

func (g *grammar) addClass(name string, words []string) error {
	c, err := g.classes.number(name)
	if err != nil {
		return err
	}
	pos := classPOS(name)
	for _, w := range words {
		g.addToClass(c, w, pos)
	}
	return nil
}

// classPOS reads the part of speech off a class name: use.n, use.v.
func classPOS(name string) forms.POS {
	switch {
	case strings.HasSuffix(name, ".n"):
		return forms.Noun
	case strings.HasSuffix(name, ".v"):
		return forms.Verb
	}
	return 0
}

func (g *grammar) addToClass(c int, word string, pos forms.POS) {
	ids := g.lemmas(word, pos)
	for _, id := range ids {
		g.byLemma[id].add(c)
	}
	if len(ids) == 0 {
		key := language.Fold(word)
		s := g.formClass[key]
		s.add(c)
		g.formClass[key] = s
		if g.german && pos != forms.Verb {
			for _, e := range [...]string{"s", "n", "en", "e", "es"} {
				if s := g.formClass[key+e]; true {
					s.add(c)
					g.formClass[key+e] = s
				}
			}
		} else if pos == forms.Noun {
			s := g.formClass[key+"s"]
			s.add(c)
			g.formClass[key+"s"] = s
		}
	}
}

func (g *grammar) addOperator(i int, op Operator) error {
	e, ok := effectNames[op.Effect]
	if !ok {
		return fmt.Errorf("%s: operator effect %q is unknown", g.lang, op.Effect)
	}
	c, err := g.classes.number(fmt.Sprintf("op.%s.%d", op.Effect, i))
	if err != nil {
		return err
	}
	for _, w := range op.Words {
		if !g.german && strings.Contains(w, " ") {
			g.addPhraseOp(w, e)
			continue
		}
		if words := foldWords(w); len(words) > 1 {
			g.opPhrases[words[0]] = append(g.opPhrases[words[0]], opPhrase{words, c})
			continue
		}
		g.addToClass(c, w, 0)
	}
	g.operators = append(g.operators, operator{class: c, effect: e})
	return nil
}

func (g *grammar) addRule(src *Rule) error {
	r := &rule{Rule: *src, kind: edikt.Kind(src.Kind), same: src.Kind == sameKind, index: len(g.rules)}
	r.Examples = nil
	r.other = slices.Contains(src.Actor, "other")
	var errs []error
	if !r.kind.Valid() && !r.same {
		errs = append(errs, fmt.Errorf("rule %s: kind %q is none of %v", src.ID, src.Kind, edikt.Kinds()))
	}
	if src.Status != "" {
		r.fixed = true
		k := slices.Index(statusNames[:], edikt.Status(src.Status))
		if k < 0 {
			errs = append(errs, fmt.Errorf("rule %s: status %q is none of %v", src.ID, src.Status, edikt.Statuses()))
		}
		r.status = status(max(k, 0))
	}
	r.words, r.unless = g.conditions(src.Words), g.conditions(src.Unless)
	for _, v := range src.Via {
		if c := g.classes.find(v); c >= 0 {
			r.via.add(c)
		} else {
			errs = append(errs, fmt.Errorf("rule %s: class %q is not defined", src.ID, v))
		}
	}
	for _, p := range src.Target {
		if !r.places.add(p) {
			errs = append(errs, fmt.Errorf("rule %s: target place %q is unknown", src.ID, p))
		}
	}
	for _, s := range src.Scope {
		r.scope = append(r.scope, edikt.Scope(s))
	}
	errs = append(errs, g.anchor(r, src))
	g.rules = append(g.rules, r)
	return errors.Join(errs...)
}

func (p *places) add(s string) bool {
	switch s {
	case "object":
		p.object, p.relative = true, true
	case "subject":
		p.subject, p.relative = true, true
	case "anywhere":
		p.anywhere, p.relative = true, true
	case "compound":
		p.modifier = true
	case "genitive":
		p.genitive = true
	default:
		prep, ok := strings.CutPrefix(s, "prep:")
		if !ok {
			return false
		}
		if p.preps == nil {
			p.preps = map[string]bool{}
		}
		p.preps[prep] = true
	}
	return true
}

func (g *grammar) conditions(list []string) []condition {
	var out []condition
	for _, s := range list {
		if name, ok := strings.CutPrefix(s, "@"); ok {
			name, local := strings.CutPrefix(name, "@")
			out = append(out, condition{class: g.classes.find(name), words: []string{"\x00"}, local: local})
			continue
		}
		out = append(out, condition{class: -1, words: foldWords(s)})
	}
	return out
}

// anchor files a rule under its triggers.
func (g *grammar) anchor(r *rule, src *Rule) error {
	var errs []error
	for _, v := range g.expand(src.Verbs) {
		ids := g.lemmas(v, forms.Verb)
		if len(ids) == 0 {
			errs = append(errs, fmt.Errorf("rule %s: the verb %q is not in the form lists", src.ID, v))
		}
		for _, id := range ids {
			g.byVerb[id] = append(g.byVerb[id], r)
			if l := g.forms.Lemma(id).Text; slices.Contains(src.Verbs, l) && (modalWords[l] != 0 || l == "sein" || l == "haben" || l == "être" || l == "avoir" || l == "werden") {
				r.auxiliary = true
			}
		}
	}
	for _, n := range src.Nouns {
		ids := g.lemmas(n, forms.Noun)
		if len(ids) == 0 {
			errs = append(errs, fmt.Errorf("rule %s: the noun %q is not in the form lists", src.ID, n))
		}
		for _, id := range ids {
			g.byNoun[id] = append(g.byNoun[id], r)
			if !r.same { // mesure, règle: nouns of any measure name none
				c, _ := g.classes.number("trigger.n")
				g.byLemma[id].add(c)
			}
		}
	}
	for _, p := range src.Phrases {
		w := foldWords(p)
		g.byPhrase[w[0]] = append(g.byPhrase[w[0]], phraseTrigger{words: w, rule: r})
	}
	if len(src.Verbs)+len(src.Nouns)+len(src.Phrases) == 0 {
		errs = append(errs, fmt.Errorf("rule %s: no trigger", src.ID))
	}
	return errors.Join(errs...)
}

// expand puts the words of a class in the place of its name: @quit.v.
func (g *grammar) expand(words []string) []string {
	var out []string
	for _, w := range words {
		if name, ok := strings.CutPrefix(w, "@"); ok {
			out = append(out, g.classWords[name]...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// learnKnown looks up the classes and lemmas that the engine knows by name.
func (g *grammar) learnKnown() {
	k := &g.known
	find := func(name string) int { c, _ := g.classes.number(name); return c }
	k.group, k.service, k.actorHead, k.say = find("group.n"), find("service.n"), find("actor.n"), find("say")
	k.useVerb, k.unaccusative, k.time, k.post = find("use.v"), find("unaccusative.v"), find("time.n"), find("post.n")
	k.tell, k.moderation = find("tell"), find("moderation.n")
	k.withInf, k.document, k.public = find("withinf.v"), find("document.n"), find("public.n")
	for _, n := range [...]string{"device.n", "machine.n"} {
		k.workplace.add(find(n))
	}
	k.ellipsis, k.follow, k.device = find("ellipsis"), find("follow"), find("device.n")
	k.trigger, k.anyauthority, k.nobody, k.thing, k.measure = find("trigger.n"), find("anyauthority.n"), find("nobody.n"), find("thing.n"), find("measure.v")
	k.account, k.provider, k.measureNoun, k.opinion, k.act = find("account.n"), find("provider.n"), find("measure.n"), find("opinion.n"), find("act.v")
	k.command = find("command.n")
	k.alike, k.matter, k.vendor = find("alike"), find("matter.n"), find("vendor.n")
	k.support, k.soon, k.stance = find("support.v"), find("soon"), find("stance.v")
	k.many, k.spokes = find("many"), find("spokes.n")
	k.use, k.federal, k.union = find("use.n"), find("federal.n"), find("union.n")
	for _, n := range [...]string{"use.n", "service.n", "transparent.n"} {
		if c := find(n); c >= 0 {
			k.transparent.add(c)
		}
	}
	for _, n := range [...]string{"use.n", "account.n", "service.n", "trigger.n", "transparent.n", "path.n"} {
		if c := find(n); c >= 0 {
			k.carriers.add(c)
			k.goesWithService.add(c)
		}
	}
	k.speech.add(k.say)
	for i := range g.operators {
		k.carriers.add(g.operators[i].class)
		k.operators.add(g.operators[i].class)
		switch g.operators[i].effect {
		case opSay, opDemand, opPlan, opAdvise, opDecide, opReject, opDeny:
			k.speech.add(g.operators[i].class)
		}
	}
	if c := find("post.n"); c >= 0 {
		k.goesWithService.add(c)
	}
	k.learnGerman(find)
	lemma := func(text string) uint32 {
		if ids := g.lemmas(text, forms.Verb); len(ids) > 0 {
			return ids[0]
		}
		return 0
	}
	g.werden, g.sein, g.haben, g.bleiben, g.gehoeren, g.gelten = lemma("werden"), lemma("sein"), lemma("haben"), lemma("bleiben"), lemma("gehören"), lemma("gelten")
	g.kommen = lemma("kommen")
	g.etre, g.aller = lemma("être"), lemma("aller")
	for w, m := range modalWords {
		if id := lemma(w); id != 0 {
			g.modals[id] = m
		}
	}
}

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

// preposition is the base form of a preposition: im -> in, du -> de.
func (g *grammar) preposition(fold string) string {
	if p, ok := g.contracted[fold]; ok {
		return p
	}
	return fold
}

// subordinator is the kind of clause that a word opens.
func (g *grammar) subordinator(fold string) clauseKind {
	if k, ok := g.subordinators[fold]; ok {
		return k
	}
	return adverbialClause
}

func (g *grammar) isWh(fold string) bool { return g.whWords[fold] }

// feminine reports whether the noun can be feminine.
func (g *grammar) feminine(w *word) bool {
	for _, r := range w.readings {
		if r.POS == forms.Noun {
			return r.Features&forms.Fem != 0
		}
	}
	if w.noun != 0 {
		for _, r := range g.forms.Lookup(language.Fold(g.forms.Lemma(w.noun).Text)) {
			if r.POS == forms.Noun && r.Lemma == w.noun {
				return r.Features&forms.Fem != 0
			}
		}
	}
	return strings.HasSuffix(w.fold, "in") || strings.HasSuffix(w.fold, "ung") || strings.HasSuffix(w.fold, "tät")
}

// predicative reports whether the noun at i stands for the clause's predicate: vom Tisch, zur Debatte, à l'étude. Right behind
// the trigger such a phrase looks as if it hung on it.
func (d *document) predicative(i, trigger int32) bool {
	l := d.left(i)
	return l.prep != "" && (l.rel == relNone || l.noun == trigger)
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
func (g *grammar) nameNoun(w *word) bool { return !w.class.has(g.known.time) }

// addGazetteer turns the gazetteer's nouns, heads and groups into classes.
func (g *grammar) addGazetteer() {
	g.adjectives = map[string]int32{}
	for _, n := range g.gaz.Names() {
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
		}
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

// head is the gazetteer's head noun of a word, or nil.
func (g *grammar) headNoun(w *word) *gazetteer.Head {
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

// masculineNominative reports whether the noun's form can be the masculine nominative, as "der Beauftragte" is and "der
// Beauftragten" is not.
func (g *grammar) masculineNominative(w *word) bool {
	form := w.fold
	if w.mod != "" {
		form = strings.TrimLeft(strings.TrimPrefix(form, w.mod), "-")
	}
	for _, r := range g.forms.Lookup(form) {
		if r.POS == forms.Noun && r.Features.Has(forms.Masc|forms.Nom|forms.Sg) {
			return true
		}
	}
	return false
}
