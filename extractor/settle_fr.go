package extractor

import (
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

// namedBy reports whether a word is part of a name.
func (d *document) namedBy(w *word) bool {
	return w.mention >= 0 && (d.mentions[w.mention].kind != placeMention || w.tok.Is(language.Upper))
}

// settleFrench decides between noun and verb, article and pronoun, participle and present, by the neighbours.
func (d *document) settleFrench(first, last int32) {
	for i := first; i < last; i++ {
		d.settleCapital(i, first)
		if w := &d.words[i]; d.namedBy(w) {
			w.flags &^= verbal | isAux | isModal | isRel | isSubj | isPrep | isDet | isPron | isAdv | isNeg // Meta AI, Health Data Hub
		}
	}
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
		if d.namedBy(w) {
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
		if d.settleFloating(i, first, last) || d.settleTurn(i, first, last) {
			continue
		}
		d.settleNominal(i, first, last)
		d.settlePrivate(i, first, last)
		d.settlePerson(w, i == first || !d.words[i-1].is(isPron))
		d.settleUnknown(i, first)
		d.settleNegator(i, first)
		d.settleClitic(i, first, last)
		d.settleVerb(i, first, last)
		d.reclass(w)
		d.settleDuty(i, first, last)
	}
}

// settleCapital keeps a word that is written large inside a sentence from being a verb: le Commerce, Lise Perrin.
func (d *document) settleCapital(i, first int32) {
	w := &d.words[i]
	if i == first || !w.is(verbal) || !w.tok.Is(language.Upper) || w.tok.Is(language.Caps) {
		return
	}
	if p := &d.words[i-1]; p.tok.Kind != language.Word {
		return // « Quittez X »; Berne : Interdire X
	}
	w.flags &^= verbal
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

// settlePrivate takes privé right behind a noun for an adjective where nothing follows that somebody is deprived of: les appareils privés.
func (d *document) settlePrivate(i, first, last int32) {
	w := &d.words[i]
	if !w.is(isPP) || !strings.HasPrefix(w.fold, "privé") || i == first || !d.words[i-1].is(isNoun) || d.words[i-1].is(isAux) || i+1 < last && d.g.preposition(d.words[i+1].fold) == "de" {
		return
	}
	w.flags = w.flags&^isPP | isAdj
}

// settleTurn takes a noun for an adverb that makes one with "en": impose en échange Threema.
func (d *document) settleTurn(i, first, last int32) bool {
	w := &d.words[i]
	if !adverbialNouns[w.fold] || i == first || d.words[i-1].fold != "en" || i+1 < last && (d.g.preposition(d.words[i+1].fold) == "de" || d.words[i+1].is(isAdj)) {
		return false
	}
	w.flags, w.class = isAdv, classSet{}
	return true
}

// adverbialNouns make adverbs with "en".
var adverbialNouns = wordSet("échange", "retour", "contrepartie", "parallèle", "conséquence", "principe", "urgence", "priorité", "bloc", "masse", "douceur", "silence")

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
	if i == first && !w.is(isNum) && d.strangeName(i) {
		w.flags |= isNoun | isName // Nyon quitte ...
	}
	if i == first || len(w.readings) > 0 || w.tok.Kind != language.Word || w.tok.Is(language.Upper) || w.lexeme.place >= 0 {
		return
	}
	l := &d.words[i-1]
	switch {
	case d.verbFollows(i-1, first) && verbEnding(w.fold) != 0:
		w.flags |= isFinite | verbEnding(w.fold)
	case l.is(isDet) && !l.is(isPunct):
		w.flags |= isNoun
	}
}

// verbFollows reports whether the word at i is one right behind which a finite verb stands: ne, se, a subject pronoun.
func (d *document) verbFollows(i, first int32) bool {
	switch f := d.words[i].fold; f {
	case "ne", "n'", "se", "il", "elle", "on", "ils", "elles":
		return true
	case "y":
		return i > first && !d.words[i-1].is(isPrep)
	}
	return false
}

// verbEnding is what the ending of a word that no list knows says of it as a finite verb of the third person, 0 where it says nothing:
// conformait is past, conformera to come.
func verbEnding(fold string) wordFlags {
	for _, e := range [...]struct {
		ending string
		flags  wordFlags
	}{{"raient", isSubj2}, {"rait", isSubj2}, {"aient", isPast}, {"ait", isPast}, {"eront", isFuture}, {"iront", isFuture}, {"era", isFuture}, {"ira", isFuture}, {"ent", isFinite}, {"e", isFinite}} {
		if len(fold) > len(e.ending)+2 && strings.HasSuffix(fold, e.ending) {
			return e.flags
		}
	}
	return 0
}

// settleNegator keeps plus, pas and the like from being verbs, "le pas" from being a negation, and names from being either.
func (d *document) settleNegator(i, first int32) {
	w := &d.words[i]
	if w.fold == "plainte" || w.fold == "plaintes" {
		w.flags &^= verbal // a porté plainte
	}
	if w.is(isNeg) {
		w.flags &^= verbal
		if w.fold == "plus" && int(i)+1 < len(d.words) && moreWords[d.words[i+1].fold] {
			w.flags = w.flags&^isNeg | isAdv // un mois plus tard
		}
		if i > first && w.fold == "pas" && beforeStep[d.words[i-1].fold] {
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

// beforeStep stand before pas where it is a step: franchir le pas, les premiers pas.
var beforeStep = wordSet("le", "un", "ce", "les", "ses", "leurs", "premiers", "premier", "grand")

// moreWords make a comparison of plus, which denies nothing.
var moreWords = wordSet("tard", "tôt", "loin", "récemment", "haut", "vite", "largement", "généralement")

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
	if w.is(isDet) && w.is(isPron) && w.fold != "leur" && next.is(isFinite) && !next.is(isInf|isAux|isModal) && d.opensSubject(i, first) {
		w.flags &^= isPron // La presse rapporte ...: a clitic has a subject before it
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

// opensSubject reports whether what begins at i can only be a subject: nothing before it in its clause could be one.
func (d *document) opensSubject(i, first int32) bool {
	if i == first {
		return true
	}
	switch l := &d.words[i-1]; {
	case l.fold == ",":
		for j := first; j < i; j++ {
			if w := &d.words[j]; w.is(isFinite) || w.mention >= 0 && d.left(j).prep == "" || w.is(isPron) && d.g.subjectPronouns[w.fold] {
				return false
			}
		}
		return d.words[first].is(isPrep | isSubj | isAdv)
	case l.is(isPunct):
		return !l.is(isClose) && boundary(l)
	default:
		return l.fold == "que" || l.fold == "qu'" || l.fold == "car"
	}
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
