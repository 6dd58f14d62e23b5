package extractor

import (
	"edikt"
	"edikt/language"
)

// status is a measure's status while the words around its trigger are weighed.
type status uint8

const (
	fact status = iota
	announced
	proposed
	rejected
	ended
	nothing // no event at all: a question, a denied report, a hypothesis
)

var statusNames = [...]edikt.Status{edikt.InForce, edikt.Announced, edikt.Proposed, edikt.Rejected, edikt.Ended, ""}

// effect is what an operator word does to the measure it governs.
type effect uint8

const (
	noEffect effect = iota
	opEnforce
	opDecide
	opPlan
	opDemand
	opConsider
	opReject
	opLift
	opDeny
	opSay
	opEnd // verlängert, scheitern ...
	opOrder
	opQuestion
	opAdvise
	opOpine
	opHesitate // zögern: it is done by who does not
)

var effectNames = map[string]effect{"enforce": opEnforce, "decide": opDecide, "plan": opPlan, "demand": opDemand, "consider": opConsider,
	"reject": opReject, "lift": opLift, "deny": opDeny, "say": opSay, "fail": opEnd, "order": opOrder, "opine": opOpine, "question": opQuestion, "advise": opAdvise, "hesitate": opHesitate}

// apply is the algebra of operators: what stands inside, what is said of it, and whether that is negated.
func apply(s status, e effect, negated bool) status {
	switch e {
	case opEnforce:
		if negated {
			return rejected
		}
		return s
	case opDecide:
		if negated {
			return proposed
		}
		return max(s, announced)
	case opPlan:
		if negated {
			return refused(s)
		}
		return max(s, announced)
	case opDemand, opConsider:
		if negated {
			return refused(s)
		}
		if s == ended { // whoever wants a measure lifted takes none
			return nothing
		}
		return max(s, proposed)
	case opReject:
		if negated {
			return max(s, proposed)
		}
		return refused(s)
	case opLift:
		if negated {
			return s
		}
		switch s {
		case fact:
			return ended
		case announced, proposed:
			return rejected // who drops the plan
		}
		return s
	case opEnd:
		if negated {
			return s
		}
		if s == fact {
			return ended
		}
		return rejected
	case opDeny:
		if negated {
			return s
		}
		return rejected
	case opHesitate:
		if negated {
			return s
		}
		return max(s, proposed)
	case opOpine:
		return nothing
	case opQuestion:
		return max(s, proposed)
	case opOrder, opSay, noEffect:
		if negated && e == opOrder {
			return rejected
		}
	}
	return s
}

// refused is what is made of a status by who does not want it: the measure is not taken, or goes on where it would have been lifted.
func refused(s status) status {
	if s == ended {
		return fact
	}
	return rejected
}

// fixedStatus is the status of a rule that has its own: who demands that a measure end takes none, who refuses to end it keeps it.
func (d *document) fixedStatus(r *rule, s status) status {
	switch {
	case d.g.german || r.status != ended || r.Negated != "" && r.Negated != "never" || s != proposed && s != rejected:
		return r.status
	case s == proposed:
		return nothing
	}
	return fact
}

// qualify weighs everything around a trigger and returns the measure's status.
func (d *document) qualify(r *rule, c int32, trigger [2]int32, noun, positive bool) status {
	q := qualifier{d: d, r: r, trigger: trigger, positive: positive}
	s := fact
	if noun {
		s = q.nounPhrase(s, trigger[0])
	}
	if noun && d.g.german && d.setAside(trigger[0]) {
		return nothing
	}
	if noun && !d.g.german && d.embedded(trigger[0]) {
		return s
	}
	if cl := &d.clauses[c]; d.g.german && cl.parent < 0 && len(cl.words) > 0 && d.words[cl.words[0]].fold == "warum" {
		return nothing // Warum das Verbot nichts bringt
	}
	if cl := &d.clauses[c]; noun && d.g.german && cl.kind == indirectQuestion && len(cl.words) > 0 && d.words[cl.words[0]].fold != "ob" {
		return nothing // wann die Sperre greift, steht noch nicht fest
	}
	if (noun || channelKind(r.kind)) && d.g.german && d.clauses[c].kind == indirectQuestion && (d.judges(c) || noun && d.asksEffect(c)) {
		return nothing // ob die Polizei das Programm rechtmäßig einsetzt
	}
	if d.undone(&d.clauses[c]) {
		return nothing
	}
	if !d.g.german && (d.notThat(c) || channelKind(r.kind) && d.adjudged(c)) {
		return nothing
	}
	s = q.clause(s, c, trigger[0], noun)
	s = q.outward(s, c)
	if d.g.german && s == rejected && r.kind == edikt.Review && d.notYet(c) {
		return nothing // wurde bisher keiner Prüfung unterzogen
	}
	if d.clauses[c].question && !noun {
		return q.answered(s, c)
	}
	if d.sentenceAsks(c) || d.clauses[c].kind == indirectQuestion && d.clauses[c].parent < 0 {
		return nothing
	}
	return s
}

