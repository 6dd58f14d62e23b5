package extractor

import (
	"strings"

	"edikt/language"
)

// quick asks, before a sentence is parsed, whether a rule could fire in it.
type quick struct {
	d *document
	language.Sentence
	*summary
	named   bool  // a service stands there, or a word that may mean one
	told    bool  // something may have been told that a rule can repeat
	only    truth // whether ne ... que stands there
	alike   truth // whether a word stands there that likens one measure to another
	two     truth // whether two services may
	pronoun truth // whether a French pronoun stands there that may mean a service
}

// stirredAt reports whether a rule could fire at word i.
func (q *quick) stirredAt(i int32) bool {
	d := q.d
	w := &d.words[i]
	if q.rouse(d.g.byVerb[w.verb], i, verbTrigger) || q.rouse(d.g.byNoun[w.noun], i, nounTrigger) {
		return true
	}
	if l := d.g.triggerModifier(w); l != 0 && q.rouse(d.g.byNoun[l], i, nounTrigger) {
		return true
	}
	for _, p := range d.triggersAt(i) {
		if q.rouses(p.rule, i, phraseTriggerKind) {
			return true
		}
	}
	for _, s := range w.lexeme.separable { // rät ... ab: the parts are not yet joined
		if q.particles&s.bit != 0 && q.stands(s.particle, i) && q.rouse(s.rules, i, phraseTriggerKind) {
			return true
		}
	}
	return false
}

// rouse reports whether one of the rules could fire at word i, their trigger.
func (q *quick) rouse(rules []*rule, i int32, kind triggerKind) bool {
	for _, r := range rules {
		if q.rouses(r, i, kind) {
			return true
		}
	}
	return false
}

func (q *quick) rouses(r *rule, i int32, kind triggerKind) bool {
	switch n := &r.needs; {
	case !q.concerns(n, kind), kind == verbTrigger && !n.helper && q.d.words[i].is(isAux|isModal):
		return false
	case n.negation && q.flags&isNeg == 0, n.only && !q.mayPass(n), n.form != anyForm && !q.takesForm(n.form, i, kind):
		return false
	case n.behind != 0 && n.behind&q.prepositions == 0 && !q.there:
		return false
	}
	return len(r.words.list) == 0 || q.wordsStand(&r.words)
}

// concerns reports whether the sentence has what a rule can be about.
func (q *quick) concerns(n *needs, kind triggerKind) bool {
	switch {
	case n.about == somethingTold:
		return q.told
	case q.named || n.about == unsaid:
		return true
	case q.d.g.german || kind == nounTrigger:
		return false
	}
	return n.about == makerOrTopic && q.classes.has(q.d.g.known.vendor) || q.pronoun.answer(q.pronounStands)
}

// mayPass reports whether a noun stands in the sentence over which the rule reaches its service, a pronoun that may take one up, or a verb
// that says as much.
func (q *quick) mayPass(n *needs) bool {
	k := &q.d.g.known
	return q.classes.any(n.via) || q.d.g.german && q.pointing && n.via.has(k.account) || !q.d.g.german && n.via.has(k.use) && q.classes.has(k.useVerb)
}

// takesForm reports whether the sentence allows the form of the trigger.
func (q *quick) takesForm(f needForm, i int32, kind triggerKind) bool {
	switch f {
	case zuForm:
		return kind != verbTrigger || q.d.words[i].is(isZu) || i > q.First && q.d.words[i-1].fold == "zu"
	case onlyForm:
		return q.only.answer(q.onlyStands)
	case alikeForm:
		return q.alike.answer(q.alikeStands)
	case exchangeForm:
		return q.two.answer(q.twoStand)
	}
	return true
}

// onlyStands reports whether ne ... que stands in the sentence, be it in two clauses.
func (q *quick) onlyStands() bool {
	negated := false
	for i := q.First; i < q.Last; i++ {
		switch q.d.words[i].fold {
		case "ne", "n'", "plus":
			negated = true
		case "que", "qu'":
			if negated {
				return true
			}
		}
	}
	return false
}

// alikeStands reports whether a word of likeness stands in the sentence.
func (q *quick) alikeStands() bool {
	if !q.d.g.german && q.classes.has(q.d.g.known.alike) {
		return true
	}
	for i := q.First; i < q.Last; i++ {
		if fold := q.d.words[i].fold; q.d.g.german && (likeWord(fold) || fold == "noch" || q.d.models(i)) || !q.d.g.german && fold == "sens" {
			return true
		}
	}
	return false
}

// twoStand reports whether two services, or words that may take one up, stand in the sentence.
func (q *quick) twoStand() bool {
	n := 0
	for i := q.First; i < q.Last; i++ {
		if m := q.d.targetAt(i); m >= 0 && q.d.mentions[m].first == i || m < 0 && q.d.words[i].lexeme.pointing {
			n++
		}
	}
	return n > 1
}

// pronounStands reports whether a pronoun stands in the sentence that may mean a service, once it is settled: a clitic, or the
// subject of a passive.
func (q *quick) pronounStands() bool {
	for i := q.First; i < q.Last; i++ {
		w := &q.d.words[i]
		if (w.fold == "cet" || w.fold == "cette") && i+1 < q.Last && q.d.usage(i+1) {
			return true
		}
		if w.is(isPron) && (q.d.g.subjectPronouns[w.fold] || q.cliticAt(i)) || w.tok.Is(language.Hyphen) && inverted(w.fold) {
			return true
		}
	}
	return false
}

// cliticAt reports whether the pronoun at i may be a clitic before its verb that means a service.
func (q *quick) cliticAt(i int32) bool {
	w := &q.d.words[i]
	switch w.fold {
	case "y":
		return true
	case "l'", "le", "la", "les", "en":
	default:
		return false
	}
	if !w.is(isDet | isPrep) {
		return true
	}
	if i+1 == q.Last {
		return false
	}
	switch next := &q.d.words[i+1]; next.fold {
	case "y", "en", "lui", "leur":
		return true
	default:
		return next.is(isFinite | isInf | isPP)
	}
}

// inverted reports whether a verb with its subject pronoun may stand there: est-elle, a-t-il.
func inverted(fold string) bool {
	switch fold[strings.LastIndexByte(fold, '-')+1:] {
	case "il", "elle", "on", "ils", "elles", "nous", "vous", "ce", "je":
		return true
	}
	return false
}

// wordsStand reports whether one of the conditions may be met; separable verbs are not yet joined.
func (q *quick) wordsStand(conds *conditions) bool {
	if q.classes.any(conds.classes) || q.joined.any(conds.classes) {
		return true
	}
	return q.cues.any(&conds.cues) && conds.phraseAmong(q.d.hits[q.hits:q.hitsTo])
}

// stands reports whether a particle stands behind word i.
func (q *quick) stands(particle string, i int32) bool {
	for i++; i < q.Last; i++ {
		if q.d.words[i].fold == particle {
			return true
		}
	}
	return false
}
