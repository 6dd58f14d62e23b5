package extractor

import (
	"edikt"
	"edikt/language/forms"
)

// orderOfTheDay is where a measure stands on a list, which orders nothing: à l'ordre du jour.
var orderOfTheDay = []string{"ordre", "du", "jour"}

// formFits checks the form that a rule asks of its trigger: "bare" a clause without a finite verb (La Commission aussi),
// "imperative" an order to the reader (Quittez X).
func (d *document) formFits(r *rule, c, i int32) bool {
	if r.same && d.causes(i) {
		return false // l'a fait retirer
	}
	if !r.Operator && d.words[i].class.has(d.g.known.withInf) && d.infinitiveNext(i) && !d.usesNext(i) {
		return false // compte fermer son compte: no having
	}
	if channelKind(r.kind) && d.counselled(c, i) {
		return false
	}
	switch r.Form {
	case "topic":
		if r.kind == edikt.Abstention && d.qualifiedThere(i) {
			return false
		}
	case "bare":
		return d.clauses[c].finite < 0
	case "imperative":
		return d.imperative(c, i)
	case "counselled":
		return d.counselled(c, i)
	case "present":
		f := d.clauses[c].finite
		return (f < 0 || !d.words[f].is(isFuture|isSubj2) && !d.nearFuture(&d.clauses[c])) && !d.imperative(c, i) && !d.anybody(c)
	case "future":
		f := d.clauses[c].finite
		return f >= 0 && (d.words[f].is(isFuture|isSubj2) || d.nearFuture(&d.clauses[c]))
	case "wanted":
		cl := &d.clauses[c]
		return (cl.kind == infinitiveClause || cl.kind == complementClause) && cl.parent >= 0 && !d.adjunct(cl) || d.words[i].is(isInf) && cl.finite >= 0 && cl.finite < i
	case "exchange":
		return d.givenUp(c, i)
	case "alike":
		return d.alike(i)
	case "anchored":
		cl := &d.clauses[c]
		return cl.kind == relativeClause && cl.finite >= 0 && cl.anchor >= 0 && d.words[cl.anchor].class.any(r.via)
	case "alone":
		return d.alone(c, i)
	case "deed":
		return d.takesUpDeed(c, i)
	case "handled":
		return d.handles(r, c, i)
	case "told":
		return d.unburdened(r, c, i)
	case "opening":
		return d.clauses[c].finite < 0 && d.clauses[c].words[0] == i && d.sentences[d.clauses[c].sentence].First == i
	case "peer":
		return d.peer(c, i)
	case "turn":
		return !d.clauses[c].bare || d.clauses[c].kind != adverbialClause // avant de revenir en arrière
	case "own":
		return !d.governsAny(c) && !(i == d.clauses[c].finite && d.nearFuture(&d.clauses[c]))
	case "passive":
		return d.clauses[c].passive
	case "theirs":
		return d.turnsToOwn(c, i)
	case "unsaid":
		return d.saysNoMore(i)
	case "elsewhere":
		return d.holdsElsewhere(c, i)
	case "active":
		if w := &d.words[i]; w.is(isPP) && !w.is(isFinite) && !d.auxLeft(i, d.sentences[w.sentence].First) {
			return false
		}
		return !d.governsAny(c) && !d.clauses[c].passive && d.clauses[c].finite >= 0
	case "only":
		return d.onlyOne(c)
	case "bound":
		return d.peopleBound(c)
	case "governed":
		return d.orderedBefore(i)
	}
	if d.anybody(c) && (r.kind == edikt.Adoption || r.kind == edikt.Exit || r.kind == edikt.Abstention) {
		return false
	}
	if cl := &d.clauses[c]; cl.finite < 0 && !cl.question && cl.kind != infinitiveClause && cl.kind != relativeClause && d.words[i].is(isInf) && !d.words[i].is(isFinite|isPP) && len(cl.words) > 0 && cl.words[0] == i && channelKind(r.kind) {
		return false // HelloQuitteX : quitter X en gardant ses contacts
	}
	switch r.kind {
	case edikt.Adoption:
		if cl := &d.clauses[c]; cl.kind == relativeClause && cl.passive && cl.finite < 0 && d.agent(c) < 0 {
			return false // les licences, achetées en 2020, ...
		}
		return !d.imperative(c, i)
	case edikt.Exit, edikt.Abstention:
		return !d.imperative(c, i)
	}
	return true
}

