package extractor

import (
	"slices"

	"edikt/language/forms"
)

// carriedOn reports whether the participle at i only says on which service something goes: les appels passés par WhatsApp.
func (p *frenchParser) carriedOn(i int32) bool {
	d := p.d
	w := &d.words[i]
	if !w.is(isPP) || w.is(isFinite|isAux) || i+2 >= p.last || i == d.sentences[p.si].First || !d.words[i-1].is(isNoun) {
		return false
	}
	switch d.lemmaText(w.verb) {
	case "passer", "échanger", "effectuer", "tenir":
	default:
		return false
	}
	switch d.words[i+1].fold {
	case "par", "sur", "via", "avec":
		return d.targetAt(i+2) >= 0 || i+3 < p.last && d.words[i+2].is(isDet) && d.targetAt(i+3) >= 0
	}
	return false
}

// gerundAt reports whether a present participle opens a clause at i: en bannissant, emboîtant le pas.
func (p *frenchParser) gerundAt(i int32) bool {
	d := p.d
	w := &d.words[i]
	if w.fold == "en" && i+1 < p.last {
		return d.presentParticiple(i + 1)
	}
	if w.mention >= 0 || !d.presentParticiple(i) {
		return false // le président sortant
	}
	if i == d.sentences[p.si].First || d.words[i-1].fold == "," {
		return true
	}
	return len(d.g.byVerb[w.verb]) > 0 && d.nounLeft(i-1, d.sentences[p.si].First) >= 0 // une loi interdisant ...
}

// absoluteVerb reports whether the present participle at i is the verb of the absolute clause being read: Linux prenant le relais.
func (p *frenchParser) absoluteVerb(i int32) bool {
	d := p.d
	if p.current < 0 || p.saved < 0 || !d.presentParticiple(i) {
		return false
	}
	cl := &d.clauses[p.current]
	return cl.kind == adverbialClause && cl.finite < 0 && cl.anchor < 0 && len(cl.words) > 0 && cl.parent == p.saved
}

// gerundWord is the present participle of a clause that opens at i, or -1.
func (p *frenchParser) gerundWord(i int32) int32 {
	switch {
	case !p.gerundAt(i):
		return -1
	case p.d.words[i].fold == "en":
		return i + 1
	}
	return i
}

// participlePreps are prepositions and adverbs that only look like present participles: pendant le service.
var participlePreps = wordSet("pendant", "durant", "moyennant", "maintenant", "devant", "avant", "cependant", "nonobstant", "auparavant", "dorénavant")

// presentParticiple reports whether the word at i is read as a present participle: bannissant, visant.
func (d *document) presentParticiple(i int32) bool {
	w := &d.words[i]
	return slices.ContainsFunc(w.readings, func(r forms.Reading) bool {
		return r.POS == forms.Verb && r.Features.Has(forms.PresentParticiple)
	}) && !participlePreps[w.fold]
}

// reduced reports whether the participle at i is a relative clause without its verb: l'application, bannie en Inde, ...
func (p *frenchParser) reduced(i int32) bool {
	d := p.d
	first := d.sentences[p.si].First
	if keptAway[d.words[i].fold] {
		return false // tenir les enfants éloignés des smartphones
	}
	if len(d.g.byVerb[d.words[i].verb]) == 0 {
		return p.aside(i, first) || p.relativeBehind(i)
	}
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.is(isAux) || w.is(isPron) && !w.is(isDet) {
			return false
		}
		if w.is(isAdv|isNeg) && !w.is(isNoun) {
			continue
		}
		if w.is(isPrep | isConj | isDet) {
			return false
		}
		break
	}
	if i == first {
		return p.finiteAhead(i)
	}
	if p.current < 0 {
		return p.finiteAhead(i)
	}
	cl := &d.clauses[p.current]
	if d.words[i-1].fold != "," && d.nounLeft(i-1, first) < 0 {
		return false
	}
	if d.words[i-1].fold == "," && cl.kind == relativeClause && cl.passive && cl.finite < 0 && d.nounLeft(i-2, first) >= 0 {
		return true // passés par X et Y, accusés de ...
	}
	return cl.finite >= 0 && !p.auxiliaryOnly(cl, i) || cl.finite < 0 && cl.kind != infinitiveClause && (p.hasFinite(i) || p.aside(i, first) || p.relativeBehind(i)) || cl.kind == infinitiveClause
}

// aside reports whether the participle at i opens a remark between commas on the noun before: Temu, soupçonné de ..., a
// répondu; les licences, achetées en 2020, seront rendues.
func (p *frenchParser) aside(i, first int32) bool {
	d := p.d
	if i == first || d.words[i-1].fold != "," || p.current < 0 || d.nounLeft(i-2, first) < 0 || d.words[i].is(isFinite) {
		return false
	}
	switch d.lemmaText(d.words[i].verb) {
	case "charger", "mandater": // l'institut, chargé d'un examen, ...: it is who examines
		return false
	}
	cl := &d.clauses[p.current]
	if cl.finite >= 0 {
		return !p.auxiliaryOnly(cl, i)
	}
	for j := i + 1; j < p.last; j++ { // the main verb comes behind the second comma
		if d.words[j].fold == "," {
			return p.finiteAhead(j)
		}
		if d.words[j].is(isFinite) {
			return false
		}
	}
	return false
}

// auxiliaryOnly reports whether the clause's finite verb still waits for its participle.
func (p *frenchParser) auxiliaryOnly(cl *clause, i int32) bool {
	return p.d.words[cl.finite].is(isAux) && cl.final < 0
}

// participle opens a reduced relative clause.
func (p *frenchParser) participle(i int32) {
	d := p.d
	c := d.newClause(p.si, relativeClause, p.current)
	cl := &d.clauses[c]
	cl.passive = true
	cl.anchor = -1
	if i > d.sentences[p.si].First {
		cl.anchor = d.nounBefore(i)
	}
	if p.current < 0 {
		cl.leading = true
		p.leading = append(p.leading, c)
	}
	p.current = c
}

// relativeBehind reports whether a participle with its agent stands at i, and behind the comma that ends it a relative clause, so that the
// main verb is yet to come: la commission réunie par l'Élysée, qui conseille ..., a ....
func (p *frenchParser) relativeBehind(i int32) bool {
	d := p.d
	if !d.withAgent(i, p.last) {
		return false
	}
	for j := i + 1; j+1 < p.last; j++ {
		if d.words[j].fold == "," {
			return d.words[j+1].is(isRel)
		}
		if boundary(&d.words[j]) || d.words[j].is(isFinite) {
			return false
		}
	}
	return false
}
