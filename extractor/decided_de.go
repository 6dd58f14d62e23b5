package extractor

import "edikt"

// toldWithActor reports whether an earlier event says who acts: then an agentless sentence only tells it again.
func (d *document) toldWithActor(r *rule, entry int32) bool {
	for i := range d.found {
		if f := &d.found[i]; f.actor >= 0 && f.Kind == r.kind && d.mentions[f.mention].entry == entry && !(f.headline && d.mentions[f.actor].kind == placeMention) {
			return true
		}
	}
	return false
}

// decided corrects who acts where the sentence or the next one says who took the decision: instead of the owner of the
// devices or the place of the schools it is about, and instead of nobody.
func (d *document) decided(r *rule, c, trigger, entry int32, s status, actors []int32, conf float64) ([]int32, float64) {
	if len(actors) > 0 && conf > 0.85 || d.toldWithActor(r, entry) {
		return actors, conf
	}
	if m := d.author(c); m >= 0 && s != ended {
		return d.group(m), 0.8
	}
	if m := d.decidedBy(c, trigger); m >= 0 && !(s == ended && d.isCourt(m)) && len(d.named([]int32{m})) > 0 {
		return d.group(m), 0.8
	}
	if r.kind == edikt.AdviceAgainst || r.kind == edikt.AdviceFor {
		if m := d.adviser(c, trigger); m >= 0 && len(actors) == 0 {
			return d.group(m), 0.8
		}
	}
	if s == proposed && len(actors) == 0 {
		if m := d.drafter(c); m >= 0 {
			return d.group(m), 0.8
		}
	}
	if m := d.demander(c); m >= 0 && len(actors) == 0 && (s == proposed || (r.kind == edikt.Ban || r.kind == edikt.Mandate) && d.soDemanded(c)) {
		return d.group(m), 0.75
	}
	if m := d.announcer(c, trigger); m >= 0 && len(actors) == 0 && s != ended {
		return d.group(m), 0.75
	}
	return actors, conf
}

// decidedBy is who took the decision that an agentless clause tells: in the next clause or sentence a subject that decides
// "das", "es", "so" or "die Regelung" (Das hat der Senat angeordnet; die Schulleitung hat es kassiert). Or -1.
func (d *document) decidedBy(c, trigger int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if int32(k) == c || cl.sentence < si || cl.sentence > si+1 || cl.finite < 0 || cl.finite < trigger || cl.question {
			continue
		}
		if cl.sentence > si && (cl.kind != mainClause || d.sentences[cl.sentence].Paragraph != d.sentences[si].Paragraph && !d.sentences[si].Headline) {
			continue
		}
		if m := d.paperSays(int32(k)); m >= 0 {
			return m
		}
		if cl.kind == mainClause && cl.sentence > si && d.drawsConsequence(cl) {
			return d.responsible(int32(k))
		}
		if cl.kind != mainClause || !d.holdsVerb(cl, d.g.known.enact) || !d.pointsBack(int32(k)) || d.also(cl.finite) {
			continue
		}
		if m := d.responsible(int32(k)); m >= 0 {
			return m
		}
	}
	return -1
}

// drawsConsequence reports whether a clause says that what was told is the step that somebody took: zieht damit die Konsequenz aus ....
func (d *document) drawsConsequence(cl *clause) bool {
	back, step := false, false
	for _, i := range cl.words {
		w := &d.words[i]
		back = back || w.fold == "damit" || w.fold == "so"
		step = step || w.is(isNoun) && w.class.has(d.g.known.consequence)
	}
	return back && step
}

// demander is who, by the next sentence, demands what a clause tells: Das verlangt der Verband. Or -1.
func (d *document) demander(c int32) int32 {
	si := d.clauses[c].sentence
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence < si || cl.sentence > si+1 || int32(k) == c || cl.kind != mainClause || len(cl.words) == 0 || cl.finite <= d.clauses[c].words[0] {
			continue
		}
		switch d.words[cl.words[0]].fold {
		case "das", "dies", "so", "diese", "dieser":
		default:
			continue
		}
		if e := d.effectOf(cl.finite); e != opDemand && e != opConsider {
			continue
		}
		if m := d.subjectOf(int32(k)).mention; m >= 0 && d.mentions[m].acts() {
			return m
		}
	}
	return -1
}

// soDemanded reports whether the next clause says at whose behest something is done: so verlangt es die Leitung.
func (d *document) soDemanded(c int32) bool {
	k := int(c) + 1
	if k >= len(d.clauses) || len(d.clauses[k].words) < 2 {
		return false
	}
	cl := &d.clauses[k]
	return cl.kind == mainClause && d.words[cl.words[0]].fold == "so" && cl.finite == cl.words[1] && d.effectOf(cl.finite) == opDemand
}

// paperSays is whose paper a clause names as the source of what was told: Das geht aus einem Erlass der Behörde hervor; so steht es in
// der Hausordnung des Landtags. Or -1.
func (d *document) paperSays(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 || cl.kind != mainClause {
		return -1
	}
	switch d.words[cl.words[0]].fold {
	case "das", "dies", "so":
	default:
		return -1
	}
	for i, m := range d.actingIn(cl) {
		l := d.left(i)
		if l.rel != relGen && l.rel != relPrep || l.noun < 0 {
			continue
		}
		if k := &d.g.known; d.words[l.noun].class.one(k.paper, k.ruling, k.consequence) && d.effectOf(l.noun) != opDemand {
			return m
		}
	}
	return -1
}

// issuer is whose paper it is that forbids or orders: das Gesetz von Montana untersagt; ein Erlass des Ministeriums, der ...;
// hat eine Bekanntmachung vorbereitet, die ... verpflichtet. Or -1.
func (d *document) issuer(c int32) int32 {
	cl := &d.clauses[c]
	noun := int32(-1)
	if cl.kind == relativeClause {
		noun = cl.anchor
	} else if s := d.subjectOf(c); s.mention < 0 {
		noun = s.noun
	}
	if noun < 0 || !d.words[noun].class.has(d.g.known.paper) {
		return -1
	}
	if m := d.attachedActor(noun); m >= 0 {
		return m
	}
	if cl.kind == relativeClause && cl.parent >= 0 && !d.clauses[cl.parent].passive {
		if m := d.clauseActor(cl.parent, -1); m >= 0 {
			return m
		}
		if m := d.laidBefore(cl.parent); m >= 0 {
			return m
		}
		if m := d.locativeWithin(cl.parent, 1); m >= 0 && d.authority(m) {
			return m // im Parlament liegt ein Entwurf, nach dem ...
		}
	}
	return -1
}

// laidBefore is the body to which a clause says that a paper has come: Dem Parlament liegt eine Petition vor. Or -1.
func (d *document) laidBefore(c int32) int32 {
	cl := &d.clauses[c]
	if d.lemmaText(cl.verb) != "vorliegen" {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.prep == "" && l.rel == relNone && d.ruling(m) {
			return m
		}
	}
	return -1
}

// author is whose paper a sentence rests on: wie aus einem Rundschreiben des Landesamts hervorgeht; laut einer Weisung der
// Direktion. Or -1.
func (d *document) author(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.modifier || m.first < s.First || m.last > s.Last || m.sort == "media" {
			continue
		}
		l := d.left(m.first)
		if l.rel != relGen && l.rel != relPrep || !d.words[l.noun].class.has(d.g.known.paper) {
			continue
		}
		switch d.left(l.noun).prep {
		case "aus", "laut", "in", "per", "mit", "gemäss", "nach":
			return int32(k)
		}
	}
	return -1
}
