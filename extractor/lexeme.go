package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

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
	g.byVerb, g.byNoun = make([][]*rule, g.forms.Len()), make([][]*rule, g.forms.Len())
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
	k.feel, k.settle, k.stay = find("feel.v"), find("settle.v"), find("stay.v")
	k.useVerb, k.unaccusative, k.time, k.post = find("use.v"), find("unaccusative.v"), find("time.n"), find("post.n")
	k.tell, k.moderation = find("tell"), find("moderation.n")
	k.withInf, k.document, k.public = find("withinf.v"), find("document.n"), find("public.n")
	for _, n := range [...]string{"device.n", "machine.n"} {
		k.workplace.add(find(n))
	}
	k.ellipsis, k.follow, k.device = find("ellipsis"), find("follow"), find("device.n")
	k.trigger, k.anyauthority, k.nobody, k.thing, k.measure = find("trigger.n"), find("anyauthority.n"), find("nobody.n"), find("thing.n"), find("measure.v")
	k.account, k.provider, k.measureNoun, k.opinion, k.act, k.private, k.sanction = find("account.n"), find("provider.n"), find("measure.n"), find("opinion.n"), find("act.v"), find("private.n"), find("sanction.w")
	k.command = find("command.n")
	k.alike, k.matter, k.vendor, k.leadership, k.copula, k.realm, k.must, k.order = find("alike"), find("matter.n"), find("vendor.n"), find("leadership.n"), find("copula.v"), find("realm.n"), find("must"), find("order")
	k.work, k.contract, k.advice, k.avoid, k.can, k.welcome = find("work.n"), find("contract.n"), find("advice.v"), find("avoid.v"), find("pouvoir.v"), find("welcome.n")
	k.support, k.soon, k.stance, k.made = find("support.v"), find("soon"), find("stance.v"), find("made.v")
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
	g.werden, g.sein, g.haben, g.bleiben, g.gehoeren, g.gelten, g.verlassen, g.lassen = lemma("werden"), lemma("sein"), lemma("haben"), lemma("bleiben"), lemma("gehören"), lemma("gelten"), lemma("verlassen"), lemma("lassen")
	g.kommen, g.geben, g.verabschieden, g.free = lemma("kommen"), lemma("geben"), lemma("verabschieden"), g.nounAt("freiheit")
	g.etre, g.aller, g.devoir = lemma("être"), lemma("aller"), lemma("devoir")
	for w, m := range modalWords {
		if id := lemma(w); id != 0 {
			g.modals[id] = m
		}
	}
}
