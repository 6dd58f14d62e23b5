package extractor

import "edikt/language"

// doesLikewise reports whether the mention is named beside another as doing what that one does: à l'instar du Conseil, comme la
// Suède, à l'image de Nice.
func (d *document) doesLikewise(m *mention, l *leftSide) bool {
	first := d.sentences[d.words[m.first].sentence].First
	i := l.at - 1
	if l.rel == relLike {
		i = l.at
	}
	if l.prep == "outre" && l.at == first && l.rel == relNone {
		return d.besideActor(m, first) && d.besidesThat(m)
	}
	if i < first {
		return false
	}
	switch d.words[i].fold {
	case "instar":
		return true
	case "image", "exemple":
		return i-2 >= first && d.words[i-1].fold == "l'" && d.words[i-2].fold == "à"
	case "que":
		return i > first+1 && d.words[i-1].fold == "plus" && (d.words[i-2].fold == "pas" || d.words[i-2].fold == "non") // pas plus que la VRT
	case "comme":
		if i > first && d.words[i-1].fold == "tout" {
			return !d.finiteNext(m.last)
		}
		return (i == first || d.words[i-1].fold == ",") && !d.finiteNext(m.last) && (d.besideActor(m, i) || d.closes(m.last) && d.left(m.first).prep == "")
	}
	return false
}

// besidesThat reports whether behind the mention that "outre" opens a sentence with the sentence says of another that it does so too: Outre la
// SNCF, la Poste a également quitté X.
func (d *document) besidesThat(m *mention) bool {
	s := d.sentences[d.words[m.first].sentence]
	for i := m.last; i < s.Last; i++ {
		switch d.words[i].fold {
		case "aussi", "également":
			return true
		}
	}
	return false
}

// didSo reports whether the mention is who, by a clause of comparison, did before what the sentence tells: comme l'avait fait Grenoble;
// ce que Metz a fait en mai.
func (d *document) didSo(m *mention) bool {
	if d.g.german || m.clause < 0 || int(m.clause) >= len(d.clauses) {
		return false
	}
	cl := &d.clauses[m.clause]
	if cl.kind != adverbialClause || len(cl.words) < 3 || cl.neg >= 0 || d.lemmaText(cl.verb) != "faire" || cl.finite < 0 || d.words[cl.finite].is(isFuture) || d.left(m.first).prep != "" {
		return false
	}
	opener := cl.words[0]
	switch d.words[opener].fold {
	case "comme":
		for _, i := range cl.words {
			if f := d.words[i].fold; (f == "l'" || f == "le") && i < cl.finite {
				return true
			}
		}
	case "que", "qu'":
		return opener > 1 && d.words[opener-1].fold == "ce" && d.words[opener-2].fold == ","
	}
	return false
}

// precedes reports whether the mention, with those in its row, is told as one who did before what another of its sort does: Après la
// Suède, le Danemark bannit TikTok; Lille quitte X dans le sillage de Metz, un an après Nantes.
func (d *document) precedes(m *mention, l *leftSide) bool {
	s := d.sentences[d.words[m.first].sentence]
	if l.rel == relCoord || m.sort == "parliament" {
		return false
	}
	opens := false
	switch {
	case l.prep == "après" && l.rel == relNone:
		opens = l.at == s.First
		if !opens && !d.words[l.at-1].class.has(d.g.known.time) && d.words[l.at-1].fold != "peu" && d.words[l.at-1].fold != "juste" {
			return false
		}
	case l.rel == relGen && l.noun >= 0 && trails[d.words[l.noun].fold]:
		t := d.left(l.noun)
		opens = t.at <= s.First+1
		if t.prep != "dans" && t.prep != "sur" && t.prep != "à" {
			return false
		}
	default:
		return false
	}
	sort := d.sortOf(m)
	if sort == "" {
		return false
	}
	for k := range d.mentions {
		o := &d.mentions[k]
		if o.group == m.group || !o.acts() || d.sortOf(o) != sort || d.words[o.first].sentence != d.words[m.first].sentence || opens != (o.first > m.first) {
			continue
		}
		if t := d.left(o.first); t.prep == "" && t.rel == relNone || t.rel == relGen && t.noun >= 0 && d.words[t.noun].fold == "tour" {
			return true
		}
	}
	return false
}

