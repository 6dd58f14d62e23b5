package extractor

import (
	"strings"

	"edikt"
	"edikt/language"
	"edikt/language/gazetteer"
)

// separates reports whether "de" behind the noun w opens a complement of the verb: prive ses habitants de ChatGPT. The word
// behind de is a service, the noun one for people or institutions that use it.
func (d *document) separates(w *word, prep int32) bool {
	n := d.next(prep)
	for hops := 0; n >= 0 && hops < 3 && (d.words[n].is(isDet) || d.words[n].fold == "même" || d.words[n].class.has(d.g.known.service) && d.words[n].mention < 0); hops++ {
		n = d.next(n)
	}
	k := &d.g.known
	if n >= 0 && w.mention >= 0 && d.mentions[w.mention].kind == actorMention && (d.words[n].class.has(k.matter) || d.words[n].class.has(k.use)) {
		return true // saisit le comité du cas de X; prive le ministère de l'usage de X
	}
	if n < 0 || d.words[n].mention < 0 || d.mentions[d.words[n].mention].kind != targetMention {
		return false
	}
	if w.mention >= 0 && d.mentions[w.mention].kind == groupMention {
		return true // dote ses conseillers de Threema: they advise nobody
	}
	if w.class.any(k.carriers) || w.class.has(k.post) {
		return false
	}
	return w.class.has(k.group) || w.mention >= 0 && d.mentions[w.mention].kind != targetMention
}

// makerNext is the vendor named right behind the preposition, or -1.
func (d *document) makerNext(prep int32) int32 {
	n := d.next(prep)
	if d.g.german || n < 0 {
		return -1
	}
	m := d.targetAt(n)
	if m < 0 || d.mentions[m].entry < 0 || d.g.gaz.Entries()[d.mentions[m].entry].Type != gazetteer.Vendor {
		return -1
	}
	return m
}

// deviceOf reports whether the target mention m is a device and somebody's, who is named behind the preposition.
func (d *document) deviceOf(m, prep int32) bool {
	x := &d.mentions[m]
	if x.entry < 0 || d.g.gaz.Entries()[x.entry].Sort != "device" {
		return false
	}
	n := d.next(prep)
	for n >= 0 && d.words[n].is(isDet|isAdj) && d.words[n].mention < 0 {
		n = d.next(n)
	}
	return n >= 0 && d.words[n].mention >= 0 && d.mentions[d.words[n].mention].kind != targetMention
}

// wordyPrep is what a French preposition of several words that ends in the de at i means in one, and where it begins: à propos de, sur; au
// moyen de, avec. The place is -1 where none stands there.
func (d *document) wordyPrep(i, begin int32) (prep string, at int32) {
	if d.g.german || i-2 < begin || d.g.preposition(d.words[i].fold) != "de" {
		return "", -1
	}
	means := wordyPreps[d.words[i-1].fold]
	at = i - 2
	if d.words[at].fold == "l'" || d.words[at].fold == "le" {
		at--
	}
	if means == "" || at < begin {
		return "", -1
	}
	switch d.words[at].fold {
	case "à", "au", "par":
		return means, at
	}
	return "", -1
}

// wordyPreps are the nouns of such prepositions: au sujet de, à l'encontre de, par le biais de.
var wordyPreps = map[string]string{"propos": "sur", "sujet": "sur", "encontre": "contre", "égard": "envers", "endroit": "envers", "moyen": "avec", "aide": "avec",
	"biais": "via", "intermédiaire": "via", "travers": "via", "entremise": "via"}

// doneBy is the trigger noun that the service m hangs on, where who does it stands behind both: le passage à Olvid du ministère. Or -1.
func (d *document) doneBy(m, prep int32) int32 {
	if d.g.german {
		return -1
	}
	l := d.left(d.mentions[m].first)
	if l.rel != relGen && l.rel != relPrep || !d.words[l.noun].class.has(d.g.known.trigger) {
		return -1
	}
	n := d.next(prep)
	for n >= 0 && d.words[n].is(isDet|isAdj) && d.words[n].mention < 0 {
		n = d.next(n)
	}
	if n < 0 || d.words[n].mention < 0 || !d.mentions[d.words[n].mention].acts() {
		return -1
	}
	return l.noun
}

// agentOfVerb reports whether the agent's preposition at prep tells by whom something is done, and of whom the noun at n, which may carry the name
// of a service, is not: mis à l'écart par le Sénat, but: l'interdiction par le Sénat.
func (d *document) agentOfVerb(n, prep int32, carries bool) bool {
	w, k, before := &d.words[n], &d.g.known, &d.words[prep-1]
	if before.is(isPP) {
		return true
	}
	if w.class.has(k.trigger) || w.class.has(k.use) || carries && before.is(isAdj) && !w.class.has(k.service) {
		return false
	}
	return w.mention < 0 || w.class.has(k.service) && d.targetAt(n) >= 0
}

