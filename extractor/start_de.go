package extractor

import "strings"

// starts reports whether the preposition at i, seit or ab, names a point from which on something holds: seit Montag, ab dem
// 1. April, seit zwei Jahren, seit der Wahl; not seit Jahren, ab Werk; or whether a contrast says that it was otherwise: nicht
// mehr ..., sondern.
func (d *document) starts(i, last int32) bool {
	if d.words[i].fold == "sondern" {
		for j := i - 1; j >= 0 && d.words[j].sentence == d.words[i].sentence; j-- {
			if f := d.words[j].fold; f == "mehr" || f == "länger" {
				return true
			}
		}
		return false
	}
	counted := false
	for j := i + 1; j < last && j < i+7; j++ {
		w := &d.words[j]
		switch {
		case w.fold == "." || w.fold == "dem" || w.fold == "der" || w.fold == "den":
		case startWords[w.fold] || d.g.months[w.fold] > 0 || d.g.seasons[w.fold] || d.g.schoolYears[w.fold] || d.g.yearEnds[w.fold] > 0 || d.g.timeWords[w.fold]:
			return true
		case longWords[w.fold]:
			return false
		case w.is(isNum):
			if len(w.fold) == 4 {
				return true
			}
			counted = true
		case w.is(isNoun) && d.g.units[w.fold] > 0 && strings.HasSuffix(w.fold, "n"):
			return counted
		case w.is(isNoun) && w.class.has(d.g.known.time):
			return true
		case w.is(isNoun):
			return d.words[i].fold == "seit" && d.words[i+1].is(isDet)
		case d.g.numbers[w.fold] > 0 || fewWords[w.fold]:
			counted = true
		case w.is(isDet|isAdj|isPP) || len(w.readings) == 0 && adjectiveEnding(w.fold):
		default:
			return false
		}
	}
	return false
}

var (
	startWords = wordSet("sofort", "heute", "gestern", "vorgestern", "morgen", "kurzem", "neuestem", "neustem", "jetzt", "nun", "damals", "dann", "da", "montag", "dienstag", "mittwoch", "donnerstag",
		"freitag", "samstag", "sonnabend", "sonntag", "ostern", "pfingsten", "weihnachten")
	longWords = wordSet("langem", "länger", "längerem", "längerer", "langer", "jeher", "ewigkeiten", "jahrzehnten", "vielen", "geraumer")
	fewWords  = wordSet("einigen", "wenigen", "paar", "mehreren", "knapp")
)

// hasTo reports whether the verb at i is what the clause's subject is bound to do: Die Ämter haben Nextcloud zu nutzen; ist zu nutzen.
func (d *document) hasTo(c, i int32) bool {
	cl := &d.clauses[c]
	if !d.words[i].is(isZu) || cl.finite < 0 || d.words[i].clause != d.words[cl.finite].clause {
		return false
	}
	v := d.words[cl.finite].verb
	return v == d.g.haben || v == d.g.sein
}

// hyphened reports whether a hyphen at the end of its line parts the word at i from what belongs to it.
func (d *document) hyphened(i int32) bool {
	return d.g.german && int(i)+1 < len(d.words) && d.words[i+1].fold == "-" && d.words[i+1].tok.Start == d.words[i].tok.End
}
