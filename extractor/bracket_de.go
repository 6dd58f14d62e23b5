package extractor

import (
	"strings"

	"edikt/language/forms"
)

// bracketGerman settles which forms are finite, joins separable verbs and finds negation and voice.
func (d *document) bracketGerman(c int32) {
	cl := &d.clauses[c]
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isFinite) && i != cl.finite {
			if w.is(isInf | isPP) {
				w.flags &^= isFinite
			}
		}
		if i == cl.finite {
			w.flags &^= isInf | isPP
		}
		if w.is(isNeg) && cl.neg < 0 {
			cl.neg = i
		}
	}
	d.joinAdjacent(cl)
	if cl.finite >= 0 {
		d.joinParticle(cl)
		cl.verb = d.words[cl.finite].verb
	}
	if cl.final >= 0 && (cl.finite < 0 || d.words[cl.finite].is(isAux|isModal)) {
		cl.verb = d.words[cl.final].verb
		if d.words[cl.final].is(isAux) {
			d.fullVerb(cl)
		}
	}
	cl.passive = d.passiveGerman(cl)
	if cl.finite < 0 && cl.final < 0 {
		if cl.kind == mainClause {
			cl.kind = fragment
		}
	}
}

// joinParticle finds the separable particle of the finite verb at the right end of the clause: rät ... ab.
func (d *document) joinParticle(cl *clause) {
	f := cl.finite
	for n := len(cl.words) - 1; n >= 0; n-- {
		i := cl.words[n]
		if i <= f {
			return
		}
		lemma, ok := d.joins(f, i)
		if !ok || !d.particlePlace(cl, n) || d.words[i].fold == "an" && d.closesTime(i, cl.words[0]) {
			continue
		}
		d.words[f].class = d.words[f].class.without(d.g.classOf(d.words[f].verb)).union(d.g.classOf(lemma)) // schliesst ... aus closes nothing
		d.words[f].verb = lemma
		d.words[f].partner, d.words[i].partner = i, f
		d.words[i].flags = isPart
		if cl.final < 0 {
			cl.final = i
		}
		return
	}
}

// joinAdjacent joins a particle with the verb right behind it that is written apart: wie der Minister bekannt gab; hat bekannt gegeben.
func (d *document) joinAdjacent(cl *clause) {
	for n := 1; n < len(cl.words); n++ {
		i, f := cl.words[n-1], cl.words[n]
		w := &d.words[f]
		if f != i+1 || !w.is(verbal) || w.is(isAux|isModal|isNoun|isZu) || f == cl.finite && cl.kind == mainClause {
			continue
		}
		if d.words[i].fold == "zu" || d.words[i].lexeme.particle == 0 || d.words[i].is(isPrep|isDet|isPart|isFinite) {
			continue
		}
		for _, r := range w.readings {
			if l, ok := d.g.forms.Join(r.Lemma, d.words[i].fold); ok && r.POS == forms.Verb {
				w.class = w.class.without(d.g.classOf(w.verb)).union(d.g.classOf(l))
				w.verb, d.words[i].flags = l, isPart|d.words[i].flags&isOperator
				d.words[f].partner, d.words[i].partner = i, f
				break
			}
		}
	}
}

// joins reports whether word i is a particle of finite verb f, and the lemma they make.
func (d *document) joins(f, i int32) (uint32, bool) {
	if d.words[i].lexeme.particle == 0 {
		return 0, false
	}
	for _, r := range d.words[f].readings {
		if r.POS != forms.Verb || !r.Features.Has(forms.Finite) {
			continue
		}
		if l, ok := d.g.forms.Join(r.Lemma, d.words[i].fold); ok {
			return l, true
		}
	}
	return 0, false
}

// particlePlace reports whether the n-th word of the clause can be a particle: nothing that it could govern follows.
func (d *document) particlePlace(cl *clause, n int) bool {
	if n+1 >= len(cl.words) {
		return true
	}
	i, j := cl.words[n], cl.words[n+1]
	next := &d.words[j]
	if j == i+2 && d.words[i+1].is(isOpen) && d.words[i].is(isPrep) && next.is(isNoun|isName) { // zu „YouTube“
		return false
	}
	if j != i+1 { // an embedded clause or a sign follows
		return true
	}
	if d.words[i].is(isDet) && (next.is(isNoun|isAdj|isName) || len(next.readings) == 0 && adjectiveEnding(next.fold)) {
		return false
	}
	if !d.words[i].is(isPrep) {
		return !d.words[i].is(isAdv) || !next.is(isDet|isName) // setzt auch gleich die Apps ...
	}
	if next.is(isOpen) && n+2 < len(cl.words) { // zu „YouTube“
		return false
	}
	return next.is(isPunct|isConj|isInf) || d.phraseFollows(cl, n+1)
}

