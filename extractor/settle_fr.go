package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

// settleFrench decides between noun and verb, article and pronoun, participle and present, by the neighbours.
func (d *document) settleFrench(first, last int32) {
	for i := first; i < last; i++ {
		w := &d.words[i]
		if w.is(isPunct) {
			continue
		}
		if n := d.settleLongNoun(i); n > 0 {
			i += n - 1
			continue
		}
		d.settleInversion(w)
		if w.mention >= 0 && d.mentions[w.mention].kind != placeMention || w.mention >= 0 && w.tok.Shape&1 != 0 {
			w.flags &^= verbal | isAux | isModal | isRel | isSubj | isPrep | isDet | isPron | isAdv | isNeg
			continue
		}
		if (w.fold == "compter" || w.fold == "partir") && i > first && d.words[i-1].fold == "à" && i+1 < last && d.g.preposition(d.words[i+1].fold) == "de" {
			w.flags &^= verbal // à compter du 1er mai
			continue
		}
		if w.fold == "vu" && d.auxLeft(i, first) {
			w.flags &^= isPrep // s'est vu interdire
		}
		if w.fold == "entre" && i+1 < last && !d.words[i+1].is(isPrep|isAdv|isPunct) {
			w.flags &^= verbal // un échange entre scientifiques; what enters does so somewhere
			continue
		}
		if i > first && d.words[i-1].fold == "sans" && atOnce[w.fold] {
			w.flags, w.class = isAdv, classSet{} // exclure sans attendre Huawei
			continue
		}
		if w.fold == "équivalent" && i > first && (d.words[i-1].fold == "l'" || d.words[i-1].fold == "son") {
			w.flags &^= verbal // l'équivalent danois de la Cnil
			w.flags |= isNoun
			if d.words[i-1].is(isDet) {
				d.words[i-1].flags &^= isPron
			}
			continue
		}
		if w.fold == "ensemble" && (i == first || !d.words[i-1].is(isDet)) {
			w.flags, w.class = isAdv, classSet{} // enquêtent ensemble sur X
			continue
		}
		if w.fold == "place" && i+1 < last && (d.words[i+1].fold == "à" || d.words[i+1].fold == "aux" || d.words[i+1].fold == "au") && (i == first || d.words[i-1].is(isPunct|isConj)) {
			w.flags &^= verbal // exit X, place à Bluesky
		}
		if d.settleFloating(i, first, last) {
			continue
		}
		d.settleNominal(i, first, last)
		d.settlePerson(w, i == first || !d.words[i-1].is(isPron))
		d.settleUnknown(i, first)
		d.settleNegator(i, first)
		d.settleClitic(i, first, last)
		d.settleVerb(i, first, last)
		d.reclass(w)
	}
}

// settleNominal takes an adjective behind an article for a noun where the verb follows: le fédéral a montré la voie, l'exécutif attend.
func (d *document) settleNominal(i, first, last int32) {
	w := &d.words[i]
	if i == first || i+1 >= last || !w.is(isAdj) || w.is(isNoun|isFinite|isPP) {
		return
	}
	l, next := &d.words[i-1], &d.words[i+1]
	if d.latterWord(i) && !next.is(isNoun) {
		w.flags |= isNoun // ce dernier s'est défait de X
		return
	}
	if l.is(isDet) && !l.is(isPrep|isPunct) && (next.is(isFinite) && !next.is(isNoun|isAdj) || next.fold == "ne" || next.fold == "n'") {
		w.flags |= isNoun
	}
}

// settleFloating takes tous and the number behind it between an auxiliary and its participle for adverbs: les a tous deux interdits.
func (d *document) settleFloating(i, first, last int32) bool {
	w := &d.words[i]
	many := w.fold == "tous" || w.fold == "toutes"
	if !many && (i < first+2 || d.words[i-1].fold != "tous" && d.words[i-1].fold != "toutes" || !d.words[i-1].is(isAdv)) || many && (i == first || !d.words[i-1].is(isAux)) || i+1 >= last {
		return false
	}
	if next := &d.words[i+1]; !next.is(isPP) && !(many && d.g.numbers[next.fold] > 1) || !many && d.g.numbers[w.fold] < 2 {
		return false
	}
	w.flags, w.class = isAdv, classSet{}
	return true
}

// atOnce are infinitives that behind "sans" only say that something is done at once.
var atOnce = wordSet("attendre", "tarder", "traîner", "sourciller", "faiblir", "broncher")

