package extractor

// beforeColon is the subject of the clause that ends in a colon before clause c.
func (d *document) beforeColon(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	first := d.sentences[cl.sentence].First
	for i := cl.words[0] - 1; i >= first; i-- {
		if d.words[i].fold != ":" {
			if d.words[i].clause == c || d.words[i].is(isPunct) {
				continue
			}
			return -1
		}
		if i == first || d.words[i-1].clause < 0 {
			return -1
		}
		before := d.words[i-1].clause
		s := d.subjectFrench(before)
		if s.mention >= 0 && (d.mentions[s.mention].sort != "media" || d.clauses[before].finite >= 0 && !d.tells(&d.clauses[before])) {
			return s.mention // Le Monde : ... only says so; la rédaction plie bagage : ...
		}
		if s.noun >= 0 && d.words[s.noun].class.has(d.g.known.document) {
			return d.handler(d.words[i-1].clause)
		}
		if m := d.whosePeople(s.noun, before); m >= 0 {
			return m
		}
		return d.locativeWithin(d.words[i-1].clause, 1) // Au Parlement, le couperet est tombé : ...
	}
	return -1
}

// whosePeople is the body or country whose people the noun at i names: Les agents du canton l'ont appris : ...; les fonctionnaires indiens. Or -1.
func (d *document) whosePeople(i, c int32) int32 {
	if i < 0 || d.words[i].mention < 0 || d.mentions[d.words[i].mention].kind != groupMention || d.words[i].class.has(d.g.known.public) {
		return -1
	}
	if m := d.attachedActor(i); m >= 0 {
		return m
	}
	if int(i)+1 < len(d.words) && d.words[i+1].mention < 0 {
		return d.adjectivePlace(i+1, c)
	}
	return -1
}

// handler is the institution that the clause names beside the paper that it is about: l'avant-projet a passé le cap de la
// lecture au gouvernement. Or -1.
func (d *document) handler(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].kind == actorMention {
			return m
		}
	}
	return -1
}

// behindColon is the subject of the clause behind the colon that ends clause c: Plus de WhatsApp : Matignon impose Olvid.
func (d *document) behindColon(c int32) int32 {
	cl := &d.clauses[c]
	if len(cl.words) == 0 {
		return -1
	}
	colon := false
	s := d.sentences[cl.sentence]
	for i := cl.words[len(cl.words)-1] + 1; i < s.Last; i++ {
		w := &d.words[i]
		if w.fold == ":" {
			colon = true
			continue
		}
		if colon && w.clause >= 0 && w.clause != c {
			if p := d.subjectOf(w.clause); p.mention >= 0 && d.mentions[p.mention].sort != "media" {
				return p.mention
			}
			return -1
		}
		if !colon && !w.is(isPunct) {
			return -1
		}
	}
	return -1
}

// placeBefore is the last place named before token i, at most two sentences back.
func (d *document) placeBefore(i int32) int32 {
	best := int32(-1)
	for k := range d.mentions {
		m := &d.mentions[k]
		if m.first >= i || m.kind != placeMention && m.kind != actorMention || d.words[i].sentence-d.words[m.first].sentence > 2 {
			continue
		}
		if best < 0 || d.mentions[best].first < m.first {
			best = int32(k)
		}
	}
	return best
}
