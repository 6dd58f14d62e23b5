package extractor

// restricts reports whether the que at i only leaves one thing, and no verb of its own follows before the next sign: ne doivent plus
// échanger que sur Signal, indique une note.
func (p *frenchParser) restricts(i int32) bool {
	d := p.d
	if f := d.words[i].fold; f != "que" && f != "qu'" || p.current < 0 || p.finiteNear(i) {
		return false
	}
	for _, j := range d.clauses[p.current].words {
		if f := d.words[j].fold; f == "ne" || f == "n'" {
			return true
		}
	}
	return false
}

// thanInfinitive reports whether the word at i is the que of plutôt que de: an infinitive follows, no clause.
func (d *document) thanInfinitive(i, last int32) bool {
	f := d.words[i].fold
	return (f == "que" || f == "qu'") && i > 0 && d.words[i-1].fold == "plutôt" && i+1 < last && (d.words[i+1].fold == "de" || d.words[i+1].fold == "d'" || d.words[i+1].is(isInf))
}

// likewise reports whether the "que" at i only joins another name: de même que la Lettonie, ainsi que, aussi bien que, plutôt que.
func (d *document) likewise(i int32) bool {
	if f := d.words[i].fold; f != "que" && f != "qu'" || i == 0 {
		return false
	}
	switch d.words[i-1].fold {
	case "même":
		return i > 1 && d.words[i-2].fold == "de"
	case "ainsi":
		return true
	case "bien":
		return i > 1 && d.words[i-2].fold == "aussi"
	}
	return false
}

// describedNoun reports whether the word at j before the que at i is the adjective of a noun for a service that stands with its article:
// une application nationale que l'État impose.
func (p *frenchParser) describedNoun(i, j int32) bool {
	d := p.d
	if w := &d.words[j]; !w.is(isAdj) || w.is(isAdv|verbal) || i != j+1 || j == 0 {
		return false
	}
	n := &d.words[j-1]
	return n.is(isNoun) && n.class.has(d.g.known.service) && d.left(j-1).det >= 0
}

// complement reports whether que opens a complement (a dit que) and no relative clause (l'application que ...).
func (p *frenchParser) complement(i int32) bool {
	d := p.d
	j := d.prev(i)
	for j >= 0 && d.words[j].class.has(d.g.known.time) && d.words[j].mention < 0 && d.words[j].is(isNoun) && d.left(j).det < 0 { // a annoncé mardi soir que
		j = d.prev(j)
	}
	if j >= 0 && turns[d.words[j].fold] { // réclame à son tour que
		if l := d.left(j); l.prep != "" && l.det >= 0 && possessives[d.words[l.det].fold] {
			j = d.prev(l.at)
		}
	}
	if j < 0 {
		return true
	}
	w := &d.words[j]
	if p.asksThat(i, j) {
		return true
	}
	if w.mention < 0 && w.fold == "savoir" || w.is(isNoun) && d.left(j).prep == "à" && p.current >= 0 && d.tells(&d.clauses[p.current]) && i+1 < p.last && d.words[i+1].fold == "il" { // a fait savoir que; a rappelé aux services qu'il convient
		return true
	}
	if p.saidWhere(j) {
		return true
	}
	if w.mention >= 0 || p.describedNoun(i, j) {
		return false
	}
	return !w.is(isNoun|isName) || w.is(verbal) && !w.is(isNoun) || w.is(isAdv)
}

// saidWhere reports whether the phrase that ends at j only says where or to whom the verb right before it tells something: a annoncé
// sur X que; a confirmé à l'AFP que; indique dans un communiqué que.
func (p *frenchParser) saidWhere(j int32) bool {
	d := p.d
	if m := d.words[j].mention; m >= 0 {
		j = d.mentions[m].first
	}
	l := d.left(j)
	switch l.prep {
	case "sur", "via", "à", "dans", "devant", "par", "auprès", "en":
	default:
		return false
	}
	i := l.at - 1
	for i >= 0 && d.words[i].class.has(d.g.known.time) && d.words[i].mention < 0 {
		i--
	}
	if i < 0 || d.words[i].sentence != d.words[j].sentence || !d.words[i].is(verbal) {
		return false
	}
	switch w := &d.words[i]; d.lemmaText(w.verb) {
	case "publier", "poster", "diffuser", "partager", "relayer", "lancer", "dénoncer", "regretter", "déplorer", "signaler":
		return false
	default:
		return w.class.has(d.g.known.tell) || w.class.has(d.g.known.say)
	}
}

// kindOfQue tells alors que, parce que from a dit que.
func (p *frenchParser) kindOfQue(i int32) clauseKind {
	j := p.d.prev(i)
	if j < 0 {
		return adverbialClause
	}
	switch p.d.words[j].fold {
	case "pour", "afin":
		if p.demands() || j > 0 && p.d.words[j-1].is(isNoun) && p.d.effectOf(j-1) == opDemand {
			return complementClause // plaide pour que, un vœu pour que
		}
		return adverbialClause
	case "ce":
		if j > 0 && p.d.words[j-1].fold == "à" && p.demands() {
			return complementClause // appelle à ce que
		}
		return adverbialClause
	case "alors", "tandis", "parce", "bien", "dès", "depuis", "pendant", "avant", "après", "pourvu", "sans", "ainsi", "lors", "puis", "autant", "plus", "moins":
		return adverbialClause
	}
	return complementClause
}

// asksThat reports whether the que at i says what is asked of those whose noun stands at j: exige de ses agents qu'ils suppriment X,
// rappelle à ses membres qu'ils ne peuvent ....
func (p *frenchParser) asksThat(i, j int32) bool {
	d := p.d
	if i+1 >= p.last || p.current < 0 || d.words[j].mention < 0 {
		return false
	}
	switch d.words[i+1].fold {
	case "ils", "elles", "il", "elle":
	default:
		return false
	}
	f := d.clauses[p.current].finite
	if f >= 0 && d.words[f].is(isAux|isModal) {
		f = d.clauses[p.current].final
	}
	if f < 0 {
		return false
	}
	e := d.effectOf(f)
	l := d.left(j)
	return (e == opDemand || e == opOrder || e == opAdvise) && (l.prep == "de" || l.prep == "à") || e == opSay && l.prep == "à"
}

// demands reports whether the verb of the current clause asks for something.
func (p *frenchParser) demands() bool {
	d := p.d
	if p.current < 0 {
		return false
	}
	f := d.clauses[p.current].finite
	if f >= 0 && d.words[f].is(isAux|isModal) {
		f = d.clauses[p.current].final
	}
	return f >= 0 && d.effectOf(f) == opDemand
}
