package extractor

import "slices"

// thence reports whether a German clause tells in the present tense what is so after a time to come that was told before it: Das Amt gibt
// den Schulen bis Juni Zeit. Danach dürfen sie Zoom nicht mehr einsetzen.
func (d *document) thence(cl *clause) bool {
	if !d.openAhead(cl) {
		return false
	}
	for n, i := range cl.words {
		switch d.words[i].fold {
		case "dann", "danach", "fortan":
		case "da": // von da an
			if n == 0 || d.words[cl.words[n-1]].fold != "von" && d.words[cl.words[n-1]].fold != "ab" {
				continue
			}
		default:
			continue
		}
		return d.aheadBefore(cl.words[0])
	}
	return false
}

// onceSo reports whether a clause tells in the present tense what is done once something else is: Sobald der neue Kanal steht, verlässt sie X.
func (d *document) onceSo(cl *clause) bool {
	if cl.finite < 0 || cl.kind != mainClause || !d.tellsPresent(cl.finite) {
		return false
	}
	for k := range d.clauses {
		if s := &d.clauses[k]; d.hangsOn(s, cl) && len(s.words) > 0 && d.words[s.words[0]].fold == "sobald" {
			return true
		}
	}
	return false
}

// ways weighs a clause that tells how something may be done: prüft, wie sie von Windows loskommt, is only thought of; zeigt, wie man WhatsApp
// ersetzt, is told of nobody.
func (q *qualifier) ways(s status, c int32) status {
	d := q.d
	cl := &d.clauses[c]
	for _, i := range cl.words {
		if d.words[i].fold == "man" {
			return nothing
		}
	}
	for _, i := range d.clauses[cl.parent].words {
		if w := &d.words[i]; w.is(verbal) && (d.effectOf(i) == opConsider || w.fold == "ausarbeiten") {
			return max(s, proposed)
		}
	}
	return s
}

// aheadBefore reports whether a time to come is told before token i, in its sentence or the one before.
func (d *document) aheadBefore(i int32) bool {
	si := d.words[i].sentence
	for s := max(si-1, 0); s <= si; s++ {
		if s < si && d.sentences[s].Headline {
			continue
		}
		for j := d.sentences[s].First; j < min(i, d.sentences[s].Last); j++ {
			if d.seasonToCome(j) {
				return true
			}
		}
		for _, t := range d.times(s) {
			if t.first < i && (t.ahead || d.isFutureDate(t.value)) {
				return true
			}
		}
	}
	return false
}

// monthAhead reports whether a month to come stands at token i: im April.
func (d *document) monthAhead(i int32) bool {
	if d.g.months[d.words[i].fold] == 0 {
		return false
	}
	for _, t := range d.times(d.words[i].sentence) {
		if t.first <= i && i < t.last {
			return d.isFutureDate(t.value)
		}
	}
	return false
}

// sinceTold reports whether a clause tells since when something is so: dürfen seit 2018 kein Handy benutzen.
func (d *document) sinceTold(cl *clause) bool {
	for n, i := range cl.words {
		if d.words[i].fold == "seit" && n+1 < len(cl.words) {
			return true
		}
	}
	return false
}

// sanctioned reports whether the main clause says what those come to who do what clause c tells: Wer TikTok nutzt, riskiert eine Abmahnung;
// Beamten, die TikTok nutzen, droht die Kündigung.
func (d *document) sanctioned(c int32) bool {
	cl := &d.clauses[c]
	if cl.parent < 0 || len(cl.words) == 0 {
		return false
	}
	switch {
	case d.words[cl.words[0]].fold == "wer":
	case cl.kind == relativeClause && cl.anchor >= 0 && d.mentionOf(cl.anchor, groupMention) >= 0:
	default:
		return false
	}
	return slices.ContainsFunc(d.clauses[cl.parent].words, func(i int32) bool {
		return d.words[i].class.has(d.g.known.sanction) && !d.words[i].is(isNeg)
	})
}
