package extractor

import (
	"strings"

	"edikt/language"
)

// surnames finds the persons named in full elsewhere by their last name alone.
func (d *document) surnames(first, last int32) {
	for i := first; i < last; i++ {
		if w := &d.words[i]; !w.tok.Is(language.Upper) || w.mention >= 0 {
			continue
		}
		if k := d.surname(i); k >= 0 {
			d.add(mention{kind: personMention, first: i, last: i + 1, head: i, entry: -1, place: -1, sort: "person", anaphor: true, same: k + 1})
		}
	}
}

// persons finds names of people: two or more capitalised words the tables do not know, or a title before one.
func (d *document) persons(first, last int32) {
	for i := first; i < last; i++ {
		if !d.words[i].tok.Is(language.Upper) {
			continue
		}
		n := d.personAt(i, last)
		if n == 0 {
			continue
		}
		d.add(mention{kind: personMention, first: i, last: i + n, head: i + n - 1, entry: -1, place: -1, sort: "person"})
		i += n - 1
	}
}

// surname is the person named in full before whose last name stands at i, or -1.
func (d *document) surname(i int32) int32 {
	w := &d.words[i]
	if !w.tok.Is(language.Upper) || w.mention >= 0 || w.noun != 0 || len(w.fold) < 4 || d.fullFirst&start(w.fold) == 0 {
		return -1
	}
	for n := len(d.full) - 1; n >= 0; n-- {
		last, ok := strings.CutPrefix(w.fold, d.words[d.mentions[d.full[n]].last-1].fold)
		if ok && (last == "" || last == "s") {
			return d.full[n]
		}
	}
	return -1
}

// fullNames lists the persons and institutions with names of several words.
func (d *document) fullNames() {
	d.full, d.fullFirst = d.full[:0], 0
	for k := range d.mentions {
		if m := &d.mentions[k]; (m.kind == personMention || m.kind == actorMention) && !m.anaphor && m.last-m.first >= 2 {
			d.full = append(d.full, int32(k))
			d.fullFirst |= start(d.words[m.last-1].fold)
		}
	}
}

func (d *document) personAt(i, last int32) int32 {
	n := int32(0)
	for i+n < last && n < 5 {
		w := &d.words[i+n]
		if n > 0 && !d.g.german && d.nameParticle(i+n, last) {
			n++
			continue
		}
		if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || w.tok.Is(language.Caps) || w.mention >= 0 || w.noun != 0 || w.mod != "" {
			if n > 0 && (w.fold == "von" || w.fold == "de" || w.fold == "van" || w.fold == "zu") && i+n+1 < last && d.words[i+n+1].tok.Is(language.Upper) && d.words[i+n+1].mention < 0 && len(d.words[i+n+1].readings) == 0 {
				n++
				continue
			}
			break
		}
		if len(w.readings) > 0 && !(n == 0 && !d.g.german && firstNames[w.fold] && d.strangeNext(i, last)) && (n == 0 || d.g.german || w.is(isDet|isPrep|isConj|isPron)) && !(n > 0 && w.is(isAdj) && !w.is(isPrep|isDet)) {
			break
		}
		n++
	}
	for n > 0 && !d.words[i+n-1].tok.Is(language.Upper) {
		n--
	}
	if n < 2 || d.g.german && d.opensNoName(&d.words[i]) {
		return 0
	}
	return n
}

// strangeNext reports whether a name of no known meaning stands right behind the word at i.
func (d *document) strangeNext(i, last int32) bool {
	return i+1 < last && d.strangeName(i+1)
}

// firstNames are French first names that are words as well: Claire, Pierre, Marie.
var firstNames = wordSet("claire", "pierre", "rose", "lise", "clément", "clémence", "constance", "constant", "prudence", "aimé", "aimée", "désiré", "désirée", "rené", "renée",
	"marguerite", "violette", "olive", "blanche", "colombe", "ange", "juste", "victoire", "carole", "laure", "marc", "marie", "fleur", "ambre", "jade", "capucine", "marine",
	"flore", "baptiste", "maxime", "céleste", "robin", "perle", "iris", "narcisse", "aurore", "romain", "romaine", "guy", "jean", "jeanne", "gilles", "marin", "valentin", "valentine",
	"serge", "honoré", "germain", "germaine", "florent", "florence", "france", "charlotte", "madeleine", "martin", "martine", "paul", "paule", "alice", "lance", "luce", "lucie",
	"pascal", "pascale", "noël", "dominique", "camille", "solène", "bruno", "olivier", "benjamin", "vincent", "angèle", "anne", "gentil", "denis", "denise", "franc", "franck",
	"léger", "sylvestre", "bonaventure", "christian", "reine", "mathilde", "patience", "grâce", "prosper", "régis", "victor", "xavier", "bernard", "isabelle", "catherine", "lambert")

// nameParticle reports whether the capitalised word at i joins two parts of a French article's person: Petra De Sutter, Karin Van den Berg.
func (d *document) nameParticle(i, last int32) bool {
	w := &d.words[i]
	if !particles[w.fold] || w.mention >= 0 || i+1 >= last || !w.tok.Is(language.Upper) && !particles[d.words[i-1].fold] {
		return false
	}
	next := &d.words[i+1]
	return next.mention < 0 && (next.tok.Is(language.Upper) && len(next.readings) == 0 || particles[next.fold] && i+2 < last && d.words[i+2].tok.Is(language.Upper))
}

// particles join the parts of family names.
var particles = wordSet("de", "du", "d'", "di", "da", "dos", "del", "della", "van", "von", "der", "den", "ter", "ten", "le", "la", "el", "al", "ben", "bin", "mac", "mc", "st", "saint")

// opensNoName reports whether a German word that is written large because it opens a sentence is no first name for sure: Hallo, Viele,
// Pornografische.
func (d *document) opensNoName(w *word) bool {
	return greetings[w.fold] || d.g.quantities[w.fold] || derivedAdjective(w.fold)
}

// derivedAdjective reports whether a form is an inflected adjective by its ending: pornografische, jugendlichen.
func derivedAdjective(fold string) bool {
	for _, e := range [...]string{"e", "en", "er", "es", "em"} {
		if stem, ok := strings.CutSuffix(fold, e); ok && len(stem) > 6 && (strings.HasSuffix(stem, "isch") || strings.HasSuffix(stem, "lich")) {
			return true
		}
	}
	return false
}