// wentBefore is precedes for a mention alone.
func (d *document) wentBefore(m *mention) bool {
	if d.g.german {
		return false
	}
	l := d.left(m.first)
	return d.precedes(m, &l)
}

// trails are nouns of the way that another went before.
var trails = wordSet("sillage", "suite", "foulée", "traces", "pas", "lignée", "modèle")

// sortOf is the sort of an institution, a town or a country.
func (d *document) sortOf(m *mention) string {
	if m.kind == placeMention && m.entry >= 0 {
		return d.g.gaz.Entries()[m.entry].Sort
	}
	return m.sort
}

// closes reports whether the sentence, or its clause before a colon or semicolon, ends at i.
func (d *document) closes(i int32) bool {
	s := d.sentences[d.words[max(i-1, 0)].sentence]
	for ; i < s.Last; i++ {
		switch w := &d.words[i]; {
		case w.fold == ";" || w.fold == ":" || w.fold == "." || w.fold == "!" || w.fold == "»":
			return true
		default:
			return false
		}
	}
	return true
}

// finiteNext reports whether a finite verb other than faire follows at i, before any sign: comme la Cnil le recommande.
func (d *document) finiteNext(i int32) bool {
	s := d.sentences[d.words[max(i-1, 0)].sentence]
	for ; i < s.Last && !boundary(&d.words[i]); i++ {
		if w := &d.words[i]; w.is(isFinite) && !w.is(isAux) {
			return d.lemmaText(w.verb) != "faire"
		}
	}
	return false
}

// doesAsWell reports whether the mention, with those in its row, is all that a conjunct holds beside a word that adds it to what was
// told: l'EPFL aussi, puis Lille à son tour, en Suède également.
func (d *document) doesAsWell(m *mention, l *leftSide) bool {
	first := d.sentences[d.words[m.first].sentence].First
	if l.at <= first || l.rel != relNone && l.rel != relAppos || l.prep != "" && !d.g.placePreps[l.prep] {
		return false
	}
	switch d.words[l.at-1].fold {
	case ",", ";", "et", "puis", "–", "—":
	default:
		return false
	}
	end := m.last
	for k := range d.mentions {
		if o := &d.mentions[k]; o.first > m.first && o.group == m.group && o.acts() && d.words[o.first].sentence == d.words[m.first].sentence {
			end = max(end, o.last)
		}
	}
	for _, turn := range asWell {
		if d.phraseAt(turn, end) && int(end) < len(d.words) && d.words[end].sentence == d.words[m.first].sentence {
			n := end + int32(len(turn))
			return d.closes(n) || d.words[n].fold == ","
		}
	}
	return false
}

var asWell = [][]string{{"aussi"}, {"également"}, {"idem"}, {"itou"}, {"pareillement"}, {"non", "plus"}, {"de", "même"}, {"à", "son", "tour"}, {"à", "leur", "tour"}}

// besideActor reports whether an institution stands right before the comma at i-1, or behind the one that ends the phrase.
func (d *document) besideActor(m *mention, i int32) bool {
	s := d.sentences[d.words[m.first].sentence]
	if i-2 >= s.First {
		if o := d.words[i-2].mention; o >= 0 && d.mentions[o].acts() {
			return true
		}
	}
	for j := m.last; j < s.Last && j < m.last+4; j++ {
		if d.words[j].fold == "," {
			return i == s.First
		}
	}
	return false
}

// branches joins an institution with the country that its name ends in: Emmaüs France, Greenpeace Belgique.
func (d *document) branches(first, last int32) {
	for i := first; i+1 < last; i++ {
		a, p := d.words[i].mention, d.words[i+1].mention
		if a < 0 || p < 0 || a == p || d.mentions[a].kind != actorMention || d.mentions[p].kind != placeMention || d.mentions[a].last != i+1 || d.mentions[p].first != i+1 || d.mentions[a].sort == "person" {
			continue
		}
		if d.words[i].tok.Is(language.Upper) || d.words[i].tok.Is(language.Caps) {
			d.stretch(a, d.mentions[p].last)
		}
	}
}

// askedBefore is what a question right before token i asks about, unless the event told last is nearer; or -1.
func (d *document) askedBefore(i int32, base int) int {
	for k := len(d.asked) - 1; k >= 0; k-- {
		o := d.asked[k].order
		if far := d.words[i].sentence - d.words[o].sentence; o < i && (far <= 2 || o < d.titleEnd && far <= 8) && (base < 0 || d.found[base].order < o) {
			return k
		}
	}
	return -1
}

