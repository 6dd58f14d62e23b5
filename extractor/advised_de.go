package extractor

import "edikt"

// advised is what a rule about leaving or taking up a service is where the clause only says what others are advised or called on to do:
// rät Vereinen, Facebook den Rücken zu kehren, is advice against it. Else the rule itself.
func (d *document) advised(r *rule, c int32) *rule {
	if !d.g.german || r.same || r.again || r.advised == nil || !d.onlyAdvises(c) {
		return r
	}
	return r.advised
}

// onlyAdvises reports whether the infinitive clause c hangs on a verb of advising, or of calling on others.
func (d *document) onlyAdvises(c int32) bool {
	cl := &d.clauses[c]
	if cl.kind != infinitiveClause || cl.parent < 0 || cl.neg >= 0 || cl.anchor >= 0 && d.adjunct(cl) {
		return false
	}
	p := &d.clauses[cl.parent]
	if p.neg >= 0 {
		return false
	}
	for _, i := range p.words {
		if w := &d.words[i]; w.is(verbal) && w.class.has(d.g.known.advise) && d.subjectOf(cl.parent).mention >= 0 {
			return true
		}
	}
	return false
}

// twin is the rule for advice made of one for leaving or taking up a service, or nil.
func (r *rule) twin() *rule {
	t := *r
	switch r.kind {
	case edikt.Exit:
		t.kind = edikt.AdviceAgainst
	case edikt.Adoption:
		t.kind = edikt.AdviceFor
	default:
		return nil
	}
	t.Weak, t.fixed, t.status = true, true, fact
	return &t
}
