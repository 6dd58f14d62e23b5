package extractor

import "edikt/language"

// relativeActor is who acts in a relative clause on the trigger noun: das Verbot, das die Behörde verhängt hatte. Or -1.
func (d *document) relativeActor(i int32) int32 {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.kind != relativeClause || cl.anchor != i && !d.anchoredFrench(int32(k), i) && !d.anchoredGerman(cl, i) || cl.sentence != d.words[i].sentence {
			continue
		}
		enforced := d.g.german && cl.anchor < cl.words[0] && d.words[cl.words[0]].fold == "mit" // das Verbot, mit dem
		for _, w := range cl.words {
			if e := d.effectOf(w); d.words[w].is(verbal) && (e == opEnforce || e == opDecide || e == opPlan || !d.g.german && cl.passive && (e == opDemand || e == opOrder)) {
				enforced = true
			}
		}
		if !enforced {
			continue
		}
		if cl.passive {
			return d.agent(int32(k))
		}
		return d.subjectOf(int32(k)).mention
	}
	return -1
}

// attachedActor is the institution that hangs on a trigger noun: Verbot der Regierung, l'interdiction par la Belgique,
// belgisches Verbot, EU-Verbot.
func (d *document) attachedActor(i int32) int32 {
	if d.tokens[i].Is(language.GapTail) && d.g.german { // das TikTok- und WhatsApp-Verbot der Stadt
		if h := d.gapHead(i, d.sentences[d.words[i].sentence].Last); h >= 0 {
			return d.attachedActor(h)
		}
	}
	article := int32(-1)
	if d.g.german {
		article = d.extendedArticle(i)
	}
	for k := range d.mentions {
		m := &d.mentions[k]
		if !m.acts() || d.words[m.first].sentence != d.words[i].sentence {
			continue
		}
		if m.modifier {
			if m.first == i {
				return int32(k)
			}
			continue
		}
		if d.g.german && int(m.last) < len(d.words) && d.makes(m.last) {
			continue // Ausschluss der Firma Huawei
		}
		l := d.left(m.first)
		if article >= 0 && l.at == article+1 && d.g.agentPreps[l.prep] {
			return int32(k) // das von Bayern verhängte Verbot
		}
		if (l.rel == relGen || l.rel == relPrep) && l.noun == i && (l.prep == "" || l.prep == "von" || l.prep == "durch" || l.prep == "par" || l.prep == "de" || l.prep == "seitens") {
			return int32(k)
		}
		if d.g.german && m.kind == placeMention && l.rel == relPrep && l.noun == i && l.prep == "in" {
			return int32(k) // das Verbot in Nepal
		}
		if m.kind == placeMention && m.last == i && genitiveName(d.words[m.first].fold) { // Belgiens Verbot
			return int32(k)
		}
	}
	l := d.left(i)
	if p := d.adjectiveBehind(i); p >= 0 {
		return d.add(mention{kind: placeMention, first: i + 1, last: i + 2, head: i + 1, entry: p, place: p, clause: d.words[i].clause})
	}
	for j := l.at; j < i; j++ {
		if p := d.g.placeAdjective(d.words[j].fold); p >= 0 {
			return d.add(mention{kind: placeMention, first: j, last: j + 1, head: j, entry: p, place: p, clause: d.words[i].clause})
		}
	}
	return -1
}

func genitiveName(fold string) bool { return len(fold) > 3 && fold[len(fold)-1] == 's' }

// agent is who stands behind von, durch, par in a passive clause.
func (d *document) agent(c int32) int32 {
	for i, m := range d.actingIn(&d.clauses[c]) {
		if l := d.left(i); d.g.agentPreps[l.prep] && (l.rel == relNone || !d.g.german && l.noun == d.clauses[c].anchor && d.clauses[c].kind == relativeClause) {
			return m
		}
	}
	return -1
}

// extendedArticle is the article of the noun at i before an attribute with a phrase of its own: das von Bayern verhängte Verbot. Or -1.
func (d *document) extendedArticle(i int32) int32 {
	first := d.sentences[d.words[i].sentence].First
	j := i - 1
	for j > first && d.modifies(j, i) {
		j--
	}
	if j == i-1 {
		return -1
	}
	a := d.articleOfPhrase(j, max(first, i-11))
	for k := a + 1; a >= 0 && k <= j; k++ {
		if w := &d.words[k]; w.is(isFinite) && !w.is(isNoun|isName|isAdj|isDet|isPrep) {
			return -1
		}
	}
	return a
}