// possessor is who was told last where the clause speaks of what is theirs: sur le réseau de ses 68 établissements. Or -1.
func (d *document) possessor(c int32) int32 {
	for _, i := range d.clauses[c].words {
		if !possessiveFrench(d.words[i].fold) || !d.words[i].is(isDet) {
			continue
		}
		n := d.next(i)
		for n >= 0 && (d.words[n].is(isNum) || d.words[n].is(isAdj) && !d.words[n].is(isNoun)) {
			n = d.next(n)
		}
		if n < 0 || !d.words[n].is(isNoun) {
			continue
		}
		w := &d.words[n]
		k := &d.g.known
		if !w.class.has(k.group) && !w.class.has(k.device) && !w.class.any(k.workplace) && !w.class.has(k.actorHead) && !w.class.has(k.account) && !paperWords[w.fold] && w.fold != "réseau" && w.fold != "réseaux" && w.fold != "locaux" && w.fold != "services" {
			continue
		}
		m := d.mainSubjectBefore(i)
		if m < 0 {
			m = d.subjectBefore(i)
		}
		if m >= 0 && d.mentions[m].kind != groupMention && d.mentions[m].sort != "media" && d.left(d.mentions[m].first).prep == "" {
			return m
		}
	}
	return -1
}

// appositive reports whether the institution at first only says who the one at n is: la Garante, l'autorité italienne chargée de la
// vie privée, a levé ... A list has an et at its end.
func (d *document) appositiveFrench(first int32, l *leftSide) bool {
	if l.det < 0 || d.g.indefinite[d.words[l.det].fold] {
		return false
	}
	m := d.words[first].mention
	if m < 0 || d.mentions[m].kind != actorMention || d.mentions[m].entry >= 0 {
		return false
	}
	s := d.sentences[d.words[first].sentence]
	for j := d.mentions[m].last; j < s.Last && j < first+16; j++ {
		w := &d.words[j]
		switch {
		case w.fold == ",":
			n := d.next(j)
			if n < 0 || d.alsoEnds(j, s.Last) > j {
				return false // le CICR, la Fédération, ainsi que ...
			}
			next := &d.words[n]
			for next.is(isDet) && !next.is(isPron) && n+1 < s.Last {
				n++
				next = &d.words[n]
			}
			if next.mention >= 0 && d.mentions[next.mention].acts() {
				return false
			}
			return next.is(isFinite|isPron|isAdv|isNeg) || next.fold == "ne" || next.fold == "n'"
		case w.fold == "et" || w.fold == "ou" || w.fold == ";" || w.fold == ":" || w.is(isFinite):
			return false
		}
	}
	return false
}

// townAhead makes a town of a name that no table knows where the sentence opens with it: À Vesoul, la migration est achevée. Or -1.
func (d *document) townAhead(c int32) int32 {
	s := d.sentences[d.clauses[c].sentence]
	if s.Last-s.First < 4 || d.words[s.First].fold != "à" && d.words[s.First].fold != "a" || !d.strangeName(s.First+1) {
		return -1
	}
	end := d.extentRight(s.First+1, s.Last)
	if end >= s.Last || d.words[end].fold != "," {
		return -1
	}
	return d.add(mention{kind: actorMention, first: s.First + 1, last: end, head: s.First + 1, entry: -1, place: -1, clause: c, sort: "city"})
}

// paperWords are what an institution publishes.
var paperWords = wordSet("communiqué", "communiqués", "annonces", "alertes", "actualités", "publications", "informations", "bulletins", "vidéos")

// mainSubjectBefore is the institution that is the subject of the last main clause before token i, in its sentence or the one before. Or -1.
func (d *document) mainSubjectBefore(i int32) int32 {
	si := d.words[i].sentence
	for c := len(d.clauses) - 1; c >= 0; c-- {
		cl := &d.clauses[c]
		if cl.sentence > si || len(cl.words) == 0 || cl.words[0] >= i || cl.kind != mainClause || cl.finite < 0 || cl.finite > i {
			continue
		}
		if cl.sentence < si-1 {
			return -1
		}
		if s := d.subjectFrench(int32(c)); s.mention >= 0 && s.pos < i {
			return s.mention
		}
		return -1
	}
	return -1
}
