package extractor

// Main clauses that depend on one beside them without a conjunction: conditions and what somebody is said to have said.

// supposed makes a condition of a clause that opens with its verb before another that does: Würde man TikTok verbieten, gingen ....
// It looks at the clauses from first on.
func (d *document) supposed(first int32) {
	before := int32(-1)
	for c := first; c < int32(len(d.clauses)); c++ {
		cl := &d.clauses[c]
		if cl.kind != mainClause || cl.finite < 0 {
			continue
		}
		if before >= 0 && !cl.question {
			b := &d.clauses[before]
			if d.opensWith(b, b.finite) && d.opensWith(cl, cl.finite) && d.words[cl.words[0]-1].fold == "," && !d.words[cl.finite].class.any(d.g.known.speech) {
				b.kind, b.parent = conditionClause, c
			}
		}
		before = c
	}
}

// reported hangs a statement on the clause of speaking behind it: "...", verlangen die Grünen. That clause opens with its
// finite verb. It looks at the clauses from first on.
func (d *document) reported(first int32) {
	before := int32(-1)
	for c := first; c < int32(len(d.clauses)); c++ {
		cl := &d.clauses[c]
		if cl.kind != mainClause {
			continue
		}
		if before >= 0 && cl.finite >= 0 && d.opensWith(cl, cl.finite) && !d.goesOnWith(cl) && (d.words[cl.finite].class.any(d.g.known.speech) || d.letsKnow(cl)) && d.clauses[before].parent < 0 {
			d.clauses[before].parent, d.clauses[before].kind = c, complementClause
			d.clauses[before].reported = true
		} else if before >= 0 && d.quotes(&d.clauses[before], cl) {
			cl.parent, cl.kind = before, complementClause
			continue
		}
		before = c
	}
}

// goesOnWith reports whether a clause that opens with its verb goes on with the subject of the one before it: verlangt aber
// Passwörter.
func (d *document) goesOnWith(cl *clause) bool {
	i := cl.finite + 1
	return int(i) < len(d.words) && d.words[i].clause == d.words[cl.finite].clause && d.g.goesOn[d.words[i].fold]
}

// opensWith reports whether word i is the first of the clause that is no sign.
func (d *document) opensWith(cl *clause, i int32) bool {
	for _, w := range cl.words {
		if !d.words[w].is(isPunct) {
			return w == i
		}
	}
	return false
}

// quotes reports whether a main clause in the subjunctive says what the one before it speaks of: widersprach der Darstellung, man
// habe die App gesperrt.
func (d *document) quotes(said, cl *clause) bool {
	if cl.finite < 0 || said.finite < 0 || !d.words[cl.finite].is(isSubj1) || d.words[said.finite].is(isSubj1) {
		return false
	}
	if d.opensWith(cl, cl.finite) || d.words[cl.words[0]-1].fold != "," || d.words[cl.words[0]].is(isConj) {
		return false
	}
	for _, i := range said.words {
		w := &d.words[i]
		if w.is(verbal) && (w.class.any(d.g.known.speech) || d.effectOf(i) == opDeny) {
			return true
		}
	}
	return false
}
