package extractor

import (
	"strings"

	"edikt/language/forms"
)

// coordinatePhrase joins "in Kanada" with "in den USA und" before it.
func (d *document) coordinatePhrase(l *leftSide, first, prep, begin int32) {
	i := prep - 1
	if i < begin || !d.words[i].lexeme.coordinates {
		return
	}
	at := l.at
	d.coordinate(l, first, i, begin)
	if l.rel == relCoord && !d.g.german && d.words[i].fold == "," && d.left(d.phraseHead(l.noun)).prep == "" {
		l.rel, l.noun = relNone, -1 // l'école du Belvédère, à Lausanne, ...
		return
	}
	if l.rel == relCoord {
		l.at = at
	}
}

// coordinate joins a name with the one before "und" or a comma, if both are of one sort.
func (d *document) coordinate(l *leftSide, first, i, begin int32) {
	j := i - 1
	if j >= begin && d.words[i].fold != "," && d.words[j].fold == "," {
		j--
	}
	n := d.nounLeft(j, begin)
	if n < 0 {
		return
	}
	if !d.g.german && d.words[first].clause >= 0 && d.words[n].clause >= 0 && d.words[first].clause != d.words[n].clause {
		return
	}
	if !d.g.german && d.words[i].fold == "," && (d.opensSentence(n) && !d.rowGoesOn(first) || d.rowClosed(n)) || d.gapped(first, n) {
		return // Selon la RTS, la Ville ...; A par B et C par D
	}
	if d.g.german && d.words[i].fold == "," && (d.opensSubordinate(first, n) || d.appositive(first, n) || d.tellsWhatItIs(l.det, first, n) || d.otherCase(l.det, first, n)) || d.g.german && d.opensMain(first, n) {
		return
	}
	a, b := d.words[first].mention, d.words[n].mention
	if d.g.german && a < 0 && d.words[first].class.has(d.g.known.service) && int(first)+1 < len(d.words) {
		a = d.targetAt(first + 1) // Open-Xchange und das Mailprogramm Thunderbird
	}
	if d.g.german && a >= 0 && b < 0 && d.words[n].class.has(d.g.known.device) && d.mentions[a].kind == targetMention && d.generic(d.mentions[a].entry) {
		o := d.left(d.phraseHead(n))
		l.prep, l.noun, l.rel = o.prep, o.noun, o.rel // auf Telefonen und Tablets
		return
	}
	if a >= 0 && !d.g.german && d.words[i].fold == "," && (l.det < 0 && d.mentions[a].like == 0 && d.describes(a) || d.appositiveFrench(first, l)) {
		return // Ouest-France, premier quotidien du pays, ...
	}
	if b >= 0 && d.turnOfPlace(&d.mentions[b]) || d.g.german && a >= 0 && d.words[i].fold == "," && d.mentions[a].kind == placeMention && d.ownsNoun(a) {
		return // Outre-Manche, la ministre ...; Lyon, Frankreichs drittgrösste Stadt
	}
	if a < 0 || b < 0 || d.mentions[a].kind != d.mentions[b].kind && !(d.mentions[a].acts() && d.mentions[b].acts()) {
		return
	}
	l.noun, l.rel = n, relCoord
}

// gapped reports whether the name at first opens a conjunct that lacks its verb: remplace Teams par Jitsi et Windows par Linux.
// The same preposition stands before the name at n and behind the one at first.
func (d *document) gapped(first, n int32) bool {
	m := d.words[first].mention
	if m < 0 || int(d.mentions[m].last) >= len(d.words) {
		return false
	}
	next := &d.words[d.mentions[m].last]
	if !next.is(isPrep) || next.sentence != d.words[first].sentence || !d.g.gapPreps[d.g.preposition(next.fold)] {
		return false
	}
	return d.left(d.phraseHead(n)).prep == d.g.preposition(next.fold)
}

// serviceLike reports whether a service or a noun for one stands at i.
func (d *document) serviceLike(i int32) bool {
	m := d.words[i].mention
	return m >= 0 && d.mentions[m].kind == targetMention || d.words[i].class.has(d.g.known.service)
}

// adjacent binds a noun to the one right before it: by apposition, or by a genitive between them.
func (d *document) adjacent(l *leftSide, first, i, adjective int32) {
	w := &d.words[i]
	k := &d.g.known
	switch {
	case d.g.german && l.det < 0 && adjective < 0 && w.mention >= 0 && d.mentions[w.mention].sort == "company" && d.mentions[w.mention].last == i+1 && d.makes(first):
		l.noun, l.rel = i, relAppos // die Telekomfirma Huawei
	case d.g.german && w.mention >= 0 && d.mentions[w.mention].acts() && d.serviceLike(first):
		// kehrt das Amt der Plattform den Rücken: a dative
	case !d.g.german && w.mention >= 0 && d.mentions[w.mention].kind == groupMention && d.targetAt(first) >= 0:
		// interdit à ses troupes WhatsApp et Telegram: an object behind the indirect one
	case !d.g.german && w.mention < 0 && w.class.has(k.time):
		// a suspendu mardi TikTok: an object behind the day
	case l.det >= 0:
		if d.g.german && d.words[l.det].fold == "der" && d.g.masculineNominative(&d.words[first]) && int(first)+1 < len(d.words) && d.targetAt(first+1) >= 0 {
			break // auf jedem Telefon der Messenger Max
		}
		if d.g.german && d.words[l.det].fold == "der" && d.formFeatures(first) == forms.Masc {
			break // ist den Schulen der Einsatz untersagt: a nominative
		}
		if d.words[l.det].is(isGen) && !d.words[l.det].is(isPrep) {
			l.noun, l.rel = i, relGen
		}
	case adjective >= 0 && !d.g.german && l.det < 0 && d.targetAt(first) >= 0 && w.is(isNoun) && w.mention < 0 && (w.class.has(k.service) || w.class.any(k.transparent)):
		l.noun, l.rel = i, relAppos // le fabricant chinois Hikvision
	case adjective >= 0:
		if d.g.german && strings.HasSuffix(d.words[adjective].fold, "er") {
			l.noun, l.rel = i, relGen
		}
	case d.g.german && w.is(isPlu) && !w.class.has(k.service) && i > 0 && d.words[i-1].is(isPrep):
		// schreibt für Gespräche Signal vor: an adverbial before the object
	case w.class.has(k.service) || w.class.any(k.carriers) || !d.g.german && w.is(isNoun) && !w.is(verbal) && w.mention < 0 && d.targetAt(first) >= 0:
		l.noun, l.rel = i, relAppos
	}
}
