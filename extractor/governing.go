package extractor

import (
	"edikt/language/forms"
	"strings"
)

// clauseActor is the subject of the clause if it can act; of a relative clause, the noun it hangs on; for a pronoun, the
// subject told last.
func (d *document) clauseActor(c, trigger int32) int32 {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	if s.mention >= 0 {
		return s.mention
	}
	if l := max(s.pronoun, s.noun); !d.g.german && l >= 0 && d.latterWord(l) {
		return d.latter(l)
	}
	if d.g.german && s.noun >= 0 && !cl.passive {
		if m := d.townsmen(s.noun); m >= 0 {
			return m
		}
		if m := d.personToldBefore(s.noun); m >= 0 {
			return m
		}
	}
	if !d.g.german && s.noun >= 0 && d.personNouns(s.noun) {
		return d.personBefore(s.noun)
	}
	if s.noun >= 0 && !cl.passive && d.words[s.noun].class.has(d.g.known.front) {
		if m := d.attachedActor(s.noun); m >= 0 {
			return m // das Büro des Premierministers, les équipes de l'Élysée
		}
	}
	if d.g.german && s.noun < 0 && s.pronoun < 0 && !cl.passive {
		if m := d.frontSubject(c); m >= 0 {
			return m // hat die Leitung der Klinik
		}
	}
	if s.pronoun < 0 && !cl.passive {
		if m := d.anchorActor(cl); m >= 0 {
			return m
		}
	}
	if s.pronoun >= 0 && !d.g.german && d.firstPerson(s.pronoun) {
		return d.weSay(c, s.pronoun)
	}
	if s.pronoun < 0 && s.mention < 0 && s.noun < 0 && d.g.german {
		if m := d.pointedAt(c); m >= 0 {
			return m
		}
		if m := d.allOfThem(c); m >= 0 {
			return m
		}
	}
	if s.pronoun >= 0 && d.g.german && d.g.speakers[d.words[s.pronoun].fold] {
		return d.narrator(c, s.pronoun)
	}
	if s.pronoun >= 0 && !d.g.german && d.emptyIl(c, s.pronoun) {
		return -1
	}
	if s.pronoun >= 0 && d.g.german && demonstrativeGender(d.words[s.pronoun].fold) != 0 {
		return d.demonstrated(s.pronoun)
	}
	if s.pronoun >= 0 {
		m := d.subjectBefore(s.pronoun)
		if d.g.impersonal[d.words[s.pronoun].fold] && (m < 0 || cl.passive || !d.neuter(m) || d.g.german && d.impersonalVerb(cl)) {
			return -1
		}
		return m
	}
	if cl.kind == mainClause && cl.finite >= 0 && s.noun < 0 && s.pronoun < 0 && !cl.passive && !d.thisIs(cl) && !(d.g.german && !d.resumes(cl) && !cl.gapped && d.opensWithPlace(cl)) { // und verbietet ...: the subject stands in the clause before
		if p := d.clauseBefore(c); p >= 0 {
			return d.clauseActor(p, trigger)
		}
	}
	if s.noun < 0 && s.pronoun < 0 && d.secondConjunct(c) { // dass sie WhatsApp verboten und Threema eingeführt habe
		return d.clauseActor(c-1, trigger)
	}
	return -1
}

// anchorActor is the institution that a relative clause is about, or -1.
func (d *document) anchorActor(cl *clause) int32 {
	if cl.kind != relativeClause || cl.anchor < 0 {
		return -1
	}
	m := d.words[cl.anchor].mention
	if d.g.german && (m < 0 || d.predicate(&d.mentions[m])) {
		if s := d.subjectOfPredicate(cl.anchor); s >= 0 {
			return s // Tirol ist das erste Land, das X verbietet
		}
	}
	if m >= 0 && d.mentions[m].acts() {
		return m
	}
	return -1
}