// settlePerson keeps a word that is a verb only in the second person singular, as no newspaper speaks to its readers, from being
// finite: des infrastructures critiques. A participle without a pronoun before it is no verb in the first person either: les décrets pris.
func (d *document) settlePerson(w *word, alone bool) {
	if !w.is(isFinite) || !w.is(isNoun|isAdj) && !(alone && w.is(isPP)) {
		return
	}
	for _, r := range w.readings {
		if alone && w.is(isPP) && r.POS == forms.Verb && r.Features.Has(forms.Finite) && r.Features&forms.Persons != 0 && r.Features&forms.P3 == 0 {
			continue
		}
		if r.POS == forms.Verb && r.Features.Has(forms.Finite) && !r.Features.Has(forms.P2|forms.Sg) || r.POS == forms.Verb && r.Features.Has(forms.Imperative) {
			return
		}
	}
	w.flags &^= isFinite
}

// settleUnknown takes a word that the form lists do not know for a noun behind an article.
func (d *document) settleUnknown(i, first int32) {
	w := &d.words[i]
	if w.fold == "des" && (i == first || d.words[i-1].fold == ":" || d.words[i-1].fold == "," && d.subjectOpens(i)) {
		w.flags &^= isPrep // Des villes ont ...: an article
	}
	if w.fold == "d'" && (i == first || d.words[i-1].fold == "," || d.words[i-1].is(isConj)) && int(i)+1 < len(d.words) && d.words[i+1].fold == "autres" {
		w.flags = w.flags&^isPrep | isDet // D'autres villes ont ...
	}
	if i == first && d.strangeName(i) {
		w.flags |= isNoun | isName // Nyon quitte ...
	}
	if i == first || len(w.readings) > 0 || w.tok.Kind != language.Word || w.tok.Is(language.Upper) || w.lexeme.place >= 0 {
		return
	}
	if l := &d.words[i-1]; l.is(isDet) && !l.is(isPunct) {
		w.flags |= isNoun
	}
}

// settleNegator keeps plus, pas and the like from being verbs, "le pas" from being a negation, and names from being either.
func (d *document) settleNegator(i, first int32) {
	w := &d.words[i]
	if w.fold == "plainte" || w.fold == "plaintes" {
		w.flags &^= verbal // a porté plainte
	}
	if w.is(isNeg) {
		w.flags &^= verbal
		if i > first && w.fold == "pas" && (d.words[i-1].fold == "le" || d.words[i-1].fold == "un" || d.words[i-1].fold == "ce" || d.words[i-1].fold == "les" || d.words[i-1].fold == "ses" || d.words[i-1].fold == "leurs" || d.words[i-1].fold == "premiers" || d.words[i-1].fold == "premier" || d.words[i-1].fold == "grand") {
			w.flags &^= isNeg
			w.flags |= isNoun
		}
	}
	if len(w.readings) == 0 && (w.class.has(d.g.known.actorHead) || w.class.has(d.g.known.service)) {
		w.flags |= isNoun // le festival, l'IA
	}
	if w.is(isName) && !w.is(isAux) {
		w.flags &^= verbal
		if w.class.has(d.g.known.actorHead) {
			w.flags |= isNoun // le CHU
		}
	}
}

// reclass drops the classes of readings that the settled word cannot have: forces armées force nobody.
func (d *document) reclass(w *word) {
	if len(w.readings) == 0 {
		return
	}
	var class classSet
	if w.lexeme.listed {
		class = d.g.formClass[w.fold]
	}
	settled := false
	for _, r := range w.readings {
		if r.POS == forms.Verb && !w.is(verbal|isAdj) || r.POS == forms.Noun && !w.is(isNoun) {
			continue
		}
		if r.POS == forms.Verb && !settled && (w.is(isFinite) && r.Features.Has(forms.Finite) || !w.is(isFinite) && w.is(isPP) && r.Features.Has(forms.Participle)) {
			w.verb, settled = r.Lemma, true // mise: of mettre, not of miser
		}
		class = class.union(d.g.classOf(r.Lemma))
	}
	w.class = class
}

// settleInversion reads "a-t-il", "demande-t-elle", "doit-on" as the finite verb that they begin with.
func (d *document) settleInversion(w *word) {
	if len(w.readings) > 0 || !strings.Contains(w.fold, "-") {
		return
	}
	for _, pron := range [...]string{"-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-ils", "-elles", "-il", "-elle", "-on", "-nous", "-vous", "-ce", "-je"} {
		verb, ok := strings.CutSuffix(w.fold, pron)
		if !ok {
			continue
		}
		for _, r := range d.g.forms.Lookup(verb) {
			if r.POS == forms.Verb && r.Features.Has(forms.Finite) {
				w.flags |= verbFlags(r.Features)&^(isPP|isInf) | isInverted
				w.flags &^= isNoun
				w.verb = r.Lemma
				w.class = w.class.union(d.g.classOf(r.Lemma))
				return
			}
		}
	}
}

