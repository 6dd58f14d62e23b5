package extractor

import (
	"slices"
	"strings"

	"edikt"
	"edikt/language"
)

// sameForSharers gives the event b to those for whom, or the places in which, the same is said to hold: Gleiches gilt für die Polizei;
// dasselbe gilt in Bern. It reports whether there are any.
func (d *document) sameForSharers(r *rule, c int32, trigger [2]int32, b found) bool {
	if b.Kind == edikt.Ban || b.Kind == edikt.Mandate {
		if !d.saysLikewise(c) {
			return false // das gilt auch für die Schulen: they are bound
		}
	}
	as := *r
	as.kind, as.same, as.again = b.Kind, false, true
	found := false
	for i, m := range d.actingIn(&d.clauses[c]) {
		if d.mentions[m].modifier {
			continue
		}
		l := d.left(i)
		if l.rel != relNone || l.prep != "für" && !d.g.placePreps[l.prep] {
			continue
		}
		s := d.qualify(&as, c, trigger, false, false)
		if s == nothing {
			continue
		}
		if s == fact {
			s = b.status
		}
		for _, a := range d.named(d.group(m)) {
			for _, t := range d.sameTargets(b) {
				f := d.event(&as, c, trigger, t, a, s, b.Confidence*0.9)
				f.Addressee, f.Scope = b.Addressee, b.Scope
				d.found = append(d.found, f)
				found = true
			}
		}
	}
	return found
}

// saysLikewise reports whether a clause says by a word of its own that it is about another who does the same.
func (d *document) saysLikewise(c int32) bool {
	for _, i := range d.clauses[c].words {
		switch d.words[i].fold {
		case "gleiches", "dasselbe", "ähnliches", "gleiche", "nämliches", "entsprechendes", "ebenso", "genauso":
			return true
		}
	}
	return false
}

// likeWords begin adjectives and determiners of likeness.
var likeWords = [...]string{"ähnlich", "gleich", "vergleichbar", "entsprechend", "derartig", "solch", "dieselb", "denselb", "derselb", "demselb", "analog"}

// alikeGerman reports whether an adjective or determiner says that the noun at i is like what was told, or goes further: eine ähnliche
// Regel, denselben Schritt, ein solches Vorgehen, eine noch strengere Vorschrift.
func (d *document) alikeGerman(i int32) bool {
	for j := d.left(i).at; j < i; j++ {
		if likeWord(d.words[j].fold) {
			return true
		}
	}
	return d.goesFurther(i) || d.afterModel(i)
}

// goesFurther reports whether a comparative behind "noch" says that the noun at i is more than what was told: eine noch strengere Regel,
// eine noch weiter gehende Vorschrift.
func (d *document) goesFurther(i int32) bool {
	more := false
	for j := i - 1; j > i-5 && j >= d.sentences[d.words[i].sentence].First; j-- {
		f := d.words[j].fold
		if f == "noch" {
			return more
		}
		more = more || slices.ContainsFunc(furtherEnds, func(end string) bool { return strings.HasSuffix(f, end) })
	}
	return false
}

// furtherEnds end the comparatives, and what stands for one, of adjectives before a noun.
var furtherEnds = []string{"ere", "eren", "erer", "eres", "gehende", "gehenden", "gehender", "gehendes"}

// afterModel reports whether whose example it follows stands behind the noun at i: ein Gesetz nach australischem Vorbild, eine Regel nach
// dem Muster Frankreichs.
func (d *document) afterModel(i int32) bool {
	s := d.sentences[d.words[i].sentence]
	if i+2 >= s.Last || d.words[i+1].fold != "nach" {
		return false
	}
	for j := i + 2; j < min(s.Last, i+5); j++ {
		if d.models(j) {
			return true
		}
	}
	return false
}

// likeWord reports whether a folded word is an adjective or determiner of likeness.
func likeWord(fold string) bool {
	for _, stem := range likeWords {
		if strings.HasPrefix(fold, stem) {
			return true
		}
	}
	return false
}

