package extractor

import "slices"

// peer reports whether an institution is the object of the verb at i and no service is: rejoint l'Estonie et la Lettonie.
func (d *document) peer(c, i int32) bool {
	peer := false
	for _, j := range d.clauses[c].words {
		m := d.words[j].mention
		if j <= i || m < 0 || d.mentions[m].first != j {
			continue
		}
		if d.mentions[m].kind == targetMention {
			return false
		}
		if l := d.left(j); d.mentions[m].acts() && (d.namedBody(&d.mentions[m]) || d.mentions[m].anaphor && d.sameBefore(m) >= 0) && l.prep == "" && (l.rel == relNone || l.rel == relCoord) {
			peer = true
		}
	}
	return peer
}

// followedFrench reports whether the mention is the object of a verb of following in its clause: a suivi l'Australie, imite Lille.
func (d *document) followedFrench(m *mention) bool {
	cl := &d.clauses[m.clause]
	if cl.passive || cl.neg >= 0 || !d.namedBody(m) {
		return false
	}
	for _, i := range cl.words {
		if w := &d.words[i]; i < m.first && w.is(verbal) && !w.is(isAux) && w.class.has(d.g.known.follow) {
			return d.subjectFrench(m.clause).pos < i
		}
	}
	return false
}

// another keeps the subject of a clause from being the body whose measure it repeats: after the ville, the agglomération that follows
// suit is another one.
func (d *document) another(r *rule, c, i int32, b *found) {
	if b.actor < 0 || !d.words[i].class.has(d.g.known.follow) && r.Form != "alike" && r.Form != "bare" && r.Form != "peer" && !(r.fixed && r.status != b.status) {
		return
	}
	m := d.subjectFrench(c).mention
	if m < 0 || !d.mentions[m].anaphor || d.entityOf(m).id != b.ActorID() {
		return
	}
	if o := &d.mentions[b.actor]; d.words[o.head].fold != d.words[d.mentions[m].head].fold {
		d.mentions[m].anaphor = false
	}
}

// soonWords put a clause without a verb into the future: Bientôt imitée par Lille.
var soonWords = wordSet("bientôt", "prochainement", "demain")

// followers reports whether the institutions behind "de" or "par" did what was told before: suivie du Canada, imité par Lille.
func (d *document) followers(l *leftSide) bool {
	first := d.sentences[d.words[l.at].sentence].First
	if l.prep != "de" && l.prep != "par" || l.at == first {
		return false
	}
	i := l.at - 1
	for i > first && i > l.at-7 && d.betweenTimes(i) { // suivie quelques jours plus tard par
		i--
	}
	w := &d.words[i]
	return (w.is(isPP) && !w.is(isFinite) || w.is(isPP|isFinite) && i > first && d.words[i-1].fold == ",") && w.class.has(d.g.known.follow) && !d.auxLeft(i, first)
}

// betweenTimes reports whether the word at i may belong to a phrase of time: deux semaines plus tard, peu après, le mois suivant.
func (d *document) betweenTimes(i int32) bool {
	w := &d.words[i]
	if w.class.has(d.g.known.follow) || w.is(isPunct) || w.mention >= 0 {
		return false
	}
	return w.is(isDet|isNum|isAdv|isNeg) || w.class.has(d.g.known.time) || whenWords[w.fold]
}

// whenWords make up phrases of time with a noun: dans quelques jours, le mois suivant.
var whenWords = wordSet("en", "dans", "tard", "après", "peu", "suivant", "suivante", "quelques")

// bodyIn reports whether anybody who can act is named in the clause.
func (d *document) bodyIn(c int32) bool {
	for range d.actingIn(&d.clauses[c]) {
		return true
	}
	return slices.ContainsFunc(d.clauses[c].words, d.strangeName)
}
