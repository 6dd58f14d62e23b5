package extractor

import (
	"edikt/language"
	"edikt/language/gazetteer"
)

// datelineEnd is where the date behind the place of a dateline ends, or the bracket that holds both, and whether there is one: Zürich,
// 8. April; Bonn, im Mai; (Köln/ots).
func (d *document) datelineEnd(i, last int32, bracket bool) (int32, bool) {
	if bracket {
		for j := i; j < min(last, i+5); j++ {
			if d.words[j].fold == ")" {
				return j + 1, true
			}
		}
		return i, false
	}
	if i+1 >= last || d.words[i].fold != "," {
		return i, false
	}
	j := i + 1
	for j < last && d.partOfDate(j) {
		j++
	}
	return max(i, j), j > i+1
}

// partOfDate reports whether the word at i belongs to the day of a dateline.
func (d *document) partOfDate(i int32) bool {
	w := &d.words[i]
	switch w.fold {
	case ".", "im", "am", "den":
		return true
	}
	return w.tok.Kind == language.Number || d.g.months[w.fold] > 0 || d.g.weekdays[w.fold] > 0
}

// goesOnBehind reports whether the text begins at i, behind what can only be a dateline: a date, an agency in brackets or before a bar,
// or the end of a sentence that holds nothing else.
func (d *document) goesOnBehind(first, i, last int32, dated bool) bool {
	if first > 0 && d.tokens[first-1].Kind != language.Break {
		return false
	}
	if i >= last {
		return dated && first > 0
	}
	switch w := &d.words[i]; {
	case w.fold == ".":
		return i+1 == last && len(d.sentences) > 1
	case w.fold == ":" || w.fold == "|":
		return dated || w.fold == "|"
	case i+1 < last && d.words[i+1].fold == "|":
		return true // BERLIN taz | Das Ministerium ...
	default:
		return dated && w.tok.Is(language.Upper)
	}
}

// inDateline reports whether a mention is the place where the article was written.
func (d *document) inDateline(m *mention) bool {
	return m.kind == partMention && m.entry >= 0 && m.first == d.sentences[d.words[m.first].sentence].Lead && d.g.gaz.Entries()[m.entry].Type == gazetteer.Place
}
