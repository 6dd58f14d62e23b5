package extractor

import "strings"

// bareClause reports whether a clause has nothing of its own to speak about: beside who acts only times, and nouns for a
// measure told before (folgt im Herbst; zieht mit einem Verbot nach) or of the rule's own (sieht dafür keinen Grund).
func (d *document) bareClause(r *rule, c int32, trigger [2]int32, service int32) bool {
	subject := d.subjectOf(c)
	for k := range d.clauses {
		if q := &d.clauses[k]; q.parent == c && (q.kind == indirectQuestion && d.holdsNoun(q) || (q.kind == infinitiveClause || q.kind == complementClause) && (d.holdsTarget(int32(k)) || d.ownMatter(r, q))) {
			return false // ob ein Bußgeld fällig wird, prüft das Amt noch
		}
	}
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		m := w.mention
		switch {
		case m >= 0 && d.mentions[m].kind == targetMention:
			if !d.mentions[m].anaphor && m != service || r.Operator && d.left(d.mentions[m].first).prep == "" && m != subject.mention {
				return false // prüft das Programm noch
			}
		case !w.is(isNoun) || w.is(isPunct|isDet|isPron) || i >= trigger[0] && i < trigger[1] || i == subject.noun || w.class.has(d.g.known.time) || w.class.has(d.g.known.ruling) || w.class.any(r.via) || d.g.months[w.fold] > 0 || d.g.closed.weekdays[w.fold] > 0:
		case m >= 0 && r.Form == "alone" && d.mentions[m].kind == groupMention: // rät Beamten ab
		case m >= 0 && (d.mentions[m].acts() || d.mentions[m].kind == partMention):
			if l := d.left(d.mentions[m].first); d.mentions[m].acts() && l.det >= 0 && d.words[l.det].is(isDat) && l.prep == "" {
				return false // folgt dem Ministerium
			} else if d.mentions[m].acts() && l.prep == "" && l.det >= 0 && d.g.indefinite[d.words[l.det].fold] && m != subject.mention {
				return false // hat auch einen Tierpark
			}
		case d.next(i) >= 0 && d.words[d.next(i)].mention >= 0 && (d.mentions[d.words[d.next(i)].mention].acts() || d.words[d.next(i)].mention == service): // das Oberste Gericht; der Assistent Copilot
		case subject.noun >= 0 && d.left(i).noun == subject.noun: // das Haus der Kunst
		case w.is(isName) && len(w.readings) == 0 && d.left(i).det < 0 && d.left(i).prep == "" || d.g.regions[w.fold]:
		default:
			return false
		}
	}
	return true
}

// ownMatter reports whether a clause has a noun that is no measure, time or institution: darüber nach, ein Buch zu schreiben.
func (d *document) ownMatter(r *rule, cl *clause) bool {
	for _, i := range cl.words {
		w := &d.words[i]
		if w.is(isNoun) && !w.is(verbal|isPron|isPunct|isDet) && w.mention < 0 && !w.class.has(d.g.known.time) && !w.class.has(d.g.known.ruling) && !w.class.any(r.via) && w.fold != "beispiel" && w.fold != "vorbild" {
			return true
		}
	}
	return false
}