// settleClitic tells le, la, les, l' before a verb from the article, and s' of se from s' of si.
func (d *document) settleClitic(i, first, last int32) {
	w := &d.words[i]
	if i+1 >= last {
		return
	}
	next := &d.words[i+1]
	if w.fold == "s'" {
		if next.fold == "il" || next.fold == "ils" {
			w.flags &^= isPron
		} else {
			w.flags &^= isSubj
		}
		return
	}
	if w.fold == "en" && w.is(isPrep) && w.is(isPron) {
		if next.is(isFinite|isInf) && (!next.is(isNoun) || next.is(isAux) && i > first && d.subjectLeft(i-1)) {
			w.flags &^= isPrep
		} else {
			w.flags &^= isPron
		}
		return
	}
	if w.is(isDet) && w.is(isPron) && i > first && d.words[i-1].is(isPrep) && !d.words[i-1].is(isPron) && next.is(isFinite) && !next.is(isInf|isAux) {
		w.flags &^= isPron // l'interdiction de la chasse
		return
	}
	if w.is(isDet) && w.is(isPron) {
		if !next.is(isFinite|isInf|isPP) || next.mention >= 0 {
			if next.fold != "y" && next.fold != "en" && next.fold != "lui" && next.fold != "leur" {
				w.flags &^= isPron
			}
			return
		}
		if next.is(isNoun) && next.class.has(d.g.known.time) && (i+2 >= last || boundary(&d.words[i+2])) { // la veille, ...
			w.flags &^= isPron
			return
		}
		if next.fold == "été" && (i+2 >= last || !d.words[i+2].is(isPP)) { // d'ici l'été
			w.flags &^= isPron
			return
		}
		if d.verbBehind(i+1, last) {
			w.flags &^= isPron // La presse suit; dont l'équipe n'a rien dit
			next.flags |= isNoun
			return
		}
		if (!next.is(isNoun|isAdj) && next.is(isFinite|isInf) || next.is(isAux)) && !d.objectPlace(i, first) {
			w.flags &^= isDet
			return
		}
		if next.is(isFinite|isInf) && i > first && d.subjectLeft(i-1) && !(next.is(isNoun) && d.words[i-1].class.has(d.g.known.time) && d.groupHasVerb(i, first, last)) { // a voté jeudi la dépose
			w.flags &^= isDet
			return
		}
		w.flags &^= isPron
	}
}

// verbBehind reports whether the word at i, which may be a verb, is a noun since a verb or its negation stands right behind it.
func (d *document) verbBehind(i, last int32) bool {
	w := &d.words[i]
	if i+1 >= last || w.is(isAux|isModal|isInf|isPP) || !w.is(isFinite) {
		return false
	}
	n := &d.words[i+1]
	return n.fold == "ne" || n.fold == "n'" || n.is(isFinite) && !n.is(isNoun|isAdj|isPP|isInf|isPrep|isAdv|isDet|isPron|isNeg|isPunct) && n.mention < 0
}

// objectPlace reports whether a verb stands right before i, so that what follows is its object: fait la chasse.
func (d *document) objectPlace(i, first int32) bool {
	return i > first && d.words[i-1].is(verbal) && !d.words[i-1].is(isAux|isModal|isNoun|isName|isPunct) && !d.words[i+1].is(isInf|isAux)
}

// subjectLeft reports whether the word at j can be the subject or a clitic right before a verb group.
func (d *document) subjectLeft(j int32) bool {
	w := &d.words[j]
	if w.fold == "ne" || w.fold == "n'" || w.is(isRel) {
		return true
	}
	return (w.is(isNoun|isName) && !w.is(isFinite) || w.is(isPron) && !w.is(isDet)) && !w.is(isPunct|isPrep)
}