// imperative reports whether the verb at i may be an order to the reader, whose clause has no subject: Supprimez TikTok.
func (d *document) imperative(c, i int32) bool {
	for _, r := range d.words[i].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Imperative) {
			s := d.subjectFrench(c)
			return s.pos < 0
		}
	}
	return false
}

// qualifiedThere reports whether the phrase at i only says what something is not: n'y est pas soumise, n'y sont pas chiffrés.
func (d *document) qualifiedThere(i int32) bool {
	for j := i + 1; j < i+5 && int(j)+1 < len(d.words); j++ {
		if d.words[j].fold == "pas" {
			n := &d.words[j+1]
			return n.is(isPP|isAdj) && !n.is(isAdv|isPunct) && !presentWords[n.fold]
		}
	}
	return false
}

// presentWords say of somebody who is on a service that they are.
var presentWords = wordSet("présent", "présente", "présents", "présentes", "inscrit", "inscrite", "inscrits", "inscrites", "actif", "active", "actifs", "actives",
	"représenté", "représentée", "représentés", "non")

// auxiliaryUse reports whether the auxiliary at i only carries a participle: a bloqué is no having.
func (d *document) auxiliaryUse(i int32) bool {
	if !d.words[i].is(isAux) {
		return false
	}
	for j := i + 1; j < i+9 && int(j) < len(d.words) && d.words[j].sentence == d.words[i].sentence; j++ {
		w := &d.words[j]
		if j == i+1 && w.fold == "," { // a, de son côté, fermé
			if k := d.insertionEnd(j); k > j {
				return d.words[k].is(isPP)
			}
		}
		if d.ownPart(j + 2) {
			j += 2
			continue
		}
		switch {
		case w.is(isPP):
			return true
		case w.is(isAdv|isNeg|isPron) && !w.is(isPunct|isDet|isNoun):
		default:
			return false
		}
	}
	return false
}

// causes reports whether faire at i only lets another verb be done: l'a fait disparaître.
func (d *document) causes(i int32) bool {
	return d.lemmaText(d.words[i].verb) == "faire" && int(i)+1 < len(d.words) && d.words[i+1].is(isInf) && d.words[i+1].sentence == d.words[i].sentence
}

// ownPart reports whether the word at i ends a phrase that only sets one body off from the others: pour sa part, de son côté, à son
// tour, quant à elle.
func (d *document) ownPart(i int32) bool {
	if i < 2 || int(i) >= len(d.words) || d.words[i-2].sentence != d.words[i].sentence {
		return false
	}
	switch d.words[i].fold {
	case "part":
		return d.words[i-2].fold == "pour" && possessiveFrench(d.words[i-1].fold)
	case "côté":
		return d.words[i-2].fold == "de" && possessiveFrench(d.words[i-1].fold)
	case "tour":
		return d.words[i-2].fold == "à" && possessiveFrench(d.words[i-1].fold)
	case "lui", "elle", "eux", "elles":
		return d.words[i-2].fold == "quant" && d.words[i-1].fold == "à"
	}
	return false
}

// insertionEnd is the word behind the insertion that the comma at i opens, or i where no comma closes one soon.
func (d *document) insertionEnd(i int32) int32 {
	last := d.sentences[d.words[i].sentence].Last
	for j := i + 2; j < i+12 && j+1 < last; j++ {
		if d.words[j].fold == "," {
			return j + 1
		}
	}
	return i
}
