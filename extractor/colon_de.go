package extractor

// A heading before a colon tells in a few words what the clause behind it goes on about: Abschied von X: Der Kanton Luzern twittert
// ab Juni nicht mehr.

// behindHeading is where fragment c ends, and its sentence; -1 where it is none.
func (d *document) behindHeading(c int32) (end, last int32) {
	cl := &d.clauses[c]
	if !d.g.german || cl.finite >= 0 || len(cl.words) == 0 {
		return -1, -1
	}
	return cl.words[len(cl.words)-1] + 1, d.sentences[cl.sentence].Last
}

// headedClause is the main clause behind the colon that closes fragment c, or -1.
func (d *document) headedClause(c int32) int32 {
	i, last := d.behindHeading(c)
	if i < 0 {
		return -1
	}
	for end := i + 8; i < min(last, end) && d.words[i].fold != ":"; i++ { // Goodbye, Facebook:
		if o := d.words[i].clause; o >= 0 && d.clauses[o].finite >= 0 {
			return -1
		}
	}
	if i >= last || d.words[i].fold != ":" {
		return -1
	}
	for ; i < last && d.words[i].is(isPunct); i++ {
	}
	if i >= last {
		return -1
	}
	if k := d.words[i].clause; k >= 0 && k != c && d.clauses[k].finite >= 0 {
		return k
	}
	return -1
}

// headedActor is who acts in the clause that heading c stands before, or -1.
func (d *document) headedActor(c int32) int32 {
	if k := d.headedClause(c); k >= 0 && !d.clauses[k].passive {
		return d.subjectOf(k).mention
	}
	return d.headedName(c)
}

// headedName is the institution that alone stands behind the colon of heading c: Nicht auf TikTok: das Land Kärnten. Or -1.
func (d *document) headedName(c int32) int32 {
	i, last := d.behindHeading(c)
	if i < 0 {
		return -1
	}
	if i >= last || d.words[i].fold != ":" {
		return -1
	}
	for i++; i < last && d.words[i].is(isDet|isAdv) && !d.words[i].is(isNoun); i++ {
	}
	if i >= last {
		return -1
	}
	m := d.words[i].mention
	if m < 0 || !d.mentions[m].acts() || d.mentions[m].last < last && !d.words[d.mentions[m].last].is(isPunct) {
		return -1
	}
	return m
}

// aheadOfColon is who acts in the clause that ends in a colon right before clause c: Die Stadt macht Ernst: Skype wird abgelöst. Or -1.
func (d *document) aheadOfColon(c int32) int32 {
	cl := &d.clauses[c]
	if !d.g.german || len(cl.words) == 0 {
		return -1
	}
	first := d.sentences[cl.sentence].First
	i, colon := cl.words[0]-1, false
	for ; i >= first && d.words[i].is(isPunct); i-- {
		colon = colon || d.words[i].fold == ":"
	}
	if !colon || i < first || d.words[i].clause < 0 || d.clauses[d.words[i].clause].finite < 0 {
		return -1
	}
	if d.clauses[d.words[i].clause].passive {
		return -1
	}
	return d.clauseActor(d.words[i].clause, -1)
}

// headedStatus is the status of a measure told in heading c once the clause behind it is heard: that may speak of what is to come.
func (d *document) headedStatus(c int32, s status) status {
	k := d.headedClause(c)
	if k < 0 || s != fact {
		return s
	}
	cl := &d.clauses[k]
	f := &d.words[cl.finite]
	m := d.g.modalOf(f.verb)
	if f.is(isModal) && (m == modalWill || m == modalShall) || d.soon(cl) || f.is(isFuture) && d.infinitiveFinal(cl) {
		return announced
	}
	return s
}

// exchanged reports whether a heading names one service behind "von" and another behind "zu" or "auf": Von Zoom zu Jitsi.
func (d *document) exchanged(c int32) bool {
	from, to := false, false
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != targetMention {
			continue
		}
		switch d.left(i).prep {
		case "von", "weg":
			from = true
		case "zu", "auf", "nach":
			to = true
		}
	}
	return from && to && d.clauses[c].finite < 0
}

// pieceFits reports whether the clause has the form that a German rule on nouns or phrases wants.
func (d *document) pieceFits(r *rule, c int32) bool {
	switch r.Form {
	case "bare":
		return d.clauses[c].finite < 0
	case "exchange":
		return d.exchanged(c)
	}
	return true
}