// secondConjunct reports whether a subordinate clause is the second conjunct to the one before it.
func (d *document) secondConjunct(c int32) bool {
	if c == 0 || !d.g.german {
		return false
	}
	cl, before := &d.clauses[c], &d.clauses[c-1]
	return cl.kind != mainClause && cl.kind == before.kind && cl.parent == before.parent && cl.anchor == before.anchor && cl.sentence == before.sentence && !cl.passive && d.words[cl.words[0]].is(isConj)
}

// impersonalVerb reports whether the verb of a German clause has an "es" that means nobody: hieß es, es geht, gibt es.
func (d *document) impersonalVerb(cl *clause) bool {
	switch d.lemmaText(cl.verb) {
	case "heißen", "heissen", "geben", "gehen", "bleiben", "bedürfen", "kommen", "handeln", "gelingen", "fehlen", "scheinen", "lauten", "stehen":
		return true
	}
	return false
}

// neuter reports whether the institution's noun is neuter, so that "es" can mean it.
func (d *document) neuter(m int32) bool {
	if d.g.german && d.nounFeatures(d.mentions[m].head) == 0 {
		det := d.left(d.mentions[m].first).det
		return det < 0 && d.mentions[m].kind == placeMention || det >= 0 && d.words[det].fold == "das" // Indonesien; das Pentagon
	}
	return d.nounFeatures(d.mentions[m].head)&forms.Neut != 0 || d.words[d.mentions[m].head].noun != 0 && strings.HasSuffix(d.words[d.mentions[m].head].fold, "amt")
}

// clauseBefore is the main clause before c in its sentence, or -1.
func (d *document) clauseBefore(c int32) int32 {
	for k := c - 1; k >= 0 && d.clauses[k].sentence == d.clauses[c].sentence; k-- {
		if d.clauses[k].kind == mainClause {
			return k
		}
	}
	return -1
}

// governingActor is who acts in the clauses that this one depends on: Die Regierung plant, TikTok zu verbieten.
func (d *document) governingActor(c int32) int32 {
	for range 4 {
		cl := &d.clauses[c]
		if cl.parent < 0 {
			return -1
		}
		if cl.kind == relativeClause {
			if m := d.paperActor(cl); m >= 0 {
				return m
			}
			if cl.passive || cl.anchor < 0 {
				return -1
			}
		}
		if cl.kind == adverbialClause && !cl.bare || cl.kind == conditionClause || cl.kind == relativeClause {
			return -1
		}
		if d.g.german && cl.reported && !cl.passive {
			if s := d.subjectOf(c); s.mention < 0 && s.noun >= 0 && d.words[s.noun].class.has(d.g.known.nobody) {
				return -1 // Die Kunden kehren X den Rücken, berichtet die Zeitung
			}
		}
		p := cl.parent
		if m := d.appealedTo(&d.clauses[p]); m >= 0 && cl.kind == infinitiveClause {
			return m
		}
		if !d.g.german {
			if m := d.controlled(p); m >= 0 {
				return m
			}
			if m := d.whoseTurn(p); m >= 0 {
				return m
			}
		}
		if d.g.german {
			if m := d.issuer(p); m >= 0 {
				return m
			}
			if m := d.succeeds(p); m >= 0 {
				return m
			}
			if m := d.toldToBan(c, p); m >= 0 {
				return m
			}
			if m := d.ownerOfDecision(c); m >= 0 {
				return m
			}
			if m := d.cameFrom(p); m >= 0 {
				return m
			}
		}
		if d.clauses[p].passive {
			if m := d.agent(p); m >= 0 {
				return m
			}
		} else if m := d.clauseActor(p, -1); m >= 0 {
			if d.g.german && d.pressReports(p, m) {
				return -1
			}
			return m
		}
		if d.g.german && cl.kind == infinitiveClause {
			if m := d.laidBefore(p); m >= 0 {
				return m
			}
		}
		c = p
	}
	return -1
}