type qualifier struct {
	d        *document
	r        *rule
	trigger  [2]int32
	positive bool // behind a contrast: the negation is not about this
}

// nounPhrase weighs what stands in the trigger's own phrase and the nouns it hangs on: geplantes Verbot, kein Verbot,
// Forderung nach einem Verbot, Aufhebung des Verbots.
func (q *qualifier) nounPhrase(s status, i int32) status {
	d := q.d
	if d.g.triggerModifier(&d.words[i]) != 0 { // Verbotsdebatte
		s = apply(s, d.effectOf(i), false)
	}
	s = q.modifiers(s, i)
	p := d.climb(i)
	for _, st := range p.steps {
		if st.rel == relCoord {
			continue
		}
		if e := d.effectOf(st.noun); e != noEffect && !d.restores(st.noun) {
			s = apply(s, e, d.negatedNoun(st.noun))
			s = q.modifiers(s, st.noun)
		}
	}
	return s
}

// modifiers weighs determiner and adjectives before the noun at i.
func (q *qualifier) modifiers(s status, i int32) status {
	d := q.d
	l := d.left(i)
	if d.negatedNoun(i) && q.r.Negated == "" {
		s = apply(s, opEnforce, true)
	}
	for j := l.at; j < i; j++ {
		if e := d.effectOf(j); e != noEffect && d.words[j].is(isAdj|isPP) {
			s = apply(s, e, false)
		}
	}
	if !d.g.german { // adjectives behind the noun
		for j := d.behindComplement(i); j < d.sentences[d.words[i].sentence].Last && d.words[j].is(isAdj|isPP) && !d.words[j].is(isFinite|isPunct); j++ {
			if e := d.effectOf(j); e != noEffect && d.lemmaText(d.words[j].verb) != "décider" { // la suspension décidée en mai stands
				if e == opLift && d.onlyThinks(d.words[j].clause) {
					return nothing // juge l'interdiction disproportionnée
				}
				s = apply(s, e, false)
			}
		}
	}
	return s
}

// effectOf is the effect of the operator word at i.
func (d *document) effectOf(i int32) effect {
	w := &d.words[i]
	if d.g.german && (w.mod != "" && w.class.has(d.g.known.time) || w.fold == "dagegen" && d.adversative(i)) {
		return noEffect // zum Monatsende; Ghana dagegen hält daran fest
	}
	if m := w.mention; !d.g.german && m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].entry >= 0 {
		return noEffect // l'UFC-Que Choisir
	}
	if m := w.mention; !d.g.german && m >= 0 && d.mentions[m].kind == groupMention && !w.is(verbal) {
		return noEffect // un conseiller communal
	}
	if d.g.german && w.fold == "gefallen" && d.decisionFell(w.clause) {
		return noEffect // die Entscheidung ist gefallen
	}
	if (w.fold == "fin" || w.fold == "ende") && d.endOfTime(i) || d.atRequest(i) {
		return noEffect // à la fin de 2026; Ende August; à la demande du maire
	}
	if w.class.has(d.g.known.withInf) && !d.g.german && !d.infinitiveNext(i) {
		return noEffect
	}
	if d.g.german && d.imagines(i) {
		return opConsider
	}
	for _, o := range d.g.operators {
		if w.class.has(o.class) {
			if d.g.german && o.effect == opDecide && d.takesLeave(i) || !d.g.german && d.effectless(o.effect, i) {
				return noEffect
			}
			return o.effect
		}
	}
	return noEffect
}

// endOfTime reports whether the noun at i ends a span of time and no measure: fin mars, à la fin de l'année.
func (d *document) endOfTime(i int32) bool {
	n := d.next(i)
	if n >= 0 && d.g.preposition(d.words[n].fold) == "de" {
		n = d.next(n)
	}
	if n >= 0 && d.words[n].is(isDet) && !d.words[n].is(isNum) {
		n = d.next(n)
	}
	return n >= 0 && (d.words[n].tok.Kind == language.Number || d.words[n].class.has(d.g.known.time))
}

