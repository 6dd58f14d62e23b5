package extractor

import "edikt"

// whoeverPlace is the place in a clause that says who is meant: Wer in Nauru wohnt, darf ...
func (d *document) whoeverPlace(c int32) int32 {
	for k := range d.clauses {
		cl := &d.clauses[k]
		if cl.sentence == d.clauses[c].sentence && cl.parent == c && len(cl.words) > 0 && (cl.kind == indirectQuestion && d.g.whoWords[d.words[cl.words[0]].fold] || d.g.german && cl.kind == relativeClause && d.serves(cl)) {
			if m := d.locative(int32(k), -1); m >= 0 || !d.g.german {
				return m
			}
			return d.servedBy(int32(k))
		}
	}
	return -1
}

// servedBy is the institution for which someone works: Wer für die Zentralbank arbeitet, darf .... Or -1.
func (d *document) servedBy(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if m := d.words[i].mention; m >= 0 && d.mentions[m].first == i && d.mentions[m].acts() {
			if l := d.left(i); l.rel == relNone && (l.prep == "für" || l.prep == "von") {
				return m
			}
		}
	}
	return -1
}

// locative is the place or institution in which something holds: In Belgien gilt ein Verbot; an den Schulen der Stadt.
func (d *document) locative(c, trigger int32) int32 { return d.locativeWithin(c, 3) }

// locativeWithin is locative in the clause and those above it, at most hops of them.
func (d *document) locativeWithin(c int32, hops int) int32 {
	for first := c; c >= 0 && hops > 0; hops-- {
		if m := d.whereabouts(c); m >= 0 {
			return m
		}
		if d.g.german && c != first && d.tellsGerman(&d.clauses[c]) && d.bodyBefore(d.clauses[first].words[0]) >= 0 {
			return -1 // hieß es in Straßburg
		}
		for _, i := range d.clauses[c].words {
			m := d.words[i].mention
			if m < 0 || d.mentions[m].first != i || d.mentions[m].kind != placeMention && d.mentions[m].kind != actorMention {
				continue
			}
			l := d.left(i)
			for n := 0; l.rel == relCoord && n < 12; n++ {
				l = d.left(d.phraseHead(l.noun))
			}
			if !d.g.german && (d.words[i].fold == "cour" && d.mentions[m].anaphor || d.anySchool(&d.mentions[m]) || d.commonMany(&d.mentions[m])) {
				continue
			}
			if d.g.german && (d.attributeOfSubject(c, l.at) || d.anyOfSort(&d.mentions[m])) {
				continue // das Städel in Frankfurt folgte; an Schulen
			}
			if d.turnOfPlace(&d.mentions[m]) || !d.g.german && l.rel == relGen && (d.words[l.noun].fold == "sein" || d.words[l.noun].fold == "côté") && (d.mentions[m].sort != "company" || d.mentions[m].last > d.mentions[m].head+1 && d.left(l.noun).at == d.sentences[d.clauses[c].sentence].First) {
				return m // outre-Manche; au sein de l'armée
			}
			if !d.g.german && l.prep == "pour" && l.rel == relNone && d.mentions[m].kind == actorMention && d.verbless(c) {
				return m // Fini Zoom pour l'université; X, c'est fini pour la mairie
			}
			if d.g.german && l.prep == "vor" && l.rel == relNone && d.isCourt(m) && d.clauses[c].passive {
				return m // vor dem Verwaltungsgericht
			}
			if d.g.placePreps[l.prep] && (d.mentions[m].kind == placeMention || l.rel == relNone || !d.g.german && l.rel == relPrep && (d.words[l.noun].class.has(d.g.known.trigger) || d.targetAt(l.noun) >= 0)) {
				return m
			}
		}
		c = d.clauses[c].parent
	}
	return -1
}

// whereabouts is the place or institution that a German clause with wo is about: Hessen, wo die App verboten ist, sieht .... Or -1.
func (d *document) whereabouts(c int32) int32 {
	cl := &d.clauses[c]
	if !d.g.german || cl.kind != adverbialClause || cl.anchor < 2 || d.words[cl.anchor].fold != "wo" || d.words[cl.anchor-1].fold != "," {
		return -1
	}
	if m := d.words[cl.anchor-2].mention; m >= 0 && d.mentions[m].acts() {
		return m
	}
	return -1
}

