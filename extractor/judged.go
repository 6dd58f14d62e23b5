package extractor

import "slices"

// judgesAs reports whether a clause only says what its subject thinks of something: hält ein Verbot für richtig, juge une interdiction
// inutile.
func (d *document) judgesAs(cl *clause) bool {
	switch d.lemmaText(cl.verb) {
	case "halten":
		return slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].fold == "für" })
	case "juger", "estimer", "trouver", "considérer":
		return slices.ContainsFunc(cl.words, func(i int32) bool { return needlessWords[d.words[i].fold] || neededWords[d.words[i].fold] })
	}
	return false
}

// findsNeedless reports whether who decides takes a measure for needless: Die Regierung hält ein Verbot nicht für angebracht.
func (d *document) findsNeedless(c int32) bool {
	m := d.subjectOf(c).mention
	if m < 0 || d.mentions[m].kind == personMention || d.onlyProposes(m) || d.canOnlyAsk(m) {
		return false
	}
	negated := d.clauses[c].neg >= 0
	for _, i := range d.clauses[c].words {
		switch f := d.words[i].fold; {
		case needlessWords[f]:
			return !negated
		case neededWords[f]:
			return negated
		}
	}
	return false
}

var (
	needlessWords = wordSet("unnötig", "überflüssig", "unangebracht", "unverhältnismässig", "übertrieben", "überzogen", "entbehrlich", "verzichtbar",
		"inutile", "inutiles", "superflu", "superflue", "excessif", "excessive", "prématuré", "prématurée", "disproportionné", "disproportionnée", "inapproprié", "inappropriée")
	neededWords = wordSet("nötig", "angebracht", "notwendig", "erforderlich", "geboten", "angemessen", "verhältnismässig", "sinnvoll", "zielführend", "zweckmässig",
		"nécessaire", "utile", "opportun", "opportune", "justifié", "justifiée", "indispensable", "proportionné", "proportionnée", "approprié", "appropriée")
)

// findsNeeded reports whether somebody of office takes a measure for one that has to come: Die Ministerin hält ein Verbot für überfällig.
func (d *document) findsNeeded(c int32) bool {
	s := d.subjectOf(c)
	if !d.g.german || d.clauses[c].neg >= 0 || s.mention < 0 && (s.noun < 0 || !d.words[s.noun].class.has(d.g.known.person)) {
		return false
	}
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		switch d.words[i].fold {
		case "nötig", "notwendig", "überfällig", "unumgänglich", "unausweichlich", "zwingend", "geboten", "erforderlich":
			return true
		}
		return false
	})
}

// findsPossible reports whether who decides takes a measure for one that may come: Der Minister hält ein Verbot für denkbar.
func (d *document) findsPossible(c int32) bool {
	if m := d.subjectOf(c).mention; m < 0 || d.clauses[c].neg >= 0 {
		return false
	}
	return slices.ContainsFunc(d.clauses[c].words, func(i int32) bool {
		switch d.words[i].fold {
		case "denkbar", "möglich", "vorstellbar", "prüfenswert", "erwägenswert", "diskutabel":
			return true
		}
		return false
	})
}
