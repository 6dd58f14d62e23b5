package extractor

// saysSoNext is the subject of the next sentence where it says that it has said this: Le ministère vient de le rappeler; Le
// gouvernement a pris cette décision mardi; La mesure a été annoncée par la ville.
func (d *document) saysSoNext(c int32) int32 {
	si := d.clauses[c].sentence + 1
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence != si && !(cl.sentence == si-1 && int32(k) > c && d.behindSign(cl)) || cl.finite < 0 || cl.kind != mainClause {
			continue
		}
		s := d.subjectFrench(int32(k))
		if cl.passive && s.noun >= 0 && d.words[s.noun].class.has(d.g.known.measureNoun) {
			return d.agent(int32(k))
		}
		if s.mention < 0 || d.mentions[s.mention].sort == "media" {
			return -1
		}
		for _, dom := range d.domain(int32(k)) {
			for _, i := range d.clauses[dom].words {
				w := &d.words[i]
				if (w.fold == "le" || w.fold == "l'") && w.is(isPron) && !w.is(isDet) && d.tells(&d.clauses[dom]) {
					return s.mention
				}
				if w.is(isNoun) && w.class.has(d.g.known.measureNoun) && d.takesMeasure(i, &d.clauses[dom]) {
					return s.mention
				}
			}
		}
		return -1
	}
	return -1
}

// summedUp is who is named where the words behind the clause sum it up as advice or a rule: Évitez TikTok : c'est la consigne que la
// Cnil adresse ...; tel est le conseil du ministère; voilà ce que recommande l'agence. Or -1.
func (d *document) summedUp(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	s := d.sentences[cl.sentence]
	i := cl.words[len(cl.words)-1] + 1
	for i < s.Last && d.words[i].fold != ":" && d.words[i].fold != "»" && d.words[i].fold != "," && d.words[i].fold != "–" {
		i++
	}
	for i < s.Last && d.words[i].is(isPunct) {
		i++
	}
	if i >= s.Last {
		if int(cl.sentence)+1 >= len(d.sentences) || d.sentences[cl.sentence+1].Paragraph != s.Paragraph {
			return -1
		}
		s = d.sentences[cl.sentence+1]
		i = s.First
	}
	if !d.sumsUp(i, s.Last) {
		return -1
	}
	saying := false
	for ; i < s.Last; i++ {
		w := &d.words[i]
		k := &d.g.known
		saying = saying || w.is(isPP) && (d.effectOf(i) == opDecide || d.effectOf(i) == opPlan || d.effectOf(i) == opDemand || d.lemmaText(w.verb) == "vouloir" || w.class.has(k.order)) || w.class.has(k.document) || w.class.has(k.tell) || w.class.has(k.say) || w.class.has(k.measureNoun) || d.effectOf(i) == opAdvise || sumNouns[w.fold]
		if m := w.mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() && saying {
			if p := d.left(i).prep; (p == "" || p == "de" || p == "par") && d.mentions[m].sort != "media" {
				return m
			}
		}
	}
	return -1
}

// sumsUp reports whether a turn that sums up what was told stands at i: c'est, tel est, voilà, telle est.
func (d *document) sumsUp(i, last int32) bool {
	if i+2 >= last {
		return false
	}
	switch d.words[i].fold {
	case "voilà", "voici":
		return true
	case "c'", "tel", "telle", "tels", "telles", "ce":
		f := d.words[i+1].fold
		return f == "est" || f == "était" || f == "sont"
	}
	return false
}

var sumNouns = wordSet("conseil", "conseils", "consigne", "consignes", "message", "recommandation", "recommandations", "avertissement", "appel", "position", "credo", "règle", "injonction", "directive")

// takesMeasure reports whether the measure at i is one told before that the clause's subject takes: a pris cette décision,
// justifie la mesure.
func (d *document) takesMeasure(i int32, cl *clause) bool {
	l := d.left(i)
	if l.prep != "" || l.det < 0 || cl.passive || cl.neg >= 0 {
		return false
	}
	demonstrative := false
	switch d.words[l.det].fold {
	case "cette", "ce", "cet":
		demonstrative = true
	case "la", "le", "l'", "sa", "son":
	default:
		return false
	}
	for _, j := range cl.words {
		w := &d.words[j]
		if !w.is(verbal) {
			continue
		}
		switch d.lemmaText(w.verb) {
		case "prendre", "justifier", "annoncer", "motiver", "expliquer", "édicter", "signer", "assumer", "décréter", "dévoiler", "arrêter", "publier":
			return demonstrative || d.lemmaText(w.verb) != "prendre"
		}
	}
	return false
}
