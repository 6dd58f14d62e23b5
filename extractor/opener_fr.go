package extractor

import (
	"slices"

	"edikt/language"
	"edikt/language/forms"
)

func (p *frenchParser) opensWithOpener(i int32) bool {
	return i < p.last && (p.subordinates(i) || p.d.words[i].is(isConj) || p.d.words[i].is(isPrep) && i+1 < p.last && p.subordinates(i+1))
}

// subordinates reports whether the word at i opens a clause with a finite verb.
func (p *frenchParser) subordinates(i int32) bool {
	d := p.d
	w := &d.words[i]
	if w.mention >= 0 {
		return false
	}
	switch {
	case d.likewise(i) || p.restricts(i):
		return false
	case w.is(isRel) && !w.is(isNoun):
		if d.thanInfinitive(i, p.last) {
			return false
		}
		if w.fold == "dont" {
			return p.finiteBefore(i+1, ",")
		}
		return w.fold == "qui" || p.finiteAhead(i)
	case w.is(isSubj):
		if d.thanInfinitive(i, p.last) || w.fold == "comme" && p.likens(i) {
			return false
		}
		if w.fold == "comme" || w.fold == "si" {
			return p.finiteNear(i)
		}
		return w.fold != "alors" && w.fold != "afin" && w.fold != "parce" && w.fold != "pourvu" && w.fold != "tandis" && p.finiteAhead(i)
	}
	return false
}

// restricts reports whether the que at i only leaves one thing, and no verb of its own follows before the next sign: ne doivent plus
// échanger que sur Signal, indique une note.
func (p *frenchParser) restricts(i int32) bool {
	d := p.d
	if f := d.words[i].fold; f != "que" && f != "qu'" || p.current < 0 || p.finiteNear(i) {
		return false
	}
	for _, j := range d.clauses[p.current].words {
		if f := d.words[j].fold; f == "ne" || f == "n'" {
			return true
		}
	}
	return false
}

// thanInfinitive reports whether the word at i is the que of plutôt que de: an infinitive follows, no clause.
func (d *document) thanInfinitive(i, last int32) bool {
	f := d.words[i].fold
	return (f == "que" || f == "qu'") && i > 0 && d.words[i-1].fold == "plutôt" && i+1 < last && (d.words[i+1].fold == "de" || d.words[i+1].fold == "d'" || d.words[i+1].is(isInf))
}

// likewise reports whether the "que" at i only joins another name: de même que la Lettonie, ainsi que, aussi bien que, plutôt que.
func (d *document) likewise(i int32) bool {
	if f := d.words[i].fold; f != "que" && f != "qu'" || i == 0 {
		return false
	}
	switch d.words[i-1].fold {
	case "même":
		return i > 1 && d.words[i-2].fold == "de"
	case "ainsi":
		return true
	case "bien":
		return i > 1 && d.words[i-2].fold == "aussi"
	}
	return false
}

// likens reports whether "comme" at i gives examples of the noun before it, whose verb is yet to come: Des villes comme Rennes
// et Brest ont ....
func (p *frenchParser) likens(i int32) bool {
	d := p.d
	if p.current < 0 || d.clauses[p.current].finite >= 0 || i == d.sentences[p.si].First || i+1 >= p.last {
		return false
	}
	l, n := &d.words[i-1], &d.words[i+1]
	if n.is(isDet) && i+2 < p.last {
		n = &d.words[i+2]
	}
	return (l.is(isNoun|isAdj) || l.mention >= 0) && !l.is(isPunct) && n.tok.Is(language.Upper)
}

func (p *frenchParser) finiteAhead(i int32) bool {
	for i++; i < p.last; i++ {
		w := &p.d.words[i]
		if w.is(isFinite) {
			return true
		}
		if w.fold == ";" || w.fold == ":" {
			return false
		}
	}
	return false
}

func (p *frenchParser) finiteNear(i int32) bool {
	for i++; i < p.last && !boundary(&p.d.words[i]); i++ {
		if p.d.words[i].is(isFinite) {
			return true
		}
	}
	return false
}

// opener starts the clause that the word at i opens and returns the next word to read; i where it opens none.
func (p *frenchParser) opener(i int32) int32 {
	d := p.d
	w := &d.words[i]
	switch {
	case p.subordinates(i):
		p.subordinate(i, i)
	case w.is(isPrep) && i+1 < p.last && d.words[i+1].is(isRel) && p.subordinates(i+1) && d.words[i+1].fold != "que" && d.words[i+1].fold != "qu'":
		p.subordinate(i+1, i)
	case w.is(isPrep) && p.infinitiveAt(i+1) >= 0:
		p.infinitive(i, w.fold)
	case p.absoluteVerb(i):
		d.words[i].flags = d.words[i].flags&^(isAdj|isNoun) | isFinite
		return i
	case p.gerundAt(i):
		p.infinitive(i, "en")
	case p.carriedOn(i), d.madeNoun(i+1) >= 0:
		d.words[i].flags = d.words[i].flags&^verbal | isAdj
		return i
	case w.is(isPP) && !w.is(isAux|isFinite) && p.reduced(i):
		p.participle(i)
	default:
		return i
	}
	d.give(p.current, i, i+1)
	if g := p.gerundWord(i); g >= 0 {
		d.words[g].flags |= isInf
		d.words[g].flags &^= isAdj
	}
	if d.words[i].is(isInf|isPP) && d.clauses[p.current].final < 0 {
		d.clauses[p.current].final = i
	}
	return i + 1
}

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

