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
	peoples    map[string]int32    // German: those who live in a place -> entry: Dänen
	headOf     map[uint32]int      // lemma -> gazetteer head
	headSuffix map[string]int
	headEnd    map[string]int // what the gazetteer marks as the end of compounds
	nounClass  map[string]int
	scopeCues  map[string][]scopeCue
	scopeParts []scopePart

	atWork, atSchool               classSet // groups of people who are bound at work, at school
	bodies, companies, groupPublic int      // classes of bodies, of companies, of the public

	byVerb       [][]*rule // by lemma
	byNoun       [][]*rule
	phrases      *phrases
	cues         int               // of conditions, so far
	telling      map[string]bool   // words that documents are asked for
	particles    map[string]uint64 // of separable verbs, a bit each; some share one
	prepositions map[string]uint64 // behind which alone rules find services, a bit each; some share one
	rules        []*rule
	operators    []operator
	phraseOps    []phraseOp
	pointers     map[string]map[uint32]effect // what a verb does to the clause that a word points to: dafür aussprechen
	longNouns    map[string][]longNoun        // French nouns of several words for services, by the first
	longHeads    map[string][]longHead        // French heads of several words, by the first
	modals       map[uint32]modality

	werden, sein, haben, bleiben, gehoeren, gelten, verlassen, lassen, kommen, geben, verabschieden, etre, aller, devoir, free uint32

	closed
}

// known are the classes that the engine itself knows by name.
type known struct {
	group, service, actorHead, say, useVerb, unaccusative, time, post, ellipsis, follow, tell, moderation, withInf, document, public, device, use, federal, union, many, spokes, trigger, anyauthority, nobody, thing, measure, support, soon, command, account, stance, provider, measureNoun, opinion, act, private, sanction, deputies, feel, made int
	operators, speech, transparent, carriers, workplace, goesWithService                                                                                                                                                                                                                                                                              classSet
	alike, matter, vendor, leadership, copula, realm, must, order, work, contract, advice, avoid, can, welcome                                                                                                                                                                                                                                        int // French
	germanKnown
}

type operator struct {
	class  int
	effect effect
}

// rule is a compiled Rule.
type rule struct { // what sentences are asked for first comes first
	needs
	words conditions
	Rule
	kind    edikt.Kind
	status  status
	fixed   bool
	unless  conditions
	places  places
	again   bool // made by a rule of kind same
	same    bool // kind and target are those of the event told last
	scope   []edikt.Scope
	other   bool // the clause's subject is bound, it does not act
	reached bool // the verb's object acts: joindre la mairie sur WhatsApp
	own     bool // only who switches off a tool of the own office means it so
	state   bool // only a country, its government or a court can mean it so
	index   int
	advised *rule // what it is where others are only advised to leave or take up the service; nil for other kinds

	auxiliary bool
}

// firesAlone reports whether the rule may fire in a sentence without a service.
func (r *rule) firesAlone() bool { return r.Implicit || r.same }

// sameKind is the kind of rules that repeat the event told last.
const sameKind = "same"

// condition is a phrase or a class that must stand in the clause.
type condition struct {
	cue   cue
	class int
	local bool // in the trigger's own clause only
}

// conditions are alternatives, and what they are together.
type conditions struct {
	list    []condition
	classes classSet
	cues    cueSet
}

// places are where a rule's target may stand.
type places struct {
	object, subject, anywhere, modifier, genitive, relative bool
	preps                                                   map[string]bool
}

// compile checks a source and makes a grammar of it; the error joins every mistake.
func compile(src *Source, gaz *gazetteer.Gazetteer) (*grammar, error) {
	g := &grammar{lang: src.Lang, german: src.Lang == "de", gaz: gaz, classes: classNames{index: map[string]int{}},
		formClass: map[string]classSet{}, heads: map[string]bool{},
		phrases: newPhrases(), modals: map[uint32]modality{}}
	g.forms = forms.French()
	g.closed = frenchWords
	if g.german {
		g.forms = forms.German()
		g.closed = germanWords
	}
	g.classWords = src.Classes
	g.documents.New = func() any { return newDocument() }
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
		g.phrases.add(foldWords(s)).discards = true
	}
	g.divide()
	g.collectHeads()
	g.collectParticles()
	g.collectNeeds()
	g.collectTelling(src.Guards.Context)
	return g, errors.Join(errs...)
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
			if h := g.nounAt(text[k:]); h != 0 && !g.byLemma[h].empty() && !(text[k:] == "ende" && g.likeAdjective(text)) {
				if len(g.byNoun[id]) > 0 && len(g.byNoun[h]) == 0 && !g.byLemma[h].has(g.known.time) { // Pilotprojekt is a trigger of its own, no project
					break
				}
				g.parts[id] = part{mod: text[:k], head: h}
				break
			}
		}
	}
}