// likewiseStrangers gives the events that they lean on to institutions that no table knows: Ebenso die Lufthansa; ..., die Lufthansa
// auch.
func (d *document) likewiseStrangers(n int) {
	for i := range int32(len(d.words)) {
		w := &d.words[i]
		if !w.class.has(d.g.known.ellipsis) && w.fold != "auch" && !orderWords[w.fold] || w.clause < 0 || !d.awake[w.sentence] {
			continue
		}
		if a := d.strangerBeside(i); a >= 0 {
			k := d.add(mention{kind: actorMention, first: a, last: max(a+1, d.extentRight(a+1, d.sentences[w.sentence].Last)), head: a, entry: -1, place: -1, clause: w.clause, sort: "org"})
			if d.trailing(&d.mentions[k]) {
				d.inheritActor(k, n, false)
			}
		}
	}
}

// strangerBeside is the noun of an unknown institution right behind or before the word of ellipsis at i, or -1.
func (d *document) strangerBeside(i int32) int32 {
	s := d.sentences[d.words[i].sentence]
	j := i + 1
	for j < s.Last && d.words[j].is(isDet) {
		j++
	}
	if j < s.Last && d.unheardOf(j) && (j+1 >= s.Last || d.words[j+1].is(isPunct)) {
		return j
	}
	for j = i - 1; j > s.First && orderSteps[d.words[j].fold]; j-- {
	}
	if j > s.First && d.unheardOf(j) {
		return j
	}
	return -1
}

// unheardOf reports whether the noun at i may be an institution that is no mention: a name that the form lists do not have.
func (d *document) unheardOf(i int32) bool {
	w := &d.words[i]
	return w.mention < 0 && w.tok.Kind == language.Word && w.tok.Is(language.Upper) && len(w.readings) == 0 && w.mod == "" && w.is(isNoun|isName) && d.canAct(i)
}

// mainTold is the event of the same kind about the article's main service that the newest one, about services told as more beside it,
// stands behind; else the newest one.
func (d *document) mainTold(base int, trigger int32) int {
	if base < 0 || !d.addedTo(&d.mentions[d.found[base].mention]) {
		return base
	}
	main := d.mainTarget()
	for k := len(d.found) - 1; k >= 0; k-- {
		f := &d.found[k]
		if f.order < trigger && f.Kind == d.found[base].Kind && d.mentions[f.mention].entry == main && d.words[trigger].sentence-d.words[f.order].sentence <= 4 {
			return k
		}
	}
	return base
}

// opensWithWho reports whether a clause is about whoever does something: Wer der Weisung nicht folgt, ....
func (d *document) opensWithWho(c int32) bool {
	cl := &d.clauses[c]
	return len(cl.words) > 0 && d.words[cl.words[0]].fold == "wer"
}

// joinedBy is the newest adoption where who wants to follow stands behind somebody who keeps off: hat keinen Kanal; das Ministerium will
// folgen. Else base.
func (d *document) joinedBy(base int, c, trigger int32) int {
	if base < 0 || d.found[base].Kind != edikt.Abstention || !d.wants(c) || d.clauses[c].neg >= 0 {
		return base
	}
	if k := d.lastFound(trigger, []edikt.Kind{edikt.Adoption}, 6); k >= 0 && d.found[k].Target.ID == d.found[base].Target.ID {
		return k
	}
	return base
}

// namedBehindColon keeps of the services that are told again those that what stands behind the colon of the sentence names, if it names any:
// Jordanien war ähnlich verfahren: TikTok ist dort blockiert.
func (d *document) namedBehindColon(targets []foundTarget, trigger int32) []foundTarget {
	last := d.sentences[d.words[trigger].sentence].Last
	i := trigger
	for i < last && d.words[i].fold != ":" {
		i++
	}
	named := map[int32]bool{}
	for ; i < last; i++ {
		if m := d.targetAt(i); m >= 0 && !d.mentions[m].anaphor && !d.generic(d.mentions[m].entry) {
			named[d.mentions[m].entry] = true
		}
	}
	if len(named) == 0 {
		return targets
	}
	return slices.DeleteFunc(slices.Clone(targets), func(t foundTarget) bool { return !named[d.mentions[t.mention].entry] })
}
