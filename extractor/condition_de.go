package extractor

import "slices"

// threatened reports whether a clause tells what is done if something else fails to happen: Findet sich kein Käufer, muss die App vom Netz;
// falls der Dienst nicht hilft, wird er gesperrt; sonst wird die App verboten. What is done whenever somebody comes in (wenn die Schule
// beginnt, ist das Handy verboten) is no threat.
func (d *document) threatened(cl *clause) bool {
	if !d.happens(cl) {
		return false
	}
	if d.elseClause(cl) {
		return true
	}
	for k := range d.clauses {
		o := &d.clauses[k]
		if !d.conditions(o, cl) {
			continue
		}
		switch d.words[o.words[0]].fold {
		case "falls", "sollte", "sollten":
			return true
		}
		if o.neg >= 0 || slices.ContainsFunc(o.words, func(i int32) bool { return d.g.negDet[d.words[i].fold] }) {
			return !d.evenIf(o)
		}
	}
	return false
}

// onCondition reports whether a clause tells what is only done once something else happens: Lenkt der Konzern ein, wird die Sperre
// aufgehoben.
func (d *document) onCondition(cl *clause) bool {
	if !d.happens(cl) {
		return false
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; d.conditions(o, cl) && !d.evenIf(o) {
			return true
		}
	}
	return false
}

// conditions reports whether clause o tells on what condition clause cl holds: Lenkt X ein, fällt die Sperre.
func (d *document) conditions(o, cl *clause) bool {
	return o.kind == conditionClause && d.hangsOn(o, cl) && len(o.words) > 0
}

// hangsOn reports whether clause o hangs on clause cl of the same sentence.
func (d *document) hangsOn(o, cl *clause) bool {
	return o.parent >= 0 && &d.clauses[o.parent] == cl && o.sentence == cl.sentence
}

// happens reports whether a clause tells in the present what is done, not how something is.
func (d *document) happens(cl *clause) bool {
	return cl.finite >= 0 && d.words[cl.finite].verb != d.g.sein && !d.tellsDoneOrPast(cl)
}

// elseClause reports whether a clause opens with a word for what comes of it if not: sonst wird die App gesperrt.
func (d *document) elseClause(cl *clause) bool {
	if len(cl.words) == 0 {
		return false
	}
	switch d.words[cl.words[0]].fold {
	case "andernfalls", "anderenfalls", "sonst", "ansonsten", "widrigenfalls":
		return true
	}
	return false
}

// evenIf reports whether a condition changes nothing: auch wenn, selbst wenn.
func (d *document) evenIf(o *clause) bool {
	i := o.words[0]
	return i > 0 && (d.words[i-1].fold == "auch" || d.words[i-1].fold == "selbst") || d.words[i].fold == "auch" || d.words[i].fold == "selbst"
}

// toldAsToCome reports whether a clause with würden only gives again what the clause before announces: kündigte an, die Rechner würden
// umgestellt.
func (d *document) toldAsToCome(cl *clause) bool {
	if !cl.passive {
		return false
	}
	for k := 1; k < len(d.clauses); k++ {
		if o := &d.clauses[k-1]; &d.clauses[k] == cl {
			return o.sentence == cl.sentence && o.verb != 0 && o.neg < 0 && d.lemmaText(o.verb) == "ankündigen"
		}
	}
	return false
}

// asAnnounced reports whether a clause in the present stands beside one that says who has announced it: Wie der Minister ankündigte, wird
// die Verwaltung umgestellt.
func (d *document) asAnnounced(cl *clause) bool {
	if !d.happens(cl) {
		return false
	}
	for k := range d.clauses {
		o := &d.clauses[k]
		if o.kind == adverbialClause && d.hangsOn(o, cl) && o.verb != 0 && d.words[o.words[0]].fold == "wie" && d.lemmaText(o.verb) == "ankündigen" {
			return true
		}
	}
	return false
}
