package extractor

// beforeContrast reports whether the service stands on the negated side of a contrast: nicht mehr WhatsApp, sondern Tchap.
func (d *document) beforeContrast(m *mention) bool {
	s := d.sentences[d.words[m.first].sentence]
	negator := false
	for i := s.First; i < s.Last; i++ {
		w := &d.words[i]
		switch {
		case i < m.first && w.is(isNeg) && !d.g.negDet[w.fold]:
			negator = int(i)+1 >= len(d.words) || !d.g.pseudoAfter[d.words[i+1].fold]
		case i >= m.last && d.g.contrast[w.fold]:
			return negator && d.g.german
		}
	}
	return false
}

// onlyOther reports whether the clause's negation is about another service at its end: bespielt Facebook und X, TikTok
// hingegen nicht.
func (d *document) onlyOther(c int32, m *mention) bool {
	for _, i := range d.clauses[c].words {
		if i < 2 || !d.words[i].is(isNeg) || !d.g.however[d.words[i-1].fold] {
			continue
		}
		o := d.words[i-2].mention
		return o >= 0 && d.mentions[o].kind == targetMention && &d.mentions[o] != m
	}
	return false
}

// afterContrast reports whether the service stands on the positive side of a contrast: nicht WhatsApp, sondern Tchap.
func (d *document) afterContrast(m *mention) bool {
	s := d.sentences[d.words[m.first].sentence]
	for i := s.First; i < m.first; i++ {
		if d.g.contrast[d.words[i].fold] && (d.g.german || i > s.First && d.negatorBefore(i-1) && !d.negatorWithin(i, m.first)) {
			return true
		}
	}
	return d.g.german && d.butThere(m)
}

// butThere reports whether a turn right before a service says that with it things are otherwise: nicht auf X, wohl aber auf LinkedIn.
func (d *document) butThere(m *mention) bool {
	for i := d.left(m.first).at - 1; i > d.sentences[d.words[m.first].sentence].First; i-- {
		switch d.words[i].fold {
		case "aber", "dafür", "jedoch", "stattdessen":
			return d.negatorBefore(i)
		case "auch", "auf", "bei", "sehr", "wohl", "umso", "mehr", "schon", "nur", "allein", "allerdings":
		default:
			return false
		}
	}
	return false
}

// negatorWithin reports whether a negator stands from token i up to last: mais la Ville n'est plus sur X.
func (d *document) negatorWithin(i, last int32) bool {
	for ; i < last; i++ {
		if d.words[i].is(isNeg) {
			return true
		}
	}
	return false
}

// negatorBefore reports whether a negator stands before token i in its sentence.
func (d *document) negatorBefore(i int32) bool {
	for first := d.sentences[d.words[i].sentence].First; i >= first; i-- {
		if d.words[i].is(isNeg) {
			return true
		}
	}
	return false
}

// shunned reports whether the service is what another is put in place of: publie sur Mastodon et non plus sur X; plutôt que sur X; au lieu
// de Zoom.
func (d *document) shunned(m *mention) bool {
	if d.g.german {
		return false
	}
	l := d.left(m.first)
	i := l.at - 1
	if m.like == 0 && i > 1 && !shunWords[d.words[i].fold] { // et non plus avec celle de Microsoft
		if p := d.climb(m.first); p.prep != "" {
			i = p.at - 1
		}
	}
	if first := d.sentences[d.words[m.first].sentence].First; i <= first {
		return false
	}
	f, before := d.words[i].fold, d.words[i-1].fold
	switch f {
	case "plus", "pas":
		return before == "non" || f == "plus" && before == "mais" || (before == "et" || before == ",") && !d.neAhead(m)
	case "non":
		return before == "et" || before == ","
	case "que", "qu'":
		return before == "plutôt"
	case "lieu":
		return before == "au" && l.prep == "de"
	case "place":
		return (before == "la" || before == "et") && l.prep == "de"
	}
	return false
}

// shunWords end what puts one service in place of another.
var shunWords = wordSet("plus", "pas", "non", "que", "qu'", "lieu", "place")

// neAhead reports whether the clause of a service is itself negated by "ne".
func (d *document) neAhead(m *mention) bool {
	c := m.clause
	if c < 0 {
		return false
	}
	for _, i := range d.clauses[c].words {
		if f := d.words[i].fold; f == "ne" || f == "n'" {
			return true
		}
	}
	return false
}

// preferred reports whether another service of the clause is shunned for this one.
func (d *document) preferred(c int32, m *mention) bool {
	for _, i := range d.clauses[c].words {
		if t := d.targetAt(i); t >= 0 && i > m.last && d.mentions[t].first == i && d.shunned(&d.mentions[t]) {
			return true
		}
	}
	return false
}
