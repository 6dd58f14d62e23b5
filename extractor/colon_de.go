package extractor

// A heading before a colon tells in a few words what the clause behind it goes on about: Abschied von X: Der Kanton Luzern twittert
// ab Juni nicht mehr.

// behindHeading is where the piece c ends in which nobody acts, and its sentence; -1 where it is none.
func (d *document) behindHeading(c int32) (end, last int32) {
	cl := &d.clauses[c]
	if !d.g.german || len(cl.words) == 0 || cl.finite >= 0 && d.someoneActs(c) {
		return -1, -1
	}
	return cl.words[len(cl.words)-1] + 1, d.sentences[cl.sentence].Last
}

// someoneActs reports whether a clause has somebody who acts, or may mean him by a pronoun, or says what another says.
func (d *document) someoneActs(c int32) bool {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	return cl.kind != mainClause || s.mention >= 0 || s.pronoun >= 0 || d.tellsGerman(cl) || d.resumes(cl) || cl.passive && d.agent(c) >= 0
}

// headedClause is the main clause behind the colon that closes the piece c, in which nobody acts: Abschied von X: Der Kanton geht; in Kiel
// sind die Tage von Sharepoint gezählt: Das Land legt seine Akten anderswo ab. Or -1.
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

// closedByColon is the main clause with a verb that the last colon before clause c closes, or -1.
func (d *document) closedByColon(c int32) int32 {
	cl := &d.clauses[c]
	if !d.g.german || len(cl.words) == 0 {
		return -1
	}
	first := d.sentences[cl.sentence].First
	i := cl.words[0] - 1
	for i > first && d.words[i].fold != ":" {
		i--
	}
	for i--; i >= first && d.words[i].is(isPunct); i-- {
	}
	if i < first || d.words[i].clause < 0 {
		return -1
	}
	k := d.words[i].clause
	for k != c && d.clauses[k].kind != mainClause && d.clauses[k].parent >= 0 { // Die Stadt reagiert, wie sie mitteilt: ...
		k = d.clauses[k].parent
	}
	if k == c || d.clauses[k].kind != mainClause || d.clauses[k].finite < 0 || d.clauses[k].sentence != cl.sentence {
		return -1
	}
	return k
}

// aheadOfColon is who acts in the clause that a colon closes before clause c: Die Stadt macht Ernst: Skype wird abgelöst; Nun trennt sich auch
// der Rat von der App: Wer sie hat, muss .... Or -1.
func (d *document) aheadOfColon(c int32) int32 {
	k := d.closedByColon(c)
	if k < 0 || d.clauses[k].passive {
		return -1
	}
	return d.clauseActor(k, -1)
}

// actedAheadOfColon is the institution that the clause before a colon says has acted: Die Hochschule hat die Regeln verschärft: .... Or -1.
func (d *document) actedAheadOfColon(c int32) int32 {
	k := d.closedByColon(c)
	if k < 0 || d.clauses[k].neg >= 0 || !d.g.classOf(d.clauses[k].verb).has(d.g.known.act) {
		return -1
	}
	if m := d.subjectOf(k).mention; m >= 0 && d.mentions[m].kind == actorMention {
		return m
	}
	return -1
}

// headedStatus is the status of a measure told in heading c once the clause behind it is heard: that may speak of what is to come.
func (d *document) headedStatus(c int32, s status) status {
	if s != fact {
		return s
	}
	k := d.headedClause(c)
	if k < 0 {
		if k = d.spelledOut(c); k < 0 {
			return s
		}
	}
	cl := &d.clauses[k]
	f := &d.words[cl.finite]
	m := d.g.modalOf(f.verb)
	if f.is(isModal) && (m == modalWill || m == modalShall) || d.soon(cl) || f.is(isFuture) && d.infinitiveFinal(cl) {
		return announced
	}
	return s
}

// spelledOut is the clause behind the colon after clause c that tells in the passive what is done, as c does of who does it: Das Parlament stellt
// TikTok kalt: Auf allen Geräten wird die App demnächst gesperrt. Or -1.
func (d *document) spelledOut(c int32) int32 {
	cl := &d.clauses[c]
	if !d.g.german || cl.kind != mainClause || cl.finite < 0 || !d.tellsPresent(cl.finite) || int(c)+1 >= len(d.clauses) {
		return -1
	}
	k := c + 1
	for int(k) < len(d.clauses) && d.clauses[k].kind != mainClause && d.clauses[k].sentence == cl.sentence {
		k++
	}
	if int(k) >= len(d.clauses) || d.clauses[k].sentence != cl.sentence || d.closedByColon(k) != c || !d.clauses[k].passive || d.clauses[k].finite < 0 {
		return -1
	}
	if v := d.g.classOf(d.clauses[k].verb); !v.has(d.g.known.block) && !v.has(d.g.known.forbid) && !v.has(d.g.known.step) {
		return -1
	}
	return k
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
