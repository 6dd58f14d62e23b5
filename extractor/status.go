package extractor

import (
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/forms"
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
)

var effectNames = map[string]effect{"enforce": opEnforce, "decide": opDecide, "plan": opPlan, "demand": opDemand, "consider": opConsider,
	"reject": opReject, "lift": opLift, "deny": opDeny, "say": opSay, "fail": opEnd, "order": opOrder, "opine": opOpine, "question": opQuestion, "advise": opAdvise}

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
			return rejected
		}
		return max(s, announced)
	case opDemand, opConsider:
		if negated {
			return rejected
		}
		return max(s, proposed)
	case opReject:
		if negated {
			return max(s, proposed)
		}
		return rejected
	case opLift:
		if negated {
			return s
		}
		if s == fact {
			return ended
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

// qualify weighs everything around a trigger and returns the measure's status.
func (d *document) qualify(r *rule, c int32, trigger [2]int32, noun, positive bool) status {
	q := qualifier{d: d, r: r, trigger: trigger, positive: positive}
	s := fact
	if noun {
		s = q.nounPhrase(s, trigger[0])
	}
	if noun && !d.g.german && d.embedded(trigger[0]) {
		return s
	}
	if cl := &d.clauses[c]; noun && d.g.german && cl.kind == indirectQuestion && len(cl.words) > 0 && d.words[cl.words[0]].fold != "ob" {
		return nothing // wann die Sperre greift, steht noch nicht fest
	}
	s = q.clause(s, c, trigger[0], noun)
	s = q.outward(s, c)
	if d.clauses[c].question && !noun || d.sentenceAsks(c) || d.clauses[c].kind == indirectQuestion && d.clauses[c].parent < 0 {
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
		if e := d.effectOf(st.noun); e != noEffect {
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
		for j := i + 1; j < d.sentences[d.words[i].sentence].Last && d.words[j].is(isAdj|isPP) && !d.words[j].is(isFinite|isPunct); j++ {
			if e := d.effectOf(j); e != noEffect {
				s = apply(s, e, false)
			}
		}
	}
	return s
}

// negatedNoun reports whether kein or aucun stands before the noun.
func (d *document) negatedNoun(i int32) bool {
	l := d.left(i)
	for j := l.at; j < i; j++ {
		if d.words[j].is(isNeg) && d.g.negDet[d.words[j].fold] {
			return true
		}
	}
	return false
}

// effectOf is the effect of the operator word at i.
func (d *document) effectOf(i int32) effect {
	w := &d.words[i]
	if w.class.has(d.g.known.withInf) && !d.g.german && !d.infinitiveNext(i) {
		return noEffect
	}
	for _, o := range d.g.operators {
		if w.class.has(o.class) {
			return o.effect
		}
	}
	return noEffect
}

// clause weighs the verbs of the trigger's own clause: modals, tense, support verbs, negation.
func (q *qualifier) clause(s status, c, trigger int32, noun bool) status {
	d := q.d
	cl := &d.clauses[c]
	negated := d.negated(c, q.trigger) && q.r.Negated != "required" && q.r.Negated != "ignored" && !q.positive
	ruled := false
	if e := d.stance(cl, trigger); noun && e != noEffect {
		s, negated, ruled = apply(s, e, negated), false, true
	}
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isOperator) && !noun {
			s = apply(s, d.effectOf(i), negated)
			negated, ruled = false, true
			continue
		}
		if !w.is(verbal) || i >= q.trigger[0] && i < q.trigger[1] || w.is(isAux) && !w.is(isModal) || w.partner == trigger && w.is(isPart) {
			continue
		}
		if w.is(isModal) {
			before := negated
			s = q.modal(s, w, cl, &negated)
			ruled = ruled || !noun || before && !negated
			continue
		}
		if e := d.effectOf(i); e != noEffect && e != opSay && (noun || e != opOpine && d.governs(i, trigger)) && !q.besidePhrase(e) {
			s = apply(s, e, negated)
			negated = false
			ruled = true
		}
	}
	if q.r.Operator {
		s = apply(s, d.effectOf(trigger), negated)
		negated, ruled = false, true
	}
	if noun && !d.g.german {
		if t, weighed := d.phraseEffects(s, c, q.trigger, &negated); weighed {
			s, ruled = t, true
		}
	}
	if noun && !ruled {
		s = q.supportPhrases(s, c, &negated)
		if q.generalTalk(cl, trigger) {
			return nothing
		}
	}
	if negated && (!noun || !ruled) {
		if noun {
			if d.negatedNoun(trigger) {
				return s
			}
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
	return opDemand
}

// supportPhrases weighs operators that are nouns or adjectives beside a verb without meaning of its own: "steht zur Debatte",
// "ist vom Tisch", "est à l'étude".
func (q *qualifier) supportPhrases(s status, c int32, negated *bool) status {
	d := q.d
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if i == q.trigger[0] || w.is(verbal) && !w.is(isPP|isAdj) {
			continue
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
		return d.words[i].is(isFinite) || i > trigger
	}
	return i < trigger
}

// negate is negation on the measure itself.
func (q *qualifier) negate(s status) status {
	if q.r.kind == edikt.Abstention {
		return nothing
	}
	return rejected
}

// modal weighs a modal verb.
func (q *qualifier) modal(s status, w *word, cl *clause, negated *bool) status {
	if (q.r.kind == edikt.AdviceAgainst || q.r.kind == edikt.AdviceFor) && (w.is(isSubj2) || w.is(isPast) && q.d.g.modalOf(w.verb) == modalShall) { // Behörden sollten darauf verzichten: that is the advice
		return s
	}
	switch q.d.g.modalOf(w.verb) {
	case modalWill:
		if *negated {
			*negated = false
			return rejected
		}
		if w.is(isSubj2) || !q.d.g.german || w.is(isSubj1) && strings.HasPrefix(w.fold, "mög") { // veut interdire: a wish
			return max(s, proposed)
		}
		return max(s, announced)
	case modalShall:
		if *negated && q.r.Negated != "required" {
			*negated = false
			return rejected
		}
		if w.is(isSubj2) || w.is(isPast) && !q.perfect(cl) {
			return max(s, proposed)
		}
		if q.perfect(cl) { // soll verboten haben: hearsay
			return s
		}
		return max(s, announced)
	case modalCan:
		if *negated || q.r.Negated == "required" {
			return s
		}
		return max(s, proposed)
	case modalMust:
		if w.is(isSubj2) {
			return max(s, proposed)
		}
		return s
	case modalMay:
		if *negated || q.r.Negated == "required" {
			return s
		}
		if w.is(isSubj2) { // dürfte: likely
			return max(s, proposed)
		}
		return s
	}
	return s
}

// perfect reports whether the clause ends in haben or sein after a participle.
func (q *qualifier) perfect(cl *clause) bool {
	n := 0
	for _, i := range cl.words {
		w := &q.d.words[i]
		if w.is(isInf) && (w.verb == q.d.g.haben || w.verb == q.d.g.sein) && w.verb != 0 {
			n++
		}
	}
	return n > 0
}

// tense weighs future, conditional and conditions.
func (q *qualifier) tense(s status, cl *clause, trigger int32, noun bool) status {
	d := q.d
	if cl.finite >= 0 {
		f := &d.words[cl.finite]
		future := f.is(isFuture) && !f.is(isSubj2)
		if d.g.german && f.verb == d.g.werden && f.is(isFinite) && !f.is(isPast|isSubj1|isSubj2) && d.infinitiveFinal(cl) {
			future = true
		}
		if future && !d.g.german && d.futurePerfect(cl) {
			future, s = false, max(s, ended)
		}
		if future && s == fact {
			s = announced
		}
		if d.g.german && f.is(isSubj2) && f.is(isAux) && d.g.hypothetical(f) && s != rejected && s != ended {
			s = max(s, proposed)
		}
		if !d.g.german && f.is(isSubj2) && !f.is(isModal) && s != rejected && s != ended {
			s = d.conditional(s, cl)
		}
	}
	if !d.g.german && s == fact && d.nearFuture(cl) {
		s = announced
	}
	if !d.g.german && s == fact && d.purposeful(cl) {
		s = proposed
	}
	if !d.g.german && s == fact && d.retracted(d.words[trigger].clause) {
		s = ended
	}
	if s == fact && noun && d.g.german && d.comes(cl, trigger) {
		s = announced
	}
	if s == fact && d.soon(cl) {
		s = announced
	}
	if s == fact && d.lasted(cl) {
		s = ended
	}
	if cl.kind == conditionClause {
		return nothing
	}
	return s
}

// soon reports whether an adverb puts a statement in the present tense into the future: dreht der App bald den Saft ab.
func (d *document) soon(cl *clause) bool {
	if cl.finite < 0 || d.words[cl.finite].is(isPast) || d.words[cl.finite].verb == d.g.haben || d.words[cl.finite].verb == d.g.sein && cl.passive {
		return false
	}
	for n, i := range cl.words {
		if d.words[i].class.has(d.g.known.soon) || d.g.fromHere[d.words[i].fold] && d.words[i].is(isPrep) && d.timeAhead(cl.words[n+1:]) {
			return true
		}
	}
	return false
}

// timeAhead reports whether a time noun, month or number follows: ab Pfingsten, ab dem zweiten Halbjahr; not: ab sofort.
func (d *document) timeAhead(words []int32) bool {
	for _, i := range words[:min(len(words), 4)] {
		w := &d.words[i]
		if now, ok := d.g.dayWords[w.fold]; ok && now <= 0 || w.mention >= 0 {
			return false // zu Microsoft 365
		}
		if w.class.has(d.g.known.time) || w.tok.Kind == language.Number || d.g.months[w.fold] > 0 {
			return !d.past(i)
		}
		if w.is(verbal) && !w.is(isAdj) {
			return false
		}
	}
	return false
}

// past reports whether the time expression at i lies before the article.
func (d *document) past(i int32) bool {
	for _, t := range d.times(d.words[i].sentence) {
		if t.first <= i && i < t.last && t.value != "" && t.value[0] != 'P' {
			return !d.date.Start().IsZero() && !edikt.Date(t.value).End().After(d.date.Start())
		}
	}
	return false
}

// lasted reports whether something was so for a while and is over: hatte sie 2023 vorübergehend verboten.
func (d *document) lasted(cl *clause) bool {
	if cl.finite < 0 || !d.words[cl.finite].is(isPast) {
		return false
	}
	for _, i := range cl.words {
		if d.g.briefly[d.words[i].fold] {
			return true
		}
	}
	return false
}

// infinitiveFinal reports whether the right bracket is an infinitive, so that werden means the future.
func (d *document) infinitiveFinal(cl *clause) bool {
	for n := len(cl.words) - 1; n >= 0; n-- {
		w := &d.words[cl.words[n]]
		if w.is(isInf) && !w.is(isFinite) && !w.is(isNoun) {
			return true
		}
		if w.is(isPP) && !w.is(isInf) {
			return false
		}
	}
	return false
}

// nearFuture reports whether aller carries an infinitive: va interdire.
func (d *document) nearFuture(cl *clause) bool {
	if cl.finite < 0 || d.words[cl.finite].verb != d.g.aller || d.words[cl.finite].is(isPast) {
		return false
	}
	for _, i := range cl.words {
		if i > cl.finite && i < cl.finite+5 && d.words[i].is(isInf) {
			return true
		}
	}
	return false
}

// outward weighs the clauses that the trigger's clause depends on: fordert, dass; plant, ... zu; prüft, ob.
func (q *qualifier) outward(s status, c int32) status {
	d := q.d
	for range 4 {
		cl := &d.clauses[c]
		if cl.parent < 0 || cl.parent == c {
			return s
		}
		p := &d.clauses[cl.parent]
		switch cl.kind {
		case infinitiveClause, complementClause, indirectQuestion:
		case relativeClause: // ein Gesetzentwurf, der die App verbieten will
			if cl.anchor >= 0 {
				switch e := d.effectOf(cl.anchor); e {
				case opDemand, opConsider, opPlan:
					return q.fate(apply(s, e, false), cl.parent, cl.anchor)
				}
			}
			return s
		default:
			return s
		}
		negated := d.negated(cl.parent, q.trigger)
		weighed := false
		if q.steered(cl, p) {
			return nothing
		}
		if cl.kind == indirectQuestion {
			s = apply(s, opConsider, false)
		}
		if cl.kind != indirectQuestion || true {
			for _, i := range p.words {
				w := &d.words[i]
				if w.is(isModal) {
					s = q.modal(s, w, p, &negated)
					continue
				}
				if !w.is(verbal|isOperator) && !(w.is(isNoun) && d.governsClause(i, cl)) && !(w.is(isAdj) && !weighed) {
					continue
				}
				if e := d.effectOf(i); e != noEffect && e != opSay && e != opOpine {
					if e == opDemand && q.r.kind == edikt.Ban && !d.g.german && !negated && d.tellsOwn(p, i) {
						continue // demande à ses agents de supprimer X
					}
					if e == opOrder && q.r.kind != edikt.Ban || e == opDecide && q.r.kind == edikt.Review && !d.g.german && !negated {
						continue // décide d'instruire: it does
					}
					if e == opOrder && d.g.german && d.urges(i, q.trigger[0]) {
						e = opDemand
					}
					s = apply(s, e, negated)
					negated, weighed = false, true
					if w.is(isNoun) && d.stance(p, i) == opReject { // stimmte gegen den Antrag, TikTok zu sperren
						s = rejected
					}
				}
			}
			if !d.g.german {
				if t, ok := d.phraseEffects(s, cl.parent, q.trigger, &negated); ok {
					s, weighed = t, true
				}
			}
			if negated && !weighed {
				s = rejected
			}
		}
		s = q.tense(s, p, q.trigger[0], false)
		c = cl.parent
	}
	return s
}

// steered reports whether the clause only says what someone is told or advised to do: the act is not done by saying so.
// Exits, adoptions and abstentions need their own actor.
func (q *qualifier) steered(cl, parent *clause) bool {
	switch q.r.kind {
	case edikt.Exit, edikt.Adoption, edikt.Abstention, edikt.AdviceFor, edikt.Review:
	case edikt.Ban:
		if cl.kind != infinitiveClause {
			return false
		}
	default:
		return false
	}
	for _, i := range parent.words {
		w := &q.d.words[i]
		if !w.is(verbal | isNoun) {
			continue
		}
		switch q.d.effectOf(i) {
		case opAdvise:
			return true
		case opDemand:
			if !q.d.g.german && q.r.kind != edikt.Ban && q.d.asksPeople(parent) {
				return true
			}
		case opOrder:
			if q.r.kind != edikt.Ban && !w.is(isNoun) {
				return true
			}
		}
	}
	return false
}

// governsClause reports whether the noun at i opens the clause: it stands right before it.
func (d *document) governsClause(i int32, cl *clause) bool {
	if len(cl.words) == 0 {
		return false
	}
	return i < cl.words[0] && cl.words[0]-i < 8
}

// sentenceAsks reports whether the clause stands in a direct question.
func (d *document) sentenceAsks(c int32) bool {
	return d.isQuestion(d.clauses[c].sentence) && d.clauses[c].kind != relativeClause
}

// negated reports whether the clause's verb is negated: a negator that is no part of a fixed phrase and does not
// stand right before a constituent of its own, and that is not inside the trigger (nichts mehr verloren).
func (d *document) negated(c int32, trigger [2]int32) bool {
	cl := &d.clauses[c]
	for n, i := range cl.words {
		if !d.words[i].is(isNeg) || i >= trigger[0] && i < trigger[1] {
			continue
		}
		if t := &d.words[trigger[0]]; d.g.german && i > trigger[0] && t.clause == c && t.is(isInf|isPP|isZu) && !t.is(isFinite) && cl.finite >= 0 && cl.finite < trigger[0] {
			continue // wird X verlassen und dort keine Meldungen mehr absetzen
		}
		if d.g.german && (d.words[i].is(isOperator) || d.othersNot(i, trigger[0])) {
			continue // kommt nicht infrage: the phrase says it; Schweden hingegen nicht
		}
		if !d.pseudo(cl, n) && !d.completedIn(cl, n, trigger) {
			return true
		}
	}
	return false
}

// pseudo reports whether the negator is part of a phrase that negates nothing: nicht nur, nicht zuletzt, ne ... que.
func (d *document) pseudo(cl *clause, n int) bool {
	i := cl.words[n]
	w := &d.words[i]
	if n+1 < len(cl.words) && d.g.pseudoAfter[d.words[cl.words[n+1]].fold] && (w.fold == "nicht" || w.fold == "pas" || w.fold == "non") {
		return true
	}
	if !d.g.german && d.onlyThere(cl, n) {
		return true
	}
	if w.fold == "ne" || w.fold == "n'" {
		return !d.neCompleted(cl, n) && !d.negativeSubject(cl, n)
	}
	if w.fold == "ni" && d.withoutBefore(cl, n) {
		return true
	}
	if w.fold == "plus" || w.fold == "jamais" || w.fold == "personne" || w.fold == "rien" {
		return !d.neBefore(cl, n)
	}
	if w.fold == "nicht" && n+2 < len(cl.words) && d.sondern(i) && !d.words[cl.words[n+1]].is(verbal) {
		return true
	}
	return false
}

// sondern reports whether a contrast follows the negator in its sentence.
func (d *document) sondern(i int32) bool {
	last := d.sentences[d.words[i].sentence].Last
	for i++; i < last; i++ {
		if d.words[i].fold == "sondern" {
			return true
		}
	}
	return false
}

// neCompleted reports whether pas, plus, jamais ... completes ne; alone or with que it negates nothing.
func (d *document) neCompleted(cl *clause, n int) bool {
	for _, i := range cl.words[n+1:] {
		switch d.words[i].fold {
		case "pas", "plus", "jamais", "aucun", "aucune", "rien", "personne", "ni", "point", "nullement", "guère":
			return true
		}
	}
	return false
}

func (d *document) neBefore(cl *clause, n int) bool {
	for _, i := range cl.words[:n] {
		if f := d.words[i].fold; f == "ne" || f == "n'" {
			return true
		}
	}
	return false
}

// modality names the modal verbs that matter.
type modality uint8

const (
	noModal modality = iota
	modalWill
	modalShall
	modalCan
	modalMust
	modalMay
)

// modalOf is the modality of a verb lemma.
func (g *grammar) modalOf(lemma uint32) modality { return g.modals[lemma] }

var modalWords = map[string]modality{"wollen": modalWill, "möchten": modalWill, "mögen": modalWill, "sollen": modalShall, "können": modalCan,
	"müssen": modalMust, "dürfen": modalMay, "vouloir": modalWill, "pouvoir": modalCan, "devoir": modalMust}

// hypothetical reports whether a German würde, hätte or wäre is a real hypothesis and no reported speech.
func (g *grammar) hypothetical(f *word) bool { return f.verb == g.werden }

func (g *grammar) unaccusative(lemma uint32) bool { return g.classOf(lemma).has(g.known.unaccusative) }

var _ = forms.Verb
