package extractor

// subjectFrench finds the subject of a French clause: before its verb a noun phrase without a preposition; behind it only
// where word order turns, in "rapporte l'agence", "que vante l'État", "Sont écartées les offres".
func (d *document) subjectFrench(c int32) subject {
	s := subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
	cl := &d.clauses[c]
	if cl.kind == infinitiveClause || cl.kind == adverbialClause && cl.finite < 0 || len(cl.words) == 0 {
		return s
	}
	if cl.leading && cl.kind == relativeClause && cl.finite < 0 && !cl.passive && cl.parent >= 0 && cl.parent != c {
		return d.subjectFrench(cl.parent) // Partie de X en mai, la ville ...
	}
	if cl.finite >= 0 && d.words[cl.finite].is(isInverted) {
		s.pronoun, s.pos = cl.finite, cl.finite
		return s
	}
	tentative := s
	end := cl.finite
	if end < 0 {
		end = cl.words[len(cl.words)-1] + 1
	}
	for _, i := range cl.words {
		if i >= end {
			break
		}
		if d.subjectAt(&s, i) {
			if cl.finite < 0 || !d.bareNoun(s.mention) {
				return s
			}
			if tentative.pos < 0 {
				tentative = s
			}
			s = subject{mention: -1, pronoun: -1, noun: -1, pos: -1}
		}
	}
	if tentative.pos >= 0 {
		return tentative
	}
	if s.pos >= 0 || cl.finite < 0 {
		return s
	}
	if d.invertible(cl) {
		d.subjectBehind(&s, cl)
	}
	return s
}

// compared reports whether the mention is only whom the subject is likened to: Comme l'Estonie avant elle, la Lettonie bannit X.
func (d *document) compared(m int32) bool {
	l := d.left(d.mentions[m].first)
	s := d.sentences[d.words[l.at].sentence]
	if l.at != s.First+1 || d.words[s.First].fold != "comme" {
		return false
	}
	for i := d.mentions[m].last; i < s.Last && i < d.mentions[m].last+4; i++ {
		if d.words[i].fold == "," {
			return true
		} else if d.words[i].is(isFinite) {
			return false
		}
	}
	return false
}

// thisIs reports whether ce is the subject: ce sera le cas, ce n'est pas tout.
func (d *document) thisIs(cl *clause) bool {
	if d.g.german || cl.finite < 1 {
		return false
	}
	i := cl.finite - 1
	for i > 0 && (d.words[i].fold == "ne" || d.words[i].fold == "n'") {
		i--
	}
	f := d.words[i].fold
	return d.words[i].sentence == cl.sentence && (f == "ce" || f == "c'" || f == "cela" || f == "ça")
}

// bareNoun reports whether the mention is a common noun without an article, an apposition in front: Premier service à ..., l'Institut.
func (d *document) bareNoun(m int32) bool {
	n := &d.mentions[m]
	return n.kind == actorMention && n.entry < 0 && d.left(n.first).det < 0 && !d.words[n.first].is(isPlu)
}

// subjectAt notes what stands at i and reports whether it settles the subject.
func (d *document) subjectAt(s *subject, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 {
		if d.mentions[m].first != i || !d.nominative(m) && !d.quantified(m) || d.compared(m) {
			return false
		}
		switch {
		case d.mentions[m].acts():
			s.mention, s.pos = m, i
			return true
		case s.pos < 0:
			s.noun, s.pos = i, i
		}
		return false
	}
	if w.is(isPron) && d.g.subjectPronouns[w.fold] && !w.is(isDet) {
		if s.pos < 0 {
			s.pronoun, s.pos = i, i
		}
		return false
	}
	if s.pos < 0 && (w.is(isNoun) || d.strangeName(i)) && (!w.class.has(d.g.known.time) || w.class.has(d.g.known.command)) {
		if l := d.left(i); l.prep == "" && l.rel == relNone {
			s.noun, s.pos = i, i
		}
	}
	return false
}

// quantified reports whether a word of quantity opens the clause's phrase that the mention stands in: une trentaine de communes, plus de 60
// universités, la plupart des lycées.
func (d *document) quantified(m int32) bool {
	l := d.left(d.mentions[m].first)
	if l.prep != "de" || l.at < 1 || !d.mentions[m].acts() {
		return false
	}
	q := l.at - 1
	if !quantities[d.words[q].fold] || d.words[q].sentence != d.words[l.at].sentence {
		return false
	}
	if q > 0 && d.words[q-1].is(isDet) && !d.words[q-1].is(isPrep) {
		q--
	}
	if q == 0 || d.words[q-1].sentence != d.words[q].sentence {
		return true
	}
	before := &d.words[q-1]
	return before.is(isPunct|isConj|isRel|isSubj) && !before.is(isPrep)
}

