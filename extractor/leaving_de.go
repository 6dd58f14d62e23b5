package extractor

import "strings"

// fadesOut reports whether a system or an office program only goes away: it is replaced, nobody is forbidden to use it.
func (d *document) fadesOut(trigger, entry int32) bool {
	c := d.words[trigger].clause
	if !d.g.unaccusative(d.words[trigger].verb) || c >= 0 && d.clauses[c].finite >= 0 && d.g.modalOf(d.words[d.clauses[c].finite].verb) == modalMust {
		return false
	}
	switch d.g.gaz.Entries()[entry].Sort {
	case "os", "office", "mail", "collab", "browser", "database", "dev":
		return true
	}
	return false
}

// leaves reports whether it is the subject that goes away from a service: Das Amt ist von Facebook verschwunden.
func (d *document) leaves(trigger int32, why string) bool {
	return strings.HasPrefix(why, "prep:") && d.g.unaccusative(d.words[trigger].verb)
}

// isAccount reports whether the noun at i can only be a presence on a platform.
func (d *document) isAccount(i int32) bool {
	for _, e := range [...]string{"konto", "account", "profil", "kanal", "auftritt"} {
		if strings.HasSuffix(d.words[i].fold, e) {
			return true
		}
	}
	return false
}

// ownStatement reports whether clause c is a complement with an institution of its own as its subject: will, dass die Polizei darauf
// verzichtet.
func (d *document) ownStatement(c int32) bool {
	cl := &d.clauses[c]
	return cl.kind == complementClause && !cl.reported && d.subjectOf(c).mention >= 0
}

// takesLeave reports whether the verb at i is verabschieden with a reflexive, which decides nothing.
func (d *document) takesLeave(i int32) bool {
	c := d.words[i].clause
	if d.words[i].verb == 0 || d.words[i].verb != d.g.verabschieden || c < 0 {
		return false
	}
	for _, j := range d.clauses[c].words {
		switch d.words[j].fold {
		case "sich", "uns", "mich":
			return true
		}
	}
	return false
}
