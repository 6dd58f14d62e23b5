package extractor

import (
	"slices"
	"strings"

	"edikt"

	"edikt/language/forms"
)

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
	if m := d.orderFellAt(r, si); m >= 0 {
		return m
	}
	if si == 0 || r.kind != edikt.Ban && r.kind != edikt.Mandate || d.sentences[si-1].Paragraph != d.sentences[si].Paragraph || d.served[si-1] {
		return -1
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si-1 || cl.kind != mainClause || cl.question || cl.neg >= 0 || !d.g.classOf(cl.verb).has(d.g.known.act) && !d.issuesPaper(cl) {
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
		if d.g.german && l.rel == relNone && l.prep == "von" && l.at > 0 && d.mentionOf(l.at-1, groupMention) >= 0 {
			return m // Mitarbeiter von Samsung
		}
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
	if d.g.german && channelKind(r.kind) && d.measureMeant(c) {
		return false
	}
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
			if !d.g.german && i == s.pos && s.mention >= 0 && d.mentions[s.mention].kind == actorMention && d.clauses[c].passive {
				return false // le président y est bloqué
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
			if w.class.has(d.g.known.use) && !(r.kind == edikt.Ban && adWords[w.fold]) || w.class.any(r.via) || w.class.has(d.g.known.actorHead) || w.class.has(d.g.known.group) || w.class.has(d.g.known.time) {
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

// adWords are what is made for a service: who forbids it leaves the service itself alone. Leur publicité serait proscrite.
var adWords = wordSet("publicité", "publicités", "promotion", "réclame")

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

// onlyPhrase reports whether a French clause is a phrase that the rule fires on and nothing else: DeepSeek ? À éviter, répond l'agence.
func (d *document) onlyPhrase(r *rule, c, trigger int32) bool {
	return slices.ContainsFunc(d.triggersAt(trigger), func(p phraseTrigger) bool { return p.rule == r && int(p.words) == len(d.clauses[c].words) })
}

// opens reports whether something in the clause can stand for the unsaid target: a pronoun, a transparent noun, or nothing
// at all in a passive.
func (d *document) opens(r *rule, c, trigger int32) bool {
	if d.g.german && r.Form == "alone" {
		return true
	}
	for _, dom := range d.domain(c) {
		for _, i := range d.clauses[dom].words {
			w := &d.words[i]
			if i != trigger && (!r.Only && w.is(isPron) && d.g.objectPronouns[w.fold] && (d.g.german || !d.measureBefore(i, trigger)) || w.is(isNoun) && (!r.Only && w.class.has(d.g.known.use) || w.class.any(r.via))) {
				return true
			}
		}
	}
	if d.g.german && channelKind(r.kind) && !r.Only && d.pointsThere(r, c) || !d.g.german && d.onlyPhrase(r, c, trigger) {
		return true
	}
	if main := d.mainTarget(); d.g.german && len(r.Phrases) > 0 && len(r.words.list) > 0 && main >= 0 {
		return d.generic(main) // für alle unter 16 ist Schluss
	}
	return false
}
