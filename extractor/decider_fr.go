package extractor

import "edikt"

// orderedNext is whom the next sentence, or the rest of this one, names as the one who ordered what clause c tells: Le recteur en a
// donné la consigne; C'est le ministre qui en a décidé ainsi; L'ordre est venu du régulateur. Or -1.
// An order outweighs what the clause itself says of who acts, an announcement does not.
func (d *document) orderedNext(c int32, nouns map[string]bool) int32 {
	si := d.clauses[c].sentence
	for k := int(c) + 1; k < len(d.clauses) && d.clauses[k].sentence <= si+1; k++ {
		cl := &d.clauses[k]
		if cl.finite < 0 || cl.neg >= 0 || cl.question {
			continue
		}
		if m := d.comesFrom(int32(k), nouns); m >= 0 {
			return m
		}
		if !d.ordersThat(cl, nouns) {
			continue
		}
		if m := d.subjectFrench(int32(k)).mention; m >= 0 && d.mentions[m].sort != "media" {
			return m
		}
		if m := d.anchorActor(cl); m >= 0 {
			return m
		}
	}
	return -1
}

// ordersThat reports whether the clause says with "en" that its subject ordered or announced what was told: en a donné l'ordre, en a
// fait l'annonce, en a décidé ainsi.
func (d *document) ordersThat(cl *clause, nouns map[string]bool) bool {
	carried := false
	for _, i := range cl.words {
		w := &d.words[i]
		switch {
		case w.fold == "en" && w.is(isPron):
			carried = true
		case !carried:
		case w.is(verbal) && d.lemmaText(w.verb) == "décider":
			return true
		case w.is(isNoun) && nouns[w.fold]:
			return d.left(i).prep == "" && carryVerbs[d.lemmaText(cl.verb)]
		}
	}
	return false
}

// comesFrom is whom a clause names as the source of an order told before: La décision émane de l'agence. Or -1.
func (d *document) comesFrom(c int32, nouns map[string]bool) int32 {
	cl := &d.clauses[c]
	if !sourceVerbs[d.lemmaText(cl.verb)] {
		return -1
	}
	s := d.subjectFrench(c)
	if s.noun < 0 || s.mention >= 0 || !nouns[d.words[s.noun].fold] && !d.words[s.noun].class.has(d.g.known.measureNoun) || d.left(s.noun).det < 0 || d.g.indefinite[d.words[d.left(s.noun).det].fold] {
		return -1
	}
	for i, m := range d.actingIn(cl) {
		if l := d.left(i); i > cl.finite && l.prep == "de" && l.rel == relNone {
			return m
		}
	}
	return -1
}

// issuerNext is whose order the next sentence calls what clause c tells without saying who acts: Les agents doivent effacer X. La directive
// du ministère vaut aussi pour ...; La consigne a été donnée par le recteur. Or -1.
func (d *document) issuerNext(c int32) int32 {
	si := d.clauses[c].sentence
	if int(si)+1 >= len(d.sentences) || d.sentences[si].Paragraph != d.sentences[si+1].Paragraph {
		return -1
	}
	for k := int(c) + 1; k < len(d.clauses) && d.clauses[k].sentence <= si+1; k++ {
		cl := &d.clauses[k]
		if cl.sentence <= si || cl.kind != mainClause || cl.finite < 0 || cl.question || d.words[cl.finite].is(isFuture|isSubj2) {
			continue
		}
		n := d.subjectFrench(int32(k)).noun
		if n < 0 || n > d.sentences[si+1].First+4 || d.words[n].mention >= 0 || !orderNouns[d.words[n].fold] && !paperNouns[d.words[n].fold] {
			return -1
		}
		l := d.left(n)
		if l.prep != "" || l.det < 0 || d.g.indefinite[d.words[l.det].fold] {
			return -1
		}
		return d.issuerOf(n, int32(k))
	}
	return -1
}

// orderFellAt is the house or place in which the sentence before si says that an order came: À la radio publique, la consigne est tombée. Les
// journalistes sont priés de .... Or -1.
func (d *document) orderFellAt(r *rule, si int32) int32 {
	if si == 0 || r.kind != edikt.Ban && r.kind != edikt.Mandate && r.kind != edikt.AdviceAgainst || d.sentences[si-1].Paragraph != d.sentences[si].Paragraph || d.served[si-1] {
		return -1
	}
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si-1 || cl.kind != mainClause || cl.question || cl.neg >= 0 || cl.finite < 0 || !sourceVerbs[d.lemmaText(cl.verb)] && !cl.passive {
			continue
		}
		if n := d.subjectFrench(int32(k)).noun; n >= 0 && (orderNouns[d.words[n].fold] || paperNouns[d.words[n].fold] || d.words[n].fold == "couperet") {
			return d.locativeWithin(int32(k), 1)
		}
	}
	return -1
}

// issuerOf is whose the order at n is that is the subject of clause c: the body that hangs on it, or by whom it was given. Or -1.
func (d *document) issuerOf(n, c int32) int32 {
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first < n || m.first > n+8 || !m.acts() || m.modifier || m.sort == "media" {
			continue
		}
		if l := d.left(m.first); l.rel == relGen && l.noun == n && l.prep == "de" {
			return int32(k)
		}
	}
	for k := range d.clauses {
		o := &d.clauses[k]
		if !o.passive || o.sentence != d.clauses[c].sentence || int32(k) != c && o.anchor != n {
			continue
		}
		if m := d.agent(int32(k)); m >= 0 && d.mentions[m].sort != "media" {
			return m
		}
		if d.lemmaText(o.verb) != "signer" {
			continue
		}
		for i, m := range d.actingIn(o) { // signé du ministre
			if d.left(i).prep == "de" && d.left(i).rel == relNone && d.mentions[m].sort != "media" {
				return m
			}
		}
	}
	return -1
}

var (
	paperNouns  = wordSet("circulaire", "note", "arrêté", "décret", "ordonnance", "règlement", "mesure", "règle", "décision", "message", "courriel", "lettre", "texte", "mot")
	orderNouns  = wordSet("ordre", "consigne", "décision", "instruction", "directive", "injonction", "interdiction")
	toldNouns   = wordSet("annonce", "promesse", "initiative", "demande", "mesure", "engagement", "choix")
	carryVerbs  = wordSet("donner", "prendre", "faire", "passer", "signer", "formuler", "émettre", "diffuser", "publier")
	sourceVerbs = wordSet("venir", "émaner", "provenir", "revenir", "tomber", "partir")
)