// atHouse reports whether an institution is the place in which something holds: À l'Université de Lausanne, pas question de ....
func (d *document) atHouse(c int32) bool {
	m := d.locativeWithin(c, 2)
	return m >= 0 && d.mentions[m].kind == actorMention
}

// headlinePlace is the place before a colon at the start of the sentence or of the article's title: Albanie : TikTok suspendu.
// A measure may also stand behind a longer German lead: Ohne die App geht auf neuen Geräten in Georgien nichts mehr: Sie muss ....
func (d *document) headlinePlace(r *rule, c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	reach := int32(8)
	if d.g.german && (r.kind == edikt.Ban || r.kind == edikt.Mandate) {
		reach = 24
	}
	for i := s.First; i < s.Last && i < s.First+reach; i++ {
		if d.words[i].fold != ":" {
			continue
		}
		if m := d.aheadOfColon(c); m >= 0 {
			return m
		}
		for j := s.First; j < i; j++ {
			if m := d.words[j].mention; m >= 0 && d.mentions[m].acts() && !(d.g.german && d.onlyHolds(m)) && !(i >= s.First+8 && d.mentions[m].anaphor) && !(d.g.german && d.words[j].clause == c && d.mentions[m].kind != placeMention) {
				return m
			}
		}
		return -1
	}
	return -1
}

// onlyHolds reports whether a paper or broadcaster is only told to have what a text rests on: ein Schreiben, das dem Sender vorliegt.
func (d *document) onlyHolds(m int32) bool {
	c := d.mentions[m].clause
	return d.mentions[m].sort == "media" && c >= 0 && int(c) < len(d.clauses) && (d.clauses[c].kind == relativeClause || d.lemmaText(d.clauses[c].verb) == "vorliegen")
}

// anyOfSort reports whether a mention is bodies of a sort without a name: Schulen, Behörden.
func (d *document) anyOfSort(m *mention) bool {
	w := &d.words[m.head]
	return m.kind == actorMention && m.entry < 0 && m.place < 0 && w.is(isPlu) && (w.mod == "" || m.sort == "school") && m.last == m.head+1 && m.first == m.head
}

// oneOfThose is who is told to be among those that a relative clause is about: Indien gehörte zu den ersten Staaten, die TikTok
// sperrten; zu den Häusern, die X verlassen haben, gehört die Berlinale; l'Inde fait partie des pays qui ont bloqué TikTok. Or -1.
func (d *document) oneOfThose(c int32) int32 {
	cl := &d.clauses[c]
	if cl.kind != relativeClause || cl.anchor < 0 {
		return -1
	}
	p := d.words[cl.anchor].clause
	if p < 0 || d.clauses[p].finite < 0 {
		return -1
	}
	among := false
	switch d.lemmaText(d.clauses[p].verb) {
	case "gehören", "zählen":
		among = d.left(cl.anchor).prep == "zu"
	case "anschließen", "einreihen", "sein", "werden", "bleiben", "faire", "figurer", "compter", "être", "appartenir":
		if d.g.german && d.left(cl.anchor).prep == "durch" {
			return -1 // war durch einen Vater aufmerksam geworden, dessen Sohn ...
		}
	default:
		return -1
	}
	if m := d.subjectOf(p).mention; m >= 0 && d.words[cl.anchor].mention != m {
		return m
	}
	if among {
		return d.unknownActor(p, -1)
	}
	return -1
}

// attributeOfSubject reports whether a phrase at token i stands right behind a subject that no table knows and that can act.
func (d *document) attributeOfSubject(c, i int32) bool {
	s := d.subjectOf(c)
	return s.mention < 0 && s.noun >= 0 && s.noun == i-1 && !d.clauses[c].passive && len(d.words[s.noun].readings) == 0 && d.left(s.noun).det >= 0 && d.canAct(s.noun)
}