// phraseFollows reports whether a prepositional phrase stands behind its verb's bracket at the n-th word: steigt um auf Linux; not
// vor über einem Jahr.
func (d *document) phraseFollows(cl *clause, n int) bool {
	if n+1 >= len(cl.words) || !d.words[cl.words[n]].is(isPrep) {
		return false
	}
	switch d.words[cl.words[n]].fold {
	case "bis", "über", "unter":
		return false
	}
	return d.words[cl.words[n+1]].is(isNoun | isName | isDet)
}

// passiveGerman reports whether werden or sein with a participle makes the clause passive, or it is an infinitive passive.
func (d *document) passiveGerman(cl *clause) bool {
	pp, werden, sein, haben := false, false, false, false
	verb := cl.verb
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isPP) && !w.is(isAux) && !d.futureOf(cl, i) {
			pp = true
			if verb == d.g.bleiben { // bleibt gesperrt
				verb = w.verb
			}
		}
		switch w.verb {
		case 0:
		case d.g.werden:
			werden = true
		case d.g.sein, d.g.bleiben, d.g.gehoeren, d.g.gelten:
			sein = true
		case d.g.haben:
			haben = true
		}
	}
	return d.middle(cl) || pp && (werden || sein && !haben && !d.g.unaccusative(verb) && !d.g.classOf(verb).has(d.g.known.resolve))
}

// middle reports whether a clause says by sich lassen and an infinitive what can be done to a service: ob sich Windows ersetzen lässt.
func (d *document) middle(cl *clause) bool {
	if cl.finite < 0 || d.words[cl.finite].verb == 0 || d.words[cl.finite].verb != d.g.lassen {
		return false
	}
	self, inf, service := false, false, false
	for n, i := range cl.words {
		w := &d.words[i]
		self = self || w.fold == "sich"
		inf = inf || w.is(isInf) && !w.is(isAux|isModal) && i != cl.finite
		if m := w.mention; m >= 0 && d.mentions[m].first == i {
			if d.mentions[m].kind == targetMention && !d.mentions[m].modifier && !(n > 0 && d.words[cl.words[n-1]].is(isPrep)) {
				service = true
			} else if d.mentions[m].acts() && n == 0 {
				return false // Die Stadt lässt sich X erklären
			}
		}
	}
	return self && inf && service
}

// futureOf reports whether a form that is participle and infinitive alike is the infinitive of a future: wird den Dienst
// verlassen. An object in the accusative shows it, or another infinitive beside it.
func (d *document) futureOf(cl *clause, i int32) bool {
	if cl.finite < 0 || d.words[cl.finite].verb != d.g.werden || d.words[cl.finite].is(isPast) || !d.words[i].is(isInf) {
		return false
	}
	actor, object := false, false // wird die Stadt X verlassen: one who leaves and what is left
	for _, j := range cl.words {
		w := &d.words[j]
		if w.is(isInf) && !w.is(isPP|isAux|isModal|isNoun) {
			return true
		}
		actor = actor || d.surelySubject(j) // man werde X verlassen
		if m := w.mention; m >= 0 && d.mentions[m].first == j && d.nominative(m) {
			actor = actor || d.mentions[m].acts()
			object = object || d.mentions[m].kind == targetMention
		}
		if (w.fold == "den" || w.fold == "einen" || w.fold == "ihren" || w.fold == "seinen") && w.is(isDet) && j > cl.finite && d.prev(j) >= 0 && !d.words[d.prev(j)].is(isPrep) {
			return true
		}
	}
	return actor && object
}

// relativeAnchor finds the noun that a relative pronoun takes up: the nearest one that agrees with it.
func (d *document) relativeAnchor(pronoun, i int32) int32 {
	want, ok := relativeGender[d.words[pronoun].fold]
	nearest := d.nounBefore(i)
	if !ok || nearest < 0 {
		return nearest
	}
	first := d.sentences[d.words[i].sentence].First
	for n, hops := nearest, 0; n >= first && hops < 4; n, hops = d.nounBefore(n), hops+1 {
		if n < 0 {
			break
		}
		f := d.nounFeatures(n)
		if d.words[n].fold == "tisch" { // auf dem Tisch liegt ein Entwurf, der
			continue
		}
		if f == 0 && (d.seatOfBody(n, want) || d.endsBody(n)) {
			continue
		}
		if f == 0 || f&want != 0 {
			return n
		}
	}
	return nearest
}