// likeAdjective reports whether a noun is an adjective or participle by its forms: der Studierende, die Studierende.
func (g *grammar) likeAdjective(text string) bool {
	for _, r := range g.forms.Lookup(text) {
		if r.POS == forms.Noun && r.Features.Has(forms.Masc) && r.Features.Has(forms.Fem) {
			return true
		}
	}
	return false
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
			n := g.phrases.add(words)
			n.operators = append(n.operators, c)
			continue
		}
		g.addToClass(c, w, 0)
	}
	g.operators = append(g.operators, operator{class: c, effect: e})
	for word, verbs := range op.With {
		if g.pointers == nil {
			g.pointers = map[string]map[uint32]effect{}
		}
		if g.pointers[word] == nil {
			g.pointers[word] = map[uint32]effect{}
		}
		for _, v := range verbs {
			for _, lemma := range g.lemmas(v, forms.Verb) {
				g.pointers[word][lemma] = e
			}
		}
	}
	return nil
}

func (g *grammar) addRule(src *Rule) error {
	r := &rule{Rule: *src, kind: edikt.Kind(src.Kind), same: src.Kind == sameKind, index: len(g.rules)}
	r.Examples = nil
	r.other = slices.Contains(src.Actor, "other")
	r.reached = slices.Contains(src.Actor, "object")
	r.state = slices.Contains(src.Actor, "state")
	r.own = slices.Contains(src.Actor, "own")
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
	r.advised = r.twin()
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

func (g *grammar) conditions(list []string) conditions {
	var out conditions
	for _, s := range list {
		c := g.condition(s)
		out.list = append(out.list, c)
		out.cues.add(c.cue)
		if c.class >= 0 {
			out.classes.add(c.class)
		}
	}
	return out
}

func (g *grammar) condition(s string) condition {
	if name, ok := strings.CutPrefix(s, "@"); ok {
		name, local := strings.CutPrefix(name, "@")
		return condition{class: g.classes.find(name), local: local}
	}
	n := g.phrases.add(foldWords(s))
	if n.cue == 0 {
		g.cues++
		n.cue = cue(g.cues)
	}
	return condition{class: -1, cue: n.cue}
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
		for _, w := range g.contractions(foldWords(p)) {
			g.phrases.trigger(w, r)
		}
	}
	if len(src.Verbs)+len(src.Nouns)+len(src.Phrases) == 0 {
		errs = append(errs, fmt.Errorf("rule %s: no trigger", src.ID))
	}
	return errors.Join(errs...)
}

// contractions are a phrase and, where it ends in a French preposition that joins with an article, the phrase with that: se passer de, se
// passer des.
func (g *grammar) contractions(words []string) [][]string {
	out := [][]string{words}
	last := len(words) - 1
	if g.german || last == 0 {
		return out
	}
	var joined []string
	switch words[last] {
	case "de":
		joined = []string{"du", "des", "d'"}
	case "à":
		joined = []string{"au", "aux"}
	}
	for _, j := range joined {
		out = append(out, append(slices.Clone(words[:last]), j))
	}
	return out
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
	if f := d.words[i].fold; d.g.german && (f == "absage" || f == "abfuhr") {
		return true // erteilte dem Verbot eine Absage
	}
	l := d.left(i)
	if d.g.german && l.prep == "" && l.rel == relNone && (l.det < 0 || d.g.indefinite[d.words[l.det].fold]) && d.words[i].clause == d.words[trigger].clause {
		v := d.clauses[d.words[i].clause].verb // ist Geschichte; erteilt einem Verbot eine Absage
		return v == d.g.sein || v == d.g.bleiben || d.g.classOf(v).has(d.g.known.grant)
	}
	return l.prep != "" && (l.rel == relNone || l.noun == trigger && (d.g.german || l.prep != "de")) // une évaluation des risques
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
