package extractor

import "edikt"

// ruled gives measures without an actor the institution that the clause before says has acted, unless another event says who it
// was.
func (d *document) ruled() {
	for f := range d.found {
		e := &d.found[f]
		if e.actor >= 0 || e.Kind != edikt.Ban && e.Kind != edikt.Mandate || e.status == proposed || e.status == rejected && e.fixed {
			continue
		}
		c := d.words[e.order].clause
		if c < 0 || d.clauses[c].kind == infinitiveClause || d.resumes(&d.clauses[c]) || d.toldByAnother(f) {
			continue
		}
		paper := false
		if s := d.subjectOf(c); s.noun >= 0 && !d.clauses[c].passive && d.targetAt(s.noun) < 0 && d.mentionOf(s.noun, groupMention) < 0 {
			paper = d.words[s.noun].class.has(d.g.known.paper) && d.effectOf(s.noun) != opDemand
			if p := d.pathOf(e.mention); p.top != s.noun && !paper {
				continue
			}
		}
		a := d.ruledBefore(c, d.mentions[e.mention].entry)
		if a < 0 && paper {
			a = d.actedInLast(c)
		}
		if a >= 0 {
			d.setActor(&e.Event, a)
			e.actor = a
			e.Confidence *= 0.8
		}
	}
}

// toldByAnother reports whether another event of the same kind and service has an actor and tells the same measure: it stands
// beside, or is as far.
func (d *document) toldByAnother(f int) bool {
	e := &d.found[f]
	for i := range d.found {
		o := &d.found[i]
		if o.actor < 0 || o.Kind != e.Kind || o.Target.ID != e.Target.ID {
			continue
		}
		if far := d.words[o.order].sentence - d.words[e.order].sentence; far == 0 || far == 1 || o.status == e.status && far < 0 {
			return true
		}
	}
	return false
}

// ruledBefore is the institution that the clause before, in its own or the last sentence, says has acted or has a rule: Die Stadt
// Linz hat eine neue Dienstanweisung. TikTok ist darin untersagt. Another service than entry there makes it another matter. Or -1.
func (d *document) ruledBefore(c, entry int32) int32 {
	si := d.clauses[c].sentence
	for k := c - 1; k >= 0; k-- {
		cl := &d.clauses[k]
		if cl.sentence < si-1 || cl.sentence < si && d.sentences[cl.sentence].Paragraph != d.sentences[si].Paragraph && !d.sentences[cl.sentence].Headline {
			return -1
		}
		if cl.kind != mainClause && cl.kind != fragment || cl.question || cl.neg >= 0 || cl.passive || !d.rules(cl) || d.otherService(k, entry) {
			continue
		}
		if m := d.subjectOf(k).mention; m >= 0 && d.mentions[m].kind != personMention && d.mentions[m].sort != "media" && !d.onlyProposes(m) {
			return m
		}
	}
	return -1
}

// actedInLast is the institution or office that the main clause of the sentence before is about, which is behind the paper that clause c
// names: Der Landrat ist streng. Eine Weisung verbietet TikTok. Or -1.
func (d *document) actedInLast(c int32) int32 {
	si := d.clauses[c].sentence
	for k := c - 1; k >= 0 && d.clauses[k].sentence >= si-1; k-- {
		cl := &d.clauses[k]
		if cl.sentence == si || cl.kind != mainClause || d.sentences[si-1].Paragraph != d.sentences[si].Paragraph {
			continue
		}
		if cl.question || cl.neg >= 0 || cl.passive || cl.reported {
			return -1
		}
		if m := d.subjectOf(k).mention; m >= 0 && d.mentions[m].sort != "media" && (d.mentions[m].kind != personMention || d.titled(m) >= 0) && !d.onlyProposes(m) {
			return m
		}
		return -1
	}
	return -1
}

// rules reports whether a clause tells of acting, of a rule or of what follows from something.
func (d *document) rules(cl *clause) bool {
	k := &d.g.known
	if d.g.classOf(cl.verb).has(k.act) {
		return true
	}
	for _, i := range cl.words {
		if w := &d.words[i]; w.is(isNoun) && (w.class.has(k.paper) || w.class.has(k.measure) || w.class.has(k.ruling) || w.class.has(k.consequence)) {
			return true
		}
	}
	return false
}

// otherService reports whether clause k names another service than entry.
func (d *document) otherService(k, entry int32) bool {
	for i := range d.mentions {
		if m := &d.mentions[i]; m.kind == targetMention && m.clause == k && m.entry != entry && !d.generic(m.entry) {
			return true
		}
	}
	return false
}