// settleVerb decides whether the word at i is a verb.
func (d *document) settleVerb(i, first, last int32) {
	w := &d.words[i]
	if !w.is(verbal) {
		return
	}
	var left *word
	if i > first {
		left = &d.words[i-1]
	}
	ambiguous := w.is(isNoun|isAdj|isPrep|isDet|isAdv|isNum) || w.all(isPP|isFinite)
	switch {
	case left != nil && left.fold == "même" && w.is(isNoun) && w.is(isFinite) && i == first+1:
		w.flags &^= isFinite | isPP // Même consigne aux Pays-Bas
		return
	case left == nil && w.all(isPP|isFinite):
		w.flags &^= isFinite // Interdit en Inde depuis 2020, TikTok ...
	case left == nil || left.is(isPunct):
		if left != nil && w.all(isPP|isFinite) && d.auxAcross(i, first) >= 0 {
			w.flags &^= isFinite
		}
		if w.is(isNoun) && w.is(isFinite) && !w.is(isAux|isModal) && (left == nil || d.groupHasVerb(i, first, last)) {
			w.flags &^= isFinite
		}
	case left.is(isDet|isNum) && !left.is(isPron) && !left.is(isAux) && !left.year():
		if w.is(isPP) && !w.is(isFinite|isAdj) && !d.nounNext(i, last) {
			w.flags = w.flags&^(verbal|isAux) | isNoun // des crues, l'été
			return
		}
		if d.g.numbers[left.fold] > 1 && (!ambiguous || w.all(isFinite|isPP) && d.onlySingular(i)) {
			w.flags &^= isPP // un parent sur deux dit
			return
		}
		if w.is(isFinite) && !w.is(isAux) || w.is(isInf) && w.is(isNoun) {
			w.flags &^= isFinite | isInf | isModal
			if !w.is(isPP | isAdj) {
				w.flags |= isNoun
			}
			if w.is(isPP) && w.is(isNoun) {
				w.flags &^= isPP
			}
		}
	case left.is(isPrep) && !left.is(isPron|isAdv|isSubj):
		if w.is(isFinite) && !w.is(isInf) && left.fold != "ne" {
			w.flags &^= isFinite
		}
		if w.is(isPP) && w.is(isNoun) && d.g.preposition(left.fold) == "de" {
			w.flags &^= isPP // n'a plus droit de cité
		}
	case left.is(isPron|isRel) && !left.is(isDet) || left.fold == "ne" || left.fold == "n'":
		if w.is(isFinite) {
			w.flags &^= isNoun | isAdj | isPP | isPrep | isDet
		}
	case w.is(isFinite) && w.is(isPP):
		if d.pairsFinite(i, first) {
			w.flags &^= isPP
		} else if d.continuesPerfect(i, first) || d.auxAcross(i, first) >= 0 {
			w.flags &^= isFinite
		} else if d.auxLeft(i, first) || d.targetLeft(i, first) && !d.objectNext(i, last) || d.groupHasVerb(i, first, last) {
			w.flags &^= isFinite
		} else {
			w.flags &^= isPP
		}
	case ambiguous && w.is(isFinite):
		d.settleHomograph(i, first, last)
	}
	if w.is(isPP) && w.is(isNoun) && i > first && d.auxLeft(i, first) {
		w.flags &^= isNoun
	}
}

// pairsFinite reports whether a coordinator stands before the word at i, and a verb in a simple tense before that: quitte X et
// rejoint Mastodon, but a quitté X et rejoint Mastodon.
func (d *document) pairsFinite(i, first int32) bool {
	j := i - 1
	for j > first && d.words[j].is(isPron) && !d.words[j].is(isDet|isConj) {
		j--
	}
	if j <= first || !d.words[j].is(isConj) || d.words[j].is(isAux) { // souhaite que ChatGPT soit interdit
		return false
	}
	for j--; j >= first && !boundary(&d.words[j]); j-- {
		if w := &d.words[j]; w.is(verbal) && w.mention < 0 && !w.is(isNoun|isAdj) {
			return w.is(isFinite) && !w.is(isPP|isAux|isModal)
		}
	}
	return false
}

// continuesPerfect reports whether the participle at i goes on behind a comma with the auxiliary of one before it: a publié un message,
// puis mis son compte en sommeil.
func (d *document) continuesPerfect(i, first int32) bool {
	if i-3 < first || !d.words[i-1].is(isConj) || d.words[i-2].fold != "," {
		return false
	}
	for j := i - 3; j >= first && !(boundary(&d.words[j]) && d.words[j].fold != ","); j-- {
		w := &d.words[j]
		if !w.is(verbal) || w.mention >= 0 || w.is(isNoun|isAdj) {
			continue
		}
		return w.is(isPP) && !w.is(isFinite|isAux) && d.auxLeft(j, first)
	}
	return false
}

// auxAcross is the auxiliary that a phrase between commas parts from the participle at i: s'est, pour sa part, défait de X. Or -1.
func (d *document) auxAcross(i, first int32) int32 {
	if i-3 < first || d.words[i-1].fold != "," {
		return -1
	}
	for j := i - 2; j > first && j > i-9; j-- {
		w := &d.words[j]
		if w.fold == "," {
			if d.words[j-1].is(isAux) {
				return j - 1
			}
			return -1
		}
		if boundary(w) || w.is(isFinite) && !w.is(isNoun|isPrep|isAdj) {
			return -1
		}
	}
	return -1
}