// opensSentence reports whether the noun at n ends a phrase with a preposition that opens its sentence: Selon la RTS, ....
func (d *document) opensSentence(n int32) bool {
	first := d.sentences[d.words[n].sentence].First
	for hops := 0; hops < 6; hops++ {
		l := d.left(d.phraseHead(n))
		if l.rel == relGen || l.rel == relPrep || l.rel == relAppos {
			n = l.noun
			continue
		}
		if l.det < 0 && d.words[n].class.has(d.g.known.time) {
			return true // Lundi, jour de l'investiture de Donald Trump, la ville ...
		}
		return l.prep != "" && (l.at <= first+1 || d.startsClause(l.at) || frontWords[d.words[first].fold] && l.at < first+6 && !d.verbBetween(first, l.at))
	}
	return false
}

// frontWords open phrases that say why or when before the subject: Faute de majorité à la Chambre, Ottawa ....
var frontWords = wordSet("faute", "grâce", "suite", "lors", "face", "conformément", "afin", "loin", "hors", "contrairement", "malgré", "sous", "dans", "après",
	"avant", "depuis", "dès", "en", "à", "au", "aux")

// verbBetween reports whether a finite verb stands between two tokens, be it a noun as well: Dans la note que publie l'école, ....
func (d *document) verbBetween(i, last int32) bool {
	for ; i < last; i++ {
		if d.words[i].is(isFinite) {
			return true
		}
	}
	return false
}

// startsClause reports whether what stands right before token i makes it the first of a clause: L'Allemagne a ses soucis : dans le
// Bade-Wurtemberg, ...; mais en Norvège, ....
func (d *document) startsClause(i int32) bool {
	if i < 2 || d.words[i-1].sentence != d.words[i].sentence {
		return false
	}
	switch d.words[i-1].fold {
	case ":", ";", "–", "—", "mais", "or", "car", "«", "tandis", "alors":
		return true
	case "que", "qu'":
		f := d.words[i-2].fold
		return f == "tandis" || f == "alors" || d.words[i-2].is(verbal) && !d.words[i-2].is(isNoun)
	case "et":
		return d.words[i-2].fold == "," || d.words[i-2].fold == ";"
	}
	return false
}

// rowClosed reports whether the name at n is the last of a row, joined by et: Après Rennes et Brest, Quimper quitte X.
func (d *document) rowClosed(n int32) bool {
	if d.words[n].mention < 0 {
		return false
	}
	at := d.phraseHead(n)
	l := d.left(at)
	return l.rel == relCoord && l.prep == "" && l.at > 0 && d.words[l.at-1].fold == "et" || l.rel == relCoord && d.words[l.at].fold == "et"
}

// rowGoesOn reports whether the name at first stands in the middle of a row that another name follows behind a comma: Après Rennes,
// Brest et Quimper, Lille quitte X.
func (d *document) rowGoesOn(first int32) bool {
	last := d.sentences[d.words[first].sentence].Last
	closed := false
	for i := first; i < last; {
		m := d.words[i].mention
		if m < 0 || !d.mentions[m].acts() {
			return false
		}
		i = d.mentions[m].last
		if i >= last {
			return false
		}
		switch d.words[i].fold {
		case ",":
			if closed {
				for i++; i < last && d.words[i].is(isDet) && !d.words[i].is(isPrep); i++ {
				}
				return i < last && d.words[i].mention >= 0 && d.mentions[d.words[i].mention].acts()
			}
		case "et":
			closed = true
		default:
			return false
		}
		for i++; i < last && d.words[i].is(isDet) && !d.words[i].is(isPrep); i++ {
		}
	}
	return false
}

// describes reports whether an institution's name is a common noun in the singular: without an article it says what the name
// before it is.
func (d *document) describes(m int32) bool {
	x := &d.mentions[m]
	w := &d.words[x.head]
	return x.kind == actorMention && x.entry < 0 && x.head == x.first && !w.is(isPlu) && !w.tok.Is(language.Upper) && !w.tok.Is(language.Caps)
}