// clause weighs the verbs of the trigger's own clause: modals, tense, support verbs, negation.
func (q *qualifier) clause(s status, c, trigger int32, noun bool) status {
	d := q.d
	cl := &d.clauses[c]
	negated := d.negated(c, q.trigger) && q.r.Negated != "required" && q.r.Negated != "ignored" && !q.positive
	if noun && d.g.german && cl.kind == indirectQuestion {
		negated = false // ob ein Rückzug nicht zu früh käme
	}
	if noun && d.g.german && channelKind(q.r.kind) && d.appealedFor(cl, trigger) {
		return nothing
	}
	ruled := false
	if noun && s == announced && d.inEffect(cl) {
		s = fact // das angekündigte Verbot gilt seit Mai
	}
	if e := d.stance(cl, trigger); noun && e != noEffect {
		s, negated, ruled = apply(s, e, negated), false, true
	}
	if noun && d.judgesAs(cl) {
		switch {
		case d.findsNeedless(c):
			return rejected
		case d.findsPossible(c), d.findsNeeded(c):
			return proposed
		}
		return nothing
	}
	if noun && d.littleOf(cl) {
		if d.g.german && d.onlyOpines(c) {
			return nothing
		}
		return rejected
	}
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isOperator) && !noun {
			s = apply(s, d.effectOf(i), negated)
			negated, ruled = false, true
			continue
		}
		if !w.is(verbal) || i >= q.trigger[0] && i < q.trigger[1] || d.g.german && d.describesNext(i) || w.is(isAux) && !w.is(isModal) && !(d.g.german && d.effectOf(i) == opPlan) || w.partner == trigger && w.is(isPart) {
			continue
		}
		if w.is(isModal) {
			before := negated
			s = q.modal(s, w, cl, &negated)
			ruled = ruled || !noun || before && !negated
			continue
		}
		if noun && d.abandons(w, trigger) {
			s, negated, ruled = apply(s, opLift, negated), false, true
			continue
		}
		if q.r.again && !d.g.german && d.choosesIt(w) {
			continue // ont opté pour la même règle: they have it
		}
		if noun && !d.g.german && q.r.kind == edikt.Review && d.lemmaText(w.verb) == "engager" {
			ruled = true // a engagé une procédure: it runs
			continue
		}
		if d.tellsDone(i, c, trigger) || noun && d.g.german && q.r.kind == edikt.Review && w.class.has(d.g.known.support) && d.effectOf(i) == opDemand {
			ruled = true // hat Klage eingebracht: it is filed
			continue
		}
		if d.g.german && q.r.kind == edikt.Adoption && len(q.r.Phrases) > 0 && w.is(isFinite) && w.class.has(d.g.known.say) {
			continue // verkündet Ausfälle neuerdings bei Bluesky
		}
		if e := d.effectOf(i); e != noEffect && e != opSay && (noun || e != opOpine && d.governs(i, trigger)) && !q.besidePhrase(e) && !(noun && d.restores(i)) {
			if noun && e == opReject && d.givesUpOwn(i, trigger) {
				e = opLift
			}
			if noun && e == opEnd && d.g.german && d.indefiniteNoun(trigger) {
				e = opReject // ein Verbot scheiterte: there was none
			}
			s = apply(s, e, negated)
			negated = false
			ruled = true
		}
	}
	if q.r.Operator {
		s = apply(s, d.effectOf(trigger), negated)
		negated, ruled = false, true
	}
	asSubject := !noun && !d.g.german && d.judged(c, trigger)
	if (noun || asSubject) && !d.g.german {
		if t, weighed := d.phraseEffects(s, c, q.trigger, &negated); weighed {
			s, ruled = t, true
		}
	}
	if (noun || asSubject) && !ruled {
		before := s
		s = q.supportPhrases(s, c, &negated)
		if noun && s == before && q.generalTalk(cl, trigger) || d.g.german && negated && d.deniesOther(cl, trigger) {
			return nothing
		}
	}
	if negated && (!noun || !ruled) {
		if noun && (d.negatedNoun(trigger) || d.g.german && d.tellsOf(cl)) {
			return s
		}
		s = q.negate(s)
	}
	return q.tense(s, cl, trigger, noun)
}

