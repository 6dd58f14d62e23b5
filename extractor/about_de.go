package extractor

import (
	"slices"

	"edikt"
)

// aboutBody is the institution that the text is just about where a clause on an account, or on what appears there, names nobody: Der VfB Ulm
// hat genug. Das Konto auf X ist verwaist; Beim Theater ist Schluss: Auf X erscheint nichts mehr. It is the subject of the clause before, or
// where that is set, at most a sentence back in the paragraph or the headline. Or -1.
func (d *document) aboutBody(r *rule, c, entry int32) int32 {
	cl := &d.clauses[c]
	if r.kind != edikt.Exit && r.kind != edikt.Adoption || cl.question || cl.kind == relativeClause || cl.kind == infinitiveClause || d.toldWithActor(r, entry) || !d.tellsOfAccount(c) {
		return -1
	}
	si := cl.sentence
	for k := c - 1; k >= 0; k-- {
		b := &d.clauses[k]
		if b.sentence < si-1 || b.sentence < si && d.sentences[b.sentence].Paragraph != d.sentences[si].Paragraph && !d.sentences[b.sentence].Headline {
			return -1
		}
		if b.kind != mainClause || b.question || len(b.words) == 0 {
			continue
		}
		s := d.subjectOf(k)
		if s.mention >= 0 {
			return d.bodyItself(s.mention)
		}
		if m := d.setAt(b); m >= 0 {
			return m
		}
		if s.noun >= 0 && d.mentionOf(s.noun, groupMention) >= 0 {
			return -1
		}
	}
	return -1
}

// bodyItself is mention m if it is one institution or town that can have an account, or -1.
func (d *document) bodyItself(m int32) int32 {
	x := &d.mentions[m]
	if x.kind == personMention || x.sort == "person" || d.severalBodies(x) || x.kind == placeMention && x.sort != "city" || x.kind == actorMention && d.office(x.head) {
		return -1
	}
	return m
}

// setAt is the institution in or at which the first phrase of a clause sets it: Beim Theater ist die Geduld zu Ende. Or -1.
func (d *document) setAt(cl *clause) int32 {
	for _, i := range cl.words {
		if i >= cl.finite {
			return -1
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].kind == actorMention && d.mentions[m].sort != "media" {
			if l := d.left(i); l.rel == relNone && (d.g.placePreps[l.prep] || l.prep == "für") {
				return d.bodyItself(m)
			}
		}
	}
	return -1
}

// tellsOfAccount reports whether a clause has an account, or what appears on it, as its subject, or is a passive or a farewell without one.
func (d *document) tellsOfAccount(c int32) bool {
	cl := &d.clauses[c]
	s := d.subjectOf(c)
	if s.mention >= 0 || s.pronoun >= 0 {
		return false
	}
	if slices.ContainsFunc(cl.words, func(i int32) bool { return d.words[i].mention >= 0 && d.mentions[d.words[i].mention].acts() }) {
		return false
	}
	if s.noun >= 0 {
		return d.isAccountNoun(s.noun)
	}
	return cl.passive || slices.ContainsFunc(cl.words, func(i int32) bool {
		return d.isAccountNoun(i) && d.left(i).prep == "" || d.words[i].fold == "schluss"
	})
}

// isAccountNoun reports whether the noun at i is an account that is no one else's, or what appears on it: das Konto, neue Beiträge.
func (d *document) isAccountNoun(i int32) bool {
	w := &d.words[i]
	if !w.is(isNoun) || w.mention >= 0 && d.mentions[w.mention].kind != targetMention {
		return false
	}
	if w.class.has(d.g.known.account) {
		l := d.left(i)
		return l.det >= 0 && articles[d.words[l.det].fold] && !d.g.indefinite[d.words[l.det].fold]
	}
	switch w.fold {
	case "beiträge", "meldungen", "nachrichten", "posts", "tweets", "neuigkeiten", "informationen", "inhalte":
		return true
	}
	return false
}

// authorityAhead is the authority or state that the text is just about where a ban in the passive names nobody: Die Aufsicht griff durch.
// Gesperrt wurde ChatGPT am Freitag. It is the only one in the sentence before, in the paragraph or the headline. Or -1.
func (d *document) authorityAhead(r *rule, c int32, s status) int32 {
	cl := &d.clauses[c]
	si := cl.sentence
	if r.kind != edikt.Ban && r.kind != edikt.Mandate || s != fact && s != announced || !cl.passive || cl.kind != mainClause || cl.reported || d.placedSentence(si) {
		return -1
	}
	return d.rulerTold(si - 1)
}

// rulerOfLand is the authority that the sentence before is about where a ban in the passive holds "im Land": Die Behörde veröffentlichte eine
// Liste. TikTok ist im Land gesperrt. Or -1.
func (d *document) rulerOfLand(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if d.words[i].fold == "land" && i > 0 && d.words[i-1].fold == "im" {
			if m := d.rulerTold(d.clauses[c].sentence - 1); m >= 0 && d.mentions[m].kind == actorMention {
				return m
			}
		}
	}
	return -1
}

// placedSentence reports whether a place is named in a sentence.
func (d *document) placedSentence(si int32) bool {
	return slices.ContainsFunc(d.mentions, func(m mention) bool { return m.kind == placeMention && d.words[m.first].sentence == si })
}

// rulerTold is the only authority or state that sentence si is about, if it stands in the paragraph of the next one or is a headline. Or -1.
func (d *document) rulerTold(si int32) int32 {
	if si < 0 || d.sentences[si+1].Paragraph != d.sentences[si].Paragraph && !d.sentences[si].Headline {
		return -1
	}
	best, home := int32(-1), ""
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || d.words[m.first].sentence != si {
			continue
		}
		if m.kind == personMention || m.kind == actorMention && !d.ruling(int32(k)) {
			return -1 // another may be meant
		}
		if m.kind == placeMention && (m.modifier || !d.nominative(int32(k)) && !d.g.placePreps[d.left(m.first).prep] || d.origin(d.jurisdictionOf(m))) {
			continue
		}
		j := d.jurisdictionOf(m)
		if home != "" && j != "" && j != home {
			return -1
		}
		if j != "" {
			home = j
		}
		if best < 0 || d.mentions[best].kind == placeMention || d.mentions[k].kind == actorMention {
			best = int32(k)
		}
	}
	return best
}

// ruling reports whether an institution rules over others: a state, an authority, a court.
func (d *document) ruling(m int32) bool {
	switch d.mentions[m].sort {
	case "dpa", "regulator", "agency", "court", "government", "ministry", "parliament", "prosecutor":
		return true
	}
	return false
}