// pageOf is the noun for a page or account right before the service at n, so that "de" behind says whose it is: la page Facebook de
// la bibliothèque. Or -1.
func (d *document) pageOf(n, begin int32) int32 {
	m := d.words[n].mention
	if d.g.german || m < 0 || d.mentions[m].kind != targetMention || d.mentions[m].first <= begin {
		return -1
	}
	a := d.mentions[m].first - 1
	if w := &d.words[a]; w.is(isNoun) && w.mention < 0 && (w.class.has(d.g.known.account) || w.class.has(d.g.known.contract)) {
		return a
	}
	return -1
}

// saidOfNoun reports whether a relative clause on the measure named at i says against what service it is: les enquêtes qu'il a ouvertes en
// mai sur Shein, l'interdiction prononcée contre X.
func (d *document) saidOfNoun(r *rule, i int32, m *mention, p *path) bool {
	if m.clause < 0 {
		return false
	}
	cl := &d.clauses[m.clause]
	if cl.kind != relativeClause || cl.anchor != i || !r.places.preps[p.prep] || !d.g.classOf(cl.verb).has(d.g.known.support) {
		return false
	}
	switch p.prep {
	case "contre", "visant", "envers":
		return true
	case "sur":
		return r.kind == edikt.Review
	}
	return false
}

// madeNoun is the noun for a tool or device of which a participle before the preposition at prep says who makes it or on what it stands: les
// caméras fabriquées par Hikvision; une messagerie, entièrement bâtie sur Matrix. Or -1.
func (d *document) madeNoun(prep int32) int32 {
	if d.g.german || prep < 2 || int(prep) >= len(d.words) || !d.words[prep].is(isPrep) {
		return -1
	}
	w := &d.words[prep-1]
	if !d.g.classOf(w.verb).has(d.g.known.made) && !strings.HasPrefix(w.fold, "issu") || w.sentence != d.words[prep].sentence {
		return -1
	}
	begin := d.sentences[w.sentence].First
	i := prep - 2
	for i > begin && (d.words[i].fold == "," || d.words[i].is(isAdv) && !d.words[i].is(isNoun|isPrep|isPunct)) {
		i--
	}
	n := d.nounLeft(i, begin)
	if n >= 1 && d.words[n].mention < 0 && d.words[n-1].is(isNoun) && !d.words[n-1].is(isDet|isPrep|isPunct) {
		n-- // la messagerie maison
	}
	if l := d.nounStep(n); l >= begin {
		n = l // les caméras de surveillance fabriquées par ...
	}
	if k := &d.g.known; n < begin || d.words[n].mention >= 0 && d.mentions[d.words[n].mention].kind != groupMention || !d.words[n].class.has(k.service) && !d.words[n].class.any(k.transparent) && !d.words[n].class.any(k.workplace) {
		return -1
	}
	return n
}

// nounStep is the noun for a tool or device that the bare noun at n completes with de: caméras de surveillance. Or -1.
func (d *document) nounStep(n int32) int32 {
	if n < 2 || d.words[n].mention >= 0 || d.words[n-1].fold != "de" && d.words[n-1].fold != "d'" || d.words[n].class.has(d.g.known.service) {
		return -1
	}
	return n - 2
}

// standsOn reports whether the tool at i is said to be made of a service that is named: la webconférence maison, bâtie sur Jitsi.
func (d *document) standsOn(i, last int32) bool {
	for j := i + 2; j < last && j < i+7; j++ {
		if d.madeNoun(j) != i {
			continue
		}
		for n := j + 1; n < last && n < j+4; n++ {
			if d.targetAt(n) >= 0 {
				return true
			}
		}
	}
	return false
}

// toolNamed is the noun for a service before the comma at i whose name the one at first is: opte pour une solution libre, Open-Xchange. Or -1.
func (d *document) toolNamed(first, i int32) int32 {
	m := d.targetAt(first)
	if d.g.german || m < 0 || d.words[i].fold != "," || first != i+1 || d.mentions[m].anaphor {
		return -1
	}
	if last := d.mentions[m].last; int(last) < len(d.words) && !boundary(&d.words[last]) && !d.words[last].is(isConj) && !d.words[last].is(isPunct) {
		return -1
	}
	n := d.nounLeft(i-1, d.sentences[d.words[i].sentence].First)
	if n < 0 || d.words[n].mention >= 0 || !d.words[n].class.has(d.g.known.service) {
		return -1
	}
	if det := d.left(n).det; det < 0 || !d.g.indefinite[d.words[det].fold] && !possessiveFrench(d.words[det].fold) {
		return -1
	}
	return n
}

// byPortions are nouns that with par and no article say how something is done.
var byPortions = wordSet("étapes", "vagues", "phases", "paliers", "tranches", "lots", "précaution", "prudence", "principe", "souci", "exemple", "conviction", "choix", "solidarité")
