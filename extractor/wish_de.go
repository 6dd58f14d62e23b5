package extractor

// wished is what a clause says somebody only wants or plans: geht es nach der Ministerin, sind Handys bald verboten; nach den Plänen der
// Regierung werden sie verboten. It returns how far that makes the measure, and noEffect where the clause says nothing of the kind.
func (d *document) wished(c int32) (effect, int32) {
	if m := d.goesBy(c); m >= 0 {
		return opDemand, m
	}
	for _, i := range d.clauses[c].words {
		w := &d.words[i]
		if !w.is(isNoun) || !w.class.has(d.g.known.scheme) {
			continue
		}
		if l := d.left(i); l.rel != relNone || !schemePreps[l.prep] {
			continue
		}
		e := d.effectOf(i)
		if e != opPlan && e != opConsider {
			e = opDemand // nach Vorstellung der Ministerin
		}
		return e, d.attachedActor(i)
	}
	return noEffect, -1
}

var schemePreps = wordSet("nach", "laut", "gemäss", "zufolge")

// deputiesWant reports whether the subject of a clause is members of a parliament without a name: Abgeordnete wollen TikTok verbieten.
func (d *document) deputiesWant(c int32) bool {
	s := d.subjectOf(c)
	return s.mention < 0 && s.noun >= 0 && d.wants(c) && d.words[s.noun].class.has(d.g.known.legislator)
}

// insideScheme reports whether a service stands in what a noun for a plan or wish opens, so that no verb outside is about it: ließ den Plan
// fallen, Zoom einzuführen.
func (d *document) insideScheme(m *mention, c, trigger int32) bool {
	if m.clause < 0 || m.clause == c || d.words[trigger].clause == m.clause {
		return false
	}
	cl := &d.clauses[m.clause]
	if cl.kind != infinitiveClause || cl.parent != c || len(cl.words) == 0 {
		return false
	}
	n := d.nounBefore(cl.words[0])
	return n >= 0 && d.words[n].class.has(d.g.known.scheme)
}

// goesBy is by whose will, told in a condition, something would be done: Geht es nach der Ministerin, ...; wenn es nach ihr geht. Or -1.
func (d *document) goesBy(c int32) int32 {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.parent != c || cl.kind != conditionClause || cl.verb == 0 || d.lemmaText(cl.verb) != "gehen" {
			continue
		}
		if s := d.subjectOf(int32(k)); s.pronoun < 0 || d.words[s.pronoun].fold != "es" {
			continue
		}
		for i, m := range d.actingIn(cl) {
			if l := d.left(i); l.prep == "nach" && l.rel == relNone {
				return m
			}
		}
	}
	return -1
}
