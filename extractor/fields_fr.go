package extractor

import (
	"fmt"
	"strconv"

	"edikt/language"
)

// staffDevices reports whether the sentence names the devices of staff or of a public body: les téléphones de ses ministres,
// des cellulaires de ses fonctionnaires, les ordinateurs de l'administration.
func (d *document) staffDevices(s language.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.any(d.g.known.workplace) {
			continue
		}
		for j := i + 1; j < s.Last && j < i+6; j++ {
			n := &d.words[j]
			if n.is(isFinite) || boundary(n) {
				break
			}
			m := n.mention
			if m < 0 || d.left(j).rel != relGen {
				continue
			}
			o := &d.mentions[m]
			if o.kind == groupMention && o.sort == "group" || o.kind == actorMention && o.sort != "school" && o.sort != "company" {
				return !n.class.has(d.g.known.public)
			}
		}
	}
	return false
}

// agoBefore reports whether "il y a" stands before the duration at i.
func (d *document) agoBefore(i int32) bool {
	return i >= 2 && d.words[i-1].fold == "a" && d.words[i-2].fold == "y"
}

// ago is the date that lies a duration back: years as a year, months as a month.
func (d *document) ago(duration string) string {
	now := d.date.Start()
	n, err := strconv.Atoi(duration[1 : len(duration)-1])
	if err != nil || now.IsZero() {
		return ""
	}
	switch duration[len(duration)-1] {
	case 'Y':
		return fmt.Sprintf("%04d", now.Year()-n)
	case 'M':
		return now.AddDate(0, -n, 0).Format("2006-01")
	}
	return ""
}