// endsBody reports whether the unknown name at i only ends the name of an institution whose head has a gender of its own: im Bund der Five Eyes.
func (d *document) endsBody(i int32) bool {
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].head != i && d.nounFeatures(d.mentions[m].head) != 0
}

// seatOfBody reports whether the name of a place at i only says where the institution right before it is, with which a relative pronoun
// agrees: die Hochschule in Aalen, die ....
func (d *document) seatOfBody(i int32, want forms.Features) bool {
	m := d.words[i].mention
	if m < 0 {
		return false
	}
	if x := &d.mentions[m]; x.kind == actorMention {
		return d.nounFeatures(x.head)&want != 0 // its own last word
	}
	l := d.left(d.mentions[m].first)
	if l.prep == "" || l.at == 0 {
		return false
	}
	b := d.words[l.at-1].mention
	return b >= 0 && d.mentions[b].kind == actorMention && d.mentions[b].last == l.at && d.nounFeatures(d.mentions[b].head)&want != 0
}

// relativeGender is what a relative pronoun can agree with; the plural counts as a gender of its own.
var relativeGender = map[string]forms.Features{"der": forms.Masc | forms.Fem, "die": forms.Fem | forms.Pl, "das": forms.Neut, "den": forms.Masc,
	"dem": forms.Masc | forms.Neut, "denen": forms.Pl, "deren": forms.Fem | forms.Pl, "dessen": forms.Masc | forms.Neut}

// nounFeatures are gender and number of the noun at i as far as its form and its article show them; 0 where it is unknown. A plural has
// no gender.
func (d *document) nounFeatures(i int32) forms.Features {
	f := d.formFeatures(i)
	if f.Has(forms.Pl) && f&forms.Genders != 0 { // Ministerium is no plural, Ministerien no singular, Mitarbeiter both
		if l := d.left(i); l.det >= 0 {
			switch d.words[l.det].fold {
			case "das", "dem", "des", "ein", "eine", "einen", "einem", "einer":
				f &^= forms.Pl
			}
		}
	}
	return f
}

// formFeatures are gender and number of the noun at i as far as its form shows them.
func (d *document) formFeatures(i int32) forms.Features {
	var f forms.Features
	w := &d.words[i]
	readings := w.readings
	if len(readings) == 0 && w.mod != "" { // a compound has the features of its head
		readings = d.g.forms.Lookup(strings.TrimPrefix(w.fold[len(w.mod):], "-"))
	}
	for _, r := range readings {
		if r.POS != forms.Noun {
			continue
		}
		if r.Features.Has(forms.Sg) {
			f |= r.Features & forms.Genders
		}
		f |= r.Features & forms.Pl
	}
	if f == 0 {
		return endingGender(w.fold)
	}
	return f
}

// endingGender is the gender that the ending of a noun shows which no list has; 0 where it shows none.
func endingGender(fold string) forms.Features {
	for i := range nounEndings {
		if e := &nounEndings[i]; len(fold) > len(e.end)+3 && strings.HasSuffix(fold, e.end) {
			return e.gender
		}
	}
	return 0
}

// nounEndings are endings by which a noun shows its gender: die Sperrung, das Ministerium.
var nounEndings = [...]struct {
	end    string
	gender forms.Features
}{
	{"ung", forms.Fem}, {"heit", forms.Fem}, {"keit", forms.Fem}, {"schaft", forms.Fem}, {"tion", forms.Fem}, {"sion", forms.Fem}, {"tät", forms.Fem},
	{"nis", forms.Neut}, {"ium", forms.Neut}, {"ment", forms.Neut}, {"ismus", forms.Masc},
}

// nounBefore finds the last noun before token i.
func (d *document) nounBefore(i int32) int32 {
	first := d.sentences[d.words[i].sentence].First
	for i--; i >= first; i-- {
		if w := &d.words[i]; w.is(isNoun|isName) || !d.g.german && w.mention >= 0 && !w.is(isPunct) {
			return i
		}
	}
	return -1
}

// fullVerb makes the participle or infinitive before a last auxiliary the clause's verb: war gesperrt gewesen.
func (d *document) fullVerb(cl *clause) {
	for n := len(cl.words) - 1; n >= 0; n-- {
		w := &d.words[cl.words[n]]
		if cl.words[n] < cl.final && w.is(isInf|isPP) && !w.is(isAux|isModal|isNoun) && w.verb != 0 {
			cl.verb = w.verb
			return
		}
	}
}
