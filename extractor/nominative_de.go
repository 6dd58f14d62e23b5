package extractor

import (
	"slices"
	"strings"

	"edikt/language"
	"edikt/language/forms"
)

// What can be a subject by its form and by where it stands.

// nominative reports whether mention m can be a subject: no preposition, no genitive, no dative article before it.
func (d *document) nominative(m int32) bool {
	first := d.mentions[m].first
	if d.turnOfPlace(&d.mentions[m]) {
		return false
	}
	l := d.left(first)
	for n := 0; l.rel == relCoord && n < 12; n++ {
		l = d.left(d.phraseHead(l.noun))
	}
	if d.g.german && d.mentions[m].kind == personMention && l.at == first && first > 0 {
		if w := &d.words[first-1]; w.is(isNoun) && !w.is(isPunct|isFinite) && w.mention < 0 && w.sentence == d.words[first].sentence {
			l = d.left(first - 1) // laut Stadtsprecher Kai Muster
		}
	}
	if l.prep != "" || l.rel == relGen || l.rel == relPrep || l.rel == relLike {
		return false
	}
	if l.rel == relAppos && d.words[l.noun].mention >= 0 || d.g.german && (d.ofNoun(m) || d.ownsNoun(m)) {
		return false
	}
	if l.det >= 0 && d.g.german {
		f := d.words[l.det].fold
		if n := d.words[l.det+1].fold; (f == "eine" || f == "einer" || f == "eines") && (n == "der" || n == "des") {
			return false // als eine der ersten Behörden
		}
		if d.words[l.det].is(isDat) || f == "den" || f == "einen" || f == "dem" || f == "des" {
			return false
		}
		if (f == "der" || f == "einer" || f == "ihrer" || f == "seiner") && d.g.feminine(&d.words[d.mentions[m].head]) && !(f == "der" && d.g.masculineNominative(&d.words[d.mentions[m].head])) {
			return false
		}
		if f == "das" || f == "die" || f == "der" || f == "ein" || f == "eine" {
			return true
		}
		if len(f) > 3 && (f[len(f)-2:] == "en" || f[len(f)-2:] == "em" || f[len(f)-2:] == "es") {
			return false
		}
	}
	return true
}

// ofNoun reports whether a place stands in the genitive right behind a noun that has none of its own: nach dem Vorbild Litauens.
func (d *document) ofNoun(m int32) bool {
	i := d.mentions[m].first
	if i == 0 || d.mentions[m].kind != placeMention || !genitiveName(d.words[i].fold) || d.mentions[m].last != i+1 {
		return false
	}
	w := &d.words[i-1]
	if !w.is(isNoun) || w.is(isPunct|isFinite) || w.mention >= 0 || !w.tok.Is(language.Upper) || w.sentence != d.words[i].sentence {
		return false
	}
	return !strings.HasSuffix(d.g.gaz.Entries()[d.mentions[m].entry].Name.In("de"), "s")
}

// ownsNoun reports whether a place or person stands in the genitive right before a noun: Norwegens Kabinettsmitglieder, Larry Pages Firma.
func (d *document) ownsNoun(m int32) bool {
	x := &d.mentions[m]
	if int(x.last) >= len(d.words) || !genitiveName(d.words[x.last-1].fold) {
		return false
	}
	w := &d.words[x.last]
	for next := x.last; x.kind == placeMention && int(next)+1 < len(d.words) && next < x.last+3 && adjectiveEnding(w.fold) && !w.tok.Is(language.Upper) && !w.is(isDet|isPrep|isFinite|isNoun); {
		next++
		w = &d.words[next] // Frankreichs drittgrösste Stadt
	}
	if !w.is(isNoun) || w.is(isPunct|isFinite) || !w.tok.Is(language.Upper) || w.sentence != d.words[x.first].sentence {
		return false
	}
	switch x.kind {
	case placeMention:
		return x.last == x.first+1 && !strings.HasSuffix(d.g.gaz.Entries()[x.entry].Name.In("de"), "s")
	case personMention:
		return x.last > x.first+1 && w.mention >= 0 && d.mentions[w.mention].kind == actorMention
	}
	return false
}

// plainSubject reports whether a noun that is no known actor can be the subject of its clause, by where it stands: Die Geduld ist zu Ende.
func (d *document) plainSubject(i int32, cl *clause) bool {
	l := d.left(i)
	if l.prep != "" || l.rel != relNone {
		return false
	}
	if d.g.german {
		if l.at > 0 && l.at-1 >= d.sentences[d.words[i].sentence].First && d.words[l.at-1].fold == "als" {
			return false // als Ersatz
		}
		if l.det < 0 && l.at == i && i > 0 && d.words[i-1].is(isConj) && i < cl.finite {
			return false // nach Kommission und Rat
		}
		if l.det >= 0 && (d.words[l.det].is(isDat) || d.words[l.det].fold == "den" || d.words[l.det].fold == "des") {
			return false
		}
		if cl.finite < 0 || i < cl.finite || !cl.stated() {
			return true
		}
		w := &d.words[i]
		return w.mention >= 0 || w.fold == "schicksal" || d.pluralBehindVerb(i, l.at, cl) || w.class.has(d.g.known.front) && d.plainNominative(i)
	}
	return cl.finite >= 0 && i < cl.finite
}

// pluralBehindVerb reports whether a noun in the nominative plural stands right behind a verb that is plural: sollten Gäste Signal nutzen.
func (d *document) pluralBehindVerb(i, at int32, cl *clause) bool {
	return at == cl.finite+1 && d.severalOnly(i) && slices.ContainsFunc(d.words[i].readings, func(r forms.Reading) bool {
		return r.POS == forms.Noun && r.Features.Has(forms.Pl|forms.Nom)
	})
}
