package extractor

import "slices"

// What is said of a measure by the words around its noun or law: it is set aside, asked about, has fallen, is pending.

// setAside reports whether a measure is only what is done without or not done: kommt ohne Verbot aus, fordert statt eines Verbots Regeln,
// setzt auf Unterricht statt auf ein Verbot.
func (d *document) setAside(i int32) bool {
	l := d.left(i)
	switch l.prep {
	case "ohne", "statt", "anstatt", "anstelle":
		return true
	case "auf":
		return l.at > 1 && (d.words[l.at-1].fold == "statt" || d.words[l.at-1].fold == "anstatt")
	}
	return false
}

// asksEffect reports whether a clause asks what a measure does: ob Verbote überhaupt wirken.
func (d *document) asksEffect(c int32) bool {
	if p := d.clauses[c].parent; p >= 0 && d.subjectOf(p).mention >= 0 {
		return false // der Rat klärt, ob eine Altersgrenze etwas taugt
	}
	switch d.lemmaText(d.clauses[c].verb) {
	case "wirken", "helfen", "nützen", "bringen", "funktionieren", "taugen", "schaden", "fruchten":
		return true
	}
	return false
}

// indefiniteNoun reports whether the trigger noun has an indefinite article: ein Verbot.
func (d *document) indefiniteNoun(i int32) bool {
	l := d.left(i)
	return l.det >= 0 && d.g.indefinite[d.words[l.det].fold]
}

// decisionFell reports whether what has fallen in a clause is a decision: Der Entscheid fiel am Montag.
func (d *document) decisionFell(c int32) bool {
	return c >= 0 && slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		switch f := d.words[i].fold; f {
		case "entscheidung", "entscheid", "beschluss", "entschluss", "würfel", "wahl":
			return true
		}
		return false
	})
}

// lawPends reports whether a relative clause is about a law that lies before a parliament: Dem Senat liegt ein Gesetz vor, das ... würde.
func (d *document) lawPends(relative *clause) bool {
	return relative.parent >= 0 && d.lemmaText(d.clauses[relative.parent].verb) == "vorliegen"
}