// infinitiveAt is the infinitive that stands at i behind clitics, negation and adverbs, or -1.
func (p *frenchParser) infinitiveAt(i int32) int32 {
	for n := 0; i < p.last && n < 6; i, n = i+1, n+1 {
		w := &p.d.words[i]
		if w.is(isInf) {
			if n == 0 && (w.fold == "partir" || w.fold == "compter") && i+1 < p.last && p.d.g.preposition(p.d.words[i+1].fold) == "de" {
				return -1 // à partir de mai
			}
			return i
		}
		if w.mention >= 0 || !w.is(isNeg|isPron|isAdv) && w.fold != "ne" && w.fold != "n'" {
			return -1
		}
	}
	return -1
}

// infinitive opens an infinitive clause with the preposition at i.
func (p *frenchParser) infinitive(i int32, prep string) {
	d := p.d
	parent := p.current
	if parent >= 0 {
		cl := &d.clauses[parent]
		if cl.kind == infinitiveClause && i > 0 && (d.words[i-1].is(isConj) || d.words[i-1].fold == ",") && cl.parent >= 0 {
			parent = cl.parent // de quitter X et de fermer ...
		}
	}
	kind := infinitiveClause
	anchor := i
	if (prep == "de" || prep == "d'") && i > 0 {
		switch f := d.words[i-1].fold; f {
		case "avant", "lieu", "afin":
			prep, anchor = f, i-1
		case "que", "qu'":
			if d.thanInfinitive(i-1, p.last) {
				prep, anchor = "plutôt", i-2
			}
		}
	}
	if prep == "sans" || prep == "avant" || prep == "après" || prep == "lieu" || prep == "plutôt" {
		kind = adverbialClause
	}
	c := d.newClause(p.si, kind, parent)
	d.clauses[c].anchor, d.clauses[c].bare = anchor, true
	if parent < 0 {
		d.clauses[c].leading = true
		p.leading = append(p.leading, c)
	}
	p.current = c
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

// subordinate opens a clause with the subordinator or relative at opener; its words begin at first.
func (p *frenchParser) subordinate(opener, first int32) {
	d := p.d
	w := &d.words[opener]
	kind := d.g.subordinator(w.fold)
	if w.is(isRel) && kind != adverbialClause {
		kind = relativeClause
		if (w.fold == "que" || w.fold == "qu'") && p.complement(opener) {
			kind = p.kindOfQue(opener)
		}
	}
	if kind == conditionClause && p.indirect(opener) {
		kind = indirectQuestion
	}
	c := d.newClause(p.si, kind, p.current)
	cl := &d.clauses[c]
	cl.anchor = opener
	cl.leading = p.current < 0
	if kind == relativeClause {
		cl.anchor = d.nounBefore(first)
		if a := p.beyondParticiple(first); a >= 0 {
			cl.anchor = a
		}
		if first > 0 && (d.words[first-1].fold == ":" || d.words[first-1].fold == ";") {
			cl.anchor = -1 // Universités : qui part de X ?
		}
	}
	if cl.leading {
		p.leading = append(p.leading, c)
	}
	p.current = c
	if first < opener {
		d.give(c, first, opener)
	}
}

// beyondParticiple is the noun that the relative clause opening at i hangs on where a comma parts it from a noun with a participle of its
// own: la commission réunie par l'Élysée, qui conseille .... Or -1.
func (p *frenchParser) beyondParticiple(i int32) int32 {
	d := p.d
	if i == 0 || d.words[i-1].fold != "," || len(d.clauses) < 2 {
		return -1
	}
	for c := len(d.clauses) - 1; c >= 0 && d.clauses[c].sentence == p.si; c-- {
		cl := &d.clauses[c]
		if n := len(cl.words); cl.kind != relativeClause || cl.finite >= 0 || !cl.passive || n == 0 || cl.words[n-1] != i-2 {
			continue
		}
		if b := d.prev(cl.words[0]); b < 0 || b != cl.words[0]-1 || d.words[b].fold == "," {
			return -1
		}
		return cl.anchor
	}
	return -1
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

// describedNoun reports whether the word at j before the que at i is the adjective of a noun for a service that stands with its article:
// une application nationale que l'État impose.
func (p *frenchParser) describedNoun(i, j int32) bool {
	d := p.d
	if w := &d.words[j]; !w.is(isAdj) || w.is(isAdv|verbal) || i != j+1 || j == 0 {
		return false
	}
	n := &d.words[j-1]
	return n.is(isNoun) && n.class.has(d.g.known.service) && d.left(j-1).det >= 0
}

// kindOfQue tells alors que, parce que from a dit que.
func (p *frenchParser) kindOfQue(i int32) clauseKind {
	j := p.d.prev(i)
	if j < 0 {
		return adverbialClause
	}
	switch p.d.words[j].fold {
	case "pour", "afin":
		if p.demands() || j > 0 && p.d.words[j-1].is(isNoun) && p.d.effectOf(j-1) == opDemand {
			return complementClause // plaide pour que, un vœu pour que
		}
		return adverbialClause
	case "ce":
		if j > 0 && p.d.words[j-1].fold == "à" && p.demands() {
			return complementClause // appelle à ce que
		}
		return adverbialClause
	case "alors", "tandis", "parce", "bien", "dès", "depuis", "pendant", "avant", "après", "pourvu", "sans", "ainsi", "lors", "puis", "autant", "plus", "moins":
		return adverbialClause
	}
	return complementClause
}

// asksThat reports whether the que at i says what is asked of those whose noun stands at j: exige de ses agents qu'ils suppriment X,
// rappelle à ses membres qu'ils ne peuvent ....
func (p *frenchParser) asksThat(i, j int32) bool {
	d := p.d
	if i+1 >= p.last || p.current < 0 || d.words[j].mention < 0 {
		return false
	}
	switch d.words[i+1].fold {
	case "ils", "elles", "il", "elle":
	default:
		return false
	}
	f := d.clauses[p.current].finite
	if f >= 0 && d.words[f].is(isAux|isModal) {
		f = d.clauses[p.current].final
	}
	if f < 0 {
		return false
	}
	e := d.effectOf(f)
	l := d.left(j)
	return (e == opDemand || e == opOrder || e == opAdvise) && (l.prep == "de" || l.prep == "à") || e == opSay && l.prep == "à"
}

// demands reports whether the verb of the current clause asks for something.
func (p *frenchParser) demands() bool {
	d := p.d
	if p.current < 0 {
		return false
	}
	f := d.clauses[p.current].finite
	if f >= 0 && d.words[f].is(isAux|isModal) {
		f = d.clauses[p.current].final
	}
	return f >= 0 && d.effectOf(f) == opDemand
}

// indirect reports whether si asks: se demande si, examine si.
func (p *frenchParser) indirect(i int32) bool {
	d := p.d
	j := d.prev(i)
	for n := 0; j >= 0 && n < 3; n++ {
		if e := d.effectOf(j); e == opConsider || e == opDecide || e == opDemand || d.words[j].is(verbal) && findsOut[d.lemmaText(d.words[j].verb)] {
			return true
		}
		j = d.prev(j)
	}
	return false
}

// Verbs of finding out, behind which si asks.
var findsOut = map[string]bool{"vérifier": true, "contrôler": true, "savoir": true, "déterminer": true, "établir": true, "évaluer": true, "tester": true, "clarifier": true}

// complement reports whether que opens a complement (a dit que) and no relative clause (l'application que ...).
func (p *frenchParser) complement(i int32) bool {
	d := p.d
	j := d.prev(i)
	for j >= 0 && d.words[j].class.has(d.g.known.time) && d.words[j].mention < 0 && d.words[j].is(isNoun) && d.left(j).det < 0 { // a annoncé mardi soir que
		j = d.prev(j)
	}
	if j >= 0 && turns[d.words[j].fold] { // réclame à son tour que
		if l := d.left(j); l.prep != "" && l.det >= 0 && possessives[d.words[l.det].fold] {
			j = d.prev(l.at)
		}
	}
	if j < 0 {
		return true
	}
	w := &d.words[j]
	if p.asksThat(i, j) {
		return true
	}
	if w.mention < 0 && w.fold == "savoir" || w.is(isNoun) && d.left(j).prep == "à" && p.current >= 0 && d.tells(&d.clauses[p.current]) && i+1 < p.last && d.words[i+1].fold == "il" { // a fait savoir que; a rappelé aux services qu'il convient
		return true
	}
	if p.saidWhere(j) {
		return true
	}
	if w.mention >= 0 || p.describedNoun(i, j) {
		return false
	}
	return !w.is(isNoun|isName) || w.is(verbal) && !w.is(isNoun) || w.is(isAdv)
}

// saidWhere reports whether the phrase that ends at j only says where or to whom the verb right before it tells something: a annoncé
// sur X que; a confirmé à l'AFP que; indique dans un communiqué que.
func (p *frenchParser) saidWhere(j int32) bool {
	d := p.d
	if m := d.words[j].mention; m >= 0 {
		j = d.mentions[m].first
	}
	l := d.left(j)
	switch l.prep {
	case "sur", "via", "à", "dans", "devant", "par", "auprès", "en":
	default:
		return false
	}
	i := l.at - 1
	for i >= 0 && d.words[i].class.has(d.g.known.time) && d.words[i].mention < 0 {
		i--
	}
	if i < 0 || d.words[i].sentence != d.words[j].sentence || !d.words[i].is(verbal) {
		return false
	}
	switch w := &d.words[i]; d.lemmaText(w.verb) {
	case "publier", "poster", "diffuser", "partager", "relayer", "lancer", "dénoncer", "regretter", "déplorer", "signaler":
		return false
	default:
		return w.class.has(d.g.known.tell) || w.class.has(d.g.known.say)
	}
}
