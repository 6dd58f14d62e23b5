package extractor

import "edikt/language/forms"

// phraseOp is an operator of several words: a verb's lemma and what stands with it (mettre fin), or words as they are (à l'étude).
type phraseOp struct {
	verb   uint32
	words  []string
	effect effect
	bears  bool // its own words hold the negation: pas question
}

// addPhraseOp files an operator word that has spaces.
func (g *grammar) addPhraseOp(text string, e effect) {
	words := foldWords(text)
	op := phraseOp{words: words, effect: e}
	if ids := g.lemmas(words[0], forms.Verb); len(ids) > 0 && g.forms.Lemma(ids[0]).Text == words[0] {
		op.verb, op.words = ids[0], words[1:]
	}
	for _, w := range words {
		op.bears = op.bears || w == "pas" || w == "plus" || w == "hors" || w == "non" || w == "rien"
	}
	g.phraseOps = append(g.phraseOps, op)
}

// phraseEffects weighs the operators of several words in a clause.
func (d *document) phraseEffects(s status, c int32, trigger [2]int32, negated *bool) (status, bool) {
	weighed := false
	for k := range d.g.phraseOps {
		op := &d.g.phraseOps[k]
		if !d.holdsPhrase(op, c, trigger) {
			continue
		}
		s = apply(s, op.effect, *negated && !op.bears)
		*negated, weighed = false, true
	}
	return s, weighed
}

// holdsPhrase reports whether clause c holds the phrase of an operator, and its verb where it has one, beside the trigger: met X en pause.
func (d *document) holdsPhrase(op *phraseOp, c int32, trigger [2]int32) bool {
	verb, rest := op.verb == 0, false
	for _, i := range d.clauses[c].words {
		if i >= trigger[0] && i < trigger[1] {
			continue
		}
		w := &d.words[i]
		verb = verb || w.verb == op.verb && w.is(verbal)
		rest = rest || d.phraseAt(op.words, i)
	}
	return verb && rest
}

// besidePhrase reports whether the effect belongs to the clause's own measure and not to the phrase beside it: abandonne Teams
// au profit de Jitsi.
func (q *qualifier) besidePhrase(e effect) bool {
	return !q.d.g.german && len(q.r.Phrases) > 0 && (e == opReject || e == opLift)
}

// effectless reports whether an operator word at i has none: a ruling that is given (a rendu une décision interdisant X), the paper arrêté.
func (d *document) effectless(e effect, i int32) bool {
	w := &d.words[i]
	switch e {
	case opLift:
		return d.givesRuling(i)
	case opDecide:
		if (w.fold == "arrêté" || w.fold == "arrêtés") && i > 0 && d.words[i-1].is(isPrep|isDet) {
			return true
		}
		return w.is(isNoun) && w.clause >= 0 && d.lemmaText(d.clauses[w.clause].verb) == "rendre"
	}
	return false
}

// givesRuling reports whether rendre at i gives a ruling or makes something so, and nothing back: a rendu une décision interdisant X.
func (d *document) givesRuling(i int32) bool {
	w := &d.words[i]
	if !w.is(verbal) || d.lemmaText(w.verb) != "rendre" {
		return false
	}
	for j := i + 1; j < i+6 && int(j) < len(d.words) && d.words[j].sentence == w.sentence; j++ {
		if n := &d.words[j]; n.class.has(d.g.known.document) || n.class.has(d.g.known.measureNoun) || ruledWords[n.fold] {
			return true
		}
	}
	return false
}

// ruledWords follow rendre where it gives a ruling or makes something so: rend un arrêt, rend obligatoire, rend publique.
var ruledWords = wordSet("arrêt", "jugement", "verdict", "public", "publique", "publics", "publiques", "obligatoire", "obligatoires", "possible", "compte",
	"service", "conclusions", "sentence", "illégal", "illégale", "effectif", "effective")