// stance is the effect of taking sides on a measure: spricht sich gegen ein Verbot aus, ist für einen Ausstieg, and a headline
// without a verb, Rat gegen Handyverbot.
func (d *document) stance(cl *clause, trigger int32) effect {
	if !d.g.german {
		return noEffect
	}
	l := d.climb(trigger) // gegen einen Antrag auf ein Verbot
	if l.prep == "mit" && d.threatens(cl) {
		return opConsider
	}
	if l.prep != "gegen" && l.prep != "für" {
		return noEffect
	}
	if cl.finite < 0 && l.at > 0 {
		if m := d.words[l.at-1].mention; m < 0 || !d.mentions[m].acts() {
			return noEffect
		}
	} else if cl.finite < 0 || !d.g.classOf(cl.verb).has(d.g.known.stance) {
		return noEffect
	}
	if l.prep == "gegen" {
		return opReject
	}
	if cl.finite >= 0 && d.g.classOf(cl.verb).has(d.g.known.settle) {
		return opDecide
	}
	return opDemand
}

// supportPhrases weighs operators that are nouns or adjectives beside a verb without meaning of its own: "steht zur Debatte",
// "ist vom Tisch", "est à l'étude".
func (q *qualifier) supportPhrases(s status, c int32, negated *bool) status {
	d := q.d
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i == q.trigger[0] || w.is(verbal) && !w.is(isPP|isAdj) || d.g.german && d.describesNext(i) && !w.is(isOperator) {
			continue // nach der annullierten Wahl
		}
		e := d.effectOf(i)
		if e == noEffect || e == opSay || e == opOrder || w.is(isNoun) && (!d.predicative(i, q.trigger[0]) || d.g.german && w.class.has(d.g.known.time)) {
			continue
		}
		s = apply(s, e, *negated)
		*negated = false
	}
	return s
}

// describesNext reports whether the word at i is an adjective with its ending right before the noun that it describes.
func (d *document) describesNext(i int32) bool {
	w := &d.words[i]
	if !w.is(isAdj|isPP|isPast) || w.is(isNoun) || !adjectiveEnding(w.fold) || int(i)+1 >= len(d.words) || w.clause >= 0 && d.clauses[w.clause].finite == i {
		return false
	}
	n := &d.words[i+1]
	return n.is(isNoun) && n.tok.Is(language.Upper) && n.sentence == w.sentence && !n.is(isPunct)
}

// generalTalk reports whether a clause only speaks about measures of that sort: an indefinite noun beside a full verb that
// does nothing to it (Ein Verbot löst kein Problem).
func (q *qualifier) generalTalk(cl *clause, trigger int32) bool {
	d := q.d
	l := d.left(trigger)
	if l.det < 0 || !d.g.indefinite[d.words[l.det].fold] || l.prep != "" || cl.finite < 0 {
		return false
	}
	v := cl.verb
	return v != 0 && v != d.g.sein && v != d.g.haben && v != d.g.werden && !d.g.classOf(v).any(d.g.known.operators) && !d.g.classOf(v).has(d.g.known.support) && !d.words[cl.finite].is(isAux|isModal)
}

// governs reports whether the verb at i governs the trigger verb: it stands in the same clause and the trigger is not finite.
func (d *document) governs(i, trigger int32) bool {
	t := &d.words[trigger]
	if t.is(isFinite) {
		return false
	}
	if d.g.german {
		return d.words[i].is(isFinite) || i > trigger && !(t.is(isInf) && d.words[i].is(isInf) && d.joinedBetween(trigger, i))
	}
	return i < trigger
}

// joinedBetween reports whether a coordinator parts two infinitives, of which then neither governs the other: will nachziehen und X ausschließen.
func (d *document) joinedBetween(first, last int32) bool {
	for i := first + 1; i < last; i++ {
		if f := d.words[i].fold; f == "und" || f == "oder" || f == "sowie" {
			return true
		}
	}
	return false
}

// sentenceAsks reports whether the clause stands in a direct question.
func (d *document) sentenceAsks(c int32) bool {
	cl := &d.clauses[c]
	return d.isQuestion(cl.sentence) && (cl.kind != relativeClause || cl.finite >= 0 && !d.g.german && d.words[cl.finite].is(isSubj2) || !d.g.german && cl.parent < 0 && cl.anchor < 0 && d.subjectRelative(cl)) // Qui part de X ?
}

func (g *grammar) unaccusative(lemma uint32) bool { return g.classOf(lemma).has(g.known.unaccusative) }