// objectNext reports whether an article or another service follows, so that the verb at i takes an object: Instagram interdit
// les jeux d'argent, Samsung interdit ChatGPT.
func (d *document) objectNext(i, last int32) bool {
	for i+1 < last && d.words[i+1].is(isAdv) && !d.words[i+1].is(isDet|isPrep|isPunct) {
		i++ // interdit désormais Zoom
	}
	if i+1 >= last {
		return false
	}
	next := &d.words[i+1]
	return next.is(isDet) && !next.is(isPrep) || next.mention >= 0 && d.mentions[next.mention].kind == targetMention
}

// nounNext reports whether a noun follows the word at i.
func (d *document) nounNext(i, last int32) bool {
	return i+1 < last && (d.words[i+1].is(isNoun) || d.words[i+1].mention >= 0)
}

// settleHomograph decides for a word that can be a finite verb and a noun or adjective: a verb where its stretch has no other.
func (d *document) settleHomograph(i, first, last int32) {
	w := &d.words[i]
	left := &d.words[i-1]
	switch {
	case w.is(isAux | isModal):
		w.flags &^= isNoun | isAdj
	case d.groupHasVerb(i, first, last):
		w.flags &^= isFinite
	case left.is(isNoun|isName|isAdj|isPP|isAdv) || left.mention >= 0 || left.year():
		w.flags &^= isNoun | isAdj
	}
}

// auxLeft reports whether an auxiliary governs the participle at i: only adverbs, negation and été stand between.
func (d *document) auxLeft(i, first int32) bool {
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.is(isAux) {
			return true
		}
		if d.ownPart(j) {
			j -= 2
			continue
		}
		if !w.is(isAdv|isNeg) || w.is(isPunct) {
			return false
		}
	}
	return false
}

// targetLeft reports whether a service's name stands right before i: TikTok interdit en Albanie.
func (d *document) targetLeft(i, first int32) bool {
	for j := i - 1; j >= first; j-- {
		w := &d.words[j]
		if w.mention >= 0 {
			return d.mentions[w.mention].kind == targetMention
		}
		if w.is(isPunct) && (w.is(isOpen) || w.is(isClose)) || w.is(isAdj) && !w.is(isNoun) {
			continue
		}
		return w.class.has(d.g.known.service)
	}
	return false
}

// groupHasVerb reports whether a sure finite verb other than i stands between the nearest boundaries, outside
// clauses with an opener of their own.
func (d *document) groupHasVerb(i, first, last int32) bool {
	sure := func(j int32) bool {
		w := &d.words[j]
		if j > first && d.words[j-1].is(isDet|isPrep|isNum) && !d.words[j-1].is(isPron|isAdv) {
			return false
		}
		return w.is(isFinite) && (!w.is(isNoun|isAdj|isPP) || w.is(isAux|isModal))
	}
	for j := i - 1; j >= first && !boundary(&d.words[j]); j-- {
		if d.words[j].is(isRel|isSubj) && !d.words[j].is(isDet) && d.words[j].mention < 0 {
			break
		}
		if sure(j) {
			return !d.relativeBefore(j, first)
		}
	}
	for j := i + 1; j < last && !boundary(&d.words[j]); j++ {
		if d.words[j].is(isRel|isSubj) && d.words[j].mention < 0 || d.words[j].is(isConj) {
			return false
		}
		if sure(j) {
			return true
		}
	}
	return false
}

// relativeBefore reports whether the finite verb at j belongs to a relative clause that opens before it.
func (d *document) relativeBefore(j, first int32) bool {
	for j--; j >= first && !boundary(&d.words[j]); j-- {
		w := &d.words[j]
		if w.is(isFinite) && !w.is(isNoun|isAdj|isPP) {
			return false
		}
		if w.is(isRel) && w.mention < 0 {
			return true
		}
	}
	return false
}

// subjectOpens reports whether the plural noun behind the article at i stands right before a finite verb: En remplacement, des profils ont
// été créés.
func (d *document) subjectOpens(i int32) bool {
	last := d.sentences[d.words[i].sentence].Last
	if i+2 >= last || !d.words[i+1].is(isNoun) {
		return false
	}
	v := i + 2
	if d.words[v].is(isAdj) && !d.words[v].is(isFinite) {
		v++
	}
	return v < last && d.words[v].is(isFinite) && !d.words[v].is(isNoun|isAdj|isPP|isPunct)
}