// quantities are words for how many, which "de" and those who are counted follow.
var quantities = wordSet("plus", "moins", "près", "beaucoup", "nombre", "plupart", "majorité", "moitié", "tiers", "quart", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine",
	"centaines", "dizaines", "millier", "milliers", "poignée", "série", "kyrielle", "foule", "ribambelle", "demi-douzaine", "quantité")

// invertible reports whether the subject may stand behind the verb: in relative clauses, after a verb of saying, and where
// the clause begins with its verb or a participle.
func (d *document) invertible(cl *clause) bool {
	if cl.kind == relativeClause {
		return !d.subjectRelative(cl)
	}
	f := &d.words[cl.finite]
	first := cl.words[0]
	if d.words[first].is(isPrep) && settingVerbs[d.lemmaText(f.verb)] {
		return true // Parmi les pays ... figurent l'Estonie et le Danemark
	}
	if d.words[first].fold == "comme" && (cl.final >= 0 && d.lemmaText(d.words[cl.final].verb) == "faire" || d.lemmaText(f.verb) == "faire") {
		return true // comme l'avaient fait les États-Unis
	}
	if first == cl.finite || d.words[first].is(isPP) || f.class.has(d.g.known.say) || d.words[first].fold == "ainsi" || d.words[first].fold == "tel" || d.words[first].fold == "telle" {
		return true
	}
	return cl.final >= 0 && d.words[cl.final].class.has(d.g.known.say)
}

// settingVerbs say that their subject, which follows them, belongs to what stands before them.
var settingVerbs = wordSet("figurer", "trouver", "ajouter", "ranger")

// subjectBehind finds the subject behind the verb of a clause that turns it round: Ainsi en a décidé la préfecture.
func (d *document) subjectBehind(s *subject, cl *clause) {
	for _, i := range cl.words {
		if i <= cl.finite {
			continue
		}
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.nominative(m) {
			if d.mentions[m].acts() {
				s.mention, s.pos = m, i
			}
			return
		}
		if w := &d.words[i]; w.is(isNoun) && w.mention < 0 && w.class.has(d.g.known.front) && d.left(i).prep == "" {
			s.noun, s.pos = i, i // confirme le porte-parole de l'Opéra
			return
		}
	}
}

// controlled is who is to act where a verb of asking governs the infinitive: demande au gouvernement d'interdire,
// appelle les communes à quitter; -1 where the subject of the governing clause acts itself.
func (d *document) controlled(p int32) int32 {
	cl := &d.clauses[p]
	asks, whom := false, int32(-1)
	for _, i := range cl.words {
		if f := d.words[i].fold; !asks && f == "lui" && d.words[i].is(isPron) && i < cl.finite {
			whom = i
		}
		if e := d.effectOf(i); d.words[i].is(verbal) && (e == opDemand || e == opAdvise && d.motionAsks(cl)) {
			asks = true
		}
		m := d.words[i].mention
		if !asks || m < 0 || d.mentions[m].first != i || !d.mentions[m].acts() {
			continue
		}
		if l := d.left(i); l.rel == relNone && (l.prep == "à" || l.prep == "") {
			return m
		}
	}
	if asks && whom >= 0 {
		return d.askedBeforeBy(whom)
	}
	return -1
}

// askedBeforeBy is the authority told last before the "lui" at i, in its sentence or the one before, that is no subject: ont écrit au Premier
// ministre. Ils lui demandent d'interdire X. Or -1.
func (d *document) askedBeforeBy(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.kind != actorMention || m.first >= i || d.words[i].sentence-d.words[m.first].sentence > 1 || d.words[m.head].is(isPlu) {
			continue
		}
		switch m.sort {
		case "government", "ministry", "city", "parliament", "person", "agency":
		default:
			continue
		}
		if l := d.left(m.first); l.prep != "à" && !(l.prep == "" && m.clause >= 0 && d.clauses[m.clause].finite >= 0 && m.first > d.clauses[m.clause].finite) {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}

// subjectRelative reports whether the relative clause opens with qui.
func (d *document) subjectRelative(cl *clause) bool {
	return len(cl.words) > 0 && d.words[cl.words[0]].fold == "qui"
}