// aboutOther reports whether the trigger noun at i has a matter of its own that is no service: das Aus für die Fabrik, das Verbot
// von Plastik. Those who are bound, times and places are none.
func (d *document) aboutOther(i int32) bool {
	if d.outOfOther(i) {
		return true
	}
	j := i + 1
	if int(j) >= len(d.words) || d.words[j].sentence != d.words[i].sentence {
		return false
	}
	own := false
	switch d.words[j].fold {
	case "von", "für", "gegen", "vom":
	case "ihres", "seines", "ihrer", "seiner":
		own = true // den Abschied ihres Kämmerers
	case "des", "der", "einer", "eines", "eigener":
		if d.words[i].is(isFinite) {
			return false
		}
	default:
		if w := &d.words[j]; !w.is(isAdj) || !strings.HasSuffix(w.fold, "er") || w.is(isDet|isPrep|isNoun|isFinite) {
			return false
		} // ein Verbot privater Böller
	}
	for j++; int(j) < len(d.words) && !d.words[j].is(isNoun|isName|isPunct|isFinite); j++ {
	}
	if int(j) < len(d.words) && strings.HasPrefix(d.words[i].fold, "sperr") && d.words[j].mention >= 0 && (d.mentions[d.words[j].mention].kind == personMention || d.mentions[d.words[j].mention].sort == "person") {
		return true // die Sperre von Donald Trump
	}
	if int(j) < len(d.words) && d.words[j].mention >= 0 && d.mentions[d.words[j].mention].sort == "party" && d.words[i].mod == "" && strings.HasPrefix(d.words[i].fold, "verbot") {
		return true // ein Verbot der AfD
	}
	if int(j) >= len(d.words) || d.words[j].mention >= 0 {
		return false
	}
	w := &d.words[j]
	if w.noun == 0 && w.is(isName) && d.words[i+1].is(isPrep) {
		return true // das Verbot von Böllern
	}
	if w.noun == 0 && w.is(isName) && d.words[i+1].fold == "des" && !w.class.has(d.g.known.service) {
		return true // die Sperre des Stadions
	}
	k := &d.g.known
	if own && w.is(isNoun|isName) && !w.class.has(k.service) && !w.class.any(k.transparent) && !w.class.any(k.carriers) && !w.class.has(k.device) {
		return true
	}
	if !w.is(isNoun) || w.noun == 0 {
		return false
	}
	return !w.class.has(k.group) && !w.class.has(k.time) && !w.class.has(k.actorHead) && !w.class.has(k.device) && !w.class.has(k.service) && !w.class.any(k.transparent) && !w.class.any(k.carriers)
}

func (d *document) holdsNoun(cl *clause) bool {
	for _, i := range cl.words {
		if w := &d.words[i]; w.is(isNoun) && !w.is(verbal|isPron) && !w.class.has(d.g.known.time) {
			return true
		}
	}
	return false
}

// holdsTarget reports whether a service is named in the clause.
func (d *document) holdsTarget(c int32) bool {
	for k := range d.mentions {
		if m := &d.mentions[k]; m.kind == targetMention && !m.anaphor && m.clause == c {
			return true
		}
	}
	return false
}

// doneToBody reports whether the noun at i says what is done to the institution in the genitive behind it, and not by it: die Abschaffung
// der EU.
func (d *document) doneToBody(i int32) bool {
	switch d.lemmaText(d.words[i].noun) {
	case "Abschaffung", "Auflösung", "Befreiung", "Schließung", "Zerschlagung", "Übernahme", "Ausmusterung", "Löschung", "Abschaltung":
	default:
		return false
	}
	for k := range d.mentions {
		if m := &d.mentions[k]; m.acts() && !m.modifier && m.first > i && m.first <= i+3 {
			l := d.left(m.first)
			return l.rel == relGen && l.noun == i
		}
	}
	return false
}

// outOfOther reports whether the phrase of the noun at i goes on with what somebody leaves, and that is no service: der Rückzug der
// Truppen aus Niger.
func (d *document) outOfOther(i int32) bool {
	last := d.sentences[d.words[i].sentence].Last
	for j := i + 1; j < min(last, i+6); j++ {
		w := &d.words[j]
		if w.is(isPunct | isFinite | isPP | isInf) {
			return false
		}
		if w.fold != "aus" {
			continue
		}
		for j++; j < last && d.words[j].is(isDet|isAdj) && !d.words[j].is(isNoun|isName); j++ {
		}
		if j >= last || !d.words[j].is(isNoun|isName) || d.targetAt(j) >= 0 {
			return false
		}
		n := &d.words[j]
		k := &d.g.known
		return !n.class.has(k.service) && !n.class.any(k.transparent) && !n.class.has(k.account) && !n.class.has(k.time) && !n.class.has(k.use)
	}
	return false
}
