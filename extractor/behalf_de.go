package extractor

// describedBehind is the body that the person whose name stands at j is said to lead or speak for behind the name: Eva Muster, Leiterin des
// Amtes. Or -1.
func (d *document) describedBehind(j int32) int32 {
	m := d.words[j].mention
	if m < 0 || d.mentions[m].kind != personMention {
		return -1
	}
	for k := range d.mentions { // Kai Muster vom Amt für Informatik
		if o := &d.mentions[k]; o.kind == actorMention && o.first > d.mentions[m].last && o.first <= d.mentions[m].last+2 && d.left(o.first).prep == "von" && d.left(o.first).at == d.mentions[m].last {
			return int32(k)
		}
	}
	if int(d.mentions[m].last)+2 >= len(d.words) || d.words[d.mentions[m].last].fold != "," {
		return -1
	}
	for k := d.mentions[m].last + 1; int(k) < len(d.words) && k < d.mentions[m].last+4 && !boundary(&d.words[k]); k++ {
		if w := &d.words[k]; w.is(isNoun) && (w.class.has(d.g.known.spokes) || w.class.has(d.g.known.front)) {
			return d.frontOf(k)
		}
	}
	return -1
}

// concernedAheadOfColon is whom the clause that a colon closes before clause c is about: Für die Kammer ist X Geschichte: „Wir haben ...“;
// Die Stadt macht Ernst: „Wir ...“. Or -1.
func (d *document) concernedAheadOfColon(c int32) int32 {
	k := d.closedByColon(c)
	if k < 0 {
		return -1
	}
	if m := d.subjectOf(k).mention; m >= 0 && d.mentions[m].kind == actorMention && d.mentions[m].sort != "person" && d.mentions[m].sort != "media" {
		return m
	}
	for i, m := range d.actingIn(&d.clauses[k]) {
		if l := d.left(i); l.rel == relNone && (l.prep == "für" || l.prep == "bei") && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// spokenOnBehalf is the institution for which a person speaks in a clause: Für die Universität erklärte Rektor Muster, man .... Or -1.
func (d *document) spokenOnBehalf(c int32) int32 {
	if m := d.inTheNameOf(c); m >= 0 {
		return m
	}
	cl := &d.clauses[c]
	if s := d.subjectOf(c); s.mention < 0 || !d.tellsGerman(cl) || d.mentions[s.mention].kind != personMention && !d.office(d.mentions[s.mention].head) {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); l.rel == relNone && l.prep == "für" && i < cl.finite && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// inTheNameOf is the institution in whose name a person speaks or acts in a clause: Im Namen der Stadt kündigte Anna Muster an, .... Or -1.
func (d *document) inTheNameOf(c int32) int32 {
	for i, m := range d.actingIn(&d.clauses[c]) {
		if l := d.left(i); l.rel == relGen && d.words[l.noun].fold == "namen" && d.left(l.noun).prep == "in" {
			return m
		}
	}
	return -1
}
