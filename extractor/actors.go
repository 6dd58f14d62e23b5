package extractor

import (
	"edikt"
	"strings"

	"edikt/language/forms"
)

// actorsOf finds who acts in a candidate, and how sure that is.
func (d *document) actorsOf(r *rule, c int32, trigger [2]int32, noun bool) ([]int32, float64) {
	if noun && d.g.german {
		if m := d.forWhom(c); m >= 0 {
			return d.group(m), 0.9
		}
	}
	if n := trigger[1] - 1; !d.g.german && !noun && n > trigger[0] && d.words[n].is(isNoun) && !d.words[trigger[0]].is(verbal|isPron|isNeg) {
		if m := d.attachedActor(n); m >= 0 { // une mise en garde du BSI contre ...
			return d.group(m), 0.9
		}
	}
	if noun {
		if m := d.attachedActor(trigger[0]); m >= 0 {
			return d.group(m), 0.95
		}
		if m := d.relativeActor(trigger[0]); m >= 0 {
			return []int32{m}, 0.9
		}
		if m := d.agentOfNoun(trigger[0]); m >= 0 {
			return d.group(m), 0.95
		}
	}
	if d.g.german {
		if m := d.issuer(c); m >= 0 {
			return d.group(m), 0.9
		}
		if last := trigger[1] - 1; last > trigger[0] && d.words[last].is(isNoun) { // im Visier der Justiz
			if m := d.attachedActor(last); m >= 0 {
				return d.group(m), 0.9
			}
		}
	}
	if m := d.commander(c); m >= 0 {
		return d.group(m), 0.9
	}
	if !d.g.german && (d.clauses[c].passive || r.other || r.Negated != "" || len(r.Phrases) > 0 || d.clauses[c].finite < 0) {
		if m := d.orderedNext(c, orderNouns); m >= 0 {
			return d.group(m), 0.85
		}
	}
	if r.reached {
		if m := d.objectActor(c, trigger[0]); m >= 0 {
			return d.group(m), 0.9
		}
		return nil, 0
	}
	cl := &d.clauses[c]
	if cl.passive || noun && d.passiveSupport(c) || d.g.german && d.thereIs(c) {
		if m := d.agent(c); m >= 0 {
			return d.group(m), 0.95
		}
	} else if m := d.clauseActor(c, trigger[0]); m >= 0 && !r.other && !d.obliged(r, c) {
		if d.singular(c) && cl.kind == relativeClause {
			return []int32{m}, 0.95
		}
		return d.group(m), 0.95
	}
	if cl.passive && d.passiveByModal(c) && !r.other {
		if m := d.clauseActor(c, trigger[0]); m >= 0 && noun {
			return d.group(m), 0.7
		}
	}
	if d.g.german && r.other && d.decreed(c) {
		if m := d.governingActor(c); m >= 0 && !(d.g.german && r.kind == edikt.Adoption && cl.reported && d.serviceSubject(c)) {
			return d.group(m), 0.9
		}
	}
	if d.g.german {
		if m := d.forWhom(c); m >= 0 {
			return d.group(m), 0.9
		}
	}
	if m := d.ownerOfGroup(c); m >= 0 && d.g.german && d.mentions[m].anaphor && d.words[d.mentions[m].head].class.has(d.g.known.administration) {
		if b := d.ruledBefore(c, -1); b >= 0 && (r.kind == edikt.Ban || r.kind == edikt.Mandate) { // auf den Geräten der Verwaltung
			return d.group(b), 0.8
		}
	}
	if m := d.ownerOfGroup(c); m >= 0 && (cl.passive || noun || !d.g.german && (r.other || d.seesItself(c) || r.kind == edikt.Ban && d.peopleBound(c)) || r.Negated == "required" || d.g.german && (len(r.Phrases) > 0 || channelKind(r.kind) && (d.serviceSubject(c) || d.oneActs(c)) || d.obliged(r, c))) {
		return d.group(m), 0.85
	}
	if !d.g.german && !r.other {
		if m := d.staffOf(r, c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if d.statementOf(c) { // Im Landkreis gibt es kein ..., sagt der Sprecher: the place, not the speaker
		hops := 3
		if d.g.german {
			hops = 1 // not where it is said
		}
		if m := d.locativeWithin(c, hops); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if d.g.german && r.kind == edikt.Ban && cl.kind == infinitiveClause && cl.parent >= 0 && !d.g.classOf(cl.verb).has(d.g.known.forbid) && d.appealedTo(&d.clauses[cl.parent]) >= 0 && (cl.final < 0 || !d.urges(d.clauses[cl.parent].finite, cl.final)) {
		if m := d.subjectOf(cl.parent).mention; m >= 0 { // fordert die Stadt auf, ihre Seite abzuschalten: who demands it
			return d.group(m), 0.85
		}
	}
	if d.g.german && (r.kind == edikt.AdviceAgainst || r.kind == edikt.AdviceFor) {
		if m := d.appellant(c); m >= 0 {
			return d.group(m), 0.85
		}
	}
	if m := d.governingActor(d.advisedClause(r, c)); m >= 0 {
		return d.group(m), 0.85
	}
	if channelKind(r.kind) && cl.passive {
		if m := d.aheadOfColon(c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if m := d.oneOfThose(c); m >= 0 {
		return d.group(m), 0.85
	}
	if m := d.headedActor(c); m >= 0 && channelKind(r.kind) {
		return d.group(m), 0.8
	}
	if m := d.behindColon(c); m >= 0 && !d.g.german && cl.finite < 0 && !d.atHouse(c) {
		return d.group(m), 0.8
	}
	if m := d.speaker(c); m >= 0 && !d.g.german && (cl.passive || channelKind(r.kind) && d.speaksForUs(c) || noun || r.other || r.Negated != "" || cl.finite < 0 || r.Form != "" || r.kind == edikt.Ban || r.kind == edikt.Mandate || r.kind == edikt.AdviceAgainst) {
		return d.group(m), 0.85
	}
	if noun && d.g.german {
		if m := d.at(trigger[0]); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if d.g.german && channelKind(r.kind) && !noun && d.peopleAct(c) {
		return nil, 0
	}
	if m := d.locative(c, trigger[0]); m >= 0 {
		return d.group(m), 0.8
	}
	if d.g.german && channelKind(r.kind) {
		if m := d.premises(c); m >= 0 {
			return d.group(m), 0.75
		}
		if s := d.subjectOf(c); cl.passive && s.noun >= 0 {
			if m := d.attachedActor(s.noun); m >= 0 { // die Sitzungen des Landtags werden übertragen
				return d.group(m), 0.75
			}
		}
	}
	if d.g.german && channelKind(r.kind) && cl.kind == infinitiveClause && cl.parent >= 0 {
		if m := d.concerned(cl.parent); m >= 0 { // X zu verlassen, ist für die Stadt keine Option
			return d.group(m), 0.8
		}
	}
	if d.g.german && (noun || (r.kind == edikt.Exit || r.kind == edikt.Abstention) && len(r.Phrases) > 0) {
		if m := d.concerned(c); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if d.g.german && (cl.passive || noun || r.other || r.Negated != "" || len(r.Phrases) > 0) {
		if m := d.localBefore(c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if d.g.german && (r.kind == edikt.Exit || r.kind == edikt.Adoption || r.kind == edikt.Abstention) {
		if m := d.ownStaff(c); m >= 0 {
			return d.group(m), 0.75
		}
	}
	if d.g.german && (r.other || d.obliged(r, c)) {
		if m := d.boundPlace(c); m >= 0 {
			return []int32{m}, 0.7
		}
	}
	if d.g.german && channelKind(r.kind) && !d.nobodyActs(c) {
		if m := d.ownerOfAccount(c); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if d.g.german && (r.kind == edikt.Ban || r.kind == edikt.Mandate) && cl.passive {
		if m := d.bodyBound(c); m >= 0 {
			return d.group(m), 0.7
		}
	}
	if m := d.whoeverPlace(c); m >= 0 {
		return []int32{m}, 0.75
	}
	if m := d.headlinePlace(r, c); m >= 0 {
		return d.group(m), 0.75
	}
	if d.g.german && cl.finite < 0 && (r.kind == edikt.Ban || r.kind == edikt.Mandate) {
		if m := d.behindColon(c); m >= 0 && d.mentions[m].clause >= 0 && !d.obliged(r, d.mentions[m].clause) {
			return d.group(m), 0.7
		}
	}
	if !d.g.german {
		if m := d.otherActor(c); m >= 0 {
			return d.group(m), 0.7
		}
		if m := d.actsElsewhere(r, c, trigger); m >= 0 {
			return d.group(m), 0.7
		}
	}
	if m := d.sourceActor(c); m >= 0 {
		return []int32{m}, 0.6
	}
	if m := d.actedJustBefore(r, c); m >= 0 {
		return d.unbound(d.group(m)), 0.6
	}
	return nil, 0
}

// sourceActor is the institution that an agentless statement is credited to: laut der Bundeskanzlei, selon la mairie, nach
// Ansicht des Amtes.
func (d *document) sourceActor(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for k := range d.mentions {
		m := &d.mentions[k]
		if d.g.german && (m.sort == "media" || strings.Contains(d.words[m.head].fold, "nachrichten") || strings.Contains(d.words[m.head].fold, "presse")) {
			continue // laut der Nachrichtenagentur
		}
		if m.kind == actorMention && m.first >= s.First && m.last <= s.Last && (d.g.hearsayPreps[d.left(m.first).prep] || d.opinionOf(m) || d.quoted(m)) {
			return int32(k)
		}
	}
	if !d.g.german {
		return d.sourceFrench(s)
	}
	return -1
}

// actedJustBefore is the institution that the sentence before says has acted, without a service in it: Das Schulamt hat
// reagiert. Lehrkräfte dürfen ... Or -1.
func (d *document) actedJustBefore(r *rule, c int32) int32 {
	si := d.clauses[c].sentence
	if d.g.german {
		if r.kind == edikt.Ban || r.kind == edikt.Mandate {
			return d.actedAheadOfColon(c)
		}
		return -1
	}
	if si == 0 || r.kind != edikt.Ban && r.kind != edikt.Mandate || d.sentences[si-1].Paragraph != d.sentences[si].Paragraph || d.served[si-1] {
		return -1
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si-1 || cl.kind != mainClause || cl.question || cl.neg >= 0 || !d.g.classOf(cl.verb).has(d.g.known.act) {
			continue
		}
		if m := d.subjectOf(int32(k)).mention; m >= 0 && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// opinionOf reports whether a phrase names an institution's opinion: nach Ansicht des Amtes, de l'avis de la commission.
func (d *document) opinionOf(m *mention) bool {
	l := d.left(m.first)
	return l.noun >= 0 && (l.rel == relGen || l.prep == "von") && d.words[l.noun].class.has(d.g.known.opinion) && d.left(l.noun).prep != ""
}

// quoted reports whether a phrase names who said the sentence: ..., so das Bundesamt.
func (d *document) quoted(m *mention) bool {
	i := d.left(m.first).at - 1
	return i > 0 && d.words[i].fold == "so" && d.words[i-1].is(isPunct)
}

// statementOf reports whether the clause is what someone says.
func (d *document) statementOf(c int32) bool { return d.clauses[c].reported }

// singular reports whether the clause's finite verb can only be singular.
func (d *document) singular(c int32) bool {
	f := d.clauses[c].finite
	return f >= 0 && d.onlySingular(f)
}

// onlySingular reports whether the finite verb at i can only be singular.
func (d *document) onlySingular(i int32) bool {
	for _, r := range d.words[i].readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Finite|forms.Pl) {
			return false
		}
	}
	return true
}

// commander is the institution on whose order something happens: auf Anordnung eines Gerichts, nach dem Willen des Landrats.
func (d *document) commander(c int32) int32 {
	for i, m := range d.actingIn(&d.clauses[c]) {
		l := d.left(i)
		if d.g.german && d.ofNoun(m) { // auf Geheiß Pekings
			l.rel, l.noun = relGen, i-1
		}
		if (l.rel == relGen || l.rel == relPrep) && d.words[l.noun].class.has(d.g.known.command) {
			if !d.g.german && d.sinceRuling(l.noun) {
				return m
			}
			if p := d.left(l.noun).prep; p == "auf" || p == "nach" || p == "sur" || p == "à" || p == "gemäss" {
				return m
			}
		}
	}
	return -1
}

// ownerOfGroup is the institution whose people a measure binds: den Beschäftigten der Kommission ist es untersagt.
func (d *document) ownerOfGroup(c int32) int32 {
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != actorMention && (d.g.german || d.mentions[m].kind != placeMention) {
			continue
		}
		l := d.left(i)
		if l.rel != relGen && l.rel != relPrep || l.noun < 0 {
			continue
		}
		if d.g.german && d.anyOfSort(&d.mentions[m]) || !d.g.german && (d.anySchool(&d.mentions[m]) || d.unnamedMany(&d.mentions[m])) {
			continue // Handys an Schulen; les téléphones des ministres
		}
		if g := d.words[l.noun].mention; g >= 0 && d.mentions[g].kind == groupMention || d.words[l.noun].class.has(d.g.known.device) || d.g.german && d.words[l.noun].class.has(d.g.known.premises) {
			return m
		}
	}
	return -1
}

// oneActs reports whether the subject of a clause is man: Auf den Rechnern der Stadt sucht man Teams vergeblich.
func (d *document) oneActs(c int32) bool {
	s := d.subjectOf(c)
	return s.pronoun >= 0 && d.words[s.pronoun].fold == "man"
}

// serviceSubject reports whether a service is the subject of a clause: Auf den Rechnern der Stadt hat Linux Windows abgelöst.
func (d *document) serviceSubject(c int32) bool {
	if s := d.subjectOf(c); s.mention >= 0 || s.noun >= 0 || s.pronoun >= 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		m := d.words[i].mention
		if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != targetMention {
			continue
		}
		if p := d.pathOf(m); p.prep == "" && (len(p.steps) == 0 || d.mentions[m].modifier) && d.germanNominative(&p) {
			return true
		}
	}
	return false
}

// thereIs reports whether a clause only says what there is: Auf X gibt es vom Landtag keine Beiträge mehr.
func (d *document) thereIs(c int32) bool {
	s := d.subjectOf(c)
	return s.pronoun >= 0 && d.words[s.pronoun].fold == "es" && d.clauses[c].finite >= 0 && d.clauses[c].verb == d.g.geben
}

func (d *document) passiveByModal(c int32) bool { return d.clauses[c].finite >= 0 }

func (d *document) passiveSupport(c int32) bool { return d.clauses[c].passive }

// group lists the mentions coordinated with m that can act, m first.
func (d *document) group(m int32) []int32 {
	out := []int32{m}
	g := d.mentions[m].group
	for k := range d.mentions {
		if int32(k) != m && d.mentions[k].group == g && d.mentions[k].acts() && d.words[d.mentions[k].first].sentence == d.words[d.mentions[m].first].sentence {
			out = append(out, int32(k))
		}
	}
	return out
}

// noOtherObject reports whether the trigger's object is left open or is a pronoun or a transparent noun (die Nutzung),
// so that the article's topic can be meant; "verbietet Alkohol" names another.
func (d *document) noOtherObject(r *rule, c, trigger int32) bool {
	s := d.subjectOf(c)
	if cl := &d.clauses[c]; d.g.german && cl.kind == relativeClause && !cl.passive && !d.obliqueRelative(c) {
		s.noun = -1 // eine Regel, die das Grillen verbietet
	}
	end := d.phraseEnd(r, trigger)
	for _, dom := range d.domain(c) {
		for _, i := range d.clauses[dom].words {
			w := &d.words[i]
			if d.g.german && i == s.noun && w.class.has(d.g.known.service) && d.clauses[c].passive && d.amongTheOthers(i) {
				return false // sämtliche anderen Messenger sind gesperrt
			}
			if !w.is(isNoun|isName) || w.is(isPunct) || w.mention >= 0 && d.mentions[w.mention].kind != targetMention || i >= trigger && i < end || i == s.noun && (d.g.german || !d.clauses[c].passive) {
				continue
			}
			if d.g.german && (w.class.has(d.g.known.spokes) || w.class.has(d.g.known.ruling) || w.fold == "gleiche" || w.fold == "gleiches") {
				continue // Sprecher Muster zufolge; das Gleiche tun
			}
			if d.g.german && d.othersContract(i) {
				return false
			}
			if w.class.has(d.g.known.use) || w.class.any(r.via) || w.class.has(d.g.known.actorHead) || w.class.has(d.g.known.group) || w.class.has(d.g.known.time) {
				continue
			}
			l := d.left(i)
			if l.prep != "" && !r.places.preps[l.prep] || l.rel == relGen || l.rel == relCoord {
				continue
			}
			if l.rel == relPrep {
				continue
			}
			return false
		}
	}
	return d.opens(r, c, trigger)
}

// phraseEnd is where the trigger of a rule ends that begins at i.
func (d *document) phraseEnd(r *rule, i int32) int32 {
	if d.g.german {
		for _, p := range d.triggersAt(i) {
			if p.rule == r {
				return i + p.words
			}
		}
	}
	return i + 1
}

// opens reports whether something in the clause can stand for the unsaid target: a pronoun, a transparent noun, or nothing
// at all in a passive.
func (d *document) opens(r *rule, c, trigger int32) bool {
	for _, dom := range d.domain(c) {
		for _, i := range d.clauses[dom].words {
			w := &d.words[i]
			if i != trigger && (!r.Only && w.is(isPron) && d.g.objectPronouns[w.fold] && (d.g.german || !d.measureBefore(i, trigger)) || w.is(isNoun) && (!r.Only && w.class.has(d.g.known.use) || w.class.any(r.via))) {
				return true
			}
		}
	}
	if d.g.german && channelKind(r.kind) && !r.Only && d.pointsThere(r, c) {
		return true
	}
	if main := d.mainTarget(); d.g.german && len(r.Phrases) > 0 && len(r.words.list) > 0 && main >= 0 {
		return d.generic(main) // für alle unter 16 ist Schluss
	}
	return false
}
